//! Logistic regression over a few features, by Newton's method with a small ridge.

/// What draws weights to 0.
const RIDGE: f64 = 1.0;

/// Weights of the features and, last, the constant.
pub fn regression<const N: usize>(rows: &[([f32; N], bool)]) -> Vec<f32> {
    let mut solution = vec![0.0; N + 1];
    for _ in 0..50 {
        let mut gradient = vec![0.0; N + 1];
        let mut curvature = vec![vec![0.0; N + 1]; N + 1];
        for (features, answer) in rows {
            let row: Vec<f64> = features.iter().map(|x| f64::from(*x)).chain([1.0]).collect();
            let sum: f64 = row.iter().zip(&solution).map(|(x, w)| x * w).sum();
            let probability = 1.0 / (1.0 + (-sum).exp());
            let error = f64::from(u8::from(*answer)) - probability;
            let bend = probability * (1.0 - probability);
            for (a, x) in row.iter().enumerate() {
                gradient[a] += error * x;
                curvature[a].iter_mut().zip(&row).for_each(|(cell, y)| *cell += bend * x * y);
            }
        }
        for a in 0..=N {
            curvature[a][a] += RIDGE;
            gradient[a] -= RIDGE * solution[a];
        }
        let step = solve(curvature, gradient);
        let longest = step.iter().fold(0.0_f64, |a, b| a.max(b.abs()));
        let cut = (2.0 / longest.max(1e-12)).min(1.0);
        solution.iter_mut().zip(step).for_each(|(s, d)| *s += cut * d);
        if longest < 1e-5 {
            break;
        }
    }
    solution.into_iter().map(|weight| weight as f32).collect()
}

/// Solves a linear system by Gauss-Jordan elimination with the largest pivot.
pub fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for column in 0..size {
        let largest = |a: &usize, b: &usize| matrix[*a][column].abs().total_cmp(&matrix[*b][column].abs());
        let pivot = (column..size).max_by(largest).unwrap_or(column);
        matrix.swap(column, pivot);
        right.swap(column, pivot);
        let line = matrix[column].clone();
        for row in (0..size).filter(|row| *row != column) {
            let factor = matrix[row][column] / line[column];
            matrix[row].iter_mut().zip(&line).skip(column).for_each(|(cell, x)| *cell -= factor * x);
            right[row] -= factor * right[column];
        }
    }
    (0..size).map(|k| right[k] / matrix[k][k]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odds_are_learned() {
        // Of rows with the feature three in four are right, of those without one in four.
        let rows: Vec<([f32; 1], bool)> =
            (0..4000).map(|k| ([(k % 2) as f32], (k / 2 % 4 == 0) != (k % 2 == 1))).collect();
        let [weight, constant] = regression(&rows)[..] else { panic!("two numbers") };
        let told = |x: f32| 1.0 / (1.0 + (-(weight * x + constant)).exp());
        assert!((told(1.0) - 0.75).abs() < 0.01 && (told(0.0) - 0.25).abs() < 0.01, "{} {}", told(0.0), told(1.0));
    }
}
