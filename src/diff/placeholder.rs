//! What a program or a template left in the text of a version: "{{name}}", "%s", "[TITLE]", "Lorem ipsum", "&nbsp;".
//!
//! Each family has a way to be seen and says how sure it is. What the base has of the same family in the same place
//! was meant to stand there, in code or in a text about it.

use super::{Aspect, Compared, Kind, Reason, Whole, whole};
use crate::text::{Place, Span};
use std::ops::Range;

/// What was left over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    /// "{{name}}", "${name}", "{0}", "%s", "%1$s".
    Variable,
    /// "[TITLE]", "[indsæt navn]".
    Bracket,
    /// "Lorem ipsum", "TODO", "xxx".
    Filler,
    /// "&nbsp;", "&amp;quot;".
    Entity,
    /// "<br/>", "</p>".
    Tag,
}

/// Words that ask for something to be filled in, as the first in square brackets; or which stand there alone.
const ASKS: &[&str] = &[
    "insert",
    "add",
    "your",
    "enter",
    "indsæt",
    "indsat",
    "skriv",
    "tilføj",
    "udfyld",
    "sett",
    "fyll",
    "infoga",
    "lägg",
    "einfügen",
    "hier",
    "insérer",
    "insérez",
    "ajouter",
    "inserir",
    "insertar",
    "inserire",
    "wstaw",
    "вставте",
    "вставити",
    "вставить",
    "placeholder",
    "pladsholder",
    "platzhalter",
];
/// Words in capitals that stand in square brackets of templates.
const FIELDS: &[&str] = &[
    "TITLE",
    "NAME",
    "DATE",
    "TEXT",
    "CITY",
    "PLACE",
    "AUTHOR",
    "IMAGE",
    "PHOTO",
    "LINK",
    "URL",
    "NUMBER",
    "HEADLINE",
    "SUBTITLE",
    "CAPTION",
    "TITEL",
    "NAVN",
    "DATO",
    "TEKST",
    "BY",
    "STED",
    "BILLEDE",
    "OVERSKRIFT",
    "DATUM",
    "ORT",
    "BILD",
    "NAMN",
    "RUBRIK",
    "TITTEL",
    "BILDE",
    "TITRE",
    "NOM",
    "LIEU",
    "TODO",
    "TBD",
    "TK",
    "XXX",
];
/// Words that stand for text to come.
const FILLERS: &[(&str, f64)] = &[("TODO", 0.85), ("FIXME", 0.9), ("TBD", 0.7)];
/// Entities that are told; others may be a name after "&".
const ENTITIES: &[&str] = &[
    "nbsp", "amp", "quot", "lt", "gt", "apos", "laquo", "raquo", "ldquo", "rdquo", "lsquo", "rsquo", "bdquo", "ndash",
    "mdash", "hellip", "shy", "aelig", "oslash", "aring", "auml", "ouml", "uuml", "szlig", "eacute", "egrave", "euro",
    "copy", "thinsp", "ensp", "emsp", "zwj", "zwnj", "AElig", "Oslash", "Aring", "Auml", "Ouml", "Uuml",
];
/// Tags that are told.
const TAGS: &[&str] = &[
    "a",
    "b",
    "i",
    "u",
    "p",
    "br",
    "hr",
    "em",
    "strong",
    "span",
    "div",
    "ul",
    "ol",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "img",
    "table",
    "tr",
    "td",
    "th",
    "sup",
    "sub",
    "blockquote",
    "section",
    "figure",
    "script",
    "style",
    "iframe",
];

/// Placeholders of a version that the base does not have.
pub fn differences(pair: Compared<'_>) -> Vec<Whole> {
    let content = pair.version.version.paragraphs.iter().enumerate().filter(|(_, p)| p.is_content());
    let mut told = Vec::new();
    for (paragraph, text) in content {
        let found = placeholders(&text.text);
        if found.is_empty() {
            continue;
        }
        let linked = pair.linked().filter(|bead| bead.version.contains(&paragraph));
        let base: Vec<usize> = linked.flat_map(|bead| bead.base.clone()).collect();
        let text_of = |p: &usize| pair.base.version.paragraphs[*p].text.as_str();
        let of_base: Vec<Family> =
            base.iter().flat_map(|p| placeholders(text_of(p))).map(|(_, family, _)| family).collect();
        for (span, family, confidence) in found {
            let is_everywhere = pair.base.version.paragraphs.iter().any(|p| p.text.contains(span.of(&text.text)));
            if of_base.contains(&family) || is_everywhere {
                continue;
            }
            let version = vec![Place { paragraph, span }];
            let difference = pair.difference(Kind::Added, Aspect::Words, confidence, Reason::Placeholder);
            let around = Span::new(span.start.saturating_sub(2), span.end + 2);
            let covered = vec![Place { paragraph, span: around }];
            let difference = difference.at(Vec::new(), version);
            told.push(Whole { difference, base: whole(pair.base, &base), version: covered });
        }
    }
    told
}

/// All placeholders of a text in order, with how sure each is.
fn placeholders(text: &str) -> Vec<(Span, Family, f64)> {
    if !text.contains(['{', '%', '[', '&', '<']) && !has_filler(text) {
        return Vec::new();
    }
    let chars: Vec<char> = text.chars().collect();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < chars.len() {
        match at_place(&chars, at) {
            Some((end, family, confidence)) => {
                found.push((Span::new(at, end), family, confidence));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether there may be one without any mark; a quick look.
fn has_filler(text: &str) -> bool {
    FILLERS.iter().any(|(word, _)| text.contains(word))
        || ["xxx", "XXX", "orem ipsum", "LOREM"].iter().any(|x| text.contains(x))
}

/// The placeholder that begins at a place: its end, and how sure it is.
fn at_place(chars: &[char], at: usize) -> Option<(usize, Family, f64)> {
    let rest = &chars[at..];
    let is_start = at == 0 || !chars[at - 1].is_alphanumeric();
    let found = match rest.first()? {
        '{' | '$' => braces(rest).map(|(length, sure)| (length, Family::Variable, sure)),
        '%' => percent(rest, at > 0 && chars[at - 1].is_ascii_digit()).map(|length| (length, Family::Variable, 0.85)),
        '[' => bracket(rest).map(|(length, sure)| (length, Family::Bracket, sure)),
        '&' => entity(rest).map(|length| (length, Family::Entity, 0.97)),
        '<' => tag(rest).map(|length| (length, Family::Tag, 0.95)),
        first if is_start && first.is_alphabetic() => filler(rest).map(|(length, sure)| (length, Family::Filler, sure)),
        _ => None,
    };
    found.map(|(length, family, sure)| (at + length, family, sure))
}

/// The characters up to the first `close`, if it comes soon and on the same line.
fn inside(rest: &[char], range: Range<usize>, close: char) -> Option<String> {
    let within = rest.get(range.start..rest.len().min(range.end))?;
    let end = within.iter().position(|c| *c == close)?;
    Some(within[..end].iter().collect())
}

/// A name as programs have them: "first_name", "user.name", "0".
fn is_identifier(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '$' | '#' | '/' | ' '))
}

fn braces(rest: &[char]) -> Option<(usize, f64)> {
    match rest {
        ['{', '{', ..] => {
            let name = inside(rest, 2..60, '}')?;
            (is_identifier(&name) && rest.get(name.chars().count() + 3) == Some(&'}'))
                .then(|| (name.chars().count() + 4, 0.97))
        }
        ['$', '{', ..] => {
            let name = inside(rest, 2..60, '}')?;
            is_identifier(&name).then(|| (name.chars().count() + 3, 0.95))
        }
        ['{', ..] => {
            let name = inside(rest, 1..40, '}')?;
            let is_name = is_identifier(&name) && !name.contains(' ');
            is_name.then(|| (name.chars().count() + 2, if name.contains(char::is_alphanumeric) { 0.9 } else { 0.5 }))
        }
        _ => None,
    }
}

/// "%s", "%d", "%1$s", "%(name)s"; not "5 %d".
fn percent(rest: &[char], is_behind_digit: bool) -> Option<usize> {
    let mut at = 1;
    if rest.get(at) == Some(&'(') {
        let name = inside(rest, 2..40, ')')?;
        at = 3 + name.chars().count();
    } else {
        let digits = rest[at..].iter().take_while(|c| c.is_ascii_digit()).count();
        if digits > 0 {
            (rest.get(at + digits) == Some(&'$')).then_some(())?;
            at += digits + 1;
        }
    }
    let is_end = rest.get(at + 1).is_none_or(|c| !c.is_alphanumeric());
    (!is_behind_digit && matches!(rest.get(at), Some('s' | 'd' | 'f' | '@')) && is_end).then_some(at + 1)
}

/// "[TITLE]", "[indsæt navn]"; not "[…]", "[3]" or a reporter's "[red.]".
fn bracket(rest: &[char]) -> Option<(usize, f64)> {
    let text = inside(rest, 1..60, ']')?;
    let length = text.chars().count() + 2;
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let (first, last) = (words.first()?, words.last()?);
    let is_field = FIELDS.contains(&text.as_str())
        || text.contains('_') && text.chars().all(|c| c.is_uppercase() || c == '_' || c.is_ascii_digit());
    let asks = |word: &String| ASKS.contains(&word.as_str());
    match () {
        () if is_field => Some((length, 0.92)),
        () if words.len() > 1 && (asks(first) || asks(last)) => Some((length, 0.9)),
        () if asks(first) => Some((length, 0.6)),
        () => None,
    }
}

fn entity(rest: &[char]) -> Option<usize> {
    let name = inside(rest, 1..12, ';')?;
    let length = name.chars().count() + 2;
    let number = name.strip_prefix('#').map(|n| n.strip_prefix('x').unwrap_or(n));
    let is_number = number.is_some_and(|n| !n.is_empty() && n.chars().all(|c| c.is_ascii_hexdigit()));
    if !is_number && !ENTITIES.contains(&name.as_str()) {
        return None;
    }
    // "&amp;quot;" was encoded twice.
    let twice = inside(rest, length..length + 10, ';').filter(|n| name == "amp" && ENTITIES.contains(&n.as_str()));
    Some(length + twice.map_or(0, |n| n.chars().count() + 1))
}

fn tag(rest: &[char]) -> Option<usize> {
    let text = inside(rest, 1..200, '>')?;
    let name = text.strip_prefix('/').unwrap_or(&text);
    let name = name.split([' ', '/']).next().unwrap_or_default();
    TAGS.contains(&name.to_lowercase().as_str()).then(|| text.chars().count() + 2)
}

/// "Lorem ipsum", "TODO", "xxx"; in capitals "XXX" is a number too.
fn filler(rest: &[char]) -> Option<(usize, f64)> {
    let word: String = rest.iter().take_while(|c| c.is_alphanumeric()).take(12).collect();
    let length = word.chars().count();
    if word.eq_ignore_ascii_case("lorem") {
        let next: String = rest.iter().skip(length + 1).take(5).collect();
        return next.eq_ignore_ascii_case("ipsum").then_some((length + 6, 0.97));
    }
    let is_crossed = length >= 3 && word.chars().all(|c| c == 'x');
    let is_crossed_out = length >= 3 && word.chars().all(|c| c == 'X');
    match () {
        () if is_crossed => Some((length, 0.85)),
        () if is_crossed_out => Some((length, if length > 3 { 0.8 } else { 0.4 })),
        () => FILLERS.iter().find(|(filler, _)| *filler == word).map(|(_, sure)| (length, *sure)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, bool)]) {
        let found = placeholders(text);
        let found: Vec<_> = found.iter().map(|(span, _, sure)| (span.of(text), *sure >= 0.5)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn what_was_left_over() {
        check("Kære {{first_name}}, du har {0} beskeder", &[("{{first_name}}", true), ("{0}", true)]);
        check(
            "Hei %s og %1$s, %(navn)s og ${name}",
            &[("%s", true), ("%1$s", true), ("%(navn)s", true), ("${name}", true)],
        );
        check(
            "[TITLE] [indsæt navn] [Name hier einfügen]",
            &[("[TITLE]", true), ("[indsæt navn]", true), ("[Name hier einfügen]", true)],
        );
        check("Lorem ipsum dolor. TODO: xxx", &[("Lorem ipsum", true), ("TODO", true), ("xxx", true)]);
        check("1&nbsp;500 &amp;quot;Ærø&#39;", &[("&nbsp;", true), ("&amp;quot;", true), ("&#39;", true)]);
        check("En <b>fed</b> linje<br/>", &[("<b>", true), ("</b>", true), ("<br/>", true)]);
        check("Kapitel XXX", &[("XXX", false)]);
    }

    #[test]
    fn what_was_meant() {
        for text in [
            "Det steg med 5 % siden 2020, siger hun [red.] og […]",
            "100%d",
            "Johnson & Johnson; Marks & Spencer",
            "a < b og c > d",
            "Se note [3] og [NATO]",
            "{}",
            "todo lo que es",
            "",
            "AT&T; DR",
            "Han sagde: [hun] kommer",
            "XXL",
            "Prisen er $5",
        ] {
            check(text, &[]);
        }
    }
}
