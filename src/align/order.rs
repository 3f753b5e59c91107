//! Which beads stand out of order, and in which order beads are told.

use super::Bead;
use std::cmp::Reverse;

/// Marks as moved the beads outside the longest run that ascends on both sides, so that as few units as can be are
/// said to have moved; of runs as long the one with more text, so that the shorter of two swapped ones moved.
/// `length` is that of a bead's text.
pub fn mark_moved(beads: &mut [Bead], length: impl Fn(&Bead) -> usize) {
    let mut linked: Vec<usize> = (0..beads.len()).filter(|b| beads[*b].is_linked()).collect();
    linked.sort_by_key(|b| beads[*b].base.clone());
    let mut best: Vec<(Weight, Option<usize>)> = Vec::with_capacity(linked.len());
    let mut ahead_of = Ahead::new(linked.iter().map(|b| beads[*b].version.first().copied()).max().flatten());
    for (at, bead) in linked.iter().map(|b| &beads[*b]).enumerate() {
        // No two beads have a unit in common, so those before this one begin before it in the base.
        let first = bead.version.first().copied().unwrap_or_default();
        let ahead = ahead_of.best_before(first).map(|(_, Reverse(k))| k);
        let (units, text) = ahead.map_or((0, 0), |k| best[k].0);
        let weight = (units + bead.base.len(), text + length(bead));
        best.push((weight, ahead));
        ahead_of.put(first, (weight, Reverse(at)));
    }
    let mut keep = vec![false; linked.len()];
    let mut at = (0..best.len()).max_by_key(|k| (best[*k].0, Reverse(*k)));
    while let Some(k) = at {
        keep[k] = true;
        at = best[k].1;
    }
    for (k, b) in linked.into_iter().enumerate() {
        beads[b].moved = !keep[k];
    }
}

/// Of a run of beads: units of the base, then the length of their text.
type Weight = (usize, usize);

/// The best run to each unit of the version; the best of all before a unit is found in logarithmic time (a Fenwick tree
/// of maxima).
struct Ahead(Vec<Option<(Weight, Reverse<usize>)>>);

impl Ahead {
    fn new(last: Option<usize>) -> Self {
        Self(vec![None; last.map_or(0, |last| last + 2)])
    }

    fn put(&mut self, unit: usize, run: (Weight, Reverse<usize>)) {
        let mut at = unit + 1;
        while let Some(best) = self.0.get_mut(at) {
            *best = (*best).max(Some(run));
            at += at & at.wrapping_neg();
        }
    }

    fn best_before(&self, unit: usize) -> Option<(Weight, Reverse<usize>)> {
        let mut best = None;
        let mut at = unit;
        while at > 0 {
            best = best.max(self.0.get(at).copied().flatten());
            at &= at - 1;
        }
        best
    }
}

/// Beads in the order of the base; what only the version has follows the bead of the unit before it there.
pub fn in_reading_order(beads: Vec<Bead>) -> Vec<Bead> {
    let (mut of_base, mut added): (Vec<Bead>, Vec<Bead>) = beads.into_iter().partition(|b| !b.base.is_empty());
    of_base.sort_by(|a, b| a.base.cmp(&b.base));
    added.sort_by(|a, b| a.version.cmp(&b.version));
    for bead in added {
        let first = bead.version[0];
        let follows = |b: &Bead| b.version.last().is_some_and(|last| *last < first);
        let nearest =
            (0..of_base.len()).filter(|k| follows(&of_base[*k])).max_by_key(|k| of_base[*k].version.last().copied());
        of_base.insert(nearest.map_or(0, |k| k + 1), bead);
    }
    of_base
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bead(base: &[usize], version: &[usize]) -> Bead {
        Bead {
            base: base.to_vec(),
            version: version.to_vec(),
            confidence: 1.0,
            moved: false,
            pinned: false,
            grounds: None,
        }
    }

    #[test]
    fn the_lighter_of_two_swapped_is_the_moved_one() {
        let mut beads = vec![bead(&[0], &[0]), bead(&[1], &[2]), bead(&[2], &[1]), bead(&[3], &[3]), bead(&[4], &[])];
        mark_moved(&mut beads, |b| if b.base == [1] { 9 } else { 5 });
        assert_eq!(beads.iter().map(|b| b.moved).collect::<Vec<_>>(), [false, false, true, false, false]);
    }

    #[test]
    fn added_units_follow_their_predecessor() {
        let beads = in_reading_order(vec![
            bead(&[], &[0]),
            bead(&[1], &[3]),
            bead(&[], &[2]),
            bead(&[0], &[1]),
            bead(&[2], &[]),
        ]);
        let order: Vec<_> = beads.iter().map(|b| (b.base.first().copied(), b.version.first().copied())).collect();
        assert_eq!(order, [(None, Some(0)), (Some(0), Some(1)), (None, Some(2)), (Some(1), Some(3)), (Some(2), None)]);
    }
}
