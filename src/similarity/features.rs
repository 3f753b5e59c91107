//! The features of the alignment model: what of the evidence it sees of a bead, and which way each may count.

use super::{
    evidence::{Candidate, Evidence, harmonic},
    outline::{Joined, agreement},
};

/// Number of features of a bead.
pub const FEATURES: usize = 30;

/// Those of them, the last ones, that need the sentences' meaning.
pub const OF_MEANING: usize = 4;

/// What speaks for and against a bead, as the model takes it.
pub type Features = [f32; FEATURES];

/// Which way a feature may count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sign {
    /// More of it can only speak for a bead.
    For,
    /// More of it can only speak against a bead.
    Against,
    /// As the training finds.
    Either,
    /// The training's gold has none of it; the weight is set by hand.
    ByHand(f32),
}

/// What each feature is, and the sign of its weight.
pub const SIGNS: [(&str, Sign); FEATURES] = {
    use Sign::{Against, ByHand, Either, For};
    [
        ("words covered on both sides", For),
        ("words covered on the side that is covered less", For),
        ("words covered, more than by any other sentence", For),
        ("rare words covered on both sides", For),
        ("rare words covered, more than by any other sentence", For),
        ("the same, a little counting almost as much as a lot", For),
        ("length off by so many deviations", Against),
        ("ratio of the lengths", Against),
        ("weight of what is covered", For),
        ("length of both", Either),
        ("share of names covered", For),
        ("weight of names not covered", Against),
        ("equal numbers", For),
        ("numbers of one side only", Against),
        ("punctuation apart", Against),
        ("distance from the diagonal", Against),
        ("one to one", Either),
        ("two to one", Either),
        ("two to two", Either),
        ("three to one", Either),
        ("both begin a paragraph", For),
        ("both end a paragraph", For),
        ("both are headings", ByHand(2.0)),
        ("rare words covered of the sentence covered least", For),
        ("rare words covered, more than without one of its sentences", For),
        ("a heading taken together with what follows it", For),
        ("cosine", For),
        ("cosine, more than with other sentences", For),
        ("its square", Either),
        ("cosine, more than without one of its sentences", For),
    ]
};

/// What the features of a bead were worked out from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// All, the sentences' meaning too.
    Meaning,
    /// Translations of words, or words of one language.
    Translations,
    /// Letters and numbers only.
    LettersOnly,
}

impl Evidence<'_> {
    /// The features of a bead, and what they were worked out from.
    pub fn features(&self, bead: Candidate) -> (Features, Known) {
        let mut features = [0.0; FEATURES];
        features[..FEATURES - OF_MEANING].copy_from_slice(&self.of_words(bead));
        if let Some(of_meaning) = self.of_meaning(bead) {
            features[FEATURES - OF_MEANING..].copy_from_slice(&of_meaning);
            return (features, Known::Meaning);
        }
        (features, if self.is_helped { Known::Translations } else { Known::LettersOnly })
    }

    fn of_meaning(&self, bead: Candidate) -> Option<[f32; OF_MEANING]> {
        let (sense, centre) = self.sense.as_ref()?;
        let cosine = sense.cosine(bead)?;
        let centred = cosine - centre.of(bead);
        let smaller = bead.smaller().filter_map(|smaller| sense.cosine(smaller)).reduce(f32::max);
        Some([cosine, centred, centred * centred.abs(), cosine - smaller.unwrap_or(cosine)])
    }

    fn of_words(&self, bead: Candidate) -> [f32; FEATURES - OF_MEANING] {
        let Candidate { i, n, j, m } = bead;
        let (base_share, version_share) = self.shares(bead);
        let likeness = harmonic(base_share.plain, version_share.plain);
        let rare = harmonic(base_share.damped, version_share.damped);
        let centred = likeness - self.plain_centre.of(bead);
        let rare_centred = rare - self.damped_centre.of(bead);
        let smaller = bead.smaller().map(|smaller| self.rare(smaller)).reduce(f32::max);
        let (of_base, of_version) = (self.base.coverage.covered(i, n, j, m), self.version.coverage.covered(j, m, i, n));
        let name_mass = self.base.coverage.mass(i, n).names + self.version.coverage.mass(j, m).names;
        let name_covered = of_base.names + of_version.names;
        let (left, right) = (&self.base.outlines[i..i + n], &self.version.outlines[j..j + m]);
        let (base, version) = (Joined::new(left), Joined::new(right));
        let expected = base.length * self.ratio;
        let off = (expected - version.length).abs() / ((expected + version.length) / 2.0 * 6.8).sqrt();
        let (equal, unequal) = base.compare_numbers(&version);
        let (height, width) = self.size();
        let position = (i as f32 + 0.5) / height as f32 - (j as f32 + 0.5) / width as f32;
        let shape = |is: bool| f32::from(u8::from(is));
        [
            soft(likeness),
            base_share.plain.min(version_share.plain),
            soft(centred),
            soft(rare),
            rare_centred,
            soft(rare_centred),
            off.min(8.0) / 4.0,
            (expected / version.length).ln().abs().min(2.0),
            (1.0 + of_base.damped + of_version.damped).ln(),
            (base.length + version.length).ln().min(7.0) / 4.0,
            name_covered / (name_mass + 0.3),
            (1.0 + name_mass).ln() - (1.0 + name_covered).ln(),
            equal.min(4.0) / 4.0,
            unequal.min(4.0) / 4.0,
            base.marks_apart(&version),
            position.abs().min(0.5),
            shape(n == 1 && m == 1),
            shape(n + m == 3),
            shape(n == 2 && m == 2),
            shape(n + m == 4 && n != m),
            agreement(left[0].opens, right[0].opens),
            agreement(left[n - 1].closes, right[m - 1].closes),
            agreement(left[0].heads, right[0].heads),
            self.least_share(bead),
            rare - smaller.unwrap_or(rare),
            shape(base.joins_open_sentence() || version.joins_open_sentence()),
        ]
    }

    /// The share of the sentence of a bead that the other side covers least.
    fn least_share(&self, Candidate { i, n, j, m }: Candidate) -> f32 {
        let of_base = (i..i + n).map(|i| self.base.coverage.rare_share(i, j, m));
        let of_version = (j..j + m).map(|j| self.version.coverage.rare_share(j, i, n));
        of_base.chain(of_version).fold(1.0, f32::min)
    }

    fn rare(&self, bead: Candidate) -> f32 {
        let (base, version) = self.shares(bead);
        harmonic(base.damped, version.damped)
    }
}

/// Grows ever slower above 0, as evidence does: a likeness of a half says almost as much as one of one.
fn soft(value: f32) -> f32 {
    if value > 0.0 { value / (value + 0.25) } else { value }
}
