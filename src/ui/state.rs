//! What the window shows: one document at most, a job, dialogs, messages, settings. Plain data; only
//! [`super::update()`] changes it.

use super::{
    changed::Changes,
    command::palette::Palette,
    find::Find,
    grid::columns::Columns,
    grid::selection::Selection,
    i18n::Told,
    panels::filter::Filter,
    recovery::Recovery,
    rows::{Cell, Finding, RowState, RowView, Rows},
    settings::Settings,
};
use crate::{
    collate::Collation,
    diff::{Band, Difference},
    export::Format,
    review::{NoteId, Review, file::Stamp},
    text::Place,
};
use std::{collections::BTreeSet, path::PathBuf, sync::Arc};

/// Everything.
#[derive(Debug, Default)]
pub struct State {
    /// The comparison that is open.
    pub document: Option<Document>,
    /// The work that runs off the window's thread.
    pub job: Option<Job>,
    /// Number of the newest job; answers of older ones are dropped.
    pub generation: u64,
    /// What is remembered between runs.
    pub settings: Settings,
    /// Where that is stored; none when it is not.
    pub settings_path: Option<PathBuf>,
    /// The dialog in front of everything.
    pub dialog: Option<Dialog>,
    /// Troubles that stay until they are taken away.
    pub problems: Vec<Told>,
    /// A word in passing.
    pub toast: Option<Toast>,
    /// The save that is under way.
    pub saving: Option<Saving>,
    /// What follows once the save is done.
    pub after_save: Option<Next>,
    /// The window is closing; nothing more is asked.
    pub closing: bool,
    /// Looking for words; none while the bar is closed.
    pub find: Option<Find>,
    /// What was looked for last, without its matches.
    pub sought: Find,
    /// What an earlier run left behind.
    pub recovery: Recovery,
    /// Files of versions that hold something else now.
    pub changes: Changes,
}

/// The open comparison.
#[derive(Debug)]
pub struct Document {
    /// Tells it from other documents that were open.
    pub number: u64,
    /// Versions, notes and what else a person did.
    pub review: Review,
    /// The review file; none until it is saved.
    pub file: Option<PathBuf>,
    /// What that file held when it was read or saved last.
    pub stamp: Option<Stamp>,
    /// What the engine says of the review's versions.
    pub collation: Arc<Collation>,
    /// The grid made of both.
    pub rows: Arc<Rows>,
    /// Counts the grids, so that drawing knows when texts and heights are new.
    pub rows_revision: u64,
    /// Whether `collation` is of these versions, or still to come.
    pub compared: Compared,
    /// Where the reader is.
    pub cursor: Cursor,
    /// The review's edit count that is on disk.
    pub saved_revision: u64,
    /// The note being written.
    pub draft: Option<Draft>,
    /// What a cancelled draft held.
    pub cancelled_draft: Option<Draft>,
    /// Order, width and visibility of the columns.
    pub columns: Columns,
    /// Selected words.
    pub selection: Option<Selection>,
    /// The first of two cells to be linked.
    pub linking: Option<Cell>,
    /// The paragraph of a version that the cursor goes with when the rows are made anew.
    pub follow: Option<(usize, usize)>,
    /// Which differences are listed.
    pub filter: Filter,
    /// Whether rows without any difference are folded away.
    pub only_differences: bool,
    /// Numbers of the rows that are shown all the same.
    pub unfolded: BTreeSet<usize>,
}

/// Whether a document's collation is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    /// Never yet.
    Not,
    /// The one shown is of an older state of the review.
    Stale,
    /// It is there.
    Done,
}

/// Where the reader is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The cell.
    pub cell: Cell,
    /// The chosen difference by number.
    pub difference: Option<usize>,
}

/// A note being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What it becomes.
    pub of: DraftOf,
    /// Its text as it stands.
    pub text: String,
}

/// What a draft becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftOf {
    /// The changed text of a note.
    Note(NoteId),
    /// A new note at a place of a version.
    New {
        /// Number of the version.
        version: usize,
        /// Where in it.
        place: Place,
    },
}

/// Work off the window's thread.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Job {
    /// Its number.
    pub generation: u64,
    /// What it does.
    pub work: Work,
    /// How much is done, 0 to 1; none when it cannot be told.
    pub fraction: Option<f32>,
}

/// What a job does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Reads files.
    Reading,
    /// Compares.
    Comparing,
}

/// A save under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saving {
    /// The edit count that is written.
    pub revision: u64,
}

/// What files are wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A new comparison.
    Open,
    /// Further versions of the open one.
    Add,
    /// Another text for the version with this number.
    Replace(usize),
    /// The text that the file of the version with this number has now, for all versions of that file.
    Renew(usize),
    /// The place of the review file.
    SaveAs,
    /// The place of the comparison in this format.
    Export(Format),
}

/// What to do once unsaved changes are dealt with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Ask for files to open.
    ChooseFiles,
    /// Ask for a folder to open.
    ChooseFolder,
    /// Open these.
    Open(Vec<PathBuf>),
    /// Open what the clipboard holds.
    Paste(String),
    /// Take up what an earlier run left behind.
    Recover(usize),
    /// Open the sample with this number.
    Sample(usize),
    /// Close the window.
    Quit,
}

/// A dialog in front of everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Save, discard or stay.
    Unsaved(Next),
    /// A path to type, where the system has no dialog.
    Path {
        /// What for.
        purpose: Purpose,
        /// As typed so far, a path a line.
        text: String,
    },
    /// All keys.
    Keys,
    /// How to set keys of one's own.
    KeysFile,
    /// All actions, to be chosen by name.
    Palette(Palette),
    /// A tag for the cursor's row, as typed so far.
    Tag(String),
    /// Work that an earlier run left behind.
    Recovery,
    /// What to write the comparison as, this format chosen.
    Export(Format),
    /// What to do with a file that would be replaced unseen.
    Foreign {
        /// The file.
        path: PathBuf,
        /// What is known of it.
        found: Foreign,
    },
}

/// A file that a save would replace unseen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// The review's own, which somebody else has saved since.
    Changed,
    /// Another one, under the name that was chosen.
    There,
}

/// A word in passing.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// Its number.
    pub number: u64,
    /// What it says.
    pub told: Told,
    /// Whether it offers to bring a cancelled note back.
    pub restores_note: bool,
}

impl State {
    /// Whether something would be lost by closing now.
    pub fn is_dirty(&self) -> bool {
        self.document.as_ref().is_some_and(Document::is_dirty)
    }

    /// Says a word in passing.
    pub fn tell(&mut self, told: Told) {
        let number = self.toast.as_ref().map_or(0, |toast| toast.number + 1);
        self.toast = Some(Toast { number, told, restores_note: false });
    }
}

impl Document {
    /// A document that is not compared yet.
    pub fn new(review: Review, file: Option<PathBuf>) -> Self {
        let saved_revision = review.revision();
        Self {
            number: 0,
            review,
            file,
            stamp: None,
            collation: Arc::default(),
            rows: Arc::default(),
            rows_revision: 0,
            compared: Compared::Not,
            cursor: Cursor::default(),
            saved_revision,
            draft: None,
            cancelled_draft: None,
            columns: Columns::default(),
            selection: None,
            linking: None,
            follow: None,
            filter: Filter::default(),
            only_differences: false,
            unfolded: BTreeSet::new(),
        }
    }

    /// Whether there are edits, or a note being written, that are not on disk.
    pub fn is_dirty(&self) -> bool {
        self.review.is_changed_since(self.saved_revision) || self.draft_changes()
    }

    /// Builds the grid again after the versions or their collation changed.
    pub fn refresh_rows(&mut self) {
        self.show(super::rows::rows(&self.review, &self.collation));
    }

    /// Builds the grid again after notes or judgements changed.
    pub fn refresh_review(&mut self) {
        self.show(super::rows::rows_with(&self.review, &self.collation, self.rows.counts.clone()));
    }

    fn show(&mut self, rows: Rows) {
        self.rows = Arc::new(rows);
        self.rows_revision += 1;
        super::grid::columns::follow(self);
        let rows = self.rows.rows.len();
        let columns = self.review.versions().len();
        self.cursor.cell.row = self.cursor.cell.row.min(rows.saturating_sub(1));
        self.cursor.cell.column = self.cursor.cell.column.min(columns.saturating_sub(1));
    }

    /// Numbers of the rows that are shown: all, or those with something to look at and the cursor's own.
    pub fn visible_rows(&self) -> Vec<usize> {
        let is_shown = |(number, row): &(usize, &RowView)| {
            !self.only_differences
                || !matches!(row.state, RowState::Agrees | RowState::Debris)
                || *number == self.cursor.cell.row
                || self.unfolded.contains(number)
        };
        self.rows.rows.iter().enumerate().filter(is_shown).map(|(number, _)| number).collect()
    }

    /// The chosen difference.
    pub fn chosen(&self) -> Option<&Difference> {
        self.collation.differences.get(self.cursor.difference?)
    }

    /// The finding that a difference belongs to; none for a silent one.
    pub fn finding_of(&self, difference: &Difference) -> Option<&Finding> {
        let is_of = |finding: &&Finding| {
            let first = self.collation.differences.get(finding.difference);
            first.is_some_and(|first| (first.group, first.kind) == (difference.group, difference.kind))
        };
        self.rows.findings.iter().find(is_of).filter(|_| difference.band() > Band::Silent)
    }

    /// The numbers of the chosen difference and of the same one in other versions.
    pub fn chosen_numbers(&self) -> Vec<usize> {
        let Some(chosen) = self.chosen() else { return Vec::new() };
        let same = |(_, other): &(usize, &Difference)| (other.group, other.kind) == (chosen.group, chosen.kind);
        self.collation.differences.iter().enumerate().filter(same).map(|(number, _)| number).collect()
    }

    /// The text of the note a draft changes; empty for a new one.
    pub fn text_before(&self, of: DraftOf) -> &str {
        let DraftOf::Note(wanted) = of else { return "" };
        self.review.note(wanted).map_or("", |note| note.text.as_str())
    }

    fn draft_changes(&self) -> bool {
        self.draft.as_ref().is_some_and(|draft| draft.text.trim() != self.text_before(draft.of))
    }
}
