//! Training from gold: `sammenhold train` makes the files in `assets/weights/`, byte for byte.

mod alignment;
mod boost;
mod differences;
mod logistic;

pub use alignment::train as train_alignment;
pub use differences::{Lessons, Split, train as train_differences};
