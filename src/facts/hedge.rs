//! Words that make a statement weaker or give it to somebody else: "angiveligt", "skal have", "ifølge".
//!
//! Only clear ones are listed: "can" and "shall" alone mean too many things to be counted.

use super::{
    Fact, Passage, Value, Verdict,
    cue::{Cues, Words},
};
use std::{collections::BTreeMap, sync::OnceLock};

/// What a hedge does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hedge {
    /// Said by others, not known: "angiveligt", "skal have".
    Alleged,
    /// Possible or likely only: "måske", "kan have".
    Possible,
    /// Given to a source: "ifølge".
    Attributed,
}

impl Hedge {
    /// In one word.
    pub fn normalised(self) -> &'static str {
        match self {
            Self::Alleged => "alleged",
            Self::Possible => "possible",
            Self::Attributed => "attributed",
        }
    }

    /// Equal where both do the same; what is alleged and what is given to a source are both somebody else's.
    pub fn compare(self, other: Self) -> Option<Verdict> {
        let is_possible = |hedge| hedge == Self::Possible;
        (is_possible(self) == is_possible(other)).then_some(Verdict::Equal)
    }

    fn of_key(key: &str) -> Option<Self> {
        match key {
            "alleged" => Some(Self::Alleged),
            "possible" => Some(Self::Possible),
            "attributed" => Some(Self::Attributed),
            _ => None,
        }
    }
}

/// Hedges of a sentence.
pub(super) fn find(passage: &Passage<'_>) -> Vec<Fact> {
    static CUES: OnceLock<BTreeMap<&'static str, Cues>> = OnceLock::new();
    let Some(cues) = CUES.get_or_init(|| Cues::of_all("hedges")).get(passage.language.primary()) else {
        return Vec::new();
    };
    let words = Words::new(passage);
    let fact = |key, span| Hedge::of_key(key).map(|hedge| Fact { span, value: Value::Hedge(hedge) });
    cues.find(&words).into_iter().filter_map(|cue| fact(cue.key, words.span(&cue.words))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        segment::tokens,
        text::{Place, Sentence, Span},
    };

    fn check(language: &str, text: &str, expected: &[(&str, &str)]) {
        let place = Place { paragraph: 0, span: Span::whole(text) };
        let sentence = Sentence { place, text: text.to_owned(), tokens: tokens(text, 0) };
        let language = language.parse().unwrap();
        let found = find(&Passage::new(&sentence, &language, None));
        let told: Vec<_> = found.iter().map(|fact| (fact.span.of(text), fact.normalised())).collect();
        let told: Vec<_> = told.iter().map(|(span, hedge)| (*span, hedge.as_str())).collect();
        assert_eq!(told, expected, "{text}");
    }

    #[test]
    fn clear_hedges_only() {
        check("da", "Han skal ifølge naboen have solgt bilen.", &[("skal ifølge naboen have solgt", "alleged")]);
        check("da", "Han skal have en ny bil og kan køre.", &[]);
        check("de", "Sie soll den Wagen verkauft haben.", &[("soll den Wagen verkauft haben", "alleged")]);
        check("en", "It might rain, according to her.", &[("might", "possible"), ("according to", "attributed")]);
        check("en", "All went according to plan.", &[]);
    }

    #[test]
    fn what_is_alleged_is_somebody_elses() {
        assert_eq!(Hedge::Alleged.compare(Hedge::Attributed), Some(Verdict::Equal));
        assert_eq!(Hedge::Alleged.compare(Hedge::Possible), None);
    }
}
