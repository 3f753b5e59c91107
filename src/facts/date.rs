//! Days, months and years.
//!
//! A date holds what is told and nothing else: "3. marts" has no year, "i går" neither month nor day as long as the
//! article has no dateline. Two dates are held against each other by what both tell. Days stand in the order of ISO
//! 8601, as far as they are told:
//!
//! | told | normalised |
//! |---|---|
//! | 24. april 2025; april 2025; 2025 | `2025-04-24`; `2025-04`; `2025` |
//! | 24. april; april | `--04-24`; `--04` |
//! | mandag; mandag den 3. marts | `weekday 1`; `--03-03 weekday 1` |
//! | i går, i dag, i morgen | `today -1`, `today`, `today +1` |
//! | 1990'erne; 90'erne; det 19. århundrede | `199X`; `XX9X`; `18XX` (as EDTF has it) |
//!
//! A range is two dates: "3.-5. marts" is `--03-03` and `--03-05`, as "from 3 March to 5 March" is.

use super::{Fact, Passage, Value, Verdict, amount::Amount, day, wording::Wording, year};
use jiff::{ToSpan, civil};

/// A day, month, year or longer time as far as it is told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Date {
    /// The year.
    pub year: Option<i16>,
    /// From 1.
    pub month: Option<i8>,
    /// From 1.
    pub day: Option<i8>,
    /// From Monday, which is 1.
    pub weekday: Option<i8>,
    /// Days from today: -1 for "i går".
    pub relative: Option<i8>,
    /// The day that it is by the dateline.
    pub resolved: Option<civil::Date>,
    /// Month and day by the other habit, where digits can be read both ways: "04/03/2025".
    pub swapped: Option<(i8, i8)>,
    /// A decade or century.
    pub period: Option<Period>,
}

/// Years that are told together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// Its first year; one below 100 is of a century that is not told.
    Decade(i16),
    /// Its first year, 1800 for the 19th century.
    Century(i16),
}

/// Which way from today a weekday lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Coming,
}

/// A date with the words that tell it.
pub(super) struct Told {
    /// First word.
    pub first: usize,
    /// One past the last.
    pub end: usize,
    pub date: Date,
}

/// All of a sentence.
pub(super) fn find(passage: &Passage<'_>) -> Vec<Fact> {
    let wording = Wording::of(passage);
    let mut found = Vec::new();
    let mut at = 0;
    while at < wording.words.len() {
        let mut told = day::read(&wording, at, passage);
        if told.is_empty() {
            told = year::read(&wording, at);
        }
        at = told.last().map_or(at + 1, |last| last.end.max(at + 1));
        let fact = |t: Told| Fact { span: wording.span(t.first, t.end.saturating_sub(1)), value: Value::Date(t.date) };
        found.extend(told.into_iter().map(fact));
    }
    found
}

impl Date {
    /// In the way of ISO 8601, as far as it is told.
    pub fn normalised(&self) -> String {
        if let Some(day) = self.resolved {
            return day.to_string();
        }
        let of_calendar = match (self.year, self.month, self.day) {
            (Some(year), Some(month), Some(day)) => return format!("{year:04}-{month:02}-{day:02}"),
            (Some(year), Some(month), None) => format!("{year:04}-{month:02}"),
            (Some(year), None, _) => format!("{year:04}"),
            (None, Some(month), Some(day)) => format!("--{month:02}-{day:02}"),
            (None, Some(month), None) => format!("--{month:02}"),
            (None, None, _) => String::new(),
        };
        let period = match self.period {
            Some(Period::Decade(start)) if start < 100 => format!("XX{}X", start / 10),
            Some(Period::Decade(start)) => format!("{}X", start / 10),
            Some(Period::Century(start)) => format!("{}XX", start / 100),
            None => String::new(),
        };
        let weekday = self.weekday.map_or_else(String::new, |weekday| format!("weekday {weekday}"));
        let relative = match self.relative {
            Some(0) => "today".to_owned(),
            Some(days) => format!("today {days:+}"),
            None => String::new(),
        };
        let parts = [of_calendar, period, weekday, relative];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// The day, where it is told in full or known by the dateline.
    pub fn full(&self) -> Option<civil::Date> {
        self.resolved.or_else(|| civil::Date::new(self.year?, self.month?, self.day?).ok())
    }

    /// How two relate; none where they tell nothing in common.
    pub fn compare(&self, other: &Self) -> Option<Verdict> {
        let best = |verdict: &Verdict| match verdict {
            Verdict::Equal => 0,
            Verdict::Rounded => 1,
            _ => 2,
        };
        let others = other.readings();
        let pairs = self.readings().into_iter().flat_map(|a| others.iter().map(move |b| a.compare_as_read(b)));
        pairs.flatten().min_by_key(best)
    }

    /// How a year alone relates to a number that may be a year; none where either can be no such thing.
    pub(super) fn compare_number(&self, number: &Amount) -> Option<Verdict> {
        let year = f64::from(self.year.filter(|_| self.month.is_none() && self.period.is_none())?);
        let may_be = |value: &f64| value.fract() == 0.0 && (1000.0..=2100.0).contains(value);
        if number.to.is_some() || !number.readings.iter().any(may_be) {
            return None;
        }
        Some(if number.readings.contains(&year) { Verdict::Equal } else { Verdict::Differs })
    }

    /// With the day that it is by a dateline, if words tell it from that day.
    pub(super) fn told_from(mut self, dateline: Option<civil::Date>, direction: Option<Direction>) -> Self {
        let Some(today) = dateline else { return self };
        if let Some(days) = self.relative {
            self.resolved = today.checked_add(i64::from(days).days()).ok();
        } else if let (Some(weekday), Some(direction), None) = (self.weekday, direction, self.day) {
            let weekday = civil::Weekday::from_monday_one_offset(weekday).ok();
            let nth = if direction == Direction::Past { -1 } else { 1 };
            self.resolved = weekday.and_then(|weekday| today.nth_weekday(nth, weekday).ok());
        }
        self
    }

    fn readings(&self) -> Vec<Self> {
        let swapped = self.swapped.map(|(month, day)| Self { month: Some(month), day: Some(day), ..self.clone() });
        std::iter::once(self.clone()).chain(swapped).map(Self::filled).collect()
    }

    /// With all that follows from what is told.
    fn filled(mut self) -> Self {
        if let Some(day) = self.full() {
            (self.year, self.month, self.day) = (Some(day.year()), Some(day.month()), Some(day.day()));
            self.weekday = Some(day.weekday().to_monday_one_offset());
        }
        self
    }

    fn compare_as_read(&self, other: &Self) -> Option<Verdict> {
        let both = |a: Option<i8>, b: Option<i8>| Some(a? == b?);
        let relative = both(self.relative, other.relative);
        if relative == Some(true) {
            return Some(Verdict::Equal);
        }
        let relative = relative.filter(|_| self.resolved.is_none() || other.resolved.is_none());
        let agree = [
            self.years_agree(other),
            both(self.month, other.month),
            both(self.day, other.day),
            both(self.weekday, other.weekday),
            relative,
        ];
        if agree.contains(&Some(false)) {
            return Some(Verdict::Differs);
        }
        agree.contains(&Some(true)).then(|| match self.fineness() == other.fineness() {
            true => Verdict::Equal,
            false => Verdict::Rounded,
        })
    }

    fn years_agree(&self, other: &Self) -> Option<bool> {
        let (one, another) = (self.years()?, other.years()?);
        let is_open = one.1 < 100 || another.1 < 100;
        if is_open && (one.1 - one.0).max(another.1 - another.0) > 9 {
            return None;
        }
        let in_century = |years: (i16, i16)| if is_open { (years.0 % 100, years.1 % 100) } else { years };
        let holds = |outer: (i16, i16), inner: (i16, i16)| outer.0 <= inner.0 && inner.1 <= outer.1;
        let (one, another) = (in_century(one), in_century(another));
        Some(holds(one, another) || holds(another, one))
    }

    /// First and last year.
    fn years(&self) -> Option<(i16, i16)> {
        match self.period {
            Some(Period::Decade(start)) => Some((start, start + 9)),
            Some(Period::Century(start)) => Some((start, start + 99)),
            None => self.year.map(|year| (year, year)),
        }
    }

    /// How long the time is that it tells: 0 a day, 1 a month, 2 a year, 3 a decade, 4 a century.
    fn fineness(&self) -> u8 {
        match self.period {
            Some(Period::Century(_)) => 4,
            Some(Period::Decade(_)) => 3,
            None if self.day.is_some() || self.weekday.is_some() || self.relative.is_some() => 0,
            None if self.month.is_some() => 1,
            None => 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i16, month: i8, day: i8) -> Date {
        let some = |n: i8| Some(n).filter(|n| *n > 0);
        Date { year: Some(year).filter(|y| *y > 0), month: some(month), day: some(day), ..Date::default() }
    }

    fn check(a: &Date, b: &Date, expected: Option<Verdict>) {
        assert_eq!((a.compare(b), b.compare(a)), (expected, expected), "{} {}", a.normalised(), b.normalised());
    }

    #[test]
    fn what_both_tell_is_compared() {
        let monday = Date { weekday: Some(1), ..Date::default() };
        let yesterday = Date { relative: Some(-1), ..Date::default() };
        let decade = |start| Date { period: Some(Period::Decade(start)), ..Date::default() };
        let century = Date { period: Some(Period::Century(1900)), ..Date::default() };
        check(&date(2025, 4, 24), &date(0, 4, 24), Some(Verdict::Equal));
        check(&date(2025, 4, 24), &date(2025, 4, 0), Some(Verdict::Rounded));
        check(&date(2025, 4, 24), &date(2025, 0, 0), Some(Verdict::Rounded));
        check(&date(2025, 4, 24), &date(2025, 4, 23), Some(Verdict::Differs));
        check(&date(0, 4, 24), &date(2025, 0, 0), None);
        check(&date(2025, 3, 3), &monday, Some(Verdict::Equal));
        check(&date(2025, 3, 4), &monday, Some(Verdict::Differs));
        check(&yesterday, &monday, None);
        check(&yesterday, &yesterday, Some(Verdict::Equal));
        check(&decade(1990), &decade(90), Some(Verdict::Equal));
        check(&decade(1990), &decade(80), Some(Verdict::Differs));
        check(&decade(1990), &date(1994, 0, 0), Some(Verdict::Rounded));
        check(&decade(90), &date(1994, 0, 0), Some(Verdict::Rounded));
        check(&decade(1990), &century, Some(Verdict::Rounded));
        check(&decade(90), &century, None);
    }

    #[test]
    fn days_told_from_the_dateline() {
        let thursday: civil::Date = "2025-04-24".parse().unwrap();
        let monday = Date { weekday: Some(1), ..Date::default() };
        let resolved = |d: &Date, way| d.clone().told_from(Some(thursday), way).normalised();
        assert_eq!(resolved(&monday, Some(Direction::Past)), "2025-04-21");
        assert_eq!(resolved(&monday, Some(Direction::Coming)), "2025-04-28");
        assert_eq!(resolved(&monday, None), "weekday 1");
        let yesterday = Date { relative: Some(-1), ..Date::default() }.told_from(Some(thursday), None);
        check(&yesterday, &date(0, 4, 23), Some(Verdict::Equal));
        let same_words = Date { relative: Some(-1), ..Date::default() };
        check(&yesterday, &same_words, Some(Verdict::Equal));
        check(&yesterday, &Date { relative: Some(1), ..Date::default() }, Some(Verdict::Differs));
    }

    #[test]
    fn digits_that_can_be_read_both_ways() {
        let swapped = Date { swapped: Some((4, 3)), ..date(2025, 3, 4) };
        check(&swapped, &date(2025, 4, 3), Some(Verdict::Equal));
        check(&swapped, &date(2025, 3, 4), Some(Verdict::Equal));
        check(&swapped, &date(2025, 3, 5), Some(Verdict::Differs));
    }
}
