//! Numbers, percent, money and measures.
//!
//! A sentence is cut into pieces ([`item`]), numbers are read from digits and words ([`figure`], [`words`]), and put
//! together with their currencies and units ([`quantity`]), ranges ([`range`]) and bounds ([`expression`]). Words stand
//! in the language's table ([`lexicon`]).

mod compare;
mod currency;
mod era;
mod expression;
mod figure;
mod item;
mod lexicon;
mod quantity;
mod range;
mod unit;
mod words;

use super::{Fact, Passage};
use expression::Reading;
use item::{Case, Item, Kind};
use lexicon::Lexicon;

pub(super) use compare::compare;
pub use currency::Currency;
pub use unit::Unit;

/// An amount with how exactly it is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// Values it may have, the likeliest first; at least one.
    pub readings: Vec<f64>,
    /// Where it is a range, its upper end; of a score such as 3-2 the second number.
    pub to: Option<f64>,
    /// Worth of one in its last telling digit: 1 for "17", 1e8 for "1,2 mia.".
    pub step: f64,
    /// Whether it is exact, about, or an end.
    pub bound: Bound,
}

/// What the words around an amount make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// As it stands.
    Exact,
    /// "omkring", "cirka".
    About,
    /// "knap": a little less.
    Almost,
    /// "godt": a little more.
    Just,
    /// "mindst".
    AtLeast,
    /// "over".
    MoreThan,
    /// "højst".
    AtMost,
    /// "under".
    LessThan,
}

impl Amount {
    /// Its likeliest value in plain digits, with its range and bound: "1200000000", "10–12", ">=50", "~50"; "~<50" for
    /// a little less, "~>50" for a little more.
    pub fn normalised(&self) -> String {
        let sign = match self.bound {
            Bound::Exact => "",
            Bound::About => "~",
            Bound::Almost => "~<",
            Bound::Just => "~>",
            Bound::AtLeast => ">=",
            Bound::MoreThan => ">",
            Bound::AtMost => "<=",
            Bound::LessThan => "<",
        };
        let plain = |value: f64| ((value * 1e4).round() / 1e4).to_string();
        let from = self.readings.first().map_or_else(String::new, |value| plain(*value));
        self.to.map_or_else(|| format!("{sign}{from}"), |to| format!("{sign}{from}–{}", plain(to)))
    }

    /// Worth of one in the last digit that is no zero: 100 for "1.500", which an approximation is told in.
    fn telling_step(&self) -> f64 {
        let Some(value) = self.readings.first().map(|value| value.abs()).filter(|value| *value >= 1.0) else {
            return self.step;
        };
        let mut step = self.step.max(1e-6);
        while step * 10.0 <= value && is_multiple(value, step * 10.0) {
            step *= 10.0;
        }
        step
    }
}

fn is_multiple(value: f64, step: f64) -> bool {
    let share = value / step;
    (share - share.round()).abs() < 1e-6
}

/// Amounts of a sentence.
pub(super) fn find(passage: &Passage<'_>) -> Vec<Fact> {
    let lexicon = Lexicon::of(passage.language);
    let sentence = passage.sentence;
    let items = item::items(&passage.chars, &sentence.tokens, sentence.place.span.start, lexicon.elides);
    let is_heading = is_heading(&items);
    Reading { items: &items, lexicon, language: passage.language, is_heading }.facts()
}

/// Whether nearly all longer words begin with a capital, as in English headings, so that capitals tell nothing.
fn is_heading(items: &[Item]) -> bool {
    let is_long = |item: &&Item| item.kind == Kind::Word && item.text.chars().nth(3).is_some();
    let long = items.iter().filter(is_long).count();
    let capital = items.iter().filter(is_long).filter(|item| item.case != Case::Small).count();
    long > 2 && capital * 5 >= long * 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(readings: &[f64], to: Option<f64>, bound: Bound, expected: &str) {
        assert_eq!(Amount { readings: readings.to_vec(), to, step: 1.0, bound }.normalised(), expected);
    }

    #[test]
    fn plain_digits_with_range_and_bound() {
        check(&[1.2e9], None, Bound::Exact, "1200000000");
        check(&[10.0], Some(12.0), Bound::Exact, "10–12");
        check(&[50.0], None, Bound::AtLeast, ">=50");
        check(&[0.1 + 0.2], None, Bound::About, "~0.3");
    }

    #[test]
    fn the_step_that_tells() {
        let step =
            |value: f64| Amount { readings: vec![value], to: None, step: 1.0, bound: Bound::About }.telling_step();
        assert_eq!([step(50.0), step(1500.0), step(17.0), step(1e6)], [10.0, 100.0, 1.0, 1e6]);
    }
}
