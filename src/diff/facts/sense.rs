//! What names mean to the encoder, which knows many places by several names. All names of a pair of versions are asked
//! for at once, for the encoder reads its weights anew for every question.

use crate::encoder::Encoder;
use std::collections::BTreeMap;

/// The vectors of names.
pub struct Senses(BTreeMap<String, Vec<f32>>);

impl Senses {
    /// Of these names.
    pub fn new(names: impl Iterator<Item = String>) -> Self {
        let mut names: Vec<String> = names.collect();
        names.sort_unstable();
        names.dedup();
        let encoder = Encoder::shipped();
        let texts: Vec<&str> = names.iter().map(String::as_str).collect();
        let vectors = encoder.vectors(&encoder.pool(&texts));
        Self(names.into_iter().zip(vectors).collect())
    }

    /// How near two names are in meaning; 0 for names that were not asked for.
    pub fn likeness(&self, one: &str, other: &str) -> f32 {
        let vectors = self.0.get(one).zip(self.0.get(other));
        vectors.map_or(0.0, |(one, other)| one.iter().zip(other).map(|(a, b)| a * b).sum())
    }
}
