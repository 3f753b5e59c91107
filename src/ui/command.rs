//! What can be asked of the window. [`Action`] is everything a person can choose by name, with label,
//! tooltip and keys in one table that menu, toolbar, keyboard and key list read; [`Command`] adds what needs
//! more than a name, and the answers of effects.

pub mod key_list;
pub mod keyboard;
pub mod keymap;
pub mod palette;
pub mod palette_view;
pub mod panes;

use super::{
    changed::ChangedAnswer,
    effect::Outcome,
    exporting::ExportChange,
    find::FindChange,
    grid::columns::ColumnsChange,
    grid::selection::Selection,
    panels::PanelsChange,
    panels::filter::Filter,
    recovery::RecoveryAnswer,
    settings::{InterfaceLanguage, ThemeChoice, Walk},
};
use crate::{
    diff::Profile,
    review::NoteId,
    text::{Language, Place},
};
use egui::{Key, KeyboardShortcut, Modifiers};
use keymap::Preset;
use palette::PaletteChange;
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
    /// Goes to a place in a version: a line of the ledger, a note, a match.
    GoTo {
        /// Number of the version.
        version: usize,
        /// Where in it.
        place: Place,
    },
    /// Makes a version the base.
    MakeBase(usize),
    /// Asks for a file to take the place of a version.
    ReplaceVersion(usize),
    /// Takes a version out.
    RemoveVersion(usize),
    /// The clipboard's text becomes a version.
    Pasted(String),
    /// Gives the cursor's row a tag, or takes it away when it has it.
    Tag(String),
    /// The text of the tag field is now this.
    TagText(String),
    /// Order, width and visibility of columns.
    Columns(ColumnsChange),
    /// Selects words of one version, or none.
    Select(Option<Selection>),
    /// Shows rows that are folded away because they agree.
    Unfold {
        /// Number of the first one.
        first: usize,
        /// How many.
        count: usize,
    },
    /// Choosing what to write the comparison as.
    Export(ExportChange),
    /// Looking for words.
    Find(FindChange),
    /// Which panels are open.
    Panels(PanelsChange),
    /// Which differences are listed.
    Filter(Filter),
    /// Choosing an action by its name.
    Palette(PaletteChange),
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
    /// Chooses the keys.
    SetKeys(Preset),
    /// Who reads the differences.
    SetProfile(Profile),
    /// In which order one walks over the differences.
    SetWalk(Walk),
    /// What to do with work that an earlier run left behind.
    Recovery(RecoveryAnswer),
    /// Enough time has passed since the last change to keep a copy.
    AutosaveDue,
    /// The window has this size now, in points; whether it fills the screen.
    Resized {
        /// Width and height.
        size: [u16; 2],
        /// Whether it is maximised.
        is_maximized: bool,
    },
    /// The answer to the question about unsaved changes.
    Unsaved(Unsaved),
    /// What to do with a file that a save would replace unseen.
    Foreign(ForeignAnswer),
    /// What to do with a version whose file holds something else now.
    Changed(ChangedAnswer),
    /// The window has got the focus again after a while.
    Focused,
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

/// What to do with a file that a save would replace unseen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForeignAnswer {
    /// Save under another name.
    SaveAs,
    /// Replace it; what it holds is put aside.
    Replace,
    /// Do not save.
    Cancel,
}

/// Everything a person can choose by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // Each is explained by its label and tooltip in `assets/i18n`.
pub enum Action {
    OpenFiles,
    OpenFolder,
    AddVersion,
    PasteVersion,
    ReplaceVersion,
    RemoveVersion,
    OpenSample,
    OpenOtherSample,
    Save,
    SaveAs,
    Export,
    Quit,
    Undo,
    Redo,
    Note,
    NoteOnWords,
    CopyText,
    SelectCell,
    Find,
    FindNext,
    FindPrevious,
    Confirm,
    Dismiss,
    DismissAlike,
    AnotherLook,
    ClearVerdict,
    AcceptRow,
    TagRow,
    MergeRows,
    SplitRow,
    MoveUp,
    MoveDown,
    Link,
    Unlink,
    Pin,
    CompareAgain,
    MakeBase,
    NextDifference,
    PreviousDifference,
    FirstDifference,
    LastDifference,
    NextUnsure,
    PreviousUnsure,
    NextRow,
    PreviousRow,
    NextPage,
    PreviousPage,
    FirstRow,
    LastRow,
    NextColumn,
    PreviousColumn,
    NextPane,
    SwitchWalk,
    OnlyDifferences,
    HideColumn,
    ShowColumns,
    ColumnLeft,
    ColumnRight,
    DetailsPanel,
    NotesPanel,
    FactsPanel,
    StatisticsPanel,
    LargerText,
    SmallerText,
    NormalText,
    ZoomIn,
    ZoomOut,
    NormalZoom,
    SwitchProfile,
    SwitchTheme,
    SwitchLanguage,
    Palette,
    KeyList,
    KeysFile,
    CancelJob,
    Back,
}

/// Which menu lists an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// Files.
    File,
    /// Notes, undo, finding.
    Edit,
    /// Verdicts, tags.
    Review,
    /// Which paragraphs belong together.
    Alignment,
    /// Panels, columns, sizes.
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

pub(super) const fn key(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

pub(super) const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

pub(super) const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}

pub(super) const fn command(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

pub(super) const fn command_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

const fn command_alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::ALT), key)
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
    OpenFolder "action-open-folder" "action-open-folder-tip" File [];
    AddVersion "action-add-version" "action-add-version-tip" File [command_shift(Key::O)];
    PasteVersion "action-paste" "action-paste-tip" File [command_shift(Key::V)];
    ReplaceVersion "action-replace" "action-replace-tip" File [];
    RemoveVersion "action-remove" "action-remove-tip" File [];
    OpenSample "action-open-sample" "action-open-sample-tip" File [];
    OpenOtherSample "action-open-other-sample" "action-open-other-sample-tip" File [];
    Save "action-save" "action-save-tip" File [command(Key::S)];
    SaveAs "action-save-as" "action-save-as-tip" File [command_shift(Key::S)];
    Export "action-export" "action-export-tip" File [command(Key::E)];
    Quit "action-quit" "action-quit-tip" File [command(Key::Q)];
    Undo "action-undo" "action-undo-tip" Edit [command(Key::Z)];
    Redo "action-redo" "action-redo-tip" Edit [command(Key::Y), command_shift(Key::Z)];
    Note "action-note" "action-note-tip" Edit [key(Key::Enter)];
    NoteOnWords "action-note-on-words" "action-note-on-words-tip" Edit [command(Key::Enter)];
    CopyText "action-copy" "action-copy-tip" Edit [command(Key::C)];
    SelectCell "action-select-cell" "action-select-cell-tip" Edit [command(Key::A)];
    Find "action-find" "action-find-tip" Edit [command(Key::F)];
    FindNext "action-find-next" "action-find-next-tip" Edit [key(Key::F3)];
    FindPrevious "action-find-previous" "action-find-previous-tip" Edit [shift(Key::F3)];
    Confirm "action-confirm" "action-confirm-tip" Review [key(Key::A)];
    Dismiss "action-dismiss" "action-dismiss-tip" Review [key(Key::X)];
    DismissAlike "action-dismiss-alike" "action-dismiss-alike-tip" Review [shift(Key::X)];
    AnotherLook "action-another-look" "action-another-look-tip" Review [key(Key::R)];
    ClearVerdict "action-clear-verdict" "action-clear-verdict-tip" Review [key(Key::C)];
    AcceptRow "action-accept-row" "action-accept-row-tip" Review [shift(Key::A)];
    TagRow "action-tag" "action-tag-tip" Review [key(Key::T)];
    MergeRows "action-merge" "action-merge-tip" Alignment [key(Key::M)];
    SplitRow "action-split" "action-split-tip" Alignment [key(Key::S)];
    MoveUp "action-move-up" "action-move-up-tip" Alignment [command(Key::ArrowUp)];
    MoveDown "action-move-down" "action-move-down-tip" Alignment [command(Key::ArrowDown)];
    Link "action-link" "action-link-tip" Alignment [key(Key::Space)];
    Unlink "action-unlink" "action-unlink-tip" Alignment [shift(Key::L)];
    Pin "action-pin" "action-pin-tip" Alignment [key(Key::L)];
    CompareAgain "action-compare-again" "action-compare-again-tip" Alignment [command(Key::R), key(Key::F5)];
    MakeBase "make-base" "make-base-tip" Alignment [key(Key::B)];
    DetailsPanel "action-details-panel" "action-details-panel-tip" View [key(Key::F4)];
    NotesPanel "action-notes-panel" "action-notes-panel-tip" View [shift(Key::N)];
    FactsPanel "action-facts-panel" "action-facts-panel-tip" View [key(Key::F)];
    StatisticsPanel "action-statistics-panel" "action-statistics-panel-tip" View [shift(Key::S)];
    OnlyDifferences "action-only-differences" "action-only-differences-tip" View [key(Key::D)];
    HideColumn "action-hide-column" "action-hide-column-tip" View [key(Key::H)];
    ShowColumns "action-show-columns" "action-show-columns-tip" View [shift(Key::H)];
    ColumnLeft "action-column-left" "action-column-left-tip" View [command_shift(Key::ArrowLeft)];
    ColumnRight "action-column-right" "action-column-right-tip" View [command_shift(Key::ArrowRight)];
    LargerText "action-larger-text" "action-larger-text-tip" View [command(Key::Plus), command(Key::Equals)];
    SmallerText "action-smaller-text" "action-smaller-text-tip" View [command(Key::Minus)];
    NormalText "action-normal-text" "action-normal-text-tip" View [command(Key::Num0)];
    ZoomIn "action-zoom-in" "action-zoom-in-tip" View [command_alt(Key::Plus), command_alt(Key::Equals)];
    ZoomOut "action-zoom-out" "action-zoom-out-tip" View [command_alt(Key::Minus)];
    NormalZoom "action-normal-zoom" "action-normal-zoom-tip" View [command_alt(Key::Num0)];
    SwitchProfile "action-switch-profile" "action-switch-profile-tip" View [];
    SwitchTheme "action-switch-theme" "action-switch-theme-tip" View [];
    SwitchLanguage "action-switch-language" "action-switch-language-tip" View [];
    NextDifference "action-next-difference" "action-next-difference-tip" Go
        [alt(Key::ArrowDown), key(Key::N), key(Key::F8), key(Key::F7)];
    PreviousDifference "action-previous-difference" "action-previous-difference-tip" Go
        [alt(Key::ArrowUp), key(Key::P), shift(Key::F8), shift(Key::F7)];
    FirstDifference "action-first-difference" "action-first-difference-tip" Go [alt(Key::Home)];
    LastDifference "action-last-difference" "action-last-difference-tip" Go [alt(Key::End)];
    SwitchWalk "action-switch-walk" "action-switch-walk-tip" Go [key(Key::O)];
    NextUnsure "action-next-unsure" "action-next-unsure-tip" Go [key(Key::U)];
    PreviousUnsure "action-previous-unsure" "action-previous-unsure-tip" Go [shift(Key::U)];
    NextRow "action-next-row" "action-next-row-tip" Go [key(Key::ArrowDown), key(Key::J)];
    PreviousRow "action-previous-row" "action-previous-row-tip" Go [key(Key::ArrowUp), key(Key::K)];
    NextPage "action-next-page" "action-next-page-tip" Go [key(Key::PageDown)];
    PreviousPage "action-previous-page" "action-previous-page-tip" Go [key(Key::PageUp)];
    FirstRow "action-first-row" "action-first-row-tip" Go [key(Key::Home)];
    LastRow "action-last-row" "action-last-row-tip" Go [key(Key::End)];
    NextColumn "action-next-column" "action-next-column-tip" Go [key(Key::ArrowRight)];
    PreviousColumn "action-previous-column" "action-previous-column-tip" Go [key(Key::ArrowLeft)];
    NextPane "action-next-pane" "action-next-pane-tip" Go [key(Key::F6)];
    Palette "action-palette" "action-palette-tip" Help [command_shift(Key::P)];
    KeyList "action-keys" "action-keys-tip" Help [key(Key::F1), key(Key::Questionmark)];
    KeysFile "action-keys-file" "action-keys-file-tip" Help [];
    CancelJob "action-cancel-job" "action-cancel-job-tip" Nowhere [];
    Back "action-back" "action-back-tip" Nowhere [key(Key::Escape)];
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
