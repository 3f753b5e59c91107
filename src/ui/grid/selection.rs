//! Selected words: within one version, from one place in its text to another. It is part of the state, so it outlives
//! rows that scroll out of view.

use crate::ui::{
    effect::Effect,
    state::{Document, State},
};
use crate::{
    segment,
    text::{Place, Span, Version},
};

/// Selected words of one version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Number of the version.
    pub version: usize,
    /// Where it began.
    pub anchor: Point,
    /// Where it ends now; before or behind the beginning.
    pub head: Point,
}

/// Between two code points of a version's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// Number of the paragraph.
    pub paragraph: usize,
    /// Code points before it in the paragraph.
    pub at: usize,
}

/// Selects all of the cursor's cell.
pub fn of_cell(state: &mut State) -> Vec<Effect> {
    let Some(document) = &mut state.document else { return Vec::new() };
    let cell = document.cursor.cell;
    let paragraphs = document.rows.rows.get(cell.row).and_then(|row| row.cells.get(cell.column)).map(|c| &c.paragraphs);
    let Some((first, last)) = paragraphs.and_then(|all| Some((all.first()?, all.last()?))) else { return Vec::new() };
    let anchor = Point { paragraph: first.number, at: 0 };
    let head = Point { paragraph: last.number, at: last.text.chars().count() };
    document.selection = Some(Selection { version: cell.column, anchor, head });
    Vec::new()
}

/// How far the keyboard takes the selection's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// One character back.
    Left,
    /// One character on.
    Right,
    /// To the beginning of a word.
    WordLeft,
    /// To the end of a word.
    WordRight,
}

/// The selection as it is; an empty one at the beginning of the cursor's cell when there is none.
pub fn current(document: &Document) -> Option<Selection> {
    let begun = || {
        let cell = document.cursor.cell;
        let view = document.rows.rows.get(cell.row)?.cells.get(cell.column)?;
        let at = Point { paragraph: view.paragraphs.first()?.number, at: 0 };
        Some(Selection { version: cell.column, anchor: at, head: at })
    };
    document.selection.or_else(begun)
}

/// The word at a place of a text, or the character where there is none.
pub fn word_at(text: &str, at: usize) -> Span {
    let tokens = segment::tokens(text, 0);
    let word = tokens.iter().find(|token| token.span.start <= at && at < token.span.end);
    word.map_or_else(|| Span::new(at, (at + 1).min(text.chars().count()).max(at)), |token| token.span)
}

impl Selection {
    /// The same with its end a step further.
    pub fn stepped(self, document: &Document, step: Step) -> Self {
        let Some(version) = document.review.versions().get(self.version) else { return self };
        Self { head: stepped(version, self.head, step), ..self }
    }

    /// The places between which it lies, in the order of the text.
    pub fn ends(&self) -> (Point, Point) {
        (self.anchor.min(self.head), self.anchor.max(self.head))
    }

    /// What is selected of a paragraph of so many characters.
    pub fn in_paragraph(&self, version: usize, paragraph: usize, length: usize) -> Option<Span> {
        let (from, to) = self.ends();
        if version != self.version || paragraph < from.paragraph || paragraph > to.paragraph {
            return None;
        }
        let start = if paragraph == from.paragraph { from.at } else { 0 };
        let end = if paragraph == to.paragraph { to.at } else { length };
        (start < end).then(|| Span::new(start, end))
    }

    /// What is selected of its first paragraph; none when nothing is.
    pub fn place(&self, document: &Document) -> Option<Place> {
        let (from, to) = self.ends();
        let text = &document.review.versions().get(self.version)?.paragraphs.get(from.paragraph)?.text;
        let end = if from.paragraph == to.paragraph { to.at } else { text.chars().count() };
        (from.at < end).then(|| Place::new(from.paragraph, from.at, end))
    }

    /// The selected text, a blank line between paragraphs; empty when nothing is selected.
    pub fn text(&self, document: &Document) -> String {
        let (from, to) = self.ends();
        let Some(version) = document.review.versions().get(self.version) else { return String::new() };
        let part = |number: usize| {
            let text = version.paragraphs.get(number)?.text.as_str();
            let start = if number == from.paragraph { from.at } else { 0 };
            let end = if number == to.paragraph { to.at } else { text.chars().count() };
            Some(Span::new(start, end).of(text))
        };
        (from.paragraph..=to.paragraph).filter_map(part).collect::<Vec<_>>().join("\n\n")
    }
}

fn stepped(version: &Version, from: Point, step: Step) -> Point {
    let text = |paragraph: usize| version.paragraphs.get(paragraph).map_or("", |paragraph| paragraph.text.as_str());
    let length = text(from.paragraph).chars().count();
    let before = || match from.paragraph.checked_sub(1) {
        Some(paragraph) => Point { paragraph, at: text(paragraph).chars().count() },
        None => from,
    };
    let behind = || match from.paragraph + 1 < version.paragraphs.len() {
        true => Point { paragraph: from.paragraph + 1, at: 0 },
        false => from,
    };
    let tokens = segment::tokens(text(from.paragraph), 0);
    let here = |at: usize| Point { at, ..from };
    match step {
        Step::Left if from.at > 0 => here(from.at - 1),
        Step::Right if from.at < length => here(from.at + 1),
        Step::WordLeft if from.at > 0 => {
            here(tokens.iter().map(|t| t.span.start).filter(|start| *start < from.at).max().unwrap_or(0))
        }
        Step::WordRight if from.at < length => {
            here(tokens.iter().map(|t| t.span.end).find(|end| *end > from.at).unwrap_or(length))
        }
        Step::Left | Step::WordLeft => before(),
        Step::Right | Step::WordRight => behind(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Paragraph, Role};

    #[track_caller]
    fn check(from: (usize, usize), step: Step, expected: (usize, usize)) {
        let texts = ["På Ærø.", "", "To ord"];
        let version = Version::new("test", texts.iter().map(|text| Paragraph::new(*text, Role::Body)).collect());
        let found = stepped(&version, Point { paragraph: from.0, at: from.1 }, step);
        assert_eq!((found.paragraph, found.at), expected);
    }

    #[test]
    fn the_end_goes_by_characters_and_words_and_from_paragraph_to_paragraph() {
        check((0, 0), Step::Right, (0, 1));
        check((0, 7), Step::Right, (1, 0));
        check((1, 0), Step::Right, (2, 0));
        check((2, 6), Step::Right, (2, 6));
        check((2, 0), Step::Left, (1, 0));
        check((0, 0), Step::Left, (0, 0));
        check((0, 0), Step::WordRight, (0, 2));
        check((0, 2), Step::WordRight, (0, 6));
        check((0, 6), Step::WordRight, (0, 7));
        check((2, 6), Step::WordLeft, (2, 3));
        check((2, 1), Step::WordLeft, (2, 0));
    }

    #[test]
    fn words_are_found_under_the_pointer() {
        assert_eq!((word_at("På Ærø.", 4), word_at("På Ærø.", 2)), (Span::new(3, 6), Span::new(2, 3)));
        assert_eq!(word_at("", 0), Span::new(0, 0));
    }
}
