//! From beads of sentences to beads of paragraphs.
//!
//! Two paragraphs belong together when sentences that make up a share of either are linked; what belongs
//! together by any chain is one bead.

use super::Link;
use crate::text::Segmented;
use std::collections::{BTreeMap, BTreeSet};

/// Share of a paragraph's text that must be linked to hold two paragraphs together.
const SHARE: f32 = 0.05;

/// Sides of beads over paragraphs: base and version paragraphs, ascending; the linked ones only. Links out of order
/// hold paragraphs together only where one of them is not linked otherwise: a paragraph that moved is its counterpart,
/// a sentence that moved to another paragraph makes the two no less different.
pub fn lift(base: &Segmented, version: &Segmented, in_order: &[Link], out_of_order: &[Link]) -> Vec<Link> {
    let mut edges = edges(base, version, in_order);
    let bases: BTreeSet<usize> = edges.iter().map(|(i, _)| *i).collect();
    let versions: BTreeSet<usize> = edges.iter().map(|(_, j)| *j).collect();
    let moved = self::edges(base, version, out_of_order);
    edges.extend(moved.into_iter().filter(|(i, j)| !bases.contains(i) || !versions.contains(j)));
    components(edges.into_iter())
}

/// Pairs of paragraphs that share enough linked text.
fn edges(base: &Segmented, version: &Segmented, links: &[Link]) -> Vec<(usize, usize)> {
    let (base_lengths, version_lengths) = (lengths(base), lengths(version));
    let mut shared: BTreeMap<(usize, usize), (f32, f32)> = BTreeMap::new();
    for (left, right) in links {
        let paragraphs = |text: &Segmented, sentences: &[usize]| {
            let mut lengths: BTreeMap<usize, f32> = BTreeMap::new();
            for sentence in sentences.iter().map(|s| &text.sentences[*s]) {
                *lengths.entry(sentence.place.paragraph).or_default() += sentence.place.span.len() as f32;
            }
            lengths
        };
        let (left, right) = (paragraphs(base, left), paragraphs(version, right));
        for (i, of_base) in &left {
            for (j, of_version) in &right {
                let sum = shared.entry((*i, *j)).or_default();
                sum.0 += of_base;
                sum.1 += of_version;
            }
        }
    }
    let holds = |((i, j), (of_base, of_version)): &((usize, usize), (f32, f32))| {
        *of_base >= SHARE * base_lengths[*i] || *of_version >= SHARE * version_lengths[*j]
    };
    shared.into_iter().filter(holds).map(|(pair, _)| pair).collect()
}

fn lengths(text: &Segmented) -> Vec<f32> {
    let length =
        |range: &std::ops::Range<usize>| text.sentences[range.clone()].iter().map(|s| s.place.span.len() as f32).sum();
    text.by_paragraph.iter().map(length).collect()
}

/// The connected components of a bipartite graph, in the order of their first left node.
pub fn components(edges: impl Iterator<Item = (usize, usize)>) -> Vec<(Vec<usize>, Vec<usize>)> {
    let mut found: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
    for (i, j) in edges {
        let (touching, mut rest): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|(left, right)| left.contains(&i) || right.contains(&j));
        let mut joined = (vec![i], vec![j]);
        for (left, right) in touching {
            joined.0.extend(left);
            joined.1.extend(right);
        }
        for side in [&mut joined.0, &mut joined.1] {
            side.sort_unstable();
            side.dedup();
        }
        rest.push(joined);
        found = rest;
    }
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hangs_together_by_any_chain_is_one_bead() {
        let edges = [(0, 0), (2, 1), (1, 3), (2, 2), (3, 2)];
        let expected = [(vec![0], vec![0]), (vec![1], vec![3]), (vec![2, 3], vec![1, 2])];
        assert_eq!(components(edges.into_iter()), expected);
    }
}
