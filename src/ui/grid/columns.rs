//! The columns of the grid: order, width, visibility. A way of looking, not part of the review.

use crate::text::Version;
use crate::ui::{
    effect::Effect,
    state::{Document, State},
};

/// Order, width and visibility of the columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    /// Numbers of the versions from left to right; those that are missing follow in their own order.
    pub order: Vec<usize>,
    /// Numbers of the versions that are hidden, ascending. The last visible one is never hidden.
    pub hidden: Vec<usize>,
    /// Width of each version's column as a share of an even one; 1 where it is missing.
    pub widths: Vec<f32>,
    /// What the numbers stood for when they were last looked at: a version's path, or its name without one.
    known: Vec<String>,
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

/// Where a column stands, in points from the left edge of the first one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lane {
    /// Number of the version.
    pub version: usize,
    /// Left edge.
    pub left: f32,
    /// Width.
    pub width: f32,
}

impl Lane {
    /// Right edge.
    pub fn right(&self) -> f32 {
        self.left + self.width
    }
}

/// Smallest and largest width of a column of even width, in points.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// What does not fit is scrolled to.
    pub narrowest: f32,
    /// For lines of a readable length.
    pub widest: f32,
}

/// A column is never dragged narrower than this share of the narrowest even one.
const SLIMMEST: f32 = 0.55;
/// Shares of an even width that a column may have.
const SHARES: std::ops::RangeInclusive<f32> = 0.1..=8.0;

impl Columns {
    /// Numbers of the visible versions from left to right, of so many versions.
    pub fn visible(&self, versions: usize) -> Vec<usize> {
        let all = self.all(versions).into_iter();
        all.filter(|version| !self.hidden.contains(version)).collect()
    }

    /// How many of so many versions are hidden.
    pub fn hidden_of(&self, versions: usize) -> usize {
        self.hidden.iter().filter(|version| **version < versions).count()
    }

    /// Where the visible columns stand when there is room for so many points.
    pub fn lanes(&self, versions: usize, room: f32, bounds: Bounds) -> Vec<Lane> {
        let visible = self.visible(versions);
        let count = visible.len().max(1) as f32;
        let even = (room / count).clamp(bounds.narrowest, bounds.widest.max(bounds.narrowest));
        let shares: f32 = visible.iter().map(|version| self.share(*version)).sum();
        let mut left = 0.0;
        let lane = |version: usize| {
            let width = (even * count * self.share(version) / shares).max(bounds.narrowest * SLIMMEST).floor();
            let lane = Lane { version, left, width };
            left += width;
            lane
        };
        visible.into_iter().map(lane).collect()
    }

    /// A column's width as a share of an even one.
    pub fn share(&self, version: usize) -> f32 {
        self.widths.get(version).copied().unwrap_or(1.0)
    }

    /// The visible version that stands where another does, or nearest to it.
    pub fn nearest(&self, version: usize, versions: usize) -> usize {
        if version < versions && !self.hidden.contains(&version) {
            return version;
        }
        let all = self.all(versions);
        let at = all.iter().position(|other| *other == version).unwrap_or(all.len());
        let is_visible = |other: &&usize| !self.hidden.contains(other);
        let (before, behind) = all.split_at(at);
        behind.iter().find(is_visible).or_else(|| before.iter().rev().find(is_visible)).copied().unwrap_or_default()
    }

    fn all(&self, versions: usize) -> Vec<usize> {
        let mut all: Vec<usize> = Vec::with_capacity(versions);
        for version in self.order.iter().copied().chain(0..versions) {
            if version < versions && !all.contains(&version) {
                all.push(version);
            }
        }
        all
    }

    fn go(&mut self, version: usize, to: usize, versions: usize) {
        let mut visible = self.visible(versions);
        let Some(at) = visible.iter().position(|other| *other == version) else { return };
        let moved = visible.remove(at);
        visible.insert(to.min(visible.len()), moved);
        // What is hidden keeps its place among the others.
        let mut visible = visible.into_iter();
        let slots = self.all(versions).into_iter();
        self.order =
            slots.map(|slot| if self.hidden.contains(&slot) { slot } else { visible.next().unwrap_or(slot) }).collect();
    }

    fn resize(&mut self, version: usize, width: f32, versions: usize) {
        if version < versions && width.is_finite() {
            self.widths.resize(versions.max(self.widths.len()), 1.0);
            self.widths[version] = width.clamp(*SHARES.start(), *SHARES.end());
        }
    }

    fn hide(&mut self, version: usize, versions: usize) {
        if version < versions && self.visible(versions).len() > 1 {
            self.hidden.push(version);
            self.hidden.sort_unstable();
            self.hidden.dedup();
        }
    }

    /// Gives every number that is kept here the version's new number; none are kept of versions that are gone.
    fn renumber(&mut self, new: &[Option<usize>], versions: usize) {
        let of = |old: &usize| new.get(*old).copied().flatten();
        self.order = self.order.iter().filter_map(of).collect();
        self.hidden = self.hidden.iter().filter_map(of).collect();
        self.hidden.sort_unstable();
        let old = std::mem::take(&mut self.widths);
        self.widths = vec![1.0; versions];
        for (width, new) in old.into_iter().zip(new) {
            if let Some(slot) = new.and_then(|new| self.widths.get_mut(new)) {
                *slot = width;
            }
        }
        if self.visible(versions).is_empty() {
            self.hidden.clear();
        }
    }
}

/// The column that the cursor stands in goes so many places to the right.
pub fn shift(state: &mut State, by: isize) -> Vec<Effect> {
    let Some(document) = &state.document else { return Vec::new() };
    let version = document.cursor.cell.column;
    match shifted(document, version, by) {
        Some(to) => update(state, ColumnsChange::Move { version, to }),
        None => Vec::new(),
    }
}

/// The place so many columns to the right of a version's own; none when it is hidden.
pub fn shifted(document: &Document, version: usize, by: isize) -> Option<usize> {
    let visible = document.columns.visible(document.review.versions().len());
    let at = visible.iter().position(|other| *other == version)?;
    Some(at.saturating_add_signed(by).min(visible.len() - 1))
}

/// Changes the columns.
pub fn update(state: &mut State, change: ColumnsChange) -> Vec<Effect> {
    let Some(document) = &mut state.document else { return Vec::new() };
    let versions = document.review.versions().len();
    let columns = &mut document.columns;
    match change {
        ColumnsChange::Move { version, to } => columns.go(version, to, versions),
        ColumnsChange::Resize { version, width } => columns.resize(version, width, versions),
        ColumnsChange::Hide(version) => columns.hide(version, versions),
        ColumnsChange::ShowAll => columns.hidden.clear(),
    }
    hold_cursor(document);
    Vec::new()
}

/// A cursor on a hidden column goes to the nearest visible one; the chosen difference stays chosen.
pub fn hold_cursor(document: &mut Document) {
    let versions = document.review.versions().len();
    let column = &mut document.cursor.cell.column;
    *column = document.columns.nearest(*column, versions);
    document.selection.take_if(|selection| document.columns.hidden.contains(&selection.version));
}

/// Versions may have come, gone or been replaced, by edits or by undo: what is kept by their numbers follows them.
pub fn follow(document: &mut Document) {
    let now: Vec<String> = document.review.versions().iter().map(identity).collect();
    let known = std::mem::replace(&mut document.columns.known, now.clone());
    if !known.is_empty() && known != now {
        let new = renumbering(&known, &now);
        document.columns.renumber(&new, now.len());
        let of = |old: usize| new.get(old).copied().flatten();
        document.cursor.cell.column = of(document.cursor.cell.column).unwrap_or(document.cursor.cell.column);
        document.filter.version = document.filter.version.and_then(of);
        (document.selection, document.linking) = (None, None);
    }
    hold_cursor(document);
}

fn identity(version: &Version) -> String {
    match &version.source {
        Some(source) => source.path.to_string_lossy().into_owned(),
        None => version.name.clone(),
    }
}

/// For each old number the new one. What is found by its name keeps it; what is left over on both sides, if it is
/// as many, was replaced.
fn renumbering(old: &[String], new: &[String]) -> Vec<Option<usize>> {
    let mut free: Vec<usize> = (0..new.len()).collect();
    let mut numbers: Vec<Option<usize>> = Vec::with_capacity(old.len());
    for name in old {
        let at = free.iter().position(|number| new[*number] == *name);
        numbers.push(at.map(|at| free.remove(at)));
    }
    let lost = numbers.iter_mut().filter(|number| number.is_none());
    if old.len() == new.len() {
        lost.zip(free).for_each(|(number, new)| *number = Some(new));
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_go_where_they_are_put_and_hidden_ones_stay() {
        let mut columns = Columns::default();
        columns.go(0, 2, 4);
        assert_eq!(columns.visible(4), [1, 2, 0, 3]);
        columns.hide(2, 4);
        columns.go(3, 0, 4);
        assert_eq!(columns.visible(4), [3, 1, 0]);
        columns.hidden.clear();
        assert_eq!(columns.visible(4), [3, 2, 1, 0]);
        columns.go(9, 0, 4);
        columns.go(0, 99, 4);
        assert_eq!(columns.visible(4), [3, 2, 1, 0]);
    }

    #[test]
    fn the_last_visible_column_is_never_hidden() {
        let mut columns = Columns::default();
        columns.hide(0, 2);
        columns.hide(1, 2);
        assert_eq!(columns.visible(2), [1]);
        assert_eq!((columns.nearest(0, 2), columns.nearest(1, 2), columns.nearest(7, 2)), (1, 1, 1));
    }

    #[test]
    fn widths_share_the_room() {
        let mut columns = Columns::default();
        let bounds = Bounds { narrowest: 200.0, widest: 700.0 };
        let widths = |columns: &Columns, room| -> Vec<f32> {
            columns.lanes(3, room, bounds).iter().map(|lane| lane.width).collect()
        };
        assert_eq!(widths(&columns, 900.0), [300.0; 3]);
        assert_eq!(widths(&columns, 300.0), [200.0; 3]);
        assert_eq!(widths(&columns, 9000.0), [700.0; 3]);
        columns.resize(0, 1.5, 3);
        columns.resize(1, 0.5, 3);
        columns.resize(2, f32::NAN, 3);
        columns.resize(8, 2.0, 3);
        assert_eq!(widths(&columns, 900.0), [450.0, 150.0, 300.0]);
        columns.hide(0, 3);
        assert_eq!(widths(&columns, 900.0), [300.0, 600.0]);
    }

    #[track_caller]
    fn check(old: &[&str], new: &[&str], expected: &[Option<usize>]) {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(renumbering(&owned(old), &owned(new)), expected);
    }

    #[test]
    fn numbers_follow_their_versions() {
        check(&["a", "b", "c"], &["a", "c"], &[Some(0), None, Some(1)]);
        check(&["a", "c"], &["a", "b", "c"], &[Some(0), Some(2)]);
        check(&["a", "b", "c"], &["a", "x", "c"], &[Some(0), Some(1), Some(2)]);
        check(&["a", "a"], &["a"], &[Some(0), None]);
        check(&["a"], &[], &[None]);
    }

    #[test]
    fn order_hiding_and_width_are_kept_by_version() {
        let mut columns =
            Columns { order: vec![2, 0, 1], hidden: vec![1], widths: vec![1.0, 2.0, 3.0], ..Columns::default() };
        columns.renumber(&[None, Some(0), Some(1)], 2);
        assert_eq!(
            (columns.visible(2), columns.hidden.clone(), columns.widths.clone()),
            (vec![1], vec![0], vec![2.0, 3.0])
        );
        columns.renumber(&[Some(0), None], 1);
        assert_eq!(columns.visible(1), [0]);
    }
}
