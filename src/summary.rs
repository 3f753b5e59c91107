//! How many rows agree and how many differences there are: the line that the window and the report share.
//!
//! Counted are rows with content and findings. A finding is a group of differences of one kind: what three
//! versions leave out alike is left out once. Page debris counts in no total, and neither does what is silent. Of what
//! cannot be told nothing is said: it is counted by itself, and never as agreeing.

use crate::{
    collate::{Collation, Row},
    diff::{Band, Difference, Kind},
    text::{Place, Version},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// The totals of a collation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Rows with content.
    pub rows: usize,
    /// Rows that every version has and that no difference touches, not even an unsure one. Versions that cannot be told
    /// have no say in it.
    pub agree: usize,
    /// Findings that are marked, by kind.
    pub left_out: usize,
    /// What only versions have.
    pub added: usize,
    /// What has other content.
    pub changed: usize,
    /// What stands elsewhere.
    pub moved: usize,
    /// What was not translated.
    pub untranslated: usize,
    /// Findings that are not sure enough to be marked.
    pub unsure: usize,
    /// Rows with content whose alignment is doubtful.
    pub unknown_rows: usize,
    /// Versions in a language that nothing connects with the base's.
    pub unknown_versions: usize,
    /// Findings that a person confirmed; each counts among its kind too, however sure the program was.
    pub confirmed: usize,
    /// Findings that a person dismissed in every version; they count nowhere else, and touch no row.
    pub dismissed: usize,
}

/// What a person said of a difference, as far as it matters for counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judged {
    /// Nothing that counts.
    Not,
    /// It is one.
    Confirmed,
    /// It is none.
    Dismissed,
}

/// What is known of a finding while its differences are gone through.
#[derive(Default)]
struct Found {
    /// Whether it is not dismissed in every version.
    stands: bool,
    is_marked: bool,
    is_confirmed: bool,
}

impl Summary {
    /// Counts a collation of `versions` on which nobody has said anything.
    pub fn of(versions: &[Version], collation: &Collation) -> Self {
        Self::judged(versions, collation, |_| Judged::Not)
    }

    /// Counts a collation of `versions`, of whose differences a person said this, by their numbers.
    pub fn judged(versions: &[Version], collation: &Collation, judged: impl Fn(usize) -> Judged) -> Self {
        let mut summary = Self::default();
        let mut findings: BTreeMap<(usize, Kind), Found> = BTreeMap::new();
        let mut touched: BTreeSet<(usize, usize)> = BTreeSet::new();
        let told =
            |(_, d): &(usize, &Difference)| d.band() > Band::Silent && is_about_content(versions, collation.base, d);
        for (number, difference) in collation.differences.iter().enumerate().filter(told) {
            let finding = findings.entry((difference.group, difference.kind)).or_default();
            let judged = judged(number);
            if judged == Judged::Dismissed {
                continue;
            }
            finding.stands = true;
            finding.is_confirmed |= judged == Judged::Confirmed;
            finding.is_marked |= judged == Judged::Confirmed || difference.is_marked();
            touched.extend(difference.base_spans.iter().map(|place| (collation.base, place.paragraph)));
            touched.extend(difference.version_spans.iter().map(|place| (difference.version, place.paragraph)));
        }
        let unknown = &collation.cannot_tell.versions;
        summary.unknown_versions = unknown.len();
        let doubtful: BTreeSet<usize> = collation.cannot_tell.rows.iter().map(|(row, _)| *row).collect();
        // Agreeing takes two: where no version but the base is known there is none.
        let is_comparison = unknown.is_empty() || versions.len() > unknown.len() + 1;
        for (number, row) in collation.rows.iter().enumerate().filter(|(_, row)| has_content(versions, row)) {
            summary.rows += 1;
            let cells = || row.cells.iter().enumerate();
            let is_touched = cells().any(|(v, cell)| cell.iter().any(|&paragraph| touched.contains(&(v, paragraph))));
            let has = |(v, cell): (usize, &Vec<usize>)| cell.iter().any(|&p| is_content(versions, v, p));
            let is_whole = cells().filter(|(v, _)| !unknown.contains(v)).all(has);
            let is_doubtful = doubtful.contains(&number);
            summary.unknown_rows += usize::from(is_doubtful);
            summary.agree += usize::from(is_comparison && is_whole && !is_touched && !is_doubtful);
        }
        for ((_, kind), found) in findings {
            summary.confirmed += usize::from(found.is_confirmed);
            match found.stands {
                true => *summary.counter(kind, found.is_marked) += 1,
                false => summary.dismissed += 1,
            }
        }
        summary
    }

    /// Marked findings of all kinds.
    pub fn findings(&self) -> usize {
        self.left_out + self.added + self.changed + self.moved + self.untranslated
    }

    fn counter(&mut self, kind: Kind, is_marked: bool) -> &mut usize {
        match kind {
            _ if !is_marked => &mut self.unsure,
            Kind::Added => &mut self.added,
            Kind::LeftOut => &mut self.left_out,
            Kind::Changed => &mut self.changed,
            Kind::Moved => &mut self.moved,
            Kind::Untranslated => &mut self.untranslated,
        }
    }
}

/// In English: “41 rows, 33 agree, 3 left out, 2 unsure”.
impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = if self.rows == 1 { "row" } else { "rows" };
        write!(f, "{} {rows}, {} agree", self.rows, self.agree)?;
        let rest = [
            (self.left_out, "left out"),
            (self.added, "added"),
            (self.changed, "changed"),
            (self.moved, "moved"),
            (self.untranslated, "untranslated"),
            (self.unsure, "unsure"),
        ];
        rest.iter().filter(|(count, _)| *count > 0).try_for_each(|(count, name)| write!(f, ", {count} {name}"))?;
        for (count, unit) in [(self.unknown_rows, "row"), (self.unknown_versions, "version")] {
            match count {
                0 => {}
                1 => write!(f, ", 1 {unit} cannot be told")?,
                count => write!(f, ", {count} {unit}s cannot be told")?,
            }
        }
        Ok(())
    }
}

/// Whether a difference touches anything but page debris.
pub fn is_about_content(versions: &[Version], base: usize, difference: &Difference) -> bool {
    let any = |v: usize, places: &[Place]| places.iter().any(|place| is_content(versions, v, place.paragraph));
    let nowhere = difference.base_spans.is_empty() && difference.version_spans.is_empty();
    nowhere || any(base, &difference.base_spans) || any(difference.version, &difference.version_spans)
}

/// Whether a row holds anything but page debris.
pub fn has_content(versions: &[Version], row: &Row) -> bool {
    row.cells.iter().enumerate().any(|(v, cell)| cell.iter().any(|&paragraph| is_content(versions, v, paragraph)))
}

fn is_content(versions: &[Version], version: usize, paragraph: usize) -> bool {
    let paragraph = versions.get(version).and_then(|version| version.paragraphs.get(paragraph));
    paragraph.is_some_and(crate::text::Paragraph::is_content)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        collate::CannotTell,
        diff::{Aspect, Reason},
        text::{Paragraph, Role},
    };

    fn difference(
        version: usize,
        group: usize,
        kind: Kind,
        base: &[usize],
        own: &[usize],
        confidence: f64,
    ) -> Difference {
        let places = |at: &[usize]| at.iter().map(|&paragraph| Place::new(paragraph, 0, 4)).collect();
        Difference {
            version,
            group,
            kind,
            aspect: Aspect::Paragraph,
            base_spans: places(base),
            version_spans: places(own),
            confidence,
            rank: 1,
            reason: Reason::NoCounterpart { best: 0.0 },
        }
    }

    #[test]
    fn rows_and_findings_without_debris() {
        let roles = [Role::Title, Role::Body, Role::Body, Role::Debris];
        let version = |name| Version::new(name, roles.map(|role| Paragraph::new("text", role)).to_vec());
        let row = |cells: [&[usize]; 3]| Row { cells: cells.map(<[usize]>::to_vec).to_vec() };
        let collation = Collation {
            base: 0,
            pairs: Vec::new(),
            rows: vec![
                row([&[0], &[0], &[0]]),
                row([&[1], &[1], &[]]),
                row([&[2], &[2], &[1]]),
                row([&[], &[], &[2]]),
                row([&[3], &[3], &[3]]),
            ],
            differences: vec![
                difference(2, 1, Kind::LeftOut, &[1], &[], 0.9),
                difference(1, 1, Kind::LeftOut, &[1], &[], 0.4),
                difference(2, 2, Kind::Added, &[], &[2], 0.5),
                difference(1, 3, Kind::Changed, &[2], &[2], 0.3),
                difference(1, 4, Kind::LeftOut, &[3], &[], 0.9),
                difference(1, 5, Kind::LeftOut, &[0], &[], 0.249),
            ],
            ..Collation::default()
        };
        let versions = ["a", "b", "c"].map(version);
        let summary = Summary::of(&versions, &collation);
        assert_eq!(summary.to_string(), "4 rows, 1 agree, 1 left out, 1 added, 1 unsure");
        assert_eq!(summary.findings(), 2);
        let judged = |number: usize| match number {
            0 | 2 => Judged::Dismissed,
            3 => Judged::Confirmed,
            _ => Judged::Not,
        };
        let judged = Summary::judged(&versions, &collation, judged);
        assert_eq!(judged.to_string(), "4 rows, 1 agree, 1 changed, 1 unsure");
        assert_eq!((judged.confirmed, judged.dismissed), (1, 1));
        let cannot_tell = CannotTell { versions: vec![2], rows: vec![(0, 1), (4, 1)] };
        let doubtful = Collation { cannot_tell, ..collation.clone() };
        let told = "4 rows, 0 agree, 1 left out, 1 added, 1 unsure, 1 row cannot be told, 1 version cannot be told";
        assert_eq!(Summary::of(&versions, &doubtful).to_string(), told);
        let alone = CannotTell { versions: vec![1, 2], rows: Vec::new() };
        assert_eq!(Summary::of(&versions, &Collation { cannot_tell: alone, ..collation }).agree, 0);
        assert_eq!(Summary { rows: 1, agree: 1, ..Summary::default() }.to_string(), "1 row, 1 agree");
    }
}
