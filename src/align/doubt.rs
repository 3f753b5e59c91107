//! Which sentences need a look at their meaning: those whose link is not settled by words and numbers alone.
//!
//! Encoding a sentence costs more than all else in an alignment, and most sentences have one counterpart that no
//! other comes near. What is left alone, what is merged, what has a rival or weak odds is in doubt; so are its rivals.

use super::odds::Odds;
use crate::similarity::Candidate;

/// A link is settled from these log-odds on,
const SURE: f32 = 1.0;
/// where no rival of either sentence has log-odds above this.
const RIVAL: f32 = -1.0;
/// What takes part in deciding about a sentence in doubt has at least these log-odds with it.
const POSSIBLE: f32 = -3.5;
/// So many sentences of each side are encoded at least, if any are: what likeness means nothing has to be seen.
const BACKGROUND: usize = 6;

/// Whether a sentence is to be encoded, by its place; for both sides.
pub type Doubts = (Vec<bool>, Vec<bool>);

/// The doubts about a path through all sentences; none if everything is settled.
pub fn doubts(odds: &Odds, (height, width): (usize, usize), path: &[Candidate]) -> Option<Doubts> {
    let mut partner: Vec<Option<usize>> = vec![None; height];
    let mut settled = (vec![false; height], vec![false; width]);
    for bead in path.iter().filter(|bead| (bead.n, bead.m) == (1, 1) && odds.of(**bead) >= SURE) {
        partner[bead.i] = Some(bead.j);
        (settled.0[bead.i], settled.1[bead.j]) = (true, true);
    }
    for (i, of_base) in partner.iter().enumerate() {
        for j in (0..width).filter(|j| Some(*j) != *of_base && odds.of_pair(i, *j) > RIVAL) {
            (settled.0[i], settled.1[j]) = (false, false);
        }
    }
    // A partner of a sentence in doubt is in doubt itself.
    for (i, j) in partner.iter().enumerate().filter_map(|(i, j)| Some((i, (*j)?))) {
        let both = settled.0[i] && settled.1[j];
        (settled.0[i], settled.1[j]) = (both, both);
    }
    if settled.0.iter().chain(&settled.1).all(|is| *is) {
        return None;
    }
    let mut wanted: Doubts = (settled.0.iter().map(|is| !is).collect(), settled.1.iter().map(|is| !is).collect());
    for i in 0..height {
        for j in 0..width {
            if (!settled.0[i] || !settled.1[j]) && odds.of_pair(i, j) > POSSIBLE {
                (wanted.0[i], wanted.1[j]) = (true, true);
            }
        }
    }
    fill(&mut wanted.0);
    fill(&mut wanted.1);
    Some(wanted)
}

/// Adds sentences evenly until there is enough of a background.
fn fill(wanted: &mut [bool]) {
    let missing = BACKGROUND.min(wanted.len()).saturating_sub(wanted.iter().filter(|is| **is).count());
    for k in 0..missing {
        let from = k * wanted.len() / missing;
        if let Some(next) = (from..wanted.len()).chain(0..from).find(|at| !wanted[*at]) {
            wanted[next] = true;
        }
    }
}
