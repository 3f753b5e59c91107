//! Training of what is learned of differences: `assets/weights/differences.json`.
//!
//! From pairs with a known difference comes which words have no counterpart, and how sure a stretch of them is. The
//! second is learned from stretches that are found by trees that have not seen their article, so that it tells how
//! often such a stretch is right on texts that nobody has seen. From labelled tokens comes how much of a counterpart
//! a word has.

use super::{
    boost::{Goal, Rows, Settings},
    logistic::regression,
};
use crate::{
    align::{Bead, Cut, Prospect, align_by},
    diff::{
        Compared, FEATURES, FactFeatures, FactLesson, Judge, Linked, OF_VERSIONS, Opened, Rated, SpanFeatures, Weights,
        Word, fact_lessons, opened, span_features, spans,
    },
    evaluate::{DifferencesGold, Gold, TokensGold},
    export::line::Article,
    progress::unwatched,
    similarity,
    text::{Place, Version},
};
use std::collections::BTreeSet;

/// Differences that are stretches of words; the others are found by rules.
const LEARNED: [&str; 7] =
    ["none", "clause_add", "clause_drop", "clause_drop_foreign", "paren_drop", "sent_add", "sent_drop"];
/// Pairs in which names and negations are as they should be, but for the one that was changed.
const OF_FACTS: [&str; 4] = ["none", "name", "negation", "number"];
/// How names and negations are learned.
const FACTS: Settings = Settings { trees: 80, rate: 0.08, least: 20, ridge: 2.0 };
/// Parts for the learning of stretches.
const PARTS: usize = 4;
/// How words are learned.
const WORDS: Settings = Settings { trees: 110, rate: 0.12, least: 60, ridge: 1.0 };
/// How grades are learned.
const GRADES: Settings = Settings { trees: 110, rate: 0.06, least: 200, ridge: 5.0 };
/// A stretch is right where so much of it is.
const RIGHT: f32 = 0.5;

/// What can be learned from gold.
#[derive(Default)]
pub struct Lessons {
    words: Vec<Lesson>,
    grades: Vec<Lesson>,
}

/// The linked sentences of a pair of versions.
#[derive(Default)]
struct Lesson {
    /// Articles with the same number are translations of one.
    article: usize,
    sides: Vec<Side>,
    names: Vec<(FactFeatures, f32)>,
    negations: Vec<(FactFeatures, f32)>,
}

/// A side of linked sentences: for each word its features, sentence, weight and answer.
struct Side {
    confidence: f32,
    rows: Vec<([f32; FEATURES], f32)>,
    sentences: Vec<usize>,
    weights: Vec<f32>,
}

impl Lessons {
    /// Adds a line of gold: differences or labelled tokens; others teach nothing here.
    ///
    /// # Errors
    /// A sentence saying what is wrong with the versions.
    pub fn add(&mut self, gold: &Gold) -> Result<(), String> {
        match gold {
            Gold::Differences(gold) => self.words.push(of_differences(gold)?),
            Gold::Tokens(gold) => self.grades.push(of_tokens(gold)?),
            _ => {}
        }
        Ok(())
    }

    /// Puts two together.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.words.extend(other.words);
        self.grades.extend(other.grades);
        self
    }
}

/// Gold cut into parts, so that each can be scored by what was learned from the others.
pub struct Split {
    differences: Parts,
    tokens: Parts,
}

impl Split {
    /// Into so many parts; each kind of gold for itself.
    pub fn new(gold: &[Gold], count: usize) -> Self {
        let of = |is: fn(&Gold) -> bool| {
            let own = gold.iter().filter(move |gold| is(gold));
            Parts::new(own.filter_map(|gold| Some(article_of(&gold.article()?.id))), count)
        };
        Self { differences: of(|g| matches!(g, Gold::Differences(_))), tokens: of(|g| matches!(g, Gold::Tokens(_))) }
    }

    /// The part that a line of gold is in.
    pub fn part_of(&self, gold: &Gold) -> usize {
        let number = gold.article().map_or(0, |article| article_of(&article.id));
        if matches!(gold, Gold::Tokens(_)) { self.tokens.part_of(number) } else { self.differences.part_of(number) }
    }
}

/// Learns from all lessons, or from all but those of one part.
pub fn train(lessons: &Lessons, without: Option<(&Split, usize)>) -> Weights {
    let keep = |of: fn(&Split) -> &Parts| {
        move |lesson: &&Lesson| without.is_none_or(|(split, part)| of(split).part_of(lesson.article) != part)
    };
    let words: Vec<&Lesson> = lessons.words.iter().filter(keep(|split| &split.differences)).collect();
    let grades: Vec<&Lesson> = lessons.grades.iter().filter(keep(|split| &split.tokens)).collect();
    let mut weights = Weights::default();
    if !words.is_empty() {
        weights.words = learn(&words, Goal::Odds, WORDS);
        weights.spans = regression(&judged(&words));
        let facts = |of: fn(&Lesson) -> &Vec<(FactFeatures, f32)>| {
            let rows: Vec<(FactFeatures, f32)> = words.iter().flat_map(|lesson| of(lesson)).copied().collect();
            judge(&rows)
        };
        weights.names = facts(|lesson| &lesson.names);
        weights.negations = facts(|lesson| &lesson.negations);
    }
    if !grades.is_empty() {
        weights.grades = learn(&grades, Goal::Mean, GRADES);
    }
    weights
}

fn judge(rows: &[(FactFeatures, f32)]) -> Judge {
    let answers: Vec<(FactFeatures, bool)> = rows.iter().map(|(features, answer)| (*features, *answer > 0.5)).collect();
    Judge { trees: Rows::new(rows).learn(Goal::Odds, FACTS), line: regression(&answers) }
}

fn learn(lessons: &[&Lesson], goal: Goal, settings: Settings) -> crate::diff::Trees {
    let rows = lessons.iter().flat_map(|lesson| &lesson.sides).flat_map(|side| &side.rows);
    let mut known: Vec<([f32; FEATURES], f32)> = rows.filter(|(_, answer)| *answer >= 0.0).copied().collect();
    if goal == Goal::Odds {
        known.iter_mut().for_each(|(features, _)| features[FEATURES - OF_VERSIONS..].fill(0.0));
    }
    Rows::new(&known).learn(goal, settings)
}

/// The stretches of each part, found by trees that learned from the others, and whether they are right.
fn judged(lessons: &[&Lesson]) -> Vec<(SpanFeatures, bool)> {
    let parts = Parts::new(lessons.iter().map(|lesson| lesson.article), PARTS);
    let part_of = |article| parts.part_of(article);
    let mut found = Vec::new();
    for part in 0..PARTS {
        let others: Vec<&Lesson> = lessons.iter().filter(|l| part_of(l.article) != part).copied().collect();
        let trees = learn(&others, Goal::Odds, WORDS);
        for side in lessons.iter().filter(|l| part_of(l.article) == part).flat_map(|lesson| &lesson.sides) {
            let odds: Vec<f32> = side.rows.iter().map(|(features, _)| trees.of(features)).collect();
            let same = |at: usize| at > 0 && side.sentences[at] == side.sentences[at - 1];
            for range in spans(&odds, same) {
                let right = side.rows[range.clone()].iter().filter(|(_, answer)| *answer > 0.5).count() as f32;
                let features = span_features(&odds, &range, &side.weights, side.confidence);
                found.push((features, right >= RIGHT * range.len() as f32));
            }
        }
    }
    found
}

/// Articles in parts of neighbouring numbers, about as many in each: gold numbers its paragraphs through, so that all
/// of an article falls into one part but at the edges.
struct Parts {
    numbers: Vec<usize>,
    count: usize,
}

impl Parts {
    fn new(articles: impl Iterator<Item = usize>, count: usize) -> Self {
        Self { numbers: articles.collect::<BTreeSet<_>>().into_iter().collect(), count }
    }

    fn part_of(&self, article: usize) -> usize {
        self.numbers.partition_point(|number| *number < article) * self.count / self.numbers.len().max(1)
    }
}

/// The number at the end of a gold line's id: the same for all languages of an article.
fn article_of(id: &serde_json::Value) -> usize {
    let digits = |text: &str| text.rsplit(|c: char| !c.is_ascii_digit()).next().and_then(|n| n.parse().ok());
    id.as_str().and_then(digits).unwrap_or(0)
}

fn of_differences(gold: &DifferencesGold) -> Result<Lesson, String> {
    let pair = Pair::new(gold.article())?;
    let mut lesson = Lesson { article: article_of(&gold.article().id), ..Lesson::default() };
    pair.compared(|pair| {
        let opened = opened(pair);
        if LEARNED.contains(&gold.kind()) {
            let answer = |version: usize, word: &Word| f32::from(u8::from(gold.touches(version, word.place.span)));
            lesson.sides = sides(pair, &opened, answer);
        }
        if OF_FACTS.contains(&gold.kind()) {
            let (names, negations) = fact_lessons(pair, &opened);
            let touches = |version: usize, places: &[Place]| places.iter().all(|p| gold.touches(version, p.span));
            let rows = |lessons: Vec<FactLesson>, kind: &str| {
                let row = |(base, version, features): FactLesson| {
                    let is_right = gold.kind() == kind && touches(0, &base) && touches(1, &version);
                    (features, f32::from(u8::from(is_right)))
                };
                lessons.into_iter().map(row).collect()
            };
            (lesson.names, lesson.negations) = (rows(names, "name"), rows(negations, "negation"));
        }
    })?;
    Ok(lesson)
}

fn of_tokens(gold: &TokensGold) -> Result<Lesson, String> {
    let labels = [gold.labels(0), gold.labels(1)];
    let answer = |version: usize, word: &Word| {
        let own = &labels[version];
        let at = own.partition_point(|(span, _)| span.end <= word.place.span.start);
        own.get(at).map_or(-1.0, |(_, label)| *label as f32)
    };
    let mut lesson = Lesson { article: article_of(&gold.article().id), ..Lesson::default() };
    Pair::new(gold.article())?.compared(|pair| lesson.sides = sides(pair, &opened(pair), answer))?;
    Ok(lesson)
}

/// Two versions, cut into sentences.
struct Pair([Cut; 2]);

impl Pair {
    fn new(article: &Article) -> Result<Self, String> {
        let [base, version] = <[Version; 2]>::try_from(article.versions()?)
            .map_err(|other| format!("an article has {} versions; training takes two, the base first", other.len()))?;
        Ok(Self([Cut::new(base), Cut::new(version)]))
    }

    /// Aligns them and looks at what is to be compared.
    fn compared(&self, look: impl FnOnce(Compared<'_>)) -> Result<(), String> {
        let (base, version) = (self.0[0].side(), self.0[1].side());
        let weights = similarity::Weights::shipped();
        let never = |_| "nothing was compared".to_owned();
        let prospect = Prospect::new(base, version, weights, &unwatched).map_err(never)?;
        let alignment = align_by(&prospect, base, version, &[], weights, &unwatched).map_err(never)?;
        let matching = prospect.matching();
        let (alignment, weights) = (&alignment, Weights::shipped());
        look(Compared { number: 1, base, version, alignment, matching, weights });
        Ok(())
    }
}

fn sides(pair: Compared<'_>, opened: &[Opened<'_>], answer: impl Fn(usize, &Word) -> f32) -> Vec<Side> {
    let linked = Linked::new(pair, opened);
    let of_bead = |(opened, rated): (&Opened<'_>, [Rated; 2])| {
        let side = |(number, rated): (usize, Rated)| side(opened.bead, &rated, |word| answer(number, word));
        rated.into_iter().enumerate().map(side).collect::<Vec<_>>()
    };
    linked.rated(opened).flat_map(of_bead).collect()
}

fn side(bead: &Bead, rated: &Rated, answer: impl Fn(&Word) -> f32) -> Side {
    Side {
        confidence: bead.confidence as f32,
        rows: rated.iter().map(|(word, features)| (*features, answer(word))).collect(),
        sentences: rated.iter().map(|(word, _)| word.sentence).collect(),
        weights: rated.iter().map(|(word, _)| word.weight).collect(),
    }
}
