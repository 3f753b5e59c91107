//! How much of a sentence's weight is found in one, two or three neighbouring sentences of the other side.

use super::{evidence::LONGEST, matches::Matches, vocabulary::Vocabulary};

/// Three ways to count what is covered.
#[derive(Clone, Copy, Default, PartialEq, Debug)]
pub struct Shares {
    /// Every match counts in full.
    pub plain: f32,
    /// A match that only one sentence has counts in full, one that all have almost nothing.
    pub damped: f32,
    /// Only names and numbers count.
    pub names: f32,
}

impl Shares {
    fn add(&mut self, other: Self, factor: f32) {
        self.plain += factor * other.plain;
        self.damped += factor * other.damped;
        self.names += factor * other.names;
    }
}

/// Weight of each sentence of one side that the other side's sentences cover.
pub struct Coverage {
    /// Number of sentences of the other side.
    width: usize,
    /// `covered[m - 1][i * width + j]`: weight of sentence `i` found in the other side's `j .. j + m`.
    covered: [Vec<Shares>; LONGEST],
    /// Whole weight of each sentence; damped is not told.
    mass: Vec<Shares>,
}

impl Coverage {
    /// Covers the sentences `own` of `side` with the sentences `others` of `other`; their numbers in these lists
    /// are those asked for later.
    pub fn new(
        (side, own): (&Vocabulary, &[usize]),
        (other, others): (&Vocabulary, &[usize]),
        matches: &Matches,
    ) -> Self {
        let (height, width) = (own.len(), others.len());
        let having = having(other, others);
        let mut covered = [const { Vec::new() }; LONGEST];
        covered.iter_mut().for_each(|m| m.resize(height * width, Shares::default()));
        let mut mass = vec![Shares::default(); height];
        let mut found: Vec<Option<Found>> = Vec::new();
        found.resize_with(side.len(), || None);
        let mut line = vec![0.0_f32; width];
        for (i, sentence) in own.iter().enumerate() {
            for (id, count) in &side.sentences[*sentence] {
                let weight = side.weight(*id) * count;
                let names = if side.is_name(*id) { weight } else { 0.0 };
                mass[i].add(Shares { plain: weight, damped: 0.0, names }, 1.0);
                if matches[*id].is_empty() {
                    continue;
                }
                let found = found[*id].get_or_insert_with(|| Found::new(&matches[*id], &having, width, &mut line));
                let worth = Shares { plain: weight, damped: weight * found.damping, names };
                for (covered, cells) in covered.iter_mut().zip(&found.windows) {
                    let row = &mut covered[i * width..(i + 1) * width];
                    cells.iter().for_each(|(j, value)| row[*j].add(worth, *value));
                }
            }
        }
        Self { width, covered, mass }
    }

    /// Weight of sentences `i .. i + n` that the other side's `j .. j + m` cover.
    pub fn covered(&self, i: usize, n: usize, j: usize, m: usize) -> Shares {
        sum((i..i + n).map(|i| self.covered[m - 1][i * self.width + j]))
    }

    /// The share of sentence `i` that the other side's `j .. j + m` cover, rare matches counting most.
    pub fn rare_share(&self, i: usize, j: usize, m: usize) -> f32 {
        self.covered(i, 1, j, m).damped / (self.mass[i].plain + 0.3)
    }

    /// Whole weight of sentences `i .. i + n`.
    pub fn mass(&self, i: usize, n: usize) -> Shares {
        sum(self.mass[i..i + n].iter().copied())
    }
}

fn sum(shares: impl Iterator<Item = Shares>) -> Shares {
    shares.fold(Shares::default(), |mut sum, share| {
        sum.add(share, 1.0);
        sum
    })
}

/// Where a type is found on the other side.
struct Found {
    /// For each length of a window, at which sentences it can begin to hold a match, and how well the best matches.
    windows: [Vec<(usize, f32)>; LONGEST],
    /// How much a match counts, the less the more sentences have it.
    damping: f32,
}

impl Found {
    /// `line` is room for one value a sentence, all 0 before and after.
    fn new(matches: &[(usize, f32)], having: &[Vec<usize>], width: usize, line: &mut [f32]) -> Self {
        let mut touched = Vec::new();
        for (b, value) in matches {
            for j in &having[*b] {
                if line[*j] == 0.0 {
                    touched.push(*j);
                }
                line[*j] = line[*j].max(*value);
            }
        }
        touched.sort_unstable();
        let matching = touched.iter().filter(|j| line[**j] > 0.5).count() as f32;
        let count = width as f32;
        let damping = ((count + 1.0) / (matching + 1.0)).ln() / (count + 1.0).ln();
        let mut windows = [const { Vec::new() }; LONGEST];
        for (m, cells) in windows.iter_mut().enumerate() {
            let mut next = 0;
            for j in &touched {
                for start in next.max(j.saturating_sub(m))..=*j {
                    let best = line[start..(start + m + 1).min(width)].iter().fold(0.0, |a: f32, b| a.max(*b));
                    cells.push((start, best));
                }
                next = j + 1;
            }
        }
        touched.iter().for_each(|j| line[*j] = 0.0);
        Self { windows, damping }
    }
}

/// For each type of a text, in which of the sentences it stands.
fn having(text: &Vocabulary, sentences: &[usize]) -> Vec<Vec<usize>> {
    let mut having: Vec<Vec<usize>> = vec![Vec::new(); text.len()];
    for (j, sentence) in sentences.iter().enumerate() {
        text.sentences[*sentence].iter().for_each(|(id, _)| having[*id].push(j));
    }
    having
}
