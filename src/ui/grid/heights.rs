//! Where the rows of a long grid stand. Heights that are not measured yet are estimated; tops are prefix sums
//! in double precision, so that a book's worth of rows still meets its pixels.

/// Heights and tops of all rows, in points.
#[derive(Debug, Default)]
pub struct Heights {
    heights: Vec<f32>,
    is_exact: Vec<bool>,
    tops: Vec<f64>,
    first_stale_top: usize,
    first_inexact: usize,
}

impl Heights {
    /// Starts over with heights, of which some are known to be exact.
    pub fn new(heights: Vec<f32>, is_exact: Vec<bool>) -> Self {
        let rows = heights.len();
        let mut new = Self { heights, is_exact, tops: vec![0.0; rows + 1], first_stale_top: 0, first_inexact: 0 };
        new.settle();
        new
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.heights.len()
    }

    /// A row's height.
    pub fn height(&self, row: usize) -> f32 {
        self.heights.get(row).copied().unwrap_or_default()
    }

    /// The first row that is not measured.
    pub fn first_inexact(&mut self) -> Option<usize> {
        while self.first_inexact < self.len() && self.is_exact[self.first_inexact] {
            self.first_inexact += 1;
        }
        (self.first_inexact < self.len()).then_some(self.first_inexact)
    }

    /// Sets a measured height; [`Heights::settle`] moves what stands below.
    pub fn measure(&mut self, row: usize, height: f32) {
        if let (Some(old), Some(exact)) = (self.heights.get_mut(row), self.is_exact.get_mut(row)) {
            *exact = true;
            if *old != height {
                *old = height;
                self.first_stale_top = self.first_stale_top.min(row);
            }
        }
    }

    /// Brings the tops up to date with the heights; whether any of them moved.
    pub fn settle(&mut self) -> bool {
        let moved = self.first_stale_top < self.len();
        for row in self.first_stale_top..self.len() {
            self.tops[row + 1] = self.tops[row] + f64::from(self.heights[row]);
        }
        self.first_stale_top = self.len();
        moved
    }

    /// Where a row starts; the row after the last one starts at the end.
    pub fn top(&self, row: usize) -> f64 {
        self.tops.get(row).or(self.tops.last()).copied().unwrap_or_default()
    }

    /// The height of all.
    pub fn total(&self) -> f64 {
        self.top(self.len())
    }

    /// The row at a height, the last one beyond the end.
    pub fn row_at(&self, y: f64) -> usize {
        self.tops.partition_point(|&top| top <= y).saturating_sub(1).min(self.len().saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tops_follow_measured_heights() {
        let mut heights = Heights::new(vec![10.0; 4], vec![false; 4]);
        assert_eq!((heights.total(), heights.row_at(10.0), heights.row_at(9.9), heights.row_at(99.0)), (40.0, 1, 0, 3));
        heights.measure(0, 10.0);
        heights.measure(1, 25.0);
        assert_eq!(heights.first_inexact(), Some(2));
        heights.settle();
        assert_eq!((heights.top(2), heights.total(), heights.row_at(30.0)), (35.0, 55.0, 1));
        assert_eq!(heights.row_at(-5.0), 0);
        assert_eq!((Heights::default().total(), Heights::default().row_at(3.0)), (0.0, 0));
    }

    #[test]
    fn a_very_long_grid_stays_exact() {
        let mut heights = Heights::new(vec![100.1; 200_000], vec![false; 200_000]);
        heights.measure(0, 50.0);
        heights.settle();
        let row = 150_000;
        assert_eq!(heights.row_at(heights.top(row) + 0.01), row);
        assert_eq!(heights.row_at(heights.top(row) - 0.01), row - 1);
    }
}
