//! Paragraphs that stand in the version in the very words of the base although the languages differ.

use super::{
    Aspect, Compared, Difference, Kind, MARKED_FROM, Reason,
    foreign::{is_quoted, quoted},
    tongue::Tongues,
    whole,
};
use crate::{
    align::{Bead, Side},
    text::TokenKind,
};

/// Languages so near each other that a few words may well be the same in both.
const NEAR: &[&str] = &["da", "nb", "nn", "sv"];

/// So many words are no name any more, whatever they are.
const MANY: usize = 6;
/// How sure it is of words that one side's own vocabulary finds foreign, or that are many.
const SURE: f64 = 0.9;
/// So many powers of ten more usual in one of the two languages, words are clearly of that one.
const CLEAR: f32 = 2.0;
/// Of words that are foreign on both sides, which may be meant so: a title, a motto.
const FOREIGN_TO_BOTH: f64 = 0.6;
/// Of a few words that may well belong to both languages, or be names.
const UNSURE: f64 = 0.35;

/// Linked paragraphs with the same words on both sides.
pub fn differences(pair: Compared<'_>) -> Vec<Difference> {
    let same = |bead: &&Bead| {
        let words = (words(pair.base, &bead.base), words(pair.version, &bead.version));
        words.0 == words.1 && is_language(&words.0)
    };
    let tell = |bead: &Bead| {
        let confidence = confidence(pair, bead);
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

fn confidence(pair: Compared<'_>, bead: &Bead) -> f64 {
    let near = |side: Side<'_>| NEAR.contains(&side.version.language.primary());
    let is_many = words(pair.base, &bead.base).len() >= if near(pair.base) && near(pair.version) { MANY } else { 4 };
    let judge = |side: Side<'_>, own: &[usize], other: Side<'_>| {
        let sentences: Vec<_> = super::sentences_of(side, own).map(|(_, sentence)| sentence).collect();
        let (here, there) = (&side.version.language, &other.version.language);
        let Some(mut tongues) = Tongues::new(here, there) else { return (false, 0.0) };
        let is_foreign = tongues.judge(&sentences).is_some_and(|(_, sure)| sure >= MARKED_FROM);
        (is_foreign, tongues.gain(&sentences, there))
    };
    let is_quoted = bead.version.iter().all(|p| {
        let paragraph = &pair.version.version.paragraphs[*p];
        is_quoted(&quoted(&paragraph.text), paragraph.span())
    });
    let (in_base, gain_of_version) = judge(pair.base, &bead.base, pair.version);
    let (in_version, gain_of_base) = judge(pair.version, &bead.version, pair.base);
    match (in_base, in_version) {
        _ if is_quoted => UNSURE,
        (true, true) => FOREIGN_TO_BOTH,
        _ if in_base || in_version || is_many || gain_of_base.max(gain_of_version) >= CLEAR => SURE,
        _ => UNSURE,
    }
}
