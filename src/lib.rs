//! Sammenhold: compares the language versions of an article.

pub mod align;
pub mod collate;
pub mod diff;
pub mod facts;
pub mod import;
pub mod progress;
pub mod review;
pub mod segment;
pub mod similarity;
pub mod text;
