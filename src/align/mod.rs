//! Beads and alignments: which units of the base and of a version correspond.

mod bead;

pub use bead::{Alignment, Bead, Pin};
