//! Lines put together again: words that were parted at a line's end are one, hyphens that were written stay.

use crate::import::punctuation;

/// Words after a hyphen that belongs to what is left out: `Nord- og sydgående`, `in- und ausländisch`.
const AFTER_OPEN_HYPHEN: &[&str] = &[
    "og", "eller", "samt", "och", "eller", "und", "oder", "bzw.", "sowie", "and", "or", "en", "of", "et", "ou", "i",
    "lub", "та", "і", "и", "или", "til", "to", "bis", "till",
];

/// Adds a line to a text.
pub(super) fn add(text: &mut String, line: &str) {
    let first = line.chars().next();
    if let Some(rest) = text.strip_suffix('\u{ad}') {
        text.truncate(rest.len());
    } else if is_hyphen_end(text) && first.is_some_and(char::is_alphanumeric) {
        let word = line.split_whitespace().next().unwrap_or("");
        if AFTER_OPEN_HYPHEN.contains(&word) {
            text.push(' ');
        } else if first.is_some_and(char::is_lowercase) && !is_written(text) {
            text.pop();
        }
    } else {
        let unspaced = text.chars().next_back().is_some_and(punctuation::is_unspaced_script)
            && first.is_some_and(punctuation::is_unspaced_script);
        if !text.is_empty() && !unspaced {
            text.push(' ');
        }
    }
    text.push_str(line);
}

/// The text without soft hyphens that did not part a word.
pub(super) fn without_soft(text: &str) -> String {
    text.replace('\u{ad}', "")
}

/// Whether a line ends with a hyphen that a letter or digit stands before.
pub(super) fn is_hyphen_end(text: &str) -> bool {
    let mut last = text.chars().rev();
    matches!(last.next(), Some('-' | '\u{2010}' | '\u{ad}')) && last.next().is_some_and(char::is_alphanumeric)
}

/// Whether the hyphen at the end was written there: behind capitals (`EU-`), digits (`4-`), or another hyphen in the
/// same word (`Jens-Ole-`).
fn is_written(text: &str) -> bool {
    let word = text.rsplit(|c: char| c.is_whitespace()).next().unwrap_or("").trim_end_matches(['-', '\u{2010}']);
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let letters = word.chars().filter(|c| c.is_alphabetic());
    let capitals = letters.clone().count() > 0 && letters.clone().all(char::is_uppercase);
    capitals || word.ends_with(|c: char| c.is_numeric()) || word.contains('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lines: &[&str], expected: &str) {
        let mut text = String::new();
        lines.iter().for_each(|line| add(&mut text, line));
        assert_eq!(text, expected);
    }

    #[test]
    fn parted_words_are_one() {
        check(&["langs Fjord-", "vejen er"], "langs Fjordvejen er");
        check(&["langs Fjord\u{ad}", "vejen"], "langs Fjordvejen");
        check(&["langs", "vejen"], "langs vejen");
        check(&["rund\u{2010}", "kørslen"], "rundkørslen");
    }

    #[test]
    fn written_hyphens_stay() {
        check(&["Nord-", "og sydgående"], "Nord- og sydgående");
        check(&["Jens-", "Ole"], "Jens-Ole");
        check(&["EU-", "landene"], "EU-landene");
        check(&["en 4-", "årig"], "en 4-årig");
        check(&["by-til-", "by"], "by-til-by");
        check(&["pause –", "og"], "pause – og");
        check(&["ord -", "og"], "ord - og");
    }

    #[test]
    fn scripts_without_spaces_get_none() {
        check(&["市長は", "橋を"], "市長は橋を");
    }
}
