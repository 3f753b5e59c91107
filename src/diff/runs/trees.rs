//! Gradient boosted trees: a sum of small decision trees over a word's features (Friedman 2001).

use serde::{Deserialize, Serialize};

/// Questions from the root of a tree to a leaf.
pub const DEPTH: usize = 5;
/// Questions of a tree.
pub const QUESTIONS: usize = (1 << DEPTH) - 1;
/// Leaves of a tree.
pub const LEAVES: usize = 1 << DEPTH;

/// A sum of trees.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Trees {
    /// What the sum begins with.
    pub start: f32,
    /// The trees.
    pub trees: Vec<Tree>,
}

/// A full tree: the questions in the order of levels, the leaves from left to right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tree {
    /// [`QUESTIONS`] features that are asked for.
    pub features: Vec<u8>,
    /// What each is held against: more goes right.
    pub thresholds: Vec<f32>,
    /// [`LEAVES`] answers.
    pub leaves: Vec<f32>,
}

impl Trees {
    /// The sum over all trees.
    pub fn of(&self, features: &[f32]) -> f32 {
        self.start + self.trees.iter().map(|tree| tree.of(features)).sum::<f32>()
    }
}

impl Tree {
    /// The answer of one tree; 0 where it does not fit the features.
    pub fn of(&self, features: &[f32]) -> f32 {
        let mut at = 0;
        for _ in 0..DEPTH {
            let asked = self.features.get(at).and_then(|feature| features.get(usize::from(*feature)));
            let (Some(value), Some(threshold)) = (asked, self.thresholds.get(at)) else { return 0.0 };
            at = 2 * at + 1 + usize::from(value > threshold);
        }
        self.leaves.get(at - QUESTIONS).copied().unwrap_or(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_lead_to_leaves() {
        let tree = Tree {
            features: (0..QUESTIONS).map(|at| u8::from(at > 0)).collect(),
            thresholds: vec![0.5; QUESTIONS],
            leaves: (0_u8..32).map(f32::from).collect(),
        };
        let trees = Trees { start: 1.0, trees: vec![tree.clone(), tree] };
        assert_eq!(trees.of(&[0.0, 0.0]), 1.0);
        assert_eq!(trees.of(&[1.0, 0.0]), 33.0);
        assert_eq!(trees.of(&[1.0, 1.0]), 63.0);
        assert_eq!(trees.of(&[1.0]), 1.0, "a feature too few");
    }
}
