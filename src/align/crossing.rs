//! Sentences that the path left alone although a counterpart stands elsewhere: pairs out of order.
//!
//! The likeliest pairs first, each sentence once, down to a log-odds that the weights set.

use super::odds::Odds;
use crate::similarity::Candidate;
use std::collections::BTreeSet;

/// One-to-one beads among the sentences `left` and `right` that `path` leaves alone, from log-odds of `least` on.
pub fn crossing_pairs(
    odds: &Odds,
    (left, right): (&[usize], &[usize]),
    path: &[Candidate],
    least: f32,
) -> Vec<Candidate> {
    let used_base: BTreeSet<usize> = path.iter().flat_map(|bead| bead.i..bead.i + bead.n).collect();
    let used_version: BTreeSet<usize> = path.iter().flat_map(|bead| bead.j..bead.j + bead.m).collect();
    let free = |all: &[usize], used: &BTreeSet<usize>| -> BTreeSet<usize> {
        all.iter().copied().filter(|s| !used.contains(s)).collect()
    };
    let (mut base_free, mut version_free) = (free(left, &used_base), free(right, &used_version));
    let mut likely = Vec::new();
    for i in &base_free {
        let pairs = version_free.iter().map(|j| (odds.of_pair(*i, *j), Candidate { i: *i, n: 1, j: *j, m: 1 }));
        likely.extend(pairs.filter(|(likelihood, _)| *likelihood > least));
    }
    likely.sort_by(|(a, x), (b, y)| b.total_cmp(a).then(x.cmp(y)));
    let take = |(_, pair): (f32, Candidate)| {
        let is_free = base_free.contains(&pair.i) && version_free.contains(&pair.j);
        (is_free && base_free.remove(&pair.i) && version_free.remove(&pair.j)).then_some(pair)
    };
    likely.into_iter().filter_map(take).collect()
}
