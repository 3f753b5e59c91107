//! Years, decades and centuries: "i 2024", "1990'erne", "det 19. århundrede".
//!
//! Four digits are a year where a year is likely (1900–2039) and nothing behind counts them, or where the words say
//! so. What is doubtful is left to the readers of numbers.

use super::{
    date::{Date, Period, Told},
    wording::{Meaning, Wording},
};

/// What begins at a word.
pub(super) fn read(wording: &Wording<'_>, at: usize) -> Vec<Told> {
    let Some(word) = wording.words.get(at) else { return Vec::new() };
    if word.is_number {
        if let Some(told) = century(wording, at).or_else(|| decade(wording, at)) {
            return vec![told];
        }
        return year(wording, at);
    }
    let told = century(wording, at).or_else(|| behind_word(wording, at)).or_else(|| decade_word(wording, at));
    told.into_iter().collect()
}

/// The year that four digits may be.
pub(super) fn of_four_digits(wording: &Wording<'_>, at: usize) -> Option<i16> {
    let year = wording.digits(at, 4).filter(|year| (1000..=2100).contains(year))?;
    i16::try_from(year).ok()
}

/// Years that four digits are read as without a word that says so.
const LIKELY: std::ops::RangeInclusive<i16> = 1900..=2039;

/// "2024", and both of "2024/25".
fn year(wording: &Wording<'_>, at: usize) -> Vec<Told> {
    let Some(year) = of_four_digits(wording, at).filter(|_| !is_counted(wording, at)) else { return Vec::new() };
    let behind = wording.is_spaced(at + 1).then(|| wording.find(at + 1, Meaning::BehindYear)).flatten();
    let is_told = wording.before(at, Meaning::BeforeYear).is_some();
    let is_closed = wording.is_closed(at + 1);
    let fits = behind.is_some()
        || LIKELY.contains(&year) && (year != 2000 || is_told || is_closed)
        || is_told && is_closed && year % 100 != 0;
    if !fits {
        return Vec::new();
    }
    let told = |first, end, year| Told { first, end, date: Date { year: Some(year), ..Date::default() } };
    let mut found = vec![told(at, behind.map_or(at + 1, |word| word.end), year)];
    let short = wording.digits(at + 1, 2).and_then(|short| i16::try_from(short).ok());
    let is_season = wording.gap_is(at + 1, &["/", "-", "–"]) && short.is_some_and(|short| short > year % 100);
    if let Some(short) = short.filter(|_| is_season && !wording.gap_is(at + 2, &["-", "/"])) {
        found.push(told(at + 1, at + 2, year - year % 100 + short));
    }
    found
}

/// Whether signs or words about the digits say that they count something.
fn is_counted(wording: &Wording<'_>, at: usize) -> bool {
    let gap = wording.gap(at);
    let is_second = wording.gap_is(at, &["/"]) && at > 0 && of_four_digits(wording, at - 1).is_some();
    let sign_before = !is_second && gap.last().is_some_and(|c| "$€£¥#№§+.,:/".contains(*c))
        || wording.gap_is(at, &["€ ", "$ ", "£ ", " € ", " $ ", " £ "]);
    let behind = wording.gap(at + 1);
    let sign_behind = behind.iter().find(|c| !c.is_whitespace()).is_some_and(|c| "%$€£°".contains(*c));
    let near = wording.is_spaced(at + 1) || behind.is_empty();
    let unit = near && wording.find(at + 1, Meaning::NoYear).is_some();
    sign_before || sign_behind || unit || wording.before(at, Meaning::NumberOf).is_some()
}

/// "1990'erne", "the 1990s", "90er-Jahre".
fn decade(wording: &Wording<'_>, at: usize) -> Option<Told> {
    let near = wording.gap_is(at + 1, &["", "'", "’", "-", " ", "‑", "\u{a0}", "–"]);
    let ending = wording.find(at + 1, Meaning::DecadeEnding).filter(|_| near)?;
    let is_word = wording.words.get(at + 1).is_some_and(|word| word.form.chars().count() > 4);
    if !is_word && wording.is_spaced(at + 1) {
        return None;
    }
    let is_letter = wording.words.get(at + 1).is_some_and(|word| word.form == "s");
    if is_letter && wording.digits(at, 2).is_some() && wording.before(at, Meaning::BeforeYear).is_none() {
        return None;
    }
    let period = period_of(wording, at)?;
    Some(Told { first: at, end: ending.end, date: Date { period: Some(period), ..Date::default() } })
}

/// The years that begin with the digits: 1990, 90, or 1900 for the century.
fn period_of(wording: &Wording<'_>, at: usize) -> Option<Period> {
    let two = wording.digits(at, 2).filter(|decade| decade % 10 == 0);
    let start = two.or_else(|| wording.digits(at, 4).filter(|year| year % 10 == 0 && (1000..=2100).contains(year)))?;
    let start = i16::try_from(start).ok()?;
    Some(if start >= 1000 && start % 100 == 0 && start < 2000 { Period::Century(start) } else { Period::Decade(start) })
}

/// "les années 1990", "anni '90", "siglo XIX".
fn behind_word(wording: &Wording<'_>, at: usize) -> Option<Told> {
    let gaps: &[&str] = &[" ", " '", " ’", "\u{a0}", " ‘"];
    if let Some(word) = wording.find(at, Meaning::BeforeDecade)
        && wording.gap_is(word.end, gaps)
    {
        let period = Some(period_of(wording, word.end)?);
        let ending = wording.gap_is(word.end + 1, &["", "-"]);
        let ending = if ending { wording.find(word.end + 1, Meaning::DecadeEnding) } else { None };
        let end = ending.map_or(word.end + 1, |ending| ending.end);
        return Some(Told { first: at, end, date: Date { period, ..Date::default() } });
    }
    let word = wording.find(at, Meaning::BeforeCentury)?;
    let number = if wording.is_spaced(word.end) { ordinal(wording, word.end)? } else { return None };
    Some(Told { first: at, end: word.end + 1, date: Date { period: Some(century_of(number)?), ..Date::default() } })
}

/// "halvfemserne", "the nineties".
fn decade_word(wording: &Wording<'_>, at: usize) -> Option<Told> {
    let word = wording.find(at, Meaning::Decade)?;
    let period = Some(Period::Decade(i16::try_from(word.key).ok()?));
    Some(Told { first: at, end: word.end, date: Date { period, ..Date::default() } })
}

/// "det 19. århundrede", "XIXe siècle", "19th century".
fn century(wording: &Wording<'_>, at: usize) -> Option<Told> {
    let number = ordinal(wording, at)?;
    let joined = wording.gap_is(at + 1, &["", "-"]);
    let mark = if joined { wording.find(at + 1, Meaning::BehindDay) } else { None };
    let next = mark.map_or(at + 1, |mark| mark.end);
    let near = wording.gap_is(next, &[" ", ". ", "-", "\u{a0}", ".\u{a0}", "º ", "° "]);
    let named = wording.find(next, Meaning::Century).filter(|_| near)?;
    Some(Told { first: at, end: named.end, date: Date { period: Some(century_of(number)?), ..Date::default() } })
}

fn century_of(number: u32) -> Option<Period> {
    let nth = i16::try_from(number).ok().filter(|nth| (5..=21).contains(nth))?;
    Some(Period::Century((nth - 1) * 100))
}

/// A number of one or two digits, or a Roman one: "19", "XIX", "XIXe".
fn ordinal(wording: &Wording<'_>, at: usize) -> Option<u32> {
    let word = wording.words.get(at)?;
    if word.is_number {
        return word.number.filter(|_| word.form.len() <= 2);
    }
    let form: String = word.form.chars().map(in_latin).collect();
    let (letters, mark) = form.split_at(form.find(|c| !"xvi".contains(c)).unwrap_or(form.len()));
    if !word.is_capital || letters.is_empty() || !matches!(mark, "" | "e" | "ème" | "è") {
        return None;
    }
    let value = |c: char| match c {
        'x' => 10,
        'v' => 5,
        _ => 1,
    };
    let values: Vec<u32> = letters.chars().map(value).collect();
    let add = |(nth, own): (usize, &u32)| (*own, values.get(nth + 1).is_some_and(|next| next > own));
    let sum = values
        .iter()
        .enumerate()
        .map(add)
        .fold(0i64, |sum, (own, minus)| if minus { sum - i64::from(own) } else { sum + i64::from(own) });
    u32::try_from(sum).ok()
}

/// Letters of Roman numbers that are written in Cyrillic.
fn in_latin(c: char) -> char {
    match c {
        'х' => 'x',
        'і' => 'i',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use crate::facts::{date::find, wording::testing::told};

    fn check(language: &str, text: &str, expected: &[&str]) {
        assert_eq!(told(text, language, find), expected, "{text}");
    }

    #[test]
    fn years_decades_and_centuries() {
        check("da", "i 2024 og 2024/25", &["2024 = 2024", "2024 = 2024", "25 = 2025"]);
        check("da", "i 1990'erne og 1800-tallet", &["1990'erne = 199X", "1800-tallet = 18XX"]);
        check("fr", "au XIVe siècle", &["XIVe siècle = 13XX"]);
        check("pl", "w 1410 roku", &["1410 roku = 1410"]);
        check("uk", "у ХХ столітті", &["ХХ столітті = 19XX"]);
        check("da", "vinteren 2019/2020", &["2019 = 2019", "2020 = 2020"]);
    }

    #[test]
    fn what_is_counted_is_no_year() {
        for text in ["2000 medlemmer", "$1990", "1950 kr.", "1.990", "nr. 1984", "1500 bøger", "1990 %", "2050-plan"] {
            check("da", text, &[]);
        }
    }
}
