//! Which units of the base and of a version correspond: search over sentences, then beads of paragraphs.
//!
//! Debris takes part in nothing. A pin holds its paragraphs together whatever the search would say; the search
//! goes on around it.

mod anchor;
mod bead;
mod confidence;
mod crossing;
mod exact;
mod lift;
mod odds;
mod order;
mod search;

pub use bead::{Alignment, Bead, Pin};
pub use lift::components;
pub use order::mark_moved;
pub use search::SHAPES;

use crate::{
    progress::{Cancelled, Progress},
    similarity::{Candidate, Evidence, Text, Weights},
    text::{Segmented, Version},
};
use confidence::{Certainty, calibrated};
use odds::Odds;
use std::collections::BTreeSet;

/// One side of an alignment.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    /// The version.
    pub version: &'a Version,
    /// Its sentences.
    pub text: &'a Segmented,
}

/// In one language a link must be as probable as this: what means the same has words in common there.
const ALIKE: f32 = 0.5;

/// A link between units of both sides by their numbers.
type Link = (Vec<usize>, Vec<usize>);

/// Aligns a version with the base; `pins` are those of this version.
pub fn align(
    base: Side<'_>,
    version: Side<'_>,
    pins: &[Pin],
    weights: &Weights,
    progress: &Progress<'_>,
) -> Result<Alignment, Cancelled> {
    let mut found = Found::new(base, version);
    let fixed = fixed_paragraphs(base, version, pins);
    let fixed_base: BTreeSet<usize> = fixed.iter().flat_map(|(own, _)| own).copied().collect();
    let fixed_version: BTreeSet<usize> = fixed.iter().flat_map(|(_, own)| own).copied().collect();
    let free_base = base.sentences(|p| !fixed_base.contains(&p));
    let free_version = version.sentences(|p| !fixed_version.contains(&p));
    found.link(free_base, free_version, weights, progress)?;
    found.set_apart_what_crosses(&fixed);
    let mut paragraphs = lift::lift(base.text, version.text, &found.links, &found.crossing);
    for (left, right) in fixed {
        found.link(base.of_paragraphs(&left), version.of_paragraphs(&right), weights, progress)?;
        if !left.is_empty() && !right.is_empty() {
            paragraphs.push((left, right));
        }
    }
    Ok(found.alignment(&paragraphs, pins, weights))
}

/// Aligns only the given paragraphs of both sides with one another; all others stand alone.
pub fn align_within(
    base: Side<'_>,
    version: Side<'_>,
    (of_base, of_version): (&BTreeSet<usize>, &BTreeSet<usize>),
    weights: &Weights,
    progress: &Progress<'_>,
) -> Result<Alignment, Cancelled> {
    let mut found = Found::new(base, version);
    let (left, right) = (base.sentences(|p| of_base.contains(&p)), version.sentences(|p| of_version.contains(&p)));
    found.link(left, right, weights, progress)?;
    let paragraphs = lift::lift(base.text, version.text, &found.links, &found.crossing);
    Ok(found.alignment(&paragraphs, &[], weights))
}

/// Paragraphs that belong together before any search: pinned, or the same word for word in one language.
fn fixed_paragraphs(base: Side<'_>, version: Side<'_>, pins: &[Pin]) -> Vec<Link> {
    let exists = |side: Side<'_>, own: &[usize]| own.iter().all(|p| *p < side.version.paragraphs.len());
    let mut fixed: Vec<Link> = Vec::new();
    for pin in pins {
        let link = (pin.base_paragraphs.clone(), pin.version_paragraphs.clone());
        let holds =
            |(left, right): &Link| link.0.iter().any(|p| left.contains(p)) || link.1.iter().any(|p| right.contains(p));
        if exists(base, &link.0) && exists(version, &link.1) && !fixed.iter().any(holds) {
            fixed.push(link);
        }
    }
    if base.shares_language(version) {
        let is_pinned =
            |i, j| pins.iter().any(|pin| pin.base_paragraphs.contains(&i) || pin.version_paragraphs.contains(&j));
        let same = exact::same_paragraphs(base, version).into_iter().filter(|(i, j)| !is_pinned(*i, *j));
        fixed.extend(same.map(|(i, j)| (vec![i], vec![j])));
    }
    fixed
}

impl<'a> Side<'a> {
    /// Whether both are in one language, whatever the region.
    pub fn shares_language(self, other: Side<'_>) -> bool {
        self.version.language.same_as(&other.version.language)
    }

    /// Numbers of the sentences of the content paragraphs that `wanted` keeps.
    fn sentences(&self, wanted: impl Fn(usize) -> bool) -> Vec<usize> {
        let paragraph = |s: &usize| self.text.sentences[*s].place.paragraph;
        let keep = |s: &usize| self.version.paragraphs[paragraph(s)].is_content() && wanted(paragraph(s));
        (0..self.text.sentences.len()).filter(keep).collect()
    }

    fn of_paragraphs(&self, paragraphs: &[usize]) -> Vec<usize> {
        paragraphs.iter().flat_map(|p| self.text.by_paragraph.get(*p).cloned().unwrap_or_default()).collect()
    }

    fn take(&self, numbers: &[usize]) -> Text<'a> {
        Text { version: self.version, sentences: numbers.iter().map(|s| &self.text.sentences[*s]).collect() }
    }

    fn length(&self, sentences: impl Iterator<Item = usize>) -> usize {
        sentences.map(|s| self.text.sentences[s].place.span.len()).sum()
    }

    fn length_of_paragraphs(&self, paragraphs: &[usize]) -> usize {
        paragraphs.iter().map(|p| self.length(self.text.by_paragraph[*p].clone())).sum()
    }
}

/// Links between sentences as they are found, and how sure each sentence is of its own.
struct Found<'a> {
    base: Side<'a>,
    version: Side<'a>,
    /// In the order of both sides.
    links: Vec<Link>,
    /// Out of order.
    crossing: Vec<Link>,
    base_certainty: Vec<f32>,
    version_certainty: Vec<f32>,
}

impl<'a> Found<'a> {
    fn new(base: Side<'a>, version: Side<'a>) -> Self {
        let certainty = |side: Side<'_>| vec![1.0; side.text.sentences.len()];
        let (base_certainty, version_certainty) = (certainty(base), certainty(version));
        Self { base, version, links: Vec::new(), crossing: Vec::new(), base_certainty, version_certainty }
    }

    /// Links the sentences that are the same word for word, and takes them out of those to be searched.
    fn link_same_sentences(&mut self, left: &mut Vec<usize>, right: &mut Vec<usize>) {
        let same = exact::same_sentences(self.base, left, self.version, right);
        let of_base: BTreeSet<usize> = same.iter().map(|(i, _)| *i).collect();
        let of_version: BTreeSet<usize> = same.iter().map(|(_, j)| *j).collect();
        left.retain(|s| !of_base.contains(s));
        right.retain(|s| !of_version.contains(s));
        self.links.extend(same.into_iter().map(|(i, j)| (vec![i], vec![j])));
    }

    /// Links that cross paragraphs fixed beforehand, which the search did not see, are out of order.
    fn set_apart_what_crosses(&mut self, fixed: &[Link]) {
        let mut pairs: Vec<(usize, usize)> =
            fixed.iter().filter_map(|(b, v)| Some((*b.first()?, *v.first()?))).collect();
        pairs.sort_unstable();
        let fixed = anchor::ascending(&pairs);
        let paragraph = |side: Side<'_>, own: &[usize]| own.first().map(|s| side.text.sentences[*s].place.paragraph);
        let keeps_order = |(left, right): &Link| {
            let (left, right) = (paragraph(self.base, left), paragraph(self.version, right));
            fixed.partition_point(|(i, _)| Some(*i) < left) == fixed.partition_point(|(_, j)| Some(*j) < right)
        };
        let (in_order, crossing): (Vec<Link>, Vec<Link>) = self.links.drain(..).partition(keeps_order);
        self.links = in_order;
        self.crossing.extend(crossing);
    }

    /// Links the given sentences with one another.
    fn link(
        &mut self,
        mut left: Vec<usize>,
        mut right: Vec<usize>,
        weights: &Weights,
        progress: &Progress<'_>,
    ) -> Result<(), Cancelled> {
        if self.base.shares_language(self.version) {
            self.link_same_sentences(&mut left, &mut right);
        }
        self.search(&left, &right, weights, progress)
    }

    /// Searches for links between the given sentences, in long texts piece by piece.
    fn search(
        &mut self,
        left: &[usize],
        right: &[usize],
        weights: &Weights,
        progress: &Progress<'_>,
    ) -> Result<(), Cancelled> {
        let pieces = anchor::pieces(&self.base.take(left), &self.version.take(right));
        for (done, (of_left, of_right)) in pieces.iter().enumerate() {
            let part = |share: f32| progress((done as f32 + share) / pieces.len() as f32);
            self.search_piece(&left[of_left.clone()], &right[of_right.clone()], weights, &part)?;
        }
        Ok(())
    }

    fn search_piece(
        &mut self,
        left: &[usize],
        right: &[usize],
        weights: &Weights,
        progress: &Progress<'_>,
    ) -> Result<(), Cancelled> {
        if left.is_empty() || right.is_empty() {
            return Ok(());
        }
        let evidence = Evidence::new(&self.base.take(left), &self.version.take(right));
        let odds = Odds::new(&evidence, weights);
        let mut path = search::best_path(&odds, progress)?;
        let mut crossing = crossing::crossing_pairs(&odds, &path);
        if self.base.shares_language(self.version) {
            let is_alike = |link: &Candidate| odds.probability(*link) >= ALIKE;
            path.retain(is_alike);
            crossing.retain(is_alike);
        }
        let links: Vec<Candidate> = path.iter().chain(&crossing).copied().collect();
        let certainty = Certainty::new(&odds, &links);
        left.iter().zip(certainty.base).for_each(|(s, sure)| self.base_certainty[*s] = sure);
        right.iter().zip(certainty.version).for_each(|(s, sure)| self.version_certainty[*s] = sure);
        let numbers = |Candidate { i, n, j, m }: Candidate| (left[i..i + n].to_vec(), right[j..j + m].to_vec());
        self.links.extend(path.into_iter().map(numbers));
        self.crossing.extend(crossing.into_iter().map(numbers));
        Ok(())
    }

    fn alignment(&self, paragraphs: &[Link], pins: &[Pin], weights: &Weights) -> Alignment {
        let (base, version) = (self.base, self.version);
        let links: Vec<Link> = self.links.iter().chain(&self.crossing).cloned().collect();
        let mut sentence_beads = cover(&links, (base.text.sentences.len(), version.text.sentences.len()));
        for bead in &mut sentence_beads {
            bead.confidence = self.judge(&bead.base, &bead.version, weights);
        }
        let mut beads = cover(paragraphs, (base.text.by_paragraph.len(), version.text.by_paragraph.len()));
        for bead in &mut beads {
            bead.confidence =
                self.judge(&base.of_paragraphs(&bead.base), &version.of_paragraphs(&bead.version), weights);
            let same = |pin: &Pin| pin.base_paragraphs == bead.base && pin.version_paragraphs == bead.version;
            let alone = |pin: &Pin| {
                !bead.is_linked() && (pin.base_paragraphs == bead.base || pin.version_paragraphs == bead.version)
            };
            if pins.iter().any(|pin| same(pin) || alone(pin)) {
                (bead.pinned, bead.confidence) = (true, 1.0);
            }
        }
        mark_moved(&mut sentence_beads, |b| base.length(b.base.iter().copied()));
        mark_moved(&mut beads, |b| base.length_of_paragraphs(&b.base));
        Alignment { paragraphs: order::in_reading_order(beads), sentences: order::in_reading_order(sentence_beads) }
    }

    /// Confidence of a bead over these sentences: their mean certainty by length, made a probability.
    fn judge(&self, left: &[usize], right: &[usize], weights: &Weights) -> f64 {
        let weigh = |side: Side<'_>, certainty: &[f32], own: &[usize]| {
            own.iter().fold((0.0, 0.0), |(sum, total), s| {
                let length = side.text.sentences[*s].place.span.len() as f32;
                (sum + length * certainty[*s], total + length)
            })
        };
        let (a, b) =
            (weigh(self.base, &self.base_certainty, left), weigh(self.version, &self.version_certainty, right));
        let scale = if left.is_empty() || right.is_empty() { weights.alone } else { weights.linked };
        calibrated((a.0 + b.0) / (a.1 + b.1).max(1.0), scale)
    }
}

/// Beads of the given links and of every unit outside them.
fn cover(links: &[Link], (height, width): (usize, usize)) -> Vec<Bead> {
    let bead =
        |base: Vec<usize>, version: Vec<usize>| Bead { base, version, confidence: 1.0, moved: false, pinned: false };
    let mut beads: Vec<Bead> = links.iter().map(|(base, version)| bead(base.clone(), version.clone())).collect();
    let (mut base_free, mut version_free) = (vec![true; height], vec![true; width]);
    for linked in &beads {
        linked.base.iter().for_each(|i| base_free[*i] = false);
        linked.version.iter().for_each(|j| version_free[*j] = false);
    }
    beads.extend((0..height).filter(|i| base_free[*i]).map(|i| bead(vec![i], Vec::new())));
    beads.extend((0..width).filter(|j| version_free[*j]).map(|j| bead(Vec::new(), vec![j])));
    beads
}
