//! The words of a sentence with what they mean to the readers of days, hours, ages and references.
//!
//! The tables of a language are made into one map from the first word of a phrase to all its meanings, once. A
//! sentence is looked up once a word; readers then ask what a word or the phrase that begins with it means.

use super::{Passage, table::Table};
use crate::{
    segment::tokens,
    text::{Span, TokenKind},
};
use std::{
    collections::{BTreeMap, HashMap},
    sync::OnceLock,
};

/// What a word or phrase is to a reader; each is a section of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Meaning {
    Month,
    MonthShort,
    MonthUnsure,
    BeforeMonth,
    Weekday,
    WeekdayShort,
    WeekdayPast,
    WeekdayNext,
    Last,
    Next,
    DayFromToday,
    NotTomorrowBehind,
    BeforeDay,
    BehindDay,
    DayWord,
    Of,
    BetweenDays,
    BeforeYear,
    BehindYear,
    NoYear,
    DecadeEnding,
    BeforeDecade,
    Decade,
    Century,
    BeforeCentury,
    Clock,
    BeforeHour,
    Oclock,
    HourUnit,
    Am,
    Pm,
    MinutesBeforeHour,
    MinutesBehindHour,
    SmallNumber,
    NamedTime,
    Zone,
    AgeBehind,
    AgeBefore,
    AgeBeforeYears,
    Years,
    AgeWord,
    NoAge,
    Telephone,
    Document,
    NumberOf,
    Section,
    VersionOf,
    Published,
}

const SECTIONS: &[(&str, Meaning)] = &[
    ("months", Meaning::Month),
    ("months short", Meaning::MonthShort),
    ("months unsure", Meaning::MonthUnsure),
    ("before month", Meaning::BeforeMonth),
    ("weekdays", Meaning::Weekday),
    ("weekdays short", Meaning::WeekdayShort),
    ("weekdays past", Meaning::WeekdayPast),
    ("weekdays next", Meaning::WeekdayNext),
    ("last", Meaning::Last),
    ("next", Meaning::Next),
    ("days from today", Meaning::DayFromToday),
    ("not tomorrow behind", Meaning::NotTomorrowBehind),
    ("before day", Meaning::BeforeDay),
    ("behind day", Meaning::BehindDay),
    ("day words", Meaning::DayWord),
    ("of", Meaning::Of),
    ("between days", Meaning::BetweenDays),
    ("before year", Meaning::BeforeYear),
    ("behind year", Meaning::BehindYear),
    ("no year", Meaning::NoYear),
    ("decade endings", Meaning::DecadeEnding),
    ("before decade", Meaning::BeforeDecade),
    ("decades", Meaning::Decade),
    ("centuries", Meaning::Century),
    ("before century", Meaning::BeforeCentury),
    ("clock", Meaning::Clock),
    ("before hour", Meaning::BeforeHour),
    ("o'clock", Meaning::Oclock),
    ("hour unit", Meaning::HourUnit),
    ("before noon", Meaning::Am),
    ("after noon", Meaning::Pm),
    ("minutes before hour", Meaning::MinutesBeforeHour),
    ("minutes behind hour", Meaning::MinutesBehindHour),
    ("small numbers", Meaning::SmallNumber),
    ("named times", Meaning::NamedTime),
    ("zones", Meaning::Zone),
    ("age behind", Meaning::AgeBehind),
    ("age before", Meaning::AgeBefore),
    ("age before years", Meaning::AgeBeforeYears),
    ("years", Meaning::Years),
    ("ages in a word", Meaning::AgeWord),
    ("no age", Meaning::NoAge),
    ("telephones", Meaning::Telephone),
    ("documents", Meaning::Document),
    ("number of", Meaning::NumberOf),
    ("sections", Meaning::Section),
    ("versions", Meaning::VersionOf),
    ("published", Meaning::Published),
];

/// One meaning of the phrase that begins with a certain word.
#[derive(Debug)]
struct Entry {
    rest: Vec<String>,
    meaning: Meaning,
    key: i32,
}

type Entries = HashMap<String, Vec<Entry>>;

/// A token with the meanings of phrases that begin with it.
pub(super) struct Word {
    /// In small letters, with straight apostrophes.
    pub form: String,
    /// Where it stands in the sentence, in code points.
    pub start: usize,
    /// One past its last code point.
    pub end: usize,
    /// Its value where it is digits and nothing else.
    pub number: Option<u32>,
    /// Whether it is digits, perhaps with points among them.
    pub is_number: bool,
    /// Whether it begins with a capital.
    pub is_capital: bool,
    entries: &'static [Entry],
}

/// A phrase that was found: which word comes behind it, and its key in the table.
#[derive(Clone, Copy)]
pub(super) struct Phrase {
    pub end: usize,
    pub key: i32,
}

/// A sentence's words.
pub(super) struct Wording<'a> {
    pub words: Vec<Word>,
    chars: &'a [char],
    offset: usize,
}

impl<'a> Wording<'a> {
    /// Looks up the words of a sentence.
    pub fn of(passage: &'a Passage<'_>) -> Self {
        let offset = passage.sentence.place.span.start;
        let entries = entries_of(passage.language.primary());
        let word = |token: &crate::text::Token| {
            let form = plain(&token.form);
            let is_number = token.kind == TokenKind::Number;
            let number = if is_number && form.len() <= 9 { form.parse().ok() } else { None };
            Word {
                entries: if is_number { &[] } else { entries.map_or(&[], |all| meanings(all, &form)) },
                start: token.span.start.saturating_sub(offset),
                end: token.span.end.saturating_sub(offset),
                is_capital: token.form.starts_with(char::is_uppercase),
                form,
                number,
                is_number,
            }
        };
        Self { words: passage.sentence.tokens.iter().map(word).collect(), chars: &passage.chars, offset }
    }

    /// What stands before a word, behind the word before it.
    pub fn gap(&self, at: usize) -> &[char] {
        let start = at.checked_sub(1).and_then(|last| self.words.get(last)).map_or(0, |word| word.end);
        let end = self.words.get(at).map_or(self.chars.len(), |word| word.start);
        self.chars.get(start..end).unwrap_or_default()
    }

    /// Whether nothing but a space stands before a word.
    pub fn is_spaced(&self, at: usize) -> bool {
        let gap = self.gap(at);
        at > 0 && at < self.words.len() && !gap.is_empty() && gap.iter().all(|c| c.is_whitespace())
    }

    /// Whether what stands before a word is one of `gaps`.
    pub fn gap_is(&self, at: usize, gaps: &[&str]) -> bool {
        let gap = self.gap(at);
        at < self.words.len() && gaps.iter().any(|wanted| wanted.chars().eq(gap.iter().copied()))
    }

    /// Whether a phrase ends before a word: by its end, or by a sign that is no space.
    pub fn is_closed(&self, at: usize) -> bool {
        at >= self.words.len() || self.gap(at).iter().any(|c| !c.is_whitespace())
    }

    /// The longest phrase of a meaning that begins at a word.
    pub fn find(&self, at: usize, meaning: Meaning) -> Option<Phrase> {
        let fits = |entry: &&Entry| entry.meaning == meaning && self.goes_on(at, &entry.rest);
        let entry = self.words.get(at)?.entries.iter().find(fits)?;
        Some(Phrase { end: at + 1 + entry.rest.len(), key: entry.key })
    }

    /// The phrase of a meaning that ends right before a word, with only a space or a point between: where it begins.
    pub fn before(&self, at: usize, meaning: Meaning) -> Option<usize> {
        let joined = self.is_spaced(at) || self.gap_is(at, &[". ", ".", "\u{a0}", ".\u{a0}"]);
        let longest_first = (1..=4).rev().filter_map(|length| at.checked_sub(length));
        let ends_here = |start: &usize| self.all(*start, meaning).any(|end| end == at);
        if joined { longest_first.into_iter().find(ends_here) } else { None }
    }

    /// Where the phrases of a meaning end that begin at a word.
    fn all(&self, at: usize, meaning: Meaning) -> impl Iterator<Item = usize> {
        let entries = self.words.get(at).map_or(&[][..], |word| word.entries);
        let fits = move |entry: &&Entry| entry.meaning == meaning && self.goes_on(at, &entry.rest);
        entries.iter().filter(fits).map(move |entry| at + 1 + entry.rest.len())
    }

    fn goes_on(&self, at: usize, rest: &[String]) -> bool {
        rest.iter().enumerate().all(|(more, form)| {
            let next = at + 1 + more;
            let joins = |gap: &[char]| gap.len() <= 2 && gap.iter().all(|c| c.is_whitespace() || ".-'’‑".contains(*c));
            self.words.get(next).is_some_and(|word| word.form == *form) && joins(self.gap(next))
        })
    }

    /// Where the other end of a range stands, if one begins that ends before this word: "-16", " til 16".
    pub fn other_end(&self, end: usize) -> Option<usize> {
        if let Some(word) = self.find(end, Meaning::BetweenDays).filter(|_| self.is_spaced(end)) {
            return self.is_spaced(word.end).then_some(word.end);
        }
        self.gap_is(end, &["-", "–", " - ", " – ", "—"]).then_some(end)
    }

    /// The value of a word of exactly so many digits.
    pub fn digits(&self, at: usize, count: usize) -> Option<u32> {
        self.words.get(at).filter(|word| word.form.len() == count).and_then(|word| word.number)
    }

    /// Whether a word that is written with a capital here would be so anywhere at this place.
    pub fn begins(&self, at: usize) -> bool {
        at == 0 || self.gap(at).iter().any(|c| "\"“”„«»:–—.!?".contains(*c))
    }

    /// From a word to another with a sign that stands before the first ("+45", "§ 12"), in the paragraph.
    pub fn span_with(&self, sign: char, first: usize, last: usize) -> Span {
        let span = self.span(first, last);
        let back = self.gap(first).iter().rev().position(|c| *c == sign);
        Span::new(back.map_or(span.start, |back| span.start - back - 1), span.end)
    }

    /// From a word to another, in the paragraph.
    pub fn span(&self, first: usize, last: usize) -> Span {
        let start = self.words.get(first).map_or(0, |word| word.start);
        let end = self.words.get(last).map_or(start, |word| word.end);
        Span::new(self.offset + start, self.offset + end)
    }
}

/// In small letters, with straight apostrophes and without soft hyphens.
fn plain(form: &str) -> String {
    let is_plain = form.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_lowercase());
    if is_plain {
        return form.to_owned();
    }
    let straight = form.chars().filter(|c| *c != '\u{ad}').map(|c| if c == '’' { '\'' } else { c });
    straight.flat_map(char::to_lowercase).collect()
}

/// The meanings of a word; of what is left of it without an article or ending at an apostrophe where it has none.
fn meanings(entries: &'static Entries, form: &str) -> &'static [Entry] {
    let of = |form: &str| entries.get(form).map(Vec::as_slice);
    let rest = || form.split_once('\'').map(|(head, tail)| if tail.len() <= 1 { head } else { tail });
    of(form).or_else(|| of(rest()?)).unwrap_or_default()
}

/// The languages that have tables.
const LANGUAGES: &[&str] =
    &["da", "de", "en", "es", "fi", "fr", "is", "it", "nb", "nl", "nn", "pl", "pt", "ru", "sv", "uk"];

fn entries_of(language: &str) -> Option<&'static Entries> {
    static ALL: OnceLock<BTreeMap<&'static str, OnceLock<Entries>>> = OnceLock::new();
    let all = ALL.get_or_init(|| LANGUAGES.iter().map(|code| (*code, OnceLock::new())).collect());
    let ready = all.get(language)?;
    let table = || language.parse().map(|language| entries_from(Table::of(&language))).unwrap_or_default();
    Some(ready.get_or_init(table))
}

fn entries_from(table: &'static Table) -> Entries {
    let mut entries = Entries::new();
    for (section, meaning) in SECTIONS {
        for line in table.section(section) {
            let key = line.key.parse().unwrap_or(0);
            for phrase in &line.words {
                let mut words = tokens(phrase, 0).into_iter().map(|token| plain(&token.form));
                if let Some(first) = words.next() {
                    entries.entry(first).or_default().push(Entry { rest: words.collect(), meaning: *meaning, key });
                }
            }
        }
    }
    for meanings in entries.values_mut() {
        meanings.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
    }
    entries
}

#[cfg(test)]
pub(super) mod testing {
    use super::super::{Fact, Passage};
    use crate::{
        segment::tokens,
        text::{Place, Sentence, Span},
    };

    /// What a reader finds in a text: the words and the normalised value of each fact.
    pub fn told(text: &str, language: &str, find: fn(&Passage<'_>) -> Vec<Fact>) -> Vec<String> {
        let place = Place { paragraph: 0, span: Span::whole(text) };
        let sentence = Sentence { place, text: text.to_owned(), tokens: tokens(text, 0) };
        let language = language.parse().unwrap();
        let facts = find(&Passage::new(&sentence, &language, None));
        facts.iter().map(|fact| format!("{} = {}", fact.span.of(text), fact.normalised())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, Place, Sentence};

    #[test]
    fn phrases_are_found_by_their_first_word() {
        let text = "Det skete i går kl. 14, ikke i dag.";
        let place = Place { paragraph: 0, span: Span::whole(text) };
        let sentence = Sentence { place, text: text.to_owned(), tokens: tokens(text, 0) };
        let language: Language = "da".parse().unwrap();
        let passage = Passage::new(&sentence, &language, None);
        let wording = Wording::of(&passage);
        let found = wording.find(2, Meaning::DayFromToday).unwrap();
        assert_eq!((found.end, found.key), (4, -1));
        assert_eq!(wording.before(5, Meaning::Clock), Some(4));
        assert!(wording.before(4, Meaning::Clock).is_none() && wording.find(99, Meaning::Clock).is_none());
        assert!(wording.is_closed(6) && wording.is_closed(99) && !wording.is_closed(4));
        assert_eq!(wording.span(2, 3), Span::new(10, 15));
    }
}
