//! Finding, choosing commands, keys, recovery, pasting: through `update()`, in the window, and with a process that is
//! really killed.

use super::article::{self, generation, opened, opening, plain};
use egui::{Event, Key, Modifiers, accesskit::Role};
use egui_kittest::{Harness, kittest::Queryable as _};
use sammenhold::{
    review::{Edit, Review, file},
    text::{LanguageSource, Paragraph, Role as Part, Version},
    ui::{
        Action, App, Command, Dialog, Effect, FindChange, InterfaceLanguage, Keys, Leftover, Next, Outcome, Point,
        Preset, RecoveryAnswer, Runner, Selection, Settings, State, Texts, ThemeChoice, Unsaved, update,
    },
};
use std::{
    path::{Path, PathBuf},
    process,
    time::{Duration, Instant},
};

/// Set for the process that keeps a copy until it is killed: the folder of the copies.
const KEEPER: &str = "SAMMENHOLD_TEST_KEEPER";

type Window = Harness<'static, Option<App>>;

fn settings() -> Settings {
    Settings { language: InterfaceLanguage::English, theme: ThemeChoice::Light, ..Settings::default() }
}

fn empty_window(size: [f32; 2], settings: Settings) -> Window {
    let body = move |ui: &mut egui::Ui, app: &mut Option<App>| {
        app.get_or_insert_with(|| App::new(ui.ctx(), settings.clone(), None)).body(ui);
    };
    let mut window = Harness::builder().with_size(size).with_max_steps(30).build_ui_state(body, None);
    window.run();
    window
}

fn window(settings: Settings) -> Window {
    let mut window = empty_window([1300.0, 800.0], settings);
    for command in opening(app(&mut window).state()) {
        app(&mut window).send(command);
    }
    window.run();
    window
}

fn app(window: &mut Window) -> &mut App {
    window.state_mut().as_mut().unwrap()
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

fn cursor_of(state: &State) -> (usize, usize) {
    let cell = state.document.as_ref().unwrap().cursor.cell;
    (cell.row, cell.column)
}

fn cursor(window: &mut Window) -> (usize, usize) {
    cursor_of(app(window).state())
}

fn act(state: &mut State, action: Action) -> Vec<Effect> {
    update(state, Command::Do(action))
}

fn look_for(state: &mut State, text: &str) {
    act(state, Action::Find);
    update(state, Command::Find(FindChange::Text(text.to_owned())));
}

fn matches(state: &State) -> Vec<(usize, usize, usize)> {
    let find = state.find.as_ref().unwrap();
    find.matches.iter().map(|found| (found.row, found.version, found.place.span.start)).collect()
}

#[test]
fn what_is_looked_for_is_found_in_the_order_of_the_grid() {
    let mut state = opened();
    update(&mut state, Command::Pick { row: 0, column: 0 });
    look_for(&mut state, "BRO");
    assert_eq!(matches(&state), [(0, 0, 3), (1, 0, 37)], "Bro, broen; not Brücke");
    assert_eq!(cursor_of(&state), (0, 0));
    act(&mut state, Action::FindNext);
    assert_eq!(cursor_of(&state), (1, 0));
    act(&mut state, Action::FindNext);
    assert_eq!(cursor_of(&state), (0, 0), "around");
    act(&mut state, Action::FindPrevious);
    assert_eq!(cursor_of(&state), (1, 0));
    update(&mut state, Command::Find(FindChange::Exact(true)));
    assert_eq!(matches(&state), []);
    update(&mut state, Command::Find(FindChange::Exact(false)));
    update(&mut state, Command::Find(FindChange::Text("brid|brück".to_owned())));
    assert_eq!(matches(&state), []);
    update(&mut state, Command::Find(FindChange::Regex(true)));
    assert_eq!(
        matches(&state).iter().map(|(row, version, _)| (*row, *version)).collect::<Vec<_>>(),
        [(0, 1), (0, 2), (1, 1), (1, 2), (3, 2), (4, 2)]
    );
    update(&mut state, Command::Find(FindChange::Version(Some(1))));
    assert_eq!(matches(&state).len(), 2);
    update(&mut state, Command::Find(FindChange::Text("brid(".to_owned())));
    assert_eq!(matches(&state), []);
    assert!(state.find.as_ref().unwrap().problem.is_some());
}

#[test]
fn matches_follow_the_rows_and_columns() {
    let mut state = opened();
    look_for(&mut state, "kroner");
    assert_eq!(matches(&state).len(), 2);
    update(&mut state, Command::Pick { row: 0, column: 1 });
    act(&mut state, Action::HideColumn);
    assert_eq!(matches(&state).len(), 1, "hidden columns are not searched");
    act(&mut state, Action::ShowColumns);
    assert_eq!(matches(&state).len(), 2);
    let document = state.document.as_mut().unwrap();
    let edit = Edit::remove_version(&document.review, 1).unwrap();
    document.review.apply(edit);
    act(&mut state, Action::CompareAgain);
    assert_eq!(matches(&state).len(), 1, "rows without the version");
    act(&mut state, Action::Back);
    assert!(state.find.is_none());
    update(&mut state, Command::Pick { row: 0, column: 0 });
    act(&mut state, Action::FindNext);
    assert_eq!(state.find.as_ref().unwrap().text, "kroner", "what was looked for last");
    assert_eq!(cursor_of(&state), (1, 0));
}

#[test]
fn selected_words_are_what_is_looked_for() {
    let mut state = opened();
    let point = |at| Point { paragraph: 2, at };
    let selection = Selection { version: 0, anchor: point(8), head: point(0) };
    update(&mut state, Command::Select(Some(selection)));
    act(&mut state, Action::Find);
    assert_eq!(state.find.as_ref().unwrap().text, "Naboerne");
}

#[test]
fn finding_in_much_text_stops_in_time() {
    let mut state = State::default();
    let (versions, collation) = article::long(2000);
    for command in article::opening_of(&state, versions, collation) {
        update(&mut state, command);
    }
    look_for(&mut state, "e");
    let find = state.find.as_ref().unwrap();
    assert!(find.matches.len() <= 20_000 && find.is_cut == (find.matches.len() == 20_000));
    assert!(find.matches.is_sorted_by_key(|found| found.row));
}

#[test]
fn the_bar_is_worked_by_keyboard() {
    let mut window = window(settings());
    press(&mut window, Modifiers::COMMAND, Key::F);
    let field = window.get_by_role_and_label(Role::TextInput, "Find");
    assert!(field.is_focused());
    field.type_text("bro");
    window.run();
    window.get_by_label("1 of 2");
    assert_eq!(cursor(&mut window), (0, 0));
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.get_by_label("2 of 2");
    assert_eq!(cursor(&mut window), (1, 0));
    assert!(window.get_by_role_and_label(Role::TextInput, "Find").is_focused(), "one goes on with Enter");
    press(&mut window, Modifiers::SHIFT, Key::Enter);
    assert_eq!(cursor(&mut window), (0, 0));
    press(&mut window, Modifiers::NONE, Key::F3);
    assert_eq!(cursor(&mut window), (1, 0));
    // The text is selected when one asks again, so that typing takes its place.
    press(&mut window, Modifiers::COMMAND, Key::F);
    window.get_by_role_and_label(Role::TextInput, "Find").type_text("Naboerne");
    window.run();
    assert_eq!(app(&mut window).state().find.as_ref().unwrap().text, "Naboerne");
    let here = cursor(&mut window);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(app(&mut window).state().find.is_none());
    assert_eq!(cursor(&mut window), here);
    press(&mut window, Modifiers::NONE, Key::J);
    assert_ne!(cursor(&mut window), here, "letters live again");
}

#[test]
fn a_command_is_chosen_by_its_name() {
    let mut window = window(settings());
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    window.get_by_role_and_label(Role::TextInput, "Name of the command").type_text("statist");
    window.run();
    window.get_by_label_contains("Statistics panel");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(app(&mut window).state().dialog.is_none());
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    window.get_by_role_and_label(Role::TextInput, "Name of the command").type_text("larger");
    window.run();
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(app(&mut window).state().settings.text_size, 17);
    assert!(app(&mut window).state().dialog.is_none());
}

#[test]
fn presets_and_own_keys_hold_everywhere() {
    let own = [("save".to_owned(), vec!["F9".to_owned()]), ("fly".to_owned(), vec!["x".to_owned()])];
    let keys = Keys { preset: Preset::WinMerge, own: own.into_iter().collect() };
    let mut window = empty_window([1300.0, 800.0], Settings { keys, ..settings() });
    window.get_by_label_contains("there is no command named “fly”");
    for command in opening(app(&mut window).state()) {
        app(&mut window).send(command);
    }
    window.run();
    press(&mut window, Modifiers::NONE, Key::F8);
    let next = cursor(&mut window);
    press(&mut window, Modifiers::NONE, Key::F8);
    press(&mut window, Modifiers::NONE, Key::F7);
    assert_eq!(cursor(&mut window), next, "F7 is for going back");
    press(&mut window, Modifiers::NONE, Key::F1);
    window.get_by_label("F9");
    press(&mut window, Modifiers::NONE, Key::Escape);
    app(&mut window).send(Command::SetKeys(Preset::JetBrains));
    window.run();
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::A);
    assert!(matches!(app(&mut window).state().dialog, Some(Dialog::Palette(_))));
}

#[test]
fn f6_goes_through_the_parts_of_the_window() {
    let mut window = window(settings());
    let focused = |window: &Window| window.ctx.memory(|memory| memory.focused());
    let mut seen = vec![focused(&window)];
    for _ in 0..3 {
        press(&mut window, Modifiers::NONE, Key::F6);
        seen.push(focused(&window));
        if seen.last() == seen.first() {
            break;
        }
    }
    assert!(seen.len() > 2 && seen.first() == seen.last(), "round and back to the grid: {seen:?}");
}

#[test]
fn keys_of_an_input_method_are_its_own() {
    let mut window = window(settings());
    let before = cursor(&mut window);
    window.event(Event::Ime(egui::ImeEvent::Preedit { text: "n".to_owned(), active_range_chars: None }));
    window.key_press(Key::N);
    window.run();
    assert_eq!(cursor(&mut window), before);
}

#[test]
fn a_pasted_text_is_a_version_unless_it_belongs_into_a_field() {
    let mut window = window(settings());
    press(&mut window, Modifiers::COMMAND, Key::F);
    window.event(Event::Paste("larmen".to_owned()));
    window.run();
    assert_eq!(app(&mut window).state().find.as_ref().unwrap().text, "larmen");
    assert!(app(&mut window).state().job.is_none());
    press(&mut window, Modifiers::NONE, Key::Escape);
    window.event(Event::Paste("Broen åbner til sommer, siger borgmesteren.".to_owned()));
    window.step();
    let versions = |window: &mut Window| app(window).state().document.as_ref().unwrap().review.versions().len();
    let until = Instant::now() + Duration::from_secs(20);
    while versions(&mut window) < 4 && Instant::now() < until {
        window.step();
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(versions(&mut window), 4);
}

#[test]
fn zoom_and_large_text_leave_everything_in_reach() {
    let large = Settings { zoom: 200, text_size: 30, ..settings() };
    let mut window = empty_window([900.0, 600.0], large);
    window.run();
    assert!((window.ctx.zoom_factor() - 2.0).abs() < 0.01);
    for command in opening(app(&mut window).state()) {
        app(&mut window).send(command);
    }
    window.run();
    for action in [Action::KeyList, Action::Palette, Action::KeysFile] {
        app(&mut window).send(Command::Do(action));
        window.run();
        press(&mut window, Modifiers::NONE, Key::Escape);
        assert!(app(&mut window).state().dialog.is_none());
    }
}

#[test]
fn text_from_right_to_left_is_said() {
    let mut window = window(settings());
    assert!(window.query_by_label_contains("from right to left").is_none());
    let arabic = Version::new("a.txt", vec![Paragraph::new("\u{642}\u{627}\u{644} \u{627}\u{644}\u{648}", Part::Body)])
        .with_language("ar".parse().unwrap(), LanguageSource::Declared);
    let state = app(&mut window).state();
    let (generation, purpose) = (state.generation + 1, sammenhold::ui::Purpose::Add);
    app(&mut window).send(Command::Drop(vec!["a.txt".into()]));
    let (paths, versions, problems) = (Vec::new(), vec![arabic], Vec::new());
    app(&mut window).send(Command::Came(Outcome::Versions {
        generation,
        purpose,
        paths,
        documents: plain(versions),
        problems,
    }));
    // Not `run`, which would draw letters that the shipped fonts lack.
    let document = app(&mut window).state().document.as_ref().unwrap();
    assert_eq!(document.review.versions().len(), 4);
}

// Recovery

fn note(state: &mut State, text: &str) {
    act(state, Action::Note);
    update(state, Command::NoteText(text.to_owned()));
}

fn kept(effects: &[Effect]) -> &Review {
    match effects {
        [Effect::KeepCopy { review, .. }] => review,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_copy_is_kept_of_what_is_not_saved_and_goes_when_it_is() {
    let mut state = opened();
    assert!(update(&mut state, Command::AutosaveDue).is_empty(), "nothing to keep");
    note(&mut state, "ask them");
    let effects = update(&mut state, Command::AutosaveDue);
    assert_eq!(kept(&effects).notes().next().unwrap().1.text, "ask them", "the note being written is in it");
    assert!(state.document.as_ref().unwrap().draft.is_some(), "and is still being written");
    let document = state.document.as_ref().unwrap().number;
    update(&mut state, Command::CommitNote);
    let revision = state.document.as_ref().unwrap().review.revision();
    let saved = Outcome::Saved { document, path: "/x/bro.sammenhold".into(), revision, end: article::written() };
    let effects = update(&mut state, Command::Came(saved));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::ForgetCopy(number) if *number == document)));
}

#[test]
fn a_copy_goes_when_its_work_is_given_up_on_purpose() {
    let mut state = opened();
    note(&mut state, "x");
    update(&mut state, Command::AutosaveDue);
    act(&mut state, Action::Quit);
    assert_eq!(state.dialog, Some(Dialog::Unsaved(Next::Quit)));
    let effects = update(&mut state, Command::Unsaved(Unsaved::Discard));
    assert!(matches!(&effects[..], [Effect::ForgetCopy(_), Effect::CloseWindow]), "{effects:?}");
}

fn leftover(name: &str) -> Leftover {
    Leftover {
        path: format!("/state/{name}").into(),
        file: Some("/x/bro.sammenhold".into()),
        stamp: None,
        name: name.to_owned(),
    }
}

/// A state in which the copy `a` was opened, and the effects of that.
fn recovered() -> (State, Vec<Effect>) {
    let mut state = State::default();
    update(&mut state, Command::Came(Outcome::Leftovers(vec![leftover("a"), leftover("b")])));
    assert_eq!(state.dialog, Some(Dialog::Recovery));
    let effects = update(&mut state, Command::Recovery(RecoveryAnswer::Open(0)));
    let review = Box::new(Review::new(article::versions()));
    let answer = Outcome::Recovered { generation: generation(&effects), leftover: leftover("a"), review };
    let effects = update(&mut state, Command::Came(answer));
    (state, effects)
}

#[test]
fn what_was_left_behind_opens_as_unsaved_work_of_its_file() {
    let (mut state, effects) = recovered();
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::RemoveLeftover(_))), "it stays until it is saved");
    assert!(state.is_dirty());
    let document = state.document.as_ref().unwrap();
    assert_eq!(document.file.as_deref(), Some(Path::new("/x/bro.sammenhold")));
    assert_eq!(state.recovery.found, [leftover("b")]);
    let (number, revision) = (document.number, document.review.revision());
    assert!(matches!(&act(&mut state, Action::Save)[..], [Effect::Save { .. }]));
    let saved =
        Outcome::Saved { document: number, path: "/x/bro.sammenhold".into(), revision, end: article::written() };
    let effects = update(&mut state, Command::Came(saved));
    assert!(effects.iter().any(|e| matches!(e, Effect::RemoveLeftover(path) if path == Path::new("/state/a"))));
    assert!(!state.is_dirty());
}

#[test]
fn a_copy_is_discarded_or_left_for_later() {
    let mut state = State::default();
    update(&mut state, Command::Came(Outcome::Leftovers(vec![leftover("a"), leftover("b")])));
    let effects = update(&mut state, Command::Recovery(RecoveryAnswer::Discard(0)));
    assert!(matches!(&effects[..], [Effect::RemoveLeftover(path)] if path == Path::new("/state/a")));
    assert_eq!(state.dialog, Some(Dialog::Recovery), "the other one is still asked about");
    assert!(update(&mut state, Command::Recovery(RecoveryAnswer::Later)).is_empty());
    assert!(state.dialog.is_none());
}

/// Not a test of its own: the process that [`a_killed_window_leaves_its_work`] starts and kills.
#[test]
fn keeps_a_copy_until_killed() {
    let Some(folder) = std::env::var_os(KEEPER) else { return };
    let mut runner = Runner::new(egui::Context::default(), None).with_copies_in(folder.into());
    let texts = Texts::new(InterfaceLanguage::English);
    let mut state = opened();
    note(&mut state, "almost lost");
    state.document.as_mut().unwrap().file = Some(PathBuf::from("/x/bro.sammenhold"));
    for effect in update(&mut state, Command::AutosaveDue) {
        runner.perform(effect, &texts);
    }
    std::thread::sleep(Duration::from_secs(60));
}

/// Waits for an answer of a runner.
fn answer<T>(runner: &Runner, wanted: impl Fn(Outcome) -> Option<T>) -> T {
    let until = Instant::now() + Duration::from_secs(20);
    while Instant::now() < until {
        if let Some(found) = runner.outcomes().into_iter().find_map(&wanted) {
            return found;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("no answer came");
}

fn look_for_leftovers(folder: &Path) -> (Runner, Vec<Leftover>) {
    let mut runner = Runner::new(egui::Context::default(), None).with_copies_in(folder.to_owned());
    runner.perform(Effect::FindLeftovers, &Texts::new(InterfaceLanguage::English));
    let found = answer(&runner, |outcome| match outcome {
        Outcome::Leftovers(found) => Some(found),
        _ => None,
    });
    (runner, found)
}

#[test]
fn a_killed_window_leaves_its_work() {
    let place = tempfile::tempdir().unwrap();
    let mut child = process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "ui::comfort::keeps_a_copy_until_killed", "--nocapture"])
        .env(KEEPER, place.path())
        .stdout(process::Stdio::null())
        .spawn()
        .unwrap();
    let until = Instant::now() + Duration::from_secs(20);
    let copy = place.path().join(format!("{}-1.sammenhold", child.id()));
    while !copy.exists() && Instant::now() < until {
        std::thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(look_for_leftovers(place.path()).1, [], "the work of a living window is its own");
    child.kill().unwrap();
    child.wait().unwrap();
    let (mut runner, found) = look_for_leftovers(place.path());
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].name.as_str(), found[0].file.as_deref()), ("bro.da.md", Some(Path::new("/x/bro.sammenhold"))));
    let texts = Texts::new(InterfaceLanguage::English);
    runner.perform(Effect::Recover { leftover: found[0].clone(), generation: 7 }, &texts);
    let review = answer(&runner, |outcome| match outcome {
        Outcome::Recovered { review, .. } => Some(review),
        _ => None,
    });
    assert_eq!(review.notes().next().unwrap().1.text, "almost lost");
    assert_eq!(look_for_leftovers(place.path()).1, [], "another window does not offer it at the same time");
    runner.perform(Effect::RemoveLeftover(found[0].path.clone()), &texts);
    runner.finish();
    assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 0, "all is tidy again");
}

#[test]
fn a_damaged_copy_is_told_and_stays() {
    let place = tempfile::tempdir().unwrap();
    let copy = place.path().join("1-1.sammenhold");
    file::save(&copy, &Review::new(article::versions())).unwrap();
    std::fs::write(&copy, "{ \"format\":").unwrap();
    let (mut runner, found) = look_for_leftovers(place.path());
    assert_eq!(found.len(), 1);
    let texts = Texts::new(InterfaceLanguage::English);
    runner.perform(Effect::Recover { leftover: found[0].clone(), generation: 1 }, &texts);
    let told = answer(&runner, |outcome| match outcome {
        Outcome::Failed { told, .. } => Some(told),
        _ => None,
    });
    assert!(texts.say(&told).starts_with(&copy.display().to_string()), "{told:?}");
    runner.finish();
    assert!(copy.exists());
}

#[test]
fn what_was_left_behind_is_offered_in_the_window() {
    let mut window = empty_window([900.0, 600.0], settings());
    app(&mut window).send(Command::Came(Outcome::Leftovers(vec![leftover("bro.da.md")])));
    window.run();
    window.get_by_label("Work that was not saved was found");
    window.get_by_label("bro.da.md");
    window.get_by_label("Later").click();
    window.run();
    assert!(app(&mut window).state().dialog.is_none());
}
