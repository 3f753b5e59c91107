//! What speaks for a bead: the features of the alignment model.

use super::{
    coverage::{Coverage, Damping},
    vocabulary::{Vocabulary, transposed},
};
use crate::{
    facts::{Number, numbers},
    text::{Role, Sentence, Version},
};

/// Number of features of a bead.
pub const FEATURES: usize = 23;

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

/// The sign of each feature's weight, in the order of [`Features`].
pub const SIGNS: [Sign; FEATURES] = {
    use Sign::{Against, ByHand, Either, For};
    [
        For,
        For,
        For,
        For,
        For,
        For,
        Against,
        Against,
        For,
        Either,
        For,
        Against,
        For,
        Against,
        Against,
        Against,
        Either,
        Either,
        Either,
        Either,
        For,
        For,
        ByHand(2.0),
    ]
};

/// What speaks for and against a bead, as the model takes it.
pub type Features = [f32; FEATURES];

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

/// Sentences of a version, as the alignment takes them.
pub struct Text<'a> {
    /// The version they are from.
    pub version: &'a Version,
    /// Those that take part, in order.
    pub sentences: Vec<&'a Sentence>,
}

impl Text<'_> {
    fn vocabulary(&self) -> Vocabulary {
        Vocabulary::new(&self.sentences, &self.version.language)
    }
}

/// All that is known about the likeness of two texts' sentences.
pub struct Evidence {
    plain: Sides,
    damped: Sides,
    names: Sides,
    base: Vec<Shape>,
    version: Vec<Shape>,
    /// Characters of the version for one of the base.
    ratio: f32,
    plain_centre: Centre,
    damped_centre: Centre,
}

struct Sides {
    base: Coverage,
    version: Coverage,
}

/// What a sentence looks like without its words.
struct Shape {
    length: f32,
    marks: [f32; MARKS.len()],
    numbers: Vec<Number>,
    /// Whether it is a title or heading.
    heads: bool,
    opens: bool,
    closes: bool,
}

/// Mean likeness of each sentence to all but its best counterpart: what likeness means nothing.
struct Centre {
    base: Vec<f32>,
    version: Vec<f32>,
}

/// Punctuation that translations mostly keep; the characters of a group count as one.
const MARKS: [&str; 5] = ["\"“”„«»‟❝❞", "?？", "!！", ":：", "()[]（）"];

impl Evidence {
    /// Works out the evidence of two lists of sentences.
    pub fn new(base: &Text<'_>, version: &Text<'_>) -> Self {
        let (left, right) = (base.vocabulary(), version.vocabulary());
        let matches = left.matches(&right);
        let turned = transposed(&matches, right.len());
        let sides = |left_weights: &[f32], right_weights: &[f32], damping| Sides {
            base: Coverage::new(&left, &right, &matches, left_weights, damping),
            version: Coverage::new(&right, &left, &turned, right_weights, damping),
        };
        let (left_weights, right_weights) = (left.weights(), right.weights());
        let plain = sides(&left_weights, &right_weights, Damping::None);
        let damped = sides(&left_weights, &right_weights, Damping::ByFrequency);
        let names = sides(&left.name_weights(), &right.name_weights(), Damping::None);
        let (base, version) = (Shape::all(base), Shape::all(version));
        let total = |shapes: &[Shape]| shapes.iter().map(|s| s.length).sum::<f32>().max(1.0);
        let ratio = total(&version) / total(&base);
        let size = (base.len(), version.len());
        let (plain_centre, damped_centre) = (Centre::new(&plain, size), Centre::new(&damped, size));
        Self { plain, damped, names, base, version, ratio, plain_centre, damped_centre }
    }

    /// Number of sentences of base and version.
    pub fn size(&self) -> (usize, usize) {
        (self.base.len(), self.version.len())
    }

    /// The features of a bead.
    pub fn features(&self, bead: Candidate) -> Features {
        let Candidate { i, n, j, m } = bead;
        let (base_share, version_share) = self.plain.shares(bead);
        let likeness = harmonic(base_share, version_share);
        let (base_rare, version_rare) = self.damped.shares(bead);
        let rare = harmonic(base_rare, version_rare);
        let centred = likeness - self.plain_centre.of(bead);
        let rare_centred = rare - self.damped_centre.of(bead);
        let mass = self.damped.base.covered(i, n, j, m) + self.damped.version.covered(j, m, i, n);
        let name_mass = self.names.base.mass(i, n) + self.names.version.mass(j, m);
        let name_covered = self.names.base.covered(i, n, j, m) + self.names.version.covered(j, m, i, n);
        let (base, version) = (Merged::new(&self.base[i..i + n]), Merged::new(&self.version[j..j + m]));
        let expected = base.length * self.ratio;
        let off = (expected - version.length).abs() / ((expected + version.length) / 2.0 * 6.8).sqrt();
        let (equal, unequal) = base.compare_numbers(&version);
        let position = (i as f32 + 0.5) / self.base.len() as f32 - (j as f32 + 0.5) / self.version.len() as f32;
        let shape = |is: bool| f32::from(u8::from(is));
        [
            soft(likeness),
            base_share.min(version_share),
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
            agreement(self.base[i].opens, self.version[j].opens),
            agreement(self.base[i + n - 1].closes, self.version[j + m - 1].closes),
            agreement(self.base[i].heads, self.version[j].heads),
        ]
    }
}

impl Sides {
    /// Shares of base and version weight that the other side covers.
    fn shares(&self, Candidate { i, n, j, m }: Candidate) -> (f32, f32) {
        let base = self.base.covered(i, n, j, m) / (self.base.mass(i, n) + 0.3);
        (base, self.version.covered(j, m, i, n) / (self.version.mass(j, m) + 0.3))
    }
}

impl Centre {
    fn new(sides: &Sides, (height, width): (usize, usize)) -> Self {
        let (mut base, mut version) = (vec![Mean::default(); height], vec![Mean::default(); width]);
        for (i, row) in base.iter_mut().enumerate() {
            for (j, column) in version.iter_mut().enumerate() {
                let (a, b) = sides.shares(Candidate { i, n: 1, j, m: 1 });
                row.add(harmonic(a, b));
                column.add(harmonic(a, b));
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

impl Shape {
    fn new(sentence: &Sentence, version: &Version) -> Self {
        let role = version.paragraphs.get(sentence.place.paragraph).map_or(Role::Body, |p| p.role);
        let count = |group: &str| sentence.text.chars().filter(|c| group.contains(*c)).count() as f32;
        Self {
            length: sentence.text.chars().count() as f32 + 1.0,
            marks: MARKS.map(count),
            numbers: numbers(sentence, &version.language),
            heads: matches!(role, Role::Title | Role::Heading),
            opens: false,
            closes: false,
        }
    }

    fn all(text: &Text<'_>) -> Vec<Self> {
        let paragraph = |at: usize| text.sentences.get(at).map(|s| s.place.paragraph);
        let mut shapes: Vec<Self> = text.sentences.iter().map(|s| Self::new(s, text.version)).collect();
        for (at, shape) in shapes.iter_mut().enumerate() {
            shape.opens = at == 0 || paragraph(at - 1) != paragraph(at);
            shape.closes = paragraph(at + 1) != paragraph(at);
        }
        shapes
    }
}

/// 1 where something holds on both sides (a paragraph begins, ends, is a heading), -1 where on one, 0 on neither.
fn agreement(base: bool, version: bool) -> f32 {
    match (base, version) {
        (true, true) => 1.0,
        (false, false) => 0.0,
        _ => -1.0,
    }
}

/// Neighbouring sentences taken as one.
struct Merged<'a> {
    shapes: &'a [Shape],
    length: f32,
    marks: [f32; MARKS.len()],
    numbers: usize,
}

/// Numbers of a bead beyond these are not paired; they are rare, and the features are cut at four.
const PAIRED: usize = u64::BITS as usize;

impl<'a> Merged<'a> {
    fn new(shapes: &'a [Shape]) -> Self {
        let mut marks = [0.0; MARKS.len()];
        for shape in shapes {
            marks.iter_mut().zip(shape.marks).for_each(|(sum, count)| *sum += count);
        }
        let numbers = shapes.iter().map(|s| s.numbers.len()).sum();
        Self { shapes, length: shapes.iter().map(|s| s.length).sum(), marks, numbers }
    }

    /// How many numbers both have, and how many one side has alone.
    fn compare_numbers(&self, other: &Self) -> (f32, f32) {
        let all = |side: &'a [Shape]| side.iter().flat_map(|s| &s.numbers);
        let mut taken = 0_u64;
        let mut equal = 0;
        for number in all(self.shapes).filter(|_| other.numbers > 0) {
            let mut rivals = other.shapes.iter().flat_map(|s| &s.numbers).take(PAIRED).enumerate();
            if let Some((at, _)) = rivals.find(|(at, rival)| taken & (1 << at) == 0 && rival.equals(number)) {
                taken |= 1 << at;
                equal += 1;
            }
        }
        (equal as f32, (self.numbers + other.numbers - 2 * equal) as f32)
    }

    /// How differently the two are punctuated, 0 to 1.
    fn marks_apart(&self, other: &Self) -> f32 {
        let apart = |(a, b): (f32, f32)| (a - b).abs() / (a + b + 1.0);
        self.marks.into_iter().zip(other.marks).map(apart).sum::<f32>() / MARKS.len() as f32
    }
}

/// Grows ever slower above 0, as evidence does: a likeness of a half says almost as much as one of one.
fn soft(value: f32) -> f32 {
    if value > 0.0 { value / (value + 0.25) } else { value }
}

fn harmonic(a: f32, b: f32) -> f32 {
    2.0 * a * b / (a + b + 1e-6)
}
