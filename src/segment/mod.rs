//! Paragraph roles, sentences, tokens, and which language a text is in.

mod habits;
mod language;
mod sentence;
mod token;

pub use language::{Detected, detect};
pub use token::tokens;

use crate::text::{LanguageSource, Place, Segmented, Sentence, Version};
use habits::Habits;

/// Makes a version that was just read ready for comparing: finds title and page debris, and detects the
/// language where none is declared or chosen. Never changes a text; doing it twice changes nothing.
pub fn prepare(version: &mut Version) {
    if version.language_source == LanguageSource::Unknown {
        let found = detect(&sample(version));
        if !found.language.is_undetermined() {
            version.language_source = LanguageSource::Detected;
        }
        version.language = found.language;
        version.language_confidence = found.confidence;
    }
}

/// Cuts a version into sentences and tokens, by the habits of its language.
pub fn segment(version: &Version) -> Segmented {
    let habits = Habits::of(&version.language);
    let mut all = Segmented::default();
    for (number, paragraph) in version.paragraphs.iter().enumerate() {
        let first = all.sentences.len();
        let chars: Vec<char> = paragraph.text.chars().collect();
        for span in sentence::sentence_spans(&chars, habits) {
            let text: String = chars[span.start..span.end].iter().collect();
            let tokens = tokens(&text, span.start);
            all.sentences.push(Sentence { place: Place { paragraph: number, span }, text, tokens });
        }
        all.by_paragraph.push(first..all.sentences.len());
    }
    all
}

/// Enough of the article to tell its language from: all of a news article, every so many paragraphs of a book.
fn sample(version: &Version) -> String {
    let content = || version.paragraphs.iter().filter(|p| p.is_content());
    let bytes: usize = content().map(|p| p.text.len()).sum();
    let kept: Vec<&str> = content().step_by(1 + bytes / LONGEST_SAMPLE).map(|p| p.text.as_str()).collect();
    kept.join("\n")
}

/// In bytes.
const LONGEST_SAMPLE: usize = 60_000;
