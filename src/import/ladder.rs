//! The ladder of hunalign (.ladder): rungs that pair the lines of two texts.
//!
//! A rung is a line with two numbers and a score: how many lines of the first and of the second text stand above it.
//! What stands between two rungs is a row. The texts are read a line a paragraph, for lines are what is counted; blank
//! lines and hunalign's `<p>` count, but are no paragraphs. Source: D. Varga et al., hunalign 1.1, its README.

use super::{
    Document, ImportError, ParsedVersion, ReadyRow, bytes, declared,
    encoding::{self, Decoded},
    error::Fault,
    file_name,
    lines::Line,
    source, version,
};
use crate::text::{Locator, Paragraph, Role};
use std::{ops::Range, path::Path};

/// Lines of both texts above a rung, and the rung's own line in its file, from 1.
struct Rung {
    above: [usize; 2],
    line: usize,
}

/// A text that a ladder counts the lines of.
struct Counted {
    version: super::Version,
    /// For each of its lines the number of the paragraph that it is.
    paragraphs: Vec<Option<usize>>,
}

/// Reads two texts with the ladder that pairs their lines; the first text is the first version.
pub(super) fn read(ladder: &Path, texts: [&Path; 2]) -> Result<Document, ImportError> {
    let [first, second] = texts.map(counted);
    let (first, second) = (first?, second?);
    let told = |fault| ImportError::of(ladder, fault);
    let bytes = bytes(ladder, &file_name(ladder))?;
    let Decoded { text, .. } = encoding::decode(&bytes, None).map_err(|fault| told(fault.into()))?;
    let mut rungs = rungs(&text).map_err(told)?;
    let counts = [first.paragraphs.len(), second.paragraphs.len()];
    let ends = rungs.last().map_or([0, 0], |rung| rung.above);
    if ends != counts && ends == [counts[1], counts[0]] {
        // Made for the texts the other way round.
        rungs.iter_mut().for_each(|rung| rung.above.reverse());
    }
    check(&rungs, counts, texts).map_err(told)?;
    let mut rows = Vec::new();
    let mut above = [0, 0];
    for rung in rungs {
        let cell = |side: usize, text: &Counted| text.between(above[side]..rung.above[side]);
        rows.extend(split(cell(0, &first), cell(1, &second)));
        above = rung.above;
    }
    let versions = vec![first.version, second.version];
    if versions.iter().all(|version| version.paragraphs.is_empty()) {
        return Err(ImportError::Empty { path: texts[0].to_owned() });
    }
    Ok(Document { versions, rows })
}

impl Counted {
    fn between(&self, lines: Range<usize>) -> Vec<usize> {
        self.paragraphs.get(lines).unwrap_or_default().iter().flatten().copied().collect()
    }
}

fn counted(path: &Path) -> Result<Counted, ImportError> {
    let name = file_name(path);
    let (bytes, declared) = (bytes(path, &name)?, declared::from_name(&name));
    let decoded = encoding::decode(&bytes, declared.as_ref());
    let Decoded { text, encoding } = decoded.map_err(|fault| ImportError::of(path, fault.into()))?;
    let text = text.trim_start_matches('\u{feff}');
    let mut found = Vec::new();
    let mut paragraphs = Vec::new();
    // Lines as hunalign counts them: the end of the last one begins no other.
    for (at, line) in text.strip_suffix('\n').unwrap_or(text).split('\n').enumerate() {
        let seen = Line::of(line).text;
        let is_one = !seen.is_empty() && seen != "<p>";
        paragraphs.push(is_one.then_some(found.len()));
        if is_one {
            // Other signs that end a line stand inside this one.
            let text = super::lines::raw_lines(seen).join(" ");
            found.push(Paragraph::new(text, Role::Body).located(Locator::Line(at + 1)));
        }
    }
    let parsed = ParsedVersion { name: None, language: None, paragraphs: found };
    let mut version = version(parsed, &name, declared);
    version.source = Some(source(path, &bytes, encoding));
    Ok(Counted { version, paragraphs })
}

fn rungs(text: &str) -> Result<Vec<Rung>, Fault> {
    let mut rungs = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let mut numbers = line.split_whitespace().map(str::parse);
        let (Some(Ok(first)), Some(Ok(second))) = (numbers.next(), numbers.next()) else {
            return Err(fault(at + 1, "a rung is two numbers of lines and a score"));
        };
        rungs.push(Rung { above: [first, second], line: at + 1 });
    }
    Ok(rungs)
}

/// Rungs ascend, and stand within the texts.
fn check(rungs: &[Rung], counts: [usize; 2], texts: [&Path; 2]) -> Result<(), Fault> {
    let mut before = [0, 0];
    for Rung { above, line } in rungs {
        for side in 0..2 {
            if above[side] < before[side] {
                return Err(fault(*line, "its numbers are smaller than those of the rung before it"));
            }
            if above[side] > counts[side] {
                let name = file_name(texts[side]);
                let detail = format!("it counts {} lines of {name}, which has only {}", above[side], counts[side]);
                return Err(fault(*line, &detail));
            }
        }
        before = *above;
    }
    Ok(())
}

/// What has nothing on the other side belongs together with nothing, so each paragraph is a row.
fn split(first: Vec<usize>, second: Vec<usize>) -> Vec<ReadyRow> {
    let row = |first, second| ReadyRow { cells: vec![first, second] };
    match (first.is_empty(), second.is_empty()) {
        (false, false) => vec![row(first, second)],
        (_, true) => first.into_iter().map(|paragraph| row(vec![paragraph], Vec::new())).collect(),
        (true, false) => second.into_iter().map(|paragraph| row(Vec::new(), vec![paragraph])).collect(),
    }
}

fn fault(line: usize, detail: &str) -> Fault {
    Fault::Broken { place: format!(", line {line}"), detail: detail.to_owned() }
}
