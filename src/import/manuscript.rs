//! What an office document comes to, whatever its file: paragraphs with roles, rows of tables, notes at the end.
//!
//! The readers of Word, LibreOffice and RTF say what they meet; this puts it together. Styles say what is a heading,
//! as marks do in Markdown and with the same rules; a document without heading styles is judged by its looks. A row of
//! a table with several filled cells is one paragraph, `a | b`; one with a single filled cell is only a frame around
//! its paragraphs. An aside (a text box) follows the paragraph that it hangs on.

use super::{
    declared, heading,
    layout::{self, Piece, Shape},
    lines::{self, Line},
    punctuation,
};
use crate::text::{Language, Paragraph, Role};
use std::collections::BTreeMap;

/// What a paragraph is by its style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Rank {
    /// Nothing but text.
    #[default]
    Running,
    /// A heading by its level, from 1.
    Heading(u8),
    /// The article's title.
    Title,
}

/// What the built-in heading styles are called in programs in other languages, in small letters, as names and as the
/// ids that Word makes of them (which lose letters beyond ASCII); a level follows.
const HEADING_NAMES: &[&str] = &[
    "heading",
    "overskrift",
    "überschrift",
    "berschrift",
    "rubrik",
    "titre",
    "título",
    "ttulo",
    "titolo",
    "kop",
    "otsikko",
    "nagłówek",
    "nagwek",
    "nadpis",
    "címsor",
    "cmsor",
    "pealkiri",
    "fyrirsögn",
    "fyrirsgn",
];
/// The same for the title, without a level.
const TITLE_NAMES: &[&str] =
    &["title", "titel", "tittel", "titre", "título", "ttulo", "titolo", "rubrik", "otsikko", "tytuł", "tytu", "název"];

/// A longer line that a sentence ends is running text, whatever its style, in bytes.
const LONGEST_HEADING: usize = 200;
/// A longer line in bold type is no heading, in characters.
const LONGEST_BOLD_HEADING: usize = 90;
/// A language is taken from a file where so many of a hundred letters say that they are in it.
const CLEAR_MAJORITY_PERCENT: usize = 75;

/// A document that is being put together.
#[derive(Default)]
pub(super) struct Manuscript {
    /// The text and what is open inside it (cells, notes, asides), innermost last.
    inner: Vec<Scope>,
    outer: Scope,
    /// Letters by the language that they say they are in.
    letters: BTreeMap<String, usize>,
    all_letters: usize,
}

/// A paragraph that is complete.
pub(super) struct Done {
    piece: Piece,
    rank: Rank,
}

/// A stretch of paragraphs.
#[derive(Default)]
struct Scope {
    done: Vec<Done>,
    draft: Option<Draft>,
    /// Finished cells of the row that is being read.
    cells: Vec<Vec<Done>>,
    /// Where in `done` the cell that is being read begins, for formats that only say where cells end.
    cell_start: usize,
}

/// A paragraph that is being read.
#[derive(Default)]
struct Draft {
    rank: Rank,
    item: bool,
    /// Finished lines; empty ones part paragraphs.
    lines: Vec<String>,
    line: String,
    /// Visible characters, and those of them in bold type.
    visible: usize,
    bold: usize,
    asides: Vec<Done>,
}

impl Rank {
    /// What the name or the id of a style says.
    pub fn of_style(name: &str) -> Option<Self> {
        let name = name.to_lowercase().replace("_20_", "").replace([' ', '-', '_'], "");
        if TITLE_NAMES.contains(&name.as_str()) {
            return Some(Self::Title);
        }
        let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
        let level = name[stem.len()..].parse().ok().filter(|level| (1..=9).contains(level))?;
        HEADING_NAMES.contains(&stem).then_some(Self::Heading(level))
    }
}

impl Manuscript {
    /// A paragraph begins; one that is open ends.
    pub fn begin_paragraph(&mut self) {
        self.end_paragraph();
        self.scope().draft = Some(Draft::default());
    }

    /// The open paragraph ends.
    pub fn end_paragraph(&mut self) {
        let scope = self.scope();
        if let Some(draft) = scope.draft.take() {
            let done = draft.finish();
            scope.done.extend(done);
        }
    }

    /// What the open paragraph's style says of it.
    pub fn style(&mut self, rank: Rank, item: bool) {
        let draft = self.draft();
        (draft.rank, draft.item) = (rank, item);
    }

    /// Words of the open paragraph; one begins if none is open. `language` is what they themselves say to be in.
    pub fn words(&mut self, text: &str, is_bold: bool, language: Option<&str>) {
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        self.all_letters += letters;
        if let Some(language) = language {
            *self.letters.entry(language.to_owned()).or_default() += letters;
        }
        let draft = self.draft();
        for c in text.chars() {
            match c {
                '\t' => draft.line.push(' '),
                '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => draft.break_line(),
                _ => draft.line.push(c),
            }
        }
        let visible = text.chars().filter(|c| !c.is_whitespace()).count();
        draft.visible += visible;
        draft.bold += if is_bold { visible } else { 0 };
    }

    /// A line ends inside the open paragraph.
    pub fn break_line(&mut self) {
        self.draft().break_line();
    }

    /// Whether a space would be one too many: at the start, after a space.
    pub fn is_spaced(&mut self) -> bool {
        self.scope().draft.as_ref().is_none_or(|draft| draft.line.is_empty() || draft.line.ends_with(' '))
    }

    /// A cell, a note or an aside begins.
    pub fn begin_inner(&mut self) {
        self.inner.push(Scope::default());
    }

    /// A cell ends.
    pub fn end_cell(&mut self) {
        let cell = self.end_inner();
        self.scope().cells.push(cell);
    }

    /// A note ends; it is given back to be put at the end.
    pub fn end_inner(&mut self) -> Vec<Done> {
        self.end_paragraph();
        self.inner.pop().map(|scope| scope.done).unwrap_or_default()
    }

    /// An aside ends: it follows the paragraph that is open around it.
    pub fn end_aside(&mut self) {
        let done = self.end_inner();
        self.put(done);
    }

    /// A cell ends that began where the last one ended or [`Self::cells_begin`] said.
    pub fn end_cell_here(&mut self) {
        self.end_paragraph();
        let scope = self.scope();
        let cell = scope.done.split_off(scope.cell_start.min(scope.done.len()));
        scope.cells.push(cell);
    }

    /// What follows is the first cell of a row or no table at all.
    pub fn cells_begin(&mut self) {
        let scope = self.scope();
        scope.cell_start = scope.done.len();
    }

    /// A row of a table ends.
    pub fn end_row(&mut self) {
        let mut cells = std::mem::take(&mut self.scope().cells);
        if cells.iter().filter(|cell| !cell.is_empty()).count() <= 1 {
            cells.into_iter().for_each(|cell| self.put(cell));
        } else {
            let text = |cell: &mut Vec<Done>| layout::join(cell.iter().map(|done| done.piece.text.as_str()));
            let row = cells.iter_mut().map(text).collect::<Vec<_>>().join(" | ");
            let row = row.trim_matches([' ', '|']).to_owned();
            self.put(vec![Done::new(row, 1, Shape::Row, Rank::Running)]);
        }
        self.cells_begin();
    }

    /// Puts finished paragraphs in their place.
    pub fn put(&mut self, done: Vec<Done>) {
        let scope = self.scope();
        match &mut scope.draft {
            Some(draft) => draft.asides.extend(done),
            None => scope.done.extend(done),
        }
    }

    /// The language that a clear majority of the letters say to be in.
    pub fn language(&self) -> Option<Language> {
        let mut primaries: BTreeMap<String, (usize, usize, Language)> = BTreeMap::new();
        for (tag, &letters) in &self.letters {
            let Some(language) = declared::from_value(tag) else { continue };
            let (sum, most, usual) =
                primaries.entry(language.primary().to_owned()).or_insert_with(|| (0, 0, language.clone()));
            *sum += letters;
            if letters > *most {
                (*most, *usual) = (letters, language);
            }
        }
        let (letters, _, language) = primaries.into_values().max_by_key(|(sum, _, _)| *sum)?;
        (letters > 0 && letters * 100 >= self.all_letters * CLEAR_MAJORITY_PERCENT).then_some(language)
    }

    /// The paragraphs with their roles.
    pub fn paragraphs(mut self) -> Vec<Paragraph> {
        while !self.inner.is_empty() {
            self.end_aside();
        }
        self.end_paragraph();
        if !self.outer.cells.is_empty() {
            self.end_row();
        }
        let (mut pieces, mut ranks) = (Vec::new(), Vec::new());
        for mut done in self.outer.done {
            done.piece.block = pieces.len();
            pieces.push(done.piece);
            ranks.push(done.rank);
        }
        let roles = roles(&pieces, &ranks);
        pieces.into_iter().zip(roles).map(|(piece, role)| Paragraph::new(piece.text, role)).collect()
    }

    fn scope(&mut self) -> &mut Scope {
        self.inner.last_mut().unwrap_or(&mut self.outer)
    }

    fn draft(&mut self) -> &mut Draft {
        self.scope().draft.get_or_insert_default()
    }
}

/// The title is the first paragraph in that style, else the first heading of level 1, else a heading that all begins
/// with; a text without heading styles is judged as plain text is.
fn roles(pieces: &[Piece], ranks: &[Rank]) -> Vec<Role> {
    let Some(first) = ranks.iter().position(|rank| *rank != Rank::Running) else { return heading::roles(pieces) };
    let role = |(piece, rank): (&Piece, &Rank)| match rank {
        Rank::Running if piece.shape != Shape::Marked => Role::Body,
        _ => Role::Heading,
    };
    let mut roles: Vec<Role> = pieces.iter().zip(ranks).map(role).collect();
    let position = |wanted: Rank| ranks.iter().position(|rank| *rank == wanted);
    let title = position(Rank::Title).or_else(|| position(Rank::Heading(1))).or((first == 0).then_some(0));
    if let Some(role) = title.and_then(|at| roles.get_mut(at)) {
        *role = Role::Title;
    }
    roles
}

impl Done {
    fn new(text: String, lines: usize, shape: Shape, rank: Rank) -> Self {
        Self { piece: Piece { text, lines, block: 0, shape }, rank }
    }
}

impl Draft {
    fn break_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        self.lines.push(Line::of(&line).text.to_owned());
    }

    /// The paragraph, or several if it is written as lines; then its asides.
    fn finish(mut self) -> Vec<Done> {
        self.break_line();
        let mut done = Vec::new();
        if self.rank == Rank::Running {
            for lines in self.lines.split(|line| line.is_empty()) {
                self.push(lines, &mut done);
            }
        } else {
            let lines: Vec<String> = self.lines.iter().filter(|line| !line.is_empty()).cloned().collect();
            self.push(&lines, &mut done);
        }
        done.append(&mut self.asides);
        done
    }

    fn push(&self, lines: &[String], done: &mut Vec<Done>) {
        let texts: Vec<&str> = lines.iter().map(String::as_str).collect();
        let shape = if self.item { Shape::Item } else { Shape::Text };
        let mut push = |text: String, lines: usize, shape: Shape, rank: Rank| {
            if !Line::of(&text).is_blank() && !punctuation::is_rule(&text) {
                done.push(Done::new(lines::trim(&text).to_owned(), lines, shape, rank));
            }
        };
        if self.rank == Rank::Running && layout::are_paragraphs(&texts) {
            texts.into_iter().for_each(|text| push(text.to_owned(), 1, shape, Rank::Running));
            return;
        }
        let text = layout::join(texts);
        let ended = punctuation::ends_sentence(&text);
        let is_bold = !self.item && self.lines.len() == 1 && self.bold > 0 && self.bold >= self.visible;
        let is_bold_heading = is_bold && text.chars().count() <= LONGEST_BOLD_HEADING && !ended;
        let rank = if text.len() > LONGEST_HEADING && ended { Rank::Running } else { self.rank };
        push(text, lines.len(), if is_bold_heading && rank == Rank::Running { Shape::Marked } else { shape }, rank);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(manuscript: Manuscript, expected: &[&str]) {
        let sign = |role| match role {
            Role::Title => "T ",
            Role::Heading => "H ",
            _ => "",
        };
        let found: Vec<String> =
            manuscript.paragraphs().iter().map(|found| format!("{}{}", sign(found.role), found.text)).collect();
        assert_eq!(found, expected);
    }

    fn add(manuscript: &mut Manuscript, rank: Rank, text: &str) {
        manuscript.begin_paragraph();
        manuscript.style(rank, false);
        manuscript.words(text, false, None);
        manuscript.end_paragraph();
    }

    #[test]
    fn styles_by_name_and_id() {
        let heading = |level| Some(Rank::Heading(level));
        for (name, rank) in [
            ("heading 1", heading(1)),
            ("Overskrift2", heading(2)),
            ("berschrift3", heading(3)),
            ("Heading_20_4", heading(4)),
            ("Título 1", heading(1)),
            ("Title", Some(Rank::Title)),
            ("Titel", Some(Rank::Title)),
            ("Rubrik", Some(Rank::Title)),
            ("Rubrik1", heading(1)),
            ("Heading", None),
            ("Heading 0", None),
            ("TOC Heading", None),
            ("heading 1 Char", None),
            ("Normal", None),
            ("1", None),
        ] {
            assert_eq!(Rank::of_style(name), rank, "{name}");
        }
    }

    #[test]
    fn roles_by_style_else_by_looks() {
        let build = |paragraphs: &[(Rank, &str)]| {
            let mut manuscript = Manuscript::default();
            paragraphs.iter().for_each(|(rank, text)| add(&mut manuscript, *rank, text));
            manuscript
        };
        let (body, one, two) = (Rank::Running, Rank::Heading(1), Rank::Heading(2));
        check(build(&[(one, "Bro"), (body, "Åben."), (two, "Nu")]), &["T Bro", "Åben.", "H Nu"]);
        check(build(&[(body, "Leder"), (Rank::Title, "Bro"), (one, "Nu")]), &["Leder", "T Bro", "H Nu"]);
        check(build(&[(two, "Bro"), (body, "Åben."), (two, "Nu")]), &["T Bro", "Åben.", "H Nu"]);
        check(
            build(&[(body, "Bro"), (body, "Den er åben, siger hun."), (body, "* * *")]),
            &["T Bro", "Den er åben, siger hun."],
        );
    }

    #[test]
    fn lines_rows_and_asides() {
        let mut manuscript = Manuscript::default();
        manuscript.words("Broen\t", false, None);
        manuscript.break_line();
        manuscript.words("er ny.", false, None);
        manuscript.begin_inner();
        add(&mut manuscript, Rank::Running, "Boks.");
        manuscript.end_aside();
        manuscript.break_line();
        manuscript.break_line();
        manuscript.words("Og lang.", false, None);
        for row in [&["By", "", "Folk"][..], &["Kun denne.", ""], &["", ""]] {
            for cell in row {
                manuscript.end_paragraph();
                manuscript.begin_inner();
                add(&mut manuscript, Rank::Running, cell);
                manuscript.end_cell();
            }
            manuscript.end_row();
        }
        check(manuscript, &["Broen er ny.", "Og lang.", "Boks.", "By |  | Folk", "Kun denne."]);
    }

    #[test]
    fn a_language_needs_a_clear_majority() {
        let language = |runs: &[(&str, Option<&str>)]| {
            let mut manuscript = Manuscript::default();
            runs.iter().for_each(|(text, language)| manuscript.words(text, false, *language));
            manuscript.language().map(|language| language.tag().to_owned())
        };
        assert_eq!(language(&[("Broen er åben", Some("da-DK")), ("now", Some("en-US"))]).as_deref(), Some("da-DK"));
        assert_eq!(language(&[("Broen er åben", None), ("now", Some("en-US"))]), None);
        assert_eq!(language(&[("Broen", Some("da-DK")), ("bridge", Some("en-US"))]), None);
        assert_eq!(language(&[("Bridge", Some("en-GB")), ("is open now", Some("en-US"))]).as_deref(), Some("en-US"));
        assert_eq!(language(&[("12", Some("da"))]), None);
    }
}
