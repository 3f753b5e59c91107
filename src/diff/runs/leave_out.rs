//! How much nearer to its counterpart a sentence comes when some of its words are left out.
//!
//! Words that the other side does not have draw the vector of a sentence away from its counterpart's. Sums of words
//! add up, so a sentence without some of them costs only the head of the encoder, not a new reading.

use crate::encoder::{Encoder, Pooled};
use std::ops::Range;

/// The sums of the words of one side of linked sentences.
pub struct Sums {
    words: Vec<Pooled>,
    all: Pooled,
}

/// The cosine of both sides, and by how much it rises without each of some ranges of words.
pub struct Gains {
    /// Of the whole sides.
    pub cosine: f32,
    /// One for each range.
    pub rises: Vec<f32>,
}

impl Sums {
    /// Of the parts of each sentence, with its frame behind them.
    pub fn new(sentences: Vec<Vec<Pooled>>) -> Self {
        let all = sentences.iter().flatten().sum();
        let words = sentences.into_iter().flat_map(|mut parts| {
            parts.pop();
            parts
        });
        Self { words: words.collect(), all }
    }

    fn without(&self, range: &Range<usize>) -> Pooled {
        let mut rest = self.all.clone();
        self.words.get(range.clone()).into_iter().flatten().for_each(|word| rest -= word);
        rest
    }
}

impl Gains {
    /// Leaves out each range of the words of `own`; a range of all of them changes nothing.
    pub fn new(own: &Sums, other: &Sums, ranges: &[Range<usize>]) -> Self {
        let mut texts = vec![own.all.clone(), other.all.clone()];
        texts.extend(ranges.iter().filter(|range| range.len() < own.words.len()).map(|range| own.without(range)));
        let vectors = Encoder::shipped().vectors(&texts);
        let cosine = |a: &[f32]| a.iter().zip(&vectors[1]).map(|(a, b)| a * b).sum::<f32>();
        let whole = cosine(&vectors[0]);
        let mut rises = vectors[2..].iter().map(|vector| cosine(vector) - whole);
        let rise = |range: &Range<usize>| {
            if range.len() < own.words.len() { rises.next().unwrap_or(0.0) } else { 0.0 }
        };
        Self { cosine: whole, rises: ranges.iter().map(rise).collect() }
    }
}
