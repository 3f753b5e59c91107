//! Words inside linked sentences that have no counterpart.

mod features;
mod leave_out;
mod spans;
mod trees;
mod view;

pub use features::{FEATURES, OF_VERSIONS};
pub use spans::{SPAN_FEATURES, SpanFeatures, span_features, spans};
pub use trees::{DEPTH, LEAVES, QUESTIONS, Tree, Trees};

use super::{
    Aspect, Compared, Difference, Kind, Reason, Side, UNSURE_FROM, Weights,
    links::{Table, Word},
    opened::Opened,
    weights::line,
};
use crate::{
    align::{Alignment, Bead},
    text::{Place, Span},
};
use features::features;
use leave_out::{Gains, Sums};
use spans::stretches;
use std::ops::Range;
use view::{Setting, View, views};

/// Links that are looked at together, so that the encoder reads many sentences at once: some 2,000 words.
const TOGETHER: usize = 64;
/// Sentences before and behind that are near.
const NEAR: usize = 2;

/// The words of one side of linked sentences, each with its features.
pub type Rated = Vec<(Word, [f32; FEATURES])>;

/// Grades from which on a word is told silently, and how sure: the levels of the record.
const LEVELS: [f32; 9] = [0.03, 0.05, 0.08, 0.12, 0.16, 0.21, 0.27, 0.35, 0.45];
/// Share of a sentence's words from which on the whole sentence is meant.
const WHOLE: f32 = 0.85;

/// Words of linked sentences that have no counterpart, and silently how much of a counterpart the others have.
pub fn differences(pair: Compared<'_>, opened: &[Opened<'_>]) -> Vec<Difference> {
    let linked = Linked::new(pair, opened);
    let of_sides = |(opened, [base, version]): (&Opened<'_>, [Rated; 2])| {
        let mut found = of_side(pair, opened.bead, &base, Kind::LeftOut);
        found.extend(of_side(pair, opened.bead, &version, Kind::Added));
        found
    };
    linked.rated(opened).flat_map(of_sides).collect()
}

fn of_side(pair: Compared<'_>, bead: &Bead, rated: &Rated, kind: Kind) -> Vec<Difference> {
    let side = if kind == Kind::Added { pair.version } else { pair.base };
    let tell = |range: &Range<usize>, confidence: f64| {
        let (aspect, place) = meant(side, rated, range);
        let places = if kind == Kind::Added { (vec![], vec![place]) } else { (vec![place], vec![]) };
        pair.difference(kind, aspect, confidence, Reason::Unlinked).at(places.0, places.1)
    };
    let same = |at: usize| at > 0 && rated[at].0.sentence == rated[at - 1].0.sentence;
    let mut found: Vec<Difference> =
        judged(rated, bead, pair.weights).iter().map(|(range, sure)| tell(range, f64::from(*sure))).collect();
    let grades: Vec<f32> = rated.iter().map(|(_, features)| pair.weights.grades.of(features)).collect();
    for (number, level) in LEVELS.iter().enumerate() {
        let confidence = UNSURE_FROM * (number + 1) as f64 / (LEVELS.len() + 1) as f64;
        let words = (0..grades.len()).filter(|word| grades[*word] >= *level);
        found.extend(stretches(words, same).iter().map(|range| tell(range, confidence)));
    }
    found
}

/// Stretches without a counterpart and how sure they are.
pub fn judged(rated: &Rated, bead: &Bead, weights: &Weights) -> Vec<(Range<usize>, f32)> {
    let odds: Vec<f32> = rated.iter().map(|(_, features)| weights.words.of(features)).collect();
    let masses: Vec<f32> = rated.iter().map(|(word, _)| word.weight).collect();
    let same = |at: usize| at > 0 && rated[at].0.sentence == rated[at - 1].0.sentence;
    let sure = |range: &Range<usize>| {
        let features = span_features(&odds, range, &masses, bead.confidence as f32);
        1.0 / (1.0 + (-line(&features, &weights.spans)).exp())
    };
    spans(&odds, same).into_iter().map(|range| (range.clone(), sure(&range))).collect()
}

/// Whether a stretch means the whole sentence, and where it stands, with the brackets around it.
fn meant(side: Side<'_>, rated: &Rated, range: &Range<usize>) -> (Aspect, Place) {
    let first = &rated[range.start].0;
    let sentence = &side.text.sentences[first.sentence];
    if range.len() as f32 >= WHOLE * sentence.tokens.len() as f32 {
        return (Aspect::Sentence, sentence.place);
    }
    let mut span = Span::new(first.place.span.start, rated[range.end - 1].0.place.span.end);
    let start = sentence.place.span.start;
    let mut chars = sentence.text.chars();
    let before = (span.start - start).checked_sub(1).and_then(|at| chars.nth(at));
    let behind = sentence.text.chars().nth(span.end - start);
    if matches!((before, behind), (Some('('), Some(')')) | (Some('['), Some(']'))) {
        span = Span::new(span.start - 1, span.end + 1);
    }
    (Aspect::Words, Place { paragraph: first.place.paragraph, span })
}

/// The linked sentences of a base and a version.
pub struct Linked<'a> {
    pair: Compared<'a>,
    base: Unlinked,
    version: Unlinked,
}

/// Which sentences of a side are in no link.
struct Unlinked {
    /// For each sentence its length, and its length again if it is in no link.
    lengths: Vec<(f32, f32)>,
    share: f32,
    /// Weight of the words of linked sentences, and how much of it their links keep.
    weight: f32,
    linked: f32,
}

impl<'a> Linked<'a> {
    /// Of everything that is compared; `opened` are all linked sentences.
    pub fn new(pair: Compared<'a>, opened: &[Opened<'_>]) -> Self {
        let mut base = Unlinked::new(pair.base, pair.alignment, |bead| &bead.base);
        let mut version = Unlinked::new(pair.version, pair.alignment, |bead| &bead.version);
        for opened in opened {
            for (i, j) in &opened.links.pairs {
                let value = opened.links.matches.get(*i, *j);
                base.linked += opened.base[*i].weight * value;
                version.linked += opened.version[*j].weight * value;
            }
            base.weight += opened.base.iter().map(|word| word.weight).sum::<f32>();
            version.weight += opened.version.iter().map(|word| word.weight).sum::<f32>();
        }
        Self { pair, base, version }
    }

    /// The words of both sides of links.
    pub fn rated<'b>(&self, opened: &'b [Opened<'b>]) -> impl Iterator<Item = (&'b Opened<'b>, [Rated; 2])> {
        opened.chunks(TOGETHER).flat_map(|some| some.iter().zip(self.rated_together(some)))
    }

    fn rated_together(&self, opened: &[Opened<'_>]) -> Vec<[Rated; 2]> {
        let turned: Vec<(Table, Table)> =
            opened.iter().map(|Opened { links, .. }| (links.matches.turned(), links.support.turned())).collect();
        let mut seen: Vec<(&Bead, [View<'_>; 2])> =
            opened.iter().zip(&turned).map(|(opened, turned)| (opened.bead, self.views(opened, turned))).collect();
        self.ask(seen.iter_mut().filter(|(_, views)| views.iter().any(View::is_doubtful)).collect());
        let rated = |view: View<'_>| view.words.iter().cloned().zip(features(&view)).collect();
        seen.into_iter().map(|(_, views)| views.map(rated)).collect()
    }

    fn views<'b>(&self, opened: &'b Opened<'_>, turned: &'b (Table, Table)) -> [View<'b>; 2] {
        let (pair, bead) = (self.pair, opened.bead);
        let Opened { base, version, links, .. } = opened;
        let elsewhere = [
            elsewhere(base, (pair.version, &bead.version), |own, other| pair.matching.value(own, other)),
            elsewhere(version, (pair.base, &bead.base), |own, other| pair.matching.value(other, own)),
        ];
        views((base, version), links, turned, elsewhere, self.settings(bead))
    }

    /// Asks the encoder what the stretches of linked sentences do to their likeness.
    fn ask(&self, mut doubtful: Vec<&mut (&Bead, [View<'_>; 2])>) {
        let stretches = |which: usize, own: fn(&Bead) -> &Vec<usize>| {
            let of_link = |link: &&mut (&Bead, [View<'_>; 2])| link.1[which].stretches(own(link.0));
            doubtful.iter().flat_map(of_link).collect::<Vec<_>>()
        };
        let base = self.pair.base.reading.parts(&stretches(0, |bead| &bead.base));
        let version = self.pair.version.reading.parts(&stretches(1, |bead| &bead.version));
        let Some((base, version)) = base.zip(version) else { return };
        let (mut base, mut version) = (base.into_iter(), version.into_iter());
        let sums = |link: &&mut (&Bead, [View<'_>; 2])| {
            let of_base = Sums::new(base.by_ref().take(link.0.base.len()));
            [of_base, Sums::new(version.by_ref().take(link.0.version.len()))]
        };
        let sums: Vec<[Sums; 2]> = doubtful.iter().map(sums).collect();
        for (link, gains) in doubtful.iter_mut().zip(Gains::of_all(&sums)) {
            link.1.iter_mut().zip(&gains).for_each(|(view, gains)| view.learn(gains));
        }
    }

    fn settings(&self, bead: &Bead) -> [Setting; 2] {
        let setting = |own: (&[usize], &Unlinked), there: (&[usize], &Unlinked)| Setting {
            confidence: bead.confidence as f32,
            is_helped: self.pair.matching.is_helped(),
            sentences: (own.0.len(), there.0.len()),
            unlinked_near: own.1.near(own.0),
            unlinked: own.1.share,
            unlinked_there: there.1.share,
            linked: own.1.linked / own.1.weight.max(1.0),
            linked_there: there.1.linked / there.1.weight.max(1.0),
            place: own.0.first().map_or(0.0, |first| *first as f32 / own.1.lengths.len().max(1) as f32),
            length: (own.1.lengths.iter().map(|(length, _)| length).sum::<f32>() + 1.0).ln(),
        };
        let (base, version) = ((&bead.base[..], &self.base), (&bead.version[..], &self.version));
        [setting(base, version), setting(version, base)]
    }
}

impl Unlinked {
    fn new(side: Side<'_>, alignment: &Alignment, own: impl Fn(&Bead) -> &Vec<usize>) -> Self {
        let length = |sentence: &crate::text::Sentence| sentence.place.span.len() as f32;
        let mut lengths: Vec<(f32, f32)> = side.text.sentences.iter().map(|s| (length(s), 0.0)).collect();
        for bead in alignment.sentences.iter().filter(|bead| !bead.is_linked()) {
            own(bead).iter().for_each(|s| lengths[*s].1 = lengths[*s].0);
        }
        let share = share(&lengths);
        Self { lengths, share, weight: 0.0, linked: 0.0 }
    }

    /// The share in the sentences around these.
    fn near(&self, own: &[usize]) -> f32 {
        let (Some(first), Some(last)) = (own.first(), own.last()) else { return 0.0 };
        share(&self.lengths[first.saturating_sub(NEAR)..(last + NEAR + 1).min(self.lengths.len())])
    }
}

fn share(lengths: &[(f32, f32)]) -> f32 {
    let (all, unlinked) = lengths.iter().fold((0.0, 0.0), |(a, b), (c, d)| (a + c, b + d));
    unlinked / f32::max(all, 1.0)
}

/// The best match of each word among the other sentences of the same paragraphs of the other side.
fn elsewhere(words: &[Word], (there, used): (Side<'_>, &[usize]), value: impl Fn(usize, usize) -> f32) -> Vec<f32> {
    let mut paragraphs: Vec<usize> = used.iter().map(|s| there.text.sentences[*s].place.paragraph).collect();
    paragraphs.dedup();
    let sentences = paragraphs.iter().flat_map(|p| there.text.by_paragraph[*p].clone()).filter(|s| !used.contains(s));
    let kinds: Vec<usize> = sentences.flat_map(|s| there.reading.types(s)).copied().collect();
    words.iter().map(|word| kinds.iter().map(|kind| value(word.kind, *kind)).fold(0.0, f32::max)).collect()
}
