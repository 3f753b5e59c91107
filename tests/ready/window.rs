//! Such files in the window: opened, added, put in the place of a version, and together with a review.

use super::corpus;
use sammenhold::{
    import::Document,
    review::{Edit, Review, file},
    text::{LanguageSource, Paragraph, Place, Role, Version},
    ui::{Command, Effect, Outcome, Purpose, Runner, Settings, State, Texts, Told, update},
};
use std::{fs, path::PathBuf, time::Duration};
use tempfile::TempDir;

/// What came of reading these files.
fn read(paths: &[PathBuf], purpose: Purpose, generation: u64) -> Outcome {
    let mut runner = Runner::new(egui::Context::default(), None);
    let texts = Texts::new(Settings::default().language);
    runner.perform(Effect::Read { paths: paths.to_vec(), purpose, generation }, &texts);
    loop {
        let done = runner.outcomes().into_iter().find(|outcome| !matches!(outcome, Outcome::Progress { .. }));
        match done {
            Some(outcome) => return outcome,
            None => std::thread::sleep(Duration::from_millis(2)),
        }
    }
}

/// Reads files into the window; the comparison is left to come.
fn came(state: &mut State, paths: &[PathBuf], purpose: Purpose) {
    let command = match purpose {
        Purpose::Add => Command::Drop(paths.to_vec()),
        _ => Command::Open(paths.to_vec()),
    };
    update(state, command);
    let outcome = read(paths, purpose, state.generation);
    update(state, Command::Came(outcome));
}

fn version(tag: &str, texts: &[&str]) -> Version {
    let paragraphs = texts.iter().map(|text| Paragraph::new(*text, Role::Body)).collect();
    Version::new(format!("a.{tag}.txt"), paragraphs).with_language(tag.parse().unwrap(), LanguageSource::Declared)
}

fn review(state: &State) -> &Review {
    &state.document.as_ref().unwrap().review
}

fn tags(state: &State) -> Vec<&str> {
    review(state).versions().iter().map(|version| version.language.tag()).collect()
}

fn put(folder: &TempDir, name: &str, text: &str) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, text).unwrap();
    path
}

#[test]
fn danish_is_the_base_with_its_rows() {
    let mut state = State::default();
    came(&mut state, &[corpus("old.xlf")], Purpose::Open);
    assert_eq!((tags(&state), review(&state).base()), (vec!["da", "en"], 0));
    let pins = review(&state).pins();
    assert_eq!((pins.len(), &pins[2].base_paragraphs, &pins[2].version_paragraphs), (4, &vec![], &vec![2]));
    assert!(!review(&state).can_undo() && !state.is_dirty());
}

#[test]
fn the_order_of_files_stays_where_danish_first_would_cost_their_rows() {
    let folder = TempDir::new().unwrap();
    let one = put(&folder, "1.tsv", "en\tda\nOne.\tEt.\nTwo.\tTo.\n");
    let two = put(&folder, "2.tsv", "en\tde\nOne.\tEins.\nTwo.\tZwei.\n");
    let mut state = State::default();
    came(&mut state, &[one, two], Purpose::Open);
    assert_eq!((tags(&state), review(&state).pins().len()), (vec!["en", "da", "de"], 4));
}

#[test]
fn versions_are_added_with_their_rows_if_the_base_is_among_them() {
    let folder = TempDir::new().unwrap();
    let pairs = put(&folder, "1.tsv", "da\ten\nEt.\tOne.\nTo.\tTwo.\n");
    let joining = put(&folder, "2.tsv", "de\tda\nEins.\tEt.\nZwei.\tTo.\n");
    let other = put(&folder, "3.tsv", "fr\tda\nUn.\tEn anden.\n");
    let mut state = State::default();
    came(&mut state, std::slice::from_ref(&pairs), Purpose::Open);
    state.toast = None;
    came(&mut state, std::slice::from_ref(&joining), Purpose::Add);
    assert_eq!((tags(&state), review(&state).pins().len()), (vec!["da", "en", "de"], 4));
    assert!(state.toast.is_none());
    came(&mut state, &[other], Purpose::Add);
    assert_eq!((tags(&state), review(&state).pins().len()), (vec!["da", "en", "de", "fr", "da"], 4));
    assert_eq!(state.toast.as_ref().unwrap().told, Told::new("toast-added-without-alignment"));
    for expected in [3, 2] {
        update(&mut state, Command::Do(sammenhold::ui::Action::Undo));
        assert_eq!(tags(&state).len(), expected, "a file is one edit");
    }
}

#[test]
fn a_version_is_replaced_by_the_one_in_its_language() {
    let mut state = State::default();
    came(&mut state, &[corpus("pairs.tsv")], Purpose::Open);
    let effects = update(
        &mut state,
        Command::Came(Outcome::Chosen {
            purpose: Purpose::Replace(0),
            answer: sammenhold::ui::Answer::Paths(vec![corpus("old.xlf")]),
        }),
    );
    assert!(matches!(effects[..], [Effect::Read { purpose: Purpose::Replace(0), .. }]));
    let outcome = read(&[corpus("old.xlf")], Purpose::Replace(0), state.generation);
    update(&mut state, Command::Came(outcome));
    let replaced = &review(&state).versions()[0];
    assert_eq!((replaced.language.tag(), replaced.paragraphs[2].text.as_str()), ("da", "Billet: 40 kr."));
}

fn saved_review(folder: &TempDir, name: &str) -> PathBuf {
    let mut review =
        Review::new(vec![version("da", &["Broen åbner på mandag."]), version("en", &["The bridge opens."])]);
    let anchor = review.anchor(0, Place::new(0, 0, 5));
    review.apply(Edit::write_note(&review, anchor, "hvilken?"));
    let path = folder.path().join(name);
    file::save(&path, &review).unwrap();
    path
}

#[test]
fn a_review_opened_with_articles_has_them_added() {
    let folder = TempDir::new().unwrap();
    let saved = saved_review(&folder, "r.sammenhold");
    let german = put(&folder, "a.de.txt", "Die Brücke öffnet am Montag.\n");
    let missing = folder.path().join("no.txt");
    let mut state = State::default();
    came(&mut state, &[german.clone(), saved.clone(), missing], Purpose::Open);
    assert_eq!((tags(&state), review(&state).notes().count()), (vec!["da", "en", "de"], 1));
    assert_eq!((state.problems.len(), &state.document.as_ref().unwrap().file), (1, &Some(saved)));
    assert!(state.is_dirty(), "what was added is not saved yet");
    update(&mut state, Command::Do(sammenhold::ui::Action::Undo));
    assert_eq!((tags(&state).len(), state.is_dirty()), (2, true));

    // A damaged review opens nothing, and what was open stays.
    let broken = put(&folder, "b.sammenhold", "{");
    let before = state.document.as_ref().unwrap().number;
    let outcome = read(&[broken, german], Purpose::Open, 1);
    assert!(matches!(outcome, Outcome::Failed { .. }), "{outcome:?}");
    assert_eq!(state.document.as_ref().unwrap().number, before);
}

#[test]
fn reviews_that_cannot_be_taken_are_told() {
    let folder = TempDir::new().unwrap();
    let (one, two) = (saved_review(&folder, "1.sammenhold"), saved_review(&folder, "2.sammenhold"));
    let german = put(&folder, "a.de.txt", "Die Brücke öffnet am Montag.\n");
    match read(&[one.clone(), two, german.clone()], Purpose::Open, 1) {
        Outcome::Failed { told, .. } => assert_eq!(told, Told::new("problem-two-reviews")),
        other => panic!("{other:?}"),
    }
    for purpose in [Purpose::Add, Purpose::Replace(0)] {
        match read(&[one.clone(), german.clone()], purpose, 1) {
            Outcome::Versions { documents, problems, .. } => {
                let names: Vec<&str> =
                    documents.iter().flat_map(|d: &Document| &d.versions).map(|v| v.name.as_str()).collect();
                assert_eq!((names, problems.len()), (vec!["a.de.txt"], 1));
                let told = Told::new("problem-review-among-files").arg("path", one.to_string_lossy().into_owned());
                assert_eq!(problems[0], told);
            }
            other => panic!("{other:?}"),
        }
    }
}
