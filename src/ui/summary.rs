//! The line that says how the versions compare: rows, how many agree, how many differences of each kind.

use super::rows::{RowState, Rows};
use crate::{collate::Collation, diff::Kind};
use std::collections::BTreeSet;

/// Counts of a collation; page debris counts nowhere, a difference in several versions counts once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Rows with content.
    pub rows: usize,
    /// Rows without any difference, sure or unsure.
    pub agree: usize,
    /// Marked differences by kind: left out, added, changed, moved, untranslated.
    pub left_out: usize,
    /// See above.
    pub added: usize,
    /// See above.
    pub changed: usize,
    /// See above.
    pub moved: usize,
    /// See above.
    pub untranslated: usize,
    /// Differences too unsure to be marked.
    pub unsure: usize,
}

/// Counts.
pub fn summary(rows: &Rows, collation: &Collation) -> Summary {
    let mut counts = Summary::default();
    for row in &rows.rows {
        counts.rows += usize::from(row.state != RowState::Debris);
        counts.agree += usize::from(row.state == RowState::Agrees);
    }
    let mut groups = BTreeSet::new();
    let (marked, unsure): (Vec<_>, Vec<_>) = collation.differences.iter().partition(|d| d.is_marked());
    for difference in marked {
        if groups.insert(difference.group) {
            *match difference.kind {
                Kind::LeftOut => &mut counts.left_out,
                Kind::Added => &mut counts.added,
                Kind::Changed => &mut counts.changed,
                Kind::Moved => &mut counts.moved,
                Kind::Untranslated => &mut counts.untranslated,
            } += 1;
        }
    }
    counts.unsure = unsure.into_iter().filter(|difference| groups.insert(difference.group)).count();
    counts
}
