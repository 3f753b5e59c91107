//! What can be asked of the window. [`Action`] is everything a person can choose by name, with label,
//! tooltip and keys in one table that menu, toolbar, keyboard and key list read; [`Command`] adds what needs
//! more than a name, and the answers of effects.

use super::{
    effect::Outcome,
    settings::{InterfaceLanguage, ThemeChoice},
};
use crate::{review::NoteId, text::Language};
use egui::{Key, KeyboardShortcut, Modifiers};
use std::path::PathBuf;

/// Anything that changes the state; [`super::update()`] is the one place where it happens.
#[derive(Debug)]
pub enum Command {
    /// An action by name.
    Do(Action),
    /// Opens these files as a new comparison.
    Open(Vec<PathBuf>),
    /// Files were dropped into the window.
    Drop(Vec<PathBuf>),
    /// Opens the recent entry with this number.
    OpenRecent(usize),
    /// Empties the list of recent files.
    ForgetRecent,
    /// Puts the cursor on a cell.
    Pick {
        /// Number of the row.
        row: usize,
        /// Number of the version.
        column: usize,
    },
    /// Chooses a difference of the collation by its number.
    PickDifference(usize),
    /// Makes a version the base.
    MakeBase(usize),
    /// A person says which language a version is in.
    SetLanguage {
        /// Number of the version.
        version: usize,
        /// Its language.
        language: Language,
    },
    /// Opens a note for editing.
    EditNote(NoteId),
    /// Starts another note at the cursor.
    NewNote,
    /// The text of the note being written is now this.
    NoteText(String),
    /// Keeps the note being written.
    CommitNote,
    /// Drops what was typed since the note was opened.
    CancelNote,
    /// Takes up again what [`Command::CancelNote`] dropped.
    RestoreNote,
    /// Removes a note.
    RemoveNote(NoteId),
    /// Chooses the theme.
    SetTheme(ThemeChoice),
    /// Chooses the interface's language.
    SetInterfaceLanguage(InterfaceLanguage),
    /// The answer to the question about unsaved changes.
    Unsaved(Unsaved),
    /// The text of the path field is now this.
    PathText(String),
    /// The path field is done.
    PathDone,
    /// Closes the open dialog without doing anything.
    CloseDialog,
    /// Takes away the message with this number.
    DismissProblem(usize),
    /// The toast with this number was shown long enough.
    ToastSeen(u64),
    /// The window manager asks to close the window.
    CloseRequested,
    /// An effect answers.
    Came(Outcome),
}

/// What to do with unsaved changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsaved {
    /// Save, then go on.
    Save,
    /// Go on without saving.
    Discard,
    /// Stay.
    Cancel,
}

/// Everything a person can choose by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // Each is explained by its label and tooltip in `assets/i18n`.
pub enum Action {
    OpenFiles,
    AddVersion,
    OpenSample,
    Save,
    SaveAs,
    Quit,
    Undo,
    Redo,
    Note,
    CopyText,
    MakeBase,
    CompareAgain,
    NextDifference,
    PreviousDifference,
    FirstDifference,
    LastDifference,
    NextUnsure,
    PreviousUnsure,
    NextRow,
    PreviousRow,
    NextColumn,
    PreviousColumn,
    LargerText,
    SmallerText,
    NormalText,
    KeyList,
    CancelJob,
}

/// Which menu lists an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// Files.
    File,
    /// Notes, undo.
    Edit,
    /// Text size.
    View,
    /// Walking.
    Go,
    /// Keys.
    Help,
    /// In no menu.
    Nowhere,
}

/// One line of the table.
#[derive(Debug)]
pub struct Entry {
    /// Which action.
    pub action: Action,
    /// Fluent key of its label.
    pub label: &'static str,
    /// Fluent key of its tooltip.
    pub tip: &'static str,
    /// The menu that lists it.
    pub menu: Menu,
    /// Its keys, the one to show first.
    pub keys: &'static [KeyboardShortcut],
}

impl Action {
    /// Its line in the table.
    pub fn entry(self) -> &'static Entry {
        let at = TABLE.iter().position(|entry| entry.action == self).unwrap_or_default();
        &TABLE[at]
    }
}

const fn key(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}

const fn command(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn command_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

macro_rules! table {
    ($($action:ident $label:literal $tip:literal $menu:ident [$($key:expr),*];)*) => {
        /// All actions in the order of the menus.
        pub const TABLE: &[Entry] = &[$(Entry {
            action: Action::$action, label: $label, tip: $tip, menu: Menu::$menu, keys: &[$($key),*],
        }),*];
    };
}

table! {
    OpenFiles "action-open" "action-open-tip" File [command(Key::O)];
    AddVersion "action-add-version" "action-add-version-tip" File [command_shift(Key::O)];
    OpenSample "action-open-sample" "action-open-sample-tip" File [];
    Save "action-save" "action-save-tip" File [command(Key::S)];
    SaveAs "action-save-as" "action-save-as-tip" File [command_shift(Key::S)];
    Quit "action-quit" "action-quit-tip" File [command(Key::Q)];
    Undo "action-undo" "action-undo-tip" Edit [command(Key::Z)];
    Redo "action-redo" "action-redo-tip" Edit [command(Key::Y), command_shift(Key::Z)];
    Note "action-note" "action-note-tip" Edit [key(Key::Enter)];
    CopyText "action-copy" "action-copy-tip" Edit [command(Key::C)];
    MakeBase "make-base" "make-base-tip" Edit [key(Key::B)];
    CompareAgain "action-compare-again" "action-compare-again-tip" Edit [key(Key::F5)];
    LargerText "action-larger-text" "action-larger-text-tip" View [command(Key::Plus), command(Key::Equals)];
    SmallerText "action-smaller-text" "action-smaller-text-tip" View [command(Key::Minus)];
    NormalText "action-normal-text" "action-normal-text-tip" View [command(Key::Num0)];
    NextDifference "action-next-difference" "action-next-difference-tip" Go
        [alt(Key::ArrowDown), key(Key::N), key(Key::F8), key(Key::F7)];
    PreviousDifference "action-previous-difference" "action-previous-difference-tip" Go
        [alt(Key::ArrowUp), key(Key::P), shift(Key::F8), shift(Key::F7)];
    FirstDifference "action-first-difference" "action-first-difference-tip" Go [alt(Key::Home)];
    LastDifference "action-last-difference" "action-last-difference-tip" Go [alt(Key::End)];
    NextUnsure "action-next-unsure" "action-next-unsure-tip" Go [key(Key::U)];
    PreviousUnsure "action-previous-unsure" "action-previous-unsure-tip" Go [shift(Key::U)];
    NextRow "action-next-row" "action-next-row-tip" Go [key(Key::ArrowDown)];
    PreviousRow "action-previous-row" "action-previous-row-tip" Go [key(Key::ArrowUp)];
    NextColumn "action-next-column" "action-next-column-tip" Go [key(Key::ArrowRight)];
    PreviousColumn "action-previous-column" "action-previous-column-tip" Go [key(Key::ArrowLeft)];
    KeyList "action-keys" "action-keys-tip" Help [key(Key::F1), key(Key::Questionmark)];
    CancelJob "action-cancel-job" "action-cancel-job-tip" Nowhere [];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_has_its_own_line_and_keys() {
        let mut seen: Vec<&KeyboardShortcut> = Vec::new();
        for entry in TABLE {
            assert_eq!(entry.action.entry().label, entry.label);
            for key in entry.keys {
                assert!(!seen.contains(&key), "{key:?} twice");
                seen.push(key);
            }
        }
    }
}
