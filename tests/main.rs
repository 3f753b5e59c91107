//! The integration tests, in one binary.

mod accuracy;
mod cli;
mod evaluate;
mod golden;
mod import;
mod layering;
mod memory;
mod names;
mod lexicon;
mod numbers;
mod properties;
mod review;
mod seed;
mod segment;
#[cfg(feature = "gui")]
mod ui;
