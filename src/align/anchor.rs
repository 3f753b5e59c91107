//! Long texts are searched piece by piece, so that time and memory grow with their length and not its square.
//!
//! Words that both texts have exactly once, in the same form (names, numbers), are candidates for anchors; the
//! longest run of them that ascends in both texts is trusted (the idea of patience diff). A text too long is cut at
//! the anchor nearest its middle, and the pieces again.

use crate::similarity::Reading;
use std::{collections::BTreeMap, ops::Range};

/// Largest piece: sentences of the base times sentences of the version.
const LARGEST: usize = 250_000;
/// Shortest word that can be an anchor; shorter ones are alike by chance.
const SHORTEST: usize = 4;

/// Stretches of the two lists of sentences that correspond, in order, each small enough to be searched at once.
pub fn pieces(
    (base, left): (&Reading, &[usize]),
    (version, right): (&Reading, &[usize]),
) -> Vec<(Range<usize>, Range<usize>)> {
    let whole = (0..left.len(), 0..right.len());
    if whole.0.len().saturating_mul(whole.1.len()) <= LARGEST {
        return vec![whole];
    }
    let mut pieces = Vec::new();
    cut(whole, &ascending(&shared_once((base, left), (version, right))), &mut pieces);
    pieces
}

fn cut(
    (base, version): (Range<usize>, Range<usize>),
    anchors: &[(usize, usize)],
    pieces: &mut Vec<(Range<usize>, Range<usize>)>,
) {
    if base.len().saturating_mul(version.len()) <= LARGEST {
        pieces.push((base, version));
        return;
    }
    let inside = |(i, j): &&(usize, usize)| base.start < *i && *i < base.end && version.start < *j && *j < version.end;
    let middle = base.start + base.len() / 2;
    let nearest = anchors.iter().filter(inside).min_by_key(|(i, _)| i.abs_diff(middle)).copied();
    let (i, j) = nearest.unwrap_or((middle, version.start + version.len() / 2));
    cut((base.start..i, version.start..j), anchors, pieces);
    cut((i..base.end, j..version.end), anchors, pieces);
}

/// Places of sentences that share a word which neither text has elsewhere, in the order of the base.
fn shared_once((base, left): (&Reading, &[usize]), (version, right): (&Reading, &[usize])) -> Vec<(usize, usize)> {
    let there: BTreeMap<&str, usize> = version.only_there(right, SHORTEST).into_iter().collect();
    let here = base.only_there(left, SHORTEST);
    let mut pairs: Vec<(usize, usize)> =
        here.into_iter().filter_map(|(word, i)| Some((i, *there.get(word)?))).collect();
    pairs.sort_unstable();
    pairs.dedup();
    let place = |(i, j): (usize, usize)| Some((left.binary_search(&i).ok()?, right.binary_search(&j).ok()?));
    pairs.into_iter().filter_map(place).collect()
}

/// The longest run of pairs that ascends on both sides (patience sorting).
pub fn ascending(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut piles: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    for (at, (_, j)) in pairs.iter().enumerate() {
        let pile = piles.partition_point(|top| pairs[*top].1 < *j);
        before[at] = pile.checked_sub(1).map(|p| piles[p]);
        match piles.get_mut(pile) {
            Some(top) => *top = at,
            None => piles.push(at),
        }
    }
    let mut run: Vec<(usize, usize)> =
        std::iter::successors(piles.last().copied(), |at| before[*at]).map(|at| pairs[at]).collect();
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_ascending_run_is_trusted() {
        let pairs = [(0, 1), (1, 9), (2, 2), (3, 4), (4, 3), (5, 6)];
        assert_eq!(ascending(&pairs), [(0, 1), (2, 2), (4, 3), (5, 6)]);
        assert_eq!(ascending(&[]), []);
    }

    #[test]
    fn pieces_cover_both_texts_in_order() {
        let mut pieces = Vec::new();
        cut((0..3000, 0..2900), &[(1400, 1300), (2100, 2050)], &mut pieces);
        assert_eq!((pieces[0].0.start, pieces[0].1.start), (0, 0));
        assert!(pieces.windows(2).all(|w| w[0].0.end == w[1].0.start && w[0].1.end == w[1].1.start));
        assert_eq!(pieces.last().map(|p| (p.0.end, p.1.end)), Some((3000, 2900)));
        assert!(pieces.iter().any(|p| (p.0.start, p.1.start) == (1400, 1300)), "cut at the anchor");
    }
}
