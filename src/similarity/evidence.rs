//! Two readings side by side: what speaks for any bead of their sentences.

use super::{
    coverage::{Coverage, Shares},
    features::Known,
    matches::Matching,
    meaning::Sense,
    outline::Outline,
    reading::Reading,
    weights::Weights,
};

/// What a cosine means without a reason is seen by so many sentences.
const SAMPLE: usize = 40;

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
    pub(super) fn smaller(self) -> impl Iterator<Item = Self> {
        let Self { i, n, j, m } = self;
        let of_base = [Self { n: n - 1, ..self }, Self { i: i + 1, n: n.saturating_sub(1), ..self }];
        let of_version = [Self { m: m - 1, ..self }, Self { j: j + 1, m: m.saturating_sub(1), ..self }];
        let (of_base, of_version) =
            (of_base.into_iter().filter(move |_| n > 1), of_version.into_iter().filter(move |_| m > 1));
        of_base.chain(of_version)
    }
}

/// All that is known about the likeness of some sentences of two versions.
pub struct Evidence<'a> {
    pub(super) base: Side<'a>,
    pub(super) version: Side<'a>,
    /// Characters of the version for one of the base.
    pub(super) ratio: f32,
    pub(super) plain_centre: Centre,
    pub(super) damped_centre: Centre,
    /// Whether translations of words were known.
    pub(super) is_helped: bool,
    pub(super) sense: Option<(Sense, Centre)>,
    lists: (&'a Reading, Vec<usize>, &'a Reading, Vec<usize>),
}

/// One side, covered by the other.
pub(super) struct Side<'a> {
    pub coverage: Coverage,
    pub outlines: Vec<&'a Outline>,
}

/// Mean likeness of each sentence to all but its best counterpart: what likeness means nothing.
pub(super) struct Centre {
    base: Vec<f32>,
    version: Vec<f32>,
}

impl<'a> Evidence<'a> {
    /// Holds the sentences `left` of the base against the sentences `right` of the version, both ascending. In all
    /// that is asked later a sentence's number is its place in these lists.
    pub fn new(
        (base, left): (&'a Reading, &[usize]),
        (version, right): (&'a Reading, &[usize]),
        matching: &Matching,
    ) -> Self {
        let Matching { matches, turned, is_helped } = matching;
        let (a, b) = ((&base.vocabulary, left), (&version.vocabulary, right));
        let outlines = |reading: &'a Reading, own: &[usize]| own.iter().map(|s| &reading.outlines[*s]).collect();
        let lists = (base, left.to_vec(), version, right.to_vec());
        let base = Side { coverage: Coverage::new(a, b, matches), outlines: outlines(base, left) };
        let version = Side { coverage: Coverage::new(b, a, turned), outlines: outlines(version, right) };
        let total = |side: &Side<'_>| side.outlines.iter().map(|s| s.length).sum::<f32>().max(1.0);
        let ratio = total(&version) / total(&base);
        let nothing = || Centre { base: Vec::new(), version: Vec::new() };
        let mut new = Self {
            base,
            version,
            ratio,
            plain_centre: nothing(),
            damped_centre: nothing(),
            is_helped: *is_helped,
            sense: None,
            lists,
        };
        let likeness = |evidence: &Self, bead, count: fn(Shares) -> f32| {
            let (a, b) = evidence.shares(bead);
            harmonic(count(a), count(b))
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
            let centre = Centre::of_sample(self.size(), sense.encoded(), |bead| sense.cosine(bead));
            (sense, centre)
        });
    }

    /// Whether all sentences of a bead were encoded.
    pub fn knows_meaning(&self, bead: Candidate) -> bool {
        self.sense.as_ref().is_some_and(|(sense, _)| sense.holds(bead))
    }

    /// The cosine of two sentences, where both were encoded.
    pub fn cosine(&self, i: usize, j: usize) -> Option<f32> {
        self.sense.as_ref().and_then(|(sense, _)| sense.cosine(Candidate { i, n: 1, j, m: 1 }))
    }

    /// Log-odds that a bead is right, by all that is known of it.
    pub fn log_odds(&self, bead: Candidate, weights: &Weights) -> f32 {
        let (features, known) = self.features(bead);
        let model = match known {
            Known::Meaning => &weights.meaning,
            Known::Translations => &weights.lexical,
            Known::LettersOnly => &weights.bare,
        };
        model.log_odds(&features)
    }

    /// Number of sentences of base and version.
    pub fn size(&self) -> (usize, usize) {
        (self.base.outlines.len(), self.version.outlines.len())
    }

    /// Shares of base and version weight that the other side covers.
    pub(super) fn shares(&self, Candidate { i, n, j, m }: Candidate) -> (Shares, Shares) {
        let share = |covered: Shares, mass: Shares| Shares {
            plain: covered.plain / (mass.plain + 0.3),
            damped: covered.damped / (mass.plain + 0.3),
            names: 0.0,
        };
        let base = share(self.base.coverage.covered(i, n, j, m), self.base.coverage.mass(i, n));
        (base, share(self.version.coverage.covered(j, m, i, n), self.version.coverage.mass(j, m)))
    }
}

impl Centre {
    fn new((height, width): (usize, usize), likeness: impl Fn(Candidate) -> f32) -> Self {
        let (mut base, mut version) = (vec![Mean::default(); height], vec![Mean::default(); width]);
        for (i, row) in base.iter_mut().enumerate() {
            for (j, column) in version.iter_mut().enumerate() {
                let likeness = likeness(Candidate { i, n: 1, j, m: 1 });
                row.add(likeness);
                column.add(likeness);
            }
        }
        Self::of_means(&base, &version)
    }

    /// The same for the sentences in the two lists only, each held against a sample of the other list.
    fn of_sample(
        (height, width): (usize, usize),
        (rows, columns): (&[usize], &[usize]),
        likeness: impl Fn(Candidate) -> Option<f32>,
    ) -> Self {
        let (mut base, mut version) = (vec![Mean::default(); height], vec![Mean::default(); width]);
        let add = |mean: &mut Mean, i, j| {
            if let Some(likeness) = likeness(Candidate { i, n: 1, j, m: 1 }) {
                mean.add(likeness);
            }
        };
        rows.iter().for_each(|i| sample(columns).for_each(|j| add(&mut base[*i], *i, j)));
        columns.iter().for_each(|j| sample(rows).for_each(|i| add(&mut version[*j], i, *j)));
        Self::of_means(&base, &version)
    }

    fn of_means(base: &[Mean], version: &[Mean]) -> Self {
        let mean = |all: &[Mean]| all.iter().map(Mean::without_best).collect();
        Self { base: mean(base), version: mean(version) }
    }

    /// Of a bead the mean over its sentences.
    pub fn of(&self, Candidate { i, n, j, m }: Candidate) -> f32 {
        let mean = |all: &[f32]| all.iter().sum::<f32>() / all.len() as f32;
        0.5 * mean(&self.base[i..i + n]) + 0.5 * mean(&self.version[j..j + m])
    }
}

/// At most [`SAMPLE`] of a list, evenly.
fn sample(all: &[usize]) -> impl Iterator<Item = usize> {
    let count = all.len().min(SAMPLE);
    (0..count).map(move |k| all[k * all.len() / count])
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

/// The harmonic mean of two shares.
pub(super) fn harmonic(a: f32, b: f32) -> f32 {
    2.0 * a * b / (a + b + 1e-6)
}
