//! Characters that would do something instead of being read, made visible: what a hostile or damaged text holds must
//! not steer the program that a file is opened in.
//!
//! Control characters become the pictures that Unicode has for them (U+2400 and on); those without a picture become
//! the replacement character. Marks of direction belong to the writing of Arabic and Hebrew and stay, but for the two
//! that override the direction of letters: they can make a text read as something else than it is.

/// The text with control characters visible; line breaks and tabs stay.
pub(super) fn without_controls(text: &str) -> String {
    text.chars().map(picture).collect()
}

/// The same, and overrides of the direction of writing as their names, such as `[U+202E]`.
pub(super) fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{202d}' => shown.push_str("[U+202D]"),
            '\u{202e}' => shown.push_str("[U+202E]"),
            c => shown.push(picture(c)),
        }
    }
    shown
}

fn picture(c: char) -> char {
    match u32::from(c) {
        0x09 | 0x0a => c,
        control @ 0..=0x1f => char::from_u32(0x2400 + control).unwrap_or(char::REPLACEMENT_CHARACTER),
        0x7f => '\u{2421}',
        0x80..=0x9f | 0xfffe | 0xffff => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_is_seen() {
        assert_eq!(without_controls("a\tb\nc\u{1}\u{0}\r\u{7f}\u{85}\u{ffff}æ"), "a\tb\nc␁␀␍␡\u{fffd}\u{fffd}æ");
        assert_eq!(without_controls("\u{202e}\u{200f}"), "\u{202e}\u{200f}");
        assert_eq!(shown("x\u{202e}y\u{200f}\u{1b}"), "x[U+202E]y\u{200f}␛");
    }
}
