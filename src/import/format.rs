//! The formats that are read, and which one a file is in: by its first bytes where they are sure, else by its name.

use super::{
    Input, Parsed, archive,
    container::{Container, Content},
    encoding::Undecodable,
    error::Fault,
    open_document, page, pairs, pdf, rich_text,
    sniff::{self, Looks},
    subtitles, text, tmx, word, xliff,
};

/// The format a file is read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown, with or without front matter.
    Markdown,
    /// A web page.
    Page,
    /// A Word document (.docx).
    Word,
    /// A LibreOffice document (.odt, .fodt).
    OpenDocument,
    /// Rich text (.rtf).
    RichText,
    /// A PDF with a text layer.
    Pdf,
    /// Subtitles (.srt, .vtt).
    Subtitles,
    /// A translation memory (.tmx).
    Tmx,
    /// A bilingual file of translation programs (.xlf).
    Xliff,
    /// Pairs of texts, parted by tabs.
    Pairs,
    /// A ladder of hunalign: rungs that pair the lines of two texts.
    Ladder,
    /// Packed files (.zip).
    Archive,
}

/// Extensions by format. Anything else that is text is read as plain text.
const BY_EXTENSION: &[(&str, Format)] = &[
    ("txt", Format::Text),
    ("text", Format::Text),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("html", Format::Page),
    ("htm", Format::Page),
    ("xhtml", Format::Page),
    ("docx", Format::Word),
    ("docm", Format::Word),
    ("odt", Format::OpenDocument),
    ("fodt", Format::OpenDocument),
    ("rtf", Format::RichText),
    ("pdf", Format::Pdf),
    ("srt", Format::Subtitles),
    ("vtt", Format::Subtitles),
    ("tmx", Format::Tmx),
    ("xlf", Format::Xliff),
    ("xliff", Format::Xliff),
    ("tsv", Format::Pairs),
    ("tab", Format::Pairs),
    ("ladder", Format::Ladder),
    ("zip", Format::Archive),
];

/// Extensions of files that are offered to open, and that a folder is searched for.
pub const EXTENSIONS: &[&str] = &[
    "txt", "text", "md", "markdown", "html", "htm", "xhtml", "docx", "docm", "odt", "fodt", "rtf", "pdf", "srt", "vtt",
    "tmx", "xlf", "xliff", "tsv", "tab", "ladder", "zip",
];

/// Extensions of formats that hold articles but are not read.
const UNREAD: &[&str] =
    &["csv", "doc", "epub", "json", "jsonl", "odp", "ods", "pages", "ppt", "pptx", "xls", "xlsx", "xml"];

impl Format {
    /// The format that a name promises, if it is one of [`EXTENSIONS`].
    pub fn of_known_name(name: &str) -> Option<Self> {
        let extension = extension(name);
        BY_EXTENSION.iter().find(|(known, _)| *known == extension).map(|&(_, format)| format)
    }

    /// The format that a file is in.
    pub(super) fn of(input: &Input) -> Result<Self, Fault> {
        let (extension, named) = (extension(input.name), Self::of_known_name(input.name));
        if sniff::is_packed(input.bytes) {
            return Self::of_packed(input.bytes, named);
        }
        let unread = UNREAD.contains(&extension.as_str());
        match sniff::sniff(input.bytes) {
            Some(Looks::Pdf) => return Ok(Self::Pdf),
            Some(Looks::RichText) => return Ok(Self::RichText),
            Some(Looks::OldOffice) if sniff::is_locked_office(input.bytes) => return Err(Fault::Locked),
            Some(_) if unread => return Err(Fault::Unsupported { extension }),
            Some(looks) => return Err(Fault::Undecodable(Undecodable::Binary { looks, byte: 1 })),
            None => {}
        }
        match sniff::text_format(input.bytes) {
            Some(format) => Ok(format),
            None if unread => Err(Fault::Unsupported { extension }),
            None => match named.unwrap_or(Self::Text) {
                Self::Text if pairs::are_promised(input.bytes) => Ok(Self::Pairs),
                format => Ok(format),
            },
        }
    }

    /// The format of packed parts; without any that tell, what the name promises is missing in it.
    fn of_packed(bytes: &[u8], named: Option<Self>) -> Result<Self, Fault> {
        match Container::open(bytes)?.content() {
            Content::Word => Ok(Self::Word),
            Content::OpenDocument => Ok(Self::OpenDocument),
            Content::Unread(extension) => Err(Fault::Unsupported { extension: extension.to_owned() }),
            Content::Files => {
                Ok(named.filter(|format| matches!(format, Self::Word | Self::OpenDocument)).unwrap_or(Self::Archive))
            }
        }
    }

    /// Reads a file in this format.
    pub(super) fn read(self, input: &Input) -> Result<Parsed, Fault> {
        match self {
            Self::Text | Self::Markdown => text::read(input, self),
            Self::Page => page::read(input),
            Self::Word => word::read(input),
            Self::OpenDocument => open_document::read(input),
            Self::RichText => rich_text::read(input),
            Self::Pdf => pdf::read(input),
            Self::Subtitles => subtitles::read(input),
            Self::Tmx => tmx::read(input),
            Self::Xliff => xliff::read(input),
            Self::Pairs => pairs::read(input),
            Self::Ladder => Err(Fault::LadderAlone),
            Self::Archive => archive::read(input),
        }
    }
}

/// The extension of a name in small letters, without the dot.
pub(super) fn extension(name: &str) -> String {
    name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_extension_has_its_format() {
        assert_eq!(EXTENSIONS, BY_EXTENSION.iter().map(|(extension, _)| *extension).collect::<Vec<_>>());
        assert!(UNREAD.iter().all(|extension| !EXTENSIONS.contains(extension)));
        assert_eq!(Format::of_known_name("Artikel Å.DOCX"), Some(Format::Word));
        assert_eq!(Format::of_known_name("gold.json"), None);
    }
}
