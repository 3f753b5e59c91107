//! Which facts of base and version stand for each other, and the differences that follow.

use super::{Compared, Difference};
use crate::facts::Verdict;

/// A fact by its sentence and its place among the facts of that sentence.
pub type FactId = (usize, usize);

/// Two facts that stand for each other, or one alone.
#[derive(Clone, Debug, PartialEq)]
pub struct FactPair {
    /// The base's; none for what only the version has.
    pub base: Option<FactId>,
    /// The version's; none for what it leaves out.
    pub version: Option<FactId>,
    /// How they relate; none where that cannot be told.
    pub verdict: Option<Verdict>,
    /// How sure it is that they stand for each other, 0 to 1.
    pub confidence: f64,
}

/// The facts of all linked sentences, and the differences that they make.
pub fn pair(_pair: Compared<'_>) -> (Vec<FactPair>, Vec<Difference>) {
    (Vec::new(), Vec::new())
}
