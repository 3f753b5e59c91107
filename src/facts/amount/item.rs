//! A sentence in the pieces that amounts are read from: digits, words cut at their hyphens, and single signs.
//!
//! What stands between two pieces is kept as a [`Gap`], so that "10-12", "10 – 12" and "10. 12" can be told apart.

use crate::text::{Span, Token, TokenKind};

/// A piece of a sentence.
#[derive(Clone, Debug)]
pub struct Item {
    /// In small letters.
    pub text: String,
    /// Where it stands in its paragraph.
    pub span: Span,
    /// What it is made of.
    pub kind: Kind,
    /// What stands between the piece before and this one.
    pub gap: Gap,
    /// How its letters are written.
    pub case: Case,
}

/// What a piece is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Digits with their points and commas.
    Digits,
    /// Letters.
    Word,
    /// One sign: "%", "$", "½", "/".
    Sign,
}

/// How the letters of a piece are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Begins with a small letter, or has none.
    Small,
    /// Begins with a capital.
    Capital,
    /// All capitals, at least two.
    Capitals,
}

/// What stands between two pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Nothing.
    Touch,
    /// White space.
    Space,
    /// A hyphen without spaces.
    Hyphen,
    /// A dash without spaces.
    Dash,
    /// A hyphen or dash with spaces around it.
    SpacedDash,
    /// White space and a minus that belongs to what follows.
    Minus,
    /// A full stop, as behind an abbreviation.
    Dot,
    /// A comma and white space.
    Comma,
    /// An apostrophe.
    Apostrophe,
    /// A colon without spaces.
    Colon,
    /// Anything else, and the beginning.
    Other,
}

impl Gap {
    /// Whether the pieces may belong to one expression of several words.
    pub fn is_plain(self) -> bool {
        matches!(self, Self::Touch | Self::Space | Self::Hyphen | Self::Apostrophe)
    }

    /// Whether the pieces make one word.
    pub fn is_inner(self) -> bool {
        matches!(self, Self::Touch | Self::Hyphen)
    }
}

/// Signs that are pieces of their own.
const SIGNS: &str = "%‰°$€£¥₴₽₹₺/&+~≈<>≤≥";

/// The pieces of a text; `start` is the place of its first character in the paragraph. Where words lose their vowel
/// before another ("d’euros"), they are cut at the apostrophe.
pub fn items(chars: &[char], tokens: &[Token], start: usize, elides: bool) -> Vec<Item> {
    let mut found: Vec<Item> = Vec::with_capacity(tokens.len() + 4);
    let mut at = 0;
    for token in tokens {
        let begin = token.span.start.saturating_sub(start);
        let end = token.span.end.saturating_sub(start).min(chars.len());
        signs(chars, at..begin.min(chars.len()), start, &mut found);
        match token.kind {
            TokenKind::Number => {
                push(chars, begin..end, Kind::Digits, start, &mut found);
                join_thousands(&mut found);
            }
            TokenKind::Word => pieces(chars, begin..end, start, elides, &mut found),
        }
        at = end.max(at);
    }
    signs(chars, at..chars.len(), start, &mut found);
    found
}

/// "1 234" and "567" are one number: groups of three behind a first gap between thousands.
fn join_thousands(found: &mut Vec<Item>) {
    let [.., before, last] = &found[..] else { return };
    let is_group = last.gap == Gap::Space && last.text.len() == 3 && last.text.bytes().all(|b| b.is_ascii_digit());
    let is_grouped = before.kind == Kind::Digits && before.text.split(' ').skip(1).any(|group| group.len() == 3);
    if is_group && is_grouped && last.span.start == before.span.end + 1 {
        let Some(group) = found.pop() else { return };
        if let Some(number) = found.last_mut() {
            number.text.push(' ');
            number.text.push_str(&group.text);
            number.span.end = group.span.end;
        }
    }
}

fn signs(chars: &[char], range: std::ops::Range<usize>, start: usize, found: &mut Vec<Item>) {
    for at in range {
        if SIGNS.contains(chars[at]) {
            push(chars, at..at + 1, Kind::Sign, start, found);
        }
    }
}

fn pieces(chars: &[char], range: std::ops::Range<usize>, start: usize, elides: bool, found: &mut Vec<Item>) {
    let mut from = range.start;
    for at in range.clone() {
        let cuts = is_hyphen(chars[at]) || elides && is_apostrophe(chars[at]);
        if cuts {
            push(chars, from..at, Kind::Word, start, found);
            from = at + 1;
        }
    }
    push(chars, from..range.end, Kind::Word, start, found);
}

fn push(chars: &[char], range: std::ops::Range<usize>, kind: Kind, start: usize, found: &mut Vec<Item>) {
    if range.is_empty() || range.end > chars.len() {
        return;
    }
    let own = &chars[range.clone()];
    let before = found.last().map_or(0, |last| last.span.end - start);
    let gap = match found.is_empty() && range.start == 0 {
        true => Gap::Other,
        false => gap(&chars[before.min(range.start)..range.start], found.is_empty()),
    };
    let capital = own.first().is_some_and(|c| c.is_uppercase());
    let all = own.len() > 1 && own.iter().all(|c| c.is_uppercase());
    let case = if all {
        Case::Capitals
    } else if capital {
        Case::Capital
    } else {
        Case::Small
    };
    let spelt = own.iter().filter(|c| **c != '\u{ad}').map(|c| if is_apostrophe(*c) { '\'' } else { *c });
    let text: String =
        if kind == Kind::Digits { spelt.collect() } else { spelt.flat_map(char::to_lowercase).collect() };
    let span = Span::new(start + range.start, start + range.end);
    found.push(Item { text, span, kind, gap, case });
}

fn gap(between: &[char], is_first: bool) -> Gap {
    let dash = |c: char| matches!(c, '–' | '—' | '−');
    match between {
        [] => Gap::Touch,
        [c] if is_hyphen(*c) => {
            if is_first {
                Gap::Minus
            } else {
                Gap::Hyphen
            }
        }
        ['−'] if is_first => Gap::Minus,
        [c] if dash(*c) => Gap::Dash,
        [c] if is_apostrophe(*c) => Gap::Apostrophe,
        [':'] => Gap::Colon,
        [.., c]
            if (is_hyphen(*c) || *c == '−') && between.len() > 1 && !between[between.len() - 2].is_alphanumeric() =>
        {
            Gap::Minus
        }
        all if all.iter().all(|c| c.is_whitespace()) => {
            if is_first {
                Gap::Other
            } else {
                Gap::Space
            }
        }
        ['.', rest @ ..] if rest.iter().all(|c| c.is_whitespace()) => Gap::Dot,
        [',', rest @ ..] if rest.iter().all(|c| c.is_whitespace()) => Gap::Comma,
        [first, .., last] if first.is_whitespace() && last.is_whitespace() => {
            let inner: Vec<char> = between.iter().copied().filter(|c| !c.is_whitespace()).collect();
            if let [c] = inner[..]
                && (is_hyphen(c) || dash(c))
            {
                Gap::SpacedDash
            } else {
                Gap::Other
            }
        }
        _ => Gap::Other,
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::tokens;

    fn check(text: &str, elides: bool, expected: &[(&str, Gap)]) {
        let chars: Vec<char> = text.chars().collect();
        let found = items(&chars, &tokens(text, 7), 7, elides);
        let told: Vec<(&str, Gap)> = found.iter().map(|i| (i.text.as_str(), i.gap)).collect();
        assert_eq!(told, expected, "{text}");
        assert!(found.iter().all(|i| i.span.start >= 7));
    }

    #[test]
    fn words_digits_signs_and_what_is_between() {
        check("Fem-og-tyve", false, &[("fem", Gap::Other), ("og", Gap::Hyphen), ("tyve", Gap::Hyphen)]);
        check("10–12 %", false, &[("10", Gap::Other), ("12", Gap::Dash), ("%", Gap::Space)]);
        check(
            "fra -5 til 10 - 12",
            false,
            &[("fra", Gap::Other), ("5", Gap::Minus), ("til", Gap::Space), ("10", Gap::Space), ("12", Gap::SpacedDash)],
        );
        check("ca. $5", false, &[("ca", Gap::Other), ("$", Gap::Dot), ("5", Gap::Touch)]);
        check("d’euros", true, &[("d", Gap::Other), ("euros", Gap::Apostrophe)]);
        check("1 234 567", false, &[("1 234 567", Gap::Other)]);
        check("п’ять", false, &[("п'ять", Gap::Other)]);
    }
}
