//! Paragraphs with their marks. Marks of several versions and rules overlap: a text is cut wherever one begins or ends,
//! and each piece is marked as the surest, narrowest and most important of those that cover it. Behind the last piece of
//! a mark stands the number of its finding, as a footnote's does.

use super::{Page, class, escape, escape::attribute, finding::Finding, glyph};
use crate::{
    diff::{Aspect, Difference, Kind},
    export::Subject,
    text::Span,
};
use std::collections::{BTreeMap, BTreeSet};

/// Where what is told stands.
#[derive(Default)]
pub(super) struct Marks {
    /// For version and paragraph the differences that concern the whole of it.
    whole: BTreeMap<(usize, usize), Vec<usize>>,
    /// The words that the others concern.
    words: BTreeMap<(usize, usize), Vec<(Span, usize)>>,
    /// For row and version the paragraphs that it leaves out.
    gone: BTreeMap<(usize, usize), Vec<usize>>,
    /// For each difference the number of its finding.
    numbers: BTreeMap<usize, usize>,
}

impl Marks {
    /// The marks of all findings.
    pub(super) fn of(subject: &Subject, findings: &[Finding]) -> Self {
        let mut marks = Self::default();
        for (at, finding) in findings.iter().enumerate() {
            for &number in &finding.numbers {
                if let Some(difference) = subject.collation.differences.get(number) {
                    marks.numbers.insert(number, at + 1);
                    marks.add(subject, number, difference);
                }
            }
        }
        marks
    }

    fn add(&mut self, subject: &Subject, number: usize, difference: &Difference) {
        let base = subject.collation.base;
        for (version, places) in [(base, &difference.base_spans), (difference.version, &difference.version_spans)] {
            for place in places {
                let at = (version, place.paragraph);
                if difference.aspect == Aspect::Paragraph {
                    self.whole.entry(at).or_default().push(number);
                } else {
                    self.words.entry(at).or_default().push((place.span, number));
                }
            }
        }
        let is_gone = difference.kind == Kind::LeftOut && difference.version_spans.is_empty();
        if let Some(row) = subject.row_of(difference).filter(|_| is_gone && difference.aspect == Aspect::Paragraph) {
            self.gone.entry((row, difference.version)).or_default().push(number);
        }
    }

    /// The differences that leave out a row in a version.
    pub(super) fn gone(&self, row: usize, version: usize) -> &[usize] {
        self.gone.get(&(row, version)).map_or(&[], Vec::as_slice)
    }

    /// The differences that concern the whole of a paragraph.
    pub(super) fn whole(&self, version: usize, paragraph: usize) -> &[usize] {
        self.whole.get(&(version, paragraph)).map_or(&[], Vec::as_slice)
    }
}

impl Page<'_> {
    /// The words of a paragraph with their marks.
    pub(super) fn marked(&self, version: usize, paragraph: usize, text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let clip = |&(span, number): &(Span, usize)| {
            let end = span.end.min(chars.len());
            (Span::new(span.start.min(end), end), number)
        };
        let marks = self.marks.words.get(&(version, paragraph)).map_or(&[][..], Vec::as_slice);
        let marks: Vec<(Span, usize)> = marks.iter().map(clip).filter(|(span, _)| !span.is_empty()).collect();
        let mut cuts: BTreeSet<usize> = marks.iter().flat_map(|(span, _)| [span.start, span.end]).collect();
        cuts.extend([0, chars.len()]);
        let cuts: Vec<usize> = cuts.into_iter().collect();
        let mut out = String::new();
        for (&from, &to) in cuts.iter().zip(cuts.iter().skip(1)) {
            let over: Vec<(Span, usize)> =
                marks.iter().copied().filter(|(span, _)| span.start <= from && to <= span.end).collect();
            out.push_str(&self.piece(&chars, (from, to), &over));
            let ending: Vec<usize> =
                over.iter().filter(|(span, _)| span.end == to).map(|(_, number)| *number).collect();
            out.push_str(&self.references(&ending));
        }
        out
    }

    fn piece(&self, chars: &[char], (from, to): (usize, usize), over: &[(Span, usize)]) -> String {
        let words = escape::slice(chars, from, to, &self.odd);
        let weight = |(span, number): &&(Span, usize)| (self.certainty(*number), span.len(), *number);
        let Some(&(_, number)) = over.iter().min_by_key(weight) else { return words };
        let Some(difference) = self.subject.collation.differences.get(number) else { return words };
        let element = match difference.kind {
            Kind::Added => "ins",
            Kind::LeftOut => "del",
            Kind::Changed | Kind::Moved | Kind::Untranslated => "mark",
        };
        let title: BTreeSet<String> = over.iter().map(|(_, number)| self.told_of(*number)).collect();
        let title = attribute(&title.into_iter().collect::<Vec<_>>().join("; "));
        let (kind, certainty) = (class(difference.kind), self.certainty(number).class());
        format!("<{element} class=\"{kind} {certainty}\" title=\"{title}\">{words}</{element}>")
    }

    /// The numbers of the findings of some differences, each once, behind the signs of their kinds.
    pub(super) fn references(&self, differences: &[usize]) -> String {
        let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
        for difference in differences {
            if let Some(&number) = self.marks.numbers.get(difference) {
                numbers.entry(number).or_insert(*difference);
            }
        }
        let mut out = String::new();
        for (number, difference) in numbers {
            let Some(kind) = self.subject.collation.differences.get(difference).map(|d| d.kind) else { continue };
            let is_unsure = self.certainty(difference) == super::finding::Certainty::Unsure;
            let (sign, doubt) = (glyph(kind), if is_unsure { "?" } else { "" });
            let said = self.attribute_of("report-to-finding", &[("number", &number.to_string())]);
            out.push_str(&format!(
                "<sup class=\"{}\"><a href=\"#finding-{number}\" title=\"{said}\">{sign}{number}{doubt}</a></sup>",
                class(kind)
            ));
        }
        out
    }
}
