//! What a file is by its first bytes: the format it is read in, whatever its name, or else what it seems to be, so that
//! the error can name a cure.

use super::Format;
use encoding_rs::Encoding;
use std::fmt;

/// What the bytes of a file look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// A page description.
    Pdf,
    /// A picture of any format.
    Picture,
    /// A file of an older Office (.doc, .xls).
    OldOffice,
    /// Rich text.
    RichText,
    /// Packed files.
    Archive,
    /// Sound or film.
    Sound,
    /// A program.
    Program,
    /// Text with four bytes a character.
    Utf32,
    /// Bytes that say nothing.
    Unknown,
}

/// Whether the file format is recognised by its bytes alone, or needs a NUL byte as a second witness because a
/// text could begin like that.
#[derive(Clone, Copy, PartialEq)]
enum Certainty {
    Sure,
    WithNul,
}

/// Beginnings of files, the longer before the shorter.
const SIGNATURES: &[(&[u8], Certainty, Looks)] = &[
    (b"%PDF-", Certainty::Sure, Looks::Pdf),
    (b"{\\rtf", Certainty::Sure, Looks::RichText),
    (b"\x89PNG\r\n\x1a\n", Certainty::Sure, Looks::Picture),
    (b"\xff\xd8\xff", Certainty::Sure, Looks::Picture),
    (b"GIF87a", Certainty::WithNul, Looks::Picture),
    (b"GIF89a", Certainty::WithNul, Looks::Picture),
    (b"II*\0", Certainty::Sure, Looks::Picture),
    (b"MM\0*", Certainty::Sure, Looks::Picture),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Certainty::Sure, Looks::OldOffice),
    (b"\x1f\x8b", Certainty::Sure, Looks::Archive),
    (b"7z\xbc\xaf\x27\x1c", Certainty::Sure, Looks::Archive),
    (b"Rar!\x1a\x07", Certainty::Sure, Looks::Archive),
    (b"\xfd7zXZ\0", Certainty::Sure, Looks::Archive),
    (b"OggS", Certainty::WithNul, Looks::Sound),
    (b"ID3", Certainty::WithNul, Looks::Sound),
    (b"fLaC", Certainty::WithNul, Looks::Sound),
    (b"\x7fELF", Certainty::Sure, Looks::Program),
    (b"MZ", Certainty::WithNul, Looks::Program),
    (b"\xff\xfe\0\0", Certainty::Sure, Looks::Utf32),
    (b"\0\0\xfe\xff", Certainty::Sure, Looks::Utf32),
];

/// Beginnings of packed files; the second is one without anything in it.
const PACKED: &[&[u8]] = &[b"PK\x03\x04", b"PK\x05\x06"];

/// How far into a text its beginning is looked at.
const HEAD_BYTES: usize = 4096;

/// Whether a file is packed as ZIP, as office documents are.
pub(super) fn is_packed(bytes: &[u8]) -> bool {
    PACKED.iter().any(|start| bytes.starts_with(start))
}

/// Whether a file of an older Office is a newer one that was locked with a password.
pub(super) fn is_locked_office(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

/// Whether a file is an OpenDocument in a single XML.
pub(super) fn is_flat_office(bytes: &[u8]) -> bool {
    text_format(bytes) == Some(Format::OpenDocument)
}

/// The format that a text's own beginning tells, whatever its name.
pub(super) fn text_format(bytes: &[u8]) -> Option<Format> {
    let head = head(bytes);
    let text = head.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with('<') {
        let (declared_html, root) = root(text);
        return match root.rsplit_once(':').map_or(root, |(_, name)| name).to_ascii_lowercase().as_str() {
            "html" => Some(Format::Page),
            "tmx" => Some(Format::Tmx),
            "xliff" => Some(Format::Xliff),
            "document" if root.starts_with("office:") => Some(Format::OpenDocument),
            _ => declared_html.then_some(Format::Page),
        };
    }
    let vtt = text.strip_prefix("WEBVTT").is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
    if vtt || is_subrip(text) { Some(Format::Subtitles) } else { None }
}

/// The beginning of a text, roughly.
fn head(bytes: &[u8]) -> String {
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    match Encoding::for_bom(head) {
        Some((encoding, _)) => encoding.decode(head).0.into_owned(),
        None => String::from_utf8_lossy(head).into_owned(),
    }
}

/// Whether a document type before it says HTML, and the name of the first element.
fn root(text: &str) -> (bool, &str) {
    let (mut rest, mut html) = (text, false);
    loop {
        rest = rest.trim_start();
        let end = if rest.starts_with("<?") {
            "?>"
        } else if rest.starts_with("<!--") {
            "-->"
        } else if let Some(kind) = rest.get(..9).filter(|start| start.eq_ignore_ascii_case("<!doctype")) {
            html |= rest[kind.len()..].trim_start().get(..4).is_some_and(|name| name.eq_ignore_ascii_case("html"));
            ">"
        } else {
            break;
        };
        rest = rest.split_once(end).map_or("", |(_, rest)| rest);
    }
    let name = rest.strip_prefix('<').unwrap_or_default();
    (html, name.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next().unwrap_or_default())
}

/// Whether a number and a time of subtitles come first.
fn is_subrip(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let number = lines.next().is_some_and(|line| line.len() <= 6 && line.chars().all(|c| c.is_ascii_digit()));
    let clock = |text: &str| text.trim().starts_with(|c: char| c.is_ascii_digit()) && text.contains(':');
    number
        && lines.next().and_then(|line| line.split_once("-->")).is_some_and(|(start, end)| clock(start) && clock(end))
}

/// The format of a file that is certainly no plain text; `None` says only that it may be one.
pub(super) fn sniff(bytes: &[u8]) -> Option<Looks> {
    if is_packed(bytes) {
        return Some(Looks::Archive);
    }
    if bytes.starts_with(b"RIFF") && bytes.contains(&0) {
        return Some(if bytes.get(8..12) == Some(b"WEBP") { Looks::Picture } else { Looks::Sound });
    }
    if bytes.get(4..8) == Some(b"ftyp") && bytes.contains(&0) {
        return Some(Looks::Sound);
    }
    let found = SIGNATURES.iter().find(|(start, certainty, _)| {
        bytes.starts_with(start) && (*certainty == Certainty::Sure || bytes.contains(&0))
    });
    found.map(|&(_, _, looks)| looks)
}

impl Looks {
    /// The end of the error's sentence, after the path. `byte` counts from 1.
    pub(super) fn sentence(self, byte: usize) -> String {
        match self {
            Self::Unknown => {
                format!(", byte {byte}: this is not a text; save the article as plain text (.txt) and open that")
            }
            _ => format!(": this looks like {self} and not like a text; {}", self.cure()),
        }
    }

    fn cure(self) -> &'static str {
        match self {
            Self::Picture => "type its text into a .txt file and open that",
            Self::Archive => "unpack it and open the texts in it",
            Self::Sound => "write its words down in a .txt file and open that",
            Self::Program => "choose the article instead",
            Self::Utf32 => "save it as UTF-8 in a text editor and open that",
            Self::OldOffice => "save it in its own program as .docx or .odt and open that",
            Self::Pdf | Self::RichText | Self::Unknown => "save it as plain text (.txt) and open that",
        }
    }
}

impl fmt::Display for Looks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pdf => "a PDF",
            Self::Picture => "a picture",
            Self::OldOffice => "an older Office document",
            Self::RichText => "rich text (RTF)",
            Self::Archive => "a packed archive (ZIP or the like)",
            Self::Sound => "sound or film",
            Self::Program => "a program",
            Self::Utf32 => "text in UTF-32",
            Self::Unknown => "something else",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], looks: Option<Looks>) {
        assert_eq!(sniff(bytes), looks, "{:?}", String::from_utf8_lossy(bytes));
    }

    #[test]
    fn formats_are_told_from_texts() {
        check(b"%PDF-1.7\n", Some(Looks::Pdf));
        check(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Some(Looks::Picture));
        check(b"PK\x03\x04\x14\0artikel.txt", Some(Looks::Archive));
        check(b"RIFF\0\0\0\0WEBPVP8 ", Some(Looks::Picture));
        check(b"{\\rtf1\\ansi Hej}", Some(Looks::RichText));
        check(b"MZ\x90\0", Some(Looks::Program));
        check(b"MZ er to bogstaver.", None);
        check(b"GIF89a er et billedformat.", None);
        check(b"\xff\xfeH\0e\0j\0", None);
        check(b"", None);
    }

    #[test]
    fn texts_tell_their_format() {
        let check = |text: &str, format: Option<Format>| {
            let utf16: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert_eq!((text_format(text.as_bytes()), text_format(&utf16)), (format, format), "{text}");
        };
        check("\n<!DOCTYPE HTML>\n<p>Hej", Some(Format::Page));
        check("<html lang=da>", Some(Format::Page));
        check(
            "<?xml version='1.0'?>\n<!-- tm --><!DOCTYPE tmx SYSTEM 'tmx14.dtd'>\n<tmx version='1.4'>",
            Some(Format::Tmx),
        );
        check("<?xml version='1.0'?><x:xliff xmlns:x='urn'>", Some(Format::Xliff));
        check("<?xml version='1.0'?><office:document x='y'>", Some(Format::OpenDocument));
        check("<?xml version='1.0'?><document>", None);
        check("<htmlx>", None);
        check("<div>Hej</div>", None);
        check("<?xml", None);
        check("WEBVTT", Some(Format::Subtitles));
        check("WEBVTTX", None);
        check("1\n00:00:01,000 --> 00:00:02,000\nHej", Some(Format::Subtitles));
        check("1\nHej --> du\n", None);
        check("# Hej", None);
        check("", None);
    }
}
