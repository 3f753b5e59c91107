//! Which panels are open. It is a setting, so the window opens as it was left.

pub mod coverage;
pub mod coverage_view;
pub mod filter;
pub mod filter_bar;
pub mod inspector;
pub mod layout;
pub mod ledger;
pub mod ledger_view;
pub mod list;
pub mod list_view;
pub mod notebook;
pub mod notes;
pub mod roving;
pub mod scene;
pub mod signs;
pub mod statistics;
pub mod statistics_view;

use super::{effect::Effect, state::State};
use serde::{Deserialize, Serialize};

/// A panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Panel {
    /// The chosen difference with its evidence.
    #[default]
    Difference,
    /// All differences by rank.
    Differences,
    /// All notes.
    Notes,
    /// The ledger.
    Facts,
    /// Counts, lengths, the coverage map.
    Statistics,
}

/// Which panels are open, and which are in front where several share a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Panels {
    /// Whether the chosen difference and the list stand beside the grid.
    pub is_side_open: bool,
    /// What stands below the chosen difference: differences or notes.
    pub list: Panel,
    /// What stands below the grid: facts or statistics.
    pub below: Option<Panel>,
    /// What is in front where the window is too narrow for more than one.
    pub front: Panel,
    /// How the panels stand in the window as it is; the window says so, and nobody remembers it.
    #[serde(skip)]
    pub arrangement: Arrangement,
}

/// How the panels stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrangement {
    /// Beside and below the grid, each at its own place.
    #[default]
    Around,
    /// All at one place below the grid, one in front.
    Stacked,
}

impl Default for Panels {
    fn default() -> Self {
        Self {
            is_side_open: true,
            list: Panel::Differences,
            below: None,
            front: Panel::Difference,
            arrangement: Arrangement::default(),
        }
    }
}

/// What is to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PanelsChange {
    /// Opens a panel, or brings it to the front.
    Show(Panel),
    /// Opens a panel, or closes it where it is open and in front.
    Toggle(Panel),
    /// Closes a panel.
    Close(Panel),
    /// The window has room for this arrangement.
    Arrange(Arrangement),
}

impl Panel {
    /// All of them, in the order of their tabs.
    pub const ALL: [Self; 5] = [Self::Difference, Self::Differences, Self::Notes, Self::Facts, Self::Statistics];

    /// Whether it stands below the grid where there is room for all.
    pub fn is_below(self) -> bool {
        matches!(self, Self::Facts | Self::Statistics)
    }
}

impl Panels {
    /// Whether any panel is open.
    pub fn is_any_open(&self) -> bool {
        self.is_side_open || self.below.is_some()
    }

    fn is_seen(&self, panel: Panel) -> bool {
        match (self.arrangement, panel) {
            (Arrangement::Stacked, Panel::Differences) => {
                self.is_any_open() && matches!(self.front, Panel::Difference | Panel::Differences)
            }
            (Arrangement::Stacked, panel) => self.is_any_open() && self.front == panel,
            (Arrangement::Around, Panel::Difference | Panel::Differences) => self.is_side_open,
            (Arrangement::Around, Panel::Notes) => self.is_side_open && self.list == Panel::Notes,
            (Arrangement::Around, panel) => self.below == Some(panel),
        }
    }

    fn show(&mut self, panel: Panel) {
        self.front = panel;
        match panel {
            Panel::Difference => self.is_side_open = true,
            Panel::Differences | Panel::Notes => (self.is_side_open, self.list) = (true, panel),
            Panel::Facts | Panel::Statistics => self.below = Some(panel),
        }
    }

    fn close(&mut self, panel: Panel) {
        if panel.is_below() {
            self.below = None;
        } else {
            self.is_side_open = false;
        }
        self.front = match self.below {
            Some(below) if !self.is_side_open => below,
            None if self.front.is_below() => Panel::Difference,
            _ => self.front,
        };
    }

    fn toggle(&mut self, panel: Panel) {
        match (self.is_seen(panel), panel) {
            // Where the notes hide the list, what closes them brings it back.
            (true, Panel::Notes) => self.show(Panel::Differences),
            (true, panel) if self.arrangement == Arrangement::Stacked && !panel.is_below() => {
                (self.is_side_open, self.below) = (false, None);
            }
            (true, panel) => self.close(panel),
            // The side is opened as it was left.
            (false, Panel::Differences) if self.arrangement == Arrangement::Around => self.is_side_open = true,
            (false, Panel::Differences) => self.show(Panel::Difference),
            (false, panel) => self.show(panel),
        }
    }
}

/// Changes which panels are open.
pub fn update(state: &mut State, change: PanelsChange) -> Vec<Effect> {
    let panels = &mut state.settings.panels;
    match change {
        PanelsChange::Show(panel) => panels.show(panel),
        PanelsChange::Toggle(panel) => panels.toggle(panel),
        PanelsChange::Close(panel) => panels.close(panel),
        PanelsChange::Arrange(arrangement) => {
            panels.arrangement = arrangement;
            return Vec::new();
        }
    }
    vec![Effect::StoreSettings(state.settings.clone())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(arrangement: Arrangement, keys: &[Panel], expected: (bool, Panel, Option<Panel>, Panel)) {
        let mut panels = Panels { arrangement, ..Panels::default() };
        keys.iter().for_each(|panel| panels.toggle(*panel));
        assert_eq!((panels.is_side_open, panels.list, panels.below, panels.front), expected, "{keys:?}");
    }

    #[test]
    fn the_same_key_opens_and_closes() {
        use Panel::{Difference, Differences, Facts, Notes, Statistics};
        let around = Arrangement::Around;
        check(around, &[Differences], (false, Differences, None, Difference));
        check(around, &[Facts, Differences], (false, Differences, Some(Facts), Facts));
        check(around, &[Facts, Differences, Differences], (true, Differences, Some(Facts), Facts));
        check(around, &[Facts, Statistics], (true, Differences, Some(Statistics), Statistics));
        check(around, &[Facts, Facts], (true, Differences, None, Difference));
        check(around, &[Notes], (true, Notes, None, Notes));
        check(around, &[Notes, Notes], (true, Differences, None, Differences));
        check(around, &[Differences, Notes], (true, Notes, None, Notes));
        let stacked = Arrangement::Stacked;
        check(stacked, &[Facts, Facts], (true, Differences, None, Difference));
        check(stacked, &[Facts, Differences], (true, Differences, Some(Facts), Difference));
        check(stacked, &[Facts, Differences, Differences], (false, Differences, None, Difference));
        check(stacked, &[Differences, Differences], (true, Differences, None, Difference));
        check(stacked, &[Differences, Facts, Facts], (false, Differences, None, Difference));
    }
}
