//! Looking for words in one version or in all.
//!
//! Everything is searched again at each keystroke, by `regex` over the bytes; code points are counted only up to
//! where something was found. Capital letters are told apart by Unicode's simple folding, which never changes the text
//! that is searched, so that no offset goes astray at `İ` or `ß`.

pub mod find_bar;

use super::{
    effect::Effect,
    rows::Cell,
    state::{Document, State},
    walk::{self, Toward},
};
use crate::text::Place;
use regex::{Regex, RegexBuilder};

/// More matches than this are not gathered.
pub const MOST: usize = 20_000;

/// Bytes that a compiled expression may take; a larger one would make the keystroke be felt.
const LARGEST: usize = 1 << 20;

/// Longest selection in code points that is taken over as what to look for.
const LONGEST_SELECTION: usize = 200;

/// What is looked for, and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Find {
    /// The words or the expression, as typed.
    pub text: String,
    /// Whether it is a regular expression.
    pub is_regex: bool,
    /// Whether capital letters matter.
    pub is_exact: bool,
    /// Only in this version.
    pub version: Option<usize>,
    /// All matches in the order of the grid: by row, then by visible column, then by place.
    pub matches: Vec<Match>,
    /// The match that one stands on.
    pub at: Option<usize>,
    /// Why the expression cannot be read, by its key in the texts.
    pub problem: Option<&'static str>,
    /// Whether there are more matches than are gathered.
    pub is_cut: bool,
    /// How often one asked for the bar; the field takes the focus when it is more often than before.
    pub asked: u32,
    /// The cell from which on the first match is taken.
    from: Cell,
    /// What was searched: number of the document, count of its rows, its visible columns.
    searched: Option<(u64, u64, Vec<usize>)>,
}

/// A place where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Match {
    /// Number of the row.
    pub row: usize,
    /// Number of the version.
    pub version: usize,
    /// Where in the version.
    pub place: Place,
}

/// What is to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindChange {
    /// The words are now these.
    Text(String),
    /// Whether it is a regular expression.
    Regex(bool),
    /// Whether capital letters matter.
    Exact(bool),
    /// Only in this version, or in all.
    Version(Option<usize>),
    /// The bar is closed.
    Close,
}

/// Opens the bar with what was looked for last, or with the selected words.
pub fn open(state: &mut State) -> Vec<Effect> {
    let Some(document) = &state.document else { return Vec::new() };
    let selected = document.selection.map(|selection| selection.text(document)).unwrap_or_default();
    let is_new = state.find.is_none();
    let find = state.find.get_or_insert_with(|| state.sought.clone());
    state.sought.asked += 1;
    find.asked = state.sought.asked;
    find.from = document.cursor.cell;
    if !selected.is_empty() && selected.chars().count() <= LONGEST_SELECTION && !selected.contains('\n') {
        (find.text, find.is_regex) = (selected, false);
        find.searched = None;
    } else if is_new {
        find.searched = None;
    }
    refresh(state);
    Vec::new()
}

/// Goes to a match, and around at the ends. Without an open bar it opens with what was looked for last.
pub fn step(state: &mut State, toward: Toward) -> Vec<Effect> {
    if state.find.is_none() {
        open(state);
        if let Some(find) = &mut state.find {
            find.at = None;
        }
    }
    let (Some(find), Some(document)) = (&mut state.find, &state.document) else { return Vec::new() };
    let Some(last) = find.matches.len().checked_sub(1) else { return Vec::new() };
    let here = document.cursor.cell;
    let stands_on = find.at.filter(|at| find.matches.get(*at).is_some_and(|found| cell(found) == here));
    let columns = document.columns.visible(document.review.versions().len());
    let order = |found: &Match| (found.row, column(&columns, found.version));
    let cursor = (here.row, column(&columns, here.column));
    let next = match (stands_on, toward) {
        (_, Toward::First) => 0,
        (_, Toward::Last) => last,
        (Some(at), Toward::Next) => {
            if at == last {
                0
            } else {
                at + 1
            }
        }
        (Some(at), Toward::Previous) => at.checked_sub(1).unwrap_or(last),
        (None, Toward::Next) => find.matches.iter().position(|found| order(found) >= cursor).unwrap_or(0),
        (None, Toward::Previous) => find.matches.iter().rposition(|found| order(found) <= cursor).unwrap_or(last),
    };
    find.at = Some(next);
    go_to_match(state)
}

/// Changes what is looked for.
pub fn update(state: &mut State, change: FindChange) -> Vec<Effect> {
    let Some(find) = &mut state.find else { return Vec::new() };
    match change {
        FindChange::Text(text) => find.text = text,
        FindChange::Regex(is_regex) => find.is_regex = is_regex,
        FindChange::Exact(is_exact) => find.is_exact = is_exact,
        FindChange::Version(version) => find.version = version,
        FindChange::Close => {
            state.find = None;
            return Vec::new();
        }
    }
    find.searched = None;
    refresh(state);
    go_to_match(state)
}

/// Searches again where the words, the rows or the visible columns are others than they were.
pub fn refresh(state: &mut State) {
    let Some(find) = &mut state.find else { return };
    let Some(document) = &state.document else {
        state.find = None;
        return;
    };
    let versions = document.review.versions().len();
    find.version.take_if(|only| *only >= versions);
    let columns = document.columns.visible(versions);
    let wanted = (document.number, document.rows_revision, columns.clone());
    if find.searched.as_ref() == Some(&wanted) {
        return;
    }
    let before = find.at.and_then(|at| find.matches.get(at)).copied();
    search(find, document, &columns);
    let is_changed = find.searched.replace(wanted).is_none();
    let again = before.and_then(|before| find.matches.iter().position(|found| same_place(found, &before)));
    let from = (find.from.row, column(&columns, find.from.column));
    let first = || find.matches.iter().position(|found| (found.row, column(&columns, found.version)) >= from);
    find.at = match again {
        Some(at) if !is_changed => Some(at),
        _ if is_changed => first().or_else(|| (!find.matches.is_empty()).then_some(0)),
        _ => None,
    };
    let (text, is_regex, is_exact) = (find.text.clone(), find.is_regex, find.is_exact);
    state.sought = Find { text, is_regex, is_exact, version: find.version, asked: find.asked, ..Find::default() };
}

fn same_place(one: &Match, other: &Match) -> bool {
    (one.version, one.place) == (other.version, other.place)
}

fn cell(found: &Match) -> Cell {
    Cell { row: found.row, column: found.version }
}

/// Where a version's column stands from the left; behind all others when it is hidden.
fn column(columns: &[usize], version: usize) -> usize {
    columns.iter().position(|other| *other == version).unwrap_or(columns.len())
}

fn go_to_match(state: &mut State) -> Vec<Effect> {
    let Some(find) = &mut state.find else { return Vec::new() };
    let Some(found) = find.at.and_then(|at| find.matches.get(at)).copied() else { return Vec::new() };
    walk::pick(state, found.row, found.version)
}

fn search(find: &mut Find, document: &Document, columns: &[usize]) {
    find.matches.clear();
    (find.problem, find.is_cut) = (None, false);
    if find.text.is_empty() {
        return;
    }
    let regex = match compile(find) {
        Ok(regex) => regex,
        Err(error) => {
            find.problem = Some(reason(&error));
            return;
        }
    };
    let versions: Vec<usize> =
        columns.iter().copied().filter(|version| find.version.is_none_or(|only| only == *version)).collect();
    for (row, view) in document.rows.rows.iter().enumerate() {
        for &version in &versions {
            for paragraph in view.cells.get(version).into_iter().flat_map(|cell| &cell.paragraphs) {
                if find.matches.len() >= MOST {
                    find.is_cut = true;
                    return;
                }
                let room = MOST - find.matches.len();
                let found = spans(&regex, &paragraph.text, paragraph.number).take(room);
                find.matches.extend(found.map(|place| Match { row, version, place }));
            }
        }
    }
}

/// Where the expression matches in a paragraph.
fn spans<'a>(regex: &'a Regex, text: &'a str, paragraph: usize) -> impl Iterator<Item = Place> + 'a {
    let (mut bytes, mut points) = (0, 0);
    let mut point = move |at: usize| {
        points += text.get(bytes..at).map_or(0, |between| between.chars().count());
        bytes = at;
        points
    };
    regex.find_iter(text).filter(|found| !found.is_empty()).map(move |found| {
        let start = point(found.start());
        Place::new(paragraph, start, point(found.end()))
    })
}

fn compile(find: &Find) -> Result<Regex, regex::Error> {
    let expression = if find.is_regex { find.text.clone() } else { plain(&find.text) };
    RegexBuilder::new(&expression).case_insensitive(!find.is_exact).size_limit(LARGEST).dfa_size_limit(LARGEST).build()
}

/// Words as an expression; a space stands for any kind of space, as a person sees no difference.
fn plain(text: &str) -> String {
    let mut expression = String::new();
    let mut in_space = false;
    for letter in text.chars() {
        if letter.is_whitespace() {
            if !in_space {
                expression.push_str(r"\s+");
            }
        } else {
            expression.push_str(&regex::escape(letter.encode_utf8(&mut [0; 4])));
        }
        in_space = letter.is_whitespace();
    }
    expression
}

/// What the crate says of an expression, and what the window says.
const REASONS: &[(&str, &str)] = &[
    ("unclosed group", "find-unclosed-group"),
    ("unopened group", "find-unopened-group"),
    ("unclosed character class", "find-unclosed-class"),
    ("repetition operator missing expression", "find-nothing-to-repeat"),
    ("repetition quantifier expects", "find-bad-repetition"),
    ("invalid repetition count range", "find-bad-repetition"),
    ("unclosed counted repetition", "find-bad-repetition"),
    ("decimal literal", "find-bad-repetition"),
    ("incomplete escape sequence", "find-lonely-backslash"),
    ("unrecognized escape sequence", "find-unknown-escape"),
    ("invalid character class range", "find-bad-range"),
    ("behind, is not supported", "find-no-look-around"),
    ("backreferences", "find-no-look-around"),
];

fn reason(error: &regex::Error) -> &'static str {
    let regex::Error::Syntax(said) = error else { return "find-too-large" };
    REASONS.iter().find(|(part, _)| said.contains(part)).map_or("find-unreadable", |(_, key)| key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, find: &Find) -> Vec<(usize, usize)> {
        let regex = compile(find).unwrap();
        spans(&regex, text, 0).map(|place| (place.span.start, place.span.end)).collect()
    }

    #[track_caller]
    fn check(text: &str, sought: &str, is_exact: bool, is_regex: bool, expected: &[(usize, usize)]) {
        let find = Find { text: sought.to_owned(), is_exact, is_regex, ..Find::default() };
        assert_eq!(found(text, &find), expected, "{sought}");
    }

    #[test]
    fn places_are_code_points_of_the_text_as_it_stands() {
        check("Ærø og ærø", "ærø", false, false, &[(0, 3), (7, 10)]);
        check("Ærø og ærø", "ærø", true, false, &[(7, 10)]);
        check("İİ straße STRASSE", "straße", false, false, &[(3, 9)]);
        check("İİ x", "x", false, false, &[(3, 4)]);
        check("a\u{1f370}b a\u{1f370}b", "\u{1f370}b", false, false, &[(1, 3), (5, 7)]);
        check("1\u{a0}500 kr.", "1 500 kr.", false, false, &[(0, 9)]);
        check("koster 1.500 (ca.)", "(ca.)", false, false, &[(13, 18)]);
        check("12 og 345", r"\d+", false, true, &[(0, 2), (6, 9)]);
        check("abc", "x*", false, true, &[]);
    }

    #[test]
    fn an_expression_that_cannot_be_read_is_explained() {
        for (sought, expected) in [
            ("(a", "find-unclosed-group"),
            ("a)", "find-unopened-group"),
            ("[a", "find-unclosed-class"),
            ("*a", "find-nothing-to-repeat"),
            ("a{2", "find-bad-repetition"),
            ("a{3,2}", "find-bad-repetition"),
            ("a\\", "find-lonely-backslash"),
            (r"\ö", "find-unknown-escape"),
            ("[z-a]", "find-bad-range"),
            ("(?=a)", "find-no-look-around"),
            (r"(a)\1", "find-no-look-around"),
            (r"(\w{500}){500}", "find-too-large"),
        ] {
            let find = Find { text: sought.to_owned(), is_regex: true, ..Find::default() };
            assert_eq!(reason(&compile(&find).unwrap_err()), expected, "{sought}");
        }
    }
}
