//! The one door to the engine: versions in, rows and differences out.

use crate::{
    align::{Alignment, Pin},
    diff::Difference,
    text::Version,
};

pub use crate::progress::{Cancelled, Progress, unwatched};

/// What a collation depends on beside the versions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// Number of the version that the others are compared with.
    pub base: usize,
    /// Beads that a person fixed.
    pub pins: Vec<Pin>,
}

/// Base, the alignments of all other versions, and the rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Collation {
    /// Number of the base.
    pub base: usize,
    /// One for every version but the base, in the order of the versions.
    pub pairs: Vec<Pair>,
    /// The lines of the grid, every paragraph of every version in exactly one of them.
    pub rows: Vec<Row>,
    /// All differences, most important first.
    pub differences: Vec<Difference>,
}

/// The base aligned with one version.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Number of the version.
    pub version: usize,
    /// Paragraphs and sentences of the base against it.
    pub alignment: Alignment,
}

/// One line of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// For each version its paragraphs in this row, ascending; empty where it has none.
    pub cells: Vec<Vec<usize>>,
}

/// Compares `versions` with the base among them. The versions are expected to be prepared
/// ([`crate::segment::prepare`]) unless they are to be taken as they are. The result does not depend on
/// the order of the versions but for the numbers that name them.
pub fn collate(versions: &[Version], options: &Options, progress: &Progress<'_>) -> Result<Collation, Cancelled> {
    let _ = (versions, progress);
    Ok(Collation { base: options.base, ..Collation::default() })
}
