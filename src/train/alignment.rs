//! Training of the alignment model from gold articles: `assets/weights/alignment.json`.
//!
//! Gold knows paragraphs, the model sentences. Where a *clean* article has as many sentences in a paragraph on
//! both sides, they are pairs; the other articles of the collection are made of the same sentences, so their true
//! beads follow. Sentences without a known partner take no part. Neighbours are glued together at random (with a
//! fixed seed), so that the model sees beads of several sentences and near misses of them.

mod examples;
mod fit;

use crate::{
    align::{Bead, Cut, align},
    evaluate::AlignGold,
    progress::unwatched,
    similarity::{Costs, FEATURES, Help, Known, OF_MEANING, Weights},
    text::Version,
};
use examples::{Example, Partners};

/// Costs of the search, chosen by strict F1 on held-out halves of the development articles: null -1 to -3, run 0
/// to -4, merge 1 to 3 and crossing 0 to -2 were tried, and the result is flat around these.
const COSTS: Costs = Costs { null: -1.5, null_run: -2.0, merge: 0.0 };
/// Pairs out of order are taken from this log-odds on.
const CROSSING: f32 = -2.0;

/// A gold article, cut into sentences.
pub(crate) struct Lesson<'a> {
    gold: &'a AlignGold,
    base: Cut,
    version: Cut,
}

/// Trains a model on gold articles with two versions each, the base first.
///
/// # Errors
/// A sentence saying why the articles cannot be learned from.
pub fn train(gold: &[AlignGold]) -> Result<Weights, String> {
    let lessons: Vec<Lesson<'_>> = gold.iter().map(Lesson::new).collect::<Result<_, _>>()?;
    let partners = Partners::of_clean(&lessons);
    let examples = |help| -> Vec<Example> {
        let taught = lessons.iter().filter(|lesson| !lesson.gold.is_clean());
        taught.flat_map(|lesson| partners.examples(lesson, help)).collect()
    };
    let mut full = examples(Help::Dictionary);
    if !full.iter().any(|e| e.is_bead) {
        return Err("no bead can be learned from; gold of the modes clean and edited or free is needed".to_owned());
    }
    let of_words = |feature: usize| feature < FEATURES - OF_MEANING;
    let bare = fit::regression(&examples(Help::None), of_words);
    let lexical = fit::regression(&full, of_words);
    full.retain(|e| e.known == Known::Meaning);
    let meaning = if full.is_empty() { lexical.clone() } else { fit::regression(&full, |_| true) };
    let unscaled = [1.0, 0.0];
    let mut weights =
        Weights { bare, lexical, meaning, costs: COSTS, crossing: CROSSING, linked: unscaled, alone: unscaled };
    let judged = judged(&lessons, &weights);
    let of = |linked: bool| {
        judged.iter().filter(move |(bead, _)| bead.is_linked() == linked).map(|(b, right)| (b.confidence, *right))
    };
    (weights.linked, weights.alone) = (fit::scale(of(true)), fit::scale(of(false)));
    Ok(weights)
}

/// Every paragraph bead that the model finds, and whether it is right.
fn judged(lessons: &[Lesson<'_>], weights: &Weights) -> Vec<(Bead, bool)> {
    let of_lesson = |lesson: &Lesson<'_>| {
        let found = align(lesson.base.side(), lesson.version.side(), &[], weights, &unwatched).unwrap_or_default();
        let right = |bead: &Bead| lesson.gold.has_bead(&bead.base, &bead.version);
        found
            .paragraphs
            .into_iter()
            .map(|bead| (right(&bead), bead))
            .map(|(right, bead)| (bead, right))
            .collect::<Vec<_>>()
    };
    lessons.iter().flat_map(of_lesson).collect()
}

impl<'a> Lesson<'a> {
    fn new(gold: &'a AlignGold) -> Result<Self, String> {
        let versions = gold.article().versions()?;
        let [base, version] = <[Version; 2]>::try_from(versions)
            .map_err(|other| format!("an article has {} versions; training takes two, the base first", other.len()))?;
        Ok(Self { gold, base: Cut::new(base), version: Cut::new(version) })
    }
}
