//! The encoding of a page: a byte-order mark, what its `<meta>` says in its first bytes, else as any other text.
//! As the HTML standard has it (§ 13.2.3, encoding sniffing), except that text which is sound UTF-8 is UTF-8 whatever
//! the page says: saved pages keep the tag of what they were before.

use crate::import::{
    Input,
    encoding::{self, Decoded},
    error::Fault,
};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How far into a page its encoding is declared, in bytes.
const SEARCHED_BYTES: usize = 1024;

/// The page's text and the name of its encoding.
pub(super) fn decode(input: &Input) -> Result<(String, String), Fault> {
    let own = encoding::decode(input.bytes, input.declared.as_ref());
    let sure = own.as_ref().is_ok_and(|own| own.encoding.starts_with("UTF-"));
    if !sure
        && Encoding::for_bom(input.bytes).is_none()
        && !input.bytes.contains(&0)
        && let Some(named) = declared(input.bytes)
    {
        let (text, _) = named.decode_without_bom_handling(input.bytes);
        return Ok((text.into_owned(), named.name().to_owned()));
    }
    let Decoded { text, encoding } = own?;
    Ok((text.trim_start_matches('\u{feff}').to_owned(), encoding.to_owned()))
}

/// The encoding that the page names. UTF-8 is only named where the bytes are mostly not: it is left to the error.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..SEARCHED_BYTES).unwrap_or(bytes).to_ascii_lowercase();
    let at = head.windows(8).position(|window| window == b"charset=").map(|at| at + 8).or_else(|| {
        let at = head.windows(10).position(|window| window == b" encoding=")?;
        head.starts_with(b"<?xml").then_some(at + 10)
    })?;
    let label: Vec<u8> = head
        .get(at..)?
        .iter()
        .copied()
        .skip_while(|byte| matches!(byte, b'"' | b'\'' | b' '))
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.'))
        .collect();
    Encoding::for_label(&label).filter(|named| ![UTF_8, UTF_16LE, UTF_16BE].contains(named))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, encoding: &str) {
        let input = Input { name: "x.html", bytes, declared: None };
        let (found, name) = decode(&input).unwrap();
        assert!(found.ends_with(text), "{found}");
        assert_eq!(name, encoding);
    }

    #[test]
    fn pages_name_their_encoding() {
        check(b"<meta charset=windows-1252><p>\xe6\xf8\xe5 \x93", "æøå “", "windows-1252");
        check(b"<meta http-equiv='Content-Type' content='text/html; charset=koi8-r'>\xcd", "м", "KOI8-R");
        check("<meta charset=iso-8859-1><p>æøå".as_bytes(), "æøå", "UTF-8");
        check(b"<?xml version='1.0' encoding='iso-8859-1'?><html>\xe6", "æ", "windows-1252");
        check("\u{feff}<meta charset=koi8-r>æ".as_bytes(), "æ", "UTF-8");
        check(b"<p>Borgmesteren p\xe5 \xc6r\xf8 \xe5bnede broen i g\xe5r", "broen i går", "windows-1252");
    }
}
