//! Days and months as words and digits tell them: "3. marts", "24/4 2025", "April 24th", "i går", "på mandag".
//!
//! Every reader looks at one place of a sentence and tells what begins there, or nothing. What is doubtful is no
//! date: "1/2" and "den 3." alone, a month that may be a name or another word, a weekday's abbreviation alone.

use super::{
    Passage,
    date::{Date, Direction, Told},
    wording::{Meaning, Phrase, Word, Wording},
    year,
};

/// What begins at a word.
pub(super) fn read(wording: &Wording<'_>, at: usize, passage: &Passage<'_>) -> Vec<Told> {
    let Some(word) = wording.words.get(at) else { return Vec::new() };
    let language = passage.language.primary();
    if word.is_number {
        return days_at(wording, at, language, Company::None);
    }
    let told = behind_article(wording, at, language);
    if !told.is_empty() {
        return told;
    }
    let told = at_weekday(wording, at, passage);
    if !told.is_empty() {
        return told;
    }
    let told = words_then_month(wording, at);
    let told = told.or_else(|| month_then_days(wording, at, language));
    told.or_else(|| month_alone(wording, at, language).map(|t| vec![t]))
        .or_else(|| from_today(wording, at, passage).map(|t| vec![t]))
        .unwrap_or_default()
}

/// Whether words before digits say that they are a day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Company {
    /// None does.
    None,
    /// "den", or a weekday.
    Day,
}

/// Languages that write months and weekdays with a capital.
const CAPITALS: &[&str] = &["en", "de"];

/// Languages where the month may stand before the day, and digits in either order.
const MONTH_FIRST: &[&str] = &["en"];

/// Languages that write "24.4." for a day.
const DAY_AND_MONTH: &[&str] = &["fi", "de"];

/// "den 3. marts", "the 3rd of March".
fn behind_article(wording: &Wording<'_>, at: usize, language: &str) -> Vec<Told> {
    let Some(article) = wording.find(at, Meaning::BeforeDay) else { return Vec::new() };
    let mut told = days_at(wording, article.end, language, Company::Day);
    if let Some(first) = told.first_mut() {
        first.first = at;
    }
    told
}

/// "mandag", and "mandag den 3. marts".
fn at_weekday(wording: &Wording<'_>, at: usize, passage: &Passage<'_>) -> Vec<Told> {
    let language = passage.language.primary();
    let (first, weekday, direction) = match direction_of(wording, at) {
        Some((weekday, direction)) => (at, weekday, Some(direction)),
        None => match wording.find(at, Meaning::Weekday).or_else(|| wording.find(at, Meaning::WeekdayShort)) {
            Some(weekday) => (at, weekday, None),
            None => return Vec::new(),
        },
    };
    let is_short = direction.is_none() && wording.find(at, Meaning::Weekday).is_none();
    let mut told = date_behind(wording, weekday.end, language);
    if let Some(day) = told.first_mut() {
        day.first = first;
        day.date.weekday = i8::try_from(weekday.key).ok();
        return told;
    }
    if is_short || direction.is_none() && !is_cased(wording, at, language) {
        return Vec::new();
    }
    let behind = |meaning| wording.is_spaced(weekday.end).then(|| wording.find(weekday.end, meaning)).flatten();
    let (end, direction) = match (direction, behind(Meaning::Last), behind(Meaning::Next)) {
        (Some(known), ..) => (weekday.end, Some(known)),
        (None, Some(last), _) => (last.end, Some(Direction::Past)),
        (None, None, Some(next)) => (next.end, Some(Direction::Coming)),
        (None, None, None) => (weekday.end, None),
    };
    let date = Date { weekday: i8::try_from(weekday.key).ok(), ..Date::default() };
    vec![Told { first, end, date: date.told_from(passage.dateline, direction) }]
}

/// A weekday behind words that say which way it lies: "i mandags", "på mandag", "last Monday".
fn direction_of(wording: &Wording<'_>, at: usize) -> Option<(Phrase, Direction)> {
    let whole = |meaning, direction| wording.find(at, meaning).map(|phrase| (phrase, direction));
    let behind = |meaning, direction| {
        let word = wording.find(at, meaning)?;
        let weekday = wording.is_spaced(word.end).then(|| wording.find(word.end, Meaning::Weekday))??;
        Some((weekday, direction))
    };
    whole(Meaning::WeekdayPast, Direction::Past)
        .or_else(|| whole(Meaning::WeekdayNext, Direction::Coming))
        .or_else(|| behind(Meaning::Last, Direction::Past))
        .or_else(|| behind(Meaning::Next, Direction::Coming))
}

/// The date behind a weekday: ", den 3. marts", " 24/4", " (March 3)".
fn date_behind(wording: &Wording<'_>, at: usize, language: &str) -> Vec<Told> {
    let near = wording.is_spaced(at) || wording.gap_is(at, &[", ", ". ", " (", "., "]);
    if !near {
        return Vec::new();
    }
    let told = behind_article(wording, at, language);
    if !told.is_empty() {
        return told;
    }
    let told = days_at(wording, at, language, Company::Day);
    if !told.is_empty() {
        return told;
    }
    month_then_days(wording, at, language).unwrap_or_default()
}

/// Dates that begin with digits.
fn days_at(wording: &Wording<'_>, at: usize, language: &str, company: Company) -> Vec<Told> {
    let glued = wording.gap(at).last().is_some_and(|c| "§#$€£+/".contains(*c));
    if glued || !wording.words.get(at).is_some_and(|word| word.is_number) {
        return Vec::new();
    }
    let of_digits = iso(wording, at)
        .or_else(|| points(wording, at, language, company))
        .or_else(|| signs(wording, at, language, company))
        .or_else(|| day_and_month(wording, at, language, company));
    of_digits.map_or_else(|| days_then_month(wording, at, language).unwrap_or_default(), |told| vec![told])
}

/// "2025-04-24".
fn iso(wording: &Wording<'_>, at: usize) -> Option<Told> {
    let dashes = wording.gap_is(at + 1, &["-"]) && wording.gap_is(at + 2, &["-"]);
    let (year, month, day) = (wording.digits(at, 4)?, wording.digits(at + 1, 2)?, wording.digits(at + 2, 2)?);
    dashes.then(|| of_parts(year, month, day))?.map(|date| Told { first: at, end: at + 3, date })
}

/// "24.4.2025", "24.04.25".
fn points(wording: &Wording<'_>, at: usize, language: &str, company: Company) -> Option<Told> {
    let word = wording.words.get(at)?;
    let mut parts = word.form.split('.');
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let of_two = first.len() == 2 && second.len() == 2 || company == Company::Day;
    let fits = year.len() == 4 || year.len() == 2 && of_two;
    if parts.next().is_some() || !fits || first.len() > 2 || second.len() > 2 {
        return None;
    }
    let date = either_order(first.parse().ok()?, second.parse().ok()?, in_full(year)?, language)?;
    Some(Told { first: at, end: at + 1, date })
}

/// "24.4." behind "den" or a weekday, or where a language writes dates so; in German only inside a sentence.
fn day_and_month(wording: &Wording<'_>, at: usize, language: &str, company: Company) -> Option<Told> {
    let word = wording.words.get(at)?;
    let (day, month) = word.form.split_once('.').filter(|(day, month)| day.len() <= 2 && month.len() <= 2)?;
    let has_point = wording.gap(at + 1).first() == Some(&'.');
    let goes_on = |next: &Word| language == "fi" || !next.is_capital;
    let goes_on = wording.gap(at + 1).len() > 1 && wording.words.get(at + 1).is_some_and(goes_on);
    let is_usual = DAY_AND_MONTH.contains(&language) && has_point && goes_on;
    let date = either_order(day.parse().ok()?, month.parse().ok()?, 2000, language)?;
    let fits = is_usual || company == Company::Day && (has_point || wording.is_closed(at + 1));
    fits.then_some(Told { first: at, end: at + 1, date: Date { year: None, ..date } })
}

/// "24/4 2025", "24/4-2025", "24-04-2025"; "24/4" behind "den" or a weekday.
fn signs(wording: &Wording<'_>, at: usize, language: &str, company: Company) -> Option<Told> {
    let (first, second) = (short_number(wording, at)?, short_number(wording, at + 1)?);
    let slash = wording.gap_is(at + 1, &["/"]);
    if !slash && !wording.gap_is(at + 1, &["-"]) {
        return None;
    }
    let joined = if slash { &["/", "-", " ", " - "][..] } else { &["-"][..] };
    if let Some(year) = wording.digits(at + 2, 4).filter(|_| wording.gap_is(at + 2, joined)) {
        let date = either_order(first, second, i16::try_from(year).ok()?, language)?;
        return Some(Told { first: at, end: at + 3, date });
    }
    let date = either_order(first, second, 2000, language).filter(|_| slash && company == Company::Day)?;
    let goes_on = wording.gap_is(at + 2, &["/", "-"]);
    (!goes_on).then_some(Told { first: at, end: at + 2, date: Date { year: None, ..date } })
}

/// A number of one or two digits.
fn short_number(wording: &Wording<'_>, at: usize) -> Option<u32> {
    wording.words.get(at).filter(|word| word.form.len() <= 2).and_then(|word| word.number)
}

/// The year of two or four digits; one of two is not long ago.
fn in_full(year: &str) -> Option<i16> {
    let value: i16 = year.parse().ok()?;
    match year.len() {
        4 => (1000..=2100).contains(&value).then_some(value),
        _ => Some(if value < 50 { 2000 + value } else { 1900 + value }),
    }
}

/// Day and month by the habit of the language, with the other reading where it may be meant.
fn either_order(first: u32, second: u32, year: i16, language: &str) -> Option<Date> {
    let year_number = u32::try_from(year).ok()?;
    let day_first = of_parts(year_number, second, first);
    if !MONTH_FIRST.contains(&language) {
        return day_first;
    }
    let month_first = of_parts(year_number, first, second);
    match (day_first, month_first) {
        (Some(date), Some(other)) if date != other => Some(Date { swapped: other.month.zip(other.day), ..date }),
        (date, other) => date.or(other),
    }
}

fn of_parts(year: u32, month: u32, day: u32) -> Option<Date> {
    let (year, month, day) = (i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let in_reach = (1000..=2100).contains(&year);
    in_reach.then(|| jiff::civil::Date::new(year, month, day).ok())??;
    Some(Date { year: Some(year), month: Some(month), day: Some(day), ..Date::default() })
}

/// A day of a month in digits, with what marks it as one.
struct Day {
    at: usize,
    day: i8,
    is_marked: bool,
    /// The word behind it and its mark.
    end: usize,
}

fn day_at(wording: &Wording<'_>, at: usize) -> Option<Day> {
    let day = short_number(wording, at).filter(|day| (1..=31).contains(day))?;
    let day = i8::try_from(day).ok()?;
    let has_point = wording.gap(at + 1).first() == Some(&'.');
    let adjacent = wording.gap_is(at + 1, &["", "-", ":", " "]);
    let mark = if adjacent { wording.find(at + 1, Meaning::BehindDay) } else { None };
    let sign = wording.gap(at + 1).first().is_some_and(|c| "º°ª".contains(*c));
    Some(Day { at, day, is_marked: has_point || mark.is_some() || sign, end: mark.map_or(at + 1, |mark| mark.end) })
}

/// "3. marts", "3.-5. marts", "3 de marzo de 2025".
fn days_then_month(wording: &Wording<'_>, at: usize, language: &str) -> Option<Vec<Told>> {
    let mut days = vec![day_at(wording, at)?];
    loop {
        let last = days.last()?;
        if let Some((month, end)) = month_behind(wording, last, language) {
            let is_marked = last.is_marked;
            let (year, end) = year_behind(wording, end).map_or((None, end), |(year, end)| (Some(year), end));
            let is_listed = |day: &Day| day.is_marked == is_marked || wording.gap(day.end).iter().any(|c| is_dash(*c));
            let listed = days[..days.len() - 1].iter().all(is_listed);
            if !listed {
                return None;
            }
            let last = days.len() - 1;
            let told = |(nth, day): (usize, &Day)| Told {
                first: day.at,
                end: if nth == last { end } else { day.end },
                date: Date { year, month: Some(month), day: Some(day.day), ..Date::default() },
            };
            return Some(days.iter().enumerate().map(told).collect());
        }
        let next = next_day(wording, last.end)?;
        if days.len() >= 4 {
            return None;
        }
        days.push(next);
    }
}

/// The next day of a range or list: "-5.", " til 5.", ", 5.".
fn next_day(wording: &Wording<'_>, at: usize) -> Option<Day> {
    let gap = wording.gap(at);
    let is_listed = gap.iter().all(|c| is_dash(*c) || c.is_whitespace() || matches!(c, '.' | ','));
    if !is_listed {
        return None;
    }
    let next = match wording.find(at, Meaning::BetweenDays) {
        Some(word) => wording.find(word.end, Meaning::BeforeDay).map_or(word.end, |article| article.end),
        None if gap.iter().any(|c| is_dash(*c) || *c == ',') => at,
        None => return None,
    };
    day_at(wording, next)
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '‑' | '−')
}

/// The month behind a day, and the word behind it.
fn month_behind(wording: &Wording<'_>, day: &Day, language: &str) -> Option<(i8, usize)> {
    let gap = wording.gap(day.end);
    let near = !gap.is_empty() && gap.len() <= 2 && gap.iter().all(|c| c.is_whitespace() || ".-º°ª".contains(*c));
    if !near {
        return None;
    }
    let of = wording.find(day.end, Meaning::Of).map_or(day.end, |of| of.end);
    let (month, end) = month_at(wording, of)?;
    let is_capital = wording.words.get(of).is_some_and(|word| word.is_capital);
    let needs_capital = CAPITALS.contains(&language);
    let is_unsure = wording.find(of, Meaning::MonthUnsure).is_some();
    let fits = is_capital == needs_capital
        || !needs_capital && (day.is_marked || !is_unsure || year_behind(wording, end).is_some());
    fits.then_some((month, end))
}

/// A month's name or abbreviation, and the word behind it.
fn month_at(wording: &Wording<'_>, at: usize) -> Option<(i8, usize)> {
    let named = wording.find(at, Meaning::Month).or_else(|| wording.find(at, Meaning::MonthShort))?;
    Some((i8::try_from(named.key).ok()?, named.end))
}

/// The year behind a month, and the word behind that: " 2025", ", 2025", " de 2025", " 2025 roku".
fn year_behind(wording: &Wording<'_>, at: usize) -> Option<(i16, usize)> {
    let near = wording.is_spaced(at) || wording.gap_is(at, &[", ", ". ", "."]);
    if !near {
        return None;
    }
    let of = wording.find(at, Meaning::Of).map_or(at, |of| of.end);
    let year = year::of_four_digits(wording, of)?;
    let is_spaced = wording.is_spaced(of + 1);
    let end = if is_spaced { wording.find(of + 1, Meaning::BehindYear).map(|word| word.end) } else { None };
    Some((year, end.unwrap_or(of + 1)))
}

/// "le premier mars", "første maj".
fn words_then_month(wording: &Wording<'_>, at: usize) -> Option<Vec<Told>> {
    let word = wording.find(at, Meaning::DayWord)?;
    let day = Some(i8::try_from(word.key).ok()?);
    let of = wording.find(word.end, Meaning::Of).map_or(word.end, |of| of.end);
    let (month, end) = if wording.is_spaced(of) { month_at(wording, of)? } else { return None };
    let (year, end) = year_behind(wording, end).map_or((None, end), |(year, end)| (Some(year), end));
    Some(vec![Told { first: at, end, date: Date { year, month: Some(month), day, ..Date::default() } }])
}

/// "March 3", "April 24th, 2025", "March 3-5".
fn month_then_days(wording: &Wording<'_>, at: usize, language: &str) -> Option<Vec<Told>> {
    let is_capital = wording.words.get(at).is_some_and(|word| word.is_capital);
    if !MONTH_FIRST.contains(&language) || !is_capital {
        return None;
    }
    let (month, first) = month_at(wording, at)?;
    let near = wording.is_spaced(first) || wording.gap_is(first, &[". "]);
    let article = wording.find(first, Meaning::BeforeDay).map_or(first, |article| article.end);
    let mut days = vec![day_at(wording, article).filter(|_| near)?];
    let last = days.last()?.end;
    let is_range = !wording.gap_is(last, &[", "]);
    if let Some(next) = next_day(wording, last).filter(|next| {
        is_range && wording.is_closed(next.end) || wording.gap(last).iter().any(|c| is_dash(*c)) && next.at > 0
    }) {
        days.push(next);
    }
    let end = days.last()?.end;
    let (year, end) = year_behind(wording, end).map_or((None, end), |(year, end)| (Some(year), end));
    let last = days.len() - 1;
    let told = |(nth, day): (usize, &Day)| Told {
        first: if nth == 0 { at } else { day.at },
        end: if nth == last { end } else { day.end },
        date: Date { year, month: Some(month), day: Some(day.day), ..Date::default() },
    };
    Some(days.iter().enumerate().map(told).collect())
}

/// "marts 2024", "i marts".
fn month_alone(wording: &Wording<'_>, at: usize, language: &str) -> Option<Told> {
    let named = wording.find(at, Meaning::Month);
    let short = wording.find(at, Meaning::MonthShort);
    let phrase = named.or(short)?;
    let month = i8::try_from(phrase.key).ok();
    let needs_capital = CAPITALS.contains(&language);
    let is_capital = wording.words.get(at).is_some_and(|word| word.is_capital);
    if needs_capital && !is_capital {
        return None;
    }
    if let Some((year, end)) = year_behind(wording, phrase.end) {
        return Some(Told { first: at, end, date: Date { year: Some(year), month, ..Date::default() } });
    }
    let is_unsure = wording.find(at, Meaning::MonthUnsure).is_some();
    let has_company = wording.before(at, Meaning::BeforeMonth).is_some();
    let alone = named.is_some()
        && (needs_capital || !is_capital || !is_unsure && wording.begins(at))
        && (has_company || !is_unsure);
    alone.then(|| Told { first: at, end: phrase.end, date: Date { month, ..Date::default() } })
}

/// "i går", "yesterday". Without a day that it is, "i dag" may as well be nowadays and is left alone.
fn from_today(wording: &Wording<'_>, at: usize, passage: &Passage<'_>) -> Option<Told> {
    let phrase = wording.find(at, Meaning::DayFromToday)?;
    let is_name = wording.words.get(at).is_some_and(|word| word.is_capital) && !wording.begins(at);
    let is_nowadays = phrase.key == 0 && passage.dateline.is_none();
    if is_name || is_nowadays || wording.before(at, Meaning::NotTomorrowBehind).is_some() {
        return None;
    }
    let date = Date { relative: i8::try_from(phrase.key).ok(), ..Date::default() };
    Some(Told { first: at, end: phrase.end, date: date.told_from(passage.dateline, None) })
}

/// Whether a weekday is written as the language writes one and not as a name.
fn is_cased(wording: &Wording<'_>, at: usize, language: &str) -> bool {
    let is_capital = wording.words.get(at).is_some_and(|word| word.is_capital);
    match language {
        "en" => is_capital,
        "de" => true,
        _ => !is_capital || wording.begins(at),
    }
}

#[cfg(test)]
mod tests {
    use crate::facts::{date::find, wording::testing::told};

    fn check(language: &str, text: &str, expected: &[&str]) {
        assert_eq!(told(text, language, find), expected, "{text}");
    }

    #[test]
    fn days_in_words_and_digits() {
        check("da", "Den 3. marts og 24/4 2025", &["Den 3. marts = --03-03", "24/4 2025 = 2025-04-24"]);
        check("da", "fra den 3. til 5. marts", &["den 3 = --03-03", "5. marts = --03-05"]);
        check("en", "on March 3-5, 2024", &["March 3 = 2024-03-03", "5, 2024 = 2024-03-05"]);
        check("de", "am 24.4. eröffnet", &["am 24.4 = --04-24"]);
        check("es", "el 3 de marzo de 2025", &["el 3 de marzo de 2025 = 2025-03-03"]);
    }

    #[test]
    fn what_is_doubtful_is_no_day() {
        for text in ["den 3. i rækken", "1/2 liter", "version 3.2", "den 45. marts-udgave", "Maj og Mars"] {
            check("da", text, &[]);
        }
        check("da", "7 i marts", &["marts = --03"]);
        check("en", "You may march in the sun.", &[]);
    }
}
