//! The shape of the review file, version 2. Version 1 had no judgements; it is read as it is.
//!
//! These structs are the file and nothing else: the model may change without them, and `convert` says
//! how the one becomes the other. The same review gives the same bytes.
//!
//! Fields that are not known are passed over, and are not there any more when this program saves. So a later program may
//! add a field without a new number only where nothing that a person did is lost with it, and where the field may be
//! missing; what matters needs a higher number, which is refused with words. `locator`, the place of a paragraph in its
//! file, came into version 2 that way: it can be had again from the file, and a review without it is whole.

mod convert;

use crate::{
    diff::{Aspect, Kind},
    review::{Edit, JudgementId, NoteId, Review},
};
use convert::{
    from_edit, from_judged, from_note, from_pin, from_version, to_edit, to_judged, to_note, to_pin, to_version,
};
use serde::{Deserialize, Serialize};

/// What every review file says it is.
const FORMAT: &str = "sammenhold-review";
/// The version that is written, and the highest that is read.
pub(super) const VERSION: u64 = 2;

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
    #[serde(default)]
    judgements: Vec<FileJudgement>,
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    locator: Option<FileLocator>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum FileLocator {
    Line(usize),
    Page(usize),
    Moment(u64),
    Unit(String),
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
    #[serde(flatten)]
    anchor: FileAnchor,
    text: String,
}

#[derive(Serialize, Deserialize)]
struct FileAnchor {
    version: usize,
    paragraph: usize,
    start: usize,
    end: usize,
    exact: String,
    prefix: String,
    suffix: String,
}

#[derive(Serialize, Deserialize)]
struct FileJudgement {
    id: JudgementId,
    #[serde(flatten)]
    of: FileJudged,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "judgement", rename_all = "snake_case")]
enum FileJudged {
    Difference {
        kind: Kind,
        aspect: Aspect,
        base: usize,
        version: usize,
        base_anchor: Option<FileAnchor>,
        version_anchor: Option<FileAnchor>,
        verdict: FileVerdict,
    },
    Alike {
        kind: Kind,
        aspect: Aspect,
        base: String,
        version: String,
    },
    Row {
        anchor: FileAnchor,
        status: Option<FileRowStatus>,
        tags: Vec<String>,
    },
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum FileVerdict {
    Confirmed,
    Dismissed,
    Unsure,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum FileRowStatus {
    Accepted,
    NeedsLook,
    Changed,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "edit", rename_all = "snake_case")]
enum FileEdit {
    Note { id: NoteId, before: Option<FileNote>, after: Option<FileNote> },
    Judgement { id: JudgementId, before: Option<FileJudged>, after: Option<FileJudged> },
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
        judgements: review.judgements.iter().map(|(id, j)| FileJudgement { id: *id, of: to_judged(j) }).collect(),
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
    for FileJudgement { id, of } in file.judgements {
        if review.judgements.insert(id, from_judged(of)).is_some() {
            return Err(inconsistent("judgements", format!("two judgements have the number {id}")));
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
    if let Some((at, detail)) = review.unfit_pin(&review.pins) {
        return Err(inconsistent(format!("pins[{at}]"), detail));
    }
    for (id, note) in &review.notes {
        if note.anchor.version >= count {
            let detail = format!("note {id} names version {} of {count}", note.anchor.version);
            return Err(inconsistent("notes", detail));
        }
    }
    if let Some((id, _)) = review.judgements.iter().find(|(_, judgement)| !judgement.fits(count)) {
        return Err(inconsistent("judgements", format!("judgement {id} names a version that is not there")));
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
