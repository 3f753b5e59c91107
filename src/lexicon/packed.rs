//! Numbers of a fixed number of bits and bitmaps that are read where they lie, and how they are written.
//!
//! Nothing is copied or built to read: a bitmap finds the rank of a bit and the place of its n-th set bit with the
//! help of sparse counts that were stored with it (Jacobson 1989). Reading beyond the end gives zeros, so damaged
//! bytes give wrong answers, never a panic.

/// Reads fields one after another; `None` at the end.
pub(super) struct Fields<'a>(pub &'a [u8]);

impl<'a> Fields<'a> {
    pub(super) fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.bytes(4)?.try_into().ok()?))
    }

    pub(super) fn length(&mut self) -> Option<usize> {
        self.u32().map(|value| value as usize)
    }

    pub(super) fn packed(&mut self) -> Option<Packed<'a>> {
        let length = self.length()?;
        let width = self.u32()?.min(32);
        Some(Packed { length, width, data: self.bytes(packed_bytes(length, width))? })
    }

    pub(super) fn bitmap(&mut self) -> Option<Bitmap<'a>> {
        let length = self.length()?;
        let bits = self.bytes(length.div_ceil(64) * 8)?;
        Some(Bitmap { length, bits, ranks: self.packed()?, selects: self.packed()? })
    }
}

fn packed_bytes(length: usize, width: u32) -> usize {
    (length * width as usize).div_ceil(8)
}

/// Unsigned numbers of `width` bits, at most 32.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Packed<'a> {
    length: usize,
    width: u32,
    data: &'a [u8],
}

impl Packed<'_> {
    pub(super) fn len(&self) -> usize {
        self.length
    }

    /// The number at a place; 0 beyond the end.
    pub(super) fn get(&self, at: usize) -> u32 {
        if at >= self.length {
            return 0;
        }
        let bit = at * self.width as usize;
        let window = eight_bytes(self.data, bit / 8) >> (bit % 8);
        (window & ((1_u64 << self.width) - 1)) as u32
    }
}

fn eight_bytes(data: &[u8], from: usize) -> u64 {
    match data.get(from..from + 8) {
        Some(eight) => eight.try_into().map_or(0, u64::from_le_bytes),
        None => data.get(from..).unwrap_or_default().iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte)),
    }
}

/// Bits between two stored ranks.
const RANK_STEP: usize = 512;
/// Set bits between two stored places.
const SELECT_STEP: usize = 64;

/// Bits with rank and select.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bitmap<'a> {
    length: usize,
    bits: &'a [u8],
    ranks: Packed<'a>,
    selects: Packed<'a>,
}

impl Bitmap<'_> {
    pub(super) fn get(&self, at: usize) -> bool {
        at < self.length && self.bits.get(at / 8).is_some_and(|byte| byte >> (at % 8) & 1 == 1)
    }

    /// How many bits are set before a place.
    pub(super) fn rank(&self, at: usize) -> usize {
        let first = at / RANK_STEP;
        let from = first * (RANK_STEP / 64);
        let whole: u32 = (from..at / 64).map(|word| self.word(word).count_ones()).sum();
        let part = self.word(at / 64) & ((1_u64 << (at % 64)) - 1);
        self.ranks.get(first) as usize + (whole + part.count_ones()) as usize
    }

    /// Where the n-th set bit is, counted from 0; the length where there are not so many.
    pub(super) fn select(&self, nth: usize) -> usize {
        let mut at = self.selects.get(nth / SELECT_STEP) as usize;
        if nth / SELECT_STEP >= self.selects.len() {
            return self.length;
        }
        let mut missing = nth % SELECT_STEP;
        let mut word = self.word(at / 64) & (u64::MAX << (at % 64));
        while at < self.length {
            let here = word.count_ones() as usize;
            if missing < here {
                (0..missing).for_each(|_| word &= word - 1);
                return at / 64 * 64 + word.trailing_zeros() as usize;
            }
            missing -= here;
            at = (at / 64 + 1) * 64;
            word = self.word(at / 64);
        }
        self.length
    }

    fn word(&self, at: usize) -> u64 {
        eight_bytes(self.bits, at * 8)
    }
}

/// Writes numbers for [`Fields::packed`], with as many bits as the greatest needs.
pub(super) fn write_packed(numbers: &[u32], out: &mut Vec<u8>) {
    let width = numbers.iter().max().map_or(0, |greatest| 32 - greatest.leading_zeros());
    write_length(numbers.len(), out);
    out.extend(width.to_le_bytes());
    let mut window = 0_u64;
    let mut held = 0;
    let start = out.len();
    for number in numbers {
        window |= u64::from(*number) << held;
        held += width;
        while held >= 8 {
            out.push(window as u8);
            window >>= 8;
            held -= 8;
        }
    }
    if held > 0 {
        out.push(window as u8);
    }
    debug_assert_eq!(out.len() - start, packed_bytes(numbers.len(), width));
}

/// Writes bits for [`Fields::bitmap`].
pub(super) fn write_bitmap(bits: &[bool], out: &mut Vec<u8>) {
    write_length(bits.len(), out);
    let mut words = vec![0_u64; bits.len().div_ceil(64)];
    let (mut ranks, mut selects, mut count) = (Vec::new(), Vec::new(), 0);
    for (at, bit) in bits.iter().enumerate() {
        if at % RANK_STEP == 0 {
            ranks.push(count as u32);
        }
        if *bit {
            words[at / 64] |= 1 << (at % 64);
            if count % SELECT_STEP == 0 {
                selects.push(at as u32);
            }
            count += 1;
        }
    }
    out.extend(words.iter().flat_map(|word| word.to_le_bytes()));
    write_packed(&ranks, out);
    write_packed(&selects, out);
}

/// Writes a length for [`Fields::length`].
pub(super) fn write_length(length: usize, out: &mut Vec<u8>) {
    out.extend((length as u32).to_le_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        for numbers in
            [vec![], vec![0, 0], vec![1, 2, 3], (0..1000).map(|n| n * 7919 % 70_001).collect(), vec![u32::MAX, 0, 5]]
        {
            let mut out = Vec::new();
            write_packed(&numbers, &mut out);
            let packed = Fields(&out).packed().unwrap();
            assert_eq!((0..packed.len()).map(|at| packed.get(at)).collect::<Vec<_>>(), numbers);
            assert_eq!(packed.get(numbers.len()), 0);
        }
    }

    #[test]
    fn bits_are_counted_and_found() {
        for step in [1, 2, 3, 64, 130, 5000] {
            let bits: Vec<bool> = (0..3001).map(|at| at % step == 0).collect();
            let mut out = Vec::new();
            write_bitmap(&bits, &mut out);
            let bitmap = Fields(&out).bitmap().unwrap();
            let set: Vec<usize> = (0..bits.len()).filter(|at| bits[*at]).collect();
            for (at, bit) in bits.iter().enumerate() {
                assert_eq!(bitmap.get(at), *bit);
                assert_eq!(bitmap.rank(at), set.partition_point(|place| *place < at), "{step} {at}");
            }
            for (nth, place) in set.iter().enumerate() {
                assert_eq!(bitmap.select(nth), *place, "{step} {nth}");
            }
            assert_eq!(bitmap.select(set.len()), bits.len());
        }
    }

    #[test]
    fn cut_bytes_are_refused() {
        let mut out = Vec::new();
        write_bitmap(&[true; 100], &mut out);
        assert!((0..out.len()).all(|end| Fields(&out[..end]).bitmap().is_none()));
    }
}
