//! Matrices of the encoder: weights of a byte each, made to numbers once, and their product with a batch of rows.
//!
//! The product is that of the crate `matrixmultiply`, which uses what the processor offers. It adds up each number
//! in a fixed order, whatever the number of rows, as long as they fill its tiles; so rows are padded to whole tiles,
//! and a text's vector does not depend on its neighbours in the batch.

use super::bytes::Bytes;
use ndarray::{ArrayView2, ArrayViewMut2, linalg::general_mat_mul};

/// Rows are padded to a multiple of this, the height of the largest tile.
const TILE: usize = 16;

/// A matrix of weights.
pub struct Weights {
    pub inputs: usize,
    pub outputs: usize,
    /// A line for each input.
    numbers: Vec<f32>,
}

/// A batch of rows, padded to whole tiles.
pub struct Rows {
    pub width: usize,
    numbers: Vec<f32>,
    count: usize,
}

impl Weights {
    /// Reads a matrix: a scale for each output, then a signed byte for each number.
    pub fn new(bytes: &mut Bytes, inputs: usize, outputs: usize) -> Self {
        let scales = bytes.floats(outputs);
        let units = bytes.take(inputs * outputs);
        let mut numbers = vec![0.0; units.len()];
        for (line, units) in numbers.chunks_exact_mut(outputs).zip(units.chunks_exact(outputs)) {
            for (number, (unit, scale)) in line.iter_mut().zip(units.iter().zip(&scales)) {
                *number = f32::from(unit.cast_signed()) * scale;
            }
        }
        Self { inputs, outputs, numbers }
    }

    /// The blocks of `inputs / blocks` lines side by side instead of one below the other.
    pub fn side_by_side(&self, blocks: usize) -> Self {
        let inputs = self.inputs / blocks;
        let mut numbers = Vec::with_capacity(self.numbers.len());
        for line in 0..inputs {
            for block in 0..blocks {
                let at = (block * inputs + line) * self.outputs;
                numbers.extend_from_slice(&self.numbers[at..at + self.outputs]);
            }
        }
        Self { inputs, outputs: blocks * self.outputs, numbers }
    }
}

impl Rows {
    /// So many rows of zeros.
    pub fn new(count: usize, width: usize) -> Self {
        Self { width, numbers: vec![0.0; count.next_multiple_of(TILE) * width], count }
    }

    pub fn row(&self, at: usize) -> &[f32] {
        &self.numbers[at * self.width..][..self.width]
    }

    pub fn row_mut(&mut self, at: usize) -> &mut [f32] {
        &mut self.numbers[at * self.width..][..self.width]
    }

    pub fn iter(&self) -> impl Iterator<Item = &[f32]> {
        self.numbers.chunks_exact(self.width).take(self.count)
    }

    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut [f32]> {
        self.numbers.chunks_exact_mut(self.width).take(self.count)
    }

    /// So many columns of all rows.
    pub fn columns(&self, from: usize, width: usize) -> Self {
        let mut columns = Self::new(self.count, width);
        for (column, row) in columns.iter_mut().zip(self.iter()) {
            column.copy_from_slice(&row[from..from + width]);
        }
        columns
    }

    /// The product of each row with the weights.
    pub fn times(&self, weights: &Weights) -> Self {
        let mut product = Self::new(self.count, weights.outputs);
        self.add_times(weights, &mut product);
        product
    }

    /// Adds the product of each row with the weights to the rows of `sum`.
    pub fn add_times(&self, weights: &Weights, sum: &mut Self) {
        let height = self.count.next_multiple_of(TILE);
        let views = (
            ArrayView2::from_shape((height, self.width), &self.numbers),
            ArrayView2::from_shape((weights.inputs, weights.outputs), &weights.numbers),
            ArrayViewMut2::from_shape((height, sum.width), &mut sum.numbers),
        );
        if let (Ok(rows), Ok(weights), Ok(mut sum)) = views {
            general_mat_mul(1.0, &rows, &weights, 1.0, &mut sum);
        }
    }
}
