//! Choosing an action by typing a part of its name.

use super::{effect::Effect, state::State};

/// What was typed and which line is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Palette {
    /// As typed so far.
    pub text: String,
    /// The chosen line, from 0.
    pub at: usize,
}

/// What is to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaletteChange {
    /// The text is now this.
    Text(String),
    /// So many lines down, or up.
    Step(isize),
    /// The chosen line is done.
    Done,
}

/// Changes the palette.
pub fn update(_state: &mut State, _change: PaletteChange) -> Vec<Effect> {
    Vec::new()
}
