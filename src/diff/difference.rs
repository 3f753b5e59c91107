//! What a difference is. Text for people is made of this elsewhere; here everything is data.

use crate::{
    facts::FactKind,
    text::{Language, Place},
};
use serde::{Deserialize, Serialize};

/// From this confidence on a difference is marked; below it is only told as unsure.
pub const MARKED_FROM: f64 = 0.5;

/// From this confidence on a difference is told as unsure; below it is silent: in the record only.
pub const UNSURE_FROM: f64 = 0.25;

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
    /// How it is told.
    pub fn band(&self) -> Band {
        Band::of(self.confidence)
    }

    /// Whether it is sure enough to be marked.
    pub fn is_marked(&self) -> bool {
        self.confidence >= MARKED_FROM
    }
}

/// How a difference is told, by its confidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// In the record only.
    Silent,
    /// Told as unsure, from [`UNSURE_FROM`] on.
    Unsure,
    /// Marked, from [`MARKED_FROM`] on.
    Marked,
}

impl Band {
    /// The band of a confidence, 0 to 1.
    pub fn of(confidence: f64) -> Self {
        match confidence {
            c if c >= MARKED_FROM => Self::Marked,
            c if c >= UNSURE_FROM => Self::Unsure,
            _ => Self::Silent,
        }
    }
}

/// How sure a difference is, in the four steps that are told in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// Less likely than not: not marked, told apart.
    Unsure,
    /// Marked.
    Likely,
    /// Marked, from 70 % on.
    FairlySure,
    /// Marked, from 90 % on.
    VerySure,
}

impl Sureness {
    /// The step of a confidence, 0 to 1.
    pub fn of(confidence: f64) -> Self {
        match confidence {
            c if c >= 0.9 => Self::VerySure,
            c if c >= 0.7 => Self::FairlySure,
            c if c >= MARKED_FROM => Self::Likely,
            _ => Self::Unsure,
        }
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
    /// A share in percent.
    Percent,
    /// An amount of money.
    Money,
    /// An amount of a unit.
    Measure,
    /// How old somebody is.
    Age,
    /// A date.
    Date,
    /// A time of day.
    Time,
    /// A telephone number, or the number of a document.
    Reference,
    /// An e-mail or web address.
    Address,
    /// A person, place or organisation.
    Name,
    /// What is quoted, or who says it.
    Quotation,
    /// Whether something is or is not.
    Negation,
    /// How strongly something is claimed.
    Strength,
}

impl From<FactKind> for Aspect {
    fn from(kind: FactKind) -> Self {
        match kind {
            FactKind::Number => Self::Number,
            FactKind::Percent => Self::Percent,
            FactKind::Money => Self::Money,
            FactKind::Measure => Self::Measure,
            FactKind::Age => Self::Age,
            FactKind::Date => Self::Date,
            FactKind::Time => Self::Time,
            FactKind::Reference => Self::Reference,
            FactKind::Address => Self::Address,
            FactKind::Name => Self::Name,
            FactKind::Quotation => Self::Quotation,
            FactKind::Negation => Self::Negation,
            FactKind::Hedge => Self::Strength,
        }
    }
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
    /// Two facts stand for each other and differ by value.
    FactsDiffer {
        /// The base's, normalised (`1500`).
        base: String,
        /// The version's, normalised.
        version: String,
    },
    /// A fact of one side has no equal on the other, and nothing stands in its place.
    FactUnmatched {
        /// It, normalised.
        value: String,
    },
    /// Words inside a linked sentence to which nothing on the other side corresponds.
    Unlinked,
    /// Both versions are in one language and their words differ (exact).
    WordsDiffer {
        /// The base's words, empty where words were inserted.
        base: String,
        /// The version's words, empty where words were deleted.
        version: String,
    },
    /// The version's words are the base's own although their languages differ.
    SameWords,
    /// It is in another language than its version.
    OtherLanguage {
        /// The language it is in.
        found: Language,
    },
    /// It stands in the version more than once, in the base once.
    Repeated,
    /// Something that a program should have filled in: `{{name}}`, `[TITLE]`, "Lorem ipsum".
    Placeholder,
}

impl Reason {
    /// What the version has instead, where the same place may have become different things in two versions.
    pub fn outcome(&self) -> &str {
        match self {
            Self::FactsDiffer { version, .. } | Self::WordsDiffer { version, .. } => version,
            _ => "",
        }
    }
}
