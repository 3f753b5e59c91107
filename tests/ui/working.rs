//! What a reviewer's keys do to the state: verdicts, row status, tags, links, walking by importance.

use super::article::{collation, generation, open, opened, plain, versions};
use sammenhold::{
    diff::Profile,
    review::{RowStatus, Verdict},
    text::{Paragraph, Place, Role, Version},
    ui::{Action, Command, Dialog, Document, Effect, Outcome, Purpose, RowState, State, Stop, Walk, update},
};
use std::sync::Arc;

fn act(state: &mut State, action: Action) -> Vec<Effect> {
    update(state, Command::Do(action))
}

fn document(state: &State) -> &Document {
    state.document.as_ref().unwrap()
}

fn chosen(state: &State) -> Option<usize> {
    document(state).cursor.difference
}

/// Answers for the engine with the same collation.
fn compared(state: &mut State, effects: &[Effect]) {
    let (generation, collation) = (generation(effects), Arc::new(collation()));
    update(state, Command::Came(Outcome::Collated { generation, collation }));
}

#[test]
fn a_dismissed_difference_is_no_stop_and_no_sign_any_more() {
    let mut state = opened();
    assert_eq!(
        (chosen(&state), document(&state).rows.rows[1].state),
        (Some(1), RowState::Differs(sammenhold::diff::Kind::Changed))
    );
    assert!(act(&mut state, Action::Dismiss).is_empty());
    assert_eq!(document(&state).rows.rows[1].state, RowState::Agrees);
    assert_eq!(document(&state).rows.walk, [0, 2]);
    assert_eq!(chosen(&state), Some(1), "one sees what one has just judged");
    act(&mut state, Action::NextDifference);
    assert_eq!(chosen(&state), Some(0));
    act(&mut state, Action::Undo);
    assert_eq!(document(&state).rows.walk, [1, 0, 2]);
}

#[test]
fn a_confirmed_one_counts_however_unsure_the_program_was() {
    let mut state = opened();
    act(&mut state, Action::NextUnsure);
    assert_eq!(chosen(&state), Some(3));
    act(&mut state, Action::Confirm);
    assert_eq!(document(&state).rows.walk, [1, 0, 2, 3]);
    assert!(document(&state).rows.unsure.is_empty());
    act(&mut state, Action::AnotherLook);
    assert_eq!(document(&state).rows.verdicts[3], Some(Verdict::Unsure));
    act(&mut state, Action::ClearVerdict);
    assert_eq!(document(&state).rows.verdicts, [None; 4]);
    assert!(state.is_dirty());
}

#[test]
fn without_a_difference_the_keys_speak_of_the_row() {
    let mut state = opened();
    update(&mut state, Command::Pick { row: 0, column: 0 });
    for (action, status) in [
        (Action::Confirm, Some(RowStatus::Accepted)),
        (Action::AnotherLook, Some(RowStatus::NeedsLook)),
        (Action::ClearVerdict, None),
        (Action::AcceptRow, Some(RowStatus::Accepted)),
    ] {
        act(&mut state, action);
        assert_eq!(document(&state).rows.rows[0].review.status, status, "{action:?}");
    }
}

#[test]
fn a_row_gets_a_tag_by_its_dialog() {
    let mut state = opened();
    act(&mut state, Action::TagRow);
    update(&mut state, Command::TagText("ask desk".to_owned()));
    assert_eq!(state.dialog, Some(Dialog::Tag("ask desk".to_owned())));
    update(&mut state, Command::Tag("ask desk".to_owned()));
    assert!(state.dialog.is_none());
    assert_eq!(document(&state).rows.rows[1].review.tags, ["ask desk"]);
    update(&mut state, Command::Tag("ask desk".to_owned()));
    assert!(document(&state).rows.rows[1].review.tags.is_empty());
}

#[test]
fn one_walks_by_importance_or_through_the_text() {
    let mut collation = collation();
    // The last in the text matters most.
    collation.differences[2].rank = 0;
    let mut state = State::default();
    for command in super::article::opening_of(&State::default(), versions(), collation) {
        update(&mut state, command);
    }
    assert_eq!((state.settings.walk, chosen(&state)), (Walk::Importance, Some(2)));
    act(&mut state, Action::NextDifference);
    assert_eq!(chosen(&state), Some(1));
    act(&mut state, Action::FirstDifference);
    assert_eq!(chosen(&state), Some(2));
    act(&mut state, Action::SwitchWalk);
    act(&mut state, Action::FirstDifference);
    assert_eq!((state.settings.walk, chosen(&state)), (Walk::Reading, Some(1)));
}

#[test]
fn a_profile_brings_its_order_and_compares_again() {
    let mut state = opened();
    let effects = update(&mut state, Command::SetProfile(Profile::Reviser));
    assert_eq!(state.settings.walk, Walk::Reading);
    let wanted = effects.iter().find_map(|effect| match effect {
        Effect::Collate { options, .. } => Some(options.profile),
        _ => None,
    });
    assert_eq!(wanted, Some(Profile::Reviser));
}

#[test]
fn unsure_stops_are_also_rows_that_cannot_be_told() {
    let mut collation = collation();
    collation.cannot_tell.rows = vec![(0, 2), (1, 1)];
    let mut state = State::default();
    for command in super::article::opening_of(&State::default(), versions(), collation) {
        update(&mut state, command);
    }
    let stops: Vec<Stop> = document(&state).rows.unsure.clone();
    let told: Vec<_> = stops.iter().map(|stop| (stop.cell.row, stop.cell.column, stop.difference)).collect();
    assert_eq!(told, [(0, 2, None), (4, 1, Some(3))], "a row with a difference is told by that");
    act(&mut state, Action::PreviousUnsure);
    assert_eq!((document(&state).cursor.cell.row, chosen(&state)), (0, None));
    act(&mut state, Action::NextUnsure);
    assert_eq!(chosen(&state), Some(3));
}

#[test]
fn space_twice_links_two_cells_and_the_rest_is_aligned_at_once() {
    let mut state = opened();
    update(&mut state, Command::Pick { row: 3, column: 2 });
    assert!(act(&mut state, Action::Link).is_empty());
    assert!(document(&state).linking.is_some());
    update(&mut state, Command::Pick { row: 2, column: 0 });
    let effects = act(&mut state, Action::Link);
    assert!(matches!(&effects[..], [Effect::Collate { options, .. }] if options.pins.len() == 1), "{effects:?}");
    assert!(document(&state).linking.is_none());
    // Rows that are no longer those of the review cannot be edited by.
    assert!(act(&mut state, Action::MergeRows).is_empty() && act(&mut state, Action::Dismiss).is_empty());
    assert_eq!((document(&state).review.pins().len(), document(&state).review.judgements().count()), (1, 0));
    compared(&mut state, &effects);
    assert!(document(&state).rows.rows[2].cells[0].is_pinned);
    let effects = act(&mut state, Action::Undo);
    assert!(matches!(&effects[..], [Effect::Collate { options, .. }] if options.pins.is_empty()));
    compared(&mut state, &effects);

    act(&mut state, Action::Link);
    act(&mut state, Action::Back);
    assert!(document(&state).linking.is_none());
    act(&mut state, Action::Link);
    act(&mut state, Action::Link);
    assert!(document(&state).linking.is_none() && document(&state).review.pins().is_empty());
}

#[test]
fn every_edit_of_the_alignment_is_one_step_back() {
    for action in [Action::MergeRows, Action::MoveUp, Action::MoveDown, Action::Unlink, Action::Pin] {
        let mut state = opened();
        update(&mut state, Command::Pick { row: 1, column: 1 });
        let effects = act(&mut state, action);
        assert!(!document(&state).review.pins().is_empty(), "{action:?}");
        compared(&mut state, &effects);
        act(&mut state, Action::Undo);
        assert!(document(&state).review.pins().is_empty(), "{action:?}");
        assert!(!document(&state).review.can_undo(), "{action:?}");
    }
    let mut state = opened();
    update(&mut state, Command::Pick { row: 1, column: 1 });
    let effects = act(&mut state, Action::MoveDown);
    let (generation, mut moved) = (generation(&effects), collation());
    moved.rows[1].cells[1] = vec![];
    moved.rows[2].cells[1] = vec![1];
    update(&mut state, Command::Came(Outcome::Collated { generation, collation: Arc::new(moved) }));
    assert_eq!(document(&state).cursor.cell.row, 2, "the cursor goes with the paragraph");

    let mut state = opened();
    update(&mut state, Command::Pick { row: 0, column: 1 });
    assert!(act(&mut state, Action::SplitRow).is_empty());
    assert!(state.toast.is_some(), "it is said why nothing happens");
}

#[test]
fn a_replaced_version_keeps_the_notes() {
    let mut state = opened();
    update(&mut state, Command::Pick { row: 4, column: 1 });
    act(&mut state, Action::Note);
    update(&mut state, Command::NoteText("Is she?".to_owned()));
    update(&mut state, Command::CommitNote);
    let effects = update(&mut state, Command::ReplaceVersion(1));
    assert!(matches!(effects[..], [Effect::ChooseFiles(Purpose::Replace(1))]));
    let effects = update(
        &mut state,
        Command::Came(Outcome::Chosen {
            purpose: Purpose::Replace(1),
            answer: sammenhold::ui::Answer::Paths(vec!["bro.en.md".into()]),
        }),
    );
    let mut new = versions()[1].clone();
    new.paragraphs[1].text = new.paragraphs[1].text.replace("15,000", "1,500");
    let generation = generation(&effects);
    let (purpose, paths, versions, problems) = (Purpose::Replace(1), Vec::new(), vec![new], Vec::new());
    let effects = update(
        &mut state,
        Command::Came(Outcome::Versions { generation, purpose, paths, documents: plain(versions), problems }),
    );
    compared(&mut state, &effects);
    let rows = &document(&state).rows.rows;
    assert_eq!(rows[4].notes.len(), 1);
    let statuses: Vec<_> = rows.iter().map(|row| row.review.status).collect();
    let changed = Some(RowStatus::Changed);
    assert_eq!(statuses, [None, changed, None, None, None, None]);
    assert_eq!(document(&state).review.versions().len(), 3);
}

#[test]
fn a_reading_that_fails_lets_the_comparison_go_on() {
    let mut state = opened();
    update(&mut state, Command::Pick { row: 1, column: 1 });
    act(&mut state, Action::MoveDown);
    let effects = update(&mut state, Command::Pasted("A text.".to_owned()));
    let told = sammenhold::ui::Told::new("toast-clipboard-empty");
    let effects =
        update(&mut state, Command::Came(Outcome::Failed { generation: generation(&effects), told: told.clone() }));
    assert!(matches!(effects[..], [Effect::Collate { .. }]), "{effects:?}");
    // A comparison that fails is not begun again and again.
    let generation = generation(&effects);
    assert!(update(&mut state, Command::Came(Outcome::Failed { generation, told })).is_empty());
}

#[test]
fn a_cell_to_be_linked_is_let_go_when_the_rows_change() {
    let mut state = opened();
    update(&mut state, Command::Pick { row: 3, column: 2 });
    act(&mut state, Action::Link);
    act(&mut state, Action::MakeBase);
    assert!(document(&state).linking.is_none());
}

#[test]
fn a_restored_note_of_a_note_that_is_gone_is_kept_as_a_new_one() {
    let mut state = opened();
    act(&mut state, Action::Note);
    update(&mut state, Command::NoteText("Which?".to_owned()));
    update(&mut state, Command::CommitNote);
    act(&mut state, Action::Note);
    update(&mut state, Command::NoteText("Which one, and since when?".to_owned()));
    update(&mut state, Command::CancelNote);
    act(&mut state, Action::Undo);
    update(&mut state, Command::RestoreNote);
    update(&mut state, Command::CommitNote);
    let texts: Vec<_> = document(&state).review.notes().map(|(_, note)| note.text.as_str()).collect();
    assert_eq!(texts, ["Which one, and since when?"]);
}

#[test]
fn a_typed_tag_is_not_lost_while_comparing() {
    let mut state = opened();
    act(&mut state, Action::TagRow);
    update(&mut state, Command::TagText("ask desk".to_owned()));
    update(&mut state, Command::SetProfile(Profile::Reviser));
    update(&mut state, Command::Tag("ask desk".to_owned()));
    assert_eq!(state.dialog, Some(Dialog::Tag("ask desk".to_owned())));
}

#[test]
fn the_last_version_is_not_taken_out() {
    let mut state = opened();
    for left in [2, 1] {
        let effects = act(&mut state, Action::RemoveVersion);
        assert_eq!(document(&state).review.versions().len(), left);
        let (generation, collation) = (generation(&effects), Arc::default());
        update(&mut state, Command::Came(Outcome::Collated { generation, collation }));
    }
    assert!(act(&mut state, Action::RemoveVersion).is_empty());
    assert_eq!(document(&state).review.versions().len(), 1);
    assert!(state.toast.is_some());
}

#[test]
fn pasting_opens_a_text_or_adds_it() {
    let mut state = State::default();
    assert!(update(&mut state, Command::Pasted("  \n".to_owned())).is_empty());
    let effects = update(&mut state, Command::Pasted("Byrådet mødes.".to_owned()));
    assert!(matches!(&effects[..], [Effect::ReadText { purpose: Purpose::Open, .. }]));
    open(&mut state);
    let effects = update(&mut state, Command::Pasted("The council meets.".to_owned()));
    assert!(matches!(&effects[..], [Effect::ReadText { purpose: Purpose::Add, number: 4, .. }]));
    let generation = generation(&effects);
    let versions = vec![Version::new("pasted", vec![Paragraph::new("The council meets.", Role::Body)])];
    let (purpose, paths, problems) = (Purpose::Add, Vec::new(), Vec::new());
    update(
        &mut state,
        Command::Came(Outcome::Versions { generation, purpose, paths, documents: plain(versions), problems }),
    );
    assert_eq!(document(&state).review.versions().len(), 4);
}

#[test]
fn a_note_holds_to_the_words_of_the_difference() {
    let mut state = opened();
    act(&mut state, Action::NoteOnWords);
    update(&mut state, Command::NoteText("Which?".to_owned()));
    update(&mut state, Command::CommitNote);
    let note = document(&state).review.notes().next().unwrap().1.clone();
    assert_eq!((note.anchor.version, note.anchor.place), (1, Place::new(1, 26, 32)));
    assert_eq!(note.anchor.quote.exact, "15,000");
}
