//! Web pages and PDF: the same article read from each gives the same paragraphs; bad files get a sentence.
//!
//! The files are in `tests/formats`, made by `make.sh` there from `article.md`.

#![allow(clippy::unwrap_used, reason = "a test whose files are missing has failed")]

use sammenhold::{
    import::{self, ImportError},
    text::{Locator, Paragraph, Role, Version},
};
use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// Nothing that is refused or read may take longer in a debug build on a slow machine.
const PATIENCE: Duration = Duration::from_secs(60);

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats").join(name)
}

fn version(name: &str) -> Version {
    let mut versions = import::read(&path(name)).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(versions.len(), 1);
    versions.remove(0)
}

fn told(paragraphs: &[Paragraph]) -> Vec<(Role, &str)> {
    let content = paragraphs.iter().filter(|paragraph| paragraph.is_content());
    content.map(|paragraph| (paragraph.role, paragraph.text.as_str())).collect()
}

/// The paragraphs are those of `article.md`, but for those that `only` names.
fn check(name: &str, only: &[&str]) {
    let (article, found) = (version("article.md"), version(name));
    let mut own = told(&found.paragraphs);
    own.retain(|(_, text)| !only.contains(text));
    assert_eq!(own, told(&article.paragraphs), "{name}");
    let extra: Vec<&str> =
        told(&found.paragraphs).iter().map(|(_, text)| *text).filter(|text| only.contains(text)).collect();
    assert_eq!(extra, only, "{name}");
    assert!(found.source.is_some());
}

fn bytes(name: &str, bytes: &[u8]) -> Result<Version, ImportError> {
    let start = Instant::now();
    let read = import::from_bytes(name, bytes).map(|mut document| document.versions.remove(0));
    assert!(start.elapsed() < PATIENCE, "{name}: {:?}", start.elapsed());
    read
}

fn sentence(name: &str, data: &[u8]) -> String {
    bytes(name, data).unwrap_err().to_string()
}

#[test]
fn the_article_is_the_same_from_each_page() {
    check("article.html", &[]);
    check("pages/news.html", &[]);
    check("pages/figures.html", &["Fjordvejen ved Ærtebjerg, hvor den nye sti skal begynde. Foto: Sandvig Tidende"]);
    check("pages/tables.html", &[]);
    for name in ["article.html", "pages/news.html", "pages/figures.html", "pages/tables.html"] {
        assert_eq!(version(name).language.primary(), "da", "{name}");
    }
    assert_eq!(version("pages/tables.html").source.unwrap().encoding, "windows-1252");
}

#[test]
fn the_article_is_the_same_from_each_pdf() {
    check("article.pdf", &[]);
    check("article-columns.pdf", &[]);
    check("pdf/printed.pdf", &["Fjordvejen ved Ærtebjerg, hvor den nye sti skal begynde. Foto: Sandvig Tidende"]);
    let read = version("article.pdf");
    assert_eq!(read.language.primary(), "da");
    assert_eq!(read.paragraphs.first().unwrap().locator, Some(Locator::Page(1)));
    assert_eq!(read.paragraphs.last().unwrap().locator, Some(Locator::Page(2)));
}

#[test]
fn a_pdf_of_pictures_is_said_to_be_one() {
    let error = import::read(&path("pdf/scanned.pdf")).unwrap_err();
    assert!(matches!(error, ImportError::Scanned { .. }), "{error}");
    assert!(error.to_string().contains("OCR"), "{error}");
}

#[test]
fn a_locked_pdf_is_said_to_be_one() {
    let error = import::read(&path("pdf/locked.pdf")).unwrap_err();
    assert!(matches!(error, ImportError::Locked { .. }), "{error}");
}

#[test]
fn damaged_pdfs_are_read_or_refused_with_a_sentence() {
    for name in ["article.pdf", "pdf/printed.pdf", "pdf/scanned.pdf"] {
        let sound = fs::read(path(name)).unwrap();
        let mut random = 0x2545_f491_4f6c_dd1d_u64;
        let mut next = || {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            usize::try_from(random >> 33).unwrap()
        };
        for part in 0..40 {
            let cut = &sound[..sound.len() * part / 40];
            let _ = bytes("cut.pdf", cut).map_err(|error| assert!(!error.to_string().is_empty()));
        }
        for _ in 0..120 {
            let mut flipped = sound.clone();
            for _ in 0..=next() % 12 {
                let at = next() % flipped.len();
                flipped[at] ^= 1 << (next() % 8);
            }
            let _ = bytes("flipped.pdf", &flipped).map_err(|error| assert!(!error.to_string().is_empty()));
        }
    }
    assert!(sentence("x.pdf", b"%PDF-1.7\n").contains("no pages"), "{}", sentence("x.pdf", b"%PDF-1.7\n"));
    assert!(sentence("x.pdf", b"Hej").contains("no pages"));
}

#[test]
fn damaged_pages_are_read_or_refused_with_a_sentence() {
    let sound = fs::read(path("pages/news.html")).unwrap();
    for part in 0..100 {
        let _ = bytes("cut.html", &sound[..sound.len() * part / 100]);
    }
    let mut random = 0x9e37_79b9_u32;
    for _ in 0..100 {
        let mut mixed = sound.clone();
        for _ in 0..20 {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = random as usize % mixed.len();
            mixed[at] = b"<>/\"=& a"[(random >> 20) as usize % 8];
        }
        let _ = bytes("mixed.html", &mixed);
    }
}

#[test]
fn pages_made_to_burst_are_refused() {
    let sentence = sentence("x.html", "<div>".repeat(100_000).as_bytes());
    assert_eq!(
        sentence,
        "x.html: its parts are nested more than 1,000 deep, far more than an article; save the article alone in a file \
         and open that"
    );
}

#[test]
fn deep_and_large_pages_are_read_on_a_small_stack() {
    let read = std::thread::Builder::new().stack_size(2 * 1024 * 1024).spawn(|| {
        let deep = format!("{}<p>Dybt nede ligger en tekst.</p>", "<div><span>".repeat(499));
        assert_eq!(bytes("deep.html", deep.as_bytes()).unwrap().paragraphs.len(), 1);
        let wide = format!("<p title='{}'>Kort tekst.</p>", "x".repeat(8_000_000));
        assert_eq!(bytes("wide.html", wide.as_bytes()).unwrap().paragraphs.len(), 1);
        let long = "<p>På Ærø åbner broen, og 1.500 gæster kommer til festen i havnen på mandag.</p>\n".repeat(60_000);
        assert_eq!(bytes("long.html", long.as_bytes()).unwrap().paragraphs.len(), 60_000);
        let many = "<div><p>På Ærø åbner broen, og <b>1.500</b> gæster kommer, <a href=x>siger</a> hun.</p></div>"
            .repeat(7_000);
        assert!(bytes("many.html", many.as_bytes()).unwrap().paragraphs.len() >= 7_000);
        let line = "ord ".repeat(2_500_000);
        assert_eq!(bytes("line.html", line.as_bytes()).unwrap().paragraphs.len(), 1);
    });
    read.unwrap().join().unwrap();
}

#[test]
fn nothing_outside_a_page_is_asked_for() {
    let page = "<!DOCTYPE html SYSTEM 'file:///etc/passwd' [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\
                <base href='http://127.0.0.1:9/'><link rel=import href=x><img src=x><iframe src=x>y</iframe><p>Ord &x; her.</p>";
    assert_eq!(bytes("x.xhtml", page.as_bytes()).unwrap().paragraphs[0].text, "Ord &x; her.");
}
