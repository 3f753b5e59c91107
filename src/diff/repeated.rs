//! Paragraphs that a version has more than once and the base has once.
//!
//! Two paragraphs are the same if they share nearly all their words, as a multiset, in whatever letters and marks.
//! Of two like ones the one without counterpart is told; where both or neither have one, the later.

use super::{Aspect, Compared, Kind, Reason, Whole, whole};
use crate::{
    align::Side,
    text::{Role, TokenKind},
};
use std::cell::LazyCell;

/// Shared words against all words (Dice) from which two paragraphs are the same.
const SAME: f64 = 0.92;
/// A shorter paragraph may well come again ("Foto: Ritzau"); a title has this many at least.
const LEAST_WORDS: usize = 5;
const LEAST_WORDS_OF_TITLE: usize = 3;
/// How sure it is of a paragraph with the very same words, and of one with nearly the same.
const IDENTICAL: f64 = 0.95;
const NEARLY: f64 = 0.8;

/// A paragraph by its words, sorted.
struct Known {
    paragraph: usize,
    is_head: bool,
    words: Vec<String>,
}

/// The paragraphs that come again.
pub fn differences(pair: Compared<'_>) -> Vec<Whole> {
    let (version, base) = (known(pair.version), LazyCell::new(|| known(pair.base)));
    let mut told: Vec<(usize, f64)> = Vec::new();
    for (at, later) in version.iter().enumerate() {
        let is_told = |known: &Known| told.iter().any(|(paragraph, _)| *paragraph == known.paragraph);
        let Some((earlier, likeness)) =
            version[..at].iter().filter(|k| !is_told(k)).find_map(|k| Some((k, likeness(k, later)?)))
        else {
            continue;
        };
        let of_base = [earlier, later].map(|k| counterparts(pair, k.paragraph));
        if is_repeated_there(&base, &of_base) {
            continue;
        }
        let [first, second] = of_base;
        let again = if first.is_empty() && !second.is_empty() { earlier } else { later };
        told.push((again.paragraph, if likeness >= 1.0 { IDENTICAL } else { NEARLY }));
    }
    told.sort_by_key(|(paragraph, _)| *paragraph);
    let tell = |(paragraph, confidence): (usize, f64)| {
        let version = whole(pair.version, &[paragraph]);
        let difference = pair.difference(Kind::Added, Aspect::Paragraph, confidence, Reason::Repeated);
        Whole { difference: difference.at(Vec::new(), version.clone()), base: Vec::new(), version }
    };
    told.into_iter().map(tell).collect()
}

/// The content paragraphs of a side that are long enough to be compared.
fn known(side: Side<'_>) -> Vec<Known> {
    let content = side.version.paragraphs.iter().enumerate().filter(|(_, p)| p.is_content());
    let read = |(paragraph, text): (usize, &crate::text::Paragraph)| {
        let tokens = side.text.of_paragraph(paragraph).iter().flat_map(|s| &s.tokens);
        let mut words: Vec<String> = tokens.map(|t| t.form.to_lowercase()).collect();
        words.sort_unstable();
        Known { paragraph, is_head: text.role != Role::Body, words }
    };
    let is_long = |k: &Known| k.words.len() >= if k.is_head { LEAST_WORDS_OF_TITLE } else { LEAST_WORDS };
    let has_words = |paragraph: usize| {
        side.text.of_paragraph(paragraph).iter().flat_map(|s| &s.tokens).any(|t| t.kind == TokenKind::Word)
    };
    content.map(read).filter(|k| is_long(k) && has_words(k.paragraph)).collect()
}

/// How alike two paragraphs are, if they are the same; what differs must not be a number.
fn likeness(a: &Known, b: &Known) -> Option<f64> {
    let all = a.words.len() + b.words.len();
    if (2 * a.words.len().min(b.words.len())) as f64 <= SAME * all as f64 {
        return (a.words == b.words).then_some(1.0);
    }
    let (mut shared, mut at, mut differ) = (0, 0, false);
    for word in &a.words {
        while b.words.get(at).is_some_and(|other| other < word) {
            differ |= b.words[at].starts_with(|c: char| c.is_ascii_digit());
            at += 1;
        }
        if b.words.get(at) == Some(word) {
            shared += 1;
            at += 1;
        } else {
            differ |= word.starts_with(|c: char| c.is_ascii_digit());
        }
    }
    let dice = 2.0 * f64::from(shared) / all.max(1) as f64;
    (dice >= SAME && !differ).then_some(dice)
}

/// The paragraphs of the base that a paragraph of the version is linked with.
fn counterparts(pair: Compared<'_>, paragraph: usize) -> Vec<usize> {
    pair.linked().filter(|bead| bead.version.contains(&paragraph)).flat_map(|bead| bead.base.clone()).collect()
}

/// Whether the base has two like paragraphs too, one of them a counterpart, or has each in a paragraph of its own.
fn is_repeated_there(all: &[Known], [first, second]: &[Vec<usize>; 2]) -> bool {
    let is_apart = !first.is_empty() && !second.is_empty() && first != second;
    is_apart
        || first.iter().chain(second).any(|own| {
            let Some(own) = all.iter().find(|k| k.paragraph == *own) else { return false };
            all.iter().any(|k| k.paragraph != own.paragraph && likeness(k, own).is_some())
        })
}
