//! The shape of the review file, version 1.
//!
//! These structs are the file and nothing else: the model may change without them, and the conversions below
//! say how the one becomes the other. Fields that are not known are passed over, so that a later program may
//! add some without a new version number; a higher number is refused. The same review gives the same bytes.

use super::super::{Anchor, Edit, Note, NoteId, Quote, Review};
use crate::{
    align::Pin,
    text::{Language, LanguageSource, Paragraph, Place, Role, Source, Version},
};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// What every review file says it is.
const FORMAT: &str = "sammenhold-review";
/// The version that is written, and the highest that is read.
pub(super) const VERSION: u64 = 1;

/// Why bytes are no review.
#[derive(Debug)]
pub(super) enum Problem {
    NotAReview,
    Newer { found: u64 },
    Damaged { line: usize, column: usize, detail: String },
    Inconsistent { place: String, detail: String },
}

#[derive(Deserialize)]
struct Header {
    format: Option<String>,
    version: Option<u64>,
}

#[derive(Serialize, Deserialize)]
struct File {
    format: String,
    version: u64,
    base: usize,
    versions: Vec<FileVersion>,
    pins: Vec<FilePin>,
    notes: Vec<FileNote>,
    done: Vec<FileEdit>,
    undone: Vec<FileEdit>,
}

#[derive(Serialize, Deserialize)]
struct FileVersion {
    name: String,
    language: String,
    language_confidence: f64,
    language_source: FileLanguageSource,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<FileSource>,
    paragraphs: Vec<FileParagraph>,
}

#[derive(Serialize, Deserialize)]
struct FileSource {
    path: String,
    /// The path's bytes in hexadecimal, where it is no Unicode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    path_bytes: Option<String>,
    sha256: String,
    encoding: String,
}

#[derive(Serialize, Deserialize)]
struct FileParagraph {
    role: FileRole,
    text: String,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum FileRole {
    Title,
    Heading,
    Body,
    Debris,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum FileLanguageSource {
    Unknown,
    Detected,
    Declared,
    Chosen,
}

#[derive(Serialize, Deserialize)]
struct FilePin {
    version: usize,
    base_paragraphs: Vec<usize>,
    version_paragraphs: Vec<usize>,
}

#[derive(Serialize, Deserialize)]
struct FileNote {
    id: NoteId,
    version: usize,
    paragraph: usize,
    start: usize,
    end: usize,
    exact: String,
    prefix: String,
    suffix: String,
    text: String,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "edit", rename_all = "snake_case")]
enum FileEdit {
    Note { id: NoteId, before: Option<FileNote>, after: Option<FileNote> },
    Base { before: usize, after: usize },
    Pins { before: Vec<FilePin>, after: Vec<FilePin> },
    Version { number: usize, before: Option<FileVersion>, after: Option<FileVersion> },
    Several { steps: Vec<FileEdit> },
}

/// The bytes of the file that holds a review.
pub(super) fn write(review: &Review) -> Vec<u8> {
    let file = File {
        format: FORMAT.to_owned(),
        version: VERSION,
        base: review.base,
        versions: review.versions.iter().map(to_version).collect(),
        pins: review.pins.iter().map(to_pin).collect(),
        notes: review.notes.iter().map(|(id, note)| to_note(*id, note)).collect(),
        done: review.done.iter().map(to_edit).collect(),
        undone: review.undone.iter().map(to_edit).collect(),
    };
    // Plain structs of text and finite numbers in memory; there is nothing that could fail.
    let mut bytes = serde_json::to_vec_pretty(&file).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// The review in the bytes of a file.
pub(super) fn read(bytes: &[u8]) -> Result<Review, Problem> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let header: Header = parse(bytes)?;
    if header.format.as_deref() != Some(FORMAT) {
        return Err(Problem::NotAReview);
    }
    match header.version {
        Some(found) if found > VERSION => return Err(Problem::Newer { found }),
        Some(1..) => {}
        _ => return Err(inconsistent("version", "it has no number of a format")),
    }
    let file: File = parse(bytes)?;
    let mut review = Review { base: file.base, ..Review::default() };
    for (number, version) in file.versions.into_iter().enumerate() {
        let named = |detail: String| inconsistent(format!("versions[{number}]"), detail);
        review.versions.push(from_version(version).map_err(named)?);
    }
    review.pins = file.pins.into_iter().map(from_pin).collect();
    for note in file.notes {
        let id = note.id;
        if review.notes.insert(id, from_note(note)).is_some() {
            return Err(inconsistent("notes", format!("two notes have the number {id}")));
        }
    }
    let edits = |edits: Vec<FileEdit>, name: &str| {
        let numbered = edits.into_iter().enumerate();
        let edit = |(at, edit)| from_edit(edit).map_err(|detail| inconsistent(format!("{name}[{at}]"), detail));
        numbered.map(edit).collect::<Result<Vec<Edit>, Problem>>()
    };
    review.done = edits(file.done, "done")?;
    review.undone = edits(file.undone, "undone")?;
    check(&review)?;
    Ok(review)
}

fn parse<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, Problem> {
    serde_json::from_slice(bytes).map_err(|error| {
        let detail = error.to_string();
        let detail = detail.split(" at line ").next().unwrap_or_default().to_owned();
        Problem::Damaged { line: error.line(), column: error.column(), detail }
    })
}

/// Everything named exists, and every step of the history can be gone back and forth.
fn check(review: &Review) -> Result<(), Problem> {
    let count = review.versions.len();
    if !review.is_base(review.base) {
        return Err(inconsistent("base", format!("it names version {} of {count}", review.base)));
    }
    if let Some(at) = review.pins.iter().position(|pin| !review.can_hold(pin)) {
        return Err(inconsistent(format!("pins[{at}]"), "it names a version or paragraphs that are not there"));
    }
    for (id, note) in &review.notes {
        if note.anchor.version >= count {
            let detail = format!("note {id} names version {} of {count}", note.anchor.version);
            return Err(inconsistent("notes", detail));
        }
    }
    let unfit =
        |list: &str, at: usize| inconsistent(format!("{list}[{at}]"), "this step does not fit the one after it");
    let mut back = review.clone();
    while let Some(at) = back.done.len().checked_sub(1) {
        back.undo().ok_or_else(|| unfit("done", at))?;
    }
    let mut forth = review.clone();
    while let Some(at) = forth.undone.len().checked_sub(1) {
        forth.redo().ok_or_else(|| unfit("undone", at))?;
    }
    Ok(())
}

fn inconsistent(place: impl Into<String>, detail: impl Into<String>) -> Problem {
    Problem::Inconsistent { place: place.into(), detail: detail.into() }
}

fn to_version(version: &Version) -> FileVersion {
    let confidence = version.language_confidence;
    FileVersion {
        name: version.name.clone(),
        language: version.language.tag().to_owned(),
        // Four decimals survive writing and reading exactly; infinities have no JSON.
        language_confidence: if confidence.is_finite() { (confidence * 1e4).round() / 1e4 } else { 0.0 },
        language_source: match version.language_source {
            LanguageSource::Unknown => FileLanguageSource::Unknown,
            LanguageSource::Detected => FileLanguageSource::Detected,
            LanguageSource::Declared => FileLanguageSource::Declared,
            LanguageSource::Chosen => FileLanguageSource::Chosen,
        },
        source: version.source.as_ref().map(to_source),
        paragraphs: version.paragraphs.iter().map(to_paragraph).collect(),
    }
}

fn from_version(file: FileVersion) -> Result<Version, String> {
    let language: Language = file.language.parse().map_err(|error| format!("{error}"))?;
    Ok(Version {
        name: file.name,
        language,
        language_confidence: file.language_confidence,
        language_source: match file.language_source {
            FileLanguageSource::Unknown => LanguageSource::Unknown,
            FileLanguageSource::Detected => LanguageSource::Detected,
            FileLanguageSource::Declared => LanguageSource::Declared,
            FileLanguageSource::Chosen => LanguageSource::Chosen,
        },
        source: file.source.map(from_source).transpose()?,
        paragraphs: file.paragraphs.into_iter().map(from_paragraph).collect(),
    })
}

fn to_paragraph(paragraph: &Paragraph) -> FileParagraph {
    let role = match paragraph.role {
        Role::Title => FileRole::Title,
        Role::Heading => FileRole::Heading,
        Role::Body => FileRole::Body,
        Role::Debris => FileRole::Debris,
    };
    FileParagraph { role, text: paragraph.text.clone() }
}

fn from_paragraph(file: FileParagraph) -> Paragraph {
    let role = match file.role {
        FileRole::Title => Role::Title,
        FileRole::Heading => Role::Heading,
        FileRole::Body => Role::Body,
        FileRole::Debris => Role::Debris,
    };
    Paragraph::new(file.text, role)
}

fn to_source(source: &Source) -> FileSource {
    FileSource {
        path: source.path.to_string_lossy().into_owned(),
        path_bytes: path_bytes(&source.path),
        sha256: source.sha256.clone(),
        encoding: source.encoding.clone(),
    }
}

fn from_source(file: FileSource) -> Result<Source, String> {
    let path = match &file.path_bytes {
        Some(hex) => path_from(hex).ok_or("path_bytes is not hexadecimal")?,
        None => None,
    };
    let path = path.unwrap_or_else(|| PathBuf::from(&file.path));
    Ok(Source { path, sha256: file.sha256, encoding: file.encoding })
}

#[cfg(unix)]
fn path_bytes(path: &Path) -> Option<String> {
    let bytes = std::os::unix::ffi::OsStrExt::as_bytes(path.as_os_str());
    path.to_str().is_none().then(|| bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(not(unix))]
fn path_bytes(_: &Path) -> Option<String> {
    None
}

/// None: not hexadecimal; none within: not a path of this system.
fn path_from(hex: &str) -> Option<Option<PathBuf>> {
    let digits = hex.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).ok());
    let bytes = digits.map(|pair| u8::from_str_radix(pair?, 16).ok()).collect::<Option<Vec<u8>>>()?;
    #[cfg(unix)]
    let path = Some(PathBuf::from(<std::ffi::OsString as std::os::unix::ffi::OsStringExt>::from_vec(bytes)));
    #[cfg(not(unix))]
    let path = bytes.is_empty().then(PathBuf::new);
    Some(path)
}

fn to_pin(pin: &Pin) -> FilePin {
    let (base_paragraphs, version_paragraphs) = (pin.base_paragraphs.clone(), pin.version_paragraphs.clone());
    FilePin { version: pin.version, base_paragraphs, version_paragraphs }
}

fn from_pin(file: FilePin) -> Pin {
    let FilePin { version, base_paragraphs, version_paragraphs } = file;
    Pin { version, base_paragraphs, version_paragraphs }
}

fn to_note(id: NoteId, note: &Note) -> FileNote {
    let Anchor { version, place, quote } = note.anchor.clone();
    let Quote { exact, prefix, suffix } = quote;
    let Place { paragraph, span } = place;
    FileNote {
        id,
        version,
        paragraph,
        start: span.start,
        end: span.end,
        exact,
        prefix,
        suffix,
        text: note.text.clone(),
    }
}

fn from_note(file: FileNote) -> Note {
    let quote = Quote { exact: file.exact, prefix: file.prefix, suffix: file.suffix };
    let place = Place::new(file.paragraph, file.start, file.end);
    Note { anchor: Anchor { version: file.version, place, quote }, text: file.text }
}

fn to_edit(edit: &Edit) -> FileEdit {
    match edit {
        Edit::Note { id, before, after } => {
            let note = |note: &Option<Note>| note.as_ref().map(|note| to_note(*id, note));
            FileEdit::Note { id: *id, before: note(before), after: note(after) }
        }
        Edit::Base { before, after } => FileEdit::Base { before: *before, after: *after },
        Edit::Pins { before, after } => {
            let pins = |pins: &[Pin]| pins.iter().map(to_pin).collect();
            FileEdit::Pins { before: pins(before), after: pins(after) }
        }
        Edit::Version { number, before, after } => {
            let version = |version: &Option<Box<Version>>| version.as_deref().map(to_version);
            FileEdit::Version { number: *number, before: version(before), after: version(after) }
        }
        Edit::Several { steps } => FileEdit::Several { steps: steps.iter().map(to_edit).collect() },
    }
}

fn from_edit(file: FileEdit) -> Result<Edit, String> {
    Ok(match file {
        FileEdit::Note { id, before, after } => {
            Edit::Note { id, before: before.map(from_note), after: after.map(from_note) }
        }
        FileEdit::Base { before, after } => Edit::Base { before, after },
        FileEdit::Pins { before, after } => {
            let pins = |pins: Vec<FilePin>| pins.into_iter().map(from_pin).collect();
            Edit::Pins { before: pins(before), after: pins(after) }
        }
        FileEdit::Version { number, before, after } => {
            let version = |version: Option<FileVersion>| version.map(from_version).transpose();
            Edit::Version { number, before: version(before)?.map(Box::new), after: version(after)?.map(Box::new) }
        }
        FileEdit::Several { steps } => {
            Edit::Several { steps: steps.into_iter().map(from_edit).collect::<Result<_, _>>()? }
        }
    })
}
