//! The window by keyboard and accessible labels.

use super::article::{long, opening, opening_of};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::{Harness, kittest::Queryable as _};
use sammenhold::ui::{App, Command, Dialog, Document, InterfaceLanguage, Outcome, Settings, ThemeChoice, Told};

pub type Window = Harness<'static, Option<App>>;

pub fn empty_window(size: [f32; 2]) -> Window {
    let settings = Settings { language: InterfaceLanguage::English, theme: ThemeChoice::Light, ..Settings::default() };
    let body = move |ui: &mut egui::Ui, app: &mut Option<App>| {
        app.get_or_insert_with(|| App::new(ui.ctx(), settings.clone(), None)).body(ui);
    };
    let mut window = Harness::builder().with_size(size).with_max_steps(30).build_ui_state(body, None);
    window.run();
    window
}

/// A window with the article in it; its collation is the hand-made one.
fn window(size: [f32; 2]) -> Window {
    let mut window = empty_window(size);
    for command in opening(app(&mut window).state()) {
        // Opening would start real threads for files that are not there; their answers come too late and are dropped.
        app(&mut window).send(command);
    }
    window.run();
    window
}

pub fn app(window: &mut Window) -> &mut App {
    window.state_mut().as_mut().unwrap()
}

/// What is open.
pub fn document(window: &mut Window) -> &Document {
    app(window).state().document.as_ref().unwrap()
}

fn row(window: &mut Window) -> usize {
    app(window).state().document.as_ref().unwrap().cursor.cell.row
}

fn notes(window: &mut Window) -> Vec<String> {
    app(window).state().document.as_ref().unwrap().review.notes().map(|(_, note)| note.text.clone()).collect()
}

pub fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

/// Runs frames until `done`, for work on threads.
pub fn wait(window: &mut Window, done: impl Fn(&App) -> bool) {
    for _ in 0..6000 {
        window.step();
        if done(window.state().as_ref().unwrap()) {
            window.run();
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("nothing came: {:?}", window.state().as_ref().unwrap().state());
}

#[test]
fn walks_by_letters_chords_and_function_keys() {
    let mut window = window([1300.0, 800.0]);
    assert_eq!(row(&mut window), 1);
    press(&mut window, Modifiers::NONE, Key::N);
    assert_eq!(row(&mut window), 2);
    press(&mut window, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(row(&mut window), 3);
    press(&mut window, Modifiers::SHIFT, Key::F8);
    assert_eq!(row(&mut window), 2);
    press(&mut window, Modifiers::NONE, Key::P);
    assert_eq!(row(&mut window), 1);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::U);
    assert_eq!(row(&mut window), 4);
}

#[test]
fn cells_can_be_found_by_what_they_say() {
    let mut window = window([1300.0, 800.0]);
    window.get_by_label_contains(
        "Row 2, English: Number changed (very sure, 97 %): It is 1,500 in Danish and 15,000 in English",
    );
    window.get_by_label_contains("Row 3, English: Paragraph left out (very sure, 90 %)");
    window.get_by_label_contains("Row 4, Danish: only in: German");
    window.get_by_label_contains("Row 6, German: Left over from the page: Seite teilen");
    window.get_by_label_contains("5 rows, 1 agrees");
    window.get_by_label_contains("Row 3, German:").click();
    window.run();
    assert_eq!(row(&mut window), 2);
}

#[test]
fn a_note_is_written_by_keyboard_and_letters_are_dead_in_its_field() {
    let mut window = window([1300.0, 800.0]);
    press(&mut window, Modifiers::NONE, Key::Enter);
    let field = window.get_by_role_and_label(Role::MultilineTextInput, "Your note");
    assert!(field.is_focused());
    press(&mut window, Modifiers::NONE, Key::N);
    press(&mut window, Modifiers::NONE, Key::U);
    assert_eq!(row(&mut window), 1, "single letters are dead in a text field");
    window.get_by_role_and_label(Role::MultilineTextInput, "Your note").type_text("Spørg kommunen");
    window.run();
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert_eq!(notes(&mut window), ["Spørg kommunen"]);
    assert!(window.query_by_role_and_label(Role::MultilineTextInput, "Your note").is_none());
    press(&mut window, Modifiers::NONE, Key::N);
    assert_eq!(row(&mut window), 2);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(notes(&mut window).is_empty());
}

#[test]
fn escape_cancels_a_note_and_leaving_keeps_it() {
    let mut window = window([1300.0, 800.0]);
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.get_by_role_and_label(Role::MultilineTextInput, "Your note").type_text("no");
    window.run();
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(notes(&mut window).is_empty());
    window.get_by_label("Bring it back").click();
    window.run();
    window.get_by_label_contains("Row 3, German:").click();
    window.run();
    assert_eq!(notes(&mut window), ["no"]);
    assert_eq!(row(&mut window), 2);
}

#[test]
fn what_is_saved_is_there_when_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bro.sammenhold");
    let mut window = window([1300.0, 800.0]);
    app(&mut window).send(Command::Pick { row: 1, column: 1 });
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.get_by_role_and_label(Role::MultilineTextInput, "Your note").type_text("Spørg kommunen");
    window.run();
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    let answer = sammenhold::ui::Answer::Paths(vec![path.clone()]);
    let purpose = sammenhold::ui::Purpose::SaveAs;
    app(&mut window).send(Command::Came(Outcome::Chosen { purpose, answer }));
    wait(&mut window, |app| app.state().saving.is_none());
    assert!(!app(&mut window).state().is_dirty());
    window.get_by_label_contains("Saved to");

    let mut again = empty_window([1300.0, 800.0]);
    app(&mut again).send(Command::Open(vec![path]));
    wait(&mut again, |app| app.state().job.is_none());
    assert_eq!(notes(&mut again), ["Spørg kommunen"]);
}

#[test]
fn the_empty_window_says_what_to_do_and_opens_the_sample() {
    let mut window = empty_window([900.0, 600.0]);
    window.get_by_label("Open files…");
    window.get_by_label("Sample: news in five languages").click();
    window.run();
    wait(&mut window, |app| app.state().document.is_some() && app.state().job.is_none());
    let document = app(&mut window).state().document.as_ref().unwrap();
    assert_eq!(document.review.versions().len(), 5);
    assert!(document.review.versions().iter().all(|version| version.source.is_none()));
}

#[test]
fn theme_and_language_change_at_once() {
    let mut window = window([1300.0, 800.0]);
    app(&mut window).send(Command::SetTheme(ThemeChoice::Dark));
    window.run();
    assert_eq!(window.ctx.theme(), egui::Theme::Dark);
    app(&mut window).send(Command::SetInterfaceLanguage(InterfaceLanguage::Danish));
    window.run();
    window.get_by_label("Næste forskel");
    window.get_by_label_contains("Række 4, dansk: findes kun på: tysk");
}

#[test]
fn closing_with_changes_asks() {
    let mut window = window([1300.0, 800.0]);
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.get_by_role_and_label(Role::MultilineTextInput, "Your note").type_text("x");
    window.run();
    press(&mut window, Modifiers::COMMAND, Key::Q);
    window.get_by_label("Save the changes?");
    window.get_by_label("Cancel").click();
    window.run();
    assert!(app(&mut window).state().dialog.is_none());
    press(&mut window, Modifiers::COMMAND, Key::Q);
    window.get_by_label("Discard").click();
    window.run();
    assert!(app(&mut window).state().closing);
}

#[test]
fn keys_are_listed() {
    let mut window = window([900.0, 600.0]);
    press(&mut window, Modifiers::NONE, Key::F1);
    assert_eq!(app(&mut window).state().dialog, Some(Dialog::Keys));
    window.get_by_label("few dots and a question mark: the program is not sure");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(app(&mut window).state().dialog.is_none());
}

#[test]
fn a_narrow_window_scrolls_to_the_cursor() {
    let mut window = window([620.0, 420.0]);
    press(&mut window, Modifiers::NONE, Key::N);
    press(&mut window, Modifiers::NONE, Key::N);
    let cell = window.get_by_label_contains("Row 4, German:").rect();
    assert!(cell.left() >= 0.0 && cell.right() <= 620.0, "{cell:?}");
}

#[test]
fn an_idle_window_rests() {
    let mut window = window([1300.0, 800.0]);
    assert_eq!(window.run(), 1);
}

#[test]
fn a_long_article_is_drawn_where_the_cursor_is() {
    let mut window = empty_window([1300.0, 800.0]);
    let (versions, collation) = long(2000);
    for command in opening_of(app(&mut window).state(), versions, collation) {
        app(&mut window).send(command);
    }
    for _ in 0..3 {
        window.step();
    }
    assert_eq!(row(&mut window), 1999);
    let cell = window.get_by_label_contains("Row 2000, b.txt:").rect();
    assert!(cell.top() > 100.0 && cell.bottom() <= 800.0, "{cell:?}");
    app(&mut window).send(Command::Pick { row: 1000, column: 0 });
    window.step();
    window.step();
    let cell = window.get_by_label_contains("Row 1001, a.txt:").rect();
    assert!(cell.top() > 100.0 && cell.bottom() <= 800.0, "{cell:?}");
}

#[test]
fn many_messages_leave_room_for_the_article() {
    let mut window = empty_window([900.0, 600.0]);
    for command in opening(app(&mut window).state()) {
        let command = match command {
            Command::Came(Outcome::Versions { generation, purpose, paths, documents, .. }) => {
                let problems = (0..20).map(|number| Told::sentence(format!("{number}.txt: no such file"))).collect();
                Command::Came(Outcome::Versions { generation, purpose, paths, documents, problems })
            }
            other => other,
        };
        app(&mut window).send(command);
    }
    window.run();
    let first = window.get_by_label("0.txt: no such file").rect();
    assert!(first.height() < 40.0, "{first:?}");
    let cell = window.get_by_label_contains("Row 2, English:").rect();
    assert!(cell.top() < 400.0, "{cell:?}");
}

#[test]
fn the_cursor_stays_in_view_when_the_text_grows() {
    let mut window = window([900.0, 600.0]);
    press(&mut window, Modifiers::ALT, Key::End);
    for _ in 0..6 {
        press(&mut window, Modifiers::COMMAND, Key::Plus);
    }
    let row = row(&mut window) + 1;
    let cell = window.get_by_label_contains(&format!("Row {row}, Danish:")).rect();
    assert!(cell.top() < 460.0 && cell.bottom() > 140.0, "{cell:?}");
}

#[test]
fn copying_takes_the_text_under_the_cursor() {
    let mut window = window([1300.0, 800.0]);
    window.event(egui::Event::Copy);
    window.step();
    let copied = window.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert!(copied.unwrap().starts_with("The council has set aside 15,000 kroner"));
}
