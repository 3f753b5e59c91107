//! Characters that nobody sees, and characters that turn the direction of writing: what they are called, and what stands
//! for them where a text is shown. A text that looks like another one than it is must not pass as it.
//!
//! Unicode 16, `DerivedCoreProperties.txt` (Default_Ignorable_Code_Point) and `UnicodeData.txt`; on what can be done with
//! the direction, Unicode Technical Report 36. What a script needs is left alone: joiners between letters of scripts that
//! have them and in emoji, direction marks in a text that has letters from right to left, the tags of a flag. So are soft
//! hyphens and variation selectors, which change no reading.

use std::borrow::Cow;

/// What a character does that is not seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unseen {
    /// It is there and cannot be seen.
    Hidden,
    /// It turns the direction of what follows.
    Turning,
}

/// What such characters are called, with the first and last code point.
const NAMES: &[(u32, u32, &str)] = &[
    (0x00, 0x00, "null"),
    (0x07, 0x07, "bell"),
    (0x08, 0x08, "backspace"),
    (0x0B, 0x0B, "line tabulation"),
    (0x0C, 0x0C, "form feed"),
    (0x1A, 0x1A, "substitute"),
    (0x1B, 0x1B, "escape"),
    (0x01, 0x1F, "control character"),
    (0x7F, 0x7F, "delete"),
    (0x80, 0x9F, "control character"),
    (0x061C, 0x061C, "Arabic letter mark"),
    (0x200B, 0x200B, "zero width space"),
    (0x200C, 0x200C, "zero width non-joiner"),
    (0x200D, 0x200D, "zero width joiner"),
    (0x200E, 0x200E, "left-to-right mark"),
    (0x200F, 0x200F, "right-to-left mark"),
    (0x202A, 0x202A, "left-to-right embedding"),
    (0x202B, 0x202B, "right-to-left embedding"),
    (0x202C, 0x202C, "pop directional formatting"),
    (0x202D, 0x202D, "left-to-right override"),
    (0x202E, 0x202E, "right-to-left override"),
    (0x2060, 0x2060, "word joiner"),
    (0x2061, 0x2064, "invisible operator"),
    (0x2066, 0x2066, "left-to-right isolate"),
    (0x2067, 0x2067, "right-to-left isolate"),
    (0x2068, 0x2068, "first strong isolate"),
    (0x2069, 0x2069, "pop directional isolate"),
    (0x206A, 0x206F, "deprecated format character"),
    (0xFEFF, 0xFEFF, "zero width no-break space"),
    (0xFFF9, 0xFFFB, "interlinear annotation character"),
    (0xE0000, 0xE007F, "tag character"),
];

/// Letters and signs that joiners stand between: Arabic to N'Ko, the scripts of India and its neighbours, emoji.
const JOINED: &[(u32, u32)] = &[
    (0x0600, 0x08FF),
    (0x0900, 0x0DFF),
    (0x0F00, 0x109F),
    (0x1780, 0x18AF),
    (0x2190, 0x2BFF),
    (0xA840, 0xABFF),
    (0xFB50, 0xFDFF),
    (0xFE0F, 0xFE0F),
    (0xFE70, 0xFEFE),
    (0x11000, 0x11FFF),
    (0x1F000, 0x1FAFF),
];

/// Letters of scripts that run from right to left: Hebrew to Arabic Extended-A, presentation forms, and the old and new
/// scripts beyond (Unicode 16, `Scripts.txt` and `DerivedBidiClass.txt`).
const LEFTWARD: &[(u32, u32)] =
    &[(0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFE), (0x10800, 0x10FFF), (0x1E800, 0x1EFFF)];

/// The flag that tags make a region's.
const FLAG: char = '\u{1F3F4}';

/// What a character does, wherever it stands; none for one that can be seen, tabs and line ends among them.
pub fn kind(c: char) -> Option<Unseen> {
    match c {
        '\t' | '\n' | '\r' | ' '..='~' => None,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some(Unseen::Turning),
        c if c.is_control() => Some(Unseen::Hidden),
        '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2060}'..='\u{2064}'
        | '\u{206a}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => Some(Unseen::Hidden),
        _ => None,
    }
}

/// Code and name of a character that is not seen, such as `U+202E right-to-left override`; none for any other.
pub fn name(c: char) -> Option<String> {
    kind(c)?;
    let code = u32::from(c);
    let name = NAMES.iter().find(|(first, last, _)| (*first..=*last).contains(&code)).map_or("", |(_, _, name)| name);
    Some(format!("{} {name}", self::code(c)))
}

/// The code of a character, such as `U+202E`.
pub fn code(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// Whether a character is a letter that runs from right to left.
pub fn is_leftward(c: char) -> bool {
    is_in(LEFTWARD, c) && c.is_alphabetic()
}

/// The characters of a text that are not seen where they should be, by their positions in code points.
pub fn unseen(text: &str) -> impl Iterator<Item = (usize, char, Unseen)> {
    let runs_leftward = text.chars().any(is_leftward);
    let (mut before, mut is_flag) = (None, false);
    text.chars().enumerate().filter_map(move |(at, c)| {
        let is_tag = matches!(c, '\u{e0020}'..='\u{e007f}');
        is_flag = c == FLAG || is_flag && is_tag;
        let is_needed = match c {
            '\u{200c}' | '\u{200d}' => before.is_some_and(|before| is_in(JOINED, before)),
            '\u{61c}' | '\u{200e}' | '\u{200f}' => runs_leftward,
            _ => is_flag && is_tag,
        };
        before = Some(c);
        kind(c).filter(|_| !is_needed).map(|unseen| (at, c, unseen))
    })
}

/// The worst that is in a text; none when all of it can be seen.
pub fn worst(text: &str) -> Option<Unseen> {
    if is_plain(text) { None } else { unseen(text).map(|(_, _, unseen)| unseen).max() }
}

/// The text with one visible character for each that is not seen, so that positions stay.
pub fn stood_in(text: &str) -> Cow<'_, str> {
    replaced(text, |_, unseen| stand_in(unseen).to_string())
}

/// The text with the code of each character that is not seen, such as `[U+202E]`.
pub fn spelled(text: &str) -> Cow<'_, str> {
    replaced(text, |c, _| format!("[{}]", code(c)))
}

/// The text with code and name of each character that is not seen, for reading aloud.
pub fn spoken(text: &str) -> Cow<'_, str> {
    replaced(text, |c, _| format!("[{}]", name(c).unwrap_or_default()))
}

/// What stands for a character that is not seen.
pub fn stand_in(unseen: Unseen) -> char {
    match unseen {
        Unseen::Hidden => '□',
        Unseen::Turning => '↔',
    }
}

fn replaced(text: &str, by: impl Fn(char, Unseen) -> String) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut unseen = unseen(text).peekable();
    let mut shown = String::with_capacity(text.len() + 8);
    for (at, c) in text.chars().enumerate() {
        match unseen.next_if(|(place, _, _)| *place == at) {
            Some((_, c, unseen)) => shown.push_str(&by(c, unseen)),
            None => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// Most texts have none of them.
fn is_plain(text: &str) -> bool {
    text.chars().all(|c| kind(c).is_none())
}

fn is_in(ranges: &[(u32, u32)], c: char) -> bool {
    ranges.iter().any(|(first, last)| (*first..=*last).contains(&u32::from(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected_spelled: &str, expected_worst: Option<Unseen>) {
        assert_eq!(spelled(text), expected_spelled);
        assert_eq!(worst(text), expected_worst, "{text:?}");
        assert_eq!(stood_in(text).chars().count(), text.chars().count(), "{text:?}");
        assert_eq!(worst(&stood_in(text)), None);
    }

    #[test]
    fn what_cannot_be_seen_is_spelled_out() {
        check("Prisen er 100 kr.\tog\nmere", "Prisen er 100 kr.\tog\nmere", None);
        check("a\u{202e}b\u{202c}", "a[U+202E]b[U+202C]", Some(Unseen::Turning));
        check("a\u{200b}b\u{1b}[31m\u{85}", "a[U+200B]b[U+001B][31m[U+0085]", Some(Unseen::Hidden));
        check("\u{feff}x\u{2060}\u{e0041}", "[U+FEFF]x[U+2060][U+E0041]", Some(Unseen::Hidden));
        check("sam\u{ad}men", "sam\u{ad}men", None);
        check("a\u{200d}b a\u{200e}", "a[U+200D]b a[U+200E]", Some(Unseen::Hidden));
    }

    #[test]
    fn what_a_script_needs_is_left() {
        // Persian, Hindi, a family, the flag of Scotland, Arabic with a mark.
        for text in [
            "\u{645}\u{6cc}\u{200c}\u{62e}\u{648}\u{627}\u{647}\u{645}",
            "\u{915}\u{94d}\u{200d}\u{937}",
            "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} \u{2764}\u{fe0f}\u{200d}\u{1f525}",
            "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
            "\u{642}\u{627}\u{644} (HP)\u{200f}",
        ] {
            check(text, text, None);
        }
        check("\u{642}\u{202e}", "\u{642}[U+202E]", Some(Unseen::Turning));
    }

    #[test]
    fn every_one_has_a_name() {
        let all = (0..=0x10FFFF).filter_map(char::from_u32).filter_map(|c| Some((c, kind(c)?)));
        for (c, _) in all {
            assert!(name(c).is_some_and(|name| name.len() > code(c).len() + 3), "{c:?}");
        }
        assert_eq!(name('\u{202e}').as_deref(), Some("U+202E right-to-left override"));
        assert_eq!(name('a'), None);
        assert!(spoken("x\u{200b}").ends_with("[U+200B zero width space]"));
    }
}
