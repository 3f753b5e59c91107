//! What a sentence looks like without its words: length, punctuation, numbers, its place in the paragraph.

use super::evidence::LONGEST;
use crate::{
    facts::Number,
    text::{Role, Segmented, Version},
};

/// Punctuation that translations mostly keep; the characters of a group count as one.
const MARKS: [&str; 5] = ["\"“”„«»‟❝❞", "?？", "!！", ":：", "()[]（）"];

/// What sentences end with.
const END_MARKS: [char; 14] = ['.', '!', '?', '…', ':', ';', '"', '”', '“', '»', '«', '\'', '’', ')'];

/// Numbers of a bead beyond these are not paired; they are rare, and the features are cut at four.
const PAIRED: usize = u64::BITS as usize;

/// The outline of a sentence.
pub struct Outline {
    /// Characters, and one more.
    pub length: f32,
    marks: [f32; MARKS.len()],
    numbers: Vec<Number>,
    /// Whether it is a title or heading.
    pub heads: bool,
    /// Whether it ends as sentences do; headings mostly do not.
    is_ended: bool,
    /// Whether its paragraph begins with it.
    pub opens: bool,
    /// Whether its paragraph ends with it.
    pub closes: bool,
}

impl Outline {
    /// The outlines of all sentences; `numbers` are those of each.
    pub fn of_all(version: &Version, text: &Segmented, numbers: Vec<Vec<Number>>) -> Vec<Self> {
        let paragraph = |at: usize| text.sentences.get(at).map(|s| s.place.paragraph);
        let outline = |(at, numbers): (usize, Vec<Number>)| {
            let sentence = &text.sentences[at];
            let role = version.paragraphs.get(sentence.place.paragraph).map_or(Role::Body, |p| p.role);
            let count = |group: &str| sentence.text.chars().filter(|c| group.contains(*c)).count() as f32;
            Self {
                length: sentence.text.chars().count() as f32 + 1.0,
                marks: MARKS.map(count),
                numbers,
                heads: matches!(role, Role::Title | Role::Heading),
                is_ended: sentence.text.ends_with(END_MARKS),
                opens: at == 0 || paragraph(at - 1) != paragraph(at),
                closes: paragraph(at + 1) != paragraph(at),
            }
        };
        numbers.into_iter().enumerate().map(outline).collect()
    }
}

/// Neighbouring sentences taken as one, at most [`LONGEST`].
pub struct Joined<'a> {
    sentences: &'a [&'a Outline],
    /// Characters of all.
    pub length: f32,
}

impl<'a> Joined<'a> {
    /// Of one to [`LONGEST`] sentences.
    pub fn new(sentences: &'a [&'a Outline]) -> Self {
        debug_assert!((1..=LONGEST).contains(&sentences.len()));
        Self { sentences, length: sentences.iter().map(|s| s.length).sum() }
    }

    /// Whether a sentence without an end mark, as headings are, is taken together with the next.
    pub fn joins_open_sentence(&self) -> bool {
        self.sentences.split_last().is_some_and(|(_, before)| before.iter().any(|s| !s.is_ended))
    }

    fn numbers(&self) -> impl Iterator<Item = &'a Number> {
        self.sentences.iter().flat_map(|s| &s.numbers)
    }

    /// How many numbers both have, and how many one side has alone.
    pub fn compare_numbers(&self, other: &Self) -> (f32, f32) {
        let (own, others) = (self.numbers().count(), other.numbers().count());
        let mut taken = 0_u64;
        let mut equal = 0;
        for number in self.numbers().filter(|_| others > 0) {
            let mut rivals = other.numbers().take(PAIRED).enumerate();
            if let Some((at, _)) = rivals.find(|(at, rival)| taken & (1 << at) == 0 && rival.equals(number)) {
                taken |= 1 << at;
                equal += 1;
            }
        }
        (equal as f32, (own + others - 2 * equal) as f32)
    }

    /// How differently the two are punctuated, 0 to 1.
    pub fn marks_apart(&self, other: &Self) -> f32 {
        let count = |side: &Self, mark: usize| side.sentences.iter().map(|s| s.marks[mark]).sum::<f32>();
        let apart = |mark: usize| {
            let (a, b) = (count(self, mark), count(other, mark));
            (a - b).abs() / (a + b + 1.0)
        };
        (0..MARKS.len()).map(apart).sum::<f32>() / MARKS.len() as f32
    }
}

/// 1 where something holds on both sides (a paragraph begins, ends, is a heading), -1 where on one, 0 on neither.
pub fn agreement(base: bool, version: bool) -> f32 {
    match (base, version) {
        (true, true) => 1.0,
        (false, false) => 0.0,
        _ => -1.0,
    }
}
