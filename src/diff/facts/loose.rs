//! Facts of paragraphs that belong together, as long as they have no counterpart.

use super::{
    super::{Compared, opened::Opened, sentences_of},
    FactId, Which, is_value,
};
use crate::{
    align::{Bead, Side},
    facts::{Fact, FactKind, Verdict},
    text::{Token, TokenKind},
};
use std::collections::{BTreeMap, BTreeSet};

/// A fact and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its sentence and its number there.
    pub id: FactId,
    /// The number of the bead of its sentence, if that is linked.
    home: Option<usize>,
}

impl Found {
    /// A fact by its number.
    pub fn of(id: FactId) -> Self {
        Self { id, home: None }
    }
}

/// Where the sentences of both sides are linked, looked up once for all paragraphs.
pub struct Homes<'a> {
    /// For each linked sentence of base and version the number of its bead.
    beads: [BTreeMap<usize, usize>; 2],
    opened: &'a [Opened<'a>],
    /// For each sentence of the base its place among the opened.
    places: BTreeMap<usize, usize>,
}

impl<'a> Homes<'a> {
    /// Of all linked sentences.
    pub fn new(pair: Compared<'_>, opened: &'a [Opened<'a>]) -> Self {
        let mut beads = [BTreeMap::new(), BTreeMap::new()];
        for (number, bead) in pair.alignment.sentences.iter().enumerate().filter(|(_, bead)| bead.is_linked()) {
            beads[0].extend(bead.base.iter().map(|s| (*s, number)));
            beads[1].extend(bead.version.iter().map(|s| (*s, number)));
        }
        let places = opened.iter().enumerate().flat_map(|(at, opened)| opened.bead.base.iter().map(move |s| (*s, at)));
        Self { beads, opened, places: places.collect() }
    }

    /// The links of the sentences of some paragraphs, in their order.
    pub fn inside(&self, loose: &Loose) -> Vec<&'a Opened<'a>> {
        let places: BTreeSet<usize> = loose.sentences[0].iter().filter_map(|s| self.places.get(s)).copied().collect();
        places.into_iter().map(|at| &self.opened[at]).filter(|opened| loose.has(opened.bead)).collect()
    }
}

/// The facts of both sides that have no counterpart yet.
pub struct Loose {
    base: Vec<Found>,
    version: Vec<Found>,
    sentences: [Vec<usize>; 2],
}

impl Loose {
    /// All facts of the paragraphs of a bead.
    pub fn new(pair: Compared<'_>, paragraphs: &Bead, homes: &Homes<'_>) -> Self {
        let sentences = |side: Side<'_>, own: &[usize]| sentences_of(side, own).map(|(s, _)| s).collect::<Vec<_>>();
        let sentences = [sentences(pair.base, &paragraphs.base), sentences(pair.version, &paragraphs.version)];
        let facts = |side: Side<'_>, which: usize| -> Vec<Found> {
            let of_sentence = |s: &usize| {
                let home = homes.beads[which].get(s).copied();
                let count = side.facts.get(*s).map_or(0, Vec::len);
                let sentence = *s;
                (0..count).map(move |at| Found { id: (sentence, at), home })
            };
            sentences[which].iter().flat_map(of_sentence).collect()
        };
        Self { base: facts(pair.base, 0), version: facts(pair.version, 1), sentences }
    }

    /// Whether the sentences of a bead are among these.
    fn has(&self, bead: &Bead) -> bool {
        bead.base.iter().any(|s| self.sentences[0].contains(s))
            && bead.version.iter().any(|s| self.sentences[1].contains(s))
    }

    /// Takes out what both sides have, equal before rounded and converted, and near before far.
    pub fn take_equal(&mut self, pair: Compared<'_>) -> Vec<(Found, Found, Verdict)> {
        let mut taken = Vec::new();
        let mut round = |loose: &mut Self, wanted: Verdict, is_near: bool| {
            let fits = |a: &Found, b: &Found| {
                let near = a.home.is_some() && a.home == b.home;
                (near || !is_near) && related(pair, a, b) == Some(wanted)
            };
            let mut rest = Vec::new();
            for own in std::mem::take(&mut loose.base) {
                match loose.version.iter().position(|other| fits(&own, other)) {
                    Some(at) => taken.push((own, loose.version.remove(at), wanted)),
                    None => rest.push(own),
                }
            }
            loose.base = rest;
        };
        for wanted in [Verdict::Equal, Verdict::Rounded, Verdict::Converted] {
            round(self, wanted, true);
        }
        for wanted in [Verdict::Equal, Verdict::Rounded, Verdict::Converted] {
            round(self, wanted, false);
        }
        taken
    }

    /// Those of a side that stand in some sentences and are wanted, in their order.
    pub fn of(&self, which: Which, side: Side<'_>, sentences: &[usize], wanted: impl Fn(&Fact) -> bool) -> Vec<Found> {
        let all = if which == Which::Base { &self.base } else { &self.version };
        all.iter().filter(|f| sentences.contains(&f.id.0) && wanted(f.fact(side))).copied().collect()
    }

    /// Whether a fact has no counterpart yet.
    pub fn contains(&self, which: Which, id: FactId) -> bool {
        let all = if which == Which::Base { &self.base } else { &self.version };
        all.iter().any(|found| found.id == id)
    }

    /// Takes a fact out.
    pub fn take(&mut self, which: Which, id: FactId) {
        let all = if which == Which::Base { &mut self.base } else { &mut self.version };
        all.retain(|found| found.id != id);
    }

    /// What is left over.
    pub fn drain(self) -> impl Iterator<Item = (Which, Found)> {
        let base = self.base.into_iter().map(|found| (Which::Base, found));
        base.chain(self.version.into_iter().map(|found| (Which::Version, found)))
    }
}

/// How two facts relate. A date with digits beside it that no date has ("39 June") is only the same as one that is
/// told in the same way.
fn related(pair: Compared<'_>, a: &Found, b: &Found) -> Option<Verdict> {
    let (one, other) = (a.fact(pair.base), b.fact(pair.version));
    let verdict = one.compare(other)?;
    if verdict == Verdict::Converted && (is_gloss(pair.base, a) || is_gloss(pair.version, b)) {
        return None;
    }
    let is_broken = || digits_beside(pair.base, a).is_some() || digits_beside(pair.version, b).is_some();
    (one.kind() != FactKind::Date || one.normalised() == other.normalised() || !is_broken()).then_some(verdict)
}

/// Whether a measure only says another one again: "300 km (186 miles)".
fn is_gloss(side: Side<'_>, found: &Found) -> bool {
    let start = found.fact(side).span.start;
    side.facts[found.id.0].iter().any(|other| other.kind() == FactKind::Measure && other.span.end + 2 == start)
}

/// Digits right beside a date that belong to no date.
pub fn digits_beside<'a>(side: Side<'a>, found: &Found) -> Option<&'a Token> {
    let fact = found.fact(side);
    if fact.kind() != FactKind::Date {
        return None;
    }
    let tokens = &side.text.sentences[found.id.0].tokens;
    let first = tokens.iter().position(|token| token.span.overlaps(fact.span))?;
    let last = tokens.iter().rposition(|token| token.span.overlaps(fact.span))?;
    let behind = tokens.get(last + 1).filter(|token| token.kind == TokenKind::Number);
    // No bracket stands between them.
    let behind = behind.filter(|token| token.span.start <= fact.span.end + 1);
    // "junio de 6923"
    let further = tokens.get(last + 2).filter(|token| token.kind == TokenKind::Number && token.form.len() == 4);
    let beside = [first.checked_sub(1).and_then(|at| tokens.get(at)), behind, further];
    let is_dated = |token: &Token| {
        side.facts[found.id.0].iter().any(|f| f.kind() != FactKind::Number && f.span.overlaps(token.span))
    };
    beside.into_iter().flatten().find(|token| token.kind == TokenKind::Number && !is_dated(token))
}

/// Whether a fact is a value.
pub fn has_value(fact: &Fact) -> bool {
    is_value(fact.kind())
}
