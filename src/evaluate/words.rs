//! Word links against those that people set.
//!
//! A gold link of several words on either side counts as all pairs of them. Precision, recall and F1 are of pairs of
//! token numbers; a token in no link was added or left out, and whether that is seen has an F1 of its own.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A pair of texts cut into tokens, with its links.
#[derive(Clone, Debug, Deserialize)]
pub struct Gold {
    base: Text,
    version: Text,
    links: Vec<Link>,
}

/// A text by its tokens.
#[derive(Clone, Debug, Deserialize)]
struct Text {
    language: String,
    tokens: Vec<String>,
}

/// `[[base token numbers], [version token numbers], type]`; the type does not count.
#[derive(Clone, Debug, Deserialize)]
struct Link(Vec<usize>, Vec<usize>, #[expect(dead_code, reason = "read to be passed over")] String);

/// What one pair of texts scored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    key: String,
    counts: Counts,
}

/// Found, gold, and what both have: of links and of tokens without one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    texts: usize,
    links: [usize; 3],
    unlinked: [usize; 3],
}

/// The figures of some texts.
#[derive(Debug, Serialize)]
pub struct Figures {
    texts: usize,
    precision: f64,
    recall: f64,
    f1: f64,
    unlinked_precision: f64,
    unlinked_recall: f64,
    unlinked_f1: f64,
}

/// Links of tokens by their numbers.
type Links = BTreeSet<(usize, usize)>;

/// Links the gold's tokens and holds that against the gold.
pub(super) fn score(gold: &Gold) -> Score {
    let found: Links = found_links(gold).into_iter().collect();
    let right: Links = gold.links.iter().flat_map(|Link(left, right, _)| pairs(left, right)).collect();
    let counts = Counts {
        texts: 1,
        links: three(&found, &right),
        unlinked: three(&gold.unlinked(&found), &gold.unlinked(&right)),
    };
    Score { key: format!("{}-{}", gold.base.language, gold.version.language), counts }
}

/// The engine's links: pairs of base and version tokens by their numbers. So far equal words only, the first with the
/// first and so on.
fn found_links(gold: &Gold) -> Vec<(usize, usize)> {
    let mut places: BTreeMap<String, [Vec<usize>; 2]> = BTreeMap::new();
    for (side, text) in [&gold.base, &gold.version].into_iter().enumerate() {
        for (at, token) in text.tokens.iter().enumerate() {
            places.entry(token.to_lowercase()).or_default()[side].push(at);
        }
    }
    places.into_values().flat_map(|[base, version]| base.into_iter().zip(version)).collect()
}

pub(super) fn add(to: &mut BTreeMap<String, Counts>, score: Score) {
    let sum = to.entry(score.key).or_default();
    let Counts { texts, links, unlinked } = score.counts;
    sum.texts += texts;
    sum.links.iter_mut().zip(links).for_each(|(sum, one)| *sum += one);
    sum.unlinked.iter_mut().zip(unlinked).for_each(|(sum, one)| *sum += one);
}

pub(super) fn figures(counts: &Counts) -> Figures {
    let (precision, recall, f1) = rates(counts.links);
    let (unlinked_precision, unlinked_recall, unlinked_f1) = rates(counts.unlinked);
    Figures { texts: counts.texts, precision, recall, f1, unlinked_precision, unlinked_recall, unlinked_f1 }
}

pub(super) fn line(key: &str, counts: &Counts) -> String {
    let Figures { texts, precision, recall, f1, unlinked_precision, unlinked_recall, unlinked_f1 } = figures(counts);
    format!(
        "{key}: word links of {texts} texts  P {precision:.3} R {recall:.3} F1 {f1:.3}  \
         unlinked tokens P {unlinked_precision:.3} R {unlinked_recall:.3} F1 {unlinked_f1:.3}"
    )
}

impl Gold {
    /// Tokens of both sides in no link, as side and number.
    fn unlinked(&self, links: &Links) -> BTreeSet<(usize, usize)> {
        let linked: BTreeSet<(usize, usize)> = links.iter().flat_map(|(i, j)| [(0, *i), (1, *j)]).collect();
        let all = |side: usize, text: &Text| (0..text.tokens.len()).map(move |at| (side, at)).collect::<Vec<_>>();
        let both = all(0, &self.base).into_iter().chain(all(1, &self.version));
        both.filter(|token| !linked.contains(token)).collect()
    }
}

fn pairs(left: &[usize], right: &[usize]) -> Vec<(usize, usize)> {
    left.iter().flat_map(|i| right.iter().map(move |j| (*i, *j))).collect()
}

fn three<T: Ord>(found: &BTreeSet<T>, gold: &BTreeSet<T>) -> [usize; 3] {
    [found.intersection(gold).count(), found.len(), gold.len()]
}

/// Precision, recall and F1 of what both have, what was found and what is gold.
fn rates([both, found, gold]: [usize; 3]) -> (f64, f64, f64) {
    let share = |of: usize| both as f64 / of.max(1) as f64;
    (share(found), share(gold), 2.0 * both as f64 / (found + gold).max(1) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gold: 0-0, 1-1, 1-2, 3-4. Found: 0-0 (“a”), 3-4 (“D”), 2-3 (“x”). Without a link in gold: base 2, version 3;
    /// found: base 1, version 1 and 2.
    #[test]
    fn hand_counted_figures() {
        let line = r#"{"base":{"language":"da","tokens":["a","b","x","D"],"sentences":[[0,4]]},
            "version":{"language":"en","tokens":["A","c","d2","x","d"]},
            "links":[[[0],[0],""],[[1],[1,2],"s"],[[3],[4],"?"]]}"#;
        let gold: Gold = serde_json::from_str(line).unwrap();
        let mut counts = BTreeMap::new();
        add(&mut counts, score(&gold));
        let all = &counts["da-en"];
        assert_eq!((all.links, all.unlinked), ([2, 3, 4], [0, 3, 2]));
        assert_eq!(
            super::line("da-en", all),
            "da-en: word links of 1 texts  P 0.667 R 0.500 F1 0.571  unlinked tokens P 0.000 R 0.000 F1 0.000"
        );
        add(&mut counts, score(&gold));
        assert_eq!(counts["da-en"].links, [4, 6, 8]);
    }
}
