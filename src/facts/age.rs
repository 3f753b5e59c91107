//! How old somebody is: "43-årige", "aged 43", "âgé de 43 ans", "femårige".
//!
//! Digits, and in words only what `[small numbers]` and `[ages in a word]` of the tables have. Years that last
//! ("en 10-årig kontrakt") are no age.

use super::{
    Fact, Passage, Value,
    amount::{Amount, Bound},
    wording::{Meaning, Wording},
};

/// Ages of a sentence.
pub(super) fn find(passage: &Passage<'_>) -> Vec<Fact> {
    let wording = Wording::of(passage);
    let mut found = Vec::new();
    let mut last: Option<Told> = None;
    for at in 0..wording.words.len() {
        if last.as_ref().is_some_and(|last| at < last.end) {
            continue;
        }
        if let Some(told) = read(&wording, at, last.as_ref(), passage) {
            found.push(Fact {
                span: wording.span(at, told.end.saturating_sub(1)),
                value: Value::Age(amount_of(told.age)),
            });
            last = Some(told);
        }
    }
    found
}

/// An age with the word behind it.
struct Told {
    age: u32,
    end: usize,
    /// Whether only the words before make it an age, so that a range may go on: "aged 18 to 25".
    is_open: bool,
}

fn amount_of(age: u32) -> Amount {
    Amount { readings: vec![f64::from(age)], to: None, step: 1.0, bound: Bound::Exact }
}

/// The age at a word.
fn read(wording: &Wording<'_>, at: usize, last: Option<&Told>, passage: &Passage<'_>) -> Option<Told> {
    let closed = |age, end| Some(Told { age, end, is_open: false });
    let in_a_word = wording.find(at, Meaning::AgeWord);
    if let Some(word) = in_a_word.filter(|word| !is_lasting(wording, word.end, passage)) {
        return closed(u32::try_from(word.key).ok()?, word.end);
    }
    let (age, end) = number_at(wording, at)?;
    if let Some(behind) = behind(wording, end).filter(|end| !is_lasting(wording, *end, passage)) {
        return closed(age, behind);
    }
    let years = if wording.is_spaced(end) { wording.find(end, Meaning::Years).map(|years| years.end) } else { None };
    let goes_on = last.is_some_and(|last| last.is_open && wording.other_end(last.end) == Some(at));
    if wording.before(at, Meaning::AgeBefore).is_some() || goes_on {
        let fits = years.is_some() || !is_counted(wording, end);
        return fits.then(|| Told { age, end: years.unwrap_or(end), is_open: years.is_none() && !goes_on });
    }
    let next = wording.other_end(end).and_then(|next| number_at(wording, next));
    if next.and_then(|(_, end)| behind(wording, end)).is_some_and(|end| !is_lasting(wording, end, passage)) {
        return closed(age, end);
    }
    let years = years?;
    let is_apart = wording.gap_is(at, &[", ", " ("]) && wording.gap(years).first().is_some_and(|c| ",)".contains(*c));
    if is_apart || wording.before(at, Meaning::AgeBeforeYears).is_some() { closed(age, years) } else { None }
}

/// A number that may be an age, and the word behind it.
fn number_at(wording: &Wording<'_>, at: usize) -> Option<(u32, usize)> {
    if let Some(word) = wording.find(at, Meaning::SmallNumber) {
        return Some((u32::try_from(word.key).ok()?, word.end));
    }
    let word = wording.words.get(at)?;
    Some((word.number.filter(|age| (1..=125).contains(age) && word.form.len() <= 3)?, at + 1))
}

/// The end of words behind a number that make it an age.
fn behind(wording: &Wording<'_>, end: usize) -> Option<usize> {
    let near = wording.gap_is(end, &["", "-", " ", "‑", "–", "\u{a0}"]);
    wording.find(end, Meaning::AgeBehind).filter(|_| near).map(|phrase| phrase.end)
}

/// Whether a number behind "age" counts something else: "aged 2.5%".
fn is_counted(wording: &Wording<'_>, end: usize) -> bool {
    wording.gap(end).iter().find(|c| !c.is_whitespace()).is_some_and(|c| "%‰".contains(*c))
        || wording.is_spaced(end) && wording.find(end, Meaning::NoYear).is_some()
}

/// Whether what is so and so many years is something that lasts: "kontrakt", "fængselsstraf".
fn is_lasting(wording: &Wording<'_>, at: usize, passage: &Passage<'_>) -> bool {
    let Some(word) = wording.words.get(at).filter(|_| wording.is_spaced(at)) else { return false };
    let lasting = passage.table.section("no age").iter().flat_map(|line| &line.words);
    lasting.into_iter().any(|ending| {
        word.form.ends_with(ending) || ending.ends_with('-') && word.form.starts_with(ending.trim_end_matches('-'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::wording::testing::told;

    fn check(language: &str, text: &str, expected: &[&str]) {
        assert_eq!(told(text, language, find), expected, "{text}");
    }

    #[test]
    fn ages_and_years_that_last() {
        check("da", "den 43-årige og en femårig", &["43-årige = 43 years", "femårig = 5 years"]);
        check("da", "de 18-25-årige", &["18 = 18 years", "25-årige = 25 years"]);
        check("fr", "Anna, 43 ans, chante", &["43 ans = 43 years"]);
        check("en", "at the age of 81", &["81 = 81 years"]);
        for text in ["en 10-årig kontrakt", "43 år siden", "en femårig fængselsstraf", "i 5 år", "43 mennesker"] {
            check("da", text, &[]);
        }
    }
}
