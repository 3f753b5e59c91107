//! What leaves the program: reports for people, records and tables for programs, one file a format.
//!
//! Every format is written from a [`Subject`], a review with its collation, so that the window and the command line
//! write the same bytes, and from nothing else: no clock and no chance, so the same subject gives the same bytes.

mod annotations;
mod coverage;
mod format;
mod html;
mod joined;
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
mod visible;
mod wrap;
mod xliff;
mod xml;

pub use format::{Format, Output, pair_names, write};
pub use html::{English, Wording, aspect_key, kind_key, report as html_report};
pub use subject::Subject;
pub use table::{guarded, unguarded};

/// Who wrote a file.
const PROGRAM: &str = "Sammenhold";
/// Which of its versions.
const PROGRAM_VERSION: &str = env!("CARGO_PKG_VERSION");
