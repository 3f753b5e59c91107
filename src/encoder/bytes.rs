//! Reads the numbers of an asset in place: little-endian, one after the other.

/// What is left of an asset.
pub struct Bytes(&'static [u8]);

impl Bytes {
    /// The whole asset.
    pub fn new(asset: &'static [u8]) -> Self {
        Self(asset)
    }

    /// The next bytes.
    ///
    /// # Panics
    /// When the asset is shorter than its reader believes; the assets are built into the program, and a test reads
    /// them all.
    pub fn take(&mut self, count: usize) -> &'static [u8] {
        let (taken, rest) = self.0.split_at(count);
        self.0 = rest;
        taken
    }

    /// The next whole number.
    pub fn count(&mut self) -> usize {
        self.take(4).iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte))
    }

    /// The next numbers of 32 bits with a fraction.
    pub fn floats(&mut self, count: usize) -> Vec<f32> {
        self.take(count * 4).as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect()
    }

    /// Whether everything was read.
    #[cfg(test)]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
