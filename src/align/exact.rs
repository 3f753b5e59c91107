//! Two versions in one language: what stands in both word for word is linked before any search.
//!
//! Only texts that each side has once; where the search would have to guess, it still does.

use super::{Side, anchor::ascending};
use std::collections::BTreeMap;

/// Content paragraphs with the same text on both sides, which neither side has twice.
pub fn same_paragraphs(base: Side<'_>, version: Side<'_>) -> Vec<(usize, usize)> {
    let (left, right) = (unique(base), unique(version));
    left.into_iter().filter_map(|(text, i)| Some((i, *right.get(text)?))).collect()
}

/// Sentences among `left` and `right` with the same text on both sides, which neither has twice, as far as they
/// stand in the same order.
pub fn same_sentences(base: Side<'_>, left: &[usize], version: Side<'_>, right: &[usize]) -> Vec<(usize, usize)> {
    let once = |side: Side<'_>, own: &[usize]| {
        let mut found: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for number in own {
            let text = side.text.sentences[*number].text.clone();
            found.entry(text).and_modify(|only| *only = None).or_insert(Some(*number));
        }
        found
    };
    let (left, right) = (once(base, left), once(version, right));
    let mut same: Vec<(usize, usize)> =
        left.into_iter().filter_map(|(text, i)| Some((i?, (*right.get(&text)?)?))).collect();
    same.sort_unstable();
    ascending(&same)
}

fn unique<'a>(side: Side<'a>) -> BTreeMap<&'a str, usize> {
    let mut found: BTreeMap<&str, Option<usize>> = BTreeMap::new();
    for (number, paragraph) in side.version.paragraphs.iter().enumerate().filter(|(_, p)| p.is_content()) {
        found.entry(paragraph.text.trim()).and_modify(|only| *only = None).or_insert(Some(number));
    }
    found.into_iter().filter_map(|(text, only)| Some((text, only?))).collect()
}
