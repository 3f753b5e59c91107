//! Edits of the alignment. Merge, split, move, link, unlink and pin are only ways to say which beads are fixed
//! ([`Pin`]); the rest is aligned anew around them.
//!
//! All of them speak of a cell of the grid. In the base's column they hold for every version. None of them is an edit
//! where it would change nothing.

use super::{Edit, Review};
use crate::{align::Pin, collate::Collation};

/// Which way a paragraph goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the row above.
    Up,
    /// To the row below.
    Down,
}

/// The rows of a collation as they are edited.
struct Sheet<'a> {
    review: &'a Review,
    collation: &'a Collation,
}

impl Edit {
    /// Puts a cell and the one below it into one row. Rows that only other versions have are passed over.
    pub fn merge_rows(review: &Review, collation: &Collation, row: usize, version: usize) -> Option<Self> {
        let sheet = Sheet { review, collation };
        let is_of_base = version == collation.base;
        sheet.with(sheet.concerned(version), |version| {
            let below = if is_of_base { sheet.pin(row + 1, version) } else { sheet.pin_below(row, version) };
            let (above, below) = (sheet.pin(row, version)?, below?);
            Some(vec![joined(above, below)])
        })
    }

    /// Takes the paragraphs of a cell apart: the first of each side stand together, the second, and so on.
    pub fn split_row(review: &Review, collation: &Collation, row: usize, version: usize) -> Option<Self> {
        let sheet = Sheet { review, collation };
        sheet.with(sheet.concerned(version), |version| {
            let Pin { base_paragraphs: base, version_paragraphs: own, .. } = sheet.pin(row, version)?;
            let count = base.len().max(own.len());
            let at = |of: &[usize], n: usize| of.get(n).copied().into_iter().collect();
            let part = |n| Pin { version, base_paragraphs: at(&base, n), version_paragraphs: at(&own, n) };
            (count > 1).then(|| (0..count).map(part).collect())
        })
    }

    /// Moves the last paragraph of a cell to the row below, or the first to the row above.
    pub fn move_paragraph(
        review: &Review,
        collation: &Collation,
        row: usize,
        version: usize,
        way: Way,
    ) -> Option<Self> {
        let sheet = Sheet { review, collation };
        let is_of_base = version == collation.base;
        let other = sheet.neighbour(row, version, way)?;
        sheet.with(sheet.concerned(version), |version| {
            let (mut from, mut to) = (sheet.pin(row, version)?, sheet.pin(other, version)?);
            let side = |pin: &mut Pin| {
                std::mem::take(if is_of_base { &mut pin.base_paragraphs } else { &mut pin.version_paragraphs })
            };
            let (mut own, mut others) = (side(&mut from), side(&mut to));
            let moved = match way {
                Way::Up => own.first().copied()?,
                Way::Down => own.last().copied()?,
            };
            own.retain(|p| *p != moved);
            others.push(moved);
            others.sort_unstable();
            if is_of_base {
                (from.base_paragraphs, to.base_paragraphs) = (own, others);
            } else {
                (from.version_paragraphs, to.version_paragraphs) = (own, others);
            }
            Some(vec![from, to])
        })
    }

    /// Holds two cells of different versions together. Of two that are both not the base, the second is linked with
    /// the base's paragraphs in the first's row.
    pub fn link_cells(
        review: &Review,
        collation: &Collation,
        one: (usize, usize),
        other: (usize, usize),
    ) -> Option<Self> {
        let sheet = Sheet { review, collation };
        let base = collation.base;
        let ((row, version), (base_row, _)) = match (one, other) {
            _ if one.1 == other.1 => return None,
            (one, other) if one.1 == base => (other, one),
            (one, other) if other.1 == base => (one, other),
            (one, other) if !sheet.cell(one.0, base).is_empty() => (other, one),
            (one, other) => (one, other),
        };
        let (base_paragraphs, version_paragraphs) = (sheet.cell(base_row, base), sheet.cell(row, version));
        if base_paragraphs.is_empty() || version_paragraphs.is_empty() {
            return None;
        }
        sheet.with(vec![version], |version| {
            Some(vec![Pin {
                version,
                base_paragraphs: base_paragraphs.clone(),
                version_paragraphs: version_paragraphs.clone(),
            }])
        })
    }

    /// Says that the paragraphs of a cell do not belong to the base's.
    pub fn unlink_cell(review: &Review, collation: &Collation, row: usize, version: usize) -> Option<Self> {
        let sheet = Sheet { review, collation };
        sheet.with(sheet.concerned(version), |version| {
            let Pin { base_paragraphs, version_paragraphs, .. } = sheet.pin(row, version)?;
            let are_linked = !base_paragraphs.is_empty() && !version_paragraphs.is_empty();
            are_linked.then(|| {
                vec![
                    Pin { version, base_paragraphs, version_paragraphs: Vec::new() },
                    Pin { version, base_paragraphs: Vec::new(), version_paragraphs },
                ]
            })
        })
    }

    /// Fixes a cell's paragraphs to the base's as they stand; frees them when they are fixed.
    pub fn toggle_pin(review: &Review, collation: &Collation, row: usize, version: usize) -> Option<Self> {
        let sheet = Sheet { review, collation };
        let concerned = sheet.concerned(version);
        let are_fixed = concerned.iter().filter_map(|v| sheet.pin(row, *v)).any(|pin| review.is_fixed(&pin));
        if are_fixed {
            let row_pins: Vec<Pin> = concerned.iter().filter_map(|v| sheet.pin(row, *v)).collect();
            let stays = |pin: &&Pin| !row_pins.iter().any(|of_row| pin.shares_with(of_row));
            return Some(Self::set_pins(review, review.pins().iter().filter(stays).cloned().collect()));
        }
        sheet.with(concerned, |version| Some(vec![sheet.pin(row, version)?]))
    }
}

impl Review {
    /// Whether a person fixed any paragraph of this bead.
    fn is_fixed(&self, bead: &Pin) -> bool {
        self.pins().iter().any(|pin| pin.shares_with(bead))
    }
}

impl Sheet<'_> {
    fn cell(&self, row: usize, version: usize) -> Vec<usize> {
        self.collation.rows.get(row).and_then(|row| row.cells.get(version)).cloned().unwrap_or_default()
    }

    /// What base and version have in a row; none where both have nothing.
    fn pin(&self, row: usize, version: usize) -> Option<Pin> {
        let (base_paragraphs, version_paragraphs) = (self.cell(row, self.collation.base), self.cell(row, version));
        let is_any = !base_paragraphs.is_empty() || !version_paragraphs.is_empty();
        is_any.then_some(Pin { version, base_paragraphs, version_paragraphs })
    }

    /// What base and version have in the nearest row below where either has anything.
    fn pin_below(&self, row: usize, version: usize) -> Option<Pin> {
        (row + 1..self.collation.rows.len()).find_map(|below| self.pin(below, version))
    }

    /// The versions that an edit in a column is about.
    fn concerned(&self, version: usize) -> Vec<usize> {
        let all = 0..self.review.versions().len();
        all.filter(|v| *v != self.collation.base && (version == self.collation.base || *v == version)).collect()
    }

    /// The nearest row that the base has something in; for the base's own paragraphs any nearest row.
    fn neighbour(&self, row: usize, version: usize, way: Way) -> Option<usize> {
        let is_fit = |row: &usize| version == self.collation.base || !self.cell(*row, self.collation.base).is_empty();
        match way {
            Way::Up => (0..row).rev().find(is_fit),
            Way::Down => (row + 1..self.collation.rows.len()).find(is_fit),
        }
    }

    /// Fixes beads, which take the place of those that hold any of their paragraphs.
    fn with(&self, versions: Vec<usize>, beads: impl Fn(usize) -> Option<Vec<Pin>>) -> Option<Edit> {
        let new: Vec<Pin> = versions.into_iter().filter_map(beads).flatten().collect();
        let is_any = |pin: &Pin| !pin.base_paragraphs.is_empty() || !pin.version_paragraphs.is_empty();
        let new: Vec<Pin> = new.into_iter().filter(is_any).collect();
        let stays = |pin: &&Pin| !new.iter().any(|new| pin.shares_with(new));
        let pins: Vec<Pin> = self.review.pins().iter().filter(stays).chain(&new).cloned().collect();
        (!new.is_empty() && pins != self.review.pins()).then(|| Edit::set_pins(self.review, pins))
    }
}

fn joined(above: Pin, below: Pin) -> Pin {
    let sorted = |one: Vec<usize>, other: Vec<usize>| {
        let mut all: Vec<usize> = one.into_iter().chain(other).collect();
        all.sort_unstable();
        all
    };
    Pin {
        version: above.version,
        base_paragraphs: sorted(above.base_paragraphs, below.base_paragraphs),
        version_paragraphs: sorted(above.version_paragraphs, below.version_paragraphs),
    }
}
