//! The columns of the grid: order, width, visibility. A way of looking, not part of the review.

use super::{effect::Effect, state::State};

/// Order, width and visibility of the columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    /// Numbers of the versions from left to right; those that are missing follow in their own order.
    pub order: Vec<usize>,
    /// Numbers of the versions that are hidden, ascending. The last visible one is never hidden.
    pub hidden: Vec<usize>,
    /// Width of each version's column as a share of an even one; 1 where it is missing.
    pub widths: Vec<f32>,
}

/// What is to change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ColumnsChange {
    /// A version's column goes to another place among the visible ones.
    Move {
        /// Number of the version.
        version: usize,
        /// Its new place, from 0.
        to: usize,
    },
    /// A version's column gets another width.
    Resize {
        /// Number of the version.
        version: usize,
        /// As a share of an even one.
        width: f32,
    },
    /// A version is hidden.
    Hide(usize),
    /// All versions are shown.
    ShowAll,
}

impl Columns {
    /// Numbers of the visible versions from left to right, of so many versions.
    pub fn visible(&self, versions: usize) -> Vec<usize> {
        let missing = (0..versions).filter(|version| !self.order.contains(version));
        let all = self.order.iter().copied().filter(|version| *version < versions).chain(missing);
        all.filter(|version| !self.hidden.contains(version)).collect()
    }
}

/// The column that the cursor stands in goes so many places to the right.
pub fn shift(state: &mut State, by: isize) -> Vec<Effect> {
    let Some(document) = &state.document else { return Vec::new() };
    let version = document.cursor.cell.column;
    let visible = document.columns.visible(document.review.versions().len());
    let Some(at) = visible.iter().position(|other| *other == version) else { return Vec::new() };
    let to = at.saturating_add_signed(by).min(visible.len() - 1);
    update(state, ColumnsChange::Move { version, to })
}

/// Changes the columns.
pub fn update(state: &mut State, change: ColumnsChange) -> Vec<Effect> {
    let Some(document) = &mut state.document else { return Vec::new() };
    let versions = document.review.versions().len();
    let columns = &mut document.columns;
    match change {
        ColumnsChange::Hide(version) if columns.visible(versions).len() > 1 => columns.hidden.push(version),
        ColumnsChange::ShowAll => columns.hidden.clear(),
        _ => {}
    }
    Vec::new()
}
