//! Values found in a text, compared by value and not by how they are written. One file a kind.

mod number;

pub use number::{Number, numbers};
