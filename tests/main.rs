//! All integration tests in one binary.

mod cli;
mod evaluate;
mod review;
