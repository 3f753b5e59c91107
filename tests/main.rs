//! The integration tests, in one binary.

mod accuracy;
mod cli;
mod differences;
mod evaluate;
mod facts;
mod golden;
mod import;
mod judging;
mod kinds;
mod layering;
mod lexicon;
mod linking;
mod memory;
mod names;
mod numbers;
mod properties;
mod ready;
mod review;
mod seed;
mod segment;
#[cfg(feature = "gui")]
mod ui;
