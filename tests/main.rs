//! The integration tests, in one binary.

mod accuracy;
mod cli;
mod differences;
mod evaluate;
mod exports;
mod facts;
mod faults;
mod golden;
mod import;
mod judging;
mod kinds;
mod layering;
mod lexicon;
mod linking;
mod mangled;
mod memory;
mod names;
mod numbers;
mod office;
mod pages;
mod properties;
mod ready;
mod report;
mod review;
mod saving;
mod seed;
mod segment;
#[cfg(feature = "gui")]
mod ui;
