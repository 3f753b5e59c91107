//! Which words of linked sentences stand for each other.
//!
//! How well two words match is known from their types ([`Matching`]); a link is the better the more their neighbours
//! match too and the more alike their places are. The best pairs are linked first, each word once (competitive
//! linking, Melamed 2000); a word left over joins the partner of its neighbour, and words between linked neighbours
//! on a diagonal are linked with one another.

use super::Side;
use crate::{
    similarity::{Matching, Reading},
    text::{Place, TokenKind},
};

/// Cells of the largest table of words that is looked at; longer sentences are left alone.
pub const MOST_CELLS: usize = 250_000;

/// A word of a linked sentence.
#[derive(Clone, Debug)]
pub struct Word {
    /// Where it stands.
    pub place: Place,
    /// Its sentence.
    pub sentence: usize,
    /// Its number there.
    pub token: usize,
    /// Its type in its version's reading.
    pub kind: usize,
    /// What it weighs: near 0 for the commonest words, 1 for rare ones.
    pub weight: f32,
    /// Whether it is written in digits.
    pub is_number: bool,
    /// Whether it begins with a capital letter.
    pub is_capital: bool,
    /// What stands between the word before it and this one, 0 for spaces alone.
    pub before: Gap,
}

/// The marks between two words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gap {
    /// Comma, colon, dash, semicolon or the end of a sentence.
    pub is_pause: bool,
    /// Brackets that open less those that close.
    pub brackets: i8,
    /// Quotation marks.
    pub is_quote: bool,
}

/// The words of some sentences of a side.
pub fn words(side: Side<'_>, sentences: &[usize]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for sentence in sentences {
        let text = &side.text.sentences[*sentence];
        let chars: Vec<char> = text.text.chars().collect();
        let start = text.place.span.start;
        let mut end = 0;
        for (token, (own, kind)) in text.tokens.iter().zip(side.reading.types(*sentence)).enumerate() {
            let from = own.span.start - start;
            let mut before = Gap::of(chars.get(end..from).unwrap_or_default());
            before.is_pause |= token == 0;
            end = own.span.end - start;
            words.push(Word {
                place: Place { paragraph: text.place.paragraph, span: own.span },
                sentence: *sentence,
                token,
                kind: *kind,
                weight: weight(side.reading, *kind),
                is_number: own.kind == TokenKind::Number,
                is_capital: own.form.starts_with(char::is_uppercase),
                before,
            });
        }
    }
    words
}

/// What a type weighs, 0 to 1.
pub fn weight(reading: &Reading, kind: usize) -> f32 {
    ((reading.rarity(kind) - 2.0) / 3.0).clamp(0.02, 1.0)
}

impl Gap {
    fn of(between: &[char]) -> Self {
        let mut gap = Self::default();
        for c in between {
            match c {
                ',' | ';' | ':' | '.' | '!' | '?' | '…' | '–' | '—' | '-' | '，' | '。' => gap.is_pause = true,
                '(' | '[' => gap.brackets += 1,
                ')' | ']' => gap.brackets -= 1,
                '"' | '„' | '“' | '”' | '«' | '»' => gap.is_quote = true,
                _ => {}
            }
        }
        gap.is_pause |= gap.brackets != 0;
        gap
    }
}

/// A table of numbers over the words of both sides.
#[derive(Clone, Debug)]
pub struct Table {
    /// Words of the version.
    pub width: usize,
    cells: Vec<f32>,
}

impl Table {
    fn new(height: usize, width: usize) -> Self {
        Self { width, cells: vec![0.0; height * width] }
    }

    /// The line of a word of the base.
    pub fn row(&self, i: usize) -> &[f32] {
        &self.cells[i * self.width..(i + 1) * self.width]
    }

    fn row_mut(&mut self, i: usize) -> &mut [f32] {
        &mut self.cells[i * self.width..(i + 1) * self.width]
    }

    /// The cell of two words.
    pub fn get(&self, i: usize, j: usize) -> f32 {
        self.cells[i * self.width + j]
    }

    /// The same seen from the version.
    pub fn turned(&self) -> Self {
        let height = self.cells.len() / self.width.max(1);
        let mut turned = Self::new(self.width, height);
        for i in 0..height {
            for j in 0..self.width {
                turned.cells[j * height + i] = self.get(i, j);
            }
        }
        turned
    }
}

/// What parts of the links count, and from where on.
const NEIGHBOURS: f32 = 1.0;
const DISTANCE: f32 = 0.5;
const LINKED_FROM: f32 = 0.6;
const JOINED_FROM: f32 = 0.5;

/// The links of some sentences of both sides.
pub struct Links {
    /// How well any two words match, 0 to 1.
    pub matches: Table,
    /// How well their neighbours match.
    pub support: Table,
    /// For each word of the base its partner; one-to-one.
    pub of_base: Vec<Option<usize>>,
    /// For each word of the version its partner.
    pub of_version: Vec<Option<usize>>,
    /// All links, with those of words that share a partner; ascending.
    pub pairs: Vec<(usize, usize)>,
}

impl Links {
    /// Links the words of both sides.
    pub fn new(base: &[Word], version: &[Word], matching: &Matching) -> Self {
        let mut matches = Table::new(base.len(), version.len());
        for (i, a) in base.iter().enumerate() {
            for (cell, b) in matches.row_mut(i).iter_mut().zip(version) {
                *cell = matching.value(a.kind, b.kind);
            }
        }
        let support = support(&matches, base.len());
        let mut links = Self {
            matches,
            support,
            of_base: vec![None; base.len()],
            of_version: vec![None; version.len()],
            pairs: Vec::new(),
        };
        links.link_best();
        links.join_neighbours();
        links.fill_diagonals();
        links.pairs.sort_unstable();
        links
    }

    /// How good a link would be.
    pub fn score(&self, i: usize, j: usize) -> f32 {
        self.matches.get(i, j) + NEIGHBOURS * self.support.get(i, j) - DISTANCE * self.displacement(i, j)
    }

    /// How far apart two words stand in their sentences, 0 to 1.
    pub fn displacement(&self, i: usize, j: usize) -> f32 {
        let place = |at: usize, count: usize| (at as f32 + 0.5) / count as f32;
        (place(i, self.of_base.len()) - place(j, self.of_version.len())).abs()
    }

    fn link_best(&mut self) {
        let mut cells: Vec<(f32, usize, usize)> = Vec::new();
        for i in 0..self.of_base.len() {
            for j in 0..self.of_version.len() {
                let score = self.score(i, j);
                if score >= LINKED_FROM && self.matches.get(i, j) > 0.0 {
                    cells.push((score, i, j));
                }
            }
        }
        cells.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, i, j) in cells {
            if self.of_base[i].is_none() && self.of_version[j].is_none() {
                self.link(i, j);
            }
        }
    }

    fn link(&mut self, i: usize, j: usize) {
        (self.of_base[i], self.of_version[j]) = (Some(j), Some(i));
        self.pairs.push((i, j));
    }

    /// Words without a partner that go well with that of a neighbour.
    fn join_neighbours(&mut self) {
        let near = |of: &[Option<usize>], at: usize, partner: usize| {
            at > 0 && of[at - 1] == Some(partner) || of.get(at + 1) == Some(&Some(partner))
        };
        let best = |count: usize, score: &dyn Fn(usize) -> f32| {
            (0..count).max_by(|a, b| score(*a).total_cmp(&score(*b)).then(b.cmp(a)))
        };
        let mut joined = Vec::new();
        for i in (0..self.of_base.len()).filter(|i| self.of_base[*i].is_none()) {
            let found = best(self.of_version.len(), &|j| self.score(i, j));
            joined.extend(
                found.filter(|j| self.score(i, *j) >= JOINED_FROM && near(&self.of_base, i, *j)).map(|j| (i, j)),
            );
        }
        for j in (0..self.of_version.len()).filter(|j| self.of_version[*j].is_none()) {
            let found = best(self.of_base.len(), &|i| self.score(i, j));
            joined.extend(
                found.filter(|i| self.score(*i, j) >= JOINED_FROM && near(&self.of_version, j, *i)).map(|i| (i, j)),
            );
        }
        self.pairs.extend(joined);
    }

    /// Words that follow a link on both sides, or go before it, and have no partner.
    fn fill_diagonals(&mut self) {
        let mut at = 0;
        let mut filled: Vec<(usize, usize)> = self.pairs.clone();
        let free = |links: &Self, i: usize, j: usize| {
            links.of_base.get(i) == Some(&None) && links.of_version.get(j) == Some(&None)
        };
        while at < filled.len() {
            let (i, j) = filled[at];
            at += 1;
            let behind = (i + 1, j + 1);
            let before = (i.wrapping_sub(1), j.wrapping_sub(1));
            for (i, j) in [behind, before] {
                if free(self, i, j) && !filled.contains(&(i, j)) {
                    let taken = filled[self.pairs.len()..].iter().any(|(a, b)| *a == i || *b == j);
                    if !taken {
                        filled.push((i, j));
                    }
                }
            }
        }
        self.pairs = filled;
    }
}

/// For any two words how well those around them match: the mean over two on each side, each by its best match among
/// the two on each side there; in the same direction it counts more.
fn support(matches: &Table, height: usize) -> Table {
    let width = matches.width;
    let mut support = Table::new(height, width);
    for i in 0..height {
        for di in [-2_isize, -1, 1, 2] {
            let Some(row) = i.checked_add_signed(di).filter(|r| *r < height) else { continue };
            let row = matches.row(row);
            for (j, cell) in support.row_mut(i).iter_mut().enumerate() {
                let mut best = 0.0_f32;
                for dj in -2_isize..=2 {
                    let Some(value) = j.checked_add_signed(dj).and_then(|c| row.get(c)) else { continue };
                    best = best.max(value * if di * dj > 0 { 1.0 } else { 0.8 });
                }
                *cell += best / 4.0;
            }
        }
    }
    support
}
