//! Keys to actions. What a text field needs for itself stays with it: single letters, arrows, Enter and undo
//! are dead while one has the focus.

use super::keymap::Keymap;
use crate::ui::command::Action;
use egui::{Context, Event, Id, ImeEvent, Key, KeyboardShortcut, Modifiers};

/// Whether Escape was pressed and nothing that was drawn had a use for it.
pub fn is_back(ctx: &Context) -> bool {
    ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}

/// Takes the keys that are shortcuts out of the input, in the order they were pressed. Escape is left to what is drawn.
pub fn actions(ctx: &Context) -> Vec<Action> {
    if ctx.any_popup_open() {
        return Vec::new();
    }
    let keymap = Keymap::current(ctx);
    let typing = is_composing(ctx) | ctx.text_edit_focused();
    let focused = ctx.memory(|memory| memory.focused().is_some());
    let mut found = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Key { key, pressed: true, modifiers, .. } => match keymap.action(*key, *modifiers) {
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

/// Whether an input method is at work on a character: its keys are its own until it is done.
fn is_composing(ctx: &Context) -> bool {
    let place = Id::unique("composing");
    let before = ctx.data(|data| data.get_temp::<bool>(place)).unwrap_or_default();
    let (mut now, mut any) = (before, false);
    ctx.input(|input| {
        for event in &input.events {
            match event {
                Event::Ime(ImeEvent::Preedit { text, .. }) => (now, any) = (!text.is_empty(), true),
                Event::Ime(ImeEvent::Commit(_)) => (now, any) = (false, true),
                // Some systems do not say that it was broken off.
                Event::PointerButton { .. } | Event::WindowFocused(_) => now = false,
                _ => {}
            }
        }
    });
    if now != before {
        ctx.data_mut(|data| data.insert_temp(place, now));
    }
    now || any
}

fn is_free(shortcut: KeyboardShortcut, typing: bool, focused: bool) -> bool {
    let key = shortcut.logical_key;
    let plain = shortcut.modifiers.is_none() || shortcut.modifiers == Modifiers::SHIFT;
    let moves_in_text = matches!(
        key,
        Key::Enter
            | Key::Space
            | Key::ArrowDown
            | Key::ArrowUp
            | Key::ArrowLeft
            | Key::ArrowRight
            | Key::Home
            | Key::End
    );
    let edits = matches!(key, Key::A | Key::C | Key::X | Key::V) && !shortcut.modifiers.shift;
    let of_the_field = edits || matches!(key, Key::Z | Key::Y) || moves_in_text && !shortcut.modifiers.alt;
    if typing && (plain && !is_function_key(key) || of_the_field) {
        return false;
    }
    !(focused && plain && moves_in_text)
}

fn is_function_key(key: Key) -> bool {
    key.name().strip_prefix('F').is_some_and(|number| number.parse::<u8>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::command::keymap::Keys;

    #[track_caller]
    fn check(key: Key, modifiers: Modifiers, typing: bool, expected: Option<Action>) {
        let found = Keymap::new(&Keys::default())
            .action(key, modifiers)
            .filter(|(_, shortcut)| is_free(*shortcut, typing, typing))
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
            check(Key::F3, Modifiers::NONE, typing, Some(Action::FindNext));
            check(Key::F6, Modifiers::NONE, typing, Some(Action::NextPane));
            check(Key::A, ctrl, typing, free(Action::SelectCell));
            check(Key::N, ctrl, typing, None);
        }
        check(Key::Questionmark, Modifiers::SHIFT, false, Some(Action::KeyList));
    }
}
