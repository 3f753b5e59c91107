//! What was learned of differences, from `assets/weights/differences.json`; `sammenhold train` makes it.

use super::runs::Trees;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

const SHIPPED: &str = include_str!("../../assets/weights/differences.json");

/// The learned parts of the rules. Without any, nothing is found by them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Weights {
    /// Log-odds that a word of linked sentences has no counterpart.
    pub words: Trees,
    /// How sure a stretch of such words is: a weight for each of its features, and a constant.
    pub spans: Vec<f32>,
    /// That two names left over stand for each other, and differ.
    pub names: Judge,
    /// That a negation left over changes what is said.
    pub negations: Judge,
    /// How much of a word's meaning has no counterpart, 0 to 1.
    pub grades: Trees,
}

/// The log-odds of everything before anything is learned.
const UNLEARNED: f32 = -10.0;

/// Two models that are asked together: trees, and a weight for each feature with a constant behind. What only one of
/// them takes for sure is not sure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Judge {
    /// The one.
    pub trees: Trees,
    /// The other.
    pub line: Vec<f32>,
}

impl Judge {
    /// The mean of their log-odds; one that has learned nothing takes nothing for likely.
    pub fn of(&self, features: &[f32]) -> f32 {
        if self.line.is_empty() {
            return UNLEARNED;
        }
        (self.trees.of(features) + line(features, &self.line)) / 2.0
    }
}

/// The weighted sum of features, and the constant behind the weights.
pub fn line(features: &[f32], weights: &[f32]) -> f32 {
    features.iter().chain([&1.0]).zip(weights).map(|(x, weight)| x * weight).sum()
}

impl Weights {
    /// Those in the program.
    pub fn shipped() -> &'static Self {
        static WEIGHTS: OnceLock<Weights> = OnceLock::new();
        WEIGHTS.get_or_init(|| serde_json::from_str(SHIPPED).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_file_is_read() {
        let read: Weights = serde_json::from_str(SHIPPED).unwrap();
        assert!(!read.words.trees.is_empty() && !read.grades.trees.is_empty());
        assert_eq!(read.spans.len(), super::super::SPAN_FEATURES + 1);
    }
}
