//! Scores against gold: how well alignments and differences agree with what people said.
//!
//! Scoring is apart from comparing: [`score`] takes a gold line and a collation of its versions, [`Scores`]
//! adds up and prints. The figures and their lines are those of the reference scorer that comes with the gold
//! files (strict precision, recall and F1 over beads as in Vecalign's evaluation; hits and light of marks;
//! Spearman's correlation over tokens). What it has not stands behind: word links, how true confidences are, facts
//! wrongly told of as different.

mod align;
mod differences;
mod reliability;
mod tokens;
mod words;

pub use align::Gold as AlignGold;
pub use differences::Gold as DifferencesGold;
pub use tokens::Gold as TokensGold;

use crate::{
    collate::Collation,
    export::line::{Article, explain},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// One line of a gold file; which kind it is shows in its fields.
#[derive(Clone, Debug)]
pub enum Gold {
    /// Beads of paragraphs.
    Align(align::Gold),
    /// Spans of known differences, or none.
    Differences(differences::Gold),
    /// A label for every token.
    Tokens(tokens::Gold),
    /// Word links; they are asked for by token, not by article.
    Words(words::Gold),
}

/// What one line adds to the scores.
#[derive(Clone, Debug, PartialEq)]
pub enum Score {
    /// Of beads.
    Align(Box<align::Score>),
    /// Of marks.
    Differences(Box<differences::Score>),
    /// Of tokens.
    Tokens(tokens::Score),
    /// Of word links.
    Words(words::Score),
}

/// The scores of a gold file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores {
    align: BTreeMap<String, align::Counts>,
    differences: BTreeMap<String, differences::Counts>,
    tokens: BTreeMap<String, tokens::Labels>,
    words: BTreeMap<String, words::Counts>,
}

/// The figures of a gold file, to be written as JSON; kinds of gold that it does not have are left out.
#[derive(Debug, Serialize)]
pub struct Figures {
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    align: BTreeMap<String, align::Figures>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    differences: BTreeMap<String, differences::Figures>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    tokens: BTreeMap<String, tokens::Figures>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    words: BTreeMap<String, words::Figures>,
}

impl Gold {
    /// Reads a line. The error is a sentence without the place, which the caller knows.
    pub fn parse(line: &[u8]) -> Result<Self, String> {
        let value: Value = serde_json::from_slice(line).map_err(|error| explain(&error))?;
        let has = |field: &str| value.get(field).is_some();
        match () {
            () if has("links") => from(value).map(Self::Words),
            () if has("base_labels") => from(value).map(Self::Tokens),
            () if has("beads") => from(value).map(Self::Align),
            () if has("base_spans") => from(value).map(Self::Differences),
            () => Err("it has none of the fields beads, base_spans, base_labels and links that gold has".to_owned()),
        }
    }

    /// The article that is to be compared; none for gold of words, which is scored without.
    pub fn article(&self) -> Option<&Article> {
        match self {
            Self::Align(gold) => Some(&gold.article),
            Self::Differences(gold) => Some(&gold.article),
            Self::Tokens(gold) => Some(&gold.article),
            Self::Words(_) => None,
        }
    }
}

/// Holds a collation of the gold's own versions against the gold; gold of words needs none, and an empty one will do.
pub fn score(gold: &Gold, collation: &Collation) -> Score {
    match gold {
        Gold::Align(gold) => Score::Align(Box::new(align::score(gold, collation))),
        Gold::Differences(gold) => Score::Differences(Box::new(differences::score(gold, collation))),
        Gold::Tokens(gold) => Score::Tokens(tokens::score(gold, collation)),
        Gold::Words(gold) => Score::Words(words::score(gold)),
    }
}

impl Scores {
    /// Adds what one line scored.
    pub fn add(&mut self, score: Score) {
        match score {
            Score::Align(score) => align::add(&mut self.align, &score),
            Score::Differences(score) => differences::add(&mut self.differences, &score),
            Score::Tokens(score) => tokens::add(&mut self.tokens, score),
            Score::Words(score) => words::add(&mut self.words, score),
        }
    }

    /// The figures as lines for people, as the reference scorer writes them.
    pub fn lines(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.align.iter().map(|(key, counts)| align::line(key, counts)).collect();
        lines.extend(align::reliability(&self.align));
        lines.extend(differences::lines(&self.differences));
        lines.extend(self.tokens.iter().map(|(key, labels)| tokens::line(key, labels)));
        lines.extend(self.words.iter().map(|(key, counts)| words::line(key, counts)));
        lines
    }

    /// The figures as data.
    pub fn figures(&self) -> Figures {
        Figures {
            align: self.align.iter().map(|(key, counts)| (key.clone(), align::figures(counts))).collect(),
            differences: self.differences.iter().map(|(key, counts)| (key.clone(), counts.figures())).collect(),
            tokens: self.tokens.iter().map(|(key, labels)| (format!("en-{key}"), tokens::figures(labels))).collect(),
            words: self.words.iter().map(|(key, counts)| (key.clone(), words::figures(counts))).collect(),
        }
    }
}

fn from<T: for<'a> Deserialize<'a>>(value: Value) -> Result<T, String> {
    T::deserialize(value).map_err(|error| explain(&error))
}

/// The language of the version that is held against the base, as the gold writes it.
fn language_of(article: &Article) -> String {
    article.versions.get(1).and_then(|version| version.language.clone()).unwrap_or_default()
}
