//! Token scores against a person's labels, by Spearman's rank correlation with average ranks for ties.
//!
//! A token's score is the highest confidence of a difference over any of its characters, 0 where there is none.

use super::language_of;
use crate::{
    collate::Collation,
    export::{json::rounded, line::Article},
    text::Span,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A text pair with a label for every token, tokens separated by single spaces.
#[derive(Clone, Debug, Deserialize)]
pub struct Gold {
    /// The versions, the base first, each of one paragraph.
    #[serde(flatten)]
    pub(super) article: Article,
    /// 0 (same) to 1 (no counterpart); below 0 not counted.
    base_labels: Vec<f64>,
    version_labels: Vec<f64>,
}

impl Gold {
    /// The versions, the base first.
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// Where the tokens of the base (0) or of the version (1) stand, each with its label.
    pub fn labels(&self, version: usize) -> Vec<(Span, f64)> {
        let labels = if version == 0 { &self.base_labels } else { &self.version_labels };
        let text = self.article.versions.get(version).and_then(|given| given.paragraphs.first());
        let mut start = 0;
        let place = |token: &str| {
            let end = start + token.chars().count();
            let span = Span::new(start, end);
            start = end + 1;
            span
        };
        text.map_or("", String::as_str).split(' ').map(place).zip(labels.iter().copied()).collect()
    }
}

/// What one pair scored: scores and labels of its tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    language: String,
    labels: Labels,
}

/// Scores and labels of tokens, one of each a token.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Labels {
    found: Vec<f64>,
    gold: Vec<f64>,
}

/// The figure of some tokens.
#[derive(Debug, Serialize)]
pub struct Figures {
    spearman_x100: f64,
    tokens: usize,
}

/// Scores the tokens of the first paragraphs.
pub(super) fn score(gold: &Gold, collation: &Collation) -> Score {
    let mut labels = Labels::default();
    for version in [0, 1] {
        let tokens = gold.labels(version);
        let heights = heights(collation, version, tokens.last().map_or(0, |(span, _)| span.end));
        for (span, label) in tokens.into_iter().filter(|(_, label)| *label >= 0.0) {
            labels.found.push(heights[span.start..span.end].iter().copied().fold(0.0, f64::max));
            labels.gold.push(label);
        }
    }
    Score { language: language_of(&gold.article), labels }
}

pub(super) fn add(to: &mut BTreeMap<String, Labels>, score: Score) {
    let labels = to.entry(score.language).or_default();
    labels.found.extend(score.labels.found);
    labels.gold.extend(score.labels.gold);
}

pub(super) fn figures(labels: &Labels) -> Figures {
    Figures { spearman_x100: 100.0 * spearman(&labels.found, &labels.gold), tokens: labels.gold.len() }
}

pub(super) fn line(language: &str, labels: &Labels) -> String {
    let Figures { spearman_x100, tokens } = figures(labels);
    let figure = if spearman_x100.is_nan() { "nan".to_owned() } else { format!("{spearman_x100:.1}") };
    format!("en-{language}: Spearman x100 {figure} over {tokens} tokens")
}

/// For each character the highest confidence of a difference over it, as the record gives it.
fn heights(collation: &Collation, version: usize, length: usize) -> Vec<f64> {
    let mut heights = vec![0.0_f64; length];
    for difference in &collation.differences {
        let places = if version == 0 { &difference.base_spans } else { &difference.version_spans };
        for place in places {
            let end = place.span.end.min(length);
            for height in &mut heights[place.span.start.min(end)..end] {
                *height = height.max(rounded(difference.confidence));
            }
        }
    }
    heights
}

/// Not a number where one side is the same throughout.
fn spearman(one: &[f64], two: &[f64]) -> f64 {
    let (one, two) = (ranks(one), ranks(two));
    let mean = |ranks: &[f64]| ranks.iter().sum::<f64>() / ranks.len() as f64;
    let (mean_one, mean_two) = (mean(&one), mean(&two));
    let (mut both, mut of_one, mut of_two) = (0.0, 0.0, 0.0);
    for (a, b) in one.iter().zip(&two) {
        let (a, b) = (a - mean_one, b - mean_two);
        both += a * b;
        of_one += a * a;
        of_two += b * b;
    }
    both / (of_one.sqrt() * of_two.sqrt())
}

/// Ranks from 1; equal values share the mean of theirs.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    let mut ranks = vec![0.0; values.len()];
    let mut first = 0;
    for tied in order.chunk_by(|&a, &b| values[a] == values[b]) {
        let rank = first as f64 + (tied.len() as f64 + 1.0) / 2.0;
        tied.iter().for_each(|&at| ranks[at] = rank);
        first += tied.len();
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_and_correlation() {
        assert_eq!(ranks(&[0.5, 0.0, 0.5, 1.0, 0.0, 0.5]), [4.0, 1.5, 4.0, 6.0, 1.5, 4.0]);
        let check = |one: &[f64], two: &[f64], expected: f64| {
            assert!((spearman(one, two) - expected).abs() < 1e-12, "{one:?} {two:?}");
        };
        check(&[1.0, 2.0, 3.0], &[10.0, 20.0, 90.0], 1.0);
        check(&[1.0, 2.0, 3.0], &[9.0, 2.0, 0.0], -1.0);
        // Ranks 1 2.5 2.5 4 and 1 3 2 4: 4.5 / sqrt(4.5 * 5).
        check(&[0.0, 0.5, 0.5, 1.0], &[0.0, 0.9, 0.1, 1.0], 4.5 / 22.5_f64.sqrt());
        assert!(spearman(&[0.0, 0.0], &[0.0, 1.0]).is_nan());
    }
}
