//! What cannot be told: versions whose language nothing in the program connects with the base's, and rows whose
//! alignment is doubtful. No difference found there is no sign that there is none.

use super::{Pair, Row};
use crate::{
    encoder::Encoder,
    lexicon::Lexicon,
    text::{Language, Version},
};
use std::collections::BTreeSet;

/// Below this confidence a linked bead is as likely wrong as right.
const DOUBTFUL_BELOW: f64 = 0.5;

/// Where nothing that is said may be relied upon.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CannotTell {
    /// Versions that no dictionary connects with the base and that the encoder does not know, ascending.
    pub versions: Vec<usize>,
    /// Rows with a version that is known but doubtfully aligned there, as row and version, ascending.
    pub rows: Vec<(usize, usize)>,
}

impl CannotTell {
    /// Looks at every version and at every bead of paragraphs.
    pub(super) fn of(versions: &[Version], base: usize, pairs: &[Pair], rows: &[Row]) -> Self {
        let Some(base) = versions.get(base).map(|version| &version.language) else { return Self::default() };
        let is_unknown = |version: &usize| versions.get(*version).is_some_and(|v| !are_connected(base, &v.language));
        let unknown: Vec<usize> = pairs.iter().map(|pair| pair.version).filter(is_unknown).collect();
        let known = pairs.iter().filter(|pair| !unknown.contains(&pair.version));
        let rows: BTreeSet<(usize, usize)> = known.flat_map(|pair| doubtful(pair, rows)).collect();
        Self { versions: unknown, rows: rows.into_iter().collect() }
    }
}

/// Whether texts in these languages can be held against each other by their words or their meaning.
fn are_connected(one: &Language, other: &Language) -> bool {
    one.same_as(other)
        || Lexicon::shipped().between(one, other).is_some()
        || (Encoder::knows(one) && Encoder::knows(other))
}

/// The rows in which a version's paragraphs are linked with little confidence, with its number.
fn doubtful(pair: &Pair, rows: &[Row]) -> Vec<(usize, usize)> {
    let beads = pair.alignment.paragraphs.iter();
    let paragraphs: BTreeSet<usize> = beads
        .filter(|bead| bead.is_linked() && !bead.pinned && bead.confidence < DOUBTFUL_BELOW)
        .flat_map(|bead| bead.version.iter().copied())
        .collect();
    let holds = |row: &Row| row.cells.get(pair.version).is_some_and(|cell| cell.iter().any(|p| paragraphs.contains(p)));
    rows.iter().enumerate().filter(|(_, row)| holds(row)).map(|(number, _)| (number, pair.version)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        align::{Alignment, Bead},
        text::{LanguageSource, Paragraph, Role},
    };

    #[test]
    fn languages_that_nothing_connects() {
        let check = |one: &str, other: &str, expected: bool| {
            assert_eq!(are_connected(&one.parse().unwrap(), &other.parse().unwrap()), expected, "{one} {other}");
        };
        check("da", "en-GB", true);
        check("da", "uk", true);
        check("da", "nn", true);
        check("et", "et", true);
        check("da", "et", false);
        check("da", "kl", false);
        check("da", "und", false);
        check("und", "und", false);
    }

    #[test]
    fn doubtful_rows_and_unknown_versions() {
        let version = |tag: &str| {
            let paragraphs = ["a", "b", "c"].map(|text| Paragraph::new(text, Role::Body)).to_vec();
            Version::new(tag, paragraphs).with_language(tag.parse().unwrap(), LanguageSource::Declared)
        };
        let versions = ["da", "en", "et"].map(version);
        let bead = |at: usize, confidence: f64, pinned: bool| Bead {
            base: vec![at],
            version: vec![at],
            confidence,
            moved: false,
            pinned,
            grounds: None,
        };
        let pair = |version| {
            let paragraphs = vec![bead(0, 0.9, false), bead(1, 0.49, false), bead(2, 0.1, true)];
            Pair { version, alignment: Alignment { paragraphs, sentences: Vec::new() }, ..Pair::default() }
        };
        let rows: Vec<Row> = (0..3).map(|at| Row { cells: vec![vec![at]; 3] }).collect();
        let found = CannotTell::of(&versions, 0, &[pair(1), pair(2)], &rows);
        assert_eq!(found, CannotTell { versions: vec![2], rows: vec![(1, 1)] });
    }
}
