//! What cannot be told, and how the comparison was made: files with their checksums, settings, what a confidence means.

use super::{PROGRAM, PROGRAM_VERSION, Page, finding::in_percent};
use crate::{
    diff::Profile,
    text::{LanguageSource, Version},
};
use std::collections::BTreeMap;

impl Page<'_> {
    /// Versions and rows of which nothing can be told.
    pub(super) fn cannot_tell(&self) -> String {
        let unknown = &self.subject.collation.cannot_tell;
        let mut out = format!("<section id=\"cannot-tell\">\n<h2>{}</h2>\n", self.label("report-cannot-tell"));
        if unknown.versions.is_empty() && unknown.rows.is_empty() {
            out.push_str(&format!("<p>{}</p>\n</section>\n", self.label("report-can-tell")));
            return out;
        }
        out.push_str(&format!("<p>{}</p>\n<ul>\n", self.label("report-cannot-tell-about")));
        for version in &unknown.versions {
            let filled = [("version", self.name(*version)), ("base", self.name(self.subject.collation.base))];
            out.push_str(&format!("<li>{}</li>\n", self.say("report-unknown-version", &filled)));
        }
        let mut rows: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        unknown.rows.iter().for_each(|(row, version)| rows.entry(*row).or_default().push(*version));
        for (row, versions) in rows {
            let names = self.names_of(versions.into_iter());
            let said = self.say("report-unknown-row", &[("versions", &names)]);
            out.push_str(&format!("<li>{}: {said}</li>\n", self.row_link(row)));
        }
        out.push_str("</ul>\n</section>\n");
        out
    }

    /// How the comparison was made.
    pub(super) fn about(&self) -> String {
        let mut out = format!(
            "<section id=\"about\" class=\"sheet\">\n<h2>{}</h2>\n<h3>{}</h3>\n<table class=\"versions\">\n<thead><tr>",
            self.label("report-about"),
            self.label("report-versions")
        );
        for (_, key) in VERSION_COLUMNS {
            out.push_str(&format!("<th scope=\"col\">{}</th>", self.label(key)));
        }
        out.push_str("</tr></thead>\n<tbody>\n");
        for (number, version) in self.subject.versions().iter().enumerate() {
            out.push_str(&self.version(number, version));
        }
        out.push_str(&format!(
            "</tbody>\n</table>\n<h3>{}</h3>\n<dl class=\"settings\">\n",
            self.label("report-settings")
        ));
        for (key, value) in self.settings() {
            out.push_str(&format!("<div><dt>{}</dt><dd>{value}</dd></div>\n", self.label(key)));
        }
        out.push_str(&format!("</dl>\n<h3>{}</h3>\n", self.label("report-reading")));
        for key in ["report-reading-possible", "report-reading-confidence", "report-reading-cannot", "report-offline"] {
            out.push_str(&format!("<p>{}</p>\n", self.label(key)));
        }
        out.push_str("</section>\n");
        out
    }

    fn version(&self, number: usize, version: &Version) -> String {
        let base = match number == self.subject.collation.base {
            true => format!(" <span class=\"base\">{}</span>", self.label("base")),
            false => String::new(),
        };
        let content = version.paragraphs.iter().filter(|paragraph| paragraph.is_content()).count();
        let mut count = content.to_string();
        if content < version.paragraphs.len() {
            let debris = (version.paragraphs.len() - content).to_string();
            count = format!("{count} {}", self.say("report-and-debris", &[("count", &debris)]));
        }
        let source = version.source.as_ref();
        let encoding = source.map_or_else(|| self.label("report-no-file"), |source| self.text(&source.encoding));
        let sum = source.map_or_else(|| "–".to_owned(), |source| format!("<code>{}</code>", self.text(&source.sha256)));
        let cells =
            [self.text(&version.name), self.language(version), count, encoding, sum].into_iter().zip(VERSION_COLUMNS);
        let mut out = "<tr>".to_owned();
        for (cell, (class, key)) in cells {
            let who = format!("<span class=\"who\">{}</span>", self.label(key));
            match *class {
                "name" => out.push_str(&format!("<th scope=\"row\" dir=\"auto\">{cell}{base}</th>")),
                class => out.push_str(&format!("<td class=\"{class}\">{who}{cell}</td>")),
            }
        }
        out.push_str("</tr>\n");
        out
    }

    /// The language, and how it is known.
    fn language(&self, version: &Version) -> String {
        let known = match version.language_source {
            LanguageSource::Unknown => "report-language-unknown",
            LanguageSource::Detected => "report-language-detected",
            LanguageSource::Declared => "report-language-declared",
            LanguageSource::Chosen => "report-language-chosen",
        };
        let percent = in_percent(version.language_confidence);
        let how = self.say(known, &[("percent", &percent)]);
        match version.language.is_undetermined() {
            true => how,
            false => {
                let tongue = self.text(&self.wording.tongue(&version.language));
                format!("{tongue} ({}), {how}", self.text(version.language.tag()))
            }
        }
    }

    fn settings(&self) -> Vec<(&'static str, String)> {
        let collation = self.subject.collation;
        let profile = match collation.profile {
            Profile::FactChecker => "report-profile-facts",
            Profile::Reviser => "report-profile-reviser",
        };
        let pins = self.subject.review.pins();
        let pinned = match pins.is_empty() {
            true => self.label("report-no-pins"),
            false => {
                let of_pin = |pin: &crate::align::Pin| {
                    let numbers = |paragraphs: &[usize]| {
                        let numbers: Vec<String> = paragraphs.iter().map(|at| (at + 1).to_string()).collect();
                        if numbers.is_empty() { "–".to_owned() } else { numbers.join(", ") }
                    };
                    let (base, version) = (self.text(self.name(collation.base)), self.text(self.name(pin.version)));
                    format!("{base} {} : {version} {}", numbers(&pin.base_paragraphs), numbers(&pin.version_paragraphs))
                };
                pins.iter().map(of_pin).collect::<Vec<_>>().join("; ")
            }
        };
        vec![
            ("report-base", self.text(self.name(collation.base))),
            ("report-profile", self.label(profile)),
            ("report-pins", pinned),
            ("report-program", self.text(&format!("{PROGRAM} {PROGRAM_VERSION}"))),
        ]
    }
}

/// The columns of the table of versions: class and heading.
const VERSION_COLUMNS: &[(&str, &str)] = &[
    ("name", "report-file"),
    ("language", "report-language"),
    ("count", "report-paragraphs"),
    ("encoding", "report-encoding"),
    ("sum", "report-sha"),
];
