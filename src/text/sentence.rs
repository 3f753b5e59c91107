//! Sentences and tokens of a version.

use super::{Place, Span};
use std::ops::Range;

/// A sentence: a stretch of one paragraph, with its tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// Where it stands, without white space at its ends.
    pub place: Place,
    /// The sentence's text.
    pub text: String,
    /// Its words and numbers, in order.
    pub tokens: Vec<Token>,
}

/// A word or a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands **in its paragraph**.
    pub span: Span,
    /// As it is written.
    pub form: String,
    /// Word or number.
    pub kind: TokenKind,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner hyphens and apostrophes; a single character where a script has no spaces.
    Word,
    /// Digits, with inner points and commas.
    Number,
}

/// A version cut into sentences and tokens.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Segmented {
    /// All sentences in reading order. A paragraph with any text has at least one.
    pub sentences: Vec<Sentence>,
    /// For each paragraph, which of `sentences` are its own.
    pub by_paragraph: Vec<Range<usize>>,
}

impl Segmented {
    /// The sentences of one paragraph.
    pub fn of_paragraph(&self, paragraph: usize) -> &[Sentence] {
        &self.sentences[self.by_paragraph[paragraph].clone()]
    }
}
