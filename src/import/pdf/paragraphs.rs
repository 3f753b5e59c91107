//! Lines to paragraphs by their shape: white space between them, an indented first line, a short last one, another
//! size or weight of type. What broke off at the end of a column or page goes on in the next.

use super::{
    columns::{self, Line},
    hyphens,
    letters::Page,
    running,
};
use crate::{
    import::{lines, punctuation},
    text::{Locator, Paragraph, Role},
};
use std::collections::BTreeMap;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Type that differs by more is another one, as a part of its size.
const SAME_SIZE: f64 = 0.06;
/// A distance that is larger than the usual one by more parts paragraphs, as a part of it.
const WIDE: f64 = 1.22;
/// Lines are indented from here on, in sizes of type.
const INDENT: f64 = 0.6;
/// A line that leaves more of its column empty was ended on purpose, whatever comes; as a part of the width.
const SHORT: f64 = 0.35;
/// Titles are larger than the text by this factor,
const TITLE_SIZE: f64 = 1.2;
/// and headings by this.
const HEADING_SIZE: f64 = 1.1;
/// The longest heading, in characters.
const LONGEST_HEADING: usize = 120;
/// The longest title, in characters.
const LONGEST_TITLE: usize = 250;
/// Lines at the edge of a page in a type that is smaller than the text by this factor are no part of it;
const SMALL_SIZE: f64 = 0.85;
/// the edge is this part of the page,
const EDGE: f64 = 0.12;
/// and they have at most so many words.
const SMALL_WORDS: usize = 8;

/// The type of the text, and how it is set.
struct Habit {
    size: f64,
    /// Usual distance of lines by size, in tenths of points.
    distances: BTreeMap<i64, f64>,
    /// Whether paragraphs begin with an indent.
    is_indented: bool,
}

/// Lines that belong together.
struct Piece {
    lines: Vec<Line>,
    text: String,
    is_edge: bool,
}

/// The paragraphs of all pages.
pub(super) fn of(pages: &[Page]) -> Vec<Paragraph> {
    let mut column = 0;
    let mut lines: Vec<Vec<Line>> =
        pages.iter().enumerate().map(|(number, page)| columns::lines(page, number + 1, &mut column)).collect();
    running::remove(&mut lines);
    let heights: Vec<f64> = pages.iter().map(|page| page.height).collect();
    let lines: Vec<Line> = lines.into_iter().flatten().collect();
    let habit = Habit::of(&lines);
    let mut pieces: Vec<Piece> = Vec::new();
    let (lefts, rights) = edges(&lines);
    for line in &lines {
        let right = |line: &Line| rights.get(&line.column).copied().unwrap_or(line.end);
        let left = |line: &Line| lefts.get(&line.column).copied().unwrap_or(line.x);
        let is_edge = is_edge(line, &heights, &habit);
        match pieces.iter_mut().rev().find(|piece| !piece.is_edge).filter(|_| !is_edge) {
            Some(piece) if goes_on(piece, line, &habit, right(piece.last()), left(line)) => {
                hyphens::add(&mut piece.text, &line.text);
                piece.lines.push(line.clone());
            }
            _ => pieces.push(Piece { lines: vec![line.clone()], text: line.text.clone(), is_edge }),
        }
    }
    roled(&pieces, &habit)
}

impl Piece {
    fn last(&self) -> &Line {
        &self.lines[self.lines.len() - 1]
    }
}

impl Habit {
    fn of(lines: &[Line]) -> Self {
        let size = running::usual_size(lines);
        let mut found: BTreeMap<i64, BTreeMap<i64, usize>> = BTreeMap::new();
        let beside = |a: &Line, b: &Line| a.column == b.column && a.page == b.page && is_same(a.size, b.size);
        for pair in lines.windows(2).filter(|pair| beside(&pair[0], &pair[1]) && pair[1].y > pair[0].y) {
            let distance = tenths(pair[1].y - pair[0].y);
            *found.entry(tenths(pair[1].size)).or_default().entry(distance).or_default() += 1;
        }
        // Of equally frequent ones the smallest: the lines of one paragraph are the nearest.
        let usual = |counts: &BTreeMap<i64, usize>| {
            counts
                .iter()
                .max_by_key(|(distance, count)| (**count, -**distance))
                .map_or(0.0, |(&distance, _)| distance as f64 / 10.0)
        };
        let distances = found.iter().filter(|(_, counts)| counts.values().sum::<usize>() > 2);
        let distances = distances.map(|(&size, counts)| (size, usual(counts))).collect();
        let habit = Self { size, distances, is_indented: false };
        let (mut indents, mut begun) = (0, 0);
        for pair in lines.windows(2).filter(|pair| beside(&pair[0], &pair[1])) {
            let step = pair[1].x - pair[0].x;
            indents += usize::from(step > size * INDENT && step < size * 5.0);
            begun += usize::from(pair[1].y - pair[0].y > habit.distance(pair[1].size) * WIDE);
        }
        Self { is_indented: indents > 1 && indents > begun, ..habit }
    }

    /// The usual distance of lines of a size.
    fn distance(&self, size: f64) -> f64 {
        let found = self.distances.iter().filter(|(known, _)| is_same(**known as f64 / 10.0, size));
        let nearest = found.min_by_key(|(known, _)| (**known - tenths(size)).abs());
        nearest.map_or(size * 1.3, |(_, distance)| distance.clamp(size * 0.9, size * 3.0))
    }
}

fn tenths(length: f64) -> i64 {
    (length * 10.0).round() as i64
}

fn is_same(a: f64, b: f64) -> bool {
    (a - b).abs() <= a.max(b) * SAME_SIZE
}

/// The left and the right edge of each column: where its longest lines begin and end.
fn edges(lines: &[Line]) -> (BTreeMap<usize, f64>, BTreeMap<usize, f64>) {
    let (mut lefts, mut rights) = (BTreeMap::new(), BTreeMap::new());
    for line in lines {
        let left: &mut f64 = lefts.entry(line.column).or_insert(line.x);
        *left = line.x.min(*left);
        let right: &mut f64 = rights.entry(line.column).or_insert(line.end);
        *right = line.end.max(*right);
    }
    (lefts, rights)
}

fn is_edge(line: &Line, heights: &[f64], habit: &Habit) -> bool {
    let height = heights.get(line.page - 1).copied().unwrap_or(f64::MAX);
    let at_edge = line.y < height * EDGE || line.y > height * (1.0 - EDGE);
    at_edge && line.size <= habit.size * SMALL_SIZE && line.text.split_whitespace().count() <= SMALL_WORDS
}

/// Whether a line goes on with the paragraph of the lines before it. `right` is the edge of their column, `left` of
/// its own.
fn goes_on(piece: &Piece, next: &Line, habit: &Habit, right: f64, left: f64) -> bool {
    let last = piece.last();
    if !is_same(last.size, next.size) || last.is_bold != next.is_bold {
        // A few bold words fill a line of their own inside a sentence.
        let inside = is_same(last.size, next.size) && !punctuation::ends_sentence(&last.text) && piece.lines.len() > 1;
        return inside && punctuation::starts_small(&next.text) && last.column == next.column;
    }
    let parted = hyphens::is_hyphen_end(&last.text) && next.text.chars().next().is_some_and(char::is_lowercase);
    if last.column != next.column || last.page != next.page || next.y <= last.y {
        return goes_on_elsewhere(piece, next, habit, right, left) || parted;
    }
    if next.y - last.y > habit.distance(next.size) * WIDE {
        return false;
    }
    if parted {
        return true;
    }
    let step = next.x - last.x;
    let indent = next.size * INDENT;
    let is_item = punctuation::item_text(&piece.text).is_some();
    if step > indent {
        return is_item && piece.lines.len() == 1 || is_centred(last, next);
    }
    let begins = habit.is_indented && next.x - left > indent && next.x - left < next.size * 4.0;
    if begins && !is_item && !is_centred(last, next) && is_same(next.size, habit.size) && !next.is_bold {
        return false;
    }
    if step < -indent && piece.lines.len() > 1 && !is_centred(last, next) {
        return false;
    }
    let ended = punctuation::ends_sentence(&last.text);
    if punctuation::item_text(&next.text).is_some() && (ended || is_item || last.text.ends_with(':')) {
        return false;
    }
    let room = right - last.end;
    let fits = room > next.first_word + next.size * 0.8;
    let open = punctuation::starts_small(&next.text) && !ended;
    !(fits && (ended || !open && room > (right - left) * SHORT))
}

/// Whether two lines are set about the same middle, both indented.
fn is_centred(a: &Line, b: &Line) -> bool {
    ((a.x + a.end) - (b.x + b.end)).abs() < a.size && (a.x - b.x).abs() > a.size * INDENT
}

/// Whether a line in another column or page goes on with a paragraph.
fn goes_on_elsewhere(piece: &Piece, next: &Line, habit: &Habit, right: f64, left: f64) -> bool {
    let last = piece.last();
    if !is_same(last.size, habit.size) || last.is_bold {
        return false;
    }
    let ended = punctuation::ends_sentence(&last.text);
    if punctuation::starts_small(&next.text) && !ended && punctuation::item_text(&next.text).is_none() {
        return true;
    }
    let full = right - last.end < last.size * 1.5;
    let several = piece.lines.len() > 1;
    if habit.is_indented && is_same(next.size, last.size) && !next.is_bold && full {
        return next.x - left < next.size * INDENT;
    }
    let open = !ended && !punctuation::ends_open(&last.text) || last.text.ends_with([',', ';', '–']);
    full && several && open && punctuation::item_text(&next.text).is_none()
}

/// The paragraphs with their roles.
fn roled(pieces: &[Piece], habit: &Habit) -> Vec<Paragraph> {
    let title = title(pieces, habit);
    let mut found = Vec::new();
    for (number, piece) in pieces.iter().enumerate() {
        let text = hyphens::without_soft(&piece.text);
        let text = if is_nfc(&text) { text } else { text.nfc().collect() };
        let text = lines::trim(&text);
        if text.is_empty() {
            continue;
        }
        let followed = pieces[number + 1..].iter().any(|piece| !piece.is_edge);
        let role = if piece.is_edge {
            Role::Debris
        } else if title == Some(number) {
            Role::Title
        } else if followed && is_heading(piece, habit) {
            Role::Heading
        } else {
            Role::Body
        };
        found.push(Paragraph::new(text, role).located(Locator::Page(piece.lines[0].page)));
    }
    found
}

/// The first of the largest pieces on the first page with text, if larger than the text; else its first line if bold.
fn title(pieces: &[Piece], habit: &Habit) -> Option<usize> {
    let first = pieces.iter().position(|piece| !piece.is_edge)?;
    let page = pieces[first].lines[0].page;
    let on_page = || {
        let page = move |piece: &Piece| piece.lines[0].page == page;
        let short = |piece: &Piece| piece.text.chars().count() <= LONGEST_TITLE;
        let named = |piece: &Piece| piece.text.chars().filter(|c| c.is_alphabetic()).count() > 2;
        (0..pieces.len()).filter(move |&number| {
            let piece = &pieces[number];
            page(piece) && !piece.is_edge && short(piece) && named(piece)
        })
    };
    let largest = on_page().map(|number| pieces[number].lines[0].size).fold(0.0, f64::max);
    if largest >= habit.size * TITLE_SIZE {
        return on_page().find(|&number| is_same(pieces[number].lines[0].size, largest));
    }
    (is_heading(&pieces[first], habit) && pieces.len() > first + 1).then_some(first)
}

fn is_heading(piece: &Piece, habit: &Habit) -> bool {
    let line = &piece.lines[0];
    let marked = line.size >= habit.size * HEADING_SIZE || piece.lines.iter().all(|line| line.is_bold);
    let text = piece.text.trim_end();
    let short = text.chars().count() <= LONGEST_HEADING && text.chars().any(char::is_alphabetic);
    marked && short && !text.ends_with(['.', ',', ';', ':']) && line.size >= habit.size * 0.95
}
