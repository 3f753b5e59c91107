//! Which units of the base and of a version correspond: search over sentences, then beads of paragraphs.

mod bead;
mod crossing;
mod lift;
mod order;
mod search;

pub use bead::{Alignment, Bead, Pin};
pub use search::SHAPES;

use crate::{
    progress::{Cancelled, Progress},
    similarity::{Candidate, Evidence, Weights},
    text::{Language, Segmented},
};

/// One side of an alignment: a version's sentences with what else counts.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    /// Its sentences, debris left out of them.
    pub text: &'a Segmented,
    /// Its language.
    pub language: &'a Language,
}

/// Aligns a version with the base.
pub fn align(
    base: Side<'_>,
    version: Side<'_>,
    weights: &Weights,
    progress: &Progress<'_>,
) -> Result<Alignment, Cancelled> {
    let evidence = Evidence::new(&base.text.sentences, base.language, &version.text.sentences, version.language);
    let mut links = search::best_path(&evidence, weights, progress)?;
    links.extend(crossing::crossing_pairs(&evidence, weights, &links));
    let sides: Vec<_> =
        links.iter().map(|Candidate { i, n, j, m }| ((*i..i + n).collect(), (*j..j + m).collect())).collect();
    let probability = |link: &Candidate| f64::from(1.0 / (1.0 + (-weights.log_odds(&evidence.features(*link))).exp()));
    let confidences: Vec<f64> = links.iter().map(probability).collect();
    let sentences = finish(&sides, &confidences, evidence.size(), |b| length(base.text, &b.base));
    let lifted = lift::lift(base.text, version.text, &sides);
    let confidence = vec![0.9; lifted.len()];
    let counts = (base.text.by_paragraph.len(), version.text.by_paragraph.len());
    let in_paragraphs = |b: &Bead| {
        b.base.iter().map(|p| length(base.text, &base.text.by_paragraph[*p].clone().collect::<Vec<_>>())).sum()
    };
    let paragraphs = finish(&lifted, &confidence, counts, in_paragraphs);
    Ok(Alignment { paragraphs, sentences })
}

/// Beads of the given links and of every unit outside them.
fn finish(
    links: &[(Vec<usize>, Vec<usize>)],
    confidences: &[f64],
    (height, width): (usize, usize),
    weight: impl Fn(&Bead) -> usize,
) -> Vec<Bead> {
    let bead = |base: Vec<usize>, version: Vec<usize>, confidence| Bead {
        base,
        version,
        confidence,
        moved: false,
        pinned: false,
    };
    let mut beads: Vec<Bead> =
        links.iter().zip(confidences).map(|((b, v), c)| bead(b.clone(), v.clone(), *c)).collect();
    let (mut base_free, mut version_free) = (vec![true; height], vec![true; width]);
    for b in &beads {
        b.base.iter().for_each(|i| base_free[*i] = false);
        b.version.iter().for_each(|j| version_free[*j] = false);
    }
    beads.extend((0..height).filter(|i| base_free[*i]).map(|i| bead(vec![i], Vec::new(), 0.5)));
    beads.extend((0..width).filter(|j| version_free[*j]).map(|j| bead(Vec::new(), vec![j], 0.5)));
    order::mark_moved(&mut beads, weight);
    order::in_reading_order(beads)
}

fn length(text: &Segmented, sentences: &[usize]) -> usize {
    sentences.iter().map(|s| text.sentences[*s].place.span.len()).sum()
}
