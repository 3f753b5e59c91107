//! The versions side by side: a line for each row, a column for each version. On a narrow screen a row is a card, and
//! each version stands in it under its name. What is left over from the page is folded away.

use super::{Page, class, sign};
use crate::{
    diff::Kind,
    review::RowStatus,
    text::{LanguageSource, Paragraph, Role},
};

impl Page<'_> {
    /// The whole table.
    pub(super) fn side_by_side(&self) -> String {
        let count = self.names.len();
        let wide = if count > 2 { " wide" } else { "" };
        let mut out = format!(
            "<section id=\"side-by-side\" class=\"sheet{wide}\">\n<h2>{}</h2>\n{}<table class=\"grid of-{}\">\n",
            self.label("report-side-by-side"),
            self.legend(),
            count.min(9),
        );
        out.push_str(&format!("<thead><tr><th scope=\"col\" class=\"number\">{}</th>", self.label("report-row-head")));
        (0..count).for_each(|version| out.push_str(&self.column(version)));
        out.push_str("</tr></thead>\n<tbody>\n");
        let mut row = 0;
        while row < self.subject.collation.rows.len() {
            let debris =
                (row..self.subject.collation.rows.len()).take_while(|row| !self.subject.is_content(*row)).count();
            if debris > 0 {
                out.push_str(&self.debris(row, debris));
                row += debris;
            } else {
                out.push_str(&self.row(row));
                row += 1;
            }
        }
        out.push_str("</tbody>\n</table>\n</section>\n");
        out
    }

    fn column(&self, version: usize) -> String {
        let Some(text) = self.subject.versions().get(version) else { return String::new() };
        let base = match version == self.subject.collation.base {
            true => format!(" <span class=\"base\">{}</span>", self.label("base")),
            false => String::new(),
        };
        let doubt = match text.language_source {
            LanguageSource::Detected => format!("<span class=\"file\">{}</span>", self.label("report-detected")),
            _ => String::new(),
        };
        let file = match text.name == self.name(version) {
            true => String::new(),
            false => format!("<span class=\"file\">{}</span>", self.text(&text.name)),
        };
        format!("<th scope=\"col\">{}{base}{file}{doubt}</th>", self.text(self.name(version)))
    }

    fn row(&self, row: usize) -> String {
        let kinds = self.subject.differences_of(row);
        let touched = if kinds.is_empty() { "" } else { " class=\"differs\"" };
        let number = row + 1;
        let mut out = format!(
            "<tr id=\"row-{number}\"{touched}><th scope=\"row\" class=\"number\">\
             <span class=\"who\">{} </span>{number}{}</th>",
            self.label("report-row-head"),
            self.said_of_row(row)
        );
        (0..self.names.len()).for_each(|version| out.push_str(&self.cell(row, version)));
        out.push_str("</tr>\n");
        let notes = self.subject.notes_of(row);
        if !notes.is_empty() {
            let notes: String = notes.into_iter().map(|(_, note, standing)| self.note(note, standing)).collect();
            out.push_str(&format!(
                "<tr class=\"notes\"><td></td><td colspan=\"{}\">{notes}</td></tr>\n",
                self.names.len()
            ));
        }
        out
    }

    /// What the first cell of a row says: whether it can be told at all, where the review stands, tags, pins.
    fn said_of_row(&self, row: usize) -> String {
        let unknown: Vec<usize> =
            self.subject.collation.cannot_tell.rows.iter().filter(|(at, _)| *at == row).map(|(_, v)| *v).collect();
        let mut said = Vec::new();
        if !unknown.is_empty() {
            let names = self.names_of(unknown.into_iter());
            said.push(self.say("report-row-unknown", &[("versions", &names)]));
        }
        if let Some(of_row) = self.subject.of_rows.get(row) {
            let status = of_row.status.map(|status| match status {
                RowStatus::Accepted => "status-accepted",
                RowStatus::NeedsLook => "status-needs-look",
                RowStatus::Changed => "status-changed",
            });
            said.extend(status.map(|key| self.label(key)));
            if !of_row.tags.is_empty() {
                said.push(self.say("report-tags", &[("tags", &of_row.tags.join(", "))]));
            }
        }
        said.extend(self.pinned(row).map(|names| self.say("report-pinned", &[("versions", &names)])));
        said.iter().map(|said| format!("<span class=\"said\">{said}</span>")).collect()
    }

    /// The versions that a person fixed in a row.
    fn pinned(&self, row: usize) -> Option<String> {
        let cells = &self.subject.collation.rows.get(row)?.cells;
        let base = self.subject.collation.base;
        let has = |version: usize, paragraphs: &[usize]| {
            cells.get(version).is_some_and(|cell| paragraphs.iter().any(|paragraph| cell.contains(paragraph)))
        };
        let pins = self.subject.review.pins().iter();
        let fixed = pins.filter(|pin| has(pin.version, &pin.version_paragraphs) || has(base, &pin.base_paragraphs));
        let names = self.names_of(fixed.map(|pin| pin.version));
        (!names.is_empty()).then_some(names)
    }

    fn cell(&self, row: usize, version: usize) -> String {
        let who = self.who(version);
        let paragraphs = self.subject.numbered_cell(row, version);
        if paragraphs.is_empty() {
            return format!("<td class=\"empty\">{who}{}</td>", self.empty(row, version));
        }
        let texts: String = paragraphs.iter().map(|(number, p)| self.paragraph_of_cell(version, *number, p)).collect();
        format!("<td{}>{who}{texts}</td>", self.tongue_of(version))
    }

    /// Why a cell is empty.
    fn empty(&self, row: usize, version: usize) -> String {
        let gone = self.marks.gone(row, version);
        if !gone.is_empty() {
            let said = self.label("report-left-out");
            return format!("<p class=\"whole gone\">{}{said}{}</p>", sign(Kind::LeftOut), self.references(gone));
        }
        format!("<p>{}</p>", self.label("report-not-in"))
    }

    fn paragraph_of_cell(&self, version: usize, number: usize, paragraph: &Paragraph) -> String {
        let mut out = self.whole(version, number);
        let words = self.marked(version, number, &paragraph.text);
        let class = match paragraph.role {
            Role::Title => " class=\"title\"",
            Role::Heading => " class=\"heading\"",
            Role::Body => "",
            Role::Debris => {
                let said = self.label("report-debris");
                out.push_str(&format!(
                    "<p class=\"whole\" lang=\"{}\" dir=\"auto\">{said}</p>",
                    self.wording.language()
                ));
                " class=\"debris\""
            }
        };
        out.push_str(&format!("<p{class} dir=\"auto\">{words}</p>"));
        out
    }

    /// What is said of a whole paragraph, above it.
    fn whole(&self, version: usize, number: usize) -> String {
        let differences = self.marks.whole(version, number);
        let base = self.subject.collation.base;
        let mut kinds: Vec<Kind> = Vec::new();
        let of = |&number: &usize| self.subject.collation.differences.get(number);
        for difference in differences.iter().filter_map(of) {
            if !kinds.contains(&difference.kind) {
                kinds.push(difference.kind);
            }
        }
        let line = |kind: &Kind| {
            let of_kind: Vec<usize> =
                differences.iter().copied().filter(|number| of(number).is_some_and(|d| d.kind == *kind)).collect();
            let mut said = self.label(super::kind_key(self.subject.collation.profile, *kind));
            if version == base {
                let names = self.names_of(of_kind.iter().filter_map(of).map(|difference| difference.version));
                said.push_str(&format!(": {}", self.text(&names)));
            }
            format!(
                "<p class=\"whole {}\" lang=\"{}\" dir=\"auto\">{}{said}{}</p>",
                class(*kind),
                self.wording.language(),
                sign(*kind),
                self.references(&of_kind)
            )
        };
        kinds.iter().map(line).collect()
    }

    /// Rows that hold nothing but what is left over from the page.
    fn debris(&self, from: usize, count: usize) -> String {
        let versions = self.names.len();
        let mut inner = String::new();
        for row in from..from + count {
            inner.push_str(&format!("<div id=\"row-{}\">", row + 1));
            for version in 0..versions {
                for (_, paragraph) in self.subject.numbered_cell(row, version) {
                    inner.push_str(&format!(
                        "<p><b>{}:</b> <span{}>{}</span></p>",
                        self.text(self.name(version)),
                        self.tongue_of(version),
                        self.text(&paragraph.text)
                    ));
                }
            }
            inner.push_str("</div>");
        }
        let summary = match count {
            1 => self.say("report-debris-row", &[("row", &(from + 1).to_string())]),
            _ => self.say("report-debris-rows", &[("rows", &format!("{}–{}", from + 1, from + count))]),
        };
        format!(
            "<tr class=\"page\"><td colspan=\"{}\"><details><summary>{summary}</summary>{inner}</details></td></tr>\n",
            versions + 1
        )
    }

    /// What signs and lines mean.
    fn legend(&self) -> String {
        let mut out = format!("<details class=\"legend\"><summary>{}</summary><ul>", self.label("report-legend"));
        for kind in [Kind::Changed, Kind::LeftOut, Kind::Added, Kind::Moved, Kind::Untranslated] {
            let said = self.label(super::kind_key(self.subject.collation.profile, kind));
            out.push_str(&format!("<li class=\"{}\">{} {said}</li>", class(kind), sign(kind)));
        }
        for (certainty, key) in [
            ("confirmed", "report-legend-confirmed"),
            ("possible", "report-legend-possible"),
            ("unsure", "report-legend-unsure"),
        ] {
            out.push_str(&format!("<li><mark class=\"changed {certainty}\">{}</mark></li>", self.label(key)));
        }
        out.push_str(&format!("<li>{}</li></ul></details>\n", self.label("report-legend-number")));
        out
    }
}
