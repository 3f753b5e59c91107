//! What a bead rests on, told to a person: how much of each kind of evidence the two sides share.

use super::{matches::Matching, reading::Reading, vocabulary::Vocabulary};
use std::collections::BTreeMap;

/// How well the two sides of a bead agree in each kind of evidence, 0 to 1; none where neither side has any, or
/// where it was not looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize)]
pub struct Grounds {
    /// Share of the numbers that the other side has too.
    pub numbers: Option<f32>,
    /// Share of the names' weight that the other side has too.
    pub names: Option<f32>,
    /// The same for all other words.
    pub words: Option<f32>,
    /// Mean cosine of the linked sentences' vectors, of those that were encoded.
    pub meaning: Option<f32>,
    /// The shorter length to the longer, by the lengths of the whole texts.
    pub length: Option<f32>,
}

/// What is found and what there is.
#[derive(Clone, Copy, Default)]
struct Share {
    found: f32,
    whole: f32,
}

impl Share {
    fn add(&mut self, weight: f32, found: f32) {
        self.found += weight * found;
        self.whole += weight;
    }

    fn get(self) -> Option<f32> {
        (self.whole > 0.0).then(|| self.found / self.whole)
    }
}

impl Grounds {
    /// Of the sentences `left` of the base and `right` of the version; the meaning is not looked at here.
    pub fn new(
        (base, left): (&Reading, &[usize]),
        (version, right): (&Reading, &[usize]),
        matching: &Matching,
    ) -> Self {
        let mut shares = [Share::default(); 3];
        let (of_base, of_version) = (types(&base.vocabulary, left), types(&version.vocabulary, right));
        let sides = [
            (&base.vocabulary, &of_base, &of_version, &matching.matches),
            (&version.vocabulary, &of_version, &of_base, &matching.turned),
        ];
        for (vocabulary, own, others, matches) in sides {
            for (id, count) in own {
                let best = matches[*id].iter().filter(|(other, _)| others.contains_key(other)).map(|(_, value)| *value);
                let kind = match &vocabulary.types[*id] {
                    kind if kind.number.is_some() => 0,
                    kind if kind.is_name => 1,
                    _ => 2,
                };
                shares[kind].add(vocabulary.weight(*id) * count, best.fold(0.0, f32::max));
            }
        }
        let [numbers, names, words] = shares.map(Share::get);
        let length = |reading: &Reading, own: &[usize]| own.iter().map(|s| reading.outlines[*s].length).sum::<f32>();
        let whole = |reading: &Reading| reading.outlines.iter().map(|o| o.length).sum::<f32>().max(1.0);
        let (a, b) = (length(base, left) / whole(base), length(version, right) / whole(version));
        let ratio = (a > 0.0 && b > 0.0).then(|| (a / b).min(b / a));
        Self { numbers, names, words, meaning: None, length: ratio }
    }
}

/// The types of some sentences, and how often each occurs there.
fn types(vocabulary: &Vocabulary, sentences: &[usize]) -> BTreeMap<usize, f32> {
    let mut counts = BTreeMap::new();
    for (id, count) in sentences.iter().flat_map(|s| &vocabulary.sentences[*s]) {
        *counts.entry(*id).or_default() += count;
    }
    counts
}
