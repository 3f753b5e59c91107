//! The rows of the grid, out of the beads of all versions.

use super::{Pair, Row};
use crate::{
    align::{Alignment, Bead, Side, align},
    diff::{Aspect, Difference, Kind},
    progress::{Cancelled, Progress},
    similarity::Weights,
    text::Language,
};
use std::collections::BTreeMap;

/// A paragraph that the base lacks is the same in two versions from this confidence on.
const SHARED_FROM: f64 = 0.5;

/// The paragraphs that versions have and the base has not, those that correspond put together.
pub struct Added {
    /// Each with its (version, paragraph) members in the order of the versions.
    clusters: Vec<Vec<(usize, usize)>>,
}

impl Added {
    /// Finds them, aligning versions with each other where both add something.
    pub fn find(
        sides: &[Side<'_>],
        pairs: &[Pair],
        weights: &Weights,
        progress: &Progress<'_>,
    ) -> Result<Self, Cancelled> {
        let mut clusters: Vec<Vec<(usize, usize)>> = Vec::new();
        let alone = |pair: &Pair| -> Vec<usize> {
            pair.alignment.paragraphs.iter().filter(|b| b.base.is_empty()).flat_map(|b| b.version.clone()).collect()
        };
        for pair in pairs {
            clusters.extend(alone(pair).into_iter().map(|p| vec![(pair.version, p)]));
        }
        let content =
            |pair: &Pair| alone(pair).into_iter().any(|p| sides[pair.version].version.paragraphs[p].is_content());
        let adding: Vec<usize> = pairs.iter().filter(|pair| content(pair)).map(|pair| pair.version).collect();
        let mut shared: Vec<Shared<'_>> = Vec::new();
        for (at, left) in adding.iter().enumerate() {
            for right in &adding[at + 1..] {
                let alignment = align_ordered(sides, (*left, *right), weights, progress)?;
                shared.extend(shared_paragraphs(sides, (*left, *right), &alignment));
            }
        }
        shared.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then_with(|| a.names.cmp(&b.names)));
        for Shared { members: [a, b], .. } in shared {
            merge(&mut clusters, a, b);
        }
        join_equal_debris(&mut clusters, sides);
        clusters.iter_mut().for_each(|c| c.sort_unstable());
        Ok(Self { clusters })
    }

    /// For a paragraph that is added in several versions, a number that these differences share.
    pub fn row_of(&self, difference: &Difference) -> Option<usize> {
        if difference.kind != Kind::Added || difference.aspect != Aspect::Paragraph {
            return None;
        }
        let member = (difference.version, difference.version_spans.first()?.paragraph);
        self.clusters.iter().position(|cluster| cluster.len() > 1 && cluster.contains(&member))
    }
}

/// Aligns two versions, the one first whose text sorts first, so that their order does not matter.
fn align_ordered(
    sides: &[Side<'_>],
    (left, right): (usize, usize),
    weights: &Weights,
    progress: &Progress<'_>,
) -> Result<Alignment, Cancelled> {
    let key = |v: usize| super::name_of(sides[v].version);
    if key(left) <= key(right) {
        return align(sides[left], sides[right], &[], weights, progress);
    }
    let mut turned = align(sides[right], sides[left], &[], weights, progress)?;
    turned.paragraphs.iter_mut().for_each(|b| std::mem::swap(&mut b.base, &mut b.version));
    Ok(turned)
}

/// A paragraph of one version that stands in another too.
struct Shared<'a> {
    confidence: f64,
    /// What tells the two from others without the numbers of their versions; sorted.
    names: [(Name<'a>, usize); 2],
    members: [(usize, usize); 2],
}

/// What is linked one to one between two versions; the surest links are to be joined first, so that the order of
/// the columns does not matter where not all of them fit together.
fn shared_paragraphs<'a>(sides: &[Side<'a>], (left, right): (usize, usize), alignment: &Alignment) -> Vec<Shared<'a>> {
    let sure = |b: &&Bead| b.base.len() == 1 && b.version.len() == 1 && b.confidence >= SHARED_FROM;
    let shared = |bead: &Bead| {
        let members = [(left, bead.base[0]), (right, bead.version[0])];
        let mut names = members.map(|(version, paragraph)| (super::name_of(sides[version].version), paragraph));
        names.sort_unstable();
        Shared { confidence: bead.confidence, names, members }
    };
    alignment.paragraphs.iter().filter(sure).map(shared).collect()
}

/// Puts together the clusters of two paragraphs, unless a version would have two in one cluster.
fn merge(clusters: &mut Vec<Vec<(usize, usize)>>, a: (usize, usize), b: (usize, usize)) {
    let find = |member: (usize, usize)| clusters.iter().position(|c| c.contains(&member));
    let (Some(x), Some(y)) = (find(a), find(b)) else { return };
    let overlap = clusters[x].iter().any(|(v, _)| clusters[y].iter().any(|(w, _)| v == w));
    if x != y && !overlap {
        let moved = clusters.remove(x.max(y));
        clusters[x.min(y)].extend(moved);
    }
}

/// Debris of two versions with the same text stands in one row.
fn join_equal_debris(clusters: &mut Vec<Vec<(usize, usize)>>, sides: &[Side<'_>]) {
    let mut debris: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
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

/// Where a row stands that the base lacks: behind which row of the base, then how far behind it.
type Order<'a> = (Option<usize>, usize, Vec<(&'a str, Name<'a>)>);

/// What tells a version from others without its number.
pub type Name<'a> = (&'a Language, &'a str, Vec<&'a str>);

/// All rows in the order of the base.
pub fn rows(sides: &[Side<'_>], base: usize, pairs: &[Pair], added: &Added) -> Vec<Row> {
    let groups = base_groups(sides[base].version.paragraphs.len(), pairs);
    let row_of_base: BTreeMap<usize, usize> =
        groups.iter().enumerate().flat_map(|(row, group)| group.iter().map(move |p| (*p, row))).collect();
    let mut rows: Vec<Row> = groups.into_iter().map(|group| Row::of(base, group, sides.len())).collect();
    let mut row_of: Vec<BTreeMap<usize, usize>> = vec![BTreeMap::new(); sides.len()];
    let mut moved: Vec<Vec<usize>> = vec![Vec::new(); sides.len()];
    for pair in pairs {
        for bead in pair.alignment.paragraphs.iter().filter(|b| b.is_linked()) {
            let row = row_of_base[&bead.base[0]];
            rows[row].cells[pair.version].extend(&bead.version);
            if bead.moved {
                moved[pair.version].extend(&bead.version);
            }
            row_of[pair.version].extend(bead.version.iter().map(|p| (*p, row)));
        }
    }
    rows.iter_mut().flat_map(|row| &mut row.cells).for_each(|cell| cell.sort_unstable());
    let order = |cluster: &Vec<(usize, usize)>| -> Order<'_> {
        let of_member = |(version, paragraph): &(usize, usize)| {
            let anchor = row_of[*version].range(..paragraph).rev().find(|(p, _)| !moved[*version].contains(p));
            (anchor.map(|(_, row)| *row), paragraph - anchor.map_or(0, |(p, _)| *p))
        };
        let (row, behind) = cluster.iter().map(of_member).min().unwrap_or_default();
        let told = |(v, p): &(usize, usize)| {
            (sides[*v].version.paragraphs[*p].text.as_str(), super::name_of(sides[*v].version))
        };
        let mut texts: Vec<_> = cluster.iter().map(told).collect();
        texts.sort_unstable();
        (row, behind, texts)
    };
    let mut extra: Vec<(Order<'_>, Row)> =
        added.clusters.iter().map(|c| (order(c), Row::of_cluster(c, sides.len()))).collect();
    extra.sort_by(|(a, _), (b, _)| a.cmp(b));
    merged(rows, extra)
}

/// Numbers of the base's paragraphs that any version's beads hold together, in order.
fn base_groups(paragraphs: usize, pairs: &[Pair]) -> Vec<Vec<usize>> {
    let mut leader: Vec<usize> = (0..paragraphs).collect();
    for bead in pairs.iter().flat_map(|pair| &pair.alignment.paragraphs).filter(|b| b.base.len() > 1) {
        let joined: Vec<usize> = bead.base.iter().map(|p| leader[*p]).collect();
        let Some(first) = joined.iter().min().copied() else { continue };
        leader.iter_mut().filter(|l| joined.contains(l)).for_each(|l| *l = first);
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    leader.into_iter().enumerate().for_each(|(p, l)| groups.entry(l).or_default().push(p));
    groups.into_values().collect()
}

fn merged(rows: Vec<Row>, extra: Vec<(Order<'_>, Row)>) -> Vec<Row> {
    let mut extra = extra.into_iter().peekable();
    let mut all = Vec::with_capacity(rows.len() + extra.len());
    all.extend(std::iter::from_fn(|| extra.next_if(|((row, ..), _)| row.is_none()).map(|(_, row)| row)));
    for (number, row) in rows.into_iter().enumerate() {
        all.push(row);
        all.extend(std::iter::from_fn(|| extra.next_if(|((row, ..), _)| *row == Some(number)).map(|(_, row)| row)));
    }
    all
}

impl Row {
    fn of(version: usize, paragraphs: Vec<usize>, versions: usize) -> Self {
        let mut cells = vec![Vec::new(); versions];
        cells[version] = paragraphs;
        Self { cells }
    }

    fn of_cluster(members: &[(usize, usize)], versions: usize) -> Self {
        let mut cells = vec![Vec::new(); versions];
        members.iter().for_each(|(version, paragraph)| cells[*version].push(*paragraph));
        Self { cells }
    }
}
