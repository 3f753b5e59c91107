//! What each version has of each row: the view-model of the map.

use crate::ui::{
    rows::{CellView, Certainty, RowView},
    state::Document,
};
use crate::{diff::Kind, text::Role};
use std::collections::BTreeSet;

/// What a version has of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cover {
    /// It is the base, with text here.
    Base,
    /// The same as the base, as far as the program can tell.
    Agrees,
    /// The same with a marked difference of this kind.
    Differs(Kind),
    /// The same, perhaps with a difference of this kind.
    Unsure(Kind),
    /// The base has it and this version has nothing.
    LeftOut,
    /// This version has it and the base has nothing.
    OnlyHere,
    /// Whether it corresponds cannot be told.
    CannotTell,
    /// Page debris.
    Debris,
    /// Neither has it.
    Nothing,
}

/// For each row what each version has of it.
pub fn map(document: &Document) -> Vec<Vec<Cover>> {
    let unknown = &document.collation.cannot_tell;
    let doubtful: BTreeSet<(usize, usize)> = unknown.rows.iter().copied().collect();
    let cover = |(number, row): (usize, &RowView)| {
        let of = |version: usize| {
            let is_unknown = unknown.versions.contains(&version) || doubtful.contains(&(number, version));
            cover(document, row, version, is_unknown)
        };
        (0..row.cells.len()).map(of).collect()
    };
    document.rows.rows.iter().enumerate().map(cover).collect()
}

fn cover(document: &Document, row: &RowView, version: usize, is_unknown: bool) -> Cover {
    let base = document.collation.base;
    let (Some(own), Some(of_base)) = (row.cells.get(version), row.cells.get(base)) else { return Cover::Nothing };
    if is_debris(own) || own.paragraphs.is_empty() && is_debris(of_base) {
        return if own.paragraphs.is_empty() { Cover::Nothing } else { Cover::Debris };
    }
    match (own.paragraphs.is_empty(), of_base.paragraphs.is_empty() || is_debris(of_base)) {
        (false, false) if version == base => Cover::Base,
        (true, true) => Cover::Nothing,
        _ if is_unknown && version != base => Cover::CannotTell,
        (true, false) => Cover::LeftOut,
        (false, true) => Cover::OnlyHere,
        (false, false) => difference(document, row, version),
    }
}

fn difference(document: &Document, row: &RowView, version: usize) -> Cover {
    let of_version =
        |number: &&usize| document.collation.differences.get(**number).is_some_and(|d| d.version == version);
    let told = row.differences.iter().filter(of_version).filter_map(|&number| {
        let kind = document.collation.differences.get(number)?.kind;
        Some((kind, document.rows.certainty(&document.collation, number)?))
    });
    let told: Vec<(Kind, Certainty)> = told.filter(|(_, certainty)| *certainty != Certainty::Dismissed).collect();
    let marked = told.iter().find(|(_, certainty)| certainty.is_marked());
    match (marked, told.first()) {
        (Some((kind, _)), _) => Cover::Differs(*kind),
        (None, Some((kind, _))) => Cover::Unsure(*kind),
        (None, None) => Cover::Agrees,
    }
}

fn is_debris(cell: &CellView) -> bool {
    !cell.paragraphs.is_empty() && cell.paragraphs.iter().all(|paragraph| paragraph.role == Role::Debris)
}
