//! Translations of one language's words in another from one source, read where they lie.
//!
//! One bit a word says whether it has any; the translations of all words stand in one row of numbers, where one bit
//! each says that a new word begins.

use super::packed::{Bitmap, Fields, Packed, write_bitmap, write_length, write_packed};
use std::sync::LazyLock;

/// Bits of a translation that hold its score.
const SCORE_BITS: u32 = 4;

/// Scores by class: 15 is 2, each class below is less by a factor of 2^(1/3).
static SCORES: LazyLock<[f32; 16]> =
    LazyLock::new(|| std::array::from_fn(|class| 2_f32.powf((class as f32 - 12.) / 3.)));

/// From one language to another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Relation<'a> {
    has: Bitmap<'a>,
    begins: Bitmap<'a>,
    translations: Packed<'a>,
}

impl<'a> Relation<'a> {
    /// Reads what [`write`] wrote.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let mut fields = Fields(bytes);
        let words = fields.length()?;
        let relation = Self { has: fields.bitmap()?, begins: fields.bitmap()?, translations: fields.packed()? };
        (words < 1 << (32 - SCORE_BITS)).then_some(relation)
    }

    /// The translations of a word with their scores (0 to 2), best first.
    pub(super) fn of(self, word: u32) -> impl Iterator<Item = (u32, f32)> {
        let has = self.has.get(word as usize);
        let start = if has { self.begins.select(self.has.rank(word as usize)) } else { self.translations.len() };
        (start..self.translations.len()).take_while(move |at| *at == start || !self.begins.get(*at)).map(move |at| {
            let entry = self.translations.get(at);
            (entry >> SCORE_BITS, SCORES[(entry & ((1 << SCORE_BITS) - 1)) as usize])
        })
    }
}

/// Packs translations: word, translation, score class (0 to 15), sorted by word and then best first. `words` is how
/// many words the language has.
pub(super) fn write(words: usize, entries: &[(u32, u32, u8)]) -> Vec<u8> {
    let mut has = vec![false; words];
    let mut begins = Vec::new();
    for (at, (word, _, _)) in entries.iter().enumerate() {
        has[*word as usize] = true;
        begins.push(at == 0 || entries[at - 1].0 != *word);
    }
    let mut out = Vec::new();
    write_length(words, &mut out);
    write_bitmap(&has, &mut out);
    write_bitmap(&begins, &mut out);
    let packed: Vec<u32> = entries.iter().map(|(_, to, class)| to << SCORE_BITS | u32::from(*class)).collect();
    write_packed(&packed, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn translations_come_back() {
        let entries = [(1, 70, 15), (1, 3, 12), (4, 0, 0), (900, 5, 9)];
        let bytes = write(1000, &entries);
        let relation = Relation::open(&bytes).unwrap();
        assert_eq!(relation.of(1).collect::<Vec<_>>(), [(70, 2.), (3, 1.)]);
        assert_eq!(relation.of(4).collect::<Vec<_>>(), [(0, 0.0625)]);
        assert_eq!(relation.of(900).collect::<Vec<_>>(), [(5, 0.5)]);
        assert!([0, 2, 999, 1000, u32::MAX].iter().all(|word| relation.of(*word).next().is_none()));
    }
}
