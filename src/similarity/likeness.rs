//! The features of the alignment model.

/// Number of features of a bead.
pub const FEATURES: usize = 29;

/// Those of them, the last ones, that need the sentences' meaning.
pub const OF_MEANING: usize = 4;

/// What speaks for and against a bead, as the model takes it.
pub type Features = [f32; FEATURES];

/// Which way a feature may count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sign {
    /// More of it can only speak for a bead.
    For,
    /// More of it can only speak against a bead.
    Against,
    /// As the training finds.
    Either,
    /// The training's gold has none of it; the weight is set by hand.
    ByHand(f32),
}

/// The sign of each feature's weight, in the order of [`Features`].
pub const SIGNS: [Sign; FEATURES] = {
    use Sign::{Against, ByHand, Either, For};
    [
        For,
        For,
        For,
        For,
        For,
        For,
        Against,
        Against,
        For,
        Either,
        For,
        Against,
        For,
        Against,
        Against,
        Against,
        Either,
        Either,
        Either,
        Either,
        For,
        For,
        ByHand(2.0),
        For,
        For,
        For,
        For,
        Either,
        For,
    ]
};
