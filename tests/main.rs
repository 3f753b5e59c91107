//! The integration tests, in one binary.

mod cli;
mod evaluate;
mod golden;
mod import;
mod layering;
mod review;
mod segment;
#[cfg(feature = "gui")]
mod ui;
