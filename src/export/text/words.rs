//! The words of the report: kinds, units, passages, how sure.

use super::{PASSAGE, WIDTH, values::value};
use crate::{
    diff::{Aspect, Difference, Kind, Sureness},
    export::wrap::{shorten, tame},
    text::{LanguageSource, Place, Version},
};
use std::collections::BTreeSet;

/// Code points shown on each side of a short passage.
const CONTEXT: usize = 32;

pub(super) fn language(version: &Version) -> String {
    match version.language_source {
        _ if version.language.is_undetermined() => "language not known".to_owned(),
        LanguageSource::Detected => format!("{}, detected, {}", version.language, percent(version.language_confidence)),
        _ => version.language.to_string(),
    }
}

/// The words at a place, in brackets with what stands around them unless they are the whole paragraph.
pub(super) fn passage(text: &str, place: Place) -> String {
    let chars: Vec<char> = text.chars().collect();
    let end = place.span.end.min(chars.len());
    let start = place.span.start.min(end);
    let words = |from: usize, to: usize| tame(&chars[from..to].iter().collect::<String>());
    if (start, end) == (0, chars.len()) {
        return words(start, end);
    }
    let is_space = |at: &usize| chars[*at].is_whitespace();
    let from = start.saturating_sub(CONTEXT);
    let from = if from == 0 { 0 } else { (from..start).find(is_space).map_or(start, |at| at + 1) };
    let to = end.saturating_add(CONTEXT).min(chars.len());
    let to = if to == chars.len() { to } else { (end..to).rev().find(is_space).unwrap_or(end) };
    let (before, after) = (if from > 0 { "… " } else { "" }, if to < chars.len() { " …" } else { "" });
    let inner = shorten(&words(start, end), PASSAGE - 2 * CONTEXT - 8);
    format!("{before}{}[{inner}]{}{after}", words(from, start), words(end, to))
}

pub(super) fn words_differ(base: &str, version: &str) -> String {
    let quoted = |words: &str| format!("“{}”", shorten(tame(words).trim(), WIDTH / 2));
    match (base.is_empty(), version.is_empty()) {
        (true, _) => format!("{} is put in.", quoted(version)),
        (_, true) => format!("{} is taken out.", quoted(base)),
        _ => format!("{} reads {} here.", quoted(base), quoted(version)),
    }
}

/// “The number is 1,500 in da and 15,000 in de, en.” A side that has nothing has no value.
pub(super) fn facts_differ(aspect: Aspect, base: (&str, &str), version: (&str, &str)) -> String {
    let value = |plain: &str| shorten(&tame(&value(aspect, plain)), WIDTH / 2);
    let only = |(here, plain): (&str, &str), there: &str| match aspect {
        Aspect::Negation => format!("There is a “{}” in {here}, and none in {there}.", value(plain)),
        _ => format!("The {} {} is in {here}, and nothing of the kind in {there}.", noun(aspect), value(plain)),
    };
    if base.1.is_empty() {
        return only(version, base.0);
    }
    if version.1.is_empty() {
        return only(base, version.0);
    }
    let ((base, one), (version, two)) = ((base.0, value(base.1)), (version.0, value(version.1)));
    match aspect {
        Aspect::Quotation if one != two => {
            format!("The words are given to {one} in {base}, and to {two} in {version}.")
        }
        Aspect::Strength => format!("It is told as {one} in {base}, and as {two} in {version}."),
        Aspect::Negation => format!("It says “{one}” in {base}, and “{two}” in {version}."),
        _ => format!("The {} is {one} in {base} and {two} in {version}.", noun(aspect)),
    }
}

/// Why a fact that the other side has not is one; `plain` is normalised.
pub(super) fn unmatched(aspect: Aspect, plain: &str, other: &str) -> String {
    let value = shorten(&tame(&value(aspect, plain)), WIDTH / 2);
    match aspect {
        Aspect::Negation => format!("It is denied here and not in {other}."),
        Aspect::Strength => format!("It is told as {value} here and not in {other}."),
        Aspect::Quotation => format!("This is not quoted in {other}."),
        Aspect::Name => format!("{value} is not named in {other}."),
        _ => format!("The {} {value} has no equal in {other}.", noun(aspect)),
    }
}

fn noun(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Number => "number",
        Aspect::Percent => "percentage",
        Aspect::Money => "amount",
        Aspect::Measure => "quantity",
        Aspect::Age => "age",
        Aspect::Date => "date",
        Aspect::Time => "time",
        Aspect::Reference => "reference",
        Aspect::Address => "address",
        Aspect::Name => "name",
        Aspect::Quotation => "quotation",
        _ => "value",
    }
}

pub(super) fn what(difference: &Difference) -> String {
    let places = if difference.base_spans.is_empty() { &difference.version_spans } else { &difference.base_spans };
    let paragraphs: BTreeSet<usize> = places.iter().map(|place| place.paragraph).collect();
    match difference.aspect {
        Aspect::Paragraph => several(paragraphs.len(), "paragraph"),
        Aspect::Sentence => several(places.len(), "sentence"),
        Aspect::Words => "words".to_owned(),
        Aspect::Number => "a number".to_owned(),
        Aspect::Percent => "a percentage".to_owned(),
        Aspect::Money => "an amount of money".to_owned(),
        Aspect::Measure => "a quantity".to_owned(),
        Aspect::Age => "an age".to_owned(),
        Aspect::Date => "a date".to_owned(),
        Aspect::Time => "a time".to_owned(),
        Aspect::Reference => "a reference".to_owned(),
        Aspect::Address => "an address".to_owned(),
        Aspect::Name => "a name".to_owned(),
        Aspect::Quotation => "a quotation".to_owned(),
        Aspect::Negation => "a negation".to_owned(),
        Aspect::Strength => "a caveat".to_owned(),
    }
}

fn several(count: usize, unit: &str) -> String {
    if count < 2 { format!("a {unit}") } else { counted(count, unit) }
}

pub(super) fn counted(count: usize, unit: &str) -> String {
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

pub(super) fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Added => "Added",
        Kind::LeftOut => "Left out",
        Kind::Changed => "Changed",
        Kind::Moved => "Moved",
        Kind::Untranslated => "Untranslated",
    }
}

pub(super) fn kind_code(kind: Kind) -> u8 {
    match kind {
        Kind::Added => 32,
        Kind::LeftOut => 31,
        Kind::Changed => 33,
        Kind::Moved => 34,
        Kind::Untranslated => 35,
    }
}

pub(super) fn sureness(confidence: f64) -> &'static str {
    match Sureness::of(confidence) {
        Sureness::VerySure => "very sure",
        Sureness::FairlySure => "fairly sure",
        Sureness::Likely => "likely",
        Sureness::Unsure => "unsure",
    }
}

/// Rounded down, so that 49.9 is not shown as the 50 from which on a difference is marked.
pub(super) fn percent(share: f64) -> String {
    format!("{} %", (share * 100.0 + 1e-9).floor().clamp(0.0, 100.0))
}
