//! A whole amount in a sentence: the bound before it, one number or two, and what they count.
//!
//! "knap 1,2 mia. kr.", "mellem 10 og 12 procent", "$5–7 million". Ordinals in digits ("21st", "3.") are read as
//! plain numbers; ordinals in words are not read, nor is a word for one that may be an article.

use super::{
    Amount, Bound,
    currency::{self, Currency},
    figure::{self, Figure, Form, Kin},
    item::{Case, Gap, Item, Kind},
    lexicon::Lexicon,
    unit::Unit,
};
use crate::{
    facts::{Fact, Value, Verdict},
    text::{Language, Span},
};

/// A sentence while amounts are read from it.
pub struct Reading<'a> {
    /// Its pieces.
    pub items: &'a [Item],
    /// The words of its language.
    pub lexicon: &'static Lexicon,
    /// Its language.
    pub language: &'a Language,
    /// Whether most of its words begin with a capital.
    pub is_heading: bool,
}

/// A number with what it counts.
#[derive(Clone, Debug)]
struct Quantity {
    figure: Figure,
    of: Of,
    start: usize,
    end: usize,
}

/// What a number counts.
#[derive(Clone, Debug, PartialEq)]
enum Of {
    Nothing,
    Percent,
    Points,
    Money(Currency),
    Measure(Unit),
}

/// Whether a number may be joined to what is before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// It begins an amount.
    First,
    /// It is the upper end of a range.
    Second,
}

/// Endings of ordinals and decades that follow digits at once.
const ENDINGS: &[&str] = &[
    "st", "nd", "rd", "th", "s", "er", "re", "e", "ème", "eme", "è", "º", "ª", "o", "a", "es", "de", "te", "ste", "t",
];

/// Languages that mark ordinals in digits by a full stop.
const POINTING: &[&str] = &["da", "de", "nb", "nn", "fi", "is", "pl"];

/// Languages that mark them by a hyphen and an ending.
const CYRILLIC: &[&str] = &["uk", "ru"];

impl Reading<'_> {
    /// All amounts, in order.
    pub fn facts(&self) -> Vec<Fact> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.items.len() {
            if let Some(silent) = self.lexicon.silent.find(self.items, at) {
                at = silent.end;
            } else if let Some((fact, end)) = self.fact(at).or_else(|| self.roman_century(at)) {
                if !found.last().is_some_and(|before| self.is_repeated(before, &fact, at)) {
                    found.push(fact);
                }
                at = end;
            } else {
                at += 1;
            }
        }
        found
    }

    /// Whether brackets say a measure once more in another unit: "300 km (186 miles)".
    fn is_repeated(&self, before: &Fact, fact: &Fact, at: usize) -> bool {
        let is_close = self.items[at].gap == Gap::Other && fact.span.start <= before.span.end + 2;
        let are_measures = matches!((&before.value, &fact.value), (Value::Measure(..), Value::Measure(..)));
        is_close && are_measures && before.compare(fact) == Some(Verdict::Converted)
    }

    /// "XIXe siècle", "siglo XIX": Roman numbers are read only beside a word for century.
    fn roman_century(&self, at: usize) -> Option<(Fact, usize)> {
        let item = &self.items[at];
        let written = item.text.trim_end_matches(['e', 'º', 'è', 'm']);
        let value = (item.case != Case::Small).then(|| roman(written)).flatten()?;
        let is_century = |at: usize| self.lexicon.century.find(self.items, at).is_some();
        let is_ending = |item: &Item| ENDINGS.contains(&item.text.as_str()) && item.gap == Gap::Touch;
        let next = at + 1 + usize::from(self.items.get(at + 1).is_some_and(is_ending));
        if !(is_century(next) || at > 0 && is_century(at - 1)) {
            return None;
        }
        let amount = Amount { readings: vec![value], to: None, step: 1.0, bound: Bound::Exact };
        Some((Fact { span: item.span, value: Value::Number(amount) }, at + 1))
    }

    fn fact(&self, at: usize) -> Option<(Fact, usize)> {
        let bound = self.lexicon.bounds.find(self.items, at).filter(|bound| self.joins(bound.end));
        let begin = bound.as_ref().map_or(at, |bound| bound.end);
        let between = self.lexicon.between.find(self.items, begin).filter(|between| self.joins(between.end));
        let first = between.as_ref().and_then(|between| self.quantity(between.end, Place::First));
        let range = first.and_then(|first| self.range(first, Within::Between));
        let (first, second) = match range {
            Some((first, second)) => (first, Some(second)),
            None => {
                let first = self.quantity(begin, Place::First)?;
                match self.range(first.clone(), Within::Open) {
                    Some((first, second)) => (first, Some(second)),
                    None => (first, None),
                }
            }
        };
        let mut end = second.as_ref().map_or(first.end, |second| second.end);
        let behind = if self.joins(end) { self.lexicon.bounds_behind.find(self.items, end) } else { None };
        end = behind.as_ref().map_or(end, |behind| behind.end);
        let roughly = first.figure.about.then_some(Bound::About);
        let bound = bound.map(|b| b.value).or(behind.map(|b| b.value)).or(roughly).unwrap_or(Bound::Exact);
        let opening = if second.is_some() && between.is_some() { begin } else { first.start };
        let start = if begin > at { at } else { opening };
        let value = value(&first, second.as_ref(), bound)?;
        Some((Fact { span: self.span(start, end), value }, end))
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.items[start].span.start, self.items[end - 1].span.end)
    }

    /// Whether the piece `at` may go on with the expression before it.
    fn joins(&self, at: usize) -> bool {
        let Some(item) = self.items.get(at) else { return false };
        let before = at.checked_sub(1).map(|k| &self.items[k]);
        let is_short = |item: &Item| item.kind == Kind::Word && item.text.chars().count() <= 4;
        item.gap.is_plain() || item.gap == Gap::Minus || item.gap == Gap::Dot && before.is_some_and(is_short)
    }

    fn quantity(&self, at: usize, place: Place) -> Option<Quantity> {
        let minus = self.lexicon.minus.find(self.items, at).filter(|minus| self.joins(minus.end));
        let mut begin = minus.as_ref().map_or(at, |minus| minus.end);
        let currency = self.currency_before(begin);
        begin = currency.as_ref().map_or(begin, |(_, end)| *end);
        if !self.may_begin(begin, place, currency.is_some()) {
            return None;
        }
        if let Some(quantity) = self.one_and_a_half(begin) {
            return Some(quantity);
        }
        let kin = if currency.is_some() { Kin::Money } else { Kin::Any };
        let mut figure = figure::read(self.items, begin, kin, self.lexicon, self.language)?;
        let (of, end) = match currency {
            Some((currency, _)) => (Of::Money(currency), self.same_currency_behind(figure.end)),
            None => self.counted(&figure)?,
        };
        if minus.is_some() || self.items[at].gap == Gap::Minus && self.items[begin].kind == Kind::Digits {
            figure.readings.iter_mut().for_each(|value| *value = -*value);
        }
        if self.is_small_ordinal(&figure) {
            return None;
        }
        self.read_as_decade(&mut figure, begin);
        let end = self.and_a_half(&mut figure, &of, end);
        Some(Quantity { figure, of, start: at, end })
    }

    /// "dos años y medio".
    fn and_a_half(&self, figure: &mut Figure, of: &Of, end: usize) -> usize {
        let is_whole = matches!(of, Of::Measure(_)) && figure.readings[0].fract() == 0.0 && figure.step == 1.0;
        let half = if is_whole && self.joins(end) { self.lexicon.and_half.find(self.items, end) } else { None };
        let Some(half) = half else { return end };
        figure.readings = vec![figure.readings[0] + 0.5];
        figure.step = 0.5;
        half.end
    }

    /// "un año y medio", "a year and a half": the only place where a word for one before a noun is a number.
    fn one_and_a_half(&self, at: usize) -> Option<Quantity> {
        let mut figure = figure::one(self.items, at, self.lexicon)?;
        let unit = self.lexicon.units.find(self.items, at + 1).filter(|_| self.joins(at + 1))?;
        let of = Of::Measure(unit.value);
        let end = self.and_a_half(&mut figure, &of, unit.end);
        (end > unit.end).then_some(Quantity { figure, of, start: at, end })
    }

    /// "$", "US$", "EUR", "kr." before digits.
    fn currency_before(&self, at: usize) -> Option<(Currency, usize)> {
        let item = self.items.get(at)?;
        let may_be = item.kind == Kind::Sign
            || item.case == Case::Capitals
            || matches!(item.text.as_str(), "kr" | "c" | "a" | "r");
        let found = if may_be { self.lexicon.currencies.find(self.items, at) } else { None }?;
        let last = &self.items[found.end - 1];
        let is_sign = last.kind == Kind::Sign || item.text == "kr" || self.is_code(at);
        let next = self.items.get(found.end)?;
        (is_sign && self.joins(found.end) && next.kind == Kind::Digits).then_some((found.value, found.end))
    }

    fn is_code(&self, at: usize) -> bool {
        currency::is_code(&self.items[at].text) && self.items[at].case == Case::Capitals
    }

    /// "dollars" behind "$5 million" belongs to it.
    fn same_currency_behind(&self, end: usize) -> usize {
        if !self.joins(end) {
            return end;
        }
        let behind = self.lexicon.currencies.find(self.items, end);
        behind.filter(|_| !currency::is_code(&self.items[end].text) || self.is_code(end)).map_or(end, |b| b.end)
    }

    /// What a number counts, and one past its last piece; none where the number is part of a name ("3D").
    fn counted(&self, figure: &Figure) -> Option<(Of, usize)> {
        if let Form::Compound(from) = figure.form {
            let rest = self.items.get(figure.end - 1)?.text.get(from..)?;
            return Some((Of::Measure(self.lexicon.units.inflected(rest)?.clone()), figure.end));
        }
        let nothing = (figure.form != Form::Half).then_some((Of::Nothing, figure.end));
        if figure.form == Form::Digits && self.is_letter_behind_a_dot(figure.end) {
            return None;
        }
        let Some(next) = self.items.get(figure.end).filter(|_| self.joins(figure.end)) else { return nothing };
        if let Some(found) = self.noun(figure.end, figure) {
            return Some(found);
        }
        let filler = self.lexicon.fillers.find(self.items, figure.end).filter(|filler| self.joins(filler.end));
        if let Some(found) = filler.and_then(|filler| self.noun(filler.end, figure)) {
            return Some(found);
        }
        let is_digits = figure.form == Form::Digits && next.kind == Kind::Word;
        let is_ending = ENDINGS.contains(&next.text.as_str());
        let is_name = next.case != Case::Small && self.language.primary() != "de" && !self.is_heading;
        match next.gap {
            Gap::Touch if is_digits && !is_ending => None,
            Gap::Hyphen if is_digits && is_name => None,
            _ => nothing,
        }
    }

    /// "8.a", which is a class and no amount.
    fn is_letter_behind_a_dot(&self, at: usize) -> bool {
        let is_close = |item: &&Item| item.gap == Gap::Dot && item.span.start == self.items[at - 1].span.end + 1;
        self.items.get(at).filter(is_close).is_some_and(|item| item.kind == Kind::Word)
    }

    fn noun(&self, at: usize, figure: &Figure) -> Option<(Of, usize)> {
        let item = self.items.get(at)?;
        if let Some(points) = self.lexicon.points.find(self.items, at) {
            return Some((Of::Points, points.end));
        }
        if item.text == "%" {
            return Some((Of::Percent, at + 1));
        }
        if let Some(percent) = self.lexicon.percent.find(self.items, at) {
            return Some((Of::Percent, percent.end));
        }
        let currency = self.lexicon.currencies.find(self.items, at);
        if let Some(currency) = currency.filter(|_| !currency::is_code(&item.text) || self.is_code(at)) {
            return Some((Of::Money(currency.value), currency.end));
        }
        let is_letter = item.kind == Kind::Word && item.text.chars().count() == 1;
        let may_be_letter = figure.form == Form::Digits && item.case == Case::Small;
        let unit = self.lexicon.units.find(self.items, at)?;
        let is_plain_number = figure.form == Form::Digits && figure.readings.len() == 1 && figure.scale == 1.0;
        let is_of_calendar = is_plain_number && (1000.0..10_000.0).contains(&figure.readings[0]);
        if is_of_calendar && self.lexicon.calendar.find(self.items, at).is_some() {
            return Some((Of::Nothing, figure.end));
        }
        (!is_letter || unit.end > at + 1 || may_be_letter).then_some((Of::Measure(unit.value), unit.end))
    }

    /// Whether a number may begin here: not within a compound or a name.
    fn may_begin(&self, at: usize, place: Place, is_money: bool) -> bool {
        let Some(item) = self.items.get(at) else { return false };
        let Some(before) = at.checked_sub(1).map(|k| &self.items[k]) else { return true };
        if place == Place::Second || is_money {
            return true;
        }
        if item.gap.is_inner() && before.kind == Kind::Word {
            let is_prefix = self.lexicon.prefixes.find(self.items, at - 1).is_some();
            return item.gap == Gap::Hyphen && item.kind == Kind::Digits && is_prefix;
        }
        if item.gap == Gap::Hyphen && item.kind == Kind::Word && before.kind == Kind::Digits {
            return false;
        }
        if self.lexicon.doubtful.find(self.items, at).is_some() && self.is_between_capitals(at) {
            return false;
        }
        let begins = matches!(item.gap, Gap::Other | Gap::SpacedDash | Gap::Dot);
        match item.case {
            Case::Small => true,
            Case::Capital => begins || self.is_heading || self.language.primary() == "de",
            Case::Capitals => item.text.chars().count() > 3 && (begins || self.is_heading),
        }
    }

    fn is_decade_behind(&self, at: usize) -> bool {
        let is_joined = |item: &Item| matches!(item.gap, Gap::Touch | Gap::Hyphen | Gap::Apostrophe);
        self.items.get(at).is_some_and(is_joined) && self.lexicon.decade_behind.find(self.items, at).is_some()
    }

    /// "3.", "3rd", "3:e": small ordinals in digits are written as words by others, and those are not read.
    fn is_small_ordinal(&self, figure: &Figure) -> bool {
        let value = figure.readings[0];
        if figure.form != Form::Digits || value.fract() != 0.0 || !(0.0..=12.0).contains(&value) || figure.scale != 1.0
        {
            return false;
        }
        let Some(next) = self.items.get(figure.end).filter(|next| next.kind == Kind::Word) else { return false };
        let is_ending = ENDINGS.contains(&next.text.as_str());
        match next.gap {
            Gap::Dot => POINTING.contains(&self.language.primary()) && self.points(figure.end, next),
            Gap::Touch | Gap::Colon => is_ending,
            Gap::Hyphen => next.text.chars().count() <= 3 && CYRILLIC.contains(&self.language.primary()),
            _ => false,
        }
    }

    /// Whether the full stop before the piece `at` makes an ordinal and ends no sentence.
    fn points(&self, at: usize, next: &Item) -> bool {
        let is_noun = self.language.primary() == "de";
        next.span.start > self.items[at - 1].span.end + 1 && (next.case == Case::Small || is_noun)
    }

    /// Whether a word may be of another language: "Back to Black".
    fn is_between_capitals(&self, at: usize) -> bool {
        let is_capital = |at: usize| self.items.get(at).is_some_and(|item| item.case == Case::Capital);
        is_capital(at - 1) && is_capital(at + 1) && self.items[at].gap == Gap::Space
    }

    /// "80’erne", "années 80": the 1980s. "1800-talet" is the 19th century as well.
    fn read_as_decade(&self, figure: &mut Figure, begin: usize) {
        let value = figure.readings[0];
        if is_year(figure) && value % 100.0 == 0.0 && self.is_decade_behind(figure.end) {
            figure.readings.push(value / 100.0 + 1.0);
        }
        let fits = figure.form == Form::Digits && value % 10.0 == 0.0 && (10.0..100.0).contains(&value);
        if !fits || figure.end != begin + 1 {
            return;
        }
        let before = begin.checked_sub(1).and_then(|k| self.lexicon.decade.find(self.items, k));
        let is_behind = || self.is_decade_behind(figure.end);
        if before.is_some_and(|before| before.end == begin) || is_behind() {
            figure.readings.insert(0, 1900.0 + value);
        }
    }

    /// The range that begins with `first`, if there is one.
    fn range(&self, first: Quantity, within: Within) -> Option<(Quantity, Quantity)> {
        let next = self.items.get(first.end)?;
        let is_digits = |item: &Item| item.kind == Kind::Digits;
        let after = |at: usize| self.items.get(at).is_some_and(is_digits);
        let last = &self.items[first.end - 1];
        let years = is_year(&first.figure) && next.text == "/" && after(first.end + 1);
        let score = next.text == "&" && is_small(&first.figure) && after(first.end + 1) && is_digits(last);
        let connector = match next.gap {
            Gap::Hyphen | Gap::Dash => Some(first.end),
            Gap::SpacedDash if is_digits(next) && is_digits(last) => Some(first.end),
            Gap::Colon | Gap::Minus if is_digits(next) && is_digits(last) => Some(first.end),
            _ if years || score => Some(first.end + 1),
            _ if within == Within::Between => self.lexicon.between_and.find(self.items, first.end).map(|f| f.end),
            _ => None,
        };
        let to = || self.lexicon.to.find(self.items, first.end).map(|found| found.end);
        let or = || self.lexicon.or.find(self.items, first.end).map(|found| found.end);
        let (at, neighbours) = match connector.or_else(to) {
            Some(at) => (at, false),
            None => (or()?, true),
        };
        let mut second = self.quantity(at, Place::Second)?;
        if next.gap == Gap::Minus && at == first.end {
            // "10 -12"
            second.figure.readings.iter_mut().for_each(|value| *value = value.abs());
        }
        let is_chain = |item: &Item| matches!(item.gap, Gap::Hyphen | Gap::Dash) && is_digits(item);
        if self.items.get(second.end).is_some_and(is_chain) {
            return None;
        }
        if neighbours && !are_neighbours(&first.figure, &second.figure) {
            return None;
        }
        merged(first, second)
    }
}

/// The value of a Roman number in small letters, as far as centuries go.
fn roman(text: &str) -> Option<f64> {
    let digit = |c: char| {
        Some(match c {
            'i' => 1,
            'v' => 5,
            'x' => 10,
            _ => return None,
        })
    };
    let digits: Vec<i32> = text.chars().map(digit).collect::<Option<_>>()?;
    let signed =
        |(k, value): (usize, &i32)| if digits.get(k + 1).is_some_and(|next| next > value) { -value } else { *value };
    let sum: i32 = digits.iter().enumerate().map(signed).sum();
    (sum > 0).then(|| f64::from(sum))
}

/// Whether "mellem" stands before a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Within {
    Between,
    Open,
}

fn is_small(figure: &Figure) -> bool {
    figure.form == Form::Digits && figure.readings[0] < 20.0
}

fn is_year(figure: &Figure) -> bool {
    figure.form == Form::Digits && (1000.0..2200.0).contains(&figure.readings[0]) && figure.readings.len() == 1
}

/// "to eller tre", "10 eller 12": a guess between two that are close, not two things.
fn are_neighbours(first: &Figure, second: &Figure) -> bool {
    let (low, high) = (first.readings[0], second.readings[0]);
    low >= 2.0 && high > low && (high - low) <= 0.25 * high.max(4.0) && first.step == second.step
}

/// Both ends with what they count, if they count the same.
fn merged(mut first: Quantity, mut second: Quantity) -> Option<(Quantity, Quantity)> {
    match (&first.of, &second.of) {
        (a, b) if a == b => {}
        (Of::Nothing, _) => first.of = second.of.clone(),
        (Of::Money(_), Of::Nothing) => second.of = first.of.clone(),
        _ => return None,
    }
    if is_year(&first.figure) && second.figure.readings[0] < 100.0 && second.figure.readings[0] > 0.0 {
        let century = (first.figure.readings[0] / 100.0).floor() * 100.0;
        second.figure.readings[0] += century;
    }
    first.figure = first.figure.scaled_like(&second.figure);
    Some((first, second))
}

fn value(first: &Quantity, second: Option<&Quantity>, bound: Bound) -> Option<Value> {
    let step = second.map_or(first.figure.step, |second| first.figure.step.max(second.figure.step));
    let to = second.and_then(|second| second.figure.readings.first().copied());
    let amount = Amount { readings: first.figure.readings.clone(), to, step, bound };
    Some(match &first.of {
        Of::Nothing if first.figure.form == Form::Half => return None,
        Of::Nothing => Value::Number(amount),
        Of::Percent => Value::Percent(amount),
        Of::Points => Value::PercentagePoints(amount),
        Of::Money(currency) => Value::Money(amount, currency.clone()),
        Of::Measure(unit) => Value::Measure(amount, unit.clone()),
    })
}

#[cfg(test)]
mod tests {
    use crate::{
        facts::{Fact, Passage, amount},
        segment::tokens,
        text::{Language, Place, Sentence},
    };

    fn check(language: &str, text: &str, expected: &[(&str, &str)]) {
        let language: Language = language.parse().unwrap();
        let place = Place::new(0, 0, text.chars().count());
        let sentence = Sentence { place, text: text.to_owned(), tokens: tokens(text, 0) };
        let found: Vec<Fact> = amount::find(&Passage::new(&sentence, &language, None));
        let told: Vec<(&str, String)> = found.iter().map(|f| (f.span.of(text), f.normalised())).collect();
        let told: Vec<(&str, &str)> = told.iter().map(|(span, value)| (*span, value.as_str())).collect();
        assert_eq!(told, expected, "{text}");
    }

    #[test]
    fn spans_cover_the_whole_expression() {
        check(
            "da",
            "Det kostede knap 1,2 mia. kr. i 2024.",
            &[("knap 1,2 mia. kr", "~<1200000000 krone"), ("2024", "2024")],
        );
        check("en", "It cost at least US$5 million, or more.", &[("at least US$5 million", ">=5000000 USD")]);
        check("fr", "Il a plus d’un million d’euros.", &[("plus d’un million d’euros", ">1000000 EUR")]);
        check("da", "Mellem ti og tolv procent.", &[("Mellem ti og tolv procent", "10–12 %")]);
        check("de", "Zwischen 10 und 12 Uhr", &[("Zwischen 10 und 12", "10–12")]);
        check("da", "De var 5-7 mand på en femdages tur.", &[("5-7", "5–7"), ("femdages", "5 day")]);
    }

    #[test]
    fn names_and_ordinals_are_no_amounts() {
        for text in ["G7 og A320", "en F-16 i 3D", "den 3. gang", "8.a", "7-Eleven", "Covid-19"] {
            check("da", text, &[]);
        }
        check("de", "21. Jahrhundert", &[("21", "21")]);
        check("fr", "au XIXe siècle", &[("XIXe", "19")]);
    }

    #[test]
    fn languages_without_a_table_have_digits_only() {
        check("cs", "Dvacet lidí a 1 500 domů.", &[("1 500", "1500")]);
        check("und", "5 %", &[("5 %", "5 %")]);
    }
}
