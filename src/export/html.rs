//! The report in one HTML file that needs nothing else.

use super::Subject;

/// The language that a report speaks: the command line's English, or the window's.
pub trait Wording {
    /// The BCP 47 tag of that language.
    fn language(&self) -> &str;
}

/// The report.
pub fn report(_: &Subject, _: &dyn Wording) -> String {
    String::new()
}
