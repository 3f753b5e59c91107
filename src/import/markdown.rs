//! Markdown (CommonMark with tables and footnotes) to plain paragraphs: the words stay, the marks go.
//!
//! Two things are marks in Markdown and words in an article: the number of an ordered list, since `3. marts` at the
//! start of a paragraph reads as one, and a single `- ` before speech. Both stay as they are written.

use super::{
    heading, html,
    layout::{self, Piece, Shape},
    lines::trim,
    punctuation,
};
use crate::text::{Paragraph, Role};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// A longer line under a rule is a paragraph with a rule below it and no heading, in characters.
const LONGEST_HEADING: usize = 200;
/// A longer line in bold type is no heading, in characters.
const LONGEST_BOLD_HEADING: usize = 90;

/// The paragraphs of a Markdown text with `\n` for line ends.
pub(super) fn paragraphs(source: &str) -> Vec<Paragraph> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut reader = Reader { source, ..Reader::default() };
    for (event, place) in Parser::new_ext(source, options).into_offset_iter() {
        reader.take(event, place);
    }
    reader.end_paragraph(Shape::Text);
    let roles = reader.roles();
    reader.pieces.into_iter().zip(roles).map(|(piece, role)| Paragraph::new(piece.text, role)).collect()
}

/// A list that is being read.
struct List {
    ordered: bool,
    items: usize,
    /// The piece that its first item begins with.
    first_piece: usize,
    /// Whether its bullet is a hyphen, as before speech.
    hyphen: bool,
}

/// What raw text is being collected instead of a paragraph's.
#[derive(Clone, Copy, PartialEq)]
enum Raw {
    Html,
    FencedCode,
    IndentedCode,
}

#[derive(Default)]
struct Reader<'a> {
    source: &'a str,
    pieces: Vec<Piece>,
    /// The headings among `pieces`, with their level.
    headings: Vec<(usize, HeadingLevel)>,
    /// Finished lines of the paragraph being read, and the one being read.
    lines: Vec<String>,
    line: String,
    /// Bytes of the paragraph in bold type, and how deep in bold type the reader is.
    bold_bytes: usize,
    bold_depth: usize,
    lists: Vec<List>,
    cells: Vec<String>,
    raw: Option<(Raw, String)>,
}

impl Reader<'_> {
    fn take(&mut self, event: Event, place: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, place),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::Html(text) => self.words(&text),
            Event::InlineHtml(tag) if html::breaks_line(&tag) => self.end_line(),
            Event::SoftBreak | Event::HardBreak => self.end_line(),
            Event::Rule => self.end_paragraph(Shape::Text),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag, place: Range<usize>) {
        match tag {
            Tag::List(number) => {
                self.end_item_text();
                self.lists.push(List {
                    ordered: number.is_some(),
                    items: 0,
                    first_piece: self.pieces.len(),
                    hyphen: self.source[place].starts_with('-'),
                });
            }
            Tag::Item => {
                self.end_item_text();
                if let Some(list) = self.lists.last_mut() {
                    list.items += 1;
                    if list.ordered {
                        let marker = self.source[place].split_whitespace().next().unwrap_or_default();
                        self.line = format!("{marker} ");
                    }
                }
            }
            // Inside an item the line may hold the item's number already.
            Tag::Paragraph => {}
            Tag::Strong => self.bold_depth += 1,
            Tag::CodeBlock(kind) => {
                self.end_item_text();
                let raw = if matches!(kind, CodeBlockKind::Indented) { Raw::IndentedCode } else { Raw::FencedCode };
                self.raw = Some((raw, String::new()));
            }
            Tag::HtmlBlock => {
                self.end_item_text();
                self.raw = Some((Raw::Html, String::new()));
            }
            Tag::Heading { .. } | Tag::BlockQuote(_) | Tag::Table(_) | Tag::FootnoteDefinition(_) => {
                self.end_item_text();
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.end_item_text(),
            TagEnd::Heading(level) => {
                let at = self.pieces.len();
                self.end_paragraph(Shape::Text);
                let running =
                    |piece: &Piece| piece.text.len() > LONGEST_HEADING && punctuation::ends_sentence(&piece.text);
                if self.pieces.get(at).is_some_and(|piece| !running(piece)) {
                    self.headings.push((at, level));
                }
            }
            TagEnd::Item => self.end_item_text(),
            TagEnd::List(_) => self.end_list(),
            TagEnd::Strong => self.bold_depth = self.bold_depth.saturating_sub(1),
            TagEnd::TableCell => {
                let cell = self.paragraph_text();
                self.cells.push(cell);
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                let row = std::mem::take(&mut self.cells).join(" | ");
                self.push(row.trim_matches([' ', '|']), 1, Shape::Row);
            }
            TagEnd::CodeBlock | TagEnd::HtmlBlock => self.end_raw(),
            _ => {}
        }
    }

    fn words(&mut self, text: &str) {
        if let Some((_, raw)) = &mut self.raw {
            raw.push_str(text);
            return;
        }
        self.line.push_str(text);
        if self.bold_depth > 0 {
            self.bold_bytes += text.len();
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        if !trim(&line).is_empty() {
            self.lines.push(trim(&line).to_owned());
        }
    }

    fn end_item_text(&mut self) {
        self.end_paragraph(if self.lists.is_empty() { Shape::Text } else { Shape::Item });
    }

    fn end_paragraph(&mut self, shape: Shape) {
        self.end_line();
        let (lines, bold) = (std::mem::take(&mut self.lines), std::mem::take(&mut self.bold_bytes));
        let texts: Vec<&str> = lines.iter().map(String::as_str).collect();
        if layout::are_paragraphs(&texts) {
            for line in lines {
                self.push(&line, 1, shape);
            }
            return;
        }
        let text = layout::join(texts);
        let is_bold_heading = shape == Shape::Text
            && lines.len() == 1
            && bold >= text.len()
            && text.chars().count() <= LONGEST_BOLD_HEADING
            && !punctuation::ends_sentence(&text);
        self.push(&text, lines.len(), if is_bold_heading { Shape::Marked } else { shape });
    }

    /// The text collected so far, without making a piece of it.
    fn paragraph_text(&mut self) -> String {
        self.end_line();
        self.bold_bytes = 0;
        layout::join(std::mem::take(&mut self.lines).iter().map(String::as_str))
    }

    fn end_list(&mut self) {
        self.end_item_text();
        let Some(list) = self.lists.pop() else { return };
        let single = list.items == 1 && list.hyphen && self.lists.is_empty();
        if let Some(piece) = self.pieces.get_mut(list.first_piece).filter(|_| single) {
            piece.text.insert_str(0, "- ");
        }
    }

    fn end_raw(&mut self) {
        let Some((kind, raw)) = self.raw.take() else { return };
        match kind {
            Raw::Html => html::texts(&raw).into_iter().for_each(|text| self.push(&text, 1, Shape::Text)),
            Raw::FencedCode => self.push(&join_lines(&raw), 1, Shape::Row),
            // An article indents the first lines of its paragraphs rather than quote code.
            Raw::IndentedCode => raw.split("\n\n").for_each(|part| self.push(&join_lines(part), 1, Shape::Text)),
        }
    }

    fn push(&mut self, text: &str, lines: usize, shape: Shape) {
        if !super::lines::Line::of(text).is_blank() {
            let block = self.pieces.len();
            self.pieces.push(Piece { text: trim(text).to_owned(), lines, block, shape });
        }
    }

    /// The first heading of level 1 is the title, or the first paragraph if it is a heading and there is none; a text
    /// without heading marks is judged as plain text is.
    fn roles(&self) -> Vec<Role> {
        if self.headings.is_empty() {
            return heading::roles(&self.pieces);
        }
        let bold = |piece: &Piece| if piece.shape == Shape::Marked { Role::Heading } else { Role::Body };
        let mut roles: Vec<Role> = self.pieces.iter().map(bold).collect();
        for &(at, _) in &self.headings {
            roles[at] = Role::Heading;
        }
        let top = self.headings.iter().find(|(_, level)| *level == HeadingLevel::H1).map(|&(at, _)| at);
        let title = top.or((self.headings[0].0 == 0).then_some(0));
        if let Some(role) = title.and_then(|at| roles.get_mut(at)) {
            *role = Role::Title;
        }
        roles
    }
}

fn join_lines(raw: &str) -> String {
    layout::join(raw.lines().map(trim).filter(|line| !line.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each paragraph after a sign for its role.
    fn check(source: &str, expected: &[&str]) {
        let found: Vec<String> = paragraphs(source)
            .into_iter()
            .map(|paragraph| {
                let sign = match paragraph.role {
                    Role::Title => "T ",
                    Role::Heading => "H ",
                    Role::Body => "",
                    Role::Debris => "D ",
                };
                format!("{sign}{}", paragraph.text)
            })
            .collect();
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn headings_and_paragraphs() {
        check(
            "# Ny bro\n\nBroen *åbnede*\ni [går](http://x.dk).\n\n## Hvad nu {#nu}\nMere.",
            &["T Ny bro", "Broen åbnede i går.", "H Hvad nu", "Mere."],
        );
        check("Ny bro\n======\n\nTekst.\n\nHvad nu\n---\n\nMere.", &["T Ny bro", "Tekst.", "H Hvad nu", "Mere."]);
        check("## Ny bro\n\nTekst.\n", &["T Ny bro", "Tekst."]);
        check("Et forord.\n\n# Ny bro\n\n# Mere\n", &["Et forord.", "T Ny bro", "H Mere"]);
        check(
            "Ny bro\n\nBroen åbnede i går.\n\n**Hvad nu**\n\n**Vigtigt.** Den er ny.",
            &["T Ny bro", "Broen åbnede i går.", "H Hvad nu", "Vigtigt. Den er ny."],
        );
        check("a  \nb<br>c\n\n***\n\nd", &["a b c", "d"]);
    }

    #[test]
    fn lists_quotes_tables_and_code() {
        check("- rød\n- **blå**\n  - lys\n    blå\n- gul\n\n  og sol", &["rød", "blå", "lys blå", "gul", "og sol"]);
        check("> Først.\n>\n> Så.", &["Først.", "Så."]);
        check(
            "| By | Folk |\n|---|---|\n| **Aarhus** | 1.500 |\n| Odense | |",
            &["By | Folk", "Aarhus | 1.500", "Odense"],
        );
        check("Se:\n\n```rust\nlet a = 1;\n\nlet b;\n```\n\nSlut.", &["Se:", "let a = 1; let b;", "Slut."]);
        check("    Broen åbnede i går.\n\n    Øen fester.", &["Broen åbnede i går.", "Øen fester."]);
        check(
            "`kode` ![En bro](b.png) <b>ny</b> <!-- nej -->bro[^1].\n\n[^1]: Kilden.",
            &["kode En bro ny bro.", "Kilden."],
        );
        check("<div>\nI en boks.\n</div>\n\n<!-- skjult -->\n\nR&oslash;d \\* bl&aring;", &["I en boks.", "Rød * blå"]);
        check("", &[]);
    }

    #[test]
    fn words_that_look_like_marks_stay() {
        check("3. marts åbnede broen.\n\nSå kom regnen.", &["3. marts åbnede broen.", "Så kom regnen."]);
        check("1. Først\n2. Så\n\n   og mere", &["1. Først", "2. Så", "og mere"]);
        check(
            "Hun var glad.\n\n- Vi er glade, siger hun.\n\nDet var alt.",
            &["Hun var glad.", "- Vi er glade, siger hun.", "Det var alt."],
        );
        check("ca. 5 * 3 og ~4 km, ~6 km_t og snake_case", &["ca. 5 * 3 og ~4 km, ~6 km_t og snake_case"]);
    }

    #[test]
    fn a_line_a_paragraph_is_recognised() {
        let long = "Broen åbnede i går. Alle var glade. ".repeat(6);
        let long = long.trim_end();
        check(&format!("# Ny bro\n{long}\n{long}\n{long}"), &["T Ny bro", long, long, long]);
    }
}
