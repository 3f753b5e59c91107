//! The words of a text, how much each weighs, and which of them match those of another text.
//!
//! Cognates by the Dice coefficient of letter trigrams over folded forms; numbers by value. A word weighs by how
//! rarely it occurs in its text and in its language; where no list tells that, by its length.

use crate::{
    facts::Number,
    lexicon::{Entity, Gazetteer, Lexicon, fold, stem},
    text::{Language, Sentence, TokenKind},
};
use std::collections::{BTreeMap, HashMap};

/// One text's words: every distinct word or number is a *type* with a number of its own.
pub struct Vocabulary {
    /// Distinct words, in the order of their first occurrence.
    pub types: Vec<Type>,
    /// For each sentence its types and how often each occurs.
    pub sentences: Vec<Vec<(usize, f32)>>,
    /// For each sentence the types of its tokens in their order.
    pub order: Vec<Vec<usize>>,
}

/// A distinct word or number.
pub struct Type {
    /// As it is first written, in small letters.
    pub form: String,
    pub folded: String,
    /// Its stem, folded.
    pub stem: String,
    pub number: Option<Number>,
    /// Places, peoples and currencies that it names, alone or with its neighbours.
    pub entities: Vec<Entity>,
    /// Seen with a capital letter where a sentence does not ask for one, and never without.
    pub is_name: bool,
    /// How rare it is in its language, as -log10 of its share of running text.
    pub rarity: f32,
    /// What it weighs.
    weight: f32,
    document_frequency: usize,
}

/// Letters of the longest word.
pub const LONGEST: usize = 100;
/// Letters from which a word of a longer name stands for it.
const TELLING: usize = 5;
/// The rarity of a word that no list has.
const RARE: f32 = 6.0;

impl Vocabulary {
    /// The words of all sentences; `numbers` are those of each.
    pub fn new(sentences: &[Sentence], numbers: &[Vec<Number>], language: &Language) -> Self {
        let mut ids: HashMap<String, usize> = HashMap::new();
        let mut new = Self { types: Vec::new(), sentences: Vec::with_capacity(sentences.len()), order: Vec::new() };
        let mut capitals: Vec<[usize; 2]> = Vec::new();
        for (sentence, numbers) in sentences.iter().zip(numbers) {
            let mut values = numbers.iter().peekable();
            let named = entities(sentence, language);
            let mut counts: BTreeMap<usize, f32> = BTreeMap::new();
            let mut order = Vec::with_capacity(sentence.tokens.len());
            for (at, token) in sentence.tokens.iter().enumerate() {
                let number = values.next_if(|number| number.span.start == token.span.start);
                let key = token.form.to_lowercase();
                let next = ids.len();
                let id = *ids.entry(key).or_insert(next);
                if id == next {
                    new.types.push(Type::new(&token.form, number.cloned(), language));
                    capitals.push([0, 0]);
                }
                order.push(id);
                *counts.entry(id).or_default() += 1.0;
                let own = &mut new.types[id].entities;
                own.extend(named[at].filter(|entity| !own.contains(entity)));
                let is_capital = token.form.chars().next().is_some_and(char::is_uppercase);
                if token.kind == TokenKind::Word && (at > 0 || !is_capital) {
                    capitals[id][usize::from(is_capital)] += 1;
                }
            }
            for id in counts.keys() {
                new.types[*id].document_frequency += 1;
            }
            new.sentences.push(counts.into_iter().collect());
            new.order.push(order);
        }
        let count = sentences.len() as f32;
        for (kind, [small, capital]) in new.types.iter_mut().zip(capitals) {
            kind.is_name = capital > small;
            kind.rarity = kind.background(language);
            kind.weight = kind.weigh(count);
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
}

/// For each token the place, people or currency that it names; of a name of several words the longer words only.
fn entities(sentence: &Sentence, language: &Language) -> Vec<Option<Entity>> {
    let forms: Vec<&str> = sentence.tokens.iter().map(|token| token.form.as_str()).collect();
    let mut named = vec![None; forms.len()];
    for mention in Gazetteer::shipped().find(&forms, language) {
        let is_alone = mention.tokens.len() == 1;
        for at in mention.tokens.filter(|at| is_alone || forms[*at].chars().count() >= TELLING) {
            named[at] = Some(mention.entity);
        }
    }
    named
}

impl Type {
    fn new(form: &str, number: Option<Number>, language: &Language) -> Self {
        let (form, folded) = (form.to_lowercase(), fold(form));
        // What is longer is no word: the languages' tools need not look at it.
        let is_word = form.chars().nth(LONGEST).is_none();
        let stem = if is_word { fold(&stem(&form, language)) } else { folded.clone() };
        Self {
            form,
            folded,
            stem,
            number,
            entities: Vec::new(),
            is_name: false,
            rarity: 0.0,
            weight: 0.0,
            document_frequency: 0,
        }
    }

    /// By its rarity among `count` sentences and in its language.
    fn weigh(&self, count: f32) -> f32 {
        let rarity = ((count + 1.0) / (self.document_frequency as f32 + 0.5)).ln() / (count + 2.0).ln();
        ((self.rarity - 2.0) / 3.5).clamp(0.05, 1.1) * rarity.max(0.1)
    }

    fn background(&self, language: &Language) -> f32 {
        let letters = self.folded.chars().count() as f32;
        let lexicon = Lexicon::shipped();
        match &self.number {
            Some(_) => 4.0,
            None if lexicon.has_frequencies(language) => lexicon.rarity(&self.form, language).unwrap_or(RARE),
            None => (1.0 + 0.6 * letters).min(RARE),
        }
    }

    /// Distinct trigrams of the folded word with its ends marked; none for words under four letters and numbers.
    pub fn trigrams(&self) -> Vec<[char; 3]> {
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
