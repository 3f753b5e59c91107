//! Which panels are open. It is a setting, so the window opens as it was left.

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
}

impl Default for Panels {
    fn default() -> Self {
        Self { is_side_open: true, list: Panel::Differences, below: None, front: Panel::Difference }
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
}

/// Changes which panels are open.
pub fn update(_state: &mut State, _change: PanelsChange) -> Vec<Effect> {
    Vec::new()
}
