//! Candidates for the words of a text.
//!
//! A form is looked up as it stands, then by its stem; what is still unknown is taken apart, at hyphens or as a
//! compound, longest right part first.

use super::{
    compound::{hyphenated, splits},
    relation::Relation,
    route::Route,
    vocabulary::Vocabulary,
};
use std::collections::BTreeMap;

/// Candidates of a word at most.
const MOST: usize = 8;
/// Candidates of each part of a compound at most.
const MOST_OF_PART: usize = 4;
/// What a candidate of a part of a compound counts less.
const PART: f32 = 0.6;
/// What a candidate of another word with the same stem counts less, where the form itself has some.
const RELATIVE: f32 = 0.8;
/// A candidate below this share of the best is noise of the bridges.
const LEAST_SHARE: f32 = 0.06;
/// How much a gloss prefers frequent words: score times frequency to this power.
const FREQUENT: f32 = 0.15;
/// The rarity of a word that no list has.
const UNLISTED: f32 = 7.5;

/// From one language to another.
#[derive(Clone, Debug)]
pub struct Dictionary<'a> {
    from: &'a Vocabulary<'static>,
    to: &'a Vocabulary<'static>,
    /// Forms to their lemmas.
    lemmas: &'a [Relation<'static>],
    /// The short way and a longer one for words that it does not know.
    routes: Vec<Route<'a>>,
}

/// A word of the other language that may stand for a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// One word, seldom two, in lower case.
    pub word: String,
    /// How sure it is, 0 to 1; parts of compounds at most 0.6.
    pub score: f32,
    /// Whether it stands for a part of the form only.
    pub part: bool,
}

/// Candidates by number, best first.
type Scored = Vec<(u32, f32)>;

enum Found {
    Whole(Scored),
    Parts(Vec<Scored>),
}

impl<'a> Dictionary<'a> {
    pub(super) fn new(
        from: &'a Vocabulary<'static>,
        to: &'a Vocabulary<'static>,
        lemmas: &'a [Relation<'static>],
        routes: Vec<Route<'a>>,
    ) -> Self {
        Self { from, to, lemmas, routes }
    }

    /// Up to 8 translations of a word as it stands in a text, best first; of a compound those of its parts.
    pub fn candidates(&self, form: &str) -> Vec<Candidate> {
        match self.find(form) {
            None => Vec::new(),
            Some(Found::Whole(scored)) => {
                let named = scored.into_iter().take(MOST);
                named.map(|(to, score)| self.candidate(to, score.min(1.), false)).collect()
            }
            Some(Found::Parts(parts)) => {
                let each = (MOST / parts.len().max(1)).clamp(1, MOST_OF_PART);
                let best = parts.into_iter().flat_map(|part| part.into_iter().take(each));
                let mut named: Vec<_> =
                    best.map(|(to, score)| self.candidate(to, PART * score.min(1.), true)).collect();
                named.sort_by(|a, b| b.score.total_cmp(&a.score));
                named
            }
        }
    }

    /// The one best word for a form: of the good candidates the most frequent; a compound's parts in their order.
    pub fn gloss(&self, form: &str) -> Option<String> {
        match self.find(form)? {
            Found::Whole(scored) => self.most_frequent(&scored),
            Found::Parts(parts) => {
                let words: Vec<String> = parts.iter().filter_map(|part| self.most_frequent(part)).collect();
                Some(words.join(" "))
            }
        }
    }

    fn candidate(&self, to: u32, score: f32, part: bool) -> Candidate {
        Candidate { word: self.to.word(to), score, part }
    }

    fn most_frequent(&self, scored: &[(u32, f32)]) -> Option<String> {
        let worth =
            |(to, score): &(u32, f32)| score * 10_f32.powf(-FREQUENT * self.to.rarity_of(*to).unwrap_or(UNLISTED));
        let best = scored.iter().take(5).max_by(|a, b| worth(a).total_cmp(&worth(b)).then(b.0.cmp(&a.0)))?;
        Some(self.to.word(best.0))
    }

    fn find(&self, form: &str) -> Option<Found> {
        let word = self.from.normal(form)?;
        let whole = self.whole(&word);
        if !whole.is_empty() {
            return Some(Found::Whole(whole));
        }
        let parts: Vec<Scored> =
            hyphenated(&word).into_iter().map(|part| self.whole(part)).filter(|part| !part.is_empty()).collect();
        if !parts.is_empty() {
            return Some(Found::Parts(parts));
        }
        self.compound(&word, 2).map(Found::Parts)
    }

    /// The parts of a compound, of which the left one may be a compound again.
    fn compound(&self, word: &str, depth: usize) -> Option<Vec<Scored>> {
        let mut known: BTreeMap<&str, Scored> = BTreeMap::new();
        let mut fallback = None;
        for (left, right) in splits(word, self.from.language()) {
            let right_found = known.entry(right).or_insert_with(|| self.whole(right)).clone();
            if right_found.is_empty() {
                continue;
            }
            let left_found = self.whole(left);
            if !left_found.is_empty() {
                return Some(vec![left_found, right_found]);
            }
            if depth > 1 && fallback.is_none() {
                fallback = self.compound(left, depth - 1).map(|mut parts| {
                    parts.push(right_found);
                    parts
                });
            }
        }
        fallback
    }

    fn follow(&self, number: u32) -> Scored {
        self.routes.iter().map(|route| route.follow(number)).find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// Candidates of a form and of the words with its stem.
    fn whole(&self, word: &str) -> Scored {
        let exact = self.from.find(word);
        let mut found: Scored = exact.map(|number| self.follow(number)).unwrap_or_default();
        let share = if found.is_empty() { 1. } else { RELATIVE };
        let lemmas = self.lemmas.iter().flat_map(|relation| exact.into_iter().flat_map(|form| relation.of(form)));
        let mut related = self.from.relatives(word);
        related.extend(lemmas.map(|(lemma, _)| lemma));
        for relative in related.into_iter().filter(|number| Some(*number) != exact) {
            for (to, score) in self.follow(relative) {
                match found.iter_mut().find(|(known, _)| *known == to) {
                    Some((_, best)) => *best = best.max(share * score),
                    None => found.push((to, share * score)),
                }
            }
        }
        if found.is_empty() {
            let mut bare = self.from.bare(word).into_iter().map(|bare| self.follow(bare));
            found = bare.find(|found| !found.is_empty()).unwrap_or_default();
        }
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let least = found.first().map_or(0., |best| LEAST_SHARE * best.1);
        found.retain(|(_, score)| *score >= least);
        found
    }
}
