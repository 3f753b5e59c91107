//! Sammenhold: compares the language versions of an article.

pub mod align;
pub mod cli;
pub mod collate;
pub mod diff;
pub mod evaluate;
pub mod export;
pub mod facts;
pub mod import;
pub mod progress;
pub mod review;
pub mod segment;
pub mod similarity;
pub mod summary;
pub mod text;
pub mod train;
#[cfg(feature = "gui")]
pub mod ui;
