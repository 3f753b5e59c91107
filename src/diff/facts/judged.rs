//! Names that may have been exchanged and negations that may have been put in or taken out: what speaks for it.

use super::{
    super::{Compared, opened::Opened},
    Differing, FactId, Found, Loose, Senses, Which,
};
use crate::{
    align::Side,
    facts::{Fact, FactKind, Negation, Value, Verdict, implied_negations},
    lexicon::fold,
    text::{Place, Span},
};
use std::ops::Range;

/// Number of features of a name or negation.
pub const FACT_FEATURES: usize = 30;

/// What speaks for a difference.
pub type FactFeatures = [f32; FACT_FEATURES];

/// A name, or those words of one that have no match on the other side.
#[derive(Clone, Copy, Debug)]
pub struct Unmatched {
    /// The name.
    pub id: FactId,
    /// Where its unmatched words stand.
    pub place: Place,
}

/// The meanings of all names that may be held against others.
pub fn senses(pair: Compared<'_>, opened: &[Opened<'_>]) -> Senses {
    let of_link = |opened: &Opened<'_>| {
        let of = |which| unmatched(pair, opened, |_| true, which);
        let (left, right) = (of(Which::Base), of(Which::Version));
        let are_met = !left.is_empty() && !right.is_empty();
        let left = left.into_iter().map(|name| text(pair.base, name.place));
        let right = right.into_iter().map(|name| text(pair.version, name.place));
        left.chain(right).filter(|_| are_met).collect::<Vec<_>>()
    };
    Senses::new(opened.iter().flat_map(of_link))
}

/// Words of names of both sides that match nothing there, exchanged for each other, with what speaks for it.
pub fn names(
    pair: Compared<'_>,
    opened: &Opened<'_>,
    loose: &Loose,
    senses: &Senses,
) -> Vec<(Unmatched, Unmatched, FactFeatures)> {
    let of = |which| unmatched(pair, opened, |id| loose.contains(which, id), which);
    let (left, right) = (of(Which::Base), of(Which::Version));
    let couples = left.iter().flat_map(|a| right.iter().map(move |b| (*a, *b)));
    let count = (left.len(), right.len());
    couples.map(|(a, b)| (a, b, of_names(pair, opened, (&a, &b), count, senses))).collect()
}

/// The unmatched words of the names of one side. Of a name that has its equal and so is not loose, only those beside
/// matched ones: it may be a first name that was exchanged.
fn unmatched(
    pair: Compared<'_>,
    opened: &Opened<'_>,
    is_loose: impl Fn(FactId) -> bool,
    which: Which,
) -> Vec<Unmatched> {
    let side = which.of(pair);
    let mut found = Vec::new();
    for sentence in which.units(opened.bead) {
        let facts = side.facts[*sentence].iter().enumerate().filter(|(_, fact)| fact.kind() == FactKind::Name);
        for (at, fact) in facts {
            let seen = Seen::new(opened, which, fact.span);
            let open: Vec<usize> = seen.range.clone().filter(|word| seen.best(*word) < MATCHED).collect();
            let is_whole = open.len() == seen.range.len();
            if is_whole && !is_loose((*sentence, at)) {
                continue;
            }
            for run in open.chunk_by(|a, b| a + 1 == *b) {
                let (first, last) = (&seen.words()[run[0]], &seen.words()[run[run.len() - 1]]);
                let span = Span::new(first.place.span.start, last.place.span.end);
                let is_telling = span.len() > 1 && run.iter().any(|word| seen.words()[*word].is_capital);
                if is_telling {
                    found.push(Unmatched {
                        id: (*sentence, at),
                        place: Place { paragraph: first.place.paragraph, span },
                    });
                }
            }
        }
    }
    found
}

/// Words to each side that are looked at.
const REACH: usize = 4;
/// A word with a better match than this is said on the other side too.
const MATCHED: f32 = 0.5;

/// Negations that one side has more than the other, with what speaks for a difference.
pub fn negations(pair: Compared<'_>, opened: &Opened<'_>, loose: &Loose) -> Vec<(Which, Found, FactFeatures)> {
    let is_negation = |fact: &Fact| fact.kind() == FactKind::Negation;
    let of = |which: Which| loose.of(which, which.of(pair), which.units(opened.bead), is_negation);
    let all =
        [Which::Base, Which::Version].into_iter().flat_map(|which| of(which).into_iter().map(move |f| (which, f)));
    all.map(|(which, found)| (which, found, of_negation(pair, opened, which, &found))).collect()
}

/// Names that are judged to differ, the surest first, each once.
pub fn differing_names(pair: Compared<'_>, opened: &Opened<'_>, loose: &mut Loose, senses: &Senses) -> Vec<Differing> {
    let odds = |(a, b, features): (Unmatched, Unmatched, FactFeatures)| (pair.weights.names.of(&features), a, b);
    let mut couples: Vec<(f32, Unmatched, Unmatched)> =
        names(pair, opened, loose, senses).into_iter().map(odds).collect();
    couples.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1.place, a.2.place).cmp(&(b.1.place, b.2.place))));
    let mut found: Vec<Differing> = Vec::new();
    for (odds, base, version) in couples.into_iter().filter(|(odds, ..)| *odds > LEAST) {
        if !found.iter().any(|d| d.base.place == base.place || d.version.place == version.place) {
            loose.take(Which::Base, base.id);
            loose.take(Which::Version, version.id);
            let end = |which: Which, unmatched: Unmatched| Found::of(unmatched.id).end(which.of(pair));
            let (base, version) = (end(Which::Base, base), end(Which::Version, version));
            found.push(Differing { base, version, sure: probability(odds) });
        }
    }
    found
}

/// Negations with how sure it is that they make a difference.
pub fn sure_negations(pair: Compared<'_>, opened: &Opened<'_>, loose: &Loose) -> Vec<(Which, Found, f64)> {
    let all = negations(pair, opened, loose);
    let sure = |(which, found, features): (Which, Found, FactFeatures)| {
        let sure = probability(pair.weights.negations.of(&features));
        let is_said = is_said_otherwise(pair, opened, which, &found);
        (which, found, if is_said { sure * SAID_OTHERWISE } else { sure })
    };
    all.into_iter().map(sure).collect()
}

/// What is left of how sure it is that a negation is missing where a word that denies by itself stands in its place.
const SAID_OTHERWISE: f64 = 0.3;

/// Whether the other side says a negation with a word that denies by itself: "ikke i stand til", "unable".
fn is_said_otherwise(pair: Compared<'_>, opened: &Opened<'_>, which: Which, found: &Found) -> bool {
    let is_base = which == Which::Base;
    let (own, there) = (implied(pair, opened, which), implied(pair, opened, which.other()));
    let counterpart = opened.counterpart(is_base, found.fact(which.of(pair)).span);
    let is_there = |place: Place| there.iter().any(|t| t.paragraph == place.paragraph && t.span.overlaps(place.span));
    there.len() > own.len() && counterpart.is_some_and(is_there)
}

/// The words of one side that deny by themselves.
fn implied(pair: Compared<'_>, opened: &Opened<'_>, which: Which) -> Vec<Place> {
    let side = which.of(pair);
    let of = |s: &usize| {
        let sentence = &side.text.sentences[*s];
        let paragraph = sentence.place.paragraph;
        let spans = implied_negations(sentence, &side.version.language).into_iter();
        spans.map(move |span| Place { paragraph, span })
    };
    which.units(opened.bead).iter().flat_map(of).collect()
}

/// Log-odds below which two names are not held against each other at all.
const LEAST: f32 = -3.0;

fn probability(odds: f32) -> f64 {
    1.0 / (1.0 + f64::from(-odds).exp())
}

/// One side's words of a fact, seen from a bead.
struct Seen<'a> {
    opened: &'a Opened<'a>,
    is_base: bool,
    range: Range<usize>,
}

impl<'a> Seen<'a> {
    fn new(opened: &'a Opened<'a>, which: Which, span: Span) -> Self {
        let is_base = which == Which::Base;
        Self { opened, is_base, range: opened.words_of(is_base, span) }
    }

    fn words(&self) -> &[crate::diff::Word] {
        if self.is_base { &self.opened.base } else { &self.opened.version }
    }

    fn value(&self, own: usize, other: usize) -> f32 {
        let matches = &self.opened.links.matches;
        if self.is_base { matches.get(own, other) } else { matches.get(other, own) }
    }

    fn width(&self) -> usize {
        if self.is_base { self.opened.version.len() } else { self.opened.base.len() }
    }

    /// The best match of each word.
    fn best(&self, own: usize) -> f32 {
        (0..self.width()).map(|other| self.value(own, other)).fold(0.0, f32::max)
    }

    /// How well a word is linked.
    fn linked(&self, own: usize) -> f32 {
        let of = |(i, j): &(usize, usize)| if self.is_base { (*i, *j) } else { (*j, *i) };
        let links = self.opened.links.pairs.iter().map(of).filter(|(word, _)| *word == own);
        links.map(|(_, other)| self.value(own, other).max(0.25)).fold(0.0, f32::max)
    }

    /// The mean of a number of its words, weighted; of the words around it where `reach` is more than 0.
    fn mean(&self, reach: usize, of: impl Fn(usize) -> f32) -> f32 {
        let around = self.range.start.saturating_sub(reach)..(self.range.end + reach).min(self.words().len());
        let own = around.filter(|at| reach == 0 || !self.range.contains(at));
        let (sum, total) = own.fold((0.0, 1e-3), |(sum, total), at| {
            let weight = self.words()[at].weight + 0.05;
            (sum + weight * of(at), total + weight)
        });
        sum / total
    }

    /// The share of the whole side that is linked.
    fn cover(&self) -> f32 {
        let (sum, total) = (0..self.words().len()).fold((0.0, 1e-3), |(sum, total), at| {
            let weight = self.words()[at].weight;
            (sum + weight * self.linked(at), total + weight)
        });
        sum / total
    }

    /// The nearest content word behind or before it, and how well it is linked and matched.
    fn neighbour(&self, is_behind: bool) -> [f32; 2] {
        let is_content = |at: &usize| self.words()[*at].weight >= 0.2;
        let found = if is_behind {
            (self.range.end..self.words().len()).take(REACH).find(is_content)
        } else {
            (0..self.range.start).rev().take(REACH).find(is_content)
        };
        found.map_or([-1.0; 2], |at| [self.linked(at), self.best(at)])
    }

    /// The weight of unlinked words around it, and around the place on the other side where it should stand.
    fn rooms(&self, other: &Seen<'_>) -> [f32; 2] {
        let sum = |seen: &Seen<'_>, range: Range<usize>| -> f32 {
            let own = range.filter(|at| !seen.range.contains(at));
            own.map(|at| seen.words()[at].weight * (1.0 - seen.linked(at))).sum()
        };
        let around = |at: usize, count: usize| at.saturating_sub(REACH)..(at + REACH + 1).min(count);
        let of = |(i, j): &(usize, usize)| if self.is_base { (*i, *j) } else { (*j, *i) };
        let own = around(self.range.start, self.words().len());
        let partners: Vec<usize> =
            self.opened.links.pairs.iter().map(of).filter(|(at, _)| own.contains(at)).map(|(_, at)| at).collect();
        let place = self.range.start * self.width() / self.words().len().max(1);
        let expected = if partners.is_empty() { place } else { partners.iter().sum::<usize>() / partners.len() };
        [sum(self, own), sum(other, around(expected, self.width()))]
    }

    fn begins_sentence(&self) -> bool {
        self.words().get(self.range.start).is_some_and(|word| word.token == 0)
    }
}

fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
}

fn of_names(
    pair: Compared<'_>,
    opened: &Opened<'_>,
    (a, b): (&Unmatched, &Unmatched),
    (left, right): (usize, usize),
    senses: &Senses,
) -> FactFeatures {
    let (one, other) = (&pair.base.facts[a.id.0][a.id.1], &pair.version.facts[b.id.0][b.id.1]);
    let (own, there) = (Seen::new(opened, Which::Base, a.place.span), Seen::new(opened, Which::Version, b.place.span));
    let best = |seen: &Seen<'_>| seen.range.clone().map(|at| seen.best(at)).fold(0.0, f32::max);
    let between = own.range.clone().flat_map(|i| there.range.clone().map(move |j| (i, j)));
    let direct = between.map(|(i, j)| opened.links.matches.get(i, j)).fold(0.0, f32::max);
    let (one_part, other_part) = (text(pair.base, a.place), text(pair.version, b.place));
    let (one_name, other_name) = (written(one), written(other));
    let entity = |fact: &Fact| matches!(&fact.value, Value::Name(name) if name.entity().is_some());
    [
        direct,
        best(&own),
        best(&there),
        own.mean(0, |at| own.best(at)),
        there.mean(0, |at| there.best(at)),
        own.mean(3, |at| own.linked(at)),
        there.mean(3, |at| there.linked(at)),
        opened.nearness(a.place.span, b.place.span),
        left as f32,
        right as f32,
        own.range.len() as f32,
        there.range.len() as f32,
        own.range.clone().map(|at| own.words()[at].weight).fold(0.0, f32::max),
        there.range.clone().map(|at| there.words()[at].weight).fold(0.0, f32::max),
        own.cover(),
        there.cover(),
        opened.bead.confidence as f32,
        flag(one.compare(other) == Some(Verdict::Differs)),
        likeness(&one_part, &other_part),
        flag(entity(one)) + 2.0 * flag(entity(other)),
        flag(own.begins_sentence()) + 2.0 * flag(there.begins_sentence()),
        shared_words(one_name, other_name),
        flag(is_shouted(&one_part)) + 2.0 * flag(is_shouted(&other_part)),
        skeleton_likeness(&one_part, &other_part),
        senses.likeness(&one_part, &other_part),
        own.rooms(&there)[1],
        there.rooms(&own)[1],
        own.neighbour(false)[0].max(own.neighbour(true)[0]),
        there.neighbour(false)[0].max(there.neighbour(true)[0]),
        flag(one_part.is_ascii() != other_part.is_ascii()) + flag(is_latin(&one_part) != is_latin(&other_part)),
    ]
}

fn is_latin(name: &str) -> bool {
    name.chars().filter(|c| c.is_alphabetic()).all(|c| c < '\u{250}')
}

fn text(side: Side<'_>, place: Place) -> String {
    place.span.of(&side.version.paragraphs[place.paragraph].text).to_owned()
}

/// How much of the consonants two names share in their order: what survives another spelling.
fn skeleton_likeness(one: &str, other: &str) -> f32 {
    let skeleton = |name: &str| -> Vec<char> {
        fold(name).chars().filter(|c| c.is_alphabetic() && !"aeiou".contains(*c)).collect()
    };
    let (one, other) = (skeleton(one), skeleton(other));
    let shared = similar::capture_diff_slices(similar::Algorithm::Lcs, &one, &other);
    let equal: usize =
        shared.iter().filter(|op| op.tag() == similar::DiffTag::Equal).map(|op| op.old_range().len()).sum();
    2.0 * equal as f32 / (one.len() + other.len()).max(1) as f32
}

fn written(fact: &Fact) -> &str {
    match &fact.value {
        Value::Name(name) => name.written(),
        _ => "",
    }
}

fn is_shouted(name: &str) -> bool {
    name.chars().count() > 1 && !name.chars().any(char::is_lowercase)
}

/// How many letter pairs two names share, 0 to 1.
fn likeness(one: &str, other: &str) -> f32 {
    let pairs = |name: &str| -> Vec<(char, char)> {
        let letters: Vec<char> = fold(name).chars().collect();
        letters.windows(2).map(|pair| (pair[0], pair[1])).collect()
    };
    let (one, mut other) = (pairs(one), pairs(other));
    let count = (one.len() + other.len()).max(1) as f32;
    let shared = one.iter().filter(|pair| {
        let at = other.iter().position(|own| own == *pair);
        at.map(|at| other.swap_remove(at)).is_some()
    });
    2.0 * shared.count() as f32 / count
}

/// How many words two names have in common.
fn shared_words(one: &str, other: &str) -> f32 {
    let words = |name: &str| name.split_whitespace().map(fold).collect::<Vec<_>>();
    let (one, other) = (words(one), words(other));
    one.iter().filter(|word| other.contains(word)).count() as f32
}

fn of_negation(pair: Compared<'_>, opened: &Opened<'_>, which: Which, found: &Found) -> FactFeatures {
    let own_side = which.of(pair);
    let fact = found.fact(own_side);
    let seen = Seen::new(opened, which, fact.span);
    let other = which.other();
    let sentences = |which: Which| which.units(opened.bead);
    let count = |which: Which| {
        let facts = sentences(which).iter().flat_map(|s| &which.of(pair).facts[*s]);
        facts.filter(|fact| fact.kind() == FactKind::Negation).count() as f32
    };
    let there: Vec<Span> = implied(pair, opened, other).into_iter().map(|place| place.span).collect();
    let near = |span: &Span| {
        let (base, version) = if which == Which::Base { (fact.span, *span) } else { (*span, fact.span) };
        opened.nearness(base, version)
    };
    // An implied negation that a link shows to be said on this side too is none of this.
    let free: Vec<&Span> = there
        .iter()
        .filter(|span| {
            let other_seen = Seen::new(opened, other, **span);
            other_seen.range.clone().all(|at| other_seen.linked(at) < 0.5)
        })
        .collect();
    let nearest = there.iter().map(near).fold(-3.0, f32::max);
    let nearest_free = free.iter().map(|span| near(span)).fold(-3.0, f32::max);
    let there_seen = Seen::new(opened, other, Span::new(0, 0));
    let (behind, before) = (seen.neighbour(true), seen.neighbour(false));
    let [own_room, room_there] = seen.rooms(&there_seen);
    let strength = match &fact.value {
        Value::Negation(Negation::Not) => 2.0,
        Value::Negation(Negation::Without) => 1.0,
        _ => 0.0,
    };
    [
        // Both sides alike: what was learned of negations put in holds for those taken out.
        0.0,
        count(which),
        count(other),
        there.len() as f32,
        free.len() as f32,
        nearest,
        nearest_free,
        implied(pair, opened, which).len() as f32,
        seen.range.clone().map(|at| seen.best(at)).fold(0.0, f32::max),
        seen.range.clone().map(|at| seen.linked(at)).fold(0.0, f32::max),
        seen.mean(1, |at| seen.linked(at)),
        seen.mean(2, |at| seen.linked(at)),
        seen.mean(4, |at| seen.linked(at)),
        seen.mean(2, |at| seen.best(at)),
        seen.cover(),
        there_seen.cover(),
        ((seen.words().len() + 2) as f32 / (seen.width() + 2) as f32).ln(),
        opened.bead.confidence as f32,
        strength,
        seen.range.len() as f32,
        seen.range.clone().map(|at| seen.words()[at].weight).fold(0.0, f32::max),
        (seen.words().len() as f32).min(60.0),
        sentences(which).len() as f32,
        sentences(other).len() as f32,
        behind[0],
        behind[1],
        before[0],
        own_room,
        room_there,
        room_there - own_room,
    ]
}
