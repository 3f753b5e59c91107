//! The vectors of the pieces, in a byte for every few numbers.
//!
//! Product quantisation (Jégou, Douze and Schmid 2011): a vector is its length times a direction, the direction is
//! cut into short stretches, and each stretch is one of 256 that its code book lists. Frequent pieces deserve more:
//! further layers of codes hold, for fewer and fewer rows, what the layers before left over.

use super::bytes::Bytes;

/// Numbers of a vector.
pub const WIDTH: usize = 512;
const BOOK: usize = 256;

/// The vectors of all rows, read in place.
pub struct Table {
    /// Logarithm of the shortest length, and its step.
    lengths: [f32; 2],
    /// Length of each row, in steps.
    steps: &'static [u8],
    /// Of all rows, then of ever fewer of the first ones.
    layers: Vec<Codes>,
}

/// Codes of some rows and what they stand for.
struct Codes {
    /// Codes of a row.
    stretches: usize,
    codes: &'static [u8],
    /// For each stretch its book: 256 times as many numbers as the stretch has, in units of the scale.
    books: &'static [u8],
    scales: Vec<f32>,
}

impl Table {
    /// Reads the asset.
    pub fn new(bytes: &mut Bytes) -> Self {
        let (rows, layers) = (bytes.count(), bytes.count());
        let limits = bytes.floats(2);
        Self {
            lengths: [limits[0], limits[1]],
            steps: bytes.take(rows),
            layers: (0..layers).map(|_| Codes::new(bytes)).collect(),
        }
    }

    /// Number of rows.
    #[cfg(test)]
    pub fn rows(&self) -> usize {
        self.steps.len()
    }

    /// Writes the vector of a row, [`WIDTH`] numbers.
    pub fn write(&self, row: u32, vector: &mut [f32]) {
        let row = row as usize;
        vector.fill(0.0);
        self.layers.iter().for_each(|layer| layer.add(row, vector));
        let length = (self.lengths[0] + self.lengths[1] * f32::from(self.steps[row])).exp();
        vector.iter_mut().for_each(|number| *number *= length);
    }
}

impl Codes {
    fn new(bytes: &mut Bytes) -> Self {
        let (rows, stretches) = (bytes.count(), bytes.count());
        Self {
            stretches,
            codes: bytes.take(rows * stretches),
            scales: bytes.floats(stretches),
            books: bytes.take(BOOK * WIDTH),
        }
    }

    /// Adds what the codes of a row stand for; nothing if the row has none.
    fn add(&self, row: usize, vector: &mut [f32]) {
        let Some(codes) = self.codes.get(row * self.stretches..(row + 1) * self.stretches) else { return };
        let width = WIDTH / self.stretches;
        for (k, stretch) in vector.chunks_exact_mut(width).enumerate() {
            let entry = &self.books[(k * BOOK + usize::from(codes[k])) * width..][..width];
            for (number, unit) in stretch.iter_mut().zip(entry) {
                *number += self.scales[k] * f32::from(unit.cast_signed());
            }
        }
    }
}
