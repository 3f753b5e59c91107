//! One side of an alignment: a version with its sentences and what is known of its words.

use crate::{
    facts::{self, Fact},
    segment::segment,
    similarity::Reading,
    text::{Segmented, Version},
};

/// A version cut into sentences and read: what is worked out once for all its comparisons.
pub struct Cut {
    /// The version.
    pub version: Version,
    text: Segmented,
    reading: Reading,
    facts: Vec<Vec<Fact>>,
}

impl Cut {
    /// Cuts and reads a version.
    pub fn new(version: Version) -> Self {
        let text = segment(&version);
        let reading = Reading::new(&version, &text);
        let facts = facts::read(&text.sentences, &version.language, facts::dateline(&version, &text));
        Self { version, text, reading, facts }
    }

    /// As a side of an alignment.
    pub fn side(&self) -> Side<'_> {
        Side { version: &self.version, text: &self.text, reading: &self.reading, facts: &self.facts }
    }
}

/// One side of an alignment.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    /// The version.
    pub version: &'a Version,
    /// Its sentences.
    pub text: &'a Segmented,
    /// What is known of its words.
    pub reading: &'a Reading,
    /// For each sentence what it states.
    pub facts: &'a [Vec<Fact>],
}

impl Side<'_> {
    /// Whether both are in one language, whatever the region.
    pub fn shares_language(self, other: Side<'_>) -> bool {
        self.version.language.same_as(&other.version.language)
    }

    /// Numbers of the sentences of the content paragraphs that `wanted` keeps.
    pub(super) fn sentences(&self, wanted: impl Fn(usize) -> bool) -> Vec<usize> {
        let paragraph = |s: &usize| self.text.sentences[*s].place.paragraph;
        let keep = |s: &usize| self.version.paragraphs[paragraph(s)].is_content() && wanted(paragraph(s));
        (0..self.text.sentences.len()).filter(keep).collect()
    }

    pub(super) fn of_paragraphs(&self, paragraphs: &[usize]) -> Vec<usize> {
        paragraphs.iter().flat_map(|p| self.text.by_paragraph.get(*p).cloned().unwrap_or_default()).collect()
    }

    pub(super) fn length(&self, sentences: impl Iterator<Item = usize>) -> usize {
        sentences.map(|s| self.text.sentences[s].place.span.len()).sum()
    }

    pub(super) fn length_of_paragraphs(&self, paragraphs: &[usize]) -> usize {
        paragraphs.iter().map(|p| self.length(self.text.by_paragraph[*p].clone())).sum()
    }
}
