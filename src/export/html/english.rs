//! The report in English, for the command line, which has no interface texts: they are read from the window's own files,
//! as far as they are plain lines, so that none is written twice. Sentences are those of the report for terminals.

use super::{Subject, Wording};
use crate::{
    diff::{Aspect, Reason},
    export::text,
    text::Language,
};

/// The window's English texts. Of Fluent's syntax only `key = text` with `{ $name }` is understood here.
const SOURCES: &[&str] = &[
    include_str!("../../../assets/i18n/en/export.ftl"),
    include_str!("../../../assets/i18n/en/window.ftl"),
    include_str!("../../../assets/i18n/en/panels.ftl"),
];

/// English.
#[derive(Clone, Copy, Debug, Default)]
pub struct English;

impl Wording for English {
    fn language(&self) -> &str {
        "en"
    }

    fn tongue(&self, language: &Language) -> String {
        line(&format!("language-{}", language.primary())).unwrap_or_else(|| language.tag()).to_owned()
    }

    fn say(&self, key: &'static str, filled: &[(&'static str, &str)]) -> String {
        let line = line(key).unwrap_or(key);
        // What is filled in may look like a place to fill in.
        let mut out = String::new();
        let mut rest = line;
        while let Some((before, behind)) = rest.split_once("{ $") {
            out.push_str(before);
            let (name, after) = behind.split_once(" }").unwrap_or((behind, ""));
            out.push_str(filled.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
            rest = after;
        }
        out.push_str(rest);
        out
    }

    fn reasons(&self, subject: &Subject, numbers: &[usize]) -> Vec<String> {
        let mut reasons = text::reasons(subject, super::names(subject, self), numbers);
        // A terminal's report calls languages by their tags.
        for difference in numbers.iter().filter_map(|&number| subject.collation.differences.get(number)) {
            if let Reason::OtherLanguage { found } = &difference.reason {
                let (tag, name) = (format!("It is in {found},"), format!("It is in {},", self.tongue(found)));
                reasons.iter_mut().for_each(|reason| *reason = reason.replace(&tag, &name));
            }
        }
        reasons
    }

    fn value(&self, aspect: Aspect, normalised: &str) -> String {
        text::value(aspect, normalised)
    }
}

fn line(key: &str) -> Option<&'static str> {
    let of = |line: &'static str| line.strip_prefix(key)?.strip_prefix(" = ");
    SOURCES.iter().find_map(|source| source.lines().find_map(of))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_and_filled() {
        assert_eq!(English.tongue(&"da-DK".parse().unwrap()), "Danish");
        assert_eq!(English.tongue(&"tlh".parse().unwrap()), "tlh");
        assert_eq!(English.say("headline", &[("what", "{ $x }"), ("happened", "b")]), "{ $x } b");
        assert_eq!(English.say("no-such-key", &[]), "no-such-key");
    }

    /// Only what stands on one line can be read here, and plurals cannot be chosen.
    #[test]
    fn the_texts_of_the_report_are_plain() {
        let report = SOURCES[0].lines().filter(|line| line.starts_with("report-"));
        for line in report {
            let braces = line.matches('{').count();
            assert_eq!(braces, line.matches("{ $").count(), "{line}");
            assert!(!line.contains("->") && line.contains(" = "), "{line}");
        }
    }
}
