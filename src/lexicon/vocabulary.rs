//! The words of one language from all layers, numbered through.

use super::{
    Code,
    stem::{lower, stem_lower},
    words::WordList,
};

/// Longer forms are not looked up.
const MOST_LETTERS: usize = 60;
/// Definite articles at the end of Scandinavian words, with the genitive, the longest first.
const ARTICLES: [&str; 7] = ["ets", "ens", "et", "en", "ts", "t", "s"];

/// Word lists one after another; a word stands in one of them.
#[derive(Clone, Debug)]
pub(super) struct Vocabulary<'a> {
    code: Code,
    lists: Vec<(usize, WordList<'a>)>,
    next: usize,
}

impl<'a> Vocabulary<'a> {
    pub(super) fn new(code: Code) -> Self {
        Self { code, lists: Vec::new(), next: 0 }
    }

    /// Adds a list; its numbers follow those of the lists before.
    pub(super) fn add(&mut self, list: WordList<'a>) {
        let first = self.next;
        self.next += list.len();
        self.lists.push((first, list));
    }

    pub(super) fn language(&self) -> &str {
        std::str::from_utf8(&self.code).unwrap_or_default()
    }

    /// A form as the lists have it: lower case, one kind of apostrophe; none for what no word can be.
    pub(super) fn normal(&self, form: &str) -> Option<String> {
        let is_short = form.chars().nth(MOST_LETTERS).is_none();
        (is_short && !form.is_empty()).then(|| lower(form, self.language()))
    }

    pub(super) fn find(&self, word: &str) -> Option<u32> {
        self.lists.iter().find_map(|(first, list)| Some((first + list.find(word)?) as u32))
    }

    pub(super) fn word(&self, number: u32) -> String {
        self.list(number).map(|(list, at)| list.word(at)).unwrap_or_default()
    }

    /// The numbers of the words with the same stem as a word.
    pub(super) fn relatives(&self, word: &str) -> Vec<u32> {
        let stem = stem_lower(word, self.language());
        let of = |(first, list): &(usize, WordList<'a>)| {
            list.with_stem(&stem, self.language()).map(|at| (first + at) as u32).collect::<Vec<_>>()
        };
        self.lists.iter().flat_map(of).collect()
    }

    /// Words that are the stem of a form, whatever their own stem (*folkeretten* has *folkeret*, which has *folker*),
    /// or the form without a definite article that the stemmer leaves (*kriget*).
    pub(super) fn bare(&self, word: &str) -> Vec<u32> {
        let stem = stem_lower(word, self.language());
        let articles = if ["da", "nb", "sv"].contains(&self.language()) { &ARTICLES[..] } else { &[] };
        let without = articles.iter().filter_map(|article| word.strip_suffix(article)).filter(|rest| rest.len() > 2);
        std::iter::once(stem.as_str()).chain(without).filter_map(|word| self.find(word)).collect()
    }

    /// -log10 of a word's frequency; two words are as rare as the rarer.
    pub(super) fn rarity_of(&self, number: u32) -> Option<f32> {
        let (list, at) = self.list(number)?;
        list.rarity(at).or_else(|| {
            let phrase = list.word(at);
            let rarities = phrase.split_once(' ').map(|(a, b)| (self.rarity(a), self.rarity(b)))?;
            Some(rarities.0?.max(rarities.1?))
        })
    }

    pub(super) fn rarity(&self, form: &str) -> Option<f32> {
        let word = self.normal(form)?;
        let exact = self.find(&word).and_then(|number| self.rarity_listed(number));
        exact.or_else(|| {
            self.relatives(&word).into_iter().filter_map(|number| self.rarity_listed(number)).min_by(f32::total_cmp)
        })
    }

    fn rarity_listed(&self, number: u32) -> Option<f32> {
        self.list(number).and_then(|(list, at)| list.rarity(at))
    }

    fn list(&self, number: u32) -> Option<(&WordList<'a>, usize)> {
        let number = number as usize;
        let (first, list) = self.lists.iter().rev().find(|(first, _)| *first <= number)?;
        Some((list, number - first))
    }
}
