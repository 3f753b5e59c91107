//! Lines that come from the page and not from the article.
//!
//! The patterns are data (`assets/languages/debris.txt`) and match whole lines only, so running text is safe:
//! a paragraph with two sentences or with more words than a line of a page has is never asked about.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};
use unicode_normalization::UnicodeNormalization;

/// Whether `text` is a line of the page wherever it stands.
pub(super) fn is_page_line(text: &str) -> bool {
    let Some(line) = Line::of(text) else { return false };
    line.is_marks_only() || line.is_publication_time() || line.is_agency() || matches(&PATTERNS.lines, &line)
}

/// Whether `text` names who wrote the article; asked only near the top and the end.
pub(super) fn is_byline(text: &str) -> bool {
    Line::of(text).is_some_and(|line| !line.ends_with_stop && matches(&PATTERNS.bylines, &line))
}

/// Whether `cell` heads a row of a label table: "Kilder", "Location".
pub(super) fn is_label(cell: &str) -> bool {
    let cell = cell.trim().trim_end_matches(':').to_lowercase();
    PATTERNS.label.contains(cell.as_str())
}

/// A longer paragraph is no line of a page; in words, and in bytes before they are counted.
const MOST_WORDS: usize = 26;
const MOST_BYTES: usize = 400;
/// A line that ends with a full stop is prose from so many words on.
const LEAST_PROSE: usize = 9;
/// So many names may stand in a byline.
const MOST_NAMES: usize = 5;

/// A short line cut into the words that patterns are made of.
struct Line {
    words: Vec<Word>,
    ends_with_stop: bool,
}

struct Word {
    /// In lower case.
    form: String,
    /// Whether it is written with a capital.
    capital: bool,
}

impl Word {
    fn is_number(&self) -> bool {
        self.form.starts_with(|c: char| c.is_ascii_digit())
    }

    /// "14.30", "9:05".
    fn is_clock(&self) -> bool {
        let Some((hour, minute)) = self.form.split_once(['.', ':']) else { return false };
        let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
        (1..=2).contains(&hour.len()) && minute.len() == 2 && digits(hour) && digits(minute)
    }

    fn is_year(&self) -> bool {
        self.form.len() == 4 && self.form.chars().all(|c| c.is_ascii_digit()) && self.form.starts_with(['1', '2'])
    }
}

impl Line {
    /// None for running text and for nothing.
    fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() || text.len() > MOST_BYTES {
            return None;
        }
        let words: Vec<Word> = words(text);
        let ends_with_stop = text.ends_with('.');
        let prose = ends_with_stop && words.len() >= LEAST_PROSE || has_two_sentences(text);
        (words.len() <= MOST_WORDS && !prose).then_some(Self { words, ends_with_stop })
    }

    /// Digits and symbols: "***", "12.", "– 3 –"; a year alone is a heading.
    fn is_marks_only(&self) -> bool {
        let is_year_heading = self.words.len() == 1 && self.words[0].is_year();
        self.words.iter().all(|w| w.is_number() || !w.form.contains(char::is_alphabetic)) && !is_year_heading
    }

    /// "Publiceret 28.4.2025 kl. 10.12": nothing but words of time, with a clock time or a word of publishing.
    fn is_publication_time(&self) -> bool {
        let published = |w: &Word| PATTERNS.published.contains(w.form.as_str());
        let of_time = |w: &Word| w.is_number() || w.form == ":" || PATTERNS.time.contains(w.form.as_str());
        self.words.iter().all(|w| published(w) || of_time(w))
            && self.words.iter().any(Word::is_number)
            && self.words.iter().any(|w| w.is_clock() || published(w))
    }

    /// "/ritzau/"
    fn is_agency(&self) -> bool {
        self.words.len() == 1 && PATTERNS.agency.contains(self.words[0].form.as_str())
    }
}

fn words(text: &str) -> Vec<Word> {
    let (mut found, mut word): (Vec<Word>, String) = (Vec::new(), String::new());
    let chars: Vec<char> = text.nfc().collect();
    for (at, &c) in chars.iter().enumerate() {
        let joins = |is: fn(char) -> bool| {
            let next = chars.get(at + 1).copied();
            word.ends_with(is) && next.is_some_and(is)
        };
        let inside = match c {
            '-' | '\'' | '’' => joins(char::is_alphanumeric),
            '.' | ',' | ':' => joins(|c| c.is_ascii_digit()),
            _ => c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c),
        };
        if inside {
            word.push(c);
            continue;
        }
        finish(&mut word, &mut found);
        if matches!(c, ':' | '|' | '©') {
            found.push(Word { form: c.to_string(), capital: false });
        }
    }
    finish(&mut word, &mut found);
    found
}

fn finish(word: &mut String, found: &mut Vec<Word>) {
    if !word.is_empty() {
        found.push(Word { form: word.to_lowercase(), capital: word.starts_with(char::is_uppercase) });
        word.clear();
    }
}

/// A stop inside the line with a word of small letters before and a capital after.
fn has_two_sentences(text: &str) -> bool {
    let mut before = "";
    for word in text.split_whitespace() {
        let ended = before.ends_with(['.', '!', '?', '…']) && before.chars().count() > 3;
        let small = before.starts_with(char::is_lowercase);
        if ended && small && word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase) {
            return true;
        }
        before = word;
    }
    false
}

/// One word of a pattern.
enum Part {
    /// One of these words; whether it may be missing.
    Words(Vec<&'static str>, bool),
    /// A number, or one of the words written beside `{n}`; whether it may be missing.
    Number(Vec<&'static str>, bool),
    /// The rest of the line, at least a word.
    Any,
    /// The rest of the line, all of it names.
    Names,
}

impl Part {
    fn of(text: &'static str) -> Self {
        let (text, optional) = text.strip_suffix('?').map_or((text, false), |text| (text, true));
        match text {
            "{any}" => Self::Any,
            "{names}" => Self::Names,
            _ if text.contains("{n}") => Self::Number(text.split('/').filter(|w| *w != "{n}").collect(), optional),
            _ => Self::Words(text.split('/').collect(), optional),
        }
    }
}

fn fits(pattern: &[Part], words: &[Word]) -> bool {
    let Some((part, rest)) = pattern.split_first() else { return words.is_empty() };
    let first = |fitting: fn(&Word, &[&str]) -> bool, known: &[&str]| words.first().is_some_and(|w| fitting(w, known));
    match part {
        Part::Any => !words.is_empty(),
        Part::Names => are_names(words),
        Part::Words(known, optional) => {
            let taken = first(|w, known| known.contains(&w.form.as_str()), known);
            taken && fits(rest, &words[1..]) || *optional && fits(rest, words)
        }
        Part::Number(known, optional) => {
            let taken = first(|w, known| w.is_number() || known.contains(&w.form.as_str()), known);
            taken && fits(rest, &words[1..]) || *optional && fits(rest, words)
        }
    }
}

fn are_names(words: &[Word]) -> bool {
    let is = |set: &HashSet<&str>, word: &Word| set.contains(word.form.as_str());
    let names = words.iter().filter(|w| w.capital && !is(&PATTERNS.particle, w)).count();
    let all = words.iter().all(|w| w.capital || is(&PATTERNS.particle, w) || is(&PATTERNS.and, w));
    let agency = words.len() == 1 && is(&PATTERNS.agency, &words[0]);
    agency || all && (2..=MOST_NAMES).contains(&names) && words.iter().all(|w| !w.is_number())
}

/// Patterns by their first word; those that begin with a number or an optional word apart.
#[derive(Default)]
struct Shelf {
    by_first: HashMap<&'static str, Vec<usize>>,
    others: Vec<usize>,
    patterns: Vec<Vec<Part>>,
}

fn matches(shelf: &Shelf, line: &Line) -> bool {
    let Some(first) = line.words.first() else { return false };
    let listed = shelf.by_first.get(first.form.as_str()).map_or(&[][..], Vec::as_slice);
    listed.iter().chain(&shelf.others).any(|&n| fits(&shelf.patterns[n], &line.words))
}

impl Shelf {
    fn add(&mut self, text: &'static str) {
        let pattern: Vec<Part> = text.split_whitespace().map(Part::of).collect();
        let number = self.patterns.len();
        match pattern.first() {
            Some(Part::Words(words, false)) => {
                words.iter().for_each(|word| self.by_first.entry(word).or_default().push(number));
            }
            _ => self.others.push(number),
        }
        self.patterns.push(pattern);
    }
}

#[derive(Default)]
struct Patterns {
    lines: Shelf,
    bylines: Shelf,
    agency: HashSet<&'static str>,
    and: HashSet<&'static str>,
    particle: HashSet<&'static str>,
    label: HashSet<&'static str>,
    published: HashSet<&'static str>,
    time: HashSet<&'static str>,
}

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let (mut all, mut section) = (Patterns::default(), "");
    let lines = include_str!("../../assets/languages/debris.txt").lines().map(str::trim);
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if line.starts_with('[') {
            section = line;
            continue;
        }
        let words = line.split_whitespace();
        match section {
            "[line]" => all.lines.add(line),
            "[byline]" => all.bylines.add(line),
            "[agency]" => all.agency.extend(words),
            "[and]" => all.and.extend(words),
            "[particle]" => all.particle.extend(words),
            "[label]" => all.label.extend(words),
            "[published]" => all.published.extend(words),
            _ => all.time.extend(words),
        }
    }
    all
});

#[cfg(test)]
mod tests {
    use super::*;

    fn check(expected: bool, ask: fn(&str) -> bool, texts: &[&str]) {
        for text in texts {
            assert_eq!(ask(text), expected, "{text}");
        }
    }

    #[test]
    fn lines_of_the_page() {
        check(
            true,
            is_page_line,
            &[
                "Kommentare (0)",
                "Kommentarer (3)",
                "Comments",
                "0 comments",
                "Ingen kommentarer endnu",
                "Комментарии (0)",
                "Коментарі (12)",
                "Brak komentarzy",
                "Del på Facebook",
                "Share this article",
                "Følg os på Instagram",
                "Menu",
                "Accepter alle cookies",
                "Læs også: Broen på Sydhavnen åbner igen efter sommeren",
                "LÆS OGSÅ:  Minister: Vi betaler",
                "Read more",
                "À lire aussi : Le pont rouvre",
                "Foto: Anna Holm/Ritzau Scanpix",
                "Photo: A. Holm",
                "Fot. : PAP",
                "Tilmeld dig vores nyhedsbrev",
                "© 2025 Avisen",
                "Copyright 2025 The Paper. All rights reserved.",
                "Alle rettigheder forbeholdes",
                "Publiceret 28.4.2025 kl. 10.12",
                "Updated: 28 April 2025, 10:12 pm",
                "28. april 2025 kl. 14.30",
                "* * *",
                "—",
                "12.",
                "/ritzau/",
            ],
        );
    }

    #[test]
    fn lines_of_the_article() {
        check(
            false,
            |text| is_page_line(text) || is_byline(text),
            &[
                "internationale reaktioner og sikkerhedsmæssige bekymringer",
                "Brotherhood of Arms",
                "Kommentarer fra hele verden",
                "Kommentar: Broen er for dyr",
                "Del og hersk",
                "Share of the market",
                "Menuen på slottet",
                "Read more books, she says.",
                "Læs også mellem linjerne",
                "Foto: Soldaterne gik gennem byen i går. De var trætte.",
                "Foto: Soldaterne gik i går gennem byen, hvor mange mennesker stod og ventede på dem.",
                "Copyright gælder i halvfjerds år efter ophavsmandens død, og det er mange for lange.",
                "1945",
                "24. april 2025",
                "Den 28. april 2025",
                "I dag kl. 10.12 blev broen lukket.",
                "Von Berlin nach Moskau",
                "By the sea",
                "Af frygt for krigen",
                "Por amor",
                "Af Ritzaus arkiv fremgår det.",
                "",
            ],
        );
    }

    #[test]
    fn who_wrote_it() {
        check(
            true,
            is_byline,
            &[
                "Af Ritzau",
                "By John Smith",
                "Af Peter Hansen og Mette Holm",
                "Von Hans von Berg",
                "By JANE DOE, Reuters",
            ],
        );
    }
}
