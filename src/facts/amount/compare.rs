//! How two amounts relate: equal by any reading, rounded, converted, or different.
//!
//! Amounts of one kind are held against each other in full. Across kinds only equal values tell something: one side
//! may leave out its unit ("1.500 kr.", "1,500").

use super::{Amount, Bound, currency::Currency, unit, unit::Unit};
use crate::facts::{Value, Verdict, number::same_value};

/// How two values relate; none where that cannot be told.
pub fn compare(one: &Value, other: &Value) -> Option<Verdict> {
    match (one, other) {
        (Value::Number(a), Value::Number(b))
        | (Value::Percent(a), Value::Percent(b))
        | (Value::PercentagePoints(a), Value::PercentagePoints(b))
        | (Value::Age(a), Value::Age(b)) => Some(amounts(a, b)),
        (Value::Percent(a), Value::PercentagePoints(b)) | (Value::PercentagePoints(a), Value::Percent(b)) => {
            is_equal(a, b).then_some(Verdict::Differs)
        }
        (Value::Money(a, of_a), Value::Money(b, of_b)) => money(a, of_a, b, of_b),
        (Value::Measure(a, of_a), Value::Measure(b, of_b)) => Some(measures(a, of_a, b, of_b)),
        (Value::Money(pounds, currency), Value::Measure(mass, unit))
        | (Value::Measure(mass, unit), Value::Money(pounds, currency))
            if currency.code() == "pound" =>
        {
            let pound = unit::of_symbol("lb")?;
            Some(measures(pounds, &pound, mass, unit)).filter(|verdict| *verdict != Verdict::Differs)
        }
        (Value::Percent(percent), Value::Number(share)) | (Value::Number(share), Value::Percent(percent)) => {
            let of_whole = share.readings.first().is_some_and(|s| percent.readings.iter().any(|p| same(*p, s * 100.0)));
            (of_whole || amounts(percent, share) == Verdict::Equal).then_some(Verdict::Equal)
        }
        (a, b) => {
            let (a, b) = (amount(a)?, amount(b)?);
            is_equal(a, b).then_some(Verdict::Equal)
        }
    }
}

/// The amount of a value that has one.
fn amount(value: &Value) -> Option<&Amount> {
    match value {
        Value::Number(amount)
        | Value::Percent(amount)
        | Value::PercentagePoints(amount)
        | Value::Age(amount)
        | Value::Money(amount, _)
        | Value::Measure(amount, _) => Some(amount),
        _ => None,
    }
}

fn money(a: &Amount, of_a: &Currency, b: &Amount, of_b: &Currency) -> Option<Verdict> {
    if of_a.fits(of_b) {
        return Some(amounts(a, b));
    }
    is_equal(a, b).then_some(Verdict::Differs)
}

fn measures(a: &Amount, of_a: &Unit, b: &Amount, of_b: &Unit) -> Verdict {
    if of_a.may_be(of_b) {
        let verdict = amounts(a, b);
        if verdict != Verdict::Differs || of_a == of_b && !of_a.is_ambiguous() {
            return verdict;
        }
    }
    if is_converted(a, of_a, b, of_b) { Verdict::Converted } else { Verdict::Differs }
}

/// How far a converted value may be off, as a share: "300 miles" is told as "480" or "500 km".
const CONVERTED: f64 = 0.04;
/// The same for spans of time, which are seldom rounded.
const CONVERTED_TIME: f64 = 0.02;
/// A small number may be off by half of its last digit, but not by more than this share.
const ROUNDED: f64 = 0.15;

fn is_converted(a: &Amount, of_a: &Unit, b: &Amount, of_b: &Unit) -> bool {
    let is_time = of_a.dimension() == unit::Dimension::Time;
    let share = if is_time { CONVERTED_TIME } else { CONVERTED };
    let half_step = if is_time { 0.0 } else { 0.5 * b.step };
    let is_near = |from: f64, to: f64| {
        let off = |value: &f64| (value - to).abs();
        let nearest = of_a.converted(from, of_b).into_iter().min_by(|x, y| off(x).total_cmp(&off(y)));
        nearest.is_some_and(|value| {
            let of_value = off(&value) / to.abs().max(value.abs()).max(f64::MIN_POSITIVE);
            off(&value) <= half_step && of_value <= ROUNDED || of_value <= share
        })
    };
    let of_ends = match (a.to, b.to) {
        (Some(from), Some(to)) => is_near(from, to),
        (None, None) => true,
        _ => false,
    };
    let firsts = a.readings.first().zip(b.readings.first());
    of_ends && !clash(a.bound, b.bound) && firsts.is_some_and(|(from, to)| is_near(*from, *to))
}

/// Amounts that count the same.
fn amounts(a: &Amount, b: &Amount) -> Verdict {
    if clash(a.bound, b.bound) {
        return Verdict::Differs;
    }
    match (a.to, b.to) {
        (Some(_), Some(_)) if is_equal(a, b) => by_bound(a, b),
        (None, None) if is_equal(a, b) => by_bound(a, b),
        (None, None) if is_rounded(a, b) => Verdict::Rounded,
        (Some(to), None) if is_within(b, a, to) => Verdict::Rounded,
        (None, Some(to)) if is_within(a, b, to) => Verdict::Rounded,
        _ => Verdict::Differs,
    }
}

fn by_bound(a: &Amount, b: &Amount) -> Verdict {
    if a.bound == b.bound { Verdict::Equal } else { Verdict::Rounded }
}

/// Whether they share a reading, and their upper ends too.
fn is_equal(a: &Amount, b: &Amount) -> bool {
    let ends = match (a.to, b.to) {
        (Some(x), Some(y)) => same(x, y),
        (x, y) => x.is_none() && y.is_none(),
    };
    ends && a.readings.iter().any(|x| b.readings.iter().any(|y| same(*x, *y)))
}

fn same(a: f64, b: f64) -> bool {
    same_value(a, b)
}

/// Whether a single value lies in a range that is told instead of it.
fn is_within(single: &Amount, range: &Amount, to: f64) -> bool {
    let ends = range.readings.first().zip(single.readings.first());
    ends.is_some_and(|(from, value)| from < value && *value < to)
}

/// Whether the likeliest readings are the same at the coarser one's exactness.
fn is_rounded(a: &Amount, b: &Amount) -> bool {
    let Some((x, y)) = a.readings.first().zip(b.readings.first()) else { return false };
    let is_rough = a.bound != b.bound;
    let is_exact = |amount: &Amount| !is_rough || amount.bound == Bound::Exact;
    let tolerance = |amount: &Amount| 0.5 * if is_exact(amount) { amount.step } else { amount.telling_step() };
    let one_sided = |amount: &Amount| match amount.bound {
        Bound::Exact | Bound::About => 1.0,
        _ => 2.0,
    };
    let off = (x - y).abs();
    let most = (tolerance(a) * one_sided(a)).max(tolerance(b) * one_sided(b));
    let is_beyond = match (a.bound, b.bound) {
        (Bound::AtLeast | Bound::MoreThan | Bound::Just, Bound::Exact) => y < x,
        (Bound::Exact, Bound::AtLeast | Bound::MoreThan | Bound::Just) => x < y,
        (Bound::AtMost | Bound::LessThan | Bound::Almost, Bound::Exact) => y > x,
        (Bound::Exact, Bound::AtMost | Bound::LessThan | Bound::Almost) => x > y,
        _ => false,
    };
    let is_finer = a.step != b.step || is_rough;
    is_finer && !is_beyond && off <= most * (1.0 + 1e-9) && off <= ROUNDED * x.abs().max(y.abs())
}

/// Whether one is an upper and the other a lower end: "over 50", "under 50".
fn clash(a: Bound, b: Bound) -> bool {
    let above = |bound| matches!(bound, Bound::AtLeast | Bound::MoreThan | Bound::Just);
    let below = |bound| matches!(bound, Bound::AtMost | Bound::LessThan | Bound::Almost);
    above(a) && below(b) || below(a) && above(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(value: f64, step: f64, bound: Bound) -> Amount {
        Amount { readings: vec![value], to: None, step, bound }
    }

    fn check(a: (f64, f64, Bound), b: (f64, f64, Bound), expected: Verdict) {
        let (one, other) = (Value::Number(amount(a.0, a.1, a.2)), Value::Number(amount(b.0, b.1, b.2)));
        assert_eq!(compare(&one, &other), Some(expected), "{a:?} {b:?}");
        assert_eq!(compare(&other, &one), Some(expected), "{b:?} {a:?}");
    }

    #[test]
    fn numbers_with_their_bounds() {
        let exact = Bound::Exact;
        check((17.0, 1.0, exact), (17.0, 1.0, exact), Verdict::Equal);
        check((1.2e9, 1e8, exact), (1_234_567_890.0, 1.0, exact), Verdict::Rounded);
        check((1.2e9, 1e8, exact), (1_334_567_890.0, 1.0, exact), Verdict::Differs);
        check((50.0, 1.0, Bound::MoreThan), (50.0, 1.0, Bound::LessThan), Verdict::Differs);
        check((50.0, 1.0, Bound::MoreThan), (50.0, 1.0, Bound::AtLeast), Verdict::Rounded);
        check((50.0, 1.0, Bound::Almost), (49.0, 1.0, exact), Verdict::Rounded);
        check((50.0, 1.0, Bound::Almost), (51.0, 1.0, exact), Verdict::Differs);
        check((500.0, 1.0, Bound::MoreThan), (535.0, 1.0, Bound::MoreThan), Verdict::Differs);
        check((500.0, 1.0, Bound::About), (520.0, 1.0, exact), Verdict::Rounded);
    }

    #[test]
    fn across_kinds_only_equal_values_tell() {
        let number = Value::Number(amount(50.0, 1.0, Bound::Exact));
        let percent = Value::Percent(amount(50.0, 1.0, Bound::Exact));
        let points = Value::PercentagePoints(amount(50.0, 1.0, Bound::Exact));
        let half = Value::Number(amount(0.5, 0.1, Bound::Exact));
        let money = Value::Money(amount(60.0, 1.0, Bound::Exact), Currency::new("EUR"));
        assert_eq!(compare(&number, &percent), Some(Verdict::Equal));
        assert_eq!(compare(&half, &percent), Some(Verdict::Equal));
        assert_eq!(compare(&percent, &points), Some(Verdict::Differs));
        assert_eq!(compare(&number, &money), None);
    }
}
