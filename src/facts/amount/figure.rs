//! One number as it is written: digits, number words, fractions, with the scale behind them.

use super::{
    item::{Gap, Item, Kind},
    lexicon::{Found, Lexicon},
    words,
};
use crate::{facts::number::read_digits, text::Language};

/// A number that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Values it may have, the likeliest first; at least one.
    pub readings: Vec<f64>,
    /// Worth of one in its last telling digit.
    pub step: f64,
    /// Whether the words tell it roughly: "une centaine".
    pub about: bool,
    /// Its scale; 1 for none.
    pub scale: f64,
    /// How it is written.
    pub form: Form,
    /// First piece.
    pub start: usize,
    /// One past the last piece.
    pub end: usize,
}

/// How a number is written.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// In digits.
    Digits,
    /// In words.
    Words,
    /// In words that go on with a noun, from this byte of the last piece: "femdages".
    Compound(usize),
    /// "halv", which is a number only before a unit.
    Half,
}

/// Fractions of one character.
const VULGAR: &[(&str, f64)] =
    &[("½", 0.5), ("¼", 0.25), ("¾", 0.75), ("⅓", 1.0 / 3.0), ("⅔", 2.0 / 3.0), ("⅕", 0.2), ("⅛", 0.125)];

/// Scales that are read only in amounts of money: "$5m".
const MONEY_SCALES: &[(&str, f64)] = &[("k", 1e3), ("m", 1e6), ("mn", 1e6), ("mm", 1e6), ("b", 1e9), ("bn", 1e9)];

/// Denominators of fractions with a slash; with others two numbers stand side by side ("9/11").
const DENOMINATORS: &[f64] = &[2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 16.0];

/// What the number belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kin {
    /// Nothing known.
    Any,
    /// A currency stands before it.
    Money,
}

/// The number that begins with the piece `at`.
pub fn read(items: &[Item], at: usize, kin: Kin, lexicon: &Lexicon, language: &Language) -> Option<Figure> {
    let item = items.get(at)?;
    let mut figure = match item.kind {
        Kind::Digits => digits(items, at, language)?,
        Kind::Word => half(items, at, lexicon).or_else(|| vulgar(items, at)).or_else(|| spelt(items, at, lexicon))?,
        Kind::Sign => return None,
    };
    if matches!(figure.form, Form::Digits | Form::Words) {
        and_a_half(items, &mut figure, lexicon);
        part_of_whole(items, &mut figure, lexicon);
        scaled(items, &mut figure, kin, lexicon);
        and_a_half(items, &mut figure, lexicon);
    }
    let is_only_one = figure.form == Form::Words && figure.readings == [1.0] && figure.step == 1.0;
    (!is_only_one && figure.readings.first().is_some_and(|v| v.is_finite())).then(|| figure.tidied())
}

impl Figure {
    fn multiply(&mut self, factor: f64) {
        self.readings.iter_mut().for_each(|value| *value *= factor);
        self.step *= factor;
        self.scale *= factor;
    }

    /// Without the noise that multiplying leaves behind.
    fn tidied(mut self) -> Self {
        self.readings.iter_mut().for_each(|value| *value = tidy(*value));
        self.step = tidy(self.step);
        self
    }

    /// The same with the scale of a number that follows it: "10" in "10-12 millioner".
    pub fn scaled_like(mut self, other: &Self) -> Self {
        if self.scale == 1.0 && other.scale >= 1000.0 && self.readings[0] < other.readings[0] / other.scale {
            self.multiply(other.scale);
        }
        self.tidied()
    }
}

/// Twelve telling digits.
pub fn tidy(value: f64) -> f64 {
    format!("{value:.11e}").parse().unwrap_or(value)
}

/// A number that a plain value stands for.
fn plain(value: f64, start: usize, end: usize, form: Form) -> Figure {
    Figure { readings: vec![value], step: 1.0, about: false, scale: 1.0, form, start, end }
}

/// A word for one that stands alone.
pub fn one(items: &[Item], at: usize, lexicon: &Lexicon) -> Option<Figure> {
    let is_one = items.get(at)?.kind == Kind::Word && lexicon.atoms.is_one(&items[at].text);
    is_one.then(|| plain(1.0, at, at + 1, Form::Words))
}

fn digits(items: &[Item], at: usize, language: &Language) -> Option<Figure> {
    let item = &items[at];
    if item.text.contains(':') {
        return None;
    }
    let (readings, parts) = read_digits(&item.text, language);
    let first = *readings.first()?;
    if parts.len() > 2 || item.text.chars().filter(char::is_ascii_digit).count() > 15 {
        return None;
    }
    let mut figure = Figure { readings, ..plain(first, at, at + 1, Form::Digits) };
    let decimals = item.text.rsplit(['.', ',']).next().map_or(0, str::len);
    if first.fract() != 0.0 || first == 0.0 && item.text.len() > 1 || is_decimal(&item.text, first) {
        figure.step = 10f64.powi(-i32::try_from(decimals).unwrap_or(0));
    }
    let next = |k: usize| items.get(at + k).filter(|item| item.gap == Gap::Touch);
    if let Some(value) = items.get(at + 1).filter(|i| i.gap.is_plain()).and_then(|i| of_vulgar(&i.text)) {
        figure.readings = vec![first + value];
        (figure.step, figure.end) = (0.25, at + 2);
    } else if let (Some(slash), Some(below)) = (next(1), next(2))
        && slash.text == "/"
        && let Ok(denominator) = below.text.parse::<f64>()
        && DENOMINATORS.contains(&denominator)
        && first < denominator
        && items.get(at + 3).is_none_or(|i| i.text != "/" || i.gap != Gap::Touch)
    {
        figure.readings = vec![first / denominator];
        (figure.step, figure.end) = (0.01, at + 3);
    }
    Some(figure)
}

/// Whether digits such as "5,0" are written with decimals that are all zero.
fn is_decimal(text: &str, value: f64) -> bool {
    text.split_once(['.', ',']).is_some_and(|(head, _)| head.parse::<f64>().is_ok_and(|head| head == value))
}

fn of_vulgar(text: &str) -> Option<f64> {
    VULGAR.iter().find(|(sign, _)| *sign == text).map(|(_, value)| *value)
}

fn vulgar(items: &[Item], at: usize) -> Option<Figure> {
    let value = of_vulgar(&items[at].text)?;
    Some(Figure { step: 0.01, ..plain(value, at, at + 1, Form::Digits) })
}

/// "en halv million", "et halvt dusin"; before a unit "en halv time".
fn half(items: &[Item], at: usize, lexicon: &Lexicon) -> Option<Figure> {
    let half = lexicon.half.find(items, at)?;
    if let Some(scale) = items.get(half.end).and_then(|item| scale_of(items, half.end, item, lexicon)) {
        let figure = plain(0.5, at, scale.end, Form::Words);
        return Some(Figure {
            readings: vec![0.5 * scale.value],
            step: 0.5 * scale.value,
            scale: scale.value,
            ..figure
        });
    }
    Some(Figure { step: 0.5, ..plain(0.5, at, half.end, Form::Half) })
}

fn spelt(items: &[Item], at: usize, lexicon: &Lexicon) -> Option<Figure> {
    let number = words::read(items, at, lexicon)?;
    let is_vague = |before: usize| lexicon.vague.find(items, before).is_some_and(|vague| vague.end == at);
    if number.only_scale && at > 0 && is_vague(at - 1) {
        return None;
    }
    let form = number.cut.map_or(Form::Words, Form::Compound);
    let mut figure = plain(number.value, at, number.end, form);
    (figure.step, figure.about) = (number.step, number.about);
    figure.scale = if number.step >= 1000.0 { number.step } else { 1.0 };
    if number.only_one {
        let is_counted = |figure: &mut Figure| {
            and_a_half(items, figure, lexicon);
            part_of_whole(items, figure, lexicon);
            figure.readings != [1.0]
        };
        return is_counted(&mut figure).then_some(figure);
    }
    Some(figure)
}

fn and_a_half(items: &[Item], figure: &mut Figure, lexicon: &Lexicon) {
    if let Some(half) =
        items.get(figure.end).filter(|i| i.gap.is_plain()).and_then(|_| lexicon.and_half.find(items, figure.end))
        && figure.readings[0].fract() == 0.0
        && figure.readings[0] < 1000.0 * figure.scale
    {
        let half_of = 0.5 * figure.scale;
        figure.readings = vec![figure.readings[0] + half_of];
        (figure.step, figure.end) = (half_of, half.end);
    }
}

/// "tre fjerdedele".
fn part_of_whole(items: &[Item], figure: &mut Figure, lexicon: &Lexicon) {
    if let Some(part) =
        items.get(figure.end).filter(|i| i.gap.is_plain()).and_then(|_| lexicon.parts.find(items, figure.end))
        && figure.readings[0] < part.value
        && figure.readings[0] >= 1.0
    {
        figure.readings = vec![figure.readings[0] / part.value];
        (figure.step, figure.end) = (0.01, part.end);
    }
}

fn scaled(items: &[Item], figure: &mut Figure, kin: Kin, lexicon: &Lexicon) {
    for _ in 0..2 {
        let Some(next) = items.get(figure.end) else { return };
        let found = match kin {
            Kin::Money if next.gap.is_plain() => {
                let scale = MONEY_SCALES.iter().find(|(word, _)| *word == next.text);
                scale.map(|(_, value)| Found { value: *value, end: figure.end + 1 })
            }
            _ => None,
        };
        let Some(scale) = found.or_else(|| scale_of(items, figure.end, next, lexicon)) else { return };
        if figure.scale >= scale.value {
            return;
        }
        figure.multiply(scale.value);
        figure.end = scale.end;
    }
}

fn scale_of(items: &[Item], at: usize, item: &Item, lexicon: &Lexicon) -> Option<Found<f64>> {
    let may_follow = item.kind == Kind::Word && item.gap.is_plain();
    let found = if may_follow { lexicon.scales.find(items, at) } else { None };
    found.filter(|scale| scale.value >= 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{facts::amount::item::items, segment::tokens};

    fn check(language: &str, text: &str, expected: Option<(&[f64], f64)>) {
        let language: Language = language.parse().unwrap();
        let chars: Vec<char> = text.chars().collect();
        let items = items(&chars, &tokens(text, 0), 0, false);
        let found = read(&items, 0, Kin::Any, Lexicon::of(&language), &language);
        assert_eq!(found.as_ref().map(|f| (f.readings.as_slice(), f.step)), expected, "{text}");
    }

    #[test]
    fn readings_and_the_worth_of_the_last_digit() {
        check("da", "1.500", Some((&[1500.0, 1.5], 1.0)));
        check("da", "1,2 mia.", Some((&[1.2e9], 1e8)));
        check("en", "5.0", Some((&[5.0], 0.1)));
        check("da", "fem millioner", Some((&[5e6], 1e6)));
        check("da", "halvanden million", Some((&[1.5e6], 1e6)));
        check("da", "en halv million", None);
        check("da", "halv million", Some((&[5e5], 5e5)));
        check("en", "1.1 million", Some((&[1.1e6], 1e5)));
        check("en", "3/4", Some((&[0.75], 0.01)));
        check("en", "9/11", Some((&[9.0], 1.0)));
        check("da", "14:30", None);
        check("da", "28.4.2025", None);
        check("da", "en", None);
    }
}
