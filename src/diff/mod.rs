//! Differences between a base and a version, with evidence and rank.
//!
//! Each rule is a file: it reads the alignment and returns differences; none knows the others. Versions in one
//! language have exact words, so there one rule replaces those that must guess.

mod difference;
mod facts;
mod links;
mod numbers;
mod rank;
pub mod runs;
mod structure;
mod untranslated;
mod words;

pub use difference::{Aspect, Band, Difference, Kind, MARKED_FROM, Reason, Sureness, UNSURE_FROM};
pub use facts::{FactId, FactPair};
pub use rank::{Category, Profile, rank};

use crate::{
    align::{Alignment, Bead, Side},
    similarity::Matching,
    text::{Place, Sentence},
};

/// A base and a version with their alignment: what the rules read.
#[derive(Clone, Copy)]
pub struct Compared<'a> {
    /// Number of the version.
    pub number: usize,
    /// The base.
    pub base: Side<'a>,
    /// The version.
    pub version: Side<'a>,
    /// How they correspond.
    pub alignment: &'a Alignment,
    /// Which of their words match.
    pub matching: &'a Matching,
}

/// What one version has against the base.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// All differences in reading order; group and rank are still 0.
    pub differences: Vec<Difference>,
    /// Which facts stand for each other.
    pub facts: Vec<FactPair>,
}

/// Compares a version with the base.
pub fn compare(pair: Compared<'_>) -> Findings {
    let (facts, of_facts) = facts::pair(pair);
    let mut found = structure::paragraphs(pair);
    found.extend(of_facts);
    if pair.base.shares_language(pair.version) {
        found.extend(words::differences(pair));
    } else {
        found.extend(structure::sentences(pair));
        found.extend(numbers::differences(pair));
        found.extend(untranslated::differences(pair));
    }
    found.sort_by_key(Difference::reading_key);
    Findings { differences: found, facts }
}

impl<'a> Compared<'a> {
    fn difference(&self, kind: Kind, aspect: Aspect, confidence: f64, reason: Reason) -> Difference {
        let (base_spans, version_spans) = (Vec::new(), Vec::new());
        Difference {
            version: self.number,
            group: 0,
            kind,
            aspect,
            base_spans,
            version_spans,
            confidence,
            rank: 0,
            reason,
        }
    }

    /// Beads of content paragraphs that both sides have.
    fn linked(&self) -> impl Iterator<Item = &'a Bead> {
        self.alignment.paragraphs.iter().filter(|bead| bead.is_linked())
    }
}

impl Difference {
    fn at(mut self, base_spans: Vec<Place>, version_spans: Vec<Place>) -> Self {
        (self.base_spans, self.version_spans) = (base_spans, version_spans);
        self
    }

    fn reading_key(&self) -> (Option<Place>, Option<Place>, Kind, Aspect) {
        (self.base_spans.first().copied(), self.version_spans.first().copied(), self.kind, self.aspect)
    }
}

/// The sentences of some paragraphs of a side.
fn sentences_of<'a>(side: Side<'a>, paragraphs: &[usize]) -> impl Iterator<Item = (usize, &'a Sentence)> {
    paragraphs.iter().flat_map(move |p| side.text.by_paragraph[*p].clone()).map(move |s| (s, &side.text.sentences[s]))
}

/// The places of whole paragraphs of a side.
fn whole(side: Side<'_>, paragraphs: &[usize]) -> Vec<Place> {
    paragraphs.iter().map(|p| Place { paragraph: *p, span: side.version.paragraphs[*p].span() }).collect()
}
