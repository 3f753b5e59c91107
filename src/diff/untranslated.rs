//! Paragraphs that stand in the version in the very words of the base although the languages differ.

use super::{Aspect, Compared, Difference, Kind, Reason, whole};
use crate::{
    align::{Bead, Side},
    text::TokenKind,
};

/// Languages so near each other that a few words may well be the same in both.
const NEAR: &[&str] = &["da", "nb", "nn", "sv"];

/// Linked paragraphs with the same words on both sides.
pub fn differences(pair: Compared<'_>) -> Vec<Difference> {
    let same = |bead: &&Bead| {
        let words = (words(pair.base, &bead.base), words(pair.version, &bead.version));
        words.0 == words.1 && is_language(&words.0)
    };
    let tell = |bead: &Bead| {
        let confidence = confidence(pair, words(pair.base, &bead.base).len());
        let places = (whole(pair.base, &bead.base), whole(pair.version, &bead.version));
        pair.difference(Kind::Untranslated, Aspect::Paragraph, confidence, Reason::SameWords).at(places.0, places.1)
    };
    pair.linked().filter(same).map(tell).collect()
}

fn words(side: Side<'_>, paragraphs: &[usize]) -> Vec<String> {
    let tokens = super::sentences_of(side, paragraphs).flat_map(|(_, s)| &s.tokens);
    tokens.filter(|t| t.kind == TokenKind::Word).map(|t| t.form.clone()).collect()
}

/// Whether the words are more than names: several, one of them a longer one in small letters.
fn is_language(words: &[String]) -> bool {
    let is_common = |word: &String| word.chars().count() >= 3 && word.chars().all(|c| !c.is_uppercase());
    words.len() >= 2 && words.iter().any(is_common)
}

fn confidence(pair: Compared<'_>, words: usize) -> f64 {
    let near = |side: Side<'_>| NEAR.contains(&side.version.language.primary());
    match words {
        0..=2 if near(pair.base) && near(pair.version) => 0.3,
        3..=5 if near(pair.base) && near(pair.version) => 0.55,
        _ => 0.9,
    }
}
