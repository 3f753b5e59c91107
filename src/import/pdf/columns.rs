//! Letters to words, words to lines, lines in reading order: columns one after the other.
//!
//! Columns are parted by a gutter: a strip without words that runs down through several rows, with text that fills its
//! width on both sides. (A table has such strips too, but its cells are mostly empty; it is read row by row.) Rows
//! without a common gutter, such as a title over two columns, part the page into bands; a band's columns are read from
//! left to right. A simplified form of the search for white space of Breuel, “Two geometric algorithms for layout
//! analysis” (2002).

use super::letters::{Letter, Page};
use std::{collections::BTreeMap, ops::Range};

/// A line of a column. Lengths are in points.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub text: String,
    pub x: f64,
    pub end: f64,
    pub y: f64,
    pub size: f64,
    pub is_bold: bool,
    /// Length of its first word.
    pub first_word: f64,
    /// Number of the page, from 1.
    pub page: usize,
    /// Number of the column that it is in, over all pages.
    pub column: usize,
}

#[derive(Clone, Debug)]
struct Word {
    text: String,
    x: f64,
    end: f64,
    y: f64,
    size: f64,
    is_bold: bool,
    ink: f64,
    usual_ink: f64,
    /// Whether white space was drawn before it.
    spaced: bool,
}

type Row = Vec<Word>;

/// A wider gap parts words, in sizes of type.
const WORD_GAP: f64 = 0.17;
/// Base lines that differ by less are one, in sizes of type: raised figures stay in their line.
const SAME_LINE: f64 = 0.4;
/// A gutter is at least so wide, in sizes of type.
const GUTTER: f64 = 0.9;
/// A column has at least so many rows,
const COLUMN_ROWS: usize = 4;
/// and its middle row fills so much of its width.
const COLUMN_FILLED: f64 = 0.6;
/// Bold letters ink more than the usual ones by this factor.
const BOLD_INK: f64 = 1.25;
/// White space between two rows that ends a band, in sizes of type.
const BAND_GAP: f64 = 5.0;

/// The lines of a page. `column` counts on over the pages.
pub(super) fn lines(page: &Page, number: usize, column: &mut usize) -> Vec<Line> {
    let rows = rows(words(&page.letters));
    let mut lines = Vec::new();
    region(&rows, number, column, 0, &mut lines);
    *column += 1;
    lines
}

/// The words in the order in which they are drawn.
fn words(letters: &[Letter]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let (mut spaced, mut open) = (true, false);
    for letter in letters {
        if letter.text.chars().all(|c| c.is_whitespace() && c != '\u{a0}') {
            (spaced, open) = (true, false);
            continue;
        }
        if let Some(word) = words.last_mut().filter(|word| open && follows(word, letter)) {
            word.text.push_str(&letter.text);
            word.end = word.end.max(letter.end);
            word.x = word.x.min(letter.x);
            word.ink += letter.ink;
            word.usual_ink += letter.usual_ink;
        } else {
            let Letter { text, x, end, y, size, is_bold, ink, usual_ink } = letter.clone();
            words.push(Word { text, x, end, y, size, is_bold, ink, usual_ink, spaced });
        }
        (spaced, open) = (false, true);
    }
    words
}

/// Whether a letter goes on with a word: to its right, or to its left as in Arabic and Hebrew.
fn follows(word: &Word, letter: &Letter) -> bool {
    let size = word.size.max(letter.size);
    let level = (word.y - letter.y).abs() < size * 0.1 && (word.size - letter.size).abs() < size * 0.2;
    let right = letter.x - word.end;
    let left = word.x - letter.end;
    let near = |gap: f64| gap < size * WORD_GAP && gap > -size * 0.5;
    level && (near(right) || near(left) && letter.text.chars().any(is_leftward))
}

/// Hebrew and Arabic.
fn is_leftward(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// Words in rows from top to bottom, in each from left to right.
fn rows(mut words: Vec<Word>) -> Vec<Row> {
    words.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<(f64, Row)> = Vec::new();
    for word in words {
        match rows.last_mut().filter(|(y, row)| is_level(*y, row, &word)) {
            Some((y, row)) => {
                if word.size > row.iter().map(|word| word.size).fold(0.0, f64::max) {
                    *y = word.y;
                }
                row.push(word);
            }
            None => rows.push((word.y, vec![word])),
        }
    }
    rows.into_iter().map(|(_, row)| in_order(row)).collect()
}

fn is_level(y: f64, row: &Row, word: &Word) -> bool {
    let largest = row.iter().map(|word| word.size).fold(word.size, f64::max);
    let smallest = row.iter().map(|word| word.size).fold(word.size, f64::min);
    // A raised figure is smaller than its line; lines of one size are never that near.
    let tolerance = if smallest < largest * 0.8 { largest * SAME_LINE } else { largest * 0.25 };
    (word.y - y).abs() < tolerance
}

fn in_order(mut row: Row) -> Row {
    let leftward = row.iter().flat_map(|word| word.text.chars()).filter(|&c| is_leftward(c)).count();
    let letters = row.iter().flat_map(|word| word.text.chars()).filter(|c| c.is_alphabetic()).count();
    if leftward * 2 > letters {
        row.sort_by(|a, b| b.end.total_cmp(&a.end));
    } else {
        row.sort_by(|a, b| a.x.total_cmp(&b.x));
    }
    row
}

/// The lines of a part of a page: band after band, in each column after column.
fn region(rows: &[Row], page: usize, column: &mut usize, depth: usize, lines: &mut Vec<Line>) {
    let (left, right) = edges(rows);
    let mut start = 0;
    while start < rows.len() {
        let (end, gutters) = band(rows, start, left, right);
        let band = &rows[start..end];
        match gutters.into_iter().find(|gutter| depth < 4 && parts_columns(band, gutter)) {
            Some(gutter) => {
                let (before, after) = part(band, &gutter);
                for side in [before, after] {
                    *column += 1;
                    region(&side, page, column, depth + 1, lines);
                }
                *column += 1;
            }
            None => lines.extend(band.iter().filter_map(|row| line(row, page, *column))),
        }
        start = end;
    }
}

fn edges(rows: &[Row]) -> (f64, f64) {
    let words = || rows.iter().flatten();
    (words().map(|word| word.x).fold(f64::MAX, f64::min), words().map(|word| word.end).fold(f64::MIN, f64::max))
}

/// Where the rows from `start` with a common strip of white space end, and their strips, the widest first.
fn band(rows: &[Row], start: usize, left: f64, right: f64) -> (usize, Vec<Range<f64>>) {
    let mut free = gaps(&rows[start], left, right);
    let mut end = start + 1;
    while let Some(row) = rows.get(end) {
        let (above, size) = (rows[end - 1].first(), row.iter().map(|word| word.size).fold(0.0, f64::max));
        let far = above.zip(row.first()).is_some_and(|(above, next)| next.y - above.y > size * BAND_GAP);
        let common = common(&free, &gaps(row, left, right), size * GUTTER);
        if common.is_empty() || far {
            break;
        }
        free = common;
        end += 1;
    }
    free.sort_by(|a, b| (b.end - b.start).total_cmp(&(a.end - a.start)));
    (end, free)
}

/// White space in a row, to the edges of its region.
fn gaps(row: &Row, left: f64, right: f64) -> Vec<Range<f64>> {
    let (mut gaps, mut at) = (Vec::new(), left);
    let mut words: Vec<&Word> = row.iter().collect();
    words.sort_by(|a, b| a.x.total_cmp(&b.x));
    for word in words {
        if word.x - at > word.size * GUTTER {
            gaps.push(at..word.x);
        }
        at = at.max(word.end);
    }
    if right - at > 1.0 {
        gaps.push(at..right);
    }
    gaps
}

fn common(a: &[Range<f64>], b: &[Range<f64>], width: f64) -> Vec<Range<f64>> {
    let mut common = Vec::new();
    for a in a {
        for b in b {
            let both = a.start.max(b.start)..a.end.min(b.end);
            if both.end - both.start > width {
                common.push(both);
            }
        }
    }
    common
}

/// Whether text that fills its column stands on both sides of a strip.
fn parts_columns(band: &[Row], gutter: &Range<f64>) -> bool {
    let (before, after) = part(band, gutter);
    let (left, right) = edges(band);
    [(before, gutter.start - left), (after, right - gutter.end)].iter().all(|(side, width)| {
        let mut filled: Vec<f64> = side
            .iter()
            .map(|row| edges(std::slice::from_ref(row)))
            .map(|(left, right)| (right - left) / width.max(1.0))
            .collect();
        filled.sort_by(f64::total_cmp);
        let size = side.iter().flatten().map(|word| word.size).fold(0.0, f64::max);
        filled.len() >= COLUMN_ROWS && filled[filled.len() / 2] >= COLUMN_FILLED && *width > size * 8.0
    })
}

/// The rows on both sides of a strip.
fn part(band: &[Row], gutter: &Range<f64>) -> (Vec<Row>, Vec<Row>) {
    let middle = (gutter.start + gutter.end) / 2.0;
    let side = |is_before: bool| -> Vec<Row> {
        let rows = band.iter().map(|row| row.iter().filter(|word| (word.x < middle) == is_before).cloned().collect());
        rows.filter(|row: &Row| !row.is_empty()).collect()
    };
    (side(true), side(false))
}

/// A row as a line.
fn line(row: &Row, page: usize, column: usize) -> Option<Line> {
    let first = row.first()?;
    let leftward = row.windows(2).any(|pair| pair[1].end < pair[0].end && pair[1].text.chars().any(is_leftward));
    let (mut text, mut before) = (String::new(), None::<&Word>);
    let mut first_word = None;
    for word in row {
        if let Some(before) = before {
            let gap = if leftward { before.x - word.end } else { word.x - before.end };
            let size = before.size.min(word.size);
            if word.spaced && gap > -size * 0.5 || gap > size * WORD_GAP {
                text.push(' ');
                first_word = first_word.or(Some((before.end - first.x).abs()));
            }
        }
        text.push_str(&word.text);
        before = Some(word);
    }
    let (size, is_bold) = set(row);
    let (x, end) = edges(std::slice::from_ref(row));
    let y = row.iter().filter(|word| word.size >= size * 0.95).map(|word| word.y).fold(f64::MIN, f64::max);
    let first_word = first_word.unwrap_or(end - x);
    Some(Line { text, x, end, y, size, is_bold, first_word, page, column })
}

/// The size of most of a row's letters, and whether they are bold.
fn set(row: &Row) -> (f64, bool) {
    let (mut sizes, mut all, mut named) = (BTreeMap::new(), 0, 0);
    for word in row {
        let letters = word.text.chars().count();
        let size: &mut (usize, f64) = sizes.entry((word.size * 10.0).round() as i64).or_insert((0, word.size));
        size.0 += letters;
        all += letters;
        named += if word.is_bold { letters } else { 0 };
    }
    let size = sizes.values().max_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))).map_or(0.0, |(_, size)| *size);
    let ink: f64 = row.iter().map(|word| word.ink).sum();
    let usual: f64 = row.iter().map(|word| word.usual_ink).sum();
    (size, named * 10 >= all * 9 || ink > usual * BOLD_INK)
}
