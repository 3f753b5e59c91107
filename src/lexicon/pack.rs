//! From the tables that `assets/lexicon/extract.py` writes to the files of the lexicon. Stems are computed here, by
//! the stemmer that will be asked for them.

use super::{
    container::{Part, write as write_container},
    relation, words,
};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// The layer of words with frequencies; those of relations have their words after its.
const WORDS: &str = "words";
/// The layers in the order in which they number their words.
const LAYERS: [&str; 5] = [WORDS, "cc-by-sa", "gpl-or-cc-by-sa", "gpl", "gpl-3-only"];

/// A table could not be packed.
#[derive(Debug, thiserror::Error)]
#[error("{table}, line {line}: {what}")]
pub struct PackError {
    table: String,
    line: usize,
    what: &'static str,
}

/// Files by name, from tables by name (`words.da`, `gpl.da-sv`; other names are passed over). The same tables give
/// the same bytes.
///
/// # Errors
/// A table that is not as `extract.py` writes it, with its line.
pub fn pack(tables: &BTreeMap<String, String>) -> Result<BTreeMap<String, Vec<u8>>, PackError> {
    let headwords = headwords(tables);
    let mut numbers: HashMap<&str, HashMap<&str, u32>> = HashMap::new();
    let mut parts: BTreeMap<&str, Vec<(Part, Vec<u8>)>> = BTreeMap::new();
    for (name, table) in tables {
        let Some(language) = name.strip_prefix("words.") else { continue };
        let lists = word_lists(name, table)?;
        let known = numbers.entry(language).or_default();
        for layer in LAYERS {
            let Some(list) = lists.get(layer) else { continue };
            for (word, _) in list {
                known.insert(word, known.len() as u32);
            }
            let found_by_stem = |word: &str| headwords.contains(&(language, word));
            let list = words::write(list, language, found_by_stem);
            parts.entry(layer).or_default().push((Part::Words(code(language)), list));
        }
    }
    for (name, table) in tables {
        let Some((layer, (from, to))) = relation_name(name) else { continue };
        let (Some(known_from), Some(known_to)) = (numbers.get(from), numbers.get(to)) else { continue };
        let entries = entries(name, table, known_from, known_to)?;
        let part = (Part::Relation(code(from), code(to)), relation::write(known_from.len(), &entries));
        parts.entry(layer).or_default().push(part);
    }
    Ok(parts.into_iter().map(|(layer, parts)| (format!("{layer}.bin"), write_container(&parts))).collect())
}

/// All single words that some relation translates, with their languages.
fn headwords(tables: &BTreeMap<String, String>) -> HashSet<(&str, &str)> {
    let relations = tables.iter().filter_map(|(name, table)| Some((relation_name(name)?.1.0, table)));
    let words = relations
        .flat_map(|(from, table)| table.lines().filter_map(move |line| Some((from, line.split_once('\t')?.0))));
    words.filter(|(_, word)| !word.contains(' ')).collect()
}

type List<'a> = Vec<(&'a str, u8)>;

fn word_lists<'a>(name: &str, table: &'a str) -> Result<BTreeMap<&'a str, List<'a>>, PackError> {
    let mut lists: BTreeMap<&str, BTreeSet<(&str, u8)>> = BTreeMap::new();
    for (at, line) in table.lines().enumerate() {
        let wrong = |what| PackError { table: name.to_owned(), line: at + 1, what };
        let fields: Vec<&str> = line.split('\t').collect();
        let [word, class, layer] = fields[..] else { return Err(wrong("not three fields")) };
        let class = class.parse().map_err(|_| wrong("no frequency class"))?;
        if !lists.entry(layer).or_default().insert((word, class)) {
            return Err(wrong("a word that was there already"));
        }
    }
    Ok(lists.into_iter().map(|(layer, list)| (layer, list.into_iter().collect())).collect())
}

fn relation_name(name: &str) -> Option<(&str, (&str, &str))> {
    let (layer, pair) = name.split_once('.')?;
    let layer = LAYERS.iter().find(|known| **known != WORDS && **known == layer)?;
    Some((layer, pair.split_once('-')?))
}

fn entries(
    name: &str,
    table: &str,
    from: &HashMap<&str, u32>,
    to: &HashMap<&str, u32>,
) -> Result<Vec<(u32, u32, u8)>, PackError> {
    let mut entries = Vec::new();
    for (at, line) in table.lines().enumerate() {
        let wrong = |what| PackError { table: name.to_owned(), line: at + 1, what };
        let fields: Vec<&str> = line.split('\t').collect();
        let [word, translation, class] = fields[..] else { return Err(wrong("not three fields")) };
        let class = class.parse().ok().filter(|class| *class < 16).ok_or_else(|| wrong("no score"))?;
        let (Some(word), Some(translation)) = (from.get(word), to.get(translation)) else {
            return Err(wrong("a word without a number"));
        };
        entries.push((*word, *translation, class));
    }
    entries.sort_by_key(|(word, translation, class)| (*word, 15 - class, *translation));
    Ok(entries)
}

fn code(language: &str) -> [u8; 2] {
    language.as_bytes().try_into().unwrap_or_default()
}
