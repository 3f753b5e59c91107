//! The grid's view-model and the summary as snapshots.

use super::article::{collation, opened, versions};
use sammenhold::{
    collate::{CannotTell, Collation},
    diff::{Difference, Kind},
    review::{Edit, Review},
    summary::Summary,
    text::Place,
    ui::{Action, CellView, Certainty, Command, Empty, Finding, Ghost, Mark, RowState, Rows, State, rows, update},
};

fn drawn(state: &State) -> String {
    let document = state.document.as_ref().unwrap();
    let rows: Vec<String> = document
        .rows
        .rows
        .iter()
        .enumerate()
        .map(|(number, row)| {
            let cells: Vec<String> = row.cells.iter().map(cell).collect();
            format!("{number} {} notes {:?}\n    {}", row_state(row.state), row.notes, cells.join("\n    "))
        })
        .collect();
    let Rows { walk, unsure, counts, .. } = &*document.rows;
    let unsure: Vec<_> = unsure.iter().filter_map(|stop| stop.difference).collect();
    format!("{}\nwalk {walk:?} unsure {unsure:?}\n{counts:?}\n", rows.join("\n"))
}

fn row_state(state: RowState) -> String {
    match state {
        RowState::Agrees => "agrees".to_owned(),
        RowState::CannotTell => "cannot tell".to_owned(),
        RowState::Debris => "debris".to_owned(),
        RowState::Differs(kind) => format!("{kind:?}"),
        RowState::Unsure(kind) => format!("{kind:?}?"),
    }
}

fn cell(cell: &CellView) -> String {
    let mut said: Vec<String> = cell.mark.iter().map(|mark| format!("<{}>", mark_of(mark))).collect();
    said.extend(cell.empty.iter().map(|empty| match empty {
        Empty::LeftOut(certainty) => format!("(left out {certainty:?})"),
        Empty::OnlyIn(versions) => format!("(only in {versions:?})"),
        Empty::Nothing => "()".to_owned(),
    }));
    for paragraph in &cell.paragraphs {
        let mut text = paragraph.text.clone();
        for mark in paragraph.marks.iter().rev() {
            let words = mark.span.bytes(&text);
            text.replace_range(words.clone(), &format!("[{} {}]", mark_of(mark), &text[words]));
        }
        said.extend(paragraph.mark.iter().map(|mark| format!("<{}>", mark_of(mark))));
        said.push(format!("{:?} {text}", paragraph.role));
    }
    let ghost = |ghost: &Ghost| format!("(ghost {:?} of row {}: {})", ghost.side, ghost.row, ghost.text);
    said.extend(cell.ghosts.iter().map(ghost));
    said.extend(cell.is_pinned.then(|| "pinned".to_owned()));
    said.join(" ")
}

fn mark_of(mark: &Mark) -> String {
    let sign = match mark.kind {
        Kind::Added => "+",
        Kind::LeftOut => "-",
        Kind::Changed => "!=",
        Kind::Moved => "^v",
        Kind::Untranslated => "T",
    };
    format!("{sign}{}{}", mark.difference, if mark.certainty == Certainty::Unsure { "?" } else { "" })
}

#[test]
fn rows_say_what_to_write_and_mark() {
    let mut state = opened();
    update(&mut state, Command::Do(Action::Note));
    update(&mut state, Command::NoteText("look here".to_owned()));
    update(&mut state, Command::CommitNote);
    insta::assert_snapshot!(drawn(&state));
}

#[test]
fn a_version_that_is_not_compared_yet_has_bare_cells() {
    let mut state = opened();
    let document = state.document.as_mut().unwrap();
    let german = document.review.versions()[2].clone();
    let edit = Edit::add_version(&document.review, german);
    document.review.apply(edit);
    document.refresh_rows();
    assert!(document.rows.rows.iter().all(|row| row.cells.len() == 4 && row.cells[3].paragraphs.is_empty()));
}

#[test]
fn the_summary_counts_rows_and_groups() {
    let state = opened();
    let document = state.document.as_ref().unwrap();
    insta::assert_snapshot!(Summary::of(document.review.versions(), &document.collation).to_string());
}

/// The collation with one more difference, the last by rank.
fn with(more: Difference) -> Collation {
    let mut collation = collation();
    collation.differences.push(Difference { rank: collation.differences.len() + 1, ..more });
    collation
}

#[test]
fn what_is_silent_is_nowhere() {
    let review = Review::new(versions());
    let like = collation().differences[1].clone();
    let silent = Difference { group: 9, confidence: 0.249, ..like };
    let told = Difference { confidence: 0.25, ..silent.clone() };
    let (plain, mut silent) = (rows(&review, &collation()), rows(&review, &with(silent)));
    assert_eq!((silent.stands.pop(), silent.verdicts.pop()), (Some(None), Some(None)));
    assert_eq!(silent, plain);
    let unsure = rows(&review, &with(told)).unsure;
    assert_eq!(unsure.iter().filter_map(|stop| stop.difference).collect::<Vec<_>>(), [4, 3]);
}

#[test]
fn a_difference_of_several_versions_is_listed_once() {
    let review = Review::new(versions());
    let english = collation().differences[1].clone();
    let german = Difference { version: 2, version_spans: vec![Place::new(1, 17, 22)], confidence: 0.3, ..english };
    let findings = rows(&review, &with(german)).findings;
    let finding = |difference, versions: &[usize], is_marked| Finding {
        difference,
        versions: versions.to_vec(),
        is_marked,
        verdict: None,
    };
    let expected = [finding(1, &[1, 2], true), finding(0, &[1], true), finding(2, &[2], true), finding(3, &[1], false)];
    assert_eq!(findings, expected);
}

#[test]
fn a_doubtful_row_does_not_agree() {
    let review = Review::new(versions());
    let cannot_tell = CannotTell { versions: Vec::new(), rows: vec![(0, 2), (1, 2)] };
    let doubtful = Collation { cannot_tell, ..collation() };
    let states: Vec<RowState> = rows(&review, &doubtful).rows.iter().map(|row| row.state).take(2).collect();
    assert_eq!(states, [RowState::CannotTell, RowState::Differs(Kind::Changed)]);
}
