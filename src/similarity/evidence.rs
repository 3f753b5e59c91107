//! Two readings side by side: what speaks for any bead of their sentences.

use super::{
    coverage::{Coverage, Shares},
    likeness::{FEATURES, Features, OF_MEANING},
    matches::{Matches, matches, transposed},
    meaning::Sense,
    outline::{Joined, Outline, agreement},
    reading::Reading,
    weights::Weights,
};

/// Most sentences of one side in a bead.
pub const LONGEST: usize = 3;

/// A bead that might be: `n` sentences of the base from `i`, `m` of the version from `j`; 1 to 3 each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Candidate {
    /// First sentence of the base.
    pub i: usize,
    /// Number of sentences of the base.
    pub n: usize,
    /// First sentence of the version.
    pub j: usize,
    /// Number of sentences of the version.
    pub m: usize,
}

impl Candidate {
    /// The beads with one sentence less at an end of a side that has several.
    fn smaller(self) -> impl Iterator<Item = Self> {
        let Self { i, n, j, m } = self;
        let of_base = [Self { n: n - 1, ..self }, Self { i: i + 1, n: n.saturating_sub(1), ..self }];
        let of_version = [Self { m: m - 1, ..self }, Self { j: j + 1, m: m.saturating_sub(1), ..self }];
        let (of_base, of_version) =
            (of_base.into_iter().filter(move |_| n > 1), of_version.into_iter().filter(move |_| m > 1));
        of_base.chain(of_version)
    }
}

/// Two readings and which words of one match which of the other.
pub struct Pairing<'a> {
    base: &'a Reading,
    version: &'a Reading,
    matches: Matches,
    turned: Matches,
}

impl<'a> Pairing<'a> {
    /// Matches the words of two versions.
    pub fn new(base: &'a Reading, version: &'a Reading) -> Self {
        let matches = matches((&base.vocabulary, &base.language), (&version.vocabulary, &version.language));
        let turned = transposed(&matches, version.vocabulary.len());
        Self { base, version, matches, turned }
    }
}

/// All that is known about the likeness of some sentences of two versions.
pub struct Evidence<'a> {
    base: Side<'a>,
    version: Side<'a>,
    /// Characters of the version for one of the base.
    ratio: f32,
    plain_centre: Centre,
    damped_centre: Centre,
    sense: Option<(Sense, Centre)>,
    lists: (&'a Reading, Vec<usize>, &'a Reading, Vec<usize>),
}

struct Side<'a> {
    coverage: Coverage,
    outlines: Vec<&'a Outline>,
}

/// Mean likeness of each sentence to all but its best counterpart: what likeness means nothing.
struct Centre {
    base: Vec<f32>,
    version: Vec<f32>,
}

impl<'a> Evidence<'a> {
    /// Holds the sentences `left` of the base against the sentences `right` of the version, both ascending. In all
    /// that is asked later a sentence's number is its place in these lists.
    pub fn new(pairing: &Pairing<'a>, left: &[usize], right: &[usize]) -> Self {
        let Pairing { base, version, matches, turned } = pairing;
        let (a, b) = ((&base.vocabulary, left), (&version.vocabulary, right));
        let outlines = |reading: &'a Reading, own: &[usize]| own.iter().map(|s| &reading.outlines[*s]).collect();
        let base = Side { coverage: Coverage::new(a, b, matches), outlines: outlines(base, left) };
        let version = Side { coverage: Coverage::new(b, a, turned), outlines: outlines(version, right) };
        let total = |side: &Side<'_>| side.outlines.iter().map(|s| s.length).sum::<f32>().max(1.0);
        let ratio = total(&version) / total(&base);
        let nothing = || Centre { base: Vec::new(), version: Vec::new() };
        let lists = (pairing.base, left.to_vec(), pairing.version, right.to_vec());
        let mut new =
            Self { base, version, ratio, plain_centre: nothing(), damped_centre: nothing(), sense: None, lists };
        let likeness = |evidence: &Self, bead, count: fn(Shares) -> f32| {
            let (a, b) = evidence.shares(bead);
            Some(harmonic(count(a), count(b)))
        };
        new.plain_centre = Centre::new(new.size(), |bead| likeness(&new, bead, |shares| shares.plain));
        new.damped_centre = Centre::new(new.size(), |bead| likeness(&new, bead, |shares| shares.damped));
        new
    }

    /// Works out what the wanted sentences mean, as far as that can be told.
    pub fn encode(&mut self, left: impl Fn(usize) -> bool, right: impl Fn(usize) -> bool) {
        let (base, of_base, version, of_version) = &self.lists;
        let wanted = |own: &[usize], is: &dyn Fn(usize) -> bool| -> Vec<(usize, bool)> {
            own.iter().enumerate().map(|(place, s)| (*s, is(place))).collect()
        };
        let sense = Sense::new((base, &wanted(of_base, &left)), (version, &wanted(of_version, &right)));
        self.sense = sense.map(|sense| {
            let centre = Centre::new(self.size(), |bead| sense.cosine(bead));
            (sense, centre)
        });
    }

    /// Whether all sentences of a bead were encoded.
    pub fn knows_meaning(&self, bead: Candidate) -> bool {
        self.sense.as_ref().is_some_and(|(sense, _)| sense.holds(bead))
    }

    /// Log-odds that a bead is right, by all that is known of it.
    pub fn log_odds(&self, bead: Candidate, weights: &Weights) -> f32 {
        let (features, knows_meaning) = self.features(bead);
        if knows_meaning { weights.meaning.log_odds(&features) } else { weights.lexical.log_odds(&features) }
    }

    /// Number of sentences of base and version.
    pub fn size(&self) -> (usize, usize) {
        (self.base.outlines.len(), self.version.outlines.len())
    }

    /// Shares of base and version weight that the other side covers.
    fn shares(&self, Candidate { i, n, j, m }: Candidate) -> (Shares, Shares) {
        let share = |covered: Shares, mass: Shares| Shares {
            plain: covered.plain / (mass.plain + 0.3),
            damped: covered.damped / (mass.plain + 0.3),
            names: 0.0,
        };
        let base = share(self.base.coverage.covered(i, n, j, m), self.base.coverage.mass(i, n));
        (base, share(self.version.coverage.covered(j, m, i, n), self.version.coverage.mass(j, m)))
    }

    /// The features of a bead, and whether its meaning is among them.
    pub fn features(&self, bead: Candidate) -> (Features, bool) {
        let mut features = [0.0; FEATURES];
        features[..FEATURES - OF_MEANING].copy_from_slice(&self.features_of_words(bead));
        let cosine = self.sense.as_ref().and_then(|(sense, centre)| Some((sense.cosine(bead)?, centre.of(bead))));
        if let Some((cosine, centre)) = cosine {
            let centred = cosine - centre;
            let gain = bead
                .smaller()
                .filter_map(|b| self.cosine(b))
                .fold(None, |a: Option<f32>, b| Some(a.map_or(b, |a| a.max(b))));
            features[FEATURES - OF_MEANING..].copy_from_slice(&[
                cosine,
                centred,
                centred * centred.abs(),
                gain.map_or(0.0, |best| cosine - best),
            ]);
        }
        (features, cosine.is_some())
    }

    fn cosine(&self, bead: Candidate) -> Option<f32> {
        self.sense.as_ref().and_then(|(sense, _)| sense.cosine(bead))
    }

    /// The share of the sentence of a bead that the other side covers least.
    fn least_share(&self, Candidate { i, n, j, m }: Candidate) -> f32 {
        let of_base = (i..i + n)
            .map(|i| self.base.coverage.covered(i, 1, j, m).damped / (self.base.coverage.mass(i, 1).plain + 0.3));
        let of_version = (j..j + m)
            .map(|j| self.version.coverage.covered(j, 1, i, n).damped / (self.version.coverage.mass(j, 1).plain + 0.3));
        of_base.chain(of_version).fold(1.0, f32::min)
    }

    fn rare(&self, bead: Candidate) -> f32 {
        let (base, version) = self.shares(bead);
        harmonic(base.damped, version.damped)
    }

    fn features_of_words(&self, bead: Candidate) -> [f32; FEATURES - OF_MEANING] {
        let Candidate { i, n, j, m } = bead;
        let (base_share, version_share) = self.shares(bead);
        let likeness = harmonic(base_share.plain, version_share.plain);
        let rare = harmonic(base_share.damped, version_share.damped);
        let centred = likeness - self.plain_centre.of(bead);
        let rare_centred = rare - self.damped_centre.of(bead);
        let (of_base, of_version) = (self.base.coverage.covered(i, n, j, m), self.version.coverage.covered(j, m, i, n));
        let mass = of_base.damped + of_version.damped;
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
            mass.ln_1p(),
            (base.length + version.length).ln().min(7.0) / 4.0,
            name_covered / (name_mass + 0.3),
            name_mass.ln_1p() - name_covered.ln_1p(),
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
            if n + m > 2 { rare - bead.smaller().map(|b| self.rare(b)).fold(0.0, f32::max) } else { 0.0 },
        ]
    }
}

impl Centre {
    fn new((height, width): (usize, usize), likeness: impl Fn(Candidate) -> Option<f32>) -> Self {
        let (mut base, mut version) = (vec![Mean::default(); height], vec![Mean::default(); width]);
        for (i, row) in base.iter_mut().enumerate() {
            for (j, column) in version.iter_mut().enumerate() {
                if let Some(likeness) = likeness(Candidate { i, n: 1, j, m: 1 }) {
                    row.add(likeness);
                    column.add(likeness);
                }
            }
        }
        let mean = |all: &[Mean]| all.iter().map(Mean::without_best).collect();
        Self { base: mean(&base), version: mean(&version) }
    }

    fn of(&self, Candidate { i, n, j, m }: Candidate) -> f32 {
        let mean = |all: &[f32]| all.iter().sum::<f32>() / all.len() as f32;
        0.5 * mean(&self.base[i..i + n]) + 0.5 * mean(&self.version[j..j + m])
    }
}

#[derive(Clone, Copy, Default)]
struct Mean {
    sum: f32,
    best: f32,
    count: usize,
}

impl Mean {
    fn add(&mut self, value: f32) {
        self.sum += value;
        self.best = self.best.max(value);
        self.count += 1;
    }

    fn without_best(&self) -> f32 {
        (self.sum - self.best) / (self.count.max(2) - 1) as f32
    }
}

/// Grows ever slower above 0, as evidence does: a likeness of a half says almost as much as one of one.
fn soft(value: f32) -> f32 {
    if value > 0.0 { value / (value + 0.25) } else { value }
}

fn harmonic(a: f32, b: f32) -> f32 {
    2.0 * a * b / (a + b + 1e-6)
}
