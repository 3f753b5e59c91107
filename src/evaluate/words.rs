//! Word links against those that people set.
//!
//! The gold's sentences are taken as they are, each a paragraph. A gold link of several words on either side counts as all pairs of them; links of marks are passed over. Precision, recall and F1 are of pairs of
//! token numbers; a token in no link was added or left out, and whether that is seen has an F1 of its own.

use crate::{
    align::{Cut, Prospect, align_by},
    diff::{Compared, Weights, opened},
    progress::unwatched,
    similarity,
    text::{Language, LanguageSource, Paragraph, Place, Role, Version},
};
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
    /// First token of each sentence, and one behind its last; without any, all is one sentence.
    #[serde(default)]
    sentences: Vec<(usize, usize)>,
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
    Score { key: format!("{}-{}", gold.base.language, gold.version.language), counts: counts(gold, found_links(gold)) }
}

fn counts(gold: &Gold, found: Vec<(usize, usize)>) -> Counts {
    let found: Links = found.into_iter().collect();
    let all = gold.links.iter().flat_map(|Link(left, right, _)| pairs(left, right));
    // Marks between words are linked by nobody who reads.
    let right: Links = all.filter(|(i, j)| gold.base.is_word(*i) && gold.version.is_word(*j)).collect();
    Counts { texts: 1, links: three(&found, &right), unlinked: three(&gold.unlinked(&found), &gold.unlinked(&right)) }
}

/// The engine's links: pairs of base and version tokens by their numbers.
fn found_links(gold: &Gold) -> Vec<(usize, usize)> {
    let cuts = [&gold.base, &gold.version].map(|text| Cut::new(text.as_version()));
    let (base, version) = (cuts[0].side(), cuts[1].side());
    let weights = similarity::Weights::shipped();
    let Ok(prospect) = Prospect::new(base, version, weights, &unwatched) else { return Vec::new() };
    let Ok(alignment) = align_by(&prospect, base, version, &[], weights, &unwatched) else { return Vec::new() };
    let pair = Compared {
        number: 1,
        base,
        version,
        alignment: &alignment,
        matching: prospect.matching(),
        weights: Weights::shipped(),
    };
    let links = opened(pair).into_iter().flat_map(|opened| opened.linked_places().collect::<Vec<_>>());
    let token = |text: &Text, place: Place| text.token_at(place);
    links.filter_map(|(a, b)| Some((token(&gold.base, a)?, token(&gold.version, b)?))).collect()
}

impl Text {
    /// Each of its sentences a paragraph, its tokens with spaces between them.
    fn as_version(&self) -> Version {
        let text = |range: &(usize, usize)| self.tokens.get(range.0..range.1).unwrap_or_default().join(" ");
        let paragraphs = self.sentences().iter().map(|range| Paragraph::new(text(range), Role::Body)).collect();
        let language = self.language.parse().unwrap_or_else(|_| Language::undetermined());
        Version::new("gold", paragraphs).with_language(language, LanguageSource::Declared)
    }

    fn sentences(&self) -> Vec<(usize, usize)> {
        if self.sentences.is_empty() { vec![(0, self.tokens.len())] } else { self.sentences.clone() }
    }

    /// The token that a place in such a version is in.
    fn token_at(&self, place: Place) -> Option<usize> {
        let (first, last) = *self.sentences().get(place.paragraph)?;
        let mut end = 0;
        (first..last).find(|token| {
            end += self.tokens[*token].chars().count() + 1;
            place.span.start < end
        })
    }

    fn is_word(&self, token: usize) -> bool {
        self.tokens.get(token).is_some_and(|token| token.contains(char::is_alphanumeric))
    }
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
        let all = |side: usize, text: &Text| -> Vec<(usize, usize)> {
            (0..text.tokens.len()).filter(|at| text.is_word(*at)).map(|at| (side, at)).collect()
        };
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
        let line = r#"{"base":{"language":"da","tokens":["a","b","x","D","."],"sentences":[[0,5]]},
            "version":{"language":"en","tokens":["A","c","d2","x","d","."],"sentences":[[0,6]]},
            "links":[[[0],[0],""],[[1],[1,2],"s"],[[3],[4],"?"],[[4],[5],""]]}"#;
        let gold: Gold = serde_json::from_str(line).unwrap();
        let counts = counts(&gold, vec![(0, 0), (2, 3), (3, 4)]);
        assert_eq!((counts.links, counts.unlinked), ([2, 3, 4], [0, 3, 2]));
        let mut sum = BTreeMap::new();
        for _ in 0..2 {
            add(&mut sum, Score { key: "da-en".to_owned(), counts });
        }
        assert_eq!(sum["da-en"].links, [4, 6, 8]);
        assert_eq!(
            super::line("da-en", &sum["da-en"]),
            "da-en: word links of 2 texts  P 0.667 R 0.500 F1 0.571  unlinked tokens P 0.000 R 0.000 F1 0.000"
        );
    }

    #[test]
    fn words_are_linked_through_the_engine() {
        let line = r#"{"base":{"language":"da","tokens":["Broen","er","lukket","i","marts",".","Vi","venter","."],"sentences":[[0,6],[6,9]]},
            "version":{"language":"en","tokens":["The","bridge","is","closed","in","March",".","We","are","waiting","."],"sentences":[[0,7],[7,11]]},
            "links":[]}"#;
        let gold: Gold = serde_json::from_str(line).unwrap();
        let found = found_links(&gold);
        for link in [(0, 1), (2, 3), (4, 5), (7, 9)] {
            assert!(found.contains(&link), "{link:?} is not in {found:?}");
        }
    }
}
