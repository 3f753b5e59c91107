//! Which units of the base and of a version correspond: search over sentences, then beads of paragraphs.
//!
//! Debris takes part in nothing. A pin holds its paragraphs together whatever the search would say; the search
//! goes on around it.

mod anchor;
mod bead;
mod confidence;
mod crossing;
mod doubt;
mod exact;
mod found;
mod habits;
mod lift;
mod odds;
mod order;
mod prospect;
mod search;
mod side;

pub use bead::{Alignment, Bead, Held, Pin};
pub use lift::components;
pub use order::mark_moved;
pub use prospect::Prospect;
pub use search::SHAPES;
pub use side::{Cut, Side};

use crate::{
    progress::{Cancelled, Progress},
    similarity::Weights,
};
use found::Found;
use std::collections::BTreeSet;

/// A link between units of both sides by their numbers.
type Link = (Vec<usize>, Vec<usize>);

/// Aligns a version with the base; `pins` are those of this version.
///
/// # Errors
/// [`Cancelled`] when `progress` says to stop.
pub fn align(
    base: Side<'_>,
    version: Side<'_>,
    pins: &[Pin],
    weights: &Weights,
    progress: &Progress<'_>,
) -> Result<Alignment, Cancelled> {
    let prospect = Prospect::new(base, version, weights, progress)?;
    align_by(&prospect, base, version, pins, weights, progress)
}

/// The same when the likelihood of all beads is known already: what a new pin needs.
///
/// # Errors
/// [`Cancelled`] when `progress` says to stop.
pub fn align_by(
    prospect: &Prospect,
    base: Side<'_>,
    version: Side<'_>,
    pins: &[Pin],
    weights: &Weights,
    progress: &Progress<'_>,
) -> Result<Alignment, Cancelled> {
    let fixed = fixed_paragraphs(base, version, pins);
    let free = |side: Side<'_>, own: fn(&Link) -> &Vec<usize>| {
        let taken: BTreeSet<usize> = fixed.iter().flat_map(own).copied().collect();
        side.sentences(|p| !taken.contains(&p))
    };
    let (mut left, mut right) = (free(base, |(own, _)| own), free(version, |(_, own)| own));
    let mut found = Found::new(base, version, weights);
    found.link(prospect, &mut left, &mut right, progress)?;
    found.set_apart_what_crosses(&fixed);
    let mut paragraphs = lift::lift(base.text, version.text, &found.links, &found.crossing);
    for (left, right) in fixed {
        found.link_fixed(prospect, (&left, &right), progress)?;
        if !left.is_empty() && !right.is_empty() {
            paragraphs.push((left, right));
        }
    }
    Ok(found.alignment(&paragraphs, pins, &prospect.matching))
}

/// Aligns only the given paragraphs of both sides with one another; all others stand alone.
///
/// # Errors
/// [`Cancelled`] when `progress` says to stop.
pub fn align_within(
    base: Side<'_>,
    version: Side<'_>,
    (of_base, of_version): (&BTreeSet<usize>, &BTreeSet<usize>),
    weights: &Weights,
    progress: &Progress<'_>,
) -> Result<Alignment, Cancelled> {
    let mut found = Found::new(base, version, weights);
    let (mut left, mut right) =
        (base.sentences(|p| of_base.contains(&p)), version.sentences(|p| of_version.contains(&p)));
    let prospect = Prospect::of(base, &left, version, &right, weights, progress)?;
    found.link(&prospect, &mut left, &mut right, progress)?;
    let paragraphs = lift::lift(base.text, version.text, &found.links, &found.crossing);
    Ok(found.alignment(&paragraphs, &[], &prospect.matching))
}

/// Paragraphs that belong together before any search: pinned, or the same word for word in one language.
fn fixed_paragraphs(base: Side<'_>, version: Side<'_>, pins: &[Pin]) -> Vec<Link> {
    let exists = |side: Side<'_>, own: &[usize]| own.iter().all(|p| *p < side.version.paragraphs.len());
    let (mut fixed, mut held) = (Vec::<Link>::new(), Held::default());
    for pin in pins {
        let (left, right) = (&pin.base_paragraphs, &pin.version_paragraphs);
        if exists(base, left) && exists(version, right) && held.take(pin) {
            fixed.push((left.clone(), right.clone()));
        }
    }
    if base.shares_language(version) {
        let number = pins.first().map_or(0, |pin| pin.version);
        let same = exact::same_paragraphs(base, version).into_iter().filter(|(i, j)| !held.holds(number, *i, *j));
        fixed.extend(same.map(|(i, j)| (vec![i], vec![j])));
    }
    fixed
}
