//! The rows of the grid, out of the beads of all versions.

use super::{Pair, Row, added::Added};
use crate::align::Side;
use std::collections::BTreeMap;

/// Where a row stands that the base lacks: behind which row of the base, then how far behind it.
type Order<'a> = (Option<usize>, usize, Vec<(&'a str, usize)>);

/// All rows in the order of the base.
pub fn rows(sides: &[Side<'_>], standing: &[usize], base: usize, pairs: &[Pair], added: &Added<'_>) -> Vec<Row> {
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
        let told = |(v, p): &(usize, usize)| (sides[*v].version.paragraphs[*p].text.as_str(), standing[*v]);
        let mut texts: Vec<_> = cluster.iter().map(told).collect();
        texts.sort_unstable();
        (row, behind, texts)
    };
    let mut extra: Vec<(Order<'_>, Row)> =
        added.paragraphs.iter().map(|c| (order(c), Row::of_cluster(c, sides.len()))).collect();
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
