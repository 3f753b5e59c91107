//! A bilingual file for each pair: XLIFF 2.1 (OASIS, 2018) with its ITS module.
//!
//! A unit a row of content; `source` is the base, `target` the version. A row that the version has not is a unit without
//! target in the state `initial`; a row that only the version has is one with an empty source. Else the state is
//! `translated`, and `reviewed` where a person accepted the row; `final` is for others to give. Several paragraphs
//! of a cell stand on lines of their own, so white space is kept; control characters that XML forbids are shown by
//! their pictures. Page debris is left out.
//!
//! Differences that are told are quality issues on their words: in the target, or in the source where the target has
//! nothing. One issue is told at its mark; where several overlap they stand before the segment and the mark points
//! there. Their type is told to a reviser only, who alone speaks of errors. Notes have a category: `note` is a person's,
//! `verdict`, `status` and `tags` are what they said, `difference` is one whose words stand elsewhere.

mod marks;

use super::{
    Output, PROGRAM, PROGRAM_VERSION, Subject,
    format::by_pair,
    joined::Joined,
    table,
    text::{self, said_of},
    xml::{attribute, content},
};
use crate::{
    diff::Difference,
    review::RowStatus,
    text::{Place, Version},
};
use marks::{Issue, Marks};
use std::fmt::Write;

/// A file for each pair of base and version.
pub(super) fn files(subject: &Subject) -> Vec<Output> {
    by_pair(subject, |version| file(subject, version))
}

fn file(subject: &Subject, version: usize) -> String {
    let base = subject.collation.base;
    let of = |number: usize| subject.versions().get(number);
    let language = |number: usize| attribute(of(number).map_or("und", |version| version.language.tag()));
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        text,
        "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" xmlns:its=\"http://www.w3.org/2005/11/its\" \
         version=\"2.1\" its:version=\"2.0\" srcLang=\"{}\" trgLang=\"{}\">",
        language(base),
        language(version)
    );
    let original = of(base).map_or(String::new(), |version| attribute(&version.name));
    let _ = writeln!(text, "  <file id=\"f1\" original=\"{original}\" xml:space=\"preserve\">\n    <notes>");
    let _ = writeln!(text, "      <note category=\"tool\" priority=\"10\">{PROGRAM} {PROGRAM_VERSION}</note>");
    for (side, number) in [("source", base), ("target", version)] {
        let described = of(number).map_or(String::new(), described);
        let _ = writeln!(
            text,
            "      <note category=\"file\" priority=\"10\" appliesTo=\"{side}\">{}</note>",
            content(&described)
        );
    }
    text.push_str("    </notes>\n");
    let units: Vec<String> = (0..subject.collation.rows.len())
        .filter_map(|row| Unit::new(subject, version, row))
        .map(|u| u.write())
        .collect();
    if units.is_empty() {
        // A file has at least one unit.
        text.push_str("    <unit id=\"r0\">\n      <segment state=\"initial\">\n        <source/>\n      </segment>\n    </unit>\n");
    }
    units.iter().for_each(|unit| text.push_str(unit));
    text.push_str("  </file>\n</xliff>\n");
    text
}

fn described(version: &Version) -> String {
    let hash = version.source.as_ref().map_or(String::new(), |source| format!(", SHA-256 {}", source.sha256));
    format!("{}{hash}", version.name)
}

struct Unit<'a> {
    subject: &'a Subject<'a>,
    version: usize,
    row: usize,
    source: Joined,
    target: Joined,
    has: [bool; 2],
}

/// A note of a unit: category, priority, side, text.
type Remark = (&'static str, u8, Option<&'static str>, String);

impl<'a> Unit<'a> {
    /// The unit of a row; none when the pair has no content in it.
    fn new(subject: &'a Subject<'a>, version: usize, row: usize) -> Option<Self> {
        let side = |number: usize| {
            let cell = subject.numbered_cell(row, number);
            let content: Vec<_> = cell.into_iter().filter(|(_, paragraph)| paragraph.is_content()).collect();
            (!content.is_empty(), Joined::new(content))
        };
        let ((has_source, source), (has_target, target)) = (side(subject.collation.base), side(version));
        (has_source || has_target).then_some(Self {
            subject,
            version,
            row,
            source,
            target,
            has: [has_source, has_target],
        })
    }

    fn write(&self) -> String {
        let mut marks = [Marks::new(&self.source.text), Marks::new(&self.target.text)];
        let mut remarks = self.said();
        for (number, difference) in self.differences() {
            let issue = self.issue(number, difference);
            let (side, joined, places) = match difference.version_spans.is_empty() {
                true => (&mut marks[0], &self.source, &difference.base_spans),
                false => (&mut marks[1], &self.target, &difference.version_spans),
            };
            let place = |place: &Place| joined.span(*place).filter(|span| !span.is_empty());
            let spans: Vec<_> = places.iter().filter_map(place).collect();
            if spans.is_empty() {
                remarks.push(("difference", 3, None, issue.comment.clone()));
            }
            spans.into_iter().for_each(|span| side.add(span, &issue));
        }
        let mut number = 0;
        let prefix = format!("r{}", self.row + 1);
        let [source, target] = marks.map(|marks| marks.write(&prefix, &mut number));
        let mut text = format!("    <unit id=\"{prefix}\">\n");
        for standoff in source.standoff.iter().chain(&target.standoff) {
            text.push_str(standoff);
        }
        write_remarks(&mut text, &remarks);
        let _ = writeln!(text, "      <segment id=\"s1\" state=\"{}\">", self.state());
        let _ = writeln!(text, "        <source>{}</source>", source.content);
        if self.has[1] {
            let _ = writeln!(text, "        <target>{}</target>", target.content);
        }
        text.push_str("      </segment>\n    </unit>\n");
        text
    }

    fn state(&self) -> &'static str {
        let status = self.subject.of_rows.get(self.row).and_then(|of_row| of_row.status);
        match status {
            _ if !self.has[1] => "initial",
            Some(RowStatus::Accepted) => "reviewed",
            _ => "translated",
        }
    }

    /// The differences of the pair that are told in this row.
    fn differences(&self) -> impl Iterator<Item = (usize, &'a Difference)> {
        let numbers = self.subject.differences_of(self.row).iter();
        let with = |&number: &usize| Some((number, self.subject.collation.differences.get(number)?));
        numbers.filter_map(with).filter(|(_, difference)| difference.version == self.version)
    }

    fn issue(&self, number: usize, difference: &Difference) -> Issue {
        let sure = format!("{} %", (difference.confidence * 100.0 + 1e-9).floor());
        let (heading, reason) = (text::heading(self.subject, number), text::reason(self.subject, number));
        let category = self.subject.collation.profile.category(difference);
        Issue { number, kind: category.map(|category| category.its), comment: format!("{heading} ({sure}). {reason}") }
    }

    /// What a person said here.
    fn said(&self) -> Vec<Remark> {
        let base = self.subject.collation.base;
        let mut remarks: Vec<Remark> = Vec::new();
        for (_, note, _) in self.subject.notes_of(self.row) {
            match note.anchor.version {
                of if of == base => remarks.push(("note", 1, Some("source"), note.text.clone())),
                of if of == self.version => remarks.push(("note", 1, Some("target"), note.text.clone())),
                _ => {}
            }
        }
        for (number, _) in self.differences() {
            if let Some(verdict) = self.subject.verdicts.get(number).copied().flatten() {
                let told = format!("{}: {}", said_of(verdict), text::heading(self.subject, number));
                remarks.push(("verdict", 2, None, told));
            }
        }
        let status = table::status(self.subject, self.row);
        if !status.is_empty() {
            remarks.push(("status", 4, None, status.to_owned()));
        }
        if let Some(of_row) = self.subject.of_rows.get(self.row).filter(|of_row| !of_row.tags.is_empty()) {
            remarks.push(("tags", 5, None, of_row.tags.join(", ")));
        }
        remarks
    }
}

fn write_remarks(text: &mut String, remarks: &[Remark]) {
    if remarks.is_empty() {
        return;
    }
    text.push_str("      <notes>\n");
    for (number, (category, priority, side, words)) in remarks.iter().enumerate() {
        let side = side.map_or(String::new(), |side| format!(" appliesTo=\"{side}\""));
        let _ = writeln!(
            text,
            "        <note id=\"n{}\" category=\"{category}\" priority=\"{priority}\"{side}>{}</note>",
            number + 1,
            content(words)
        );
    }
    text.push_str("      </notes>\n");
}
