//! What a collation need not work out again: a version's words, the likelihood of all beads of two versions, and
//! the alignment and differences of two versions whose pins did not change, and what two versions add.

use crate::{
    align::{Alignment, Cut, Pin, Prospect, align_by, align_within},
    diff::{self, Compared, Difference, Findings, compare},
    progress::{Cancelled, Progress},
    similarity::Weights,
    text::Version,
};
use std::{collections::BTreeSet, num::NonZero, sync::Arc};

/// Collates, and remembers from one collation to the next what still holds. A new pin, another version or another
/// base costs only what it changes; the result is the same as without memory.
pub struct Collator {
    cuts: Vec<Arc<Cut>>,
    pairs: Vec<Arc<Found>>,
    pub(super) couples: Couples,
    /// Other weights than the shipped ones.
    weights: Option<Arc<diff::Weights>>,
    /// How many versions are compared at once; the result does not depend on it.
    pub(super) threads: NonZero<usize>,
}

impl Default for Collator {
    fn default() -> Self {
        let threads = super::threads::of_machine();
        Self { cuts: Vec::new(), pairs: Vec::new(), couples: Couples::default(), weights: None, threads }
    }
}

impl Collator {
    /// One that finds differences by other weights than the shipped ones.
    pub fn with(weights: Arc<diff::Weights>) -> Self {
        Self { weights: Some(weights), ..Self::default() }
    }

    /// The same on the calling thread alone, for work that is shared out already.
    #[must_use]
    pub fn alone(self) -> Self {
        Self { threads: NonZero::<usize>::MIN, ..self }
    }

    fn judge(&self) -> &diff::Weights {
        self.weights.as_deref().unwrap_or_else(|| diff::Weights::shipped())
    }
}

/// What was found of two versions.
pub(super) struct Found {
    base: Arc<Cut>,
    version: Arc<Cut>,
    prospect: Arc<Prospect>,
    pins: Vec<Pin>,
    pub alignment: Alignment,
    pub findings: Findings,
}

impl Found {
    fn is_of(&self, base: &Arc<Cut>, version: &Arc<Cut>) -> bool {
        Arc::ptr_eq(&self.base, base) && Arc::ptr_eq(&self.version, version)
    }

    /// The differences, told of the version with this number.
    pub fn differences_of(&self, version: usize) -> impl Iterator<Item = Difference> {
        self.findings.differences.iter().cloned().map(move |difference| Difference { version, ..difference })
    }
}

/// What two versions add, held against each other: those of the last collation, and those of this one.
#[derive(Default)]
pub(super) struct Couples {
    last: Vec<Couple>,
    present: Vec<Couple>,
}

struct Couple {
    cuts: [Arc<Cut>; 2],
    paragraphs: [BTreeSet<usize>; 2],
    alignment: Alignment,
}

impl Couples {
    /// A new collation begins.
    pub fn begin(&mut self) {
        self.last = std::mem::take(&mut self.present);
    }

    /// Aligns these paragraphs of two versions with each other, unless the last collation did.
    pub fn align(
        &mut self,
        cuts: [&Arc<Cut>; 2],
        paragraphs: [&BTreeSet<usize>; 2],
        weights: &Weights,
        progress: &Progress<'_>,
    ) -> Result<Alignment, Cancelled> {
        let is_same = |couple: &Couple| {
            couple.cuts.iter().zip(cuts).all(|(a, b)| Arc::ptr_eq(a, b))
                && couple.paragraphs.iter().zip(paragraphs).all(|(a, b)| a == b)
        };
        let couple = match self.last.iter().position(is_same) {
            Some(known) => self.last.swap_remove(known),
            None => {
                let [a, b] = cuts;
                let alignment = align_within(a.side(), b.side(), (paragraphs[0], paragraphs[1]), weights, progress)?;
                Couple { cuts: cuts.map(Arc::clone), paragraphs: paragraphs.map(BTreeSet::clone), alignment }
            }
        };
        let alignment = couple.alignment.clone();
        self.present.push(couple);
        Ok(alignment)
    }
}

impl Collator {
    /// The versions cut into sentences; those known already are not cut again.
    pub(super) fn cut(&mut self, versions: &[Version]) -> Vec<Arc<Cut>> {
        let known = |version: &Version| self.cuts.iter().find(|cut| cut.version == *version).cloned();
        let cut = |at: usize| known(&versions[at]).unwrap_or_else(|| Arc::new(Cut::new(versions[at].clone())));
        self.cuts = super::threads::each(versions.len(), self.threads, cut);
        self.cuts.clone()
    }

    /// Aligns a version with the base and finds its differences.
    pub(super) fn compare(
        &self,
        base: &Arc<Cut>,
        version: &Arc<Cut>,
        pins: Vec<Pin>,
        weights: &Weights,
        progress: &Progress<'_>,
    ) -> Result<Arc<Found>, Cancelled> {
        let of_both = || self.pairs.iter().filter(|found| found.is_of(base, version));
        // A pin names its version by a number that changes when versions come and go; the paragraphs are what counts.
        let same = |a: &Pin, b: &Pin| {
            (&a.base_paragraphs, &a.version_paragraphs) == (&b.base_paragraphs, &b.version_paragraphs)
        };
        let is_known = |found: &&Arc<Found>| {
            found.pins.len() == pins.len() && found.pins.iter().zip(&pins).all(|(a, b)| same(a, b))
        };
        if let Some(found) = of_both().find(is_known) {
            return Ok(Arc::clone(found));
        }
        let known = of_both().next().map(|found| Arc::clone(&found.prospect));
        let (a, b) = (base.side(), version.side());
        let prospect = known.map_or_else(|| Prospect::new(a, b, weights, progress).map(Arc::new), Ok)?;
        let alignment = align_by(&prospect, a, b, &pins, weights, progress)?;
        let matching = prospect.matching();
        let findings = compare(Compared {
            number: 0,
            base: a,
            version: b,
            alignment: &alignment,
            matching,
            weights: self.judge(),
        });
        let (base, version) = (Arc::clone(base), Arc::clone(version));
        Ok(Arc::new(Found { base, version, prospect, pins, alignment, findings }))
    }

    /// Keeps only what the present collation is made of.
    pub(super) fn forget_all_but(&mut self, found: &[(usize, Arc<Found>)]) {
        self.pairs = found.iter().map(|(_, found)| Arc::clone(found)).collect();
    }
}
