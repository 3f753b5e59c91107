//! Sentences that the path left alone although a counterpart stands elsewhere: pairs out of order.
//!
//! The likeliest pairs first, each sentence once, down to a log-odds that the weights set.

use super::odds::Odds;
use crate::similarity::Candidate;

/// One-to-one beads among the sentences that `path` leaves alone.
pub fn crossing_pairs(odds: &Odds<'_>, path: &[Candidate]) -> Vec<Candidate> {
    let (height, width) = odds.size();
    let (mut base_free, mut version_free) = (vec![true; height], vec![true; width]);
    for bead in path {
        base_free[bead.i..bead.i + bead.n].fill(false);
        version_free[bead.j..bead.j + bead.m].fill(false);
    }
    let mut likely = Vec::new();
    for i in (0..height).filter(|i| base_free[*i]) {
        for j in (0..width).filter(|j| version_free[*j]) {
            let pair = Candidate { i, n: 1, j, m: 1 };
            let likelihood = odds.of(pair);
            if likelihood > odds.weights.crossing {
                likely.push((likelihood, pair));
            }
        }
    }
    likely.sort_by(|(a, x), (b, y)| b.total_cmp(a).then(x.cmp(y)));
    let mut taken = Vec::new();
    for (_, pair) in likely {
        if base_free[pair.i] && version_free[pair.j] {
            base_free[pair.i] = false;
            version_free[pair.j] = false;
            taken.push(pair);
        }
    }
    taken
}
