//! Rich text (.rtf), version 1.9.1 of Microsoft's specification: groups, control words and text in code pages.
//!
//! A group either holds text or is a destination of its own (fonts, pictures, headers), which is passed over if it is
//! not known to hold text. Characters stand as bytes in the code page of their font, or by number with a stand-in for
//! programs that know no Unicode. Headings are told by their style's name or by the outline.

mod tokens;

use super::{
    Input, Parsed, ParsedVersion,
    error::Fault,
    manuscript::{Done, Manuscript, Rank},
};
use encoding_rs::{Encoding, WINDOWS_1252};
use std::collections::BTreeMap;
use tokens::{Token, Tokens};

/// Groups inside each other. Documents have some twenty.
const DEEPEST: usize = 512;

/// Destinations without a word of the text in them, beside those that are marked as such by `\*`.
const SILENT: &[&str] = &[
    "colortbl",
    "info",
    "pict",
    "object",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "fldinst",
    "nonshppict",
    "listtext",
    "pntext",
    "ftnsep",
    "ftnsepc",
    "ftncn",
    "aftnsep",
    "aftnsepc",
    "aftncn",
    "tc",
    "xe",
    "rxe",
    "txe",
    "do",
    "sp",
    "shprslt",
    "nonesttables",
    "bkmkstart",
    "bkmkend",
    "annotation",
    "revtbl",
    "filetbl",
    "listtable",
    "themedata",
    "template",
    "private",
];

/// Words that stand for characters.
const CHARACTERS: &[(&str, &str)] = &[
    ("tab", " "),
    ("emspace", "\u{2003}"),
    ("enspace", "\u{2002}"),
    ("qmspace", "\u{2005}"),
    ("emdash", "—"),
    ("endash", "–"),
    ("lquote", "‘"),
    ("rquote", "’"),
    ("ldblquote", "“"),
    ("rdblquote", "”"),
    ("bullet", "•"),
    ("~", "\u{a0}"),
    ("_", "\u{2011}"),
    ("zwj", "\u{200d}"),
    ("zwnj", "\u{200c}"),
    ("ltrmark", "\u{200e}"),
    ("rtlmark", "\u{200f}"),
    ("{", "{"),
    ("}", "}"),
    ("\\", "\\"),
];

/// Code pages and the encodings they are.
const CODE_PAGES: &[(i32, &str)] = &[
    (874, "windows-874"),
    (932, "shift_jis"),
    (936, "gbk"),
    (949, "euc-kr"),
    (950, "big5"),
    (1250, "windows-1250"),
    (1251, "windows-1251"),
    (1252, "windows-1252"),
    (1253, "windows-1253"),
    (1254, "windows-1254"),
    (1255, "windows-1255"),
    (1256, "windows-1256"),
    (1257, "windows-1257"),
    (1258, "windows-1258"),
    (10000, "macintosh"),
    (65001, "utf-8"),
];
/// Numbers of character sets in the font table and their code pages; others have the file's.
const CHARACTER_SETS: &[(i32, i32)] = &[
    (0, 1252),
    (77, 10000),
    (128, 932),
    (129, 949),
    (134, 936),
    (136, 950),
    (161, 1253),
    (162, 1254),
    (163, 1258),
    (177, 1255),
    (178, 1256),
    (186, 1257),
    (204, 1251),
    (222, 874),
    (238, 1250),
];

/// Reads one.
pub(super) fn read(input: &Input) -> Result<Parsed, Fault> {
    let mut reader = Reader::default();
    for token in Tokens::new(input.bytes) {
        reader.take(token)?;
        if reader.ended {
            break;
        }
    }
    if !reader.ended {
        let detail = "its end is missing: a group that was opened is not closed".to_owned();
        return Err(Fault::Broken { place: String::new(), detail });
    }
    if let Some(page) = reader.unknown_page.filter(|_| reader.unread_letters) {
        let detail = format!("its letters are in code page {page}, which is not known here");
        return Err(Fault::Broken { place: String::new(), detail });
    }
    reader.flush();
    reader.manuscript.end_paragraph();
    reader.notes.drain(..).for_each(|note| reader.manuscript.put(note));
    let encoding = reader.code_page.unwrap_or(WINDOWS_1252).name().to_owned();
    let version = ParsedVersion { name: None, language: None, paragraphs: reader.manuscript.paragraphs() };
    Ok(Parsed { versions: vec![version], rows: Vec::new(), encoding })
}

/// What the group that is being read holds.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Destination {
    #[default]
    Text,
    Nothing,
    /// A drawing: nothing but the text in its box.
    Drawing,
    Fonts,
    Styles,
}

/// What ends with a group.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Ending {
    #[default]
    Nothing,
    Note,
    Aside,
}

/// What a group passes on to those inside it.
#[derive(Clone, Copy)]
struct State {
    destination: Destination,
    ending: Ending,
    hidden: bool,
    bold: bool,
    encoding: Option<&'static Encoding>,
    /// Stand-ins after a character by number.
    stand_ins: usize,
    /// Of the open paragraph: what its style and the outline say, and whether it stands in a table.
    style_rank: Rank,
    outline: Rank,
    in_table: bool,
}

/// A style of the style sheet that is being read.
#[derive(Default)]
struct Style {
    number: i32,
    outline: Option<i32>,
    name: String,
}

struct Reader {
    state: State,
    outer: Vec<State>,
    ended: bool,
    /// Whether the group begins with `\*`: a destination that may be passed over.
    optional: bool,
    /// Stand-ins that are still to be passed over.
    passing: usize,
    /// The first half of a character that UTF-16 writes as a pair.
    high: Option<u16>,
    /// Bytes of text whose code page is known, but not yet where they end.
    bytes: Vec<u8>,
    code_page: Option<&'static Encoding>,
    font: i32,
    fonts: BTreeMap<i32, &'static Encoding>,
    style: Style,
    ranks: BTreeMap<i32, Rank>,
    /// A code page that is not known here and that letters are written in.
    unknown_page: Option<i32>,
    unread_letters: bool,
    manuscript: Manuscript,
    notes: Vec<Vec<Done>>,
}

impl Default for Reader {
    fn default() -> Self {
        let state = State {
            destination: Destination::Text,
            ending: Ending::Nothing,
            hidden: false,
            bold: false,
            encoding: None,
            stand_ins: 1,
            style_rank: Rank::Running,
            outline: Rank::Running,
            in_table: false,
        };
        Self {
            state,
            outer: Vec::new(),
            ended: false,
            optional: false,
            passing: 0,
            high: None,
            bytes: Vec::new(),
            code_page: None,
            font: 0,
            fonts: BTreeMap::new(),
            style: Style::default(),
            ranks: BTreeMap::new(),
            unknown_page: None,
            unread_letters: false,
            manuscript: Manuscript::default(),
            notes: Vec::new(),
        }
    }
}

impl Reader {
    fn take(&mut self, token: Token) -> Result<(), Fault> {
        match token {
            Token::Open => {
                self.flush();
                self.passing = 0;
                if self.outer.len() >= DEEPEST {
                    let what = format!("its groups stand more than {DEEPEST} deep inside each other");
                    return Err(Fault::Excessive { what });
                }
                self.outer.push(self.state);
                self.state.ending = Ending::Nothing;
            }
            Token::Close => {
                self.flush();
                self.passing = 0;
                self.close();
            }
            Token::Byte(_) if self.passing > 0 => self.passing -= 1,
            Token::Byte(byte) => self.bytes.push(byte),
            Token::Text(bytes) => {
                let passed = self.passing.min(bytes.len());
                self.passing -= passed;
                self.bytes.extend_from_slice(&bytes[passed..]);
            }
            Token::Control([symbol], None) if self.passing > 0 && !symbol.is_ascii_alphabetic() => self.passing -= 1,
            Token::Control(word, number) => {
                // Some programs write no stand-in; a word is none.
                self.passing = 0;
                self.flush();
                self.control(std::str::from_utf8(word).unwrap_or_default(), number);
            }
        }
        Ok(())
    }

    fn close(&mut self) {
        match self.state.ending {
            Ending::Note => {
                let note = self.manuscript.end_inner();
                self.notes.push(note);
            }
            Ending::Aside => self.manuscript.end_aside(),
            Ending::Nothing if self.state.destination == Destination::Styles => self.end_style(),
            Ending::Nothing => {}
        }
        self.optional = false;
        match self.outer.pop() {
            Some(state) => self.state = state,
            None => self.ended = true,
        }
        self.ended |= self.outer.is_empty();
    }

    /// Puts the bytes that have come into the text, in their code page.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let encoding = self.state.encoding.or(self.code_page).unwrap_or(WINDOWS_1252);
        self.unread_letters |= self.unknown_page.is_some() && self.state.encoding.is_none() && !bytes.is_ascii();
        let text = encoding.decode_without_bom_handling(&bytes).0;
        self.words(&text);
    }

    fn words(&mut self, text: &str) {
        self.optional = false;
        match self.state.destination {
            Destination::Text if !self.state.hidden => {
                let rank =
                    if self.state.style_rank == Rank::Running { self.state.outline } else { self.state.style_rank };
                self.manuscript.words(text, self.state.bold, None);
                self.manuscript.style(rank, false);
            }
            Destination::Styles => self.style.name += text,
            _ => {}
        }
    }

    fn control(&mut self, word: &str, number: Option<i32>) {
        if self.state.destination == Destination::Nothing {
            return;
        }
        if word == "*" {
            self.optional = true;
            return;
        }
        if std::mem::take(&mut self.optional) && !matches!(word, "shpinst" | "shptxt" | "cs" | "ds" | "ts") {
            self.state.destination = Destination::Nothing;
            return;
        }
        if SILENT.contains(&word) {
            self.state.destination = Destination::Nothing;
            return;
        }
        let on = number != Some(0);
        match word {
            "fonttbl" => self.state.destination = Destination::Fonts,
            "stylesheet" => self.state.destination = Destination::Styles,
            "shpinst" => self.state.destination = Destination::Drawing,
            "shptxt" if self.state.destination == Destination::Drawing => {
                (self.state.destination, self.state.ending) = (Destination::Text, Ending::Aside);
                self.manuscript.begin_inner();
            }
            "footnote" if self.state.destination == Destination::Text => {
                self.state.ending = Ending::Note;
                self.manuscript.begin_inner();
            }
            "ansicpg" => self.file_code_page(number.unwrap_or(1252)),
            "pc" => self.file_code_page(437),
            "pca" => self.file_code_page(850),
            "mac" => self.code_page = code_page(10000),
            "uc" => self.state.stand_ins = number.and_then(|count| usize::try_from(count).ok()).unwrap_or(1),
            "u" => self.character(number.unwrap_or_default()),
            "v" | "deleted" => self.state.hidden = on,
            "b" => self.state.bold = on,
            "plain" => (self.state.hidden, self.state.bold) = (false, false),
            "f" => self.font(number.unwrap_or_default()),
            "fcharset" => self.character_set(number.unwrap_or_default()),
            _ => self.paragraph(word, number),
        }
    }

    /// Control words about paragraphs, tables and single characters.
    fn paragraph(&mut self, word: &str, number: Option<i32>) {
        if self.state.destination == Destination::Styles {
            match word {
                "s" | "cs" | "ds" | "ts" => {
                    self.style.number = if word == "s" { number.unwrap_or_default() } else { -1 }
                }
                "outlinelevel" => self.style.outline = number,
                _ => {}
            }
            return;
        }
        if self.state.destination != Destination::Text {
            return;
        }
        match word {
            "par" | "\n" | "\r" | "sect" if self.state.hidden => {}
            "par" | "\n" | "\r" | "sect" => self.end_paragraph(),
            "line" | "softline" | "page" | "column" => self.manuscript.break_line(),
            "pard" => {
                (self.state.style_rank, self.state.outline, self.state.in_table) =
                    (Rank::Running, Rank::Running, false);
            }
            "s" => self.state.style_rank = self.ranks.get(&number.unwrap_or_default()).copied().unwrap_or_default(),
            "outlinelevel" => self.state.outline = outlined(number.unwrap_or(9)),
            "intbl" => self.state.in_table = true,
            "trowd" => self.begin_row(),
            "cell" | "nestcell" => self.manuscript.end_cell_here(),
            "row" | "nestrow" => self.manuscript.end_row(),
            _ => {
                if let Some((_, text)) = CHARACTERS.iter().find(|(known, _)| *known == word) {
                    self.words(text);
                }
            }
        }
    }

    fn end_paragraph(&mut self) {
        self.manuscript.end_paragraph();
        if !self.state.in_table {
            self.manuscript.cells_begin();
        }
    }

    /// A row's settings come before its cells, and in some files again after them.
    fn begin_row(&mut self) {
        if !self.state.in_table {
            self.end_paragraph();
        }
    }

    /// A character by its number, which is negative beyond 32,767.
    fn character(&mut self, number: i32) {
        self.passing = self.state.stand_ins;
        let Ok(unit) = u16::try_from(number.rem_euclid(0x1_0000)) else { return };
        let units = match (self.high.take(), unit) {
            (_, 0xd800..=0xdbff) => {
                self.high = Some(unit);
                return;
            }
            (Some(high), _) => vec![high, unit],
            (None, _) => vec![unit],
        };
        let text: String = char::decode_utf16(units).flatten().filter(|&c| c != '\0').collect();
        self.words(&text);
    }

    fn file_code_page(&mut self, number: i32) {
        self.code_page = code_page(number);
        self.unknown_page = self.code_page.is_none().then_some(number);
    }

    fn font(&mut self, number: i32) {
        self.font = number;
        self.state.encoding = self.fonts.get(&number).copied();
    }

    fn character_set(&mut self, number: i32) {
        let page = CHARACTER_SETS.iter().find(|(set, _)| *set == number).and_then(|&(_, page)| code_page(page));
        if let Some(encoding) = page.filter(|_| self.state.destination == Destination::Fonts) {
            self.fonts.insert(self.font, encoding);
        }
    }

    fn end_style(&mut self) {
        let style = std::mem::take(&mut self.style);
        if style.number >= 0 && !style.name.is_empty() {
            let named = Rank::of_style(style.name.trim().trim_end_matches(';'));
            self.ranks.insert(style.number, named.unwrap_or(style.outline.map_or(Rank::Running, outlined)));
        }
    }
}

fn outlined(level: i32) -> Rank {
    u8::try_from(level).ok().filter(|level| *level < 9).map_or(Rank::Running, |level| Rank::Heading(level + 1))
}

fn code_page(number: i32) -> Option<&'static Encoding> {
    let (_, label) = CODE_PAGES.iter().find(|(page, _)| *page == number)?;
    Encoding::for_label(label.as_bytes())
}
