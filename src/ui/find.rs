//! Looking for words in one version or in all.

use super::{effect::Effect, state::State, walk::Toward};

/// What is looked for, and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Find {
    /// The words or the expression, as typed.
    pub text: String,
    /// Whether it is a regular expression.
    pub is_regex: bool,
    /// Whether capital letters matter.
    pub is_exact: bool,
    /// Only in this version.
    pub version: Option<usize>,
    /// All matches in the order of the grid.
    pub matches: Vec<Match>,
    /// The match that one stands on.
    pub at: Option<usize>,
    /// Why the expression cannot be read.
    pub problem: Option<String>,
}

/// A place where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Match {
    /// Number of the row.
    pub row: usize,
    /// Number of the version.
    pub version: usize,
    /// Where in the version.
    pub place: crate::text::Place,
}

/// What is to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindChange {
    /// The words are now these.
    Text(String),
    /// Whether it is a regular expression.
    Regex(bool),
    /// Whether capital letters matter.
    Exact(bool),
    /// Only in this version, or in all.
    Version(Option<usize>),
    /// The bar is closed.
    Close,
}

/// Opens the bar.
pub fn open(state: &mut State) -> Vec<Effect> {
    state.find.get_or_insert_default();
    Vec::new()
}

/// Goes to a match.
pub fn step(_state: &mut State, _toward: Toward) -> Vec<Effect> {
    Vec::new()
}

/// Changes what is looked for.
pub fn update(_state: &mut State, _change: FindChange) -> Vec<Effect> {
    Vec::new()
}
