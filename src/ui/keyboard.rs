//! Keys to actions. What a text field needs for itself stays with it: single letters, arrows, Enter and undo
//! are dead while one has the focus.

use super::command::{Action, TABLE};
use egui::{Event, Key, KeyboardShortcut, Modifiers};

/// Whether Escape was pressed and nothing that was drawn had a use for it.
pub fn is_back(ctx: &egui::Context) -> bool {
    ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}

/// Takes the keys that are shortcuts out of the input, in the order they were pressed. Escape is left to what is drawn.
pub fn actions(ctx: &egui::Context) -> Vec<Action> {
    if ctx.any_popup_open() {
        return Vec::new();
    }
    let typing = ctx.text_edit_focused();
    let focused = ctx.memory(|memory| memory.focused().is_some());
    let mut found = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Key { key, pressed: true, modifiers, .. } => match action_of(*key, *modifiers) {
                Some((action, shortcut)) if action != Action::Back && is_free(shortcut, typing, focused) => {
                    found.push(action);
                    false
                }
                _ => true,
            },
            // The system's key for copying comes as an event of its own.
            Event::Copy if !typing => {
                found.push(Action::CopyText);
                false
            }
            // The character that comes with a single-letter shortcut must not be typed anywhere.
            Event::Text(_) => typing || found.is_empty(),
            _ => true,
        });
    });
    found
}

fn action_of(pressed: Key, modifiers: Modifiers) -> Option<(Action, &'static KeyboardShortcut)> {
    TABLE.iter().flat_map(|entry| entry.keys.iter().map(move |key| (entry.action, key))).find(|(_, shortcut)| {
        let shift_free = matches!(pressed, Key::Plus | Key::Equals | Key::Questionmark);
        let same = if shift_free {
            modifiers.matches_logically(shortcut.modifiers)
        } else {
            modifiers.matches_exact(shortcut.modifiers)
        };
        shortcut.logical_key == pressed && same
    })
}

fn is_free(shortcut: &KeyboardShortcut, typing: bool, focused: bool) -> bool {
    let plain = shortcut.modifiers.is_none() || shortcut.modifiers == Modifiers::SHIFT;
    let function_key = matches!(shortcut.logical_key, Key::F1 | Key::F5 | Key::F7 | Key::F8);
    let moves_focus = matches!(
        shortcut.logical_key,
        Key::Enter | Key::Space | Key::ArrowDown | Key::ArrowUp | Key::ArrowLeft | Key::ArrowRight
    );
    let of_the_field =
        matches!(shortcut.logical_key, Key::Z | Key::Y | Key::A | Key::V) || moves_focus && !shortcut.modifiers.alt;
    if typing && (plain && !function_key || of_the_field) {
        return false;
    }
    !(focused && plain && moves_focus)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(key: Key, modifiers: Modifiers, typing: bool, expected: Option<Action>) {
        let found = action_of(key, modifiers)
            .filter(|(_, shortcut)| is_free(shortcut, typing, typing))
            .map(|(action, _)| action);
        assert_eq!(found, expected, "{key:?} {modifiers:?}");
    }

    #[test]
    fn letters_are_dead_while_typing_and_chords_are_not() {
        let ctrl = Modifiers::COMMAND;
        for typing in [false, true] {
            let free = |action| (!typing).then_some(action);
            check(Key::N, Modifiers::NONE, typing, free(Action::NextDifference));
            check(Key::U, Modifiers::SHIFT, typing, free(Action::PreviousUnsure));
            check(Key::Enter, Modifiers::NONE, typing, free(Action::Note));
            check(Key::Z, ctrl, typing, free(Action::Undo));
            check(Key::ArrowDown, Modifiers::ALT, typing, Some(Action::NextDifference));
            check(Key::F8, Modifiers::SHIFT, typing, Some(Action::PreviousDifference));
            check(Key::S, ctrl, typing, Some(Action::Save));
            check(Key::S, ctrl | Modifiers::SHIFT, typing, Some(Action::SaveAs));
            check(Key::N, ctrl, typing, None);
        }
        check(Key::Questionmark, Modifiers::SHIFT, false, Some(Action::KeyList));
    }
}
