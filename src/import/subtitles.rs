//! Subtitles: SubRip (.srt) and WebVTT (.vtt, the W3C's candidate recommendation of 2019).
//!
//! A cue is a piece of speech that fits on the screen, so cues are joined until a sentence ends, somebody else speaks (a
//! dash) or there is a pause. A paragraph's place is the moment when its first cue begins. Cues that repeat the last
//! line of the one before, as captions that roll up do, give it once.

use super::{
    Input, Parsed, ParsedVersion, declared, encoding,
    error::Fault,
    layout,
    lines::{self, Line},
    punctuation,
};
use crate::text::{Locator, Paragraph, Role};

/// A longer pause parts paragraphs, in milliseconds.
const PAUSE_MS: u64 = 3000;
/// A cue that rolls up follows the one before at once, in milliseconds.
const ROLL_UP_MS: u64 = 200;
/// What a speaker's words begin with where two speak in one cue.
const DASHES: &[char] = &['-', '–', '—'];
/// Named characters of WebVTT.
const ENTITIES: &[(&str, &str)] = &[
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&nbsp;", "\u{a0}"),
    ("&lrm;", "\u{200e}"),
    ("&rlm;", "\u{200f}"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&apos;", "'"),
    ("&amp;", "&"),
];

/// Which of the two a file is.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    SubRip,
    WebVtt,
}

/// A stretch of time and what is said in it.
struct Cue {
    start_ms: u64,
    end_ms: u64,
    lines: Vec<String>,
}

/// Reads one.
pub(super) fn read(input: &Input) -> Result<Parsed, Fault> {
    let decoded = encoding::decode(input.bytes, input.declared.as_ref())?;
    let lines = lines::raw_lines(decoded.text.trim_start_matches('\u{feff}'));
    let lines: Vec<&str> = lines.into_iter().map(|line| Line::of(line).text).collect();
    let kind = if lines.first().is_some_and(|line| line.starts_with("WEBVTT")) { Kind::WebVtt } else { Kind::SubRip };
    let head = lines.iter().take_while(|line| kind == Kind::WebVtt && !line.is_empty());
    let language =
        head.filter_map(|line| line.strip_prefix("Language:")).find_map(|tag| declared::from_value(tag.trim()));
    let paragraphs = paragraphs(cues(&lines, kind)?);
    let version = ParsedVersion { name: None, language, paragraphs };
    Ok(Parsed { versions: vec![version], rows: Vec::new(), encoding: decoded.encoding.to_owned() })
}

/// The cues of a file in its order; a line with an arrow begins one.
fn cues(lines: &[&str], kind: Kind) -> Result<Vec<Cue>, Fault> {
    let broken =
        |at: usize, detail: &str| Fault::Broken { place: format!(", line {}", at + 1), detail: detail.to_owned() };
    let (mut cues, mut at): (Vec<Cue>, usize) = (Vec::new(), 0);
    while at < lines.len() {
        let line = lines[at];
        // A cue's number or name stands before its time; the two may have lost the blank line before them.
        let is_before_time =
            lines.get(at + 1).is_some_and(|next| next.contains("-->")) && is_name(line, lines, at, kind);
        if line.contains("-->") {
            let (start_ms, end_ms) = times(line).ok_or_else(|| broken(at, "this is no time of a subtitle"))?;
            cues.push(Cue { start_ms, end_ms, lines: Vec::new() });
        } else if kind == Kind::WebVtt && begins_block(lines, at) && is_aside(line, at) {
            at += lines[at..].iter().take_while(|line| !line.is_empty()).count();
            continue;
        } else if !line.is_empty() && !is_before_time {
            match cues.last_mut() {
                Some(cue) => cue.lines.push(plain(line, kind)),
                // The number of a cue whose time is missing is nothing that is said.
                None if line.chars().all(|c| c.is_ascii_digit()) => {}
                None => return Err(broken(at, "there is text before the first time")),
            }
        }
        at += 1;
    }
    Ok(cues)
}

/// Whether the line before a time names the cue: a number, or in WebVTT anything that a blank line parts from the text.
fn is_name(line: &str, lines: &[&str], at: usize, kind: Kind) -> bool {
    let number = !line.is_empty() && line.chars().all(|c| c.is_ascii_digit());
    number || kind == Kind::WebVtt && begins_block(lines, at)
}

fn begins_block(lines: &[&str], at: usize) -> bool {
    at == 0 || lines[at - 1].is_empty()
}

/// Whether a block of WebVTT is none of the text: the head, a note, a style, a region.
fn is_aside(line: &str, at: usize) -> bool {
    at == 0
        || ["NOTE", "STYLE", "REGION"].iter().any(|word| {
            line.strip_prefix(word)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']) && *word == "NOTE")
        })
}

/// When a cue begins and ends, in milliseconds: `00:01:02,500 --> 00:01:04,000`, with what WebVTT has after it.
fn times(line: &str) -> Option<(u64, u64)> {
    let (start, end) = line.split_once("-->")?;
    Some((time(start.trim())?, time(end.split_whitespace().next()?)?))
}

/// `[hours:]minutes:seconds[,milliseconds]`, with a full stop as well.
fn time(text: &str) -> Option<u64> {
    let (clock, fraction) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let number = |text: &str| -> Option<u64> {
        let digits = text.trim();
        let sound = (1..=6).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit());
        if sound { digits.parse().ok() } else { None }
    };
    let parts: Vec<u64> = clock.split(':').map(number).collect::<Option<_>>()?;
    let seconds = match parts[..] {
        [minutes, seconds] => minutes * 60 + seconds,
        [hours, minutes, seconds] => (hours * 60 + minutes) * 60 + seconds,
        _ => return None,
    };
    number(fraction)?;
    let ms: String = fraction.trim().chars().chain("00".chars()).take(3).collect();
    Some(seconds * 1000 + number(&ms)?)
}

/// A line without its marks: `<i>`, `<v Anna>`, `<00:01.000>`, `{\an8}`.
fn plain(line: &str, kind: Kind) -> String {
    let (mut text, mut rest) = (String::new(), line);
    while let Some(at) = rest.find(['<', '{']) {
        let (before, mark) = rest.split_at(at);
        text += before;
        let (open, close, is_mark) = match mark.strip_prefix('<') {
            Some(inner) => ('<', '>', inner.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/')),
            None => ('{', '}', mark[1..].starts_with('\\')),
        };
        // No mark has another inside it, so that looking for its end never goes over the same text twice.
        let end = if is_mark { mark[1..].find([open, close]) } else { None };
        match end.filter(|&end| mark[1 + end..].starts_with(close)) {
            Some(end) => rest = &mark[end + 2..],
            None => {
                text += &mark[..1];
                rest = &mark[1..];
            }
        }
    }
    text += rest;
    if kind == Kind::WebVtt && text.contains('&') {
        text = ENTITIES.iter().fold(text, |text, (name, character)| text.replace(name, character));
    }
    Line::of(&text).text.to_owned()
}

/// Cues put together to what somebody says in one go.
fn paragraphs(cues: Vec<Cue>) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    // The last line of the last cue, and the line that was taken last: they differ where a cue says nothing new.
    let (mut last_line, mut said, mut last_end) = (String::new(), String::new(), None);
    for cue in cues {
        let rolls_up = last_end.is_some_and(|end: u64| cue.start_ms <= end + ROLL_UP_MS);
        let mut lines: Vec<String> = cue.lines.into_iter().filter(|line| !line.is_empty()).collect();
        if rolls_up && lines.first() == Some(&last_line) {
            lines.remove(0);
        }
        if let Some(line) = lines.last() {
            last_line.clone_from(line);
        }
        let paused = last_end.is_some_and(|end| cue.start_ms > end + PAUSE_MS);
        for (number, line) in lines.iter().enumerate() {
            match paragraphs.last_mut() {
                Some(open) if !(paused && number == 0) && goes_on(&said, line, number > 0) => {
                    let joint = layout::join([said.as_str(), line]);
                    open.text += &joint[said.len()..];
                }
                _ => {
                    let paragraph = Paragraph::new(line.as_str(), Role::Body);
                    paragraphs.push(paragraph.located(Locator::Moment(cue.start_ms)));
                }
            }
            said.clone_from(line);
        }
        last_end = Some(last_end.map_or(cue.end_ms, |end| end.max(cue.end_ms)));
    }
    paragraphs
}

/// Whether a line goes on with what was said before it. Sentences that stand in one cue stay together.
fn goes_on(before: &str, line: &str, same_cue: bool) -> bool {
    if line.starts_with(DASHES) {
        return false;
    }
    let trails_off = before.ends_with("...") || before.ends_with('…');
    let picks_up = line.starts_with("...") || line.starts_with('…') || punctuation::starts_small(line);
    same_cue || !punctuation::ends_sentence(before) || trails_off && picks_up
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Result<Vec<String>, Fault> {
        let parsed = read(&Input { name: "a.srt", bytes: text.as_bytes(), declared: None })?;
        let shown = |paragraph: &Paragraph| match paragraph.locator {
            Some(Locator::Moment(ms)) => format!("{ms} {}", paragraph.text),
            _ => paragraph.text.clone(),
        };
        Ok(parsed.versions[0].paragraphs.iter().map(shown).collect())
    }

    fn check(text: &str, expected: &[&str]) {
        for line_end in ["\n", "\r\n"] {
            assert_eq!(told(&text.replace('\n', line_end)).unwrap(), expected, "{text}");
        }
    }

    #[test]
    fn cues_become_paragraphs() {
        check(
            "\u{feff}1\n00:00:01,000 --> 00:00:02,500\nBroen åbnede <i>i går</i>,\nog alle\n\n2\n00:00:02,600 --> \
             00:00:04,000\n{\\an8}var glade.\n\n3\n00:00:04,100 --> 00:00:05,000\nOgså hun.\n\n4\n00:00:09,000 --> \
             00:00:10,000\nHan var ikke\n\n5\n00:00:14,000 --> 00:00:15,000\nglad.",
            &["1000 Broen åbnede i går, og alle var glade.", "4100 Også hun.", "9000 Han var ikke", "14000 glad."],
        );
        check(
            "1\n00:00:01,000 --> 00:00:02,000\n- Er den åben?\n- Ja. Nu\n\n2\n00:00:02,000 --> 00:00:03,000\ner den åben...\n\n\
             3\n00:00:03,000 --> 00:00:04,000\n...for alle. Se!\nHer er den.",
            &["1000 - Er den åben?", "1000 - Ja. Nu er den åben... ...for alle. Se! Her er den."],
        );
    }

    #[test]
    fn files_that_are_not_quite_right() {
        check(
            "00:01.5 --> 00:02\nUden tal\n7\n0:00:02.000-->0:00:03.000  X1:1 X2:2\nog linje. 3 < 4\n\nMere.",
            &["1500 Uden tal og linje. 3 < 4 Mere."],
        );
        check("1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000\n2026\n", &["3000 2026"]);
        check("", &[]);
        let broken = |line: usize, detail: &str| {
            Err(Fault::Broken { place: format!(", line {line}"), detail: detail.to_owned() })
        };
        assert_eq!(told("1\n00:00:01,000 --> snart\nHej"), broken(2, "this is no time of a subtitle"));
        assert_eq!(told("1\nHej\n"), broken(2, "there is text before the first time"));
        assert_eq!(told("1\n1:2:3:4 --> 00:02\nx"), broken(2, "this is no time of a subtitle"));
    }

    #[test]
    fn web_vtt() {
        check(
            "WEBVTT - Broen\nLanguage: da\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\nNOTE en\nnote\n\nførste\n00:01.000 \
             --> 00:02.000 align:left\n<v Anna>Broen <b>&amp;</b> øen\n\nNOTE\n\n00:02.000 --> 00:03.000\n<00:02.500><c.gul>er \
             her.</c>\n\n00:03.000 --> 00:04.000\nNOTER er godt.",
            &["1000 Broen & øen er her.", "3000 NOTER er godt."],
        );
        check(
            "WEBVTT\n\n00:01.000 --> 00:02.000\nBroen åbnede\n\n00:02.000 --> 00:03.000\nBroen åbnede\ni går.",
            &["1000 Broen åbnede i går."],
        );
        let parsed = read(&Input { name: "a", bytes: b"WEBVTT\nKind: captions\nLanguage: da-DK\n", declared: None });
        assert_eq!(parsed.unwrap().versions[0].language, "da-DK".parse().ok());
    }
}
