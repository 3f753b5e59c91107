//! The interface's texts, from the Fluent files in `assets/i18n`. English is the fall-back for a text that a
//! language lacks; a key that none has shows itself.

use super::settings::InterfaceLanguage;
use crate::text::visible;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

macro_rules! texts {
    ($tag:literal) => {
        &[
            include_str!(concat!("../../assets/i18n/", $tag, "/actions.ftl")),
            include_str!(concat!("../../assets/i18n/", $tag, "/window.ftl")),
            include_str!(concat!("../../assets/i18n/", $tag, "/working.ftl")),
            include_str!(concat!("../../assets/i18n/", $tag, "/grid.ftl")),
            include_str!(concat!("../../assets/i18n/", $tag, "/panels.ftl")),
            include_str!(concat!("../../assets/i18n/", $tag, "/comfort.ftl")),
            include_str!(concat!("../../assets/i18n/", $tag, "/safety.ftl")),
            include_str!(concat!("../../assets/i18n/", $tag, "/export.ftl")),
        ]
    };
}

/// The shipped languages: setting, tag, texts.
pub const SHIPPED: &[(InterfaceLanguage, &str, &[&str])] =
    &[(InterfaceLanguage::English, "en", texts!("en")), (InterfaceLanguage::Danish, "da", texts!("da"))];

/// Texts in one language.
pub struct Texts {
    language: InterfaceLanguage,
    bundles: Vec<FluentBundle<FluentResource>>,
}

/// A text by its key with what it speaks of: a message as data, put into words when it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    key: &'static str,
    args: Vec<(&'static str, Arg)>,
}

/// Something a text speaks of.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Words.
    Text(String),
    /// A count.
    Number(usize),
}

impl Told {
    /// The text `key`.
    pub fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// A sentence that is in words already, such as an error's own.
    pub fn sentence(sentence: impl Into<String>) -> Self {
        Self::new("sentence").arg("sentence", sentence.into())
    }

    /// The same with what its variable `name` stands for.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl Texts {
    /// The texts of a language; of the system's when the setting says so.
    pub fn new(language: InterfaceLanguage) -> Self {
        let wanted = match language {
            InterfaceLanguage::System => system_language(),
            chosen => chosen,
        };
        let mut order: Vec<_> = SHIPPED.iter().collect();
        order.sort_by_key(|(shipped, _, _)| *shipped != wanted);
        Self { language, bundles: order.into_iter().map(|(_, tag, source)| bundle(tag, source)).collect() }
    }

    /// The setting they were made for.
    pub fn language(&self) -> InterfaceLanguage {
        self.language
    }

    /// The BCP 47 tag of the language that is spoken.
    pub fn tag(&self) -> String {
        let locale = self.bundles.first().and_then(|bundle| bundle.locales.first());
        locale.map_or_else(|| "en".to_owned(), ToString::to_string)
    }

    /// The text `key`.
    pub fn get(&self, key: &str) -> String {
        self.find(key, &[]).unwrap_or_else(|| key.to_owned())
    }

    /// A message in words.
    pub fn say(&self, told: &Told) -> String {
        self.find(told.key, &told.args).unwrap_or_else(|| told.key.to_owned())
    }

    /// The name of a language where it stands alone: with a capital letter, whatever the language writes in a sentence.
    pub fn language_title(&self, language: &crate::text::Language) -> String {
        let name = self.language_name(language);
        let mut letters = name.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }

    /// The name of a language by its tag, as in a sentence; the tag itself when there is no name for it.
    pub fn language_name(&self, language: &crate::text::Language) -> String {
        let key = format!("language-{}", language.primary());
        self.find(&key, &[]).unwrap_or_else(|| language.tag().to_owned())
    }

    fn find(&self, key: &str, args: &[(&'static str, Arg)]) -> Option<String> {
        let values: FluentArgs<'_> = args
            .iter()
            .map(|(name, arg)| match arg {
                // What is spoken of may come from a text that hides something.
                Arg::Text(text) => (*name, FluentValue::from(visible::stood_in(text))),
                Arg::Number(number) => (*name, FluentValue::from(*number)),
            })
            .collect();
        self.bundles.iter().find_map(|bundle| {
            let pattern = bundle.get_message(key)?.value()?;
            Some(bundle.format_pattern(pattern, Some(&values), &mut Vec::new()).into_owned())
        })
    }
}

fn system_language() -> InterfaceLanguage {
    let tag = sys_locale::get_locale().unwrap_or_default();
    let shipped = SHIPPED.iter().find(|(_, shipped, _)| tag.split(['-', '_']).next() == Some(shipped));
    shipped.map_or(InterfaceLanguage::English, |(language, _, _)| *language)
}

fn bundle(tag: &str, sources: &[&str]) -> FluentBundle<FluentResource> {
    let identifier: LanguageIdentifier = tag.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new(vec![identifier]);
    bundle.set_use_isolating(false);
    // A broken line loses its own text only; the tests see to it that there is none.
    for source in sources {
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
        let _ = bundle.add_resource(resource);
    }
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::command::TABLE;
    use std::collections::BTreeSet;

    fn keys(sources: &'static [&'static str]) -> BTreeSet<&'static str> {
        let mut bundle = FluentBundle::new(vec![LanguageIdentifier::default()]);
        let mut all = BTreeSet::new();
        for source in sources {
            let resource = FluentResource::try_new((*source).to_owned()).expect("no syntax errors");
            assert!(bundle.add_resource(resource).is_ok(), "a key stands twice");
            let messages = source.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
            all.extend(messages.filter_map(|line| Some(line.split_once(" =")?.0)));
        }
        all
    }

    #[test]
    fn both_languages_have_the_same_keys() {
        assert_eq!(keys(SHIPPED[0].2), keys(SHIPPED[1].2));
    }

    #[test]
    fn every_action_has_its_texts() {
        let english = keys(SHIPPED[0].2);
        for entry in TABLE {
            assert!(english.contains(entry.label) && english.contains(entry.tip), "{}", entry.label);
        }
    }

    #[test]
    fn plurals_and_words_are_filled_in() {
        let texts = Texts::new(InterfaceLanguage::Danish);
        assert_eq!(texts.say(&Told::new("summary-rows").arg("count", 1)), "1 række");
        assert_eq!(texts.say(&Told::new("summary-rows").arg("count", 41)), "41 rækker");
        assert_eq!(texts.get("no-such-key"), "no-such-key");
    }
}
