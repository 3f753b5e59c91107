//! Logistic regression by Newton's method, with the sign of every weight given beforehand.
//!
//! Features of likeness must not count against a bead: without that the fit plays related features off against
//! each other and fails on texts that are more alike than any it has seen, such as two editions in one language.
//! A feature that comes out with the wrong sign is taken out, the worst first, and the rest fitted again.

use super::{super::logistic::solve, examples::Example};
use crate::similarity::{FEATURES, Model, SIGNS, Sign};

/// Weights and the constant.
const SIZE: usize = FEATURES + 1;

type Vector = [f64; SIZE];

/// Weights and constant for features as they are; those that the model does not see weigh nothing.
pub fn regression(examples: &[Example], sees: impl Fn(usize) -> bool) -> Model {
    let (mean, deviation) = moments(examples);
    let rows: Vec<Vector> = examples.iter().map(|e| standardised(e, &mean, &deviation)).collect();
    let mut kept: [bool; FEATURES] = std::array::from_fn(|k| deviation[k] > 1e-6 && sees(k));
    let mut solution = newton(examples, &rows, &kept);
    while let Some(wrong) = worst(&solution, &kept) {
        kept[wrong] = false;
        solution = newton(examples, &rows, &kept);
    }
    let weight = |k: usize| match SIGNS[k].1 {
        Sign::ByHand(value) => f64::from(value),
        _ if kept[k] => solution[k] / deviation[k],
        _ => 0.0,
    };
    let weights: Vec<f64> = (0..FEATURES).map(weight).collect();
    let shift: f64 = (0..FEATURES).filter(|k| kept[*k]).map(|k| weights[k] * mean[k]).sum();
    Model { features: weights.iter().map(|w| *w as f32).collect(), bias: (solution[FEATURES] - shift) as f32 }
}

/// Slope and constant that make confidences probabilities (Platt scaling, by gradient descent).
pub fn scale(judged: impl Iterator<Item = (f64, bool)>) -> [f32; 2] {
    let points: Vec<(f64, f64)> = judged.map(|(p, right)| ((p / (1.0 - p)).ln(), f64::from(u8::from(right)))).collect();
    let (mut slope, mut constant) = (1.0, 0.0);
    for _ in 0..3000 {
        let (mut by_slope, mut by_constant) = (0.0, 0.0);
        for (odds, right) in &points {
            let error = right - logistic(slope * odds + constant);
            by_slope += error * odds;
            by_constant += error;
        }
        slope += 0.1 * by_slope / points.len().max(1) as f64;
        constant += 0.1 * by_constant / points.len().max(1) as f64;
    }
    [slope as f32, constant as f32]
}

fn moments(examples: &[Example]) -> ([f64; FEATURES], [f64; FEATURES]) {
    let total: f64 = examples.iter().map(|e| f64::from(e.weight)).sum();
    let mut mean = [0.0; FEATURES];
    let mut deviation = [0.0; FEATURES];
    for e in examples {
        mean.iter_mut().zip(e.features).for_each(|(m, x)| *m += f64::from(x) * f64::from(e.weight) / total);
    }
    for e in examples {
        let off = e.features.iter().zip(mean).map(|(x, m)| (f64::from(*x) - m).powi(2));
        deviation.iter_mut().zip(off).for_each(|(d, off)| *d += off * f64::from(e.weight) / total);
    }
    (mean, deviation.map(f64::sqrt))
}

fn standardised(example: &Example, mean: &[f64; FEATURES], deviation: &[f64; FEATURES]) -> Vector {
    let mut row = [1.0; SIZE];
    for k in 0..FEATURES {
        row[k] = (f64::from(example.features[k]) - mean[k]) / deviation[k].max(1e-6);
    }
    row
}

/// Fits the kept features, with a ridge of 1; steps longer than 2 are cut.
fn newton(examples: &[Example], rows: &[Vector], kept: &[bool; FEATURES]) -> Vector {
    let mut solution = [0.0; SIZE];
    let used: Vec<usize> = (0..SIZE).filter(|k| *k == FEATURES || kept[*k]).collect();
    for _ in 0..60 {
        let mut gradient = [0.0; SIZE];
        let mut curvature = vec![[0.0; SIZE]; SIZE];
        for (example, row) in examples.iter().zip(rows) {
            let sum: f64 = used.iter().map(|k| row[*k] * solution[*k]).sum();
            let probability = logistic(sum);
            let weight = f64::from(example.weight);
            let error = weight * (f64::from(u8::from(example.is_bead)) - probability);
            let bend = weight * probability * (1.0 - probability);
            for a in &used {
                gradient[*a] += error * row[*a];
                for b in used.iter().take_while(|b| *b <= a) {
                    curvature[*a][*b] += bend * row[*a] * row[*b];
                }
            }
        }
        for (a, b) in (0..SIZE).flat_map(|a| (0..a).map(move |b| (a, b))) {
            curvature[b][a] = curvature[a][b];
        }
        for a in 0..SIZE {
            curvature[a][a] += 1.0;
            gradient[a] -= if a < FEATURES { solution[a] } else { 0.0 };
        }
        let step = solve(curvature.iter().map(|line| line.to_vec()).collect(), gradient.to_vec());
        let longest = step.iter().fold(0.0_f64, |a, b| a.max(b.abs()));
        let cut = (2.0 / longest.max(1e-12)).min(1.0);
        solution.iter_mut().zip(step).for_each(|(s, d)| *s += cut * d);
        if longest < 1e-4 {
            break;
        }
    }
    solution
}

/// The kept feature whose weight has the wrong sign the most.
fn worst(solution: &Vector, kept: &[bool; FEATURES]) -> Option<usize> {
    let is_wrong = |k: &usize| match SIGNS[*k].1 {
        Sign::For => solution[*k] < 0.0,
        Sign::Against => solution[*k] > 0.0,
        Sign::Either | Sign::ByHand(_) => false,
    };
    let wrong = (0..FEATURES).filter(|k| kept[*k]).filter(is_wrong);
    wrong.max_by(|a, b| solution[*a].abs().total_cmp(&solution[*b].abs()))
}

fn logistic(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::similarity::Known;

    /// Beads wherever the first feature is high; the second says the same but for noise in it.
    fn examples() -> Vec<Example> {
        let example = |k: usize| {
            let mut features = [0.0; FEATURES];
            features[0] = k as f32 / 100.0;
            features[1] = features[0] + (k % 7) as f32 / 20.0;
            Example { features, known: Known::Meaning, is_bead: k % 100 > 60 || k.is_multiple_of(13), weight: 1.0 }
        };
        (0..100).map(example).collect()
    }

    #[test]
    fn weights_keep_their_signs_and_tell_beads_apart() {
        let Model { features: weights, bias } = regression(&examples(), |_| true);
        assert!(weights.iter().zip(SIGNS).all(|(w, (_, sign))| !matches!(sign, Sign::For) || *w >= 0.0));
        let odds = |e: &Example| weights.iter().zip(e.features).map(|(w, x)| w * x).sum::<f32>() + bias;
        let all = examples();
        assert!(odds(&all[95]) > 0.0 && odds(&all[5]) < 0.0);
    }

    #[test]
    fn scaling_learns_how_often_a_confidence_is_right() {
        let judged = (0..1000).map(|k| (0.9, k % 10 < 6));
        let [slope, constant] = scale(judged);
        let told = logistic(f64::from(slope) * (0.9_f64 / 0.1).ln() + f64::from(constant));
        assert!((told - 0.6).abs() < 0.02, "{told}");
    }
}
