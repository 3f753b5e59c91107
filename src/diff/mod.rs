//! Differences between a base and a version, with evidence and rank.
//!
//! Each rule is a file: it reads the alignment and returns differences; none knows the others. Versions in one
//! language have exact words, so there one rule replaces those that must guess.

mod difference;
mod facts;
mod foreign;
mod links;
mod opened;
mod placeholder;
mod rank;
mod repeated;
mod runs;
mod structure;
mod tongue;
mod untranslated;
mod weights;
mod words;

pub use difference::{Aspect, Band, Difference, Kind, MARKED_FROM, Reason, Sureness, UNSURE_FROM};
pub use facts::{FACT_FEATURES, FactFeatures, FactId, FactLesson, FactPair, fact_lessons};
pub use links::{Links, Word};
pub use opened::Opened;
pub use rank::{Category, Profile, rank};
pub use runs::{
    DEPTH, FEATURES, LEAVES, Linked, OF_VERSIONS, QUESTIONS, Rated, SPAN_FEATURES, SpanFeatures, Tree, Trees,
    span_features, spans,
};
pub use weights::{Judge, Weights};

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    align::{Alignment, Bead, Side},
    similarity::Matching,
    text::{Place, Sentence},
};

/// A base and a version with their alignment: what the rules read.
#[derive(Clone, Copy)]
pub struct Compared<'a> {
    /// Number of the version.
    pub number: usize,
    /// The base.
    pub base: Side<'a>,
    /// The version.
    pub version: Side<'a>,
    /// How they correspond.
    pub alignment: &'a Alignment,
    /// Which of their words match.
    pub matching: &'a Matching,
    /// What the rules that were learned go by.
    pub weights: &'a Weights,
}

/// What one version has against the base.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// All differences in reading order; group and rank are still 0.
    pub differences: Vec<Difference>,
    /// Which facts stand for each other.
    pub facts: Vec<FactPair>,
    /// Which words stand for each other, those of the base first, ascending.
    pub links: Vec<(Place, Place)>,
}

/// A difference that tells as one thing what other rules tell in pieces, and where.
struct Whole {
    difference: Difference,
    base: Vec<Place>,
    version: Vec<Place>,
}

/// Many of them, looked up by the sides and paragraphs that they touch: there may be thousands, and many more
/// differences that they may tell.
#[derive(Default)]
struct Wholes {
    all: Vec<Whole>,
    by_place: BTreeMap<(bool, usize), Vec<usize>>,
}

/// Compares a version with the base.
pub fn compare(pair: Compared<'_>) -> Findings {
    let opened: Vec<Opened<'_>> = opened(pair);
    let (facts, of_facts) = facts::pair(pair, &opened);
    let is_same_language = pair.base.shares_language(pair.version);
    let mut found = structure::paragraphs(pair);
    if is_same_language {
        found.extend(words::differences(pair));
    } else {
        found.extend(structure::sentences(pair));
        found.extend(runs::differences(pair, &opened));
    }
    let mut wholes = Wholes::default();
    wholes.extend(foreign::differences(pair));
    wholes.extend(repeated::differences(pair));
    wholes.extend(placeholder::differences(pair));
    if !is_same_language {
        let new: Vec<Difference> = wholes.untold(untranslated::differences(pair));
        wholes.extend(new.into_iter().map(Whole::of_words));
        let new: Vec<Difference> = wholes.untold(of_facts);
        wholes.extend(new.into_iter().map(Whole::of_fact));
    }
    found = wholes.untold(found);
    found.extend(wholes.all.into_iter().map(|whole| whole.difference));
    found.sort_by_key(Difference::reading_key);
    let mut links: Vec<(Place, Place)> = opened.iter().flat_map(Opened::linked_places).collect();
    links.sort_unstable();
    Findings { differences: found, facts, links }
}

/// All linked sentences, opened.
pub fn opened(pair: Compared<'_>) -> Vec<Opened<'_>> {
    let linked = pair.alignment.sentences.iter().filter(|bead| bead.is_linked());
    linked.filter_map(|bead| Opened::new(pair, bead)).collect()
}

impl Wholes {
    fn extend(&mut self, new: impl IntoIterator<Item = Whole>) {
        for whole in new {
            let base = whole.base.iter().map(|place| (true, place.paragraph));
            let places: BTreeSet<_> = base.chain(whole.version.iter().map(|p| (false, p.paragraph))).collect();
            let number = self.all.len();
            places.into_iter().for_each(|place| self.by_place.entry(place).or_default().push(number));
            self.all.push(whole);
        }
    }

    /// The differences that none of them tells.
    fn untold(&self, differences: Vec<Difference>) -> Vec<Difference> {
        differences.into_iter().filter(|difference| !self.tell(difference)).collect()
    }

    /// What tells a difference lies around all of its places on some side, so it touches the first one there.
    fn tell(&self, difference: &Difference) -> bool {
        let base = difference.base_spans.first().map(|place| (true, place.paragraph));
        let version = difference.version_spans.first().map(|place| (false, place.paragraph));
        let near = base.into_iter().chain(version).filter_map(|place| self.by_place.get(&place)).flatten();
        near.into_iter().any(|number| self.all[*number].tells(difference))
    }
}

impl Whole {
    /// Words that are told where they stand.
    fn of_words(difference: Difference) -> Self {
        let (base, version) = (difference.base_spans.clone(), difference.version_spans.clone());
        Self { difference, base, version }
    }

    /// A difference of facts. One of quotations tells the words that only one side has: who speaks.
    fn of_fact(difference: Difference) -> Self {
        let (mut base, mut version) = (Vec::new(), Vec::new());
        if let (Aspect::Quotation, Reason::FactsDiffer { base: one, version: other }) =
            (difference.aspect, &difference.reason)
        {
            match (one.is_empty(), other.is_empty()) {
                (false, true) => base.clone_from(&difference.base_spans),
                (true, false) => version.clone_from(&difference.version_spans),
                _ => {}
            }
        }
        Self { difference, base, version }
    }

    /// Whether it tells another difference too: one of words or more that lies within it. Where the language is
    /// another one, nothing is known of how things are said there.
    fn tells(&self, other: &Difference) -> bool {
        let within = |own: &[Place], places: &[Place]| {
            places.iter().all(|p| {
                let is_around =
                    |o: &Place| o.paragraph == p.paragraph && o.span.start <= p.span.start && p.span.end <= o.span.end;
                own.iter().any(is_around)
            })
        };
        let is_words = matches!(other.aspect, Aspect::Paragraph | Aspect::Sentence | Aspect::Words);
        let is_told = self.difference.is_marked() && is_words && other.kind != Kind::Moved;
        let is_way_of_saying = matches!(other.aspect, Aspect::Quotation | Aspect::Negation | Aspect::Strength);
        if self.difference.kind == Kind::Untranslated && is_way_of_saying {
            let is_in = |own: &[Place], places: &[Place]| !places.is_empty() && within(own, places);
            return is_in(&self.base, &other.base_spans) || is_in(&self.version, &other.version_spans);
        }
        is_told && within(&self.base, &other.base_spans) && within(&self.version, &other.version_spans)
    }
}

impl<'a> Compared<'a> {
    fn difference(&self, kind: Kind, aspect: Aspect, confidence: f64, reason: Reason) -> Difference {
        let (base_spans, version_spans) = (Vec::new(), Vec::new());
        Difference {
            version: self.number,
            group: 0,
            kind,
            aspect,
            base_spans,
            version_spans,
            confidence,
            rank: 0,
            reason,
        }
    }

    /// Beads of content paragraphs that both sides have.
    fn linked(&self) -> impl Iterator<Item = &'a Bead> {
        self.alignment.paragraphs.iter().filter(|bead| bead.is_linked())
    }
}

impl Difference {
    fn at(mut self, base_spans: Vec<Place>, version_spans: Vec<Place>) -> Self {
        (self.base_spans, self.version_spans) = (base_spans, version_spans);
        self
    }

    fn reading_key(&self) -> (Option<Place>, Option<Place>, Kind, Aspect) {
        (self.base_spans.first().copied(), self.version_spans.first().copied(), self.kind, self.aspect)
    }
}

/// The sentences of some paragraphs of a side.
fn sentences_of<'a>(side: Side<'a>, paragraphs: &[usize]) -> impl Iterator<Item = (usize, &'a Sentence)> {
    paragraphs.iter().flat_map(move |p| side.text.by_paragraph[*p].clone()).map(move |s| (s, &side.text.sentences[s]))
}

/// The places of whole paragraphs of a side.
fn whole(side: Side<'_>, paragraphs: &[usize]) -> Vec<Place> {
    paragraphs.iter().map(|p| Place { paragraph: *p, span: side.version.paragraphs[*p].span() }).collect()
}
