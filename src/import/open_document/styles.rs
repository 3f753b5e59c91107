//! What the styles of a LibreOffice document say: heading or title, hidden, bold, in which language.

use super::super::{
    error::Fault,
    manuscript::Rank,
    xml::{Element, Node, Nodes},
};
use std::collections::BTreeMap;

/// Styles that are based on each other in a longer chain than this are a circle.
const LONGEST_CHAIN: usize = 16;

/// The styles of a document by family and name.
#[derive(Default)]
pub(super) struct Styles {
    by_name: BTreeMap<String, BTreeMap<String, Style>>,
    /// The style that is being read, with its family and name.
    open: Option<((String, String), Style)>,
    /// Whether automatic styles are being read.
    automatic: bool,
}

#[derive(Default)]
struct Style {
    parent: Option<String>,
    /// Made by the program for one place, as what a person does by hand is stored; others are the template's.
    automatic: bool,
    outline: Option<u8>,
    hidden: Option<bool>,
    bold: Option<bool>,
    language: Option<String>,
}

impl Styles {
    /// Reads `styles.xml`.
    pub fn read(&mut self, source: &str) -> Result<(), Fault> {
        let mut nodes = Nodes::new(source);
        while let Some(node) = nodes.next()? {
            match node {
                Node::Start(element) if element.name == "master-styles" => nodes.skip()?,
                node => self.take(&node),
            }
        }
        Ok(())
    }

    /// Takes what a node says of styles.
    pub fn take(&mut self, node: &Node) {
        match node {
            Node::Start(element) if element.name == "automatic-styles" => self.automatic = true,
            Node::End(name) if name == "automatic-styles" => self.automatic = false,
            Node::Start(element) if element.name == "style" => {
                self.open = Some(Style::begin(element, self.automatic));
            }
            Node::End(name) if name == "style" => {
                if let Some(((family, name), style)) = self.open.take() {
                    self.by_name.entry(family).or_default().insert(name, style);
                }
            }
            Node::Start(element) if element.name == "text-properties" => {
                if let Some((_, style)) = &mut self.open {
                    style.text_properties(element);
                }
            }
            _ => {}
        }
    }

    /// What a paragraph in this style is.
    pub fn rank(&self, name: &str) -> Rank {
        let levelled = |(name, style): (&str, &Style)| {
            let level = style.outline.filter(|level| *level > 0).map(Rank::Heading);
            Rank::of_style(name).filter(|_| !style.automatic).or(level)
        };
        self.chain("paragraph", name).find_map(levelled).or_else(|| Rank::of_style(name)).unwrap_or_default()
    }

    /// Whether text in this style is hidden.
    pub fn is_hidden(&self, family: &str, name: &str) -> bool {
        self.chain(family, name).find_map(|(_, style)| style.hidden).unwrap_or_default()
    }

    /// Whether text in this style is bold, if it says so.
    pub fn bold(&self, family: &str, name: &str) -> Option<bool> {
        self.chain(family, name).find_map(|(_, style)| style.bold)
    }

    /// The language that somebody gave to the text in this style; that of a template says nothing of the text.
    pub fn language(&self, family: &str, name: &str) -> Option<String> {
        let (_, style) = self.chain(family, name).find(|(_, style)| style.language.is_some())?;
        style.language.clone().filter(|_| style.automatic)
    }

    /// A style and what it is based on.
    fn chain<'a>(&'a self, family: &str, name: &str) -> impl Iterator<Item = (&'a str, &'a Style)> + use<'a> {
        let family = self.by_name.get(family);
        let find = move |name: &str| family?.get_key_value(name).map(|(name, style)| (name.as_str(), style));
        std::iter::successors(find(name), move |(_, style)| find(style.parent.as_deref()?)).take(LONGEST_CHAIN)
    }
}

impl Style {
    fn begin(element: &Element, automatic: bool) -> ((String, String), Self) {
        let text = |name: &str| element.any(name).map(str::to_owned);
        let key = (text("family").unwrap_or_default(), text("name").unwrap_or_default());
        let outline = element.any("default-outline-level").and_then(|level| level.parse().ok());
        (key, Self { parent: text("parent-style-name"), automatic, outline, ..Self::default() })
    }

    fn text_properties(&mut self, element: &Element) {
        self.hidden = element.attribute("text:display").map(|display| display == "none").or(self.hidden);
        self.bold = element.attribute("fo:font-weight").map(|weight| weight == "bold").or(self.bold);
        if let Some(language) = element.attribute("fo:language").filter(|language| *language != "none") {
            let country = element.attribute("fo:country").filter(|country| *country != "none");
            self.language = Some(country.map_or(language.to_owned(), |country| format!("{language}-{country}")));
        }
    }
}
