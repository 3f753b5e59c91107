//! A sentence as the readers of facts see it.

use super::table::Table;
use crate::text::{Language, Sentence};
use jiff::civil;

/// A sentence with what is known of its language and day.
pub struct Passage<'a> {
    /// The sentence; its tokens' places count in its paragraph.
    pub sentence: &'a Sentence,
    /// Its language.
    pub language: &'a Language,
    /// The words of its language; empty where there is no table.
    pub table: &'static Table,
    /// Its characters: `chars[place - sentence.place.span.start]`.
    pub chars: Vec<char>,
    /// The day that "yesterday" is told from.
    pub dateline: Option<civil::Date>,
}

impl<'a> Passage<'a> {
    /// A sentence in a language.
    pub fn new(sentence: &'a Sentence, language: &'a Language, dateline: Option<civil::Date>) -> Self {
        let table = Table::of(language);
        Self { sentence, language, table, chars: sentence.text.chars().collect(), dateline }
    }
}
