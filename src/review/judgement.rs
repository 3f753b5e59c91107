//! What a person says of what the program found: verdicts on differences, and where a row stands in the review.
//!
//! A verdict holds to the words on both sides, never to a number, so it is found again after realigning, after
//! another version became the base, and in a replaced text as long as the words are there.

use super::{Anchor, OfRow, Review};
use crate::{
    collate::{Collation, Row},
    diff::{Aspect, Difference, Kind, Reason},
    text::{Place, Version},
};
use std::collections::{BTreeMap, BTreeSet};

/// Names a judgement through undo, saving and loading.
pub type JudgementId = u64;

/// Something that a person said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// Of one difference.
    Difference {
        /// Which.
        about: About,
        /// What.
        verdict: Verdict,
    },
    /// All differences like one are dismissed.
    Alike(Likeness),
    /// Of a row, held to a paragraph in it.
    Row {
        /// The paragraph.
        anchor: Anchor,
        /// Where the row stands; none for one that only has tags.
        status: Option<RowStatus>,
        /// Words to sort rows by, ascending.
        tags: Vec<String>,
    },
}

/// What a person says of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It is one.
    Confirmed,
    /// It is none.
    Dismissed,
    /// It needs another look.
    Unsure,
}

/// Where a row stands in the review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowStatus {
    /// Looked at and done.
    Accepted,
    /// Needs another look.
    NeedsLook,
    /// Its text changed since the review; the program says so when a version is replaced.
    Changed,
}

/// Which difference: between which versions, of what, and on which words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// What happened, seen from `base`.
    pub kind: Kind,
    /// What it concerns.
    pub aspect: Aspect,
    /// Number of the version that was the base.
    pub base: usize,
    /// Number of the version that differs from it.
    pub version: usize,
    /// The first words in the base, where it has some.
    pub base_anchor: Option<Anchor>,
    /// The first words in the version, where it has some.
    pub version_anchor: Option<Anchor>,
}

/// What differences that are alike have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Likeness {
    /// What happened, seen from the base.
    pub kind: Kind,
    /// What it concerns.
    pub aspect: Aspect,
    /// The base's value in one spelling, or its words in small letters.
    pub base: String,
    /// The version's.
    pub version: String,
}

impl About {
    /// What identifies a difference of this collation.
    pub fn of(review: &Review, collation: &Collation, difference: &Difference) -> Self {
        let anchor = |version: usize, places: &[Place]| places.first().map(|place| review.anchor(version, *place));
        Self {
            kind: difference.kind,
            aspect: difference.aspect,
            base: collation.base,
            version: difference.version,
            base_anchor: anchor(collation.base, &difference.base_spans),
            version_anchor: anchor(difference.version, &difference.version_spans),
        }
    }

    /// Where its words stand now; none where they are gone on a side.
    fn stands(&self, review: &Review) -> Option<Standing> {
        let place = |anchor: &Option<Anchor>| match anchor {
            None => Some(None),
            Some(anchor) => match anchor.find(review.versions().get(anchor.version)?) {
                super::Standing::Here(place) | super::Standing::Elsewhere(place) => Some(Some(place)),
                super::Standing::Lost(_) => None,
            },
        };
        let (base_place, version_place) = (place(&self.base_anchor)?, place(&self.version_anchor)?);
        let Self { kind, aspect, base, version, .. } = *self;
        Some(Standing { kind, aspect, base: (base, base_place), version: (version, version_place) })
    }

    /// The versions that it names.
    pub(super) fn versions(&self) -> [usize; 2] {
        [self.base, self.version]
    }
}

/// A judged difference with where its words stand now.
struct Standing {
    kind: Kind,
    aspect: Aspect,
    base: (usize, Option<Place>),
    version: (usize, Option<Place>),
}

impl Standing {
    /// Whether it is this difference, seen from either side. Spans may have moved a little; the words have not.
    fn is_of(&self, base: usize, difference: &Difference) -> bool {
        if self.aspect != difference.aspect {
            return false;
        }
        let pair = (base, difference.version);
        let [own, other] = if (self.base.0, self.version.0) == pair && self.kind == difference.kind {
            [self.base.1, self.version.1]
        } else if (self.version.0, self.base.0) == pair && self.kind == mirrored(difference.kind) {
            [self.version.1, self.base.1]
        } else {
            return false;
        };
        let stands = |place: Option<Place>, places: &[Place]| match place {
            None => places.is_empty(),
            Some(at) => {
                places.iter().any(|p| p.paragraph == at.paragraph && (p.span == at.span || p.span.overlaps(at.span)))
            }
        };
        stands(own, &difference.base_spans) && stands(other, &difference.version_spans)
    }
}

impl Likeness {
    /// What a difference has in common with those like it.
    pub fn of(versions: &[Version], base: usize, difference: &Difference) -> Self {
        let (own, other) = match &difference.reason {
            // "Not" and "perhaps" are the same wherever they stand; what they are about is what counts.
            _ if matches!(difference.aspect, Aspect::Negation | Aspect::Strength) => (
                paragraphs(versions, base, &difference.base_spans),
                paragraphs(versions, difference.version, &difference.version_spans),
            ),
            Reason::FactsDiffer { base, version } => (base.clone(), version.clone()),
            Reason::FactUnmatched { value } if difference.version_spans.is_empty() => (value.clone(), String::new()),
            Reason::FactUnmatched { value } => (String::new(), value.clone()),
            _ => (
                words(versions, base, &difference.base_spans),
                words(versions, difference.version, &difference.version_spans),
            ),
        };
        Self { kind: difference.kind, aspect: difference.aspect, base: own, version: other }
    }

    /// The same seen from the other side.
    fn mirrored(&self) -> Self {
        Self { kind: mirrored(self.kind), aspect: self.aspect, base: self.version.clone(), version: self.base.clone() }
    }

    fn is_of(&self, difference: &Self) -> bool {
        self == difference || self.mirrored() == *difference
    }
}

impl Judgement {
    /// Whether it speaks of a version.
    pub(super) fn names(&self, version: usize) -> bool {
        match self {
            Self::Difference { about, .. } => about.versions().contains(&version),
            Self::Row { anchor, .. } => anchor.version == version,
            Self::Alike(_) => false,
        }
    }

    /// Whether all versions that it speaks of are among so many.
    pub(super) fn fits(&self, versions: usize) -> bool {
        match self {
            Self::Difference { about, .. } => {
                let anchors = about.base_anchor.iter().chain(&about.version_anchor);
                about.versions().into_iter().chain(anchors.map(|anchor| anchor.version)).all(|v| v < versions)
            }
            Self::Row { anchor, .. } => anchor.version < versions,
            Self::Alike(_) => true,
        }
    }

    /// Gives every version that it speaks of another number.
    pub(super) fn renumber(&mut self, number: &impl Fn(usize) -> usize) {
        match self {
            Self::Difference { about, .. } => {
                (about.base, about.version) = (number(about.base), number(about.version));
                for anchor in about.base_anchor.iter_mut().chain(&mut about.version_anchor) {
                    anchor.version = number(anchor.version);
                }
            }
            Self::Row { anchor, .. } => anchor.version = number(anchor.version),
            Self::Alike(_) => {}
        }
    }
}

impl Review {
    /// For each difference of the collation what a person said of it; its own verdict goes before one on all like it.
    pub fn verdicts(&self, collation: &Collation) -> Vec<Option<Verdict>> {
        let own: Vec<(Standing, Verdict)> = self
            .judgements()
            .filter_map(|(_, judgement)| match judgement {
                Judgement::Difference { about, verdict } => Some((about.stands(self)?, *verdict)),
                _ => None,
            })
            .collect();
        let likenesses: BTreeSet<Likeness> = self
            .judgements()
            .filter_map(|(_, judgement)| match judgement {
                Judgement::Alike(likeness) => Some([likeness.clone(), likeness.mirrored()]),
                _ => None,
            })
            .flatten()
            .collect();
        let of = |difference: &Difference| Likeness::of(self.versions(), collation.base, difference);
        let verdict = |difference: &Difference| {
            let own = own.iter().find(|(standing, _)| standing.is_of(collation.base, difference));
            let alike =
                || (!likenesses.is_empty() && likenesses.contains(&of(difference))).then_some(Verdict::Dismissed);
            own.map(|(_, verdict)| *verdict).or_else(alike)
        };
        collation.differences.iter().map(verdict).collect()
    }

    /// The verdicts on this very difference with their numbers, the one that holds first.
    pub(super) fn judgements_on(
        &self,
        base: usize,
        difference: &Difference,
    ) -> impl Iterator<Item = (JudgementId, &Judgement)> {
        self.judgements().filter(move |(_, judgement)| match judgement {
            Judgement::Difference { about, .. } => {
                about.stands(self).is_some_and(|standing| standing.is_of(base, difference))
            }
            _ => false,
        })
    }

    /// The judgement that dismisses all differences like this one, with its number.
    pub(super) fn likeness_of(&self, base: usize, difference: &Difference) -> Option<(JudgementId, &Judgement)> {
        let mut alike = self.judgements().filter(|(_, judgement)| matches!(judgement, Judgement::Alike(_))).peekable();
        alike.peek()?;
        let own = Likeness::of(self.versions(), base, difference);
        alike.find(|(_, judgement)| matches!(judgement, Judgement::Alike(likeness) if likeness.is_of(&own)))
    }

    /// For each of these rows what was said of it.
    pub fn of_rows(&self, rows: &[Row]) -> Vec<OfRow> {
        let mut said: BTreeMap<(usize, usize), Vec<&Judgement>> = BTreeMap::new();
        for (_, judgement) in self.judgements() {
            if let Judgement::Row { anchor, .. } = judgement
                && let Some(version) = self.versions().get(anchor.version)
            {
                let paragraph = anchor.find(version).place().paragraph;
                said.entry((anchor.version, paragraph)).or_default().push(judgement);
            }
        }
        let of_row = |row: &Row| {
            let paragraphs = row.cells.iter().enumerate().flat_map(|(v, cell)| cell.iter().map(move |p| (v, *p)));
            OfRow::of(paragraphs.filter_map(|place| said.get(&place)).flatten().copied())
        };
        if said.is_empty() { vec![OfRow::default(); rows.len()] } else { rows.iter().map(of_row).collect() }
    }

    /// What was said of the row with these paragraphs of each version, oldest first.
    pub fn judgements_of_row<'a>(
        &'a self,
        cells: &'a [Vec<usize>],
    ) -> impl Iterator<Item = (JudgementId, &'a Judgement)> + 'a {
        self.judgements().filter(move |(_, judgement)| match judgement {
            Judgement::Row { anchor, .. } => {
                let Some(version) = self.versions().get(anchor.version) else { return false };
                let paragraph = anchor.find(version).place().paragraph;
                cells.get(anchor.version).is_some_and(|cell| cell.contains(&paragraph))
            }
            _ => false,
        })
    }
}

/// What a kind is when the version is made the base.
fn mirrored(kind: Kind) -> Kind {
    match kind {
        Kind::Added => Kind::LeftOut,
        Kind::LeftOut => Kind::Added,
        other => other,
    }
}

/// The words of the whole paragraphs that places stand in.
fn paragraphs(versions: &[Version], version: usize, places: &[Place]) -> String {
    let mut numbers: Vec<usize> = places.iter().map(|place| place.paragraph).collect();
    numbers.dedup();
    let whole = |at: usize| Some(Place { paragraph: at, span: versions.get(version)?.paragraphs.get(at)?.span() });
    words(versions, version, &numbers.into_iter().filter_map(whole).collect::<Vec<Place>>())
}

fn words(versions: &[Version], version: usize, places: &[Place]) -> String {
    let Some(version) = versions.get(version) else { return String::new() };
    let text = |place: &Place| Some(place.span.of(&version.paragraphs.get(place.paragraph)?.text));
    let words = places.iter().filter_map(text).flat_map(str::split_whitespace);
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}
