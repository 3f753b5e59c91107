//! Words that deny, counted so that languages can be held against each other.
//!
//! Slavic and Romance languages deny once with several words ("ніхто не знає", "no sabe nada", "ne … jamais"): of
//! each clause the particle counts, or the first word that needs one. What denies only by its look ("not only",
//! "sin embargo", "uden for") is listed and left out on every side, so is an answer between marks. The lines of
//! `[negation]`:
//!
//! - `not`, `without`, `hardly`: deny wherever they stand; `determiner` only before a word ("no. 5" is none);
//! - `concord`: deny unless their clause has one that does ("nadie"); `second`: only beside a `half` ("ne … plus");
//! - `nor`: carry on a negation nearby, or deny alone ("heller ikke", "ni"); `but`: "without" at the beginning of no
//!   clause and behind no other (Swedish "utan");
//! - `answer`: as `not`, but no denial between two marks; `clause`: begin a clause; `none`: no negations.
//!
//! [`implied_negations`] are words that carry a denial in themselves: "unable", "refuse", "only".

use super::{
    Fact, Passage, Value,
    cue::{Cue, Cues, Words},
};
use crate::{
    lexicon::Lexicon,
    text::{Language, Sentence, Span},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::OnceLock,
};

/// How something is denied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Negation {
    /// "not", "nobody", "never".
    Not,
    /// "without", which other languages may tell with "not" or "lack".
    Without,
    /// "hardly", which other languages may tell without a negation.
    Hardly,
}

impl Negation {
    /// In one word.
    pub fn normalised(self) -> &'static str {
        match self {
            Self::Not => "not",
            Self::Without => "without",
            Self::Hardly => "hardly",
        }
    }
}

/// Negations of a sentence.
pub(super) fn find(passage: &Passage<'_>) -> Vec<Fact> {
    static CUES: OnceLock<BTreeMap<&'static str, Cues>> = OnceLock::new();
    let Some(cues) = CUES.get_or_init(|| Cues::of_all("negation")).get(passage.language.primary()) else {
        return Vec::new();
    };
    let words = Words::new(passage);
    let clauses = Clauses::new(cues.find(&words), &words);
    let counted = clauses.counted();
    counted.map(|(cue, negation)| Fact { span: words.span(&cue), value: Value::Negation(negation) }).collect()
}

/// Words of a sentence that deny by what they mean and are no negations: "unable", "refuse", "lack", "only". In order.
pub fn implied_negations(sentence: &Sentence, language: &Language) -> Vec<Span> {
    static CUES: OnceLock<BTreeMap<&'static str, Cues>> = OnceLock::new();
    let Some(cues) = CUES.get_or_init(|| Cues::of_all("implied")).get(language.primary()) else {
        return Vec::new();
    };
    let passage = Passage::new(sentence, language, None);
    let words = Words::new(&passage);
    let prefixes: Vec<&str> =
        passage.table.section("denying_prefix").iter().flat_map(|line| line.words.iter().copied()).collect();
    let found: Vec<Cue> = cues.find(&words);
    let listed: BTreeSet<usize> = found.iter().flat_map(|cue| cue.words.clone()).collect();
    let prefixed = (0..words.len()).filter(|at| !listed.contains(at));
    let prefixed = prefixed.filter(|at| denies_by_prefix(words.form(*at), &prefixes, language)).map(|at| at..at + 1);
    let implied = found.into_iter().filter(|cue| cue.key != NONE).map(|cue| cue.words).chain(prefixed);
    let mut spans: Vec<Span> = implied.map(|range| words.span(&range)).collect();
    spans.sort();
    spans
}

/// Letters that a word has at least behind a denying prefix, and how rare it may be.
const SHORTEST_BEHIND_PREFIX: usize = 4;
const RAREST_BEHIND_PREFIX: f32 = 5.8;

/// Whether a word is a prefix before a word that is in use: "un" and "able".
fn denies_by_prefix(word: &str, prefixes: &[&str], language: &Language) -> bool {
    let rest = prefixes.iter().find_map(|prefix| word.strip_prefix(prefix));
    rest.filter(|rest| rest.chars().count() >= SHORTEST_BEHIND_PREFIX)
        .and_then(|rest| Lexicon::shipped().rarity(rest, language))
        .is_some_and(|rarity| rarity < RAREST_BEHIND_PREFIX)
}

/// What is listed so that it is not read.
const NONE: &str = "none";
/// Words from the first half of a negation to the second at most.
const APART: usize = 4;
/// How many clauses further a negation may be carried on.
const CARRIED: usize = 2;

/// The cues of a sentence with the numbers of their clauses.
struct Clauses {
    cues: Vec<(usize, Cue)>,
}

impl Clauses {
    fn new(cues: Vec<Cue>, words: &Words<'_>) -> Self {
        let mut clause = 0;
        let mut next = 0;
        let mut numbered: Vec<(usize, Cue)> = Vec::new();
        for cue in cues {
            clause += (next.max(1)..=cue.words.start).filter(|at| begins_clause(words, *at)).count();
            clause += usize::from(cue.key == "clause");
            next = cue.words.start + 1;
            if stands(&cue, words, &numbered) {
                numbered.push((clause, cue));
            }
        }
        Self { cues: numbered }
    }

    /// The cues that count, and as what.
    fn counted(&self) -> impl Iterator<Item = (Range<usize>, Negation)> {
        let read = |at: usize| {
            let (clause, cue) = self.cues.get(at)?;
            let negation = match cue.key {
                "without" | "but" => Negation::Without,
                "hardly" => Negation::Hardly,
                "concord" | "second" if self.is_first_without_particle(at) => Negation::Not,
                "nor" if !self.is_carried_on(at, *clause) => Negation::Not,
                "not" | "determiner" | "answer" => Negation::Not,
                _ => return None,
            };
            let is_second = matches!(cue.key, "not" | "second" | "concord");
            let half = if is_second { self.half_before(at) } else { None };
            Some((half.unwrap_or(cue.words.start)..cue.words.end, negation))
        };
        (0..self.cues.len()).filter_map(read)
    }

    /// Where the first half of a negation in two words stands, if that is near: "ne" of "ne sont pas".
    fn half_before(&self, at: usize) -> Option<usize> {
        let end = self.cues[at].1.words.start;
        let mut halves = self.cues[..at].iter().filter(|(_, cue)| cue.key == "half").map(|(_, cue)| cue.words.start);
        halves.next_back().filter(|start| end - start <= APART)
    }

    /// Whether nothing else of its clause counts for it.
    fn is_first_without_particle(&self, at: usize) -> bool {
        let clause = self.cues[at].0;
        let fellows = || self.cues.iter().enumerate().filter(move |(_, (other, _))| *other == clause);
        let has_half = fellows().any(|(_, (_, cue))| cue.key == "half");
        let is_open = |key: &str| key == "concord" || key == "second" && has_half;
        is_open(self.cues[at].1.key)
            && !fellows().any(|(_, (_, cue))| denies_alone(cue.key))
            && !fellows().any(|(other, (_, cue))| other < at && is_open(cue.key))
    }

    /// Whether another negation stands near enough for a "nor".
    fn is_carried_on(&self, at: usize, clause: usize) -> bool {
        self.cues.iter().enumerate().any(|(other, (of, cue))| match cue.key {
            "nor" => other < at && clause - of <= CARRIED,
            "not" | "determiner" | "answer" | "concord" => of.abs_diff(clause) <= CARRIED,
            "second" => of.abs_diff(clause) <= CARRIED && self.is_first_without_particle(other),
            _ => false,
        })
    }
}

fn denies_alone(key: &str) -> bool {
    matches!(key, "not" | "determiner" | "answer" | "without" | "but" | "hardly")
}

fn begins_clause(words: &Words<'_>, at: usize) -> bool {
    words.before(at).contains([',', ';', ':', '.', '!', '?', '–', '—', '(', ')', '…'])
}

/// Whether a cue is what it looks like where it stands.
fn stands(cue: &Cue, words: &Words<'_>, before: &[(usize, Cue)]) -> bool {
    let (first, behind) = (cue.words.start, cue.words.end);
    match cue.key {
        "determiner" => !words.is_parted(behind) && words.form(behind).starts_with(char::is_alphabetic),
        "answer" | "nor" => !(words.is_parted(first) && words.is_parted(behind)),
        "but" => !words.is_parted(first) && !before.iter().any(|(_, cue)| matches!(cue.key, "not" | NONE)),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{segment::tokens, text::Place};

    fn sentence(text: &str) -> Sentence {
        let place = Place { paragraph: 0, span: Span::whole(text) };
        Sentence { place, text: text.to_owned(), tokens: tokens(text, 0) }
    }

    fn check(language: &str, text: &str, negations: &[&str], implied: &[&str]) {
        let (sentence, language) = (sentence(text), language.parse().unwrap());
        let found = find(&Passage::new(&sentence, &language, None));
        assert_eq!(found.iter().map(|fact| fact.span.of(text)).collect::<Vec<_>>(), negations, "{text}");
        let found = implied_negations(&sentence, &language);
        assert_eq!(found.iter().map(|span| span.of(text)).collect::<Vec<_>>(), implied, "{text}");
    }

    #[test]
    fn one_negation_a_clause() {
        check("uk", "Ніхто не знав, що ніколи не було мосту.", &["не", "не"], &[]);
        check("pl", "Nikt nic nie wie.", &["nie"], &[]);
        check("fr", "Il ne dit plus rien à personne.", &["ne dit plus"], &[]);
        check("fr", "La ville n’a plus de gare.", &["n’a plus"], &[]);
        check("es", "No vino nadie, y tampoco llamó.", &["No"], &[]);
        check("en", "She didn't write, nor did she call.", &["didn't"], &[]);
        check("sv", "De åt inte fisk utan kött, utan sås.", &["inte"], &[]);
    }

    #[test]
    fn answers_numbers_and_phrases_deny_nothing() {
        check("es", "Dijo que sí, no, tal vez.", &[], &[]);
        check("en", "No. 7 is open, not least.", &[], &[]);
        check("da", "De bor uden for byen.", &[], &[]);
        check("zz", "not known", &[], &[]);
    }

    #[test]
    fn words_that_carry_a_denial() {
        check("en", "They were unable to pay and refused help.", &[], &["unable", "refused"]);
        check("da", "Det er umuligt og usikkert, og vand mangler.", &[], &["umuligt", "usikkert", "mangler"]);
        check("da", "Under broen er en uge gået.", &[], &[]);
        check("de", "Unter der Brücke fehlt ein unbekannter Stein.", &[], &["fehlt", "unbekannter"]);
    }
}
