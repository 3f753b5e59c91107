//! The ledger as a table: a line for each fact, a column for each version, a sign for how it relates to the base.

use super::{WIDTH, labels, values::short};
use crate::{
    collate::{Collation, Entry, Mention},
    diff::Aspect,
    export::wrap::{columns, shorten, tame, wrap},
    facts::{FactKind, Verdict},
    text::Version,
};

/// Columns of the kind.
const KIND: usize = 11;
/// Least columns of a version; with many of them the table is wider than the report.
const LEAST: usize = 10;

/// What the signs before facts say.
pub(in crate::export) const SIGNS: &str =
    "✓ equal, ≈ rounded, ⇄ converted, ≠ differs, – missing, + only here, ? cannot be told";

/// The table of all facts.
pub fn ledger(versions: &[Version], collation: &Collation) -> String {
    if collation.ledger.is_empty() {
        return "\nNo facts were found.\n".to_owned();
    }
    let width = (WIDTH - KIND).checked_div(versions.len()).unwrap_or_default().max(LEAST);
    let heads = labels(versions).into_iter().map(|label| format!("  {label}"));
    let mut text = format!("\n{}\n{}", wrap(SIGNS, "Facts: ", "  ", WIDTH), line("", heads, width));
    for entry in &collation.ledger {
        let cells = (0..versions.len()).map(|version| cell(entry, version, collation.base));
        text.push_str(&line(kind(entry.kind), cells, width));
    }
    text
}

fn line(kind: &str, cells: impl Iterator<Item = String>, width: usize) -> String {
    let mut line = padded(kind, KIND);
    cells.for_each(|cell| line.push_str(&padded(&cell, width)));
    format!("{}\n", line.trim_end())
}

/// Cut and filled up to so many columns, the last of them a space.
fn padded(text: &str, width: usize) -> String {
    let text = shorten(text, width - 1);
    let space = width.saturating_sub(columns(&text));
    text + &" ".repeat(space)
}

/// What a version says of a fact, behind the sign of how that relates to the base.
pub(in crate::export) fn cell(entry: &Entry, version: usize, base: usize) -> String {
    let verdict = entry.verdicts.get(version).copied().flatten();
    let mention = entry.mentions.get(version).and_then(Option::as_ref);
    let sign = match (verdict, mention) {
        (Some(verdict), _) => sign(verdict),
        (None, _) if version == base => {
            if entry.outliers.contains(&base) {
                '≠'
            } else {
                ' '
            }
        }
        (None, None) if entry.mentions.get(base).is_some_and(Option::is_none) => ' ',
        (None, _) => '?',
    };
    format!("{sign} {}", mention.map_or(String::new(), |mention| told(entry.kind, mention)))
}

/// What can be held against another language by eye: the value where there is one, else the words.
fn told(kind: FactKind, mention: &Mention) -> String {
    match kind {
        FactKind::Name | FactKind::Quotation | FactKind::Negation | FactKind::Hedge => tame(&mention.written),
        _ => tame(&short(Aspect::from(kind), &mention.normalised)),
    }
}

fn sign(verdict: Verdict) -> char {
    match verdict {
        Verdict::Equal => '✓',
        Verdict::Rounded => '≈',
        Verdict::Converted => '⇄',
        Verdict::Differs => '≠',
        Verdict::MissingHere => '–',
        Verdict::OnlyHere => '+',
    }
}

/// A fact's kind in the ledger's words.
pub(in crate::export) fn kind(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Number => "number",
        FactKind::Percent => "percent",
        FactKind::Money => "money",
        FactKind::Measure => "quantity",
        FactKind::Age => "age",
        FactKind::Date => "date",
        FactKind::Time => "time",
        FactKind::Reference => "reference",
        FactKind::Address => "address",
        FactKind::Name => "name",
        FactKind::Quotation => "quotation",
        FactKind::Negation => "negation",
        FactKind::Hedge => "caveat",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{LanguageSource, Place};

    #[test]
    fn a_table_for_reading() {
        let versions = ["da", "en", "de", "et"]
            .map(|tag| Version::new(tag, Vec::new()).with_language(tag.parse().unwrap(), LanguageSource::Declared));
        let mention = |normalised: &str, written: &str| {
            let (normalised, written) = (normalised.to_owned(), written.to_owned());
            Some(Mention { place: Place::new(0, 0, 1), normalised, written })
        };
        let number = Entry {
            kind: FactKind::Number,
            mentions: vec![mention("1500", "1.500"), mention("15000", "15,000"), mention("15000", "15.000"), None],
            verdicts: vec![None, Some(Verdict::Differs), Some(Verdict::Differs), None],
            agreement: vec![vec![1, 2], vec![0]],
            outliers: vec![0],
        };
        let name = Entry {
            kind: FactKind::Name,
            mentions: vec![None, mention("", "General Gerasimov of Kazan"), None, None],
            verdicts: vec![None, Some(Verdict::OnlyHere), None, None],
            agreement: vec![vec![1]],
            outliers: Vec::new(),
        };
        let table = ledger(&versions, &Collation { ledger: vec![number, name], ..Collation::default() });
        let expected = "             da               en               de               et\n\
                        number     ≠ 1,500          ≠ 15,000         ≠ 15,000         ?\n\
                        name                        + General Geras…\n";
        assert_eq!(table, format!("\n{}\n{expected}", wrap(SIGNS, "Facts: ", "  ", WIDTH)));
        assert!(table.lines().all(|line| columns(line) <= WIDTH));
        assert_eq!(ledger(&versions, &Collation::default()), "\nNo facts were found.\n");
    }
}
