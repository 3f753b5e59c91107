//! Which differences are listed: by kind, aspect, version, band and verdict.

use crate::{
    diff::{Aspect, Kind},
    review::Verdict,
};

/// What is left out of the list. Nothing is, at first, but what was dismissed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Kinds that are not listed.
    pub without_kinds: Vec<Kind>,
    /// Only this aspect.
    pub aspect: Option<Aspect>,
    /// Only differences that this version has.
    pub version: Option<usize>,
    /// Whether those that are not sure are left out.
    pub without_unsure: bool,
    /// Only those with this verdict.
    pub verdict: VerdictFilter,
}

/// Which verdicts are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum VerdictFilter {
    /// All but the dismissed.
    #[default]
    NotDismissed,
    /// All.
    All,
    /// Those without a verdict.
    Open,
    /// Those with this one.
    Only(Verdict),
}
