//! Whole paragraphs and sentences that are added, left out or moved: read off the alignment.

use super::{Aspect, Compared, Difference, Kind, Reason, whole};
use crate::{
    align::{Bead, Side, mark_moved},
    text::Place,
};

/// Below this many letters a sentence without counterpart is too slight to tell ("Ja.", "1.").
const SLIGHT: usize = 12;

/// Paragraphs of content that only one side has, or that stand elsewhere.
pub fn paragraphs(pair: Compared<'_>) -> Vec<Difference> {
    let is_content = |side: Side<'_>, own: &[usize]| {
        own.iter()
            .map(|p| &side.version.paragraphs[*p])
            .all(|p| p.is_content() && p.text.contains(char::is_alphanumeric))
    };
    let beads = pair
        .alignment
        .paragraphs
        .iter()
        .filter(|b| is_content(pair.base, &b.base) && is_content(pair.version, &b.version));
    let tell = |bead: &Bead| {
        let (kind, reason) = if bead.is_linked() {
            (Kind::Moved, other_place(pair, bead)?)
        } else {
            (kind_of(bead), Reason::NoCounterpart { best: 1.0 - bead.confidence })
        };
        let places = (whole(pair.base, &bead.base), whole(pair.version, &bead.version));
        Some(pair.difference(kind, Aspect::Paragraph, bead.confidence, reason).at(places.0, places.1))
    };
    beads.filter_map(tell).collect()
}

/// Sentences that only one side has inside paragraphs that both have, or that stand in another order there.
pub fn sentences(pair: Compared<'_>) -> Vec<Difference> {
    let mut found = Vec::new();
    for paragraph_bead in pair.linked() {
        let inside = |bead: &&Bead| {
            let of = |side: Side<'_>, own: &[usize], paragraphs: &[usize]| {
                own.iter().all(|s| paragraphs.contains(&side.text.sentences[*s].place.paragraph))
            };
            of(pair.base, &bead.base, &paragraph_bead.base) && of(pair.version, &bead.version, &paragraph_bead.version)
        };
        let mut own: Vec<Bead> = pair.alignment.sentences.iter().filter(inside).cloned().collect();
        mark_moved(&mut own, |bead| places(pair.base, &bead.base).iter().map(|p| p.span.len()).sum());
        for bead in own.iter().filter(|bead| bead.moved || !bead.is_linked()) {
            let places = (places(pair.base, &bead.base), places(pair.version, &bead.version));
            let length: usize = places.0.iter().chain(&places.1).map(|p| p.span.len()).sum();
            if length < SLIGHT {
                continue;
            }
            let (kind, reason) = match bead.moved {
                true => (Kind::Moved, Reason::OtherOrder),
                false => (kind_of(bead), Reason::NoCounterpart { best: 1.0 - bead.confidence }),
            };
            let confidence = bead.confidence * paragraph_bead.confidence;
            found.push(pair.difference(kind, Aspect::Sentence, confidence, reason).at(places.0, places.1));
        }
    }
    found
}

fn kind_of(alone: &Bead) -> Kind {
    if alone.base.is_empty() { Kind::Added } else { Kind::LeftOut }
}

fn places(side: Side<'_>, sentences: &[usize]) -> Vec<Place> {
    sentences.iter().map(|s| side.text.sentences[*s].place).collect()
}

/// Where a moved bead stands and where its neighbours do; none if it is in its place.
fn other_place(pair: Compared<'_>, bead: &Bead) -> Option<Reason> {
    if !bead.moved {
        return None;
    }
    let before = |other: &&Bead| !other.moved && other.is_linked() && other.base < bead.base;
    let previous = pair.alignment.paragraphs.iter().filter(before).max_by_key(|b| b.base.clone());
    let expected = previous.and_then(|b| b.version.last()).map_or(0, |last| last + 1);
    Some(Reason::OtherPlace { expected, found: *bead.version.first()? })
}
