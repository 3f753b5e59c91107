//! How the model becomes the file and the file the model.

use super::{
    FileAnchor, FileEdit, FileJudged, FileLanguageSource, FileLocator, FileNote, FileParagraph, FilePin, FileRole,
    FileRowStatus, FileSource, FileVerdict, FileVersion,
};
use crate::{
    align::Pin,
    review::{About, Anchor, Edit, Judgement, Likeness, Note, NoteId, Quote, RowStatus, Verdict},
    text::{Language, LanguageSource, Locator, Paragraph, Place, Role, Source, Version},
};
use std::path::{Path, PathBuf};

pub(super) fn to_version(version: &Version) -> FileVersion {
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

pub(super) fn from_version(file: FileVersion) -> Result<Version, String> {
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
    let locator = paragraph.locator.as_ref().map(|locator| match locator {
        Locator::Line(number) => FileLocator::Line(*number),
        Locator::Page(number) => FileLocator::Page(*number),
        Locator::Moment(ms) => FileLocator::Moment(*ms),
        Locator::Unit(name) => FileLocator::Unit(name.clone()),
    });
    FileParagraph { role, text: paragraph.text.clone(), locator }
}

fn from_paragraph(file: FileParagraph) -> Paragraph {
    let role = match file.role {
        FileRole::Title => Role::Title,
        FileRole::Heading => Role::Heading,
        FileRole::Body => Role::Body,
        FileRole::Debris => Role::Debris,
    };
    let locator = file.locator.map(|locator| match locator {
        FileLocator::Line(number) => Locator::Line(number),
        FileLocator::Page(number) => Locator::Page(number),
        FileLocator::Moment(ms) => Locator::Moment(ms),
        FileLocator::Unit(name) => Locator::Unit(name),
    });
    Paragraph { text: file.text, role, locator }
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

pub(super) fn to_pin(pin: &Pin) -> FilePin {
    let (base_paragraphs, version_paragraphs) = (pin.base_paragraphs.clone(), pin.version_paragraphs.clone());
    FilePin { version: pin.version, base_paragraphs, version_paragraphs }
}

pub(super) fn from_pin(file: FilePin) -> Pin {
    let FilePin { version, base_paragraphs, version_paragraphs } = file;
    Pin { version, base_paragraphs, version_paragraphs }
}

pub(super) fn to_note(id: NoteId, note: &Note) -> FileNote {
    FileNote { id, anchor: to_anchor(&note.anchor), text: note.text.clone() }
}

pub(super) fn from_note(file: FileNote) -> Note {
    Note { anchor: from_anchor(file.anchor), text: file.text }
}

fn to_anchor(anchor: &Anchor) -> FileAnchor {
    let Anchor { version, place: Place { paragraph, span }, quote } = anchor.clone();
    let Quote { exact, prefix, suffix } = quote;
    FileAnchor { version, paragraph, start: span.start, end: span.end, exact, prefix, suffix }
}

fn from_anchor(file: FileAnchor) -> Anchor {
    let quote = Quote { exact: file.exact, prefix: file.prefix, suffix: file.suffix };
    Anchor { version: file.version, place: Place::new(file.paragraph, file.start, file.end), quote }
}

pub(super) fn to_judged(judgement: &Judgement) -> FileJudged {
    match judgement.clone() {
        Judgement::Difference { about, verdict } => FileJudged::Difference {
            kind: about.kind,
            aspect: about.aspect,
            base: about.base,
            version: about.version,
            base_anchor: about.base_anchor.as_ref().map(to_anchor),
            version_anchor: about.version_anchor.as_ref().map(to_anchor),
            verdict: match verdict {
                Verdict::Confirmed => FileVerdict::Confirmed,
                Verdict::Dismissed => FileVerdict::Dismissed,
                Verdict::Unsure => FileVerdict::Unsure,
            },
        },
        Judgement::Alike(Likeness { kind, aspect, base, version }) => FileJudged::Alike { kind, aspect, base, version },
        Judgement::Row { anchor, status, tags } => FileJudged::Row {
            anchor: to_anchor(&anchor),
            status: status.map(|status| match status {
                RowStatus::Accepted => FileRowStatus::Accepted,
                RowStatus::NeedsLook => FileRowStatus::NeedsLook,
                RowStatus::Changed => FileRowStatus::Changed,
            }),
            tags,
        },
    }
}

pub(super) fn from_judged(file: FileJudged) -> Judgement {
    match file {
        FileJudged::Difference { kind, aspect, base, version, base_anchor, version_anchor, verdict } => {
            let (base_anchor, version_anchor) = (base_anchor.map(from_anchor), version_anchor.map(from_anchor));
            Judgement::Difference {
                about: About { kind, aspect, base, version, base_anchor, version_anchor },
                verdict: match verdict {
                    FileVerdict::Confirmed => Verdict::Confirmed,
                    FileVerdict::Dismissed => Verdict::Dismissed,
                    FileVerdict::Unsure => Verdict::Unsure,
                },
            }
        }
        FileJudged::Alike { kind, aspect, base, version } => Judgement::Alike(Likeness { kind, aspect, base, version }),
        FileJudged::Row { anchor, status, tags } => Judgement::Row {
            anchor: from_anchor(anchor),
            status: status.map(|status| match status {
                FileRowStatus::Accepted => RowStatus::Accepted,
                FileRowStatus::NeedsLook => RowStatus::NeedsLook,
                FileRowStatus::Changed => RowStatus::Changed,
            }),
            tags,
        },
    }
}

pub(super) fn to_edit(edit: &Edit) -> FileEdit {
    match edit {
        Edit::Note { id, before, after } => {
            let note = |note: &Option<Note>| note.as_ref().map(|note| to_note(*id, note));
            FileEdit::Note { id: *id, before: note(before), after: note(after) }
        }
        Edit::Judgement { id, before, after } => FileEdit::Judgement {
            id: *id,
            before: before.as_ref().map(to_judged),
            after: after.as_ref().map(to_judged),
        },
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

pub(super) fn from_edit(file: FileEdit) -> Result<Edit, String> {
    Ok(match file {
        FileEdit::Note { id, before, after } => {
            Edit::Note { id, before: before.map(from_note), after: after.map(from_note) }
        }
        FileEdit::Judgement { id, before, after } => {
            Edit::Judgement { id, before: before.map(from_judged), after: after.map(from_judged) }
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
