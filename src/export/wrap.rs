//! Lines for a terminal: breaking text at a width, and keeping it from commanding the terminal.
//!
//! Width is counted in columns: two for the wide characters of East Asia, none for combining marks.

use crate::text::visible;

/// Breaks `text` at spaces into lines of at most `width` columns; the first begins with `first`, the others
/// with `rest`. Words that are longer than a line, and texts without spaces, are broken anywhere.
pub(super) fn wrap(text: &str, first: &str, rest: &str, width: usize) -> String {
    let mut lines = String::from(first);
    let mut used = columns(first);
    let mut is_fresh = true;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let space = usize::from(!is_fresh);
        if used + space + columns(word) <= width {
            lines.push_str(if is_fresh { "" } else { " " });
            lines.push_str(word);
            used += space + columns(word);
        } else {
            let breaks_inside = columns(rest) + columns(word) > width || word.chars().any(|c| char_columns(c) == 2);
            if breaks_inside && !is_fresh && used + 2 < width {
                lines.push(' ');
                used += 1;
            } else if !is_fresh {
                used = begin_line(&mut lines, rest);
            }
            for c in word.chars() {
                if used + char_columns(c) > width {
                    used = begin_line(&mut lines, rest);
                }
                lines.push(c);
                used += char_columns(c);
            }
        }
        is_fresh = false;
    }
    lines.push('\n');
    lines
}

/// The same text with spaces for line breaks and tabs; characters that steer a terminal, turn the direction of writing or
/// cannot be seen are spelled out, such as `[U+202E]`.
pub(super) fn tame(text: &str) -> String {
    visible::spelled(text).chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// At most `most` columns of `text`, cut at a space where there is one near, with an ellipsis.
pub(super) fn shorten(text: &str, most: usize) -> String {
    if columns(text) <= most {
        return text.to_owned();
    }
    let mut used = 1;
    let fits = |c: &char| {
        used += char_columns(*c);
        used <= most
    };
    let kept: String = text.chars().take_while(fits).collect();
    let near_end = kept.rfind(' ').filter(|&at| at * 4 >= kept.len() * 3);
    format!("{}…", kept[..near_end.unwrap_or(kept.len())].trim_end())
}

/// Columns that a text takes in a terminal.
pub(super) fn columns(text: &str) -> usize {
    text.chars().map(char_columns).sum()
}

fn char_columns(c: char) -> usize {
    match u32::from(c) {
        0x061c | 0x200b..=0x200f | 0xfe00..=0xfe0f => 0,
        _ if unicode_normalization::char::is_combining_mark(c) => 0,
        0x1100..=0x115f
        | 0x2e80..=0x303e
        | 0x3041..=0xa4cf
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe6f
        | 0xff00..=0xff60
        | 0xffe0..=0xffe6
        | 0x1f300..=0x1f64f
        | 0x1f900..=0x1f9ff
        | 0x20000..=0x3fffd => 2,
        _ => 1,
    }
}

fn begin_line(lines: &mut String, indent: &str) -> usize {
    lines.push('\n');
    lines.push_str(indent);
    columns(indent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_width() {
        assert_eq!(wrap("en to tre fire", "- ", "  ", 8), "- en to\n  tre\n  fire\n");
        assert_eq!(wrap("aaaaaaaaaa b", "", " ", 4), "aaaa\n aaa\n aaa\n b\n");
        assert_eq!(wrap("北京北京 x", "", "", 5), "北京\n北京\nx\n");
        assert_eq!(wrap("a 北京北京", "", "", 5), "a 北\n京北\n京\n");
        assert_eq!(wrap("", "x", "", 5), "x\n");
        let text = "Rådet har besluttet at 北京北京北京北京北京北京 og e\u{301}t langtordudenendeellerslutning til";
        assert!((6..40).all(|width| wrap(text, "", "  ", width).lines().all(|line| columns(line) <= width)));
    }

    #[test]
    fn taming_and_shortening() {
        assert_eq!(tame("a\n\tb\u{1b}[31m\u{202e}c"), "a  b[U+001B][31m[U+202E]c");
        assert_eq!(shorten("en to tre", 9), "en to tre");
        assert_eq!(shorten("en to tre fire fem", 16), "en to tre fire…");
        assert_eq!(shorten("北京北京", 5), "北京…");
        assert_eq!(shorten("aaaaaaaaa", 4), "aaa…");
    }
}
