//! Hedges that only one side has: "angiveligt" is told as a fact.

use super::{
    super::{Compared, opened::Opened},
    Found, Loose, Which,
};
use crate::facts::{Fact, FactKind, Hedge, Value};

/// How sure it is that a hedge is missing where linked sentences have none on the other side.
const MISSING: f64 = 0.3;

/// Hedges of linked sentences whose other side has none at all, and how sure it is that they are missing there. Who
/// something is given to may be told in many ways, so attributions are none of these.
pub fn alone(pair: Compared<'_>, opened: &Opened<'_>, loose: &Loose) -> Vec<(Which, Found, f64)> {
    let sentences = |which: Which| which.units(opened.bead);
    let is_hedged = |which: Which| {
        let mut facts = sentences(which).iter().flat_map(|s| &which.of(pair).facts[*s]);
        facts.any(|fact| fact.kind() == FactKind::Hedge)
    };
    let of = |which: Which, other: Which| {
        let found =
            if is_hedged(other) { Vec::new() } else { loose.of(which, which.of(pair), sentences(which), weakens) };
        found.into_iter().map(move |found| (which, found, MISSING * opened.bead.confidence))
    };
    of(Which::Base, Which::Version).chain(of(Which::Version, Which::Base)).collect()
}

fn weakens(fact: &Fact) -> bool {
    matches!(fact.value, Value::Hedge(Hedge::Alleged | Hedge::Possible))
}
