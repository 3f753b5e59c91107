//! Which words of two texts match, and how well: cognates, dictionary, names, numbers by value.
//!
//! A word matches another at the best of what speaks for the two. Cognates: the Dice coefficient of letter trigrams
//! over folded forms. Dictionary: a candidate of either word whose stem is that of the other, or that is a part of
//! it where the language writes compounds as one word.

use super::{
    reading::Reading,
    vocabulary::{LONGEST, Type, Vocabulary},
};
use crate::{
    facts::Number,
    lexicon::{Dictionary, Entity, Lexicon, fold, stem},
    text::Language,
};
use std::collections::{BTreeMap, HashMap};

/// For each type of one side, the types of the other that match it, and how well (0 to 1).
pub type Matches = Vec<Vec<(usize, f32)>>;

/// Languages that write compounds as one word.
const COMPOUNDING: [&str; 8] = ["da", "sv", "nb", "nn", "de", "nl", "fi", "is"];
/// Letters of the shortest part of a compound.
const SHORTEST_PART: usize = 4;
/// What a match with a part of a compound counts less.
const PART: f32 = 0.6;
/// Compounds that a part is looked for in.
const MOST_COMPOUNDS: usize = 20;

/// The words of a text and its language.
type Words<'a> = (&'a Vocabulary, &'a Language);

/// What the words are matched by, beside their letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Help {
    /// The dictionary, where there is one.
    Dictionary,
    /// Nothing: as if the languages were unknown.
    None,
}

/// Which words of two versions match.
pub struct Matching {
    /// For each type of the base those of the version.
    pub(super) matches: Matches,
    /// For each type of the version those of the base.
    pub(super) turned: Matches,
    /// Whether translations are among them; words of one language need none.
    pub(super) is_helped: bool,
}

impl Matching {
    /// Matches the words of two versions.
    pub fn new(base: &Reading, version: &Reading, help: Help) -> Self {
        let all = |reading: &Reading| vec![true; reading.vocabulary.len()];
        Self::of((base, &all(base)), (version, &all(version)), help)
    }

    /// As [`Self::new`], but translations are only looked for between the words of some sentences of both, by the
    /// dictionary.
    pub fn within((base, left): (&Reading, &[usize]), (version, right): (&Reading, &[usize])) -> Self {
        let own = |reading: &Reading, sentences: &[usize]| {
            let mut wanted = vec![false; reading.vocabulary.len()];
            let types = sentences.iter().flat_map(|s| reading.types(*s));
            types.for_each(|kind| wanted[*kind] = true);
            wanted
        };
        Self::of((base, &own(base, left)), (version, &own(version, right)), Help::Dictionary)
    }

    /// Of both versions with the types that translations are looked up for.
    fn of((base, left): (&Reading, &[bool]), (version, right): (&Reading, &[bool]), help: Help) -> Self {
        let (a, b) = ((&base.vocabulary, &base.language), (&version.vocabulary, &version.language));
        let mut matches: Matches = vec![Vec::new(); a.0.len()];
        add_cognates(a.0, b.0, &mut matches);
        add_identical(a.0, b.0, &mut matches);
        add_entities(a.0, b.0, &mut matches);
        let has_dictionary = help == Help::Dictionary && add_dictionaries((a, left), (b, right), &mut matches);
        set_numbers(a.0, b.0, &mut matches);
        matches.iter_mut().for_each(best_of_each);
        let turned = transposed(&matches, b.0.len());
        Self { matches, turned, is_helped: has_dictionary || base.language.same_as(&version.language) }
    }

    /// How well a type of the base matches one of the version, 0 to 1.
    pub fn value(&self, base: usize, version: usize) -> f32 {
        let row = &self.matches[base];
        row.binary_search_by_key(&version, |(other, _)| *other).map_or(0.0, |at| row[at].1)
    }

    /// Whether translations are among the matches; words of one language need none.
    pub fn is_helped(&self) -> bool {
        self.is_helped
    }
}

/// Translations in both directions, and whether there is a dictionary in any.
fn add_dictionaries((a, left): (Words<'_>, &[bool]), (b, right): (Words<'_>, &[bool]), found: &mut Matches) -> bool {
    let (there, back) = (Lexicon::shipped().between(a.1, b.1), Lexicon::shipped().between(b.1, a.1));
    if let Some(dictionary) = &there {
        add_translations((a.0, left), dictionary, b, found);
    }
    if let Some(dictionary) = &back {
        let mut turned = vec![Vec::new(); b.0.len()];
        add_translations((b.0, right), dictionary, a, &mut turned);
        for (b, row) in turned.into_iter().enumerate() {
            row.into_iter().for_each(|(a, value)| found[a].push((b, value)));
        }
    }
    there.is_some() || back.is_some()
}

fn add_cognates(own: &Vocabulary, other: &Vocabulary, found: &mut Matches) {
    let mut having: HashMap<[char; 3], Vec<usize>> = HashMap::new();
    let grams: Vec<Vec<[char; 3]>> = other.types.iter().map(Type::trigrams).collect();
    for (b, grams) in grams.iter().enumerate() {
        for gram in grams {
            having.entry(*gram).or_default().push(b);
        }
    }
    let mut shared = vec![0_usize; other.len()];
    let mut touched = Vec::new();
    for (kind, found) in own.types.iter().zip(found) {
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

fn add_identical(own: &Vocabulary, other: &Vocabulary, found: &mut Matches) {
    let mut same: HashMap<&str, Vec<usize>> = HashMap::new();
    for (b, kind) in other.types.iter().enumerate() {
        same.entry(&kind.folded).or_default().push(b);
    }
    for (kind, found) in own.types.iter().zip(found) {
        let letters = kind.folded.chars().count();
        let is_telling = letters > 1 || !kind.folded.is_ascii();
        let equal = same.get(kind.folded.as_str()).into_iter().flatten().filter(|_| is_telling);
        found.extend(equal.map(|b| (*b, if letters > 3 { 1.0 } else { 0.6 })));
    }
}

/// Names of the same place, people or currency.
fn add_entities(own: &Vocabulary, other: &Vocabulary, found: &mut Matches) {
    let mut same: BTreeMap<Entity, Vec<usize>> = BTreeMap::new();
    for (b, kind) in other.types.iter().enumerate() {
        kind.entities.iter().for_each(|entity| same.entry(*entity).or_default().push(b));
    }
    for (kind, found) in own.types.iter().zip(found) {
        found.extend(kind.entities.iter().filter_map(|entity| same.get(entity)).flatten().map(|b| (*b, 1.0)));
    }
}

/// The wanted words and the candidates of the dictionary for them.
fn add_translations(
    (own, wanted): (&Vocabulary, &[bool]),
    dictionary: &Dictionary<'_>,
    (other, language): Words<'_>,
    found: &mut Matches,
) {
    let targets = Targets::new(other, language);
    let asked = own.types.iter().zip(wanted).zip(found).filter(|((kind, wanted), _)| **wanted && kind.number.is_none());
    for ((kind, _), found) in asked {
        for candidate in dictionary.candidates(&kind.form) {
            let words: Vec<&str> = candidate.word.split(' ').collect();
            // One word of a phrase says little.
            let share = if words.len() > 1 { 0.1 } else { 1.0 };
            for word in words.iter().filter(|word| words.len() == 1 || word.chars().count() > 3) {
                targets.add(word, candidate.score * share, found);
            }
        }
    }
}

/// The types of a text by their stems and by the parts they may be composed of.
struct Targets<'a> {
    language: &'a Language,
    by_stem: HashMap<&'a str, Vec<usize>>,
    by_part: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Targets<'a> {
    fn new(text: &'a Vocabulary, language: &'a Language) -> Self {
        let mut new = Self { language, by_stem: HashMap::new(), by_part: HashMap::new() };
        let has_compounds = COMPOUNDING.contains(&language.primary());
        for (id, kind) in text.types.iter().enumerate().filter(|(_, kind)| kind.number.is_none()) {
            new.by_stem.entry(&kind.stem).or_default().push(id);
            if has_compounds && kind.folded.chars().nth(LONGEST).is_none() {
                new.add_parts(id, &kind.folded);
            }
        }
        new
    }

    fn add_parts(&mut self, id: usize, folded: &'a str) {
        let cuts: Vec<usize> = folded.char_indices().map(|(at, _)| at).collect();
        for cut in cuts.iter().skip(SHORTEST_PART).take((cuts.len() + 1).saturating_sub(2 * SHORTEST_PART)) {
            for part in [&folded[..*cut], &folded[*cut..]] {
                self.by_part.entry(part).or_default().push(id);
            }
        }
    }

    fn add(&self, word: &str, score: f32, found: &mut Vec<(usize, f32)>) {
        let value = if score >= 0.05 { 0.6 + 0.4 * score.min(1.0) } else { 0.5 };
        let stem = fold(&stem(word, self.language));
        found.extend(self.by_stem.get(stem.as_str()).into_iter().flatten().map(|id| (*id, value)));
        if !self.by_part.is_empty() && word.chars().count() >= SHORTEST_PART {
            let compounds = self.by_part.get(fold(word).as_str()).into_iter().flatten().take(MOST_COMPOUNDS);
            found.extend(compounds.map(|id| (*id, PART * value)));
        }
    }
}

/// Numbers match by their value and in no other way.
fn set_numbers(own: &Vocabulary, other: &Vocabulary, found: &mut Matches) {
    let numbers: Vec<(usize, &Number)> =
        other.types.iter().enumerate().filter_map(|(b, kind)| Some((b, kind.number.as_ref()?))).collect();
    for (kind, found) in own.types.iter().zip(found) {
        match &kind.number {
            Some(number) => {
                found.clear();
                found.extend(numbers.iter().filter(|(_, other)| number.equals(other)).map(|(b, _)| (*b, 1.0)));
            }
            None => found.retain(|(b, _)| other.types[*b].number.is_none()),
        }
    }
}

/// Every matched type once, with its best value, in order.
fn best_of_each(matches: &mut Vec<(usize, f32)>) {
    matches.sort_by(|(a, x), (b, y)| a.cmp(b).then(y.total_cmp(x)));
    matches.dedup_by_key(|(b, _)| *b);
}

/// The same matches seen from the other side, which has `count` types.
fn transposed(matches: &Matches, count: usize) -> Matches {
    let mut turned = vec![Vec::new(); count];
    for (a, row) in matches.iter().enumerate() {
        for (b, value) in row {
            turned[*b].push((a, *value));
        }
    }
    turned
}
