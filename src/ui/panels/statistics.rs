//! Counts, shares and lengths of a comparison: the view-model of the statistics panel.
//!
//! Shares are of the base's content without page debris: how many of its paragraphs a version has something for, how
//! many of its sentences and words stand in sentences that are linked. Of a version that cannot be told no share is
//! said.

use crate::ui::{rows::Certainty, state::Document};
use crate::{
    collate::Collation,
    diff::{Band, Kind},
    segment,
    text::{Segmented, Version},
};
use std::collections::{BTreeMap, BTreeSet};

/// All kinds, in the order in which they are told.
pub const KINDS: [Kind; 5] = [Kind::LeftOut, Kind::Added, Kind::Changed, Kind::Moved, Kind::Untranslated];

/// Everything that is counted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Statistics {
    /// For each version what it has.
    pub versions: Vec<OfVersion>,
    /// Pairs of versions that share additions, and how many; most first.
    pub shared: Vec<(usize, usize, usize)>,
}

/// What is counted of a version.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OfVersion {
    /// Marked differences of each kind, in the order of the table below, without what was dismissed.
    pub counts: [usize; 5],
    /// Those that are not sure.
    pub unsure: usize,
    /// Its length.
    pub length: Length,
}

/// How long a version is, and how much of the base it has.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Length {
    /// Its words.
    pub words: usize,
    /// Its words as a share of the base's.
    pub ratio: Option<f64>,
    /// Shares of the base's paragraphs, sentences and words that it has; none for the base and where that cannot be
    /// told.
    pub covered: Option<[f64; 3]>,
    /// Share of its sentences without a counterpart in the base.
    pub alone: Option<f64>,
}

/// Counts a document's differences; `lengths` come from [`lengths`], which takes longer and hangs on no verdict.
pub fn statistics(document: &Document, lengths: &[Length]) -> Statistics {
    let collation = &*document.collation;
    let mut versions: Vec<OfVersion> =
        lengths.iter().map(|length| OfVersion { length: *length, ..OfVersion::default() }).collect();
    let mut additions: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (number, difference) in collation.differences.iter().enumerate() {
        let Some(of_version) = versions.get_mut(difference.version) else { continue };
        let certainty = document.rows.certainty(collation, number);
        if difference.band() == Band::Silent || certainty == Some(Certainty::Dismissed) {
            continue;
        }
        if !certainty.is_some_and(Certainty::is_marked) {
            of_version.unsure += 1;
            continue;
        }
        let kind = KINDS.iter().position(|kind| *kind == difference.kind);
        kind.and_then(|kind| of_version.counts.get_mut(kind)).into_iter().for_each(|count| *count += 1);
        if difference.kind == Kind::Added {
            additions.entry(difference.group).or_default().insert(difference.version);
        }
    }
    Statistics { versions, shared: shared(additions.values()) }
}

fn shared<'a>(groups: impl Iterator<Item = &'a BTreeSet<usize>>) -> Vec<(usize, usize, usize)> {
    let mut pairs: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for versions in groups {
        for one in versions {
            for other in versions.range(one + 1..) {
                *pairs.entry((*one, *other)).or_default() += 1;
            }
        }
    }
    let mut shared: Vec<_> = pairs.into_iter().map(|((one, other), count)| (one, other, count)).collect();
    shared.sort_by_key(|(one, other, count)| (std::cmp::Reverse(*count), *one, *other));
    shared
}

/// The lengths of `versions`, and how much of the base each has.
pub fn lengths(versions: &[Version], collation: &Collation) -> Vec<Length> {
    let texts: Vec<Text<'_>> = versions.iter().map(Text::new).collect();
    let Some(base) = texts.get(collation.base) else { return Vec::new() };
    let of_base = base.words(|_| true);
    let length = |(number, text): (usize, &Text<'_>)| {
        let words = text.words(|_| true);
        let ratio = share(words, of_base);
        let known = number != collation.base && !collation.cannot_tell.versions.contains(&number);
        let linked = known.then(|| linked(collation, number)).flatten();
        let covered = linked.as_ref().and_then(|(linked, _)| {
            let sentences = share(base.sentences(|s| linked.contains(&s)), base.sentences(|_| true))?;
            Some([
                paragraphs(base, collation, number)?,
                sentences,
                share(base.words(|s| linked.contains(&s)), of_base)?,
            ])
        });
        let alone = linked.and_then(|(_, own)| share(text.sentences(|s| !own.contains(&s)), text.sentences(|_| true)));
        Length { words, ratio, covered, alone }
    };
    texts.iter().enumerate().map(length).collect()
}

/// A version cut into sentences.
struct Text<'a> {
    version: &'a Version,
    cut: Segmented,
}

impl<'a> Text<'a> {
    fn new(version: &'a Version) -> Self {
        Self { version, cut: segment::segment(version) }
    }

    fn of_content(&self, wanted: impl Fn(usize) -> bool) -> impl Iterator<Item = &crate::text::Sentence> {
        let is_content = |paragraph: usize| self.version.paragraphs.get(paragraph).is_some_and(|p| p.is_content());
        let all = self.cut.sentences.iter().enumerate();
        all.filter(move |(s, sentence)| is_content(sentence.place.paragraph) && wanted(*s))
            .map(|(_, sentence)| sentence)
    }

    fn sentences(&self, wanted: impl Fn(usize) -> bool) -> usize {
        self.of_content(wanted).count()
    }

    fn words(&self, wanted: impl Fn(usize) -> bool) -> usize {
        self.of_content(wanted).map(|sentence| sentence.tokens.len()).sum()
    }
}

/// The sentences of base and version that have a counterpart; none where nothing is known of sentences.
fn linked(collation: &Collation, version: usize) -> Option<(BTreeSet<usize>, BTreeSet<usize>)> {
    let pair = collation.pairs.iter().find(|pair| pair.version == version)?;
    let beads = &pair.alignment.sentences;
    let linked = || beads.iter().filter(|bead| bead.is_linked());
    let base = linked().flat_map(|bead| bead.base.iter().copied()).collect();
    (!beads.is_empty()).then(|| (base, linked().flat_map(|bead| bead.version.iter().copied()).collect()))
}

/// Share of the base's paragraphs in whose row the version has something.
fn paragraphs(base: &Text<'_>, collation: &Collation, version: usize) -> Option<f64> {
    let (mut all, mut had) = (0, 0);
    for row in &collation.rows {
        let is_content = |p: &&usize| base.version.paragraphs.get(**p).is_some_and(|p| p.is_content());
        let count = row.cells.get(collation.base)?.iter().filter(is_content).count();
        all += count;
        had += if row.cells.get(version)?.is_empty() { 0 } else { count };
    }
    share(had, all)
}

fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}
