//! The ladder of hunalign, a file for each pair.
//!
//! A rung is a line `base TAB version TAB confidence`: so many lines of each side are behind it, and the confidence is
//! of the bead that begins there. It counts the lines of two texts that have a paragraph of the article's content a line,
//! in the order of the file, page debris left out. Rungs only ascend, so what crosses cannot be told: a bead that a
//! version has at another place is left out, and its paragraphs stand unlinked on both sides; so does a bead that is
//! torn apart by another. Between two links what is left out comes before what is added, a paragraph a rung, with
//! confidence 0.

use super::{Output, Subject, format::by_pair, json::rounded};
use crate::{align::Bead, text::Version};
use std::fmt::Write;

/// A ladder for each pair of base and version.
pub(super) fn files(subject: &Subject) -> Vec<Output> {
    by_pair(subject, |version| ladder(subject, version))
}

fn ladder(subject: &Subject, version: usize) -> String {
    let pair = subject.collation.pairs.iter().find(|pair| pair.version == version);
    let beads = pair.map_or(&[][..], |pair| &pair.alignment.paragraphs);
    let of = |number: usize| subject.versions().get(number).map_or_else(Lines::default, Lines::new);
    let (base, version) = (of(subject.collation.base), of(version));
    let mut text = String::new();
    let (mut left, mut right) = (0, 0);
    let mut rung = |left: usize, right: usize, confidence: f64| {
        let _ = writeln!(text, "{left}\t{right}\t{}", rounded(confidence));
    };
    for bead in beads.iter().filter(|bead| bead.is_linked() && !bead.moved) {
        let (Some(own), Some(other)) = (base.range(&bead.base), version.range(&bead.version)) else { continue };
        if own.0 < left || other.0 < right || !is_whole(bead, &base, &version) {
            continue;
        }
        (left..own.0).for_each(|at| rung(at, right, 0.0));
        (right..other.0).for_each(|at| rung(own.0, at, 0.0));
        rung(own.0, other.0, bead.confidence);
        (left, right) = (own.1, other.1);
    }
    (left..base.count).for_each(|at| rung(at, right, 0.0));
    (right..version.count).for_each(|at| rung(base.count, at, 0.0));
    rung(base.count, version.count, 0.0);
    text
}

/// Whether a bead's lines follow each other on both sides.
fn is_whole(bead: &Bead, base: &Lines, version: &Lines) -> bool {
    let whole = |lines: &Lines, paragraphs: &[usize]| {
        let numbers: Vec<usize> = paragraphs.iter().filter_map(|at| lines.number(*at)).collect();
        numbers.windows(2).all(|pair| pair[1] == pair[0] + 1)
    };
    whole(base, &bead.base) && whole(version, &bead.version)
}

/// For each paragraph of a version its line; none for debris.
#[derive(Default)]
struct Lines {
    numbers: Vec<Option<usize>>,
    count: usize,
}

impl Lines {
    fn new(version: &Version) -> Self {
        let mut count = 0;
        let number = |is_content: bool| {
            count += usize::from(is_content);
            is_content.then(|| count - 1)
        };
        let numbers = version.paragraphs.iter().map(crate::text::Paragraph::is_content).map(number).collect();
        Self { numbers, count }
    }

    fn number(&self, paragraph: usize) -> Option<usize> {
        self.numbers.get(paragraph).copied().flatten()
    }

    /// First line of some paragraphs and one behind the last; none when all are debris.
    fn range(&self, paragraphs: &[usize]) -> Option<(usize, usize)> {
        let mut numbers = paragraphs.iter().filter_map(|paragraph| self.number(*paragraph));
        let first = numbers.next()?;
        Some((first, numbers.next_back().unwrap_or(first) + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        align::Alignment,
        collate::{Collation, Pair},
        review::Review,
        text::{Paragraph, Role},
    };

    /// Beads as base, version, and whether they moved; paragraphs by role, `d` for debris.
    fn check(base: &str, version: &str, beads: &[(&[usize], &[usize], bool)], expected: &str) {
        let of = |roles: &str| {
            let role = |c| if c == 'd' { Role::Debris } else { Role::Body };
            Version::new("x", roles.chars().map(|c| Paragraph::new("x", role(c))).collect())
        };
        let bead = |(base, version, moved): &(&[usize], &[usize], bool)| Bead {
            base: base.to_vec(),
            version: version.to_vec(),
            confidence: 0.987_65,
            moved: *moved,
            pinned: false,
            grounds: None,
        };
        let alignment = Alignment { paragraphs: beads.iter().map(bead).collect(), sentences: Vec::new() };
        let pairs = vec![Pair { version: 1, alignment, ..Pair::default() }];
        let (review, collation) =
            (Review::new(vec![of(base), of(version)]), Collation { pairs, ..Collation::default() });
        let files = files(&Subject::new(&review, &collation));
        assert_eq!(files.len(), 1);
        assert_eq!(files[0].pair, None);
        let rungs = String::from_utf8(files[0].bytes.clone()).unwrap();
        assert_eq!(rungs.replace('\t', " ").replace('\n', ", "), expected);
    }

    #[test]
    fn rungs_ascend_and_end_at_the_counts() {
        check("", "", &[], "0 0 0, ");
        check("bbb", "bb", &[(&[0], &[0], false), (&[1, 2], &[1], false)], "0 0 0.9877, 1 1 0.9877, 3 2 0, ");
        let gap = "0 0 0, 1 0 0, 1 1 0.9877, 2 2 0, ";
        check("bb", "bb", &[(&[0], &[], false), (&[], &[0], false), (&[1], &[1], false)], gap);
        check(
            "db",
            "bdb",
            &[(&[0], &[1], false), (&[], &[0], false), (&[1], &[2], false)],
            "0 0 0, 0 1 0.9877, 1 2 0, ",
        );
    }

    #[test]
    fn what_crosses_stands_unlinked() {
        let beads: &[(&[usize], &[usize], bool)] = &[(&[0], &[2], true), (&[1], &[0], false), (&[2], &[1], false)];
        check("bbb", "bbb", beads, "0 0 0, 1 0 0.9877, 2 1 0.9877, 3 2 0, 3 3 0, ");
        // Not told as moved, but crossing; and a bead that is torn apart.
        check("bb", "bb", &[(&[0], &[1], false), (&[1], &[0], false)], "0 0 0, 0 1 0.9877, 1 2 0, 2 2 0, ");
        check("bbb", "bb", &[(&[0, 2], &[0], false), (&[1], &[1], false)], "0 0 0, 1 0 0, 1 1 0.9877, 2 2 0, 3 2 0, ");
    }
}
