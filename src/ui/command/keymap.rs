//! Which keys do what: the table's own, those of a preset, and those that a person set in the settings file. Later ones
//! go before earlier ones, and a key that they take is taken from the action that had it.

use crate::ui::{
    command::{Action, Entry, TABLE, alt, command, command_shift, key, shift},
    i18n::Told,
};
use egui::{Context, Id, Key, KeyboardShortcut, ModifierNames, Modifiers};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};

/// The keys as they are set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Keys {
    /// Whose keys.
    pub preset: Preset,
    /// Keys of single actions, which go before the preset's: name of the action to keys such as `Ctrl+Shift+P`.
    pub own: BTreeMap<String, Vec<String>>,
}

/// Whose keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    /// The program's own.
    #[default]
    Sammenhold,
    /// Those of WinMerge.
    WinMerge,
    /// Those of the JetBrains programs.
    JetBrains,
}

/// Some actions with the keys that they get, the one to show first.
type Table = &'static [(Action, &'static [KeyboardShortcut])];

/// `F7` goes back and `F8` on.
const WIN_MERGE: Table = &[
    (Action::NextDifference, &[alt(Key::ArrowDown), key(Key::F8), key(Key::N)]),
    (Action::PreviousDifference, &[alt(Key::ArrowUp), key(Key::F7), key(Key::P)]),
    (Action::OnlyDifferences, &[command(Key::D), key(Key::D)]),
    (Action::CompareAgain, &[key(Key::F5), command(Key::R)]),
    (Action::DetailsPanel, &[shift(Key::D)]),
    (Action::Note, &[key(Key::F4), key(Key::Enter)]),
    (Action::Quit, &[command(Key::Q), command(Key::W)]),
];

/// `F7` goes on and `Shift+F7` back; the errors of a file are its unsure places.
const JET_BRAINS: Table = &[
    (Action::NextDifference, &[key(Key::F7), key(Key::N), key(Key::F8)]),
    (Action::PreviousDifference, &[shift(Key::F7), key(Key::P), shift(Key::F8)]),
    (Action::NextRow, &[key(Key::ArrowDown), alt(Key::ArrowDown), key(Key::J)]),
    (Action::PreviousRow, &[key(Key::ArrowUp), alt(Key::ArrowUp), key(Key::K)]),
    (Action::NextColumn, &[key(Key::ArrowRight), alt(Key::ArrowRight)]),
    (Action::PreviousColumn, &[key(Key::ArrowLeft), alt(Key::ArrowLeft)]),
    (Action::NextUnsure, &[key(Key::F2), key(Key::U)]),
    (Action::PreviousUnsure, &[shift(Key::F2), shift(Key::U)]),
    (Action::MoveUp, &[command_shift(Key::ArrowUp), command(Key::ArrowUp)]),
    (Action::MoveDown, &[command_shift(Key::ArrowDown), command(Key::ArrowDown)]),
    (Action::Palette, &[command_shift(Key::A), command_shift(Key::P)]),
    (Action::Redo, &[command_shift(Key::Z), command(Key::Y)]),
    (Action::FindNext, &[key(Key::F3), command(Key::L)]),
    (Action::FindPrevious, &[shift(Key::F3), command_shift(Key::L)]),
];

impl Preset {
    /// All of them, in the order of the menu, with the key of their name in the texts.
    pub const ALL: [(Self, &str); 3] =
        [(Self::Sammenhold, "preset-own"), (Self::WinMerge, "preset-winmerge"), (Self::JetBrains, "preset-jetbrains")];

    fn table(self) -> Table {
        match self {
            Self::Sammenhold => &[],
            Self::WinMerge => WIN_MERGE,
            Self::JetBrains => JET_BRAINS,
        }
    }
}

/// The keys that hold, for each action of the table.
#[derive(Debug)]
pub struct Keymap {
    keys: Vec<Vec<KeyboardShortcut>>,
    /// What is wrong with a person's own keys.
    pub problems: Vec<Problem>,
}

/// Something wrong with a person's own keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no action of this name.
    NoSuchAction(String),
    /// This is no key.
    NoSuchKey {
        /// The action.
        action: String,
        /// As it is written.
        written: String,
    },
    /// Two actions have it; the first one keeps it.
    Twice {
        /// As it is written.
        written: String,
        /// Who keeps it.
        first: String,
        /// Who does not get it.
        second: String,
    },
}

impl Keymap {
    /// The keys that hold by these settings.
    pub fn new(keys: &Keys) -> Self {
        let preset = keys.preset.table();
        let of = |entry: &Entry| {
            preset.iter().find(|(action, _)| *action == entry.action).map_or(entry.keys, |(_, keys)| keys)
        };
        let mut map = Self { keys: TABLE.iter().map(|entry| of(entry).to_vec()).collect(), problems: Vec::new() };
        let mut taken: Vec<(KeyboardShortcut, &str)> = Vec::new();
        for (name, written) in &keys.own {
            let Some(at) = TABLE.iter().position(|entry| self::name(entry) == name) else {
                map.problems.push(Problem::NoSuchAction(name.clone()));
                continue;
            };
            map.keys[at] = map.read(name, written, &mut taken);
        }
        let own = |at: usize| keys.own.contains_key(name(&TABLE[at]));
        for at in (0..TABLE.len()).filter(|at| !own(*at)) {
            map.keys[at].retain(|key| !taken.iter().any(|(taken, _)| taken == key));
        }
        map
    }

    /// The keys of an action, the one to show first.
    pub fn of(&self, action: Action) -> &[KeyboardShortcut] {
        let at = TABLE.iter().position(|entry| entry.action == action);
        at.and_then(|at| self.keys.get(at)).map_or(&[], Vec::as_slice)
    }

    /// The action that a pressed key stands for, and the shortcut that says so.
    pub fn action(&self, pressed: Key, modifiers: Modifiers) -> Option<(Action, KeyboardShortcut)> {
        let all = TABLE.iter().zip(&self.keys).flat_map(|(entry, keys)| keys.iter().map(|key| (entry.action, *key)));
        all.into_iter().find(|(_, shortcut)| {
            // Signs that some keyboards have only behind Shift.
            let shift_free = matches!(pressed, Key::Plus | Key::Equals | Key::Questionmark);
            let same = if shift_free {
                modifiers.matches_logically(shortcut.modifiers)
            } else {
                modifiers.matches_exact(shortcut.modifiers)
            };
            shortcut.logical_key == pressed && same
        })
    }

    /// The keys that the window goes by.
    pub fn current(ctx: &Context) -> Arc<Self> {
        let known = ctx.data(|data| data.get_temp::<Arc<Self>>(place()));
        known.unwrap_or_else(|| Arc::new(Self::new(&Keys::default())))
    }

    /// Makes the window go by these keys.
    pub fn install(self, ctx: &Context) {
        ctx.data_mut(|data| data.insert_temp(place(), Arc::new(self)));
    }

    /// The keys that an action gets by what is written for it.
    fn read<'a>(
        &mut self,
        name: &'a str,
        written: &[String],
        taken: &mut Vec<(KeyboardShortcut, &'a str)>,
    ) -> Vec<KeyboardShortcut> {
        let mut keys = Vec::new();
        for written in written {
            let Some(key) = parse(written) else {
                self.problems.push(Problem::NoSuchKey { action: name.to_owned(), written: written.clone() });
                continue;
            };
            match taken.iter().find(|(other, _)| *other == key) {
                Some((_, first)) => self.problems.push(Problem::Twice {
                    written: written.clone(),
                    first: (*first).to_owned(),
                    second: name.to_owned(),
                }),
                None => {
                    taken.push((key, name));
                    keys.push(key);
                }
            }
        }
        keys
    }
}

impl Problem {
    /// In words, with the file that it stands in.
    pub fn told(&self, file: &str) -> Told {
        match self {
            Self::NoSuchAction(name) => Told::new("keys-no-such-action").arg("file", file).arg("name", name.as_str()),
            Self::NoSuchKey { action, written } => Told::new("keys-no-such-key")
                .arg("file", file)
                .arg("name", action.as_str())
                .arg("key", written.as_str()),
            Self::Twice { written, first, second } => Told::new("keys-twice")
                .arg("file", file)
                .arg("key", written.as_str())
                .arg("first", first.as_str())
                .arg("second", second.as_str()),
        }
    }
}

/// What an action is called in the settings file: its label's key without what all begin with.
pub fn name(entry: &Entry) -> &'static str {
    entry.label.strip_prefix("action").and_then(|rest| rest.strip_prefix('-')).unwrap_or(entry.label)
}

/// A key as it is written in the settings file, such as `Ctrl+Shift+P`, `Alt+Down`, `F7`, `?`, `Ctrl++`.
pub fn parse(written: &str) -> Option<KeyboardShortcut> {
    let mut modifiers = Modifiers::NONE;
    let mut rest = written.trim();
    while let Some((first, behind)) = rest.split_once('+').filter(|(first, _)| !first.is_empty()) {
        modifiers |= match first.trim().to_lowercase().as_str() {
            "ctrl" | "control" | "cmd" | "command" => Modifiers::COMMAND,
            "shift" => Modifiers::SHIFT,
            "alt" | "option" => Modifiers::ALT,
            _ => return None,
        };
        rest = behind.trim();
    }
    let is_same = |key: &&Key| key.name().eq_ignore_ascii_case(rest) || key.symbol_or_name().eq_ignore_ascii_case(rest);
    let named = Key::from_name(rest).or_else(|| Key::ALL.iter().find(is_same).copied())?;
    Some(KeyboardShortcut::new(modifiers, named))
}

/// A key as [`parse`] reads it and as a person reads it.
pub fn print(shortcut: &KeyboardShortcut) -> String {
    shortcut.format(&ModifierNames::NAMES, cfg!(target_os = "macos"))
}

fn place() -> Id {
    Id::unique("keymap")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(keys: &[(&str, &[&str])]) -> Keymap {
        let own = keys.iter().map(|(name, keys)| ((*name).to_owned(), keys.iter().map(|k| (*k).to_owned()).collect()));
        Keymap::new(&Keys { preset: Preset::Sammenhold, own: own.collect() })
    }

    #[test]
    fn no_preset_gives_one_key_to_two_actions() {
        for (preset, _) in Preset::ALL {
            let map = Keymap::new(&Keys { preset, ..Keys::default() });
            let mut seen: Vec<(KeyboardShortcut, Action)> = Vec::new();
            for entry in TABLE {
                for key in map.of(entry.action) {
                    let other = seen.iter().find(|(other, _)| other == key);
                    assert!(other.is_none(), "{preset:?}: {key:?} is of {:?} and of {other:?}", entry.action);
                    seen.push((*key, entry.action));
                }
            }
        }
    }

    #[test]
    fn presets_do_what_their_people_are_used_to() {
        let action = |preset, key, modifiers| {
            Keymap::new(&Keys { preset, ..Keys::default() }).action(key, modifiers).map(|(action, _)| action)
        };
        let (none, shift) = (Modifiers::NONE, Modifiers::SHIFT);
        assert_eq!(action(Preset::Sammenhold, Key::F7, none), Some(Action::NextDifference));
        assert_eq!(action(Preset::WinMerge, Key::F7, none), Some(Action::PreviousDifference));
        assert_eq!(action(Preset::WinMerge, Key::F8, none), Some(Action::NextDifference));
        assert_eq!(action(Preset::JetBrains, Key::F7, shift), Some(Action::PreviousDifference));
    }

    #[test]
    fn every_key_that_is_given_can_be_written_and_read() {
        for entry in TABLE {
            for key in entry.keys {
                assert_eq!(parse(&print(key)), Some(*key), "{}", print(key));
            }
        }
        for (written, expected) in [
            ("ctrl+shift+p", Some(command_shift(Key::P))),
            ("Alt + Down", Some(alt(Key::ArrowDown))),
            ("Ctrl++", Some(command(Key::Plus))),
            ("pageup", Some(key(Key::PageUp))),
            ("?", Some(key(Key::Questionmark))),
            ("Hyper+X", None),
            ("Ctrl+", None),
            ("", None),
            ("Ctrl+Q+X", None),
        ] {
            assert_eq!(parse(written), expected, "{written}");
        }
    }

    #[test]
    fn own_keys_go_before_others_and_take_them_away() {
        let map = own(&[(name(Action::NextDifference.entry()), &["Ctrl+J", "x"]), ("save", &[])]);
        assert_eq!(map.of(Action::NextDifference), [command(Key::J), key(Key::X)]);
        assert!(map.of(Action::Dismiss).is_empty() && map.of(Action::Save).is_empty());
        assert_eq!(map.of(Action::Confirm), [key(Key::A)]);
        assert!(map.problems.is_empty());
    }

    #[test]
    fn what_cannot_be_done_is_told() {
        let map = own(&[("fly", &["x"]), ("note", &["Ctrl+Nix"]), ("save", &["F9"]), ("tag", &["f9"])]);
        let twice = Problem::Twice { written: "f9".into(), first: "save".into(), second: "tag".into() };
        let no_key = Problem::NoSuchKey { action: "note".into(), written: "Ctrl+Nix".into() };
        assert_eq!(map.problems, [Problem::NoSuchAction("fly".into()), no_key, twice]);
        assert_eq!(map.of(Action::Save), [key(Key::F9)]);
    }
}
