//! Exporting from the window: what is offered and when, what is written, and what never is.

use super::article::{collation, generation, opened, opening, versions};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::{Harness, kittest::Queryable as _};
use sammenhold::{
    export::Format,
    review::Review,
    text::Source,
    ui::{
        Action, Answer, App, Command, Dialog, Effect, Existing, ExportChange, InterfaceLanguage, Outcome, Purpose,
        Runner, Settings, State, Texts, ThemeChoice, Told, update,
    },
};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

fn act(state: &mut State, action: Action) -> Vec<Effect> {
    update(state, Command::Do(action))
}

fn choose(state: &mut State, change: ExportChange) -> Vec<Effect> {
    update(state, Command::Export(change))
}

fn answer(state: &mut State, format: Format, answer: Answer) -> Vec<Effect> {
    update(state, Command::Came(Outcome::Chosen { purpose: Purpose::Export(format), answer }))
}

fn told(state: &State) -> &Told {
    &state.toast.as_ref().unwrap().told
}

#[test]
fn a_format_is_chosen_a_place_asked_for_and_both_remembered() {
    let mut state = opened();
    assert!(act(&mut state, Action::Export).is_empty());
    assert_eq!(state.dialog, Some(Dialog::Export(Format::Html)));
    choose(&mut state, ExportChange::At(Format::Csv));
    assert_eq!(state.dialog, Some(Dialog::Export(Format::Csv)));
    let effects = choose(&mut state, ExportChange::Choose(Format::Csv));
    let [Effect::StoreSettings(settings), Effect::ChooseExportPath { format: Format::Csv, suggested }] = &effects[..]
    else {
        panic!("{effects:?}")
    };
    assert_eq!((settings.export, suggested.as_path()), (Some(Format::Csv), Path::new("bro.csv")));
    assert_eq!(Settings::from_json(&settings.to_json()).export, Some(Format::Csv));
    let effects = answer(&mut state, Format::Csv, Answer::Paths(vec!["/x/out.csv".into()]));
    let [Effect::Export { format: Format::Csv, path, existing: Existing::Replace, .. }] = &effects[..] else {
        panic!("{effects:?}")
    };
    assert_eq!(path, Path::new("/x/out.csv"));
    // What nobody was asked about is not replaced.
    let effects = answer(&mut state, Format::Csv, Answer::Paths(vec!["/x/out".into()]));
    let [Effect::Export { path, existing: Existing::Keep, .. }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(path, Path::new("/x/out.csv"));
    act(&mut state, Action::Export);
    assert_eq!(state.dialog, Some(Dialog::Export(Format::Csv)), "as the last time");
}

#[test]
fn where_the_system_has_no_dialog_the_path_is_typed() {
    let mut state = opened();
    assert!(answer(&mut state, Format::Xliff, Answer::NoDialog).is_empty());
    let path = Dialog::Path { purpose: Purpose::Export(Format::Xliff), text: "bro.xlf".to_owned() };
    assert_eq!(state.dialog, Some(path));
    update(&mut state, Command::PathText("/x/bro.xlf\n".to_owned()));
    let effects = update(&mut state, Command::PathDone);
    assert!(matches!(&effects[..], [Effect::Export { format: Format::Xliff, existing: Existing::Keep, .. }]));
    assert!(answer(&mut state, Format::Xliff, Answer::Nothing).is_empty());
    assert_eq!(state.dialog, None);
}

#[test]
fn nothing_is_exported_that_is_not_there_or_out_of_date() {
    let mut state = State::default();
    act(&mut state, Action::Export);
    assert_eq!((&state.dialog, told(&state)), (&None, &Told::new("toast-export-nothing-open")));
    let mut state = opened();
    let effects = act(&mut state, Action::CompareAgain);
    act(&mut state, Action::Export);
    assert_eq!((&state.dialog, told(&state)), (&None, &Told::new("toast-export-comparing")));
    // The dialog was open before: what it answers comes too late.
    let late = answer(&mut state, Format::Html, Answer::Paths(vec!["/x/out.html".into()]));
    assert!(late.is_empty());
    let generation = generation(&effects);
    act(&mut state, Action::CancelJob);
    act(&mut state, Action::Export);
    assert_eq!((&state.dialog, told(&state)), (&None, &Told::new("toast-export-not-compared")));
    act(&mut state, Action::CompareAgain);
    let collation = Arc::new(collation());
    update(&mut state, Command::Came(Outcome::Collated { generation: generation + 2, collation }));
    act(&mut state, Action::Export);
    assert_eq!(state.dialog, Some(Dialog::Export(Format::Html)));
}

#[test]
fn what_was_written_is_said() {
    let mut state = opened();
    let one = vec![PathBuf::from("/x/bro.html")];
    update(&mut state, Command::Came(Outcome::Exported(Ok(one))));
    assert_eq!(told(&state), &Told::new("toast-exported").arg("path", "/x/bro.html"));
    let two = vec![PathBuf::from("/x/bro.da-en.xlf"), PathBuf::from("/x/bro.da-de.xlf")];
    update(&mut state, Command::Came(Outcome::Exported(Ok(two))));
    let english = Texts::new(InterfaceLanguage::English).say(told(&state));
    assert_eq!(english, "2 files exported to /x: bro.da-en.xlf, bro.da-de.xlf");
    update(&mut state, Command::Came(Outcome::Exported(Err(Told::new("export-empty")))));
    assert_eq!(state.problems, [Told::new("export-empty")]);
}

/// Has the writing thread export, and says what came of it.
fn written(
    review: Review,
    format: Format,
    path: &Path,
    file: Option<PathBuf>,
    existing: Existing,
) -> Result<Vec<PathBuf>, String> {
    let mut runner = Runner::new(egui::Context::default(), None);
    let texts = Texts::new(InterfaceLanguage::English);
    let (review, collation, language) = (Box::new(review), Arc::new(collation()), InterfaceLanguage::Danish);
    runner
        .perform(Effect::Export { format, review, collation, language, file, path: path.to_owned(), existing }, &texts);
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(60) {
        if let Some(Outcome::Exported(result)) = runner.outcomes().pop() {
            return result.map_err(|told| texts.say(&told));
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("no answer");
}

#[test]
fn a_danish_report_is_wholly_danish() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bro.html");
    assert_eq!(written(Review::new(versions()), Format::Html, &path, None, Existing::Keep), Ok(vec![path.clone()]));
    let page = fs::read_to_string(&path).unwrap();
    assert!(page.contains("<html lang=\"da\">") && page.contains("Om denne sammenligning"));
    assert!(page.contains("1.500 på dansk og 15.000 på engelsk"), "{page}");
    let mut body = page[page.find("</style>").unwrap()..].to_owned();
    for version in versions() {
        body = version.paragraphs.iter().fold(body, |body, paragraph| body.replace(&paragraph.text, ""));
    }
    // Names of styles and anchors are no words.
    let shown: String = body.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text).collect();
    let words: Vec<&str> = shown.split(|c: char| !c.is_alphabetic()).collect();
    for english in ["and", "the", "of", "not", "Danish", "English", "Row", "row", "paragraph", "changed", "sure"] {
        assert!(!words.contains(&english), "{english}");
    }
    assert!(!body.contains("report-") && !body.contains("{ $"));
}

#[test]
fn nothing_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let mut sourced = versions();
    sourced[1].source = Some(Source { path: at("bro.en.html"), sha256: "0".repeat(64), encoding: "UTF-8".to_owned() });
    let review = || Review::new(sourced.clone());
    for (name, text) in [("bro.en.html", "source"), ("bro.sammenhold", "review"), ("old.html", "old")] {
        fs::write(at(name), text).unwrap();
    }
    let html = |path: PathBuf, existing| written(review(), Format::Html, &path, Some(at("bro.sammenhold")), existing);
    let over_source = html(at("bro.en.html"), Existing::Replace).unwrap_err();
    assert!(over_source.contains("never written over; choose another name"), "{over_source}");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(at("bro.en.html"), at("link.html")).unwrap();
        assert_eq!(
            html(at("link.html"), Existing::Replace).map_err(|told| told.contains("never written over")),
            Err(true)
        );
    }
    let over_review = html(at("bro.sammenhold"), Existing::Replace).unwrap_err();
    assert!(over_review.contains("the open review itself"), "{over_review}");
    let there = html(at("old.html"), Existing::Keep).unwrap_err();
    assert!(there.contains("there is such a file already"), "{there}");
    let through_a_file = html(at("old.html").join("new.html"), Existing::Keep).unwrap_err();
    assert!(through_a_file.contains("cannot be written") && through_a_file.contains("choose another folder"));
    for (name, text) in [("bro.en.html", "source"), ("bro.sammenhold", "review"), ("old.html", "old")] {
        assert_eq!(fs::read_to_string(at(name)).unwrap(), text);
    }
    assert_eq!(html(at("old.html"), Existing::Replace), Ok(vec![at("old.html")]));
    assert!(fs::read_to_string(at("old.html")).unwrap().starts_with("<!DOCTYPE html>"));
}

#[test]
fn pairs_get_a_file_each_and_every_format_writes_something() {
    let folder = tempfile::tempdir().unwrap();
    for &format in Format::ALL {
        let path = folder.path().join(format!("bro.{}", format.extension()));
        let paths = written(Review::new(versions()), format, &path, None, Existing::Keep).unwrap();
        assert_eq!(paths.len(), if format.is_by_pair() { 2 } else { 1 });
        for path in &paths {
            assert!(fs::metadata(path).unwrap().len() > 0, "{}", path.display());
        }
    }
    assert!(folder.path().join("bro.da-en.xlf").is_file());
    let again =
        written(Review::new(versions()), Format::Xliff, &folder.path().join("bro.xlf"), None, Existing::Replace);
    assert!(again.unwrap_err().contains("there is such a file already"), "nobody was asked about those");
}

type Window = Harness<'static, Option<App>>;

fn window() -> Window {
    let settings = Settings { language: InterfaceLanguage::English, theme: ThemeChoice::Light, ..Settings::default() };
    let body = move |ui: &mut egui::Ui, app: &mut Option<App>| {
        app.get_or_insert_with(|| App::new(ui.ctx(), settings.clone(), None)).body(ui);
    };
    let mut window = Harness::builder().with_size([900.0, 600.0]).with_max_steps(30).build_ui_state(body, None);
    window.run();
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

#[test]
fn the_dialog_by_keyboard() {
    let mut window = window();
    press(&mut window, Modifiers::COMMAND, Key::E);
    let chosen = |window: &mut Window, format| {
        assert_eq!(app(window).state().dialog, Some(Dialog::Export(format)));
    };
    chosen(&mut window, Format::Html);
    let html = "HTML: Report to read, print or send; opens in any browser";
    assert!(window.get_by_role_and_label(Role::RadioButton, html).is_focused());
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    chosen(&mut window, Format::Xlsx);
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    chosen(&mut window, Format::Ladder);
    window.event(egui::Event::Text("t".to_owned()));
    window.run();
    chosen(&mut window, Format::Tsv);
    window.event(egui::Event::Text("T".to_owned()));
    window.run();
    chosen(&mut window, Format::Text);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(app(&mut window).state().dialog, None);
}
