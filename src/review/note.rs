//! Notes hold to a span and its quoted text, never to a row.

use crate::text::{Place, Span, Version};

/// Code points of context kept on each side of a quoted text.
const CONTEXT: usize = 24;

/// A quote found at another place counts as the same when words and matching context have this many code points.
const ENOUGH_TO_KNOW: usize = 12;

/// What a person wrote at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where it holds.
    pub anchor: Anchor,
    /// The person's words.
    pub text: String,
}

/// A place in a version with the words that stand there, so that it is found again in a changed file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Number of the version.
    pub version: usize,
    /// Where.
    pub place: Place,
    /// The words.
    pub quote: Quote,
}

/// Words with what stands around them (the TextQuoteSelector of the W3C's Web Annotation model).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words themselves.
    pub exact: String,
    /// What stands before them in the paragraph.
    pub prefix: String,
    /// What stands after them in the paragraph.
    pub suffix: String,
}

/// Where the words of an anchor stand now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Where they were.
    Here(Place),
    /// They were found at another place.
    Elsewhere(Place),
    /// They are not in the version any more. A note keeps to this place, near where they were; it is shown
    /// as loose and never dropped.
    Lost(Place),
}

impl Standing {
    /// The place to show a note at.
    pub fn place(self) -> Place {
        match self {
            Self::Here(place) | Self::Elsewhere(place) | Self::Lost(place) => place,
        }
    }
}

impl Anchor {
    /// Quotes the words at `place`; a place outside the version quotes nothing.
    pub fn new(version: usize, place: Place, text_of: &Version) -> Self {
        let text = text_of.paragraphs.get(place.paragraph).map_or("", |p| p.text.as_str());
        let Span { start, end } = place.span;
        let quote = Quote {
            exact: place.span.of(text).to_owned(),
            prefix: Span::new(start.saturating_sub(CONTEXT), start).of(text).to_owned(),
            suffix: Span::new(end, end.saturating_add(CONTEXT)).of(text).to_owned(),
        };
        Self { version, place, quote }
    }

    /// Where its words stand in `version`: where they were, else at the place whose surroundings are most alike.
    pub fn find(&self, version: &Version) -> Standing {
        let here = version.paragraphs.get(self.place.paragraph).is_some_and(|paragraph| {
            let Span { start, end } = self.place.span;
            let inside = start <= end && end <= paragraph.text.chars().count();
            inside && self.place.span.of(&paragraph.text) == self.quote.exact
        });
        if here {
            return Standing::Here(self.place);
        }
        self.elsewhere(version).map_or_else(|| Standing::Lost(self.nearest(version)), Standing::Elsewhere)
    }

    fn elsewhere(&self, version: &Version) -> Option<Place> {
        let exact = &self.quote.exact;
        let length = exact.chars().count();
        if length == 0 {
            return None;
        }
        let mut best = None;
        for (number, paragraph) in version.paragraphs.iter().enumerate() {
            for (byte, _) in paragraph.text.match_indices(exact.as_str()) {
                let (before, rest) = paragraph.text.split_at(byte);
                let alike = alike(before.chars().rev(), self.quote.prefix.chars().rev())
                    + alike(rest.chars().skip(length), self.quote.suffix.chars());
                let near = usize::MAX - number.abs_diff(self.place.paragraph);
                let start = before.chars().count();
                let place = Place::new(number, start, start + length);
                if length + alike >= ENOUGH_TO_KNOW && best.is_none_or(|(score, _)| (alike, near) > score) {
                    best = Some(((alike, near), place));
                }
            }
        }
        best.map(|(_, place)| place)
    }

    fn nearest(&self, version: &Version) -> Place {
        let last = version.paragraphs.len().saturating_sub(1);
        let paragraph = self.place.paragraph.min(last);
        let length = version.paragraphs.get(paragraph).map_or(0, |p| p.text.chars().count());
        let end = self.place.span.end.min(length);
        Place::new(paragraph, self.place.span.start.min(end), end)
    }
}

/// How many characters two texts share from their beginning.
fn alike(text: impl Iterator<Item = char>, quote: impl Iterator<Item = char>) -> usize {
    text.zip(quote).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Paragraph, Role};

    fn version(paragraphs: &[&str]) -> Version {
        Version::new("a.txt", paragraphs.iter().map(|text| Paragraph::new(*text, Role::Body)).collect())
    }

    fn check(before: &[&str], place: Place, after: &[&str], expected: Standing) {
        let anchor = Anchor::new(0, place, &version(before));
        assert_eq!(anchor.find(&version(after)), expected, "{after:?}");
    }

    #[test]
    fn anchors_are_found_again() {
        let text = ["Rådet mødes i Åbo på fredag.", "Der kom 40 gæster til mødet."];
        let place = Place::new(1, 8, 10);
        check(&text, place, &text, Standing::Here(place));
        check(&text, place, &[text[1], text[0]], Standing::Elsewhere(Place::new(0, 8, 10)));
        let longer = "Endnu en gang: Der kom 40 gæster til mødet.";
        check(&text, place, &[text[0], longer], Standing::Elsewhere(Place::new(1, 23, 25)));
        check(&text, place, &[text[0]], Standing::Lost(Place::new(0, 8, 10)));
        check(&text, place, &["40"], Standing::Lost(Place::new(0, 2, 2)));
        check(&text, place, &[], Standing::Lost(Place::new(0, 0, 0)));
        check(&text, Place::new(7, 3, 9), &text, Standing::Lost(Place::new(1, 3, 9)));
        check(&text, Place::new(0, 4, 4), &text, Standing::Here(Place::new(0, 4, 4)));
    }
}
