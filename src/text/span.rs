//! Positions in a paragraph, counted in code points.

use serde::{Deserialize, Serialize};

/// A half-open range of code points within one paragraph's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

impl Span {
    /// The span `start..end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The span of a whole text.
    pub fn whole(text: &str) -> Self {
        Self::new(0, text.chars().count())
    }

    /// Number of code points.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether the two share a code point.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The byte range of this span in `text`, clipped to it; spans read from a file may be too long.
    pub fn bytes(self, text: &str) -> std::ops::Range<usize> {
        let at = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(byte, _)| byte);
        let start = at(self.start);
        start..at(self.end).max(start)
    }

    /// The text it covers, clipped to `text`.
    pub fn of(self, text: &str) -> &str {
        &text[self.bytes(text)]
    }
}

/// A span in a certain paragraph of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Number of the paragraph, from 0.
    pub paragraph: usize,
    /// Where in that paragraph.
    #[serde(flatten)]
    pub span: Span,
}

impl Place {
    /// `start..end` in paragraph number `paragraph`.
    pub fn new(paragraph: usize, start: usize, end: usize) -> Self {
        Self { paragraph, span: Span::new(start, end) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_count_code_points_and_clip() {
        let text = "På Ærø: 1.500";
        assert_eq!(Span::new(3, 6).of(text), "Ærø");
        assert_eq!(Span::new(8, 99).of(text), "1.500");
        assert_eq!(Span::new(9, 4).of(text), "");
        assert_eq!(Span::whole(text).len(), 13);
    }
}
