//! Rows, differences and facts as a spreadsheet (XLSX).

use super::Subject;

/// The workbook.
pub(super) fn xlsx(_: &Subject) -> Vec<u8> {
    Vec::new()
}
