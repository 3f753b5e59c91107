//! A page as a tree of our own, in the order of the page, and which of its elements hold the article.
//!
//! The tree is built from what `dom_smoothie` parsed. Before that looks for the article, every element gets its number
//! as an attribute; the numbers that are still there afterwards are the article's elements. So the texts are read from
//! the page as it was, and only the choice is the port's.

use dom_smoothie::{Config, Readability};
use std::collections::BTreeSet;

/// All elements and texts of a page, each before what is in it.
pub(super) struct Tree {
    pub nodes: Vec<Node>,
}

/// An element or a text.
pub(super) struct Node {
    /// Number of the element it is in; the root is in itself.
    pub parent: usize,
    /// Number behind the last node in it.
    pub end: usize,
    /// Name of the element in small letters; empty for texts.
    pub name: String,
    /// Those of [`ATTRIBUTES`] that it has.
    pub attributes: Vec<(&'static str, String)>,
    /// The text, if it is one.
    pub text: String,
}

/// Numbers of the elements that hold the article; empty where none was found.
pub(super) type Marked = BTreeSet<usize>;

/// Attributes that say something of a text.
const ATTRIBUTES: &[&str] = &[
    "aria-hidden",
    "class",
    "content",
    "hidden",
    "http-equiv",
    "id",
    "itemprop",
    "lang",
    "name",
    "property",
    "role",
    "style",
    "title",
    "xml:lang",
];
/// The attribute that carries an element's number.
const NUMBER: &str = "data-sammenhold";
/// In pages with more elements the article is not looked for; all their texts are taken.
const MOST_ELEMENTS: usize = 30_000;

/// Parses a page.
pub(super) fn read(html: &str) -> (Tree, Marked) {
    let config = Config { disable_json_ld: true, ..Config::default() };
    let mut page = Readability { doc: html.into(), doc_url: None, config };
    let mut nodes: Vec<Node> = Vec::new();
    let mut elements = 0;
    let mut open = vec![(page.doc.root(), 0)];
    while let Some((node, parent)) = open.pop() {
        let number = nodes.len();
        let mut read =
            Node { parent, end: number + 1, name: String::new(), attributes: Vec::new(), text: String::new() };
        if node.is_text() {
            read.text = node.text().to_string();
        } else if node.is_element() {
            elements += 1;
            read.name = node.node_name().map(|name| name.to_ascii_lowercase()).unwrap_or_default();
            read.attributes =
                ATTRIBUTES.iter().filter_map(|&name| Some((name, node.attr(name)?.to_string()))).collect();
            node.set_attr(NUMBER, &number.to_string());
        } else if number > 0 {
            continue;
        }
        nodes.push(read);
        open.extend(node.children_it(true).map(|child| (child, number)));
    }
    for number in (1..nodes.len()).rev() {
        let (parent, end) = (nodes[number].parent, nodes[number].end);
        nodes[parent].end = nodes[parent].end.max(end);
    }
    let found = elements <= MOST_ELEMENTS && page.parse().is_ok();
    let mut marked = Marked::new();
    if found {
        for article in page.doc.select_single("#readability-page-1").nodes() {
            marked.extend(article.descendants_it().filter_map(|node| node.attr(NUMBER)?.parse::<usize>().ok()));
        }
    }
    (Tree { nodes }, marked)
}

impl Node {
    /// The value of one of its attributes.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }
}

impl Tree {
    /// The elements that a node is in, the nearest first.
    pub fn ancestors(&self, number: usize) -> impl Iterator<Item = usize> {
        let up = |&number: &usize| self.nodes.get(number).map(|node| node.parent).filter(|&parent| parent != number);
        std::iter::successors(up(&number), move |number| up(number))
    }

    /// All text in an element.
    pub fn text(&self, number: usize) -> String {
        let end = self.nodes.get(number).map_or(number, |node| node.end);
        self.nodes[number.min(end)..end].iter().map(|node| node.text.as_str()).collect()
    }
}
