//! The best monotone path of beads through two lists of sentences, by dynamic programming.
//!
//! Beads 1:1, 1:2, 2:1, 2:2, 1:3, 3:1 score their log-odds (less a cost for all but 1:1). A sentence left alone
//! costs a constant, and so does the beginning of a run of them on either side: what is left out is mostly left out
//! in one piece, and seldom where something else is added. The path with the highest sum wins. After Gale and Church (1993), with trained scores.

use super::odds::Odds;
use crate::{
    progress::{Cancelled, Progress},
    similarity::{Candidate, Costs},
};

/// Shapes of beads that are tried: sentences of the base, sentences of the version.
pub const SHAPES: [(usize, usize); 6] = [(1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1)];

/// What a path ended with: a bead, or a sentence of one side alone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    Bead,
    OfBase,
    OfVersion,
}

/// The endings with a sentence alone, and how many sentences of each side they take.
const ALONE: [(Ending, (usize, usize)); 2] = [(Ending::OfBase, (1, 0)), (Ending::OfVersion, (0, 1))];

/// The best paths to a point, by what they end with.
type Point = [Best; 3];

/// The best path to a point that ends in one way: its score, its last step, and how the path before that ended.
#[derive(Clone, Copy)]
struct Best {
    score: f32,
    step: (u8, u8),
    before: Ending,
}

const UNREACHED: Best = Best { score: f32::NEG_INFINITY, step: (0, 0), before: Ending::Bead };

impl Best {
    fn improve(&mut self, score: f32, (n, m): (usize, usize), before: Ending) {
        if score > self.score {
            *self = Self { score, step: (n as u8, m as u8), before };
        }
    }
}

/// The beads of the best path through the sentences `left` and `right` (numbers in `odds`, ascending) that have both
/// sides, in order; sentences in none of them stand alone. A bead joins only sentences that follow each other there.
pub fn best_path(
    odds: &Odds,
    (left, right): (&[usize], &[usize]),
    costs: &Costs,
    progress: &Progress<'_>,
) -> Result<Vec<Candidate>, Cancelled> {
    let (height, width) = (left.len(), right.len());
    let at = |i: usize, j: usize| i * (width + 1) + j;
    let mut points: Vec<Point> = vec![[UNREACHED; 3]; (height + 1) * (width + 1)];
    points[0][Ending::Bead as usize].score = 0.0;
    let (left_run, right_run) = (runs(left), runs(right));
    for i in 0..=height {
        if progress(i as f32 / (height + 1) as f32).is_break() {
            return Err(Cancelled);
        }
        for j in 0..=width {
            for (shape, (n, m)) in SHAPES.into_iter().enumerate() {
                if n > left_run[i] || m > right_run[j] {
                    continue;
                }
                let (score, ending) = best(&points[at(i - n, j - m)]);
                let likelihood = odds.of_shape(shape, left[i - n], right[j - m]);
                let cost = if shape == 0 { 0.0 } else { costs.merge };
                points[at(i, j)][Ending::Bead as usize].improve(score + likelihood - cost, (n, m), ending);
            }
            for (ending, (n, m)) in ALONE.into_iter().filter(|(_, (n, m))| *n <= i && *m <= j) {
                let before = points[at(i - n, j - m)];
                for of in [Ending::Bead, Ending::OfBase, Ending::OfVersion] {
                    let begins = if of == ending { 0.0 } else { costs.null_run };
                    let score = before[of as usize].score + begins + costs.null;
                    points[at(i, j)][ending as usize].improve(score, (n, m), of);
                }
            }
        }
    }
    let mut path = Vec::new();
    let (mut i, mut j) = (height, width);
    let (_, mut ending) = best(&points[at(i, j)]);
    while (i, j) != (0, 0) {
        let Best { step: (n, m), before, .. } = points[at(i, j)][ending as usize];
        let (n, m) = (usize::from(n), usize::from(m));
        (i, j) = (i - n, j - m);
        if ending == Ending::Bead {
            path.push(Candidate { i: left[i], n, j: right[j], m });
        }
        ending = before;
    }
    path.reverse();
    Ok(path)
}

/// For each point between sentences, how many before it follow each other without a gap.
fn runs(sentences: &[usize]) -> Vec<usize> {
    let mut runs = vec![0; sentences.len() + 1];
    for (at, sentence) in sentences.iter().enumerate() {
        let follows = at > 0 && sentences[at - 1] + 1 == *sentence;
        runs[at + 1] = if follows { runs[at] + 1 } else { 1 };
    }
    runs
}

fn best(point: &Point) -> (f32, Ending) {
    let mut best = (point[Ending::Bead as usize].score, Ending::Bead);
    for (ending, _) in ALONE {
        if point[ending as usize].score > best.0 {
            best = (point[ending as usize].score, ending);
        }
    }
    best
}
