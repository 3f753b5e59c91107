//! How likely it is that some words are of another language than the one they stand in.
//!
//! Each word says how much rarer it is in the version's own language than in another (powers of ten, from
//! [`Lexicon::rarity`]); names say little, so capitals weigh less. The sum is the evidence, [`detect`] a second
//! witness that sees endings and letters. Few words and near relatives leave it low, so that it stays honest.

use crate::{
    lexicon::Lexicon,
    segment::detect,
    text::{Language, Sentence, Span, Token, TokenKind},
};
use std::collections::HashMap;

/// The rarity of a word that a language does not know.
const UNKNOWN: f32 = 7.0;
/// Text whose words are on average no rarer than this in its own language is at home.
const AT_HOME: f32 = 3.4;
/// The same against languages that are no near relatives.
const AT_HOME_AMONG_STRANGERS: f32 = 4.0;
/// The most that one word can say.
const MOST: f32 = 3.0;
/// Weights of a word with a small letter, of one that begins the sentence, of one with a capital elsewhere.
const SMALL: f32 = 1.0;
const FIRST: f32 = 0.6;
const CAPITAL: f32 = 0.25;
/// Logistic curve from the evidence to a probability, and what [`detect`] adds and takes away when it is sure.
const EVIDENCE: f64 = 1.1;
const NEEDED: f64 = 3.2;
const AGREES: f64 = 1.5;
const AT_HOME_BY_DETECTION: f64 = 3.5;
const THIRD: f64 = 0.7;
const MOST_SURE: f64 = 0.98;
/// Words that speak for the other language by this much count.
const SPEAKS: f32 = 0.7;
/// With fewer speaking words it is no more than a guess.
const SPEAKING_WORDS: usize = 2;
/// The same for near relatives.
const SPEAKING_WORDS_OF_NEAR: usize = 3;
const GUESS: f64 = 0.4;
/// A few words with capitals only are likely names.
const NAMES: f64 = 0.2;
/// Of so many words near relatives can be told by what [`detect`] hears, if it is so sure.
const LONG: usize = 8;
const CLEARLY_HEARD: f64 = 0.9;
/// Below this evidence a word of the text, the languages are told apart by accident.
const LEAST_PER_WORD: f32 = 0.6;
/// The same for near relatives, which share most small words.
const LEAST_PER_WORD_OF_NEAR: f32 = 0.25;

/// Languages that share many words.
const NEAR: &[&[&str]] = &[
    &["da", "nb", "nn", "sv", "fo", "is"],
    &["uk", "ru", "be", "bg", "mk", "sr"],
    &["es", "pt", "it", "ca", "gl"],
    &["de", "nl", "af", "lb"],
    &["cs", "sk", "pl"],
];

/// The rarities of words in a version's own language, and the languages that it may be mixed with.
pub struct Tongues<'a> {
    own: &'a Language,
    others: Vec<Language>,
    rarities: HashMap<&'a str, f32>,
    /// The same in each of the others.
    rarities_there: Vec<HashMap<&'a str, f32>>,
}

impl<'a> Tongues<'a> {
    /// For a version in `own`; of two languages that are as likely, `other` is named. None where the words of the
    /// version's own language are not known.
    pub fn new(own: &'a Language, other: &Language) -> Option<Self> {
        let lexicon = Lexicon::shipped();
        if !lexicon.has_frequencies(own) {
            return None;
        }
        let listed = lexicon.languages().filter_map(|tag| tag.parse::<Language>().ok());
        let first = Some(other.clone()).filter(|other| lexicon.has_frequencies(other));
        let others: Vec<Language> =
            first.into_iter().chain(listed).filter(|language| !shares_list(own, language)).collect();
        let rarities_there = vec![HashMap::new(); others.len()];
        Some(Self { own, others, rarities: HashMap::new(), rarities_there })
    }

    /// The other language that the sentences are in, and how sure that is.
    pub fn judge(&mut self, sentences: &[&'a Sentence]) -> Option<(Language, f64)> {
        self.judge_outside(sentences, &[])
    }

    /// The same by the words outside some spans of their paragraph.
    pub fn judge_outside(&mut self, sentences: &[&'a Sentence], left_out: &[Span]) -> Option<(Language, f64)> {
        let words = weighted(sentences, left_out);
        let own: Vec<f32> = words.iter().map(|(word, _)| self.rarity(word)).collect();
        let weight: f32 = words.iter().map(|(_, weight)| weight).sum();
        let mean = words.iter().zip(&own).map(|((_, weight), rarity)| weight * rarity).sum::<f32>() / weight.max(0.1);
        if words.len() < 2 || mean <= AT_HOME {
            return None;
        }
        let mut best: Option<(usize, f32, usize)> = None;
        let Self { others, rarities_there, .. } = self;
        let is_asked = |language: &Language| mean > AT_HOME_AMONG_STRANGERS || are_near(self.own, language);
        let asked = others.iter().zip(rarities_there).enumerate().filter(|(_, (language, _))| is_asked(language));
        for (number, (language, known)) in asked {
            let (mut sum, mut speaking) = (0.0, 0);
            for ((word, weight), own) in words.iter().zip(&own) {
                let there = *known.entry(*word).or_insert_with(|| rarity(word, language));
                let gain = (own - there).clamp(-MOST, MOST);
                sum += weight * gain;
                speaking += usize::from(gain * weight >= SPEAKS);
            }
            if best.is_none_or(|(_, most, _)| sum > most + 0.3) {
                best = Some((number, sum, speaking));
            }
        }
        let (number, sum, speaking) = best.filter(|(_, sum, _)| *sum > 1.0)?;
        let language = self.others.get(number)?;
        let least = if are_near(self.own, language) { LEAST_PER_WORD_OF_NEAR } else { LEAST_PER_WORD };
        if sum < least * weight {
            return None;
        }
        Some(self.weigh(&words, (language, sum, speaking)))
    }

    /// How much more the words are of the other side's language, in powers of ten; 0 where that has no list.
    pub fn gain(&mut self, sentences: &[&'a Sentence], other: &Language) -> f32 {
        if shares_list(self.own, other) || !Lexicon::shipped().has_frequencies(other) {
            return 0.0;
        }
        let gain =
            |(word, weight): (&'a str, f32)| weight * (self.rarity(word) - rarity(word, other)).clamp(-MOST, MOST);
        weighted(sentences, &[]).into_iter().map(gain).sum()
    }

    fn weigh(&self, words: &[(&str, f32)], (language, sum, speaking): (&Language, f32, usize)) -> (Language, f64) {
        let text = words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(" ");
        let heard = detect(&text);
        let mut odds = EVIDENCE * f64::from(sum) - NEEDED;
        odds += if shares_list(&heard.language, language) {
            AGREES * heard.confidence
        } else if shares_list(&heard.language, self.own) {
            -AT_HOME_BY_DETECTION * heard.confidence
        } else {
            -THIRD * heard.confidence
        };
        let sure = MOST_SURE / (1.0 + (-odds).exp());
        let is_heard = shares_list(&heard.language, language) && heard.confidence >= CLEARLY_HEARD;
        let is_long = words.len() >= LONG;
        let needed = if are_near(self.own, language) && !(is_heard && is_long) {
            SPEAKING_WORDS_OF_NEAR
        } else {
            SPEAKING_WORDS
        };
        let has_small = words.iter().any(|(_, weight)| *weight == SMALL);
        let sure = match speaking < needed {
            _ if !has_small && !is_long => sure.min(NAMES),
            true => sure.min(GUESS),
            false => sure,
        };
        let named = if shares_list(&heard.language, language) { heard.language } else { language.clone() };
        (named, sure)
    }

    fn rarity(&mut self, word: &'a str) -> f32 {
        let own = self.own;
        *self.rarities.entry(word).or_insert_with(|| rarity(word, own))
    }
}

fn rarity(word: &str, language: &Language) -> f32 {
    Lexicon::shipped().rarity(word, language).unwrap_or(UNKNOWN).min(UNKNOWN)
}

fn are_near(a: &Language, b: &Language) -> bool {
    NEAR.iter().any(|near| near.contains(&a.primary()) && near.contains(&b.primary()))
}

/// Whether both have the same list of words.
fn shares_list(a: &Language, b: &Language) -> bool {
    let list = |language: &Language| match language.primary() {
        "nn" => "nb".to_owned(),
        primary => primary.to_owned(),
    };
    list(a) == list(b)
}

/// The words that say something, with their weights.
fn weighted<'a>(sentences: &[&'a Sentence], left_out: &[Span]) -> Vec<(&'a str, f32)> {
    let mut words = Vec::new();
    for sentence in sentences {
        let is_in = |token: &Token| !left_out.iter().any(|span| span.overlaps(token.span));
        let tokens = sentence.tokens.iter().filter(|t| t.kind == TokenKind::Word && is_in(t));
        for (at, token) in tokens.enumerate() {
            let form = token.form.as_str();
            let is_shouted = form.chars().count() > 1 && form.chars().all(|c| !c.is_lowercase());
            let weight = match form.starts_with(char::is_uppercase) {
                _ if is_shouted => continue,
                false => SMALL,
                true if at == 0 => FIRST,
                true => CAPITAL,
            };
            words.push((form, weight));
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{segment::tokens, text::Place};

    /// The language that is found, with its band: marked, unsure or nothing.
    fn check(own: &str, other: &str, text: &str, expected: Option<(&str, bool)>) {
        let own: Language = own.parse().unwrap();
        let place = Place { paragraph: 0, span: Span::whole(text) };
        let sentence = Sentence { place, text: text.to_owned(), tokens: tokens(text, 0) };
        let mut tongues = Tongues::new(&own, &other.parse().unwrap()).unwrap();
        let found = tongues.judge(&[&sentence]).filter(|(_, sure)| *sure >= 0.25);
        let found = found.as_ref().map(|(language, sure)| (language.tag(), *sure));
        assert_eq!(found.map(|(tag, sure)| (tag, sure >= 0.5)), expected, "{own} {text}: {found:?}");
    }

    #[test]
    fn what_is_foreign() {
        check("da", "sv", "Comrades in arms", Some(("en", true)));
        check("de", "da", "Fear of escalation", Some(("en", true)));
        check("de", "da", "Frygt for optrapning", Some(("da", true)));
        check("da", "en", "Mehr lesen", Some(("de", true)));
        check("en", "da", "Nach der Sitzung sagte sie nichts", Some(("de", true)));
        check("nb", "da", "Man forsøgte at skjule, hvor de kom fra, og hvad de lavede", Some(("da", true)));
        check("uk", "da", "The council said no", Some(("en", true)));
    }

    #[test]
    fn what_is_at_home() {
        for (own, text) in [
            ("da", "Fra overraskelse til tilbagetog"),
            ("da", "Frygt for optrapning"),
            ("de", "Angst vor Eskalation"),
            ("de", "Signe Rask, Nordisches Institut"),
            ("nb", "Våpenbrødre"),
            ("nb", "Frykt for opptrapping"),
            ("sv", "Rädsla för upptrappning"),
            ("da", "Donald Trump og Elon Musk"),
            ("en", "Jens Stoltenberg"),
            ("fr", "Le silence de Moscou"),
            ("uk", "Від несподіванки до відступу"),
        ] {
            check(own, "en", text, None);
        }
    }
}
