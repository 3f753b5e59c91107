//! From pieces to pooled sums, and from pooled sums to unit vectors.
//!
//! The network of the multilingual Universal Sentence Encoder (Yang and others 2019), its variant with convolutions:
//! the vector of each piece is projected and normalised; three branches look at 2, 3 and 5 neighbouring pieces, in
//! two layers each; the piece's own vector and the three branches are normalised again and summed over the text. A
//! head of small dense layers makes a vector of the sum.
//!
//! What depends on the piece alone is computed once for each piece of a batch: the projection, and the product with
//! each of the ten blocks of the first convolutions, of which a text's pieces then only pick and add.

use super::{
    bytes::Bytes,
    matrix::{Rows, Weights},
    pieces::{BEGIN, END},
    pooled::{Pooled, WIDTH},
    table::{self, Table},
};

/// Numbers of a branch.
const BRANCH: usize = 256;
/// Pieces that each branch sees, and how many of them stand before the piece itself.
const WINDOWS: [(usize, usize); 3] = [(2, 0), (3, 1), (5, 2)];
/// Numbers of all branches.
const BRANCHES: usize = BRANCH * WINDOWS.len();
/// Numbers of a piece when it is pooled: its own and those of the branches.
const FEATURES: usize = table::WIDTH + BRANCHES;
/// Numbers within the head.
const HEAD: usize = 320;
/// Keeps a normalisation from dividing by zero.
const EPSILON: f32 = 1e-12;

/// The weights of the network.
pub struct Network {
    /// From a piece's coded vector to its projection and to its own vector, side by side.
    entry: Weights,
    entry_bias: Vec<f32>,
    entry_norm: Norm,
    branches: Vec<Branch>,
    norm: Norm,
    pool: Weights,
    pool_bias: Vec<f32>,
    head: Head,
}

/// Two layers of convolution over a window.
struct Branch {
    /// The blocks of the window side by side.
    first: Weights,
    first_bias: Vec<f32>,
    second: Weights,
    second_bias: Vec<f32>,
}

/// A normalisation's scale and shift.
struct Norm {
    scale: Vec<f32>,
    shift: Vec<f32>,
}

/// The dense layers behind the pooling; a layer may read the one before the last as well.
struct Head {
    first: Weights,
    second: Weights,
    second_skip: Weights,
    third: Weights,
    last: Weights,
    last_skip: Weights,
}

impl Network {
    /// Reads the asset.
    pub fn new(bytes: &mut Bytes) -> Self {
        Self {
            entry: Weights::new(bytes, table::WIDTH, BRANCHES + table::WIDTH),
            entry_bias: bytes.floats(BRANCHES + table::WIDTH),
            entry_norm: Norm::new(bytes, BRANCHES),
            branches: WINDOWS.iter().map(|(window, _)| Branch::new(bytes, *window)).collect(),
            norm: Norm::new(bytes, FEATURES),
            pool: Weights::new(bytes, FEATURES, WIDTH),
            pool_bias: bytes.floats(WIDTH),
            head: Head {
                first: Weights::new(bytes, WIDTH, HEAD),
                second: Weights::new(bytes, HEAD, HEAD),
                second_skip: Weights::new(bytes, WIDTH, HEAD),
                third: Weights::new(bytes, HEAD, WIDTH),
                last: Weights::new(bytes, WIDTH, WIDTH),
                last_skip: Weights::new(bytes, HEAD, WIDTH),
            },
        }
    }

    /// The pooled sums of texts, each a list of rows of the table.
    pub fn pool(&self, texts: &[Vec<u32>], table: &Table) -> Vec<Pooled> {
        let batch = Batch::new(texts);
        let mut features = self.features(&batch, table);
        self.sum(&mut features, &batch.texts)
    }

    /// The pooled sums of the parts of texts, and behind them that of what begins and ends each text.
    pub fn pool_parts(&self, texts: &[Vec<Vec<u32>>], table: &Table) -> Vec<Vec<Pooled>> {
        let whole = |parts: &Vec<Vec<u32>>| [&[BEGIN], parts.concat().as_slice(), &[END]].concat();
        let batch = Batch::new(&texts.iter().map(whole).collect::<Vec<_>>());
        let mut features = self.features(&batch, table);
        let mut ranges = Vec::new();
        for ((start, end), parts) in batch.texts.iter().zip(texts) {
            let mut at = start + 1;
            for part in parts {
                ranges.push((at, at + part.len()));
                at += part.len();
            }
            ranges.extend([(*start, start + 1), (end - 1, *end)]);
        }
        let mut pooled = self.sum(&mut features, &ranges).into_iter();
        let of_text = |parts: &Vec<Vec<u32>>| {
            let mut own: Vec<Pooled> = pooled.by_ref().take(parts.len() + 2).collect();
            if let (Some(end), Some(begin)) = (own.pop(), own.last_mut()) {
                *begin += &end;
            }
            own
        };
        texts.iter().map(of_text).collect()
    }

    /// The features of each piece of a batch.
    fn features(&self, batch: &Batch, table: &Table) -> Rows {
        let pieces = self.enter(&batch.rows, table);
        let mut features = Rows::new(batch.pieces.len(), FEATURES);
        for (at, piece) in batch.pieces.iter().enumerate() {
            features.row_mut(at)[..table::WIDTH].copy_from_slice(&pieces.row(*piece)[BRANCHES..]);
        }
        for (number, (branch, (window, before))) in self.branches.iter().zip(WINDOWS).enumerate() {
            let own = pieces.columns(number * BRANCH, BRANCH);
            let first = branch.first(&own, batch, window, before);
            let second = branch.second(&first, batch, window, before);
            for (features, (first, second)) in features.iter_mut().zip(first.iter().zip(second.iter())) {
                let to = &mut features[table::WIDTH + number * BRANCH..][..BRANCH];
                for (to, ((first, second), bias)) in
                    to.iter_mut().zip(first.iter().zip(second).zip(&branch.second_bias))
                {
                    *to = (second + bias).max(0.0) + first;
                }
            }
        }
        features
    }

    /// The projection and the own vector of each row of the table.
    fn enter(&self, rows: &[u32], table: &Table) -> Rows {
        let mut coded = Rows::new(rows.len(), table::WIDTH);
        for (row, vector) in rows.iter().zip(coded.iter_mut()) {
            table.write(*row, vector);
        }
        let mut pieces = coded.times(&self.entry);
        for piece in pieces.iter_mut() {
            piece.iter_mut().zip(&self.entry_bias).for_each(|(number, bias)| *number += bias);
            standardise(&mut piece[..BRANCHES]);
            self.entry_norm.apply(&mut piece[..BRANCHES], 1.0);
        }
        pieces
    }

    /// Normalises the features of each piece and sums them over each range of pieces.
    fn sum(&self, features: &mut Rows, ranges: &[(usize, usize)]) -> Vec<Pooled> {
        features.iter_mut().for_each(standardise);
        let mut sums = Rows::new(ranges.len(), FEATURES);
        for ((start, end), sum) in ranges.iter().zip(sums.iter_mut()) {
            for at in *start..*end {
                sum.iter_mut().zip(features.row(at)).for_each(|(sum, number)| *sum += number);
            }
            self.norm.apply(sum, (end - start) as f32);
        }
        let pooled = sums.times(&self.pool);
        ranges.iter().zip(pooled.iter()).map(|((start, end), sum)| Pooled::new(sum, end - start)).collect()
    }

    /// The unit vectors of pooled texts.
    pub fn vectors(&self, pooled: &[Pooled]) -> Rows {
        let mut mean = Rows::new(pooled.len(), WIDTH);
        for (pooled, mean) in pooled.iter().zip(mean.iter_mut()) {
            let pieces = pooled.pieces().max(1) as f32;
            for (mean, (sum, bias)) in mean.iter_mut().zip(pooled.sum().iter().zip(&self.pool_bias)) {
                *mean = (sum + pieces * bias) / pieces.sqrt();
            }
        }
        let mut vectors = self.head.of(&mean);
        for vector in vectors.iter_mut() {
            vector.iter_mut().for_each(|number| *number = number.tanh());
            let length = vector.iter().map(|number| number * number).sum::<f32>().max(EPSILON).sqrt();
            vector.iter_mut().for_each(|number| *number /= length);
        }
        vectors
    }
}

impl Branch {
    fn new(bytes: &mut Bytes, window: usize) -> Self {
        Self {
            first: Weights::new(bytes, window * BRANCH, BRANCH).side_by_side(window),
            first_bias: bytes.floats(BRANCH),
            second: Weights::new(bytes, window * BRANCH, BRANCH),
            second_bias: bytes.floats(BRANCH),
        }
    }

    /// The first layer at every place of the batch; `own`: the projection of each distinct piece.
    fn first(&self, own: &Rows, batch: &Batch, window: usize, before: usize) -> Rows {
        let products = own.times(&self.first);
        let mut layer = Rows::new(batch.pieces.len(), BRANCH);
        for (start, end) in &batch.texts {
            for at in *start..*end {
                let line = layer.row_mut(at);
                line.copy_from_slice(&self.first_bias);
                for (block, neighbour) in neighbours(at, *start, *end, window, before) {
                    let product = &products.row(batch.pieces[neighbour])[block * BRANCH..][..BRANCH];
                    line.iter_mut().zip(product).for_each(|(number, product)| *number += product);
                }
                let own = own.row(batch.pieces[at]);
                line.iter_mut().zip(own).for_each(|(number, own)| *number = number.max(0.0) + own);
            }
        }
        layer
    }

    /// The second layer at every place, before its bias.
    fn second(&self, first: &Rows, batch: &Batch, window: usize, before: usize) -> Rows {
        let mut windows = Rows::new(batch.pieces.len(), window * BRANCH);
        for (start, end) in &batch.texts {
            for at in *start..*end {
                for (block, neighbour) in neighbours(at, *start, *end, window, before) {
                    windows.row_mut(at)[block * BRANCH..][..BRANCH].copy_from_slice(first.row(neighbour));
                }
            }
        }
        windows.times(&self.second)
    }
}

/// The places of the window around a place that are inside its text, each with its number in the window.
fn neighbours(
    at: usize,
    start: usize,
    end: usize,
    window: usize,
    before: usize,
) -> impl Iterator<Item = (usize, usize)> {
    let first = (start + before).saturating_sub(at);
    let last = window.min(end + before - at);
    (first..last).map(move |block| (block, at + block - before))
}

impl Norm {
    fn new(bytes: &mut Bytes, width: usize) -> Self {
        Self { scale: bytes.floats(width), shift: bytes.floats(width) }
    }

    /// Scales and shifts a sum of so many standardised rows.
    fn apply(&self, sum: &mut [f32], count: f32) {
        for (number, (scale, shift)) in sum.iter_mut().zip(self.scale.iter().zip(&self.shift)) {
            *number = *number * scale + count * shift;
        }
    }
}

/// Shifts and scales the numbers to mean 0 and variance 1.
fn standardise(numbers: &mut [f32]) {
    let count = numbers.len() as f32;
    let mean = total(numbers, |number| number) / count;
    numbers.iter_mut().for_each(|number| *number -= mean);
    let scale = (total(numbers, |number| number * number) / count + EPSILON).sqrt().recip();
    numbers.iter_mut().for_each(|number| *number *= scale);
}

/// The sum of what the numbers become, in eight lanes, which the processor adds at once.
fn total(numbers: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0.0; 8];
    let (chunks, rest) = numbers.as_chunks::<8>();
    for chunk in chunks {
        lanes.iter_mut().zip(chunk).for_each(|(lane, number)| *lane += of(*number));
    }
    lanes.iter().sum::<f32>() + rest.iter().map(|number| of(*number)).sum::<f32>()
}

impl Head {
    fn of(&self, mean: &Rows) -> Rows {
        let positive = |mut rows: Rows| {
            rows.iter_mut().flatten().for_each(|number| *number = number.max(0.0));
            rows
        };
        let first = positive(mean.times(&self.first));
        let mut second = mean.times(&self.second_skip);
        first.add_times(&self.second, &mut second);
        let second = positive(second);
        let third = positive(second.times(&self.third));
        let mut last = second.times(&self.last_skip);
        third.add_times(&self.last, &mut last);
        last
    }
}

/// The pieces of several texts behind one another.
struct Batch {
    /// The distinct rows of the table.
    rows: Vec<u32>,
    /// Which of them stands at each place.
    pieces: Vec<usize>,
    /// The places of each text: from, to.
    texts: Vec<(usize, usize)>,
}

impl Batch {
    fn new(texts: &[Vec<u32>]) -> Self {
        let mut rows: Vec<u32> = texts.iter().flatten().copied().collect();
        rows.sort_unstable();
        rows.dedup();
        let pieces = texts.iter().flatten().map(|row| rows.partition_point(|other| other < row)).collect();
        let mut end = 0;
        let place = |text: &Vec<u32>| {
            end += text.len();
            (end - text.len(), end)
        };
        let texts = texts.iter().map(place).collect();
        Self { rows, pieces, texts }
    }
}
