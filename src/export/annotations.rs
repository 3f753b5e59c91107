//! Notes and verdicts as annotations of the W3C's Web Annotation model (2017), in JSON-LD.
//!
//! One collection with one page: a note is *commenting*, a verdict on a difference and the status of a row are
//! *assessing*, tags of a row are *tagging*. A verdict has a target on each side that has words. A target's source is the
//! version, named by the SHA-256 of its file (of its text, where there is no file). Its selectors say the words with what
//! stands around them, and where they are: code points of the version's text, which is all its paragraphs with one
//! line break between each two. A note whose words are gone has its words alone. Names are UUIDs made of the
//! content (RFC 9562, version 8), and there are no dates: the same review gives the same bytes.

use super::{
    PROGRAM, PROGRAM_VERSION, Subject,
    joined::Joined,
    json::{status_name, verdict_name},
    text,
};
use crate::{
    review::{Note, Standing},
    text::{Place, Span},
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Code points of context on each side of the words.
const CONTEXT: usize = 24;

/// The annotations of a review.
pub(super) fn json_ld(subject: &Subject) -> Vec<u8> {
    let sources: Vec<Source> = (0..subject.versions().len()).filter_map(|at| Source::new(subject, at)).collect();
    let seed: Vec<&str> = sources.iter().map(|source| source.id.as_str()).collect();
    let writer = Writer { subject, seed: seed.join(" "), sources: &sources };
    let mut items = writer.notes();
    items.extend(writer.verdicts());
    items.extend(writer.rows());
    let page = name(&format!("{} page", writer.seed));
    let collection = name(&format!("{} collection", writer.seed));
    let whole = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": collection,
        "type": "AnnotationCollection",
        "label": "Notes and verdicts of a comparison",
        "generator": {"type": "Software", "name": format!("{PROGRAM} {PROGRAM_VERSION}")},
        "total": items.len(),
        "first": {"id": page, "type": "AnnotationPage", "startIndex": 0, "items": items},
    });
    // A value of texts and numbers can always be written.
    let mut bytes = serde_json::to_vec_pretty(&whole).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// A version as what annotations are about.
struct Source {
    id: String,
    name: String,
    language: String,
    joined: Joined,
}

impl Source {
    fn new(subject: &Subject, version: usize) -> Option<Self> {
        let version = subject.versions().get(version)?;
        let joined = Joined::new(version.paragraphs.iter().enumerate());
        let own = || hexadecimal(&Sha256::digest(joined.text.as_bytes()));
        let hash = version.source.as_ref().map_or_else(own, |source| source.sha256.clone());
        let (name, language) = (version.name.clone(), version.language.tag().to_owned());
        Some(Self { id: format!("urn:sha256:{hash}"), name, language, joined })
    }

    fn described(&self) -> Value {
        json!({
            "id": self.id, "type": "Text", "format": "text/plain", "language": self.language, "label": self.name,
        })
    }

    /// The target at a place that is there.
    fn target(&self, place: Place) -> Option<Value> {
        let span = self.joined.span(place)?;
        let text = &self.joined.text;
        let before = Span::new(span.start.saturating_sub(CONTEXT), span.start).of(text);
        let after = Span::new(span.end, span.end.saturating_add(CONTEXT)).of(text);
        let selectors = json!([
            {"type": "TextQuoteSelector", "exact": span.of(text), "prefix": before, "suffix": after},
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ]);
        Some(json!({"type": "SpecificResource", "source": self.described(), "selector": selectors}))
    }
}

struct Writer<'a> {
    subject: &'a Subject<'a>,
    sources: &'a [Source],
    /// What tells this comparison from others.
    seed: String,
}

impl Writer<'_> {
    fn notes(&self) -> Vec<Value> {
        let note = |(id, note): (u64, &Note)| {
            let target = self.of_note(note)?;
            let body =
                json!({"type": "TextualBody", "value": note.text, "format": "text/plain", "purpose": "commenting"});
            Some(self.annotation(&format!("note {id}"), "commenting", &body, vec![target]))
        };
        self.subject.review.notes().filter_map(note).collect()
    }

    fn of_note(&self, note: &Note) -> Option<Value> {
        let source = self.sources.get(note.anchor.version)?;
        match self.subject.review.standing(note) {
            Standing::Here(place) | Standing::Elsewhere(place) => source.target(place),
            Standing::Lost(_) => {
                let quote = &note.anchor.quote;
                let selector = json!({
                    "type": "TextQuoteSelector", "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix,
                });
                Some(json!({"type": "SpecificResource", "source": source.described(), "selector": selector}))
            }
        }
    }

    /// What was said of differences, the dismissed ones too.
    fn verdicts(&self) -> Vec<Value> {
        let judged = self.subject.verdicts.iter().enumerate();
        let annotation = |(number, verdict): (usize, &Option<_>)| {
            let difference = self.subject.collation.differences.get(number)?;
            let targets = self.targets(self.subject.collation.base, &difference.base_spans);
            let targets = targets.into_iter().chain(self.targets(difference.version, &difference.version_spans));
            let told = format!("{}. {}", text::heading(self.subject, number), text::reason(self.subject, number));
            let body = json!([
                {"type": "TextualBody", "value": verdict_name((*verdict)?), "purpose": "assessing"},
                {"type": "TextualBody", "value": told, "format": "text/plain", "language": "en", "purpose": "describing"},
            ]);
            Some(self.annotation(&format!("difference {number}"), "assessing", &body, targets.collect()))
        };
        judged.filter_map(annotation).collect()
    }

    fn rows(&self) -> Vec<Value> {
        let mut annotations = Vec::new();
        for (row, of_row) in self.subject.of_rows.iter().enumerate() {
            let targets = || -> Vec<Value> {
                let cells =
                    self.subject.collation.rows.get(row).into_iter().flat_map(|row| row.cells.iter().enumerate());
                let places = |cell: &[usize]| -> Vec<Place> {
                    cell.iter().map(|&paragraph| Place::new(paragraph, 0, usize::MAX)).collect()
                };
                cells.flat_map(|(version, cell)| self.targets(version, &places(cell))).collect()
            };
            if let Some(status) = of_row.status {
                let body = json!({"type": "TextualBody", "value": status_name(status), "purpose": "assessing"});
                annotations.push(self.annotation(&format!("status {row}"), "assessing", &body, targets()));
            }
            if !of_row.tags.is_empty() {
                let tag = |tag: &String| json!({"type": "TextualBody", "value": tag, "purpose": "tagging"});
                let body = Value::Array(of_row.tags.iter().map(tag).collect());
                annotations.push(self.annotation(&format!("tags {row}"), "tagging", &body, targets()));
            }
        }
        annotations
    }

    fn targets(&self, version: usize, places: &[Place]) -> Vec<Value> {
        let source = self.sources.get(version);
        source.map_or(Vec::new(), |source| places.iter().filter_map(|place| source.target(*place)).collect())
    }

    fn annotation(&self, what: &str, motivation: &str, body: &Value, mut targets: Vec<Value>) -> Value {
        let target = if targets.len() == 1 { targets.remove(0) } else { Value::Array(targets) };
        let id = name(&format!("{} {what} {body}", self.seed));
        json!({"id": id, "type": "Annotation", "motivation": motivation, "body": body, "target": target})
    }
}

/// A UUID of a text's hash, as an IRI.
fn name(text: &str) -> String {
    let hash = Sha256::digest(text.as_bytes());
    let mut bytes: Vec<u8> = hash.iter().copied().take(16).collect();
    for (at, keep, set) in [(6, 0x0f, 0x80), (8, 0x3f, 0x80)] {
        if let Some(byte) = bytes.get_mut(at) {
            *byte = *byte & keep | set;
        }
    }
    let digits = hexadecimal(&bytes);
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    format!("urn:uuid:{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_uuids_of_the_content() {
        let one = name("a");
        assert_eq!(one, name("a"));
        assert_ne!(one, name("b"));
        assert_eq!((one.len(), one.as_bytes()[23]), (45, b'8'), "{one}");
    }
}
