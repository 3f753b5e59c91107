//! From words to stretches: coherent, of whole words, at least two of them.
//!
//! The best path through two states, a counterpart or none, where entering the second costs something (Viterbi). So a
//! short common word amid a stretch belongs to it, and a lone word does not make one.

use std::ops::Range;

/// What it costs to begin a stretch, in log-odds.
const ENTRY: f32 = 3.0;
/// Added to the log-odds of every word.
const SHIFT: f32 = 0.5;
/// One word cannot count for more.
const STRONGEST: f32 = 6.0;
/// Words of the shortest stretch.
const SHORTEST: usize = 2;

/// Number of features of a stretch.
pub const SPAN_FEATURES: usize = 6;

/// What speaks for a stretch.
pub type SpanFeatures = [f32; SPAN_FEATURES];

/// Stretches of words without a counterpart, by the words' log-odds; `same` tells whether a word belongs to the
/// sentence of the one before it.
pub fn spans(odds: &[f32], same: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut found = stretches(states(odds).into_iter(), same);
    found.retain(|range| range.len() >= SHORTEST);
    found
}

/// Ascending words put together where they follow each other in one sentence.
pub fn stretches(words: impl Iterator<Item = usize>, same: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in words {
        match found.last_mut() {
            Some(last) if last.end == at && same(at) => last.end += 1,
            _ => found.push(at..at + 1),
        }
    }
    found
}

/// The features of a stretch: its words' log-odds, how long it is, how sure the sentences' link, how much of the side.
pub fn span_features(odds: &[f32], range: &Range<usize>, weights: &[f32], confidence: f32) -> SpanFeatures {
    let own = &odds[range.clone()];
    let clipped: Vec<f32> = own.iter().map(|o| o.clamp(-STRONGEST, STRONGEST)).collect();
    let sum: f32 = clipped.iter().sum();
    [
        sum / own.len() as f32,
        clipped.iter().copied().fold(f32::MIN, f32::max),
        (own.len() as f32).ln(),
        weights[range.clone()].iter().sum::<f32>().min(10.0),
        confidence,
        own.len() as f32 / odds.len() as f32,
    ]
}

/// The words on the best path that have no counterpart, ascending.
fn states(odds: &[f32]) -> Vec<usize> {
    let (mut plain, mut alone) = (0.0_f32, f32::MIN);
    let mut came: Vec<[bool; 2]> = Vec::with_capacity(odds.len());
    for odds in odds {
        let gain = (odds + SHIFT).clamp(-STRONGEST, STRONGEST);
        let leaves = alone > plain;
        let stays = alone >= plain - ENTRY;
        (plain, alone) = (plain.max(alone), alone.max(plain - ENTRY) + gain);
        came.push([leaves, stays]);
    }
    let mut is_alone = alone > plain;
    let mut found = Vec::new();
    for (at, [leaves, stays]) in came.iter().enumerate().rev() {
        if is_alone {
            found.push(at);
        }
        is_alone = if is_alone { *stays } else { *leaves };
    }
    found.reverse();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_coherent() {
        let check = |odds: &[f32], expected: Option<Range<usize>>| {
            assert_eq!(spans(odds, |_| true), Vec::from_iter(expected), "{odds:?}");
        };
        check(&[-4.0, 3.0, -1.0, 4.0, -4.0], Some(1..4));
        check(&[-4.0, 3.0, -4.0, -4.0, 1.0], None);
        check(&[5.0, 5.0], Some(0..2));
        check(&[9.0], None);
        check(&[], None);
        assert_eq!(spans(&[4.0; 6], |at| at != 3), [0..3, 3..6], "not over the end of a sentence");
    }
}
