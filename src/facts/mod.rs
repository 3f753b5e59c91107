//! Facts: what a text states that can be compared by value and not by how it is written. One file a kind.
//!
//! [`read`] finds the facts of sentences, [`Fact::compare`] holds two of them against each other. Words that name
//! numbers, months or units stand in tables, one file a language (`assets/facts`). What cannot be read is no fact; what
//! cannot be compared is no difference.

mod address;
mod age;
mod amount;
mod cue;
mod date;
mod dateline;
mod day;
mod hedge;
mod name;
mod negation;
mod number;
mod pairing;
mod passage;
mod quotation;
mod reference;
mod table;
mod time;
mod wording;
mod year;

pub use amount::{Amount, Bound, Currency, Unit};
pub use date::{Date, Period};
pub use dateline::dateline;
pub use hedge::Hedge;
pub use name::Name;
pub use negation::{Negation, implied_negations};
pub use number::{Number, numbers};
pub use pairing::{Paired, paired};
pub use quotation::{Quotation, Speaker};
pub use time::Time;

use crate::text::{Language, Sentence, Span};
use jiff::civil;
use passage::Passage;
use serde::{Deserialize, Serialize};

/// Something that a sentence states, with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The whole expression in its paragraph: "knap 1,2 mia. kr.", "den 3. marts".
    pub span: Span,
    /// What it states.
    pub value: Value,
}

/// What a fact states.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A plain number: "1.500", "halvanden", "et halvt dusin".
    Number(Amount),
    /// "12 procent".
    Percent(Amount),
    /// "2 procentpoint", which are no percent.
    PercentagePoints(Amount),
    /// "1,2 mia. kr."
    Money(Amount, Currency),
    /// "300 km", "tre dage".
    Measure(Amount, Unit),
    /// In years: "43-årige".
    Age(Amount),
    /// "den 3. marts", "i går".
    Date(Date),
    /// "kl. 14.30".
    Time(Time),
    /// Letters and digits of a telephone number or of a document's.
    Reference(String),
    /// An e-mail or web address in small letters, without `https://` and `www.`.
    Address(String),
    /// "Kim Jong-un", "FN".
    Name(Name),
    /// What stands in quotation marks.
    Quotation(Quotation),
    /// "ikke".
    Negation(Negation),
    /// "angiveligt".
    Hedge(Hedge),
}

/// The kinds of facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// A plain number.
    Number,
    /// A share in percent, or a distance in percentage points.
    Percent,
    /// An amount of a currency.
    Money,
    /// An amount of a unit.
    Measure,
    /// How old somebody is.
    Age,
    /// A day, month or year.
    Date,
    /// A time of day.
    Time,
    /// A telephone number, or the number of a document.
    Reference,
    /// An e-mail or web address.
    Address,
    /// A person, place or organisation.
    Name,
    /// Words in quotation marks, and who says them.
    Quotation,
    /// A word that denies.
    Negation,
    /// A word that makes a statement weaker: "allegedly", "may".
    Hedge,
}

/// How two facts that stand for each other relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The same value.
    Equal,
    /// The same value, given less exactly on one side.
    Rounded,
    /// The same value in another unit.
    Converted,
    /// Different values.
    Differs,
    /// Only the base has it.
    MissingHere,
    /// Only the version has it.
    OnlyHere,
}

/// Finds the facts of one kind in a sentence, in order.
type Reader = fn(&Passage<'_>) -> Vec<Fact>;

/// Readers of values. What one finds, those behind it leave alone: a date is no amount.
const OF_VALUES: &[Reader] = &[address::find, reference::find, date::find, time::find, age::find, amount::find];

/// Readers of who says what, and how. Each for itself: a quotation may hold names and numbers.
const OF_SPEECH: &[Reader] = &[name::find, quotation::find, negation::find, hedge::find];

/// The facts of each sentence, in order of their places. `dateline` is the day that "yesterday" and "on Monday" are
/// told from, if the article has one ([`dateline`]).
pub fn read(sentences: &[Sentence], language: &Language, dateline: Option<civil::Date>) -> Vec<Vec<Fact>> {
    sentences.iter().map(|sentence| of_passage(&Passage::new(sentence, language, dateline))).collect()
}

fn of_passage(passage: &Passage<'_>) -> Vec<Fact> {
    let mut found: Vec<Fact> = Vec::new();
    for reader in OF_VALUES {
        let free = |fact: &Fact| !found.iter().any(|taken| taken.span.overlaps(fact.span));
        let new: Vec<Fact> = reader(passage).into_iter().filter(free).collect();
        found.extend(new);
    }
    found.extend(OF_SPEECH.iter().flat_map(|reader| reader(passage)));
    found.sort_by_key(|fact| (fact.span, fact.kind()));
    found
}

impl Fact {
    /// Which kind it is.
    pub fn kind(&self) -> FactKind {
        match &self.value {
            Value::Number(_) => FactKind::Number,
            Value::Percent(_) | Value::PercentagePoints(_) => FactKind::Percent,
            Value::Money(..) => FactKind::Money,
            Value::Measure(..) => FactKind::Measure,
            Value::Age(_) => FactKind::Age,
            Value::Date(_) => FactKind::Date,
            Value::Time(_) => FactKind::Time,
            Value::Reference(_) => FactKind::Reference,
            Value::Address(_) => FactKind::Address,
            Value::Name(_) => FactKind::Name,
            Value::Quotation(_) => FactKind::Quotation,
            Value::Negation(_) => FactKind::Negation,
            Value::Hedge(_) => FactKind::Hedge,
        }
    }

    /// Its value in one spelling for all languages, to be read by people: "1200000000 DKK", "2025-03-03", "14:30",
    /// "12 %", "43 years"; a name as it is written.
    pub fn normalised(&self) -> String {
        match &self.value {
            Value::Number(amount) => amount.normalised(),
            Value::Percent(amount) => format!("{} %", amount.normalised()),
            Value::PercentagePoints(amount) => format!("{} percentage points", amount.normalised()),
            Value::Money(amount, currency) => format!("{} {}", amount.normalised(), currency.code()),
            Value::Measure(amount, unit) => format!("{} {}", amount.normalised(), unit.symbol()),
            Value::Age(amount) => format!("{} years", amount.normalised()),
            Value::Date(date) => date.normalised(),
            Value::Time(time) => time.normalised(),
            Value::Reference(text) | Value::Address(text) => text.clone(),
            Value::Name(name) => name.written().to_owned(),
            Value::Quotation(quotation) => quotation.normalised(),
            Value::Negation(negation) => negation.normalised().to_owned(),
            Value::Hedge(hedge) => hedge.normalised().to_owned(),
        }
    }

    /// How it relates to the fact that stands for it in another language: equal, rounded, converted or differs. None
    /// where that cannot be told: facts of different kinds, or too little read of one.
    pub fn compare(&self, other: &Self) -> Option<Verdict> {
        match (&self.value, &other.value) {
            (Value::Date(a), Value::Date(b)) => a.compare(b),
            (Value::Time(a), Value::Time(b)) => a.compare(b),
            (Value::Date(date), Value::Number(number)) | (Value::Number(number), Value::Date(date)) => {
                date.compare_number(number)
            }
            (Value::Reference(a), Value::Reference(b)) => reference::compare(a, b),
            (Value::Address(a), Value::Address(b)) => Some(if a == b { Verdict::Equal } else { Verdict::Differs }),
            (Value::Name(a), Value::Name(b)) => a.compare(b),
            (Value::Quotation(a), Value::Quotation(b)) => a.compare(b),
            (Value::Negation(_), Value::Negation(_)) => Some(Verdict::Equal),
            (Value::Hedge(a), Value::Hedge(b)) => a.compare(*b),
            (a, b) => amount::compare(a, b),
        }
    }
}
