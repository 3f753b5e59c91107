//! Numbers of linked sentences, compared by value.
//!
//! What both sides have is taken out: first within linked sentences, by the likeliest reading and then by any, and as
//! parts of a date or time; then in the rest of the paragraphs that belong together. Two numbers left over in the same sentences stand in each other's place and differ; one left
//! over alone may be written in words on the other side, which is not read yet, so it is told as unsure.

use super::{Aspect, Compared, Difference, Kind, Reason, sentences_of};
use crate::{
    align::{Bead, Side},
    facts::{Number, numbers},
    text::Place,
};
use std::collections::{BTreeMap, BTreeSet};

/// How sure it is that two numbers left over in the same sentences stand for each other.
const ONE_AGAINST_ONE: f64 = 0.92;
/// The same where there are several on a side.
const ONE_OF_SEVERAL: f64 = 0.7;
/// How sure it is that a number is missing when nothing stands in its place.
const WITHOUT_RIVAL: f64 = 0.3;

/// Months have numbers up to this.
const MONTHS: f64 = 12.0;

/// A number and the sentence it stands in.
struct Found {
    sentence: usize,
    paragraph: usize,
    number: Number,
}

/// Number differences of all linked paragraphs.
pub fn differences(pair: Compared<'_>) -> Vec<Difference> {
    pair.linked().flat_map(|bead| in_paragraphs(pair, bead)).collect()
}

fn in_paragraphs(pair: Compared<'_>, bead: &Bead) -> Vec<Difference> {
    let mut base = found(pair.base, &bead.base);
    let mut version = found(pair.version, &bead.version);
    let home = bead_of_sentence(pair, bead);
    let linked = |a: &Found, b: &Found| {
        let (here, there) = (home.0.get(&a.sentence), home.1.get(&b.sentence));
        here.is_some() && here == there
    };
    cancel(&mut base, &mut version, |a, b| a.number.reads_alike(&b.number) && linked(a, b));
    cancel(&mut base, &mut version, |a, b| a.number.equals(&b.number) && linked(a, b));
    cancel_parts(&mut base, &mut version, linked);
    cancel_parts(&mut version, &mut base, |b, a| linked(a, b));
    cancel(&mut base, &mut version, |a, b| a.number.reads_alike(&b.number));
    let mut told = Vec::new();
    for sentences in pair.alignment.sentences.iter().filter(|s| s.is_linked()) {
        let (left, rest_of_base) = base.into_iter().partition::<Vec<_>, _>(|f| sentences.base.contains(&f.sentence));
        let (right, rest_of_version) =
            version.into_iter().partition::<Vec<_>, _>(|f| sentences.version.contains(&f.sentence));
        (base, version) = (rest_of_base, rest_of_version);
        told.extend(in_sentences(pair, sentences, left, right));
    }
    told
}

/// What is left over in sentences that are linked.
fn in_sentences(pair: Compared<'_>, bead: &Bead, left: Vec<Found>, right: Vec<Found>) -> Vec<Difference> {
    let sure = if left.len() == 1 && right.len() == 1 { ONE_AGAINST_ONE } else { ONE_OF_SEVERAL };
    let (mut left, mut right) = (left.into_iter(), right.into_iter());
    let mut told = Vec::new();
    loop {
        let difference = match (left.next(), right.next()) {
            (Some(a), Some(b)) => {
                let reason = Reason::FactsDiffer { base: a.number.normalised(), version: b.number.normalised() };
                let confidence = sure * bead.confidence;
                pair.difference(Kind::Changed, Aspect::Number, confidence, reason).at(vec![a.place()], vec![b.place()])
            }
            (Some(a), None) => {
                let reason = Reason::FactUnmatched { value: a.number.normalised() };
                let confidence = WITHOUT_RIVAL * bead.confidence;
                pair.difference(Kind::LeftOut, Aspect::Number, confidence, reason).at(vec![a.place()], Vec::new())
            }
            (None, Some(b)) => {
                let reason = Reason::FactUnmatched { value: b.number.normalised() };
                let confidence = WITHOUT_RIVAL * bead.confidence;
                pair.difference(Kind::Added, Aspect::Number, confidence, reason).at(Vec::new(), vec![b.place()])
            }
            (None, None) => return told,
        };
        told.push(difference);
    }
}

fn found(side: Side<'_>, paragraphs: &[usize]) -> Vec<Found> {
    let of_sentence = |(sentence, text): (usize, &crate::text::Sentence)| {
        let paragraph = text.place.paragraph;
        let found = move |number| Found { sentence, paragraph, number };
        numbers(text, &side.version.language).into_iter().map(found)
    };
    sentences_of(side, paragraphs).flat_map(of_sentence).collect()
}

/// Takes out what both sides have, each number once.
fn cancel(base: &mut Vec<Found>, version: &mut Vec<Found>, same: impl Fn(&Found, &Found) -> bool) {
    base.retain(|a| match version.iter().position(|b| same(a, b)) {
        Some(at) => {
            version.remove(at);
            false
        }
        None => true,
    });
}

/// Takes out dates and times of one side whose parts stand on the other as numbers of their own. The month of a date
/// may be a word there. Of a date that fits only in part what does not fit is left.
fn cancel_parts(whole: &mut Vec<Found>, parts: &mut Vec<Found>, near: impl Fn(&Found, &Found) -> bool) {
    whole.retain_mut(|a| {
        let mut used: Vec<usize> = Vec::new();
        let mut missing = Vec::new();
        for value in &a.number.parts {
            let fits = |k: &usize| !used.contains(k) && near(a, &parts[*k]) && parts[*k].number.reads(*value);
            match (0..parts.len()).find(fits) {
                Some(k) => used.push(k),
                None => missing.push(*value),
            }
        }
        let is_month = |value: &f64| a.number.is_date() && *value <= MONTHS;
        if used.is_empty() || !(missing.is_empty() || a.number.is_date()) {
            return true;
        }
        used.sort_unstable();
        used.iter().rev().for_each(|k| drop(parts.remove(*k)));
        if let Some(month) = missing.iter().rposition(is_month) {
            missing.remove(month);
        }
        a.number.parts.clear();
        a.number.written = missing.first().map(f64::to_string).unwrap_or_default();
        a.number.readings = missing;
        !a.number.readings.is_empty()
    });
}

/// For each sentence of base and version its linked bead of sentences, by number.
fn bead_of_sentence(pair: Compared<'_>, bead: &Bead) -> (BTreeMap<usize, usize>, BTreeMap<usize, usize>) {
    let (mut base, mut version) = (BTreeMap::new(), BTreeMap::new());
    let wanted: BTreeSet<usize> = sentences_of(pair.base, &bead.base).map(|(sentence, _)| sentence).collect();
    for (at, linked) in pair.alignment.sentences.iter().enumerate().filter(|(_, s)| s.is_linked()) {
        if linked.base.iter().any(|s| wanted.contains(s)) {
            base.extend(linked.base.iter().map(|s| (*s, at)));
            version.extend(linked.version.iter().map(|s| (*s, at)));
        }
    }
    (base, version)
}

impl Found {
    fn place(&self) -> Place {
        Place { paragraph: self.paragraph, span: self.number.span }
    }
}
