//! How a language writes stops that end no sentence: its abbreviations, ordinals and dates.
//!
//! The data are in `assets/abbreviations`, a file a language; its README explains the lines.

use crate::text::Language;
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

/// What the stop of an abbreviation can be besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// Never the end of a sentence.
    Never,
    /// The end only before a word that nearly always begins a sentence.
    Seldom,
    /// The end before any capital letter.
    Often,
}

/// The habits of one language.
#[derive(Default)]
pub(super) struct Habits {
    abbreviations: HashMap<&'static str, Ending>,
    months: HashSet<&'static str>,
    nouns: HashSet<&'static str>,
    begin: HashSet<&'static str>,
    before: HashSet<&'static str>,
    says: HashSet<&'static str>,
    /// Whether numbers with stops may follow each other in a date, as in "24. 5. 2024".
    pub(super) dotted_dates: bool,
}

impl Habits {
    /// The habits of `language`; those that are harmless anywhere where it has no file.
    pub(super) fn of(language: &Language) -> &'static Self {
        let wanted = language.primary();
        let own = HABITS.iter().find(|(tag, _)| *tag == wanted);
        own.map_or(&OTHER, |(_, habits)| habits)
    }

    /// What the abbreviation `word` (without its last stop) does; none where it is no abbreviation.
    pub(super) fn ending(&self, word: &str) -> Option<Ending> {
        let small_first = || {
            let mut letters = word.chars();
            letters.next().map(|c| c.to_lowercase().chain(letters).collect::<String>())
        };
        let exact = self.abbreviations.get(word);
        exact.or_else(|| self.abbreviations.get(small_first()?.as_str())).copied().or_else(|| {
            let ending = self.abbreviations.get(word.to_lowercase().as_str()).copied();
            // All capitals may as well be a name: "in de VS. Hij" is no "vs."
            ending.map(|_| Ending::Seldom)
        })
    }

    /// Whether a number with a stop before this word is an ordinal.
    pub(super) fn follows_ordinal(&self, word: &str) -> bool {
        self.nouns.contains(word) || self.months.contains(word) || self.months.contains(word.to_lowercase().as_str())
    }

    /// Whether the number after this word is an ordinal.
    pub(super) fn precedes_ordinal(&self, word: &str) -> bool {
        self.before.contains(word.to_lowercase().as_str())
    }

    /// Whether this word, with its capital, nearly always begins a sentence.
    pub(super) fn begins_sentence(&self, word: &str) -> bool {
        self.begin.contains(word)
    }

    /// Whether this verb says who spoke the quotation before.
    pub(super) fn attributes(&self, word: &str) -> bool {
        self.says.contains(word)
    }

    fn read(mut self, data: &'static str) -> Self {
        for line in data.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match line.split_once(": ") {
                Some(("months", words)) => self.months.extend(words.split_whitespace()),
                Some(("nouns", words)) => self.nouns.extend(words.split_whitespace()),
                Some(("begin", words)) => self.begin.extend(words.split_whitespace()),
                Some(("before", words)) => self.before.extend(words.split_whitespace()),
                Some(("says", words)) => self.says.extend(words.split_whitespace()),
                Some(("dates", words)) => self.dotted_dates |= words == "dotted",
                Some(("also", tag)) => self = self.read(file(tag)),
                _ => self.add(line),
            }
        }
        self
    }

    fn add(&mut self, line: &'static str) {
        let (word, ending) = match line.split_once(' ') {
            Some((word, "*")) => (word, Ending::Often),
            Some((word, "?")) => (word, Ending::Seldom),
            _ => (line, Ending::Never),
        };
        self.abbreviations.insert(word, ending);
    }
}

macro_rules! files {
    ($($tag:literal),*) => {
        [$(($tag, include_str!(concat!("../../assets/abbreviations/", $tag, ".txt")))),*]
    };
}

const FILES: [(&str, &str); 18] =
    files!["da", "nb", "nn", "sv", "en", "de", "nl", "fr", "es", "pt", "it", "pl", "fi", "ru", "uk", "is", "fo", "cs"];

static HABITS: LazyLock<Vec<(&str, Habits)>> =
    LazyLock::new(|| FILES.iter().map(|(tag, data)| (*tag, Habits::default().read(data))).collect());

static OTHER: LazyLock<Habits> =
    LazyLock::new(|| Habits::default().read(include_str!("../../assets/abbreviations/other.txt")));

fn file(tag: &str) -> &'static str {
    FILES.iter().find(|(known, _)| *known == tag).map_or("", |(_, data)| data)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_of_the_list_are_asked_for() {
        let of = |tag: &str, word: &str| Habits::of(&tag.parse().unwrap()).ending(word);
        assert_eq!(of("da", "Bl.a"), Some(Ending::Never));
        assert_eq!(of("da", "KL"), Some(Ending::Seldom));
        assert_eq!(of("da", "osv"), Some(Ending::Often));
        assert_eq!(of("en-GB", "no"), None);
        assert_eq!(of("en", "No"), Some(Ending::Seldom));
        assert_eq!(of("nn", "ca"), Some(Ending::Never), "from nb");
        assert_eq!(of("eo", "Prof"), Some(Ending::Never), "from other");
    }

    #[test]
    fn every_line_of_the_files_is_one_entry() {
        for (tag, data) in FILES {
            for line in data.lines().filter(|line| !line.starts_with('#') && !line.contains(": ")) {
                let words = line.split(' ').count();
                assert!(words == 1 || words == 2 && (line.ends_with(" *") || line.ends_with(" ?")), "{tag}: {line}");
                assert!(!line.ends_with('.'), "{tag}: {line}");
            }
        }
    }
}
