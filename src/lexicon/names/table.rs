//! A sorted table of spellings, read where it lies.
//!
//! Lines `spelling⇥entities`, sorted by the bytes of the spelling, under a heading `@language` for each language.
//! A lookup halves the text of a section, so nothing is parsed or copied before it is asked for.

use super::key::Beginning;
use std::cmp::Ordering;

/// A file of spellings.
pub(super) struct Table {
    sections: Vec<(&'static str, &'static str)>,
}

/// The spellings of one language, or those without a language.
#[derive(Clone, Copy)]
pub(super) struct Section {
    lines: &'static str,
    /// Not of the names that stand for all languages.
    pub is_of_a_language: bool,
}

impl Table {
    /// Finds the headings.
    pub fn new(text: &'static str) -> Self {
        let bodies = text.split("\n@").skip(1);
        Self { sections: bodies.filter_map(|body| body.split_once('\n')).collect() }
    }

    /// The spellings under a heading.
    pub fn section(&self, language: &str) -> Option<Section> {
        let (_, lines) = self.sections.iter().find(|(heading, _)| *heading == language)?;
        Some(Section { lines, is_of_a_language: language != "*" })
    }
}

impl Section {
    /// The spellings that begin so, with their entities, in order.
    pub fn beginning_like<'a>(
        self,
        beginning: Beginning<'a>,
    ) -> impl Iterator<Item = (&'static str, &'static str)> + 'a {
        let (Beginning::Letters(prefix) | Beginning::Word(prefix)) = beginning;
        self.from(prefix).take_while(move |(name, _)| {
            let rest = name.strip_prefix(prefix);
            match beginning {
                Beginning::Letters(_) => rest.is_some(),
                Beginning::Word(_) => rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')),
            }
        })
    }

    /// The lines from the first on whose spelling is not before `key`.
    fn from(self, key: &str) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
        let bytes = self.lines.as_bytes();
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let start = bytes[low..middle].iter().rposition(|b| *b == b'\n').map_or(low, |at| low + at + 1);
            let end = bytes[start..].iter().position(|b| *b == b'\n').map_or(bytes.len(), |at| start + at);
            match spelling(&bytes[start..end]).cmp(key.as_bytes()) {
                Ordering::Less => low = (end + 1).min(high),
                Ordering::Equal | Ordering::Greater => high = start,
            }
        }
        self.lines[low..].lines().filter_map(|line| line.split_once('\t'))
    }
}

fn spelling(line: &[u8]) -> &[u8] {
    line.split(|b| *b == b'\t').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# a\n@*\nrom\tT1\n@da\ned\tC1\neu\t^REU\neuro\tMEUR\neurope\tR1\nny by\tT2\n";

    fn check(language: &str, beginning: Beginning, expected: &[&str]) {
        let found: Option<Vec<_>> =
            Table::new(TEXT).section(language).map(|s| s.beginning_like(beginning).map(|l| l.0).collect());
        assert_eq!(found.unwrap_or_default(), expected);
    }

    #[test]
    fn spellings_are_found_by_their_beginning() {
        check("da", Beginning::Letters("eur"), &["euro", "europe"]);
        check("da", Beginning::Word("eu"), &["eu"]);
        check("da", Beginning::Word("ny"), &["ny by"]);
        check("da", Beginning::Letters("a"), &[]);
        check("da", Beginning::Letters("z"), &[]);
        check("*", Beginning::Letters("rom"), &["rom"]);
        check("sv", Beginning::Letters("rom"), &[]);
    }
}
