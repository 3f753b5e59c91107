//! Words and numbers in a text.

use crate::text::{Span, Token, TokenKind};

/// All words and numbers of `text`; spans count from `offset`. A word is letters and marks with inner
/// hyphens and apostrophes; a number is digits with inner points, commas and thin spaces between thousands, or a time with a colon;
/// characters of scripts without spaces between words stand alone.
pub fn tokens(text: &str, offset: usize) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let (end, kind) = match chars[at] {
            c if c.is_ascii_digit() => (number_end(&chars, at), TokenKind::Number),
            c if stands_alone(c) => (at + 1, TokenKind::Word),
            c if c.is_alphanumeric() => (word_end(&chars, at), TokenKind::Word),
            _ => {
                at += 1;
                continue;
            }
        };
        found.push(Token { span: Span::new(offset + at, offset + end), form: chars[at..end].iter().collect(), kind });
        at = end;
    }
    found
}

fn word_end(chars: &[char], start: usize) -> usize {
    let is_part = |c: char| (c.is_alphabetic() || is_mark(c)) && !stands_alone(c);
    let mut end = start + 1;
    while end < chars.len() {
        let joins = matches!(chars[end], '-' | '‐' | '‑' | '\'' | '’' | '\u{ad}')
            && chars.get(end + 1).is_some_and(|&c| is_part(c));
        if !is_part(chars[end]) && !joins {
            break;
        }
        end += 1;
    }
    end
}

fn number_end(chars: &[char], start: usize) -> usize {
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let mut end = start;
    while digit(end) {
        end += 1;
    }
    loop {
        let thousands = digit(end + 1) && digit(end + 2) && digit(end + 3) && !digit(end + 4);
        match chars.get(end) {
            Some('.' | ',') if digit(end + 1) => end += 1,
            Some(':') if end - start <= 2 && digit(end + 1) && digit(end + 2) && !digit(end + 3) => end += 1,
            Some('\u{a0}' | '\u{202f}' | '\u{2009}' | '’' | '\'') if thousands => end += 1,
            Some(' ') if thousands && end - start <= 3 && chars[start] != '0' => end += 1,
            _ => return end,
        }
        while digit(end) {
            end += 1;
        }
    }
}

/// Combining marks, Latin to Devanagari, that continue a word.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Characters that are words of their own: Han, kana, Thai, Lao, Khmer, Burmese.
fn stands_alone(c: char) -> bool {
    matches!(u32::from(c), 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found = tokens(text, 0);
        assert_eq!(found.iter().map(|t| t.form.as_str()).collect::<Vec<_>>(), expected);
        assert!(found.iter().all(|t| t.span.of(text) == t.form));
    }

    #[test]
    fn words_numbers_and_scripts_without_spaces() {
        check("FN’s 1.500 soldater, d.3. marts 2024!", &["FN’s", "1.500", "soldater", "d", "3", "marts", "2024"]);
        check("12 000 av 1,5 til 10 200", &["12 000", "av", "1,5", "til", "10 200"]);
        check("kl. 14.30 – e-mail 14:30 3:1", &["kl", "14.30", "e-mail", "14:30", "3", "1"]);
        check("北京 2024年", &["北", "京", "2024", "年"]);
        check("cafe\u{301} på-", &["cafe\u{301}", "på"]);
        check("", &[]);
    }
}
