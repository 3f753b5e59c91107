//! Front matter: the lines between `---` (YAML) or `+++` (TOML) at the top of a file, with its language and title.
//!
//! Only flat keys are read. A rule of hyphens at the top of an ordinary text is no front matter: every line up to the
//! closing one must look like one of its own, and one of the two keys must be there or the file be Markdown.

use super::{Format, declared};
use crate::text::Language;

/// What the front matter says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct FrontMatter {
    /// The text's language.
    pub language: Option<Language>,
    /// The article's title.
    pub title: Option<String>,
}

/// How many lines it may have.
const MOST_LINES: usize = 200;

/// The front matter, and the lines after it; all lines where there is none.
pub(super) fn split<'a, 'b>(lines: &'b [&'a str], format: Format) -> (FrontMatter, &'b [&'a str]) {
    let none = || (FrontMatter::default(), lines);
    let Some(fence) = lines.first().map(|line| super::lines::trim(line)).filter(|line| matches!(*line, "---" | "+++"))
    else {
        return none();
    };
    let closes = |line: &&str| line.trim_end() == fence || (fence == "---" && line.trim_end() == "...");
    let Some(end) = lines.iter().skip(1).take(MOST_LINES).position(closes) else { return none() };
    let inside = &lines[1..=end];
    if !inside.iter().all(|line| belongs(line)) {
        return none();
    }
    let (mut found, mut pairs) = (FrontMatter::default(), 0);
    for (key, value) in inside.iter().filter_map(|line| pair(line)) {
        pairs += 1;
        match key.to_ascii_lowercase().as_str() {
            "lang" | "language" => found.language = declared::from_value(value).or(found.language),
            "title" if !value.is_empty() => found.title = Some(value.to_owned()),
            _ => {}
        }
    }
    let certain = found != FrontMatter::default() || format == Format::Markdown && pairs > 0;
    if certain { (found, &lines[end + 2..]) } else { none() }
}

/// Whether a line can stand in front matter: a pair, an item or a continuation of one, a table's head, a comment.
fn belongs(line: &str) -> bool {
    let start = line.trim_start();
    start.is_empty() || start.len() < line.len() || start.starts_with(['#', '-', '[', ']']) || pair(line).is_some()
}

/// Key and value of a line, the value without quotation marks.
fn pair(line: &str) -> Option<(&str, &str)> {
    let at = line.find([':', '='])?;
    let (key, value) = (line[..at].trim_end(), line[at + 1..].trim());
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '"');
    if key.is_empty() || !key.chars().all(plain) {
        return None;
    }
    let quoted = ['"', '\''].into_iter().find_map(|mark| value.strip_prefix(mark)?.split_once(mark));
    let value = match quoted {
        Some((inner, _)) => inner,
        None => value.split(" #").next().unwrap_or_default().trim_end(),
    };
    Some((key.trim_matches('"'), value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, language: Option<&str>, title: Option<&str>, rest: &str) {
        let lines: Vec<&str> = text.split('\n').collect();
        let (found, after) = split(&lines, Format::Text);
        assert_eq!(found.language.as_ref().map(Language::tag), language, "{text}");
        assert_eq!(found.title.as_deref(), title, "{text}");
        assert_eq!(after.join("\n"), rest);
    }

    #[test]
    fn yaml_and_toml_are_read() {
        check("---\nlang: da\n---\nTekst", Some("da"), None, "Tekst");
        check(
            "---\ntitle: \"Broen: nu\"\nLanguage: en_gb # British\ntags:\n  - a\n- b\n...\nT",
            Some("en-GB"),
            Some("Broen: nu"),
            "T",
        );
        check("+++\ntitle = 'Broen'\nlang = \"sv\"\n\n[params]\nx = 1\n+++\n\nT", Some("sv"), Some("Broen"), "\nT");
        check("---\r\nlang: da\r\n---\r\nTekst".replace('\r', "").as_str(), Some("da"), None, "Tekst");
    }

    #[test]
    fn rules_in_a_text_are_none() {
        for text in [
            "---\nEn tekst om broen.\n---\nMere",
            "---\nlang: da\nuden slut",
            "",
            "Tekst\n---\nlang: da\n---",
            "---\n---\nT",
            "---\nNavn: Jens\n---\nT",
        ] {
            check(text, None, None, text);
        }
        let (found, rest) = split(&["---", "layout: post", "---", "T"], Format::Markdown);
        assert_eq!((found, rest), (FrontMatter::default(), ["T"].as_slice()));
    }
}
