//! Text inside XML 1.0: what marks is escaped, and what XML forbids is made visible.

use super::visible::without_controls;

/// Text between tags.
pub(super) fn content(text: &str) -> String {
    escaped(text, false)
}

/// Text in an attribute between double quotes. Line breaks and tabs are written as references, which readers keep.
pub(super) fn attribute(text: &str) -> String {
    escaped(text, true)
}

fn escaped(text: &str, in_attribute: bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in without_controls(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' if in_attribute => escaped.push_str("&quot;"),
            '\n' if in_attribute => escaped.push_str("&#10;"),
            '\t' if in_attribute => escaped.push_str("&#9;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_marks() {
        let text = "<a b=\"c\">]]>&amp;\u{8}\t\n";
        assert_eq!(content(text), "&lt;a b=\"c\"&gt;]]&gt;&amp;amp;␈\t\n");
        assert_eq!(attribute(text), "&lt;a b=&quot;c&quot;&gt;]]&gt;&amp;amp;␈&#9;&#10;");
    }
}
