//! What every part of the window has to keep: the keyboard gets everywhere, everything has a name, and nothing is
//! cut off in a small window or with large text. Nothing here knows where a control stands or which there are.

use super::article::opening;
use egui::{Key, Modifiers, Rect, accesskit::Role};
use egui_kittest::{Harness, kittest::NodeT as _};
use sammenhold::ui::{Action, App, Command, InterfaceLanguage, Settings, ThemeChoice};
use std::{cell::RefCell, collections::BTreeMap};

type Window = Harness<'static, Option<App>>;

/// What a person can press or write into.
const CONTROLS: [Role; 9] = [
    Role::Button,
    Role::CheckBox,
    Role::ComboBox,
    Role::Link,
    Role::MultilineTextInput,
    Role::RadioButton,
    Role::Slider,
    Role::TextInput,
    Role::SearchInput,
];

/// More presses of Tab than any window has stops.
const ENOUGH: usize = 400;

/// A control as it stands.
#[derive(Clone, Debug)]
#[expect(dead_code, reason = "all of it is told where a test fails")]
struct Control {
    name: String,
    role: Role,
    rect: Rect,
    is_enabled: bool,
    is_focused: bool,
}

/// With the article open or empty, in points.
fn window(size: [f32; 2], text_size: u8, language: InterfaceLanguage, has_article: bool) -> Window {
    let settings = Settings { language, theme: ThemeChoice::Light, text_size, ..Settings::default() };
    let body = move |ui: &mut egui::Ui, app: &mut Option<App>| {
        app.get_or_insert_with(|| App::new(ui.ctx(), settings.clone(), None)).body(ui);
    };
    let mut window = Harness::builder().with_size(size).with_max_steps(30).build_ui_state(body, None);
    window.run();
    if has_article {
        for command in opening(window.state().as_ref().unwrap().state()) {
            window.state_mut().as_mut().unwrap().send(command);
        }
        window.run();
    }
    window
}

/// The states of the window that everything must hold in: how it is named and what brings it about.
fn states() -> Vec<(&'static str, Vec<Action>)> {
    vec![
        ("as opened", vec![]),
        ("with a note being written", vec![Action::Note]),
        ("with find", vec![Action::Find]),
        ("with facts", vec![Action::FactsPanel]),
        ("with statistics", vec![Action::StatisticsPanel]),
        ("with notes", vec![Action::NotesPanel]),
        ("with all commands", vec![Action::Palette]),
        ("with the keys", vec![Action::KeyList]),
        ("with the formats", vec![Action::Export]),
    ]
}

/// The window in each of the states, and the empty one; `check` is given the controls that can be reached there: those
/// of a dialog alone where one stands over the others.
fn each(size: [f32; 2], text_size: u8, check: impl Fn(&str, &mut Window, BTreeMap<String, Control>)) {
    let mut empty = window(size, text_size, InterfaceLanguage::Danish, false);
    let of_empty = controls(&empty);
    check("empty", &mut empty, of_empty);
    for (name, actions) in states() {
        let mut window = window(size, text_size, InterfaceLanguage::Danish, true);
        let before = controls(&window);
        for action in actions {
            window.state_mut().as_mut().unwrap().send(Command::Do(action));
        }
        // What blinks or moves on never comes to rest.
        window.run_steps(8);
        let mut now = controls(&window);
        if window.state().as_ref().unwrap().state().dialog.is_some() {
            now.retain(|key, _| !before.contains_key(key));
        }
        check(name, &mut window, now);
    }
}

/// All controls by a key that stays while they do.
fn controls(window: &Window) -> BTreeMap<String, Control> {
    let nodes = window.root().children_recursive().filter(|node| CONTROLS.contains(&node.accesskit_node().role()));
    nodes
        .map(|node| {
            let inner = node.accesskit_node();
            let control = Control {
                name: inner.label().or_else(|| inner.placeholder().map(str::to_owned)).unwrap_or_default(),
                role: inner.role(),
                rect: node.rect(),
                is_enabled: !inner.is_disabled(),
                is_focused: node.is_focused(),
            };
            (format!("{:?}", inner.id()), control)
        })
        .collect()
}

fn scroll_to(window: &mut Window, key: &str) {
    let found = window.root().children_recursive().find(|node| format!("{:?}", node.accesskit_node().id()) == *key);
    if let Some(node) = found {
        node.scroll_to_me();
    }
    window.run_steps(4);
}

#[test]
fn tab_reaches_every_control() {
    each([1300.0, 800.0], 16, |state, window, mut missed| {
        missed.retain(|_, control| control.is_enabled);
        for _ in 0..ENOUGH {
            if missed.is_empty() {
                break;
            }
            window.key_press_modifiers(Modifiers::NONE, Key::Tab);
            window.run_steps(2);
            // What is gone was of a field that Tab has left, with what was written kept.
            let now = controls(window);
            missed.retain(|key, _| now.get(key).is_some_and(|control| !control.is_focused));
        }
        let missed: Vec<Control> = missed.into_values().collect();
        assert!(missed.is_empty(), "{state}: Tab does not get to {missed:#?}");
    });
}

#[test]
fn every_control_has_a_name() {
    each([1300.0, 800.0], 16, |state, _, all| {
        let unnamed: Vec<Control> = all.into_values().filter(|control| control.name.trim().is_empty()).collect();
        assert!(unnamed.is_empty(), "{state}: without a name: {unnamed:#?}");
    });
}

#[test]
fn nothing_is_cut_off_in_a_small_window_or_with_large_text() {
    // In points; the last is 1360 by 860 with everything twice as large.
    let cut_off = RefCell::new(Vec::new());
    for (size, text_size) in [([900.0, 600.0], 16), ([900.0, 600.0], 32), ([680.0, 430.0], 16)] {
        each(size, text_size, |state, window, all| {
            let screen = Rect::from_min_size(egui::Pos2::ZERO, size.into()).expand(1.0);
            let outside = all.into_iter().filter(|(_, control)| !screen.contains_rect(control.rect));
            for key in outside.map(|(key, _)| key) {
                // In a scroll area it comes into view when it is asked for.
                scroll_to(window, &key);
                if let Some(control) = controls(window).get(&key).filter(|control| !screen.contains_rect(control.rect))
                {
                    cut_off.borrow_mut().push(format!("{state}, {size:?}, text {text_size}: {control:?}"));
                }
            }
        });
    }
    let cut_off = cut_off.into_inner();
    assert!(cut_off.is_empty(), "cut off:\n{}", cut_off.join("\n"));
}
