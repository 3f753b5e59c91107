//! Which sentences need a look at their meaning: those whose link is not settled by words and numbers alone.
//!
//! Encoding a sentence costs more than all else in an alignment, and most sentences have one counterpart that no
//! other comes near. What is left alone, what is merged, what has a rival or weak odds is in doubt; so are its rivals.

use super::odds::Odds;
use crate::similarity::Candidate;

/// A link is settled from these log-odds on,
const SURE: f32 = 0.5;
/// where no rival of either sentence has log-odds above these,
const RIVAL: f32 = -0.5;
/// and comes as near as this to those of the link.
const MARGIN: f32 = 4.0;
/// What takes part in deciding about a sentence in doubt has at least these log-odds with it.
const POSSIBLE: f32 = -2.5;
/// Further from a sentence's place in the other text than so many sentences, nothing is taken for its rival: in long
/// texts there is always something alike somewhere.
const NEAR: usize = 30;
/// More sentences than this are encoded in no piece: where all is in doubt, as in a text of one sentence over and
/// over, meaning does not help either.
const MOST: usize = 1500;
/// So many sentences of each side are encoded at least, if any are: what likeness means nothing has to be seen.
const BACKGROUND: usize = 6;

/// How much is doubted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    /// Every link with a rival: what an article is worth.
    Full,
    /// Only what has no sure link: a book would take minutes otherwise, and its order tells more.
    Less,
}

/// Whether a sentence is to be encoded, by its place; for both sides.
pub type Doubts = (Vec<bool>, Vec<bool>);

/// The doubts about a path through all sentences; none if everything is settled.
pub fn doubts(odds: &Odds, (height, width): (usize, usize), path: &[Candidate], care: Care) -> Option<Doubts> {
    let mut partner: Vec<Option<usize>> = vec![None; height];
    let mut settled = (vec![false; height], vec![false; width]);
    for bead in path.iter().filter(|bead| (bead.n, bead.m) == (1, 1) && odds.of(**bead) >= SURE) {
        partner[bead.i] = Some(bead.j);
        (settled.0[bead.i], settled.1[bead.j]) = (true, true);
    }
    let places = places(path, height);
    let near = &|i: usize| places[i].saturating_sub(NEAR)..width.min(places[i] + NEAR + 1);
    let mut links = (vec![f32::NEG_INFINITY; height], vec![f32::NEG_INFINITY; width]);
    for (i, j) in partner.iter().enumerate().filter_map(|(i, j)| Some((i, (*j)?))) {
        (links.0[i], links.1[j]) = (odds.of_pair(i, j), odds.of_pair(i, j));
    }
    for (i, of_base) in partner.iter().enumerate().filter(|_| care == Care::Full) {
        for j in near(i).filter(|j| Some(*j) != *of_base) {
            let rival = odds.of_pair(i, j);
            let threatens = |link: f32| rival > RIVAL && rival > link - MARGIN;
            settled.0[i] &= !threatens(links.0[i]);
            settled.1[j] &= !threatens(links.1[j]);
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
    let possible = if care == Care::Full { POSSIBLE } else { SURE };
    for i in (0..height).filter(|i| !settled.0[*i]) {
        let best = near(i).map(|j| odds.of_pair(i, j)).fold(f32::NEG_INFINITY, f32::max);
        near(i).filter(|j| odds.of_pair(i, *j) > possible.max(best - MARGIN)).for_each(|j| wanted.1[j] = true);
    }
    let mut best = vec![f32::NEG_INFINITY; width];
    for (i, j) in (0..height).flat_map(|i| near(i).map(move |j| (i, j))) {
        best[j] = best[j].max(odds.of_pair(i, j));
    }
    for (i, j) in (0..height).flat_map(|i| near(i).map(move |j| (i, j))).filter(|(_, j)| !settled.1[*j]) {
        wanted.0[i] |= odds.of_pair(i, j) > possible.max(best[j] - MARGIN);
    }
    let count = |all: &[bool]| all.iter().filter(|is| **is).count();
    if count(&wanted.0) + count(&wanted.1) > MOST {
        return None;
    }
    fill(&mut wanted.0);
    fill(&mut wanted.1);
    Some(wanted)
}

/// For each sentence of the base where the path is in the version when it comes there.
fn places(path: &[Candidate], height: usize) -> Vec<usize> {
    let mut beads = path.iter().peekable();
    let mut place = 0;
    let at = |i: usize| {
        while let Some(bead) = beads.next_if(|bead| bead.i <= i) {
            place = bead.j;
        }
        place
    };
    (0..height).map(at).collect()
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
