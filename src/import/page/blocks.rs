//! The texts of a page in order: one for each paragraph, heading, item or row that can be seen, with what its place in
//! the page says of it.

use super::{
    names,
    tree::{Node, Tree},
};
use crate::import::lines;

/// A text of the page.
#[derive(Debug)]
pub(super) struct Block {
    /// Its words in one line.
    pub text: String,
    /// Number of the element that it stands in, the nearest that parts paragraphs.
    pub element: usize,
    /// Whether that is a heading, and which.
    pub heading: Option<u8>,
    /// Characters of it that are links.
    pub linked: usize,
    /// Whether it stands in a part around the article: a menu, a banner, a list of others.
    pub is_around: bool,
    /// What the classes of its element say of it.
    pub hint: Hint,
}

/// What is said of a text by the class of its element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    None,
    Byline,
    Dateline,
    Lead,
}

/// The longest text of a cell of a table with data, in characters; longer ones are paragraphs.
const LONGEST_CELL: usize = 200;
/// A part with this share of the page's words is not around the article, whatever its name; in per cent.
const MOST_AROUND_PERCENT: usize = 40;

/// The texts of a page.
pub(super) fn blocks(tree: &Tree) -> Vec<Block> {
    let weights = weights(tree);
    let total = weights.last().copied().unwrap_or(0);
    let title = tree.nodes.iter().position(|node| node.name == "h1");
    let mut reader = Reader { tree, blocks: Vec::new(), open: Vec::new(), text: String::new(), linked: 0 };
    let mut number = 0;
    while let Some(node) = tree.nodes.get(number) {
        reader.close(number);
        if node.name.is_empty() {
            reader.add(&node.text);
        } else if is_silent(node) {
            number = node.end;
            continue;
        } else {
            let weight = weights.get(node.end).copied().unwrap_or(total) - weights[number];
            let holds_title = title.is_some_and(|title| (number..node.end).contains(&title));
            let small = weight * 100 <= total * MOST_AROUND_PERCENT && !holds_title;
            reader.enter(number, node, small);
            if node.name == "tr" && reader.row(number, node) {
                number = node.end;
                continue;
            }
        }
        number += 1;
    }
    reader.close(usize::MAX);
    reader.flush();
    reader.blocks
}

/// Bytes of visible text before each node.
fn weights(tree: &Tree) -> Vec<usize> {
    let (mut weights, mut sum, mut silent_to) = (Vec::with_capacity(tree.nodes.len() + 1), 0, 0);
    for (number, node) in tree.nodes.iter().enumerate() {
        weights.push(sum);
        if number >= silent_to {
            if is_silent(node) {
                silent_to = node.end;
            }
            sum += node.text.trim().len();
        }
    }
    weights.push(sum);
    weights
}

/// Whether an element shows no text.
pub(super) fn is_silent(node: &Node) -> bool {
    let style = || {
        let style: String = node.attribute("style").unwrap_or("").chars().filter(|c| !c.is_whitespace()).collect();
        let style = style.to_ascii_lowercase();
        style.contains("display:none") || style.contains("visibility:hidden")
    };
    names::SILENT.contains(&node.name.as_str())
        || node.attribute("hidden").is_some()
        || node.attribute("aria-hidden") == Some("true")
        || node.attribute("role") == Some("navigation")
        || style()
}

/// Whether a part stands around the article by its name.
fn is_around(node: &Node) -> bool {
    let named = |name| node.attribute(name).is_some_and(names::is_around);
    names::AROUND.contains(&node.name.as_str())
        || node.attribute("role").is_some_and(|role| names::AROUND_ROLES.contains(&role))
        // Page heads and feet of LibreOffice.
        || node.name == "div" && matches!(node.attribute("title"), Some("header" | "footer"))
        || named("class")
        || named("id")
}

struct Reader<'a> {
    tree: &'a Tree,
    blocks: Vec<Block>,
    /// Elements that are open, the innermost last.
    open: Vec<Open>,
    text: String,
    linked: usize,
}

struct Open {
    number: usize,
    end: usize,
    parts: bool,
    is_link: bool,
    is_pre: bool,
    is_around: bool,
    heading: Option<u8>,
    hint: Hint,
}

impl Reader<'_> {
    fn enter(&mut self, number: usize, node: &Node, small: bool) {
        let parts = names::BLOCKS.contains(&node.name.as_str());
        if parts {
            self.flush();
        }
        if node.name == "br" {
            self.text.push('\n');
        }
        let outer = self.open.last();
        let heading = match node.name.as_bytes() {
            [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
            _ => outer.and_then(|outer| outer.heading),
        };
        let hint = match hint(node) {
            Hint::None => outer.map_or(Hint::None, |outer| outer.hint),
            hint => hint,
        };
        let open = Open {
            number,
            end: node.end,
            parts,
            is_link: node.name == "a" || outer.is_some_and(|outer| outer.is_link),
            is_pre: node.name == "pre" || outer.is_some_and(|outer| outer.is_pre),
            is_around: small && is_around(node) || outer.is_some_and(|outer| outer.is_around),
            heading,
            hint,
        };
        self.open.push(open);
    }

    /// Leaves the elements that end before a node.
    fn close(&mut self, number: usize) {
        while self.open.last().is_some_and(|open| open.end <= number) {
            if self.open.last().is_some_and(|open| open.parts) {
                self.flush();
            }
            self.open.pop();
        }
    }

    fn add(&mut self, text: &str) {
        let (is_link, is_pre) = self.open.last().map_or((false, false), |open| (open.is_link, open.is_pre));
        if is_link {
            self.linked += text.trim().chars().count();
        }
        self.text.extend(text.chars().map(|c| match c {
            '\n' if is_pre => '\n',
            c if c.is_ascii_whitespace() => ' ',
            c => c,
        }));
    }

    /// Makes a block of the text so far, or several where empty lines part it.
    fn flush(&mut self) {
        let (text, linked) = (std::mem::take(&mut self.text), std::mem::take(&mut self.linked));
        let mut part = String::new();
        for line in text.split('\n') {
            let line = one_line(line);
            if line.is_empty() {
                self.push(std::mem::take(&mut part), linked);
            } else {
                if !part.is_empty() {
                    part.push(' ');
                }
                part.push_str(&line);
            }
        }
        self.push(part, linked);
    }

    fn push(&mut self, text: String, linked: usize) {
        if text.is_empty() {
            return;
        }
        let linked = linked.min(text.chars().count());
        let innermost = self.open.iter().rev().find(|open| open.parts).or(self.open.first());
        self.blocks.push(Block {
            text,
            element: innermost.map_or(0, |open| open.number),
            heading: self.open.last().and_then(|open| open.heading),
            linked,
            is_around: self.open.last().is_some_and(|open| open.is_around),
            hint: self.open.last().map_or(Hint::None, |open| open.hint),
        });
    }

    /// A row of a table with data as one block. Rows of tables that only lay out the page are read cell by cell.
    fn row(&mut self, number: usize, node: &Node) -> bool {
        let laid_out = (number + 1..node.end).any(|at| {
            let name = self.tree.nodes[at].name.as_str();
            matches!(name, "table" | "h1" | "h2" | "h3" | "ul" | "ol" | "form" | "img" | "article")
        });
        if laid_out {
            return false;
        }
        let (mut cells, mut paragraphs) = (Vec::new(), 0);
        let mut at = number + 1;
        while at < node.end {
            let cell = &self.tree.nodes[at];
            if matches!(cell.name.as_str(), "td" | "th") && !is_silent(cell) {
                paragraphs = (at..cell.end).filter(|&at| self.tree.nodes[at].name == "p").count().max(paragraphs);
                let text = self.cell(at);
                if !text.is_empty() {
                    cells.push(text);
                }
            }
            at = if cell.name.is_empty() { at + 1 } else { cell.end };
        }
        let long = cells.iter().any(|cell| cell.chars().count() > LONGEST_CELL);
        if cells.len() < 2 || paragraphs > 1 || long {
            return false;
        }
        self.push(cells.join(" | "), 0);
        true
    }

    /// What can be seen in a cell, in one line.
    fn cell(&self, number: usize) -> String {
        let (mut text, mut at) = (String::new(), number + 1);
        while at < self.tree.nodes[number].end {
            let node = &self.tree.nodes[at];
            if is_silent(node) {
                at = node.end;
                continue;
            }
            if node.name == "br" || names::BLOCKS.contains(&node.name.as_str()) {
                text.push(' ');
            }
            text.push_str(&node.text);
            at += 1;
        }
        one_line(&text)
    }
}

fn hint(node: &Node) -> Hint {
    let named = |list| {
        ["class", "itemprop", "id"]
            .iter()
            .any(|name| node.attribute(name).is_some_and(|value| names::is_named(value, list)))
    };
    if node.name == "time" || named(names::DATELINE_WORDS) {
        Hint::Dateline
    } else if named(names::BYLINE_WORDS) {
        Hint::Byline
    } else if named(names::LEAD_WORDS) {
        Hint::Lead
    } else {
        Hint::None
    }
}

/// The text with single spaces; no-break and narrow spaces are the writer's and stay. Soft hyphens only say where a
/// line may end.
fn one_line(text: &str) -> String {
    let text = text.replace('\u{ad}', "");
    let words: Vec<&str> = text.split(|c: char| c.is_ascii_whitespace()).filter(|word| !word.is_empty()).collect();
    lines::trim(&words.join(" ")).to_owned()
}
