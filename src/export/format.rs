//! The formats that are written, by name and extension.

use super::{Subject, annotations, coverage, html, json::Record, jsonl, ladder, sheet, table, text, tmx, xliff};
use crate::text::Version;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A format that a comparison can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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

    /// The format whose files have this ending, given without the point; endings in common use count too.
    pub fn of_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "text" => Some(Self::Text),
            "htm" => Some(Self::Html),
            "tab" => Some(Self::Tsv),
            "ndjson" => Some(Self::Jsonl),
            "xliff" => Some(Self::Xliff),
            other => Self::ALL.iter().copied().find(|format| format.extension() == other),
        }
    }

    /// Whether its bytes are nothing for a terminal.
    pub fn is_binary(self) -> bool {
        self == Self::Xlsx
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
        Format::Text => single(text::reviewed(subject, text::Colour::Never).into_bytes()),
        Format::Html => single(html::report(subject, wording).into_bytes()),
        Format::Csv => single(table::csv(subject)),
        Format::Tsv => single(table::tsv(subject)),
        Format::Xlsx => single(sheet::xlsx(subject)),
        Format::Json => {
            let mut bytes = Vec::new();
            // Writing to memory does not fail.
            let _ = Record::reviewed(&serde_json::Value::Null, subject).write(&mut bytes);
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

/// For each version but the base, in order, its number and the pair's name for a file: the short names of both with what
/// a file's name may not hold taken out, such as `da-en`; a number tells equal ones apart.
pub fn pair_names(versions: &[Version], base: usize) -> Vec<(usize, String)> {
    let labels = text::labels(versions);
    let mut taken = BTreeSet::new();
    let others = (0..versions.len()).filter(|&version| version != base && base < versions.len());
    others
        .map(|version| {
            let part = |at: usize| labels.get(at).map_or_else(|| "x".to_owned(), |label| file_safe(label));
            let name = format!("{}-{}", part(base), part(version));
            let counted = std::iter::once(name.clone()).chain((2..).map(|count| format!("{name}-{count}")));
            let mut free = counted.filter(|name| taken.insert(name.to_lowercase()));
            (version, free.next().unwrap_or(name))
        })
        .collect()
}

/// Letters, digits, points and strokes; everything else is a stroke.
fn file_safe(label: &str) -> String {
    let safe: String =
        label.chars().map(|c| if c.is_alphanumeric() || c == '.' || c == '_' { c } else { '-' }).collect();
    let safe = safe.trim_matches(['-', '.']);
    if safe.is_empty() { "x".to_owned() } else { safe.to_owned() }
}

/// A file for each pair, made by `file`; the only one has no name.
pub(super) fn by_pair(subject: &Subject, file: impl Fn(usize) -> String) -> Vec<Output> {
    let names = pair_names(subject.versions(), subject.collation.base);
    let is_only = names.len() == 1;
    let output = |(version, name): (usize, String)| Output {
        pair: (!is_only).then_some(name),
        bytes: file(version).into_bytes(),
    };
    names.into_iter().map(output).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::LanguageSource;

    #[test]
    fn endings() {
        for &format in Format::ALL {
            assert_eq!(Format::of_extension(format.extension()), Some(format));
            assert_eq!(Format::of_extension(&format.name().to_uppercase()), Some(format));
        }
        assert_eq!(Format::of_extension("docx"), None);
    }

    #[test]
    fn names_of_pairs_are_safe_and_tell_apart() {
        let version = |name: &str, tag: &str| {
            Version::new(name, Vec::new()).with_language(tag.parse().unwrap(), LanguageSource::Declared)
        };
        let check = |versions: &[Version], base: usize, expected: &[(usize, &str)]| {
            let expected: Vec<(usize, String)> = expected.iter().map(|(v, name)| (*v, (*name).to_owned())).collect();
            assert_eq!(pair_names(versions, base), expected);
        };
        check(&[version("a", "da"), version("b", "en")], 0, &[(1, "da-en")]);
        let odd = [version("../=x", "en"), version("a b", "en"), version("A/b", "en"), version("d", "da")];
        check(&odd, 3, &[(0, "da-x"), (1, "da-a-b"), (2, "da-A-b-2")]);
        check(&odd, 0, &[(1, "x-a-b"), (2, "x-A-b-2"), (3, "x-da")]);
        check(&[], 0, &[]);
    }
}
