//! Changed stretches that hold facts: the facts are compared by value, the rest by its words.
//!
//! A stretch is widened until every fact that it touches lies in it whole, on both sides alike, because what is
//! around it is the same. Its facts are paired in their order: those of equal value first, then what is of one kind
//! between them. Equal ones are no difference; those that differ, and a negation that one side has alone, are told by
//! themselves; the words that are left are compared again without them.

use super::Units;
use crate::facts::{Amount, Fact, FactKind, Value, Verdict};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// Ranges of units of base and version.
pub(super) type Change = (Range<usize>, Range<usize>);

/// More facts than this in one stretch are not paired; it is told by its words.
const MOST_FACTS: usize = 60;

/// A fact and the units that it is made of.
pub(super) struct Held<'a> {
    /// The units.
    pub units: Range<usize>,
    /// The fact.
    pub fact: &'a Fact,
}

/// What is told of a stretch.
pub(super) enum Told<'a> {
    /// Two facts that stand for each other and differ.
    Differ(&'a Held<'a>, &'a Held<'a>),
    /// A fact that only the base has, and nothing stands in its place.
    Missing(&'a Held<'a>),
    /// A fact that only the version has.
    New(&'a Held<'a>),
    /// A negation of one side and the words that the other has in its place, by their units.
    Denial(Vec<usize>, Vec<usize>),
    /// Words of both sides, by their units.
    Words(Vec<usize>, Vec<usize>),
}

/// The changes, each widened to whole facts on both sides; those that come to touch are one.
pub(super) fn widened(mut changes: Vec<Change>, base: &Units<'_>, version: &Units<'_>) -> Vec<Change> {
    let mut at = 0;
    while at < changes.len() {
        let (left, right) = changes[at].clone();
        let (before, after) = reach(&left, &base.facts).max_each(reach(&right, &version.facts));
        let room = (
            left.start - at.checked_sub(1).map_or(0, |last| changes[last].0.end),
            changes.get(at + 1).map_or(base.texts.len(), |next| next.0.start) - left.end,
        );
        if before > room.0 && at > 0 {
            changes[at - 1] = (changes[at - 1].0.start..left.end, changes[at - 1].1.start..right.end);
            changes.remove(at);
            at -= 1;
        } else if after > room.1 && at + 1 < changes.len() {
            let next = changes.remove(at + 1);
            changes[at] = (left.start..next.0.end, right.start..next.1.end);
        } else if before + after > 0 {
            let (before, after) = (before.min(room.0).min(right.start), after.min(room.1));
            let end = (right.end + after).min(version.texts.len());
            let wider = (left.start - before..left.end + after, right.start - before..end);
            if wider == changes[at] {
                at += 1;
            } else {
                changes[at] = wider;
            }
        } else {
            at += 1;
        }
    }
    changes
}

/// How far facts reach out of a range, before and after it.
#[derive(Clone, Copy)]
struct Reach(usize, usize);

impl Reach {
    fn max_each(self, other: Self) -> (usize, usize) {
        (self.0.max(other.0), self.1.max(other.1))
    }
}

fn reach(range: &Range<usize>, facts: &[Held<'_>]) -> Reach {
    let touched =
        facts.iter().map(|held| &held.units).filter(|u| u.start < range.end.max(range.start) && u.end > range.start);
    touched.fold(Reach(0, 0), |reach, units| {
        let (before, after) = (range.start.saturating_sub(units.start), units.end.saturating_sub(range.end));
        Reach(reach.0.max(before), reach.1.max(after))
    })
}

/// What a stretch says, where it holds facts; none where it has none.
pub(super) fn told<'a>((left, right): &Change, base: &'a Units<'_>, version: &'a Units<'_>) -> Option<Vec<Told<'a>>> {
    let (own, other) = (inside(&base.facts, left), inside(&version.facts, right));
    if own.is_empty() && other.is_empty() || own.len().max(other.len()) > MOST_FACTS {
        return None;
    }
    let pairs = paired(&own, &other);
    let is_negation = |held: &&Held<'_>| held.fact.kind() == FactKind::Negation;
    let gone = own.iter().enumerate().filter(|(k, held)| is_negation(held) && !pairs.iter().any(|(a, _)| a == k));
    let come = other.iter().enumerate().filter(|(k, held)| is_negation(held) && !pairs.iter().any(|(_, b)| b == k));
    let (gone, come): (Vec<_>, Vec<_>) = (gone.map(|(_, held)| *held).collect(), come.map(|(_, held)| *held).collect());
    let by_value: Vec<_> = pairs
        .iter()
        .map(|(a, b)| (own[*a], other[*b]))
        .filter(|(a, b)| !is_same_in_other_words(a.fact, b.fact))
        .collect();
    let mut told: Vec<Told<'a>> =
        by_value.iter().filter(|(a, b)| !is_equal(a.fact, b.fact)).map(|(a, b)| Told::Differ(a, b)).collect();
    let of_base: Vec<&Held<'_>> = by_value.iter().map(|(a, _)| *a).collect();
    let of_version: Vec<&Held<'_>> = by_value.iter().map(|(_, b)| *b).collect();
    let (left, right) = (items(left, &of_base, &gone), items(right, &of_version, &come));
    let whole = |facts: &[&'a Held<'a>], units: &[usize]| {
        facts.iter().copied().find(|held| held.units.clone().eq(units.iter().copied()))
    };
    let rest = rest(base, &left, version, &right);
    match (&gone[..], &come[..], &rest[..]) {
        ([no], [], [(left, words)]) if left.is_empty() => {
            told.push(Told::Denial(no.units.clone().collect(), words.clone()));
            return Some(told);
        }
        ([], [no], [(words, right)]) if right.is_empty() => {
            told.push(Told::Denial(words.clone(), no.units.clone().collect()));
            return Some(told);
        }
        _ => {}
    }
    told.extend(gone.iter().map(|held| Told::Missing(held)));
    told.extend(come.iter().map(|held| Told::New(held)));
    for (gone, come) in rest {
        told.push(match (whole(&own, &gone), whole(&other, &come)) {
            (Some(held), _) if come.is_empty() => Told::Missing(held),
            (_, Some(held)) if gone.is_empty() => Told::New(held),
            _ => Told::Words(gone, come),
        });
    }
    Some(told)
}

fn inside<'a>(facts: &'a [Held<'a>], range: &Range<usize>) -> Vec<&'a Held<'a>> {
    facts.iter().filter(|held| range.start <= held.units.start && held.units.end <= range.end).collect()
}

/// Which facts stand for each other, by their places in the lists, in the order of both.
fn paired(own: &[&Held<'_>], other: &[&Held<'_>]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let (mut from, mut to) = (0, 0);
    for (a, b) in equals(own, other).into_iter().chain([(own.len(), other.len())]) {
        // Between two that are equal, what is of one kind.
        for (left, held) in own.iter().enumerate().take(a).skip(from) {
            let fits = |right: &usize| is_comparable(held.fact, other[*right].fact);
            if let Some(right) = (to..b).find(fits) {
                pairs.push((left, right));
                to = right + 1;
            }
        }
        if a < own.len() && b < other.len() {
            pairs.push((a, b));
        }
        (from, to) = (a + 1, b + 1);
    }
    pairs
}

/// The longest run of facts that are equal in the order of both.
fn equals(own: &[&Held<'_>], other: &[&Held<'_>]) -> Vec<(usize, usize)> {
    let width = other.len() + 1;
    let is_same = |a: usize, b: usize| is_equal(own[a].fact, other[b].fact);
    let mut longest = vec![0_usize; (own.len() + 1) * width];
    for a in (0..own.len()).rev() {
        for b in (0..other.len()).rev() {
            let skipped = longest[(a + 1) * width + b].max(longest[a * width + b + 1]);
            let taken = if is_same(a, b) { longest[(a + 1) * width + b + 1] + 1 } else { 0 };
            longest[a * width + b] = skipped.max(taken);
        }
    }
    let (mut pairs, mut a, mut b) = (Vec::new(), 0, 0);
    while a < own.len() && b < other.len() {
        let here = longest[a * width + b];
        if is_same(a, b) && here == longest[(a + 1) * width + b + 1] + 1 {
            pairs.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if longest[(a + 1) * width + b] == here {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
}

fn is_equal(a: &Fact, b: &Fact) -> bool {
    a.kind() == b.kind() && (a.compare(b) == Some(Verdict::Equal) || a.normalised() == b.normalised())
}

/// Whether one may stand in the place of the other.
fn is_comparable(a: &Fact, b: &Fact) -> bool {
    // The same amount of something else is a change of words.
    let is_other_amount = || amount(a).zip(amount(b)).is_some_and(|(a, b)| a.normalised() != b.normalised());
    a.kind() == b.kind() || is_other_amount()
}

fn amount(fact: &Fact) -> Option<&Amount> {
    match &fact.value {
        Value::Number(amount)
        | Value::Percent(amount)
        | Value::PercentagePoints(amount)
        | Value::Money(amount, _)
        | Value::Measure(amount, _) => Some(amount),
        _ => None,
    }
}

/// "ikke" and "aldrig" deny alike and yet say different things, and so may two names of one country: their words tell.
fn is_same_in_other_words(a: &Fact, b: &Fact) -> bool {
    matches!(a.kind(), FactKind::Negation | FactKind::Hedge | FactKind::Name) && is_equal(a, b)
}

/// A unit of a stretch, or one of the facts that are compared by value, by its number.
#[derive(Clone, Copy)]
enum Item {
    Unit(usize),
    Fact(usize),
}

/// What a range is made of; `apart` is told already.
fn items(range: &Range<usize>, facts: &[&Held<'_>], apart: &[&Held<'_>]) -> Vec<Item> {
    let mut items = Vec::new();
    for unit in range.clone().filter(|unit| !apart.iter().any(|held| held.units.contains(unit))) {
        match facts.iter().position(|held| held.units.contains(&unit)) {
            Some(fact) if facts[fact].units.start == unit => items.push(Item::Fact(fact)),
            Some(_) => {}
            None => items.push(Item::Unit(unit)),
        }
    }
    items
}

/// The units of both sides that differ when facts are taken for the same, without white space at their ends.
fn rest(base: &Units<'_>, left: &[Item], version: &Units<'_>, right: &[Item]) -> Vec<(Vec<usize>, Vec<usize>)> {
    let spelled = |units: &Units<'_>, items: &[Item]| -> Vec<String> {
        let spell = |item: &Item| match item {
            Item::Unit(unit) => units.spelled[*unit].clone(),
            Item::Fact(fact) => format!("\0{fact}"),
        };
        items.iter().map(spell).collect()
    };
    let (a, b) = (spelled(base, left), spelled(version, right));
    let mut parts: Vec<Change> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &a, &b) {
        let (old, new) = (op.old_range(), op.new_range());
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let is_slight =
            |gap: Range<usize>| gap.len() <= 2 && a[gap].iter().all(|text| !text.contains(char::is_alphanumeric));
        match parts.last_mut() {
            Some(last) if is_slight(last.0.end..old.start) => (last.0.end, last.1.end) = (old.end, new.end),
            _ => parts.push((old, new)),
        }
    }
    let units = |side: &Units<'_>, items: &[Item]| -> Vec<usize> {
        let plain = items.iter().filter_map(|item| match item {
            Item::Unit(unit) => Some(*unit),
            Item::Fact(_) => None,
        });
        let kept: Vec<usize> = plain.skip_while(|unit| side.is_space(*unit)).collect();
        let end = kept.iter().rposition(|unit| !side.is_space(*unit)).map_or(0, |last| last + 1);
        kept[..end].to_vec()
    };
    let both = parts.into_iter().map(|(old, new)| (units(base, &left[old]), units(version, &right[new])));
    both.filter(|(gone, come)| !gone.is_empty() || !come.is_empty()).collect()
}
