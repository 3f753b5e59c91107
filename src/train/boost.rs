//! Gradient boosting of small trees (Friedman 2001), with histograms as LightGBM has them.
//!
//! Every feature is cut into at most [`BINS`] bins of about as many rows each; a tree asks in every node the question
//! that lowers the loss most, level by level. Rows are taken in their order, features by some threads but each by
//! one, so the same rows give the same trees.

use crate::diff::{DEPTH, LEAVES, QUESTIONS, Tree, Trees};

/// Bins of a feature at most.
const BINS: usize = 64;
/// Threads that share the features.
const THREADS: usize = 2;

/// What is learned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// Answers 0 or 1; the sum of the trees is their log-odds.
    Odds,
    /// Any answers; the sum of the trees is their mean.
    Mean,
}

/// How it is learned.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Number of trees.
    pub trees: usize,
    /// How much of its answer a tree gives.
    pub rate: f64,
    /// Rows of a leaf at least.
    pub least: usize,
    /// What draws leaves to 0.
    pub ridge: f64,
}

/// Rows of features with their answers.
pub struct Rows {
    /// For each feature the bin of each row.
    bins: Vec<Vec<u8>>,
    /// For each feature what stands between its bins.
    cuts: Vec<Vec<f32>>,
    answers: Vec<f32>,
}

/// First and second derivatives of the loss, and how many.
#[derive(Clone, Copy, Default)]
struct Sums {
    slope: f64,
    bend: f64,
    count: usize,
}

#[derive(Clone, Copy)]
struct Question {
    gain: f64,
    feature: usize,
    bin: usize,
}

impl Rows {
    /// Of rows of as many features each.
    pub fn new<const N: usize>(rows: &[([f32; N], f32)]) -> Self {
        let mut cuts = Vec::with_capacity(N);
        let mut bins = Vec::with_capacity(N);
        for feature in 0..N {
            let own = edges(rows.iter().map(|(features, _)| features[feature]).collect());
            bins.push(rows.iter().map(|(f, _)| own.partition_point(|cut| *cut < f[feature]) as u8).collect());
            cuts.push(own);
        }
        Self { bins, cuts, answers: rows.iter().map(|(_, answer)| *answer).collect() }
    }

    /// Learns the answers.
    pub fn learn(&self, goal: Goal, settings: Settings) -> Trees {
        let count = self.answers.len();
        let mean = self.answers.iter().map(|a| f64::from(*a)).sum::<f64>() / count.max(1) as f64;
        let start = match goal {
            Goal::Mean => mean,
            Goal::Odds => (mean.clamp(1e-6, 1.0 - 1e-6) / (1.0 - mean.clamp(1e-6, 1.0 - 1e-6))).ln(),
        };
        let mut sums = vec![start; count];
        let mut trees = Vec::with_capacity(settings.trees);
        for _ in 0..settings.trees {
            let slopes: Vec<(f32, f32)> =
                self.answers.iter().zip(&sums).map(|(answer, sum)| slope(goal, *answer, *sum)).collect();
            let (tree, leaf_of) = self.tree(&slopes, settings);
            sums.iter_mut().zip(leaf_of).for_each(|(sum, leaf)| *sum += f64::from(tree.leaves[leaf]));
            trees.push(tree);
        }
        Trees { start: start as f32, trees }
    }

    /// A tree, and the leaf of each row.
    fn tree(&self, slopes: &[(f32, f32)], settings: Settings) -> (Tree, Vec<usize>) {
        let mut tree =
            Tree { features: vec![0; QUESTIONS], thresholds: vec![f32::MAX; QUESTIONS], leaves: vec![0.0; LEAVES] };
        let mut node_of: Vec<u8> = vec![0; slopes.len()];
        for level in 0..DEPTH {
            let nodes = 1 << level;
            let best = self.best(&node_of, nodes, slopes, settings);
            for (node, question) in best.iter().enumerate() {
                if let Some(Question { feature, bin, .. }) = question {
                    let at = nodes - 1 + node;
                    (tree.features[at], tree.thresholds[at]) = (*feature as u8, self.cuts[*feature][*bin]);
                }
            }
            for (row, node) in node_of.iter_mut().enumerate() {
                let goes_right =
                    best[usize::from(*node)].is_some_and(|q| usize::from(self.bins[q.feature][row]) > q.bin);
                *node = 2 * *node + u8::from(goes_right);
            }
        }
        let mut sums = [Sums::default(); LEAVES];
        for (leaf, slopes) in node_of.iter().zip(slopes) {
            sums[usize::from(*leaf)].add(*slopes);
        }
        for (leaf, sums) in tree.leaves.iter_mut().zip(sums) {
            *leaf = (settings.rate * sums.slope / (sums.bend + settings.ridge)) as f32;
        }
        (tree, node_of.into_iter().map(usize::from).collect())
    }

    /// For each node of a level its best question, if any lowers the loss.
    fn best(&self, node_of: &[u8], nodes: usize, slopes: &[(f32, f32)], settings: Settings) -> Vec<Option<Question>> {
        let features: Vec<usize> = (0..self.bins.len()).collect();
        let share = features.len().div_ceil(THREADS).max(1);
        let parts: Vec<Vec<Option<Question>>> = std::thread::scope(|scope| {
            let work = |own: Vec<usize>| {
                scope.spawn(move || {
                    let mut best = vec![None; nodes];
                    for feature in own {
                        self.ask(feature, node_of, slopes, settings, &mut best);
                    }
                    best
                })
            };
            let threads: Vec<_> = features.chunks(share).map(|own| work(own.to_vec())).collect();
            threads.into_iter().map(|thread| thread.join().unwrap_or_else(|_| vec![None; nodes])).collect()
        });
        (0..nodes).map(|node| parts.iter().filter_map(|part| part[node]).reduce(better)).collect()
    }

    /// Holds the questions about one feature against the best so far.
    fn ask(
        &self,
        feature: usize,
        node_of: &[u8],
        slopes: &[(f32, f32)],
        settings: Settings,
        best: &mut [Option<Question>],
    ) {
        let mut sums = vec![[Sums::default(); BINS]; best.len()];
        for ((node, bin), slopes) in node_of.iter().zip(&self.bins[feature]).zip(slopes) {
            sums[usize::from(*node)][usize::from(*bin)].add(*slopes);
        }
        for (best, bins) in best.iter_mut().zip(&sums) {
            let all = bins.iter().fold(Sums::default(), |all, sums| all.and(*sums));
            let mut left = Sums::default();
            for (bin, sums) in bins.iter().enumerate().take(self.cuts[feature].len()) {
                left = left.and(*sums);
                let right = all.without(left);
                if left.count < settings.least || right.count < settings.least {
                    continue;
                }
                let worth = |sums: Sums| sums.slope * sums.slope / (sums.bend + settings.ridge);
                let gain = worth(left) + worth(right) - worth(all);
                if gain > 1e-9 {
                    let question = Question { gain, feature, bin };
                    *best = Some(best.map_or(question, |best| better(best, question)));
                }
            }
        }
    }
}

impl Sums {
    fn add(&mut self, (slope, bend): (f32, f32)) {
        self.slope += f64::from(slope);
        self.bend += f64::from(bend);
        self.count += 1;
    }

    fn and(self, other: Self) -> Self {
        Self { slope: self.slope + other.slope, bend: self.bend + other.bend, count: self.count + other.count }
    }

    fn without(self, other: Self) -> Self {
        Self { slope: self.slope - other.slope, bend: self.bend - other.bend, count: self.count - other.count }
    }
}

/// The one that lowers the loss more; of two alike the one about the earlier feature.
fn better(a: Question, b: Question) -> Question {
    if b.gain > a.gain { b } else { a }
}

/// Where the sums have to go, and how fast the loss bends there.
fn slope(goal: Goal, answer: f32, sum: f64) -> (f32, f32) {
    match goal {
        Goal::Mean => ((f64::from(answer) - sum) as f32, 1.0),
        Goal::Odds => {
            let probability = 1.0 / (1.0 + (-sum).exp());
            ((f64::from(answer) - probability) as f32, (probability * (1.0 - probability)) as f32)
        }
    }
}

/// Values between the bins of a feature: as many rows on both sides of each as can be.
fn edges(mut values: Vec<f32>) -> Vec<f32> {
    values.sort_by(f32::total_cmp);
    let count = values.len();
    let mut edges: Vec<f32> = Vec::new();
    for bin in 1..BINS {
        let at = bin * count / BINS;
        let (Some(below), Some(above)) = (at.checked_sub(1).map(|b| values[b]), values.get(at)) else { continue };
        let edge = if below < *above { below + (above - below) / 2.0 } else { *above };
        if edges.last().is_none_or(|last| edge > *last) && values.last().is_some_and(|last| edge < *last) {
            edges.push(edge);
        }
    }
    edges
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTINGS: Settings = Settings { trees: 40, rate: 0.3, least: 5, ridge: 1.0 };

    /// Right where exactly one of two features is high.
    fn rows() -> Vec<([f32; 3], f32)> {
        let row = |k: usize| {
            let features = [(k * 37 % 100) as f32, (k * 53 % 97) as f32, (k % 7) as f32];
            (features, f32::from(u8::from((features[0] > 50.0) != (features[1] > 60.0))))
        };
        (0..2000).map(row).collect()
    }

    #[test]
    fn what_no_straight_line_tells_apart_is_learned() {
        let rows = rows();
        let odds = Rows::new(&rows).learn(Goal::Odds, SETTINGS);
        let right = rows.iter().filter(|(features, answer)| (odds.of(features) > 0.0) == (*answer > 0.5)).count();
        assert!(right > 1950, "{right} of {}", rows.len());
        let means = Rows::new(&rows).learn(Goal::Mean, SETTINGS);
        let error: f32 = rows.iter().map(|(f, answer)| (means.of(f) - answer).abs()).sum::<f32>() / rows.len() as f32;
        assert!(error < 0.05, "{error}");
        assert_eq!(odds, Rows::new(&rows).learn(Goal::Odds, SETTINGS));
    }

    #[test]
    fn edges_tell_values_apart() {
        assert!(edges(vec![1.0, 1.0, 1.0]).is_empty());
        assert!(edges(vec![0.0, 0.0, 1.0, 1.0]).iter().any(|edge| (0.0..1.0).contains(edge)));
        assert!(edges((0..1000).map(|k| k as f32).collect()).len() == BINS - 1);
        assert!(edges(Vec::new()).is_empty());
    }
}
