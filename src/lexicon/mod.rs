//! The shipped lexicon: dictionaries between languages, how rare words are, and stems.
//!
//! The files in `assets/lexicon/` hold the words of each language, numbered, and *direct* dictionaries between some
//! pairs of languages, one file a licence of the sources. Other pairs are bridged at run time: a Danish word has its
//! French candidates through Swedish, English and German ones, each step a look-up of numbers. So data of licences
//! that may not be merged never are, and every source can be left out ([`Sources`]). All is read where it lies in
//! the program; nothing is built at start. Which sources, and how the files come about: `assets/lexicon/README.md`.

mod compound;
mod container;
mod dictionary;
mod fold;
mod names;
mod pack;
mod packed;
mod relation;
mod route;
mod stem;
mod vocabulary;
mod words;

pub use dictionary::{Candidate, Dictionary};
pub use fold::fold;
pub use names::{Entity, EntityKind, Gazetteer, Mention};
pub use pack::{PackError, pack};
pub use stem::stem;

use crate::text::Language;
use container::{Part, parts};
use relation::Relation;
use route::Route;
use std::{collections::BTreeMap, sync::OnceLock};
use vocabulary::Vocabulary;
use words::WordList;

const WORDS: &[u8] = include_bytes!("../../assets/lexicon/words.bin");
const CC_BY_SA: &[u8] = include_bytes!("../../assets/lexicon/cc-by-sa.bin");
const EITHER: &[u8] = include_bytes!("../../assets/lexicon/gpl-or-cc-by-sa.bin");
const GPL: &[u8] = include_bytes!("../../assets/lexicon/gpl.bin");
const GPL_3_ONLY: &[u8] = include_bytes!("../../assets/lexicon/gpl-3-only.bin");

/// Which dictionaries are used, by the licence of their sources. Words and frequencies are always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sources {
    /// Apertium and the older FreeDict dictionaries.
    pub gpl: bool,
    /// WikDict. FreeDict's Danish-English dictionary is used with either.
    pub cc_by_sa: bool,
}

impl Default for Sources {
    fn default() -> Self {
        Self { gpl: true, cc_by_sa: true }
    }
}

/// A language's two letters.
type Code = [u8; 2];

/// The words of all languages and the direct dictionaries between them.
#[derive(Debug, Default)]
pub struct Lexicon {
    vocabularies: BTreeMap<Code, Vocabulary<'static>>,
    relations: BTreeMap<(Code, Code), Vec<Relation<'static>>>,
}

impl Lexicon {
    /// The lexicon in the program, with all sources. Opening it reads some hundred bytes.
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Lexicon> = OnceLock::new();
        SHIPPED.get_or_init(|| Self::with(Sources::default()))
    }

    /// The lexicon in the program with some of its sources.
    pub fn with(sources: Sources) -> Self {
        let Sources { gpl, cc_by_sa } = sources;
        // The order in which the words of the layers are numbered: none may be left out before one that is used and
        // has words of its own.
        let layers = [(WORDS, true), (CC_BY_SA, cc_by_sa), (EITHER, gpl || cc_by_sa), (GPL, gpl), (GPL_3_ONLY, gpl)];
        let mut lexicon = Self::default();
        for (file, _) in layers.iter().filter(|(_, is_used)| *is_used) {
            lexicon.add(file);
        }
        lexicon
    }

    fn add(&mut self, file: &'static [u8]) {
        for (part, bytes) in parts(file) {
            match part {
                Part::Words(code) => {
                    let vocabulary = self.vocabularies.entry(code).or_insert_with(|| Vocabulary::new(code));
                    WordList::open(bytes).into_iter().for_each(|list| vocabulary.add(list));
                }
                Part::Relation(from, to) => {
                    self.relations.entry((from, to)).or_default().extend(Relation::open(bytes));
                }
            }
        }
    }

    /// The dictionary between two languages, direct and bridged; none where nothing connects them, where one is not
    /// known, and from a language to itself.
    pub fn between(&self, from: &Language, to: &Language) -> Option<Dictionary<'_>> {
        let (from, to) = (code(from)?, code(to)?);
        let routes = Route::between(&self.relations, from, to);
        if routes.is_empty() {
            return None;
        }
        let lemmas = self.relations.get(&(from, from)).map_or(&[][..], Vec::as_slice);
        Some(Dictionary::new(self.vocabularies.get(&from)?, self.vocabularies.get(&to)?, lemmas, routes))
    }

    /// How rare a word is, as -log10 of its share of running text (*the* 1.3, once in a million words 6). A form that
    /// has no frequency has that of the most frequent word with its stem; none for a word without either.
    pub fn rarity(&self, word: &str, language: &Language) -> Option<f32> {
        self.vocabularies.get(&code(language)?)?.rarity(word)
    }

    /// Whether [`Lexicon::rarity`] knows words of a language.
    pub fn has_frequencies(&self, language: &Language) -> bool {
        code(language).is_some_and(|code| self.vocabularies.contains_key(&code))
    }

    /// The languages with a word list, by their tags.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.vocabularies.keys().filter_map(|code| std::str::from_utf8(code).ok())
    }
}

/// Nynorsk is looked up as Bokmål: most words are near enough for their stems.
fn code(language: &Language) -> Option<Code> {
    match language.primary() {
        "nn" => Some(*b"nb"),
        primary => primary.as_bytes().try_into().ok(),
    }
}

#[cfg(test)]
mod tests;
