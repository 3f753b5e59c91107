//! What the styles of a Word document say of its paragraphs and runs: heading or title, hidden, bold.

use super::super::{
    error::Fault,
    manuscript::Rank,
    xml::{Element, Node, Nodes},
};
use std::collections::BTreeMap;

/// Styles that are based on each other in a longer chain than this are a circle.
const LONGEST_CHAIN: usize = 16;

/// The styles of a document by their ids.
#[derive(Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
}

#[derive(Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    /// The level of the outline from 0; 9 is running text.
    outline: Option<u8>,
    hidden: Option<bool>,
    bold: Option<bool>,
}

impl Styles {
    /// Reads `styles.xml`.
    pub fn read(source: &str) -> Result<Self, Fault> {
        let (mut nodes, mut styles) = (Nodes::new(source), Self::default());
        let mut open: Option<(String, Style)> = None;
        while let Some(node) = nodes.next()? {
            match node {
                Node::Start(element) if element.name == "style" => {
                    open = Some((element.any("styleId").unwrap_or_default().to_owned(), Style::default()));
                }
                Node::End(name) if name == "style" => {
                    if let Some((id, style)) = open.take() {
                        styles.by_id.insert(id, style);
                    }
                }
                Node::Start(element) => match &mut open {
                    Some((_, style)) if element.name != "tblStylePr" => style.take(&element),
                    _ if matches!(element.name.as_str(), "docDefaults" | "latentStyles" | "tblStylePr") => {
                        nodes.skip()?;
                    }
                    _ => {}
                },
                Node::End(_) | Node::Text(_) => {}
            }
        }
        Ok(styles)
    }

    /// What a paragraph in this style is. A document may name a style that it does not have.
    pub fn rank(&self, id: &str) -> Rank {
        for (id, style) in self.chain(id) {
            let named = Rank::of_style(&style.name).or_else(|| Rank::of_style(id));
            if let Some(rank) = named.or_else(|| style.outline.map(outlined)) {
                return rank;
            }
        }
        if self.by_id.contains_key(id) { Rank::Running } else { Rank::of_style(id).unwrap_or_default() }
    }

    /// Whether text in this style is hidden.
    pub fn is_hidden(&self, id: &str) -> bool {
        self.chain(id).find_map(|(_, style)| style.hidden).unwrap_or_default()
    }

    /// Whether text in this style is bold.
    pub fn is_bold(&self, id: &str) -> bool {
        self.chain(id).find_map(|(_, style)| style.bold).unwrap_or_default()
    }

    /// A style and what it is based on.
    fn chain<'a>(&'a self, id: &'a str) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let find = |id: &'a str| self.by_id.get(id).map(|style| (id, style));
        std::iter::successors(find(id), move |(_, style)| find(style.based_on.as_deref()?)).take(LONGEST_CHAIN)
    }
}

impl Style {
    fn take(&mut self, element: &Element) {
        let value = element.any("val");
        match element.name.as_str() {
            "name" => self.name = value.unwrap_or_default().to_owned(),
            "basedOn" => self.based_on = value.map(str::to_owned),
            "outlineLvl" => self.outline = value.and_then(|level| level.parse().ok()),
            "vanish" => self.hidden = Some(is_on(element)),
            "b" => self.bold = Some(is_on(element)),
            _ => {}
        }
    }
}

/// What a level of the outline makes of a paragraph.
pub(super) fn outlined(level: u8) -> Rank {
    if level < 9 { Rank::Heading(level + 1) } else { Rank::Running }
}

/// Whether a switch such as `<w:b/>` is on: it says so by standing there, if not otherwise.
pub(super) fn is_on(element: &Element) -> bool {
    !matches!(element.any("val"), Some("0" | "false" | "off"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_say_what_paragraphs_are() {
        let styles = Styles::read(
            "<w:styles><w:docDefaults><w:b/></w:docDefaults>\
             <w:style w:styleId='Overskrift1'><w:name w:val='heading 1'/><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:style>\
             <w:style w:styleId='Rubrik'><w:name w:val='Rubrik på tre'/><w:basedOn w:val='Overskrift1'/></w:style>\
             <w:style w:styleId='Afsnit'><w:name w:val='Afsnitsrubrik'/><w:outlineLvl w:val='2'/></w:style>\
             <w:style w:styleId='Toc'><w:name w:val='TOC Heading'/><w:basedOn w:val='Overskrift1'/><w:outlineLvl w:val='9'/></w:style>\
             <w:style w:styleId='Hemmelig'><w:vanish/><w:b w:val='0'/></w:style>\
             <w:style w:styleId='Ring'><w:basedOn w:val='Ring'/></w:style></w:styles>",
        )
        .unwrap();
        for (id, rank) in [
            ("Overskrift1", Rank::Heading(1)),
            ("Rubrik", Rank::Title),
            ("Afsnit", Rank::Heading(3)),
            ("Toc", Rank::Running),
            ("Ring", Rank::Running),
            ("Titel", Rank::Title),
            ("Ukendt", Rank::Running),
        ] {
            assert_eq!(styles.rank(id), rank, "{id}");
        }
        assert!(styles.is_hidden("Hemmelig") && !styles.is_bold("Hemmelig") && !styles.is_bold("Afsnit"));
    }
}
