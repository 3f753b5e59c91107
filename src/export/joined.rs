//! Paragraphs joined to one text, and where their places are in it.

use crate::text::{Paragraph, Place, Span};

/// Paragraphs of a version with a line break between each two; offsets are code points.
pub(super) struct Joined {
    /// The whole text.
    pub text: String,
    /// Number, beginning and length of each paragraph.
    parts: Vec<(usize, usize, usize)>,
}

impl Joined {
    /// Joins paragraphs, given with their numbers in the version.
    pub(super) fn new<'a>(paragraphs: impl IntoIterator<Item = (usize, &'a Paragraph)>) -> Self {
        let (mut text, mut parts, mut at) = (String::new(), Vec::new(), 0);
        for (number, paragraph) in paragraphs {
            if !parts.is_empty() {
                text.push('\n');
                at += 1;
            }
            let length = paragraph.text.chars().count();
            text.push_str(&paragraph.text);
            parts.push((number, at, length));
            at += length;
        }
        Self { text, parts }
    }

    /// Where a place of the version stands in the text, clipped to its paragraph; none when that is not in it.
    pub(super) fn span(&self, place: Place) -> Option<Span> {
        let (_, begin, length) = self.parts.iter().find(|(number, _, _)| *number == place.paragraph)?;
        let (start, end) = (place.span.start.min(*length), place.span.end.min(*length));
        Some(Span::new(begin + start, begin + end.max(start)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Role;

    #[test]
    fn places_are_found_again() {
        let paragraphs = ["På Ærø", "", "Fyn"].map(|text| Paragraph::new(text, Role::Body));
        let joined = Joined::new([(2, &paragraphs[0]), (5, &paragraphs[1]), (6, &paragraphs[2])]);
        assert_eq!(joined.text, "På Ærø\n\nFyn");
        for (place, words) in [
            (Place::new(2, 3, 6), "Ærø"),
            (Place::new(6, 0, 9), "Fyn"),
            (Place::new(5, 0, 1), ""),
            (Place::new(2, 9, 2), ""),
        ] {
            assert_eq!(joined.span(place).unwrap().of(&joined.text), words);
        }
        assert_eq!(joined.span(Place::new(3, 0, 1)), None);
    }
}
