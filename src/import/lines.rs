//! Text cut into lines, whatever ends them: LF, CRLF, CR, NEL, vertical tab, form feed, U+2028 and U+2029.
//!
//! U+2029 separates paragraphs, so it counts as a line end and a blank line. CR CR LF, which some editors leave when
//! they convert line ends twice, is one line end and not two.

/// A line without the white space at its ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// What stands in it; empty where nothing can be seen.
    pub text: &'a str,
    /// White space before it, in characters; a tab counts four.
    pub indent: usize,
    /// Length of `text` in characters.
    pub length: usize,
}

/// All lines of a text as they are, without their line ends.
pub(super) fn raw_lines(text: &str) -> Vec<&str> {
    let (mut lines, mut rest) = (Vec::new(), text);
    while let Some(at) = rest.find(ends_line) {
        lines.push(&rest[..at]);
        let end = &rest[at..];
        if end.starts_with('\u{2029}') {
            lines.push("");
        }
        let width = if end.starts_with("\r\r\n") {
            3
        } else if end.starts_with("\r\n") {
            2
        } else {
            end.chars().next().map_or(end.len(), char::len_utf8)
        };
        rest = &end[width..];
    }
    lines.push(rest);
    lines
}

impl<'a> Line<'a> {
    /// The line that `raw` is, without its line end.
    pub fn of(raw: &'a str) -> Self {
        let text = trim(raw);
        if !text.chars().any(is_visible) {
            return Self { text: "", indent: 0, length: 0 };
        }
        let before = raw.chars().take_while(|&c| is_padding(c));
        Self { text, indent: before.map(|c| if c == '\t' { 4 } else { 1 }).sum(), length: text.chars().count() }
    }

    /// Whether nothing can be seen in it.
    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// The text without white space (no-break spaces too), byte-order marks and the old end-of-file mark at its ends.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(is_padding)
}

/// Whether the character ends a line.
fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_padding(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{1a}')
}

fn is_visible(c: char) -> bool {
    !is_padding(c) && !c.is_control() && !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<Line<'_>> {
        raw_lines(text).into_iter().map(Line::of).collect()
    }

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = lines(text).iter().map(|line| line.text).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn every_line_end_counts_once() {
        check("a\nb\r\nc\rd\u{85}e\u{2028}f\u{b}g\u{c}h", &["a", "b", "c", "d", "e", "f", "g", "h"]);
        check("a\r\r\nb\r\n\r\nc\r\rd", &["a", "b", "", "c", "", "d"]);
        check("a\u{2029}b", &["a", "", "b"]);
        check("", &[""]);
    }

    #[test]
    fn white_space_at_the_ends_goes_and_inner_stays() {
        check("\u{feff}\u{a0} a  b\t\u{a0}\n \u{200b} \nc\u{1a}", &["a  b", "", "c"]);
        let indents: Vec<usize> = lines("a\n  b\n\tc").iter().map(|line| line.indent).collect();
        assert_eq!(indents, [0, 2, 4]);
    }
}
