//! The report for a terminal or a text file: what was compared, the totals, and every finding with its place,
//! its words and its reason, the most important first. Eighty columns wide. What is silent is not in it. Of a review
//! it also tells what a person confirmed, how much was dismissed, where rows stand, and the notes.

pub(super) mod ledger;
mod reasons;
mod review;
mod values;
mod words;

pub use ledger::ledger;

use super::{
    Subject,
    subject::{is_told, judged},
    wrap::{shorten, tame, wrap},
};
use crate::{
    collate::Collation,
    diff::{Aspect, Difference, Kind},
    review::Verdict,
    summary::{Summary, is_about_content},
    text::{Place, Version},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};
use words::{counted, kind_code, kind_word, language, passage, percent, sureness, what};

/// Columns of the report.
const WIDTH: usize = 80;
/// Columns of a file's name that stands for a version.
const NAME: usize = 24;
/// Columns of a passage that is shown.
const PASSAGE: usize = 170;
/// Unsure findings that are listed at the end; the rest is counted.
const UNSURE_SHOWN: usize = 12;
/// Rows that cannot be told and are listed; the rest is counted.
const UNKNOWN_SHOWN: usize = 12;

/// Whether to colour with the codes of ECMA-48 (ANSI) terminals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// For a terminal.
    Always,
    /// For files, pipes and people who do not want it.
    Never,
}

/// The report of a collation.
pub fn report(versions: &[Version], collation: &Collation, colour: Colour) -> String {
    Report { versions, collation, colour, labels: labels(versions), verdicts: &[] }.write()
}

/// The report of a review: what a person dismissed is only counted, notes stand at the end.
pub fn reviewed(subject: &Subject, colour: Colour) -> String {
    let mut text = Report::of(subject, colour).write();
    text.push_str(&review::rows(subject));
    text.push_str(&review::notes(subject));
    text
}

/// A difference in a few words: “Changed in en: a number”.
pub(super) fn heading(subject: &Subject, number: usize) -> String {
    subject.collation.differences.get(number).map_or(String::new(), |difference| {
        format!("{} in {}: {}", kind_word(difference.kind), subject.label(difference.version), what(difference))
    })
}

/// Why a difference is one, in a sentence.
pub(super) fn reason(subject: &Subject, number: usize) -> String {
    let Some(difference) = subject.collation.differences.get(number) else { return String::new() };
    Report::of(subject, Colour::Never).reasons(&Finding(vec![(difference, None)])).join(" ")
}

/// Why the differences of one finding are one, a sentence each with all versions that it holds for, and what most
/// versions say; the versions are called by `names`.
pub(super) fn reasons(subject: &Subject, names: Vec<String>, numbers: &[usize]) -> Vec<String> {
    let report = Report { labels: names, ..Report::of(subject, Colour::Never) };
    let known = |&number: &usize| Some((subject.collation.differences.get(number)?, report.verdict(number)));
    let finding = Finding(numbers.iter().filter_map(known).collect());
    let mut reasons = report.reasons(&finding);
    reasons.extend(finding.0.first().map(|(first, _)| report.agreement(first)).filter(|told| !told.is_empty()));
    reasons
}

/// A normalised value in full: “more than 13,000”.
pub(super) fn value(aspect: Aspect, normalised: &str) -> String {
    values::value(aspect, normalised)
}

/// What a verdict says, in the report's words.
pub(super) fn said_of(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Confirmed => "confirmed",
        Verdict::Dismissed => "dismissed",
        Verdict::Unsure => "to be looked at again",
    }
}

/// A short name for each version: its language where that tells them apart, else the file's name.
pub fn labels(versions: &[Version]) -> Vec<String> {
    let tags: Vec<&str> = versions.iter().map(|version| version.language.tag()).collect();
    let names: Vec<String> = versions.iter().map(|version| shorten(&tame(&version.name), NAME)).collect();
    let label = |(number, version): (usize, &Version)| {
        let (tag, name) = (tags[number], &names[number]);
        if !version.language.is_undetermined() && tags.iter().filter(|&&other| other == tag).count() == 1 {
            tag.to_owned()
        } else if names.iter().filter(|&other| other == name).count() == 1 {
            name.clone()
        } else {
            format!("version {}", number + 1)
        }
    };
    versions.iter().enumerate().map(label).collect()
}

struct Report<'a> {
    versions: &'a [Version],
    collation: &'a Collation,
    colour: Colour,
    labels: Vec<String>,
    /// For each difference what a person said of it; none in a report without a review.
    verdicts: &'a [Option<Verdict>],
}

/// The differences of one group and kind, most important first, with what a person said of each.
struct Finding<'a>(Vec<(&'a Difference, Option<Verdict>)>);

impl<'a> Report<'a> {
    fn of(subject: &'a Subject, colour: Colour) -> Self {
        let (versions, collation) = (subject.versions(), subject.collation);
        Self { versions, collation, colour, labels: subject.labels.clone(), verdicts: &subject.verdicts }
    }
}

impl Report<'_> {
    fn write(&self) -> String {
        let mut text = self.header();
        let (marked, unsure): (Vec<_>, Vec<_>) = self.findings().into_iter().partition(Finding::is_marked);
        text.push('\n');
        text.push_str(&wrap(&self.summary(), "", "  ", WIDTH));
        if marked.is_empty() {
            text.push_str("\nNo difference is marked.\n");
        }
        for (number, finding) in marked.iter().enumerate() {
            text.push('\n');
            text.push_str(&self.finding(number + 1, finding));
        }
        if !unsure.is_empty() {
            text.push_str("\nUnsure, for a second look:\n");
            for finding in unsure.iter().take(UNSURE_SHOWN) {
                text.push_str(&self.unsure(finding));
            }
            if unsure.len() > UNSURE_SHOWN {
                let _ = writeln!(text, " - and {} more", unsure.len() - UNSURE_SHOWN);
            }
        }
        text.push_str(&self.unknown());
        text
    }

    fn header(&self) -> String {
        let mut text = String::new();
        for (number, version) in self.versions.iter().enumerate() {
            let count = version.paragraphs.iter().filter(|paragraph| paragraph.is_content()).count();
            let base = if number == self.collation.base { ", the base" } else { "" };
            let line =
                format!("{} ({}), {}{base}", tame(&version.name), language(version), counted(count, "paragraph"));
            text.push_str(&wrap(&line, &format!("{}. ", number + 1), "   ", WIDTH));
        }
        text
    }

    fn verdict(&self, number: usize) -> Option<Verdict> {
        self.verdicts.get(number).copied().flatten()
    }

    fn summary(&self) -> String {
        let summary = Summary::judged(self.versions, self.collation, |number| judged(self.verdict(number)));
        let mut told = summary.to_string();
        for (count, word) in [(summary.confirmed, "confirmed"), (summary.dismissed, "dismissed")] {
            if count > 0 {
                let _ = write!(told, ", {count} {word}");
            }
        }
        told
    }

    fn findings(&self) -> Vec<Finding<'_>> {
        let (versions, base) = (self.versions, self.collation.base);
        let differences = self.collation.differences.iter().enumerate();
        let judged = differences.map(|(number, difference)| (difference, self.verdict(number)));
        let told = |(d, verdict): &(&Difference, _)| is_told(d, *verdict) && is_about_content(versions, base, d);
        let mut ranked: Vec<(&Difference, Option<Verdict>)> = judged.filter(told).collect();
        ranked.sort_by_key(|(difference, _)| difference.rank);
        let mut findings: Vec<Finding<'_>> = Vec::new();
        let mut of_group: BTreeMap<(usize, Kind), usize> = BTreeMap::new();
        for (difference, verdict) in ranked {
            let at = *of_group.entry((difference.group, difference.kind)).or_insert(findings.len());
            match findings.get_mut(at) {
                Some(finding) => finding.0.push((difference, verdict)),
                None => findings.push(Finding(vec![(difference, verdict)])),
            }
        }
        findings.iter_mut().for_each(|finding| finding.0.sort_by_key(|(difference, _)| difference.version));
        findings
    }

    fn finding(&self, number: usize, finding: &Finding<'_>) -> String {
        let Some(&(first, _)) = finding.0.first() else { return String::new() };
        let (kind, number) = (kind_word(first.kind), format!("{number}. "));
        let sureness = format!("{}, {}", sureness(finding.confidence()), percent(finding.confidence()));
        let said = self.said(finding);
        let head = format!("{kind} in {}: {} ({sureness}{said})", self.where_found(finding), what(first));
        let indent = " ".repeat(number.len());
        let mut text = self.painted(&wrap(&head, &number, &indent, WIDTH), &number, first.kind);
        let mut shown = BTreeSet::new();
        let mut line = |text: &mut String, line: String| {
            if !line.is_empty() && shown.insert(line.clone()) {
                text.push_str(&wrap(&line, &indent, &format!("{indent}  "), WIDTH));
            }
        };
        line(&mut text, self.passages(self.collation.base, &first.base_spans));
        for (difference, _) in &finding.0 {
            line(&mut text, self.passages(difference.version, &difference.version_spans));
        }
        self.reasons(finding).into_iter().for_each(|reason| line(&mut text, reason));
        line(&mut text, self.agreement(first));
        text
    }

    /// What a person said of a finding, with the versions where that was not of all.
    fn said(&self, finding: &Finding<'_>) -> String {
        let mut text = String::new();
        for said in [Verdict::Confirmed, Verdict::Unsure] {
            let of = finding.0.iter().filter(|(_, verdict)| *verdict == Some(said));
            let labels: Vec<&str> = of.map(|(difference, _)| self.label(difference.version)).collect();
            match labels.len() {
                0 => {}
                all if all == finding.0.len() => _ = write!(text, "; {}", said_of(said)),
                _ => _ = write!(text, "; {} in {}", said_of(said), labels.join(", ")),
            }
        }
        text
    }

    fn unsure(&self, finding: &Finding<'_>) -> String {
        let Some(&(first, _)) = finding.0.first() else { return String::new() };
        let (version, places) = match first.base_spans.is_empty() {
            true => (first.version, &first.version_spans),
            false => (self.collation.base, &first.base_spans),
        };
        let line = format!(
            "{} in {}: {} ({}{}); {}",
            kind_word(first.kind),
            self.where_found(finding),
            what(first),
            percent(finding.confidence()),
            self.said(finding),
            shorten(&self.passages(version, places), WIDTH),
        );
        wrap(&line, " - ", "   ", WIDTH)
    }

    fn where_found(&self, finding: &Finding<'_>) -> String {
        let mut names: Vec<String> = Vec::new();
        for (difference, verdict) in &finding.0 {
            let is_sure = difference.is_marked() || *verdict == Some(Verdict::Confirmed);
            let unsure = if finding.is_marked() && !is_sure { " (unsure)" } else { "" };
            let name = format!("{}{unsure}", self.label(difference.version));
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(", ")
    }

    /// “da, paragraph 3: … omkring [1.500] soldater …”
    fn passages(&self, version: usize, places: &[Place]) -> String {
        let Some(first) = places.first() else { return String::new() };
        let last = places.iter().map(|place| place.paragraph).max().unwrap_or(first.paragraph);
        let numbers = match first.paragraph + 1 {
            from if from == last + 1 => format!("paragraph {from}"),
            from => format!("paragraphs {from} to {}", last + 1),
        };
        let passage = |place: &Place| {
            let paragraph = self.versions.get(version).and_then(|v| v.paragraphs.get(place.paragraph));
            paragraph.map_or(String::new(), |paragraph| passage(&paragraph.text, *place))
        };
        let words: Vec<String> = places.iter().map(passage).collect();
        format!("{}, {numbers}: {}", self.label(version), shorten(&words.join(" / "), PASSAGE))
    }

    /// What cannot be told, a line each.
    fn unknown(&self) -> String {
        let unknown = &self.collation.cannot_tell;
        let base = self.label(self.collation.base);
        let mut lines: Vec<String> = unknown
            .versions
            .iter()
            .map(|version| {
                let version = self.label(*version);
                format!("{version}: no dictionary connects it with {base}; what is found rests on letters and numbers")
            })
            .collect();
        let mut rows: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for (row, version) in &unknown.rows {
            rows.entry(*row).or_default().push(self.label(*version));
        }
        let rows: Vec<String> = rows.iter().map(|(row, versions)| self.unknown_row(*row, versions)).collect();
        lines.extend(rows.iter().take(UNKNOWN_SHOWN).cloned());
        if rows.len() > UNKNOWN_SHOWN {
            lines.push(format!("and {} more", counted(rows.len() - UNKNOWN_SHOWN, "row")));
        }
        let heading = if lines.is_empty() { "" } else { "\nCannot be told:\n" };
        lines.iter().fold(heading.to_owned(), |text, line| text + &wrap(line, " - ", "   ", WIDTH))
    }

    fn unknown_row(&self, row: usize, versions: &[&str]) -> String {
        let of_base = self.collation.rows.get(row).and_then(|row| row.cells.get(self.collation.base)?.first().copied());
        let (base, versions) = (self.label(self.collation.base), versions.join(", "));
        let place = of_base.map_or(format!("row {}", row + 1), |at| format!("{base}, paragraph {}", at + 1));
        format!("{place}: whether that in {versions} beside it is its counterpart is doubtful")
    }

    fn label(&self, version: usize) -> &str {
        self.labels.get(version).map_or("?", String::as_str)
    }

    /// Colours the kind, which follows the number on the first line.
    fn painted(&self, text: &str, number: &str, kind: Kind) -> String {
        let word = kind_word(kind);
        match text.strip_prefix(number).and_then(|rest| rest.strip_prefix(word)) {
            Some(rest) if self.colour == Colour::Always => {
                format!("{number}\u{1b}[1;{}m{word}\u{1b}[0m{rest}", kind_code(kind))
            }
            _ => text.to_owned(),
        }
    }
}

impl Finding<'_> {
    fn is_marked(&self) -> bool {
        self.0.iter().any(|(difference, verdict)| difference.is_marked() || *verdict == Some(Verdict::Confirmed))
    }

    fn confidence(&self) -> f64 {
        self.0.iter().map(|(difference, _)| difference.confidence).fold(0.0, f64::max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        collate::{CannotTell, Entry, Mention, Row},
        diff::Reason,
        export::wrap::columns,
        facts::{FactKind, Verdict},
        text::{LanguageSource, Paragraph, Role},
    };

    fn version(name: &str, tag: &str, texts: &[&str]) -> Version {
        let paragraphs = texts.iter().map(|text| Paragraph::new(*text, Role::Body)).collect();
        Version::new(name, paragraphs).with_language(tag.parse().unwrap(), LanguageSource::Declared)
    }

    fn difference(
        version: usize,
        group: usize,
        kind: Kind,
        aspect: Aspect,
        confidence: f64,
        reason: Reason,
    ) -> Difference {
        let (base_spans, version_spans) = (Vec::new(), Vec::new());
        Difference { version, group, kind, aspect, base_spans, version_spans, confidence, rank: group, reason }
    }

    fn sample() -> (Vec<Version>, Collation) {
        let mut german = version("artikel.de.md", "de", &["Der Rat trifft sich.", "Es kommen 60 Gäste."]);
        german.language_source = LanguageSource::Detected;
        german.language_confidence = 0.987;
        let guests = "Efter mødet er der kaffe i salen for alle, og der ventes 40 gæster fra de omkringliggende sogne.";
        let long = "Bagefter synger koret. ".repeat(12);
        let versions = vec![
            version("artikel.da.md", "da", &["Rådet mødes.", guests, long.trim()]),
            version(
                "article.en.md",
                "en",
                &["The council meets.", "Forty… no, 50 guests are expected.", "\u{1b}[31m北京"],
            ),
            german,
        ];
        let numbers = |version: &str| Reason::FactsDiffer { base: "40".to_owned(), version: version.to_owned() };
        let differences = vec![
            Difference {
                base_spans: vec![Place::new(1, 57, 59)],
                version_spans: vec![Place::new(1, 11, 13)],
                ..difference(1, 1, Kind::Changed, Aspect::Number, 0.97, numbers("50"))
            },
            Difference {
                base_spans: vec![Place::new(1, 57, 59)],
                version_spans: vec![Place::new(1, 10, 12)],
                ..difference(2, 1, Kind::Changed, Aspect::Number, 0.45, numbers("60"))
            },
            Difference {
                base_spans: vec![Place::new(2, 0, long.trim().chars().count())],
                ..difference(2, 2, Kind::LeftOut, Aspect::Paragraph, 0.62, Reason::NoCounterpart { best: 0.12 })
            },
            Difference {
                version_spans: vec![Place::new(2, 0, 7)],
                ..difference(1, 3, Kind::Added, Aspect::Sentence, 0.499, Reason::NoCounterpart { best: 0.0 })
            },
            // Silent: nowhere in the report.
            Difference {
                base_spans: vec![Place::new(0, 0, 5)],
                ..difference(1, 4, Kind::LeftOut, Aspect::Words, 0.249, Reason::Unlinked)
            },
            Difference {
                base_spans: vec![Place::new(2, 0, 7)],
                ..difference(1, 2, Kind::LeftOut, Aspect::Paragraph, 0.1, Reason::NoCounterpart { best: 0.9 })
            },
        ];
        let rows = (0..3).map(|at| Row { cells: vec![vec![at], vec![at], if at < 2 { vec![at] } else { vec![] }] });
        (versions, Collation { rows: rows.collect(), differences, ..Collation::default() })
    }

    #[test]
    fn a_report_in_eighty_columns() {
        let (versions, collation) = sample();
        let text = report(&versions, &collation, Colour::Never);
        let expected = concat!(
            "1. artikel.da.md (da), 3 paragraphs, the base\n",
            "2. article.en.md (en), 3 paragraphs\n",
            "3. artikel.de.md (de, detected, 98 %), 2 paragraphs\n",
            "\n",
            "3 rows, 1 agree, 1 left out, 1 changed, 1 unsure\n",
            "\n",
            "1. Changed in en, de (unsure): a number (very sure, 97 %)\n",
            "   da, paragraph 2: … salen for alle, og der ventes [40] gæster fra de\n",
            "     omkringliggende …\n",
            "   en, paragraph 2: Forty… no, [50] guests are expected.\n",
            "   de, paragraph 2: Es kommen [60] Gäste.\n",
            "   The number is 40 in da and 50 in en.\n",
            "   The number is 40 in da and 60 in de.\n",
            "\n",
            "2. Left out in de: a paragraph (likely, 62 %)\n",
            "   da, paragraph 3: Bagefter synger koret. Bagefter synger koret. Bagefter\n",
            "     synger koret. Bagefter synger koret. Bagefter synger koret. Bagefter synger\n",
            "     koret. Bagefter synger koret.…\n",
            "   Nothing in de corresponds to it; the likeliest place does with 12 %\n     probability.\n",
            "\n",
            "Unsure, for a second look:\n",
            " - Added in en: a sentence (49 %); en, paragraph 3: [U+001B][31m北京\n",
        );
        assert_eq!(text, expected);
        assert!(text.lines().all(|line| columns(line) <= WIDTH && !line.contains('\u{1b}')));
        let coloured = report(&versions, &collation, Colour::Always);
        assert!(coloured.contains("1. \u{1b}[1;33mChanged\u{1b}[0m in en, de (unsure)"));
    }

    /// What three versions of four say, and what cannot be told.
    #[test]
    fn agreement_and_what_cannot_be_told() {
        let versions: Vec<Version> = ["da", "en", "de", "nb", "et"].map(|tag| version(tag, tag, &["15 000"])).to_vec();
        let place = Place::new(0, 0, 2);
        let changed = |version: usize| Difference {
            base_spans: vec![place],
            version_spans: vec![place],
            ..difference(
                version,
                0,
                Kind::Changed,
                Aspect::Money,
                0.95,
                Reason::FactsDiffer { base: "15 DKK".to_owned(), version: "16 DKK".to_owned() },
            )
        };
        let mention =
            |normalised: &str| Some(Mention { place, normalised: normalised.to_owned(), written: "15".to_owned() });
        let entry = Entry {
            kind: FactKind::Money,
            mentions: vec![mention("15 DKK"), mention("16 DKK"), mention("16 DKK"), mention("16 DKK"), None],
            verdicts: vec![None, Some(Verdict::Differs), Some(Verdict::Differs), Some(Verdict::Differs), None],
            agreement: vec![vec![1, 2, 3], vec![0]],
            outliers: vec![0],
        };
        let collation = Collation {
            rows: vec![Row { cells: vec![vec![0]; 5] }],
            differences: [1, 2, 3].map(changed).to_vec(),
            ledger: vec![entry],
            cannot_tell: CannotTell { versions: vec![4], rows: vec![(0, 1), (0, 2)] },
            ..Collation::default()
        };
        let text = report(&versions, &collation, Colour::Never);
        let told = [
            "1 row, 0 agree, 1 changed, 1 row cannot be told, 1 version cannot be told\n",
            "1. Changed in en, de, nb: an amount of money (very sure, 95 %)\n",
            "   The amount is 15 DKK in da and 16 DKK in en, de, nb.\n",
            "   3 of the 4 versions that tell it say 16 DKK (en, de, nb); here da, the base,\n     is the outlier.\n",
            "\nCannot be told:\n - et: no dictionary connects it with da; ",
            " - da, paragraph 1: whether that in en, de beside it is its counterpart is\n   doubtful\n",
        ];
        told.iter().for_each(|told| assert!(text.contains(told), "{told}\n{text}"));
    }

    #[test]
    fn labels_tell_versions_apart() {
        let check = |versions: &[(&str, &str)], expected: &[&str]| {
            let versions: Vec<Version> = versions.iter().map(|(name, tag)| version(name, tag, &[])).collect();
            assert_eq!(labels(&versions), expected);
        };
        check(&[("a", "da"), ("b", "en"), ("c", "en")], &["da", "b", "c"]);
        check(&[("a", "und"), ("a", "und"), ("c", "und")], &["version 1", "version 2", "c"]);
    }
}
