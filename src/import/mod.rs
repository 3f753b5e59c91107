//! Reading files into versions: one file a format behind one [`read_all`].
//!
//! A file's way: bytes, their [`Format`] by signature and name, that format's own reader (one module each), which finds
//! paragraphs with their roles and places, and the language where the file declares it. Text formats are decoded first
//! (`encoding`). The words of a text are never changed; only white space at the ends of paragraphs goes, and a line end
//! inside a paragraph becomes a space. A file may hold several versions, and say which of their paragraphs correspond.

mod archive;
mod columns;
mod container;
mod declared;
mod encoding;
mod error;
mod folder;
mod format;
mod front_matter;
mod heading;
mod html;
mod inline;
mod ladder;
mod layout;
mod lines;
mod manuscript;
mod markdown;
mod open_document;
mod page;
mod pairs;
mod pdf;
mod punctuation;
mod rich_text;
mod sniff;
mod subtitles;
mod text;
mod tmx;
mod together;
mod word;
mod xliff;
mod xml;

pub use error::{ImportError, LARGEST_BYTES};
pub use format::{EXTENSIONS, Format};
pub use sniff::Looks;

use crate::text::{Language, LanguageSource, Paragraph, Role, Source, Version};
use error::Fault;
use sha2::{Digest, Sha256};
use std::{
    fs::{self, File},
    io::Read,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

/// What a file holds: one version, or several that may come with an alignment.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The versions in the file's order; at least one, each with a paragraph.
    pub versions: Vec<Version>,
    /// Which paragraphs correspond, in order; empty where the file says nothing of it. The paragraphs are then taken as
    /// they are: none is debris.
    pub rows: Vec<ReadyRow>,
}

/// Paragraphs that correspond by what their file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadyRow {
    /// For each version of the document the numbers of its paragraphs, ascending; empty where it has none here.
    pub cells: Vec<Vec<usize>>,
}

impl From<Version> for Document {
    fn from(version: Version) -> Self {
        Self { versions: vec![version], rows: Vec::new() }
    }
}

/// What a format's reader is given.
struct Input<'a> {
    /// The file's name without its folder.
    name: &'a str,
    bytes: &'a [u8],
    /// The language that the name declares.
    declared: Option<Language>,
}

/// What a format's reader finds.
#[derive(Debug, Default)]
struct Parsed {
    versions: Vec<ParsedVersion>,
    /// As in [`Document::rows`].
    rows: Vec<ReadyRow>,
    /// The encoding the text was in, such as `UTF-8`.
    encoding: String,
}

/// A version that a format's reader finds.
#[derive(Debug, Default)]
struct ParsedVersion {
    /// What to call it, if not by the file's name.
    name: Option<String>,
    /// The language that the file declares; it beats that of the name.
    language: Option<Language>,
    paragraphs: Vec<Paragraph>,
}

/// Reads a file, or a folder as all versions in it, in the order of their names.
/// Languages are set where the file declares them; roles beyond title and heading are found later, in `segment`.
/// In a folder, the first file that cannot be read is the error; [`read_all`] tells them apart.
pub fn read(path: &Path) -> Result<Vec<Version>, ImportError> {
    let documents: Vec<Document> = read_all(&[path.to_owned()]).into_iter().collect::<Result<_, _>>()?;
    Ok(documents.into_iter().flat_map(|document| document.versions).collect())
}

/// Reads files and folders, each file by itself so that one bad file leaves the others. A folder or a packed
/// file becomes its files, or one error if it has none. A ladder and the two texts that stand beside it, in the same folder or among
/// `paths`, become one document.
pub fn read_all(paths: &[PathBuf]) -> Vec<Result<Document, ImportError>> {
    read_watched(paths, &|_| ControlFlow::Continue(()))
}

/// As [`read_all`]; `progress` is told how far it is, 0 to 1, and when it says to stop, what was read is the answer.
pub fn read_watched(
    paths: &[PathBuf],
    progress: &dyn Fn(f32) -> ControlFlow<()>,
) -> Vec<Result<Document, ImportError>> {
    let sources = together::sources(paths);
    let (count, mut read) = (sources.len(), Vec::new());
    for (done, source) in sources.into_iter().enumerate() {
        if progress(done as f32 / count as f32).is_break() {
            break;
        }
        read.extend(source.read());
    }
    read
}

/// A version from text that has no file: pasted or piped. Without any text it has no paragraphs.
pub fn from_text(name: &str, text: &str) -> Version {
    let parsed = text::version(text.trim_start_matches('\u{feff}'), Format::Text);
    version(parsed, name, None)
}

/// A document from bytes that have no file, in the format that they look like.
pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Document, ImportError> {
    document(&Input { name, bytes, declared: declared::from_name(name) }, Path::new(name))
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// The documents in a file: several only if it is a packed one.
fn read_file(path: &Path) -> Vec<Result<Document, ImportError>> {
    let name = file_name(path);
    let bytes = match bytes(path, &name) {
        Ok(bytes) => bytes,
        Err(error) => return vec![Err(error)],
    };
    let input = Input { name: &name, bytes: &bytes, declared: declared::from_name(&name) };
    match Format::of(&input) {
        Ok(Format::Archive) => archive::documents(&input, path),
        _ => vec![document(&input, path)],
    }
}

/// Reads bytes in the format that they look like; `path` is where they are from.
fn document(input: &Input, path: &Path) -> Result<Document, ImportError> {
    let told = |fault| ImportError::of(path, fault);
    let parsed = Format::of(input).map_err(told)?.read(input).map_err(told)?;
    let source = source(path, input.bytes, &parsed.encoding);
    finished(parsed, input.name, input.declared.as_ref(), &source).map_err(told)
}

/// What a format's reader found, with the name, the language and the source that it does not know.
fn finished(parsed: Parsed, name: &str, declared: Option<&Language>, source: &Source) -> Result<Document, Fault> {
    // The name of a file with several versions says nothing of any of them.
    let declared = declared.filter(|_| parsed.versions.len() == 1);
    let mut versions: Vec<Version> =
        parsed.versions.into_iter().map(|parsed| version(parsed, name, declared.cloned())).collect();
    if versions.iter().all(|version| version.paragraphs.is_empty()) {
        return Err(Fault::Empty);
    }
    for version in &mut versions {
        version.source = Some(source.clone());
    }
    Ok(Document { versions, rows: parsed.rows })
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn source(path: &Path, bytes: &[u8], encoding: &str) -> Source {
    Source { path: path.to_owned(), sha256: sha256(bytes), encoding: encoding.to_owned() }
}

/// All bytes of a file that may be an article by its name and size.
fn bytes(path: &Path, name: &str) -> Result<Vec<u8>, ImportError> {
    let failed = |error| ImportError::from_io(path, error);
    let about = fs::metadata(path).map_err(failed)?;
    if format::extension(name) == "sammenhold" {
        return Err(ImportError::Review { path: path.to_owned() });
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

fn version(parsed: ParsedVersion, name: &str, declared: Option<Language>) -> Version {
    let version = Version::new(parsed.name.unwrap_or_else(|| name.to_owned()), parsed.paragraphs);
    match parsed.language.or(declared) {
        Some(language) => version.with_language(language, LanguageSource::Declared),
        None => version,
    }
}

/// A title that stands apart from the text goes before it, unless the text begins with it or has a title.
fn put_title(title: String, paragraphs: &mut Vec<Paragraph>) {
    let has_title = paragraphs.iter().any(|paragraph| paragraph.role == Role::Title);
    match paragraphs.first_mut() {
        Some(first) if first.text == title => first.role = Role::Title,
        _ if has_title => {}
        _ => paragraphs.insert(0, Paragraph::new(title, Role::Title)),
    }
}
