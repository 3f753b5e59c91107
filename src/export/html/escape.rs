//! Texts put into HTML: what would be markup is escaped, and what would not be seen, or would turn the direction of
//! writing, is shown by its name.
//!
//! Shown are control characters, the marks, embeddings and overrides of direction (Unicode Standard Annex 9), line and
//! paragraph separators, and zero-width characters beside letters that have no use for them: joiners belong to the
//! writing of Persian, of India's languages and to emoji, but not into Danish.

/// A text for an element; `title` says what a shown character is, its name in the place of `{}`.
pub(super) fn text(raw: &str, title: &str) -> String {
    let chars: Vec<char> = raw.chars().collect();
    slice(&chars, 0, chars.len(), title)
}

/// A part of a text, as [`text`]; code points from `from` to `to`, clipped.
pub(super) fn slice(chars: &[char], from: usize, to: usize, title: &str) -> String {
    let to = to.min(chars.len());
    let mut out = String::new();
    for (at, &c) in chars.iter().enumerate().take(to).skip(from) {
        if is_odd(chars, at) {
            let name = name(c);
            let title = attribute(&title.replace("{}", &name));
            out.push_str(&format!("<span class=\"odd\" title=\"{title}\">[{name}]</span>"));
        } else {
            push(&mut out, c);
        }
    }
    out
}

/// A text for an attribute in double quotation marks.
pub(super) fn attribute(raw: &str) -> String {
    let chars: Vec<char> = raw.chars().collect();
    let mut out = String::new();
    for (at, &c) in chars.iter().enumerate() {
        if is_odd(&chars, at) {
            out.push_str(&format!("[{}]", name(c)));
        } else {
            push(&mut out, c);
        }
    }
    out
}

fn push(out: &mut String, c: char) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\'' => out.push_str("&#39;"),
        c => out.push(c),
    }
}

fn name(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

fn is_odd(chars: &[char], at: usize) -> bool {
    let Some(&c) = chars.get(at) else { return false };
    match c {
        '\n' | '\t' => false,
        '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}' => {
            let before = at.checked_sub(1).and_then(|before| chars.get(before));
            has_no_joiners(before) || has_no_joiners(chars.get(at + 1))
        }
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}' => true,
        c => c.is_control(),
    }
}

/// Whether no joiner belongs beside a character: the text's ends, spaces, and the scripts of Europe, which stand
/// before Hebrew in Unicode.
fn has_no_joiners(neighbour: Option<&char>) -> bool {
    neighbour.is_none_or(|&c| c < '\u{590}' || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_acts_and_everything_is_seen() {
        let check = |raw: &str, expected: &str| assert_eq!(text(raw, "no"), expected, "{raw:?}");
        check("a <b> & \"c\" 'd'", "a &lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;");
        check("x\u{202e}y", "x<span class=\"odd\" title=\"no\">[U+202E]</span>y");
        check("\u{1b}", "<span class=\"odd\" title=\"no\">[U+001B]</span>");
        check("a\u{200b}b", "a<span class=\"odd\" title=\"no\">[U+200B]</span>b");
        check("می\u{200c}خواهم", "می\u{200c}خواهم");
        check("👩\u{200d}🚒", "👩\u{200d}🚒");
        check("line\nline\tæ", "line\nline\tæ");
        assert_eq!(attribute("\u{0}\"\u{2066}"), "[U+0000]&quot;[U+2066]");
        assert_eq!(text("\u{7}", "of {}"), "<span class=\"odd\" title=\"of U+0007\">[U+0007]</span>");
        let chars: Vec<char> = "æ<ø".chars().collect();
        assert_eq!(slice(&chars, 1, 99, ""), "&lt;ø");
    }
}
