//! Words that make a statement weaker or give it to somebody else: "angiveligt", "skal have", "ifølge".

use super::{Fact, Passage, Verdict};

/// What a hedge does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hedge {
    /// Said by others, not known: "angiveligt", "skal have".
    Alleged,
    /// Possible or likely only: "måske", "kan".
    Possible,
    /// Given to a source: "ifølge".
    Attributed,
}

impl Hedge {
    /// In one word.
    pub fn normalised(self) -> &'static str {
        match self {
            Self::Alleged => "alleged",
            Self::Possible => "possible",
            Self::Attributed => "attributed",
        }
    }

    /// How two relate.
    pub fn compare(self, other: Self) -> Option<Verdict> {
        (self == other).then_some(Verdict::Equal)
    }
}

/// Hedges of a sentence.
pub(super) fn find(_passage: &Passage<'_>) -> Vec<Fact> {
    Vec::new()
}
