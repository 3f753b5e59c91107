//! Marks against known differences: how many are hit, and how much light falls where nothing differs.
//!
//! A hit: every gold span at least half marked, white space aside. Light: the share of characters marked in
//! pairs that are faithful. A hit rate without its light says nothing.

use super::language_of;
use crate::{
    collate::Collation,
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
}

#[derive(Clone, Debug, PartialEq)]
enum Outcome {
    Known { kind: String, hit: bool },
    Faithful { lit: usize, of: usize },
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
}

/// The figures of some pairs.
#[derive(Debug, Serialize)]
pub struct Figures {
    hits: BTreeMap<String, f64>,
    light: f64,
    pairs_with_any_light: f64,
}

/// Holds the marks on the first paragraphs against the gold.
pub(super) fn score(gold: &Gold, collation: &Collation) -> Score {
    let (mut hit, mut lit, mut of) = (true, 0, 0);
    for (version, gold_spans) in [(0, &gold.base_spans), (1, &gold.version_spans)] {
        let text = gold.article.versions.get(version).and_then(|given| given.paragraphs.first());
        let counted = counted(text.map_or("", String::as_str));
        let marked: BTreeSet<usize> = marked(collation, version).intersection(&counted).copied().collect();
        hit &= gold_spans.iter().all(|span| {
            let in_span = |of: &BTreeSet<usize>| of.iter().filter(|&&at| at >= span.start && at < span.end).count();
            2 * in_span(&marked) >= in_span(&counted)
        });
        lit += marked.len();
        of += counted.len();
    }
    let outcome = match gold.kind.as_str() {
        "none" => Outcome::Faithful { lit, of },
        kind => Outcome::Known { kind: kind.to_owned(), hit },
    };
    Score { language: language_of(&gold.article), outcome }
}

pub(super) fn add(to: &mut BTreeMap<String, Counts>, score: &Score) {
    for key in ["all", score.language.as_str()] {
        let counts = to.entry(key.to_owned()).or_default();
        match &score.outcome {
            Outcome::Known { kind, hit } => {
                let (hits, pairs) = counts.kinds.entry(kind.clone()).or_default();
                *hits += usize::from(*hit);
                *pairs += 1;
            }
            Outcome::Faithful { lit, of } => {
                counts.lit += lit;
                counts.characters += of;
                counts.pairs_lit += usize::from(*lit > 0);
                counts.pairs += 1;
            }
        }
    }
}

/// A line for each language with known differences; light alone says nothing.
pub(super) fn lines(counts: &BTreeMap<String, Counts>) -> Vec<String> {
    let line = |(key, counts): (&String, &Counts)| {
        let Figures { hits, light, pairs_with_any_light } = counts.figures();
        let hits: Vec<String> = hits.iter().map(|(kind, share)| format!("{kind} {share:.3}")).collect();
        let hits = hits.join(" ");
        format!("{key:<4} {hits} | light {light:.4}, pairs with any light {pairs_with_any_light:.3}")
    };
    counts.iter().filter(|(_, counts)| !counts.kinds.is_empty()).map(line).collect()
}

impl Counts {
    pub(super) fn figures(&self) -> Figures {
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        Figures {
            hits: self.kinds.iter().map(|(kind, (hits, pairs))| (kind.clone(), share(*hits, *pairs))).collect(),
            light: share(self.lit, self.characters),
            pairs_with_any_light: share(self.pairs_lit, self.pairs),
        }
    }
}

/// The characters that count: all but white space, as Python's `str.isspace` has it.
fn counted(text: &str) -> BTreeSet<usize> {
    let is_space = |c: char| c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c);
    text.chars().enumerate().filter(|(_, c)| !is_space(*c)).map(|(at, _)| at).collect()
}

fn marked(collation: &Collation, version: usize) -> BTreeSet<usize> {
    let differences = collation.differences.iter().filter(|difference| difference.is_marked());
    let places = differences.flat_map(|d| if version == 0 { &d.base_spans } else { &d.version_spans });
    places.flat_map(|Place { span, .. }| span.start..span.end).collect()
}
