//! The HTML report: whole, well-formed, inert, and with everything that a person said.

#![allow(clippy::unwrap_used)]

use sammenhold::{
    collate::{Collation, Options, collate, unwatched},
    diff::{Kind, Profile},
    export::{English, Subject, html_report},
    import,
    review::{Edit, Note, Review, RowStatus, Verdict},
    segment,
    text::{LanguageSource, Locator, Paragraph, Place, Role, Version},
};
use std::{collections::BTreeSet, path::Path};

/// Elements without an end.
const VOID: [&str; 1] = ["meta"];

fn sample(name: &str) -> Review {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name);
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("article.")));
    paths.sort();
    let mut versions: Vec<Version> = paths.iter().flat_map(|path| import::read(path).unwrap()).collect();
    versions.iter_mut().for_each(segment::prepare);
    Review::new(versions)
}

fn compared(review: &Review, profile: Profile) -> Collation {
    collate(review.versions(), &Options { profile, ..review.options() }, &unwatched).unwrap()
}

fn report(review: &Review, collation: &Collation) -> String {
    html_report(&Subject::new(review, collation), &English)
}

fn version(name: &str, language: &str, texts: &[&str]) -> Version {
    let paragraphs = texts.iter().enumerate().map(|(at, text)| {
        let role = if at == 0 { Role::Title } else { Role::Body };
        Paragraph::new(*text, role).located(Locator::Page(at + 7))
    });
    let mut version = Version::new(name, paragraphs.collect());
    segment::prepare(&mut version);
    version.with_language(language.parse().unwrap(), LanguageSource::Declared)
}

/// Three small versions: an amount differs, a paragraph is left out in one.
fn bridge() -> Review {
    Review::new(vec![
        version(
            "bro.da.txt",
            "da",
            &[
                "Ny bro over åen",
                "Kommunen har sat 1.500 kroner af til broen.",
                "Naboerne klagede over larmen fra byggepladsen i går.",
                "Borgmesteren åbner broen den 3. marts.",
            ],
        ),
        version(
            "bro.en.txt",
            "en",
            &[
                "New bridge across the stream",
                "The municipality has set aside 15,000 kroner for the bridge.",
                "The mayor opens the bridge on 3 March.",
            ],
        ),
        version(
            "bro.de.txt",
            "de",
            &[
                "Neue Brücke über den Bach",
                "Die Gemeinde hat 15.000 Kronen für die Brücke vorgesehen.",
                "Die Nachbarn klagten gestern über den Lärm von der Baustelle.",
                "Die Bürgermeisterin eröffnet die Brücke am 3. März.",
            ],
        ),
    ])
}

fn of_kind(collation: &Collation, kind: Kind) -> Vec<usize> {
    let is = |number: &usize| collation.differences[*number].kind == kind && collation.differences[*number].is_marked();
    (0..collation.differences.len()).filter(is).collect()
}

fn noted(review: &mut Review, version: usize, place: Place, text: &str) {
    let note = Note { anchor: review.anchor(version, place), text: text.to_owned() };
    assert!(review.apply(Edit::Note { id: review.next_note_id(), before: None, after: Some(note) }));
}

/// Goes through all tags: they are closed in the right order, ids are there once, links lead to one of them, headings
/// leave out no level, and nothing outside is named.
#[track_caller]
fn check_page(page: &str) {
    let body = &page[page.find("</style>").unwrap()..];
    let (mut open, mut ids, mut links, mut level): (Vec<&str>, BTreeSet<&str>, Vec<&str>, usize) = Default::default();
    let style = &page[page.find("<style>").unwrap()..page.find("</style>").unwrap()];
    for forbidden in ["url(", "@import", "http", "//", "expression"] {
        assert!(!style.contains(forbidden), "{forbidden} in the style sheet");
    }
    for piece in page.replace("<!DOCTYPE html>", "").leak().split('<').skip(1) {
        let (tag, _) = piece.split_once('>').unwrap();
        let name = tag.split([' ', '\n']).next().unwrap();
        if let Some(ended) = name.strip_prefix('/') {
            assert_eq!(open.pop(), Some(ended), "{tag}");
            continue;
        }
        assert!(!["script", "img", "link", "iframe", "object", "form", "base", "svg"].contains(&name), "{tag}");
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        let pieces: Vec<&str> = tag.split('"').collect();
        for pair in pieces.chunks_exact(2) {
            let (attribute, value) = (pair[0].trim().trim_end_matches('=').rsplit(' ').next().unwrap(), pair[1]);
            assert!(
                !attribute.starts_with("on") && !["src", "srcset", "action", "style"].contains(&attribute),
                "{tag}"
            );
            match attribute {
                "href" => links.push(value.strip_prefix('#').unwrap()),
                "id" => assert!(ids.insert(value), "{value} twice"),
                _ => {}
            }
        }
        if let Some(digit) = name.strip_prefix('h').and_then(|digit| digit.parse::<usize>().ok()) {
            assert!(digit <= level + 1, "{tag} behind h{level}");
            level = digit;
        }
        if name == "td" && tag.contains("lang=") {
            assert!(tag.contains("dir=\"auto\""), "{tag}");
        }
        if !VOID.contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
    links.iter().for_each(|link| assert!(ids.contains(link), "#{link} leads nowhere"));
    assert!(!body.contains("report-") && !body.contains("{ $"), "a text is missing");
    assert!(page.contains("default-src 'none'; style-src 'unsafe-inline'"));
    assert!(page.contains("<html lang=\"en\">") && page.contains("name=\"viewport\""));
}

#[test]
fn reports_of_the_samples() {
    for name in ["nordkorea-kursk", "byraad-skole"] {
        let review = sample(name);
        for profile in [Profile::FactChecker, Profile::Reviser] {
            let collation = compared(&review, profile);
            let page = report(&review, &collation);
            check_page(&page);
            assert_eq!(page, report(&review, &collation), "the same bytes");
            for version in review.versions() {
                let source = version.source.as_ref().unwrap();
                assert!(page.contains(&source.sha256) && page.contains(&source.encoding));
                assert!(page.contains(&format!("lang=\"{}\" dir=\"auto\"", version.language)));
            }
            let rows = collation.rows.len();
            assert!((1..=rows).all(|row| page.contains(&format!("id=\"row-{row}\""))));
            let findings = Subject::new(&review, &collation).summary();
            let told = page.matches("<article class=\"finding").count();
            assert_eq!(told, findings.findings() + findings.unsure);
        }
    }
}

#[test]
fn what_a_person_said_is_told() {
    let mut review = bridge();
    let collation = compared(&review, Profile::FactChecker);
    let (changed, gone) = (of_kind(&collation, Kind::Changed), of_kind(&collation, Kind::LeftOut));
    assert_eq!((changed.len(), gone.len()), (2, 1));
    let confirm = Edit::judge(&review, &collation, &changed[..1], Some(Verdict::Confirmed)).unwrap();
    assert!(review.apply(confirm));
    let dismiss = Edit::judge(&review, &collation, &gone, Some(Verdict::Dismissed)).unwrap();
    assert!(review.apply(dismiss));
    let cells = collation.rows[3].cells.clone();
    assert!(review.apply(Edit::set_row_status(&review, &cells, Some(RowStatus::NeedsLook)).unwrap()));
    assert!(review.apply(Edit::toggle_tag(&review, &cells, "ask <desk> & \"co\"").unwrap()));
    let place = collation.differences[changed[0]].base_spans[0];
    noted(&mut review, 0, place, "Rang <b>the council</b>.\nThey said 15,000.");
    let page = report(&review, &collation);
    check_page(&page);
    for told in [
        "Amount changed <small>English, German</small>",
        "<span class=\"verdict confirmed\">Confirmed: English</span>",
        "<span class=\"verdict possible\">Possible, not reviewed: German</span>",
        "<dt>Danish<span class=\"place\">, paragraph 2, page 8</span></dt>",
        "<mark class=\"changed confirmed\">1.500 kroner</mark>",
        "The amount is 1,500 kroner in Danish and 15,000 kroner in English, German.",
        "Rang &lt;b&gt;the council&lt;/b&gt;.\nThey said 15,000.",
        "<details class=\"dismissed\"><summary><h2>Dismissed: 1</h2></summary>",
        "Tags: ask &lt;desk&gt; &amp; &quot;co&quot;",
        "<span class=\"said\">Needs another look</span>",
        "<li class=\"\"><span>Dismissed</span> <b>1</b></li>",
        "<a href=\"#row-2\">Row 2</a>",
        "not in this version",
        "everything was made on one computer",
    ] {
        assert!(page.to_lowercase().contains(&told.to_lowercase()), "{told}\n{page}");
    }
    // A confirmed finding is marked by a solid line where it stands.
    assert!(page.contains("<mark class=\"changed confirmed\" title=\"Amount changed: English, Confirmed"));
    let dismissed = page.find("class=\"dismissed\"").unwrap();
    assert!(page.rfind("id=\"finding-").unwrap() < dismissed, "dismissed ones come last");
    assert_eq!(page.matches("Rang &lt;b&gt;").count(), 2, "by the finding and by the row");
}

#[test]
fn nothing_in_texts_and_names_acts() {
    let hostile = "</td></table><script>alert('x')</script> \u{202e}gnp.exe \u{200b}\u{1}& http://example.org \"'";
    let mut versions = vec![
        version("\"><img src=x onerror=alert(1)>.txt", "da", &["Titel \u{2066}<b>", hostile]),
        version("\u{202e}txt.exe", "en", &["Title", hostile]),
    ];
    versions.push(Version::new("und.txt", vec![Paragraph::new("\u{61c}?", Role::Debris)]));
    let mut review = Review::new(versions);
    let collation = compared(&review, Profile::FactChecker);
    noted(&mut review, 1, Place::new(1, 0, 5), hostile);
    let page = report(&review, &collation);
    check_page(&page);
    assert!(
        !page.chars().any(|c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}' | '\u{1}'))
    );
    for seen in ["[U+202E]</span>gnp.exe", "[U+200B]", "[U+0001]", "[U+2066]", "[U+061C]"] {
        assert!(page.contains(seen), "{seen}");
    }
    assert!(page.contains("title=\"A character that cannot be seen: U+202E\""));
}

#[test]
fn one_version_or_none_is_no_trouble() {
    for versions in [vec![], vec![version("a.txt", "da", &["Titel", "Tekst."])]] {
        let review = Review::new(versions);
        check_page(&report(&review, &compared(&review, Profile::FactChecker)));
    }
}
