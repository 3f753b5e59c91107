//! The list of differences: its view-model. What is listed, in which order, and what of each line is to be seen; the
//! words of the interface's language come with the drawing.

use crate::ui::{describe, rows::Certainty, state::Document};
use crate::{
    diff::{Aspect, Difference, Kind},
    review::Verdict,
};

/// A line of the list: a difference with the versions that have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number in the collation.
    pub difference: usize,
    /// What happened.
    pub kind: Kind,
    /// What it concerns.
    pub aspect: Aspect,
    /// How it is shown.
    pub certainty: Certainty,
    /// What a person said of it.
    pub verdict: Option<Verdict>,
    /// Numbers of the versions that have it, ascending.
    pub versions: Vec<usize>,
    /// The row it stands in.
    pub row: Option<usize>,
    /// The words it is about; of a change those of both sides.
    pub words: String,
}

/// The lines that the document's filter lets through, most important first.
pub fn lines(document: &Document) -> Vec<Line> {
    let line = |finding: &crate::ui::rows::Finding| {
        let difference = document.collation.differences.get(finding.difference)?;
        let certainty = Certainty::of(difference, finding.verdict);
        let is_marked = match certainty {
            Certainty::Confirmed => true,
            _ => finding.is_marked,
        };
        document.filter.admits(difference, &finding.versions, is_marked, finding.verdict).then(|| Line {
            difference: finding.difference,
            kind: difference.kind,
            aspect: difference.aspect,
            certainty,
            verdict: finding.verdict,
            versions: finding.versions.clone(),
            row: document.rows.stands.get(finding.difference).copied().flatten().map(|cell| cell.row),
            words: words(document, difference),
        })
    };
    document.rows.findings.iter().filter_map(line).collect()
}

fn words(document: &Document, difference: &Difference) -> String {
    let base = describe::words(document, document.collation.base, &difference.base_spans);
    let version = describe::words(document, difference.version, &difference.version_spans);
    match (base.is_empty(), version.is_empty()) {
        (false, false) if difference.kind == Kind::Changed => {
            format!("{} / {}", shortened(&base, LONGEST), shortened(&version, LONGEST))
        }
        (_, false) => shortened(&version, LONGEST),
        _ => shortened(&base, LONGEST),
    }
}

/// Longest words of a line, in code points.
const LONGEST: usize = 160;

/// The beginning of long words, in one line.
pub fn shortened(words: &str, longest: usize) -> String {
    if words.chars().count() <= longest {
        return words.to_owned();
    }
    let kept: String = words.chars().take(longest).collect();
    format!("{} …", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_cut_by_code_points() {
        for (words, longest, expected) in
            [("ærø", 3, "ærø"), ("ærøskøbing", 3, "ærø …"), ("på Ærø", 3, "på …"), ("", 3, "")]
        {
            assert_eq!(shortened(words, longest), expected);
        }
    }
}
