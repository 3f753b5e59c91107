//! Numbers in a text as the tests see them, found without the engine, and how to make another one of each.

use sammenhold::text::{Place, Span, Version};

/// All numbers of content: digits with separators between them that are no part of a word (as in KN-23).
pub fn numbers(version: &Version) -> Vec<Place> {
    let content = version.paragraphs.iter().enumerate().filter(|(_, p)| p.is_content());
    content.flat_map(|(paragraph, p)| spans(&p.text).into_iter().map(move |span| Place { paragraph, span })).collect()
}

fn spans(text: &str) -> Vec<Span> {
    let chars: Vec<char> = text.chars().collect();
    let digit = |k: usize| chars.get(k).is_some_and(char::is_ascii_digit);
    let separates =
        |k: usize| k > 0 && matches!(chars[k], '.' | ',' | ':' | '\u{a0}' | '\u{202f}') && digit(k - 1) && digit(k + 1);
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let end = (at..chars.len()).find(|k| !digit(*k) && !separates(*k)).unwrap_or(chars.len());
        let in_word = at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '-');
        if end > at && !in_word {
            found.push(Span::new(at, end));
        }
        at = end.max(at + 1);
    }
    found
}

/// The number with another last digit: 1.500 becomes 1.503, 19 becomes 13.
pub fn other(form: &str) -> String {
    let (rest, last) = form.split_at(form.len() - 1);
    let digit: u32 = last.parse().expect("a number ends with a digit");
    format!("{rest}{}", if digit > 6 { digit - 6 } else { digit + 3 })
}

#[test]
fn numbers_are_found_and_made_others() {
    let text = "Den 3. marts kl. 19.30 kom 1.500 (KN-23, B2) på 2,5 timer; 12\u{a0}000, 7";
    let found: Vec<&str> = spans(text).into_iter().map(|s| s.of(text)).collect();
    assert_eq!(found, ["3", "19.30", "1.500", "2,5", "12\u{a0}000", "7"]);
    assert_eq!(["1.500", "19", "7", "6"].map(other), ["1.503", "13", "1", "9"]);
}
