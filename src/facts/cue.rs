//! Words and phrases of a table, found in a sentence.
//!
//! A pattern is a word, or several between spaces. `*` at the end of a word stands for any letters, at its beginning or
//! inside it for at least one; a `~` between two words for up to six others. A phrase never reaches over a mark.

use super::{
    Passage,
    table::{Line, Table},
};
use crate::text::{Sentence, Span};
use std::{collections::BTreeMap, ops::Range};

/// How many words `~` stands for at most.
const WIDEST_GAP: usize = 6;

/// A sentence's words in small letters, and where marks part them.
pub(super) struct Words<'a> {
    sentence: &'a Sentence,
    forms: Vec<String>,
    /// What stands before each word, back to the word before it; one more for what follows the last.
    between: Vec<String>,
}

impl<'a> Words<'a> {
    /// The words of a passage.
    pub fn new(passage: &Passage<'a>) -> Self {
        let sentence = passage.sentence;
        let start = sentence.place.span.start;
        let mut between = Vec::with_capacity(sentence.tokens.len() + 1);
        let mut end = 0;
        for token in &sentence.tokens {
            between.push(slice(&passage.chars, end..token.span.start - start));
            end = token.span.end - start;
        }
        between.push(slice(&passage.chars, end..passage.chars.len()));
        let forms = sentence.tokens.iter().map(|token| token.form.to_lowercase().replace('’', "'")).collect();
        Self { sentence, forms, between }
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.forms.len()
    }

    /// A word in small letters; empty behind the last.
    pub fn form(&self, at: usize) -> &str {
        self.forms.get(at).map_or("", String::as_str)
    }

    /// A word as it is written; empty behind the last.
    pub fn written(&self, at: usize) -> &str {
        self.sentence.tokens.get(at).map_or("", |token| token.form.as_str())
    }

    /// What stands before a word: spaces and marks.
    pub fn before(&self, at: usize) -> &str {
        self.between.get(at).map_or("", String::as_str)
    }

    /// Whether a mark stands before a word, or the sentence begins or ends there.
    pub fn is_parted(&self, at: usize) -> bool {
        at == 0 || at >= self.forms.len() || self.before(at).chars().any(|c| !c.is_whitespace() && c != '\u{ad}')
    }

    /// Where words stand.
    pub fn span(&self, words: &Range<usize>) -> Span {
        let tokens = self.sentence.tokens.get(words.clone()).unwrap_or_default();
        let (first, last) = (tokens.first(), tokens.last());
        first.zip(last).map_or(Span::new(0, 0), |(first, last)| Span::new(first.span.start, last.span.end))
    }
}

fn slice(chars: &[char], range: Range<usize>) -> String {
    chars.get(range).unwrap_or_default().iter().collect()
}

/// Patterns with what they mean, ready to be looked for.
#[derive(Debug, Default)]
pub(super) struct Cues {
    /// Those that begin with a plain word, by it; the longest first.
    plain: BTreeMap<&'static str, Vec<Pattern>>,
    /// Those that begin with an open word.
    open: Vec<Pattern>,
}

/// A pattern found.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cue {
    /// The key of its line.
    pub key: &'static str,
    /// The words it spans.
    pub words: Range<usize>,
}

#[derive(Debug)]
struct Pattern {
    key: &'static str,
    parts: Vec<Part>,
}

#[derive(Clone, Copy, Debug)]
enum Part {
    Word(&'static str),
    /// Its beginning and its end; before an end stands at least a letter more.
    Open(&'static str, &'static str),
    Gap,
}

impl Cues {
    /// The patterns of lines.
    pub fn new(lines: &[Line]) -> Self {
        let mut cues = Self::default();
        for line in lines {
            for words in &line.words {
                let parts: Vec<Part> = words.split_whitespace().map(Part::new).collect();
                let pattern = Pattern { key: line.key, parts };
                match pattern.parts.first() {
                    Some(Part::Word(first)) => cues.plain.entry(first).or_default().push(pattern),
                    Some(Part::Open(..)) => cues.open.push(pattern),
                    Some(Part::Gap) | None => {}
                }
            }
        }
        cues.plain.values_mut().for_each(|patterns| patterns.sort_by_key(|p| std::cmp::Reverse(p.parts.len())));
        cues.open.sort_by_key(|p| std::cmp::Reverse(p.parts.len()));
        cues
    }

    /// A section of each language's table, by the language's letters.
    pub fn of_all(section: &str) -> BTreeMap<&'static str, Self> {
        Table::all().map(|(language, table)| (language, Self::new(table.section(section)))).collect()
    }

    /// All that are found, in order; of those that begin at a word the longest, and none inside another.
    pub fn find(&self, words: &Words<'_>) -> Vec<Cue> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let cue = self.at(words, at);
            at = cue.as_ref().map_or(at + 1, |cue| cue.words.end);
            found.extend(cue);
        }
        found
    }

    /// The longest pattern that begins at a word.
    pub fn at(&self, words: &Words<'_>, at: usize) -> Option<Cue> {
        let plain = self.plain.get(words.form(at)).map_or(&[][..], Vec::as_slice);
        let fits = |pattern: &Pattern| {
            pattern.end(words, at).map(|end| (pattern.parts.len(), Cue { key: pattern.key, words: at..end }))
        };
        let plain = plain.iter().find_map(fits);
        let open = self.open.iter().find_map(fits);
        match (plain, open) {
            (Some(plain), Some(open)) => Some(if open.0 > plain.0 { open.1 } else { plain.1 }),
            (one, other) => one.or(other).map(|(_, cue)| cue),
        }
    }
}

impl Pattern {
    /// Where it ends, if it begins at a word.
    fn end(&self, words: &Words<'_>, start: usize) -> Option<usize> {
        ends(&self.parts, words, start, true)
    }
}

fn ends(parts: &[Part], words: &Words<'_>, at: usize, is_first: bool) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else { return Some(at) };
    let is_whole = is_first || !words.is_parted(at);
    match part {
        Part::Gap => {
            let reached = (at..=at + WIDEST_GAP).take_while(|&next| next == at || !words.is_parted(next - 1));
            reached.take_while(|&next| next < words.len()).find_map(|next| ends(rest, words, next, false))
        }
        part if is_whole && part.fits(words.form(at)) => ends(rest, words, at + 1, false),
        _ => None,
    }
}

impl Part {
    fn new(word: &'static str) -> Self {
        match word.split_once('*') {
            _ if word == "~" => Self::Gap,
            Some((beginning, end)) => Self::Open(beginning, end),
            None => Self::Word(word),
        }
    }

    fn fits(self, form: &str) -> bool {
        match self {
            Self::Word(word) => word == form,
            Self::Open(beginning, end) => {
                form.len() >= beginning.len() + end.len() + usize::from(!end.is_empty())
                    && form.starts_with(beginning)
                    && form.ends_with(end)
            }
            Self::Gap => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{segment::tokens, text::Place};

    const LINES: &[(&str, &[&str])] =
        &[("not", &["ikke", "ingen", "*n't", "kein*"]), ("none", &["ikke mindst"]), ("said", &["skal ~ have *et"])];

    fn check(text: &str, expected: &[(&str, &str)]) {
        let lines: Vec<Line> = LINES.iter().map(|(key, words)| Line { key, words: words.to_vec() }).collect();
        let place = Place { paragraph: 0, span: Span::whole(text) };
        let sentence = Sentence { place, text: text.to_owned(), tokens: tokens(text, 0) };
        let language = "da".parse().unwrap();
        let words = Words::new(&Passage::new(&sentence, &language, None));
        let found = Cues::new(&lines).find(&words);
        let told: Vec<_> = found.iter().map(|cue| (cue.key, words.span(&cue.words).of(text))).collect();
        assert_eq!(told, expected, "{text}");
    }

    #[test]
    fn the_longest_pattern_without_a_mark_inside() {
        check("Ikke nu, ikke mindst her", &[("not", "Ikke"), ("none", "ikke mindst")]);
        check("ikke, mindst", &[("not", "ikke")]);
        check("I don’t, keinerlei, n't", &[("not", "don’t"), ("not", "keinerlei")]);
        check("Han skal i går have mistet den", &[("said", "skal i går have mistet")]);
        check("Han skal, siger de, have mistet den", &[]);
        check("", &[]);
    }
}
