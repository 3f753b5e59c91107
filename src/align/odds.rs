//! The model's log-odds of beads, those of single sentences worked out once: the search, the crossing pass and the
//! confidences all ask for them.

use crate::similarity::{Candidate, Evidence, Weights};

/// What the model says of any bead of two texts.
pub struct Odds<'a> {
    evidence: &'a Evidence,
    /// The model and the costs of the search.
    pub weights: &'a Weights,
    /// Log-odds of every sentence of the base with every one of the version, row by row.
    one_to_one: Vec<f32>,
}

impl<'a> Odds<'a> {
    /// Works out the beads of single sentences.
    pub fn new(evidence: &'a Evidence, weights: &'a Weights) -> Self {
        let (height, width) = evidence.size();
        let row = |i| (0..width).map(move |j| Candidate { i, n: 1, j, m: 1 });
        let one_to_one = (0..height).flat_map(row).map(|pair| weights.log_odds(&evidence.features(pair))).collect();
        Self { evidence, weights, one_to_one }
    }

    /// Number of sentences of base and version.
    pub fn size(&self) -> (usize, usize) {
        self.evidence.size()
    }

    /// Log-odds that a bead is right.
    pub fn of(&self, bead: Candidate) -> f32 {
        match bead {
            Candidate { i, n: 1, j, m: 1 } => self.one_to_one[i * self.size().1 + j],
            _ => self.weights.log_odds(&self.evidence.features(bead)),
        }
    }

    /// Probability that a bead is right, 0 to 1.
    pub fn probability(&self, bead: Candidate) -> f32 {
        super::confidence::logistic(self.of(bead))
    }
}
