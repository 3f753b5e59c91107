//! The text in stray HTML inside Markdown: tags and comments go, words stay.

/// Tags that part paragraphs.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];
/// Tags whose content is no text.
const SILENT: &[&str] = &["script", "style", "template"];

/// Characters by name. Only those that articles have; others stay as they are written.
const ENTITIES: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{a0}"),
    ("aelig", "æ"),
    ("AElig", "Æ"),
    ("oslash", "ø"),
    ("Oslash", "Ø"),
    ("aring", "å"),
    ("Aring", "Å"),
    ("auml", "ä"),
    ("Auml", "Ä"),
    ("ouml", "ö"),
    ("Ouml", "Ö"),
    ("uuml", "ü"),
    ("Uuml", "Ü"),
    ("szlig", "ß"),
    ("eacute", "é"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("bdquo", "„"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("euro", "€"),
];

/// Bytes in the longest name or number of a character, with its semicolon.
const LONGEST_NAME: usize = 10;

/// The texts in a piece of HTML, one for each block in it; empty ones are left out.
pub(super) fn texts(html: &str) -> Vec<String> {
    let (mut texts, mut text, mut rest) = (Vec::new(), String::new(), html);
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let (tag, after) = cut_tag(&rest[at..]);
        if tag.is_empty() && after.len() + 1 == rest.len() - at {
            text.push('<');
        } else if BLOCKS.contains(&tag.as_str()) {
            texts.push(std::mem::take(&mut text));
        }
        rest = after;
    }
    text.push_str(rest);
    texts.push(text);
    texts
        .iter()
        .map(|text| characters(&text.split_whitespace().collect::<Vec<_>>().join(" ")))
        .filter(|text| !text.is_empty())
        .collect()
}

/// Whether a tag inside a line makes a line break.
pub(super) fn breaks_line(tag: &str) -> bool {
    cut_tag(tag).0 == "br"
}

/// The name of the tag at the start, and what follows it (and its content, if that is no text). The name is empty
/// for comments and declarations; where `<` opens no tag at all, only that character is taken off.
fn cut_tag(html: &str) -> (String, &str) {
    let after = |mark: &str| html.split_once(mark).map_or("", |(_, after)| after);
    if html.starts_with("<!--") {
        return (String::new(), after("-->"));
    }
    let inner = html.trim_start_matches('<').trim_start_matches('/');
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!' || c == '?') {
        return (String::new(), &html[1..]);
    }
    let name: String = inner.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    if SILENT.contains(&name.as_str()) && !html.starts_with("</") {
        let end = html.match_indices("</").map(|(at, _)| at + 2).find(|&at| starts_with(&html[at..], &name));
        let end = end.unwrap_or(html.len());
        return (name, html[end..].split_once('>').map_or("", |(_, after)| after));
    }
    (name, after(">"))
}

/// Whether the text starts with a name of a tag, whatever its capitals.
fn starts_with(text: &str, name: &str) -> bool {
    text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
}

/// The text with characters for their names and numbers.
fn characters(text: &str) -> String {
    let (mut done, mut rest) = (String::new(), text);
    while let Some(at) = rest.find('&') {
        done.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let end = rest.bytes().take(LONGEST_NAME).position(|byte| byte == b';');
        match end.and_then(|end| Some((character(&rest[..end])?, &rest[end + 1..]))) {
            Some((character, after)) => {
                done.push_str(&character);
                rest = after;
            }
            None => done.push('&'),
        }
    }
    done + rest
}

fn character(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| !c.is_control()).map(String::from);
    }
    ENTITIES.iter().find(|(known, _)| *known == name).map(|&(_, character)| character.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &[&str]) {
        assert_eq!(texts(html), expected, "{html}");
    }

    #[test]
    fn words_stay_and_tags_go() {
        check("<p>Broen <b>er</b> ny.</p>\n<p>Øen\nfester.</p>", &["Broen er ny.", "Øen fester."]);
        check("<!-- skjult <p> -->Synlig", &["Synlig"]);
        check("<style>p { x }</style><script>a < b</p></SCRIPT>Tekst", &["Tekst"]);
        check("r&oslash;d &amp; bl&#229; &x; 3 < 4 &", &["rød & blå &x; 3 < 4 &"]);
        check("<div", &[]);
        check("</", &["</"]);
        check("<é> og <", &["<é> og <"]);
        check("", &[]);
        assert!(breaks_line("<br />") && breaks_line("<BR>") && !breaks_line("<b>"));
    }
}
