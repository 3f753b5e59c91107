//! Web pages: the article in them, without the page around it.
//!
//! A page's way: bytes, a look at how deep its tags nest (`guard`), text (`charset`), a tree of our own (`tree`), its
//! texts in order (`blocks`), and of these the article's (`article`). Which elements hold the article is asked of
//! `dom_smoothie`, a port of Mozilla's Readability; the words are taken from the page as it is, never from what the
//! port makes of it, so that none is changed and a title or lead that it cuts away can be put back.
//! Nothing is fetched: a page is only its own bytes.

mod article;
mod blocks;
mod charset;
mod guard;
mod language;
mod names;
mod tree;

pub(super) use language::is_contradicted;

use super::{Input, Parsed, ParsedVersion, error::Fault};
use std::panic::{self, AssertUnwindSafe};

/// Reads one.
pub(super) fn read(input: &Input) -> Result<Parsed, Fault> {
    let (html, encoding) = charset::decode(input)?;
    let html = without_declarations(&html);
    guard::check(html)?;
    let (tree, marked) = panic::catch_unwind(AssertUnwindSafe(|| tree::read(html)))
        .map_err(|_| Fault::Broken { place: String::new(), detail: "its tags cannot be made sense of".to_owned() })?;
    let paragraphs = article::paragraphs(&tree, &marked);
    let language = language::declared(&tree, &paragraphs);
    let version = ParsedVersion { name: None, language, paragraphs };
    Ok(Parsed { versions: vec![version], rows: Vec::new(), encoding })
}

/// The page without the entities that an XHTML page may declare before its text. HTML has none: to a parser of HTML
/// their end would be text.
fn without_declarations(html: &str) -> &str {
    let start = html.find('<').map_or(html, |at| &html[at..]);
    let start = match start.strip_prefix("<?xml") {
        Some(rest) => rest.split_once("?>").map_or(start, |(_, after)| after.trim_start()),
        None => start,
    };
    let is_doctype = start.get(..9).is_some_and(|tag| tag.eq_ignore_ascii_case("<!doctype"));
    let declares = start.split_once('>').is_some_and(|(before, _)| before.contains('['));
    if !is_doctype || !declares {
        return html;
    }
    start.split_once("]>").map_or(html, |(_, after)| after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Role;

    fn page(html: &str) -> ParsedVersion {
        let input = Input { name: "side.html", bytes: html.as_bytes(), declared: None };
        read(&input).unwrap().versions.remove(0)
    }

    fn check(html: &str, expected: &[(Role, &str)]) {
        let version = page(html);
        let found: Vec<(Role, &str)> = version.paragraphs.iter().map(|p| (p.role, p.text.as_str())).collect();
        assert_eq!(found, expected, "{html}");
    }

    use Role::{Body, Heading, Title};

    #[test]
    fn short_pages_are_read_whole() {
        check(
            "<h1>Broen er åben</h1><p>På Ærø  kom\n1.500 gæster.<p>Alle var <b>glade</b>.<h2>Fest</h2>Musik<br>og dans",
            &[
                (Title, "Broen er åben"),
                (Body, "På Ærø kom 1.500 gæster."),
                (Body, "Alle var glade."),
                (Heading, "Fest"),
                (Body, "Musik og dans"),
            ],
        );
        check("<p>Første.<br> <br/>\n<br>Anden.", &[(Body, "Første."), (Body, "Anden.")]);
        check(
            "<ul><li>Brød<li>Smør</ul><blockquote>“Ja”</blockquote>",
            &[(Body, "Brød"), (Body, "Smør"), (Body, "“Ja”")],
        );
        check("<pre>en linje\nog en\n\nny del</pre>", &[(Body, "en linje og en"), (Body, "ny del")]);
        check("fem&nbsp;kr. &amp; 3&thinsp;øre &oslash;", &[(Body, "fem\u{a0}kr. & 3\u{2009}øre ø")]);
        check("", &[]);
        check("<!doctype html><title></title>", &[]);
    }

    #[test]
    fn rows_of_data_are_one_paragraph_and_rows_of_layout_are_not() {
        check("<table><tr><th>År<th>Elever<tr><td>2015<td>412</table>", &[(Body, "År | Elever"), (Body, "2015 | 412")]);
        check(
            "<table><tr><td><p>Første del.<p>Anden del.<td><p>Tredje.</table>",
            &[(Body, "Første del."), (Body, "Anden del."), (Body, "Tredje.")],
        );
    }

    #[test]
    fn what_cannot_be_seen_is_no_text() {
        check(
            "<body><script>var p = '<p>nej</p>'</script><style>p{}</style><noscript>slå til</noscript><template>x</template>\
             <nav>Forside</nav><p hidden>nej</p><p style='color:red; DISPLAY : none'>nej</p><p aria-hidden=true>nej</p>\
             <textarea>nej</textarea><select><option>nej</select><svg><text>nej</text></svg><!-- nej --><p>Ja.</p>",
            &[(Body, "Ja.")],
        );
    }

    #[test]
    fn the_title_may_stand_in_the_head_alone() {
        check(
            "<head><title>Broen på Ærø er åben - Øposten</title></head><p>Den blev åbnet i går.</p>",
            &[(Title, "Broen på Ærø er åben"), (Body, "Den blev åbnet i går.")],
        );
        check(
            "<head><title>Øposten</title><meta property='og:title' content='Ny bro'></head><p>Den blev åbnet.</p>",
            &[(Title, "Ny bro"), (Body, "Den blev åbnet.")],
        );
        check("<head><title>Dokument1</title></head><p>Broen blev åbnet.</p>", &[(Body, "Broen blev åbnet.")]);
        check(
            "<title>Ny bro på Ærø</title><p><b>Ny bro på Ærø</b></p><p>Ja.</p>",
            &[(Title, "Ny bro på Ærø"), (Body, "Ja.")],
        );
    }

    #[test]
    fn a_page_may_say_its_language() {
        let tag = |html: &str| page(html).language.map(|language| language.tag().to_owned());
        let danish =
            "<p>Byrådet i Sandvig har vedtaget at bygge en cykelsti langs vejen, og arbejdet begynder i august.</p>";
        let english = "<p>The council of Sandvig has decided to build a cycle path along the road, and work will begin in \
                       August, when the schools open again after the summer.</p>";
        assert_eq!(tag(&format!("<html lang=da-DK>{danish}")).as_deref(), Some("da-DK"));
        assert_eq!(tag(&format!("<meta http-equiv=Content-Language content='da'>{danish}")).as_deref(), Some("da"));
        assert_eq!(tag(&format!("<meta property=og:locale content=da_DK>{danish}")).as_deref(), Some("da-DK"));
        assert_eq!(tag(&format!("<html lang='nb'>{danish}")).as_deref(), Some("nb"), "near languages are believed");
        assert_eq!(tag(&format!("<html lang=de>{english}")), None, "a translated page that kept its tag");
        assert_eq!(tag(danish), None);
    }
}
