//! What a person said of rows and wrote beside the texts, for the report.

use super::{WIDTH, words::counted};
use crate::{
    export::{
        Subject,
        wrap::{shorten, tame, wrap},
    },
    review::{Note, RowStatus, Standing},
};
use std::collections::BTreeMap;

/// Columns of the words that a note stands on.
const QUOTED: usize = 60;

/// Where rows stand and how they are tagged, in one line; nothing where nobody said anything.
pub(super) fn rows(subject: &Subject) -> String {
    let with = |status| subject.of_rows.iter().filter(|of_row| of_row.status == Some(status)).count();
    let counts = [
        (with(RowStatus::Accepted), "accepted"),
        (with(RowStatus::NeedsLook), "to be looked at again"),
        (with(RowStatus::Changed), "changed since the review"),
    ];
    let mut told: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
    let mut tags: BTreeMap<&str, usize> = BTreeMap::new();
    for tag in subject.of_rows.iter().flat_map(|of_row| &of_row.tags) {
        *tags.entry(tag).or_default() += 1;
    }
    told.extend(tags.iter().map(|(tag, count)| format!("{count} tagged “{}”", tame(tag))));
    if told.is_empty() { String::new() } else { format!("\n{}", wrap(&told.join(", "), "Rows: ", "  ", WIDTH)) }
}

/// All notes, oldest first.
pub(super) fn notes(subject: &Subject) -> String {
    let notes: Vec<String> = subject.review.notes().map(|(_, note)| line(subject, note)).collect();
    let heading = if notes.is_empty() { String::new() } else { format!("\n{}:\n", counted(notes.len(), "note")) };
    notes.iter().fold(heading, |text, line| text + &wrap(line, " - ", "   ", WIDTH))
}

/// “da, paragraph 3, on “Aktivister”: ask the desk”
fn line(subject: &Subject, note: &Note) -> String {
    let standing = subject.review.standing(note);
    let label = subject.label(note.anchor.version);
    let paragraph = standing.place().paragraph + 1;
    let exact = shorten(tame(&note.anchor.quote.exact).trim(), QUOTED);
    let text = tame(&note.text);
    match standing {
        Standing::Lost(_) => format!("{label}, on “{exact}”, which is not there any more: {text}"),
        _ if exact.is_empty() => format!("{label}, paragraph {paragraph}: {text}"),
        _ => format!("{label}, paragraph {paragraph}, on “{exact}”: {text}"),
    }
}
