//! What leaves the program: reports for people, records and tables for programs, one file a format.
//!
//! Every format is written from a [`Subject`], a review with its collation, so that the window and the command line
//! write the same bytes, and from nothing else: no clock and no chance, so the same subject gives the same bytes.

mod annotations;
mod coverage;
mod format;
mod html;
pub mod json;
mod jsonl;
mod ladder;
pub mod line;
mod sheet;
mod subject;
mod table;
pub mod text;
mod tmx;
pub mod value;
mod wrap;
mod xliff;

pub use format::{Format, Output, write};
pub use html::{Wording, report as html_report};
pub use subject::Subject;
