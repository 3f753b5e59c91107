//! The best monotone path of beads through two lists of sentences, by dynamic programming.
//!
//! Beads 1:1, 1:2, 2:1, 2:2, 1:3, 3:1 score their log-odds (less a cost for all but 1:1). A sentence left alone
//! costs a constant, and so does the beginning of a run of them: what is left out is mostly left out in one
//! piece. The path with the highest sum wins. After Gale and Church (1993), with trained scores.

use super::odds::Odds;
use crate::{
    progress::{Cancelled, Progress},
    similarity::{Candidate, Costs},
};

/// Shapes of beads that are tried: sentences of the base, sentences of the version.
pub const SHAPES: [(usize, usize); 6] = [(1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1)];

/// Sentences of one side alone.
const ALONE: [(usize, usize); 2] = [(1, 0), (0, 1)];

/// What a path ended with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    Bead,
    Alone,
}

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
    let mut beads = vec![UNREACHED; (height + 1) * (width + 1)];
    let mut alone = beads.clone();
    beads[0].score = 0.0;
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
                let before = at(i - n, j - m);
                let (score, ending) = better(&beads[before], &alone[before]);
                let likelihood = odds.of_shape(shape, left[i - n], right[j - m]);
                let cost = if shape == 0 { 0.0 } else { costs.merge };
                beads[at(i, j)].improve(score + likelihood - cost, (n, m), ending);
            }
            for (n, m) in ALONE.into_iter().filter(|(n, m)| *n <= i && *m <= j) {
                let before = at(i - n, j - m);
                let begun = beads[before].score + costs.null_run + costs.null;
                alone[at(i, j)].improve(begun, (n, m), Ending::Bead);
                let carried_on = alone[before].score + costs.null;
                alone[at(i, j)].improve(carried_on, (n, m), Ending::Alone);
            }
        }
    }
    let mut path = Vec::new();
    let (mut i, mut j) = (height, width);
    let (_, mut ending) = better(&beads[at(i, j)], &alone[at(i, j)]);
    while (i, j) != (0, 0) {
        let Best { step: (n, m), before, .. } = if ending == Ending::Bead { beads[at(i, j)] } else { alone[at(i, j)] };
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

fn better(bead: &Best, alone: &Best) -> (f32, Ending) {
    if alone.score > bead.score { (alone.score, Ending::Alone) } else { (bead.score, Ending::Bead) }
}
