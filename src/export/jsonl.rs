//! A JSON object a row, behind a header with the versions.
//!
//! The header says `sammenhold-rows/1`. Rows, versions and paragraphs are numbered from 0, and offsets are code points in
//! the paragraph, as in the record ([`super::json`]). A row has the cells of the versions that stand in it, the
//! differences told there (a dismissed one is not), and the notes on it.

use super::{
    Subject,
    json::{DifferenceRecord, ReviewNote, write_line},
    text,
};
use crate::{diff::Profile, review::RowStatus};
use serde::Serialize;

/// The shape of header and rows, and its number.
const SCHEMA: &str = "sammenhold-rows/1";

#[derive(Serialize)]
struct Header<'a> {
    schema: &'static str,
    program: &'static str,
    program_version: &'static str,
    base: usize,
    profile: Profile,
    versions: Vec<VersionLine<'a>>,
    rows: usize,
}

#[derive(Serialize)]
struct VersionLine<'a> {
    name: &'a str,
    language: &'a str,
    sha256: Option<&'a str>,
}

#[derive(Serialize)]
struct RowLine<'a> {
    row: usize,
    #[serde(serialize_with = "super::json::status")]
    status: Option<RowStatus>,
    tags: &'a [String],
    /// False for a row of page debris.
    content: bool,
    cells: Vec<Cell<'a>>,
    /// How sure the links in it are; none where nothing is linked.
    confidence: Option<f64>,
    findings: Vec<Finding<'a>>,
    notes: Vec<ReviewNote<'a>>,
}

#[derive(Serialize)]
struct Cell<'a> {
    version: usize,
    language: &'a str,
    paragraphs: Vec<usize>,
    text: String,
}

#[derive(Serialize)]
struct Finding<'a> {
    #[serde(flatten)]
    difference: DifferenceRecord<'a>,
    sentence: String,
}

/// Header and rows.
pub(super) fn rows(subject: &Subject) -> Vec<u8> {
    let mut bytes = Vec::new();
    let versions = subject.versions().iter().map(|version| VersionLine {
        name: &version.name,
        language: version.language.tag(),
        sha256: version.source.as_ref().map(|source| source.sha256.as_str()),
    });
    let header = Header {
        schema: SCHEMA,
        program: super::PROGRAM,
        program_version: super::PROGRAM_VERSION,
        base: subject.collation.base,
        profile: subject.collation.profile,
        versions: versions.collect(),
        rows: subject.collation.rows.len(),
    };
    // Writing to memory does not fail.
    let _ = write_line(&header, &mut bytes);
    for row in 0..subject.collation.rows.len() {
        let _ = write_line(&line(subject, row), &mut bytes);
    }
    bytes
}

fn line<'a>(subject: &'a Subject, row: usize) -> RowLine<'a> {
    let of_row = subject.of_rows.get(row);
    let numbers = subject.differences_of(row);
    RowLine {
        row,
        status: of_row.and_then(|of_row| of_row.status),
        tags: of_row.map_or(&[], |of_row| of_row.tags.as_slice()),
        content: subject.is_content(row),
        cells: (0..subject.versions().len()).filter_map(|version| cell(subject, row, version)).collect(),
        confidence: subject.confidence(row),
        findings: numbers.iter().filter_map(|&number| finding(subject, number)).collect(),
        notes: subject.notes_of(row).iter().map(|(_, note, standing)| ReviewNote::new(note, *standing)).collect(),
    }
}

fn cell<'a>(subject: &'a Subject, row: usize, version: usize) -> Option<Cell<'a>> {
    let paragraphs = subject.numbered_cell(row, version);
    let texts: Vec<&str> = paragraphs.iter().map(|(_, paragraph)| paragraph.text.as_str()).collect();
    (!paragraphs.is_empty()).then(|| Cell {
        version,
        language: subject.versions().get(version).map_or("und", |version| version.language.tag()),
        text: texts.join("\n"),
        paragraphs: paragraphs.iter().map(|(number, _)| *number).collect(),
    })
}

fn finding<'a>(subject: &'a Subject, number: usize) -> Option<Finding<'a>> {
    let difference = subject.collation.differences.get(number)?;
    let mut difference = DifferenceRecord::new(difference, subject.collation.profile);
    difference.verdict = subject.verdicts.get(number).copied().flatten();
    Some(Finding { difference, sentence: text::reason(subject, number) })
}
