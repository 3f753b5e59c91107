//! The integration tests, in one binary.

mod cli;
mod evaluate;
mod import;
mod review;
mod segment;
