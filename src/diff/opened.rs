//! Linked sentences with their words and the links between them: what several rules look at.

use super::{
    Compared, Side,
    links::{Links, MOST_CELLS, Word, words},
};
use crate::{
    align::Bead,
    text::{Place, Span},
};
use std::ops::Range;

/// Words to each side that tell where a fact stands.
const AROUND: usize = 4;

/// A bead of linked sentences, opened.
pub struct Opened<'a> {
    /// The bead.
    pub bead: &'a Bead,
    /// The base's words.
    pub base: Vec<Word>,
    /// The version's words.
    pub version: Vec<Word>,
    /// How they are linked.
    pub links: Links,
}

impl<'a> Opened<'a> {
    /// Links the words of a bead; none where a side has no words, or too many.
    pub fn new(pair: Compared<'_>, bead: &'a Bead) -> Option<Self> {
        let count = |side: Side<'_>, own: &[usize]| own.iter().map(|s| side.text.sentences[*s].tokens.len()).sum();
        let (height, width): (usize, usize) = (count(pair.base, &bead.base), count(pair.version, &bead.version));
        if height == 0 || width == 0 || height.saturating_mul(width) > MOST_CELLS {
            return None;
        }
        let (base, version) = (words(pair.base, &bead.base), words(pair.version, &bead.version));
        let links = Links::new(&base, &version, pair.matching);
        Some(Self { bead, base, version, links })
    }

    /// The words of a side that a span touches.
    pub fn words_of(&self, is_base: bool, span: Span) -> Range<usize> {
        let words = if is_base { &self.base } else { &self.version };
        let start = words.iter().position(|word| word.place.span.overlaps(span)).unwrap_or(0);
        let count = words[start..].iter().take_while(|word| word.place.span.overlaps(span)).count();
        start..start + count
    }

    /// How surely two stretches stand in each other's place: links between them, and links between the words around
    /// them, less how far apart they stand; from 1 on it is rather sure.
    pub fn nearness(&self, base: Span, version: Span) -> f32 {
        let (own, other) = (self.words_of(true, base), self.words_of(false, version));
        let around = |range: &Range<usize>, at: usize| at + AROUND >= range.start && at < range.end + AROUND;
        let (mut direct, mut beside) = (0.0_f32, 0.0_f32);
        for (i, j) in &self.links.pairs {
            match (own.contains(i), other.contains(j)) {
                (true, true) => direct = 1.0,
                (false, false) if around(&own, *i) && around(&other, *j) => {
                    beside += 0.4 + 0.6 * self.links.matches.get(*i, *j);
                }
                _ => {}
            }
        }
        let place = |range: &Range<usize>, count: usize| (range.start + range.end) as f32 / 2.0 / count as f32;
        let apart = (place(&own, self.base.len()) - place(&other, self.version.len())).abs();
        direct + beside.min(3.0) / 2.0 - 2.0 * apart
    }

    /// The linked words of both sides by their places.
    pub fn linked_places(&self) -> impl Iterator<Item = (Place, Place)> {
        self.links.pairs.iter().map(|(i, j)| (self.base[*i].place, self.version[*j].place))
    }

    /// Where the other side says what the words behind a stretch say: the partner of the nearest linked word.
    pub fn counterpart(&self, is_base: bool, span: Span) -> Option<Place> {
        let own = self.words_of(is_base, span);
        let (words, others) = if is_base { (&self.base, &self.version) } else { (&self.version, &self.base) };
        let partner = |at: usize| {
            let of = |(i, j): &(usize, usize)| if is_base { (*i, *j) } else { (*j, *i) };
            self.links.pairs.iter().map(of).find(|(own, _)| *own == at).map(|(_, other)| other)
        };
        let content = |at: &usize| words[*at].weight > 0.15;
        let behind = own.end..(own.end + AROUND).min(words.len());
        let before = own.start.saturating_sub(AROUND)..own.start;
        let found = behind.chain(before.rev()).filter(content).find_map(partner)?;
        Some(others[found].place)
    }
}
