//! The words of a language that facts are read by, from `assets/facts/`, one file a language.
//!
//! A file has sections; a line of a section is a key and the words or phrases for it:
//!
//! ```text
//! [months]
//! 3 = marts, mar.
//! ```

use crate::text::Language;
use std::{collections::BTreeMap, sync::OnceLock};

/// Every language with a table, by its two letters.
const FILES: &[(&str, &str)] = &[
    ("da", include_str!("../../assets/facts/da.txt")),
    ("de", include_str!("../../assets/facts/de.txt")),
    ("en", include_str!("../../assets/facts/en.txt")),
    ("es", include_str!("../../assets/facts/es.txt")),
    ("fi", include_str!("../../assets/facts/fi.txt")),
    ("fr", include_str!("../../assets/facts/fr.txt")),
    ("is", include_str!("../../assets/facts/is.txt")),
    ("it", include_str!("../../assets/facts/it.txt")),
    ("nb", include_str!("../../assets/facts/nb.txt")),
    ("nl", include_str!("../../assets/facts/nl.txt")),
    ("nn", include_str!("../../assets/facts/nn.txt")),
    ("pl", include_str!("../../assets/facts/pl.txt")),
    ("pt", include_str!("../../assets/facts/pt.txt")),
    ("ru", include_str!("../../assets/facts/ru.txt")),
    ("sv", include_str!("../../assets/facts/sv.txt")),
    ("uk", include_str!("../../assets/facts/uk.txt")),
];

/// The words of one language.
#[derive(Debug, Default)]
pub struct Table {
    sections: BTreeMap<&'static str, Vec<Line>>,
}

/// A key and the words for it, as they are written in the file.
#[derive(Debug, PartialEq, Eq)]
pub struct Line {
    /// What they mean.
    pub key: &'static str,
    /// Words and phrases, in small letters.
    pub words: Vec<&'static str>,
}

impl Table {
    /// The table of a language; an empty one where there is no file.
    pub fn of(language: &Language) -> &'static Self {
        static NONE: Table = Table { sections: BTreeMap::new() };
        Self::tables().get(language.primary()).unwrap_or(&NONE)
    }

    /// All tables with their languages' letters.
    pub fn all() -> impl Iterator<Item = (&'static str, &'static Self)> {
        Self::tables().iter().map(|(language, table)| (*language, table))
    }

    fn tables() -> &'static BTreeMap<&'static str, Self> {
        static TABLES: OnceLock<BTreeMap<&'static str, Table>> = OnceLock::new();
        TABLES.get_or_init(|| FILES.iter().map(|(code, file)| (*code, Self::read(file))).collect())
    }

    /// The lines of a section in the order of the file; none where the language has no such section.
    pub fn section(&self, name: &str) -> &[Line] {
        self.sections.get(name).map_or(&[], Vec::as_slice)
    }

    fn read(file: &'static str) -> Self {
        let mut table = Self::default();
        let mut section = "";
        for line in file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                section = name;
            } else if let Some((key, words)) = line.split_once('=') {
                let words = words.split(',').map(str::trim).filter(|word| !word.is_empty()).collect();
                table.sections.entry(section).or_default().push(Line { key: key.trim(), words });
            }
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_and_lines() {
        let table = Table::read("# x\n[months]\n3 = marts, mar.\n\n[empty]\n");
        assert_eq!(table.section("months"), [Line { key: "3", words: vec!["marts", "mar."] }]);
        assert!(table.section("empty").is_empty() && table.section("none").is_empty());
    }

    #[test]
    fn every_line_of_every_file_belongs_to_a_section() {
        for (code, file) in FILES {
            let table = Table::read(file);
            assert!(!table.sections.contains_key(""), "{code}: a line before the first section");
            for line in file.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with(['#', '['])) {
                assert!(line.contains('='), "{code}: {line}");
            }
        }
    }
}
