//! The report in the window's language: its texts and sentences are those of the window.

use crate::{
    diff::Aspect,
    export::{Subject, Wording},
    text::Language,
    ui::{
        describe,
        i18n::{Texts, Told},
        state::Document,
        values,
    },
};

/// The window's language.
pub struct InWindow<'a> {
    texts: &'a Texts,
    document: &'a Document,
    tag: String,
}

impl<'a> InWindow<'a> {
    /// The language of these texts, for a document that is compared.
    pub fn new(texts: &'a Texts, document: &'a Document) -> Self {
        Self { texts, document, tag: texts.tag() }
    }
}

impl Wording for InWindow<'_> {
    fn language(&self) -> &str {
        &self.tag
    }

    fn tongue(&self, language: &Language) -> String {
        self.texts.language_title(language)
    }

    fn say(&self, key: &'static str, filled: &[(&'static str, &str)]) -> String {
        self.texts.say(&filled.iter().fold(Told::new(key), |told, (name, value)| told.arg(name, *value)))
    }

    fn reasons(&self, _: &Subject, numbers: &[usize]) -> Vec<String> {
        let differences = || numbers.iter().filter_map(|&number| self.document.collation.differences.get(number));
        let mut reasons: Vec<String> = Vec::new();
        let reason = |difference| describe::reason(self.texts, self.document, difference);
        let agreement = differences().next().and_then(|first| describe::agreement(self.texts, self.document, first));
        for reason in differences().map(reason).chain(agreement) {
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        reasons
    }

    fn value(&self, aspect: Aspect, normalised: &str) -> String {
        values::value(self.texts, aspect, normalised)
    }
}
