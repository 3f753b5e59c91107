//! What a text is before the head makes a vector of it: a sum, to which neighbouring texts can be added.

use std::{
    iter::Sum,
    ops::{AddAssign, SubAssign},
};

/// Numbers of a sum and of a vector.
pub const WIDTH: usize = 512;

/// The sum of the features of a text's pieces, and their number. Sums of neighbouring texts add up to that of both,
/// for all practical purposes; no text needs to be encoded twice.
#[derive(Clone, Debug, PartialEq)]
pub struct Pooled {
    /// [`WIDTH`] numbers.
    sum: Vec<f32>,
    pieces: usize,
}

impl Pooled {
    pub(super) fn new(sum: &[f32], pieces: usize) -> Self {
        Self { sum: sum.to_vec(), pieces }
    }

    pub(super) fn sum(&self) -> &[f32] {
        &self.sum
    }

    /// Number of pieces, with the two that begin and end each text.
    pub fn pieces(&self) -> usize {
        self.pieces
    }
}

/// Nothing, to which texts can be added.
impl Default for Pooled {
    fn default() -> Self {
        Self { sum: vec![0.0; WIDTH], pieces: 0 }
    }
}

impl AddAssign<&Pooled> for Pooled {
    fn add_assign(&mut self, other: &Pooled) {
        self.sum.iter_mut().zip(&other.sum).for_each(|(sum, number)| *sum += number);
        self.pieces += other.pieces;
    }
}

/// Takes a part out of a sum that has it.
impl SubAssign<&Pooled> for Pooled {
    fn sub_assign(&mut self, part: &Pooled) {
        self.sum.iter_mut().zip(&part.sum).for_each(|(sum, number)| *sum -= number);
        self.pieces = self.pieces.saturating_sub(part.pieces);
    }
}

impl<'a> Sum<&'a Pooled> for Pooled {
    fn sum<I: Iterator<Item = &'a Pooled>>(parts: I) -> Self {
        parts.fold(Self::default(), |mut sum, part| {
            sum += part;
            sum
        })
    }
}
