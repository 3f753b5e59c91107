//! What commands do to the state, without a window.

use super::article::{self, collation, generation, open, opened, plain, versions};
use sammenhold::{
    collate::Collation,
    ui::{
        Action, Answer, Cell, Command, Compared, Dialog, Effect, Next, Outcome, Purpose, SaveEnd, State, Told, Unsaved,
        update,
    },
};
use std::{path::PathBuf, sync::Arc};

fn act(state: &mut State, action: Action) -> Vec<Effect> {
    update(state, Command::Do(action))
}

fn cursor(state: &State) -> (usize, usize, Option<usize>) {
    let cursor = state.document.as_ref().unwrap().cursor;
    (cursor.cell.row, cursor.cell.column, cursor.difference)
}

fn notes(state: &State) -> Vec<String> {
    state.document.as_ref().unwrap().review.notes().map(|(_, note)| note.text.clone()).collect()
}

fn write(state: &mut State, text: &str) {
    act(state, Action::Note);
    update(state, Command::NoteText(text.to_owned()));
    update(state, Command::CommitNote);
}

fn save_to(state: &mut State, path: &str) -> Vec<Effect> {
    let answer = Answer::Paths(vec![path.into()]);
    update(state, Command::Came(Outcome::Chosen { purpose: Purpose::SaveAs, answer }))
}

fn saved(state: &mut State, effects: &[Effect]) -> Vec<Effect> {
    let Some(Effect::Save { document, path, revision, .. }) = effects.first() else { panic!("{effects:?}") };
    let (document, path, revision) = (*document, path.clone(), *revision);
    update(state, Command::Came(Outcome::Saved { document, path, revision, end: article::written() }))
}

#[test]
fn results_put_the_cursor_on_the_most_important_difference() {
    assert_eq!(cursor(&opened()), (1, 1, Some(1)));
}

#[test]
fn the_danish_version_becomes_the_base() {
    let mut state = State::default();
    let effects = update(&mut state, Command::Open(vec!["a".into()]));
    let mut versions = versions();
    versions.rotate_left(1);
    let generation = generation(&effects);
    let (purpose, paths, problems) = (Purpose::Open, Vec::new(), Vec::new());
    let effects = update(
        &mut state,
        Command::Came(Outcome::Versions { generation, purpose, paths, documents: plain(versions), problems }),
    );
    let names: Vec<_> =
        state.document.as_ref().unwrap().review.versions().iter().map(|version| version.language.tag()).collect();
    assert_eq!(names, ["da", "en", "de"]);
    assert!(matches!(&effects[..], [Effect::Hold(None), Effect::StoreSettings(_), Effect::Collate { .. }]));
}

#[test]
fn walking_goes_through_the_text_and_wraps_with_a_word() {
    let mut state = opened();
    act(&mut state, Action::NextDifference);
    assert_eq!(cursor(&state), (2, 1, Some(0)));
    act(&mut state, Action::NextDifference);
    assert_eq!(cursor(&state), (3, 2, Some(2)));
    assert!(state.toast.is_none());
    act(&mut state, Action::NextDifference);
    assert_eq!(cursor(&state), (1, 1, Some(1)));
    assert!(state.toast.is_some());
    act(&mut state, Action::PreviousDifference);
    assert_eq!(cursor(&state), (3, 2, Some(2)));
    act(&mut state, Action::FirstDifference);
    assert_eq!(cursor(&state), (1, 1, Some(1)));
    act(&mut state, Action::NextUnsure);
    assert_eq!(cursor(&state), (4, 1, Some(3)));
    act(&mut state, Action::PreviousDifference);
    assert_eq!(cursor(&state), (3, 2, Some(2)));
}

#[test]
fn arrows_stop_at_the_edges_and_walking_goes_on_from_there() {
    let mut state = opened();
    for _ in 0..9 {
        act(&mut state, Action::PreviousRow);
        act(&mut state, Action::PreviousColumn);
    }
    assert_eq!(cursor(&state), (0, 0, None));
    act(&mut state, Action::NextDifference);
    assert_eq!(cursor(&state), (1, 1, Some(1)));
    for _ in 0..9 {
        act(&mut state, Action::NextRow);
        act(&mut state, Action::NextColumn);
    }
    assert_eq!(cursor(&state), (5, 2, None));
    act(&mut state, Action::PreviousDifference);
    assert_eq!(cursor(&state), (3, 2, Some(2)));
}

#[test]
fn without_differences_walking_says_so() {
    let mut state = opened();
    let effects = act(&mut state, Action::CompareAgain);
    let none = Collation { differences: Vec::new(), ..collation() };
    let generation = generation(&effects);
    update(&mut state, Command::Came(Outcome::Collated { generation, collation: Arc::new(none) }));
    act(&mut state, Action::NextDifference);
    assert_eq!(state.toast.as_ref().unwrap().told, Told::new("toast-no-differences"));
}

#[test]
fn notes_are_written_changed_removed_and_undone() {
    let mut state = opened();
    write(&mut state, "  check with the council ");
    assert_eq!(notes(&state), ["check with the council"]);
    act(&mut state, Action::Note);
    update(&mut state, Command::NoteText("checked".to_owned()));
    act(&mut state, Action::NextDifference);
    assert_eq!(notes(&state), ["checked"], "leaving the field keeps what was typed");
    act(&mut state, Action::Undo);
    assert_eq!(notes(&state), ["check with the council"]);
    act(&mut state, Action::Undo);
    assert!(notes(&state).is_empty());
    act(&mut state, Action::Redo);
    assert_eq!(notes(&state), ["check with the council"]);
    let id = state.document.as_ref().unwrap().review.notes().next().unwrap().0;
    update(&mut state, Command::RemoveNote(id));
    assert!(notes(&state).is_empty());
}

#[test]
fn a_cancelled_note_can_be_brought_back() {
    let mut state = opened();
    act(&mut state, Action::Note);
    update(&mut state, Command::NoteText("half a thought".to_owned()));
    update(&mut state, Command::CancelNote);
    assert!(notes(&state).is_empty() && !state.is_dirty());
    assert!(state.toast.as_ref().unwrap().restores_note);
    update(&mut state, Command::RestoreNote);
    update(&mut state, Command::CommitNote);
    assert_eq!(notes(&state), ["half a thought"]);
}

#[test]
fn an_empty_note_is_none() {
    let mut state = opened();
    write(&mut state, "   ");
    assert!(notes(&state).is_empty() && !state.is_dirty());
}

#[test]
fn a_note_at_an_empty_cell_holds_to_the_base() {
    let mut state = opened();
    update(&mut state, Command::Pick { row: 2, column: 1 });
    write(&mut state, "why?");
    let document = state.document.as_ref().unwrap();
    let (id, note) = document.review.notes().next().unwrap();
    assert_eq!((note.anchor.version, note.anchor.place.paragraph), (0, 2));
    assert_eq!(document.rows.rows[2].notes, [id]);
}

#[test]
fn saving_asks_for_a_path_once() {
    let mut state = opened();
    write(&mut state, "a note");
    assert!(state.is_dirty());
    let effects = act(&mut state, Action::Save);
    let Some(Effect::ChooseSavePath { suggested }) = effects.first() else { panic!("{effects:?}") };
    assert_eq!(suggested, &PathBuf::from("bro.sammenhold"));
    let effects = save_to(&mut state, "/reviews/bro");
    let Some(Effect::Save { path, .. }) = effects.first() else { panic!("{effects:?}") };
    assert_eq!(path, &PathBuf::from("/reviews/bro.sammenhold"));
    saved(&mut state, &effects);
    assert!(!state.is_dirty());
    assert_eq!(state.settings.recent[0], [PathBuf::from("/reviews/bro.sammenhold")]);
    write(&mut state, "another");
    assert!(matches!(&act(&mut state, Action::Save)[..], [Effect::Save { .. }]));
}

#[test]
fn saving_in_the_middle_of_a_note_keeps_the_field_open() {
    let mut state = opened();
    act(&mut state, Action::Note);
    update(&mut state, Command::NoteText("so far".to_owned()));
    let effects = save_to(&mut state, "/reviews/bro.sammenhold");
    let Some(Effect::Save { review, .. }) = effects.first() else { panic!("{effects:?}") };
    assert_eq!(review.notes().count(), 1);
    assert_eq!(state.document.as_ref().unwrap().draft.as_ref().unwrap().text, "so far");
    update(&mut state, Command::CommitNote);
    assert_eq!(notes(&state), ["so far"]);
}

#[test]
fn closing_with_changes_asks_and_each_answer_does_what_it_says() {
    let changed = || {
        let mut state = opened();
        write(&mut state, "a note");
        assert!(update(&mut state, Command::CloseRequested).is_empty());
        assert_eq!(state.dialog, Some(Dialog::Unsaved(Next::Quit)));
        state
    };
    let mut state = changed();
    update(&mut state, Command::Unsaved(Unsaved::Cancel));
    assert!(state.dialog.is_none() && !state.closing);

    let mut state = changed();
    let effects = update(&mut state, Command::Unsaved(Unsaved::Discard));
    assert!(state.closing && matches!(effects[..], [Effect::CloseWindow]));

    let mut state = changed();
    update(&mut state, Command::Unsaved(Unsaved::Save));
    let effects = save_to(&mut state, "/reviews/bro.sammenhold");
    let effects = saved(&mut state, &effects);
    assert!(state.closing && matches!(effects[..], [Effect::StoreSettings(_), Effect::Hold(_), Effect::CloseWindow]));
}

#[test]
fn a_save_that_fails_closes_nothing() {
    let mut state = opened();
    write(&mut state, "a note");
    update(&mut state, Command::CloseRequested);
    update(&mut state, Command::Unsaved(Unsaved::Save));
    let effects = save_to(&mut state, "/reviews/bro.sammenhold");
    let Some(Effect::Save { document, path, revision, .. }) = effects.first() else { panic!("{effects:?}") };
    let end = SaveEnd::Failed(Told::sentence("no room"));
    let outcome = Outcome::Saved { document: *document, path: path.clone(), revision: *revision, end };
    assert!(update(&mut state, Command::Came(outcome)).is_empty());
    assert!(state.is_dirty() && !state.closing);
    assert_eq!(state.problems, [Told::sentence("no room")]);
}

#[test]
fn quitting_while_a_save_is_under_way_waits_for_it() {
    let mut state = opened();
    write(&mut state, "a note");
    let effects = save_to(&mut state, "/reviews/bro.sammenhold");
    assert!(act(&mut state, Action::Quit).is_empty());
    assert!(state.dialog.is_none(), "nothing to ask: it is being saved");
    saved(&mut state, &effects);
    assert!(state.closing);
}

#[test]
fn where_no_dialog_can_be_had_a_path_is_typed() {
    let mut state = State::default();
    let no_dialog = Outcome::Chosen { purpose: Purpose::Open, answer: Answer::NoDialog };
    update(&mut state, Command::Came(no_dialog));
    update(&mut state, Command::PathText(" \"/articles/a b.md\" \n\n/articles/c.md".to_owned()));
    let effects = update(&mut state, Command::PathDone);
    let Some(Effect::Read { paths, .. }) = effects.first() else { panic!("{effects:?}") };
    assert_eq!(paths, &[PathBuf::from("/articles/a b.md"), PathBuf::from("/articles/c.md")]);
}

#[test]
fn dropped_files_are_added_and_a_dropped_review_is_opened() {
    let mut state = opened();
    let effects = update(&mut state, Command::Drop(vec!["bro.sv.md".into()]));
    assert!(matches!(effects[..], [Effect::Read { purpose: Purpose::Add, .. }]));
    let effects = update(&mut state, Command::Drop(vec!["old.sammenhold".into()]));
    assert!(matches!(effects[..], [Effect::Read { purpose: Purpose::Open, .. }]));
}

#[test]
fn an_added_version_is_compared_and_can_be_undone() {
    let mut state = opened();
    let effects = update(&mut state, Command::Drop(vec!["bro.sv.md".into()]));
    let mut swedish = versions().remove(1);
    swedish.language = "sv".parse().unwrap();
    let generation = generation(&effects);
    let (purpose, paths, problems) = (Purpose::Add, Vec::new(), Vec::new());
    let versions = vec![swedish];
    let effects = update(
        &mut state,
        Command::Came(Outcome::Versions { generation, purpose, paths, documents: plain(versions), problems }),
    );
    assert!(matches!(&effects[..], [Effect::Collate { versions, .. }] if versions.len() == 4));
    let document = state.document.as_ref().unwrap();
    assert_eq!((document.compared, document.rows.rows[0].cells.len()), (Compared::Stale, 4));
    let effects = act(&mut state, Action::Undo);
    assert!(matches!(&effects[..], [Effect::Collate { versions, .. }] if versions.len() == 3));
}

#[test]
fn languages_and_base_are_changed_by_edits() {
    let mut state = opened();
    let language = "nb".parse().unwrap();
    let effects = update(&mut state, Command::SetLanguage { version: 2, language });
    assert!(matches!(&effects[..], [Effect::Collate { versions, .. }] if versions[2].language.tag() == "nb"));
    let effects = update(&mut state, Command::MakeBase(1));
    assert!(matches!(&effects[..], [Effect::Collate { options, .. }] if options.base == 1));
    assert!(update(&mut state, Command::MakeBase(1)).is_empty());
    act(&mut state, Action::Undo);
    act(&mut state, Action::Undo);
    let review = &state.document.as_ref().unwrap().review;
    assert_eq!((review.base(), review.versions()[2].language.tag()), (0, "de"));
}

#[test]
fn answers_of_overtaken_and_stopped_jobs_are_dropped() {
    let mut state = State::default();
    let first = generation(&update(&mut state, Command::Open(vec!["a.md".into()])));
    let second = generation(&update(&mut state, Command::Open(vec!["b.md".into()])));
    update(&mut state, Command::Came(Outcome::Failed { generation: first, told: Told::sentence("late") }));
    assert!(state.problems.is_empty() && state.job.is_some());
    update(&mut state, Command::Came(Outcome::Progress { generation: second, fraction: 0.5 }));
    assert_eq!(state.job.unwrap().fraction, Some(0.5));
    assert!(matches!(act(&mut state, Action::CancelJob)[..], [Effect::Cancel]));
    update(&mut state, Command::Came(Outcome::Failed { generation: second, told: Told::sentence("late") }));
    assert!(state.problems.is_empty() && state.job.is_none());
}

#[test]
fn files_that_cannot_be_read_leave_the_rest() {
    let mut state = opened();
    let before = state.document.as_ref().unwrap().number;
    let job = generation(&update(&mut state, Command::Open(vec!["x".into()])));
    let problems = vec![Told::sentence("x: there is no such file")];
    let (purpose, paths, versions) = (Purpose::Open, Vec::new(), Vec::new());
    update(
        &mut state,
        Command::Came(Outcome::Versions { generation: job, purpose, paths, documents: plain(versions), problems }),
    );
    assert_eq!(state.document.as_ref().unwrap().number, before, "what was open stays");
    assert_eq!(state.problems.len(), 1);
    update(&mut state, Command::DismissProblem(0));
    assert!(state.problems.is_empty());
}

#[test]
fn the_cursor_keeps_its_paragraph_when_rows_change() {
    let mut state = opened();
    update(&mut state, Command::Pick { row: 4, column: 2 });
    let job = generation(&act(&mut state, Action::CompareAgain));
    let mut changed = collation();
    changed.rows.swap(3, 4);
    update(&mut state, Command::Came(Outcome::Collated { generation: job, collation: Arc::new(changed) }));
    assert_eq!(state.document.as_ref().unwrap().cursor.cell, Cell { row: 3, column: 2 });
}

#[test]
fn a_dialog_takes_the_keys() {
    let mut state = opened();
    act(&mut state, Action::KeyList);
    let before = cursor(&state);
    act(&mut state, Action::NextDifference);
    assert_eq!(cursor(&state), before);
    act(&mut state, Action::KeyList);
    assert!(state.dialog.is_none());
    open(&mut state);
}
