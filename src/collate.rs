//! The one door to the engine: versions in, rows and differences out.
//!
//! Every version is aligned with the base. Beads that share a paragraph of the base make one row. What the base
//! lacks gets a row of its own behind the paragraph that it follows; where two versions both add something, they
//! are aligned with each other, so that a paragraph they share is one row and one difference.

mod added;
mod cannot_tell;
mod groups;
mod ledger;
mod memory;
mod rows;
mod threads;

pub use crate::progress::{Cancelled, Progress, unwatched};
pub use cannot_tell::CannotTell;
pub use ledger::{Entry, Mention};
pub use memory::Collator;

use crate::{
    align::{Alignment, Pin, Side},
    diff::{Difference, FactPair, Profile, rank},
    similarity::Weights,
    text::{Place, Version},
};
use added::Added;
use std::{
    ops::ControlFlow,
    sync::{Mutex, PoisonError},
};

/// What a collation depends on beside the versions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// Number of the version that the others are compared with.
    pub base: usize,
    /// Beads that a person fixed.
    pub pins: Vec<Pin>,
    /// Who reads the differences: it decides what comes first.
    pub profile: Profile,
}

/// Base, the alignments of all other versions, and the rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Collation {
    /// Number of the base.
    pub base: usize,
    /// One for every version but the base, in the order of the versions.
    pub pairs: Vec<Pair>,
    /// The lines of the grid, every paragraph of every version in exactly one of them.
    pub rows: Vec<Row>,
    /// All differences, most important first; silent ones last.
    pub differences: Vec<Difference>,
    /// All facts in the order of the text, a mention for each version that has them.
    pub ledger: Vec<Entry>,
    /// Where nothing that is said may be relied upon.
    pub cannot_tell: CannotTell,
    /// By whom the differences are ordered.
    pub profile: Profile,
}

/// The base aligned with one version.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pair {
    /// Number of the version.
    pub version: usize,
    /// Paragraphs and sentences of the base against it.
    pub alignment: Alignment,
    /// Which words of linked sentences stand for each other, those of the base first, ascending. A word may have
    /// several partners, or none.
    pub links: Vec<(Place, Place)>,
}

/// One line of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// For each version its paragraphs in this row, ascending; empty where it has none.
    pub cells: Vec<Vec<usize>>,
}

/// Compares `versions` with the base among them. The versions are expected to be prepared
/// ([`crate::segment::prepare`]) unless they are to be taken as they are. The result does not depend on
/// the order of the versions but for the numbers that name them. No versions, or a base that is none of
/// them, give an empty collation.
///
/// # Errors
/// [`Cancelled`] when `progress` says to stop.
pub fn collate(versions: &[Version], options: &Options, progress: &Progress<'_>) -> Result<Collation, Cancelled> {
    Collator::default().collate(versions, options, progress)
}

impl Collator {
    /// As [`collate()`], by what is remembered of the last collation as far as it still holds.
    ///
    /// # Errors
    /// [`Cancelled`] when `progress` says to stop.
    pub fn collate(
        &mut self,
        versions: &[Version],
        options: &Options,
        progress: &Progress<'_>,
    ) -> Result<Collation, Cancelled> {
        let base = options.base;
        if base >= versions.len() {
            return Ok(Collation { base, profile: options.profile, ..Collation::default() });
        }
        let weights = Weights::shipped();
        let cuts = self.cut(versions);
        let sides: Vec<Side<'_>> = cuts.iter().map(|cut| cut.side()).collect();
        let others: Vec<usize> = (0..versions.len()).filter(|v| *v != base).collect();
        let parts = Parts::new(others.len(), versions.len());
        let compare = |at: usize| {
            let version = others[at];
            let pins: Vec<Pin> = options.pins.iter().filter(|p| p.version == version).cloned().collect();
            let part = |done: f32| parts.tell(progress, at, done);
            Ok((version, self.compare(&cuts[base], &cuts[version], pins, weights, &part)?))
        };
        let found = threads::each(others.len(), self.threads, compare).into_iter().collect::<Result<Vec<_>, _>>()?;
        self.forget_all_but(&found);
        let pairs: Vec<Pair> = found
            .iter()
            .map(|(version, found)| Pair {
                version: *version,
                alignment: found.alignment.clone(),
                links: found.findings.links.clone(),
            })
            .collect();
        let part = |done: f32| progress(((versions.len() - 1) as f32 + done) / versions.len() as f32);
        let standing = standing(versions);
        let added = Added::find((&sides, &cuts), &standing, &pairs, &mut self.couples, weights, &part)?;
        let rows = rows::rows(&sides, &standing, base, &pairs, &added);
        let mut differences: Vec<Difference> =
            found.iter().flat_map(|(version, found)| found.differences_of(*version)).collect();
        rank(&mut differences, options.profile, |v| standing[v]);
        let grid = Grid { sides: &sides, standing: &standing, base, rows: &rows };
        groups::group(&mut differences, grid, |d| added.shared_by(d));
        let facts: Vec<(usize, &[FactPair])> =
            found.iter().map(|(version, found)| (*version, found.findings.facts.as_slice())).collect();
        let cannot_tell = CannotTell::of(versions, base, &pairs, &rows);
        let ledger = ledger::ledger(grid, &facts, &cannot_tell.versions);
        Ok(Collation { base, pairs, rows, differences, ledger, cannot_tell, profile: options.profile })
    }
}

/// All versions with their rows: what several versions have in common is found in it.
#[derive(Clone, Copy)]
struct Grid<'a> {
    sides: &'a [Side<'a>],
    /// For each version its place among all, whatever the order of the columns.
    standing: &'a [usize],
    base: usize,
    rows: &'a [Row],
}

impl Grid<'_> {
    /// For each version the row of each of its paragraphs.
    fn rows_of_paragraphs(&self) -> Vec<Vec<usize>> {
        let mut of: Vec<Vec<usize>> = self.sides.iter().map(|side| vec![0; side.version.paragraphs.len()]).collect();
        for (number, row) in self.rows.iter().enumerate() {
            for (cell, of) in row.cells.iter().zip(&mut of) {
                cell.iter().for_each(|paragraph| of[*paragraph] = number);
            }
        }
        of
    }
}

/// How far each of several parts is that are worked on at once.
struct Parts {
    done: Vec<Mutex<f32>>,
    of: usize,
}

impl Parts {
    /// So many parts of `of`.
    fn new(parts: usize, of: usize) -> Self {
        Self { done: (0..parts).map(|_| Mutex::new(0.0)).collect(), of }
    }

    /// Tells how far all are when one is so far.
    fn tell(&self, progress: &Progress<'_>, part: usize, done: f32) -> ControlFlow<()> {
        let lock = |part: &Mutex<f32>| *part.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(part) = self.done.get(part) {
            *part.lock().unwrap_or_else(PoisonError::into_inner) = done;
        }
        progress(self.done.iter().map(lock).sum::<f32>() / self.of.max(1) as f32)
    }
}

/// For each version its place among all, sorted by language, name and text: what tells versions apart without the
/// order of their columns. Versions alike in all of that share a place.
fn standing(versions: &[Version]) -> Vec<usize> {
    let key = |version: &usize| {
        let Version { language, name, paragraphs, .. } = &versions[*version];
        (language, name, paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>())
    };
    let mut sorted: Vec<usize> = (0..versions.len()).collect();
    sorted.sort_by_cached_key(key);
    let mut places = vec![0; versions.len()];
    for (before, version) in sorted.iter().zip(&sorted[1..]) {
        places[*version] = places[*before] + usize::from(key(before) != key(version));
    }
    places
}

#[cfg(test)]
mod tests {
    //! Versions with facts made by hand: `#A1` in a text is the address A1.

    use super::*;
    use crate::{
        facts::{Fact, Value, Verdict, paired},
        text::{LanguageSource, Paragraph, Role, Span},
    };

    /// The facts of each sentence of each version.
    pub(super) struct Known(Vec<Vec<Vec<Fact>>>);

    impl Known {
        pub(super) fn cut(version: usize, texts: &[&str]) -> crate::align::Cut {
            let tag = ["da", "en", "de", "nb"][version];
            let paragraphs = texts.iter().map(|text| Paragraph::new(*text, Role::Body)).collect();
            let version = Version::new(tag, paragraphs);
            crate::align::Cut::new(version.with_language(tag.parse().unwrap(), LanguageSource::Declared))
        }

        pub(super) fn new(cuts: &[crate::align::Cut]) -> Self {
            let of = |cut: &crate::align::Cut| {
                let side = cut.side();
                let sentences = side.text.sentences.iter();
                sentences.map(|s| addresses(&side.version.paragraphs[s.place.paragraph].text, s.place.span)).collect()
            };
            Self(cuts.iter().map(of).collect())
        }

        pub(super) fn sides<'a>(&'a self, cuts: &'a [crate::align::Cut]) -> Vec<Side<'a>> {
            cuts.iter().zip(&self.0).map(|(cut, facts)| Side { facts, ..cut.side() }).collect()
        }

        /// The facts of sentences with one number stand for each other.
        pub(super) fn pairs(&self, base: usize, version: usize) -> Vec<FactPair> {
            let sentences = self.0[base].iter().zip(&self.0[version]).enumerate();
            let pair = |(s, (base, version)): (usize, (&Vec<Fact>, &Vec<Fact>))| {
                paired(base, version).into_iter().map(move |paired| FactPair {
                    base: paired.base.map(|at| (s, at)),
                    version: paired.version.map(|at| (s, at)),
                    verdict: Some(paired.verdict),
                    confidence: 0.9,
                })
            };
            sentences.flat_map(pair).collect()
        }
    }

    /// Paragraphs with one number stand in one row.
    pub(super) fn rows_of(cuts: &[crate::align::Cut]) -> Vec<Row> {
        let count = |cut: &crate::align::Cut| cut.version.paragraphs.len();
        let cell = |row: usize, cut| if row < count(cut) { vec![row] } else { Vec::new() };
        let rows = 0..cuts.iter().map(count).max().unwrap_or_default();
        rows.map(|row| Row { cells: cuts.iter().map(|cut| cell(row, cut)).collect() }).collect()
    }

    fn addresses(paragraph: &str, sentence: Span) -> Vec<Fact> {
        let chars: Vec<char> = paragraph.chars().collect();
        let begins = (sentence.start..sentence.end).filter(|at| chars[*at] == '#');
        let fact = |at: usize| {
            let span = Span::new(at, at + 3);
            Fact { span, value: Value::Address(span.of(paragraph)[1..].to_owned()) }
        };
        begins.map(fact).collect()
    }

    #[test]
    fn facts_made_by_hand() {
        let cuts = [Known::cut(0, &["Sag #A1."]), Known::cut(1, &["Case #A1 and #B2."])];
        let verdicts: Vec<_> = Known::new(&cuts).pairs(0, 1).into_iter().map(|pair| pair.verdict).collect();
        assert_eq!(verdicts, [Some(Verdict::Equal), Some(Verdict::OnlyHere)]);
    }
}
