//! Normalised values, read back to be told as a person would say them.
//!
//! Reasons and the ledger hold values as [`Fact::normalised`](crate::facts::Fact::normalised) writes them: ">13000",
//! "--04-28 weekday 1", "25 words: Anna Holm". The report and the window tell them in the words of their language; what
//! they need for that is here. What cannot be read is told as it is.

use crate::{
    diff::Aspect,
    facts::{Bound, Date, Hedge, Negation, Period},
};

/// A value in its parts.
#[derive(Clone, Debug, PartialEq)]
pub enum Said<'a> {
    /// No value: the side that has nothing.
    Nothing,
    /// A number, alone or of something.
    Amount(Amount<'a>),
    /// As far as it is told.
    Date(Date),
    /// A time of day.
    Time {
        /// From 0.
        hours: &'a str,
        /// Two digits.
        minutes: &'a str,
    },
    /// A quotation.
    Quotation {
        /// How long it is.
        words: usize,
        /// Who is said to have said it.
        speaker: Option<&'a str>,
    },
    /// A word that denies.
    Negation(Negation),
    /// A word that makes a statement weaker.
    Hedge(Hedge),
    /// As it is written.
    Plain(&'a str),
}

/// A number with what it is a number of. Numerals are digits with a decimal point and perhaps a minus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount<'a> {
    /// Whether it is exact, about, or an end.
    pub bound: Bound,
    /// The number, or the lower end.
    pub from: &'a str,
    /// The upper end of a range, or the second number of a score.
    pub to: Option<&'a str>,
    /// What of.
    pub of: Of<'a>,
}

/// What a number is a number of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of<'a> {
    /// Nothing that is told.
    Nothing,
    /// The hundred.
    Percent,
    /// Distance of two percentages.
    Points,
    /// An age.
    Years,
    /// A currency or unit by its code.
    Unit(&'a str),
}

/// How large numbers are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// In digits.
    One,
    /// In millions.
    Million,
    /// In thousands of millions.
    Billion,
}

/// The parts of a normalised value.
pub fn said(aspect: Aspect, plain: &str) -> Said<'_> {
    let read = match aspect {
        _ if plain.is_empty() => Some(Said::Nothing),
        Aspect::Negation => negation(plain),
        Aspect::Strength => hedge(plain),
        Aspect::Quotation => quotation(plain),
        Aspect::Date => date(plain).map(Said::Date).or_else(|| amount(plain)),
        Aspect::Time => time(plain).or_else(|| amount(plain)),
        Aspect::Number | Aspect::Percent | Aspect::Money | Aspect::Measure | Aspect::Age => {
            amount(plain).or_else(|| date(plain).map(Said::Date)).or_else(|| time(plain))
        }
        _ => None,
    };
    read.unwrap_or(Said::Plain(plain))
}

/// A numeral as people tell it: "184000000" is 184 million. Only where nothing is lost: three digits before the point
/// and two behind it.
pub fn scaled(numeral: &str) -> (String, Scale) {
    let (sign, digits) = numeral.strip_prefix('-').map_or(("", numeral), |digits| ("-", digits));
    let (scale, zeros) = match digits.len() {
        7..=9 => (Scale::Million, 6),
        10..=13 => (Scale::Billion, 9),
        _ => return (numeral.to_owned(), Scale::One),
    };
    let (whole, rest) = digits.split_at_checked(digits.len() - zeros).unwrap_or((digits, "."));
    let decimals = rest.trim_end_matches('0');
    if digits.contains('.') || decimals.len() > 2 {
        return (numeral.to_owned(), Scale::One);
    }
    let point = if decimals.is_empty() { "" } else { "." };
    (format!("{sign}{whole}{point}{decimals}"), scale)
}

/// A numeral with the signs of a language between thousands and before decimals.
pub fn grouped(numeral: &str, thousands: &str, decimals: &str) -> String {
    let (sign, digits) = numeral.strip_prefix('-').map_or(("", numeral), |digits| ("−", digits));
    let (whole, rest) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let mut written = sign.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            written.push_str(thousands);
        }
        written.push(digit);
    }
    rest.map_or(written.clone(), |rest| format!("{written}{decimals}{rest}"))
}

fn negation(plain: &str) -> Option<Said<'_>> {
    let all = [Negation::Not, Negation::Without, Negation::Hardly];
    all.into_iter().find(|known| known.normalised() == plain).map(Said::Negation)
}

fn hedge(plain: &str) -> Option<Said<'_>> {
    let all = [Hedge::Alleged, Hedge::Possible, Hedge::Attributed];
    all.into_iter().find(|known| known.normalised() == plain).map(Said::Hedge)
}

/// "25 words", "25 words: Anna Holm".
fn quotation(plain: &str) -> Option<Said<'_>> {
    let (count, rest) = plain.split_once(" words")?;
    let speaker = rest.strip_prefix(": ").filter(|speaker| !speaker.is_empty());
    Some(Said::Quotation { words: count.parse().ok()?, speaker })
}

fn time(plain: &str) -> Option<Said<'_>> {
    let (hours, minutes) = plain.split_once(':')?;
    let is_time = [hours, minutes].iter().all(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit()));
    let hours = hours.strip_prefix('0').unwrap_or(hours);
    is_time.then_some(Said::Time { hours, minutes })
}

/// "~1250 km²", "10–12 years", ">13000".
fn amount(plain: &str) -> Option<Said<'_>> {
    const SIGNS: [(&str, Bound); 7] = [
        ("~<", Bound::Almost),
        ("~>", Bound::Just),
        ("~", Bound::About),
        (">=", Bound::AtLeast),
        (">", Bound::MoreThan),
        ("<=", Bound::AtMost),
        ("<", Bound::LessThan),
    ];
    let signed = SIGNS.iter().find_map(|(sign, bound)| Some((*bound, plain.strip_prefix(sign)?)));
    let (bound, rest) = signed.unwrap_or((Bound::Exact, plain));
    let (from, rest) = numeral(rest)?;
    let (to, rest) = match rest.strip_prefix('–') {
        Some(rest) => numeral(rest).map(|(to, rest)| (Some(to), rest))?,
        None => (None, rest),
    };
    let of = match rest.strip_prefix(' ') {
        None if rest.is_empty() => Of::Nothing,
        None => return None,
        Some("%") => Of::Percent,
        Some("percentage points") => Of::Points,
        Some("years") => Of::Years,
        Some(unit) => Of::Unit(unit),
    };
    Some(Said::Amount(Amount { bound, from, to, of }))
}

fn numeral(text: &str) -> Option<(&str, &str)> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let length = digits.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(digits.len());
    let (numeral, rest) = text.split_at_checked(text.len() - digits.len() + length)?;
    (length > 0).then_some((numeral, rest))
}

/// "2025-04-28", "--04 weekday 1", "199X", "today -1".
fn date(plain: &str) -> Option<Date> {
    let mut date = Date::default();
    let mut words = plain.split(' ').peekable();
    while let Some(word) = words.next() {
        match word {
            "weekday" => date.weekday = Some(words.next()?.parse().ok().filter(|day| (1..=7).contains(day))?),
            "today" => {
                let days = words.next_if(|next| next.starts_with(['+', '-']));
                date.relative = Some(days.map_or(Some(0), |days| days.parse().ok())?);
            }
            word if word.ends_with("XX") => date.period = Some(Period::Century(first_year(word, "XX", 100)?)),
            word if word.ends_with('X') => date.period = Some(Period::Decade(first_year(word, "X", 10)?)),
            word => of_calendar(word, &mut date)?,
        }
    }
    Some(date)
}

/// "199X" is 1990; "XX9X", of no century that is told, is 90.
fn first_year(word: &str, end: &str, step: i16) -> Option<i16> {
    let digits = word.strip_suffix(end)?;
    digits.strip_prefix("XX").unwrap_or(digits).parse::<i16>().ok()?.checked_mul(step)
}

fn of_calendar(word: &str, date: &mut Date) -> Option<()> {
    let (year, rest) = match word.strip_prefix("--") {
        Some(rest) => (None, Some(rest)),
        None => word.split_once('-').map_or((Some(word), None), |(year, rest)| (Some(year), Some(rest))),
    };
    let is_year = |year: &&str| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    date.year = year.map_or(Some(None), |year| Some(year).filter(is_year)?.parse().ok().map(Some))?;
    let (month, day) =
        rest.map_or((None, None), |rest| rest.split_once('-').map_or((Some(rest), None), |(m, d)| (Some(m), Some(d))));
    date.month = month.map_or(Some(None), |m| m.parse().ok().filter(|m| (1..=12).contains(m)).map(Some))?;
    date.day = day.map_or(Some(None), |d| d.parse().ok().filter(|d| (1..=31).contains(d)).map(Some))?;
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals() {
        for (numeral, mantissa, scale) in [
            ("999999", "999999", Scale::One),
            ("1000000", "1", Scale::Million),
            ("1250000", "1.25", Scale::Million),
            ("1234567", "1234567", Scale::One),
            ("-184000000", "-184", Scale::Million),
            ("2040000000", "2.04", Scale::Billion),
            ("1000.0005", "1000.0005", Scale::One),
        ] {
            assert_eq!(scaled(numeral), (mantissa.to_owned(), scale), "{numeral}");
        }
        for (numeral, written) in [("7", "7"), ("-1234.5", "−1,234.5"), ("1000000", "1,000,000"), ("12.25", "12.25")]
        {
            assert_eq!(grouped(numeral, ",", "."), written);
        }
    }

    #[test]
    fn amounts_and_speech() {
        let amount = |bound, from, to, of| Said::Amount(Amount { bound, from, to, of });
        for (aspect, plain, expected) in [
            (Aspect::Number, ">13000", amount(Bound::MoreThan, "13000", None, Of::Nothing)),
            (Aspect::Percent, "~<2.5 %", amount(Bound::Almost, "2.5", None, Of::Percent)),
            (Aspect::Measure, "-3–5 km", amount(Bound::Exact, "-3", Some("5"), Of::Unit("km"))),
            (Aspect::Time, "7.2", amount(Bound::Exact, "7.2", None, Of::Nothing)),
            (Aspect::Time, "07:20", Said::Time { hours: "7", minutes: "20" }),
            (Aspect::Time, "00:05", Said::Time { hours: "0", minutes: "05" }),
            (Aspect::Number, "1e9", Said::Plain("1e9")),
            (Aspect::Negation, "", Said::Nothing),
            (Aspect::Negation, "not", Said::Negation(Negation::Not)),
            (Aspect::Strength, "possible", Said::Hedge(Hedge::Possible)),
            (Aspect::Quotation, "25 words", Said::Quotation { words: 25, speaker: None }),
            (Aspect::Quotation, "1 words: Anna Holm", Said::Quotation { words: 1, speaker: Some("Anna Holm") }),
            (Aspect::Reference, "12345", Said::Plain("12345")),
        ] {
            assert_eq!(said(aspect, plain), expected, "{plain}");
        }
    }

    #[test]
    fn dates_are_read_back() {
        for plain in [
            "2025-04-24",
            "2025-04",
            "2025",
            "--04-24",
            "--04",
            "weekday 1",
            "--03-03 weekday 1",
            "today -1",
            "today",
            "weekday 7 today +1",
            "199X",
            "XX9X",
            "18XX",
        ] {
            assert_eq!(date(plain).map(|date| date.normalised()).as_deref(), Some(plain));
        }
        for plain in ["today ago", "weekday 8", "--13", "19", "07:20", "2025-04-24-01", "é-"] {
            assert_eq!(date(plain), None, "{plain}");
        }
    }
}
