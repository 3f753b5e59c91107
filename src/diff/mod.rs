//! Differences between a base and a version, with evidence and rank.

mod difference;

pub use difference::{Aspect, Difference, Kind, MARKED_FROM, Reason};
