//! The fault list: bad and hostile files, each made here, and the sentence that a person gets for it. Files of reviews
//! have theirs in `review`.

#![allow(clippy::unwrap_used, reason = "a test that cannot make its files has failed")]

use proptest::{prelude::*, test_runner::RngSeed};
use sammenhold::import::{self, EXTENSIONS};
use std::{
    fs,
    io::{Cursor, Write},
    path::Path,
};
use zip::{ZipWriter, write::SimpleFileOptions};

/// A packed file with these parts.
fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        if name.ends_with('/') {
            zip.add_directory(*name, SimpleFileOptions::default()).unwrap();
        } else {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
    }
    zip.finish().unwrap().into_inner()
}

/// A Word document with this as its main part.
fn word(document: &[u8]) -> Vec<u8> {
    packed(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document)])
}

/// A LibreOffice document with this as its content.
fn open_document(content: &[u8]) -> Vec<u8> {
    packed(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", content)])
}

/// The same bytes with every mark of a packed part saying that it is locked with a password.
fn locked(mut bytes: Vec<u8>) -> Vec<u8> {
    for (sign, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let places: Vec<usize> = (0..bytes.len() - 4).filter(|&at| bytes[at..].starts_with(sign)).collect();
        places.into_iter().for_each(|at| bytes[at + flags] |= 1);
    }
    bytes
}

/// A Word document as Word itself locks it: an older container with a newer file in it.
fn locked_by_word() -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.extend([0; 512]);
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

/// A packed file whose list says that it has 65,000 parts.
fn promising_much() -> Vec<u8> {
    let mut bytes = packed(&[("a.txt", b"Hej")]);
    let at = bytes.len() - 12;
    bytes[at..at + 2].copy_from_slice(&65_000_u16.to_le_bytes());
    bytes
}

/// What follows the file's name for a file that does not keep to its kind.
fn broken(place: &str, detail: &str) -> String {
    format!(
        "{place}: the file is damaged or was not written as its kind asks ({detail}); open it in the program that it \
         comes from, save it anew and open that"
    )
}

fn excessive(what: &str) -> String {
    format!(": {what}, far more than an article; save the article alone in a file and open that")
}

fn unread(extension: &str) -> String {
    format!(
        ": files of the kind .{extension} are not read; save the article as .docx, .odt, .pdf, .html or .txt and open that"
    )
}

fn looks(like: &str, cure: &str) -> String {
    format!(": this looks like {like} and not like a text; {cure} and open that")
}

const EMPTY: &str = ": there is no text in this file; check that the article was saved in it";
const LOCKED: &str =
    ": the file is locked with a password; open it in its own program, save it without the password and open that";
const NO_LIST: &str = "the list of packed files at its end is missing or damaged";

/// Each file must be refused with its name and what is listed here.
fn check(faults: &[(&str, Vec<u8>, String)]) {
    for (name, bytes, sentence) in faults {
        let error = import::from_bytes(name, bytes).expect_err(sentence).to_string();
        assert_eq!(error, format!("{name}{sentence}"));
    }
}

#[test]
fn packed_files() {
    let zeros = vec![b' '; 65 * 1024 * 1024];
    check(&[
        ("tom.zip", packed(&[]), EMPTY.to_owned()),
        ("mapper.zip", packed(&[("a/", b""), ("a/b/", b"")]), EMPTY.to_owned()),
        ("halv.zip", packed(&[("a.txt", b"Hej")])[..40].to_vec(), broken("", NO_LIST)),
        ("hoved.zip", b"PK\x03\x04".to_vec(), broken("", NO_LIST)),
        ("liste.zip", promising_much(), excessive("65000 files are packed in it")),
        ("bombe.zip", packed(&[("a.txt", &zeros)]), excessive("it unpacks to more than 64 MiB")),
        ("laast.zip", locked(packed(&[("a.txt", b"Hej")])), LOCKED.to_owned()),
        ("indre.zip", packed(&[("a.zip", &packed(&[("a.txt", b"Hej")]))]), EMPTY.to_owned()),
        ("intet.docx", packed(&[("[Content_Types].xml", b"<Types/>")]), broken("", "it has no document in it")),
        ("intet.odt", packed(&[("a.txt", b"Hej")]), broken("", "it has no content.xml in it")),
        ("tal.docx", packed(&[("xl/workbook.xml", b"<a/>")]), unread("xlsx")),
        ("billeder.zip", packed(&[("ppt/presentation.xml", b"<a/>")]), unread("pptx")),
        ("bog.zip", packed(&[("mimetype", b"application/epub+zip")]), unread("epub")),
        ("ark.odt", packed(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")]), unread("ods")),
        ("tekst.docx", b"Kun tekst.".to_vec(), broken("", NO_LIST)),
        ("tekst.odt", b"Kun tekst.".to_vec(), broken("", NO_LIST)),
    ]);
}

#[test]
fn office_documents() {
    let laughs =
        b"<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><w:document><w:p><w:t>&b;</w:t></w:p></w:document>";
    let outside = b"<!DOCTYPE a [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><w:document><w:t>&a;</w:t></w:document>";
    let deep = "<w:p>".repeat(100_000);
    let broad = format!("<w:document{}/>", (0..300).map(|n| format!(" a{n}='x'")).collect::<String>());
    let zeros = vec![b' '; 65 * 1024 * 1024];
    let part = |detail: &str| broken("", &format!("word/document.xml{detail}"));
    let manifest: &[u8] = b"<m><manifest:encryption-data/></m>";
    check(&[
        ("bombe.docx", word(&zeros), excessive("it unpacks to more than 64 MiB")),
        ("latter.docx", word(laughs), part(", line 1: the name &b; stands for nothing that is known")),
        ("udenfor.docx", word(outside), part(", line 1: the name &a; stands for nothing that is known")),
        ("dyb.docx", word(deep.as_bytes()), excessive("its parts stand more than 256 deep inside each other")),
        ("bred.docx", word(broad.as_bytes()), excessive("one of its parts has more than 256 attributes")),
        ("bytes.docx", word(b"<w:t>\xe6\xf8</w:t>"), part(": there are bytes in it that are no text")),
        ("nul.docx", word(b"<w:t>a\0b</w:t>"), part(": there are zero bytes in it")),
        ("halv.docx", word(b"<w:document>\n<w:body>"), part(", line 2: it ends inside document/body")),
        ("tomt.docx", word(b"<w:document/>"), EMPTY.to_owned()),
        ("slettet.docx", word(b"<w:p><w:del><w:r><w:t>Hej</w:t></w:r></w:del></w:p>"), EMPTY.to_owned()),
        ("laast.docx", locked(word(b"<w:document/>")), LOCKED.to_owned()),
        ("kodeord.docx", locked_by_word(), LOCKED.to_owned()),
        ("halv.odt", open_document(b"<o>"), broken("", "content.xml, line 1: it ends inside o")),
        ("tomt.odt", open_document(b"<o/>"), EMPTY.to_owned()),
        ("laast.odt", packed(&[("content.xml", b"x"), ("META-INF/manifest.xml", manifest)]), LOCKED.to_owned()),
        ("halv.fodt", b"<office:document>\n<office:body>".to_vec(), broken(", line 2", "it ends inside document/body")),
        (
            "halv.rtf",
            b"{\\rtf1 Hej {\\b du}".to_vec(),
            broken("", "its end is missing: a group that was opened is not closed"),
        ),
        (
            "dyb.rtf",
            format!("{{\\rtf1 {}", "{".repeat(100_000)).into_bytes(),
            excessive("its groups stand more than 512 deep inside each other"),
        ),
        (
            "dos.rtf",
            b"{\\rtf1\\pca R\\'9bd}".to_vec(),
            broken("", "its letters are in code page 850, which is not known here"),
        ),
        ("tom.rtf", b"{\\rtf1 }".to_vec(), EMPTY.to_owned()),
    ]);
}

#[test]
fn subtitles_and_texts() {
    let old_office = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0".to_vec();
    let png = b"\x89PNG\r\n\x1a\n\0\0".to_vec();
    check(&[
        ("tid.srt", b"1\n00:00:01,000 --> om lidt\nHej".to_vec(), broken(", line 2", "this is no time of a subtitle")),
        ("uden.srt", b"Hej\n".to_vec(), broken(", line 1", "there is text before the first time")),
        ("tom.vtt", b"WEBVTT\n\nNOTE kun en note\n".to_vec(), EMPTY.to_owned()),
        ("tavs.srt", b"1\n00:00:01,000 --> 00:00:02,000\n\n".to_vec(), EMPTY.to_owned()),
        ("tom.txt", b" \n".to_vec(), EMPTY.to_owned()),
        ("nul.txt", b"abc\0\x01\0\0".to_vec(), ", byte 4: this is not a text; save the article as plain text (.txt) and open that".to_owned()),
        ("gammel.doc", old_office.clone(), unread("doc")),
        ("gammel.txt", old_office, looks("an older Office document", "save it in its own program as .docx or .odt")),
        ("billede.docx", png.clone(), looks("a picture", "type its text into a .txt file")),
        ("billede.srt", png, looks("a picture", "type its text into a .txt file")),
        ("ark.csv", b"a;b".to_vec(), unread("csv")),
        ("data.json", b"{}".to_vec(), unread("json")),
        ("andet.xml", b"<?xml version='1.0'?><a>Hej</a>".to_vec(), unread("xml")),
        (
            "bytes.txt",
            b"\xc3\xa6\xc3\xb8\xc3\xa5\n\xc3\xa6\xe6".to_vec(),
            ", line 2, byte 10: up to here the file is UTF-8, but what follows is not; mend this place in a text editor \
             and save the file as UTF-8"
                .to_owned(),
        ),
    ]);
}

#[test]
fn names_inside_a_packed_file_reach_nothing_outside() {
    let bytes = packed(&[("../../../etc/passwd.txt", b"Hej."), ("/etc/motd.txt", b"Du."), ("C:\\x\\y.txt", b"Os.")]);
    let names: Vec<String> =
        import::from_bytes("a.zip", &bytes).unwrap().versions.into_iter().map(|v| v.name).collect();
    assert_eq!(names, ["y.txt", "motd.txt", "passwd.txt"]);
}

#[test]
fn a_line_of_many_mebibytes_is_read() {
    let line = "En bro er åben. ".repeat(2 << 20);
    let version = import::from_bytes("a.txt", line.as_bytes()).unwrap().versions.remove(0);
    assert_eq!(version.paragraphs.len(), 1);
}

/// What was read, or the sentence, which begins with the file's name.
fn read_or_told(name: &str, bytes: &[u8]) -> Result<(), TestCaseError> {
    match import::from_bytes(name, bytes) {
        Ok(document) => {
            prop_assert!(!document.versions.is_empty());
            for paragraph in document.versions.iter().flat_map(|version| &version.paragraphs) {
                let text = &paragraph.text;
                prop_assert!(!text.is_empty() && text.trim() == text, "{text:?}");
                prop_assert!(!text.contains(['\n', '\r', '\u{2028}', '\u{2029}']), "{text:?}");
            }
        }
        Err(error) => prop_assert!(error.to_string().starts_with(name), "{name}: {error}"),
    }
    Ok(())
}

/// All files of the corpus.
fn corpus() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/office");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), fs::read(path).unwrap())).collect()
}

#[test]
fn a_file_that_breaks_off_is_read_or_refused() {
    for (name, bytes) in corpus() {
        // The end of these tells that nothing is missing; of subtitles nothing does.
        let tells = !name.ends_with(".srt") && !name.ends_with(".vtt");
        let whole = bytes.trim_ascii_end().len();
        for length in (0..whole).step_by(97) {
            read_or_told(&name, &bytes[..length]).unwrap();
            assert!(!tells || import::from_bytes(&name, &bytes[..length]).is_err(), "{name} of {length} bytes");
        }
    }
}

/// Pieces that files of all these formats are made of.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let pieces: Vec<&[u8]> = vec![
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"PK\x01\x02",
        b"{\\rtf1",
        b"{\\*",
        b"\\u8364",
        b"\\'e6",
        b"\\bin9 ",
        b"{",
        b"}",
        b"\\par ",
        b"\\cell",
        b"\\row",
        b"\\intbl",
        b"\\footnote",
        b"\\uc0",
        b"<?xml",
        b"<w:p>",
        b"</w:p>",
        b"<w:t>",
        b"<",
        b">",
        b"/>",
        b"&",
        b"&#0;",
        b"&amp;",
        b"<office:document>",
        b"<office:body>",
        b"<text:p>",
        b"<text:s text:c='99999999999'/>",
        b"WEBVTT\n\n",
        b"NOTE",
        b"00:00:01,000 --> 00:00:02,000",
        b"-->",
        b"1",
        b"\n",
        b"\n\n",
        b"\r\n",
        b"<i>",
        b"{\\an8}",
        b"\0",
        b"\xe6",
        b"\xff\xfe",
        b"Broen er ny.",
        b" ",
        b"\t",
        b"- ",
        b"...",
        b"9999999",
        b":",
        b"%PDF-",
        b"<html>",
        b"<tmx>",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]
    #[test]
    fn any_bytes_of_any_kind(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for extension in EXTENSIONS {
            read_or_told(&format!("a.{extension}"), &bytes)?;
        }
    }

    #[test]
    fn any_pieces_of_any_kind(bytes in pieces()) {
        for extension in EXTENSIONS {
            read_or_told(&format!("a.{extension}"), &bytes)?;
        }
        read_or_told("a.rtf", &[b"{\\rtf1 ", &bytes[..], b"}"].concat())?;
        read_or_told("a.docx", &word(&[b"<w:document><w:p>", &bytes[..], b"</w:p></w:document>"].concat()))?;
        read_or_told("a.odt", &open_document(&[b"<o><body><p>", &bytes[..], b"</p></body></o>"].concat()))?;
        read_or_told("a.zip", &packed(&[("a.docx", &bytes), ("b.txt", b"Hej."), ("c.rtf", &bytes)]))?;
    }

    #[test]
    fn damaged_files(places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20)) {
        for (name, mut bytes) in corpus() {
            for (place, byte) in &places {
                let at = place.index(bytes.len());
                bytes[at] = *byte;
            }
            read_or_told(&name, &bytes)?;
        }
    }
}
