//! Texts side by side: a row a line, the versions parted by tabs (or `|`), as corpora, spreadsheets and hunalign's text
//! output have them.
//!
//! A first line of language tags declares the versions; without one there are as many as most lines have texts. A
//! column without a letter (a score, a number) is none. A cell's sentences may be parted by ` ~~~ `, as hunalign does.
//! Quotation marks are those of the text unless the whole file shows that a spreadsheet put them round its cells:
//! a single one in running text never swallows what follows.

use super::{
    Input, Parsed,
    columns::Columns,
    declared,
    encoding::{self, Decoded},
    error::Fault,
    lines,
};
use crate::text::{Language, Locator};
use std::collections::BTreeMap;

/// What hunalign puts between sentences that it joins.
const JOINT: &str = " ~~~ ";
/// What hunalign puts between paragraphs, on a line of its own.
const PARAGRAPH_MARK: &str = "<p>";

/// A line of the file, from 1, and its cells.
struct Record {
    line: usize,
    cells: Vec<String>,
}

/// Reads pairs, or more versions side by side.
pub(super) fn read(input: &Input) -> Result<Parsed, Fault> {
    let Decoded { text, encoding } = encoding::decode(input.bytes, None)?;
    let text = text.trim_start_matches('\u{feff}');
    let declared = header(text.lines().next().unwrap_or_default());
    let mut records = records(text, delimiter(text, &declared));
    if !declared.is_empty() {
        records.drain(..records.len().min(1));
    }
    records.retain(|record| record.cells.iter().any(|cell| !lines::trim(cell).is_empty()));
    check(&records)?;
    let width = if declared.is_empty() { commonest_width(&records) } else { declared.len() };
    let kept = with_letters(&records, width);
    let mut columns = Columns::default();
    let places: Vec<usize> = kept.iter().map(|at| columns.add(declared.get(*at).cloned())).collect();
    for Record { line, mut cells } in records {
        if declared.is_empty() {
            join_surplus(&mut cells, &kept, width);
        }
        let texts = kept.iter().zip(&places).filter_map(|(at, place)| Some((*place, cells.get(*at)?)));
        let sentences = texts.flat_map(|(place, cell)| cell.split(JOINT).map(move |text| (place, text)));
        let texts = sentences.filter(|(_, text)| lines::trim(text) != PARAGRAPH_MARK);
        columns.row(texts.map(|(place, text)| (place, text.to_owned())), &Locator::Line(line));
    }
    Ok(columns.parsed(input.name, 0, encoding.to_owned()))
}

/// Whether a text file says by its first line that it is texts side by side.
pub(super) fn are_promised(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let line = start.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    // Longer than any row of tags; UTF-16 is text all the same.
    line.len() < 200 && std::str::from_utf8(line).is_ok_and(|line| !header(line).is_empty())
}

/// The languages that a first line declares: those of its first cells, two at least.
fn header(line: &str) -> Vec<Language> {
    let parted_by = if line.contains('\t') { '\t' } else { '|' };
    let tag = |cell: &str| declared::from_name(cell.trim().trim_matches('"'));
    let tags: Vec<Language> = line.split(parted_by).map_while(tag).collect();
    if tags.len() > 1 { tags } else { Vec::new() }
}

/// Tabs, unless the lines have `|` instead: a header may be written with either.
fn delimiter(text: &str, declared: &[Language]) -> char {
    let with = |delimiter: char| text.lines().skip(1).filter(|line| line.contains(delimiter)).count();
    if !declared.is_empty() && with('|') > with('\t') { '|' } else { '\t' }
}

fn records(text: &str, delimiter: char) -> Vec<Record> {
    let plain: Vec<Record> = text
        .lines()
        .enumerate()
        .map(|(at, line)| Record { line: at + 1, cells: line.split(delimiter).map(str::to_owned).collect() })
        .collect();
    let Some(quoted) = text.contains('"').then(|| of_spreadsheet(text, delimiter)).flatten() else { return plain };
    if is_quoted(&plain) || (is_even(&quoted) && !is_even(&plain)) { quoted } else { plain }
}

/// As a spreadsheet writes cells: with quotation marks round those that need them.
fn of_spreadsheet(text: &str, delimiter: char) -> Option<Vec<Record>> {
    let mut reader = csv::ReaderBuilder::new();
    reader.delimiter(u8::try_from(delimiter).ok()?).has_headers(false).flexible(true);
    let mut records = Vec::new();
    for record in reader.from_reader(text.as_bytes()).into_records() {
        let record = record.ok()?;
        let (line, from) = record.position().map_or((1, 0), |place| (place.line(), place.byte()));
        // Blank lines before a record count as its own there.
        let rest = text.as_bytes().get(usize::try_from(from).ok()?..)?;
        let blank = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| **byte == b'\n').count();
        let cells = record.iter().map(str::to_owned).collect();
        records.push(Record { line: usize::try_from(line).ok()? + blank, cells });
    }
    Some(records)
}

/// Whether the quotation marks in these cells, split at every tab, are those of a spreadsheet: all of them stand round
/// whole cells, and those inside are doubled, or only cells with a comma have them (as Excel does it), or all cells.
fn is_quoted(records: &[Record]) -> bool {
    let (mut doubled, mut wrapped, mut bare_commas, mut commas, mut bare) = (0, 0, 0, 0, 0);
    for cell in records.iter().flat_map(|record| &record.cells).filter(|cell| !cell.is_empty()) {
        let inside = cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"'));
        match inside {
            Some(inside) if inside.replace("\"\"", "").contains('"') => return false,
            Some(inside) => {
                wrapped += 1;
                doubled += usize::from(inside.contains("\"\""));
                commas += usize::from(inside.contains(','));
            }
            None if cell.contains('"') => return false,
            None => {
                bare += 1;
                bare_commas += usize::from(cell.contains(','));
            }
        }
    }
    wrapped > 0 && (doubled > 0 || bare == 0 || (commas == wrapped && bare_commas == 0))
}

/// Whether all lines have the same number of cells, two at least.
fn is_even(records: &[Record]) -> bool {
    let mut counts = records.iter().filter(|record| record.cells.iter().any(|cell| !cell.is_empty()));
    let first = counts.next().map_or(0, |record| record.cells.len());
    first > 1 && counts.all(|record| record.cells.len() == first)
}

/// A file in which most lines hold a single text is none of this kind.
fn check(records: &[Record]) -> Result<(), Fault> {
    let is_single = |record: &&Record| record.cells.len() < 2;
    let single = records.iter().filter(is_single).count();
    match records.iter().find(is_single) {
        Some(first) if single * 2 > records.len() => Err(Fault::Broken {
            place: format!(", line {}", first.line),
            detail: "no tab parts two texts in this line; if it is a text in one language, give it the ending .txt"
                .to_owned(),
        }),
        _ => Ok(()),
    }
}

/// The number of cells that most lines have; of numbers as common the smaller.
fn commonest_width(records: &[Record]) -> usize {
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    records.iter().for_each(|record| *widths.entry(record.cells.len()).or_default() += 1);
    widths
        .into_iter()
        .filter(|(width, _)| *width > 1)
        .rev()
        .max_by_key(|(_, count)| *count)
        .map_or(2, |(width, _)| width)
}

/// Numbers of the columns with a letter in them; all where fewer than two have one.
fn with_letters(records: &[Record], width: usize) -> Vec<usize> {
    let has_letters = |at: &usize| {
        records.iter().filter_map(|record| record.cells.get(*at)).any(|cell| cell.chars().any(char::is_alphabetic))
    };
    let kept: Vec<usize> = (0..width).filter(has_letters).collect();
    if kept.len() < 2 { (0..width).collect() } else { kept }
}

/// Text behind a tab too many belongs to the last version's text.
fn join_surplus(cells: &mut Vec<String>, kept: &[usize], width: usize) {
    let surplus = cells.split_off(cells.len().min(width));
    if let Some(last) = kept.last().and_then(|last| cells.get_mut(*last)) {
        for cell in surplus.iter().filter(|cell| cell.chars().any(char::is_alphabetic)) {
            last.push(' ');
            last.push_str(cell);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows as `line: text / text | text`.
    fn told(text: &str) -> Result<Vec<String>, Fault> {
        let parsed = read(&Input { name: "a.tsv", bytes: text.as_bytes(), declared: None })?;
        let tag =
            |version: &super::super::ParsedVersion| version.language.as_ref().map_or("-", Language::tag).to_owned();
        let mut told = vec![parsed.versions.iter().map(tag).collect::<Vec<_>>().join(" | ")];
        for row in &parsed.rows {
            let mut line = 0;
            let mut cells = Vec::new();
            for (version, cell) in parsed.versions.iter().zip(&row.cells) {
                let mut paragraphs = cell.iter().map(|at| &version.paragraphs[*at]);
                cells.push(paragraphs.clone().map(|p| p.text.as_str()).collect::<Vec<_>>().join(" / "));
                let Some(Locator::Line(own)) = paragraphs.next_back().and_then(|p| p.locator.clone()) else { continue };
                line = own;
            }
            told.push(format!("{line}: {}", cells.join(" | ")));
        }
        Ok(told)
    }

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(told(text).unwrap(), expected, "{text}");
    }

    #[test]
    fn lines_are_rows() {
        check(
            "Hej\tHi\nDu\tYou\n\nKun her\n\tOnly here",
            &["- | -", "1: Hej | Hi", "2: Du | You", "4: Kun her | ", "5:  | Only here"],
        );
        check("da\ten\tnote\r\nHej\tHi\tx\r\n", &["da | en", "2: Hej | Hi"]);
        check("da|en-GB\nHej\tHi|s\n", &["da | en-GB", "2: Hej | Hi|s"]);
        check("da|en|de\nHej|Hi|Hallo\nDu|You\n", &["da | en | de", "2: Hej | Hi | Hallo", "3: Du | You | "]);
        check("id\tda\ten\n7\tHej\tHi\n8\t9\t10\n", &["da | en", "2: Hej | Hi", "3: 9 | 10"]);
        check("Hej\tHi\nDu\tYou\tthere\n", &["- | -", "1: Hej | Hi", "2: Du | You there"]);
        check("1\t2\n3\t4", &["- | -", "1: 1 | 2", "2: 3 | 4"]);
        check("no\tnej\n", &["- | -", "1: no | nej"]);
    }

    #[test]
    fn output_of_hunalign() {
        let text = "<p>\t<p>\t0\nHej. ~~~ Du.\tHi you.\t0.75\nMere.\t\t-0.3\n\tMore.\t-1\n";
        check(text, &["- | -", "2: Hej. / Du. | Hi you.", "3: Mere. | ", "4:  | More."]);
    }

    #[test]
    fn quotation_marks() {
        check("\"Hej\tHi\nDu\tYou\"\n", &["- | -", "1: \"Hej | Hi", "2: Du | You\""]);
        check("\"Hej\"\t\"Hi\"\nDu\tYou\n", &["- | -", "1: \"Hej\" | \"Hi\"", "2: Du | You"]);
        check("\"Hej, du\"\t\"Hi, you\"\nDu\tYou\n", &["- | -", "1: Hej, du | Hi, you", "2: Du | You"]);
        check("\"Hej, du\"\tHi, you\n", &["- | -", "1: \"Hej, du\" | Hi, you"]);
        check("\"\"\"Hej\"\" du\"\tHi\n\nA\tB\n", &["- | -", "1: \"Hej\" du | Hi", "3: A | B"]);
        check("A\tB\r\n\r\n\"Hej\r\ndu\"\tHi\r\nC\tD\r\n", &["- | -", "1: A | B", "3: Hej du | Hi", "5: C | D"]);
    }

    #[test]
    fn texts_in_one_language_are_told_from_pairs() {
        let Err(Fault::Broken { place, detail }) = told("Et.\tOne.\n\nTo.\nTre.\nFire.\n") else { panic!() };
        assert_eq!(place, ", line 3");
        assert!(detail.contains(".txt"), "{detail}");
        for (text, promised) in [
            ("da\ten\nx", true),
            ("\u{feff}da|en-GB|nb\r\nx", true),
            ("da", false),
            ("da en", false),
            ("Da|En", false),
            ("Hej|du", false),
        ] {
            assert_eq!(are_promised(text.as_bytes()), promised, "{text}");
        }
    }
}
