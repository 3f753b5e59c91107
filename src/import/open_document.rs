//! LibreOffice documents (.odt and the flat .fodt): OpenDocument 1.3, ISO/IEC 26300.
//!
//! Read are `content.xml` and, for what its styles mean, `styles.xml`. Headers and footers, comments and what a tracked
//! deletion took out stay behind; notes go to the end. White space is collapsed as the standard asks, section 6.1.2.

mod styles;

use super::{
    Input, Parsed, ParsedVersion,
    container::{self, Container},
    error::Fault,
    manuscript::{Done, Manuscript, Rank},
    put_title, sniff,
    xml::{self, Element, Node, Nodes},
};
use styles::Styles;

/// Elements without a word of the text in them.
const SILENT: &[&str] = &[
    "annotation",
    "annotation-end",
    "tracked-changes",
    "note-citation",
    "title",
    "desc",
    "object",
    "object-ole",
    "binary-data",
    "number",
    "ruby-text",
    "hidden-text",
    "script",
    "forms",
    "sequence-decls",
    "variable-decls",
    "user-field-decls",
    "dde-connection-decls",
    "index-title-template",
    "table-of-content-source",
    "master-styles",
    "font-face-decls",
    "settings",
    "scripts",
];
/// Spaces that one element may stand for.
const MOST_SPACES: usize = 64;

/// Reads one.
pub(super) fn read(input: &Input) -> Result<Parsed, Fault> {
    let (mut styles, mut meta_title) = (Styles::default(), None);
    let (content, encoding) = if !sniff::is_flat_office(input.bytes) {
        let mut container = Container::open(input.bytes)?;
        let manifest = container.find("META-INF/manifest.xml").map(|number| container.xml(number)).transpose()?;
        if manifest.is_some_and(|manifest| manifest.contains("encryption-data")) {
            return Err(Fault::Locked);
        }
        if let Some(number) = container.find("styles.xml") {
            styles.read(&container.xml(number)?).map_err(|fault| container::inside("styles.xml", fault))?;
        }
        if let Some(number) = container.find("meta.xml") {
            meta_title = title(&container.xml(number)?).map_err(|fault| container::inside("meta.xml", fault))?;
        }
        let missing = || Fault::Broken { place: String::new(), detail: "it has no content.xml in it".to_owned() };
        let number = container.find("content.xml").ok_or_else(missing)?;
        (container.xml(number)?, "UTF-8".to_owned())
    } else {
        xml::decode(input.bytes)?
    };
    let mut reader = Reader::new(&content, styles);
    let part = if sniff::is_flat_office(input.bytes) { "" } else { "content.xml" };
    reader.read().map_err(|fault| container::inside(part, fault))?;
    let language = if input.declared.is_none() { reader.manuscript.language() } else { None };
    let mut paragraphs = reader.manuscript.paragraphs();
    if let Some(title) = meta_title.filter(|_| !paragraphs.is_empty()) {
        put_title(title, &mut paragraphs);
    }
    Ok(Parsed { versions: vec![ParsedVersion { name: None, language, paragraphs }], rows: Vec::new(), encoding })
}

/// The title that the file's own description gives.
fn title(meta: &str) -> Result<Option<String>, Fault> {
    let (mut nodes, mut inside, mut title) = (Nodes::new(meta), false, String::new());
    while let Some(node) = nodes.next()? {
        match node {
            Node::Start(element) => inside = element.name == "title",
            Node::End(_) => inside = false,
            Node::Text(text) if inside => title += &text,
            Node::Text(_) => {}
        }
    }
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(Some(title).filter(|title| !title.is_empty()))
}

/// What a stretch of text says of its words.
#[derive(Clone, Default)]
struct Run {
    hidden: bool,
    bold: bool,
    language: Option<String>,
}

struct Reader<'a> {
    nodes: Nodes<'a>,
    styles: Styles,
    /// Whether the text has begun; before it stand the styles.
    in_body: bool,
    manuscript: Manuscript,
    notes: Vec<Vec<Done>>,
    /// The paragraphs and stretches that are open, innermost last.
    runs: Vec<Run>,
    lists: usize,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str, styles: Styles) -> Self {
        Self {
            nodes: Nodes::new(source),
            styles,
            in_body: false,
            manuscript: Manuscript::default(),
            notes: Vec::new(),
            runs: Vec::new(),
            lists: 0,
        }
    }

    fn read(&mut self) -> Result<(), Fault> {
        while let Some(node) = self.nodes.next()? {
            match node {
                Node::Start(element) if SILENT.contains(&element.name.as_str()) => self.nodes.skip()?,
                Node::Start(element) if element.name == "body" => self.in_body = true,
                node if !self.in_body => self.styles.take(&node),
                Node::Start(element) => self.start(&element)?,
                Node::End(name) => self.end(&name),
                Node::Text(text) => self.text(&text),
            }
        }
        self.manuscript.end_paragraph();
        self.notes.drain(..).for_each(|note| self.manuscript.put(note));
        Ok(())
    }

    fn start(&mut self, element: &Element) -> Result<(), Fault> {
        match element.name.as_str() {
            "p" | "h" => self.begin_paragraph(element),
            "span" => {
                let run = self.run("text", element);
                self.runs.push(run);
            }
            "s" => {
                let count: usize = element.any("c").and_then(|count| count.parse().ok()).unwrap_or(1);
                self.words(&" ".repeat(count.min(MOST_SPACES)));
            }
            "tab" => self.words(" "),
            "line-break" if !self.is_hidden() => self.manuscript.break_line(),
            "section" if element.any("display") == Some("none") => self.nodes.skip()?,
            "list" => self.lists += 1,
            "note-body" | "text-box" | "table-cell" | "covered-table-cell" => self.manuscript.begin_inner(),
            "table" => self.manuscript.end_paragraph(),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" | "h" => {
                self.runs.pop();
                self.manuscript.end_paragraph();
            }
            "span" => {
                self.runs.pop();
            }
            "list" => self.lists = self.lists.saturating_sub(1),
            "note-body" => {
                let note = self.manuscript.end_inner();
                self.notes.push(note);
            }
            "text-box" => self.manuscript.end_aside(),
            "table-cell" | "covered-table-cell" => self.manuscript.end_cell(),
            "table-row" => self.manuscript.end_row(),
            _ => {}
        }
    }

    fn begin_paragraph(&mut self, element: &Element) {
        self.manuscript.begin_paragraph();
        let style = element.any("style-name").unwrap_or_default();
        let level = element.any("outline-level").and_then(|level| level.parse().ok());
        let rank = match (self.styles.rank(style), element.name.as_str()) {
            (Rank::Title, _) => Rank::Title,
            (Rank::Running, "h") => Rank::Heading(level.unwrap_or(1)),
            (rank, "h") => level.map_or(rank, Rank::Heading),
            (rank, _) => rank,
        };
        self.manuscript.style(rank, self.lists > 0);
        let run = self.run("paragraph", element);
        self.runs.push(run);
    }

    /// What an element's style makes of the stretch around it; a paragraph begins anew.
    fn run(&self, family: &str, element: &Element) -> Run {
        let around = self.runs.last().filter(|_| family == "text").cloned().unwrap_or_default();
        let Some(style) = element.any("style-name") else { return around };
        Run {
            hidden: around.hidden || self.styles.is_hidden(family, style),
            bold: self.styles.bold(family, style).unwrap_or(around.bold),
            language: self.styles.language(family, style).or(around.language),
        }
    }

    fn is_hidden(&self) -> bool {
        self.runs.last().is_some_and(|run| run.hidden)
    }

    /// Text as it stands in the file: all white space in a row is one space, none at the start.
    fn text(&mut self, text: &str) {
        if self.runs.is_empty() {
            return;
        }
        let mut collapsed = String::new();
        for c in text.chars() {
            if !matches!(c, ' ' | '\t' | '\n' | '\r') {
                collapsed.push(c);
            } else if !(if collapsed.is_empty() { self.manuscript.is_spaced() } else { collapsed.ends_with(' ') }) {
                collapsed.push(' ');
            }
        }
        self.words(&collapsed);
    }

    fn words(&mut self, text: &str) {
        if let Some(run) = self.runs.last().filter(|run| !run.hidden) {
            self.manuscript.words(text, run.bold, run.language.as_deref());
        }
    }
}
