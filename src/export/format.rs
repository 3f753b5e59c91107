//! The formats that are written, by name and extension.

use super::{Subject, annotations, coverage, html, json::Record, jsonl, ladder, sheet, table, text, tmx, xliff};

/// A format that a comparison can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// A report for a terminal.
    Text,
    /// A report in one HTML file.
    Html,
    /// The rows as a table, parted by commas.
    Csv,
    /// The rows as a table, parted by tabs.
    Tsv,
    /// Rows, differences and facts as a spreadsheet.
    Xlsx,
    /// The whole record as one JSON object.
    Json,
    /// A JSON object a row.
    Jsonl,
    /// A translation memory of all versions, TMX 1.4b.
    Tmx,
    /// A bilingual file for each pair, XLIFF 2.1.
    Xliff,
    /// Notes and verdicts as W3C Web Annotations.
    JsonLd,
    /// A hunalign ladder for each pair.
    Ladder,
    /// The coverage map as a picture.
    Svg,
}

/// A file that a format makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// The pair that it is of, such as `da-en`, where a format makes a file a pair; none for the only file.
    pub pair: Option<String>,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Format {
    /// All of them, the most asked for first.
    pub const ALL: &[Self] = &[
        Self::Text,
        Self::Html,
        Self::Csv,
        Self::Tsv,
        Self::Xlsx,
        Self::Json,
        Self::Jsonl,
        Self::Tmx,
        Self::Xliff,
        Self::JsonLd,
        Self::Ladder,
        Self::Svg,
    ];

    /// What it is called on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Tmx => "tmx",
            Self::Xliff => "xliff",
            Self::JsonLd => "jsonld",
            Self::Ladder => "ladder",
            Self::Svg => "svg",
        }
    }

    /// The ending of its files, without the point.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Xliff => "xlf",
            other => other.name(),
        }
    }

    /// Whether it makes a file for each pair of base and version.
    pub fn is_by_pair(self) -> bool {
        matches!(self, Self::Xliff | Self::Ladder)
    }
}

/// Writes a comparison; `wording` says in which language a report for people speaks.
pub fn write(format: Format, subject: &Subject, wording: &dyn html::Wording) -> Vec<Output> {
    let single = |bytes: Vec<u8>| vec![Output { pair: None, bytes }];
    match format {
        Format::Text => single(text::report(subject.versions(), subject.collation, text::Colour::Never).into_bytes()),
        Format::Html => single(html::report(subject, wording).into_bytes()),
        Format::Csv => single(table::csv(subject)),
        Format::Tsv => single(table::tsv(subject)),
        Format::Xlsx => single(sheet::xlsx(subject)),
        Format::Json => {
            let mut bytes = Vec::new();
            // Writing to memory does not fail.
            let _ = Record::new(&serde_json::Value::Null, subject.versions(), subject.collation).write(&mut bytes);
            single(bytes)
        }
        Format::Jsonl => single(jsonl::rows(subject)),
        Format::Tmx => single(tmx::memory(subject).into_bytes()),
        Format::JsonLd => single(annotations::json_ld(subject)),
        Format::Svg => single(coverage::svg(subject).into_bytes()),
        Format::Xliff => xliff::files(subject),
        Format::Ladder => ladder::files(subject),
    }
}
