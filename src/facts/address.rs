//! E-mail and web addresses, by their letters.
//!
//! An address is a run without spaces that has `@`, `://` or `www.` in it, or a name in small letters below one of
//! the common domains ("dr.dk"). What closes the sentence is no part of it.

use super::{Fact, Passage, Value};
use crate::text::Span;

/// Addresses of a sentence.
pub(super) fn find(passage: &Passage<'_>) -> Vec<Fact> {
    let chars = &passage.chars;
    let offset = passage.sentence.place.span.start;
    let mut found = Vec::new();
    let mut start = 0;
    while start < chars.len() {
        let is_gap = |c: &char| c.is_whitespace() || "\"“”„«»<>|".contains(*c);
        let length = chars[start..].iter().position(is_gap).unwrap_or(chars.len() - start);
        let run = trimmed(chars, start, start + length);
        let may_be = chars[run.start..run.end].iter().any(|c| matches!(c, '.' | '@'));
        if let Some(address) = may_be.then(|| normal(&chars[run.start..run.end])).flatten() {
            found.push(Fact { span: Span::new(offset + run.start, offset + run.end), value: Value::Address(address) });
        }
        start += length + 1;
    }
    found
}

/// Domains below which a name alone is an address; those that are words of a language need a sign besides.
const DOMAINS: &[&str] =
    &["dk", "com", "org", "net", "eu", "uk", "fr", "nl", "pl", "ru", "ua", "info", "gov", "edu", "io"];

/// The run without the brackets and signs about it.
fn trimmed(chars: &[char], start: usize, end: usize) -> Span {
    let (mut start, mut end) = (start, end);
    while start < end && !chars[start].is_alphanumeric() {
        start += 1;
    }
    let opens = chars[start..end].contains(&'(');
    while end > start && !chars[end - 1].is_alphanumeric() && chars[end - 1] != '/' && !(opens && chars[end - 1] == ')')
    {
        end -= 1;
    }
    Span::new(start, end)
}

/// The address in its normal spelling, if the run is one.
fn normal(run: &[char]) -> Option<String> {
    let text: String = run.iter().collect();
    let small = text.to_lowercase();
    let without_scheme = small.strip_prefix("https://").or_else(|| small.strip_prefix("http://"));
    let without_mail = small.strip_prefix("mailto:");
    let rest = without_scheme.or(without_mail).unwrap_or(&small);
    if let Some((local, domain)) = rest.split_once('@') {
        let is_mail = !local.is_empty() && local.chars().all(|c| c.is_alphanumeric() || "._-+".contains(c));
        return (is_mail && is_domain(domain)).then(|| rest.to_owned());
    }
    let without_www = rest.strip_prefix("www.");
    let address = without_www.unwrap_or(rest).trim_end_matches('/');
    let domain = address.split(['/', '?', '#']).next().unwrap_or_default();
    let last = domain.rsplit('.').next().unwrap_or_default();
    let is_marked = without_scheme.is_some() || without_www.is_some();
    let has_path = address.len() > domain.len();
    let in_small_letters = !text.starts_with(char::is_uppercase) || has_path;
    let is_known = DOMAINS.contains(&last) && in_small_letters && domain.find('.').is_some_and(|point| point >= 2);
    (is_domain(domain) && (is_marked || is_known)).then(|| address.to_owned())
}

/// Names between points, the last of letters.
fn is_domain(text: &str) -> bool {
    let is_name = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '-');
    let last = text.rsplit('.').next().unwrap_or_default();
    text.contains('.') && text.split('.').all(is_name) && last.len() >= 2 && last.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(run: &str, expected: Option<&str>) {
        let chars: Vec<char> = run.chars().collect();
        let span = trimmed(&chars, 0, chars.len());
        assert_eq!(normal(&chars[span.start..span.end]).as_deref(), expected, "{run}");
    }

    #[test]
    fn addresses_in_one_spelling() {
        check("https://www.Eksempel.dk/side/.", Some("eksempel.dk/side"));
        check("(www.eksempel.dk),", Some("eksempel.dk"));
        check("eksempel.dk.", Some("eksempel.dk"));
        check("Skriv.Her@Eksempel.DK!", Some("skriv.her@eksempel.dk"));
        check("http://eksempel.no/a_(b)", Some("eksempel.no/a_(b)"));
        for none in ["bl.a.", "f.eks.", "slut.Derefter", "1.500", "færdig.no", "@navn", "a@b", "Amazon.com", "U.S."] {
            check(none, None);
        }
    }
}
