//! Reading files into versions: one file a format behind one [`read`].
//!
//! A file's way: bytes, their encoding (`encoding`), lines whatever ends them (`lines`), front matter, then a format's
//! own paragraphs (`text`, `markdown`). The words of a text are never changed; only white space at the ends of
//! paragraphs goes, and a line end inside a paragraph becomes a space.

mod declared;
mod encoding;
mod error;
mod folder;
mod front_matter;
mod heading;
mod html;
mod layout;
mod lines;
mod markdown;
mod punctuation;
mod sniff;
mod text;

pub use error::{ImportError, LARGEST_BYTES};
pub use sniff::Looks;

use crate::text::{Language, LanguageSource, Paragraph, Role, Source, Version};
use encoding::Undecodable;
use sha2::{Digest, Sha256};
use std::{
    fs::{self, File},
    io::Read,
    path::{Path, PathBuf},
};

/// Extensions of files that are offered to open, and that a folder is searched for.
pub const EXTENSIONS: &[&str] = &["txt", "text", "md", "markdown"];

/// Extensions of formats that hold articles but are not read; anything else that is text is read as plain text.
const UNREAD: &[&str] = &[
    "csv", "doc", "docx", "epub", "htm", "html", "json", "jsonl", "odp", "ods", "odt", "pages", "pdf", "ppt", "pptx",
    "rtf", "srt", "tmx", "tsv", "vtt", "xhtml", "xlf", "xliff", "xls", "xlsx", "xml",
];

/// The format a file is read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Text,
    Markdown,
}

/// Reads a file as one version, or a folder as all versions in it, in the order of their names.
/// Languages are set where the file declares them; roles beyond title and heading are found later, in `segment`.
/// In a folder, the first file that cannot be read is the error; [`read_all`] tells them apart.
pub fn read(path: &Path) -> Result<Vec<Version>, ImportError> {
    read_all(&[path.to_owned()]).into_iter().collect()
}

/// Reads files and folders, each file by itself so that one bad file leaves the others. A folder becomes its
/// versions, or one error if it has none.
pub fn read_all(paths: &[PathBuf]) -> Vec<Result<Version, ImportError>> {
    let mut read = Vec::new();
    for path in paths {
        if !path.is_dir() {
            read.push(read_file(path));
            continue;
        }
        match folder::texts(path) {
            Ok(files) => read.extend(files.iter().map(|file| read_file(file))),
            Err(error) => read.push(Err(error)),
        }
    }
    read
}

/// A version from text that has no file: pasted or piped. Without any text it has no paragraphs.
pub fn from_text(name: &str, text: &str) -> Version {
    version(name, text, Format::Text, None)
}

fn read_file(path: &Path) -> Result<Version, ImportError> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    let bytes = bytes(path, &name)?;
    let declared = declared::from_name(&name);
    let decoded = encoding::decode(&bytes, declared.as_ref()).map_err(|error| {
        let path = path.to_owned();
        match error {
            Undecodable::Binary { looks, byte } => ImportError::Binary { path, looks, byte },
            Undecodable::Damaged { encoding, line, byte } => ImportError::Damaged { path, encoding, line, byte },
        }
    })?;
    let format = Format::of_known_name(&name).unwrap_or(Format::Text);
    let mut version = version(&name, &decoded.text, format, declared);
    if version.paragraphs.is_empty() {
        return Err(ImportError::Empty { path: path.to_owned() });
    }
    let sha256 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    version.source = Some(Source { path: path.to_owned(), sha256, encoding: decoded.encoding.to_owned() });
    Ok(version)
}

/// All bytes of a file that may be an article by its name and size.
fn bytes(path: &Path, name: &str) -> Result<Vec<u8>, ImportError> {
    let failed = |error| ImportError::from_io(path, error);
    let about = fs::metadata(path).map_err(failed)?;
    let extension = extension(name);
    if extension == "sammenhold" {
        return Err(ImportError::Review { path: path.to_owned() });
    }
    if UNREAD.contains(&extension.as_str()) {
        return Err(ImportError::Unsupported { path: path.to_owned(), extension });
    }
    let mut bytes = Vec::new();
    if about.len() <= LARGEST_BYTES {
        // Not by the size alone: a pipe has none, and a file may grow meanwhile.
        File::open(path).and_then(|file| file.take(LARGEST_BYTES + 1).read_to_end(&mut bytes)).map_err(failed)?;
    }
    if about.len() > LARGEST_BYTES || bytes.len() as u64 > LARGEST_BYTES {
        return Err(ImportError::TooLarge { path: path.to_owned() });
    }
    Ok(bytes)
}

/// A version of a text; its own front matter beats the language that its name declares.
fn version(name: &str, text: &str, format: Format, declared: Option<Language>) -> Version {
    let lines = lines::raw_lines(text.trim_start_matches('\u{feff}'));
    let (front, lines) = front_matter::split(&lines, format);
    let mut paragraphs = match format {
        Format::Text => text::paragraphs(lines),
        Format::Markdown => markdown::paragraphs(&lines.join("\n")),
    };
    if let Some(title) = front.title {
        put_title(title, &mut paragraphs);
    }
    let version = Version::new(name, paragraphs);
    match front.language.or(declared) {
        Some(language) => version.with_language(language, LanguageSource::Declared),
        None => version,
    }
}

/// A title from the front matter goes before the text, unless the text begins with it or has a title.
fn put_title(title: String, paragraphs: &mut Vec<Paragraph>) {
    let has_title = paragraphs.iter().any(|paragraph| paragraph.role == Role::Title);
    match paragraphs.first_mut() {
        Some(first) if first.text == title => first.role = Role::Title,
        _ if has_title => {}
        _ => paragraphs.insert(0, Paragraph::new(title, Role::Title)),
    }
}

fn extension(name: &str) -> String {
    name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default()
}

impl Format {
    /// The format that a name promises, if it is one of [`EXTENSIONS`].
    fn of_known_name(name: &str) -> Option<Self> {
        match extension(name).as_str() {
            "md" | "markdown" => Some(Self::Markdown),
            extension if EXTENSIONS.contains(&extension) => Some(Self::Text),
            _ => None,
        }
    }
}
