//! Marks against known differences: how many are hit, and how much light falls where nothing differs.
//!
//! A hit: every gold span at least half marked, white space aside. Light: the share of characters marked in
//! pairs that are faithful. A hit rate without its light says nothing. Beside these figures of the reference scorer:
//! how many faithful pairs have a fact marked as different, which aspects the light comes from, and how true the
//! confidences are. A difference is right when at least half of what it covers is of a gold span.

use super::{
    language_of,
    reliability::{Reliability, Tenth},
};
use crate::{
    collate::Collation,
    diff::{Aspect, Difference},
    export::line::Article,
    text::{Place, Span},
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A text pair with its one known difference, or none.
#[derive(Clone, Debug, Deserialize)]
pub struct Gold {
    /// The versions, the base first, each of one paragraph.
    #[serde(flatten)]
    pub(super) article: Article,
    kind: String,
    base_spans: Vec<GoldSpan>,
    version_spans: Vec<GoldSpan>,
}

/// `[start, end, kind]`; what stands behind `end` is not counted.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "Vec<serde_json::Value>")]
struct GoldSpan {
    start: usize,
    end: usize,
}

impl Gold {
    /// The versions, the base first.
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// Which difference was made; `none` for a faithful pair.
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// Whether a stretch of the base (0) or of the version (1) touches a difference.
    pub fn touches(&self, version: usize, span: Span) -> bool {
        let spans = if version == 0 { &self.base_spans } else { &self.version_spans };
        spans.iter().any(|gold| Span::new(gold.start, gold.end).overlaps(span))
    }
}

impl TryFrom<Vec<serde_json::Value>> for GoldSpan {
    type Error = String;

    fn try_from(values: Vec<serde_json::Value>) -> Result<Self, String> {
        let number = |at: usize| values.get(at).and_then(serde_json::Value::as_u64).and_then(|n| n.try_into().ok());
        match (number(0), number(1)) {
            (Some(start), Some(end)) => Ok(Self { start, end }),
            _ => Err("a span has to be [start, end, kind]".to_owned()),
        }
    }
}

/// What one pair scored.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    language: String,
    outcome: Outcome,
    reliability: Reliability,
}

#[derive(Clone, Debug, PartialEq)]
enum Outcome {
    Known {
        kind: String,
        hit: bool,
    },
    Faithful {
        lit: usize,
        of: usize,
        /// Characters lit by each aspect.
        by_aspect: BTreeMap<Aspect, usize>,
        is_fact_wrong: bool,
    },
}

/// What pairs scored together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Hits and pairs by kind.
    kinds: BTreeMap<String, (usize, usize)>,
    lit: usize,
    characters: usize,
    pairs_lit: usize,
    pairs: usize,
    /// Characters of faithful pairs that each aspect lit; where several did, they count for each.
    by_aspect: BTreeMap<Aspect, usize>,
    /// Faithful pairs with a fact marked as different.
    pairs_with_wrong_fact: usize,
    reliability: Reliability,
}

/// The figures of some pairs.
#[derive(Debug, Serialize)]
pub struct Figures {
    hits: BTreeMap<String, f64>,
    light: f64,
    pairs_with_any_light: f64,
    wrong_fact: f64,
    light_by_aspect: BTreeMap<Aspect, f64>,
    reliability: Vec<Tenth>,
}

/// Holds the marks on the first paragraphs against the gold.
pub(super) fn score(gold: &Gold, collation: &Collation) -> Score {
    let sides = [Lit::new(gold, 0, &gold.base_spans), Lit::new(gold, 1, &gold.version_spans)];
    let marked = || collation.differences.iter().filter(|difference| difference.is_marked());
    let outcome = match gold.kind.as_str() {
        "none" => {
            let mut by_aspect: BTreeMap<Aspect, usize> = BTreeMap::new();
            for aspect in marked().map(|d| d.aspect).collect::<BTreeSet<_>>() {
                let lit = |side: &Lit| side.lit(marked().filter(|d| d.aspect == aspect)).len();
                by_aspect.insert(aspect, sides.iter().map(lit).sum());
            }
            Outcome::Faithful {
                lit: sides.iter().map(|side| side.lit(marked()).len()).sum(),
                of: sides.iter().map(|side| side.counted.len()).sum(),
                by_aspect,
                is_fact_wrong: marked().any(|difference| is_fact(difference.aspect)),
            }
        }
        kind => Outcome::Known { kind: kind.to_owned(), hit: sides.iter().all(|side| side.is_hit(marked())) },
    };
    let mut reliability = Reliability::default();
    for difference in &collation.differences {
        let all: usize = sides.iter().map(|side| side.lit(std::iter::once(difference)).len()).sum();
        let right: usize = sides.iter().map(|side| side.in_gold(difference)).sum();
        reliability.count(difference.confidence, all > 0 && 2 * right >= all);
    }
    Score { language: language_of(&gold.article), outcome, reliability }
}

/// One text of a pair, and what may be lit in it.
struct Lit<'a> {
    version: usize,
    counted: BTreeSet<usize>,
    gold: &'a [GoldSpan],
}

impl<'a> Lit<'a> {
    fn new(of: &Gold, version: usize, gold: &'a [GoldSpan]) -> Self {
        let text = of.article.versions.get(version).and_then(|given| given.paragraphs.first());
        Self { version, counted: counted(text.map_or("", String::as_str)), gold }
    }

    /// The characters that differences cover.
    fn lit<'d>(&self, differences: impl Iterator<Item = &'d Difference>) -> BTreeSet<usize> {
        let places = differences.flat_map(|d| if self.version == 0 { &d.base_spans } else { &d.version_spans });
        let covered = places.flat_map(|Place { span, .. }| span.start..span.end);
        covered.filter(|at| self.counted.contains(at)).collect()
    }

    fn is_hit<'d>(&self, marked: impl Iterator<Item = &'d Difference>) -> bool {
        let marked = self.lit(marked);
        self.gold.iter().all(|span| {
            let in_span = |of: &BTreeSet<usize>| of.iter().filter(|&&at| at >= span.start && at < span.end).count();
            2 * in_span(&marked) >= in_span(&self.counted)
        })
    }

    /// How many characters of a difference are of a gold span.
    fn in_gold(&self, difference: &Difference) -> usize {
        let is_gold = |at: &&usize| self.gold.iter().any(|span| **at >= span.start && **at < span.end);
        self.lit(std::iter::once(difference)).iter().filter(is_gold).count()
    }
}

fn is_fact(aspect: Aspect) -> bool {
    !matches!(aspect, Aspect::Paragraph | Aspect::Sentence | Aspect::Words)
}

pub(super) fn add(to: &mut BTreeMap<String, Counts>, score: &Score) {
    for key in ["all", score.language.as_str()] {
        let counts = to.entry(key.to_owned()).or_default();
        counts.reliability.add(&score.reliability);
        match &score.outcome {
            Outcome::Known { kind, hit } => {
                let (hits, pairs) = counts.kinds.entry(kind.clone()).or_default();
                *hits += usize::from(*hit);
                *pairs += 1;
            }
            Outcome::Faithful { lit, of, by_aspect, is_fact_wrong } => {
                counts.lit += lit;
                counts.characters += of;
                counts.pairs_lit += usize::from(*lit > 0);
                counts.pairs += 1;
                counts.pairs_with_wrong_fact += usize::from(*is_fact_wrong);
                by_aspect.iter().for_each(|(aspect, lit)| *counts.by_aspect.entry(*aspect).or_default() += lit);
            }
        }
    }
}

/// A line for each language with known differences, for light alone says nothing; behind them what the reference
/// scorer has not.
pub(super) fn lines(counts: &BTreeMap<String, Counts>) -> Vec<String> {
    let line = |(key, counts): (&String, &Counts)| {
        let Figures { hits, light, pairs_with_any_light, .. } = counts.figures();
        let hits: Vec<String> = hits.iter().map(|(kind, share)| format!("{kind} {share:.3}")).collect();
        let hits = hits.join(" ");
        format!("{key:<4} {hits} | light {light:.4}, pairs with any light {pairs_with_any_light:.3}")
    };
    let known = || counts.iter().filter(|(_, counts)| !counts.kinds.is_empty());
    let mut lines: Vec<String> = known().map(line).collect();
    lines.extend(known().map(|(key, counts)| {
        let Figures { wrong_fact, .. } = counts.figures();
        format!("{key:<4} wrong fact {wrong_fact:.4} of {} untouched pairs", counts.pairs)
    }));
    if let Some(all) = counts.get("all") {
        let Figures { light_by_aspect, .. } = all.figures();
        let by_aspect = light_by_aspect.iter().map(|(aspect, light)| format!("{} {light:.5}", name(*aspect)));
        let by_aspect = by_aspect.collect::<Vec<_>>().join(", ");
        lines.push(format!("light by aspect: {}", if by_aspect.is_empty() { "none" } else { &by_aspect }));
        lines.extend(all.reliability.lines("differences"));
    }
    lines
}

/// As the record has it.
fn name(aspect: Aspect) -> String {
    serde_json::to_value(aspect).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

impl Counts {
    pub(super) fn figures(&self) -> Figures {
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        Figures {
            hits: self.kinds.iter().map(|(kind, (hits, pairs))| (kind.clone(), share(*hits, *pairs))).collect(),
            light: share(self.lit, self.characters),
            pairs_with_any_light: share(self.pairs_lit, self.pairs),
            wrong_fact: share(self.pairs_with_wrong_fact, self.pairs),
            light_by_aspect: self.by_aspect.iter().map(|(a, lit)| (*a, share(*lit, self.characters))).collect(),
            reliability: self.reliability.tenths(),
        }
    }
}

/// The characters that count: all but white space, as Python's `str.isspace` has it.
fn counted(text: &str) -> BTreeSet<usize> {
    let is_space = |c: char| c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c);
    text.chars().enumerate().filter(|(_, c)| !is_space(*c)).map(|(at, _)| at).collect()
}
