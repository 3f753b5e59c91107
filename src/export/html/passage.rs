//! The words of a finding on both sides, with what stands around them.

use super::{Page, class, escape, finding::Certainty};
use crate::{
    diff::{Difference, Kind},
    text::{Place, Span},
};

/// Code points shown on each side of the words.
const CONTEXT: usize = 120;
/// Code points of the longest words that are shown whole.
const LONGEST: usize = 700;

impl Page<'_> {
    /// The base's words, then each version's; what has none says so.
    pub(super) fn passages(&self, differences: &[(usize, &Difference)]) -> String {
        let Some(&(_, first)) = differences.first() else { return String::new() };
        let base = self.subject.collation.base;
        let mut lines: Vec<String> = Vec::new();
        let mut add = |line: String| {
            if !line.is_empty() && !lines.contains(&line) {
                lines.push(line);
            }
        };
        if first.base_spans.is_empty() {
            add(self.nothing(std::iter::once(base)));
        }
        for (number, difference) in differences {
            let how = (difference.kind, self.certainty(*number));
            add(self.passage(base, &difference.base_spans, how));
        }
        for (number, difference) in differences {
            let how = (difference.kind, self.certainty(*number));
            add(self.passage(difference.version, &difference.version_spans, how));
        }
        // What was not translated is there.
        let lacks = |d: &Difference| d.version_spans.is_empty() && d.kind != Kind::Untranslated;
        let lacking = differences.iter().filter(|(_, d)| lacks(d)).map(|(_, d)| d.version);
        let lacking: Vec<usize> = lacking.collect();
        if !lacking.is_empty() {
            add(self.nothing(lacking.into_iter()));
        }
        format!("<dl class=\"passages\">\n{}</dl>\n", lines.concat())
    }

    fn nothing(&self, versions: impl Iterator<Item = usize>) -> String {
        let names = self.text(&self.names_of(versions));
        format!("<div><dt>{names}</dt><dd class=\"none\">{}</dd></div>\n", self.label("report-nothing"))
    }

    /// Words of a version, a paragraph a line.
    fn passage(&self, version: usize, places: &[Place], how: (Kind, Certainty)) -> String {
        let mut out = String::new();
        let mut rest = places;
        while let Some(first) = rest.first() {
            let count = rest.iter().take_while(|place| place.paragraph == first.paragraph).count();
            let (of_paragraph, others) = rest.split_at(count);
            rest = others;
            let Some(paragraph) = self.paragraph(version, first.paragraph) else { continue };
            let spans: Vec<Span> = of_paragraph.iter().map(|place| place.span).collect();
            let words = self.in_context(&paragraph.text, &spans, how);
            let (name, place) = (self.text(self.name(version)), self.place(version, first.paragraph));
            let tongue = self.tongue_of(version);
            out.push_str(&format!(
                "<div><dt>{name}<span class=\"place\">, {place}</span></dt><dd{tongue}>{words}</dd></div>\n"
            ));
        }
        out
    }

    fn in_context(&self, text: &str, spans: &[Span], (kind, certainty): (Kind, Certainty)) -> String {
        let chars: Vec<char> = text.chars().collect();
        let slice = |from: usize, to: usize| escape::slice(&chars, from, to, &self.odd);
        let start = spans.iter().map(|span| span.start).min().unwrap_or_default().min(chars.len());
        let end = spans.iter().map(|span| span.end).max().unwrap_or_default().clamp(start, chars.len());
        if (start, end) == (0, chars.len()) {
            let shown = word_start(&chars, LONGEST.min(end));
            return if end <= LONGEST { slice(0, end) } else { format!("{} …", slice(0, shown)) };
        }
        let from = start.saturating_sub(CONTEXT);
        let from =
            if from == 0 { 0 } else { (from..start).find(|&at| is_space(&chars, at)).map_or(start, |at| at + 1) };
        let to = end.saturating_add(CONTEXT).min(chars.len());
        let to = if to == chars.len() { to } else { word_start(&chars, to).max(end) };
        let mut out = if from > 0 { "… ".to_owned() } else { String::new() };
        let mut at = from;
        for span in spans {
            let (start, end) = (span.start.clamp(at, chars.len()), span.end.clamp(at, chars.len()));
            out.push_str(&slice(at, start));
            if start < end {
                out.push_str(&format!(
                    "<mark class=\"{} {}\">{}</mark>",
                    class(kind),
                    certainty.class(),
                    slice(start, end)
                ));
            }
            at = end;
        }
        out.push_str(&slice(at, to.max(at)));
        out.push_str(if to < chars.len() { " …" } else { "" });
        out
    }
}

/// The end of the last word that ends before a place.
fn word_start(chars: &[char], at: usize) -> usize {
    (0..at).rev().find(|&before| is_space(chars, before)).unwrap_or(at)
}

fn is_space(chars: &[char], at: usize) -> bool {
    chars.get(at).is_some_and(|c| c.is_whitespace())
}
