//! Notes hold to a span and its quoted text, never to a row.

use crate::text::{Place, Span, Version};
use serde::{Deserialize, Serialize};

/// Code points of context kept on each side of a quoted text.
const CONTEXT: usize = 24;

/// What a person wrote at a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// Where it holds.
    pub anchor: Anchor,
    /// The person's words.
    pub text: String,
}

/// A place in a version with the words that stand there, so that it is found again in a changed file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// Number of the version.
    pub version: usize,
    /// Where.
    pub place: Place,
    /// The words.
    pub quote: Quote,
}

/// Words with what stands around them (the TextQuoteSelector of the W3C's Web Annotation model).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The words themselves.
    pub exact: String,
    /// What stands before them in the paragraph.
    pub prefix: String,
    /// What stands after them in the paragraph.
    pub suffix: String,
}

impl Anchor {
    /// Quotes the words at `place`; a place outside the version quotes nothing.
    pub fn new(version: usize, place: Place, text_of: &Version) -> Self {
        let text = text_of.paragraphs.get(place.paragraph).map_or("", |p| p.text.as_str());
        let Span { start, end } = place.span;
        let quote = Quote {
            exact: place.span.of(text).to_owned(),
            prefix: Span::new(start.saturating_sub(CONTEXT), start).of(text).to_owned(),
            suffix: Span::new(end, end + CONTEXT).of(text).to_owned(),
        };
        Self { version, place, quote }
    }
}
