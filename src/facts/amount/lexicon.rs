//! The words of a language that amounts are read by, made ready to be looked up.
//!
//! The table's words become maps from the first word of a phrase; a word with a star at its end stands for itself
//! with any inflection. Made once a language.

use super::{
    Bound,
    currency::{self, Currency},
    item::{Gap, Item, Kind, items},
    unit::{self, Unit},
    words::{Atom, Atoms},
};
use crate::{facts::table::Table, segment::tokens, text::Language};
use std::{collections::HashMap, sync::OnceLock};

/// Everything that amounts of one language are read by.
#[derive(Debug)]
pub struct Lexicon {
    /// Number words and their parts.
    pub atoms: Atoms,
    /// Scales behind digits: "mio.", "thousand".
    pub scales: Phrases<f64>,
    /// "halv" before a scale or unit.
    pub half: Phrases<()>,
    /// "og en halv" behind a number.
    pub and_half: Phrases<()>,
    /// Parts of a whole: "tredjedele" is 3.
    pub parts: Phrases<f64>,
    /// "minus" before a number.
    pub minus: Phrases<()>,
    /// Before an amount.
    pub bounds: Phrases<Bound>,
    /// Behind an amount.
    pub bounds_behind: Phrases<Bound>,
    /// "procent".
    pub percent: Phrases<()>,
    /// "procentpoint".
    pub points: Phrases<()>,
    /// Before or behind an amount.
    pub currencies: Phrases<Currency>,
    /// Behind an amount.
    pub units: Phrases<Unit>,
    /// "mellem" before a range.
    pub between: Phrases<()>,
    /// "og" within such a range.
    pub between_and: Phrases<()>,
    /// "til" within a range.
    pub to: Phrases<()>,
    /// "eller" between neighbours: "to eller tre".
    pub or: Phrases<()>,
    /// Words between a number and its noun: "de" in "5 millones de euros".
    pub fillers: Phrases<()>,
    /// Words that may be joined to digits by a hyphen before them: "mid-1990s".
    pub prefixes: Phrases<()>,
    /// Words that make a scale behind them vague: "flere tusind".
    pub vague: Phrases<()>,
    /// Singulars of "year" that stand behind the number of a year: "2018 roku".
    pub calendar: Phrases<()>,
    /// "siècle", beside Roman numbers.
    pub century: Phrases<()>,
    /// Before a decade: "années 80".
    pub decade: Phrases<()>,
    /// Behind a decade: "80’erne".
    pub decade_behind: Phrases<()>,
    /// Phrases with number words in them that tell no number.
    pub silent: Phrases<()>,
    /// Number words that mean something else in another language: "to".
    pub doubtful: Phrases<()>,
    /// Whether vowels fall before another word: "d’euros".
    pub elides: bool,
}

/// Languages whose words lose a vowel before another word.
const ELIDING: &[&str] = &["fr", "it"];

impl Lexicon {
    /// The lexicon of a language, made at its first use.
    pub fn of(language: &Language) -> &'static Self {
        static ALL: OnceLock<HashMap<&'static str, OnceLock<Lexicon>>> = OnceLock::new();
        static NONE: OnceLock<Lexicon> = OnceLock::new();
        let all = ALL.get_or_init(|| LANGUAGES.iter().map(|code| (*code, OnceLock::new())).collect());
        all.get(language.primary()).unwrap_or(&NONE).get_or_init(|| Self::new(language))
    }

    fn new(language: &Language) -> Self {
        let table = Table::of(language);
        let elides = ELIDING.contains(&language.primary());
        let plain = |name: &str| Phrases::read(table, name, elides, |_| Some(()));
        let number = |key: &str| key.trim_end_matches(['s', '~']).parse::<f64>().ok();
        let mut scales = Phrases::read(table, "scales", elides, number);
        scales.read_more(table, "scales behind digits", elides, number);
        let mut currencies = Phrases::read(table, "currencies", elides, |key| Some(Currency::new(key)));
        for (code, signs) in currency::SIGNS {
            signs.iter().for_each(|sign| currencies.add(sign, elides, &Currency::new(code)));
        }
        let mut units = Phrases::read(table, "units", elides, unit::of_symbol);
        for (symbol, spellings) in unit::SPELLINGS {
            let Some(unit) = unit::of_symbol(symbol) else { continue };
            spellings.iter().for_each(|spelling| units.add(spelling, elides, &unit));
        }
        Self {
            atoms: Atoms::read(table),
            scales,
            half: plain("half"),
            and_half: plain("and a half"),
            parts: Phrases::read(table, "parts", elides, number),
            minus: plain("minus"),
            bounds: Phrases::read(table, "bounds", elides, bound),
            bounds_behind: Phrases::read(table, "bounds behind", elides, bound),
            percent: plain("percent"),
            points: plain("percentage points"),
            currencies,
            units,
            between: plain("between"),
            between_and: plain("between and"),
            to: plain("range to"),
            or: plain("range or"),
            fillers: plain("fillers"),
            prefixes: plain("prefixes"),
            vague: plain("vague"),
            calendar: plain("calendar years"),
            century: Phrases::read(table, "units", elides, |key| (key == "century").then_some(())),
            decade: plain("decade"),
            decade_behind: plain("decade behind"),
            silent: plain("no amounts"),
            doubtful: plain("doubtful"),
            elides,
        }
    }
}

/// Languages with a table; all others share an empty lexicon.
const LANGUAGES: &[&str] =
    &["da", "de", "en", "es", "fi", "fr", "is", "it", "nb", "nl", "nn", "pl", "pt", "ru", "sv", "uk"];

fn bound(key: &str) -> Option<Bound> {
    Some(match key {
        "about" => Bound::About,
        "almost" => Bound::Almost,
        "just" => Bound::Just,
        "at least" => Bound::AtLeast,
        "more than" => Bound::MoreThan,
        "at most" => Bound::AtMost,
        "less than" => Bound::LessThan,
        _ => return None,
    })
}

/// Phrases with what they mean, by their first word.
#[derive(Debug)]
pub struct Phrases<T> {
    whole: HashMap<String, Vec<Phrase<T>>>,
    stems: HashMap<String, Vec<Phrase<T>>>,
    shortest_stem: usize,
}

#[derive(Debug)]
struct Phrase<T> {
    rest: Vec<Pattern>,
    value: T,
}

#[derive(Debug)]
struct Pattern {
    text: String,
    is_stem: bool,
    /// Whether nothing may stand before it: "$" in "us$".
    touches: bool,
}

/// A phrase that was found.
#[derive(Clone, Debug)]
pub struct Found<T> {
    /// What it means.
    pub value: T,
    /// One past its last piece.
    pub end: usize,
}

/// The longest ending that a star stands for, in bytes: eight letters of Latin, four of Cyrillic.
const LONGEST_ENDING: usize = 10;

impl<T: Clone> Phrases<T> {
    fn read(table: &Table, section: &str, elides: bool, value: impl Fn(&str) -> Option<T>) -> Self {
        let mut all = Self { whole: HashMap::new(), stems: HashMap::new(), shortest_stem: usize::MAX };
        all.read_more(table, section, elides, value);
        all
    }

    fn read_more(&mut self, table: &Table, section: &str, elides: bool, value: impl Fn(&str) -> Option<T>) {
        for line in table.section(section) {
            if let Some(value) = value(line.key) {
                line.words.iter().for_each(|phrase| self.add(phrase, elides, &value));
            }
        }
    }

    fn add(&mut self, phrase: &str, elides: bool, value: &T) {
        let mut patterns: Vec<Pattern> = Vec::new();
        for word in phrase.split_whitespace() {
            let chars: Vec<char> = word.chars().collect();
            let pieces = items(&chars, &tokens(word, 0), 0, elides);
            let last = pieces.len().saturating_sub(1);
            let is_stem = |at: usize| at == last && word.ends_with('*');
            patterns.extend(pieces.into_iter().enumerate().map(|(at, item)| Pattern {
                is_stem: is_stem(at),
                touches: item.kind == Kind::Sign && item.gap == Gap::Touch,
                text: item.text,
            }));
        }
        if patterns.is_empty() {
            return;
        }
        let first = patterns.remove(0);
        let map = if first.is_stem { &mut self.stems } else { &mut self.whole };
        if first.is_stem {
            self.shortest_stem = self.shortest_stem.min(first.text.len());
        }
        map.entry(first.text).or_default().push(Phrase { rest: patterns, value: value.clone() });
    }

    /// The longest phrase that begins with the piece `at`.
    pub fn find(&self, items: &[Item], at: usize) -> Option<Found<T>> {
        let first = items.get(at)?;
        let mut best: Option<Found<T>> = None;
        let mut offer = |phrases: &[Phrase<T>]| {
            for phrase in phrases {
                let end = at + 1 + phrase.rest.len();
                if best.as_ref().is_none_or(|b| end > b.end) && phrase.follows(items, at) {
                    best = Some(Found { value: phrase.value.clone(), end });
                }
            }
        };
        if let Some(phrases) = self.whole.get(&first.text) {
            offer(phrases);
        }
        if !self.stems.is_empty() && first.kind == Kind::Word {
            let shortest = self.shortest_stem.max(first.text.len().saturating_sub(LONGEST_ENDING));
            for end in (shortest..=first.text.len()).rev().filter(|end| first.text.is_char_boundary(*end)) {
                if let Some(phrases) = self.stems.get(&first.text[..end]) {
                    offer(phrases);
                }
            }
        }
        best
    }

    /// What a single word means, alone.
    pub fn word(&self, word: &str) -> Option<&T> {
        self.whole.get(word)?.iter().find(|phrase| phrase.rest.is_empty()).map(|phrase| &phrase.value)
    }

    /// What a single word means, alone or by its stem.
    pub fn inflected(&self, word: &str) -> Option<&T> {
        let by_stem = || {
            let shortest = self.shortest_stem.max(word.len().saturating_sub(LONGEST_ENDING));
            let ends = (shortest..=word.len()).rev().filter(|end| word.is_char_boundary(*end));
            ends.filter_map(|end| self.stems.get(&word[..end])?.iter().find(|p| p.rest.is_empty())).next()
        };
        self.word(word).or_else(|| by_stem().map(|phrase| &phrase.value))
    }
}

impl<T> Phrase<T> {
    fn follows(&self, items: &[Item], at: usize) -> bool {
        self.rest.iter().enumerate().all(|(k, pattern)| {
            items.get(at + 1 + k).is_some_and(|item| {
                item.gap.is_plain() && (!pattern.touches || item.gap == Gap::Touch) && pattern.matches(&item.text)
            })
        })
    }
}

impl Pattern {
    fn matches(&self, text: &str) -> bool {
        if !self.is_stem {
            return text == self.text;
        }
        text.len() <= self.text.len() + LONGEST_ENDING && text.starts_with(&self.text)
    }
}

/// The number words of a table as parts, with the sections they stand in.
pub fn atoms(table: &Table) -> Vec<(&'static str, Atom)> {
    let mut found = Vec::new();
    for line in table.section("numbers") {
        let Ok(value) = line.key.parse::<f64>() else { continue };
        let atom = if value == 1.0 { Atom::One } else { Atom::Add(value) };
        found.extend(line.words.iter().map(|word| (*word, atom)));
    }
    for line in table.section("scales") {
        let Ok(value) = line.key.trim_end_matches(['s', '~']).parse::<f64>() else { continue };
        let atom = Atom::Scale { value, alone: !line.key.contains('s'), about: line.key.contains('~') };
        found.extend(line.words.iter().map(|word| (*word, atom)));
    }
    for line in table.section("number joints") {
        let atom = if line.key == "tens" { Atom::AndDigit } else { Atom::And };
        found.extend(line.words.iter().map(|word| (*word, atom)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn stems_and_phrases_of_several_words() {
        let lexicon = Lexicon::of(&"uk".parse().unwrap());
        let find = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            let items = items(&chars, &tokens(text, 0), 0, false);
            lexicon.units.find(&items, 0).map(|found| (found.value.symbol().to_owned(), found.end))
        };
        assert_eq!(find("кілометрів"), Some(("km".to_owned(), 1)));
        assert_eq!(find("кілометрів на годину"), Some(("km/h".to_owned(), 3)));
        assert_eq!(find("місто"), None);
    }

    #[test]
    fn every_key_of_every_table_is_understood() {
        let sections = ["scales", "scales behind digits", "parts"];
        for code in LANGUAGES {
            let table = Table::of(&code.parse().unwrap());
            for line in table.section("bounds").iter().chain(table.section("bounds behind")) {
                assert!(bound(line.key).is_some(), "{code}: {}", line.key);
            }
            for line in table.section("units") {
                assert!(unit::of_symbol(line.key).is_some(), "{code}: {}", line.key);
            }
            for line in sections.iter().flat_map(|section| table.section(section)) {
                assert!(line.key.trim_end_matches(['s', '~']).parse::<f64>().is_ok(), "{code}: {}", line.key);
            }
            for line in table.section("numbers") {
                assert!(line.key.parse::<f64>().is_ok(), "{code}: {}", line.key);
                assert!(line.words.iter().all(|word| !word.contains(' ')), "{code}: {}", line.key);
            }
            let words: Vec<&str> = table.section("numbers").iter().flat_map(|line| line.words.clone()).collect();
            let twice = words.len() - words.iter().collect::<HashSet<_>>().len();
            assert_eq!(twice, 0, "{code}: a number word stands twice");
        }
    }
}
