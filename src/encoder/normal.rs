//! The spelling that the encoder reads: compatibility forms made plain, white space made one mark.
//!
//! The encoder was trained on text normalised by SentencePiece's `nmt_nfkc`. That is Unicode NFKC but for a few
//! characters, which count as spaces; spaces at both ends vanish, several are one, and each word begins with `▁`.

use unicode_normalization::UnicodeNormalization;

/// Begins a word.
pub const WORD: char = '▁';
/// Most characters of a text that are read.
const MOST_CHARS: usize = 4096;
/// What `nmt_nfkc` takes for a space and NFKC leaves alone.
const SPACES: &[char] = &[
    '\t', '\n', '\u{c}', '\r', '\u{1680}', '\u{200b}', '\u{200e}', '\u{200f}', '\u{2028}', '\u{2029}', WORD,
    '\u{feff}', '\u{fffd}',
];

/// The text as the encoder reads it, its first [`MOST_CHARS`] characters; empty if there are only spaces.
pub fn normal(text: &str) -> String {
    let spaced = text.chars().take(MOST_CHARS).map(|c| if SPACES.contains(&c) { ' ' } else { c });
    let mut normal = String::with_capacity(text.len().min(4 * MOST_CHARS) + WORD.len_utf8());
    let mut is_between = true;
    for c in spaced.nfkc() {
        if c == ' ' {
            is_between = true;
            continue;
        }
        if is_between {
            normal.push(WORD);
            is_between = false;
        }
        normal.push(c);
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_become_the_mark_and_forms_become_plain() {
        for (text, expected) in [
            ("", ""),
            (" \u{a0}\n\u{200b}", ""),
            ("en  bil\tkører ", "▁en▁bil▁kører"),
            ("ﬁsk№4 ½", "▁fiskNo4▁1⁄2"),
            ("e\u{301}t", "▁ét"),
            ("12\u{a0}000\u{202f}kr.", "▁12▁000▁kr."),
            ("a▁b\u{feff}c", "▁a▁b▁c"),
            ("¨x", "▁\u{308}x"),
        ] {
            assert_eq!(normal(text), expected, "{text:?}");
        }
        let long = normal(&"ord ".repeat(300_000));
        assert_eq!(long.chars().count(), MOST_CHARS);
    }
}
