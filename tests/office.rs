//! Office documents, subtitles and packed files: the same article from each, and what of a document is its text.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use sammenhold::{
    import::{self, ImportError},
    text::{Locator, Paragraph, Role, Version},
};
use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
};
use tempfile::TempDir;
use zip::{ZipWriter, write::SimpleFileOptions};

fn formats() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats")
}

/// The only version in a file of `tests/formats/office`.
fn read(name: &str) -> Version {
    let mut versions = import::read(&formats().join("office").join(name)).unwrap();
    assert_eq!(versions.len(), 1, "{name}");
    versions.remove(0)
}

fn shown(paragraphs: &[Paragraph]) -> Vec<String> {
    let sign = |role| match role {
        Role::Title => "T ",
        Role::Heading => "H ",
        Role::Body => "",
        Role::Debris => "D ",
    };
    paragraphs.iter().map(|paragraph| format!("{}{}", sign(paragraph.role), paragraph.text)).collect()
}

fn check(name: &str, expected: &[&str]) {
    assert_eq!(shown(&read(name).paragraphs), expected, "{name}");
}

#[test]
fn the_article_is_the_same_from_every_format() {
    let article = shown(&import::read(&formats().join("article.md")).unwrap()[0].paragraphs);
    assert_eq!(article.iter().filter(|text| text.starts_with("H ")).count(), 2);
    for name in
        ["article.docx", "article.odt", "article.fodt", "article.rtf", "article-edited.docx", "article-word.rtf"]
    {
        assert_eq!(shown(&read(name).paragraphs), article, "{name}");
    }
}

#[test]
fn a_language_is_taken_from_the_runs_and_never_from_the_program() {
    let language = |name: &str| read(name).language.tag().to_owned();
    // LibreOffice wrote `en-US` into its styles; nothing in the text says so.
    for name in ["article.docx", "article.odt", "article.fodt", "article.rtf"] {
        assert_eq!(language(name), "und", "{name}");
    }
    assert_eq!(language("article-edited.docx"), "da-DK");
    assert_eq!(language("spoken.vtt"), "da");
    let bytes = fs::read(formats().join("office/article-edited.docx")).unwrap();
    let named = import::from_bytes("article.nb.docx", &bytes).unwrap();
    assert_eq!(named.versions[0].language.tag(), "nb");
}

#[test]
fn what_of_a_word_document_is_its_text() {
    check(
        "parts.docx",
        &[
            "T Fjordvejen",
            "Stien er god og\u{2011}ny.",
            "Fakta: Stien er 6,4 km.",
            "H Tallene",
            "Vej | Uheld",
            "Fjordvejen | 27 i alt",
            "Her er 27 uheld på otte år.",
            "Første i rammen.",
            "Anden i rammen.",
            "Se kortet på side 4.",
            "Delt ved en fejl.",
            "Flyttet hertil.",
            "Skrevet i et felt.",
            "Én linje.",
            "Et afsnit for sig.",
            "Et punkt",
            "Ifølge politiet.",
            "Kommunens eget tal.",
            "Rettet torsdag.",
        ],
    );
}

#[test]
fn what_of_a_libreoffice_document_is_its_text() {
    check(
        "parts.odt",
        &[
            "T Fjordvejen",
            "Stien  er god og ny. Ja.",
            "H Tallene",
            "Vej | Uheld",
            "Fjordvejen | 27 i alt",
            "Her er 27 uheld på otte år.",
            "Fakta: Stien er 6,4 km.",
            "Et punkt",
            "Ifølge politiet.",
        ],
    );
}

#[test]
fn what_of_rich_text_is_its_text() {
    check(
        "parts.rtf",
        &[
            "T Fjordvejen",
            "Stien er god og\u{2011}ny.\u{a0}Ja",
            "Fakta: Stien er 6,4 km.",
            "H Tallene",
            "Vej | Uheld",
            "Fjordvejen | 27 i alt",
            "Мост og 😀 €€.",
            "Se kortet her.",
            "Et punkt",
            "H Ifølge politiet.",
        ],
    );
}

#[test]
fn subtitles_become_paragraphs_with_their_moments() {
    check(
        "spoken.da.srt",
        &[
            "Fjordvejen er smal, og bilerne kører stærkt.",
            "Nu får børnene en cykelsti hele vejen til skolen.",
            "- Hvornår er den færdig?",
            "- I oktober 2027.",
            "Det har vi ventet på ... ... i tyve år, siger borgmesteren.",
        ],
    );
    check(
        "spoken.en.srt",
        &["The Fjordvej is narrow, and the cars are fast.", "Now the children get a cycle path all the way to school."],
    );
    check(
        "spoken.vtt",
        &["Fjordvejen er smal, og bilerne kører stærkt.", "Nu får børn & voksne en cykelsti hele vejen til skolen."],
    );
    let moments: Vec<_> = read("spoken.da.srt").paragraphs.into_iter().map(|paragraph| paragraph.locator).collect();
    let moment = |ms| Some(Locator::Moment(ms));
    assert_eq!(moments, [moment(1000), moment(3400), moment(12_000), moment(12_000), moment(14_100)]);
}

/// A packed file with these in it, in a folder of its own.
fn packed(parts: &[(&str, &[u8])]) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("versioner.zip");
    let mut zip = ZipWriter::new(File::create(&path).unwrap());
    for (name, bytes) in parts {
        if name.ends_with('/') {
            zip.add_directory(*name, SimpleFileOptions::default()).unwrap();
        } else {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
    }
    zip.finish().unwrap();
    (folder, path)
}

#[test]
fn a_packed_file_opens_as_its_versions() {
    let docx = fs::read(formats().join("office/article.docx")).unwrap();
    let inner = fs::read(packed(&[("x.txt", b"Hej.")]).1).unwrap_or_default();
    let (_folder, path) = packed(&[
        ("versioner/", b""),
        ("versioner/b.en.txt", b"The bridge is open."),
        ("versioner/a.da.docx", &docx),
        ("versioner/c.txt", b"abc\0\0"),
        ("versioner/sv/artikel.txt", b"Bron."),
        ("versioner/nb/artikel.txt", b"Broen."),
        ("../../d.md", b"Nede."),
        ("__MACOSX/versioner/._b.en.txt", b"x"),
        (".skjult.txt", b"x"),
        ("README.md", b"x"),
        ("indre.zip", &inner),
        ("noter.sammenhold", b"{}"),
        ("billede.png", b"x"),
    ]);
    let read = import::read_all(std::slice::from_ref(&path));
    let told: Vec<String> = read
        .iter()
        .map(|read| match read {
            Ok(document) => {
                let version = &document.versions[0];
                format!("{} {} {}", version.name, version.language.tag(), version.paragraphs.len())
            }
            Err(error) => error.to_string().replace(&path.display().to_string(), "Z"),
        })
        .collect();
    assert_eq!(
        told,
        [
            "d.md und 1",
            "a.da.docx da 15",
            "b.en.txt en 1",
            "Z/versioner/c.txt, byte 4: this is not a text; save the article as plain text (.txt) and open that",
            "versioner/nb/artikel.txt nb 1",
            "versioner/sv/artikel.txt sv 1",
        ]
    );
    let sources: Vec<_> = read.iter().flatten().map(|document| document.versions[0].source.clone().unwrap()).collect();
    assert!(sources.iter().all(|source| source.path == path && source.sha256 == sources[0].sha256));
    let whole = import::from_bytes("z.zip", &fs::read(&path).unwrap()).unwrap();
    assert_eq!(whole.versions.len(), 5);
}

#[test]
fn a_packed_file_with_nothing_to_read_says_so() {
    for parts in [&[][..], &[("mappe/", b"" as &[u8])], &[("a.png", b"x")]] {
        let (_folder, path) = packed(parts);
        let read = import::read_all(&[path]);
        assert!(matches!(&read[..], [Err(ImportError::Empty { .. })]), "{read:?}");
    }
}

#[test]
fn the_first_bytes_beat_the_extension() {
    let office = |name: &str| fs::read(formats().join("office").join(name)).unwrap();
    for (name, bytes) in [
        ("a.zip", office("article.docx")),
        ("a.odt", office("article.docx")),
        ("a.doc", office("article.rtf")),
        ("a.txt", office("article.odt")),
        ("a.xml", office("article.fodt")),
        ("a", office("article.rtf")),
    ] {
        let versions = import::from_bytes(name, &bytes).unwrap().versions;
        assert_eq!(versions[0].paragraphs.len(), 15, "{name}");
    }
    let moments = import::from_bytes("a.txt", &office("spoken.da.srt")).unwrap();
    assert!(moments.versions[0].paragraphs[0].locator.is_some());
}
