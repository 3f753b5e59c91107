//! How true confidences are: of what is told with about nine in ten, nine in ten should be right.

use serde::Serialize;

/// Tenths of confidence.
const BINS: usize = 10;
/// A confidence of 1, as it is counted.
const WHOLE: usize = 10_000;

/// How often beads, or differences, of each tenth of confidence were right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reliability([Bin; BINS]);

/// What was told with one tenth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Bin {
    count: usize,
    right: usize,
    /// Sum of the confidences, in parts of [`WHOLE`].
    told: usize,
}

/// A tenth as data.
#[derive(Debug, Serialize)]
pub struct Tenth {
    from: f64,
    count: usize,
    told: f64,
    right: f64,
}

impl Reliability {
    /// Counts one.
    pub fn count(&mut self, confidence: f64, is_right: bool) {
        let told = (confidence.clamp(0.0, 1.0) * WHOLE as f64).round() as usize;
        let bin = &mut self.0[(told * BINS / WHOLE).min(BINS - 1)];
        bin.count += 1;
        bin.right += usize::from(is_right);
        bin.told += told;
    }

    /// Adds what was counted elsewhere.
    pub fn add(&mut self, other: &Self) {
        for (bin, other) in self.0.iter_mut().zip(&other.0) {
            bin.count += other.count;
            bin.right += other.right;
            bin.told += other.told;
        }
    }

    /// The tenths that have any.
    pub fn tenths(&self) -> Vec<Tenth> {
        let used = self.0.iter().enumerate().filter(|(_, bin)| bin.count > 0);
        let tenth = |(number, bin): (usize, &Bin)| Tenth {
            from: number as f64 / BINS as f64,
            count: bin.count,
            told: bin.told as f64 / (bin.count * WHOLE) as f64,
            right: bin.right as f64 / bin.count as f64,
        };
        used.map(tenth).collect()
    }

    /// The table for people; `what` was counted.
    pub fn lines(&self, what: &str) -> Vec<String> {
        let line = |Tenth { from, count, told, right }: Tenth| {
            format!("confidence {from:.1} to {:.1}  {count:>6} {what}  told {told:.3}  right {right:.3}", from + 0.1)
        };
        self.tenths().into_iter().map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_counted_by_tenths() {
        let mut counted = Reliability::default();
        for (confidence, is_right) in [(0.93, true), (0.97, true), (1.0, false), (0.3, false)] {
            counted.count(confidence, is_right);
        }
        counted.add(&counted.clone());
        let expected = [
            "confidence 0.3 to 0.4       2 beads  told 0.300  right 0.000",
            "confidence 0.9 to 1.0       6 beads  told 0.967  right 0.667",
        ];
        assert_eq!(counted.lines("beads"), expected);
    }
}
