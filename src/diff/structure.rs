//! Whole paragraphs and sentences that are added, left out or moved: read off the alignment.

use super::{Aspect, Compared, Difference, Kind, Reason, whole};
use crate::{
    align::{Bead, Side, mark_moved},
    facts::{Fact, FactKind, Verdict, paired},
    text::Place,
};

/// Below this many letters a sentence without counterpart is too slight to tell ("Ja.", "1.").
const SLIGHT: usize = 12;

/// Facts that paragraphs in one place share when they are likely to be one.
const SHARED: usize = 2;
/// What this leaves of the confidence that one is left out and the other added.
const DOUBTFUL: f64 = 0.4;

/// Paragraphs of content that only one side has, or that stand elsewhere.
pub fn paragraphs(pair: Compared<'_>) -> Vec<Difference> {
    let is_content = |side: Side<'_>, own: &[usize]| {
        own.iter()
            .map(|p| &side.version.paragraphs[*p])
            .all(|p| p.is_content() && p.text.contains(char::is_alphanumeric))
    };
    let beads = pair
        .alignment
        .paragraphs
        .iter()
        .enumerate()
        .filter(|(_, b)| is_content(pair.base, &b.base) && is_content(pair.version, &b.version));
    let tell = |(at, bead): (usize, &Bead)| {
        let (kind, sure, reason) = if bead.is_linked() {
            (Kind::Moved, bead.confidence, other_place(pair, bead)?)
        } else {
            let sure = bead.confidence * if has_rival(pair, at) { DOUBTFUL } else { 1.0 };
            (kind_of(bead), sure, Reason::NoCounterpart { best: 1.0 - sure })
        };
        let places = (whole(pair.base, &bead.base), whole(pair.version, &bead.version));
        Some(pair.difference(kind, Aspect::Paragraph, sure, reason).at(places.0, places.1))
    };
    beads.filter_map(tell).collect()
}

/// Whether in the place of an unlinked paragraph the other side has an unlinked one too, with some of the same facts:
/// then it may well be its counterpart, told so freely that the search did not see it.
fn has_rival(pair: Compared<'_>, at: usize) -> bool {
    let beads = &pair.alignment.paragraphs;
    let bead = &beads[at];
    let is_content = |side: Side<'_>, own: &[usize]| own.iter().all(|p| side.version.paragraphs[*p].is_content());
    let is_alone = |other: &&Bead| !other.is_linked();
    let before = beads[..at].iter().rev().take_while(is_alone);
    let behind = beads[at + 1..].iter().take_while(is_alone);
    let across = |other: &&Bead| {
        let is_across = other.base.is_empty() != bead.base.is_empty();
        is_across && is_content(pair.base, &other.base) && is_content(pair.version, &other.version)
    };
    before.chain(behind).filter(across).any(|other| {
        let (base, version) = if bead.base.is_empty() { (other, bead) } else { (bead, other) };
        let facts = |side: Side<'_>, own: &[usize]| -> Vec<Fact> {
            super::sentences_of(side, own).flat_map(|(s, _)| side.facts[s].iter().cloned()).collect()
        };
        let (left, right) = (facts(pair.base, &base.base), facts(pair.version, &version.version));
        let is_telling =
            |fact: &Fact| !matches!(fact.kind(), FactKind::Negation | FactKind::Hedge | FactKind::Quotation);
        let same = paired(&left, &right).into_iter().filter(|pair| {
            let is_same = matches!(pair.verdict, Verdict::Equal | Verdict::Rounded | Verdict::Converted);
            is_same && pair.base.is_some_and(|at| is_telling(&left[at]))
        });
        same.count() >= SHARED
    })
}

/// Sentences that only one side has inside paragraphs that both have, or that stand in another order or in another
/// paragraph there.
pub fn sentences(pair: Compared<'_>) -> Vec<Difference> {
    let mut found = Vec::new();
    let homes = Homes::new(pair);
    for (at, paragraphs) in pair.alignment.paragraphs.iter().enumerate().filter(|(_, bead)| bead.is_linked()) {
        let inside = |bead: &&Bead| homes.of(pair, bead) == Some((at, at));
        let mut own: Vec<Bead> = pair.alignment.sentences.iter().filter(inside).cloned().collect();
        mark_moved(&mut own, |bead| places(pair.base, &bead.base).iter().map(|p| p.span.len()).sum());
        found.extend(own.iter().filter_map(|bead| tell(pair, bead, paragraphs.confidence)));
    }
    for bead in pair.alignment.sentences.iter().filter(|bead| bead.is_linked()) {
        let Some((here, there)) = homes.of(pair, bead).filter(|(here, there)| here != there) else { continue };
        let [here, there] = [here, there].map(|at| pair.alignment.paragraphs[at].confidence);
        found.extend(tell(pair, &Bead { moved: true, ..bead.clone() }, here.min(there)));
    }
    found
}

/// The difference that a sentence bead makes, if any; `sure`, how sure its paragraphs' alignment is.
fn tell(pair: Compared<'_>, bead: &Bead, sure: f64) -> Option<Difference> {
    let places = (places(pair.base, &bead.base), places(pair.version, &bead.version));
    let length: usize = places.0.iter().chain(&places.1).map(|p| p.span.len()).sum();
    let (kind, reason) = match (bead.is_linked(), bead.moved) {
        _ if length < SLIGHT => return None,
        (false, _) => (kind_of(bead), Reason::NoCounterpart { best: 1.0 - bead.confidence }),
        (true, true) => (Kind::Moved, Reason::OtherOrder),
        (true, false) => return None,
    };
    Some(pair.difference(kind, Aspect::Sentence, bead.confidence * sure, reason).at(places.0, places.1))
}

/// For each paragraph the number of the bead that it is in.
struct Homes {
    base: Vec<usize>,
    version: Vec<usize>,
}

impl Homes {
    fn new(pair: Compared<'_>) -> Self {
        let count = |side: Side<'_>| vec![usize::MAX; side.version.paragraphs.len()];
        let mut homes = Self { base: count(pair.base), version: count(pair.version) };
        for (at, bead) in pair.alignment.paragraphs.iter().enumerate() {
            bead.base.iter().for_each(|p| homes.base[*p] = at);
            bead.version.iter().for_each(|p| homes.version[*p] = at);
        }
        homes
    }

    /// The paragraph beads that a sentence bead's base and version sides stand in; the same one for a side that it
    /// does not have. None if a side stands in several, or in one that the other side lacks.
    fn of(&self, pair: Compared<'_>, bead: &Bead) -> Option<(usize, usize)> {
        let home = |side: Side<'_>, own: &[usize], homes: &[usize]| {
            let mut all = own.iter().map(|s| homes[side.text.sentences[*s].place.paragraph]);
            let first = all.next();
            if all.all(|home| Some(home) == first) { first } else { Some(usize::MAX) }
        };
        let here = home(pair.base, &bead.base, &self.base);
        let there = home(pair.version, &bead.version, &self.version);
        let (here, there) = (here.or(there)?, there.or(here)?);
        let is_shared = |at: usize| pair.alignment.paragraphs.get(at).is_some_and(Bead::is_linked);
        (is_shared(here) && is_shared(there)).then_some((here, there))
    }
}

fn kind_of(alone: &Bead) -> Kind {
    if alone.base.is_empty() { Kind::Added } else { Kind::LeftOut }
}

fn places(side: Side<'_>, sentences: &[usize]) -> Vec<Place> {
    sentences.iter().map(|s| side.text.sentences[*s].place).collect()
}

/// Where a moved bead stands and where its neighbours do; none if it is in its place.
fn other_place(pair: Compared<'_>, bead: &Bead) -> Option<Reason> {
    if !bead.moved {
        return None;
    }
    let before = |other: &&Bead| !other.moved && other.is_linked() && other.base < bead.base;
    let previous = pair.alignment.paragraphs.iter().filter(before).max_by_key(|b| b.base.clone());
    let expected = previous.and_then(|b| b.version.last()).map_or(0, |last| last + 1);
    Some(Reason::OtherPlace { expected, found: *bead.version.first()? })
}
