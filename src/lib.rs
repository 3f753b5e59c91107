//! Sammenhold: compares the language versions of an article.

pub mod align;
pub mod collate;
pub mod diff;
pub mod import;
pub mod review;
pub mod segment;
pub mod text;
#[cfg(feature = "gui")]
pub mod ui;
