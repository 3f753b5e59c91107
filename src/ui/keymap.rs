//! Which keys do what: the table's own, those of a preset, and those that a person set in the settings file.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The keys as they are set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Keys {
    /// Whose keys.
    pub preset: Preset,
    /// Keys of single actions, which go before the preset's: name of the action to keys such as `Ctrl+Shift+P`.
    pub own: BTreeMap<String, Vec<String>>,
}

/// Whose keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    /// The program's own.
    #[default]
    Sammenhold,
    /// Those of WinMerge.
    WinMerge,
    /// Those of the JetBrains programs.
    JetBrains,
}
