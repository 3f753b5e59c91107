//! Whether a PDF unpacks to far more than it is, seen before anything of it is unpacked into memory.
//!
//! Its packed streams are found by their key words, without trust in its tables, and unpacked piece by piece into
//! nothing. Pictures are left out: they are never unpacked. What is packed twice counts as a burst.
//! The unpacking is that of the `zip` crate, so each stream gets the head of a packed file.

use crate::import::error::Fault;
use std::io::Read;

/// What all streams but pictures may unpack to.
const MOST_BYTES: usize = 256 * 1024 * 1024;
/// How far before a stream its dictionary is looked for, in bytes.
const DICTIONARY_BYTES: usize = 2_048;
/// The other packings (LZW, and run lengths) unpack to at most so many times their bytes.
const LZW_FACTOR: usize = 1_400;

/// Refuses a PDF that would burst.
pub(super) fn check(bytes: &[u8]) -> Result<(), Fault> {
    let (mut total, mut at) = (0usize, 0);
    while let Some(found) = find(&bytes[at..], b"stream") {
        let start = at + found + b"stream".len();
        let head = &bytes[..at + found];
        at = start;
        if head.ends_with(b"end") {
            continue;
        }
        let dictionary = &head[head.len().saturating_sub(DICTIONARY_BYTES)..];
        let dictionary = find_last(dictionary, b" obj").map_or(dictionary, |at| &dictionary[at..]);
        let data = &bytes[start..];
        let data = data.strip_prefix(b"\r\n").or(data.strip_prefix(b"\n")).or(data.strip_prefix(b"\r")).unwrap_or(data);
        let data = &data[..find(data, b"endstream").unwrap_or(data.len())];
        at += data.len();
        let is = |word: &[u8]| find(dictionary, word).is_some();
        if is(b"/Image") && !is(b"/Form") {
            continue;
        }
        let packings = count(dictionary, b"/FlateDecode") + count(dictionary, b"/LZWDecode");
        if packings > 1 {
            return Err(Fault::Excessive { what: "a part of it is packed several times over".to_owned() });
        }
        total += if is(b"/LZWDecode") { data.len() * LZW_FACTOR } else { unpacked(data, MOST_BYTES - total) };
        if total >= MOST_BYTES {
            return Err(Fault::Excessive { what: "it unpacks to more than 256 MiB".to_owned() });
        }
    }
    Ok(())
}

/// How many bytes a stream of zlib unpacks to, counted up to a limit; none if it is no such stream.
fn unpacked(data: &[u8], limit: usize) -> usize {
    let is_zlib = matches!(data, [first, second, ..] if first & 0x0f == 8 && (u32::from(*first) * 256 + u32::from(*second)) % 31 == 0);
    let Some(deflated) = data.get(2..).filter(|_| is_zlib) else { return 0 };
    let Ok(length) = u32::try_from(deflated.len()) else { return limit };
    let mut head = Vec::from(*b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0");
    head.extend(length.to_le_bytes());
    head.extend((u32::MAX - 1).to_le_bytes());
    head.extend(b"\x01\0\0\0x");
    let mut packed = head.as_slice().chain(deflated);
    let Ok(Some(mut file)) = zip::read::read_zipfile_from_stream(&mut packed) else { return 0 };
    let (mut total, mut piece) = (0, vec![0; 64 * 1024]);
    while total < limit {
        match file.read(&mut piece) {
            Ok(0) | Err(_) => break,
            Ok(read) => total += read,
        }
    }
    total
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    let first = *word.first()?;
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(|&byte| byte == first) {
        at += next;
        if bytes[at..].starts_with(word) {
            return Some(at);
        }
        at += 1;
    }
    None
}

fn find_last(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).rposition(|window| window == word)
}

fn count(bytes: &[u8], word: &[u8]) -> usize {
    bytes.windows(word.len()).filter(|window| *window == word).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};

    /// Zeros as a stream of zlib.
    fn zeros(megabytes: usize) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("x", zip::write::SimpleFileOptions::default()).unwrap();
        for _ in 0..megabytes {
            zip.write_all(&vec![0; 1024 * 1024]).unwrap();
        }
        let bytes = zip.finish().unwrap().into_inner();
        let end = find(&bytes, b"PK\x01\x02").unwrap();
        [b"\x78\x9c", &bytes[31..end]].concat()
    }

    fn pdf(dictionary: &str, data: &[u8]) -> Vec<u8> {
        [format!("%PDF-1.7\n1 0 obj<<{dictionary}>>stream\n").as_bytes(), data, b"\nendstream endobj"].concat()
    }

    #[test]
    fn what_bursts_is_seen() {
        let packed = zeros(3);
        assert_eq!(unpacked(&packed, usize::MAX), 3 * 1024 * 1024);
        assert_eq!(check(&pdf("/Filter/FlateDecode", &packed)), Ok(()));
        assert_eq!(check(&pdf("/Subtype/Image/Filter/FlateDecode", &zeros(300))), Ok(()));
        assert!(check(&pdf("/Filter/FlateDecode", &zeros(300))).is_err());
        assert!(check(&pdf("/Filter[/FlateDecode/FlateDecode]", &packed)).is_err());
        assert!(check(&pdf("/Filter/LZWDecode", &vec![0; 1_000_000])).is_err());
        for odd in ["stream", "streamstream", "endstream", "streamendstream", "1 0 obj<<>>stream\nx\u{9c}"] {
            assert_eq!(check(odd.as_bytes()), Ok(()));
        }
    }
}
