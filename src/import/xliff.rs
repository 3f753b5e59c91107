//! Bilingual files of translation programs: XLIFF 1.2, and 2.0 to 2.2 (.xlf, .xliff).
//!
//! The source language is the first version, the target language the second; a unit is a row and one paragraph of each.
//! Suggestions (`alt-trans`, `matches`), notes and stored codes are no text. Several `<file>` parts follow each other.
//! Sources: OASIS, XLIFF Version 1.2 (2008); XLIFF Version 2.1 (2018), whose targets may stand in another order than
//! their sources.

use super::{
    Input, Parsed,
    columns::Columns,
    error::Fault,
    inline::{Inline, each_child, root, skip, text_of},
    xml::{self, Element, Nodes},
};
use crate::text::Locator;

/// Reads a file of any version.
pub(super) fn read(input: &Input) -> Result<Parsed, Fault> {
    let (text, encoding) = xml::decode(input.bytes)?;
    let nodes = &mut Nodes::new(&text);
    let outer = root(nodes, "xliff")?;
    let mut units = Units::default();
    each_child(nodes, |nodes, file| {
        if file.name != "file" {
            return skip(nodes);
        }
        let tag = |old: &str, new: &str| file.attribute(old).or_else(|| outer.attribute(new)).map(str::to_owned);
        units.tags = [tag("source-language", "srcLang"), tag("target-language", "trgLang")];
        units.read(nodes)
    })?;
    Ok(units.columns.parsed(input.name, 0, encoding))
}

/// The units of a file as they are read.
#[derive(Default)]
struct Units {
    columns: Columns,
    /// Columns of source and target where the file says no language.
    untagged: [Option<usize>; 2],
    /// Languages of source and target in the present part.
    tags: [Option<String>; 2],
    count: usize,
}

/// Source and target of a unit, or of a part of one.
#[derive(Default)]
struct Texts {
    source: String,
    target: Option<String>,
    /// Where the target stands among those of its unit, from 1, if not in the order of the sources.
    order: Option<usize>,
}

impl Units {
    /// Reads the units inside the element that has just begun.
    fn read(&mut self, nodes: &mut Nodes<'_>) -> Result<(), Fault> {
        each_child(nodes, |nodes, element| match element.name.as_str() {
            "body" | "group" => self.read(nodes),
            "trans-unit" => {
                let texts = self.texts(nodes)?;
                self.row(element, texts);
                Ok(())
            }
            "unit" => {
                let mut parts = Vec::new();
                each_child(nodes, |nodes, part| match part.name.as_str() {
                    "segment" | "ignorable" => {
                        parts.push(self.texts(nodes)?);
                        Ok(())
                    }
                    _ => skip(nodes),
                })?;
                self.row(element, joined(parts));
                Ok(())
            }
            _ => skip(nodes),
        })
    }

    /// Source and target in the element that has just begun.
    fn texts(&mut self, nodes: &mut Nodes<'_>) -> Result<Texts, Fault> {
        let mut texts = Texts::default();
        each_child(nodes, |nodes, part| {
            let side = match part.name.as_str() {
                "source" => 0,
                "target" => 1,
                _ => return skip(nodes),
            };
            if self.tags[side].is_none() {
                self.tags[side] = part.attribute("xml:lang").map(str::to_owned);
            }
            let text = text_of(nodes, kind)?;
            if side == 0 {
                texts.source = text;
            } else {
                texts.order = part.attribute("order").and_then(|order| order.parse().ok());
                texts.target = Some(text);
            }
            Ok(())
        })?;
        Ok(texts)
    }

    fn row(&mut self, unit: &Element, texts: Texts) {
        self.count += 1;
        let name = unit.attribute("id").map_or_else(|| self.count.to_string(), str::to_owned);
        let (source, target) = (self.column(0), self.column(1));
        let texts = [(source, texts.source), (target, texts.target.unwrap_or_default())];
        self.columns.row(texts, &Locator::Unit(name));
    }

    /// The column of the source (0) or the target (1); never one for both.
    fn column(&mut self, side: usize) -> usize {
        let is_own = side == 0 || self.tags[0] != self.tags[1];
        match &self.tags[side] {
            Some(tag) if is_own => self.columns.of_tag(tag),
            Some(tag) => self.columns.of_tag(&format!("{tag} target")),
            None => *self.untagged[side].get_or_insert_with(|| self.columns.add(None)),
        }
    }
}

/// The parts of a unit of XLIFF 2 as one text. What is not translated, such as the space between two sentences, stands
/// in the target too.
fn joined(parts: Vec<Texts>) -> Texts {
    let has_target = parts.iter().any(|part| part.target.is_some());
    let mut targets: Vec<(usize, String)> = Vec::with_capacity(parts.len());
    let mut source = String::new();
    for (number, part) in parts.into_iter().enumerate() {
        append(&mut source, &part.source);
        let order = part.order.unwrap_or(number + 1);
        let blank = if part.source.trim().is_empty() { part.source } else { String::new() };
        targets.push((order, part.target.unwrap_or(blank)));
    }
    targets.sort_by_key(|(order, _)| *order);
    let target = has_target.then(|| {
        let mut target = String::new();
        targets.iter().for_each(|(_, text)| append(&mut target, text));
        target
    });
    Texts { source, target, order: None }
}

/// Adds a part behind another. Two sentences that touch had a space between them that nobody wrote down, in scripts
/// that have spaces.
fn append(text: &mut String, part: &str) {
    let has_spaces = |c: char| !c.is_whitespace() && c < '\u{3000}';
    if text.ends_with(has_spaces) && part.starts_with(has_spaces) {
        text.push(' ');
    }
    text.push_str(part);
}

fn kind(element: &Element) -> Inline {
    match element.name.as_str() {
        "x" | "bx" | "ex" | "ph" | "it" | "bpt" | "ept" | "sc" | "ec" => Inline::Code,
        "sub" => Inline::Flow,
        "cp" => {
            let number = element.attribute("hex").and_then(|hex| u32::from_str_radix(hex, 16).ok());
            number.and_then(char::from_u32).map_or(Inline::Code, Inline::Character)
        }
        _ => Inline::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    /// Rows as `source | target`, a missing text as `-`; the languages before them.
    fn check(document: &str, expected: &[&str]) {
        let parsed = read(&Input { name: "a.xlf", bytes: document.as_bytes(), declared: None }).unwrap();
        let tag =
            |version: &super::super::ParsedVersion| version.language.as_ref().map_or("-", Language::tag).to_owned();
        let mut told = vec![parsed.versions.iter().map(tag).collect::<Vec<_>>().join(" | ")];
        for row in &parsed.rows {
            let text = |(version, cell): (&super::super::ParsedVersion, &Vec<usize>)| {
                cell.first().map_or("-".to_owned(), |paragraph| version.paragraphs[*paragraph].text.clone())
            };
            told.push(parsed.versions.iter().zip(&row.cells).map(text).collect::<Vec<_>>().join(" | "));
        }
        assert_eq!(told, expected, "{document}");
    }

    fn old(files: &str) -> String {
        format!("<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'>{files}</xliff>")
    }

    #[test]
    fn version_1() {
        let files = "<file source-language='en' target-language='da'><header><note>n</note></header><body>\
            <trans-unit id='1' translate='no'><source>One <g id='1'>big <x id='2'/></g>t&lt;wo</source>\
            <seg-source><mrk mtype='seg'>no</mrk></seg-source><target>Et <mrk mtype='seg'>stort</mrk></target>\
            <note>no</note><alt-trans><source>no</source><target>nej</target></alt-trans></trans-unit>\
            <group><group><trans-unit id='2'><source>Two<ph id='1'>&lt;i></ph><x id='1' ctype='lb'/>lines</source>\
            <target/></trans-unit></group></group></body></file>\
            <file source-language='en' target-language='da'><body><bin-unit><bin-source/></bin-unit>\
            <trans-unit id='1'><source></source><target>Tre</target></trans-unit></body></file>";
        check(&old(files), &["en | da", "One big t<wo | Et stort", "Two lines | -", "- | Tre"]);
        let bare = "<file><body><trans-unit><source>a</source><target>b</target></trans-unit></body></file>";
        check(&old(bare), &["- | -", "a | b"]);
        let own = "<file><body><trans-unit><source xml:lang='en'>a</source><target xml:lang='da'>b</target>\
            </trans-unit></body></file>";
        check(&old(own), &["en | da", "a | b"]);
        let same = "<file source-language='en' target-language='en'><body><trans-unit><source>a</source>\
            <target>b</target></trans-unit></body></file>";
        check(&old(same), &["en | -", "a | b"]);
    }

    fn new(units: &str) -> String {
        format!(
            "<xliff version='2.1' srcLang='en' trgLang='da'><file id='f'><notes><note>n</note></notes>{units}</file></xliff>"
        )
    }

    #[test]
    fn version_2() {
        let unit = "<unit id='u1'><notes><note>n</note></notes><originalData><data id='d'>no</data></originalData>\
            <mtc:matches xmlns:mtc='x'><mtc:match><source>no</source><target>nej</target></mtc:match></mtc:matches>\
            <segment id='s1'><source>One <pc id='1'>big</pc> thing.</source><target order='3'>Et.</target></segment>\
            <ignorable><source> </source></ignorable>\
            <segment><source>Two<cp hex='2014'/><cp hex='zz'/>three.</source><target order='1'>To.</target></segment></unit>";
        check(&new(unit), &["en | da", "One big thing. Two—three. | To. Et."]);
        let units = "<group id='g'><unit id='1'><segment><source>One.</source></segment><segment><source>Two.</source>\
            </segment></unit></group><unit id='2'><segment><source>三。</source><target>Tre.</target></segment>\
            <segment><source>四。</source><target>Fire.</target></segment></unit>";
        check(&new(units), &["en | da", "One. Two. | -", "三。四。 | Tre. Fire."]);
    }
}
