//! Rows, differences and facts as a spreadsheet (XLSX).
//!
//! Five sheets: the rows as in the CSV table, the differences that are told, the facts, the notes, and what was compared.
//! Texts are written as texts, which no program calculates, so they need no apostrophe; control characters are
//! visible. A text that is longer than a cell may be ends with a mark. The file's date is a constant: the same comparison
//! gives the same bytes.

use super::{
    PROGRAM, PROGRAM_VERSION, Subject, table,
    text::{self, ledger, said_of},
    visible::shown,
};
use crate::{
    collate::Entry,
    diff::{Aspect, Kind, Profile},
    review::Standing,
    text::{LanguageSource, Place, Version},
};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

/// UTF-16 units that a cell may have.
const LONGEST: usize = 32_767;
/// What stands at the end of a text that was cut.
const CUT: &str = " […]";
/// Rows of a sheet, the head among them.
const MOST_ROWS: usize = 1_048_576;

/// Characters that a column is wide.
const NARROW: f64 = 12.0;
const MIDDLE: f64 = 28.0;
const WIDE: f64 = 56.0;

/// The workbook.
pub(super) fn xlsx(subject: &Subject) -> Vec<u8> {
    // What is written fits: texts are cut, and sheets have names of their own. Writing to memory does not fail.
    workbook(subject).unwrap_or_default()
}

fn workbook(subject: &Subject) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_author(PROGRAM).set_creation_datetime(&made));
    for sheet in [rows(subject), differences(subject), facts(subject), notes(subject), about(subject)] {
        sheet.write(book.add_worksheet())?;
    }
    book.save_to_buffer()
}

/// What a cell holds.
enum Cell {
    Text(String),
    Whole(usize),
    Share(f64),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

struct Sheet {
    name: &'static str,
    columns: Vec<(String, f64)>,
    lines: Vec<Vec<Cell>>,
}

impl Sheet {
    fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let bold = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
        let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let share = Format::new().set_num_format("0.00").set_align(FormatAlign::Top);
        sheet.set_name(self.name)?.set_freeze_panes(1, 0)?;
        for (column, (head, width)) in (0_u16..).zip(&self.columns) {
            sheet.write_string_with_format(0, column, fitted(head), &bold)?.set_column_width(column, *width)?;
        }
        for (row, line) in (1_u32..).zip(self.lines.iter().take(MOST_ROWS - 1)) {
            for (column, cell) in (0_u16..).zip(line) {
                match cell {
                    Cell::Text(text) if text.is_empty() => sheet.write_blank(row, column, &plain)?,
                    Cell::Text(text) => sheet.write_string_with_format(row, column, fitted(text), &plain)?,
                    Cell::Whole(number) => sheet.write_number_with_format(row, column, *number as f64, &plain)?,
                    Cell::Share(share_of) => sheet.write_number_with_format(row, column, *share_of, &share)?,
                };
            }
        }
        let last_row = u32::try_from(self.lines.len().min(MOST_ROWS - 1)).unwrap_or(1);
        let last_column = u16::try_from(self.columns.len().saturating_sub(1)).unwrap_or(0);
        sheet.autofilter(0, 0, last_row, last_column)?;
        Ok(())
    }
}

fn rows(subject: &Subject) -> Sheet {
    let mut grid = table::grid(subject).into_iter();
    let head = grid.next().unwrap_or_default();
    let versions = subject.versions().len();
    let width = |at: usize| match at {
        0..3 => NARROW,
        at if at < 3 + versions => WIDE,
        at => [MIDDLE, NARROW, WIDE, NARROW, MIDDLE].get(at - 3 - versions).copied().unwrap_or(MIDDLE),
    };
    let columns = head.into_iter().enumerate().map(|(at, head)| (head, width(at))).collect();
    let line = |cells: Vec<String>| {
        let mut line: Vec<Cell> = cells.into_iter().map(Cell::Text).collect();
        if let Some(first) = line.first_mut()
            && let Cell::Text(number) = first
            && let Ok(number) = number.parse()
        {
            *first = Cell::Whole(number);
        }
        line
    };
    Sheet { name: "Rows", columns, lines: grid.map(line).collect() }
}

fn differences(subject: &Subject) -> Sheet {
    let is_reviser = subject.collation.profile == Profile::Reviser;
    let mut columns: Vec<(&str, f64)> = vec![
        ("rank", NARROW),
        ("kind", NARROW),
        ("aspect", NARROW),
        ("version", NARROW),
        ("row", NARROW),
        ("words of the base", WIDE),
        ("words of the version", WIDE),
        ("reason", WIDE),
        ("confidence", NARROW),
        ("verdict", NARROW),
    ];
    if is_reviser {
        columns.extend([("MQM", MIDDLE), ("ITS", MIDDLE)]);
    }
    let base = subject.collation.base;
    let told = (0..subject.collation.differences.len()).filter(|number| subject.is_told(*number));
    let lines = told.filter_map(|number| {
        let difference = subject.collation.differences.get(number)?;
        let verdict = subject.verdicts.get(number).copied().flatten().map_or("", said_of);
        let mut line = vec![
            Cell::Whole(difference.rank),
            kind(difference.kind).into(),
            aspect(difference.aspect).into(),
            shown(subject.label(difference.version)).into(),
            subject.row_of(difference).map_or("".into(), |row| Cell::Whole(row + 1)),
            words(subject, base, &difference.base_spans).into(),
            words(subject, difference.version, &difference.version_spans).into(),
            shown(&text::reason(subject, number)).into(),
            Cell::Share(table::confidence(subject, number)),
            verdict.into(),
        ];
        if let Some(category) = subject.collation.profile.category(difference) {
            line.extend([category.mqm.into(), category.its.into()]);
        }
        Some(line)
    });
    let lines = lines.collect();
    Sheet { name: "Differences", columns: named(&columns), lines }
}

fn facts(subject: &Subject) -> Sheet {
    let mut columns = vec![("kind".to_owned(), NARROW)];
    columns.extend((0..subject.versions().len()).map(|version| (table::column(subject, version), MIDDLE)));
    let line = |entry: &Entry| {
        let mut line = vec![ledger::kind(entry.kind).into()];
        let cell = |version| Cell::Text(shown(ledger::cell(entry, version, subject.collation.base).trim()));
        line.extend((0..subject.versions().len()).map(cell));
        line
    };
    Sheet { name: "Facts", columns, lines: subject.collation.ledger.iter().map(line).collect() }
}

fn notes(subject: &Subject) -> Sheet {
    let columns = [("version", NARROW), ("paragraph", NARROW), ("words", WIDE), ("note", WIDE), ("place", MIDDLE)];
    let line = |(_, note): (u64, &crate::review::Note)| {
        let standing = subject.review.standing(note);
        let place = match standing {
            Standing::Here(_) => "where it was written",
            Standing::Elsewhere(_) => "found at another place",
            Standing::Lost(_) => "the words are gone",
        };
        vec![
            shown(subject.label(note.anchor.version)).into(),
            Cell::Whole(standing.place().paragraph + 1),
            shown(&note.anchor.quote.exact).into(),
            shown(&note.text).into(),
            place.into(),
        ]
    };
    Sheet { name: "Notes", columns: named(&columns), lines: subject.review.notes().map(line).collect() }
}

fn about(subject: &Subject) -> Sheet {
    let profile = match subject.collation.profile {
        Profile::FactChecker => "fact-checker",
        Profile::Reviser => "reviser",
    };
    let summary = subject.summary();
    let mut lines: Vec<Vec<Cell>> = vec![
        vec!["program".into(), format!("{PROGRAM} {PROGRAM_VERSION}").into()],
        vec!["base".into(), shown(subject.label(subject.collation.base)).into()],
        vec!["profile".into(), profile.into()],
        vec!["links fixed by hand".into(), Cell::Whole(subject.review.pins().len())],
        vec!["totals".into(), summary.to_string().into()],
        vec!["confirmed".into(), Cell::Whole(summary.confirmed)],
        vec!["dismissed".into(), Cell::Whole(summary.dismissed)],
    ];
    for (number, version) in subject.versions().iter().enumerate() {
        lines.push(vec![format!("version {}", number + 1).into(), described(version).into()]);
    }
    lines.push(vec!["signs of the facts".into(), ledger::SIGNS.into()]);
    Sheet { name: "About", columns: named(&[("what", MIDDLE), ("value", 100.0)]), lines }
}

/// The file, its language and how that is known, its hash and encoding, a line each.
fn described(version: &Version) -> String {
    let how = match version.language_source {
        LanguageSource::Unknown => "not known",
        LanguageSource::Detected => "detected",
        LanguageSource::Declared => "declared",
        LanguageSource::Chosen => "chosen",
    };
    let mut text = format!("{}\n{}, {how}", shown(&version.name), version.language.tag());
    if let Some(source) = &version.source {
        text += &format!("\nSHA-256 {}\n{}", source.sha256, source.encoding);
    }
    text
}

fn words(subject: &Subject, version: usize, places: &[Place]) -> String {
    let Some(version) = subject.versions().get(version) else { return String::new() };
    let words = |place: &Place| Some(shown(place.span.of(&version.paragraphs.get(place.paragraph)?.text)));
    places.iter().filter_map(words).collect::<Vec<_>>().join(" / ")
}

fn named(columns: &[(&str, f64)]) -> Vec<(String, f64)> {
    columns.iter().map(|(name, width)| ((*name).to_owned(), *width)).collect()
}

/// The text as far as a cell can hold it.
fn fitted(text: &str) -> String {
    let length = |text: &str| text.encode_utf16().count();
    if length(text) <= LONGEST {
        return text.to_owned();
    }
    let mut left = LONGEST - length(CUT);
    let fits = |c: &char| {
        let fits = c.len_utf16() <= left;
        left = left.saturating_sub(c.len_utf16());
        fits
    };
    text.chars().take_while(fits).chain(CUT.chars()).collect()
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Added => "added",
        Kind::LeftOut => "left out",
        Kind::Changed => "changed",
        Kind::Moved => "moved",
        Kind::Untranslated => "untranslated",
    }
}

fn aspect(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Paragraph => "paragraph",
        Aspect::Sentence => "sentence",
        Aspect::Words => "words",
        Aspect::Number => "number",
        Aspect::Percent => "percentage",
        Aspect::Money => "money",
        Aspect::Measure => "quantity",
        Aspect::Age => "age",
        Aspect::Date => "date",
        Aspect::Time => "time",
        Aspect::Reference => "reference",
        Aspect::Address => "address",
        Aspect::Name => "name",
        Aspect::Quotation => "quotation",
        Aspect::Negation => "negation",
        Aspect::Strength => "caveat",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_with_a_mark() {
        assert_eq!(fitted("kort"), "kort");
        for long in ["æ".repeat(40_000), "\u{1f600}".repeat(20_000)] {
            let cut = fitted(&long);
            let units = cut.encode_utf16().count();
            assert!(cut.ends_with(CUT) && (LONGEST - 1..=LONGEST).contains(&units), "{units}");
        }
    }
}
