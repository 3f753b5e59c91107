//! Quotations whose speaker only one side names: the attribution was left out, or put in.
//!
//! Who speaks may be told in another sentence than the words, so it is only told where nothing on the other side names
//! the speaker or says what the attribution says.

use super::{
    super::{Compared, links::weight, opened::Opened, sentences_of},
    Differing, Found, Loose, Which,
};
use crate::{
    align::Side,
    facts::{Fact, FactKind, Name, Quotation, Speaker, Value, Verdict},
    text::Span,
};

/// How sure it is that an attribution is missing of which nothing is said on the other side, and of which some is.
const UNSAID: f64 = 0.8;
const PARTLY_SAID: f64 = 0.3;
/// Share of an attribution that may be said elsewhere by chance.
const BY_CHANCE: f32 = 0.3;
/// A word with a better match than this is said on the other side.
const MATCHED: f32 = 0.5;
/// How many times longer than the other a quotation may be.
const MOST_UNLIKE: usize = 3;

/// Attributions that only one side has, each quotation once.
pub fn attributions(pair: Compared<'_>, opened: &Opened<'_>, loose: &mut Loose) -> Vec<Differing> {
    let of = |loose: &Loose, which: Which| {
        loose.of(which, which.of(pair), which.units(opened.bead), |fact| fact.kind() == FactKind::Quotation)
    };
    let mut found = Vec::new();
    for base in of(loose, Which::Base) {
        let told = of(loose, Which::Version).into_iter().find_map(|version| {
            let sure = attribution(pair, opened, (&base, &version))?;
            Some((version, sure))
        });
        if let Some((version, differing)) = told {
            loose.take(Which::Base, base.id);
            loose.take(Which::Version, version.id);
            found.push(differing);
        }
    }
    found
}

fn attribution(pair: Compared<'_>, opened: &Opened<'_>, (base, version): (&Found, &Found)) -> Option<Differing> {
    let (one, other) = (quotation(base.fact(pair.base))?, quotation(version.fact(pair.version))?);
    let is_alike = one.words <= MOST_UNLIKE * other.words && other.words <= MOST_UNLIKE * one.words;
    if !is_alike || one.compare(other) != Some(Verdict::Differs) {
        return None;
    }
    let (which, named, there, unnamed) = match (&one.speaker, &other.speaker) {
        (Some(Speaker::Named(name)), None) => (Which::Base, (base, name), &opened.bead.version, Which::Version),
        (None, Some(Speaker::Named(name))) => (Which::Version, (version, name), &opened.bead.base, Which::Base),
        _ => return None,
    };
    let (own, other) = (which.of(pair), unnamed.of(pair));
    if is_named_near(other, there, named.1) {
        return None;
    }
    let span = words_around(own, named.0, named.1)?;
    let said = share_said(pair, which, (named.0.id.0, span), there);
    let sure = if said <= BY_CHANCE { UNSAID } else { PARTLY_SAID };
    let (mut base, mut version) = (base.end(pair.base), version.end(pair.version));
    let (own, other) = if which == Which::Base { (&mut base, &mut version) } else { (&mut version, &mut base) };
    own.place.span = span;
    named.1.written().clone_into(&mut own.value);
    other.value.clear();
    Some(Differing { base, version, sure })
}

fn quotation(fact: &Fact) -> Option<&Quotation> {
    if let Value::Quotation(quotation) = &fact.value { Some(quotation) } else { None }
}

/// Whether the paragraphs of some sentences, or those beside them, name somebody, or have another speaker.
fn is_named_near(side: Side<'_>, sentences: &[usize], name: &Name) -> bool {
    let is_same = |fact: &Fact| match &fact.value {
        Value::Name(other) => name.compare(other) == Some(Verdict::Equal),
        _ => false,
    };
    let has_speaker = |s: &usize| {
        let quotations = side.facts[*s].iter().filter_map(quotation);
        quotations.filter_map(|quotation| quotation.speaker.as_ref()).next().is_some()
    };
    let paragraphs = near(side, sentences);
    sentences_of(side, &paragraphs).any(|(s, _)| side.facts[s].iter().any(is_same)) || sentences.iter().any(has_speaker)
}

/// The paragraphs of some sentences, and those of content beside them.
fn near(side: Side<'_>, sentences: &[usize]) -> Vec<usize> {
    let own = sentences.iter().map(|s| side.text.sentences[*s].place.paragraph);
    let (Some(first), Some(last)) = (own.clone().min(), own.max()) else { return Vec::new() };
    (first.saturating_sub(1)..=(last + 1).min(side.version.paragraphs.len().saturating_sub(1))).collect()
}

/// The words outside of quotations around the speaker's name.
fn words_around(side: Side<'_>, found: &Found, name: &Name) -> Option<Span> {
    let facts = &side.facts[found.id.0];
    let quoted: Vec<Span> = facts.iter().filter(|fact| quotation(fact).is_some()).map(|fact| fact.span).collect();
    let is_outside = |span: Span| !quoted.iter().any(|quoted| quoted.overlaps(span));
    let is_speaker = |fact: &&Fact| match &fact.value {
        Value::Name(other) => other.compare(name) == Some(Verdict::Equal) && is_outside(fact.span),
        _ => false,
    };
    let speaker = facts.iter().find(is_speaker)?;
    let tokens = &side.text.sentences[found.id.0].tokens;
    let at = tokens.iter().position(|token| token.span.overlaps(speaker.span))?;
    let before = tokens[..at].iter().rev().take_while(|token| is_outside(token.span)).last();
    let behind = tokens[at..].iter().take_while(|token| is_outside(token.span)).last()?;
    Some(Span::new(before.unwrap_or(&tokens[at]).span.start, behind.span.end))
}

/// How much of an attribution the other side says outside its quotations, 0 to 1 by the weight of the words.
fn share_said(pair: Compared<'_>, which: Which, (sentence, span): (usize, Span), there: &[usize]) -> f32 {
    let other = which.other().of(pair);
    let said: Vec<usize> =
        sentences_of(other, &paragraphs(other, there)).flat_map(|(s, _)| unquoted(other, s)).collect();
    let own = which.of(pair);
    let types = own.text.sentences[sentence].tokens.iter().zip(own.reading.types(sentence));
    let (mut sum, mut total) = (0.0, 1e-3);
    for (_, kind) in types.filter(|(token, _)| token.span.overlaps(span)) {
        let value = |other: &usize| match which {
            Which::Base => pair.matching.value(*kind, *other),
            Which::Version => pair.matching.value(*other, *kind),
        };
        let weight = weight(own.reading, *kind);
        total += weight;
        sum += if said.iter().any(|other| value(other) >= MATCHED) { weight } else { 0.0 };
    }
    sum / total
}

fn paragraphs(side: Side<'_>, sentences: &[usize]) -> Vec<usize> {
    let mut own: Vec<usize> = sentences.iter().map(|s| side.text.sentences[*s].place.paragraph).collect();
    own.dedup();
    own
}

/// The types of the words of a sentence that stand in no quotation.
fn unquoted<'a>(side: Side<'a>, sentence: usize) -> impl Iterator<Item = usize> + 'a {
    let tokens = side.text.sentences[sentence].tokens.iter().zip(side.reading.types(sentence));
    let quoted = side.facts[sentence].iter().filter(|fact| quotation(fact).is_some());
    let spans: Vec<Span> = quoted.map(|fact| fact.span).collect();
    tokens.filter(move |(token, _)| !spans.iter().any(|span| span.overlaps(token.span))).map(|(_, kind)| *kind)
}
