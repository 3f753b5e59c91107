//! What was learned of differences, from `assets/weights/differences.json`; `sammenhold train` makes it.

use super::runs::Trees;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

const SHIPPED: &str = include_str!("../../assets/weights/differences.json");

/// The learned parts of the rules. Without any, nothing is found by them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Weights {
    /// Log-odds that a word of linked sentences has no counterpart.
    pub words: Trees,
    /// How sure a stretch of such words is: a weight for each of its features, and a constant.
    pub spans: Vec<f32>,
    /// How much of a word's meaning has no counterpart, 0 to 1.
    pub grades: Trees,
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
