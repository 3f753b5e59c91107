//! How much work a page's tags would make, seen before they are parsed. Where elements nest in each other by the
//! thousands, or open bold tags are carried from paragraph to paragraph, a parser that keeps to the standard takes
//! quadratic time and room. Pages of real articles are far from these limits; browsers give up at similar ones.

use crate::import::error::Fault;

/// Elements in each other.
const DEEPEST: usize = 1_000;
/// Tags in a page.
const MOST_TAGS: usize = 400_000;
/// Formatting tags that are carried into a new element, summed over all elements.
const MOST_CARRIED: usize = 2_000_000;
/// Bytes of attributes in one tag; pictures written into the page are long.
const LONGEST_TAG_BYTES: usize = 16 * 1024 * 1024;

/// Elements that have no end, or whose end may be left out so that the next one ends them.
const SELF_ENDING: &[&str] = &[
    "area", "base", "body", "br", "col", "colgroup", "command", "dd", "dt", "embed", "frame", "head", "hr", "html",
    "img", "input", "keygen", "li", "link", "meta", "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody",
    "td", "tfoot", "th", "thead", "tr", "track", "wbr",
];
/// Elements that go on over the end of the paragraph that they are in.
const FORMATTING: &[&str] =
    &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
/// Elements whose content is no markup.
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp"];

/// Refuses a page that would take too long.
pub(super) fn check(html: &str) -> Result<(), Fault> {
    let (mut depth, mut formatting, mut carried, mut tags) = (0usize, 0usize, 0usize, 0usize);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if rest.starts_with("!--") {
            rest = rest.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let (end, name_start) = (rest.starts_with('/'), rest.trim_start_matches('/'));
        let name: String = name_start.chars().take(12).take_while(char::is_ascii_alphanumeric).collect();
        if name.is_empty() {
            continue;
        }
        let name = name.to_ascii_lowercase();
        tags += 1;
        let is_formatting = FORMATTING.contains(&name.as_str());
        if end {
            depth = depth.saturating_sub(usize::from(!SELF_ENDING.contains(&name.as_str())));
            formatting = formatting.saturating_sub(usize::from(is_formatting));
        } else {
            let tag_end = tag_end(rest);
            if tag_end > LONGEST_TAG_BYTES {
                return Err(excessive("a tag of it is longer than 16 MiB"));
            }
            depth += usize::from(!SELF_ENDING.contains(&name.as_str()));
            formatting += usize::from(is_formatting);
            carried += formatting;
            rest = &rest[tag_end..];
            if RAW.contains(&name.as_str()) {
                rest = after_raw(rest, &name);
                depth = depth.saturating_sub(1);
            }
        }
        if depth > DEEPEST || formatting > DEEPEST {
            return Err(excessive("its parts are nested more than 1,000 deep"));
        }
        if tags > MOST_TAGS || carried > MOST_CARRIED {
            return Err(excessive("it has more than 400,000 tags, or as many that are never closed"));
        }
    }
    Ok(())
}

/// Where the tag ends: `>` outside quoted values; where a quote is never closed, the first `>`.
fn tag_end(rest: &str) -> usize {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') if rest.as_bytes().get(at.wrapping_sub(1)) == Some(&b'=') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    match quote {
        Some(_) => rest.find('>').map_or(rest.len(), |at| at + 1),
        None => rest.len(),
    }
}

/// What follows the content of an element that holds no markup.
fn after_raw<'a>(rest: &'a str, name: &str) -> &'a str {
    let bytes = rest.as_bytes();
    let ends = |at: usize| {
        let word = bytes.get(at + 2..at + 2 + name.len());
        word.is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()))
    };
    rest.match_indices("</").map(|(at, _)| at).find(|&at| ends(at)).map_or("", |at| &rest[at + 2 + name.len()..])
}

fn excessive(what: &str) -> Fault {
    Fault::Excessive { what: what.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_people_pass() {
        let page = "<p>a <b>b</b><br><img src='a>b'><ul><li>x<li>y</ul>".repeat(2_000);
        assert_eq!(check(&page), Ok(()));
        assert_eq!(check(&"<font size=2><p>x</font>".repeat(3_000)), Ok(()));
        assert_eq!(check(&format!("<script>{}</script>", "'<div>'".repeat(5_000))), Ok(()));
        for odd in ["<", "</", "<p", "<p a=\"", "<!--", "<script>", "<script></script", "< p", "<æ>"] {
            assert_eq!(check(odd), Ok(()), "{odd}");
        }
    }

    #[test]
    fn pages_made_to_burst_do_not() {
        assert!(check(&"<div>".repeat(100_000)).is_err());
        assert!(check(&"<b a=1>".repeat(100_000)).is_err());
        assert!(check(&format!("{}{}", "<b>".repeat(900), "<p>".repeat(100_000))).is_err());
        assert!(check(&"<p>".repeat(1_000_000)).is_err());
    }
}
