//! Which differences are listed: by kind, aspect, version, band and verdict.

use crate::{
    diff::{Aspect, Difference, Kind},
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

impl Filter {
    /// Whether a difference is listed that these versions have, that is marked or unsure, and of which a person said
    /// this.
    pub fn admits(
        &self,
        difference: &Difference,
        versions: &[usize],
        is_marked: bool,
        verdict: Option<Verdict>,
    ) -> bool {
        !self.without_kinds.contains(&difference.kind)
            && self.aspect.is_none_or(|aspect| aspect == difference.aspect)
            && self.version.is_none_or(|version| versions.contains(&version))
            && (is_marked || !self.without_unsure)
            && self.verdict.admits(verdict)
    }

    /// Whether anything but what was dismissed is left out.
    pub fn is_set(&self) -> bool {
        *self != Self::default()
    }

    /// The same with a kind listed that was not, or the other way round.
    #[must_use]
    pub fn toggled(&self, kind: Kind) -> Self {
        let mut filter = self.clone();
        match filter.without_kinds.iter().position(|other| *other == kind) {
            Some(at) => drop(filter.without_kinds.remove(at)),
            None => filter.without_kinds.push(kind),
        }
        filter.without_kinds.sort_unstable();
        filter
    }
}

impl VerdictFilter {
    fn admits(self, verdict: Option<Verdict>) -> bool {
        match self {
            Self::NotDismissed => verdict != Some(Verdict::Dismissed),
            Self::All => true,
            Self::Open => verdict.is_none(),
            Self::Only(wanted) => verdict == Some(wanted),
        }
    }
}
