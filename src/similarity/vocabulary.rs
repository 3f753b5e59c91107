//! The words of two texts, how much each weighs, and which of them match across the languages.
//!
//! Cognates by the Dice coefficient of letter trigrams over folded forms; numbers by value. A word weighs by how
//! rarely it occurs in its text and by its length, the only hint at a function word that needs no word list.

use super::fold;
use crate::{
    facts::{Number, numbers},
    text::{Language, Sentence, TokenKind},
};
use std::collections::{BTreeMap, HashMap};

/// One text's words: every distinct word or number is a *type* with a number of its own.
pub struct Vocabulary {
    /// Distinct words, folded, in the order of their first occurrence.
    types: Vec<Type>,
    /// For each sentence its types and how often each occurs.
    pub sentences: Vec<Vec<(usize, f32)>>,
}

struct Type {
    folded: String,
    number: Option<Number>,
    /// Seen with a capital letter where a sentence does not ask for one, and never without.
    is_name: bool,
    document_frequency: usize,
}

/// For each type of one side, the types of the other that match it, and how well (0 to 1).
pub type Matches = Vec<Vec<(usize, f32)>>;

impl Vocabulary {
    /// The words of `sentences`.
    pub fn new(sentences: &[&Sentence], language: &Language) -> Self {
        let mut ids: HashMap<String, usize> = HashMap::new();
        let mut new = Self { types: Vec::new(), sentences: Vec::with_capacity(sentences.len()) };
        let mut capitals: Vec<[usize; 2]> = Vec::new();
        for sentence in sentences {
            let values: BTreeMap<usize, Number> =
                numbers(sentence, language).into_iter().map(|n| (n.span.start, n)).collect();
            let mut counts: BTreeMap<usize, f32> = BTreeMap::new();
            for (at, token) in sentence.tokens.iter().enumerate() {
                let key = token.form.to_lowercase();
                let id = *ids.entry(key).or_insert_with(|| {
                    let number = values.get(&token.span.start).cloned();
                    new.types.push(Type { folded: fold(&token.form), number, is_name: false, document_frequency: 0 });
                    capitals.push([0, 0]);
                    new.types.len() - 1
                });
                *counts.entry(id).or_default() += 1.0;
                let is_capital = token.form.chars().next().is_some_and(char::is_uppercase);
                if token.kind == TokenKind::Word && (at > 0 || !is_capital) {
                    capitals[id][usize::from(is_capital)] += 1;
                }
            }
            for id in counts.keys() {
                new.types[*id].document_frequency += 1;
            }
            new.sentences.push(counts.into_iter().collect());
        }
        for (kind, [small, capital]) in new.types.iter_mut().zip(capitals) {
            kind.is_name = capital > small;
        }
        new
    }

    /// Number of types.
    pub fn len(&self) -> usize {
        self.types.len()
    }

    /// Weight of each type, by its rarity in this text and its length.
    pub fn weights(&self) -> Vec<f32> {
        let count = self.sentences.len() as f32;
        let weigh = |kind: &Type| {
            let rarity = ((count + 1.0) / (kind.document_frequency as f32 + 0.5)).ln() / (count + 2.0).ln();
            let letters = kind.folded.chars().count() as f32;
            let background = if kind.number.is_some() { 3.0 } else { (1.0 + 0.6 * letters).min(6.0) };
            ((background - 2.0) / 3.5).clamp(0.05, 1.1) * rarity.max(0.1)
        };
        self.types.iter().map(weigh).collect()
    }

    /// The same weights for names and numbers, nothing for other words.
    pub fn name_weights(&self) -> Vec<f32> {
        let keep = |(kind, weight): (&Type, f32)| if kind.is_name || kind.number.is_some() { weight } else { 0.0 };
        self.types.iter().zip(self.weights()).map(keep).collect()
    }

    /// Which types of `other` match which of this text.
    pub fn matches(&self, other: &Self) -> Matches {
        let mut found: Vec<BTreeMap<usize, f32>> = vec![BTreeMap::new(); self.len()];
        self.add_cognates(other, &mut found);
        self.add_identical(other, &mut found);
        for (a, kind) in self.types.iter().enumerate().filter(|(_, kind)| kind.number.is_some()) {
            found[a].clear();
            let equal =
                |other: &Type| kind.number.as_ref().zip(other.number.as_ref()).is_some_and(|(x, y)| x.equals(y));
            found[a].extend(other.types.iter().enumerate().filter(|(_, b)| equal(b)).map(|(b, _)| (b, 1.0)));
        }
        found.into_iter().map(|row| row.into_iter().collect()).collect()
    }

    fn add_cognates(&self, other: &Self, found: &mut [BTreeMap<usize, f32>]) {
        let mut having: HashMap<[char; 3], Vec<usize>> = HashMap::new();
        let grams: Vec<Vec<[char; 3]>> = other.types.iter().map(Type::trigrams).collect();
        for (b, grams) in grams.iter().enumerate() {
            for gram in grams {
                having.entry(*gram).or_default().push(b);
            }
        }
        for (a, kind) in self.types.iter().enumerate() {
            let own = kind.trigrams();
            let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
            for b in own.iter().filter_map(|gram| having.get(gram)).flatten() {
                *shared.entry(*b).or_default() += 1;
            }
            for (b, count) in shared {
                let dice = 2.0 * count as f32 / (own.len() + grams[b].len()) as f32;
                let value = ((dice - 0.3) / 0.6).clamp(0.0, 1.0);
                if value > 0.2 {
                    found[a].insert(b, value);
                }
            }
        }
    }

    fn add_identical(&self, other: &Self, found: &mut [BTreeMap<usize, f32>]) {
        let mut same: HashMap<&str, Vec<usize>> = HashMap::new();
        for (b, kind) in other.types.iter().enumerate() {
            same.entry(&kind.folded).or_default().push(b);
        }
        for (a, kind) in self.types.iter().enumerate() {
            let letters = kind.folded.chars().count();
            let is_telling = letters > 1 || !kind.folded.is_ascii();
            for b in same.get(kind.folded.as_str()).into_iter().flatten().filter(|_| is_telling) {
                found[a].insert(*b, if letters > 3 { 1.0 } else { 0.6 });
            }
        }
    }
}

impl Type {
    /// Distinct trigrams of the folded word with its ends marked; none for words under four letters and numbers.
    fn trigrams(&self) -> Vec<[char; 3]> {
        let letters: Vec<char> = std::iter::once('^').chain(self.folded.chars()).chain(std::iter::once('$')).collect();
        if letters.len() < 6 || self.number.is_some() {
            return Vec::new();
        }
        let mut grams: Vec<[char; 3]> = letters.windows(3).map(|w| [w[0], w[1], w[2]]).collect();
        grams.sort_unstable();
        grams.dedup();
        grams
    }
}

/// The same matches seen from the other side, which has `count` types.
pub fn transposed(matches: &Matches, count: usize) -> Matches {
    let mut turned = vec![Vec::new(); count];
    for (a, row) in matches.iter().enumerate() {
        for (b, value) in row {
            turned[*b].push((a, *value));
        }
    }
    turned
}
