//! Marks on the words of a segment. XLIFF's `mrk` nest and do not overlap, so issues whose words overlap share a mark
//! over all of them.

use crate::{
    export::xml::{attribute, content},
    text::Span,
};
use std::fmt::Write;

/// A quality issue.
#[derive(Clone)]
pub(super) struct Issue {
    /// The difference's number, by which it is known.
    pub number: usize,
    /// Its ITS type, where the reader speaks of errors.
    pub kind: Option<&'static str>,
    /// What is told of it.
    pub comment: String,
}

/// The marks of one side.
pub(super) struct Marks<'a> {
    text: &'a str,
    marks: Vec<(Span, Vec<Issue>)>,
}

/// A side as it is written.
pub(super) struct Written {
    /// Elements that stand before the segment.
    pub standoff: Vec<String>,
    /// What stands between the side's tags.
    pub content: String,
}

impl<'a> Marks<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, marks: Vec::new() }
    }

    /// Marks code points of the text.
    pub(super) fn add(&mut self, span: Span, issue: &Issue) {
        self.marks.push((span, vec![issue.clone()]));
    }

    /// The content with its marks; `number` counts them through the unit, `prefix` is the unit's own.
    pub(super) fn write(self, prefix: &str, number: &mut usize) -> Written {
        let (text, mut written) = (self.text, Written { standoff: Vec::new(), content: String::new() });
        let mut at = 0;
        for (span, issues) in joined(self.marks) {
            *number += 1;
            let told = match issues.as_slice() {
                [only] => inline(only),
                several => {
                    let id = format!("{prefix}-i{number}");
                    written.standoff.push(standoff(&id, several));
                    format!(" its:locQualityIssuesRef=\"#its={id}\"")
                }
            };
            written.content.push_str(&content(Span::new(at, span.start).of(text)));
            let words = content(span.of(text));
            let _ = write!(written.content, "<mrk id=\"m{number}\" type=\"its:generic\"{told}>{words}</mrk>");
            at = span.end;
        }
        written.content.push_str(&content(Span::new(at, usize::MAX).of(text)));
        written
    }
}

/// The marks in order, those that overlap as one.
fn joined(mut marks: Vec<(Span, Vec<Issue>)>) -> Vec<(Span, Vec<Issue>)> {
    marks.sort_by_key(|(span, _)| *span);
    let mut joined: Vec<(Span, Vec<Issue>)> = Vec::new();
    for (span, issues) in marks {
        match joined.last_mut().filter(|(last, _)| last.overlaps(span)) {
            Some((last, all)) => {
                last.end = last.end.max(span.end);
                let is_new = |issue: &Issue| !all.iter().any(|other| other.number == issue.number);
                let new: Vec<Issue> = issues.into_iter().filter(is_new).collect();
                all.extend(new);
            }
            None => joined.push((span, issues)),
        }
    }
    joined
}

fn inline(issue: &Issue) -> String {
    let kind = issue.kind.map_or(String::new(), |kind| format!(" its:locQualityIssueType=\"{kind}\""));
    format!("{kind} its:locQualityIssueComment=\"{}\"", attribute(&issue.comment))
}

fn standoff(id: &str, issues: &[Issue]) -> String {
    let mut text = format!("      <its:locQualityIssues xml:id=\"{id}\">\n");
    for issue in issues {
        let kind = issue.kind.map_or(String::new(), |kind| format!(" locQualityIssueType=\"{kind}\""));
        let comment = attribute(&issue.comment);
        let _ = writeln!(text, "        <its:locQualityIssue{kind} locQualityIssueComment=\"{comment}\"/>");
    }
    text + "      </its:locQualityIssues>\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_issues_share_a_mark() {
        let issue = |number, kind| Issue { number, kind, comment: format!("\"{number}\"") };
        let mut marks = Marks::new("a <b> c d");
        marks.add(Span::new(2, 5), &issue(1, None));
        marks.add(Span::new(8, 9), &issue(3, Some("numbers")));
        marks.add(Span::new(4, 7), &issue(2, Some("other")));
        marks.add(Span::new(6, 7), &issue(2, Some("other")));
        let mut number = 0;
        let written = marks.write("r7", &mut number);
        let expected = "a <mrk id=\"m1\" type=\"its:generic\" its:locQualityIssuesRef=\"#its=r7-i1\">&lt;b&gt; c</mrk> \
                        <mrk id=\"m2\" type=\"its:generic\" its:locQualityIssueType=\"numbers\" \
                        its:locQualityIssueComment=\"&quot;3&quot;\">d</mrk>";
        assert_eq!(written.content, expected);
        assert_eq!(written.standoff.len(), 1);
        assert_eq!(written.standoff[0].matches("<its:locQualityIssue ").count(), 2);
    }
}
