//! Beads of paragraphs against gold beads, strictly: a bead is right when it equals a gold bead.
//!
//! Precision counts all beads that were found, empty ones paragraph by paragraph; recall counts gold beads
//! with both sides. Beside them: pairs of paragraphs, paragraphs left out and added, whole articles.

use super::{
    language_of,
    reliability::{Reliability, Tenth},
};
use crate::{collate::Collation, export::line::Article};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// An article pair with its beads.
#[derive(Clone, Debug, Deserialize)]
pub struct Gold {
    /// The versions, the base first.
    #[serde(flatten)]
    pub(super) article: Article,
    mode: String,
    beads: Vec<Sides>,
    paragraph_pairs: Vec<(usize, usize)>,
}

impl Gold {
    /// The versions, the base first.
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// Whether nothing was changed: every paragraph has its translation.
    pub fn is_clean(&self) -> bool {
        self.mode == "clean"
    }

    /// Whether these paragraphs are a bead of the gold.
    pub fn has_bead(&self, base: &[usize], version: &[usize]) -> bool {
        self.beads.iter().any(|(left, right)| left == base && right == version)
    }
}

/// What one article scored, with the keys it counts under.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    keys: [String; 2],
    counts: Counts,
}

/// Found, gold, and what both have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Three {
    both: usize,
    found: usize,
    gold: usize,
}

/// What articles scored together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    articles: usize,
    linked: Three,
    pairs: Three,
    dropped: Three,
    added: Three,
    whole: usize,
    reliability: Reliability,
}

/// The figures of some articles.
#[derive(Debug, Serialize)]
pub struct Figures {
    articles: usize,
    precision: f64,
    recall: f64,
    f1: f64,
    pair_f1: f64,
    drop_f1: f64,
    add_f1: f64,
    whole: f64,
    reliability: Vec<Tenth>,
}

/// Units of the base and of the version.
type Sides = (Vec<usize>, Vec<usize>);

/// Linked beads, and the paragraphs of either side that are in none.
#[derive(PartialEq)]
struct Beads {
    linked: BTreeSet<Sides>,
    dropped: BTreeSet<usize>,
    added: BTreeSet<usize>,
}

/// Holds the beads of the first pair against the gold.
pub(super) fn score(gold: &Gold, collation: &Collation) -> Score {
    let count = |version: usize| gold.article.versions.get(version).map_or(0, |given| given.paragraphs.len());
    let beads = |beads| Beads::new(beads, count(0), count(1));
    let right = beads(gold.beads.clone());
    let pair = collation.pairs.first().map_or(&[][..], |pair| &pair.alignment.paragraphs);
    let found = beads(pair.iter().map(|bead| (bead.base.clone(), bead.version.clone())).collect());
    let mut reliability = Reliability::default();
    for bead in pair {
        reliability.count(bead.confidence, gold.has_bead(&bead.base, &bead.version));
    }
    let counts = Counts {
        articles: 1,
        linked: Three::of(&found.linked, &right.linked),
        pairs: Three::of(&found.pairs(), &gold.paragraph_pairs.iter().copied().collect()),
        dropped: Three::of(&found.dropped, &right.dropped),
        added: Three::of(&found.added, &right.added),
        whole: usize::from(found == right),
        reliability,
    };
    let with_language = format!("{} {}", gold.mode, language_of(&gold.article));
    Score { keys: [gold.mode.clone(), with_language], counts }
}

pub(super) fn add(to: &mut BTreeMap<String, Counts>, score: &Score) {
    for key in &score.keys {
        let sum = to.entry(key.clone()).or_default();
        let Counts { articles, linked, pairs, dropped, added, whole, reliability } = &score.counts;
        sum.articles += articles;
        sum.linked.add(linked);
        sum.pairs.add(pairs);
        sum.dropped.add(dropped);
        sum.added.add(added);
        sum.whole += whole;
        sum.reliability.add(reliability);
    }
}

pub(super) fn figures(counts: &Counts) -> Figures {
    let Counts { articles, linked, pairs, dropped, added, whole, reliability } = counts;
    let nulls = dropped.found + added.found;
    let right_nulls = dropped.both + added.both;
    let precision = share(linked.both + right_nulls, linked.found + nulls);
    let recall = share(linked.both, linked.gold);
    Figures {
        articles: *articles,
        precision,
        recall,
        f1: 2.0 * precision * recall / (precision + recall).max(1e-9),
        pair_f1: pairs.f1(),
        drop_f1: dropped.f1(),
        add_f1: added.f1(),
        whole: share(*whole, *articles),
        reliability: reliability.tenths(),
    }
}

pub(super) fn line(key: &str, counts: &Counts) -> String {
    let Figures { articles, precision, recall, f1, pair_f1, drop_f1, add_f1, whole, .. } = figures(counts);
    format!(
        "{key:<14} {articles:>4} articles  strict P {precision:.3} R {recall:.3} F1 {f1:.3}  pair F1 {pair_f1:.3}  \
         drop F1 {drop_f1:.3}  add F1 {add_f1:.3}  whole article right {whole:.3}"
    )
}

/// How true the confidences of all beads are, as lines.
pub(super) fn reliability(of: &BTreeMap<String, Counts>) -> Vec<String> {
    let mut all = Reliability::default();
    // A key with a language repeats what its mode has.
    of.iter().filter(|(key, _)| !key.contains(' ')).for_each(|(_, counts)| all.add(&counts.reliability));
    all.lines("beads")
}

impl Beads {
    fn new(beads: Vec<Sides>, base: usize, version: usize) -> Self {
        let mut linked = BTreeSet::new();
        for (mut left, mut right) in beads.into_iter().filter(|(left, right)| !left.is_empty() && !right.is_empty()) {
            left.sort_unstable();
            right.sort_unstable();
            linked.insert((left, right));
        }
        let unlinked = |count: usize, side: fn(&Sides) -> Vec<usize>| {
            let used: BTreeSet<usize> = linked.iter().flat_map(side).collect();
            (0..count).filter(|unit| !used.contains(unit)).collect()
        };
        let dropped = unlinked(base, |bead| bead.0.clone());
        let added = unlinked(version, |bead| bead.1.clone());
        Self { linked, dropped, added }
    }

    fn pairs(&self) -> BTreeSet<(usize, usize)> {
        let pairs =
            |(left, right): &Sides| left.iter().flat_map(|&i| right.iter().map(move |&j| (i, j))).collect::<Vec<_>>();
        self.linked.iter().flat_map(pairs).collect()
    }
}

impl Three {
    fn of<T: Ord>(found: &BTreeSet<T>, gold: &BTreeSet<T>) -> Self {
        Self { both: found.intersection(gold).count(), found: found.len(), gold: gold.len() }
    }

    fn add(&mut self, other: &Self) {
        self.both += other.both;
        self.found += other.found;
        self.gold += other.gold;
    }

    /// Nothing found and nothing to find is perfect.
    fn f1(&self) -> f64 {
        let share = |of: usize| if of > 0 { self.both as f64 / of as f64 } else { 1.0 };
        let (precision, recall) = (share(self.found), share(self.gold));
        if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
    }
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
