//! The way from one language to another: direct dictionaries, and through which others.

use super::{Code, relation::Relation};
use std::collections::BTreeMap;

/// Languages that others are reached through, the best first.
const HUBS: [Code; 5] = [*b"sv", *b"nb", *b"en", *b"de", *b"ru"];
/// Dictionaries that a word passes one after another, and more that it may pass where these lead nowhere.
const STEPS: usize = 3;
const MOST_STEPS: usize = 4;
/// Candidates that are followed further, and translations of each.
const FOLLOWED: usize = 5;
/// What a candidate that came through another language counts less.
const BRIDGED: f32 = 0.5;
/// Direct candidates that need no other language.
const MOST: usize = 24;

type Relations = BTreeMap<(Code, Code), Vec<Relation<'static>>>;

/// Which dictionaries lead from a language to another.
#[derive(Clone, Debug)]
pub(super) struct Route<'a> {
    direct: &'a [Relation<'static>],
    via: Vec<(Route<'a>, &'a [Relation<'static>])>,
}

impl<'a> Route<'a> {
    /// The ways between two languages, the short one first; empty where nothing connects them.
    pub(super) fn between(relations: &'a Relations, from: Code, to: Code) -> Vec<Self> {
        if from == to {
            return Vec::new();
        }
        let by_hubs = |steps| Self::over(relations, &HUBS, &[from, to], from, to, steps);
        let found: Vec<Self> = [STEPS, MOST_STEPS].into_iter().filter_map(by_hubs).collect();
        if !found.is_empty() {
            return found;
        }
        let mut any: Vec<Code> = relations.keys().map(|(from, _)| *from).collect();
        any.dedup();
        Self::over(relations, &any, &[from, to], from, to, STEPS).into_iter().collect()
    }

    fn over(
        relations: &'a Relations,
        pivots: &[Code],
        passed: &[Code],
        from: Code,
        to: Code,
        steps: usize,
    ) -> Option<Self> {
        let direct = relations.get(&(from, to)).map_or(&[][..], Vec::as_slice);
        let mut via = Vec::new();
        for pivot in pivots.iter().filter(|pivot| steps > 1 && !passed.contains(pivot)) {
            let Some(last) = relations.get(&(*pivot, to)) else { continue };
            let further = [passed, &[*pivot]].concat();
            if let Some(first) = Self::over(relations, pivots, &further, from, *pivot, steps - 1) {
                via.push((first, last.as_slice()));
            }
        }
        (!direct.is_empty() || !via.is_empty()).then_some(Self { direct, via })
    }

    /// The candidates of a word by number with their scores (1 is a sure one, more is possible), best first.
    pub(super) fn follow(&self, word: u32) -> Vec<(u32, f32)> {
        let mut found = Found::default();
        for (to, score) in self.direct.iter().flat_map(|relation| relation.of(word)) {
            found.add(to, score);
        }
        for (first, last) in &self.via {
            let mut middle = first.follow(word);
            middle.truncate(FOLLOWED);
            for (between, score) in middle {
                for (to, further) in last.iter().flat_map(|relation| relation.of(between).take(FOLLOWED)) {
                    found.add(to, BRIDGED * score.min(1.) * further.min(1.));
                }
            }
        }
        found.best(MOST)
    }
}

/// Candidates with the sum of their scores.
#[derive(Default)]
struct Found(Vec<(u32, f32)>);

impl Found {
    fn add(&mut self, word: u32, score: f32) {
        match self.0.iter_mut().find(|(known, _)| *known == word) {
            Some((_, sum)) => *sum += score,
            None => self.0.push((word, score)),
        }
    }

    fn best(mut self, most: usize) -> Vec<(u32, f32)> {
        self.0.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        self.0.truncate(most);
        self.0
    }
}
