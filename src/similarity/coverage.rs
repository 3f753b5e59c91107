//! How much of a sentence's weight is found in one, two or three neighbouring sentences of the other side.

use super::vocabulary::{Matches, Vocabulary};

/// Most sentences of one side in a bead.
pub const LONGEST: usize = 3;

/// Weight of each sentence of one side that the other side's sentences cover.
pub struct Coverage {
    /// Number of sentences of the other side.
    width: usize,
    /// `covered[m - 1][i * width + j]`: weight of sentence `i` found in the other side's `j .. j + m`.
    covered: [Vec<f32>; LONGEST],
    /// Whole weight of each sentence.
    pub mass: Vec<f32>,
}

impl Coverage {
    /// Covers the sentences of `side`, whose types weigh `weights`, with those of `other`.
    /// `damped`: a match counts less the more of the other side's sentences have it.
    pub fn new(side: &Vocabulary, other: &Vocabulary, matches: &Matches, weights: &[f32], damping: Damping) -> Self {
        let (height, width) = (side.sentences.len(), other.sentences.len());
        let best = best_by_sentence(other, matches);
        let damp: Vec<f32> = best.iter().map(|row| damping.of(row, width)).collect();
        let mut covered = [const { Vec::new() }; LONGEST];
        covered.iter_mut().for_each(|m| m.resize(height * width, 0.0));
        let mut mass = Vec::with_capacity(height);
        let mut line = vec![0.0_f32; width];
        for (i, types) in side.sentences.iter().enumerate() {
            mass.push(types.iter().map(|(id, count)| weights[*id] * count).sum());
            for (id, count) in types.iter().filter(|(id, _)| weights[*id] > 0.0 && !best[*id].is_empty()) {
                let weight = weights[*id] * count * damp[*id];
                line.fill(0.0);
                best[*id].iter().for_each(|(j, value)| line[*j] = *value);
                for (m, covered) in covered.iter_mut().enumerate() {
                    let row = &mut covered[i * width..(i + 1) * width];
                    for (j, cell) in row.iter_mut().enumerate() {
                        let window = &line[j..(j + m + 1).min(width)];
                        *cell += weight * window.iter().fold(0.0, |a: f32, b| a.max(*b));
                    }
                }
            }
        }
        Self { width, covered, mass }
    }

    /// Weight of sentences `i .. i + n` that the other side's `j .. j + m` cover.
    pub fn covered(&self, i: usize, n: usize, j: usize, m: usize) -> f32 {
        (i..i + n).map(|i| self.covered[m - 1][i * self.width + j]).sum()
    }

    /// Whole weight of sentences `i .. i + n`.
    pub fn mass(&self, i: usize, n: usize) -> f32 {
        self.mass[i..i + n].iter().sum()
    }
}

/// Whether a match counts less where many sentences of the other side have it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Damping {
    /// Every match counts in full.
    None,
    /// A match that only one sentence has counts in full, one that all have almost nothing.
    ByFrequency,
}

impl Damping {
    fn of(self, best: &[(usize, f32)], sentences: usize) -> f32 {
        let matching = best.iter().filter(|(_, value)| *value > 0.5).count() as f32;
        let count = sentences as f32;
        match self {
            Self::None => 1.0,
            Self::ByFrequency => ((count + 1.0) / (matching + 1.0)).ln() / (count + 1.0).ln(),
        }
    }
}

/// For each type, in which sentences of `other` it has a match, and the best one there.
fn best_by_sentence(other: &Vocabulary, matches: &Matches) -> Vec<Vec<(usize, f32)>> {
    let mut having: Vec<Vec<usize>> = vec![Vec::new(); other.len()];
    for (j, types) in other.sentences.iter().enumerate() {
        types.iter().for_each(|(id, _)| having[*id].push(j));
    }
    let best = |row: &Vec<(usize, f32)>| {
        let mut found: std::collections::BTreeMap<usize, f32> = std::collections::BTreeMap::new();
        for (b, value) in row {
            for j in &having[*b] {
                let cell = found.entry(*j).or_default();
                *cell = cell.max(*value);
            }
        }
        found.into_iter().collect()
    };
    matches.iter().map(best).collect()
}
