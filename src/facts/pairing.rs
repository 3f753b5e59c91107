//! Which facts of two sentences stand for each other, by value alone.

use super::{Fact, Verdict};

/// Two facts by their places in the two lists, or one alone, and how they relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paired {
    /// Place among the base's facts.
    pub base: Option<usize>,
    /// Place among the version's facts.
    pub version: Option<usize>,
    /// How they relate.
    pub verdict: Verdict,
}

/// Pairs facts that belong to the same sentences: first those of equal value, then those that are the same rounded or
/// converted, then what is left over and can be compared, in its order. Every fact is in exactly one pair. What the
/// base has comes in its order; what only the version has follows.
pub fn paired(base: &[Fact], version: &[Fact]) -> Vec<Paired> {
    let mut partner: Vec<Option<(usize, Verdict)>> = vec![None; base.len()];
    let mut is_taken = vec![false; version.len()];
    for wanted in [Verdict::Equal, Verdict::Rounded, Verdict::Converted, Verdict::Differs] {
        for (own, fact) in base.iter().enumerate() {
            if partner[own].is_none() {
                let fits = |other: &usize| !is_taken[*other] && fact.compare(&version[*other]) == Some(wanted);
                if let Some(other) = (0..version.len()).find(fits) {
                    is_taken[other] = true;
                    partner[own] = Some((other, wanted));
                }
            }
        }
    }
    let of_base = partner.iter().enumerate().map(|(own, partner)| match partner {
        Some((other, verdict)) => Paired { base: Some(own), version: Some(*other), verdict: *verdict },
        None => Paired { base: Some(own), version: None, verdict: Verdict::MissingHere },
    });
    let alone = is_taken.iter().enumerate().filter(|(_, taken)| !**taken);
    let of_version = alone.map(|(other, _)| Paired { base: None, version: Some(other), verdict: Verdict::OnlyHere });
    of_base.chain(of_version).collect()
}
