//! A sorted list of words, read where it lies: word to number, number to word, frequency, and words by stem.
//!
//! Words are front-coded in blocks of 16 (Witten, Moffat, Bell: Managing Gigabytes, 4.1), their letters as places in
//! the list's own alphabet, a byte each. Stems are not stored: a bucket holds the numbers of the words whose stems
//! have the same hash, and a look-up stems these few again.

use super::packed::{Fields, Packed, write_length, write_packed};
use super::stem::stem_lower;

const BLOCK: usize = 16;
/// Words for a bucket of the stem index.
const BUCKET: usize = 8;
/// Bits of the stem's hash that are kept beside the number of its word, so that others are not stemmed in vain.
const CHECK_BITS: u32 = 3;
/// A shared beginning or a rest that is too long for half a byte.
const LONG: u8 = 0xff;

/// Words of one language from one source.
#[derive(Clone, Debug)]
pub(super) struct WordList<'a> {
    count: usize,
    alphabet: Vec<char>,
    /// Where blocks begin in `data`.
    blocks: Packed<'a>,
    data: &'a [u8],
    /// A byte a word; empty where no word has a frequency.
    frequencies: &'a [u8],
    buckets: Packed<'a>,
    stems: Packed<'a>,
}

impl<'a> WordList<'a> {
    /// Reads what [`write`] wrote; `None` for anything else.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let mut fields = Fields(bytes);
        let count = fields.length()?;
        let letters = fields.length()?;
        let alphabet = std::str::from_utf8(fields.bytes(letters)?).ok()?.chars().collect();
        let (blocks, data) = (fields.packed()?, fields.length()?);
        let data = fields.bytes(data)?;
        let frequencies = fields.length()?;
        let frequencies = fields.bytes(frequencies)?;
        Some(Self { count, alphabet, blocks, data, frequencies, buckets: fields.packed()?, stems: fields.packed()? })
    }

    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// The number of a word.
    pub(super) fn find(&self, word: &str) -> Option<usize> {
        let coded = self.coded(word)?;
        let (mut low, mut high) = (0, self.blocks.len());
        while low < high {
            let middle = (low + high) / 2;
            if self.head(middle)? <= coded.as_slice() {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let block = low.checked_sub(1)?;
        let mut found = None;
        self.scan(block, |at, here| {
            if here == coded {
                found = Some(block * BLOCK + at);
            }
            here < coded.as_slice()
        });
        found
    }

    /// The word of a number; empty for a number that none has.
    pub(super) fn word(&self, number: usize) -> String {
        let mut word = String::new();
        self.scan(number / BLOCK, |at, here| {
            if at == number % BLOCK {
                word = here.iter().filter_map(|letter| self.alphabet.get(usize::from(*letter))).collect();
            }
            at < number % BLOCK
        });
        word
    }

    /// -log10 of the relative frequency.
    pub(super) fn rarity(&self, number: usize) -> Option<f32> {
        match self.frequencies.get(number) {
            None | Some(0) => None,
            Some(class) => Some(1. + f32::from(class - 1) / 32.),
        }
    }

    /// The numbers of all words with a stem, ascending.
    pub(super) fn with_stem(&self, stem: &str, language: &str) -> impl Iterator<Item = usize> {
        let (bucket, check) = place(stem, self.buckets.len().saturating_sub(1));
        let range = self.buckets.get(bucket) as usize..self.buckets.get(bucket + 1) as usize;
        range.filter_map(move |at| {
            let entry = self.stems.get(at);
            let number = (entry >> CHECK_BITS) as usize;
            let is_likely = entry & ((1 << CHECK_BITS) - 1) == check;
            (is_likely && stem_lower(&self.word(number), language) == stem).then_some(number)
        })
    }

    fn coded(&self, word: &str) -> Option<Vec<u8>> {
        word.chars().map(|c| self.alphabet.binary_search(&c).ok().map(|letter| letter as u8)).collect()
    }

    fn head(&self, block: usize) -> Option<&'a [u8]> {
        let bytes = self.data.get(self.blocks.get(block) as usize..)?;
        let (length, rest) = bytes.split_first()?;
        rest.get(..usize::from(*length))
    }

    /// Shows the words of a block in order, as letters, as long as `goes_on`.
    fn scan(&self, block: usize, mut goes_on: impl FnMut(usize, &[u8]) -> bool) {
        let Some(head) = self.head(block).filter(|_| block < self.blocks.len()) else { return };
        let mut word = head.to_vec();
        let mut rest = self.data.get(self.blocks.get(block) as usize + 1 + head.len()..).unwrap_or_default();
        for at in 0..BLOCK.min(self.count.saturating_sub(block * BLOCK)) {
            if at > 0 && next(&mut word, &mut rest).is_none() || !goes_on(at, &word) {
                return;
            }
        }
    }
}

/// Turns a word into the one after it.
fn next(word: &mut Vec<u8>, rest: &mut &[u8]) -> Option<()> {
    let mut fields = Fields(rest);
    let (shared, added) = match fields.bytes(1)? {
        [LONG] => match fields.bytes(2)? {
            [shared, added] => (*shared, *added),
            _ => return None,
        },
        [both] => (both >> 4, both & 0xf),
        _ => return None,
    };
    word.truncate(usize::from(shared));
    word.extend(fields.bytes(usize::from(added))?);
    *rest = fields.0;
    Some(())
}

/// The bucket of a stem and the few bits that tell it from others there. FNV-1a.
fn place(stem: &str, buckets: usize) -> (usize, u32) {
    let hash = stem.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let mixed = hash ^ hash >> 15;
    (mixed as usize % buckets.max(1), hash >> (32 - CHECK_BITS))
}

/// Packs words that are sorted and unlike each other, with their frequency classes (see `rarity`; 0 is none); those
/// that are `found_by_stem` come into the index of stems.
pub(super) fn write(words: &[(&str, u8)], language: &str, found_by_stem: impl Fn(&str) -> bool) -> Vec<u8> {
    let mut alphabet: Vec<char> = words.iter().flat_map(|(word, _)| word.chars()).collect();
    alphabet.sort_unstable();
    alphabet.dedup();
    assert!(alphabet.len() < 256, "{language} has too many letters");
    let code = |word: &str| -> Vec<u8> {
        word.chars().filter_map(|c| alphabet.binary_search(&c).ok()).map(|letter| letter as u8).collect()
    };
    let (mut data, mut blocks, mut last) = (Vec::new(), Vec::new(), Vec::new());
    for (at, (word, _)) in words.iter().enumerate() {
        let coded = code(word);
        if at % BLOCK == 0 {
            blocks.push(data.len() as u32);
            data.push(coded.len() as u8);
            data.extend(&coded);
        } else {
            let shared = coded.iter().zip(&last).take_while(|(a, b)| a == b).count();
            let added = coded.len() - shared;
            match (shared, added) {
                (0..15, 0..15) => data.push((shared << 4 | added) as u8),
                _ => data.extend([LONG, shared as u8, added as u8]),
            }
            data.extend(&coded[shared..]);
        }
        last = coded;
    }
    let letters: String = alphabet.iter().collect();
    let mut out = Vec::new();
    write_length(words.len(), &mut out);
    write_length(letters.len(), &mut out);
    out.extend(letters.as_bytes());
    write_packed(&blocks, &mut out);
    write_length(data.len(), &mut out);
    out.extend(data);
    let frequencies: Vec<u8> = words.iter().map(|(_, class)| *class).collect();
    let kept = if frequencies.iter().all(|class| *class == 0) { 0 } else { frequencies.len() };
    write_length(kept, &mut out);
    out.extend(&frequencies[..kept]);
    let indexed = words.iter().enumerate().map(|(number, (word, _))| (number, *word));
    write_stems(&indexed.filter(|(_, word)| found_by_stem(word)).collect::<Vec<_>>(), language, &mut out);
    out
}

fn write_stems(words: &[(usize, &str)], language: &str, out: &mut Vec<u8>) {
    let count = words.len() / BUCKET + 1;
    let mut buckets = vec![Vec::new(); count];
    for (number, word) in words {
        let (bucket, check) = place(&stem_lower(word, language), count);
        buckets[bucket].push((*number as u32) << CHECK_BITS | check);
    }
    let starts = buckets.iter().scan(0, |at, bucket| {
        *at += bucket.len() as u32;
        Some(*at)
    });
    write_packed(&std::iter::once(0).chain(starts).collect::<Vec<_>>(), out);
    write_packed(&buckets.concat(), out);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_numbers_belong_together() {
        let mut words: Vec<String> =
            (0..500).map(|n| format!("ord{}", "abcdefghij".repeat(n % 4) + &n.to_string())).collect();
        words.extend(["aftale", "aftaler", "å", "ø", "prime minister"].map(str::to_owned));
        words.sort();
        let given: Vec<(&str, u8)> = words.iter().enumerate().map(|(at, word)| (word.as_str(), at as u8)).collect();
        let bytes = write(&given, "da", |_| true);
        let list = WordList::open(&bytes).unwrap();
        assert_eq!(list.len(), words.len());
        for (number, word) in words.iter().enumerate() {
            assert_eq!((list.find(word), &list.word(number)), (Some(number), word));
        }
        for strange in ["", "aa", "zzz", "日本", "aftal", "ordx"] {
            assert_eq!(list.find(strange), None, "{strange}");
        }
        assert_eq!(list.word(words.len()), "");
        let stemmed: Vec<String> = list.with_stem("aftal", "da").map(|number| list.word(number)).collect();
        assert_eq!(stemmed, ["aftale", "aftaler"]);
        assert_eq!((list.rarity(0), list.rarity(1), list.rarity(33)), (None, Some(1.), Some(2.)));
    }

    #[test]
    fn damaged_bytes_are_no_panic() {
        let bytes = write(&[("aftale", 3), ("aftaler", 4), ("krig", 5)], "da", |_| true);
        assert!((0..bytes.len()).all(|end| WordList::open(&bytes[..end]).is_none()));
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0xff;
            if let Some(list) = WordList::open(&damaged) {
                let _ = (list.find("krig"), list.word(1), list.with_stem("krig", "da").count());
            }
        }
    }
}
