//! What versions have and the base has not: the same in several of them is put together.
//!
//! Where two versions both add something, the paragraphs with it are aligned with each other. What is linked there and alone against
//! the base is one added paragraph or sentence, not two. The surest links are joined first, so that the order of the
//! columns does not matter where not all of them fit together.

use super::{Pair, memory::Couples};
use crate::{
    align::{Alignment, Bead, Cut, Side},
    diff::{Aspect, Difference, Kind},
    progress::{Cancelled, Progress},
    similarity::Weights,
    text::Paragraph,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// What the base lacks is the same in two versions from this confidence on.
const SHARED_FROM: f64 = 0.5;

/// Paragraphs taken along on each side of one with additions.
const AROUND: usize = 3;

/// A paragraph or sentence of a version: both numbers.
type Member = (usize, usize);

/// What versions add, the same in several of them together.
pub struct Added<'a> {
    sides: &'a [Side<'a>],
    /// Added paragraphs, debris too; the members of each in the order of the versions.
    pub paragraphs: Vec<Vec<Member>>,
    /// Added sentences, in the same way.
    sentences: Vec<Vec<Member>>,
}

/// Units of two versions that are linked with each other.
struct Shared {
    confidence: f64,
    /// Standing of the version and number of the unit of both, sorted: the same in any order of the columns.
    names: [(usize, usize); 2],
    members: [Member; 2],
}

impl<'a> Added<'a> {
    /// Finds what is added, and aligns versions with each other where both add something.
    pub fn find(
        (sides, cuts): (&'a [Side<'a>], &[Arc<Cut>]),
        standing: &[usize],
        pairs: &[Pair],
        known: &mut Couples,
        weights: &Weights,
        progress: &Progress<'_>,
    ) -> Result<Self, Cancelled> {
        known.begin();
        let adding: Vec<(usize, BTreeSet<usize>)> = pairs
            .iter()
            .map(|pair| (pair.version, paragraphs_with_additions(sides[pair.version], pair)))
            .filter(|(_, paragraphs)| !paragraphs.is_empty())
            .collect();
        let couples: Vec<_> =
            (0..adding.len()).flat_map(|at| (at + 1..adding.len()).map(move |next| (at, next))).collect();
        let mut alignments = Vec::new();
        for (done, (a, b)) in couples.iter().enumerate() {
            let part = |share: f32| progress((done as f32 + share) / couples.len() as f32);
            let found = align_ordered(cuts, standing, [&adding[*a], &adding[*b]], known, weights, &part)?;
            alignments.push(((adding[*a].0, adding[*b].0), found));
        }
        let join = |beads: fn(&Alignment) -> &[Bead]| {
            let alone =
                pairs.iter().flat_map(|pair| alone(beads(&pair.alignment)).map(|unit| vec![(pair.version, unit)]));
            let linked = alignments.iter().flat_map(|(couple, found)| shared(standing, *couple, beads(found)));
            joined(alone.collect(), linked.collect())
        };
        let mut paragraphs = join(|alignment| &alignment.paragraphs);
        join_equal_debris(&mut paragraphs, sides);
        paragraphs.iter_mut().for_each(|cluster| cluster.sort_unstable());
        let sentences = join(|alignment| &alignment.sentences);
        Ok(Self { sides, paragraphs, sentences })
    }

    /// For what is added in several versions, a number that these differences share.
    pub fn shared_by(&self, difference: &Difference) -> Option<usize> {
        let place = difference.version_spans.first().filter(|_| difference.kind == Kind::Added)?;
        let text = self.sides[difference.version].text;
        let (clusters, unit, before) = match difference.aspect {
            Aspect::Paragraph => (&self.paragraphs, place.paragraph, 0),
            Aspect::Sentence => {
                let mut own = text.by_paragraph.get(place.paragraph)?.clone();
                let unit = own.find(|s| text.sentences[*s].place == *place)?;
                (&self.sentences, unit, self.paragraphs.len())
            }
            _ => return None,
        };
        let member = (difference.version, unit);
        let found = clusters.iter().position(|cluster| cluster.len() > 1 && cluster.contains(&member))?;
        Some(before + found)
    }
}

/// Units of the version that the base lacks.
fn alone(beads: &[Bead]) -> impl Iterator<Item = usize> {
    beads.iter().filter(|bead| bead.base.is_empty()).flat_map(|bead| bead.version.iter().copied())
}

/// Paragraphs of content with anything in them that the base lacks, and those around them: a search needs something
/// to hold on to.
fn paragraphs_with_additions(side: Side<'_>, pair: &Pair) -> BTreeSet<usize> {
    let paragraphs = alone(&pair.alignment.sentences).map(|s| side.text.sentences[s].place.paragraph);
    let is_content = |p: &usize| side.version.paragraphs.get(*p).is_some_and(Paragraph::is_content);
    paragraphs.filter(is_content).flat_map(|p| p.saturating_sub(AROUND)..=p + AROUND).filter(is_content).collect()
}

/// Aligns paragraphs of two versions, the one first that stands first, so that the order of the columns does not
/// matter.
fn align_ordered(
    cuts: &[Arc<Cut>],
    standing: &[usize],
    [(left, of_left), (right, of_right)]: [&(usize, BTreeSet<usize>); 2],
    known: &mut Couples,
    weights: &Weights,
    progress: &Progress<'_>,
) -> Result<Alignment, Cancelled> {
    let (a, b) = (&cuts[*left], &cuts[*right]);
    if standing[*left] <= standing[*right] {
        return known.align([a, b], [of_left, of_right], weights, progress);
    }
    let mut turned = known.align([b, a], [of_right, of_left], weights, progress)?;
    for bead in turned.paragraphs.iter_mut().chain(&mut turned.sentences) {
        std::mem::swap(&mut bead.base, &mut bead.version);
    }
    Ok(turned)
}

/// What is linked one to one between two versions.
fn shared(standing: &[usize], (left, right): (usize, usize), beads: &[Bead]) -> Vec<Shared> {
    let sure = |b: &&Bead| b.base.len() == 1 && b.version.len() == 1 && b.confidence >= SHARED_FROM;
    let shared = |bead: &Bead| {
        let members = [(left, bead.base[0]), (right, bead.version[0])];
        let mut names = members.map(|(version, unit)| (standing[version], unit));
        names.sort_unstable();
        Shared { confidence: bead.confidence, names, members }
    };
    beads.iter().filter(sure).map(shared).collect()
}

/// The clusters with linked ones put together, the surest links first.
fn joined(mut clusters: Vec<Vec<Member>>, mut shared: Vec<Shared>) -> Vec<Vec<Member>> {
    shared.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then_with(|| a.names.cmp(&b.names)));
    for Shared { members: [a, b], .. } in shared {
        merge(&mut clusters, a, b);
    }
    clusters
}

/// Puts together the clusters of two members, unless a version would have two in one cluster.
fn merge(clusters: &mut Vec<Vec<Member>>, a: Member, b: Member) {
    let find = |member: Member| clusters.iter().position(|cluster| cluster.contains(&member));
    let (Some(x), Some(y)) = (find(a), find(b)) else { return };
    let overlap = clusters[x].iter().any(|(v, _)| clusters[y].iter().any(|(w, _)| v == w));
    if x != y && !overlap {
        let moved = clusters.remove(x.max(y));
        clusters[x.min(y)].extend(moved);
    }
}

/// Debris of two versions with the same text stands in one row.
fn join_equal_debris(clusters: &mut Vec<Vec<Member>>, sides: &[Side<'_>]) {
    let mut debris: BTreeMap<&str, Vec<Member>> = BTreeMap::new();
    for (version, paragraph) in clusters.iter().flatten().copied() {
        let text = &sides[version].version.paragraphs[paragraph];
        if !text.is_content() {
            debris.entry(&text.text).or_default().push((version, paragraph));
        }
    }
    for same in debris.into_values() {
        for member in &same[1..] {
            merge(clusters, same[0], *member);
        }
    }
}
