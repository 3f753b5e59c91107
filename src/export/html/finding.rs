//! The findings: what several versions share is one of them. Each with the words on both sides, the reason, how sure
//! the program is, what a person said, and its notes.

use super::{Page, class, percent, sign, verdict_key};
use crate::{
    diff::{Band, Difference, Kind},
    export::Subject,
    review::Verdict,
    summary::is_about_content,
};
use std::collections::BTreeMap;

/// Differences of one group and kind.
pub(super) struct Finding {
    /// Those that are told, in the order of the versions; where all are dismissed, these.
    pub(super) numbers: Vec<usize>,
    /// Those of a told finding that a person dismissed.
    dismissed: Vec<usize>,
    is_marked: bool,
    /// The likeliest one's probability.
    confidence: f64,
    rank: usize,
}

/// All that is told, marked findings first and by rank, and all that was dismissed in every version.
pub(super) fn all(subject: &Subject) -> (Vec<Finding>, Vec<Finding>) {
    let mut of_group: BTreeMap<(usize, Kind), Finding> = BTreeMap::new();
    for (number, difference) in subject.collation.differences.iter().enumerate() {
        let is_dismissed = verdict(subject, number) == Some(Verdict::Dismissed)
            && difference.band() > Band::Silent
            && is_about_content(subject.versions(), subject.collation.base, difference);
        if subject.is_told(number) || is_dismissed {
            let finding = of_group.entry((difference.group, difference.kind)).or_insert_with(Finding::new);
            finding.add(subject, number, difference, is_dismissed);
        }
    }
    let (mut told, mut dismissed) = (Vec::new(), Vec::new());
    for mut finding in of_group.into_values() {
        if finding.numbers.is_empty() {
            std::mem::swap(&mut finding.numbers, &mut finding.dismissed);
            dismissed.push(finding);
        } else {
            told.push(finding);
        }
    }
    told.sort_by_key(|finding| (!finding.is_marked, finding.rank));
    dismissed.sort_by_key(|finding| finding.rank);
    for finding in told.iter_mut().chain(&mut dismissed) {
        finding.numbers.sort_by_key(|&number| (subject.collation.differences.get(number).map(|d| d.version), number));
    }
    (told, dismissed)
}

fn verdict(subject: &Subject, number: usize) -> Option<Verdict> {
    subject.verdicts.get(number).copied().flatten()
}

impl Finding {
    fn new() -> Self {
        Self { numbers: Vec::new(), dismissed: Vec::new(), is_marked: false, confidence: 0.0, rank: usize::MAX }
    }

    fn add(&mut self, subject: &Subject, number: usize, difference: &Difference, is_dismissed: bool) {
        if is_dismissed {
            self.dismissed.push(number);
        } else {
            self.numbers.push(number);
            self.is_marked |= difference.is_marked() || verdict(subject, number) == Some(Verdict::Confirmed);
        }
        self.confidence = self.confidence.max(difference.confidence);
        self.rank = self.rank.min(difference.rank);
    }
}

/// Where a finding stands in the report.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// With this number.
    Told(usize),
    Dismissed,
}

impl Page<'_> {
    /// What is marked, what is unsure, what was dismissed.
    pub(super) fn finding_sections(&self) -> String {
        let mut out = format!("<section id=\"findings\">\n<h2>{}</h2>\n", self.label("report-findings"));
        let (marked, unsure): (Vec<_>, Vec<_>) =
            self.findings.iter().enumerate().partition(|(_, finding)| finding.is_marked);
        let about = if marked.is_empty() { "report-no-findings" } else { "report-findings-about" };
        out.push_str(&format!("<p>{}</p>\n", self.label(about)));
        marked.iter().for_each(|(at, finding)| out.push_str(&self.finding(Part::Told(at + 1), finding)));
        if !unsure.is_empty() {
            let (heading, about) = (self.label("report-unsure"), self.label("report-unsure-about"));
            out.push_str(&format!("<h2 class=\"part\" id=\"unsure\">{heading}</h2>\n<p>{about}</p>\n"));
            unsure.iter().for_each(|(at, finding)| out.push_str(&self.finding(Part::Told(at + 1), finding)));
        }
        if !self.dismissed.is_empty() {
            let count = self.dismissed.len().to_string();
            let summary = self.say("report-dismissed", &[("count", &count)]);
            let about = self.label("report-dismissed-about");
            out.push_str(&format!(
                "<details class=\"dismissed\"><summary><h2>{summary}</h2></summary>\n<p>{about}</p>\n"
            ));
            self.dismissed.iter().for_each(|finding| out.push_str(&self.finding(Part::Dismissed, finding)));
            out.push_str("</details>\n");
        }
        out.push_str("</section>\n");
        out
    }

    fn finding(&self, part: Part, finding: &Finding) -> String {
        let differences: Vec<(usize, &Difference)> = self.differences(&finding.numbers).collect();
        let Some(&(_, first)) = differences.first() else { return String::new() };
        let (id, number) = match part {
            Part::Told(number) => (format!(" id=\"finding-{number}\""), format!("{number}. ")),
            Part::Dismissed => (String::new(), String::new()),
        };
        let versions = self.text(&self.versions(finding, &differences));
        let mut out = format!(
            "<article class=\"finding {}\"{id}>\n<h3>{}{number}{} <small>{versions}</small></h3>\n<p class=\"how\">",
            class(first.kind),
            sign(first.kind),
            self.text(&self.headline(first)),
        );
        out.push_str(&self.said(finding, &differences));
        out.push_str(&format!(" <span class=\"sure\">{}</span>", self.text(&self.sureness(finding.confidence))));
        if let Some(row) = self.subject.row_of(first) {
            out.push_str(&format!(" {}", self.row_link(row)));
        }
        out.push_str("</p>\n");
        out.push_str(&self.passages(&differences));
        for reason in self.wording.reasons(self.subject, &finding.numbers) {
            out.push_str(&format!("<p class=\"reason\">{}</p>\n", self.text(&reason)));
        }
        out.push_str(&self.notes_on(&differences));
        out.push_str("</article>\n");
        out
    }

    fn differences<'n>(&'n self, numbers: &'n [usize]) -> impl Iterator<Item = (usize, &'n Difference)> {
        numbers.iter().filter_map(|&number| Some((number, self.subject.collation.differences.get(number)?)))
    }

    /// “German, Norwegian (unsure)”.
    fn versions(&self, finding: &Finding, differences: &[(usize, &Difference)]) -> String {
        let mut names: Vec<String> = Vec::new();
        for (number, difference) in differences {
            let is_sure = difference.is_marked() || verdict(self.subject, *number) == Some(Verdict::Confirmed);
            let name = self.name(difference.version);
            let name = match finding.is_marked && !is_sure {
                true => self.wording.say("report-version-unsure", &[("version", name)]),
                false => name.to_owned(),
            };
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(", ")
    }

    /// What a person said; with the versions where that is not of all.
    fn said(&self, finding: &Finding, differences: &[(usize, &Difference)]) -> String {
        let kinds = [Some(Verdict::Confirmed), Some(Verdict::Unsure), None, Some(Verdict::Dismissed)];
        let all: Vec<(usize, &Difference)> =
            differences.iter().copied().chain(self.differences(&finding.dismissed)).collect();
        let mut out = Vec::new();
        for said in kinds {
            let of: Vec<usize> =
                all.iter().filter(|(n, _)| verdict(self.subject, *n) == said).map(|(_, d)| d.version).collect();
            if of.is_empty() {
                continue;
            }
            let mut words = self.label(verdict_key(said));
            if of.len() < all.len() {
                words.push_str(&format!(": {}", self.text(&self.names_of(of.into_iter()))));
            }
            let class = match said {
                Some(Verdict::Confirmed) => "confirmed",
                Some(Verdict::Unsure) => "look",
                None => "possible",
                Some(Verdict::Dismissed) => "denied",
            };
            out.push(format!("<span class=\"verdict {class}\">{words}</span>"));
        }
        out.join(" ")
    }

    /// The notes whose words share some with a difference.
    fn notes_on(&self, differences: &[(usize, &Difference)]) -> String {
        let base = self.subject.collation.base;
        let mut out = String::new();
        for (_, note) in self.subject.review.notes() {
            let (version, standing) = (note.anchor.version, self.subject.review.standing(note));
            let place = standing.place();
            let touches = |of: usize, places: &[crate::text::Place]| {
                let meets = |p: &crate::text::Place| p.paragraph == place.paragraph && p.span.overlaps(place.span);
                of == version && places.iter().any(meets)
            };
            let is_on =
                |(_, d): &(usize, &Difference)| touches(base, &d.base_spans) || touches(d.version, &d.version_spans);
            if differences.iter().any(is_on) {
                out.push_str(&self.note(note, standing));
            }
        }
        out
    }

    /// What a mark says when it is pointed at: “Number changed: German, very sure, 97 %”.
    pub(super) fn told_of(&self, number: usize) -> String {
        let Some(difference) = self.subject.collation.differences.get(number) else { return String::new() };
        let said = match verdict(self.subject, number) {
            Some(said) => self.wording.say(verdict_key(Some(said)), &[]),
            None => self.sureness(difference.confidence),
        };
        format!("{}: {}, {said}", self.headline(difference), self.name(difference.version))
    }

    /// How a difference is shown: what a person said, else how sure the program is.
    pub(super) fn certainty(&self, number: usize) -> Certainty {
        let is_marked = self.subject.collation.differences.get(number).is_some_and(Difference::is_marked);
        match verdict(self.subject, number) {
            Some(Verdict::Confirmed) => Certainty::Confirmed,
            _ if is_marked => Certainty::Possible,
            _ => Certainty::Unsure,
        }
    }
}

/// How a difference is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Certainty {
    Confirmed,
    Possible,
    Unsure,
}

impl Certainty {
    /// Its class in the style sheet.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Possible => "possible",
            Self::Unsure => "unsure",
        }
    }
}

/// A share as the report's table tells it.
pub(super) fn in_percent(share: f64) -> String {
    format!("{} %", percent(share))
}
