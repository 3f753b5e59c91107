//! The day an article is told from.
//!
//! Three kinds of places are asked, the surest first: behind a word such as "Offentliggjort", a short line that is
//! little more than a date (a byline, or debris), and the beginning of the text before a dash. The first kind that
//! has any full date decides; two different ones decide nothing.

use super::{
    Passage, Value, date,
    wording::{Meaning, Wording},
};
use crate::text::{Language, Role, Segmented, Sentence, Version};
use jiff::civil;

/// The day that the article says it was written or published, if it says so once and in full.
pub fn dateline(version: &Version, text: &Segmented) -> Option<civil::Date> {
    let mut found: [Vec<civil::Date>; 3] = Default::default();
    let mut seen = 0;
    for (number, paragraph) in version.paragraphs.iter().enumerate() {
        let is_debris = paragraph.role == Role::Debris;
        if !is_debris {
            seen += 1;
        }
        let is_line = paragraph.text.chars().count() <= LONGEST_LINE;
        if (seen > FIRST_PARAGRAPHS && !is_debris) || !is_line && seen > 3 {
            continue;
        }
        for sentence in text.by_paragraph.get(number).map_or(&[][..], |range| &text.sentences[range.clone()]) {
            for (place, day) in candidates(sentence, &version.language, is_line) {
                found[place].push(day);
            }
        }
    }
    let decides = found.into_iter().find(|days| !days.is_empty())?;
    let first = *decides.first()?;
    decides.iter().all(|day| *day == first).then_some(first)
}

/// Paragraphs in which a dateline is looked for.
const FIRST_PARAGRAPHS: usize = 6;

/// In characters; a longer paragraph is text.
const LONGEST_LINE: usize = 90;

/// In characters; what stands before a date in such a line, or before the dash of a text.
const LONGEST_PLACE: usize = 40;

/// Full dates of a sentence with the kind of their places.
fn candidates(sentence: &Sentence, language: &Language, is_line: bool) -> Vec<(usize, civil::Date)> {
    if !sentence.text.contains(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    let passage = Passage::new(sentence, language, None);
    let wording = Wording::of(&passage);
    let published: Vec<usize> = (0..wording.words.len())
        .filter(|at| wording.find(*at, Meaning::Published).is_some())
        .map(|at| sentence.place.span.start + wording.words[at].start)
        .collect();
    let mut found = Vec::new();
    let mut is_first = true;
    for fact in date::find(&passage) {
        let Value::Date(told) = &fact.value else { continue };
        let Some(day) = told.full().filter(|_| told.swapped.is_none()) else { continue };
        let start = fact.span.start - sentence.place.span.start;
        let end = fact.span.end - sentence.place.span.start;
        let behind: String = passage.chars[end..].iter().take(3).collect();
        let is_published = published.iter().any(|at| *at < fact.span.start && fact.span.start - at <= LONGEST_PLACE);
        let is_before_dash =
            start <= LONGEST_PLACE && behind.trim_start_matches([')', '.', ' ']).starts_with(['–', '—', '-']);
        if is_published && is_first {
            found.push((0, day));
            is_first = false;
        } else if is_line && start <= LONGEST_PLACE && passage.chars.len() - end <= LONGEST_PLACE / 2 {
            found.push((1, day));
        } else if !is_line && is_before_dash {
            found.push((2, day));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        segment::segment,
        text::{LanguageSource, Paragraph},
    };

    fn check(language: &str, paragraphs: &[&str], expected: Option<&str>) {
        let paragraphs = paragraphs.iter().map(|text| Paragraph::new(*text, Role::Body)).collect();
        let version = Version::new("x", paragraphs).with_language(language.parse().unwrap(), LanguageSource::Declared);
        let found = dateline(&version, &segment(&version)).map(|day| day.to_string());
        assert_eq!(found.as_deref(), expected, "{:?}", version.paragraphs);
    }

    #[test]
    fn the_day_is_told_once_and_in_full() {
        check(
            "da",
            &["Broen lukker", "Offentliggjort 24. april 2025 kl. 14.30", "Den 3. maj 2024 skete det."],
            Some("2025-04-24"),
        );
        check("da", &["Broen lukker", "28.4.2025"], Some("2025-04-28"));
        check("en", &["The bridge closes", "Published April 28, 2025"], Some("2025-04-28"));
        check("en", &["The bridge closes", "By Anna Holm, 28 April 2025"], Some("2025-04-28"));
        check("da", &["Offentliggjort 24. april 2025. Opdateret 26. april 2025"], Some("2025-04-24"));
        check("da", &["24. april 2025", "26. april 2025"], None);
        check(
            "da",
            &["Den 24. april 2025 lukkede broen over fjorden, og siden har ingen kunnet komme over uden at sejle."],
            None,
        );
        check(
            "da",
            &[
                "AARHUS, 24. april 2025 – Broen over fjorden er lukket, og ingen kan komme over, før den er sat i stand.",
            ],
            Some("2025-04-24"),
        );
        check("da", &["I går lukkede broen."], None);
        check("en", &["Published 04/03/2025"], None);
    }
}
