//! Sentences in a paragraph.
//!
//! One walk over the characters. A run of stops with the quotes and brackets that close after it is a
//! candidate; it ends a sentence unless what follows (a small letter) or what precedes (an abbreviation, an
//! initial, an ordinal; see [`Habits`]) speaks against it. When in doubt the sentence goes on: two sentences in
//! one are aligned more easily than half a sentence.

use super::habits::{Ending, Habits};
use crate::text::Span;

/// The sentences of a paragraph given as characters: in order, disjoint, without white space at the ends, and
/// together all of its characters but white space.
pub(super) fn sentence_spans(chars: &[char], habits: &Habits) -> Vec<Span> {
    let mut walk =
        Walk { chars, habits, start: 0, has_word: false, guillemets: 0, straight_quotes: 0, brackets: Vec::new() };
    let (mut cuts, mut at) = (vec![0], 0);
    while at < chars.len() {
        let Some(stop) = walk.stop_at(at) else {
            walk.pass(at);
            at += 1;
            continue;
        };
        let ends = walk.has_word && walk.ends_sentence(&stop);
        (at..stop.end).for_each(|n| walk.pass(n));
        if ends {
            cuts.push(stop.end);
            walk.start = stop.end;
            walk.has_word = false;
        }
        at = stop.end;
    }
    // What is left without a word (a dash, a bracket) belongs to the sentence before.
    if !walk.has_word && cuts.len() > 1 {
        cuts.pop();
    }
    cuts.push(chars.len());
    cuts.windows(2).filter_map(|cut| trimmed(chars, cut[0], cut[1])).collect()
}

fn trimmed(chars: &[char], mut start: usize, mut end: usize) -> Option<Span> {
    while start < end && chars[start].is_whitespace() {
        start += 1;
    }
    while start < end && chars[end - 1].is_whitespace() {
        end -= 1;
    }
    (start < end).then(|| Span::new(start, end))
}

/// A candidate: `at` is its first stop, `run_end` follows its last stop, `end` the quotes and brackets after it.
struct Stop {
    at: usize,
    /// Where the word before it ends; tokenised text has a space between.
    word_end: usize,
    run_end: usize,
    end: usize,
    mark: Mark,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// A single full stop, which may be an abbreviation's.
    Full,
    /// `?`, `!` or several stops.
    Strong,
    /// A stop of a script that needs no space after it.
    Unspaced,
}

/// What follows a candidate.
enum Next {
    Nothing,
    Small,
    Digit,
    /// A capital, a letter without case, or a symbol.
    Fresh(String),
}

struct Walk<'a> {
    chars: &'a [char],
    habits: &'a Habits,
    /// Where the current sentence begins.
    start: usize,
    /// Whether it has a letter or digit yet.
    has_word: bool,
    /// How many « are open; negative where » opens.
    guillemets: i32,
    /// How many " were passed.
    straight_quotes: usize,
    /// Where the open brackets are.
    brackets: Vec<usize>,
}

/// Longer words are no abbreviations; it also bounds the look back.
const LONGEST_WORD: usize = 24;
/// How many quotes, dashes and brackets are skipped in search of the next word.
const MOST_OPENERS: usize = 8;

impl Walk<'_> {
    fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).copied()
    }

    fn pass(&mut self, at: usize) {
        match self.chars[at] {
            '«' => self.guillemets += 1,
            '»' => self.guillemets -= 1,
            '"' => self.straight_quotes += 1,
            '(' | '[' => self.brackets.push(at),
            ')' | ']' => drop(self.brackets.pop()),
            c => self.has_word |= c.is_alphanumeric(),
        }
    }

    fn stop_at(&self, at: usize) -> Option<Stop> {
        let mark = stop_mark(self.chars[at])?;
        let mut run_end = at + 1;
        while self.char(run_end).is_some_and(|c| stop_mark(c).is_some()) {
            run_end += 1;
        }
        let unspaced = self.chars[at..run_end].iter().any(|&c| stop_mark(c) == Some(Mark::Unspaced));
        let mark = if unspaced {
            Mark::Unspaced
        } else if run_end > at + 1 {
            Mark::Strong
        } else {
            mark
        };
        let mut end = run_end;
        while self.closes(end, mark) {
            end += 1;
        }
        if let Some(after) = self.closing_quote_after_space(end) {
            end = after;
        }
        end = self.after_reference(end);
        let spaced = at > self.start && self.chars[at - 1].is_whitespace();
        Some(Stop { at, word_end: at - usize::from(spaced), run_end, end, mark })
    }

    /// Quotes that open in one language close in another; scripts without spaces never close with “.
    fn closes(&self, at: usize, mark: Mark) -> bool {
        let opens = |c| {
            mark == Mark::Unspaced
                && (matches!(c, '“' | '‘' | '«') || c == '"' && self.straight_quotes.is_multiple_of(2))
        };
        self.char(at).is_some_and(|c| CLOSERS.contains(&c) && !opens(c))
    }

    /// French « … » and typists set a space before the closing quote.
    fn closing_quote_after_space(&self, at: usize) -> Option<usize> {
        let space = self.char(at).is_some_and(char::is_whitespace);
        let closes = match self.char(at + 1)? {
            '»' => self.guillemets > 0 || self.char(at + 2).is_none_or(|c| !c.is_alphanumeric()),
            '"' => !self.straight_quotes.is_multiple_of(2) && self.char(at + 2).is_none_or(char::is_whitespace),
            _ => false,
        };
        (space && closes).then_some(at + 2)
    }

    /// A reference such as `[12]` stands after the stop of its sentence.
    fn after_reference(&self, at: usize) -> usize {
        if self.char(at) != Some('[') {
            return at;
        }
        let digits = self.chars[at + 1..].iter().take(3).take_while(|c| c.is_ascii_digit()).count();
        if digits > 0 && self.char(at + 1 + digits) == Some(']') { at + digits + 2 } else { at }
    }

    fn ends_sentence(&self, stop: &Stop) -> bool {
        let Some(after) = self.char(stop.end) else { return false };
        if stop.mark == Mark::Unspaced {
            return true;
        }
        if !after.is_whitespace() {
            return self.space_is_missing(stop);
        }
        match self.next(stop.end) {
            Next::Nothing | Next::Small => false,
            Next::Digit => stop.mark == Mark::Strong || self.ends_before_digit(stop),
            Next::Fresh(word) => match stop.mark {
                Mark::Full => self.ends_before(stop, &word),
                _ => !self.is_aside(stop) && !self.is_attributed(stop),
            },
        }
    }

    /// A question or exclamation in brackets inside a sentence: "Jensen (hvem ellers?) Hansen".
    fn is_aside(&self, stop: &Stop) -> bool {
        let closed = self.chars[stop.run_end..stop.end].iter().any(|c| matches!(c, ')' | ']'));
        let opened = self.brackets.last().map_or(self.start, |&n| n.max(self.start));
        closed && self.chars[self.start..opened].iter().any(|c| c.is_alphanumeric())
    }

    /// "Are you ready?" Ann Lee said.
    fn is_attributed(&self, stop: &Stop) -> bool {
        if !self.chars[stop.run_end..stop.end].iter().any(|&c| is_quote(c)) {
            return false;
        }
        let after = &self.chars[stop.end..];
        let words: String = after.iter().take(3 * LONGEST_WORD).collect();
        let mut words = words.split_whitespace();
        let names = |word: &&str| {
            word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || is_inner(c))
        };
        match words.by_ref().take(4).find(|word| !names(word)) {
            Some(verb) => self.habits.attributes(verb.trim_end_matches(|c: char| !c.is_alphabetic())),
            None => false,
        }
    }

    fn ends_before_digit(&self, stop: &Stop) -> bool {
        let word = self.word_before(stop.word_end);
        if is_number(&word) {
            let spaced = stop.word_end < stop.at;
            let in_date = self.habits.dotted_dates && word.len() <= 2;
            return !(spaced || in_date || self.is_label(stop, &word));
        }
        !is_initial(&word) && self.ending(stop.word_end, &word).is_none() && !is_dotted(&word)
    }

    fn ends_before(&self, stop: &Stop, next: &str) -> bool {
        let word = self.word_before(stop.word_end);
        if self.is_label(stop, &word) {
            return false;
        }
        let in_brackets = self.chars[stop.run_end..stop.end].contains(&')');
        let fresh = self.habits.begins_sentence(next);
        if is_number(&word) {
            return !self.is_ordinal(stop.word_end, &word, next);
        }
        if is_roman(&word) && self.is_ordinal(stop.word_end, &word, next) {
            return false;
        }
        match self.ending(stop.word_end, &word) {
            Some(_) if in_brackets => false,
            Some(Ending::Never) => false,
            Some(Ending::Seldom) => fresh,
            Some(Ending::Often) => !is_currency(next),
            None if is_dotted(&word) || is_initial(&word) => fresh,
            None => true,
        }
    }

    /// The letters, digits and inner stops before a stop.
    fn word_before(&self, stop: usize) -> String {
        let from = stop.saturating_sub(LONGEST_WORD).max(self.start);
        let part = |c: char| c.is_alphanumeric() || matches!(c, '.' | ':' | '/') || is_inner(c);
        let start = (from..stop).rev().find(|&n| !part(self.chars[n])).map_or(from, |n| n + 1);
        let word = &self.chars[start..stop];
        // Of "S-tog" and "d'av" what follows the hyphen or apostrophe.
        let cut = word.iter().rposition(|&c| is_inner(c) && !word.contains(&'.')).map_or(0, |n| n + 1);
        word[cut..].iter().skip_while(|c| !c.is_alphanumeric()).collect()
    }

    /// The abbreviation that ends in this stop; its parts may have spaces between them.
    fn ending(&self, stop: usize, word: &str) -> Option<Ending> {
        if word.is_empty() {
            return None;
        }
        let (mut whole, mut at) = (word.to_owned(), stop.saturating_sub(word.chars().count()));
        let mut found = self.habits.ending(&whole);
        for _ in 0..3 {
            let spaced = at >= self.start + 2 && self.chars[at - 1].is_whitespace() && self.chars[at - 2] == '.';
            if !spaced {
                break;
            }
            let before = self.word_before(at - 2);
            if before.is_empty() {
                break;
            }
            at = (at - 2).saturating_sub(before.chars().count());
            whole = format!("{before}.{whole}");
            found = self.habits.ending(&whole).or(found);
        }
        found
    }

    /// A number or letter alone at the start labels what follows: "1. Første punkt".
    fn is_label(&self, stop: &Stop, word: &str) -> bool {
        let letters = word.chars().count();
        let short = is_number(word) && letters <= 3 || is_roman(word) || letters == 1;
        let own = &self.chars[self.start..stop.at];
        short && own.iter().filter(|c| c.is_alphanumeric()).count() == letters
    }

    fn is_ordinal(&self, stop: usize, word: &str, next: &str) -> bool {
        if word.len() > 3 && is_number(word) {
            return false;
        }
        if self.habits.follows_ordinal(next) {
            return true;
        }
        let at = stop.saturating_sub(word.chars().count());
        let spaced = at > self.start && self.chars[at - 1].is_whitespace();
        spaced && self.habits.precedes_ordinal(&self.word_before(at - 1)) && !self.habits.begins_sentence(next)
    }

    /// "slut.Ny sætning": a small letter before, a capital and a small letter after, and no address.
    fn space_is_missing(&self, stop: &Stop) -> bool {
        let letter = |at: usize, is: fn(char) -> bool| self.char(at).is_some_and(is);
        let joined = stop.at > 1 && letter(stop.at - 1, char::is_lowercase) && letter(stop.at - 2, char::is_alphabetic);
        if !joined || !letter(stop.end, char::is_uppercase) || !letter(stop.end + 1, char::is_lowercase) {
            return false;
        }
        let (word, next) = (self.word_before(stop.word_end), self.word_at(stop.end));
        let is_address = word.contains(['.', '/', ':']) || DOMAINS.contains(&next.to_lowercase().as_str());
        let goes_on = matches!(self.char(stop.end + next.chars().count()), Some('.' | '/' | '@' | '_'))
            && self.char(stop.end + next.chars().count() + 1).is_some_and(char::is_alphanumeric);
        let before = stop.at.checked_sub(word.chars().count() + 1).and_then(|n| self.char(n));
        let is_plain = before.is_none_or(|c| c.is_whitespace() || is_quote(c));
        stop.end == stop.run_end && is_plain && !is_address && !goes_on && self.ending(stop.word_end, &word).is_none()
    }

    /// What follows from `at`, past spaces, dashes and what opens quotes and brackets.
    fn next(&self, at: usize) -> Next {
        let (mut at, mut openers) = (at, 0);
        while let Some(c) = self.char(at) {
            let skipped = OPENERS.contains(&c);
            if !skipped && !c.is_whitespace() || openers > MOST_OPENERS {
                break;
            }
            openers += usize::from(skipped);
            at += 1;
        }
        match self.char(at) {
            None => Next::Nothing,
            Some(c) if c.is_lowercase() && !self.is_small_but_fresh(at) => Next::Small,
            Some(c) if c.is_numeric() => Next::Digit,
            // An initial with its stop is a name, whatever word its letter is.
            Some(_) if self.char(at + 1) == Some('.') => Next::Fresh(self.chars[at..=at + 1].iter().collect()),
            Some(_) => Next::Fresh(self.word_at(at)),
        }
    }

    /// "iPhone", and Dutch "'s Avonds".
    fn is_small_but_fresh(&self, at: usize) -> bool {
        let capital = |n: usize| self.char(n).is_some_and(char::is_uppercase);
        let clitic = at > 0 && matches!(self.chars[at - 1], '\'' | '’' | '‘');
        capital(at + 1) || clitic && self.char(at + 1) == Some(' ') && capital(at + 2)
    }

    fn word_at(&self, at: usize) -> String {
        self.chars[at..].iter().take(LONGEST_WORD).take_while(|c| c.is_alphabetic()).collect()
    }
}

fn stop_mark(c: char) -> Option<Mark> {
    match c {
        '.' => Some(Mark::Full),
        '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '؟' | '۔' | '։' | '\u{37e}' => Some(Mark::Strong),
        '。' | '！' | '？' | '｡' | '।' | '॥' | '។' | '။' | '።' => Some(Mark::Unspaced),
        _ => None,
    }
}

const CLOSERS: [char; 20] =
    ['"', '”', '“', '\'', '’', '‘', '»', '«', '›', '‹', ')', ']', '}', '）', '」', '』', '】', '》', '〉', '*'];
const OPENERS: [char; 27] = [
    '"', '”', '“', '„', '\'', '’', '‘', '‚', '»', '«', '›', '‹', '(', '[', '{', '（', '「', '『', '¿', '¡', '–', '—',
    '-', '•', '·', '…', '*',
];
/// Second halves of addresses and names that look like a sentence run into the next.
const DOMAINS: [&str; 24] = [
    "com", "net", "org", "info", "dk", "se", "no", "de", "eu", "uk", "fi", "is", "nl", "fr", "es", "it", "pl", "ru",
    "ua", "io", "js", "py", "rs", "tv",
];
const CURRENCIES: [&str; 12] = ["USD", "EUR", "DKK", "SEK", "NOK", "GBP", "CHF", "PLN", "UAH", "RUB", "ISK", "JPY"];

fn is_quote(c: char) -> bool {
    OPENERS.contains(&c)
}

fn is_inner(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '\'' | '’')
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_digit())
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'))
}

fn is_initial(word: &str) -> bool {
    word.chars().count() == 1
}

/// Single letters with stops between them: "U.S", "n.e", "J.-P".
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word
            .split('.')
            .map(|part| part.trim_start_matches('-'))
            .all(|part| is_initial(part) && part.chars().all(char::is_alphabetic))
}

fn is_currency(word: &str) -> bool {
    CURRENCIES.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `marked` has a "¦" at each place where one sentence ends and the next begins. The languages have their
    /// tables in `tests/segment.rs`; here is what the walk does in any of them.
    fn check(language: &str, marked: &[&str]) {
        for marked in marked {
            let chars: Vec<char> = marked.chars().filter(|c| *c != '¦').collect();
            let habits = Habits::of(&language.parse().unwrap());
            let spans = sentence_spans(&chars, habits);
            let found: Vec<String> = spans.iter().map(|s| chars[s.start..s.end].iter().collect()).collect();
            assert_eq!(found, marked.split('¦').map(str::trim).collect::<Vec<_>>());
        }
    }

    #[test]
    fn quotes_and_brackets_after_the_stop_belong_to_it() {
        check("und", &["(Ja.)¦ Nej.", "\"Ja.\"¦ \"Nej.\"", "« Ja. »¦ Nej.", "\" Ja. \"¦ Nej.", "Ja.[12]¦ Nej [1]."]);
        check("zh", &["是。”¦“否。"]);
    }

    #[test]
    fn what_has_no_word_is_no_sentence() {
        check("und", &["Ja! …", "… Ja.", "– Ja.¦ Nej. – *", "*** !!! ***"]);
        assert!(sentence_spans(&[' ', '\n'], Habits::of(&crate::text::Language::undetermined())).is_empty());
    }

    #[test]
    fn text_with_spaces_before_its_stops() {
        check("de", &["Gilt ab 22 . 05 . 2024 gemäss Art . 5 .¦ Danach nicht .¦ 2025 auch ."]);
    }
}
