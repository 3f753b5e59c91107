//! Amounts, dates, times and the like that are left over on both sides and stand in each other's place.

use super::{
    super::{Compared, opened::Opened},
    Differing, End, FactId, Found, Loose, Which,
    loose::{digits_beside, has_value},
};
use crate::{
    align::Side,
    facts::{FactKind, Verdict},
    text::{Place, Token, TokenKind},
};

/// How sure it is that two values left over alone in linked sentences stand for each other: of kinds that can be
/// compared, and of others.
const ONE_AGAINST_ONE: f64 = 0.93;
const OF_OTHER_KIND: f64 = 0.72;
/// The same where there are several on a side: with words around them that are linked, and without.
const IN_PLACE: f64 = 0.85;
const ONE_OF_SEVERAL: f64 = 0.6;
/// What number words count less: people write "two" and "a pair".
const IN_WORDS: f64 = 0.45;

/// Values that differ, each once, the best fitting first.
pub fn differing(pair: Compared<'_>, opened: &Opened<'_>, loose: &mut Loose) -> Vec<Differing> {
    let (left, right) = (ends(pair, opened, loose, Which::Base), ends(pair, opened, loose, Which::Version));
    let (left, right, same) = without_equal_digits(left, right);
    for (a, b) in same {
        a.facts().for_each(|id| loose.take(Which::Base, id));
        b.facts().for_each(|id| loose.take(Which::Version, id));
    }
    let mut fits: Vec<(f64, usize, usize)> = Vec::new();
    for (i, a) in left.iter().enumerate() {
        for (j, b) in right.iter().enumerate() {
            fits.extend(fit(pair, opened, a, b).map(|fit| (fit, i, j)));
        }
    }
    fits.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let is_alone = left.len() == 1 && right.len() == 1;
    let (mut used_left, mut used_right) = (vec![false; left.len()], vec![false; right.len()]);
    let mut found = Vec::new();
    for (_, i, j) in fits {
        if used_left[i] || used_right[j] {
            continue;
        }
        (used_left[i], used_right[j]) = (true, true);
        left[i].facts().for_each(|id| loose.take(Which::Base, id));
        right[j].facts().for_each(|id| loose.take(Which::Version, id));
        let sure = sure(pair, opened, (&left[i], &right[j]), is_alone);
        found.push(Differing { base: left[i].end.clone(), version: right[j].end.clone(), sure });
    }
    found
}

/// A value, or digits that are read as none.
struct Value {
    end: End,
    /// A number beside a date that belongs to it, though no date has it: "39 June".
    beside: Option<FactId>,
    /// Whether digits stand beside a date.
    is_broken: bool,
    /// What it is written in.
    digits: Vec<String>,
}

/// The values of a side that have no counterpart, and the digits that belong to no fact.
fn ends(pair: Compared<'_>, opened: &Opened<'_>, loose: &Loose, which: Which) -> Vec<Value> {
    let side = which.of(pair);
    let sentences = which.units(opened.bead);
    let loose = loose.of(which, side, sentences, has_value);
    let mut all: Vec<Value> = loose.iter().map(|found| Value::new(side, found, &loose)).collect();
    let taken: Vec<FactId> = all.iter().filter_map(|value| value.beside).collect();
    all.retain(|value| value.end.id.is_none_or(|id| !taken.contains(&id)));
    let mut raw = Vec::new();
    for sentence in sentences {
        let text = &side.text.sentences[*sentence];
        let is_read = |token: &Token| {
            side.facts[*sentence].iter().any(|f| has_value(f) && f.span.overlaps(token.span))
                || all.iter().any(|v| v.is_broken && v.end.place.span.overlaps(token.span))
        };
        let digits = text.tokens.iter().filter(|token| token.kind == TokenKind::Number && !is_read(token));
        raw.extend(digits.map(|token| Value {
            end: End {
                id: None,
                place: Place { paragraph: text.place.paragraph, span: token.span },
                kind: FactKind::Number,
                value: token.form.clone(),
            },
            beside: None,
            is_broken: false,
            digits: vec![token.form.clone()],
        }));
    }
    all.extend(raw);
    all.sort_by_key(|value| value.end.place);
    all
}

impl Value {
    fn new(side: Side<'_>, found: &Found, loose: &[Found]) -> Self {
        let mut end = found.end(side);
        let beside = digits_beside(side, found);
        if let Some(token) = beside {
            let span = &mut end.place.span;
            (span.start, span.end) = (span.start.min(token.span.start), span.end.max(token.span.end));
            span.of(&side.version.paragraphs[end.place.paragraph].text).clone_into(&mut end.value);
        }
        let is_beside = |other: &&Found| {
            let here = other.id.0 == found.id.0 && other.id != found.id;
            here && beside.is_some_and(|token| other.fact(side).span.overlaps(token.span))
        };
        let tokens = side.text.sentences[found.id.0].tokens.iter().filter(|t| t.span.overlaps(end.place.span));
        let digits = tokens.filter(|t| t.kind == TokenKind::Number).map(|t| t.form.clone()).collect();
        let number = loose.iter().find(is_beside).map(|other| other.id);
        Self { end, beside: number, is_broken: beside.is_some(), digits }
    }

    /// The facts that it is made of.
    fn facts(&self) -> impl Iterator<Item = FactId> {
        self.end.id.into_iter().chain(self.beside)
    }
}

/// Both without what is written in the same digits, each once; and what that is.
fn without_equal_digits(left: Vec<Value>, mut right: Vec<Value>) -> (Vec<Value>, Vec<Value>, Vec<(Value, Value)>) {
    let plain = |value: &Value| -> Vec<String> {
        value.digits.iter().map(|form| form.chars().filter(char::is_ascii_digit).collect()).collect()
    };
    // "at 7.20" may be read as a number where the other side has a time.
    let is_read_otherwise = |one: &Value, other: &Value| {
        one.end.kind == FactKind::Number && matches!(other.end.kind, FactKind::Time | FactKind::Date)
    };
    let is_unread = |one: &Value, other: &Value| one.end.id.is_none() || is_read_otherwise(one, other);
    let is_same = |one: &Value, other: &Value| {
        let own = plain(one);
        !own.is_empty() && plain(other) == own && (is_unread(one, other) || is_unread(other, one))
    };
    let (mut rest, mut same) = (Vec::new(), Vec::new());
    for value in left {
        match right.iter().position(|other| is_same(&value, other)) {
            Some(at) => same.push((value, right.remove(at))),
            None => rest.push(value),
        }
    }
    (rest, right, same)
}

/// How well two values fit each other's place; none where they cannot stand for each other.
fn fit(pair: Compared<'_>, opened: &Opened<'_>, a: &Value, b: &Value) -> Option<f64> {
    let comparable = is_comparable(pair, a, b);
    if !(comparable || is_numeric(a.end.kind) && is_numeric(b.end.kind)) {
        return None;
    }
    let nearness = opened.nearness(a.end.place.span, b.end.place.span);
    let flag = |is: bool| f64::from(u8::from(is));
    let same_look = a.digits.is_empty() == b.digits.is_empty();
    let lengths = |value: &Value| value.digits.iter().map(|form| form.len()).collect::<Vec<_>>();
    let same_length = !a.digits.is_empty() && lengths(a) == lengths(b);
    Some(
        f64::from(nearness)
            + 2.0 * flag(comparable)
            + flag(a.end.kind == b.end.kind)
            + 2.0 * flag(same_look)
            + flag(same_length),
    )
}

fn is_comparable(pair: Compared<'_>, a: &Value, b: &Value) -> bool {
    if a.end.kind == FactKind::Date && b.end.kind == FactKind::Date && (a.is_broken || b.is_broken) {
        return a.digits != b.digits;
    }
    let fact = |which: Which, value: &Value| value.end.id.map(|(s, at)| &which.of(pair).facts[s][at]);
    let both = fact(Which::Base, a).zip(fact(Which::Version, b));
    both.is_some_and(|(a, b)| a.compare(b) == Some(Verdict::Differs))
}

/// Kinds that are written in digits and may be taken for each other: a changed year is no year any more.
fn is_numeric(kind: FactKind) -> bool {
    !matches!(kind, FactKind::Address)
}

fn sure(pair: Compared<'_>, opened: &Opened<'_>, (a, b): (&Value, &Value), is_alone: bool) -> f64 {
    let in_place = opened.nearness(a.end.place.span, b.end.place.span) >= 1.0;
    let sure = match (is_alone, in_place) {
        (true, _) if is_comparable(pair, a, b) => ONE_AGAINST_ONE,
        (true, true) => IN_PLACE,
        (true, false) => OF_OTHER_KIND,
        (false, true) => IN_PLACE,
        (false, false) => ONE_OF_SEVERAL,
    };
    if a.digits.is_empty() || b.digits.is_empty() { sure * IN_WORDS } else { sure }
}
