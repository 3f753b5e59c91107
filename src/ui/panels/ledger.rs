//! The table of facts: its view-model. Values as rows, versions as columns; how each relates to the base, and who is
//! alone with what it says.

use crate::ui::state::Document;
use crate::{
    collate::{Collation, Entry, Mention},
    diff::Aspect,
    facts::{FactKind, Verdict},
    text::Place,
};

/// The table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Numbers of the versions, a column each.
    pub columns: Vec<usize>,
    /// The facts that are shown.
    pub lines: Vec<Line>,
    /// How many facts there are.
    pub all: usize,
    /// In how many of them values differ.
    pub differing: usize,
    /// The kinds of facts there are, in their order.
    pub kinds: Vec<FactKind>,
}

/// A fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its kind.
    pub kind: FactKind,
    /// The row where it stands, in the base if it is there.
    pub row: Option<usize>,
    /// A cell for each column.
    pub cells: Vec<Cell>,
}

/// What a version says of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// How that relates to the base.
    pub sign: Sign,
    /// Whether it differs from what most versions say.
    pub is_outlier: bool,
    /// Where it stands, its value in one spelling, and how it is written there.
    pub mention: Option<Mention>,
}

/// How what a version says relates to the base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// It is the base.
    Base,
    /// The same value.
    Equal,
    /// The same, less exactly.
    Rounded,
    /// The same in another unit.
    Converted,
    /// Another value.
    Differs,
    /// Only the base has it.
    Missing,
    /// Only the version has it.
    OnlyHere,
    /// It cannot be told.
    CannotTell,
    /// Neither has it.
    Nothing,
}

/// Which facts are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// All.
    #[default]
    All,
    /// Those that not all versions tell alike.
    NotAlike,
    /// Those of which versions tell different values.
    Differing,
}

/// What is shown of the ledger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Only this kind.
    pub kind: Option<FactKind>,
    /// Which of them.
    pub scope: Scope,
}

/// The table of a document's facts, its columns in the order of the grid.
pub fn table(document: &Document, choice: Choice) -> Table {
    let collation = &*document.collation;
    let columns = document.columns.visible(document.review.versions().len());
    let mut kinds: Vec<FactKind> = collation.ledger.iter().map(|entry| entry.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let is_shown = |entry: &&Entry| {
        choice.kind.is_none_or(|kind| kind == entry.kind)
            && match choice.scope {
                Scope::All => true,
                Scope::NotAlike => differs(collation, entry) || is_lacking(collation, entry),
                Scope::Differing => differs(collation, entry),
            }
    };
    Table {
        lines: collation.ledger.iter().filter(is_shown).map(|entry| line(document, &columns, entry)).collect(),
        all: collation.ledger.len(),
        differing: collation.ledger.iter().filter(|entry| differs(collation, entry)).count(),
        columns,
        kinds,
    }
}

/// From how many facts on only those are shown at first that are not alike.
const MANY: usize = 40;

/// What is shown at first: all facts, or where there are many those that are worth a look.
pub fn first_choice(document: &Document) -> Choice {
    let collation = &*document.collation;
    let is_worth_it = collation.ledger.len() > MANY && collation.ledger.iter().any(|entry| differs(collation, entry));
    Choice { kind: None, scope: if is_worth_it { Scope::Differing } else { Scope::All } }
}

/// What a fact of this kind is about.
pub fn aspect(kind: FactKind) -> Aspect {
    Aspect::from(kind)
}

fn line(document: &Document, columns: &[usize], entry: &Entry) -> Line {
    let cell = |&version: &usize| Cell {
        sign: sign(&document.collation, entry, version),
        is_outlier: entry.outliers.contains(&version),
        mention: mention(entry, version).cloned(),
    };
    let row_of = |version: usize| document.rows.row_of(version, place(entry, version)?.paragraph);
    let base = document.collation.base;
    let row = row_of(base).or_else(|| (0..entry.mentions.len()).find_map(row_of));
    Line { kind: entry.kind, row, cells: columns.iter().map(cell).collect() }
}

fn mention(entry: &Entry, version: usize) -> Option<&Mention> {
    entry.mentions.get(version)?.as_ref()
}

fn place(entry: &Entry, version: usize) -> Option<Place> {
    Some(mention(entry, version)?.place)
}

fn sign(collation: &Collation, entry: &Entry, version: usize) -> Sign {
    let verdict = entry.verdicts.get(version).copied().flatten();
    match (verdict, mention(entry, version)) {
        (Some(Verdict::Equal), _) => Sign::Equal,
        (Some(Verdict::Rounded), _) => Sign::Rounded,
        (Some(Verdict::Converted), _) => Sign::Converted,
        (Some(Verdict::Differs), _) => Sign::Differs,
        (Some(Verdict::MissingHere), _) => Sign::Missing,
        (Some(Verdict::OnlyHere), _) => Sign::OnlyHere,
        (None, Some(_)) if version == collation.base => Sign::Base,
        (None, None) if mention(entry, collation.base).is_none() => Sign::Nothing,
        (None, _) => Sign::CannotTell,
    }
}

fn differs(collation: &Collation, entry: &Entry) -> bool {
    !entry.outliers.is_empty()
        || (0..entry.mentions.len()).any(|version| sign(collation, entry, version) == Sign::Differs)
}

fn is_lacking(collation: &Collation, entry: &Entry) -> bool {
    let is_lacking = |version| matches!(sign(collation, entry, version), Sign::Missing | Sign::OnlyHere);
    (0..entry.mentions.len()).any(is_lacking)
}
