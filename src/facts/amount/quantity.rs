//! A number with what it counts: percent, money, a unit; and where a number may begin at all.

use super::{
    currency::{self, Currency},
    expression::Reading,
    figure::{self, Figure, Form, Kin},
    item::{Case, Gap, Item, Kind},
    unit::Unit,
};

/// A number with what it counts.
#[derive(Clone, Debug)]
pub struct Quantity {
    /// The number.
    pub figure: Figure,
    /// What it counts.
    pub of: Of,
    /// First piece.
    pub start: usize,
    /// One past the last piece.
    pub end: usize,
}

/// What a number counts.
#[derive(Clone, Debug, PartialEq)]
pub enum Of {
    /// Nothing that is known.
    Nothing,
    /// Hundredths.
    Percent,
    /// Percentage points.
    Points,
    /// Money.
    Money(Currency),
    /// A unit of measure.
    Measure(Unit),
}

/// Whether a number may be joined to what is before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It begins an amount.
    First,
    /// It is the upper end of a range.
    Second,
}

/// Endings of ordinals and decades that follow digits at once.
pub const ENDINGS: &[&str] = &[
    "st", "nd", "rd", "th", "s", "er", "re", "e", "ème", "eme", "è", "º", "ª", "o", "a", "es", "de", "te", "ste", "t",
];

impl Reading<'_> {
    pub(super) fn quantity(&self, at: usize, place: Place) -> Option<Quantity> {
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

    /// Whether a word may be of another language: "Back to Black".
    fn is_between_capitals(&self, at: usize) -> bool {
        let is_capital = |at: usize| self.items.get(at).is_some_and(|item| item.case == Case::Capital);
        is_capital(at - 1) && is_capital(at + 1) && self.items[at].gap == Gap::Space
    }
}
