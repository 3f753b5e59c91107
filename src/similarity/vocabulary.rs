//! The words of a text, how much each weighs, and which of them match those of another text.
//!
//! Cognates by the Dice coefficient of letter trigrams over folded forms; numbers by value. A word weighs by how
//! rarely it occurs in its text and by its length, the only hint at a function word that needs no word list.

use super::fold;
use crate::{
    facts::Number,
    text::{Language, Sentence, TokenKind},
};
use std::collections::{BTreeMap, HashMap};

/// One text's words: every distinct word or number is a *type* with a number of its own.
pub struct Vocabulary {
    /// Distinct words, in the order of their first occurrence.
    types: Vec<Type>,
    /// For each sentence its types and how often each occurs.
    pub sentences: Vec<Vec<(usize, f32)>>,
}

struct Type {
    /// As it is first written, in small letters.
    form: String,
    folded: String,
    number: Option<Number>,
    /// Seen with a capital letter where a sentence does not ask for one, and never without.
    is_name: bool,
    /// What it weighs.
    weight: f32,
    document_frequency: usize,
}

/// For each type of one side, the types of the other that match it, and how well (0 to 1).
pub type Matches = Vec<Vec<(usize, f32)>>;

impl Vocabulary {
    /// The words of all sentences; `numbers` are those of each.
    pub fn new(sentences: &[Sentence], numbers: &[Vec<Number>], language: &Language) -> Self {
        let mut ids: HashMap<String, usize> = HashMap::new();
        let mut new = Self { types: Vec::new(), sentences: Vec::with_capacity(sentences.len()) };
        let mut capitals: Vec<[usize; 2]> = Vec::new();
        for (sentence, numbers) in sentences.iter().zip(numbers) {
            let mut values = numbers.iter().peekable();
            let mut counts: BTreeMap<usize, f32> = BTreeMap::new();
            for (at, token) in sentence.tokens.iter().enumerate() {
                let number = values.next_if(|number| number.span.start == token.span.start);
                let key = token.form.to_lowercase();
                let next = ids.len();
                let id = *ids.entry(key).or_insert(next);
                if id == next {
                    new.types.push(Type::new(&token.form, number.cloned()));
                    capitals.push([0, 0]);
                }
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
        let count = sentences.len() as f32;
        for (kind, [small, capital]) in new.types.iter_mut().zip(capitals) {
            kind.is_name = capital > small;
            kind.weight = kind.weigh(count, language);
        }
        new
    }

    /// Number of types.
    pub fn len(&self) -> usize {
        self.types.len()
    }

    /// What a type weighs, by its rarity in this text and in its language.
    pub fn weight(&self, id: usize) -> f32 {
        self.types[id].weight
    }

    /// Whether a type is a name or a number.
    pub fn is_name(&self, id: usize) -> bool {
        self.types[id].is_name || self.types[id].number.is_some()
    }

    /// See [`super::Reading::only_there`].
    pub fn only_there(&self, sentences: &[usize], shortest: usize) -> Vec<(&str, usize)> {
        let mut found: BTreeMap<&str, Option<usize>> = BTreeMap::new();
        for sentence in sentences {
            for kind in self.sentences[*sentence].iter().map(|(id, _)| &self.types[*id]) {
                let key = if kind.number.is_some() { &kind.form } else { &kind.folded };
                if key.chars().count() >= shortest {
                    let only = found.entry(key).or_insert(Some(*sentence));
                    *only = only.filter(|first| first == sentence);
                }
            }
        }
        found.into_iter().filter_map(|(word, only)| Some((word, only?))).collect()
    }

    /// Which types of `other` match which of this text.
    pub fn matches(&self, other: &Self) -> Matches {
        let mut found: Matches = vec![Vec::new(); self.len()];
        self.add_cognates(other, &mut found);
        self.add_identical(other, &mut found);
        self.set_numbers(other, &mut found);
        found.iter_mut().for_each(best_of_each);
        found
    }

    fn add_cognates(&self, other: &Self, found: &mut Matches) {
        let mut having: HashMap<[char; 3], Vec<usize>> = HashMap::new();
        let grams: Vec<Vec<[char; 3]>> = other.types.iter().map(Type::trigrams).collect();
        for (b, grams) in grams.iter().enumerate() {
            for gram in grams {
                having.entry(*gram).or_default().push(b);
            }
        }
        let mut shared = vec![0_usize; other.len()];
        let mut touched = Vec::new();
        for (kind, found) in self.types.iter().zip(found) {
            let own = kind.trigrams();
            for b in own.iter().filter_map(|gram| having.get(gram)).flatten() {
                if shared[*b] == 0 {
                    touched.push(*b);
                }
                shared[*b] += 1;
            }
            for b in touched.drain(..) {
                let dice = 2.0 * std::mem::take(&mut shared[b]) as f32 / (own.len() + grams[b].len()) as f32;
                let value = ((dice - 0.3) / 0.6).clamp(0.0, 1.0);
                if value > 0.2 {
                    found.push((b, value));
                }
            }
        }
    }

    fn add_identical(&self, other: &Self, found: &mut Matches) {
        let mut same: HashMap<&str, Vec<usize>> = HashMap::new();
        for (b, kind) in other.types.iter().enumerate() {
            same.entry(&kind.folded).or_default().push(b);
        }
        for (kind, found) in self.types.iter().zip(found) {
            let letters = kind.folded.chars().count();
            let is_telling = letters > 1 || !kind.folded.is_ascii();
            let equal = same.get(kind.folded.as_str()).into_iter().flatten().filter(|_| is_telling);
            found.extend(equal.map(|b| (*b, if letters > 3 { 1.0 } else { 0.6 })));
        }
    }

    /// Numbers match by their value and in no other way.
    fn set_numbers(&self, other: &Self, found: &mut Matches) {
        let numbers: Vec<(usize, &Number)> =
            other.types.iter().enumerate().filter_map(|(b, kind)| Some((b, kind.number.as_ref()?))).collect();
        for (kind, found) in self.types.iter().zip(found) {
            if let Some(number) = &kind.number {
                found.clear();
                found.extend(numbers.iter().filter(|(_, other)| number.equals(other)).map(|(b, _)| (*b, 1.0)));
            }
        }
    }
}

/// Every matched type once, with its best value, in order.
fn best_of_each(matches: &mut Vec<(usize, f32)>) {
    matches.sort_by(|(a, x), (b, y)| a.cmp(b).then(y.total_cmp(x)));
    matches.dedup_by_key(|(b, _)| *b);
}

impl Type {
    fn new(form: &str, number: Option<Number>) -> Self {
        let (form, folded) = (form.to_lowercase(), fold(form));
        Self { form, folded, number, is_name: false, weight: 0.0, document_frequency: 0 }
    }

    /// By its rarity among `count` sentences and in its language.
    fn weigh(&self, count: f32, _language: &Language) -> f32 {
        let rarity = ((count + 1.0) / (self.document_frequency as f32 + 0.5)).ln() / (count + 2.0).ln();
        let letters = self.folded.chars().count() as f32;
        let background = if self.number.is_some() { 3.0 } else { (1.0 + 0.6 * letters).min(6.0) };
        ((background - 2.0) / 3.5).clamp(0.05, 1.1) * rarity.max(0.1)
    }

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
