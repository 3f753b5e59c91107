//! What the search pays, fitted to two texts: some versions leave much out, some join sentences, some do neither.
//!
//! The first pass, at the costs that suit most articles, shows how many sentences stand alone and how many beads
//! are not one to one. Both shares, drawn towards the usual ones as far as the texts are short, shift the costs of
//! the second pass by their log-odds: news and books need no setting.

use crate::similarity::{Candidate, Costs};

/// Share of sentences alone, and of beads that are not one to one, where the costs stay as they are.
const USUAL: (f32, f32) = (0.10, 0.06);
/// So many sentences or beads of the usual kind are added to what is counted.
const DRAWN: f32 = 20.0;
/// How far a cost follows the log-odds of its share,
const FOLLOWS: f32 = 0.5;
/// and the furthest it is shifted.
const FURTHEST: f32 = 1.5;

/// The costs for texts of so many sentences in all, after a first pass.
pub fn fitted(costs: &Costs, path: &[Candidate], sentences: usize) -> Costs {
    let linked: usize = path.iter().map(|bead| bead.n + bead.m).sum();
    let merged = path.iter().filter(|bead| bead.n + bead.m > 2).count();
    let shift = |count: usize, of: usize, usual: f32| {
        let share = (count as f32 + DRAWN * usual) / (of as f32 + DRAWN);
        (FOLLOWS * (log_odds(share) - log_odds(usual))).clamp(-FURTHEST, FURTHEST)
    };
    Costs {
        null: (costs.null + shift(sentences.saturating_sub(linked), sentences, USUAL.0)).min(-0.5),
        merge: costs.merge - shift(merged, path.len(), USUAL.1),
        ..*costs
    }
}

fn log_odds(share: f32) -> f32 {
    (share / (1.0 - share).max(1e-3)).ln()
}
