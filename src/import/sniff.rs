//! What a file that is no plain text seems to be, told from its first bytes, so that the error can name a cure.

use std::fmt;

/// What the bytes of a file look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// A page description.
    Pdf,
    /// A picture of any format.
    Picture,
    /// A Word file (.docx).
    Word,
    /// A LibreOffice or OpenOffice file.
    OpenDocument,
    /// An electronic book.
    Book,
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

/// Names inside a packed file that tell what it is.
const PACKED: &[(&[u8], Looks)] = &[
    (b"word/", Looks::Word),
    (b"mimetypeapplication/vnd.oasis.opendocument", Looks::OpenDocument),
    (b"mimetypeapplication/epub", Looks::Book),
];

/// How far into a packed file its names are looked for; the first entry of an office file comes early.
const PACKED_SEARCH_BYTES: usize = 16 * 1024;

/// The format of a file that is certainly no plain text; `None` says only that it may be one.
pub(super) fn sniff(bytes: &[u8]) -> Option<Looks> {
    if bytes.starts_with(b"PK\x03\x04") {
        let head = &bytes[..bytes.len().min(PACKED_SEARCH_BYTES)];
        let named = PACKED.iter().find(|(name, _)| head.windows(name.len()).any(|window| window == *name));
        return Some(named.map_or(Looks::Archive, |&(_, looks)| looks));
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
            Self::Pdf
            | Self::Word
            | Self::OpenDocument
            | Self::Book
            | Self::OldOffice
            | Self::RichText
            | Self::Unknown => "save it as plain text (.txt) and open that",
        }
    }
}

impl fmt::Display for Looks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pdf => "a PDF",
            Self::Picture => "a picture",
            Self::Word => "a Word document",
            Self::OpenDocument => "a LibreOffice document",
            Self::Book => "an e-book",
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
        check(b"PK\x03\x04\x14\0\x06\0[Content_Types].xml\0word/document.xml", Some(Looks::Word));
        check(b"PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.text", Some(Looks::OpenDocument));
        check(b"PK\x03\x04\x14\0artikel.txt", Some(Looks::Archive));
        check(b"RIFF\0\0\0\0WEBPVP8 ", Some(Looks::Picture));
        check(b"{\\rtf1\\ansi Hej}", Some(Looks::RichText));
        check(b"MZ\x90\0", Some(Looks::Program));
        check(b"MZ er to bogstaver.", None);
        check(b"GIF89a er et billedformat.", None);
        check(b"\xff\xfeH\0e\0j\0", None);
        check(b"", None);
    }
}
