//! Words inside linked sentences that have no counterpart.

mod features;
mod leave_out;
mod trees;
mod view;

pub use features::FEATURES;
pub use trees::{DEPTH, LEAVES, QUESTIONS, Tree, Trees};

use super::{
    Compared, Side,
    links::{Links, MOST_CELLS, Word, words},
};
use crate::align::{Alignment, Bead};
use features::features;
use leave_out::Sums;
use view::{Setting, View, views};

/// Sentences before and behind that are near.
const NEAR: usize = 2;

/// The words of one side of linked sentences, each with its features.
pub type Rated = Vec<(Word, [f32; FEATURES])>;

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
}

impl<'a> Linked<'a> {
    /// Of everything that is compared.
    pub fn new(pair: Compared<'a>) -> Self {
        let base = Unlinked::new(pair.base, pair.alignment, |bead| &bead.base);
        let version = Unlinked::new(pair.version, pair.alignment, |bead| &bead.version);
        Self { pair, base, version }
    }

    /// The words of linked sentences of both sides; none where a side has no words, or too many.
    pub fn rated(&self, bead: &Bead) -> Option<[Rated; 2]> {
        let pair = self.pair;
        let (base, version) = (words(pair.base, &bead.base), words(pair.version, &bead.version));
        if base.is_empty() || version.is_empty() || base.len() * version.len() > MOST_CELLS {
            return None;
        }
        let links = Links::new(&base, &version, pair.matching);
        let turned = (links.matches.turned(), links.support.turned());
        let elsewhere = [
            elsewhere(&base, (pair.version, &bead.version), |own, other| pair.matching.value(own, other)),
            elsewhere(&version, (pair.base, &bead.base), |own, other| pair.matching.value(other, own)),
        ];
        let mut views = views((&base, &version), &links, &turned, elsewhere, self.settings(bead));
        if views.iter().any(View::is_doubtful) {
            let sums = |side: Side<'_>, own: &[usize]| side.reading.parts(own).map(Sums::new);
            if let Some((a, b)) = sums(pair.base, &bead.base).zip(sums(pair.version, &bead.version)) {
                views[0].leave_out(&a, &b);
                views[1].leave_out(&b, &a);
            }
        }
        let [of_base, of_version] = views.map(|view| features(&view));
        Some([base.into_iter().zip(of_base).collect(), version.into_iter().zip(of_version).collect()])
    }

    fn settings(&self, bead: &Bead) -> [Setting; 2] {
        let setting = |own: (&[usize], &Unlinked), there: (&[usize], &Unlinked)| Setting {
            confidence: bead.confidence as f32,
            is_helped: self.pair.matching.is_helped(),
            sentences: (own.0.len(), there.0.len()),
            unlinked_near: own.1.near(own.0),
            unlinked: own.1.share,
            unlinked_there: there.1.share,
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
        Self { lengths, share }
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
