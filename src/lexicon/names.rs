//! Countries, regions, nationalities and languages, currencies and towns, by their names in some twenty languages.
//!
//! Every spelling stands in a sorted table with the entity that it names, so that *Tyskland* and *Germany* are one
//! [`Entity`]. A name is looked up among the spellings of its language first, then among those without a language
//! (towns, mostly). Inflected names are found by their shared beginning and a pair of endings that may replace each
//! other (Polska, Polsce). A Danish krone is two mentions, a nationality and a currency; a currency is known by its
//! noun, whoever issues it.
//!
//! A false match costs more than a missed one: places must begin with a capital letter, abbreviations consist of
//! them, and towns that are common words in any of the languages are not in the tables.
//!
//! Sources: Unicode CLDR, GeoNames, and a list of our own; see `assets/names/README.md`.

mod endings;
mod key;
mod table;

use crate::text::Language;
use endings::replaces;
use key::{Word, is_shouted};
use std::{cmp::Reverse, ops::Range, sync::LazyLock};
use table::{Section, Table};

/// The names that are shipped with the program.
pub struct Gazetteer {
    /// In order of trust.
    tables: [Table; 3],
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entity {
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// Which one of its kind, the same in every language. It is the entity's code in the tables read to the base 36
    /// (ISO 3166 for countries, M49 for regions, ISO 639 for languages, 1 and the country for other nationalities,
    /// ISO 4217 of one issuer for currencies, and for towns the place among all, the largest first).
    pub number: u16,
}

/// The sorts of named things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A country or territory of ISO 3166.
    Country,
    /// A continent, a part of one, a part of a country, or a union of countries.
    Region,
    /// A language, and the adjective and people that share its name; or the adjective and people of a country.
    Language,
    /// A currency by its noun: the kroner of all countries are one.
    Currency,
    /// A town.
    City,
}

/// A name found in a sequence of tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Which tokens it spans.
    pub tokens: Range<usize>,
    /// What it names.
    pub entity: Entity,
}

/// A name that fits at a place: how many tokens it spans and how much of it had to be replaced.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Fit {
    entity: Entity,
    length: usize,
    replaced: usize,
}

impl Fit {
    /// The longer is better, then what is more like the name, then a place if there is a capital.
    fn rank(&self, first: &Word) -> (usize, Reverse<usize>, bool) {
        let is_place = !matches!(self.entity.kind, EntityKind::Language | EntityKind::Currency);
        (self.length, Reverse(self.replaced), is_place == first.is_capital)
    }
}

impl Gazetteer {
    /// The tables in the program; they are read in place, and only their headings are looked for, once.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer {
            tables: [
                Table::new(include_str!("../../assets/names/own.txt")),
                Table::new(include_str!("../../assets/names/cldr.txt")),
                Table::new(include_str!("../../assets/names/cities.txt")),
            ],
        });
        &SHIPPED
    }

    /// The names in a sentence's tokens, in order, the longest at each place; they do not overlap.
    pub fn find<S: AsRef<str>>(&self, forms: &[S], language: &Language) -> Vec<Mention> {
        let search = Search {
            sections: self.sections(language.primary()),
            language: language.primary(),
            is_shouted: is_shouted(forms),
        };
        let words: Vec<Word> = forms.iter().map(|form| Word::new(form.as_ref())).collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let fit = search.longest(&words[at..]);
            let length = fit.map_or(1, |fit| fit.length);
            found.extend(fit.map(|fit| Mention { tokens: at..at + length, entity: fit.entity }));
            at += length;
        }
        found
    }

    /// The spellings to look among, in order of trust.
    fn sections(&self, language: &str) -> Vec<Section> {
        let languages: &[&str] = match language {
            "nn" => &["nn", "nb", "*"],
            _ => &[language, "*"],
        };
        languages.iter().flat_map(|l| self.tables.iter().filter_map(|table| table.section(l))).collect()
    }
}

/// A search among the names of one language.
struct Search<'a> {
    sections: Vec<Section>,
    language: &'a str,
    /// Capitals say nothing here.
    is_shouted: bool,
}

impl Search<'_> {
    /// The best name at the first of the words: as it stands, or a part of a word with a hyphen or an apostrophe.
    fn longest(&self, words: &[Word]) -> Option<Fit> {
        let first = words.first()?;
        let whole = self.fitting(words);
        whole.or_else(|| first.parts(self.language).iter().find_map(|part| self.fitting(std::slice::from_ref(part))))
    }

    fn fitting(&self, words: &[Word]) -> Option<Fit> {
        let first = words.first()?;
        let mut best: Option<Fit> = None;
        // Lower case can be a nationality or a currency, which only a language's own names know.
        let sections =
            self.sections.iter().filter(|s| s.is_of_a_language || words.iter().take(3).any(|w| w.is_capital));
        for (name, entities) in sections.flat_map(|section| section.beginning_like(first.beginning())) {
            let better = self
                .fit(name, entities, words)
                .filter(|fit| best.is_none_or(|best| fit.rank(first) > best.rank(first)));
            best = better.or(best);
        }
        best
    }

    /// Whether the name stands at the first of the words, perhaps inflected.
    fn fit(&self, name: &str, entities: &str, words: &[Word]) -> Option<Fit> {
        let length = name.split(' ').count();
        let words = words.get(..length)?;
        let pairs = || name.split(' ').zip(words);
        if pairs().all(|(part, word)| part == word.key) {
            let entity = entities.split(' ').find_map(|entity| self.accepted(entity, words))?;
            return Some(Fit { entity, length, replaced: 0 });
        }
        // Without a shared beginning there is nothing to inflect; most names fail here.
        if !pairs().all(|(part, word)| part == word.key || shared(part, &word.key) >= 3) {
            return None;
        }
        let entity = entities.split(' ').find_map(|entity| {
            let entity = self.accepted(entity, words)?;
            let is_abbreviation = name.len() < 3;
            let is_inflected =
                |part: &str, word: &Word| part == word.key || self.inflects(entity.kind, part, &word.key, length);
            (!is_abbreviation && pairs().all(|(part, word)| is_inflected(part, word))).then_some(entity)
        })?;
        let replaced = pairs().map(|(part, word)| part.len() + word.key.len() - 2 * shared(part, &word.key)).sum();
        Some(Fit { entity, length, replaced })
    }

    /// Whether the word is a part of a name of `parts`, with another ending.
    fn inflects(&self, kind: EntityKind, name: &str, word: &str, parts: usize) -> bool {
        let stem = shared(name, word);
        let (rest, tail) = (&name[stem..], &word[stem..]);
        let letters = name[..stem].chars().count();
        let is_short = rest.chars().count() <= 2 && tail.chars().count() <= 2;
        let is_enough = match letters {
            0..3 => false,
            // Enough for a country, for a whole name, and beside other words.
            3 => is_short && (kind == EntityKind::Country || rest.is_empty() || parts > 1),
            // There are so many towns that one is always like a person's name.
            4 => kind != EntityKind::City || rest.is_empty() && (self.language != "fi" || tail.len() > 2),
            _ => true,
        };
        is_enough && replaces(self.language, kind, rest, tail)
    }

    /// The entity of a table's entry, if the capitals of the words allow it.
    fn accepted(&self, entry: &str, words: &[Word]) -> Option<Entity> {
        let (is_abbreviation, code) = entry.strip_prefix('^').map_or((false, entry), |code| (true, code));
        let entity = Entity::from_code(code)?;
        let is_capital = words.first().is_some_and(|w| w.is_capital);
        let fits = match entity.kind {
            _ if is_abbreviation => !self.is_shouted && words.iter().all(|w| w.is_upper),
            EntityKind::Country | EntityKind::Region => words.iter().any(|w| w.is_capital),
            EntityKind::City => is_capital,
            EntityKind::Language => is_capital || !matches!(self.language, "en" | "nl" | "tr"),
            EntityKind::Currency => true,
        };
        fits.then_some(entity)
    }
}

impl Entity {
    /// Reads a code of the tables: a letter for the kind, then up to three of 36 digits.
    fn from_code(code: &str) -> Option<Self> {
        let kind = match code.as_bytes().first()? {
            b'C' => EntityKind::Country,
            b'R' => EntityKind::Region,
            b'L' => EntityKind::Language,
            b'M' => EntityKind::Currency,
            b'T' => EntityKind::City,
            _ => return None,
        };
        Some(Self { kind, number: u16::from_str_radix(code.get(1..)?, 36).ok()? })
    }
}

/// How many bytes two words share from their beginning, whole letters only.
fn shared(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(language: &str, text: &str, expected: &[(Range<usize>, &str)]) {
        let forms: Vec<&str> = text.split(' ').collect();
        let found = Gazetteer::shipped().find(&forms, &language.parse().unwrap());
        let expected: Vec<_> = expected
            .iter()
            .map(|(tokens, code)| Mention { tokens: tokens.clone(), entity: Entity::from_code(code).unwrap() })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn names_are_found_where_they_stand() {
        check("da", "Den danske minister rejste til USA", &[(1..2, "Lda"), (5..6, "CUS")]);
        check("en", "The United States and New Zealand paid", &[(1..3, "CUS"), (4..6, "CNZ")]);
        check("da", "5 danske kroner", &[(1..2, "Lda"), (2..3, "MDKK")]);
        check("fr", "le président de l’Ukraine", &[(3..4, "CUA")]);
        check("und", "i Danmark og London", &[(3..4, "T00S")]);
        check("da", "", &[]);
    }

    #[test]
    fn the_longest_name_wins() {
        check("en", "South Korea and North Korean troops", &[(0..2, "CKR"), (3..5, "L1KP")]);
        check("en", "Guinea and Guinea-Bissau", &[(0..1, "CGN"), (2..3, "CGW")]);
        check("en", "Niger or Nigeria", &[(0..1, "CNE"), (2..3, "CNG")]);
    }

    #[test]
    fn capitals_matter() {
        check("en", "turkey, polish china and us", &[]);
        check("en", "US forces told us", &[(0..1, "CUS")]);
        check("en", "TELL US THE TRUTH", &[]);
        check("fi", "Suomi on suomi", &[(0..1, "CFI"), (2..3, "Lfi")]);
    }

    #[test]
    fn strange_input_is_no_trouble() {
        let long = "Danmark".repeat(20_000);
        for form in ["", "'", "-", "--", "d'", "'s", "\u{301}", "\t", "@da", "北", "é\u{301}\u{301}x", &long] {
            for language in ["da", "fr", "fi", "zz", "und"] {
                assert_eq!(Gazetteer::shipped().find(&[form, form], &language.parse().unwrap()), [], "{form:.9}");
            }
        }
    }

    #[test]
    fn every_line_of_the_tables_is_in_order_and_has_entities() {
        for (section, table) in
            ["da", "uk", "el", "*"].iter().flat_map(|l| Gazetteer::shipped().tables.iter().map(move |t| (l, t)))
        {
            let Some(section) = table.section(section) else { continue };
            let lines: Vec<_> = section.beginning_like(key::Beginning::Letters("")).collect();
            assert!(lines.is_sorted_by(|a, b| a.0 < b.0) && !lines.is_empty());
            for (name, entities) in lines {
                assert_eq!(key::fold(name), name);
                assert!(entities.split(' ').all(|e| Entity::from_code(e.trim_start_matches('^')).is_some()), "{name}");
            }
        }
    }
}
