//! Which facts of base and version stand for each other, and the differences that follow.
//!
//! What is equal is taken out first: in linked sentences, then in the rest of the paragraphs that belong together.
//! Two facts left over that can be compared and stand in each other's place differ. How sure that is, is told by the
//! words around them: for values by rules ([`values`]), for names and negations by trees that were trained
//! ([`judged`]), for they depend on how freely people translate. A fact left over alone may be told in other words,
//! so it is only told as unsure.

mod hedged;
mod judged;
mod loose;
mod quoted;
mod sense;
mod values;

pub use judged::{FACT_FEATURES, FactFeatures};

use super::{Aspect, Compared, Difference, Kind, MARKED_FROM, Reason, opened::Opened};
use crate::{
    align::{Bead, Side},
    facts::{Fact, FactKind, Verdict},
    text::Place,
};
use loose::{Found, Homes, Loose};
use sense::Senses;

/// A fact by its sentence and its place among the facts of that sentence.
pub type FactId = (usize, usize);

/// Two facts that stand for each other, or one alone.
#[derive(Clone, Debug, PartialEq)]
pub struct FactPair {
    /// The base's; none for what only the version has.
    pub base: Option<FactId>,
    /// The version's; none for what it leaves out.
    pub version: Option<FactId>,
    /// How they relate; none where that cannot be told.
    pub verdict: Option<Verdict>,
    /// How sure it is that they stand for each other, 0 to 1.
    pub confidence: f64,
}

/// From this confidence on two facts that differ are told in the ledger as standing for each other.
const TOLD_FROM: f64 = 0.25;
/// How sure it is that a value is missing when nothing stands in its place.
const ALONE: f64 = 0.3;

/// The facts of all linked paragraphs, and the differences that they make.
pub fn pair(pair: Compared<'_>, opened: &[Opened<'_>]) -> (Vec<FactPair>, Vec<Difference>) {
    let senses = judged::senses(pair, opened);
    let mut found = Findings { pair, senses, pairs: Vec::new(), differences: Vec::new() };
    let homes = Homes::new(pair, opened);
    for bead in pair.alignment.paragraphs.iter().filter(|bead| bead.is_linked()) {
        found.in_paragraphs(bead, &homes);
    }
    found.pairs.sort_by_key(|p| (p.base, p.version));
    (found.pairs, found.differences)
}

/// A name or negation that training may learn from: where it stands in base and version, and what speaks for it.
pub type FactLesson = (Vec<Place>, Vec<Place>, FactFeatures);

/// Names that may be exchanged, and negations that only one side may have: what training learns from.
pub fn fact_lessons(pair: Compared<'_>, opened: &[Opened<'_>]) -> (Vec<FactLesson>, Vec<FactLesson>) {
    let senses = judged::senses(pair, opened);
    let homes = Homes::new(pair, opened);
    let (mut names, mut negations) = (Vec::new(), Vec::new());
    for paragraphs in pair.alignment.paragraphs.iter().filter(|bead| bead.is_linked()) {
        let mut loose = Loose::new(pair, paragraphs, &homes);
        loose.take_equal(pair);
        for opened in homes.inside(&loose) {
            for (a, b, features) in judged::names(pair, opened, &loose, &senses) {
                names.push((vec![a.place], vec![b.place], features));
            }
            for (which, found, features) in judged::negations(pair, opened, &loose) {
                let place = vec![found.place(which.of(pair))];
                let (base, version) = if which == Which::Base { (place, vec![]) } else { (vec![], place) };
                negations.push((base, version, features));
            }
        }
    }
    (names, negations)
}

/// What is found so far.
struct Findings<'a> {
    pair: Compared<'a>,
    senses: Senses,
    pairs: Vec<FactPair>,
    differences: Vec<Difference>,
}

/// Two facts that differ, and how sure that is.
pub struct Differing {
    base: End,
    version: End,
    sure: f64,
}

/// One side of a difference of facts.
#[derive(Clone, Debug)]
pub struct End {
    /// The fact; none for digits that are read as none.
    id: Option<FactId>,
    /// What of it differs.
    place: Place,
    kind: FactKind,
    value: String,
}

impl Findings<'_> {
    fn in_paragraphs(&mut self, paragraphs: &Bead, homes: &Homes<'_>) {
        let pair = self.pair;
        let mut loose = Loose::new(pair, paragraphs, homes);
        for (base, version, verdict) in loose.take_equal(pair) {
            let (base, version, verdict) = (Some(base.id), Some(version.id), Some(verdict));
            self.pairs.push(FactPair { base, version, verdict, confidence: paragraphs.confidence });
        }
        for opened in homes.inside(&loose) {
            let mut differing = values::differing(pair, opened, &mut loose);
            differing.extend(judged::differing_names(pair, opened, &mut loose, &self.senses));
            differing.extend(quoted::attributions(pair, opened, &mut loose));
            differing.into_iter().for_each(|differing| self.tell(opened.bead, differing));
            for (side, fact, sure) in judged::sure_negations(pair, opened, &loose) {
                self.tell_negation(opened, side, fact, sure);
                loose.take(side, fact.id);
            }
            for (side, fact, sure) in hedged::alone(pair, opened, &loose) {
                self.tell_alone(side, fact, sure);
                loose.take(side, fact.id);
            }
        }
        for (side, found) in loose.drain() {
            // Names and ways of saying come and go with the wording: these are for the ledger only.
            if is_value(found.fact(side.of(pair)).kind()) {
                self.tell_alone(side, found, paragraphs.confidence * ALONE);
            } else {
                self.alone(side, found, None, paragraphs.confidence);
            }
        }
    }

    fn tell(&mut self, bead: &Bead, Differing { base, version, sure }: Differing) {
        let sure = sure * bead.confidence;
        let reason = Reason::FactsDiffer { base: base.value, version: version.value };
        let aspect = Aspect::from(base.kind.max(version.kind));
        let places = (vec![base.place], vec![version.place]);
        let difference = self.pair.difference(Kind::Changed, aspect, sure, reason).at(places.0, places.1);
        self.differences.push(difference);
        let verdict = (sure >= TOLD_FROM).then_some(Verdict::Differs);
        if sure >= MARKED_FROM {
            self.pairs.retain(|known| !same(known.base, base.id) && !same(known.version, version.id));
        }
        let is_known =
            |id: Option<FactId>, of: fn(&FactPair) -> Option<FactId>| self.pairs.iter().any(|p| same(of(p), id));
        if !is_known(base.id, |p| p.base) && !is_known(version.id, |p| p.version) {
            self.pairs.push(FactPair { base: base.id, version: version.id, verdict, confidence: sure });
        }
    }

    /// A negation that only one side has changes what is said; where the other side says it is told too.
    fn tell_negation(&mut self, opened: &Opened<'_>, side: Which, found: Found, sure: f64) {
        let own = side.of(self.pair);
        let fact = found.fact(own);
        let value = fact.normalised();
        let none = String::new();
        let there: Vec<Place> = opened.counterpart(side == Which::Base, fact.span).into_iter().collect();
        let here = vec![found.place(own)];
        let (reason, places) = match side {
            Which::Base => (Reason::FactsDiffer { base: value, version: none }, (here, there)),
            Which::Version => (Reason::FactsDiffer { base: none, version: value }, (there, here)),
        };
        let sure = sure * opened.bead.confidence;
        let told = self.pair.difference(Kind::Changed, Aspect::Negation, sure, reason).at(places.0, places.1);
        self.differences.push(told);
        self.alone(side, found, Some(side.missing()), sure);
    }

    /// A fact that only one side has.
    fn tell_alone(&mut self, side: Which, found: Found, sure: f64) {
        let own = side.of(self.pair);
        let fact = found.fact(own);
        let reason = Reason::FactUnmatched { value: fact.normalised() };
        let (aspect, place) = (Aspect::from(fact.kind()), vec![found.place(own)]);
        let told = match side {
            Which::Base => self.pair.difference(Kind::LeftOut, aspect, sure, reason).at(place, vec![]),
            Which::Version => self.pair.difference(Kind::Added, aspect, sure, reason).at(vec![], place),
        };
        self.differences.push(told);
        self.alone(side, found, Some(side.missing()), sure);
    }

    fn alone(&mut self, side: Which, found: Found, verdict: Option<Verdict>, confidence: f64) {
        let (base, version) = match side {
            Which::Base => (Some(found.id), None),
            Which::Version => (None, Some(found.id)),
        };
        self.pairs.push(FactPair { base, version, verdict, confidence });
    }
}

/// One of the two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The base.
    Base,
    /// The version.
    Version,
}

impl Which {
    /// That side.
    pub fn of(self, pair: Compared<'_>) -> Side<'_> {
        match self {
            Self::Base => pair.base,
            Self::Version => pair.version,
        }
    }

    /// The one across.
    pub fn other(self) -> Self {
        match self {
            Self::Base => Self::Version,
            Self::Version => Self::Base,
        }
    }

    /// That side's units of a bead.
    pub fn units(self, bead: &Bead) -> &[usize] {
        match self {
            Self::Base => &bead.base,
            Self::Version => &bead.version,
        }
    }

    fn missing(self) -> Verdict {
        match self {
            Self::Base => Verdict::MissingHere,
            Self::Version => Verdict::OnlyHere,
        }
    }
}

fn same(one: Option<FactId>, other: Option<FactId>) -> bool {
    one.is_some() && one == other
}

/// Whether a fact has a value that can be held against any other: no name, no way of saying.
fn is_value(kind: FactKind) -> bool {
    !matches!(kind, FactKind::Name | FactKind::Quotation | FactKind::Negation | FactKind::Hedge)
}

impl Found {
    /// The fact itself.
    pub fn fact<'a>(&self, side: Side<'a>) -> &'a Fact {
        &side.facts[self.id.0][self.id.1]
    }

    fn end(&self, side: Side<'_>) -> End {
        let fact = self.fact(side);
        End { id: Some(self.id), place: self.place(side), kind: fact.kind(), value: fact.normalised() }
    }

    fn place(&self, side: Side<'_>) -> Place {
        let paragraph = side.text.sentences[self.id.0].place.paragraph;
        Place { paragraph, span: self.fact(side).span }
    }
}
