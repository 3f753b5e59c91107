//! Which units of the base and of a version correspond: search over sentences, then beads of paragraphs.
//!
//! Debris takes part in nothing. A pin holds its paragraphs together whatever the search would say; the search
//! goes on around it.

mod anchor;
mod bead;
mod confidence;
mod crossing;
mod lift;
mod order;
mod search;

pub use bead::{Alignment, Bead, Pin};
pub use lift::components;
pub use search::SHAPES;

use crate::{
    progress::{Cancelled, Progress},
    similarity::{Candidate, Evidence, Text, Weights},
    text::{Segmented, Version},
};
use confidence::{Certainty, calibrated};

/// One side of an alignment.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    /// The version.
    pub version: &'a Version,
    /// Its sentences.
    pub text: &'a Segmented,
}

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
    let pinned_base = |p: usize| pins.iter().any(|pin| pin.base_paragraphs.contains(&p));
    let pinned_version = |p: usize| pins.iter().any(|pin| pin.version_paragraphs.contains(&p));
    let mut found = Found::new(base, version);
    found.search(
        &base.sentences(|p| !pinned_base(p)),
        &version.sentences(|p| !pinned_version(p)),
        weights,
        progress,
    )?;
    let mut paragraphs = lift::lift(base.text, version.text, &found.links);
    for pin in pins {
        let inside = |own: &[usize], p: usize| own.contains(&p);
        let left = base.sentences(|p| inside(&pin.base_paragraphs, p));
        let right = version.sentences(|p| inside(&pin.version_paragraphs, p));
        found.search(&left, &right, weights, progress)?;
        if !pin.base_paragraphs.is_empty() && !pin.version_paragraphs.is_empty() {
            paragraphs.push((pin.base_paragraphs.clone(), pin.version_paragraphs.clone()));
        }
    }
    Ok(found.alignment(&paragraphs, pins, weights))
}

impl<'a> Side<'a> {
    /// Numbers of the sentences of the content paragraphs that `wanted` keeps.
    fn sentences(&self, wanted: impl Fn(usize) -> bool) -> Vec<usize> {
        let paragraph = |s: &usize| self.text.sentences[*s].place.paragraph;
        let keep = |s: &usize| self.version.paragraphs[paragraph(s)].is_content() && wanted(paragraph(s));
        (0..self.text.sentences.len()).filter(keep).collect()
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
    links: Vec<Link>,
    base_certainty: Vec<f32>,
    version_certainty: Vec<f32>,
}

impl<'a> Found<'a> {
    fn new(base: Side<'a>, version: Side<'a>) -> Self {
        let certainty = |side: Side<'_>| vec![1.0; side.text.sentences.len()];
        let (base_certainty, version_certainty) = (certainty(base), certainty(version));
        Self { base, version, links: Vec::new(), base_certainty, version_certainty }
    }

    /// Links the given sentences with one another, long texts piece by piece.
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
        let mut links = search::best_path(&evidence, weights, progress)?;
        links.extend(crossing::crossing_pairs(&evidence, weights, &links));
        let certainty = Certainty::new(&evidence, weights, &links);
        left.iter().zip(certainty.base).for_each(|(s, sure)| self.base_certainty[*s] = sure);
        right.iter().zip(certainty.version).for_each(|(s, sure)| self.version_certainty[*s] = sure);
        let numbers = |Candidate { i, n, j, m }: Candidate| (left[i..i + n].to_vec(), right[j..j + m].to_vec());
        self.links.extend(links.into_iter().map(numbers));
        Ok(())
    }

    fn alignment(&self, paragraphs: &[Link], pins: &[Pin], weights: &Weights) -> Alignment {
        let (base, version) = (self.base, self.version);
        let mut sentence_beads = cover(&self.links, (base.text.sentences.len(), version.text.sentences.len()));
        for bead in &mut sentence_beads {
            bead.confidence = self.judge(&bead.base, &bead.version, weights);
        }
        let mut beads = cover(paragraphs, (base.text.by_paragraph.len(), version.text.by_paragraph.len()));
        for bead in &mut beads {
            let sentences = |side: Side<'_>, own: &[usize]| {
                own.iter().flat_map(|p| side.text.by_paragraph[*p].clone()).collect::<Vec<_>>()
            };
            bead.confidence = self.judge(&sentences(base, &bead.base), &sentences(version, &bead.version), weights);
            let same = |pin: &Pin| pin.base_paragraphs == bead.base && pin.version_paragraphs == bead.version;
            let alone = |pin: &Pin| {
                !bead.is_linked() && (pin.base_paragraphs == bead.base || pin.version_paragraphs == bead.version)
            };
            if pins.iter().any(|pin| same(pin) || alone(pin)) {
                (bead.pinned, bead.confidence) = (true, 1.0);
            }
        }
        order::mark_moved(&mut sentence_beads, |b| base.length(b.base.iter().copied()));
        order::mark_moved(&mut beads, |b| base.length_of_paragraphs(&b.base));
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
