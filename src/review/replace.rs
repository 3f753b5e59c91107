//! A version exchanged for another text of it, without losing anything that a person did.
//!
//! The paragraphs of the old and the new text are held against each other (`similar`, by whole paragraphs, then by
//! words inside those that changed), and every anchor and pin goes where its words went. What holds to words that are
//! gone stays near the place where they were. Rows whose text changed are marked as changed since the review.

use super::{Anchor, Edit, Judgement, Review, RowStatus};
use crate::{
    align::Pin,
    collate::Row,
    text::{Place, Span, Version},
};
use similar::{Algorithm, DiffOp, DiffTag, TextDiff, capture_diff_slices};

/// Paragraphs of old and new text that share this much of their words are the same paragraph, changed.
const SAME_PARAGRAPH: f32 = 0.4;

/// So many new paragraphs are looked at for an old one, so that an altogether new text does not take minutes.
const AHEAD: usize = 24;

impl Edit {
    /// Version `number` exchanged for another text of it; `rows` are those of the last collation, to find the rows that
    /// lost their text. None when there is no such version.
    pub fn replace_version(review: &Review, number: usize, version: Version, rows: &[Row]) -> Option<Self> {
        let before = review.versions().get(number)?.clone();
        let change = Change::between(&before, &version);
        let after = version.clone();
        let exchange = Self::Version { number, before: Some(Box::new(before)), after: Some(Box::new(version)) };
        let pins = change.pins(review, number);
        let mut steps = if pins == review.pins() {
            vec![exchange]
        } else {
            // Pins name paragraphs by number, so none of them may stand while the text is exchanged.
            let free = Self::set_pins(review, Vec::new());
            vec![free, exchange, Self::Pins { before: Vec::new(), after: pins }]
        };
        for (id, note) in review.notes().filter(|(_, note)| note.anchor.version == number) {
            let moved = super::Note { anchor: change.anchor(&note.anchor, &after), ..note.clone() };
            if moved != *note {
                steps.push(Self::Note { id, before: Some(note.clone()), after: Some(moved) });
            }
        }
        steps.extend(change.judgements(review, number, &after, rows));
        Some(Self::joined(steps))
    }
}

/// Where the paragraphs of an old text are in a new one.
struct Change {
    /// For each old paragraph the new one that it is, if it still is there.
    new_of: Vec<Option<usize>>,
    /// New paragraphs that are not word for word an old one.
    changed: Vec<usize>,
    /// Old paragraphs without a new one, with the new one that stands where they stood.
    gone: Vec<(usize, usize)>,
    old: Vec<String>,
    new: Vec<String>,
}

impl Change {
    fn between(before: &Version, after: &Version) -> Self {
        let texts = |version: &Version| version.paragraphs.iter().map(|p| p.text.clone()).collect::<Vec<String>>();
        let (old, new) = (texts(before), texts(after));
        let mut change = Self { new_of: vec![None; old.len()], changed: Vec::new(), gone: Vec::new(), old, new };
        for op in capture_diff_slices(Algorithm::Myers, &change.old, &change.new) {
            change.take(op);
        }
        change.find_moved();
        change
    }

    fn take(&mut self, op: DiffOp) {
        let (old, new) = (op.old_range(), op.new_range());
        if op.tag() == DiffTag::Equal {
            old.zip(new).for_each(|(old, new)| self.new_of[old] = Some(new));
            return;
        }
        self.changed.extend(new.clone());
        let mut from = new.start;
        for paragraph in old {
            // In order, each new paragraph once. What stands word for word elsewhere was moved and is found there.
            let is_same = |at: &usize| likeness(&self.old[paragraph], &self.new[*at]) >= SAME_PARAGRAPH;
            let is_moved = self.new.contains(&self.old[paragraph]);
            let is_free = |at: &usize| !is_moved && !self.old.contains(&self.new[*at]);
            let found = (from..new.end.min(from + AHEAD)).filter(is_free).find(is_same);
            match found {
                Some(at) => {
                    self.new_of[paragraph] = Some(at);
                    from = at + 1;
                }
                None => self.gone.push((paragraph, from.min(self.new.len().saturating_sub(1)))),
            }
        }
    }

    /// Old paragraphs that stand word for word at another place of the new text were moved, not changed.
    fn find_moved(&mut self) {
        for (old, _) in std::mem::take(&mut self.gone) {
            let found = self.changed.iter().position(|new| self.new[*new] == self.old[old]);
            self.new_of[old] = found.map(|at| self.changed.remove(at));
        }
        let last = self.new.len().saturating_sub(1);
        let gone = |old: usize| self.new_of[old].is_none();
        let near = |old: usize| self.new_of[..old].iter().rev().flatten().next().map_or(0, |new| (new + 1).min(last));
        self.gone = (0..self.old.len()).filter(|old| gone(*old)).map(|old| (old, near(old))).collect();
    }

    /// An anchor in the new text: at its words where they are still there, else near where they were.
    fn anchor(&self, anchor: &Anchor, after: &Version) -> Anchor {
        let Place { paragraph, span } = anchor.place;
        let Some(Some(at)) = self.new_of.get(paragraph).copied() else {
            let near = self.gone.iter().find(|(old, _)| *old == paragraph).map_or(paragraph, |(_, new)| *new);
            return Anchor { place: Place { paragraph: near, span }, ..anchor.clone() };
        };
        let place = Place { paragraph: at, span: moved(&self.old[paragraph], &self.new[at], span) };
        let new = Anchor::new(anchor.version, place, after);
        // Other words than were noted keep their old quotation, so that one sees what the note was about.
        if new.quote.exact == anchor.quote.exact { new } else { Anchor { place, ..anchor.clone() } }
    }

    /// Pins whose paragraphs are all still there.
    fn pins(&self, review: &Review, number: usize) -> Vec<Pin> {
        let moved = |own: &[usize]| {
            let mut new = own.iter().map(|p| self.new_of.get(*p).copied().flatten()).collect::<Option<Vec<usize>>>()?;
            new.sort_unstable();
            Some(new)
        };
        let pin = |pin: &Pin| {
            let mut pin = pin.clone();
            if review.base() == number {
                pin.base_paragraphs = moved(&pin.base_paragraphs)?;
            } else if pin.version == number {
                pin.version_paragraphs = moved(&pin.version_paragraphs)?;
            }
            Some(pin)
        };
        review.pins().iter().filter_map(pin).collect()
    }

    /// Judgements moved along, and rows marked whose text changed.
    fn judgements(&self, review: &Review, number: usize, after: &Version, rows: &[Row]) -> Vec<Edit> {
        let mut steps = Vec::new();
        let mut marked: Vec<usize> = Vec::new();
        for (id, judgement) in review.judgements() {
            let moved = self.of_gone_row(judgement, review, number, rows);
            let moved = moved.unwrap_or_else(|| self.judgement(judgement, number, after, &mut marked));
            if moved != *judgement {
                steps.push(Edit::Judgement { id, before: Some(judgement.clone()), after: Some(moved) });
            }
        }
        let mut next = review.next_judgement_id();
        let anchors = self.changed.iter().filter(|p| !marked.contains(p)).filter_map(|&paragraph| {
            let span = after.paragraphs.get(paragraph).filter(|p| p.is_content())?.span();
            Some(Anchor::new(number, Place { paragraph, span }, after))
        });
        let lost = self.gone.iter().filter_map(|(old, _)| row_mate(review, number, *old, rows));
        for anchor in anchors.chain(lost) {
            let judgement = Judgement::Row { anchor, status: Some(RowStatus::Changed), tags: Vec::new() };
            steps.push(Edit::Judgement { id: next, before: None, after: Some(judgement) });
            next = next.saturating_add(1);
        }
        steps
    }

    /// What was said of a row that loses its text here stays with what the other versions have in it.
    fn of_gone_row(&self, judgement: &Judgement, review: &Review, number: usize, rows: &[Row]) -> Option<Judgement> {
        let Judgement::Row { anchor, tags, .. } = judgement else { return None };
        let paragraph = anchor.find(review.versions().get(number)?).place().paragraph;
        let is_gone = anchor.version == number && self.gone.iter().any(|(old, _)| *old == paragraph);
        let anchor = is_gone.then(|| row_mate(review, number, paragraph, rows)).flatten()?;
        Some(Judgement::Row { anchor, status: Some(RowStatus::Changed), tags: tags.clone() })
    }

    fn judgement(&self, judgement: &Judgement, number: usize, after: &Version, marked: &mut Vec<usize>) -> Judgement {
        let mut judgement = judgement.clone();
        match &mut judgement {
            Judgement::Row { anchor, status, .. } if anchor.version == number => {
                *anchor = self.anchor(anchor, after);
                if self.changed.contains(&anchor.place.paragraph) {
                    *status = Some(RowStatus::Changed);
                    marked.push(anchor.place.paragraph);
                    if let Some(paragraph) = after.paragraphs.get(anchor.place.paragraph) {
                        let place = Place { span: paragraph.span(), ..anchor.place };
                        *anchor = Anchor::new(number, place, after);
                    }
                }
            }
            Judgement::Difference { about, .. } => {
                let sides = about.base_anchor.iter_mut().chain(&mut about.version_anchor);
                sides.filter(|anchor| anchor.version == number).for_each(|anchor| *anchor = self.anchor(anchor, after));
            }
            Judgement::Row { .. } | Judgement::Alike(_) => {}
        }
        judgement
    }
}

/// How much of their words two texts share, 0 to 1. The blanks between them, which all texts share, do not count.
fn likeness(old: &str, new: &str) -> f32 {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split_whitespace().collect(), new.split_whitespace().collect());
    if old.is_empty() || new.is_empty() {
        return f32::from(u8::from(old.len() == new.len()));
    }
    let ops = capture_diff_slices(Algorithm::Myers, &old, &new);
    let shared: usize = ops.iter().filter(|op| op.tag() == DiffTag::Equal).map(|op| op.new_range().len()).sum();
    2.0 * shared as f32 / (old.len() + new.len()) as f32
}

/// A paragraph of another version in the row of one that is gone.
fn row_mate(review: &Review, number: usize, paragraph: usize, rows: &[Row]) -> Option<Anchor> {
    let row = rows.iter().find(|row| row.cells.get(number).is_some_and(|cell| cell.contains(&paragraph)))?;
    let mate = |version: usize| Some((version, *row.cells.get(version)?.first()?));
    let others = (0..row.cells.len()).filter(|v| *v != number);
    let (version, paragraph) =
        Some(review.base()).filter(|b| *b != number).and_then(mate).or_else(|| others.clone().find_map(mate))?;
    let paragraph_text = review.versions().get(version)?.paragraphs.get(paragraph)?;
    let span = paragraph_text.span();
    paragraph_text.is_content().then(|| review.anchor(version, Place { paragraph, span }))
}

/// Where the words of a span are after a text changed.
fn moved(old: &str, new: &str, span: Span) -> Span {
    if old == new {
        return span;
    }
    let diff = TextDiff::from_chars(old, new);
    let at = |old: usize, is_end: bool| {
        let mut position = new.chars().count();
        for op in diff.ops() {
            let (from, to) = (op.old_range(), op.new_range());
            let is_inside = if is_end { from.start < old && old <= from.end } else { from.contains(&old) };
            if is_inside {
                position = match op.tag() {
                    DiffTag::Equal => to.start + (old - from.start),
                    _ if is_end => to.end,
                    _ => to.start,
                };
                break;
            }
        }
        position
    };
    let start = if span.start == 0 { 0 } else { at(span.start, false) };
    let end = if span.end == 0 { 0 } else { at(span.end, true) };
    Span::new(start.min(end), end)
}
