//! The text of a Word part (the document, its notes): what a reader of the printed page would see of it.
//!
//! Insertions that are tracked count, deletions and what was moved away do not; of a field only its result; of a drawing
//! that is there in a new and an old form only the first. Comments, hidden text and the settings of everything are
//! passed over. Element names are those of ECMA-376 part 1, section 17.

use super::{
    super::{
        error::Fault,
        manuscript::{Done, Manuscript, Rank},
        xml::{Element, Node, Nodes},
    },
    styles::{Styles, is_on, outlined},
};

/// Elements without a word of the text in them.
const SILENT: &[&str] = &[
    "sectPr",
    "tblPr",
    "tblGrid",
    "tblPrEx",
    "trPr",
    "tcPr",
    "del",
    "moveFrom",
    "instrText",
    "delInstrText",
    "delText",
    "rt",
    "rubyPr",
    "comment",
    "pPrChange",
    "rPrChange",
    "docPartObj",
    "ffData",
    "textpath",
];

/// What a part holds.
pub(super) struct Body {
    pub manuscript: Manuscript,
    /// Foot- and endnotes by id, if the part is one of notes.
    pub notes: Vec<(String, Vec<Done>)>,
    /// The notes that the text refers to, in its order: the element's name and the note's id.
    pub references: Vec<(NoteKind, String)>,
}

/// Where a note stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoteKind {
    Foot,
    End,
}

/// What a run says of its words.
#[derive(Clone, Default)]
struct Run {
    hidden: bool,
    bold: bool,
    language: Option<String>,
}

/// A complex field: first its instruction, then its result.
#[derive(PartialEq)]
enum Field {
    Instruction,
    Result,
}

struct Reader<'a> {
    nodes: Nodes<'a>,
    styles: &'a Styles,
    body: Body,
    run: Run,
    /// Runs that are open around an aside.
    outer_runs: Vec<(Run, bool, bool)>,
    /// Whether the open paragraph's style is bold, or hidden.
    paragraph_bold: bool,
    paragraph_hidden: bool,
    /// Whether the mark of the last paragraph is deleted, so that the next one goes on with it.
    goes_on: bool,
    fields: Vec<Field>,
    /// How many of them are at their instruction.
    instructions: usize,
    /// For each open choice between forms whether one was taken.
    choices: Vec<bool>,
    in_text: bool,
    /// Whether a form's field holds only the words that ask to fill it in.
    placeholder: bool,
}

/// Reads a part.
pub(super) fn read(source: &str, styles: &Styles) -> Result<Body, Fault> {
    let mut reader = Reader {
        nodes: Nodes::new(source),
        styles,
        body: Body { manuscript: Manuscript::default(), notes: Vec::new(), references: Vec::new() },
        run: Run::default(),
        outer_runs: Vec::new(),
        paragraph_bold: false,
        paragraph_hidden: false,
        goes_on: false,
        fields: Vec::new(),
        instructions: 0,
        choices: Vec::new(),
        in_text: false,
        placeholder: false,
    };
    let mut note: Option<String> = None;
    while let Some(node) = reader.nodes.next()? {
        match node {
            Node::Start(element) if matches!(element.name.as_str(), "footnote" | "endnote") => {
                let is_text = element.any("type").is_none_or(|kind| kind == "normal");
                note = element.any("id").filter(|_| is_text).map(str::to_owned);
                reader.body.manuscript.begin_inner();
            }
            Node::End(name) if matches!(name.as_str(), "footnote" | "endnote") => {
                let done = reader.body.manuscript.end_inner();
                reader.body.notes.extend(note.take().map(|id| (id, done)));
            }
            Node::Start(element) => reader.start(&element)?,
            Node::End(name) => reader.end(&name),
            Node::Text(text) if reader.in_text => reader.words(&text),
            Node::Text(_) => {}
        }
    }
    Ok(reader.body)
}

impl Reader<'_> {
    fn start(&mut self, element: &Element) -> Result<(), Fault> {
        match element.name.as_str() {
            name if SILENT.contains(&name) => self.nodes.skip()?,
            "Choice" | "Fallback" => match self.choices.last_mut() {
                Some(true) => self.nodes.skip()?,
                Some(taken) => *taken = true,
                None => {}
            },
            "AlternateContent" => self.choices.push(false),
            "p" => self.begin_paragraph(),
            "pPr" => self.paragraph_properties()?,
            "r" => self.run = Run { bold: self.paragraph_bold, ..Run::default() },
            "rPr" => self.run_properties()?,
            "t" => self.in_text = true,
            "tab" | "ptab" => self.words(" "),
            "br" | "cr" => self.break_line(),
            "noBreakHyphen" => self.words("\u{2011}"),
            "fldChar" => self.field(element.any("fldCharType").unwrap_or_default()),
            "footnoteReference" => self.refer(NoteKind::Foot, element),
            "endnoteReference" => self.refer(NoteKind::End, element),
            "txbxContent" => {
                self.outer_runs.push((self.run.clone(), self.paragraph_bold, self.paragraph_hidden));
                self.body.manuscript.begin_inner();
            }
            "tc" => self.body.manuscript.begin_inner(),
            "tbl" => {
                self.goes_on = false;
                self.body.manuscript.end_paragraph();
            }
            "sdtPr" => self.placeholder = self.is_placeholder()?,
            "sdtContent" if std::mem::take(&mut self.placeholder) => self.nodes.skip()?,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "p" if !self.goes_on => self.body.manuscript.end_paragraph(),
            "tc" => {
                self.goes_on = false;
                self.body.manuscript.end_cell();
            }
            "tr" => self.body.manuscript.end_row(),
            "txbxContent" => {
                self.goes_on = false;
                self.body.manuscript.end_aside();
                if let Some((run, bold, hidden)) = self.outer_runs.pop() {
                    (self.run, self.paragraph_bold, self.paragraph_hidden) = (run, bold, hidden);
                }
            }
            "AlternateContent" => {
                self.choices.pop();
            }
            _ => {}
        }
    }

    fn begin_paragraph(&mut self) {
        if !std::mem::take(&mut self.goes_on) {
            self.body.manuscript.begin_paragraph();
        }
        (self.paragraph_bold, self.paragraph_hidden) = (false, false);
    }

    fn words(&mut self, text: &str) {
        if !self.run.hidden && !self.paragraph_hidden && self.instructions == 0 {
            // A line end in the XML is white space; Word writes its own as an element.
            let text = text.replace(['\n', '\r'], " ");
            self.body.manuscript.words(&text, self.run.bold, self.run.language.as_deref());
        }
    }

    fn break_line(&mut self) {
        if !self.run.hidden && self.instructions == 0 {
            self.body.manuscript.break_line();
        }
    }

    fn refer(&mut self, kind: NoteKind, element: &Element) {
        let id = element.any("id").unwrap_or_default().to_owned();
        self.body.references.push((kind, id));
    }

    fn field(&mut self, part: &str) {
        match part {
            "begin" => {
                self.fields.push(Field::Instruction);
                self.instructions += 1;
            }
            "separate" => {
                if let Some(field) = self.fields.last_mut() {
                    self.instructions -= usize::from(*field == Field::Instruction);
                    *field = Field::Result;
                }
            }
            _ => {
                let ended = self.fields.pop();
                self.instructions -= usize::from(ended == Some(Field::Instruction));
            }
        }
    }

    /// What a paragraph says of itself before its runs.
    fn paragraph_properties(&mut self) -> Result<(), Fault> {
        let (mut rank, mut outline, mut item) = (Rank::Running, None, false);
        let mut in_mark = false;
        while let Some(node) = self.nodes.next()? {
            let element = match node {
                Node::End(name) if name == "pPr" => break,
                Node::End(name) => {
                    in_mark &= name != "rPr";
                    continue;
                }
                Node::Start(element) => element,
                Node::Text(_) => continue,
            };
            let value = element.any("val").unwrap_or_default();
            match element.name.as_str() {
                "pStyle" => {
                    rank = self.styles.rank(value);
                    self.paragraph_bold = self.styles.is_bold(value);
                    self.paragraph_hidden = self.styles.is_hidden(value);
                }
                "outlineLvl" => outline = value.parse().ok().map(outlined),
                "numPr" => item = true,
                "rPr" => in_mark = true,
                "del" | "moveFrom" if in_mark => self.goes_on = true,
                "pPrChange" | "rPrChange" | "sectPr" => self.nodes.skip()?,
                _ => {}
            }
        }
        if rank == Rank::Running {
            rank = outline.unwrap_or_default();
        }
        self.body.manuscript.style(rank, item);
        Ok(())
    }

    /// What a run says of itself before its words.
    fn run_properties(&mut self) -> Result<(), Fault> {
        while let Some(node) = self.nodes.next()? {
            let element = match node {
                Node::End(name) if name == "rPr" => break,
                Node::Start(element) => element,
                Node::End(_) | Node::Text(_) => continue,
            };
            match element.name.as_str() {
                "rStyle" => {
                    let style = element.any("val").unwrap_or_default();
                    self.run.hidden |= self.styles.is_hidden(style);
                    self.run.bold |= self.styles.is_bold(style);
                }
                "vanish" => self.run.hidden = is_on(&element),
                "b" => self.run.bold = is_on(&element),
                "lang" => self.run.language = element.any("val").map(str::to_owned),
                "rPrChange" => self.nodes.skip()?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether a form's field shows its placeholder.
    fn is_placeholder(&mut self) -> Result<bool, Fault> {
        let mut shown = false;
        while let Some(node) = self.nodes.next()? {
            match node {
                Node::End(name) if name == "sdtPr" => break,
                Node::Start(element) if element.name == "showingPlcHdr" => shown = is_on(&element),
                _ => {}
            }
        }
        Ok(shown)
    }
}
