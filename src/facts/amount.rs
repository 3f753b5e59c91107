//! Numbers, percent, money and measures.

use super::{Fact, Passage, Value, Verdict};

/// An amount with how exactly it is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// Values it may have, the likeliest first; at least one.
    pub readings: Vec<f64>,
    /// Where it is a range, its upper end.
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

/// A currency by its ISO 4217 code; "krone" and "dollar" alone are of no country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Currency(String);

impl Currency {
    /// Its code or name.
    pub fn code(&self) -> &str {
        &self.0
    }
}

/// A unit of measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit(String);

impl Unit {
    /// Its symbol.
    pub fn symbol(&self) -> &str {
        &self.0
    }
}

impl Amount {
    /// Its likeliest value in plain digits, with its range and bound.
    pub fn normalised(&self) -> String {
        self.readings.first().map_or_else(String::new, f64::to_string)
    }
}

/// Amounts of a sentence.
pub(super) fn find(_passage: &Passage<'_>) -> Vec<Fact> {
    Vec::new()
}

/// How two amounts relate; none where they are of different kinds.
pub(super) fn compare(one: &Value, other: &Value) -> Option<Verdict> {
    match (one, other) {
        (Value::Age(a), Value::Age(b)) => Some(if a == b { Verdict::Equal } else { Verdict::Differs }),
        _ => None,
    }
}
