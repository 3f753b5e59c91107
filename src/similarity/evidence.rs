//! Two readings side by side: what speaks for any bead of their sentences.

use super::{
    coverage::{Coverage, Shares},
    likeness::Features,
    outline::{Joined, Outline, agreement},
    reading::Reading,
    vocabulary::{Matches, transposed},
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
        let matches = base.vocabulary.matches(&version.vocabulary);
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
        let mut new = Self { base, version, ratio, plain_centre: nothing(), damped_centre: nothing() };
        new.plain_centre = Centre::new(&new, |shares| shares.plain);
        new.damped_centre = Centre::new(&new, |shares| shares.damped);
        new
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

    /// The features of a bead.
    pub fn features(&self, bead: Candidate) -> Features {
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
        ]
    }
}

impl Centre {
    fn new(evidence: &Evidence<'_>, count: impl Fn(Shares) -> f32) -> Self {
        let (height, width) = evidence.size();
        let (mut base, mut version) = (vec![Mean::default(); height], vec![Mean::default(); width]);
        for (i, row) in base.iter_mut().enumerate() {
            for (j, column) in version.iter_mut().enumerate() {
                let (a, b) = evidence.shares(Candidate { i, n: 1, j, m: 1 });
                let likeness = harmonic(count(a), count(b));
                row.add(likeness);
                column.add(likeness);
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
