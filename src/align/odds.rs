//! The model's log-odds of every bead of two texts, worked out once: the search, the crossing pass and the
//! confidences all ask for them.

use super::SHAPES;
use crate::similarity::{Candidate, Evidence, STRONGEST, Weights};

/// A bead of several sentences is given up unless two of them have these log-odds: most of a text is far from
/// everything but its own place.
const HOPELESS: f32 = -9.0;

/// What the model says of any bead of two texts.
pub struct Odds {
    /// Number of sentences of the version.
    width: usize,
    /// For each of [`SHAPES`] the log-odds of its beads, row by row of the base, `width` a row.
    by_shape: [Vec<f32>; SHAPES.len()],
}

impl Odds {
    /// Asks the model for all beads.
    pub fn new(evidence: &Evidence<'_>, weights: &Weights) -> Self {
        let (height, width) = evidence.size();
        let mut new = Self { width, by_shape: std::array::from_fn(|_| Vec::new()) };
        for (shape, (n, m)) in SHAPES.into_iter().enumerate() {
            let mut of_shape = vec![-STRONGEST; height * width];
            for i in 0..(height + 1).saturating_sub(n) {
                for j in 0..(width + 1).saturating_sub(m) {
                    let bead = Candidate { i, n, j, m };
                    if (n, m) == (1, 1) || new.has_hope(bead) {
                        of_shape[i * width + j] = evidence.log_odds(bead, weights);
                    }
                }
            }
            new.by_shape[shape] = of_shape;
        }
        new
    }

    /// Asks again about the beads whose meaning is known by now.
    pub fn refine(&mut self, evidence: &Evidence<'_>, weights: &Weights) {
        let (height, width) = evidence.size();
        for (shape, (n, m)) in SHAPES.into_iter().enumerate() {
            for i in 0..(height + 1).saturating_sub(n) {
                for j in 0..(width + 1).saturating_sub(m) {
                    let bead = Candidate { i, n, j, m };
                    if self.has_hope(bead) && evidence.knows_meaning(bead) {
                        self.by_shape[shape][i * width + j] = evidence.log_odds(bead, weights);
                    }
                }
            }
        }
    }

    fn has_hope(&self, Candidate { i, n, j, m }: Candidate) -> bool {
        let single = &self.by_shape[0];
        (i..i + n).any(|i| (j..j + m).any(|j| single[i * self.width + j] > HOPELESS))
    }

    /// Log-odds that a bead is right; its shape is one of [`SHAPES`].
    pub fn of(&self, bead: Candidate) -> f32 {
        let shape = SHAPES.iter().position(|shape| *shape == (bead.n, bead.m)).unwrap_or(0);
        self.of_shape(shape, bead.i, bead.j)
    }

    /// Log-odds of the bead of the `shape`-th of [`SHAPES`] that begins at `i` and `j`.
    pub fn of_shape(&self, shape: usize, i: usize, j: usize) -> f32 {
        self.by_shape[shape][i * self.width + j]
    }

    /// Log-odds of a pair of single sentences.
    pub fn of_pair(&self, i: usize, j: usize) -> f32 {
        self.of_shape(0, i, j)
    }

    /// Probability that a bead is right, 0 to 1.
    pub fn probability(&self, bead: Candidate) -> f32 {
        super::confidence::logistic(self.of(bead))
    }
}
