//! How much nearer to its counterpart a sentence comes when some of its words are left out.
//!
//! Words that the other side does not have draw the vector of a sentence away from its counterpart's. Sums of words
//! add up, so a sentence without some of them costs only the head of the encoder, not a new reading. Many sentences
//! are asked for at once, for the encoder reads its weights anew for every question.

use crate::encoder::{Encoder, Pooled};
use std::ops::Range;

/// The sums of the stretches of one side of linked sentences.
pub struct Sums {
    chunks: Vec<Pooled>,
    all: Pooled,
}

/// The cosine of both sides, and by how much it rises without some of the stretches of one.
#[derive(Clone, Debug)]
pub struct Gains {
    /// Of the whole sides.
    pub cosine: f32,
    /// Without each stretch; 0 where it is all there is.
    pub alone: Vec<f32>,
    /// Without each stretch and the one behind it.
    pub pairs: Vec<f32>,
}

impl Sums {
    /// Of the stretches of each sentence, with its frame behind them.
    pub fn new(sentences: impl Iterator<Item = Vec<Pooled>>) -> Self {
        let sentences: Vec<Vec<Pooled>> = sentences.collect();
        let all = sentences.iter().flatten().sum();
        let chunks = sentences.into_iter().flat_map(|mut parts| {
            parts.pop();
            parts
        });
        Self { chunks: chunks.collect(), all }
    }

    /// The side as a whole, and without each range that leaves something.
    fn texts(&self) -> impl Iterator<Item = Pooled> {
        let ranges = self.ranges(1).chain(self.ranges(2)).filter(|range| self.leaves_some(range));
        std::iter::once(self.all.clone()).chain(ranges.map(|range| self.without(&range)))
    }

    /// All ranges of so many stretches.
    fn ranges(&self, length: usize) -> impl Iterator<Item = Range<usize>> {
        (0..(self.chunks.len() + 1).saturating_sub(length)).map(move |start| start..start + length)
    }

    fn leaves_some(&self, range: &Range<usize>) -> bool {
        range.len() < self.chunks.len()
    }

    fn without(&self, range: &Range<usize>) -> Pooled {
        let mut rest = self.all.clone();
        self.chunks.get(range.clone()).into_iter().flatten().for_each(|chunk| rest -= chunk);
        rest
    }

    /// Reads the answers to [`Self::texts`].
    fn gains(&self, own: &[Vec<f32>], other: &[Vec<f32>]) -> Gains {
        let cosine = |a: &[f32]| other.iter().take(1).flatten().zip(a).map(|(b, a)| a * b).sum::<f32>();
        let whole = own.first().map_or(0.0, |own| cosine(own));
        let mut rises = own.iter().skip(1).map(|vector| cosine(vector) - whole);
        let mut rise = |range| if self.leaves_some(&range) { rises.next().unwrap_or(0.0) } else { 0.0 };
        let alone = self.ranges(1).map(&mut rise).collect();
        Gains { cosine: whole, alone, pairs: self.ranges(2).map(rise).collect() }
    }
}

impl Gains {
    /// Leaves out each stretch, and each with the one behind it, of both sides of any number of links.
    pub fn of_all(links: &[[Sums; 2]]) -> Vec<[Self; 2]> {
        let mut texts = Vec::new();
        let mut counts = Vec::new();
        for side in links.iter().flatten() {
            let before = texts.len();
            texts.extend(side.texts());
            counts.push(texts.len() - before);
        }
        let vectors = Encoder::shipped().vectors(&texts);
        let mut rest = vectors.as_slice();
        let mut answers = counts.into_iter().map(|count| {
            let (own, behind) = rest.split_at(count);
            rest = behind;
            own
        });
        let of_link = |[base, version]: &[Sums; 2]| {
            let own = answers.next().unwrap_or_default();
            let other = answers.next().unwrap_or_default();
            [base.gains(own, other), version.gains(other, own)]
        };
        links.iter().map(of_link).collect()
    }
}
