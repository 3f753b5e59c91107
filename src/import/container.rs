//! A packed file (ZIP) as the parts in it: what office documents and archives are stored in.
//!
//! `zip` reads it. Nothing is ever written, so a part's name is only a name, whatever path it pretends to be. Limits
//! keep a file that is made to burst from doing so: they count what really comes out, not what the file promises.

use super::error::Fault;
use std::io::{Cursor, Read};
use zip::{ZipArchive, read::ZipFileEntry, result::ZipError};

const MEBIBYTE: u64 = 1024 * 1024;
/// Bytes of one part, unpacked.
const LARGEST_PART: u64 = 64 * MEBIBYTE;
/// Bytes of all parts that are read, unpacked.
pub(super) const LARGEST_WHOLE: u64 = 256 * MEBIBYTE;
/// Parts. A long Word document has some hundred.
const MOST_PARTS: usize = 10_000;

/// The end of the file where its list of parts is told of, in bytes: that record and a comment after it.
const COMMENT_BYTES: usize = 66 * 1024;

/// A packed file that is being read.
pub(super) struct Container<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// In the order of the file's own list; of several with one name the last.
    pub parts: Vec<Part>,
    /// How many bytes may still be unpacked.
    left: u64,
}

/// A part of a packed file.
pub(super) struct Part {
    /// Its path in the file, with `/`; an ending `/` makes it a folder.
    pub name: String,
    /// Its bytes unpacked, by what the file says. A part that has more is a fault.
    pub size: u64,
    locked: bool,
}

/// What the parts of a packed file are together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    Word,
    OpenDocument,
    /// A kind that is not read, by its usual extension.
    Unread(&'static str),
    /// Files that somebody packed.
    Files,
}

/// Kinds of OpenDocument by the `mimetype` they begin with.
const MIME_TYPES: &[(&str, Content)] = &[
    ("application/vnd.oasis.opendocument.text", Content::OpenDocument),
    ("application/vnd.oasis.opendocument.spreadsheet", Content::Unread("ods")),
    ("application/vnd.oasis.opendocument.presentation", Content::Unread("odp")),
    ("application/vnd.oasis.opendocument", Content::Unread("odg")),
    ("application/epub", Content::Unread("epub")),
];

/// Kinds by a part that they alone have: the beginning of its name.
const TELLING_PARTS: &[(&str, Content)] = &[
    ("word/", Content::Word),
    ("xl/", Content::Unread("xlsx")),
    ("ppt/", Content::Unread("pptx")),
    ("index/document.iwa", Content::Unread("pages")),
    ("_rels/.rels", Content::Word),
];

impl<'a> Container<'a> {
    /// Lists the parts of a packed file.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        if let Some(count) = promised_parts(bytes).filter(|count| *count > MOST_PARTS as u64) {
            return Err(Fault::Excessive { what: format!("{count} files are packed in it") });
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| told(&error, None))?;
        let mut parts = Vec::new();
        for number in 0..zip.len() {
            let entry = zip.by_index_data(number).map_err(|error| told(&error, None))?;
            parts.push(Part { name: name(&entry), size: entry.size(), locked: entry.encrypted() });
        }
        Ok(Self { zip, parts, left: LARGEST_WHOLE })
    }

    /// The number of the part with this name, whatever its capitals; of several the first.
    pub fn find(&self, name: &str) -> Option<usize> {
        let name = name.trim_start_matches('/');
        self.parts.iter().position(|part| part.name.trim_start_matches('/').eq_ignore_ascii_case(name))
    }

    /// Unpacks a part.
    pub fn read(&mut self, number: usize) -> Result<Vec<u8>, Fault> {
        let Some(part) = self.parts.get(number) else { return Ok(Vec::new()) };
        let broken = |detail: &str| Fault::Broken { place: String::new(), detail: format!("{}: {detail}", part.name) };
        if part.locked {
            return Err(Fault::Locked);
        }
        let limit = LARGEST_PART.min(self.left);
        if part.size > limit {
            return Err(too_large(limit));
        }
        let file = self.zip.by_index(number).map_err(|error| told(&error, Some(&part.name)))?;
        let mut bytes = Vec::new();
        file.take(part.size + 1).read_to_end(&mut bytes).map_err(|_| broken("its bytes are damaged"))?;
        if bytes.len() as u64 > part.size {
            return Err(broken("it holds more than its size says"));
        }
        self.left -= bytes.len() as u64;
        Ok(bytes)
    }

    /// The text of an XML part in UTF-8 (or in UTF-16 with its mark), as office documents have it.
    pub fn xml(&mut self, number: usize) -> Result<String, Fault> {
        let bytes = self.read(number)?;
        let name = self.parts.get(number).map_or("", |part| &part.name);
        let broken = |detail: &str| Fault::Broken { place: String::new(), detail: format!("{name}: {detail}") };
        let encoding = encoding_rs::Encoding::for_bom(&bytes).map_or(encoding_rs::UTF_8, |(encoding, _)| encoding);
        let (text, _, wrong) = encoding.decode(&bytes);
        if wrong {
            return Err(broken("there are bytes in it that are no text"));
        }
        if text.contains('\0') {
            return Err(broken("there are zero bytes in it"));
        }
        Ok(text.into_owned())
    }

    /// What the file is by its parts.
    pub fn content(&mut self) -> Content {
        if let Some(number) = self.find("mimetype")
            && let Ok(kind) = self.read(number)
            && let Some(&(_, content)) = MIME_TYPES.iter().find(|(start, _)| kind.starts_with(start.as_bytes()))
        {
            return content;
        }
        let has = |start: &str| {
            let start = start.as_bytes();
            self.parts.iter().any(|part| {
                part.name.as_bytes().get(..start.len()).is_some_and(|name| name.eq_ignore_ascii_case(start))
            })
        };
        if has("content.xml") && has("META-INF/manifest.xml") {
            return Content::OpenDocument;
        }
        TELLING_PARTS.iter().find(|(start, _)| has(start)).map_or(Content::Files, |&(_, content)| content)
    }

    /// Bytes that reading this file as a document may unpack, by what it says: its XML.
    pub fn xml_size(&self) -> u64 {
        let is_xml = |part: &&Part| part.name.to_ascii_lowercase().ends_with(".xml");
        self.parts.iter().filter(is_xml).fold(0, |sum: u64, part| sum.saturating_add(part.size))
    }
}

/// The most parts that a list of packed files in these bytes promises. Looked at before the list is read, for each part
/// costs some hundred bytes of memory.
fn promised_parts(bytes: &[u8]) -> Option<u64> {
    let tail = bytes.len().saturating_sub(COMMENT_BYTES);
    let counts = |start: usize, sign: &'static [u8; 4], at: usize, width: usize| {
        bytes[start..]
            .windows(at + width)
            .filter(move |record| record.starts_with(sign))
            .map(move |record| record[at..].iter().rev().fold(0_u64, |count, &byte| count << 8 | u64::from(byte)))
    };
    let has_long_list = bytes[tail..].windows(4).any(|sign| sign == b"PK\x06\x07");
    let long = if has_long_list { 0 } else { bytes.len() };
    counts(tail, b"PK\x05\x06", 10, 2).chain(counts(long, b"PK\x06\x06", 32, 8)).max()
}

/// A fault in a certain part of a packed file: its name goes before what is wrong there.
/// Without a name the file itself is meant.
pub(super) fn inside(part: &str, fault: Fault) -> Fault {
    match fault {
        Fault::Broken { place, detail } if !part.is_empty() => {
            Fault::Broken { place: String::new(), detail: format!("{part}{place}: {detail}") }
        }
        other => other,
    }
}

/// That more comes out of the file than may.
pub(super) fn too_large(limit: u64) -> Fault {
    let what = if limit < LARGEST_PART { LARGEST_WHOLE } else { LARGEST_PART } / MEBIBYTE;
    Fault::Excessive { what: format!("it unpacks to more than {what} MiB") }
}

/// The path of a part. Names that are not marked as UTF-8 often are; else they are in the code page of the DOS that
/// packed them, which in Denmark has `ø` where the American one that `zip` knows has the signs of cent and yen.
fn name(entry: &ZipFileEntry) -> String {
    let name = match std::str::from_utf8(entry.name_raw()) {
        Ok(name) => name.to_owned(),
        Err(_) => entry.name().unwrap_or_default().replace('¢', "ø").replace('¥', "Ø"),
    };
    name.replace('\\', "/")
}

/// The trouble of `zip` in our words.
fn told(error: &ZipError, part: Option<&str>) -> Fault {
    let detail = match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => return Fault::Locked,
        ZipError::CompressionMethodNotSupported(_) => "it is packed in a way that is not known here",
        ZipError::UnsupportedArchive(_) => "it is packed in a rare way, such as over several disks",
        _ if part.is_some() => "it is not where the list of packed files says",
        _ => "the list of packed files at its end is missing or damaged",
    };
    let part = part.map_or(String::new(), |part| format!("{part}: "));
    Fault::Broken { place: String::new(), detail: format!("{part}{detail}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::{ZipWriter, write::SimpleFileOptions};

    fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn check(parts: &[(&str, &[u8])], content: Content) {
        assert_eq!(Container::open(&packed(parts)).unwrap().content(), content, "{parts:?}");
    }

    #[test]
    fn parts_tell_the_kind() {
        check(&[("_rels/.rels", b""), ("word/document.xml", b"")], Content::Word);
        check(&[("_rels/.rels", b""), ("xl/workbook.xml", b"")], Content::Unread("xlsx"));
        check(&[("mimetype", b"application/vnd.oasis.opendocument.text")], Content::OpenDocument);
        check(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")], Content::Unread("ods"));
        check(&[("da.txt", b"Hej"), ("æ/word/x", b"")], Content::Files);
        check(&[], Content::Files);
    }

    #[test]
    fn parts_are_found_and_read() {
        let bytes = packed(&[("Word/Document.xml", "<a>æ</a>".as_bytes()), ("b.xml", b"<a>\xe6</a>")]);
        let mut container = Container::open(&bytes).unwrap();
        let number = container.find("/word/document.xml").unwrap();
        assert_eq!(container.xml(number).unwrap(), "<a>æ</a>");
        assert_eq!(container.xml_size(), 9 + 8);
        assert!(matches!(container.xml(1), Err(Fault::Broken { detail, .. }) if detail.starts_with("b.xml: ")));
        assert!(matches!(Container::open(&bytes[..60]), Err(Fault::Broken { .. })));
    }

    #[test]
    fn too_many_parts_are_refused_before_they_are_listed() {
        let mut bytes = packed(&[("a", b"a")]);
        let at = bytes.len() - 12;
        bytes[at..at + 2].copy_from_slice(&[0x11, 0x27]);
        let fault = Container::open(&bytes).err();
        assert_eq!(fault, Some(Fault::Excessive { what: "10001 files are packed in it".into() }));
    }

    #[test]
    fn what_bursts_is_refused() {
        let zeros = vec![0; 65 * 1024 * 1024];
        let bytes = packed(&[("a", &zeros)]);
        assert!(bytes.len() < 100_000);
        let fault = Container::open(&bytes).unwrap().read(0);
        assert_eq!(fault, Err(Fault::Excessive { what: "it unpacks to more than 64 MiB".into() }));
        let mebibytes = &zeros[..60 << 20];
        let bytes = packed(&[("a", mebibytes), ("b", mebibytes), ("c", mebibytes), ("d", mebibytes), ("e", mebibytes)]);
        let mut container = Container::open(&bytes).unwrap();
        let faults: Vec<_> = (0..5).map(|number| container.read(number).err()).collect();
        let last = Fault::Excessive { what: "it unpacks to more than 256 MiB".into() };
        assert_eq!(faults, [None, None, None, None, Some(last)]);
    }
}
