//! The facts as a table: a line for each, a column for each version, and in words how what it says relates to the base.

use super::{Page, QUOTED, capital, shortened};
use crate::{
    collate::{Entry, Mention},
    diff::Aspect,
    facts::{FactKind, Verdict},
};

impl Page<'_> {
    /// The whole ledger.
    pub(super) fn facts(&self) -> String {
        let mut out = format!("<section id=\"facts\" class=\"sheet\">\n<h2>{}</h2>\n", self.label("report-facts"));
        let ledger = &self.subject.collation.ledger;
        if ledger.is_empty() {
            out.push_str(&format!("<p>{}</p>\n</section>\n", self.label("facts-none")));
            return out;
        }
        out.push_str(&format!("<p>{}</p>\n<table class=\"ledger\">\n<thead><tr>", self.label("report-facts-about")));
        out.push_str(&format!("<th scope=\"col\" class=\"number\">{}</th>", self.label("report-fact")));
        let base = self.subject.collation.base;
        for (version, name) in self.names.iter().enumerate() {
            let tag = match version == base {
                true => format!(" <span class=\"base\">{}</span>", self.label("base")),
                false => String::new(),
            };
            out.push_str(&format!("<th scope=\"col\">{}{tag}</th>", self.text(name)));
        }
        out.push_str("</tr></thead>\n<tbody>\n");
        ledger.iter().for_each(|entry| out.push_str(&self.fact(entry)));
        out.push_str("</tbody>\n</table>\n</section>\n");
        out
    }

    fn fact(&self, entry: &Entry) -> String {
        let base = self.subject.collation.base;
        let differs = |version: usize| {
            entry.outliers.contains(&version) || entry.verdicts.get(version) == Some(&Some(Verdict::Differs))
        };
        let class = if (0..self.names.len()).any(differs) { " class=\"differs\"" } else { "" };
        let place = |version: usize| Some((version, entry.mentions.get(version)?.as_ref()?.place));
        let first = place(base).or_else(|| (0..self.names.len()).find_map(place));
        let row = first.and_then(|(version, place)| self.subject.row_of_place(version, place));
        let row = row.map_or_else(String::new, |row| format!("<span class=\"file\">{}</span>", self.row_link(row)));
        let kind = self.label(super::aspect_key(Aspect::from(entry.kind)));
        let mut out = format!("<tr{class}><th scope=\"row\" class=\"number\">{kind}{row}</th>");
        for version in 0..self.names.len() {
            out.push_str(&self.fact_of(entry, version));
        }
        out.push_str("</tr>\n");
        out
    }

    fn fact_of(&self, entry: &Entry, version: usize) -> String {
        let base = self.subject.collation.base;
        let mention = entry.mentions.get(version).and_then(Option::as_ref);
        let verdict = entry.verdicts.get(version).copied().flatten();
        let (sign, key) = match (verdict, mention) {
            (Some(Verdict::Equal), _) => ("✓", Some("sign-equal")),
            (Some(Verdict::Rounded), _) => ("≈", Some("sign-rounded")),
            (Some(Verdict::Converted), _) => ("⇄", Some("sign-converted")),
            (Some(Verdict::Differs), _) => ("≠", Some("sign-differs")),
            (Some(Verdict::MissingHere), _) => ("−", Some("sign-missing")),
            (Some(Verdict::OnlyHere), _) => ("+", Some("sign-only-here")),
            (None, Some(_)) if version == base => ("", None),
            (None, None) if entry.mentions.get(base).is_none_or(Option::is_none) => ("", Some("report-no-fact")),
            (None, _) => ("?", Some("sign-cannot-tell")),
        };
        let mut said: Vec<String> = key.map(|key| self.label(key)).into_iter().collect();
        // That the others differ from the base is said of them.
        if entry.outliers.contains(&version) && mention.is_some() {
            said.push(self.label("facts-outlier"));
        }
        let value = mention.map_or_else(String::new, |mention| self.mention(entry.kind, version, mention));
        let who = self.who(version);
        let said = match said.is_empty() {
            true => String::new(),
            false => format!("<span class=\"rel\"><span aria-hidden=\"true\">{sign}</span> {}</span>", said.join(", ")),
        };
        let class = match verdict {
            Some(Verdict::Differs) => " class=\"off\"",
            _ if entry.outliers.contains(&version) => " class=\"off\"",
            Some(Verdict::MissingHere | Verdict::OnlyHere) => " class=\"half\"",
            _ => "",
        };
        format!("<td{class}>{who}{value}{said}</td>")
    }

    /// The value, and how it is written where that is something else.
    fn mention(&self, kind: FactKind, version: usize, mention: &Mention) -> String {
        let written =
            format!("<span{}>{}</span>", self.tongue_of(version), self.text(&shortened(&mention.written, QUOTED)));
        let is_said_by_its_words =
            matches!(kind, FactKind::Name | FactKind::Quotation | FactKind::Negation | FactKind::Hedge);
        let value = self.wording.value(Aspect::from(kind), &mention.normalised);
        if is_said_by_its_words || value == mention.written {
            return format!("<span class=\"value\">{written}</span>");
        }
        format!("<span class=\"value\">{}</span><span class=\"file\">{written}</span>", self.text(&capital(&value)))
    }
}
