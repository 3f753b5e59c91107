//! What a difference is. Text for people is made of this elsewhere; here everything is data.

use crate::text::Place;
use serde::{Deserialize, Serialize};

/// From this confidence on a difference is marked; below it is only told as unsure.
pub const MARKED_FROM: f64 = 0.5;

/// Something that a version adds, leaves out or changes against the base.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Number of the version that differs from the base.
    pub version: usize,
    /// The same difference in several versions has one group.
    pub group: usize,
    /// Added, left out, changed, moved, untranslated.
    pub kind: Kind,
    /// What it concerns.
    pub aspect: Aspect,
    /// Where in the base; empty where the base has nothing.
    pub base_spans: Vec<Place>,
    /// Where in the version; empty where the version has nothing.
    pub version_spans: Vec<Place>,
    /// Probability that a person would agree, 0 to 1.
    pub confidence: f64,
    /// 1 for the most important of the collation, counted through all versions.
    pub rank: usize,
    /// Why the program says so.
    pub reason: Reason,
}

impl Difference {
    /// Whether it is sure enough to be marked.
    pub fn is_marked(&self) -> bool {
        self.confidence >= MARKED_FROM
    }
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Only the version has it.
    Added,
    /// Only the base has it.
    LeftOut,
    /// Both have it, with different content.
    Changed,
    /// Both have it, at different places.
    Moved,
    /// The version has it in the base's language or another foreign one.
    Untranslated,
}

/// What the difference concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    /// Whole paragraphs.
    Paragraph,
    /// Whole sentences inside a paragraph that both have.
    Sentence,
    /// Some words.
    Words,
    /// A number by its value.
    Number,
}

/// The evidence, as data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Reason {
    /// Nothing on the other side is alike enough; `best` is the likeliest counterpart's probability.
    NoCounterpart {
        /// Probability of the best counterpart that was rejected, 0 to 1.
        best: f64,
    },
    /// The counterpart stands elsewhere: it should be at paragraph `expected` and is at `found`.
    OtherPlace {
        /// Paragraph of the version where its neighbours stand.
        expected: usize,
        /// Paragraph of the version where it stands.
        found: usize,
    },
    /// The sentences around it stand in another order; the paragraph is the same.
    OtherOrder,
    /// Two numbers stand in the same place and differ by value.
    NumbersDiffer {
        /// The base's number, normalised (`1500`).
        base: String,
        /// The version's number, normalised.
        version: String,
    },
    /// A number of one side has no equal on the other, and nothing stands in its place.
    NumberUnmatched {
        /// The number, normalised.
        value: String,
    },
    /// Both versions are in one language and their words differ (exact).
    WordsDiffer {
        /// The base's words, empty where words were inserted.
        base: String,
        /// The version's words, empty where words were deleted.
        version: String,
    },
    /// The version's words are the base's own although their languages differ.
    SameWords,
}

impl Reason {
    /// What the version has instead, where the same place may have become different things in two versions.
    pub fn outcome(&self) -> &str {
        match self {
            Self::NumbersDiffer { version, .. } | Self::WordsDiffer { version, .. } => version,
            _ => "",
        }
    }
}
