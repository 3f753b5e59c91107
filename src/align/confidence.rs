//! How sure a bead is: the model's odds, made probabilities that a person would agree.
//!
//! Platt scaling: the log-odds of what the model says, stretched and shifted by two numbers that were fitted on
//! gold, one pair of numbers for linked paragraphs and one for paragraphs left alone.

use super::odds::Odds;
use crate::similarity::Candidate;
use std::collections::BTreeMap;

/// What the model thinks of each sentence: of its link, or of its being alone. By place, 0 to 1.
pub struct Certainty {
    /// For each sentence of the base.
    pub base: BTreeMap<usize, f32>,
    /// For each sentence of the version.
    pub version: BTreeMap<usize, f32>,
}

impl Certainty {
    /// Judges the sentences `left` and `right`, given the links that were found among them.
    pub fn new(odds: &Odds, (left, right): (&[usize], &[usize]), links: &[Candidate]) -> Self {
        let all = |own: &[usize]| own.iter().map(|s| (*s, 1.0_f32)).collect();
        let mut new = Self { base: all(left), version: all(right) };
        for (i, of_base) in &mut new.base {
            for (j, of_version) in &mut new.version {
                let alone = logistic(-odds.of_pair(*i, *j));
                *of_base = of_base.min(alone);
                *of_version = of_version.min(alone);
            }
        }
        for link in links {
            let sure = odds.probability(*link);
            new.base.extend((link.i..link.i + link.n).map(|i| (i, sure)));
            new.version.extend((link.j..link.j + link.m).map(|j| (j, sure)));
        }
        new
    }
}

/// `share`, the model's mean certainty of a bead, as the probability that a person would agree.
pub fn calibrated(share: f32, [slope, constant]: [f32; 2]) -> f64 {
    let share = share.clamp(1e-4, 1.0 - 1e-4);
    f64::from(logistic(slope * (share / (1.0 - share)).ln() + constant))
}

/// Log-odds as a probability.
pub fn logistic(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}
