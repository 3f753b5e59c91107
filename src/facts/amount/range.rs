//! Two numbers that make one amount: "10-12", "mellem 10 og 12", "3-2".

use super::{
    era::is_year,
    expression::Reading,
    figure::{Figure, Form},
    item::{Gap, Item, Kind},
    quantity::{Of, Place, Quantity},
};

/// Whether "mellem" stands before a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// It does.
    Between,
    /// It does not.
    Open,
}

impl Reading<'_> {
    /// The range that begins with `first`, if there is one.
    pub(super) fn range(&self, first: Quantity, within: Within) -> Option<(Quantity, Quantity)> {
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

fn is_small(figure: &Figure) -> bool {
    figure.form == Form::Digits && figure.readings[0] < 20.0
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
