//! Paragraphs and sentences in another language than their version.
//!
//! The words decide ([`Tongues`]): how much more usual they are in another language than in the version's own. A
//! whole paragraph is told as one; else its sentences are looked at one by one. What both sides have in the same
//! foreign words is no difference, a quotation at most an unsure one; what the base has in a foreign language is one
//! where the version has something else in its place. A version that is foreign for the most part has been given the
//! wrong language, and nothing is told of it.

use super::{Aspect, Compared, Difference, Kind, Reason, Whole, tongue::Tongues, whole};
use crate::{
    align::{Bead, Side},
    text::{Language, Place, Sentence, Span, TokenKind},
};
use std::collections::BTreeSet;

/// Less sure is not told at all.
const LEAST: f64 = 0.2;
/// The surest that a quotation in another language is told.
const QUOTED: f64 = 0.4;
/// From this share of foreign paragraphs on, the language of the version is what is wrong.
const MOST_FOREIGN: f64 = 0.5;
/// Share of words that two places must have in common to have the same foreign words.
const SAME_WORDS: f64 = 0.6;
/// A sentence inside a paragraph is looked at from so many words on.
const WORDS_OF_A_SENTENCE: usize = 4;
/// Two lone paragraphs between the same neighbours stand for each other if neither is longer by more than this.
const LONGER: usize = 3;

/// A stretch of one side in another language.
struct Stretch {
    places: Vec<Place>,
    sentences: Vec<usize>,
    aspect: Aspect,
    language: Language,
    confidence: f64,
}

/// Stretches of either side in another language than their version, except what the other side has in the same words.
/// A difference has the place of the foreign side only: whose language is meant is seen from it.
pub fn differences(pair: Compared<'_>) -> Vec<Whole> {
    let of_version = stretches(pair.version, &pair.base.version.language);
    let of_base = stretches(pair.base, &pair.version.version.language);
    let told = of_version.into_iter().filter_map(|s| in_version(pair, s));
    told.chain(of_base.into_iter().filter_map(|s| in_base(pair, s))).collect()
}

fn in_version(pair: Compared<'_>, found: Stretch) -> Option<Whole> {
    let (sentences, base) = counterpart(pair, &found, |bead| (&bead.version, &bead.base), pair.base);
    let is_of_base = found.language.same_as(&pair.base.version.language);
    let is_whole = found.aspect == Aspect::Paragraph;
    // A whole paragraph in the words of the base has a rule of its own.
    if (is_whole || !is_of_base) && same_words(pair.version, &found.sentences, pair.base, &sentences) {
        return None;
    }
    let difference = tell(pair, &found).at(Vec::new(), found.places.clone());
    Some(Whole { difference, base, version: found.places })
}

/// What is foreign in the base is told where the version has something in its place.
fn in_base(pair: Compared<'_>, found: Stretch) -> Option<Whole> {
    let (sentences, version) = counterpart(pair, &found, |bead| (&bead.base, &bead.version), pair.version);
    if version.is_empty() || same_words(pair.base, &found.sentences, pair.version, &sentences) {
        return None;
    }
    let difference = tell(pair, &found).at(found.places.clone(), Vec::new());
    Some(Whole { difference, base: found.places, version })
}

fn tell(pair: Compared<'_>, found: &Stretch) -> Difference {
    let reason = Reason::OtherLanguage { found: found.language.clone() };
    pair.difference(Kind::Untranslated, found.aspect, found.confidence, reason)
}

/// The foreign stretches of a side; `other` is the language of the other side.
fn stretches(side: Side<'_>, other: &Language) -> Vec<Stretch> {
    let Some(mut tongues) = Tongues::new(&side.version.language, other) else { return Vec::new() };
    let paragraphs = side.version.paragraphs.iter().enumerate().filter(|(_, p)| p.is_content());
    let (mut found, mut count, mut foreign) = (Vec::new(), 0, 0);
    for (paragraph, _) in paragraphs {
        count += 1;
        let own = in_paragraph(side, paragraph, &mut tongues);
        foreign += usize::from(own.iter().any(|s| s.aspect == Aspect::Paragraph));
        found.extend(own);
    }
    if foreign as f64 >= MOST_FOREIGN * f64::from(count).max(2.0) { Vec::new() } else { found }
}

fn in_paragraph<'a>(side: Side<'a>, paragraph: usize, tongues: &mut Tongues<'a>) -> Vec<Stretch> {
    let numbers = side.text.by_paragraph[paragraph].clone();
    let all: Vec<&Sentence> = side.text.sentences[numbers.clone()].iter().collect();
    let text = &side.version.paragraphs[paragraph].text;
    let quoted = quoted(text);
    let mut judge = |sentences: &[&'a Sentence], span: Span| {
        let judged = tongues.judge(sentences)?;
        // A quotation may be left in its language on purpose; the words around it tell.
        let mut around = || tongues.judge_outside(sentences, &quoted).filter(|(language, _)| *language == judged.0);
        let judged = match is_quoted(&quoted, span) {
            true => around().unwrap_or((judged.0, judged.1.min(QUOTED))),
            false => judged,
        };
        Some(judged).filter(|(_, sure)| *sure >= LEAST)
    };
    if let Some((language, confidence)) = judge(&all, Span::whole(text)) {
        let places = whole(side, &[paragraph]);
        return vec![Stretch { places, sentences: numbers.collect(), aspect: Aspect::Paragraph, language, confidence }];
    }
    let mut found: Vec<Stretch> = Vec::new();
    for (number, sentence) in numbers.zip(all).filter(|_| side.text.by_paragraph[paragraph].len() > 1) {
        let words = sentence.tokens.iter().filter(|t| t.kind == TokenKind::Word).count();
        if words < WORDS_OF_A_SENTENCE {
            continue;
        }
        let Some((language, confidence)) = judge(&[sentence], sentence.place.span) else {
            continue;
        };
        match found.last_mut().filter(|last| last.language == language && last.sentences.last() == Some(&(number - 1)))
        {
            Some(last) => {
                last.places.push(sentence.place);
                last.sentences.push(number);
                last.confidence = last.confidence.max(confidence);
            }
            None => {
                let (places, sentences) = (vec![sentence.place], vec![number]);
                found.push(Stretch { places, sentences, aspect: Aspect::Sentence, language, confidence });
            }
        }
    }
    found
}

/// What stands between quotation marks; which mark opens differs by language, so each one opens or closes.
pub(super) fn quoted(text: &str) -> Vec<Span> {
    let is_mark = |c: char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‟');
    let marks: Vec<usize> = text.chars().enumerate().filter(|(_, c)| is_mark(*c)).map(|(at, _)| at).collect();
    marks.chunks(2).filter_map(|two| Some(Span::new(*two.first()?, *two.get(1)? + 1))).collect()
}

/// Whether most of a span stands in quotation marks.
pub(super) fn is_quoted(quoted: &[Span], span: Span) -> bool {
    2 * quoted.iter().map(|q| overlap(*q, span)).sum::<usize>() > span.len()
}

fn overlap(a: Span, b: Span) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// The sentences and places of the other side that a stretch stands for. `sides` gives a bead's units on the side of
/// the stretch and on the other.
fn counterpart(
    pair: Compared<'_>,
    found: &Stretch,
    sides: impl for<'b> Fn(&'b Bead) -> (&'b Vec<usize>, &'b Vec<usize>),
    other: Side<'_>,
) -> (Vec<usize>, Vec<Place>) {
    if found.aspect == Aspect::Sentence {
        let holds = |bead: &&Bead| sides(bead).0.iter().any(|s| found.sentences.contains(s));
        let beads = pair.alignment.sentences.iter().filter(holds);
        let sentences: BTreeSet<usize> = beads.flat_map(|bead| sides(bead).1.clone()).collect();
        let places = sentences.iter().map(|s| other.text.sentences[*s].place).collect();
        return (sentences.into_iter().collect(), places);
    }
    let own: Vec<usize> = found.places.iter().map(|p| p.paragraph).collect();
    let holds = |bead: &Bead| own.iter().any(|p| sides(bead).0.contains(p));
    let beads = &pair.alignment.paragraphs;
    let Some(at) = beads.iter().position(holds) else { return (Vec::new(), Vec::new()) };
    let paragraphs = if beads[at].is_linked() {
        sides(&beads[at]).1.clone()
    } else {
        let length = |places: &[Place]| places.iter().map(|p| p.span.len()).sum::<usize>();
        let alone = neighbour(beads, at, |bead| sides(bead).1);
        let fits = |p: &usize| {
            let (here, there) = (length(&found.places), length(&whole(other, &[*p])));
            here <= LONGER * there && there <= LONGER * here
        };
        alone.filter(fits).into_iter().collect()
    };
    let sentences = paragraphs.iter().flat_map(|p| other.text.by_paragraph[*p].clone()).collect();
    (sentences, whole(other, &paragraphs))
}

/// The only paragraph of the other side without counterpart between the same linked neighbours as the bead at `at`.
fn neighbour<'a>(beads: &'a [Bead], at: usize, other: impl Fn(&'a Bead) -> &'a Vec<usize>) -> Option<usize> {
    let before = beads[..at].iter().rev().take_while(|bead| !bead.is_linked());
    let after = beads[at + 1..].iter().take_while(|bead| !bead.is_linked());
    let mut run = before.chain(after);
    let first = run.next()?;
    match other(first)[..] {
        [only] if run.next().is_none() => Some(only),
        _ => None,
    }
}

/// Whether most words of some sentences stand in those of the other side too.
fn same_words(side: Side<'_>, own: &[usize], other: Side<'_>, there: &[usize]) -> bool {
    let words = |side: Side<'_>, sentences: &[usize]| -> Vec<String> {
        let tokens = sentences.iter().flat_map(|s| &side.text.sentences[*s].tokens);
        tokens.filter(|t| t.kind == TokenKind::Word).map(|t| t.form.to_lowercase()).collect()
    };
    let (own, there) = (words(side, own), words(other, there));
    let shared = own.iter().filter(|word| there.contains(word)).count();
    shared as f64 >= SAME_WORDS * own.len() as f64
}
