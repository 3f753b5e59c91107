//! What lights up under the pointer: the word and its counterparts in all other versions, and their sentences.
//!
//! The collation links every version with the base only, so from one version to another the way goes through the
//! base. Sentences are numbered through a version; where they stand is found by cutting it again, once a collation.

use super::selection::Point;
use crate::ui::state::{Compared, Document};
use crate::{
    collate::{Collation, Pair},
    segment,
    text::{Place, Segmented},
};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

/// What is lit, by version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lit {
    /// Words that stand for each other.
    pub words: Vec<(usize, Place)>,
    /// Sentences that stand for each other.
    pub sentences: Vec<(usize, Place)>,
    /// Whether the versions are still being cut: another frame will tell.
    pub is_coming: bool,
}

impl Lit {
    /// What is lit of a paragraph: sentences first, then words.
    pub fn of(&self, version: usize, paragraph: usize) -> impl Iterator<Item = (Strength, Place)> {
        let here = move |lit: &&(usize, Place)| lit.0 == version && lit.1.paragraph == paragraph;
        let sentences = self.sentences.iter().filter(here).map(|lit| (Strength::Sentence, lit.1));
        sentences.chain(self.words.iter().filter(here).map(|lit| (Strength::Word, lit.1)))
    }
}

/// How brightly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// Faintly.
    Sentence,
    /// Clearly.
    Word,
}

/// Time for cutting versions in each frame.
const SLICE: Duration = Duration::from_millis(3);

/// Remembers what was lit last, and how the versions are cut.
#[derive(Default)]
pub struct Light {
    collation: Arc<Collation>,
    cuts: Vec<Segmented>,
    at: Option<(usize, Point)>,
    lit: Lit,
}

impl Light {
    /// What is lit by a place of a version.
    pub fn shine(&mut self, document: &Document, at: Option<(usize, Point)>) -> &Lit {
        let Some((version, point)) = at.filter(|_| document.compared == Compared::Done) else {
            (self.at, self.lit) = (None, Lit::default());
            return &self.lit;
        };
        if !Arc::ptr_eq(&self.collation, &document.collation) {
            self.collation = Arc::clone(&document.collation);
            self.cuts.clear();
            (self.at, self.lit) = (None, Lit::default());
        }
        // A book in many languages takes a while to cut; the window goes on meanwhile.
        let until = Instant::now() + SLICE;
        let uncut = document.review.versions().iter().skip(self.cuts.len());
        for version in uncut {
            if Instant::now() >= until {
                self.lit.is_coming = true;
                return &self.lit;
            }
            self.cuts.push(segment::segment(version));
        }
        if self.at != at {
            self.at = at;
            self.lit = counterparts(&self.collation, &self.cuts, version, point);
        }
        &self.lit
    }
}

/// What stands for the word and the sentence at a place of a version, that version's own among them.
pub fn counterparts(collation: &Collation, cuts: &[Segmented], version: usize, at: Point) -> Lit {
    let mut lit = Lit::default();
    let Some(own) = cuts.get(version).and_then(|cut| Some((cut, cut.by_paragraph.get(at.paragraph)?.clone()))) else {
        return lit;
    };
    let (cut, range) = own;
    let holds = |place: &Place| place.span.start <= at.at && at.at < place.span.end;
    let Some(sentence) = range.into_iter().find(|number| cut.sentences.get(*number).is_some_and(|s| holds(&s.place)))
    else {
        return lit;
    };
    let pair_of = |version: usize| collation.pairs.iter().find(|pair| pair.version == version);
    let others = || collation.pairs.iter().filter(|pair| pair.version != version);

    let token = cut.sentences[sentence].tokens.iter().find(|t| t.span.start <= at.at && at.at < t.span.end);
    if let Some(token) = token {
        let word = Place { paragraph: at.paragraph, span: token.span };
        lit.words.push((version, word));
        let in_base = match pair_of(version) {
            Some(pair) => to_base(pair, word),
            None => vec![word],
        };
        if version != collation.base {
            lit.words.extend(in_base.iter().map(|place| (collation.base, *place)));
        }
        for pair in others() {
            let words = in_base.iter().flat_map(|place| from_base(pair, *place));
            lit.words.extend(words.map(|place| (pair.version, place)));
        }
    }

    lit.sentences = sentences(collation, cuts, version, sentence);
    lit
}

/// The sentences that stand for a sentence of a version, its own first.
fn sentences(collation: &Collation, cuts: &[Segmented], version: usize, sentence: usize) -> Vec<(usize, Place)> {
    let place_of = |version: usize, number: usize| Some((version, cuts.get(version)?.sentences.get(number)?.place));
    let mut found: Vec<(usize, Place)> = place_of(version, sentence).into_iter().collect();
    let own = collation.pairs.iter().find(|pair| pair.version == version);
    let in_base = match own {
        Some(pair) => partners(pair, From::Version, &[sentence]),
        None => vec![sentence],
    };
    if version != collation.base {
        found.extend(in_base.iter().filter_map(|number| place_of(collation.base, *number)));
    }
    for pair in collation.pairs.iter().filter(|pair| pair.version != version) {
        let numbers = partners(pair, From::Base, &in_base);
        found.extend(numbers.into_iter().filter_map(|number| place_of(pair.version, number)));
    }
    found
}

/// From which side of a pair to the other.
#[derive(Clone, Copy)]
enum From {
    Base,
    Version,
}

/// The sentences on the other side of the beads that hold some sentences.
fn partners(pair: &Pair, from: From, numbers: &[usize]) -> Vec<usize> {
    let mut found = Vec::new();
    for bead in &pair.alignment.sentences {
        let (own, other) = match from {
            From::Base => (&bead.base, &bead.version),
            From::Version => (&bead.version, &bead.base),
        };
        if own.iter().any(|number| numbers.contains(number)) {
            found.extend(other);
        }
    }
    found
}

/// The base's words that a version's word stands for.
fn to_base(pair: &Pair, word: Place) -> Vec<Place> {
    pair.links.iter().filter(|(_, version)| *version == word).map(|(base, _)| *base).collect()
}

/// The version's words that stand for a word of the base.
fn from_base(pair: &Pair, word: Place) -> impl Iterator<Item = Place> {
    let first = pair.links.partition_point(|(base, _)| *base < word);
    pair.links[first..].iter().take_while(move |(base, _)| *base == word).map(|(_, version)| *version)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        align::{Alignment, Bead},
        text::{Paragraph, Role, Version},
    };

    fn cut(text: &str) -> Segmented {
        segment::segment(&Version::new("test", vec![Paragraph::new(text, Role::Body)]))
    }

    fn bead(base: &[usize], version: &[usize]) -> Bead {
        let (base, version) = (base.to_vec(), version.to_vec());
        Bead { base, version, confidence: 0.9, moved: false, pinned: false, grounds: None }
    }

    fn pair(version: usize, beads: Vec<Bead>, links: &[(Place, Place)]) -> Pair {
        Pair { version, alignment: Alignment { sentences: beads, ..Alignment::default() }, links: links.to_vec() }
    }

    /// The base is in the middle.
    fn article() -> (Collation, Vec<Segmented>) {
        let cuts = vec![
            cut("The bridge is new. It is long."),
            cut("Broen er ny. Den er lang."),
            cut("Die Brücke ist neu und lang."),
        ];
        let word = |start, end| Place::new(0, start, end);
        let english = pair(
            0,
            vec![bead(&[0], &[0]), bead(&[1], &[1])],
            &[(word(0, 5), word(0, 3)), (word(0, 5), word(4, 10)), (word(9, 11), word(14, 17))],
        );
        let german = pair(2, vec![bead(&[0, 1], &[0])], &[(word(0, 5), word(4, 10)), (word(9, 11), word(15, 18))]);
        (Collation { base: 1, pairs: vec![english, german], ..Collation::default() }, cuts)
    }

    #[track_caller]
    fn check(version: usize, at: usize, words: &[(usize, usize)], sentences: &[(usize, usize)]) {
        let (collation, cuts) = article();
        let lit = counterparts(&collation, &cuts, version, Point { paragraph: 0, at });
        let starts = |lit: &[(usize, Place)]| lit.iter().map(|(v, place)| (*v, place.span.start)).collect::<Vec<_>>();
        assert_eq!((starts(&lit.words), starts(&lit.sentences)), (words.to_vec(), sentences.to_vec()));
    }

    #[test]
    fn words_and_sentences_light_their_counterparts_through_the_base() {
        check(1, 2, &[(1, 0), (0, 0), (0, 4), (2, 4)], &[(1, 0), (0, 0), (2, 0)]);
        check(0, 5, &[(0, 4), (1, 0), (2, 4)], &[(0, 0), (1, 0), (2, 0)]);
        check(2, 16, &[(2, 15), (1, 9), (0, 14)], &[(2, 0), (1, 0), (1, 13), (0, 0), (0, 19)]);
        // A word without a partner lights itself, a space only the sentence.
        check(2, 12, &[(2, 11)], &[(2, 0), (1, 0), (1, 13), (0, 0), (0, 19)]);
        check(1, 5, &[], &[(1, 0), (0, 0), (2, 0)]);
        check(1, 400, &[], &[]);
        check(7, 0, &[], &[]);
    }
}
