//! Two versions in one language: their words, compared exactly.
//!
//! The word diff of `similar` (Myers), its marks joined to coherent stretches: two changes with nothing but a word
//! or a space between them are one. Facts inside a stretch are compared by value ([`stretch`]). Typography alone is no difference: spaces, quotation marks, dashes, how a letter
//! is encoded, or the habit in which a number is written.

mod stretch;

use super::{Aspect, Compared, Difference, Kind, Reason};
use crate::{
    align::{Bead, Side},
    facts::{FactKind, numbers},
    text::{Language, Place, Sentence, Span},
};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;
use stretch::{Change, Held, Told};
use unicode_normalization::UnicodeNormalization as _;

/// How sure an exact difference is, where the alignment is sure.
const EXACT: f64 = 0.99;

/// Word differences of all linked paragraphs.
pub fn differences(pair: Compared<'_>) -> Vec<Difference> {
    moves_told_as_such(pair.linked().flat_map(|bead| in_paragraphs(pair, bead)).collect())
}

/// Whole sentences that are left out in one place and added in another, word for word, moved.
fn moves_told_as_such(mut found: Vec<Difference>) -> Vec<Difference> {
    let words = |d: &Difference, kind: Kind| match &d.reason {
        Reason::WordsDiffer { base, version } if d.kind == kind && d.aspect == Aspect::Sentence => {
            Some(format!("{base}{version}"))
        }
        _ => None,
    };
    let mut at = 0;
    while at < found.len() {
        let gone = words(&found[at], Kind::LeftOut);
        let come = gone.and_then(|gone| found.iter().position(|d| words(d, Kind::Added).as_ref() == Some(&gone)));
        if let Some(come) = come {
            let spans = std::mem::take(&mut found[come].version_spans);
            let moved = &mut found[at];
            (moved.kind, moved.version_spans, moved.reason) = (Kind::Moved, spans, Reason::OtherOrder);
            found.remove(come);
            at -= usize::from(come < at);
        }
        at += 1;
    }
    found
}

fn in_paragraphs(pair: Compared<'_>, bead: &Bead) -> Vec<Difference> {
    let (base, version) = (Units::new(pair.base, &bead.base), Units::new(pair.version, &bead.version));
    let ops = capture_diff_slices(Algorithm::Myers, &base.spelled, &version.spelled);
    let settled = |(left, right): Change| {
        let (left, right) = match (left.is_empty(), right.is_empty()) {
            (false, true) => (base.slid(left), right),
            (true, false) => (left, version.slid(right)),
            _ => (left, right),
        };
        (base.trimmed(left), version.trimmed(right))
    };
    let is_sentences = |(left, right): &Change| {
        let (left, right) = settled((left.clone(), right.clone()));
        (left.is_empty() || base.is_sentences(&left)) && (right.is_empty() || version.is_sentences(&right))
    };
    // Whole sentences are told as such, whatever they state.
    let (whole, parts): (Vec<Change>, Vec<Change>) = joined(&ops, &base).into_iter().partition(is_sentences);
    let by_words = |change: Change| tell_words(pair, (&base, &version), settled(change));
    let mut found: Vec<Difference> = whole.into_iter().filter_map(by_words).collect();
    for change in stretch::widened(parts, &base, &version) {
        match stretch::told(&change, &base, &version) {
            Some(told) => found.extend(told.into_iter().map(|told| tell(pair, (&base, &version), told))),
            None => found.extend(by_words(change)),
        }
    }
    found
}

/// A stretch without facts.
fn tell_words(
    pair: Compared<'_>,
    (base, version): (&Units<'_>, &Units<'_>),
    (left, right): Change,
) -> Option<Difference> {
    if left.is_empty() && right.is_empty() {
        return None;
    }
    let (kind, aspect, reason) = describe(base, left.clone(), version, right.clone());
    if matches!(&reason, Reason::FactsDiffer { base, version } if base == version) {
        return None;
    }
    Some(pair.difference(kind, aspect, EXACT, reason).at(base.places(left), version.places(right)))
}

/// A part of a stretch with facts.
fn tell(pair: Compared<'_>, (base, version): (&Units<'_>, &Units<'_>), told: Told<'_>) -> Difference {
    match told {
        Told::Differ(own, other) => {
            let reason = Reason::FactsDiffer { base: own.fact.normalised(), version: other.fact.normalised() };
            let places = (base.places(own.units.clone()), version.places(other.units.clone()));
            pair.difference(Kind::Changed, own.fact.kind().into(), EXACT, reason).at(places.0, places.1)
        }
        Told::Missing(own) => {
            let reason = Reason::FactUnmatched { value: own.fact.normalised() };
            let places = base.places(own.units.clone());
            pair.difference(Kind::LeftOut, own.fact.kind().into(), EXACT, reason).at(places, Vec::new())
        }
        Told::New(other) => {
            let reason = Reason::FactUnmatched { value: other.fact.normalised() };
            let places = version.places(other.units.clone());
            pair.difference(Kind::Added, other.fact.kind().into(), EXACT, reason).at(Vec::new(), places)
        }
        Told::Denial(gone, come) => in_words(pair, (base, version), Aspect::Negation, (gone, come)),
        Told::Words(gone, come) => in_words(pair, (base, version), Aspect::Words, (gone, come)),
    }
}

fn in_words(
    pair: Compared<'_>,
    (base, version): (&Units<'_>, &Units<'_>),
    aspect: Aspect,
    (gone, come): (Vec<usize>, Vec<usize>),
) -> Difference {
    let kind = kind(gone.is_empty(), come.is_empty());
    let text = |side: &Units<'_>, units: &[usize]| units.iter().map(|u| side.texts[*u]).collect::<String>();
    let reason = Reason::WordsDiffer { base: text(base, &gone), version: text(version, &come) };
    let places = (base.places(gone), version.places(come));
    pair.difference(kind, aspect, EXACT, reason).at(places.0, places.1)
}

/// Words, the spaces and marks between them, and the ends of paragraphs, each with its place.
struct Units<'a> {
    side: Side<'a>,
    texts: Vec<&'a str>,
    /// The same, spelled alike: what is compared.
    spelled: Vec<String>,
    places: Vec<Place>,
    /// The facts, by their units, in order and apart from each other. Quotations are told by their words.
    facts: Vec<Held<'a>>,
}

impl<'a> Units<'a> {
    fn new(side: Side<'a>, paragraphs: &[usize]) -> Self {
        let (texts, spelled, places, facts) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut units = Self { side, texts, spelled, places, facts };
        for paragraph in paragraphs {
            if !units.texts.is_empty() {
                units.push(" ", *paragraph, Span::new(0, 0));
            }
            let text = &side.version.paragraphs[*paragraph].text;
            let mut at = 0;
            for piece in pieces(text) {
                let length = piece.chars().count();
                units.push(piece, *paragraph, Span::new(at, at + length));
                at += length;
            }
            units.add_facts(*paragraph);
        }
        units
    }

    /// Notes where the facts of the last paragraph stand.
    fn add_facts(&mut self, paragraph: usize) {
        let sentences = self.side.text.by_paragraph.get(paragraph).cloned().unwrap_or_default();
        let first = self.places.iter().position(|p| p.paragraph == paragraph && !p.span.is_empty());
        let Some(first) = first else { return };
        let facts = self.side.facts.get(sentences).unwrap_or_default().iter().flatten();
        for fact in facts.filter(|fact| fact.kind() != FactKind::Quotation) {
            let overlaps = |place: &Place| place.span.overlaps(fact.span);
            let units = self.places[first..].iter();
            let start = first + units.clone().take_while(|p| !overlaps(p)).count();
            let end = start + units.skip(start - first).take_while(|p| overlaps(p)).count();
            if start < end && self.facts.last().is_none_or(|last| last.units.end <= start) {
                self.facts.push(Held { units: start..end, fact });
            }
        }
    }

    fn push(&mut self, text: &'a str, paragraph: usize, span: Span) {
        self.texts.push(text);
        self.spelled.push(spelled(text));
        self.places.push(Place { paragraph, span });
    }

    fn is_space(&self, at: usize) -> bool {
        self.texts[at].chars().all(char::is_whitespace)
    }

    /// The range without white space at its ends.
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let mut inner = range.clone().skip_while(|u| self.is_space(*u));
        let Some(start) = inner.next() else { return range.start..range.start };
        let end = range.rev().find(|u| !self.is_space(*u)).map_or(start, |last| last + 1);
        start..end
    }

    /// What stands on one side only can often be cut in several ways ("A. |B. |B." loses either): the range slid
    /// to where it is whole sentences, if it can be.
    fn slid(&self, range: Range<usize>) -> Range<usize> {
        let whole = |r: &Range<usize>| self.is_sentences(&self.trimmed(r.clone()));
        let mut left = range.clone();
        while !whole(&left) {
            if left.start == 0 || self.spelled[left.start - 1] != self.spelled[left.end - 1] {
                break;
            }
            left = left.start - 1..left.end - 1;
        }
        let mut right = range.clone();
        while !whole(&right) {
            if right.end == self.texts.len() || self.spelled[right.start] != self.spelled[right.end] {
                break;
            }
            right = right.start + 1..right.end + 1;
        }
        [left, right].into_iter().find(whole).unwrap_or(range)
    }

    /// Where the units stand, those in a row together.
    fn places(&self, units: impl IntoIterator<Item = usize>) -> Vec<Place> {
        let mut places: Vec<Place> = Vec::new();
        for place in units.into_iter().map(|unit| self.places[unit]).filter(|p| !p.span.is_empty()) {
            match places.last_mut() {
                Some(last) if last.paragraph == place.paragraph && last.span.end == place.span.start => {
                    last.span.end = place.span.end;
                }
                _ => places.push(place),
            }
        }
        places
    }

    /// The number that the range is made of, if it is one.
    fn number(&self, range: Range<usize>) -> Option<String> {
        let text: String = self.texts[range].concat();
        let whole = Sentence {
            place: Place { paragraph: 0, span: Span::whole(&text) },
            tokens: crate::segment::tokens(&text, 0),
            text: text.clone(),
        };
        let language: &Language = &self.side.version.language;
        let only = numbers(&whole, language);
        let is_all = only.len() == 1 && whole.tokens.first().is_some_and(|t| t.span.start == 0);
        only.first().filter(|_| is_all && whole.tokens.len() <= 2).map(crate::facts::Number::normalised)
    }

    /// Whether the range is one or several whole sentences.
    fn is_sentences(&self, range: &Range<usize>) -> bool {
        let places = self.places(range.clone());
        let starts =
            |p: &Place| self.side.text.of_paragraph(p.paragraph).iter().any(|s| s.place.span.start == p.span.start);
        let ends = |p: &Place| self.side.text.of_paragraph(p.paragraph).iter().any(|s| s.place.span.end == p.span.end);
        !places.is_empty() && places.iter().all(|p| starts(p) && ends(p))
    }
}

/// A piece without what is only typography: how a letter is encoded, kinds of spaces, quotation marks, apostrophes
/// and dashes, soft hyphens.
fn spelled(piece: &str) -> String {
    if piece.chars().all(char::is_whitespace) {
        return " ".to_owned();
    }
    let plain = |c: char| match c {
        '“' | '”' | '„' | '‟' | '«' | '»' => '"',
        '‘' | '’' | '‚' => '\'',
        '‐' | '‑' | '–' | '—' | '−' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    piece.nfc().filter(|c| *c != '\u{ad}').map(plain).collect()
}

/// A text cut into words, numbers, runs of spaces and single other characters.
fn pieces(text: &str) -> Vec<&str> {
    let mut cuts = Vec::new();
    let mut at = 0;
    for token in crate::segment::tokens(text, 0) {
        cuts.extend(between(text, Span::new(at, token.span.start)));
        cuts.push(token.span.of(text));
        at = token.span.end;
    }
    cuts.extend(between(text, Span::new(at, usize::MAX)));
    cuts
}

fn between(text: &str, span: Span) -> Vec<&str> {
    let text = span.of(text);
    let mut cuts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let spaces = rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len());
        let (piece, behind) = rest.split_at(if spaces > 0 { spaces } else { first.len_utf8() });
        cuts.push(piece);
        rest = behind;
    }
    cuts
}

/// The changed ranges of both sides; changes with less than two words between them are one.
fn joined(ops: &[DiffOp], base: &Units<'_>) -> Vec<(Range<usize>, Range<usize>)> {
    let mut changes: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for op in ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. })) {
        let (left, right) = (op.old_range(), op.new_range());
        let is_near = |last: &(Range<usize>, Range<usize>)| {
            let gap = last.0.end..left.start;
            let words = gap.clone().filter(|u| base.texts[*u].chars().any(char::is_alphanumeric)).count();
            words == 0 && gap.len() <= 2 || words == 1 && gap.len() <= 3
        };
        match changes.last_mut() {
            Some(last) if is_near(last) => (last.0.end, last.1.end) = (left.end, right.end),
            _ => changes.push((left, right)),
        }
    }
    changes
}

fn kind(base_is_empty: bool, version_is_empty: bool) -> Kind {
    match (base_is_empty, version_is_empty) {
        (true, _) => Kind::Added,
        (_, true) => Kind::LeftOut,
        _ => Kind::Changed,
    }
}

fn describe(base: &Units<'_>, left: Range<usize>, version: &Units<'_>, right: Range<usize>) -> (Kind, Aspect, Reason) {
    let kind = kind(left.is_empty(), right.is_empty());
    if let (Some(a), Some(b)) = (base.number(left.clone()), version.number(right.clone())) {
        return (kind, Aspect::Number, Reason::FactsDiffer { base: a, version: b });
    }
    let whole = (left.is_empty() || base.is_sentences(&left)) && (right.is_empty() || version.is_sentences(&right));
    let aspect = if whole { Aspect::Sentence } else { Aspect::Words };
    (kind, aspect, Reason::WordsDiffer { base: base.texts[left].concat(), version: version.texts[right].concat() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        align::{Cut, Prospect, align_by},
        facts::{Amount, Bound, Fact, Negation, Value},
        progress::unwatched,
        similarity::Weights,
        text::{LanguageSource, Paragraph, Role, Version},
    };

    type Expected<'a> = [(Kind, Aspect, &'a str, &'a str)];

    fn check(base: &str, version: &str, expected: &Expected<'_>) {
        check_with(base, version, [&[], &[]], expected);
    }

    /// With facts that are found by their words, the first of a side's words first.
    fn check_with(base: &str, version: &str, facts: [&[(&str, Value)]; 2], expected: &Expected<'_>) {
        let danish = |text: &str| {
            Version::new("a", vec![Paragraph::new(text, Role::Body)])
                .with_language("da".parse().unwrap(), LanguageSource::Declared)
        };
        let versions = [danish(base), danish(version)];
        let cut = versions.map(Cut::new);
        let made: Vec<Vec<Vec<Fact>>> = (0..2)
            .map(|v| {
                let text = &cut[v].version.paragraphs[0].text;
                let fact = |(words, value): &(&str, Value)| {
                    let start = text[..text.find(words).unwrap()].chars().count();
                    Fact { span: Span::new(start, start + words.chars().count()), value: value.clone() }
                };
                let all: Vec<Fact> = facts[v].iter().map(fact).collect();
                let of = |s: &Sentence| all.iter().filter(|f| s.place.span.overlaps(f.span)).cloned().collect();
                cut[v].side().text.sentences.iter().map(of).collect()
            })
            .collect();
        let side = |v: usize| Side { facts: &made[v], ..cut[v].side() };
        let prospect = Prospect::new(side(0), side(1), Weights::shipped(), &unwatched).unwrap();
        let alignment = align_by(&prospect, side(0), side(1), &[], Weights::shipped(), &unwatched).unwrap();
        let found = crate::diff::compare(Compared {
            number: 1,
            base: side(0),
            version: side(1),
            alignment: &alignment,
            matching: prospect.matching(),
            weights: crate::diff::Weights::shipped(),
        })
        .differences;
        let text = |spans: &[Place], v: usize| {
            spans.iter().map(|p| p.span.of(&cut[v].version.paragraphs[p.paragraph].text)).collect::<Vec<_>>().join("|")
        };
        let told: Vec<_> =
            found.iter().map(|d| (d.kind, d.aspect, text(&d.base_spans, 0), text(&d.version_spans, 1))).collect();
        let told: Vec<_> = told.iter().map(|(k, a, b, v)| (*k, *a, b.as_str(), v.as_str())).collect();
        assert_eq!(told, expected, "{base} / {version}");
    }

    fn number(value: f64) -> Value {
        Value::Number(Amount { readings: vec![value], to: None, step: 1.0, bound: Bound::Exact })
    }

    #[test]
    fn facts_are_compared_by_value() {
        let changed = Kind::Changed;
        let half = [("halvanden", number(1.5))];
        let half: &[_] = &half;
        let text = "Det varer halvanden time at komme til byen med bus.";
        check_with(text, &text.replace("halvanden", "1,5"), [half, &[("1,5", number(1.5))]], &[]);
        let two = [("to", number(2.0))];
        let differs = (changed, Aspect::Number, "halvanden", "to");
        check_with(text, &text.replace("halvanden", "to"), [half, &two], &[differs]);
        // The rest of the stretch is told by its words.
        let expected = [differs, (changed, Aspect::Words, "time", "uger")];
        check_with(text, &text.replace("halvanden time", "to uger"), [half, &two], &expected);
        let expected = [(changed, Aspect::Words, "time", "uge")];
        check_with(text, &text.replace("halvanden time", "1,5 uge"), [half, &[("1,5", number(1.5))]], &expected);
        // A fact is whole, also where only a part of it changed.
        let paper = |number: &str| Value::Reference(number.to_owned());
        let text = "Se sag AB 12 og skriv til kommunen.";
        let expected = [(changed, Aspect::Reference, "AB 12", "AB 13")];
        let facts: [&[_]; 2] = [&[("AB 12", paper("AB12"))], &[("AB 13", paper("AB13"))]];
        check_with(text, &text.replace("12", "13"), facts, &expected);
        let facts: [&[_]; 2] = [&[("AB 12", paper("AB12"))], &[("AB12", paper("AB12"))]];
        check_with(text, &text.replace("AB 12", "AB12"), facts, &[]);
        // Values that changed places changed.
        let text = "Der kom 3 piger til mødet og 5 drenge til festen.";
        let facts: [&[_]; 2] = [&[("3", number(3.0)), ("5", number(5.0))], &[("5", number(5.0)), ("3", number(3.0))]];
        let expected = [(changed, Aspect::Number, "3", "5"), (changed, Aspect::Number, "5", "3")];
        check_with(text, "Der kom 5 piger til mødet og 3 drenge til festen.", facts, &expected);
    }

    #[test]
    fn what_one_side_has_alone() {
        let text = "Broen er ikke åben for biler i dag, siger kommunen.";
        let no: &[_] = &[("ikke", Value::Negation(Negation::Not))];
        let expected = [(Kind::LeftOut, Aspect::Negation, "ikke", "")];
        check_with(text, &text.replace("ikke ", ""), [no, &[]], &expected);
        let expected = [(Kind::Added, Aspect::Negation, "", "ikke")];
        check_with(&text.replace("ikke ", ""), text, [&[], no], &expected);
        let never: &[_] = &[("aldrig", Value::Negation(Negation::Not))];
        let expected = [(Kind::Changed, Aspect::Words, "ikke", "aldrig")];
        check_with(text, &text.replace("ikke", "aldrig"), [no, never], &expected);
        let expected =
            [(Kind::LeftOut, Aspect::Negation, "ikke", ""), (Kind::Changed, Aspect::Words, "åben", "lukket")];
        check_with(text, &text.replace("ikke åben", "lukket"), [no, &[]], &expected);
        let text = "Der kom 20 soldater til byen i går aftes.";
        let expected = [(Kind::LeftOut, Aspect::Number, "20", "")];
        check_with(text, &text.replace("20 ", ""), [&[("20", number(20.0))], &[]], &expected);
    }

    const BASE: &str = "Ministeren kom mandag. Hun talte i 20 minutter om skolen. Bagefter svarede hun på spørgsmål.";

    #[test]
    fn marks_are_whole_and_few() {
        let changed = BASE.replace("talte i 20 minutter", "sang i en halv time");
        check(BASE, &changed, &[(Kind::Changed, Aspect::Words, "talte i 20 minutter", "sang i en halv time")]);
        check(BASE, &BASE.replace("20", "30"), &[(Kind::Changed, Aspect::Number, "20", "30")]);
        check(BASE, &BASE.replace(' ', "\u{a0}"), &[]);
        check("Prisen er 1.500 kr. på “Ærø” – nu.", "Prisen er 1500 kr. pa\u{30a} \"Ærø\" - nu.", &[]);
        let without = BASE.replace("Hun talte i 20 minutter om skolen. ", "");
        check(BASE, &without, &[(Kind::LeftOut, Aspect::Sentence, "Hun talte i 20 minutter om skolen.", "")]);
    }

    #[test]
    fn a_sentence_elsewhere_moved() {
        let moved = "Hun talte i 20 minutter om skolen. Ministeren kom mandag. Bagefter svarede hun på spørgsmål.";
        let expected = (Kind::Moved, Aspect::Sentence, "Ministeren kom mandag.", "Ministeren kom mandag.");
        check(BASE, moved, &[expected]);
    }
}
