//! What the program ships about words: names of places, peoples and currencies in many languages.

mod names;

pub use names::{Entity, EntityKind, Gazetteer, Mention};
