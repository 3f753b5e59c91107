//! Telephone numbers, and numbers of documents, laws, sections and versions.
//!
//! The first word of the value says of what it is the number, so that only like is compared: `tel +4533123456`,
//! `no 123/2024`, `§ 12`, `isbn 9788700000000`, `version 2.0.1`.

use super::{
    Fact, Passage, Value, Verdict,
    wording::{Meaning, Wording},
};

/// Such numbers of a sentence.
pub(super) fn find(passage: &Passage<'_>) -> Vec<Fact> {
    if !passage.chars.iter().any(char::is_ascii_digit) {
        return Vec::new();
    }
    let wording = Wording::of(passage);
    let mut found = Vec::new();
    let mut at = 0;
    while at < wording.words.len() {
        let told = read(&wording, at);
        at = told.as_ref().map_or(at + 1, |told| told.end.max(at + 1));
        let fact = |told: Told| {
            let sign = if told.value.starts_with('§') { '§' } else { '+' };
            let span = wording.span_with(sign, told.first, told.end.saturating_sub(1));
            Fact { span, value: Value::Reference(told.value) }
        };
        found.extend(told.map(fact));
    }
    found
}

/// How two relate; none where they are numbers of different things.
pub(super) fn compare(one: &str, other: &str) -> Option<Verdict> {
    let ((kind, number), (other_kind, other_number)) = (one.split_once(' ')?, other.split_once(' ')?);
    if kind != other_kind {
        return None;
    }
    let is_tail = |whole: &str, tail: &str| whole.starts_with('+') && whole.ends_with(tail.trim_start_matches('0'));
    let same_line = kind == "tel" && (is_tail(number, other_number) || is_tail(other_number, number));
    Some(if number == other_number || same_line { Verdict::Equal } else { Verdict::Differs })
}

struct Told {
    first: usize,
    end: usize,
    value: String,
}

fn read(wording: &Wording<'_>, at: usize) -> Option<Told> {
    let word = wording.words.get(at)?;
    if matches!(word.form.as_str(), "isbn" | "issn") {
        return book(wording, at);
    }
    if !word.is_number {
        return None;
    }
    telephone(wording, at)
        .or_else(|| section(wording, at))
        .or_else(|| version(wording, at))
        .or_else(|| document(wording, at))
}

/// "ISBN 978-87-00-00000-0".
fn book(wording: &Wording<'_>, at: usize) -> Option<Told> {
    let is_form = wording.digits(at + 1, 2).is_some() && wording.gap_is(at + 2, &[": ", " "]);
    let mut end = if is_form { at + 2 } else { at + 1 };
    let mut digits = String::new();
    while wording.words.get(end).is_some_and(|word| word.is_number) && digits.len() < 13 && wording.gap(end).len() <= 3
    {
        digits.extend(wording.words[end].form.chars().filter(char::is_ascii_digit));
        end += 1;
    }
    let kind = &wording.words.get(at)?.form;
    (digits.len() >= 7).then(|| Told { first: at, end, value: format!("{kind} {digits}") })
}

/// "+45 33 12 34 56", "tlf. 33123456", "0800 123 456", "555-123-4567".
fn telephone(wording: &Wording<'_>, at: usize) -> Option<Told> {
    let has_plus = wording.gap(at).last() == Some(&'+');
    let mut groups: Vec<&str> = Vec::new();
    let mut end = at;
    while let Some(word) = wording.words.get(end).filter(|word| word.is_number) {
        let joined = end == at || wording.gap_is(end, &[" ", "-", "\u{a0}", "/", "–", " (", ") ", ")", "‑"]);
        if !joined || word.form.contains([',', ':']) {
            break;
        }
        groups.extend(word.form.split(|c: char| !c.is_ascii_digit()));
        end += 1;
    }
    let digits = groups.concat();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let pairs = matches!(lengths.len(), 4 | 5) && lengths.iter().all(|length| *length == 2);
    let is_alone = at == 0 || !wording.words.get(at - 1).is_some_and(|word| word.is_number);
    let national =
        digits.starts_with('0') && lengths.len() >= 2 && (9..=11).contains(&digits.len()) && !digits.starts_with("00");
    let american = lengths == [3, 3, 4];
    let is_named = (7..=15).contains(&digits.len()) && named_before(wording, at);
    let has_code = has_plus && (8..=15).contains(&digits.len());
    let by_form = is_alone && (pairs || national || american) && !is_date(&lengths, &digits);
    let sign = if has_plus { "+" } else { "" };
    (has_code || is_named || by_form).then(|| Told { first: at, end, value: format!("tel {sign}{digits}") })
}

/// Two digits twice and then four, or the other way round: a date.
fn is_date(lengths: &[usize], digits: &str) -> bool {
    matches!(lengths, [2, 2, 4] | [4, 2, 2]) && digits.len() == 8
}

/// Whether one of the two words before digits is "tlf." or such.
fn named_before(wording: &Wording<'_>, at: usize) -> bool {
    let is_near = wording.gap(at).len() <= 4;
    let back = (1..=2).filter_map(|back| at.checked_sub(back));
    is_near && back.into_iter().any(|start| wording.find(start, Meaning::Telephone).is_some())
}

/// "§ 12", "section 12a".
fn section(wording: &Wording<'_>, at: usize) -> Option<Told> {
    let word = wording.words.get(at)?;
    let number = word.number.filter(|_| word.form.len() <= 4)?;
    let has_sign = wording.gap(at).contains(&'§');
    let first = if has_sign { at } else { wording.before(at, Meaning::Section)? };
    let letter =
        wording.words.get(at + 1).filter(|next| wording.gap_is(at + 1, &[""]) && next.form.chars().count() == 1);
    let (letter, end) = letter.map_or(("", at + 1), |next| (next.form.as_str(), at + 2));
    Some(Told { first, end, value: format!("§ {number}{letter}") })
}

/// "version 2.0.1", "v3.2", and "2.0.1" alone.
fn version(wording: &Wording<'_>, at: usize) -> Option<Told> {
    let form = &wording.words.get(at)?.form;
    let parts: Vec<&str> = form.split('.').collect();
    let of_points = parts.iter().all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()));
    let named = wording.before(at, Meaning::VersionOf);
    let glued = wording.gap_is(at, &[""]) && at > 0;
    let glued = glued.then(|| wording.find(at - 1, Meaning::VersionOf).map(|_| at - 1)).flatten();
    let alone = parts.len() == 3 && parts[2].len() == 1 && parts.iter().all(|part| part.len() <= 2)
        || parts.len() == 4 && parts.iter().all(|part| part.len() <= 3 && part.parse().is_ok_and(|n: u32| n <= 255));
    let is_year = parts.len() == 1 && form.len() > 3;
    let first = named.or(glued).or(alone.then_some(at)).filter(|_| of_points && !is_year)?;
    Some(Told { first, end: at + 1, value: format!("version {form}") })
}

/// "sag nr. 123/2024", "lov nr. 502", "EU 2016/679".
fn document(wording: &Wording<'_>, at: usize) -> Option<Told> {
    let word = wording.words.get(at)?;
    let first = word.number?;
    let numbered = wording.before(at, Meaning::NumberOf);
    let behind = numbered.unwrap_or(at);
    let skips_union = behind.checked_sub(1).filter(|union| wording.words[*union].form == "eu").unwrap_or(behind);
    let is_document = document_ends(wording, behind) || document_ends(wording, skips_union);
    let second = wording
        .gap_is(at + 1, &["/"])
        .then(|| wording.words.get(at + 1))
        .flatten()
        .filter(|next| next.number.is_some());
    let is_year = |n: u32, form: &str| form.len() == 4 && (1950..=2039).contains(&n);
    let Some(next) = second else {
        let fits =
            is_document && (numbered.is_some() || first >= 100 && !is_year(first, &word.form)) && word.form.len() <= 9;
        return fits.then(|| Told { first: behind, end: at + 1, value: format!("no {first}") });
    };
    let second = next.number?;
    let of_year = is_year(first, &word.form) && (next.form.len() >= 3 || is_document)
        || is_year(second, &next.form) && (word.form.len() >= 3 || is_document);
    let both = is_year(first, &word.form) && is_year(second, &next.form);
    let fits = !both && (of_year || numbered.is_some() || is_document);
    fits.then(|| Told { first: behind, end: at + 2, value: format!("no {}/{}", word.form, next.form) })
}

/// Whether a document's word ends before another word, with a sign or a space between.
fn document_ends(wording: &Wording<'_>, at: usize) -> bool {
    let is_near = wording.gap_is(at, &[" ", " (", ") ", "\u{a0}", ". ", ": ", "-", " #"]);
    let ends = |start: usize| wording.find(start, Meaning::Document).is_some_and(|phrase| phrase.end == at);
    is_near && (1..=2).filter_map(|back| at.checked_sub(back)).any(ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_is_compared_with_like() {
        assert_eq!(compare("tel +4533123456", "tel 33123456"), Some(Verdict::Equal));
        assert_eq!(compare("tel +443312345678", "tel 03312345678"), Some(Verdict::Equal));
        assert_eq!(compare("tel 33123456", "tel 33123457"), Some(Verdict::Differs));
        assert_eq!(compare("no 12", "§ 12"), None);
        assert_eq!(compare("§ 12", "§ 12"), Some(Verdict::Equal));
    }
}
