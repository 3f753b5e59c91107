//! What sentences mean, as far as the encoder can tell: vectors of any neighbouring sentences taken as one.
//!
//! The encoder knows some ten languages. A sentence in another one is encoded by its gloss, each word replaced by
//! its translation, in one or two languages that the encoder knows; their vectors are averaged.

use super::{
    evidence::{Candidate, LONGEST},
    reading::Reading,
};
use crate::{
    encoder::{Encoder, Pooled},
    lexicon::{Dictionary, Lexicon},
    text::{Language, Sentence, Token, TokenKind},
};
use std::{collections::HashMap, ops::Range, sync::OnceLock};

/// Languages that glosses are made in, by preference; the encoder knows all of them.
const GLOSSED_IN: [&str; 2] = ["en", "de"];
/// Sentences of the longest version whose parts are kept for the next version, or the next pin: some 20 MB.
const KEPT: usize = 2_000;

/// A version's sentences, and the sums of their texts once they are asked for.
pub struct Meanings {
    sentences: Vec<Sentence>,
    glossaries: Vec<Dictionary<'static>>,
    /// For each sentence that of its text, or those of its glosses.
    pooled: Vec<OnceLock<Vec<Pooled>>>,
    /// For each sentence those of its parts; empty where they are not kept.
    parts: Vec<OnceLock<Vec<Pooled>>>,
}

impl Meanings {
    /// Of a version's sentences; none where neither the encoder nor a dictionary knows the language.
    pub fn new(sentences: &[Sentence], language: &Language) -> Option<Self> {
        let mut glossaries = Vec::new();
        if !Encoder::knows(language) {
            let to = |to: &&str| Lexicon::shipped().between(language, &to.parse().ok()?);
            glossaries.extend(GLOSSED_IN.iter().filter_map(to));
            if glossaries.is_empty() {
                return None;
            }
        }
        let open = |count: usize| (0..count).map(|_| OnceLock::new()).collect();
        let kept = if sentences.len() > KEPT { 0 } else { sentences.len() };
        Some(Self { sentences: sentences.to_vec(), glossaries, pooled: open(sentences.len()), parts: open(kept) })
    }

    /// Sums that a sentence has.
    fn each(&self) -> usize {
        self.glossaries.len().max(1)
    }

    /// Encodes those of the given sentences that were not yet, all at once.
    fn encode(&self, sentences: &[usize]) {
        let new: Vec<usize> = sentences.iter().copied().filter(|s| self.pooled[*s].get().is_none()).collect();
        let own = || new.iter().map(|s| &self.sentences[*s]);
        let glosses: Vec<Vec<String>> = self.glossaries.iter().map(|to| gloss_all(own(), to)).collect();
        let texts: Vec<&str> = if glosses.is_empty() {
            own().map(|s| s.text.as_str()).collect()
        } else {
            (0..new.len()).flat_map(|at| glosses.iter().map(move |of| of[at].as_str())).collect()
        };
        let mut pooled = Encoder::shipped().pool(&texts).into_iter();
        for sentence in new {
            let _ = self.pooled[sentence].set(pooled.by_ref().take(self.each()).collect());
        }
    }

    /// For each sentence the sums of stretches of its tokens, each token by its translation into the first of the
    /// languages for glosses, and that of the sentence's frame behind them.
    pub fn parts(&self, sentences: &[(usize, Vec<Range<usize>>)]) -> Vec<Vec<Pooled>> {
        let kept = |sentence: usize| self.parts.get(sentence).and_then(OnceLock::get).cloned();
        let mut known: Vec<Option<Vec<Pooled>>> = sentences.iter().map(|(sentence, _)| kept(*sentence)).collect();
        let mut glosses = Glosses { to: self.glossaries.first(), known: HashMap::new() };
        let mut text = |(sentence, stretches): &(usize, Vec<Range<usize>>)| {
            let tokens = &self.sentences[*sentence].tokens;
            let stretch = |range: &Range<usize>| glosses.join(tokens.get(range.clone()).unwrap_or_default());
            stretches.iter().map(stretch).collect::<Vec<String>>()
        };
        let new = sentences.iter().zip(&known).filter(|(_, known)| known.is_none());
        let texts: Vec<Vec<String>> = new.map(|(sentence, _)| text(sentence)).collect();
        let mut pooled = Encoder::shipped().pool_parts(&texts).into_iter();
        let mut part = |((sentence, _), known): (&(usize, _), &mut Option<Vec<Pooled>>)| {
            known.take().unwrap_or_else(|| {
                let new = pooled.next().unwrap_or_default();
                let _ = self.parts.get(*sentence).map(|place| place.set(new.clone()));
                new
            })
        };
        sentences.iter().zip(&mut known).map(&mut part).collect()
    }

    fn pooled(&self, sentence: usize) -> &[Pooled] {
        self.pooled[sentence].get().map_or(&[], Vec::as_slice)
    }
}

/// Words in another language, each looked up once.
struct Glosses<'a> {
    to: Option<&'a Dictionary<'static>>,
    known: HashMap<&'a str, Option<String>>,
}

impl<'a> Glosses<'a> {
    /// The words, or what they mean, with spaces between.
    fn join(&mut self, tokens: &'a [Token]) -> String {
        let mut text = String::new();
        for token in tokens {
            let gloss = || self.to.filter(|_| token.kind == TokenKind::Word).and_then(|to| to.gloss(&token.form));
            let word = self.known.entry(&token.form).or_insert_with(gloss).as_deref();
            text.push_str(if text.is_empty() { "" } else { " " });
            text.push_str(word.unwrap_or(&token.form));
        }
        text
    }
}

/// Sentences word by word in another language; what the dictionary lacks stays as it is.
fn gloss_all<'a>(sentences: impl Iterator<Item = &'a Sentence>, to: &Dictionary<'_>) -> Vec<String> {
    let mut known: HashMap<&str, Option<String>> = HashMap::new();
    let gloss = |sentence: &'a Sentence| {
        let chars: Vec<char> = sentence.text.chars().collect();
        let start = sentence.place.span.start;
        let mut text = String::with_capacity(sentence.text.len());
        let mut done = 0;
        for token in &sentence.tokens {
            // Glued sentences, as the training makes them, have tokens whose place is not told by their text.
            let (from, end) = (token.span.start.saturating_sub(start), token.span.end.saturating_sub(start));
            text.extend(chars.get(done..from).unwrap_or_default());
            let word = match token.kind {
                TokenKind::Word => known.entry(&token.form).or_insert_with(|| to.gloss(&token.form)).as_deref(),
                TokenKind::Number => None,
            };
            text.push_str(word.unwrap_or(&token.form));
            done = end;
        }
        text.extend(chars.get(done..).unwrap_or_default());
        text
    };
    sentences.map(gloss).collect()
}

/// The vectors of some sentences of two versions and of their neighbours taken together.
pub struct Sense {
    base: Windows,
    version: Windows,
}

impl Sense {
    /// Encodes the sentences of the two lists that are wanted; none where the meaning of a side cannot be told.
    pub fn new((base, left): (&Reading, &[Wanted]), (version, right): (&Reading, &[Wanted])) -> Option<Self> {
        let (base, version) = (base.meanings.as_ref()?, version.meanings.as_ref()?);
        Some(Self { base: Windows::new(base, left), version: Windows::new(version, right) })
    }

    /// Places of the sentences of both sides that were encoded.
    pub fn encoded(&self) -> (&[usize], &[usize]) {
        (&self.base.encoded, &self.version.encoded)
    }

    /// Whether all sentences of a bead were encoded.
    pub fn holds(&self, Candidate { i, n, j, m }: Candidate) -> bool {
        self.base.vectors[n - 1][i].is_some() && self.version.vectors[m - 1][j].is_some()
    }

    /// The cosine of a bead's sides, where all its sentences were encoded.
    pub fn cosine(&self, Candidate { i, n, j, m }: Candidate) -> Option<f32> {
        let (a, b) = (self.base.vectors[n - 1][i].as_ref()?, self.version.vectors[m - 1][j].as_ref()?);
        Some(a.iter().zip(b).map(|(a, b)| a * b).sum())
    }
}

/// A sentence, and whether its meaning is wanted.
pub type Wanted = (usize, bool);

/// For each length of a window and each place of its first sentence its unit vector.
struct Windows {
    /// Places of the sentences that were encoded.
    encoded: Vec<usize>,
    vectors: [Vec<Option<Vec<f32>>>; LONGEST],
}

impl Windows {
    fn new(meanings: &Meanings, sentences: &[Wanted]) -> Self {
        let wanted: Vec<usize> = sentences.iter().filter(|(_, is)| *is).map(|(s, _)| *s).collect();
        meanings.encode(&wanted);
        let mut places = Vec::new();
        let mut sums: Vec<Pooled> = Vec::new();
        for n in 1..=LONGEST {
            for (place, window) in sentences.windows(n).enumerate() {
                let follow = |pair: &[Wanted]| pair[0].0 + 1 == pair[1].0;
                if window.iter().all(|(_, is)| *is) && window.windows(2).all(follow) {
                    places.push((n, place));
                    sums.extend(
                        (0..meanings.each()).map(|text| window.iter().map(|(s, _)| &meanings.pooled(*s)[text]).sum()),
                    );
                }
            }
        }
        let mut vectors: [Vec<Option<Vec<f32>>>; LONGEST] = std::array::from_fn(|_| vec![None; sentences.len()]);
        let all = Encoder::shipped().vectors(&sums);
        let of_each = all.chunks(meanings.each());
        for ((n, place), texts) in places.into_iter().zip(of_each) {
            vectors[n - 1][place] = Some(mean(texts));
        }
        let encoded = sentences.iter().enumerate().filter(|(_, (_, is))| *is).map(|(place, _)| place).collect();
        Self { encoded, vectors }
    }
}

/// The unit vector between unit vectors.
fn mean(vectors: &[Vec<f32>]) -> Vec<f32> {
    let Some((first, rest)) = vectors.split_first() else { return Vec::new() };
    let mut sum = first.clone();
    for vector in rest {
        sum.iter_mut().zip(vector).for_each(|(sum, number)| *sum += number);
    }
    let length = sum.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-9);
    sum.iter_mut().for_each(|x| *x /= length);
    sum
}
