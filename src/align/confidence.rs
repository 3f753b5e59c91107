//! How sure a bead is: the model's odds, made probabilities that a person would agree.
//!
//! Platt scaling: the log-odds of what the model says, stretched and shifted by two numbers that were fitted on
//! gold, one pair of numbers for linked paragraphs and one for paragraphs left alone.

use super::odds::Odds;
use crate::similarity::Candidate;

/// What the model thinks of each sentence: of its link, or of its being alone. 0 to 1.
pub struct Certainty {
    /// For each sentence of the base.
    pub base: Vec<f32>,
    /// For each sentence of the version.
    pub version: Vec<f32>,
}

impl Certainty {
    /// Judges every sentence, given the links that were found.
    pub fn new(odds: &Odds<'_>, links: &[Candidate]) -> Self {
        let (height, width) = odds.size();
        let (mut base, mut version) = (vec![1.0_f32; height], vec![1.0_f32; width]);
        for (i, of_base) in base.iter_mut().enumerate() {
            for (j, of_version) in version.iter_mut().enumerate() {
                let alone = 1.0 - odds.probability(Candidate { i, n: 1, j, m: 1 });
                *of_base = of_base.min(alone);
                *of_version = of_version.min(alone);
            }
        }
        for link in links {
            let sure = odds.probability(*link);
            base[link.i..link.i + link.n].fill(sure);
            version[link.j..link.j + link.m].fill(sure);
        }
        Self { base, version }
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
