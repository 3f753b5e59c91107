//! What is known of one version, worked out once and held against any other.

use super::{meaning::Meanings, outline::Outline, vocabulary::Vocabulary};
use crate::{
    encoder::Pooled,
    facts::{Number, numbers},
    text::{Language, Segmented, Version},
};
use std::ops::Range;

/// A version's words and the outlines of its sentences.
pub struct Reading {
    pub(super) language: Language,
    pub(super) vocabulary: Vocabulary,
    pub(super) outlines: Vec<Outline>,
    pub(super) meanings: Option<Meanings>,
}

impl Reading {
    /// Reads a version that was cut into sentences.
    pub fn new(version: &Version, text: &Segmented) -> Self {
        let language = &version.language;
        let numbers: Vec<Vec<Number>> = text.sentences.iter().map(|s| numbers(s, language)).collect();
        let vocabulary = Vocabulary::new(&text.sentences, &numbers, language);
        let meanings = Meanings::new(&text.sentences, language);
        Self { language: language.clone(), vocabulary, outlines: Outline::of_all(version, text, numbers), meanings }
    }

    /// For each of the given sentences the words that only it has of them, in a form that related spellings share:
    /// what texts can be anchored by. At least `shortest` letters; numbers as they are written.
    pub fn only_there(&self, sentences: &[usize], shortest: usize) -> Vec<(&str, usize)> {
        self.vocabulary.only_there(sentences, shortest)
    }

    /// The types of a sentence's tokens, in their order; a type is a distinct word or number of the version.
    pub fn types(&self, sentence: usize) -> &[usize] {
        self.vocabulary.order.get(sentence).map_or(&[], Vec::as_slice)
    }

    /// How rare a type is in its language, as -log10 of its share of running text.
    pub fn rarity(&self, kind: usize) -> f32 {
        self.vocabulary.types[kind].rarity
    }

    /// The sums of stretches of the tokens of some sentences, and behind them that of the sentence's frame, so that the
    /// vector of a sentence without some of its stretches costs only the head. The stretches of a sentence are expected
    /// to be the same at every call. None where the meaning cannot be told.
    pub fn parts(&self, sentences: &[(usize, Vec<Range<usize>>)]) -> Option<Vec<Vec<Pooled>>> {
        Some(self.meanings.as_ref()?.parts(sentences))
    }
}
