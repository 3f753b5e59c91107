//! Paragraph roles, sentences, tokens, and which language a text is in.

mod debris;
mod habits;
mod language;
mod roles;
mod sentence;
mod token;

pub use language::{Detected, detect};
pub use token::tokens;

use crate::{
    import::Document,
    text::{LanguageSource, Place, Role, Segmented, Sentence, Version},
};
use habits::Habits;

/// Makes a version that was just read ready for comparing: finds title and page debris, and detects the
/// language where none is declared or chosen. Never changes a text; doing it twice changes nothing.
pub fn prepare(version: &mut Version) {
    roles::assign(&mut version.paragraphs);
    if version.language_source == LanguageSource::Unknown {
        let found = detect(&sample(version));
        if !found.language.is_undetermined() {
            version.language_source = LanguageSource::Detected;
        }
        version.language = found.language;
        version.language_confidence = found.confidence;
    }
}

/// Makes a version ready whose paragraphs are taken as they are, each in the role that it has: only the language is
/// detected, where none is declared or chosen.
pub fn prepare_as_it_is(version: &mut Version) {
    let roles: Vec<Role> = version.paragraphs.iter().map(|paragraph| paragraph.role).collect();
    prepare(version);
    version.paragraphs.iter_mut().zip(roles).for_each(|(paragraph, role)| paragraph.role = role);
}

/// Makes all versions of a document ready; where it comes with an alignment, its paragraphs are taken as they are.
pub fn prepare_document(document: &mut Document) {
    let prepare = if document.rows.is_empty() { prepare } else { prepare_as_it_is };
    document.versions.iter_mut().for_each(prepare);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Paragraph, Role, Span};
    use proptest::{prelude::*, test_runner::RngSeed};

    /// Text with much of what the code looks at, besides anything at all.
    fn texts() -> impl Strategy<Value = String> {
        let bits = "(Af|Den|af|z\\. ?B|kl|nr|Hansen|slut|A|1|12|2024|XIV|\\.|!|\\?|…|。|\"|»|«|”|\\(|\\)|\\[3\\]| |  |\n|:| – | - |Foto|Ritzau|\\||---|’s|é|e\u{301})";
        prop_oneof![any::<String>(), proptest::collection::vec(bits, 0..40).prop_map(|bits| bits.concat())]
    }

    fn versions() -> impl Strategy<Value = Version> {
        let roles = prop_oneof![Just(Role::Title), Just(Role::Heading), Just(Role::Body), Just(Role::Body)];
        let language = prop_oneof![Just("da"), Just("de"), Just("en"), Just("fr"), Just("zh"), Just("und")];
        (proptest::collection::vec((texts(), roles), 0..8), language).prop_map(|(paragraphs, tag)| {
            let paragraphs = paragraphs.into_iter().map(|(text, role)| Paragraph::new(text, role)).collect();
            let mut version = Version::new("test", paragraphs);
            version.language = tag.parse().unwrap();
            version
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]
        #[test]
        fn sentences_cover_their_paragraph(version in versions()) {
            let all = segment(&version);
            prop_assert_eq!(all.by_paragraph.len(), version.paragraphs.len());
            for (number, paragraph) in version.paragraphs.iter().enumerate() {
                let chars: Vec<char> = paragraph.text.chars().collect();
                let mut at = 0;
                for sentence in all.of_paragraph(number) {
                    let Span { start, end } = sentence.place.span;
                    prop_assert_eq!(sentence.place.paragraph, number);
                    prop_assert!(at <= start && start < end && end <= chars.len());
                    prop_assert!(chars[at..start].iter().all(|c| c.is_whitespace()));
                    prop_assert!(!chars[start].is_whitespace() && !chars[end - 1].is_whitespace());
                    prop_assert_eq!(sentence.place.span.of(&paragraph.text), &sentence.text);
                    for token in &sentence.tokens {
                        prop_assert_eq!(token.span.of(&paragraph.text), &token.form);
                        prop_assert!(start <= token.span.start && token.span.end <= end && !token.span.is_empty());
                    }
                    at = end;
                }
                prop_assert!(chars[at..].iter().all(|c| c.is_whitespace()));
            }
        }

        #[test]
        fn prepare_keeps_texts_and_changes_nothing_twice(mut version in versions()) {
            let before: Vec<String> = version.paragraphs.iter().map(|p| p.text.clone()).collect();
            prepare(&mut version);
            prop_assert!(version.paragraphs.iter().map(|p| &p.text).eq(&before));
            prop_assert!((0.0..=1.0).contains(&version.language_confidence));
            let once = version.clone();
            prepare(&mut version);
            prop_assert_eq!(once, version);
        }
    }

    #[test]
    fn a_declared_language_stays() {
        let body = "Broen er lukket, og ingen ved, hvornår den åbner igen, siger borgmesteren efter mødet.";
        let mut version = Version::new("a", vec![Paragraph::new(body, Role::Body)]);
        prepare(&mut version);
        assert_eq!((version.language.tag(), version.language_source), ("da", LanguageSource::Detected));
        let mut version = version.with_language("nb".parse().unwrap(), LanguageSource::Declared);
        prepare(&mut version);
        assert_eq!((version.language.tag(), version.language_confidence), ("nb", 1.0));
    }
}
