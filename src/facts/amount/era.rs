//! Numbers that stand for times and ranks: decades, centuries, ordinals in digits, years behind a word for year.
//!
//! Ordinals in words are not read. Those in digits up to twelfth are left alone too, as other languages write them in
//! words; from the thirteenth on they are plain numbers.

use super::{
    Amount, Bound,
    expression::Reading,
    figure::{Figure, Form},
    item::{Case, Gap, Item, Kind},
    quantity::ENDINGS,
};
use crate::facts::{Fact, Value};

/// Languages that mark ordinals in digits by a full stop.
const POINTING: &[&str] = &["da", "de", "nb", "nn", "fi", "is", "pl"];

/// Languages that mark them by a hyphen and an ending.
const CYRILLIC: &[&str] = &["uk", "ru"];

impl Reading<'_> {
    /// "XIXe siècle", "siglo XIX": Roman numbers are read only beside a word for century.
    pub(super) fn roman_century(&self, at: usize) -> Option<(Fact, usize)> {
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

    /// "80’erne", "années 80": the 1980s. "1800-talet" is the 19th century as well.
    pub(super) fn read_as_decade(&self, figure: &mut Figure, begin: usize) {
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

    fn is_decade_behind(&self, at: usize) -> bool {
        let is_joined = |item: &Item| matches!(item.gap, Gap::Touch | Gap::Hyphen | Gap::Apostrophe);
        self.items.get(at).is_some_and(is_joined) && self.lexicon.decade_behind.find(self.items, at).is_some()
    }

    /// "3.", "3rd", "3:e": small ordinals in digits are written as words by others, and those are not read.
    pub(super) fn is_small_ordinal(&self, figure: &Figure) -> bool {
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
}

/// Whether a number may be the number of a year.
pub fn is_year(figure: &Figure) -> bool {
    figure.form == Form::Digits && (1000.0..2200.0).contains(&figure.readings[0]) && figure.readings.len() == 1
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
