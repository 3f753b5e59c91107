//! Words in quotation marks, and who says them.
//!
//! Marks of every habit are read by where they stand: one before a word opens, one behind it closes. A quotation that
//! only opens reaches to the end of its sentence, one that only closes began before it. Up to three words are a title
//! or words that the author keeps away from, no quotation. A dash at the beginning of a paragraph opens one if somebody
//! says it in the same sentence.

use super::{
    Fact, Name, Passage, Value, Verdict,
    cue::{Cues, Words},
    name,
};
use crate::text::Span;
use std::{collections::BTreeMap, ops::Range, sync::OnceLock};

/// A quotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// How many words stand in the marks.
    pub words: usize,
    /// Who says them in the same sentence, if anybody does.
    pub speaker: Option<Speaker>,
}

/// Who says something.
#[derive(Clone, Debug, PartialEq)]
pub enum Speaker {
    /// Somebody by name.
    Named(Name),
    /// Somebody told otherwise: "hun", "the minister"; empty where only other words stand beside the quotation.
    Other(String),
}

impl Quotation {
    /// Its words and who says them, for the ledger.
    pub fn normalised(&self) -> String {
        match &self.speaker {
            Some(Speaker::Named(name)) => format!("{} words: {}", self.words, name.written()),
            Some(Speaker::Other(written)) if !written.is_empty() => format!("{} words: {written}", self.words),
            Some(Speaker::Other(_)) | None => format!("{} words", self.words),
        }
    }

    /// Equal where both have a speaker who may be the same, or neither has; differs where one is somebody by name and
    /// the other nobody at all.
    pub fn compare(&self, other: &Self) -> Option<Verdict> {
        match (&self.speaker, &other.speaker) {
            (Some(Speaker::Named(a)), Some(Speaker::Named(b))) => {
                a.compare(b).filter(|verdict| *verdict == Verdict::Equal)
            }
            (Some(Speaker::Named(_)), None) | (None, Some(Speaker::Named(_))) => Some(Verdict::Differs),
            (Some(_), Some(_)) | (None, None) => Some(Verdict::Equal),
            (Some(Speaker::Other(_)), None) | (None, Some(Speaker::Other(_))) => None,
        }
    }
}

/// What has no more words is a title, or a word kept at a distance.
const MOST_WORDS_OF_TITLE: usize = 3;
/// How many words a speaker is away from the verb.
const REACH: usize = 6;

/// Quotations of a sentence.
pub(super) fn find(passage: &Passage<'_>) -> Vec<Fact> {
    let is_mark = |c: &char| DOUBLE.contains(c) || SINGLE.contains(c) || DASHES.contains(c);
    if !passage.chars.iter().any(is_mark) {
        return Vec::new();
    }
    let words = Words::new(passage);
    let quoted = quoted(&passage.chars);
    let inside: Vec<Range<usize>> = quoted.iter().map(|range| within(passage, range)).collect();
    let is_long = |range: &Range<usize>| range.len() > MOST_WORDS_OF_TITLE;
    let outside = |at: usize| !inside.iter().any(|range| is_long(range) && range.contains(&at));
    if !inside.iter().any(is_long) {
        return dialogue(passage, &words).into_iter().collect();
    }
    let speaker = speaker(passage, &words, &outside);
    let start = passage.sentence.place.span.start;
    let marked = quoted.iter().zip(&inside).filter(|(_, inside)| is_long(inside));
    let fact = |(range, inside): (&Range<usize>, &Range<usize>)| Fact {
        span: Span::new(start + range.start, start + range.end),
        value: Value::Quotation(Quotation { words: inside.len(), speaker: speaker.clone() }),
    };
    marked.map(fact).collect()
}

const DOUBLE: &[char] = &['"', '“', '”', '„', '«', '»', '‟'];
const SINGLE: &[char] = &['‘', '’', '‚', '\''];
const DASHES: &[char] = &['–', '—', '―', '-'];

/// The places of quotations with their marks, counted in the sentence.
fn quoted(chars: &[char]) -> Vec<Range<usize>> {
    let mut found = marked(chars, DOUBLE, true);
    let singles = marked(chars, SINGLE, false);
    let is_free =
        |range: &Range<usize>| !found.iter().any(|f: &Range<usize>| f.start < range.end && range.start < f.end);
    let free: Vec<Range<usize>> = singles.into_iter().filter(is_free).collect();
    found.extend(free);
    found.sort_by_key(|range| range.start);
    found
}

/// What stands between marks. Where they are `sure` to be no apostrophes, one alone counts too.
fn marked(chars: &[char], marks: &[char], sure: bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut opened: Option<usize> = None;
    let is_place = |at: &usize| marks.contains(&chars[*at]) && !is_inch(chars, *at);
    for at in (0..chars.len()).filter(is_place) {
        match opened {
            Some(start) if closes(chars, at) => {
                found.push(start..at + 1);
                opened = None;
            }
            None if opens(chars, at) => opened = Some(at),
            None if sure && found.is_empty() && closes(chars, at) => found.push(0..at + 1),
            Some(_) | None => {}
        }
    }
    found.extend(opened.filter(|_| sure).map(|start| start..chars.len()));
    found
}

/// "6' 2''" and the like.
fn is_inch(chars: &[char], at: usize) -> bool {
    matches!(chars[at], '"' | '\'') && at > 0 && chars[at - 1].is_ascii_digit() && chars.get(at + 1) != Some(&',')
}

/// Whether a mark stands before a word and not behind one.
fn opens(chars: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| chars.get(before));
    let is_free =
        before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '–' | '—' | '-') || DOUBLE.contains(c));
    is_free
        && chars.get(at + 1).is_some_and(|c| {
            c.is_alphanumeric()
                || DOUBLE.contains(c)
                || is_spaced(chars, at)
                || *c == '…'
                || *c == '¿'
                || *c == '¡'
                || SINGLE.contains(c)
        })
}

/// Whether a mark stands behind a word and not before one.
fn closes(chars: &[char], at: usize) -> bool {
    let is_end = chars.get(at + 1).is_none_or(|c| !c.is_alphanumeric());
    let before = at.checked_sub(1).and_then(|before| chars.get(before));
    is_end && before.is_some_and(|c| !c.is_whitespace() || is_spaced(chars, at))
}

/// French marks have a space inside.
fn is_spaced(chars: &[char], at: usize) -> bool {
    matches!(chars[at], '«' | '»')
}

/// Which words stand in a place.
fn within(passage: &Passage<'_>, range: &Range<usize>) -> Range<usize> {
    let start = passage.sentence.place.span.start;
    let tokens = &passage.sentence.tokens;
    let first = tokens.partition_point(|token| token.span.start - start < range.start);
    let end = tokens.partition_point(|token| token.span.end - start <= range.end);
    first..end.max(first)
}

/// Who says something outside the quotations.
fn speaker(passage: &Passage<'_>, words: &Words<'_>, outside: &dyn Fn(usize) -> bool) -> Option<Speaker> {
    let verbs: Vec<Range<usize>> = said(passage, words).into_iter().filter(|verb| outside(verb.start)).collect();
    let names: Vec<(Range<usize>, Name)> =
        name::find(passage).into_iter().filter_map(|fact| place(passage, fact)).collect();
    let distance = |range: &Range<usize>, verb: &Range<usize>| {
        if range.start >= verb.end { range.start - verb.end } else { verb.start.saturating_sub(range.end) }
    };
    let outer = || names.iter().filter(|(range, _)| outside(range.start));
    let near = verbs
        .iter()
        .flat_map(|verb| outer().map(move |(range, name)| (distance(range, verb), range.start < verb.start, name)));
    let nearest =
        near.filter(|(distance, ..)| *distance <= REACH).min_by_key(|(distance, is_before, _)| (*distance, *is_before));
    if let Some((_, _, name)) = nearest {
        return Some(Speaker::Named(name.clone()));
    }
    let pronouns: Vec<&str> = lines(passage, "pronoun").collect();
    let spoken = (0..words.len()).filter(|at| outside(*at));
    let pronoun = || spoken.clone().find(|at| pronouns.contains(&words.form(*at)));
    match verbs.first() {
        Some(verb) => {
            let at = pronoun().or_else(|| (verb.end..words.len()).find(|at| outside(*at))).unwrap_or(verb.start);
            Some(Speaker::Other(words.written(at).to_owned()))
        }
        // A verb that the tables lack, or a name that may own the words.
        None if outer().next().is_some() || spoken.clone().count() > 2 => Some(Speaker::Other(String::new())),
        None => None,
    }
}

fn place(passage: &Passage<'_>, fact: Fact) -> Option<(Range<usize>, Name)> {
    let start = passage.sentence.place.span.start;
    let Value::Name(name) = fact.value else { return None };
    Some((within(passage, &(fact.span.start - start..fact.span.end - start)), name))
}

/// Where the sentence has words for saying.
fn said(passage: &Passage<'_>, words: &Words<'_>) -> Vec<Range<usize>> {
    static CUES: OnceLock<BTreeMap<&'static str, Cues>> = OnceLock::new();
    let cues = CUES.get_or_init(|| Cues::of_all("saying")).get(passage.language.primary());
    let found = cues.map(|cues| cues.find(words)).unwrap_or_default();
    found.into_iter().filter(|cue| cue.key == "verb").map(|cue| cue.words).collect()
}

fn lines<'a>(passage: &Passage<'a>, key: &'static str) -> impl Iterator<Item = &'static str> + use<'a> {
    let lines = passage.table.section("saying").iter().filter(move |line| line.key == key);
    lines.flat_map(|line| line.words.iter().copied())
}

/// What is said behind a dash at the beginning of a paragraph.
fn dialogue(passage: &Passage<'_>, words: &Words<'_>) -> Option<Fact> {
    let span = passage.sentence.place.span;
    let is_dash = passage.chars.first().is_some_and(|c| DASHES.contains(c));
    if span.start > 0 || !is_dash || passage.chars.get(1).is_none_or(|c| !c.is_whitespace()) {
        return None;
    }
    // "– Det er nok, siger hun": the verb follows a mark.
    let verb = said(passage, words)
        .into_iter()
        .find(|verb| verb.start > MOST_WORDS_OF_TITLE && words.is_parted(verb.start))?;
    let end = words.span(&(verb.start - 1..verb.start)).end;
    let speaker = speaker(passage, words, &|at| at >= verb.start);
    let value = Value::Quotation(Quotation { words: verb.start, speaker });
    Some(Fact { span: Span::new(span.start, end), value })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        segment::tokens,
        text::{Place, Sentence},
    };

    fn check(language: &str, text: &str, expected: &[(&str, &str)]) {
        let place = Place { paragraph: 0, span: Span::whole(text) };
        let sentence = Sentence { place, text: text.to_owned(), tokens: tokens(text, 0) };
        let language = language.parse().unwrap();
        let found = find(&Passage::new(&sentence, &language, None));
        let told: Vec<_> = found.iter().map(|fact| (fact.span.of(text), fact.normalised())).collect();
        let told: Vec<_> = told.iter().map(|(span, quotation)| (*span, quotation.as_str())).collect();
        assert_eq!(told, expected, "{text}");
    }

    #[test]
    fn marks_of_every_habit() {
        check("da", "»Nu er broen åben,« sagde hun.", &[("»Nu er broen åben,«", "4 words: hun")]);
        check("de", "»Die Brücke ist offen«, sagte sie.", &[("»Die Brücke ist offen«", "4 words: sie")]);
        check("fr", "« Le pont est ouvert », dit-elle.", &[("« Le pont est ouvert »", "4 words: dit-elle")]);
        check("sv", "”Bron är öppen nu”, sa hon.", &[("”Bron är öppen nu”", "4 words: hon")]);
        check("en", "'The bridge isn't open,' he said.", &[("'The bridge isn't open,'", "4 words: he")]);
        check("en", "The boys' bike and the girls' boat.", &[]);
        check("en", "A 5\" pipe and a 6\" pipe of steel.", &[]);
    }

    #[test]
    fn quotations_over_several_sentences() {
        check("da", "Hun sagde: »Nu er broen åben.", &[("»Nu er broen åben.", "4 words: Hun")]);
        check("da", "Den er meget smal,« sagde Signe Rask.", &[("Den er meget smal,«", "4 words: Signe Rask")]);
        check("da", "De læste »Broen over åen« højt.", &[]);
    }

    #[test]
    fn dialogue_behind_a_dash() {
        check("da", "– Nu er broen åben, siger Ida Holm.", &[("– Nu er broen åben", "4 words: Ida Holm")]);
        check("da", "– Nu er broen åben.", &[]);
    }
}
