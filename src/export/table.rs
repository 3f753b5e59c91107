//! The rows as a table: CSV and TSV, safe to open in a spreadsheet.
//!
//! A line a row of the grid: its number, where it stands, its tags, the text of each version, then the differences
//! told there, most important first, with how sure, why, and what a person said, then the notes. Several paragraphs
//! of a cell, and several differences of a row, stand on lines of their own (CSV), or between pilcrows (TSV, whose cells
//! have no lines); the columns of the differences run in parallel. Dismissed differences are not in it.
//!
//! CSV is that of RFC 4180, with a byte order mark, by which spreadsheets know UTF-8; TSV has none. A cell that a
//! spreadsheet might calculate begins with an apostrophe ([`guarded`]).

use super::{
    Subject, json,
    text::{self, said_of},
    visible::shown,
};
use crate::review::RowStatus;
use std::borrow::Cow;

/// Between paragraphs and differences where a cell has no lines.
const BETWEEN: &str = " ¶ ";

/// Parted by commas.
pub(super) fn csv(subject: &Subject) -> Vec<u8> {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(&mut bytes);
    write(writer, &grid(subject), |cell| cell.to_owned());
    bytes
}

/// Parted by tabs.
pub(super) fn tsv(subject: &Subject) -> Vec<u8> {
    let mut bytes = Vec::new();
    let writer =
        csv::WriterBuilder::new().delimiter(b'\t').terminator(csv::Terminator::Any(b'\n')).from_writer(&mut bytes);
    write(writer, &grid(subject), |cell| cell.replace('\t', " ").replace('\n', BETWEEN));
    bytes
}

fn write(mut writer: csv::Writer<&mut Vec<u8>>, grid: &[Vec<String>], cell: impl Fn(&str) -> String) {
    for line in grid {
        let cells = line.iter().map(|text| guarded(&cell(text)).into_owned());
        // Writing to memory does not fail, and all lines have one length.
        let _ = writer.write_record(cells);
    }
    let _ = writer.flush();
}

/// A cell that no spreadsheet calculates: what begins with a sign that begins a formula gets an apostrophe before it, as
/// OWASP advises. What begins with apostrophes before such a sign gets one more, so [`unguarded`] gives back every text.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    if begins_a_formula(cell.trim_start_matches('\'')) { format!("'{cell}").into() } else { cell.into() }
}

/// The cell before it was guarded.
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| begins_a_formula(rest.trim_start_matches('\''))).unwrap_or(cell)
}

fn begins_a_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// Head and rows, all of one length; parts of a cell on lines of their own.
pub(super) fn grid(subject: &Subject) -> Vec<Vec<String>> {
    let mut grid = vec![head(subject)];
    grid.extend((0..subject.collation.rows.len()).map(|row| line(subject, row)));
    grid
}

/// A version as a column's head: its short name, with the file's where that is another.
pub(super) fn column(subject: &Subject, version: usize) -> String {
    let label = subject.label(version);
    let name = subject.versions().get(version).map_or("", |version| version.name.as_str());
    if label == name { shown(name) } else { format!("{} ({})", shown(label), shown(name)) }
}

fn head(subject: &Subject) -> Vec<String> {
    let mut head: Vec<String> = ["row", "status", "tags"].map(str::to_owned).to_vec();
    head.extend((0..subject.versions().len()).map(|version| column(subject, version)));
    head.extend(["differences", "confidence", "reasons", "verdicts", "notes"].map(str::to_owned));
    head
}

fn line(subject: &Subject, row: usize) -> Vec<String> {
    let of_row = subject.of_rows.get(row).cloned().unwrap_or_default();
    let mut line = vec![(row + 1).to_string(), status(subject, row).to_owned(), shown(&of_row.tags.join(", "))];
    for version in 0..subject.versions().len() {
        let paragraphs = subject.cell(row, version);
        let texts: Vec<String> = paragraphs.iter().map(|paragraph| shown(&paragraph.text)).collect();
        line.push(texts.join("\n"));
    }
    let numbers = subject.differences_of(row);
    let each =
        |part: &dyn Fn(usize) -> String| numbers.iter().map(|&number| part(number)).collect::<Vec<_>>().join("\n");
    line.push(each(&|number| shown(&text::heading(subject, number))));
    line.push(each(&|number| confidence(subject, number).to_string()));
    line.push(each(&|number| shown(&text::reason(subject, number))));
    let verdict = |number: usize| subject.verdicts.get(number).copied().flatten().map_or("", said_of).to_owned();
    let has_verdict = numbers.iter().any(|&number| !verdict(number).is_empty());
    line.push(if has_verdict { each(&verdict) } else { String::new() });
    let notes = subject.notes_of(row);
    let notes: Vec<String> = notes
        .iter()
        .map(|(_, note, _)| format!("{}: {}", shown(subject.label(note.anchor.version)), shown(&note.text)))
        .collect();
    line.push(notes.join("\n"));
    line
}

/// Where a row stands, in a word; rows of page debris say so.
pub(super) fn status(subject: &Subject, row: usize) -> &'static str {
    match subject.of_rows.get(row).and_then(|of_row| of_row.status) {
        Some(RowStatus::Accepted) => "accepted",
        Some(RowStatus::NeedsLook) => "needs a look",
        Some(RowStatus::Changed) => "changed since the review",
        None if subject.is_content(row) => "",
        None => "page debris",
    }
}

/// How sure a difference is, with four decimals at most.
pub(super) fn confidence(subject: &Subject, number: usize) -> f64 {
    subject.collation.differences.get(number).map_or(0.0, |difference| json::rounded(difference.confidence))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_texts_and_come_back() {
        for (cell, safe) in [
            ("=cmd()", "'=cmd()"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@a", "'@a"),
            ("\t=x", "'\t=x"),
            ("\rx", "'\rx"),
            ("＝x", "'＝x"),
            ("'=x", "''=x"),
            ("''", "''"),
            ("'s", "'s"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(guarded(cell), safe);
            assert_eq!(unguarded(safe), cell);
        }
    }
}
