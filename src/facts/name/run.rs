//! Where names stand: runs of capitalised words that capitals alone do not explain.
//!
//! A capital says little at the beginning of a sentence, in a heading where every word has one, and in German: there
//! a word that the dictionary can translate is no name. Places and organisations of the tables are names wherever
//! they stand.

use super::{
    super::cue::{Cues, Words},
    Fact, Meaning, Name, Passage, Spelling,
};
use crate::{
    facts::{Value, table::Table},
    lexicon::{Dictionary, EntityKind, Gazetteer, Lexicon, Mention, fold},
    text::{Language, TokenKind},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::OnceLock,
};

/// Names of a sentence.
pub(in crate::facts) fn find(passage: &Passage<'_>) -> Vec<Fact> {
    static NONE: OnceLock<Speech> = OnceLock::new();
    static ALL: OnceLock<BTreeMap<&'static str, Speech>> = OnceLock::new();
    let all = ALL.get_or_init(|| Table::all().map(|(code, table)| (code, Speech::new(code, table))).collect());
    let speech = all.get(passage.language.primary());
    let words = Words::new(passage);
    let search = Search::new(passage, &words, speech.unwrap_or_else(|| NONE.get_or_init(Speech::default)));
    search.runs().into_iter().filter_map(|run| search.name(&run)).collect()
}

/// What is known of names in a language.
#[derive(Default)]
struct Speech {
    titles: BTreeSet<&'static str>,
    particles: BTreeSet<&'static str>,
    /// Capitalised words that are no names.
    not: BTreeSet<&'static str>,
    /// Those that are only behind a name: "Theresa May".
    followers: BTreeSet<&'static str>,
    /// Folded, of cases.
    endings: Vec<String>,
    organisations: Cues,
    /// To a language that tells common words by having words for them.
    dictionary: Option<Dictionary<'static>>,
}

impl Speech {
    fn new(code: &str, table: &'static Table) -> Self {
        let of = |key: &'static str| {
            let lines = table.section("names").iter().filter(move |line| line.key == key);
            lines.flat_map(|line| line.words.iter().copied())
        };
        let to = if code == "en" { "de" } else { "en" };
        let pair = code.parse::<Language>().ok().zip(to.parse::<Language>().ok());
        Self {
            titles: of("title").collect(),
            particles: of("particle").collect(),
            not: of("not").collect(),
            followers: of("follower").collect(),
            endings: of("ending").map(fold).collect(),
            organisations: Cues::new(table.section("organisations")),
            dictionary: pair.and_then(|(from, to)| Lexicon::shipped().between(&from, &to)),
        }
    }

    /// Whether a word is frequent, or the dictionary has it, or its parts, in other letters.
    fn is_common(&self, word: &str, language: &Language) -> bool {
        let frequent = if has_many_forms(language) { FREQUENT_FORM } else { FREQUENT };
        Lexicon::shipped().rarity(word, language).is_some_and(|rarity| rarity < frequent) || self.translates(word)
    }

    /// Whether a word, or its parts, are other words in another language.
    fn translates(&self, word: &str) -> bool {
        let folded = fold(word);
        self.candidates(word).iter().any(|candidate| fold(candidate) != folded)
    }

    /// The same, and not only in other letters.
    fn translates_otherwise(&self, word: &str) -> bool {
        let spelling = Spelling::new(word, &self.endings);
        let is_other = |candidate: &String| Spelling::new(candidate, &[]).is_clearly_not(&spelling);
        let candidates = self.candidates(word);
        !candidates.is_empty() && candidates.iter().all(is_other)
    }

    fn candidates(&self, word: &str) -> Vec<String> {
        let candidates = self.dictionary.as_ref().map(|dictionary| dictionary.candidates(word)).unwrap_or_default();
        candidates.into_iter().map(|candidate| candidate.word).collect()
    }
}

/// No name is as frequent as that: -log10 of the share of running text.
const FREQUENT: f32 = 3.7;
/// The same where a word has so many forms that the dictionary misses some.
const FREQUENT_FORM: f32 = 6.;
/// A word of a name that is as frequent and translates may be translated in it.
const TRANSLATED: f32 = 4.7;

/// Whether words have so many forms that the dictionary misses some.
fn has_many_forms(language: &Language) -> bool {
    matches!(language.primary(), "fi" | "is" | "pl" | "ru" | "uk")
}

/// Words that are one name.
struct Run {
    words: Range<usize>,
    meaning: Meaning,
}

/// A place or organisation of the tables.
struct Known {
    words: Range<usize>,
    meaning: Meaning,
}

/// What a word is on its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Begins a name or goes on with one.
    Name,
    /// May only go on with one: a German noun behind a name.
    Follower,
    /// May stand inside one: "von".
    Particle,
    Other,
}

struct Search<'a> {
    passage: &'a Passage<'a>,
    words: &'a Words<'a>,
    speech: &'a Speech,
    known: Vec<Known>,
    classes: Vec<Class>,
}

/// Of ten words in a heading, how many with a capital make it one where capitals say nothing.
const CAPITALS_OF_TEN: usize = 6;

impl<'a> Search<'a> {
    fn new(passage: &'a Passage<'a>, words: &'a Words<'a>, speech: &'a Speech) -> Self {
        let known = known(passage, words, speech);
        let mut search = Self { passage, words, speech, known, classes: Vec::new() };
        let is_shouted = !passage.chars.iter().any(|c| c.is_lowercase());
        let says_little = passage.language.primary() == "de" || search.is_heading();
        if !is_shouted || words.len() < 3 {
            search.classes = (0..words.len()).map(|at| search.class(at, says_little)).collect();
        }
        search
    }

    /// Whether most words behind the first have capitals.
    fn is_heading(&self) -> bool {
        let long = || (1..self.words.len()).map(|at| self.words.written(at)).filter(|word| word.chars().count() > 3);
        let capital = long().filter(|word| word.starts_with(char::is_uppercase)).count();
        long().count() >= 4 && capital * 10 >= long().count() * CAPITALS_OF_TEN
    }

    fn class(&self, at: usize, says_little: bool) -> Class {
        let form = self.words.form(at);
        let is_first = begins(self.words, at) && !self.is_behind_short(at);
        let begins_small = self.words.written(at).starts_with(char::is_lowercase);
        if self.speech.particles.contains(form) && (begins_small || says_little || is_first) {
            return Class::Particle;
        }
        let is_number = self.passage.sentence.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
        let core = core(self.words.written(at));
        let lower = core.to_lowercase();
        if is_number || !is_capitalised(core) || self.speech.not.contains(lower.as_str()) {
            return Class::Other;
        }
        if self.speech.followers.contains(lower.as_str()) || is_roman(core) {
            return Class::Follower;
        }
        if is_abbreviation(core) {
            let is_word = self.is_shouted(at) && self.speech.is_common(core, self.passage.language);
            return if is_word { Class::Other } else { Class::Name };
        }
        if core.chars().count() == 1 {
            return if self.is_initial(at) { Class::Name } else { Class::Other };
        }
        let is_title = self.speech.titles.contains(lower.as_str());
        if (says_little || is_first) && (is_title || self.speech.is_common(core, self.passage.language)) {
            return if says_little && !is_first { Class::Follower } else { Class::Other };
        }
        if is_title { Class::Follower } else { Class::Name }
    }

    /// Whether the point before a word belongs to a short one: "hr.", "J."
    fn is_behind_short(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.words.form(before));
        let is_short = before.chars().count() == 1 || self.speech.titles.contains(before);
        is_short && self.words.before(at).trim() == "."
    }

    /// Whether a single capital is short for a name: "J." before another capital.
    fn is_initial(&self, at: usize) -> bool {
        self.words.before(at + 1).starts_with('.') && is_capitalised(self.words.written(at + 1))
    }

    /// Whether a word in capitals may be an ordinary one: a long one, or beside another.
    fn is_shouted(&self, at: usize) -> bool {
        let is_beside = |other: usize| is_abbreviation(self.words.written(other));
        let before = at.checked_sub(1).is_some_and(is_beside);
        self.words.written(at).chars().count() > 3 || before || is_beside(at + 1)
    }

    /// The names, in order.
    fn runs(&self) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            let known = self.known.iter().find(|known| known.words.start == at);
            let class = self.classes.get(at).copied().unwrap_or(Class::Other);
            if known.is_none() && class != Class::Name {
                at += 1;
                continue;
            }
            let begun = known.map_or(at + 1, |known| known.words.end);
            let end = self.end(begun);
            let meaning = known.filter(|known| known.words.end == end).map_or(Meaning::Unknown, |known| known.meaning);
            runs.push(Run { words: at..end, meaning });
            at = end;
        }
        runs
    }

    /// Where a run ends of which the words before `end` are known to belong to it.
    fn end(&self, mut end: usize) -> usize {
        let of = |at: usize| self.classes.get(at).copied().unwrap_or(Class::Other);
        while !self.is_genitive(end - 1) && self.is_joined(end) {
            let is_inner = |at: usize| of(at) == Class::Particle && self.is_joined(at + 1);
            let begins_so = !ARTICLES.contains(&self.words.form(end));
            let particles = if begins_so { (end..).take_while(|&at| is_inner(at)).count() } else { 0 };
            let next = end + particles;
            let is_part = match of(next) {
                Class::Name => true,
                Class::Follower => particles == 0,
                Class::Particle | Class::Other => false,
            };
            let known = self.known.iter().find(|known| known.words.start == next);
            let is_country = known.is_some_and(|known| match known.meaning {
                Meaning::Place(entity) => entity.kind == EntityKind::Country,
                Meaning::Organisation(_) | Meaning::Unknown => true,
            });
            if !is_part || is_country {
                break;
            }
            end = next + 1;
        }
        end
    }

    /// Whether a word owns what follows it: "Spain's", "Spaniens", "Mays Partei".
    fn is_genitive(&self, at: usize) -> bool {
        let word = self.words.written(at);
        let is_place = || {
            let ending = self.known.iter().find(|known| known.words.end == at + 1);
            ending.is_some_and(|known| matches!(known.meaning, Meaning::Place(e) if e.kind != EntityKind::City))
        };
        let owns = match self.passage.language.primary() {
            "da" | "nb" | "nn" | "sv" => is_place(),
            "de" => is_place() || self.classes.get(at + 1) == Some(&Class::Follower),
            _ => false,
        };
        word.ends_with("'s") || word.ends_with("’s") || owns && word.ends_with('s') && word.chars().count() > 3
    }

    /// Whether nothing but a space parts a word from the one before it; or the point of an initial.
    fn is_joined(&self, at: usize) -> bool {
        let before = self.words.before(at);
        let is_point = || before.trim() == "." && self.words.written(at.saturating_sub(1)).chars().count() <= 2;
        at < self.words.len() && (!self.words.is_parted(at) || is_point())
    }

    /// Whether another language may have another word for a part of a name: "South Carolina".
    fn is_translated(&self, word: &str) -> bool {
        let language = self.passage.language;
        let is_frequent = || Lexicon::shipped().rarity(word, language).is_some_and(|rarity| rarity < TRANSLATED);
        (has_many_forms(language) || is_frequent()) && self.speech.translates_otherwise(word)
    }

    /// The name of a run; none where nothing but a title or a word that is no name is left of it.
    fn name(&self, run: &Run) -> Option<Fact> {
        let mut range = run.words.clone();
        let is_title = |at: usize| self.speech.titles.contains(self.words.form(at));
        while run.meaning == Meaning::Unknown && range.len() > 1 && is_title(range.start) {
            range.start += 1;
        }
        let own = range.clone().filter(|at| !self.speech.particles.contains(self.words.form(*at)));
        let of = |at: usize| Spelling::new(core(self.words.written(at)), &self.speech.endings);
        let mut words: Vec<Spelling> = own.clone().map(of).collect();
        if words.len() == 2 && run.meaning == Meaning::Unknown {
            // Only in names of two words does one decide alone.
            let translated = own.map(|at| self.is_translated(core(self.words.written(at))));
            words.iter_mut().zip(translated).for_each(|(word, is)| word.may_be_translated = is);
        }
        let span = self.words.span(&range);
        let start = self.passage.sentence.place.span.start;
        let written = self.passage.chars.get(span.start - start..span.end - start)?.iter().collect();
        Some(Fact { span, value: Value::Name(Name { written, meaning: run.meaning, words }) })
    }
}

/// Particles that begin no chain of them: "van der", but not "Müller der".
const ARTICLES: &[&str] = &["der", "den", "la", "le"];

/// Places and organisations of the tables, those first that begin first, then the longest.
fn known(passage: &Passage<'_>, words: &Words<'_>, speech: &Speech) -> Vec<Known> {
    let forms: Vec<&str> = passage.sentence.tokens.iter().map(|token| token.form.as_str()).collect();
    let mut known: Vec<Known> = Vec::new();
    for at in 0..words.len() {
        if known.last().is_some_and(|last| last.words.contains(&at)) || !is_capitalised(core(words.written(at))) {
            continue;
        }
        if let Some(cue) = speech.organisations.at(words, at).filter(|cue| looks_like_one(words, &cue.words)) {
            known.push(Known { words: cue.words, meaning: Meaning::Organisation(cue.key) });
        }
    }
    for mention in around_capitals(words).into_iter().flat_map(|range| mentions(&forms, range, passage.language)) {
        let is_place = !matches!(mention.entity.kind, EntityKind::Language | EntityKind::Currency);
        let is_free = !known.iter().any(|k| k.words.start < mention.tokens.end && mention.tokens.start < k.words.end);
        let is_capital = mention.tokens.clone().any(|at| is_capitalised(core(words.written(at))));
        if is_place && is_free && is_capital && !is_compound(words, &mention, passage.language) {
            known.push(Known { words: mention.tokens, meaning: Meaning::Place(mention.entity) });
        }
    }
    known.sort_by_key(|known| known.words.start);
    known
}

/// Words of a place's name at most, and of them those before the first capital.
const LONGEST_NAME: usize = 5;
const BEFORE_CAPITAL: usize = 1;

/// Where places may stand, so that the gazetteer need not look at every word.
fn around_capitals(words: &Words<'_>) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for at in (0..words.len()).filter(|at| is_capitalised(core(words.written(*at)))) {
        let (start, end) = (at.saturating_sub(BEFORE_CAPITAL), (at + LONGEST_NAME).min(words.len()));
        match ranges.last_mut() {
            Some(last) if start <= last.end => last.end = end,
            Some(_) | None => ranges.push(start..end),
        }
    }
    ranges
}

/// What the gazetteer finds among some of the words.
fn mentions(forms: &[&str], range: Range<usize>, language: &Language) -> Vec<Mention> {
    let mut found = Gazetteer::shipped().find(forms.get(range.clone()).unwrap_or_default(), language);
    for mention in &mut found {
        mention.tokens = mention.tokens.start + range.start..mention.tokens.end + range.start;
    }
    found
}

/// Whether an organisation is written as one: an abbreviation in capitals.
fn looks_like_one(words: &Words<'_>, range: &Range<usize>) -> bool {
    let word = words.written(range.start);
    range.len() > 1 || word.chars().count() > 5 || word.chars().filter(|c| c.is_uppercase()).count() > 1
}

/// Whether a place is only a part of the one word: "Paris-Nizza", not "États-Unis".
fn is_compound(words: &Words<'_>, mention: &Mention, language: &Language) -> bool {
    let parts: Vec<&str> = core(words.written(mention.tokens.start)).split('-').collect();
    let is_it = |part: &&str| {
        Gazetteer::shipped().find(&[part], language).first().is_some_and(|found| found.entity == mention.entity)
    };
    let all_capital = parts.len() > 1 && parts.iter().all(|part| part.starts_with(char::is_uppercase));
    mention.tokens.len() == 1 && all_capital && parts.iter().any(is_it)
}

/// Whether a word begins a sentence or what is like one: a quotation, what follows a colon.
fn begins(words: &Words<'_>, at: usize) -> bool {
    at == 0 || words.before(at).contains(['.', '!', '?', ':', '"', '“', '„', '”', '«', '»', '‘', '‚', '–', '—', '…'])
}

/// A word of a text without what is joined to it: an article before an apostrophe, the genitive behind one, what a
/// name makes a compound with.
fn core(word: &str) -> &str {
    let mut core = word;
    if let Some((before, after)) = core.split_once(['\'', '’']) {
        let is_article = before.chars().count() <= 5 && is_capitalised(after) && !is_capitalised(before)
            || before.chars().count() <= 2 && is_capitalised(after) && before.starts_with(['L', 'D', 'l', 'd']);
        let is_ending = after.chars().count() <= 3 && !is_capitalised(after);
        core = if is_article {
            after
        } else if is_ending {
            before
        } else {
            core
        };
    }
    match core.split_once('-') {
        // "Trump-administrationen", but not "Jong-un".
        Some((first, rest)) if is_capitalised(first) && rest.chars().count() > 4 && !is_capitalised(rest) => first,
        _ => core,
    }
}

fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.next();
    let is_inside = || word.split('-').skip(1).any(|part| part.starts_with(char::is_uppercase));
    // "iPhone", "al-Assad".
    first.is_some_and(char::is_uppercase)
        || letters.next().is_some_and(char::is_uppercase) && word.chars().count() > 3
        || first.is_some_and(char::is_lowercase)
            && word.len() > 4
            && word.find('-').is_some_and(|at| at <= 3)
            && is_inside()
}

fn is_abbreviation(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(|c| !c.is_alphabetic() || c.is_uppercase())
}

fn is_roman(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        segment::tokens,
        text::{Place, Sentence, Span},
    };

    fn check(language: &str, text: &str, expected: &[&str]) {
        let place = Place { paragraph: 0, span: Span::whole(text) };
        let sentence = Sentence { place, text: text.to_owned(), tokens: tokens(text, 0) };
        let language = language.parse().unwrap();
        let found = find(&Passage::new(&sentence, &language, None));
        assert_eq!(found.iter().map(|fact| fact.span.of(text)).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn runs_of_names() {
        check("da", "Han mødte Ole von Hagen og J. K. Birk.", &["Ole von Hagen", "J. K. Birk"]);
        check("en", "In Spain's Jon Rahm they trust.", &["Spain's", "Jon Rahm"]);
        check("da", "De så Spaniens Jon Rahm.", &["Spaniens", "Jon Rahm"]);
        check("en", "They study at the University of Leeds.", &["University of Leeds"]);
        check("nl", "Ze spraken met Jan van der Berg.", &["Jan van der Berg"]);
        check("da", "Kim Jong-un rejste til USA.", &["Kim Jong-un", "USA"]);
        check("en", "Then Theresa May left in May.", &["Theresa May"]);
    }

    #[test]
    fn capitals_that_say_little() {
        check("de", "Die Regierung traf Kavanaugh im Haus.", &["Kavanaugh"]);
        check("de", "Der Bericht über Mays Partei kam am Montag.", &["Mays"]);
        check("en", "On Monday I spoke English.", &[]);
        check("da", "TAG DET NU BARE ROLIGT HERHJEMME", &[]);
        check("en", "Minister Says Bridge Will Open in Leeds", &["Leeds"]);
        check("da", "Fru Holm og hr. Birk sang.", &["Holm", "Birk"]);
    }

    #[test]
    fn strange_input_is_no_trouble() {
        for text in ["", "-", "A", "A.", "'A", "von", "De", "J.", "’", "Ø-", "a-B", "北京"] {
            for language in ["da", "de", "fr", "uk", "zz"] {
                let place = Place { paragraph: 0, span: Span::whole(text) };
                let sentence = Sentence { place, text: text.to_owned(), tokens: tokens(text, 0) };
                find(&Passage::new(&sentence, &language.parse().unwrap(), None));
            }
        }
    }
}
