//! Links between sentences as the search finds them, and the alignment that follows from them.

use super::{
    Alignment, Bead, Link, Pin, Side, anchor,
    confidence::{Certainty, calibrated},
    crossing, exact,
    habits::fitted,
    order::{self, mark_moved},
    prospect::{Piece, Prospect},
    search,
};
use crate::{
    progress::{Cancelled, Progress, unwatched},
    similarity::{Candidate, Grounds, Matching, Weights},
};
use std::collections::BTreeSet;

/// In one language a link must be as probable as this: what means the same has words in common there.
const ALIKE: f32 = 0.5;

/// Links between sentences as they are found, and how sure each sentence is of its own.
pub struct Found<'a> {
    base: Side<'a>,
    version: Side<'a>,
    weights: &'a Weights,
    /// In the order of both sides.
    pub links: Vec<Link>,
    /// Out of order.
    pub crossing: Vec<Link>,
    base_certainty: Vec<f32>,
    /// For each sentence of the base the best cosine within its link, where that was looked at.
    base_meaning: Vec<Option<f32>>,
    version_certainty: Vec<f32>,
}

impl<'a> Found<'a> {
    /// Nothing yet.
    pub fn new(base: Side<'a>, version: Side<'a>, weights: &'a Weights) -> Self {
        let certainty = |side: Side<'_>| vec![1.0; side.text.sentences.len()];
        let (base_certainty, version_certainty) = (certainty(base), certainty(version));
        Self {
            base,
            version,
            weights,
            links: Vec::new(),
            crossing: Vec::new(),
            base_certainty,
            base_meaning: vec![None; base.text.sentences.len()],
            version_certainty,
        }
    }

    /// Links the sentences that are the same word for word, and takes them out of those to be searched.
    fn link_same_sentences(&mut self, left: &mut Vec<usize>, right: &mut Vec<usize>) {
        let same = exact::same_sentences(self.base, left, self.version, right);
        let of_base: BTreeSet<usize> = same.iter().map(|(i, _)| *i).collect();
        let of_version: BTreeSet<usize> = same.iter().map(|(_, j)| *j).collect();
        left.retain(|s| !of_base.contains(s));
        right.retain(|s| !of_version.contains(s));
        self.links.extend(same.into_iter().map(|(i, j)| (vec![i], vec![j])));
    }

    /// Links that cross paragraphs fixed beforehand, which the search did not see, are out of order.
    pub fn set_apart_what_crosses(&mut self, fixed: &[Link]) {
        let mut pairs: Vec<(usize, usize)> =
            fixed.iter().filter_map(|(b, v)| Some((*b.first()?, *v.first()?))).collect();
        pairs.sort_unstable();
        let fixed = anchor::ascending(&pairs);
        let paragraph = |side: Side<'_>, own: &[usize]| own.first().map(|s| side.text.sentences[*s].place.paragraph);
        let keeps_order = |(left, right): &Link| {
            let (left, right) = (paragraph(self.base, left), paragraph(self.version, right));
            fixed.partition_point(|(i, _)| Some(*i) < left) == fixed.partition_point(|(_, j)| Some(*j) < right)
        };
        let (in_order, crossing): (Vec<Link>, Vec<Link>) = self.links.drain(..).partition(keeps_order);
        self.links = in_order;
        self.crossing.extend(crossing);
    }

    /// Links the given sentences with one another.
    pub fn link(
        &mut self,
        prospect: &Prospect,
        left: &mut Vec<usize>,
        right: &mut Vec<usize>,
        progress: &Progress<'_>,
    ) -> Result<(), Cancelled> {
        if self.base.shares_language(self.version) {
            self.link_same_sentences(left, right);
        }
        let count = prospect.pieces.len();
        for (done, piece) in prospect.pieces.iter().enumerate() {
            self.search(piece, (left, right), &|share| progress((done as f32 + share) / count as f32))?;
        }
        Ok(())
    }

    /// Links the sentences of paragraphs that are fixed.
    pub fn link_fixed(
        &mut self,
        prospect: &Prospect,
        (left, right): (&[usize], &[usize]),
        progress: &Progress<'_>,
    ) -> Result<(), Cancelled> {
        let (mut left, mut right) = (self.base.of_paragraphs(left), self.version.of_paragraphs(right));
        if let Some(piece) = prospect.pieces.iter().find(|piece| piece.holds(&left, &right)) {
            if self.base.shares_language(self.version) {
                self.link_same_sentences(&mut left, &mut right);
            }
            return self.search(piece, (&left, &right), progress);
        }
        let own = Prospect::of(self.base, &left, self.version, &right, self.weights, &unwatched)?;
        self.link(&own, &mut left, &mut right, progress)
    }

    /// Searches a piece for links between those of the given sentences that are in it.
    fn search(
        &mut self,
        piece: &Piece,
        (left, right): (&[usize], &[usize]),
        progress: &Progress<'_>,
    ) -> Result<(), Cancelled> {
        let (left, right) = (piece.places_of_base(left), piece.places_of_version(right));
        let (of_piece, odds) = ((&left[..], &right[..]), &piece.odds);
        let first = search::best_path(odds, of_piece, &self.weights.costs, progress)?;
        let costs = fitted(&self.weights.costs, &first, left.len() + right.len());
        let mut path = search::best_path(odds, of_piece, &costs, progress)?;
        let mut crossing = crossing::crossing_pairs(odds, of_piece, &path, self.weights.crossing);
        if self.base.shares_language(self.version) {
            let is_alike = |link: &Candidate| odds.probability(*link) >= ALIKE;
            path.retain(is_alike);
            crossing.retain(is_alike);
        }
        let links: Vec<Candidate> = path.iter().chain(&crossing).copied().collect();
        let certainty = Certainty::new(odds, of_piece, &links);
        for link in &links {
            let pairs = (link.i..link.i + link.n).flat_map(|i| (link.j..link.j + link.m).map(move |j| (i, j)));
            let best = pairs.filter_map(|pair| piece.cosines.get(&pair).copied()).reduce(f32::max);
            (link.i..link.i + link.n).for_each(|i| self.base_meaning[piece.left[i]] = best);
        }
        certainty.base.into_iter().for_each(|(i, sure)| self.base_certainty[piece.left[i]] = sure);
        certainty.version.into_iter().for_each(|(j, sure)| self.version_certainty[piece.right[j]] = sure);
        let numbers =
            |Candidate { i, n, j, m }: Candidate| (piece.left[i..i + n].to_vec(), piece.right[j..j + m].to_vec());
        self.links.extend(path.into_iter().map(numbers));
        self.crossing.extend(crossing.into_iter().map(numbers));
        Ok(())
    }

    /// Beads of the linked `paragraphs`, of the links between sentences, and of every unit in none.
    pub fn alignment(&self, paragraphs: &[Link], pins: &[Pin], matching: &Matching) -> Alignment {
        let (base, version) = (self.base, self.version);
        let links: Vec<Link> = self.links.iter().chain(&self.crossing).cloned().collect();
        let mut sentence_beads = cover(&links, (base.text.sentences.len(), version.text.sentences.len()));
        for bead in &mut sentence_beads {
            bead.confidence = self.judge(&bead.base, &bead.version);
        }
        let pinned = Pinned::new(pins);
        let mut beads = cover(paragraphs, (base.text.by_paragraph.len(), version.text.by_paragraph.len()));
        for bead in &mut beads {
            bead.confidence = self.judge(&base.of_paragraphs(&bead.base), &version.of_paragraphs(&bead.version));
            bead.grounds = bead.is_linked().then(|| self.grounds(bead, matching));
            if pinned.is_one(bead) {
                (bead.pinned, bead.confidence) = (true, 1.0);
            }
        }
        mark_moved(&mut sentence_beads, |b| base.length(b.base.iter().copied()));
        mark_moved(&mut beads, |b| base.length_of_paragraphs(&b.base));
        Alignment { paragraphs: order::in_reading_order(beads), sentences: order::in_reading_order(sentence_beads) }
    }

    /// What a bead of paragraphs rests on.
    fn grounds(&self, bead: &Bead, matching: &Matching) -> Grounds {
        let (left, right) = (self.base.of_paragraphs(&bead.base), self.version.of_paragraphs(&bead.version));
        let told: Vec<f32> = left.iter().filter_map(|s| self.base_meaning[*s]).collect();
        let meaning = (!told.is_empty()).then(|| told.iter().sum::<f32>() / told.len() as f32);
        let of_words = Grounds::new((self.base.reading, &left), (self.version.reading, &right), matching);
        Grounds { meaning, ..of_words }
    }

    /// Confidence of a bead over these sentences: their mean certainty by length, made a probability.
    fn judge(&self, left: &[usize], right: &[usize]) -> f64 {
        let weigh = |side: Side<'_>, certainty: &[f32], own: &[usize]| {
            own.iter().fold((0.0, 0.0), |(sum, total), s| {
                let length = side.text.sentences[*s].place.span.len() as f32;
                (sum + length * certainty[*s], total + length)
            })
        };
        let (a, b) =
            (weigh(self.base, &self.base_certainty, left), weigh(self.version, &self.version_certainty, right));
        let scale = if left.is_empty() || right.is_empty() { self.weights.alone } else { self.weights.linked };
        calibrated((a.0 + b.0) / (a.1 + b.1).max(1.0), scale)
    }
}

/// What pins say of beads.
struct Pinned<'a> {
    linked: BTreeSet<(&'a [usize], &'a [usize])>,
    /// Paragraphs of pins with an empty side: they are about their own paragraphs, not about all that have nothing on
    /// that side.
    alone: [BTreeSet<usize>; 2],
}

impl<'a> Pinned<'a> {
    fn new(pins: &'a [Pin]) -> Self {
        let linked =
            pins.iter().map(|pin| (pin.base_paragraphs.as_slice(), pin.version_paragraphs.as_slice())).collect();
        let is_alone = |pin: &&Pin| pin.base_paragraphs.is_empty() || pin.version_paragraphs.is_empty();
        let alone = |own: fn(&Pin) -> &Vec<usize>| pins.iter().filter(is_alone).flat_map(own).copied().collect();
        Self { linked, alone: [alone(|pin| &pin.base_paragraphs), alone(|pin| &pin.version_paragraphs)] }
    }

    fn is_one(&self, bead: &Bead) -> bool {
        let holds = |own: &BTreeSet<usize>, of: &[usize]| !of.is_empty() && of.iter().all(|p| own.contains(p));
        let is_alone = holds(&self.alone[0], &bead.base) || holds(&self.alone[1], &bead.version);
        self.linked.contains(&(bead.base.as_slice(), bead.version.as_slice())) || (!bead.is_linked() && is_alone)
    }
}

/// Beads of the given links and of every unit outside them.
fn cover(links: &[Link], (height, width): (usize, usize)) -> Vec<Bead> {
    let bead = |base: Vec<usize>, version: Vec<usize>| Bead {
        base,
        version,
        confidence: 1.0,
        moved: false,
        pinned: false,
        grounds: None,
    };
    let mut beads: Vec<Bead> = links.iter().map(|(base, version)| bead(base.clone(), version.clone())).collect();
    let (mut base_free, mut version_free) = (vec![true; height], vec![true; width]);
    for linked in &beads {
        linked.base.iter().for_each(|i| base_free[*i] = false);
        linked.version.iter().for_each(|j| version_free[*j] = false);
    }
    beads.extend((0..height).filter(|i| base_free[*i]).map(|i| bead(vec![i], Vec::new())));
    beads.extend((0..width).filter(|j| version_free[*j]).map(|j| bead(Vec::new(), vec![j])));
    beads
}
