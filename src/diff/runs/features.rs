//! What speaks for and against each word of linked sentences having a counterpart there.

use super::view::View;
use std::ops::Range;

/// Number of features of a word.
pub const FEATURES: usize = 65;
/// How many of these, the last, tell of the versions as a whole: what grades are told by, and marks are not.
pub const OF_VERSIONS: usize = 4;

/// Counts of words are told up to this.
const MANY: f32 = 20.0;
/// Words of the other side looked at around the place where a word is expected.
const AROUND: usize = 4;

/// The features of every word.
pub fn features(view: &View<'_>) -> Vec<[f32; FEATURES]> {
    let shared = Shared::new(view);
    (0..view.words.len()).map(|word| of_word(view, &shared, word)).collect()
}

/// What is the same for several words.
struct Shared {
    /// Of each word its best and second best match, and the best support.
    best: Vec<[f32; 3]>,
    /// The best match alone.
    first: Vec<f32>,
    /// Means of the links around each word, by the distance looked at.
    around: [Vec<f32>; 4],
    /// Means of the best matches around each word.
    best_around: [Vec<f32>; 2],
    chunk_of: Vec<usize>,
    /// Where the sentence of each word begins and ends.
    sentence_of: Vec<Range<usize>>,
    is_bracketed: Vec<bool>,
    rooms: Vec<Room>,
    of_sides: [f32; 7],
}

/// The stretch of a word between fixed points, and what stands in its place on the other side.
#[derive(Clone, Default)]
struct Room {
    own: f32,
    length: usize,
    there: f32,
    length_there: usize,
    near: f32,
    is_in_order: bool,
}

impl Shared {
    fn new(view: &View<'_>) -> Self {
        let best: Vec<[f32; 3]> = (0..view.words.len()).map(|word| best(view, word)).collect();
        let first: Vec<f32> = best.iter().map(|[best, ..]| *best).collect();
        let mut chunk_of = vec![0; view.words.len()];
        for (number, chunk) in view.chunks.iter().enumerate() {
            chunk_of[chunk.clone()].fill(number);
        }
        Self {
            around: [1, 2, 4, 8].map(|reach| means(&view.linked, &view.weight, reach)),
            best_around: [2, 4].map(|reach| means(&first, &view.weight, reach)),
            best,
            first,
            chunk_of,
            sentence_of: sentences(view),
            is_bracketed: bracketed(view),
            rooms: rooms(view),
            of_sides: of_sides(view),
        }
    }
}

fn of_word(view: &View<'_>, shared: &Shared, word: usize) -> [f32; FEATURES] {
    let own = &view.words[word];
    let (linked, weight) = (view.linked[word], view.weight[word]);
    let [best, second, supported] = shared.best[word];
    let at = shared.chunk_of[word];
    let chunk = view.chunks[at].clone();
    let in_chunk = |values: &[f32]| mean(&values[chunk.clone()], &view.weight[chunk.clone()]);
    let room = &shared.rooms[word];
    let sentence = shared.sentence_of[word].clone();
    let (height, width) = (view.words.len(), view.there.0.len());
    let displaced = view.partner[word].map_or(0.0, |there| (place(word, height) - place(there, width)).abs());
    let (cosine, rises) = view.gains.as_ref().map_or((-1.0, [0.0; 3]), |(cosine, of_chunks)| (*cosine, of_chunks[at]));
    let [cover, cover_there, ratio, mass_ratio, mass_more, open, open_there] = shared.of_sides;
    let setting = &view.setting;
    let count = |words: usize| (words as f32).min(MANY);
    let flag = |is: bool| f32::from(u8::from(is));
    [
        // The word itself.
        best,
        second,
        linked,
        view.partner[word].map_or(0.0, |there| view.support.get(word, there)),
        displaced,
        supported,
        weight,
        weight * (1.0 - linked),
        weight * (1.0 - best),
        flag(own.is_capital),
        flag(own.is_number),
        view.elsewhere[word],
        flag(own.before.is_quote),
        // Its neighbours.
        shared.around[0][word],
        shared.around[1][word],
        shared.around[2][word],
        shared.around[3][word],
        shared.best_around[0][word],
        shared.best_around[1][word],
        // The stretch between pauses.
        in_chunk(&view.linked),
        in_chunk(&shared.first),
        view.unlinked[chunk.clone()].iter().sum(),
        count(chunk.len()),
        flag(chunk.start > 0),
        flag(chunk.end < height),
        count(word - chunk.start),
        count(chunk.end - word),
        spread(view, &chunk),
        cosine,
        rises[0],
        rises[1],
        rises[2],
        flag(shared.is_bracketed[word]),
        if shared.is_bracketed[word] { view.more_brackets } else { 0.0 },
        // What stands in its place.
        room.own,
        room.there,
        room.own - room.there,
        count(room.length),
        count(room.length_there),
        room.near,
        flag(room.is_in_order),
        // Its sentence and both sides.
        mean(&view.linked[sentence.clone()], &view.weight[sentence.clone()]),
        count(sentence.len()),
        count(word - sentence.start),
        count(sentence.end - word),
        cover,
        cover_there,
        ratio,
        mass_ratio,
        mass_more,
        open,
        open_there,
        open - open_there,
        view.more_brackets,
        // What else is known.
        setting.sentences.0 as f32,
        setting.sentences.1 as f32,
        setting.confidence,
        flag(setting.is_helped),
        setting.unlinked_near,
        setting.unlinked,
        setting.unlinked_there,
        setting.linked,
        setting.linked_there,
        setting.place,
        setting.length,
    ]
}

fn best(view: &View<'_>, word: usize) -> [f32; 3] {
    let (mut best, mut second) = (0.0_f32, 0.0_f32);
    for value in view.matches.row(word) {
        if *value > best {
            (best, second) = (*value, best);
        } else {
            second = second.max(*value);
        }
    }
    [best, second, view.support.row(word).iter().copied().fold(0.0, f32::max)]
}

/// For each place the mean of the values up to `reach` places around it.
fn means(values: &[f32], weights: &[f32], reach: usize) -> Vec<f32> {
    let around = |at: usize| at.saturating_sub(reach)..(at + reach + 1).min(values.len());
    (0..values.len()).map(|at| mean(&values[around(at)], &weights[around(at)])).collect()
}

fn mean(values: &[f32], weights: &[f32]) -> f32 {
    values.iter().zip(weights).map(|(v, w)| v * w).sum::<f32>() / (weights.iter().sum::<f32>() + 1e-3)
}

fn place(at: usize, count: usize) -> f32 {
    (at as f32 + 0.5) / count.max(1) as f32
}

/// How far apart the partners of a stretch stand, by its length.
fn spread(view: &View<'_>, chunk: &Range<usize>) -> f32 {
    let partners = || chunk.clone().filter(|word| view.is_fixed(*word)).filter_map(|word| view.partner[word]);
    match (partners().min(), partners().max()) {
        (Some(first), Some(last)) => (last - first) as f32 / chunk.len() as f32,
        _ => 0.0,
    }
}

fn sentences(view: &View<'_>) -> Vec<Range<usize>> {
    let same = view.words.chunk_by(|a, b| a.sentence == b.sentence);
    let mut start = 0;
    let mut ranges = Vec::with_capacity(view.words.len());
    for sentence in same {
        let range = start..start + sentence.len();
        start = range.end;
        ranges.extend(std::iter::repeat_n(range, sentence.len()));
    }
    ranges
}

fn bracketed(view: &View<'_>) -> Vec<bool> {
    let mut open = 0_i32;
    let inside = view.words.iter().map(|word| {
        open = (open + i32::from(word.before.brackets)).max(0);
        open > 0
    });
    inside.collect()
}

/// What differs between the sides as a whole.
fn of_sides(view: &View<'_>) -> [f32; 7] {
    let (weight_there, linked_there) = &view.there;
    let (mass, mass_there) = (view.weight.iter().sum::<f32>(), weight_there.iter().sum::<f32>());
    let (own, there) = (view.words.len() as f32, weight_there.len() as f32);
    [
        mean(&view.linked, &view.weight),
        mean(linked_there, weight_there),
        ((own + 2.0) / (there + 2.0)).ln(),
        ((mass + 1.0) / (mass_there + 1.0)).ln(),
        mass - mass_there,
        view.unlinked.iter().sum(),
        view.unlinked_there.iter().sum(),
    ]
}

fn rooms(view: &View<'_>) -> Vec<Room> {
    let (height, width) = (view.words.len(), view.there.0.len());
    let fixed: Vec<usize> = (0..height).filter(|word| view.is_fixed(*word)).collect();
    let room = |word: usize| {
        let behind = fixed.partition_point(|at| *at <= word);
        let before = fixed.partition_point(|at| *at < word).checked_sub(1).map(|at| fixed[at]);
        let behind = fixed.get(behind).copied();
        let own = before.map_or(0, |at| at + 1)..behind.unwrap_or(height);
        let there = (before.and_then(|at| view.partner[at]), behind.and_then(|at| view.partner[at]));
        let (range, expected) = match there {
            (Some(a), Some(b)) => (a.min(b) + 1..a.max(b), (a as f32 + b as f32) / 2.0),
            (Some(a), None) => (a + 1..width, a as f32 + 1.0),
            (None, Some(b)) => (0..b, b as f32 - 1.0),
            (None, None) => (0..width, place(word, height) * width as f32),
        };
        let near = (expected - AROUND as f32).max(0.0) as usize..((expected + AROUND as f32 + 1.0) as usize).min(width);
        let sum = |range: Range<usize>| view.unlinked_there.get(range).into_iter().flatten().sum::<f32>();
        Room {
            own: view.unlinked[own.clone()].iter().sum(),
            length: own.len(),
            there: sum(range.clone()),
            length_there: range.len(),
            near: sum(near),
            is_in_order: matches!(there, (Some(a), Some(b)) if a < b),
        }
    };
    (0..height).map(room).collect()
}
