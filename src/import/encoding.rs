//! Bytes to text: which character encoding a file is in, and its text in it.
//!
//! In this order, the sure before the likely: a byte-order mark; UTF-16 without one, told by its zero bytes; valid
//! UTF-8; UTF-8 with a few bad bytes, which is an error with its place, since read in any other way every letter
//! beyond ASCII would come out wrong; else the guess of `chardetng` (the detector of Firefox), Windows-1252 where it
//! has none. What then still holds control characters is no text. Encodings are named as in the WHATWG standard.

use super::sniff::{Looks, sniff};
use crate::text::Language;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A file's text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// All of it, without a byte-order mark.
    pub text: String,
    /// Name of the encoding.
    pub encoding: &'static str,
}

/// Why bytes are no text. Bytes and lines count from 1.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Undecodable {
    Binary { looks: Looks, byte: usize },
    Damaged { encoding: &'static str, line: usize, byte: usize },
}

/// A stray control character (old word processors left some) is let through once in so many characters.
const CHARACTERS_A_CONTROL: usize = 200;

/// Reads bytes as text. `language` is what the file's name says; it helps to guess between older encodings.
pub(super) fn decode(bytes: &[u8], language: Option<&Language>) -> Result<Decoded, Undecodable> {
    if let Some(looks) = sniff(bytes) {
        return Err(Undecodable::Binary { looks, byte: 1 });
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return unicode(bytes, mark, encoding);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return unicode(bytes, 0, encoding);
    }
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        return Err(Undecodable::Binary { looks: Looks::Unknown, byte: at + 1 });
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text_only(text.to_owned(), UTF_8, bytes),
        Err(error) if is_mostly_utf8(bytes) => Err(damaged(bytes, error.valid_up_to(), UTF_8)),
        Err(_) => {
            let (text, encoding) = older(bytes, language);
            text_only(text, encoding, bytes)
        }
    }
}

/// The text of `bytes[mark..]` in a Unicode encoding that is certain.
fn unicode(bytes: &[u8], mark: usize, encoding: &'static Encoding) -> Result<Decoded, Undecodable> {
    match encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..]) {
        Some(text) => text_only(text.into_owned(), encoding, bytes),
        None if encoding == UTF_8 => {
            let valid = std::str::from_utf8(&bytes[mark..]).map_or_else(|error| error.valid_up_to(), str::len);
            Err(damaged(bytes, mark + valid, UTF_8))
        }
        None => Err(damaged(bytes, mark + valid_utf16(&bytes[mark..], encoding), encoding)),
    }
}

/// The text unless control characters show that it is none.
fn text_only(text: String, encoding: &'static Encoding, bytes: &[u8]) -> Result<Decoded, Undecodable> {
    let (mut characters, mut controls, mut nul) = (0, 0, false);
    for c in text.chars() {
        characters += 1;
        nul |= c == '\0';
        controls += usize::from(is_control(c));
    }
    if nul || controls * CHARACTERS_A_CONTROL > characters.max(CHARACTERS_A_CONTROL) {
        let at = bytes.iter().position(|&byte| is_control(char::from(byte))).unwrap_or(0);
        return Err(Undecodable::Binary { looks: Looks::Unknown, byte: at + 1 });
    }
    Ok(Decoded { text, encoding: encoding.name() })
}

/// A control character of ASCII that no text needs: not white space, not the old end-of-file mark.
fn is_control(c: char) -> bool {
    c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1a}')
}

/// UTF-16 by its zero bytes: spaces, line ends and ASCII letters have one, always on the same side. What it gives
/// must read like a text.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |side: usize| bytes.iter().skip(side).step_by(2).filter(|&&byte| byte == 0).count();
    let (first, second, units) = (zeros(0), zeros(1), bytes.len() / 2);
    let encoding = match (first, second) {
        (0, n) if n > 0 && n * 20 >= units => UTF_16LE,
        (n, 0) if n > 0 && n * 20 >= units => UTF_16BE,
        _ => return None,
    };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let count = text.chars().count();
    let sound = text.chars().filter(|&c| c.is_alphanumeric() || c.is_whitespace() || is_punctuation(c)).count();
    (text.chars().any(char::is_alphabetic) && sound * 10 >= count * 9).then_some(encoding)
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() || matches!(c, '\u{a1}'..='\u{bf}' | '\u{2010}'..='\u{206f}' | '\u{3000}'..='\u{303f}')
}

/// How many bytes of UTF-16 are sound before the first half pair.
fn valid_utf16(bytes: &[u8], encoding: &'static Encoding) -> usize {
    let units = bytes.chunks_exact(2).map(|pair| {
        let pair = [pair[0], pair[1]];
        if encoding == UTF_16BE { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
    });
    let sound = char::decode_utf16(units).take_while(Result::is_ok).flatten();
    sound.map(|c| 2 * c.len_utf16()).sum()
}

fn damaged(bytes: &[u8], sound_bytes: usize, encoding: &'static Encoding) -> Undecodable {
    let sound = &bytes[..sound_bytes];
    let line = super::lines::raw_lines(&encoding.decode(sound).0).len();
    Undecodable::Damaged { encoding: encoding.name(), line, byte: sound_bytes + 1 }
}

/// Whether far more letters beyond ASCII are right in UTF-8 than wrong. In an older encoding hardly one is right
/// by chance.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right >= 3 && right >= 3 * wrong
}

/// The likeliest encoding from before Unicode, and the text in it.
fn older(bytes: &[u8], language: Option<&Language>) -> (String, &'static Encoding) {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(language.and_then(top_level_domain), Utf8Detection::Deny);
    if let Some(text) = guess.decode_without_bom_handling_and_without_replacement(bytes) {
        return (text.into_owned(), guess);
    }
    (WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), WINDOWS_1252)
}

/// The domain that chardetng knows a language's habits by.
fn top_level_domain(language: &Language) -> Option<&'static [u8]> {
    let found = DOMAINS.iter().find(|(primary, _)| *primary == language.primary());
    found.map(|(_, domain)| domain.as_bytes())
}

const DOMAINS: &[(&str, &str)] = &[
    ("ar", "sa"),
    ("be", "by"),
    ("bg", "bg"),
    ("cs", "cz"),
    ("da", "dk"),
    ("de", "de"),
    ("el", "gr"),
    ("en", "uk"),
    ("es", "es"),
    ("et", "ee"),
    ("fi", "fi"),
    ("fo", "fo"),
    ("fr", "fr"),
    ("he", "il"),
    ("hr", "hr"),
    ("hu", "hu"),
    ("is", "is"),
    ("it", "it"),
    ("ja", "jp"),
    ("kl", "gl"),
    ("ko", "kr"),
    ("lt", "lt"),
    ("lv", "lv"),
    ("nb", "no"),
    ("nl", "nl"),
    ("nn", "no"),
    ("pl", "pl"),
    ("pt", "pt"),
    ("ro", "ro"),
    ("ru", "ru"),
    ("sk", "sk"),
    ("sl", "si"),
    ("sr", "rs"),
    ("sv", "se"),
    ("tr", "tr"),
    ("uk", "ua"),
    ("vi", "vn"),
    ("zh", "cn"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, encoding: &str) {
        match decode(bytes, None) {
            Ok(decoded) => assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding)),
            Err(error) => panic!("{text}: {error:?}"),
        }
    }

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn marks_and_zero_bytes_tell_unicode() {
        let text = "På Ærø åbner broen.\r\n“Endelig”, siger borgmesteren – 1.500 gæster.";
        let marked = format!("\u{feff}{text}");
        check(text.as_bytes(), text, "UTF-8");
        check(marked.as_bytes(), text, "UTF-8");
        for text in [text, "Міст відкрили в понеділок, каже мер.", "Hej"] {
            let marked = format!("\u{feff}{text}");
            check(&utf16(&marked, u16::to_le_bytes), text, "UTF-16LE");
            check(&utf16(&marked, u16::to_be_bytes), text, "UTF-16BE");
            check(&utf16(text, u16::to_le_bytes), text, "UTF-16LE");
            check(&utf16(text, u16::to_be_bytes), text, "UTF-16BE");
        }
        check(b"", "", "UTF-8");
        check(b"\xff\xfe", "", "UTF-16LE");
    }

    #[test]
    fn older_encodings_are_guessed() {
        let cases = [
            ("Borgmesteren på Ærø åbnede broen i går. “Vi er så glade”, sagde hun – og græd.", "windows-1252"),
            ("Æøå", "windows-1252"),
            ("Ærø åbner sin nye bro på mandag", "windows-1252"),
            ("Der Bürgermeister sagte, die Brücke öffne für alle Gäste – auch für Füße.", "windows-1252"),
            ("Мэр открыл мост в понедельник, сообщили жители острова.", "windows-1251"),
            ("Burmistrz otworzył most w poniedziałek, żeby mieszkańcy mogli świętować.", "windows-1250"),
            ("市長は月曜日に橋を開通させました。住民は喜んでいます。", "Shift_JIS"),
        ];
        for (text, name) in cases {
            let encoding = Encoding::for_label(name.as_bytes()).unwrap();
            let (bytes, _, lossy) = encoding.encode(text);
            assert!(!lossy, "{text}");
            check(&bytes, text, name);
        }
    }

    #[test]
    fn what_is_no_text_says_where() {
        let binary = |byte| Err(Undecodable::Binary { looks: Looks::Unknown, byte });
        assert_eq!(decode(b"Hej\0\0med", None), binary(4));
        assert_eq!(decode(b"\x01\x02\x03abc", None), binary(1));
        assert_eq!(decode(&[0, 1, 0, 2, 0, 3], None), binary(1));
        let stray = format!("{}\u{1f}{}", "a ".repeat(150), "b ".repeat(150));
        assert!(decode(stray.as_bytes(), None).is_ok());

        let mut bytes = "Første linje på øen.\nÅben bro".as_bytes().to_vec();
        let byte = bytes.len() + 1;
        bytes.extend(b"\xe6 her");
        assert_eq!(decode(&bytes, None), Err(Undecodable::Damaged { encoding: "UTF-8", line: 2, byte }));
        let mut bytes = utf16("\u{feff}a\nb\nc", u16::to_le_bytes);
        bytes.extend([0x00, 0xd8, b'x', 0]);
        assert_eq!(decode(&bytes, None), Err(Undecodable::Damaged { encoding: "UTF-16LE", line: 3, byte: 13 }));
        bytes.truncate(11);
        assert!(matches!(decode(&bytes, None), Err(Undecodable::Damaged { line: 3, .. })));
    }
}
