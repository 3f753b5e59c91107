//! Nothing lost in the window: saving over what others wrote, two windows on one file, changed source files, troubles
//! that last; characters that cannot be seen; keys that have nothing to do.

use super::article::{self, generation, opened, opening_of};
use egui::{Key, Pos2};
use egui_kittest::{Harness, kittest::Queryable as _};
use sammenhold::{
    review::{
        Edit, Review,
        file::{self, Over, Stamp, Took},
    },
    text::{Language, LanguageSource, Place, Source},
    ui::{
        Action, Answer, App, Changed, ChangedAnswer, Command, Dialog, Effect, Foreign, ForeignAnswer,
        InterfaceLanguage, Outcome, Purpose, Runner, SaveEnd, Settings, SourceFile, State, Texts, ThemeChoice, Told,
        Unsaved, update,
    },
};
use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

type Window = Harness<'static, Option<App>>;

fn window(size: [f32; 2]) -> Window {
    let settings = Settings { language: InterfaceLanguage::English, theme: ThemeChoice::Light, ..Settings::default() };
    let body = move |ui: &mut egui::Ui, app: &mut Option<App>| {
        app.get_or_insert_with(|| App::new(ui.ctx(), settings.clone(), None)).body(ui);
    };
    let mut window = Harness::builder().with_size(size).with_max_steps(30).build_ui_state(body, None);
    window.run();
    window
}

fn app(window: &mut Window) -> &mut App {
    window.state_mut().as_mut().unwrap()
}

fn send(window: &mut Window, commands: Vec<Command>) {
    for command in commands {
        app(window).send(command);
    }
    window.run();
}

fn act(state: &mut State, action: Action) -> Vec<Effect> {
    update(state, Command::Do(action))
}

fn note(state: &mut State, text: &str) {
    act(state, Action::Note);
    update(state, Command::NoteText(text.to_owned()));
    update(state, Command::CommitNote);
}

fn chosen(state: &mut State, path: &str) -> Vec<Effect> {
    let answer = Answer::Paths(vec![path.into()]);
    update(state, Command::Came(Outcome::Chosen { purpose: Purpose::SaveAs, answer }))
}

fn over(effects: &[Effect]) -> &Over {
    let Some(Effect::Save { over, .. }) = effects.first() else { panic!("{effects:?}") };
    over
}

/// Answers for the thread that writes.
fn ends(state: &mut State, effects: &[Effect], end: SaveEnd) -> Vec<Effect> {
    let Some(Effect::Save { document, path, revision, .. }) = effects.first() else { panic!("{effects:?}") };
    let outcome = Outcome::Saved { document: *document, path: path.clone(), revision: *revision, end };
    update(state, Command::Came(outcome))
}

fn done(bytes: &str) -> SaveEnd {
    SaveEnd::Done { stamp: Stamp::of(bytes.as_bytes()), took: Took::Usual }
}

// Saving

#[test]
fn a_save_takes_the_place_of_what_is_known() {
    let mut state = opened();
    note(&mut state, "one");
    let effects = chosen(&mut state, "/x/bro.sammenhold");
    assert_eq!(*over(&effects), Over::Anything, "the dialog has asked");
    ends(&mut state, &effects, done("first"));
    note(&mut state, "two");
    let effects = act(&mut state, Action::Save);
    assert_eq!(*over(&effects), Over::Known(Some(Stamp::of(b"first"))));
    ends(&mut state, &effects, done("second"));
    let effects = chosen(&mut state, "/x/bro.sammenhold");
    assert_eq!(*over(&effects), Over::Known(Some(Stamp::of(b"second"))), "its own file");
    // Nobody has asked about a name that the ending was put behind, nor about a typed one.
    assert_eq!(*over(&chosen(&mut state, "/x/other")), Over::Known(None));
    update(&mut state, Command::Came(Outcome::Chosen { purpose: Purpose::SaveAs, answer: Answer::NoDialog }));
    update(&mut state, Command::PathText("/x/typed.sammenhold".to_owned()));
    assert_eq!(*over(&update(&mut state, Command::PathDone)), Over::Known(None));
}

#[test]
fn what_others_saved_is_asked_about() {
    let mut state = opened();
    note(&mut state, "one");
    let effects = chosen(&mut state, "/x/bro.sammenhold");
    ends(&mut state, &effects, done("first"));
    note(&mut state, "two");
    update(&mut state, Command::CloseRequested);
    let effects = update(&mut state, Command::Unsaved(Unsaved::Save));
    assert!(ends(&mut state, &effects, SaveEnd::Foreign).is_empty());
    let path = PathBuf::from("/x/bro.sammenhold");
    assert_eq!(state.dialog, Some(Dialog::Foreign { path, found: Foreign::Changed }));
    assert!(state.is_dirty());
    let effects = update(&mut state, Command::Foreign(ForeignAnswer::SaveAs));
    assert!(matches!(&effects[..], [Effect::ChooseSavePath { .. }]), "{effects:?}");
    let effects = chosen(&mut state, "/x/mine");
    ends(&mut state, &effects, SaveEnd::Foreign);
    assert!(matches!(&state.dialog, Some(Dialog::Foreign { found: Foreign::There, .. })));
    let effects = update(&mut state, Command::Foreign(ForeignAnswer::Replace));
    assert_eq!(*over(&effects), Over::PutAside);
    let took = Took::PutAside("/x/mine (replaced).sammenhold".into());
    let effects = ends(&mut state, &effects, SaveEnd::Done { stamp: Stamp::of(b"third"), took });
    assert!(matches!(effects.last(), Some(Effect::CloseWindow)), "what was begun goes on: {effects:?}");
}

#[test]
fn not_saving_after_all_leaves_everything_as_it_is() {
    let mut state = opened();
    note(&mut state, "one");
    update(&mut state, Command::CloseRequested);
    update(&mut state, Command::Unsaved(Unsaved::Save));
    let effects = chosen(&mut state, "/x/bro");
    ends(&mut state, &effects, SaveEnd::Foreign);
    assert!(update(&mut state, Command::Foreign(ForeignAnswer::Cancel)).is_empty());
    assert!(state.is_dirty() && !state.closing && state.dialog.is_none() && state.after_save.is_none());
    assert_eq!(state.document.as_ref().unwrap().file, None);
}

#[test]
fn work_goes_on_where_the_newest_state_is() {
    let mut state = opened();
    note(&mut state, "one");
    let effects = chosen(&mut state, "/x/bro.sammenhold");
    let (copy, told) = (PathBuf::from("/x/bro (saved copy).sammenhold"), Told::sentence("it is busy"));
    ends(&mut state, &effects, SaveEnd::Beside { copy: copy.clone(), stamp: Stamp::of(b"x"), told: told.clone() });
    assert!(!state.is_dirty());
    assert_eq!(state.document.as_ref().unwrap().file, Some(copy));
    assert_eq!(state.problems, [told]);
    note(&mut state, "two");
    assert_eq!(*over(&act(&mut state, Action::Save)), Over::Known(Some(Stamp::of(b"x"))));
}

// The threads that do it

fn texts() -> Texts {
    Texts::new(InterfaceLanguage::English)
}

/// Everything that comes back until `wanted` says that it is enough.
fn answers(runner: &Runner, wanted: impl Fn(&Outcome) -> bool) -> Vec<Outcome> {
    let until = Instant::now() + Duration::from_secs(20);
    let mut all: Vec<Outcome> = Vec::new();
    while !all.last().is_some_and(&wanted) {
        assert!(Instant::now() < until, "no answer came: {all:?}");
        for outcome in runner.outcomes() {
            all.push(outcome);
            if all.last().is_some_and(&wanted) {
                break;
            }
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    all
}

fn save(path: &Path, over: Over) -> Effect {
    let review = Box::new(Review::new(article::versions()));
    Effect::Save { document: 1, review, path: path.to_owned(), revision: 0, over }
}

fn saved(runner: &Runner) -> SaveEnd {
    match answers(runner, |outcome| matches!(outcome, Outcome::Saved { .. })).pop() {
        Some(Outcome::Saved { end, .. }) => end,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_second_window_on_a_review_is_warned_and_replaces_nothing() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("bro.sammenhold");
    let runner = || Runner::new(egui::Context::default(), None).with_copies_in(place.path().join("recovery"));
    let (mut first, mut second) = (runner(), runner());
    first.perform(Effect::Hold(Some(path.clone())), &texts());
    first.perform(save(&path, Over::Known(None)), &texts());
    let SaveEnd::Done { stamp, .. } = saved(&first) else { panic!() };
    second.perform(Effect::Hold(Some(path.clone())), &texts());
    second.perform(Effect::Hold(Some(path.clone())), &texts());
    second.perform(save(&path, Over::Known(Some(Stamp::of(b"what it read before")))), &texts());
    // The very content that is there would be no conflict.
    let mut other = Review::new(article::versions());
    other.apply(Edit::write_note(&other, other.anchor(0, Place::new(0, 0, 2)), "mine"));
    let effect = Effect::Save {
        document: 1,
        review: Box::new(other),
        path: path.clone(),
        revision: 1,
        over: Over::Known(Some(Stamp::of(b"what it read before"))),
    };
    second.perform(effect, &texts());
    let all = answers(&second, |outcome| matches!(outcome, Outcome::Saved { revision: 1, .. }));
    let warnings: Vec<String> = all
        .iter()
        .filter_map(|outcome| match outcome {
            Outcome::Trouble(told) => Some(texts().say(told)),
            _ => None,
        })
        .collect();
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert!(warnings[0].starts_with(&format!("{} is also open in another window", path.display())), "{warnings:?}");
    assert!(matches!(all.last(), Some(Outcome::Saved { end: SaveEnd::Foreign, .. })), "{all:?}");
    assert_eq!(file::open(&path).unwrap().1, stamp, "what the first one saved is there");
    first.finish();
    second.finish();
    assert!(!place.path().join("recovery/open").exists(), "no locks stay behind");
}

#[test]
fn a_trouble_that_lasts_is_told_once() {
    let place = tempfile::tempdir().unwrap();
    let nowhere = place.path().join("a file, not a folder");
    std::fs::write(&nowhere, "").unwrap();
    let mut runner = Runner::new(egui::Context::default(), Some(nowhere.join("settings.json")))
        .with_copies_in(nowhere.join("recovery"));
    let mut state = opened();
    note(&mut state, "one");
    for _ in 0..3 {
        for effect in update(&mut state, Command::AutosaveDue) {
            runner.perform(effect, &texts());
        }
        runner.perform(Effect::StoreSettings(Settings::default()), &texts());
    }
    runner.perform(save(&nowhere.join("r.sammenhold"), Over::Anything), &texts());
    let all = answers(&runner, |outcome| matches!(outcome, Outcome::Saved { .. }));
    let told: Vec<String> = all
        .iter()
        .filter_map(|outcome| match outcome {
            Outcome::Trouble(told) => Some(texts().say(told)),
            _ => None,
        })
        .collect();
    assert_eq!(told.len(), 2, "the copies and the settings, once each: {told:?}");
    assert!(matches!(all.last(), Some(Outcome::Saved { end: SaveEnd::Failed(_), .. })));
}

// Files of versions

/// The article with the files that its versions were read from; English and German come from one.
fn sourced() -> (State, SourceFile) {
    let mut versions = article::versions();
    let of = |path: &str, sha256: &str| Source { path: path.into(), sha256: sha256.into(), encoding: "UTF-8".into() };
    versions[0].source = Some(of("/a/bro.da.md", "aa"));
    versions[1].source = Some(of("bro.tmx", "bb"));
    versions[2].source = Some(of("bro.tmx", "bb"));
    versions[1].language_source = LanguageSource::Chosen;
    let mut state = State::default();
    for command in opening_of(&state, versions, article::collation()) {
        update(&mut state, command);
    }
    (state, SourceFile { path: "bro.tmx".into(), sha256: "bb".to_owned() })
}

fn changed(of: &SourceFile, sha256: &str) -> Changed {
    Changed { of: of.clone(), found: "/reviews/bro.tmx".into(), sha256: sha256.to_owned() }
}

fn come_changed(state: &mut State, changed: Vec<Changed>) {
    let document = state.document.as_ref().unwrap().number;
    update(state, Command::Came(Outcome::SourcesLooked { document, changed }));
}

#[test]
fn each_file_is_looked_at_once_when_the_window_gets_the_focus() {
    let (mut state, tmx) = sourced();
    let effects = update(&mut state, Command::Focused);
    let [Effect::LookAtSources { sources, beside, .. }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!((sources.len(), beside), (2, &None));
    assert!(sources.contains(&tmx));
    assert!(update(&mut State::default(), Command::Focused).is_empty());
    // Pasted texts have no file.
    assert!(update(&mut opened(), Command::Focused).is_empty());
}

#[test]
fn a_version_that_is_kept_is_not_offered_again_until_the_file_changes_again() {
    let (mut state, tmx) = sourced();
    come_changed(&mut state, vec![changed(&tmx, "cc")]);
    assert_eq!(state.changes.offered.len(), 1);
    update(&mut state, Command::Changed(ChangedAnswer::Keep(0)));
    come_changed(&mut state, vec![changed(&tmx, "cc")]);
    assert!(state.changes.offered.is_empty());
    come_changed(&mut state, vec![changed(&tmx, "dd")]);
    assert_eq!(state.changes.offered.len(), 1);
    come_changed(&mut state, Vec::new());
    assert!(state.changes.offered.is_empty(), "it is as it was");
    update(&mut state, Command::Came(Outcome::SourcesLooked { document: 99, changed: vec![changed(&tmx, "cc")] }));
    assert!(state.changes.offered.is_empty(), "another document's");
}

#[test]
fn all_versions_of_a_changed_file_are_replaced_and_keep_what_a_person_did() {
    let (mut state, tmx) = sourced();
    update(&mut state, Command::Pick { row: 1, column: 1 });
    note(&mut state, "ask");
    come_changed(&mut state, vec![changed(&tmx, "cc")]);
    let effects = update(&mut state, Command::Changed(ChangedAnswer::Replace(0)));
    let [Effect::Read { paths, purpose, .. }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!((&paths[..], *purpose), (&[PathBuf::from("/reviews/bro.tmx")][..], Purpose::Renew(1)));
    let mut versions = article::versions().split_off(1);
    for version in &mut versions {
        version.source = Some(Source { path: paths[0].clone(), sha256: "cc".into(), encoding: "UTF-8".into() });
        version.language = Language::undetermined();
    }
    versions[0].paragraphs[2].text = "The mayor is very pleased.".to_owned();
    let outcome = Outcome::Versions {
        generation: generation(&effects),
        purpose: *purpose,
        paths: paths.clone(),
        documents: versions.into_iter().map(sammenhold::import::Document::from).collect(),
        problems: Vec::new(),
    };
    let effects = update(&mut state, Command::Came(outcome));
    assert!(matches!(effects[..], [Effect::Collate { .. }]), "{effects:?}");
    let review = &state.document.as_ref().unwrap().review;
    assert_eq!(review.versions()[1].paragraphs[2].text, "The mayor is very pleased.");
    let source = |number: usize| review.versions()[number].source.as_ref().unwrap();
    assert_eq!((source(1).path.as_path(), source(2).sha256.as_str()), (Path::new("bro.tmx"), "cc"), "as it was given");
    assert_eq!(review.versions()[1].language.tag(), "en", "what a person chose stays");
    assert_eq!(review.notes_at(1, 1).count(), 1);
    assert!(state.changes.offered.is_empty() && state.problems.is_empty());
}

#[test]
fn versions_that_are_gone_from_their_file_stay() {
    let (mut state, tmx) = sourced();
    come_changed(&mut state, vec![changed(&tmx, "cc")]);
    let effects = update(&mut state, Command::Changed(ChangedAnswer::Replace(0)));
    let mut only = article::versions().remove(2);
    only.paragraphs.pop();
    let (generation, purpose, paths) = (generation(&effects), Purpose::Renew(1), Vec::new());
    let outcome = Outcome::Versions { generation, purpose, paths, documents: vec![only.into()], problems: Vec::new() };
    update(&mut state, Command::Came(outcome));
    let review = &state.document.as_ref().unwrap().review;
    let lengths: Vec<usize> = review.versions().iter().map(|version| version.paragraphs.len()).collect();
    assert_eq!(lengths, [5, 4, 5]);
    assert!(texts().say(&state.problems[0]).starts_with("bro.tmx: not all of its versions"));
}

// What is to be seen

#[test]
fn the_question_about_a_changed_file_is_answered_by_keyboard() {
    for size in [[1360.0, 860.0], [600.0, 400.0]] {
        let mut window = window(size);
        let commands = opening_of(app(&mut window).state(), article::versions(), article::collation());
        send(&mut window, commands);
        send(&mut window, vec![Command::Do(Action::Note), Command::NoteText("x".to_owned()), Command::CommitNote]);
        let document = app(&mut window).state().document.as_ref().unwrap().number;
        let path = PathBuf::from("/a/rather/long/path/to/the/reviews/of/this/year/bro.sammenhold");
        let foreign =
            || Command::Came(Outcome::Saved { document, path: path.clone(), revision: 1, end: SaveEnd::Foreign });
        send(&mut window, vec![foreign()]);
        assert!(window.get_by_label("Save under another name…").is_focused());
        window.get_by_label("Replace it");
        window.key_press(Key::Escape);
        window.run();
        assert!(app(&mut window).state().dialog.is_none() && app(&mut window).state().is_dirty());
        send(&mut window, vec![foreign()]);
        window.get_by_label("Do not save").click();
        window.run();
        assert!(app(&mut window).state().dialog.is_none());
    }
}

#[test]
fn a_changed_file_is_offered_above_the_grid() {
    let (_, tmx) = sourced();
    let mut window = window([900.0, 600.0]);
    let commands = opening_of(app(&mut window).state(), article::versions(), article::collation());
    send(&mut window, commands);
    let document = app(&mut window).state().document.as_ref().unwrap().number;
    let looked = Outcome::SourcesLooked { document, changed: vec![changed(&tmx, "cc")] };
    send(&mut window, vec![Command::Came(looked)]);
    window.get_by_label("“bro.tmx” has changed on disk since it was read.");
    window.get_by_label("Replace version");
    window.get_by_label("Keep").click();
    window.run();
    assert!(window.query_by_label("Keep").is_none());
}

#[test]
fn what_cannot_be_seen_is_shown_said_and_told() {
    let mut versions = article::versions();
    versions[1].paragraphs[2].text = "The \u{202e}mayor\u{202c} is\u{200b} pleased\u{1b}.".to_owned();
    versions[2].paragraphs[2].text = "Die Nach\u{200b}barn klagten \u{fc}ber den L\u{e4}rm.".to_owned();
    let mut window = window([1300.0, 800.0]);
    let commands = opening_of(app(&mut window).state(), versions, article::collation());
    send(&mut window, commands);
    window.get_by_label_contains("English: this text has characters that turn the direction of writing");
    let cell = window.get_by_label_contains("[U+202E right-to-left override]").rect();
    window.get_by_label_contains("is[U+200B zero width space] pleased[U+001B escape]");
    // Somewhere on the first line of the cell the pointer meets it.
    let mut is_named = false;
    for x in (30_u8..120).step_by(3) {
        window.hover_at(Pos2::new(cell.left() + f32::from(x), cell.top() + 22.0));
        // A tooltip waits until the pointer rests.
        window.run_steps(6);
        is_named |= window.query_by_label("A character that cannot be seen: U+202E right-to-left override").is_some();
    }
    assert!(is_named);
}

#[test]
fn keys_that_have_nothing_to_do_say_so() {
    let mut state = opened();
    let toast = |state: &State| state.toast.as_ref().map(|toast| texts().say(&toast.told));
    act(&mut state, Action::Undo);
    assert_eq!(toast(&state).as_deref(), Some("Nothing to undo"));
    act(&mut state, Action::Redo);
    assert_eq!(toast(&state).as_deref(), Some("Nothing to redo"));
    act(&mut state, Action::Confirm);
    assert_ne!(toast(&state).as_deref(), Some("It stands as it was"));
    act(&mut state, Action::Confirm);
    assert_eq!(toast(&state).as_deref(), Some("It stands as it was"));
    assert!(act(&mut State::default(), Action::Undo).is_empty());
}

#[test]
fn files_are_looked_at_when_the_window_gets_the_focus_again() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("bro.da.md");
    std::fs::write(&path, "changed since").unwrap();
    let mut versions = article::versions();
    versions[0].source = Some(Source { path, sha256: "00".to_owned(), encoding: "UTF-8".to_owned() });
    let mut window = window([900.0, 600.0]);
    let commands = opening_of(app(&mut window).state(), versions, article::collation());
    send(&mut window, commands);
    window.input_mut().focused = false;
    // A while, as the window counts it.
    for _ in 0..40 {
        window.step();
    }
    window.input_mut().focused = true;
    let until = Instant::now() + Duration::from_secs(20);
    while app(&mut window).state().changes.offered.is_empty() && Instant::now() < until {
        window.step();
        std::thread::sleep(Duration::from_millis(10));
    }
    window.step();
    window.get_by_label("“bro.da.md” has changed on disk since it was read.");
}
