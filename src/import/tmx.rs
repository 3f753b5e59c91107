//! Translation memories: TMX 1.4b (.tmx) and before.
//!
//! The languages of the memory are its versions, that of the header's `srclang` first and the others as they appear; a
//! unit is a row. Two variants of a unit in one language are two paragraphs of its cell. Notes and properties are no
//! text. Source: LISA, TMX 1.4b Specification (2005).

use super::{
    Input, Parsed,
    columns::Columns,
    declared,
    error::Fault,
    inline::{Inline, each_child, root, skip, text_of},
    xml::{self, Element, Nodes},
};
use crate::text::{Language, Locator};

/// Reads a memory.
pub(super) fn read(input: &Input) -> Result<Parsed, Fault> {
    let (text, encoding) = xml::decode(input.bytes)?;
    let (nodes, mut columns) = (&mut Nodes::new(&text), Columns::default());
    let (mut source, mut units): (Option<Language>, usize) = (None, 0);
    root(nodes, "tmx")?;
    each_child(nodes, |nodes, part| match part.name.as_str() {
        "header" => {
            source = part.attribute("srclang").and_then(declared::from_value);
            skip(nodes)
        }
        "body" => each_child(nodes, |nodes, unit| {
            if unit.name != "tu" {
                return skip(nodes);
            }
            units += 1;
            let name = unit.attribute("tuid").map_or_else(|| units.to_string(), str::to_owned);
            let texts = variants(nodes, &mut columns)?;
            columns.row(texts, &Locator::Unit(name));
            Ok(())
        }),
        _ => skip(nodes),
    })?;
    let first = source.and_then(|source| columns.find(&source)).unwrap_or(0);
    Ok(columns.parsed(input.name, first, encoding))
}

/// The texts of a unit, with the columns of their languages.
fn variants(nodes: &mut Nodes<'_>, columns: &mut Columns) -> Result<Vec<(usize, String)>, Fault> {
    let mut texts = Vec::new();
    each_child(nodes, |nodes, variant| {
        if variant.name != "tuv" {
            return skip(nodes);
        }
        // Before version 1.4 the attribute had no prefix.
        let tag = variant.attribute("xml:lang").or_else(|| variant.attribute("lang")).unwrap_or_default();
        let column = columns.of_tag(tag);
        each_child(nodes, |nodes, part| {
            if part.name == "seg" {
                texts.push((column, text_of(nodes, kind)?));
                return Ok(());
            }
            skip(nodes)
        })
    })?;
    Ok(texts)
}

fn kind(element: &Element) -> Inline {
    match element.name.as_str() {
        "bpt" | "ept" | "ph" | "it" | "ut" => Inline::Code,
        "sub" => Inline::Flow,
        _ => Inline::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Versions as `tag: text / text`, with the rows' paragraphs by their numbers.
    fn check(body: &str, source: &str, versions: &[&str], rows: &[&str]) {
        let memory = format!("<tmx version='1.4'><header srclang='{source}'/><body>{body}</body></tmx>");
        let input = Input { name: "m.tmx", bytes: memory.as_bytes(), declared: None };
        let parsed = read(&input).unwrap();
        let told: Vec<String> = parsed
            .versions
            .iter()
            .map(|version| {
                let texts: Vec<&str> = version.paragraphs.iter().map(|p| p.text.as_str()).collect();
                format!("{}: {}", version.language.as_ref().map_or("-", Language::tag), texts.join(" / "))
            })
            .collect();
        assert_eq!(told, versions, "{body}");
        let told: Vec<String> = parsed.rows.iter().map(|row| format!("{:?}", row.cells)).collect();
        assert_eq!(told, rows, "{body}");
    }

    fn seg(tag: &str, text: &str) -> String {
        format!("<tuv xml:lang='{tag}'><prop type='x'>p</prop><note>n</note><seg>{text}</seg></tuv>")
    }

    #[test]
    fn languages_are_versions() {
        let unit = |texts: &[String]| format!("<tu><note>n</note>{}</tu>", texts.concat());
        let one = unit(&[seg("en-US", "One."), seg("da", "Et.")]);
        let two = unit(&[seg("DA", "To."), seg("EN-us", "Two."), seg("en", "2")]);
        let three = unit(&[seg("da", " \n ")]);
        let versions = ["da: Et. / To.", "en-US: One. / Two.", "en: 2"];
        let rows = ["[[0], [0], []]", "[[1], [1], [0]]"];
        check(&[one.clone(), two, three].concat(), "da", &versions, &rows);
        check(&one, "*all*", &["en-US: One.", "da: Et."], &["[[0], [0]]"]);
        check(&one, "en", &["en-US: One.", "da: Et."], &["[[0], [0]]"]);
        let old = "<tu><tuv lang='da'><seg>Et.</seg></tuv><tuv><seg>?</seg></tuv></tu>";
        check(old, "da", &["da: Et.", "-: ?"], &["[[0], [0]]"]);
        check(&unit(&[seg("da", "Et."), seg("da", "En."), seg("da", "Et.")]), "da", &["da: Et. / En."], &["[[0, 1]]"]);
    }

    #[test]
    fn codes_are_no_text() {
        let text = "A <bpt i='1'>&lt;b></bpt>bold<ept i='1'>&lt;/b></ept> word<ph>&lt;BR/></ph>next<ph type='lb'/>\
            <hi>high <it pos='begin'>&lt;i></it></hi>end &amp; all<ph>&lt;a title='<sub>Its <ph>x</ph>title</sub>'></ph>.";
        let expected = "en: A bold word next high end & all. Its title";
        check(&format!("<tu>{}</tu>", seg("en", text)), "en", &[expected], &["[[0]]"]);
    }

    #[test]
    fn other_documents_are_faults() {
        let fault = |text: &str| read(&Input { name: "m.tmx", bytes: text.as_bytes(), declared: None }).unwrap_err();
        let detail = "it begins with <html> instead of <tmx>".to_owned();
        assert_eq!(fault("\n<html/>"), Fault::Broken { place: ", line 2".to_owned(), detail });
        assert!(matches!(fault("<tmx><body><tu>"), Fault::Broken { .. }));
        assert_eq!(fault(""), Fault::Empty);
    }
}
