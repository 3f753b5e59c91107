//! The record: what a comparison found, as one JSON object.
//!
//! Offsets are Unicode code points within the paragraph's text; versions, paragraphs and sentences are
//! numbered from 0, sentences within their paragraph. Floats have at most four decimals, so that records are
//! short and the same everywhere. Keys stand in one order, so the same comparison gives the same bytes. Silent
//! differences are in it, told by their band; nothing else shows them. What a person said (`verdict` of a difference,
//! `notes`, `judged_rows`) and where a file has its paragraphs (`locators`) are in it only where there is some.

mod ledger;
mod review;

use crate::{
    align::Bead,
    collate::Collation,
    diff::{Aspect, Band, Category, Kind, MARKED_FROM, Profile, Reason, UNSURE_FROM},
    review::Verdict,
    segment::segment,
    similarity::Grounds,
    text::{Locator, Place, Version},
};
use review::verdict;
pub(super) use review::{ReviewNote, status, status_name, verdict_name};

use super::Subject;
use ledger::EntryRecord;
use review::JudgedRow;
use serde::Serialize;
use serde_json::Value;
use std::io::{self, Write};

/// The record's shape and its number.
pub const SCHEMA: &str = "sammenhold/1";

/// What a comparison found.
#[derive(Debug, Serialize)]
pub struct Record<'a> {
    schema: &'static str,
    id: &'a Value,
    base: usize,
    profile: Profile,
    versions: Vec<VersionRecord<'a>>,
    rows: Vec<RowRecord<'a>>,
    pairs: Vec<PairRecord<'a>>,
    differences: Vec<DifferenceRecord<'a>>,
    ledger: Vec<EntryRecord<'a>>,
    cannot_tell: CannotTellRecord<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<ReviewNote<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    judged_rows: Vec<JudgedRow<'a>>,
}

#[derive(Debug, Serialize)]
struct VersionRecord<'a> {
    name: &'a str,
    language: &'a str,
    language_confidence: f64,
    paragraphs: Vec<&'a str>,
    sha256: Option<&'a str>,
    /// For each paragraph where its file has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    locators: Option<Vec<Option<&'a Locator>>>,
}

#[derive(Debug, Serialize)]
struct RowRecord<'a> {
    cells: &'a [Vec<usize>],
}

#[derive(Debug, Serialize)]
struct PairRecord<'a> {
    base: usize,
    version: usize,
    beads: Vec<BeadRecord<'a>>,
    sentences: Vec<SentencesRecord>,
}

#[derive(Debug, Serialize)]
struct BeadRecord<'a> {
    base: &'a [usize],
    version: &'a [usize],
    confidence: f64,
    moved: bool,
    pinned: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    grounds: Option<Grounds>,
}

/// Sentences by `[paragraph, number within it]`.
#[derive(Debug, Serialize)]
struct SentencesRecord {
    base: Vec<(usize, usize)>,
    version: Vec<(usize, usize)>,
    confidence: f64,
}

/// A difference as the record has it.
#[derive(Debug, Serialize)]
pub(super) struct DifferenceRecord<'a> {
    version: usize,
    group: usize,
    kind: Kind,
    aspect: Aspect,
    base_spans: &'a [Place],
    version_spans: &'a [Place],
    confidence: f64,
    band: Band,
    rank: usize,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "verdict")]
    pub(super) verdict: Option<Verdict>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mqm: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    its: Option<&'static str>,
    reason: &'a Reason,
}

/// Versions, and rows as `[row, version]`, of which nothing can be told.
#[derive(Debug, Serialize)]
struct CannotTellRecord<'a> {
    versions: &'a [usize],
    rows: &'a [(usize, usize)],
}

#[derive(Debug, Serialize)]
struct ErrorRecord<'a> {
    schema: &'static str,
    id: &'a Value,
    error: ErrorPlace<'a>,
}

#[derive(Debug, Serialize)]
struct ErrorPlace<'a> {
    line: Option<usize>,
    message: &'a str,
}

impl<'a> Record<'a> {
    /// The record of a collation of `versions`; `id` is whatever names it to the reader.
    pub fn new(id: &'a Value, versions: &'a [Version], collation: &'a Collation) -> Self {
        let sentences: Vec<SentenceNumbers> = versions.iter().map(SentenceNumbers::new).collect();
        let pair = |pair: &'a crate::collate::Pair| PairRecord {
            base: collation.base,
            version: pair.version,
            beads: pair.alignment.paragraphs.iter().map(BeadRecord::new).collect(),
            sentences: sentence_beads(&pair.alignment.sentences, &sentences, collation.base, pair.version),
        };
        Self {
            schema: SCHEMA,
            id,
            base: collation.base,
            profile: collation.profile,
            versions: versions.iter().map(VersionRecord::new).collect(),
            rows: collation.rows.iter().map(|row| RowRecord { cells: &row.cells }).collect(),
            pairs: collation.pairs.iter().map(pair).collect(),
            differences: collation.differences.iter().map(|d| DifferenceRecord::new(d, collation.profile)).collect(),
            ledger: collation.ledger.iter().map(EntryRecord::new).collect(),
            cannot_tell: CannotTellRecord {
                versions: &collation.cannot_tell.versions,
                rows: &collation.cannot_tell.rows,
            },
            notes: Vec::new(),
            judged_rows: Vec::new(),
        }
    }

    /// The record of a review, with what a person said in it.
    pub fn reviewed(id: &'a Value, subject: &'a Subject) -> Self {
        let mut record = Self::new(id, subject.versions(), subject.collation);
        for (difference, verdict) in record.differences.iter_mut().zip(&subject.verdicts) {
            difference.verdict = *verdict;
        }
        Self { notes: review::notes(subject), judged_rows: review::judged_rows(subject), ..record }
    }

    /// Writes it as one line.
    pub fn write(&self, to: &mut impl Write) -> io::Result<()> {
        write_line(self, to)
    }
}

/// Writes the record of a batch line that could not be compared. Lines count from 1; one from a stream has no number, for
/// the stream may be a part of something longer.
pub fn write_error(line: Option<usize>, id: &Value, message: &str, to: &mut impl Write) -> io::Result<()> {
    write_line(&ErrorRecord { schema: SCHEMA, id, error: ErrorPlace { line, message } }, to)
}

/// A number as the record gives it: four decimals, and never rounded up to where marking or telling begins.
pub fn rounded(number: f64) -> f64 {
    let rounded = (number * 1e4).round() / 1e4;
    match rounded {
        _ if number < MARKED_FROM && rounded >= MARKED_FROM => MARKED_FROM - 1e-4,
        _ if number < UNSURE_FROM && rounded >= UNSURE_FROM => UNSURE_FROM - 1e-4,
        0.0 => 0.0, // not -0.0
        _ => rounded,
    }
}

impl<'a> VersionRecord<'a> {
    fn new(version: &'a Version) -> Self {
        let locators = || version.paragraphs.iter().map(|paragraph| paragraph.locator.as_ref()).collect();
        Self {
            name: &version.name,
            language: version.language.tag(),
            language_confidence: version.language_confidence,
            paragraphs: version.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect(),
            sha256: version.source.as_ref().map(|source| source.sha256.as_str()),
            locators: version.paragraphs.iter().any(|paragraph| paragraph.locator.is_some()).then(locators),
        }
    }
}

impl<'a> BeadRecord<'a> {
    fn new(bead: &'a Bead) -> Self {
        let Bead { base, version, confidence, moved, pinned, grounds } = bead;
        Self { base, version, confidence: *confidence, moved: *moved, pinned: *pinned, grounds: *grounds }
    }
}

impl<'a> DifferenceRecord<'a> {
    /// A difference of which nobody has said anything.
    pub(super) fn new(difference: &'a crate::diff::Difference, profile: Profile) -> Self {
        let category = profile.category(difference);
        Self {
            version: difference.version,
            group: difference.group,
            kind: difference.kind,
            aspect: difference.aspect,
            base_spans: &difference.base_spans,
            version_spans: &difference.version_spans,
            confidence: difference.confidence,
            band: difference.band(),
            rank: difference.rank,
            verdict: None,
            mqm: category.map(|Category { mqm, .. }| mqm),
            its: category.map(|Category { its, .. }| its),
            reason: &difference.reason,
        }
    }
}

/// For each sentence of a version its paragraph and its number there.
struct SentenceNumbers(Vec<(usize, usize)>);

impl SentenceNumbers {
    fn new(version: &Version) -> Self {
        let paragraphs = segment(version).by_paragraph.into_iter().enumerate();
        Self(
            paragraphs.flat_map(|(paragraph, range)| (0..range.len()).map(move |number| (paragraph, number))).collect(),
        )
    }
}

fn sentence_beads(beads: &[Bead], of: &[SentenceNumbers], base: usize, version: usize) -> Vec<SentencesRecord> {
    let numbers = |version: usize, sentences: &[usize]| {
        let of_version = of.get(version).map_or(&[][..], |numbers| &numbers.0);
        sentences.iter().filter_map(|&sentence| of_version.get(sentence).copied()).collect()
    };
    let record = |bead: &Bead| SentencesRecord {
        base: numbers(base, &bead.base),
        version: numbers(version, &bead.version),
        confidence: bead.confidence,
    };
    beads.iter().map(record).collect()
}

/// Writes any value as one line in the way of the record.
pub(crate) fn write_line(value: &impl Serialize, to: &mut impl Write) -> io::Result<()> {
    value.serialize(&mut serde_json::Serializer::with_formatter(&mut *to, Short))?;
    to.write_all(b"\n")
}

/// Compact JSON with [`rounded`] floats.
struct Short;

impl serde_json::ser::Formatter for Short {
    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        write!(writer, "{:?}", rounded(value))
    }

    fn write_f32<W: ?Sized + Write>(&mut self, writer: &mut W, value: f32) -> io::Result<()> {
        self.write_f64(writer, f64::from(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        align::Alignment,
        collate::{CannotTell, Entry, Mention, Pair, Row},
        diff::Difference,
        facts::{FactKind, Verdict},
        text::{LanguageSource, Paragraph, Role},
    };

    #[test]
    fn the_record_of_the_issue() {
        let version = |name: &str, texts: &[&str]| {
            let paragraphs = texts.iter().map(|text| Paragraph::new(*text, Role::Body)).collect();
            Version::new(name, paragraphs).with_language("da".parse().unwrap(), LanguageSource::Declared)
        };
        let versions = [version("a", &["En sætning. Og én til.", "Slut."]), version("b", &["Alt. I. Et."])];
        let bead = |base: &[usize], version: &[usize], confidence| Bead {
            base: base.to_vec(),
            version: version.to_vec(),
            confidence,
            moved: false,
            pinned: false,
            grounds: None,
        };
        let alignment = Alignment {
            paragraphs: vec![bead(&[0, 1], &[0], 0.931_26)],
            sentences: vec![bead(&[0], &[0], 1.0), bead(&[1, 2], &[], 0.499_99)],
        };
        let difference = Difference {
            version: 1,
            group: 7,
            kind: Kind::LeftOut,
            aspect: Aspect::Sentence,
            base_spans: vec![Place::new(1, 0, 5)],
            version_spans: Vec::new(),
            confidence: 2.0 / 3.0,
            rank: 1,
            reason: Reason::NoCounterpart { best: 0.123_456 },
        };
        let collation = Collation {
            base: 0,
            pairs: vec![Pair { version: 1, alignment, ..Pair::default() }],
            rows: vec![Row { cells: vec![vec![0, 1], vec![0]] }],
            differences: vec![difference],
            ledger: vec![Entry {
                kind: FactKind::Number,
                mentions: vec![
                    Some(Mention { place: Place::new(0, 0, 2), normalised: "1".to_owned(), written: "En".to_owned() }),
                    None,
                ],
                verdicts: vec![None, Some(Verdict::MissingHere)],
                agreement: vec![vec![0]],
                outliers: Vec::new(),
            }],
            cannot_tell: CannotTell { versions: Vec::new(), rows: vec![(0, 1)] },
            profile: Profile::Reviser,
        };
        let mut line = Vec::new();
        Record::new(&Value::from("x/1"), &versions, &collation).write(&mut line).unwrap();
        let expected = concat!(
            r#"{"schema":"sammenhold/1","id":"x/1","base":0,"profile":"reviser","versions":["#,
            r#"{"name":"a","language":"da","language_confidence":1.0,"paragraphs":["En sætning. Og én til.","Slut."],"sha256":null},"#,
            r#"{"name":"b","language":"da","language_confidence":1.0,"paragraphs":["Alt. I. Et."],"sha256":null}],"#,
            r#""rows":[{"cells":[[0,1],[0]]}],"#,
            r#""pairs":[{"base":0,"version":1,"#,
            r#""beads":[{"base":[0,1],"version":[0],"confidence":0.9313,"moved":false,"pinned":false}],"#,
            r#""sentences":[{"base":[[0,0]],"version":[[0,0]],"confidence":1.0},"#,
            r#"{"base":[[0,1],[1,0]],"version":[],"confidence":0.4999}]}],"#,
            r#""differences":[{"version":1,"group":7,"kind":"left_out","aspect":"sentence","#,
            r#""base_spans":[{"paragraph":1,"start":0,"end":5}],"version_spans":[],"#,
            r#""confidence":0.6667,"band":"marked","rank":1,"mqm":"accuracy/omission","its":"omission","#,
            r#""reason":{"rule":"no_counterpart","best":0.1235}}],"#,
            r#""ledger":[{"kind":"number","#,
            r#""mentions":[{"paragraph":0,"start":0,"end":2,"normalised":"1","written":"En"},null],"#,
            r#""verdicts":[null,"missing_here"],"agreement":[[0]],"outliers":[]}],"#,
            r#""cannot_tell":{"versions":[],"rows":[[0,1]]}}"#,
            "\n"
        );
        assert_eq!(String::from_utf8(line).unwrap(), expected);
    }

    #[test]
    fn errors_and_odd_numbers() {
        let mut line = Vec::new();
        write_error(Some(7), &Value::Null, "no \"sense\"", &mut line).unwrap();
        assert_eq!(
            line,
            b"{\"schema\":\"sammenhold/1\",\"id\":null,\"error\":{\"line\":7,\"message\":\"no \\\"sense\\\"\"}}\n"
        );
        for (given, short) in
            [(0.5, 0.5), (0.499_99, 0.4999), (0.249_96, 0.2499), (-0.000_01, 0.0), (1.0, 1.0), (1e-9, 0.0)]
        {
            assert_eq!(rounded(given).to_string(), short.to_string(), "{given}");
        }
    }
}
