//! Numbers written in digits, by value.
//!
//! `1.500` is 1500 in Danish and 1.5 in English, and machine-translated pages mix the habits, so a number has
//! several *readings*, the one by its language's habit first. Two numbers are equal when they share a reading.
//! A magnitude word behind the digits ("mio.", "billion") multiplies them. Number words are not read yet.

use crate::text::{Language, Sentence, Span, Token, TokenKind};

/// A number written in digits.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// The digits and the magnitude word, in the paragraph.
    pub span: Span,
    /// Values it may have, the likeliest first; at least one.
    pub readings: Vec<f64>,
    /// The values of its parts where it may be a time or a date ("14.30", "28.4.2025"); else empty.
    pub parts: Vec<f64>,
    /// The digits as they are written.
    pub written: String,
}

impl Number {
    /// The likeliest value in plain digits (`1500`, `1200000000`, `1.5`); a date or time as it is written.
    pub fn normalised(&self) -> String {
        if self.is_date() || self.written.contains(':') {
            return self.written.clone();
        }
        self.readings.first().map_or_else(String::new, f64::to_string)
    }

    /// Whether both have the same likeliest reading.
    pub fn reads_alike(&self, other: &Self) -> bool {
        self.readings.first().zip(other.readings.first()).is_some_and(|(a, b)| same_value(*a, *b))
    }

    /// Whether both share a reading.
    pub fn equals(&self, other: &Self) -> bool {
        self.readings.iter().any(|a| other.readings.iter().any(|b| same_value(*a, *b)))
    }

    /// Whether it has the three parts of a date.
    pub fn is_date(&self) -> bool {
        self.parts.len() == 3
    }

    /// Whether one of its readings is `value`.
    pub fn reads(&self, value: f64) -> bool {
        self.readings.iter().any(|a| same_value(*a, value))
    }
}

/// All numbers of a sentence, in order.
pub fn numbers(sentence: &Sentence, language: &Language) -> Vec<Number> {
    let tokens = &sentence.tokens;
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate().filter(|(_, t)| t.kind == TokenKind::Number) {
        let (mut readings, parts) = read_digits(&token.form, language);
        let mut span = token.span;
        let behind = tokens.get(at + 1).filter(|next| next.span.start <= span.end + 1);
        if let Some((factor, next)) = behind.and_then(|next| Some((magnitude(&next.form, language)?, next))) {
            readings.iter_mut().for_each(|value| *value *= factor);
            span.end = next.span.end;
        }
        if let [hours, _] = parts[..]
            && hours < 12.0
            && is_afternoon(&tokens[at + 1..])
        {
            readings.extend(readings.first().map(|time| time + 12.0));
        }
        if !readings.is_empty() {
            found.push(Number { span, readings, parts, written: token.form.clone() });
        }
    }
    found
}

/// Whether the words say that a time is after noon: "pm", "p.m.".
fn is_afternoon(behind: &[Token]) -> bool {
    let is = |at: usize, letters: &str| behind.get(at).is_some_and(|t: &Token| t.form.eq_ignore_ascii_case(letters));
    is(0, "pm") || is(0, "p") && is(1, "m")
}

pub(super) fn same_value(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

/// Languages that write a decimal point; all others a comma.
const DECIMAL_POINT: &[&str] = &["en", "zh", "ja", "ko", "he", "th", "ga", "mt", "cy"];

/// Readings and parts of digits with points, commas and spaces among them.
pub(super) fn read_digits(form: &str, language: &Language) -> (Vec<f64>, Vec<f64>) {
    let groups: Vec<&str> = form.split(|c: char| !c.is_ascii_digit()).collect();
    let value = |text: &str| text.parse::<f64>().ok().filter(|v| v.is_finite());
    let joined: String = groups.concat();
    let separators: Vec<char> = form.chars().filter(|c| !c.is_ascii_digit()).collect();
    let Some(&last) = separators.last() else { return (value(&joined).into_iter().collect(), Vec::new()) };
    if joined.len() > 15 {
        return (value(&joined).into_iter().collect(), Vec::new());
    }
    let in_threes = |groups: &[&str]| {
        groups.len() > 1 && groups[0].len() <= 3 && groups[0] != "0" && groups[1..].iter().all(|g| g.len() == 3)
    };
    let is_space = |c: char| !matches!(c, '.' | ',' | ':');
    let all_alike = separators.iter().all(|c| *c == last);
    let grouped = in_threes(&groups) && all_alike;
    let decimals =
        !is_space(last) && (separators.len() == 1 || in_threes(&groups[..groups.len() - 1]) && separators[0] != last);
    let mut readings = Vec::new();
    if grouped {
        readings.extend(value(&joined));
    }
    if decimals && let Some((tail, head)) = groups.split_last() {
        let decimal = value(&format!("{}.{tail}", head.concat()));
        let by_habit = last == ':' || (last == '.') == DECIMAL_POINT.contains(&language.primary());
        let at = if by_habit { 0 } else { readings.len() };
        readings.splice(at..at, decimal);
    }
    let clock_or_date = !grouped && groups.iter().all(|g| g.len() <= 2 || g.len() == 4);
    let parts: Vec<f64> = if clock_or_date { groups.iter().copied().filter_map(value).collect() } else { Vec::new() };
    if readings.is_empty() {
        readings.extend(value(&joined));
    }
    (readings, parts)
}

/// Words behind digits that multiply them: how they begin, in which languages (empty: all), and by how much.
const MAGNITUDES: &[(&str, &[&str], f64)] = &[
    ("mio", &[], 1e6),
    ("mill.", &["nb", "nn", "es"], 1e6),
    ("million", &[], 1e6),
    ("miljon", &[], 1e6),
    ("miljoen", &[], 1e6),
    ("miljoon", &[], 1e6),
    ("milione", &[], 1e6),
    ("milioni", &[], 1e6),
    ("milion", &[], 1e6),
    ("millone", &[], 1e6),
    ("millón", &[], 1e6),
    ("milhões", &[], 1e6),
    ("milhão", &[], 1e6),
    ("mln", &[], 1e6),
    ("milj", &[], 1e6),
    ("мільйон", &[], 1e6),
    ("млн", &[], 1e6),
    ("миллион", &[], 1e6),
    ("mia", &["da", "nb", "nn", "de"], 1e9),
    ("mrd", &[], 1e9),
    ("mld", &[], 1e9),
    ("milliard", &[], 1e9),
    ("miljard", &[], 1e9),
    ("miliard", &[], 1e9),
    ("мільярд", &[], 1e9),
    ("миллиард", &[], 1e9),
    ("млрд", &[], 1e9),
    ("billion", &["en"], 1e9),
    ("bn", &["en"], 1e9),
    ("bilhões", &["pt"], 1e9),
    ("trillion", &["en"], 1e12),
    ("billion", &[], 1e12),
    ("biljon", &[], 1e12),
    ("tusind", &[], 1e3),
    ("tusen", &[], 1e3),
    ("thousand", &[], 1e3),
    ("tausend", &[], 1e3),
    ("duizend", &[], 1e3),
    ("tuhat", &[], 1e3),
    ("tuhan", &[], 1e3),
    ("tysięc", &[], 1e3),
    ("tysiąc", &[], 1e3),
    ("тисяч", &[], 1e3),
    ("тыс", &[], 1e3),
    ("тис", &[], 1e3),
];

fn magnitude(word: &str, language: &Language) -> Option<f64> {
    let word = word.to_lowercase();
    let whole_only = |beginning: &str| beginning.chars().count() <= 3;
    let fits = |(beginning, languages, _): &&(&str, &[&str], f64)| {
        (languages.is_empty() || languages.contains(&language.primary()))
            && if whole_only(beginning) { word == *beginning } else { word.starts_with(beginning) }
    };
    let mut fitting: Vec<_> = MAGNITUDES.iter().filter(fits).collect();
    fitting.sort_by_key(|(beginning, ..)| std::cmp::Reverse(beginning.len()));
    fitting.first().map(|(.., factor)| *factor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{segment::tokens, text::Place};

    fn read(text: &str, language: &str) -> Vec<Number> {
        let sentence = Sentence {
            place: Place { paragraph: 0, span: Span::whole(text) },
            text: text.to_owned(),
            tokens: tokens(text, 0),
        };
        numbers(&sentence, &language.parse().unwrap())
    }

    fn check(text: &str, language: &str, expected: &[&str]) {
        assert_eq!(read(text, language).iter().map(Number::normalised).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn numbers_by_the_habit_of_their_language() {
        check("1.500 soldater", "da", &["1500"]);
        check("1,500 soldiers", "en", &["1500"]);
        check("1 500 soldater", "sv", &["1500"]);
        check("1.5 and 1,234.5", "en", &["1.5", "1234.5"]);
        check("1,5 og 1.234,5", "da", &["1.5", "1234.5"]);
        check("1.500.000", "en", &["1500000"]);
        check("1,2 mia. kr. og 3 mio.", "da", &["1200000000", "3000000"]);
        check("1.2 billion", "en", &["1200000000"]);
        check("2 Billionen", "de", &["2000000000000"]);
        check("0.500", "en", &["0.5"]);
        check("2024", "da", &["2024"]);
        check("5 mild dage", "da", &["5"]);
        check("5 miljarder", "sv", &["5000000000"]);
        check("5 miljoner", "sv", &["5000000"]);
        check("2 milj. euroa", "fi", &["2000000"]);
    }

    #[test]
    fn times_and_dates() {
        check("kl. 14:30", "en", &["14:30"]);
        check("den 28.4.2025", "da", &["28.4.2025"]);
        assert!(read("14.30", "da")[0].equals(&read("14:30", "en")[0]));
        assert!(read("14.30", "da")[0].equals(&read("2:30 p.m.", "en")[0]));
        assert!(!read("28.4.2025", "da")[0].equals(&read("28", "en")[0]));
    }

    #[test]
    fn equal_by_any_reading_and_parts_of_dates() {
        let equal = |a: (&str, &str), b: (&str, &str)| read(a.0, a.1)[0].equals(&read(b.0, b.1)[0]);
        assert!(equal(("1.500", "da"), ("1,500", "en")));
        assert!(equal(("1.500", "da"), ("1.500", "en")), "German-style figure left in an English page");
        assert!(equal(("8 millioner", "da"), ("8,000,000", "en")));
        assert!(!equal(("1.500", "da"), ("15,000", "en")));
        assert_eq!(read("28.4.2025", "da")[0].parts, [28.0, 4.0, 2025.0]);
        assert_eq!(read("14.30", "da")[0].parts, [14.0, 30.0]);
    }
}
