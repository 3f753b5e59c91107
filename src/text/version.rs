//! An article in one language, as it was read.

use super::{Language, Span};
use serde::{Deserialize, Serialize};
use std::{fmt, path::PathBuf};

/// The article in one language, from one file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Version {
    /// What the window calls it: the file's name without its folder.
    pub name: String,
    /// The language; [`Language::undetermined`] until it is declared, detected or chosen.
    pub language: Language,
    /// How sure the language is, 0 to 1.
    pub language_confidence: f64,
    /// Who says so.
    pub language_source: LanguageSource,
    /// The paragraphs in reading order; headings and debris are paragraphs too.
    pub paragraphs: Vec<Paragraph>,
    /// The file it came from; none for pasted or piped text.
    pub source: Option<Source>,
}

/// Where a version's language comes from; a person's choice beats the file, the file the detection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LanguageSource {
    /// Nobody said.
    Unknown,
    /// Told from the words.
    Detected,
    /// The file or its name says so.
    Declared,
    /// A person said so.
    Chosen,
}

/// One paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Its text, without line breaks at the ends.
    pub text: String,
    /// What it is to the article.
    pub role: Role,
    /// Where its file has it, in the file's own terms; none where counting paragraphs is all there is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locator: Option<Locator>,
}

/// Where a paragraph stands in its file, in the terms that a person would look it up by there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Locator {
    /// A line, from 1.
    Line(usize),
    /// A page, from 1.
    Page(usize),
    /// A moment of a film, in milliseconds from its start.
    Moment(u64),
    /// A unit by its name, such as the id of a translation unit.
    Unit(String),
}

/// What a paragraph is to its article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The title of the article.
    Title,
    /// A heading inside it.
    Heading,
    /// Running text.
    #[default]
    Body,
    /// Left over from the page: menus, counters, label tables, a doubled title. Shown dimmed,
    /// counted in no total, never a difference.
    Debris,
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(number) => write!(f, "line {number}"),
            Self::Page(number) => write!(f, "page {number}"),
            Self::Moment(ms) => {
                let (hours, minutes, seconds) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60);
                write!(f, "{hours:02}:{minutes:02}:{seconds:02}.{:03}", ms % 1000)
            }
            Self::Unit(name) => write!(f, "unit {name}"),
        }
    }
}

/// The file that a version was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its path as it was given.
    pub path: PathBuf,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Name of the character encoding it was read in, such as `UTF-8`.
    pub encoding: String,
}

impl Paragraph {
    /// A paragraph with a role.
    pub fn new(text: impl Into<String>, role: Role) -> Self {
        Self { text: text.into(), role, locator: None }
    }

    /// The same paragraph with its place in the file.
    #[must_use]
    pub fn located(mut self, locator: Locator) -> Self {
        self.locator = Some(locator);
        self
    }

    /// The span of all of it.
    pub fn span(&self) -> Span {
        Span::whole(&self.text)
    }

    /// Whether it belongs to the article (everything but debris).
    pub fn is_content(&self) -> bool {
        self.role != Role::Debris
    }
}

impl Version {
    /// A version without a file, its language not yet known.
    pub fn new(name: impl Into<String>, paragraphs: Vec<Paragraph>) -> Self {
        Self {
            name: name.into(),
            language: Language::undetermined(),
            language_confidence: 0.0,
            language_source: LanguageSource::Unknown,
            paragraphs,
            source: None,
        }
    }

    /// The same version in a language that is known.
    #[must_use]
    pub fn with_language(mut self, language: Language, source: LanguageSource) -> Self {
        self.language = language;
        self.language_confidence = 1.0;
        self.language_source = source;
        self
    }
}
