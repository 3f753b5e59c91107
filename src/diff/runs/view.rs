//! Linked sentences as seen from one of their sides.

use super::{
    super::links::{Links, Table, Word},
    leave_out::Gains,
};
use std::ops::Range;

/// A link between words with a match worse than this counts as one this good: its place speaks for it.
const BY_PLACE: f32 = 0.25;
/// Weight times match from which a linked word is a fixed point for its neighbours.
const FIXED: f32 = 0.12;
/// Weight of unlinked words between two pauses from which the encoder is asked.
const DOUBT: f32 = 0.6;

/// What is known of the sentences beside their words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Setting {
    /// How sure the link of the sentences is, 0 to 1.
    pub confidence: f32,
    /// Whether translations are known.
    pub is_helped: bool,
    /// Number of own sentences and of the other side's.
    pub sentences: (usize, usize),
    /// Share of unlinked text in the neighbouring sentences of the own side.
    pub unlinked_near: f32,
    /// Share of unlinked text in the whole own version.
    pub unlinked: f32,
    /// The same of the other version.
    pub unlinked_there: f32,
    /// How well the linked words of the own version match, in the mean.
    pub linked: f32,
    /// The same of the other version.
    pub linked_there: f32,
    /// Where in the own version the sentences stand, 0 to 1.
    pub place: f32,
    /// Words of the own version, as a logarithm.
    pub length: f32,
}

/// One side of linked sentences, held against the other.
pub struct View<'a> {
    /// Its words.
    pub words: &'a [Word],
    /// How well they match those of the other side.
    pub matches: &'a Table,
    /// How well their neighbours match.
    pub support: &'a Table,
    /// How well each is linked, 0 where it is not.
    pub linked: Vec<f32>,
    /// The first partner of each.
    pub partner: Vec<Option<usize>>,
    /// What each weighs.
    pub weight: Vec<f32>,
    /// The weight of each that is not linked.
    pub unlinked: Vec<f32>,
    /// The same of the other side's words.
    pub unlinked_there: Vec<f32>,
    /// Weight and links of the other side's words.
    pub there: (Vec<f32>, Vec<f32>),
    /// Stretches between pauses.
    pub chunks: Vec<Range<usize>>,
    /// What the encoder says of each chunk, if it was asked: without it, with the one before, with the one behind.
    pub gains: Option<(f32, Vec<[f32; 3]>)>,
    /// The best match of each word outside the sentences.
    pub elsewhere: Vec<f32>,
    /// Brackets of the own side, less those of the other.
    pub more_brackets: f32,
    /// What else is known.
    pub setting: Setting,
}

impl<'a> View<'a> {
    /// The base's side of `links`, or the version's when the tables are turned.
    pub fn new(
        (words, others): (&'a [Word], &[Word]),
        (matches, support): (&'a Table, &'a Table),
        pairs: impl Iterator<Item = (usize, usize)>,
        elsewhere: Vec<f32>,
        setting: Setting,
    ) -> Self {
        let (mut linked, mut partner) = (vec![0.0_f32; words.len()], vec![None; words.len()]);
        let mut linked_there = vec![0.0_f32; others.len()];
        for (own, other) in pairs {
            let value = matches.get(own, other).max(BY_PLACE);
            linked[own] = linked[own].max(value);
            linked_there[other] = linked_there[other].max(value);
            partner[own].get_or_insert(other);
        }
        let weights = |words: &[Word]| words.iter().map(|word| word.weight).collect::<Vec<_>>();
        let (weight, weight_there) = (weights(words), weights(others));
        let open =
            |weight: &[f32], linked: &[f32]| weight.iter().zip(linked).map(|(w, l)| w * (1.0 - l)).collect::<Vec<_>>();
        let brackets = |words: &[Word]| words.iter().filter(|word| word.before.brackets > 0).count() as f32;
        Self {
            words,
            matches,
            support,
            unlinked: open(&weight, &linked),
            unlinked_there: open(&weight_there, &linked_there),
            there: (weight_there, linked_there),
            linked,
            partner,
            weight,
            chunks: chunks(words),
            gains: None,
            elsewhere,
            more_brackets: brackets(words) - brackets(others),
            setting,
        }
    }

    /// Whether some words are so much alone that the encoder has to be asked.
    pub fn is_doubtful(&self) -> bool {
        self.chunks.len() > 1
            && self.chunks.iter().any(|chunk| self.unlinked[chunk.clone()].iter().sum::<f32>() > DOUBT)
    }

    /// For each of some own sentences the stretches of its tokens between pauses.
    pub fn stretches(&self, sentences: &[usize]) -> Vec<(usize, Vec<Range<usize>>)> {
        let of_sentence = |sentence: &usize| {
            let own = self.chunks.iter().map(|chunk| &self.words[chunk.clone()]);
            let own = own.filter(|words| words.first().is_some_and(|word| word.sentence == *sentence));
            (*sentence, own.map(|words| words[0].token..words[0].token + words.len()).collect())
        };
        sentences.iter().map(of_sentence).collect()
    }

    /// Takes in what the encoder says each chunk does to the likeness of the sides.
    pub fn learn(&mut self, gains: &Gains) {
        let pair = |c: usize| gains.pairs.get(c).copied().unwrap_or(0.0);
        let of_chunk = |(c, alone): (usize, &f32)| [*alone, c.checked_sub(1).map_or(0.0, pair), pair(c)];
        self.gains = Some((gains.cosine, gains.alone.iter().enumerate().map(of_chunk).collect()));
    }

    /// Whether a word is so surely linked that others can be placed by it.
    pub fn is_fixed(&self, word: usize) -> bool {
        self.linked[word] * self.weight[word] >= FIXED
    }
}

/// Both sides of the links of some sentences.
pub fn views<'a>(
    (base, version): (&'a [Word], &'a [Word]),
    links: &'a Links,
    turned: &'a (Table, Table),
    [elsewhere_of_base, elsewhere_of_version]: [Vec<f32>; 2],
    [of_base, of_version]: [Setting; 2],
) -> [View<'a>; 2] {
    let pairs = || links.pairs.iter().copied();
    let tables = (&links.matches, &links.support);
    [
        View::new((base, version), tables, pairs(), elsewhere_of_base, of_base),
        View::new(
            (version, base),
            (&turned.0, &turned.1),
            pairs().map(|(i, j)| (j, i)),
            elsewhere_of_version,
            of_version,
        ),
    ]
}

/// Stretches between pauses.
fn chunks(words: &[Word]) -> Vec<Range<usize>> {
    let mut chunks = Vec::new();
    let mut start = 0;
    for at in 1..=words.len() {
        if words.get(at).is_none_or(|word| word.before.is_pause) {
            chunks.push(start..at);
            start = at;
        }
    }
    chunks
}
