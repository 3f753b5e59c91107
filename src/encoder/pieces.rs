//! Cuts text into the pieces that the encoder knows: the cut whose pieces are likeliest together.
//!
//! The unigram model of SentencePiece (Kudo 2018): every piece has the logarithm of its frequency for a score, and
//! of all ways to cut a text the one with the greatest sum is taken, found from left to right in one pass. A
//! character that no piece covers is the unknown piece.
//!
//! The asset is a trie in breadth-first order, so that the children of a node lie side by side: a byte for the label
//! of each node and half a byte for its shape. Where the children begin is counted once, at the first use.

use super::bytes::Bytes;

/// Row of what no piece covers.
pub const UNKNOWN: u32 = 0;
/// Row that begins every text.
pub const BEGIN: u32 = 1;
/// Row that ends every text.
pub const END: u32 = 2;
/// Rows before the first piece of text.
const SPECIAL: usize = 3;

/// Bits of a node's shape.
const ENDS_PIECE: u8 = 1;
const HAS_CHILDREN: u8 = 2;
const LAST_SIBLING: u8 = 4;
/// No row, no children.
const NONE: u32 = u32::MAX;

/// All pieces with their scores.
pub struct Pieces {
    labels: &'static [u8],
    /// Where the children of each node begin, or [`NONE`].
    children: Vec<u32>,
    /// How many children each node has, less one.
    more: Vec<u8>,
    /// The row of the piece that ends at each node, or [`NONE`].
    rows: Vec<u32>,
    /// Score of each row.
    scores: Vec<f32>,
    /// Score of a character that no piece covers.
    unknown: f64,
}

impl Pieces {
    /// Reads the asset: counts, limits of the tiers, limits of the scores; then labels, shapes and scores.
    pub fn new(bytes: &mut Bytes) -> Self {
        let (nodes, pieces, tiers) = (bytes.count(), bytes.count(), bytes.count());
        let tiers = (0..tiers).map(|_| Tier { least: bytes.count(), next: bytes.count() }).collect();
        let limits = bytes.floats(3);
        let mut built = Self {
            labels: bytes.take(nodes),
            children: vec![NONE; nodes],
            more: vec![0; nodes],
            rows: vec![NONE; nodes],
            scores: vec![0.0; pieces + SPECIAL],
            unknown: f64::from(limits[2]),
        };
        let shapes = bytes.take(nodes.div_ceil(2));
        built.link(shapes);
        let units = bytes.take(2 * pieces).as_chunks().0.iter().map(|unit| u16::from_le_bytes(*unit));
        built.number(units, tiers, |unit| limits[0] + limits[1] * f32::from(unit));
        built
    }

    /// Counts the nodes through: the next family of siblings belongs to the next node that has children.
    fn link(&mut self, shapes: &[u8]) {
        let shape = |node: usize| shapes[node / 2] >> (node % 2 * 4);
        let mut family = 1;
        for node in 0..self.labels.len() {
            if shape(node) & ENDS_PIECE != 0 {
                self.rows[node] = 0;
            }
            if shape(node) & HAS_CHILDREN != 0 {
                let first = family;
                while shape(family) & LAST_SIBLING == 0 {
                    family += 1;
                }
                self.children[node] = first as u32;
                self.more[node] = (family - first) as u8;
                family += 1;
            }
        }
    }

    /// Gives every piece its row and its score. The rows of the table are sorted into tiers by how frequent the
    /// pieces are, and by the order of the nodes within a tier.
    fn number(&mut self, units: impl Iterator<Item = u16>, mut tiers: Vec<Tier>, score: impl Fn(u16) -> f32) {
        for (row, unit) in self.rows.iter_mut().filter(|row| **row != NONE).zip(units) {
            let Some(tier) = tiers.iter_mut().find(|tier| usize::from(unit) >= tier.least) else { continue };
            self.scores[tier.next] = score(unit);
            *row = tier.next as u32;
            tier.next += 1;
        }
    }

    /// Number of rows, the special ones among them.
    #[cfg(test)]
    pub fn rows(&self) -> usize {
        self.scores.len()
    }

    /// The texts of the pieces of the likeliest cut; `<unk>` for the unknown one.
    #[cfg(test)]
    pub fn spelled(&self, normal: &str, most: usize) -> Vec<String> {
        let spelling = |row: &u32| {
            let mut node = match self.rows.iter().position(|of| of == row) {
                Some(node) if *row != UNKNOWN => node,
                _ => return "<unk>".to_owned(),
            };
            let mut bytes = Vec::new();
            while node != 0 {
                bytes.push(self.labels[node]);
                let is_parent = |of: &usize| {
                    let first = self.children[*of];
                    first != NONE && (first..=first + u32::from(self.more[*of])).contains(&(node as u32))
                };
                node = (0..node).find(is_parent).unwrap_or(0);
            }
            bytes.reverse();
            String::from_utf8_lossy(&bytes).into_owned()
        };
        self.cut(normal, most).iter().map(spelling).collect()
    }

    /// The child of a node with this label.
    fn child(&self, node: usize, label: u8) -> Option<usize> {
        let first = self.children[node];
        if first == NONE {
            return None;
        }
        let siblings = &self.labels[first as usize..=first as usize + usize::from(self.more[node])];
        siblings.binary_search(&label).ok().map(|at| first as usize + at)
    }

    /// The rows of the likeliest cut of a normalised text, at most so many.
    pub fn cut(&self, normal: &str, most: usize) -> Vec<u32> {
        let bytes = normal.as_bytes();
        // The best cut of what lies before each byte: its score, and the last piece's start and row.
        let mut best = vec![(f64::NEG_INFINITY, 0, UNKNOWN); bytes.len() + 1];
        best[0].0 = 0.0;
        for (at, c) in normal.char_indices() {
            let before = best[at].0;
            let single = at + c.len_utf8();
            let mut is_covered = false;
            let mut node = 0;
            for (end, label) in bytes.iter().enumerate().skip(at) {
                let Some(child) = self.child(node, *label) else { break };
                node = child;
                let row = self.rows[node];
                if row == NONE {
                    continue;
                }
                is_covered |= end + 1 == single;
                let score = before + f64::from(self.scores[row as usize]);
                if score > best[end + 1].0 {
                    best[end + 1] = (score, at, row);
                }
            }
            if !is_covered && before + self.unknown > best[single].0 {
                best[single] = (before + self.unknown, at, UNKNOWN);
            }
        }
        let mut rows = Vec::new();
        let mut end = bytes.len();
        while end > 0 {
            let (_, start, row) = best[end];
            rows.push(row);
            end = start;
        }
        rows.reverse();
        rows.truncate(most);
        rows
    }
}

/// Pieces whose scores are at least so high, in the asset's units, and the next row for one of them.
struct Tier {
    least: usize,
    next: usize,
}
