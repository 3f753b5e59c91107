//! The language that a page says it is in, if its words do not say otherwise.
//!
//! Translation services and plug-ins often leave the tag of the original in the page. So a tag is dropped, and the
//! language left to be told from the words, where the words are surely in another one; near languages (Danish, Bokmål,
//! Nynorsk, Swedish …) are never sure enough for that.

use super::tree::Tree;
use crate::{
    import::declared,
    text::{Language, Paragraph},
};
use whatlang::{Detector, Lang};

/// How sure the words must be against the tag, 0 to 1.
const SURE: f64 = 0.95;
/// Fewer characters say nothing against a tag.
const FEWEST: usize = 120;
/// So many are enough, in characters.
const ENOUGH: usize = 4_000;

/// Languages that are told apart by their words, as tag and as `whatlang` has them. Of near ones the group is one.
const TOLD: &[(&str, Lang)] = &[
    ("da no nb nn sv", Lang::Dan),
    ("da no nb nn sv", Lang::Nob),
    ("da no nb nn sv", Lang::Swe),
    ("de lb nds", Lang::Deu),
    ("en sco", Lang::Eng),
    ("fr oc", Lang::Fra),
    ("es ca gl pt", Lang::Spa),
    ("es gl pt", Lang::Por),
    ("it", Lang::Ita),
    ("nl af fy nds", Lang::Nld),
    ("pl", Lang::Pol),
    ("ru uk be bg", Lang::Rus),
    ("ru uk be bg", Lang::Ukr),
    ("fi et", Lang::Fin),
    ("ar fa ur", Lang::Ara),
    ("zh", Lang::Cmn),
    ("ja", Lang::Jpn),
];

/// The page's language.
pub(super) fn declared(tree: &Tree, paragraphs: &[Paragraph]) -> Option<Language> {
    let language = tags(tree).find_map(|tag| declared::from_value(tag.trim().replace('_', "-").as_str()))?;
    (!is_contradicted(&language, paragraphs)).then_some(language)
}

/// What may be a tag in the page, the surest first.
fn tags(tree: &Tree) -> impl Iterator<Item = &str> {
    let of = |element: &'static str, name: &'static str| {
        tree.nodes.iter().filter(move |node| node.name == element).filter_map(move |node| node.attribute(name))
    };
    let meta = |key: &'static str, wanted: &'static str| {
        let is = move |value: Option<&str>| value.is_some_and(|value| value.eq_ignore_ascii_case(wanted));
        let metas = tree.nodes.iter().filter(move |node| node.name == "meta" && is(node.attribute(key)));
        metas.filter_map(|node| node.attribute("content"))
    };
    of("html", "lang")
        .chain(of("html", "xml:lang"))
        .chain(of("body", "lang"))
        .chain(of("article", "lang"))
        .chain(meta("http-equiv", "content-language"))
        .chain(meta("name", "language"))
        .chain(meta("property", "og:locale"))
}

/// Whether the words are surely in another language.
pub(in crate::import) fn is_contradicted(language: &Language, paragraphs: &[Paragraph]) -> bool {
    let mut sample = String::new();
    for paragraph in paragraphs {
        sample.push_str(&paragraph.text);
        sample.push('\n');
        if sample.len() > ENOUGH {
            break;
        }
    }
    if sample.chars().count() < FEWEST {
        return false;
    }
    let known = Detector::with_allowlist(TOLD.iter().map(|(_, lang)| *lang).collect());
    let primary = language.primary();
    if !TOLD.iter().any(|(tags, _)| tags.split(' ').any(|tag| tag == primary)) {
        return false;
    }
    let Some(info) = known.detect(&sample) else { return false };
    let near = TOLD.iter().find(|(_, lang)| *lang == info.lang()).map_or("", |(tags, _)| *tags);
    info.confidence() >= SURE && !near.split(' ').any(|tag| tag == primary)
}
