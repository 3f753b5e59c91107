//! How likely all beads of two versions are, before any search and any pin: worked out once for a pair of versions.

use super::{
    Side, anchor,
    doubt::{Care, doubts},
    odds::Odds,
    search::best_path,
};
use crate::{
    progress::{Cancelled, Progress, unwatched},
    similarity::{Evidence, Help, Matching, Weights},
};
use std::{collections::BTreeMap, ops::ControlFlow};

/// Pairs whose meaning is told have these log-odds at least.
const LIKELY: f32 = -2.0;

/// The likelihood of all beads, in long texts piece by piece.
pub struct Prospect {
    pub(super) pieces: Vec<Piece>,
    /// Which words of both versions match.
    pub(super) matching: Matching,
}

/// Sentences of both sides that may be linked with one another.
pub(super) struct Piece {
    /// Numbers of the base's sentences, ascending.
    pub left: Vec<usize>,
    /// Numbers of the version's sentences, ascending.
    pub right: Vec<usize>,
    /// Of beads over these, by their places in the two lists.
    pub odds: Odds,
    /// Cosines of the likely pairs of sentences that were encoded, by their places.
    pub cosines: BTreeMap<(usize, usize), f32>,
}

impl Prospect {
    /// Of the whole content of both versions.
    ///
    /// # Errors
    /// [`Cancelled`] when `progress` says to stop.
    pub fn new(
        base: Side<'_>,
        version: Side<'_>,
        weights: &Weights,
        progress: &Progress<'_>,
    ) -> Result<Self, Cancelled> {
        let matching = Matching::new(base.reading, version.reading, Help::Dictionary);
        let (left, right) = (base.sentences(|_| true), version.sentences(|_| true));
        Self::by(matching, (base, &left), (version, &right), weights, progress)
    }

    /// Which words of both versions match.
    pub fn matching(&self) -> &Matching {
        &self.matching
    }

    /// Of some sentences of both.
    pub(super) fn of(
        base: Side<'_>,
        left: &[usize],
        version: Side<'_>,
        right: &[usize],
        weights: &Weights,
        progress: &Progress<'_>,
    ) -> Result<Self, Cancelled> {
        let matching = Matching::within((base.reading, left), (version.reading, right));
        Self::by(matching, (base, left), (version, right), weights, progress)
    }

    fn by(
        matching: Matching,
        (base, left): (Side<'_>, &[usize]),
        (version, right): (Side<'_>, &[usize]),
        weights: &Weights,
        progress: &Progress<'_>,
    ) -> Result<Self, Cancelled> {
        let ranges = anchor::pieces((base.reading, left), (version.reading, right));
        let care = if ranges.len() > 1 { Care::Less } else { Care::Full };
        let mut pieces = Vec::with_capacity(ranges.len());
        for (of_left, of_right) in &ranges {
            if progress(pieces.len() as f32 / ranges.len() as f32) == ControlFlow::Break(()) {
                return Err(Cancelled);
            }
            let (left, right) = (left[of_left.clone()].to_vec(), right[of_right.clone()].to_vec());
            let mut evidence = Evidence::new((base.reading, &left), (version.reading, &right), &matching);
            let odds = odds(&mut evidence, weights, care)?;
            let cosines = cosines(&evidence, &odds);
            pieces.push(Piece { left, right, odds, cosines });
        }
        Ok(Self { pieces, matching })
    }
}

/// The odds by words and numbers, and by meaning where these leave a doubt.
fn odds(evidence: &mut Evidence<'_>, weights: &Weights, care: Care) -> Result<Odds, Cancelled> {
    let (height, width) = evidence.size();
    let mut odds = Odds::new(evidence, weights);
    let (left, right): (Vec<usize>, Vec<usize>) = ((0..height).collect(), (0..width).collect());
    let path = best_path(&odds, (&left, &right), &weights.costs, &unwatched)?;
    if let Some((left, right)) = doubts(&odds, (height, width), &path, care) {
        evidence.encode(|i| left[i], |j| right[j]);
        odds.refine(evidence, weights);
    }
    Ok(odds)
}

/// The cosines of the pairs that are as likely as not to be linked.
fn cosines(evidence: &Evidence<'_>, odds: &Odds) -> BTreeMap<(usize, usize), f32> {
    let (height, width) = evidence.size();
    let pairs = (0..height).flat_map(|i| (0..width).map(move |j| (i, j)));
    let likely = pairs.filter(|(i, j)| odds.of_pair(*i, *j) > LIKELY);
    likely.filter_map(|(i, j)| Some(((i, j), evidence.cosine(i, j)?))).collect()
}

impl Piece {
    /// Whether all these sentences are in it.
    pub fn holds(&self, left: &[usize], right: &[usize]) -> bool {
        left.iter().all(|s| self.left.binary_search(s).is_ok())
            && right.iter().all(|s| self.right.binary_search(s).is_ok())
    }

    /// Places of those of the base's sentences that are in it.
    pub fn places_of_base(&self, sentences: &[usize]) -> Vec<usize> {
        sentences.iter().filter_map(|s| self.left.binary_search(s).ok()).collect()
    }

    /// Places of those of the version's sentences that are in it.
    pub fn places_of_version(&self, sentences: &[usize]) -> Vec<usize> {
        sentences.iter().filter_map(|s| self.right.binary_search(s).ok()).collect()
    }
}
