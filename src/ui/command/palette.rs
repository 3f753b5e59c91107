//! Choosing an action by typing a part of its name: every word that is typed has to stand somewhere in the action's
//! label, tooltip or menu, in the interface's language. Case and accents do not matter.

use crate::ui::{
    bars,
    command::{Action, Command, Menu, TABLE},
    effect::Effect,
    i18n::Texts,
    state::{Dialog, State},
};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// What was typed and which line is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Palette {
    /// As typed so far.
    pub text: String,
    /// The chosen line, from 0.
    pub at: usize,
}

/// What is to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaletteChange {
    /// The text is now this.
    Text(String),
    /// The chosen line is now this one.
    At(usize),
    /// This action is done, and the palette closed.
    Do(Action),
}

/// An action as the palette lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which one.
    pub action: Action,
    /// Its label.
    pub label: String,
    /// The menu that it stands in; empty when in none.
    pub menu: String,
    /// Whether it can be done now.
    pub is_enabled: bool,
}

/// The lines for what is typed: those with all words in their label first, then the others; what cannot be done now last.
pub fn lines(state: &State, texts: &Texts, typed: &str) -> Vec<Line> {
    let words: Vec<String> = typed.split_whitespace().map(str::to_owned).collect();
    let mut found: Vec<((bool, u8), Line)> = Vec::new();
    for entry in TABLE.iter().filter(|entry| !matches!(entry.action, Action::Palette | Action::Back)) {
        let label = texts.get(entry.label);
        let menu = menu_key(entry.menu).map(|key| texts.get(key)).unwrap_or_default();
        let more = format!("{label} {} {menu}", texts.get(entry.tip));
        let rank = match () {
            () if starts_with_all(&label, typed) => 0,
            () if has_all(&label, &words) => 1,
            () if has_all(&more, &words) => 2,
            () => continue,
        };
        let is_enabled = bars::is_enabled(state, entry.action);
        found.push(((!is_enabled, rank), Line { action: entry.action, label, menu, is_enabled }));
    }
    found.sort_by_key(|(order, _)| *order);
    found.into_iter().map(|(_, line)| line).collect()
}

/// Changes the palette.
pub fn update(state: &mut State, change: PaletteChange) -> Vec<Effect> {
    let Some(Dialog::Palette(palette)) = &mut state.dialog else { return Vec::new() };
    match change {
        PaletteChange::Text(text) => *palette = Palette { text, at: 0 },
        PaletteChange::At(at) => palette.at = at,
        PaletteChange::Do(action) => {
            state.dialog = None;
            return crate::ui::update(state, Command::Do(action));
        }
    }
    Vec::new()
}

/// The key of a menu's name in the texts.
pub fn menu_key(menu: Menu) -> Option<&'static str> {
    Some(match menu {
        Menu::File => "menu-file",
        Menu::Edit => "menu-edit",
        Menu::Review => "menu-review",
        Menu::Alignment => "menu-alignment",
        Menu::View => "menu-view",
        Menu::Go => "menu-go",
        Menu::Help => "menu-help",
        Menu::Nowhere => return None,
    })
}

fn starts_with_all(label: &str, typed: &str) -> bool {
    SPELLINGS.iter().any(|spelling| folded(label, spelling).starts_with(&folded(typed.trim(), spelling)))
}

fn has_all(text: &str, words: &[String]) -> bool {
    let has = |word: &String| {
        SPELLINGS.iter().any(|spelling| {
            // What is typed may be spelled either way; what is read is spelled one way at a time.
            let text = folded(text, spelling);
            SPELLINGS.iter().any(|other| text.contains(&folded(word, other)))
        })
    };
    words.iter().all(has)
}

/// Letters that are no others with an accent, as they are spelled on a keyboard that lacks them: in short and at length.
const SPELLINGS: [&[(char, &str)]; 2] = [
    &[('æ', "ae"), ('ø', "o"), ('å', "a"), ('ß', "ss"), ('œ', "oe")],
    &[('æ', "ae"), ('ø', "oe"), ('å', "aa"), ('ß', "ss"), ('œ', "oe")],
];

fn folded(text: &str, spelling: &[(char, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.nfc().flat_map(char::to_lowercase) {
        match spelling.iter().find(|(from, _)| *from == letter) {
            Some((_, to)) => out.push_str(to),
            None => out.extend(letter.nfd().filter(|part| !is_combining_mark(*part))),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::InterfaceLanguage;

    #[track_caller]
    fn check(language: InterfaceLanguage, typed: &str, expected: Action) {
        let lines = lines(&State::default(), &Texts::new(language), typed);
        assert_eq!(lines.first().map(|line| line.action), Some(expected), "{typed}: {lines:?}");
    }

    #[test]
    fn words_are_found_whatever_their_case_and_accents() {
        use InterfaceLanguage::{Danish, English};
        check(English, "open fo", Action::OpenFolder);
        check(English, "KEYS", Action::KeyList);
        check(English, "smaller everything", Action::ZoomOut);
        check(Danish, "abn mappe", Action::OpenFolder);
        check(Danish, "aabn mappe", Action::OpenFolder);
        check(Danish, "naeste raekke", Action::NextRow);
        check(Danish, "næste RÆKKE", Action::NextRow);
        check(Danish, "storre", Action::LargerText);
        check(Danish, "stoerre", Action::LargerText);
        check(Danish, "større", Action::LargerText);
    }

    #[test]
    fn what_cannot_be_done_stands_last() {
        let lines = lines(&State::default(), &Texts::new(InterfaceLanguage::English), "");
        let first_dim = lines.iter().position(|line| !line.is_enabled).unwrap();
        assert!(first_dim > 0 && lines[first_dim..].iter().all(|line| !line.is_enabled));
        assert_eq!(lines.len(), TABLE.len() - 2);
        assert!(super::lines(&State::default(), &Texts::new(InterfaceLanguage::English), "xyzzy").is_empty());
    }
}
