//! Documents to a review: their versions as columns, what they say of corresponding paragraphs as pins.
//!
//! Pins are held to the base. So the rows of a document can be kept where one of its versions is the base, or has the
//! base's text word for word: that version then is not shown twice. The rows of any other document say nothing of the
//! base, and its versions are aligned like all others.

use super::{Edit, Review};
use crate::{
    align::Pin,
    import::{Document, ReadyRow},
    text::Version,
};

/// What a document adds to a review.
struct Placed {
    /// Versions to stand behind those that are there.
    versions: Vec<Version>,
    pins: Vec<Pin>,
}

impl Review {
    /// A fresh review of some documents; the first version is the base. What the documents say of corresponding
    /// paragraphs is fixed from the beginning: it is no edit that could be undone.
    pub fn of(documents: Vec<Document>) -> Self {
        let mut review = Self::default();
        for document in documents {
            let placed = Placed::new(&review, document);
            review.versions.extend(placed.versions);
            review.pins.extend(placed.pins);
        }
        review
    }
}

impl Edit {
    /// The versions of a document added behind the others, with its rows as far as they can be kept.
    pub fn add_document(review: &Review, document: Document) -> Self {
        let Placed { versions, pins } = Placed::new(review, document);
        let first = review.versions().len();
        let add = |(at, version)| Self::Version { number: first + at, before: None, after: Some(Box::new(version)) };
        let mut steps: Vec<Self> = versions.into_iter().enumerate().map(add).collect();
        if !pins.is_empty() {
            let all = review.pins().iter().cloned().chain(pins).collect();
            steps.push(Self::set_pins(review, all));
        }
        Self::joined(steps)
    }
}

impl Placed {
    fn new(review: &Review, document: Document) -> Self {
        let Document { versions, rows } = document;
        let present = review.versions();
        let base = match present.get(review.base()) {
            None => Some(0),
            Some(base) if !rows.is_empty() => versions.iter().position(|version| is_same_text(version, base)),
            Some(_) => None,
        };
        let is_there = |at: usize| !present.is_empty() && base == Some(at);
        let mut numbers = Vec::with_capacity(versions.len());
        let mut added = Vec::with_capacity(versions.len());
        for (at, version) in versions.into_iter().enumerate() {
            if is_there(at) {
                numbers.push(review.base());
            } else {
                numbers.push(present.len() + added.len());
                added.push(version);
            }
        }
        let pins = base.map_or_else(Vec::new, |base| pins(&rows, base, &numbers));
        Self { versions: added, pins }
    }
}

/// A pin for every version and row in which it or the base has anything; `numbers` are those of the versions.
fn pins(rows: &[ReadyRow], base: usize, numbers: &[usize]) -> Vec<Pin> {
    let mut pins = Vec::new();
    for (at, number) in numbers.iter().enumerate().filter(|(at, _)| *at != base) {
        let pin = |row: &ReadyRow| {
            let (base_paragraphs, version_paragraphs) = (row.cells.get(base)?.clone(), row.cells.get(at)?.clone());
            let is_any = !base_paragraphs.is_empty() || !version_paragraphs.is_empty();
            is_any.then_some(Pin { version: *number, base_paragraphs, version_paragraphs })
        };
        pins.extend(rows.iter().filter_map(pin));
    }
    pins
}

/// Whether two versions are the same text in the same language.
fn is_same_text(one: &Version, other: &Version) -> bool {
    let texts = one.paragraphs.iter().map(|p| &p.text);
    one.language == other.language && texts.eq(other.paragraphs.iter().map(|p| &p.text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{LanguageSource, Paragraph, Role};

    fn version(tag: &str, texts: &[&str]) -> Version {
        let paragraphs = texts.iter().map(|text| Paragraph::new(*text, Role::Body)).collect();
        Version::new(tag, paragraphs).with_language(tag.parse().unwrap(), LanguageSource::Declared)
    }

    fn document(versions: &[(&str, &[&str])], rows: &[&[&[usize]]]) -> Document {
        let row = |cells: &&[&[usize]]| ReadyRow { cells: cells.iter().map(|cell| cell.to_vec()).collect() };
        let versions = versions.iter().map(|(tag, texts)| version(tag, texts)).collect();
        Document { versions, rows: rows.iter().map(row).collect() }
    }

    fn told(review: &Review) -> (Vec<&str>, Vec<String>) {
        let tags = review.versions().iter().map(|version| version.language.tag()).collect();
        let told = |pin: &Pin| format!("{}: {:?} {:?}", pin.version, pin.base_paragraphs, pin.version_paragraphs);
        (tags, review.pins().iter().map(told).collect())
    }

    fn memory() -> Document {
        document(&[("en", &["One", "Two"]), ("da", &["Et", "To"])], &[&[&[0], &[0]], &[&[1], &[]], &[&[], &[1]]])
    }

    #[test]
    fn rows_become_pins() {
        let review = Review::of(vec![memory()]);
        assert_eq!(
            told(&review),
            (vec!["en", "da"], vec!["1: [0] [0]".into(), "1: [1] []".into(), "1: [] [1]".into()])
        );
        assert!(!review.can_undo() && review.unfit_pin(review.pins()).is_none());
    }

    #[test]
    fn a_document_with_the_bases_text_joins_it() {
        let german = document(&[("de", &["Zwei"]), ("en", &["One", "Two"])], &[&[&[], &[0]], &[&[0], &[1]]]);
        let expected = ["1: [0] [0]", "1: [1] []", "1: [] [1]", "2: [0] []", "2: [1] [0]"].map(str::to_owned);
        let review = Review::of(vec![memory(), german.clone()]);
        assert_eq!(told(&review), (vec!["en", "da", "de"], expected.to_vec()));
        let mut added = Review::of(vec![memory()]);
        assert!(added.apply(Edit::add_document(&added, german)));
        assert_eq!(told(&added), told(&review));
        added.undo();
        assert_eq!(added.versions().len(), 2);
    }

    #[test]
    fn other_documents_are_versions_without_pins() {
        let other = document(&[("de", &["Zwei"]), ("en", &["Other"])], &[&[&[0], &[0]]]);
        let plain = Document::from(version("en", &["One", "Two"]));
        let review = Review::of(vec![memory(), other, plain]);
        assert_eq!((told(&review).0, review.pins().len()), (vec!["en", "da", "de", "en", "en"], 3));
    }
}
