//! What the characters at the ends of a line say: whether a sentence ends there, a list item begins, a label stands.

/// Characters that end a sentence.
const FINAL: &[char] = &['.', '!', '?', '…', '。', '！', '？', '．', '؟', '۔', '।', '॥', '։', '።', '‽'];
/// Characters that may follow them.
const CLOSING: &[char] = &[
    '"', '\'', '”', '“', '’', '‘', '»', '«', '›', '‹', ')', ']', '}', '」', '』', '】', '）', '*', '_', '†', '\u{a0}',
    ' ',
];
/// Characters that leave a line open, so that it is no heading.
const OPEN: &[char] = &[',', ';', ':', '、', '，', '；', '：', '،', '؛', '-', '–', '—'];
/// What begins an item of a list, with a space after it.
const BULLETS: &[char] = &['-', '*', '+', '•', '–', '—', '·', '▪', '◦', '‣', '●', '○', '■', '□', '»'];
/// What a rule is drawn with.
const RULES: &[char] = &['-', '=', '_', '*', '~', '#', '+', '—', '–', '─', '━', '═', '•', '·'];
/// A label before its value has at most so many words,
const LABEL_WORDS: usize = 3;
/// and the whole line at most so many characters.
const LABEL_LINE: usize = 80;

/// Whether a sentence ends at the end of the text.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(CLOSING).ends_with(FINAL)
}

/// Whether the text breaks off at its end: a comma, a colon, a dash.
pub(super) fn ends_open(text: &str) -> bool {
    text.trim_end_matches(CLOSING).ends_with(OPEN)
}

/// Whether a sentence ends inside the text and another begins. Abbreviations and ordinals are not counted.
pub(super) fn has_inner_sentence_end(text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    text.windows(5).any(|at| {
        let spaced = at[0].is_lowercase() && at[1].is_lowercase() && matches!(at[2], '.' | '!' | '?') && at[3] == ' ';
        spaced && !at[4].is_lowercase() && !at[4].is_numeric()
    }) || text.windows(2).any(|at| matches!(at[0], '。' | '！' | '？') && !CLOSING.contains(&at[1]))
}

/// Whether the first letter is a small one, with no digit before it.
pub(super) fn starts_small(text: &str) -> bool {
    text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase)
}

/// Whether it begins in a script without capitals.
pub(super) fn starts_caseless(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphanumeric());
    first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase())
}

/// Han, kana and their punctuation: written without spaces, so wrapped lines are joined without one.
pub(super) fn is_unspaced_script(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// The text of a list item behind its bullet or number, if it is one.
pub(super) fn item_text(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(BULLETS).or_else(|| {
        let digits = text.chars().take_while(char::is_ascii_digit).count();
        let rest = match digits {
            1..=3 => &text[digits..],
            0 => text.strip_prefix(|c: char| c.is_ascii_alphabetic()).filter(|rest| rest.starts_with(')'))?,
            _ => return None,
        };
        rest.strip_prefix(['.', ')'])
    })?;
    let item = rest.trim_start();
    (item.len() < rest.len() && !item.is_empty()).then_some(item)
}

/// The number of a numbered list item.
pub(super) fn item_number(text: &str) -> Option<usize> {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    item_text(text).and_then(|_| text.get(..digits)?.parse().ok())
}

/// Whether the line is a rule between parts: nothing but strokes, at least three.
pub(super) fn is_rule(text: &str) -> bool {
    let strokes = text.chars().filter(|c| RULES.contains(c)).count();
    strokes >= 3 && text.chars().all(|c| RULES.contains(&c) || c.is_whitespace())
}

/// Whether the line is a label with its value: `By: Aarhus`.
pub(super) fn is_label(text: &str) -> bool {
    let Some((label, value)) = text.split_once(':') else { return false };
    let short = text.chars().count() <= LABEL_LINE && label.split_whitespace().count() <= LABEL_WORDS;
    short && label.contains(char::is_alphabetic) && (value.is_empty() || value.starts_with([' ', '\t', '\u{a0}']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, test: fn(&str) -> bool, yes: &[&str], no: &[&str]) {
        for text in yes {
            assert!(test(text), "{name}: {text}");
        }
        for text in no {
            assert!(!test(text), "not {name}: {text}");
        }
    }

    #[test]
    fn ends_and_beginnings() {
        check("ends", ends_sentence, &["Hej.", "“Ja!”", "(Nej?)", "好。", "Så…", "»Ja.«"], &["Hej", "Kun,", "Om:", ""]);
        check("open", ends_open, &["først,", "siger:", "ord-"], &["slut.", "ord"]);
        check("small", starts_small, &["og så", "“og så", "(æblet"], &["Og", "3 æbler", "", "日本"]);
        check("caseless", starts_caseless, &["日本", "“عن"], &["og", "Og", "3"]);
        check("rule", is_rule, &["---", "* * *", "====="], &["--", "- a -", "...", "|---|", ""]);
        check(
            "label",
            is_label,
            &["By: Aarhus", "Antal gæster: 1.500", "Kilder:"],
            &["Kl. 14:30", "Han sagde til os: nej", "x"],
        );
        let inner = has_inner_sentence_end;
        check(
            "inner",
            inner,
            &["Den er ny. Vi er glade.", "好。好"],
            &["den 3. Marts", "Den er ny.", "kl. 14 hos Dr. Bo", "bl.a. os"],
        );
    }

    #[test]
    fn items() {
        for (text, item) in [
            ("- ja", Some("ja")),
            ("12. maj", Some("maj")),
            ("a) først", Some("først")),
            ("• ét", Some("ét")),
            ("-ja", None),
            ("2026 gik", None),
            ("1.500 kom", None),
            ("-", None),
            ("æ) nej", None),
        ] {
            assert_eq!(item_text(text), item, "{text}");
        }
    }
}
