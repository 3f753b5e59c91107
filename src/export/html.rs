//! The report in one HTML file that needs nothing else: no script, no picture, no address to fetch. Findings first, then
//! the versions side by side, the facts, what cannot be told, and how the comparison was made.
//!
//! What is said of a difference never hangs on colour: its kind is a word and a sign, how sure it is a word and the
//! pattern of a line. Every text of the versions has its language and finds its own direction. Same subject, same bytes.

mod about;
mod english;
mod escape;
mod facts;
mod finding;
mod grid;
mod marked;
mod passage;

pub use english::English;

use super::{PROGRAM, PROGRAM_VERSION, Subject};
use crate::{
    diff::{Aspect, Difference, Kind, Profile, Sureness},
    review::{Note, Standing, Verdict},
    text::{Language, Locator, Paragraph, Role},
};
use escape::attribute;
use finding::Finding;
use marked::Marks;

const STYLE: &str = include_str!("../../assets/report/report.css");

/// The language that a report speaks: the command line's English, or the window's.
pub trait Wording {
    /// The BCP 47 tag of that language.
    fn language(&self) -> &str;

    /// What a language is called where that stands alone.
    fn tongue(&self, language: &Language) -> String;

    /// The interface's text with this key, its variables filled in. Only texts that choose nothing by a number.
    fn say(&self, key: &'static str, filled: &[(&'static str, &str)]) -> String;

    /// Why some differences of one finding are differences, a sentence each, and what most versions say.
    fn reasons(&self, subject: &Subject, numbers: &[usize]) -> Vec<String>;

    /// A normalised value as one tells it.
    fn value(&self, aspect: Aspect, normalised: &str) -> String;
}

/// The report.
pub fn report(subject: &Subject, wording: &dyn Wording) -> String {
    Page::new(subject, wording).write()
}

/// What each version is called: its language where that tells it apart, else its short name.
fn names(subject: &Subject, wording: &dyn Wording) -> Vec<String> {
    let tongues: Vec<String> = subject.versions().iter().map(|version| wording.tongue(&version.language)).collect();
    let name = |(number, tongue): (usize, &String)| {
        let is_known = subject.versions().get(number).is_some_and(|version| !version.language.is_undetermined());
        let is_alone = tongues.iter().filter(|other| *other == tongue).count() == 1;
        if is_known && is_alone { tongue.clone() } else { subject.label(number).to_owned() }
    };
    tongues.iter().enumerate().map(name).collect()
}

/// The page while it is written.
struct Page<'a> {
    subject: &'a Subject<'a>,
    wording: &'a dyn Wording,
    /// For each version what it is called.
    names: Vec<String>,
    /// What is told, marked ones first, the most important first; their place plus one is their number.
    findings: Vec<Finding>,
    /// What a person dismissed wholly.
    dismissed: Vec<Finding>,
    marks: Marks,
    /// What the name of a character that is not seen is introduced by.
    odd: String,
}

impl<'a> Page<'a> {
    fn new(subject: &'a Subject<'a>, wording: &'a dyn Wording) -> Self {
        let (findings, dismissed) = finding::all(subject);
        let marks = Marks::of(subject, &findings);
        let odd = wording.say("report-odd", &[("name", "{}")]);
        Self { subject, wording, names: names(subject, wording), findings, dismissed, marks, odd }
    }

    fn write(&self) -> String {
        let title = self.attribute_of("report-title", &[("article", &self.article())]);
        let mut out = format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" \
             content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<meta name=\"viewport\" \
             content=\"width=device-width, initial-scale=1\">\n<meta name=\"generator\" content=\"{PROGRAM} \
             {PROGRAM_VERSION}\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
             <style>\n{STYLE}</style>\n</head>\n<body>\n",
            attribute(self.wording.language())
        );
        out.push_str(&format!("<a class=\"skip\" href=\"#findings\">{}</a>\n", self.label("report-skip")));
        out.push_str(&self.header());
        out.push_str("<main>\n");
        for section in [self.finding_sections(), self.side_by_side(), self.facts(), self.cannot_tell(), self.about()] {
            out.push_str(&section);
        }
        let made = self.say("report-made-by", &[("program", PROGRAM), ("version", PROGRAM_VERSION)]);
        out.push_str(&format!("</main>\n<footer><p>{made}</p></footer>\n</body>\n</html>\n"));
        out
    }

    fn header(&self) -> String {
        let base = self.subject.collation.base;
        let mut out = format!(
            "<header>\n<p class=\"over\">{}</p>\n<h1{}>{}</h1>\n",
            self.label("report-heading"),
            self.tongue_of(base),
            self.text(&self.article())
        );
        let others = self.others();
        if !others.is_empty() {
            let line = self.say("report-of", &[("base", self.name(base)), ("others", &others.join(", "))]);
            out.push_str(&format!("<p class=\"lead\">{line}</p>\n"));
        }
        out.push_str(&self.totals());
        out.push_str(&format!("<nav aria-label=\"{}\"><ul>", self.attribute_of("report-contents", &[])));
        for (id, key) in SECTIONS {
            out.push_str(&format!("<li><a href=\"#{id}\">{}</a></li>", self.label(key)));
        }
        out.push_str("</ul></nav>\n</header>\n");
        out
    }

    /// Numbers with their names; those of kinds of which there are none are left out.
    fn totals(&self) -> String {
        let totals = self.subject.summary();
        let lines = [
            (None, "report-total-rows", totals.rows, true),
            (None, "report-total-agree", totals.agree, true),
            (Some(Kind::Changed), "kind-changed", totals.changed, false),
            (Some(Kind::LeftOut), "kind-left-out", totals.left_out, false),
            (Some(Kind::Added), "kind-added", totals.added, false),
            (Some(Kind::Moved), "kind-moved", totals.moved, false),
            (Some(Kind::Untranslated), "kind-untranslated", totals.untranslated, false),
            (None, "report-total-unsure", totals.unsure, false),
            (None, "report-total-confirmed", totals.confirmed, false),
            (None, "report-total-dismissed", totals.dismissed, false),
            (None, "report-total-unknown-rows", totals.unknown_rows, false),
            (None, "report-total-unknown-versions", totals.unknown_versions, false),
        ];
        let mut out = "<ul class=\"totals\">".to_owned();
        for (kind, key, count, is_always) in lines {
            if count > 0 || is_always {
                let sign = kind.map_or_else(String::new, sign);
                let class = kind.map_or("", class);
                let name = capital(&self.label(key));
                out.push_str(&format!("<li class=\"{class}\">{sign}<span>{name}</span> <b>{count}</b></li>"));
            }
        }
        out.push_str("</ul>\n");
        out
    }

    /// What the article is called: the base's title, else its file.
    fn article(&self) -> String {
        let Some(base) = self.subject.versions().get(self.subject.collation.base) else { return PROGRAM.to_owned() };
        let title = base.paragraphs.iter().find(|paragraph| paragraph.role == Role::Title);
        title.map_or_else(|| base.name.clone(), |title| title.text.clone())
    }

    /// Names of all versions but the base.
    fn others(&self) -> Vec<String> {
        let is_other = |(number, _): &(usize, &String)| *number != self.subject.collation.base;
        self.names.iter().enumerate().filter(is_other).map(|(_, name)| name.clone()).collect()
    }

    fn name(&self, version: usize) -> &str {
        self.names.get(version).map_or("?", String::as_str)
    }

    /// The name of a version before its cell, for screens where rows are cards; not of the cell's own language.
    fn who(&self, version: usize) -> String {
        let (language, name) = (attribute(self.wording.language()), self.text(self.name(version)));
        format!("<span class=\"who\" lang=\"{language}\" dir=\"auto\">{name}</span>")
    }

    /// Names of some versions, each once, in one text.
    fn names_of(&self, versions: impl Iterator<Item = usize>) -> String {
        let mut names: Vec<&str> = Vec::new();
        for version in versions {
            let name = self.name(version);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(", ")
    }

    /// A text of the report, escaped.
    fn label(&self, key: &'static str) -> String {
        self.say(key, &[])
    }

    fn say(&self, key: &'static str, filled: &[(&'static str, &str)]) -> String {
        self.text(&self.wording.say(key, filled))
    }

    fn attribute_of(&self, key: &'static str, filled: &[(&'static str, &str)]) -> String {
        attribute(&self.wording.say(key, filled))
    }

    fn text(&self, raw: &str) -> String {
        escape::text(raw, &self.odd)
    }

    /// The attributes of an element that holds words of a version.
    fn tongue_of(&self, version: usize) -> String {
        let language = self.subject.versions().get(version).map(|version| &version.language);
        let tag = language.filter(|language| !language.is_undetermined()).map_or("", Language::tag);
        format!(" lang=\"{}\" dir=\"auto\"", attribute(tag))
    }

    fn paragraph(&self, version: usize, number: usize) -> Option<&'a Paragraph> {
        self.subject.versions().get(version)?.paragraphs.get(number)
    }

    /// “paragraph 3, page 2”, escaped.
    fn place(&self, version: usize, paragraph: usize) -> String {
        let mut place = self.say("report-paragraph", &[("number", &(paragraph + 1).to_string())]);
        if let Some(locator) = self.paragraph(version, paragraph).and_then(|paragraph| paragraph.locator.as_ref()) {
            place.push_str(&format!(", {}", self.locator(locator)));
        }
        place
    }

    fn locator(&self, locator: &Locator) -> String {
        match locator {
            Locator::Line(number) => self.say("report-line", &[("number", &number.to_string())]),
            Locator::Page(number) => self.say("report-page", &[("number", &number.to_string())]),
            Locator::Moment(_) => self.text(&locator.to_string()),
            Locator::Unit(name) => self.say("report-unit", &[("name", name)]),
        }
    }

    /// Kind and aspect in the words of whoever reads: “Number changed”.
    fn headline(&self, difference: &Difference) -> String {
        let profile = self.subject.collation.profile;
        let what = self.wording.say(aspect_key(difference.aspect), &[]);
        let happened = self.wording.say(kind_key(profile, difference.kind), &[]);
        let key = if profile == Profile::Reviser { "reviser-headline" } else { "headline" };
        self.wording.say(key, &[("what", &what), ("happened", &happened)])
    }

    fn sureness(&self, confidence: f64) -> String {
        let key = match Sureness::of(confidence) {
            Sureness::VerySure => "confidence-very-sure",
            Sureness::FairlySure => "confidence-sure",
            Sureness::Likely => "confidence-likely",
            Sureness::Unsure => "confidence-unsure",
        };
        self.wording.say(key, &[("percent", &percent(confidence).to_string())])
    }

    /// “Row 5” that leads there.
    fn row_link(&self, row: usize) -> String {
        let said = self.say("report-row", &[("number", &(row + 1).to_string())]);
        format!("<a href=\"#row-{}\">{said}</a>", row + 1)
    }

    fn note(&self, note: &Note, standing: Standing) -> String {
        let mut on = self.say("report-note-on", &[("version", self.name(note.anchor.version))]);
        let exact = note.anchor.quote.exact.trim();
        if !exact.is_empty() {
            let quoted = self.say("notes-quote", &[("words", &shortened(exact, QUOTED))]);
            on.push_str(&format!(" <q{}>{quoted}</q>", self.tongue_of(note.anchor.version)));
        }
        if matches!(standing, Standing::Lost(_)) {
            on.push_str(&format!(" <span class=\"lost\">{}</span>", self.label("notes-lost")));
        }
        format!("<div class=\"note\"><p class=\"on\">{on}</p><p dir=\"auto\">{}</p></div>\n", self.text(&note.text))
    }
}

/// The sections by their anchors, in order.
const SECTIONS: &[(&str, &str)] = &[
    ("findings", "report-findings"),
    ("side-by-side", "report-side-by-side"),
    ("facts", "report-facts"),
    ("cannot-tell", "report-cannot-tell"),
    ("about", "report-about"),
];

/// Code points of the words that a note stands on.
const QUOTED: usize = 160;

/// The beginning of long words.
fn shortened(words: &str, longest: usize) -> String {
    if words.chars().count() <= longest {
        return words.to_owned();
    }
    let kept: String = words.chars().take(longest).collect();
    format!("{} …", kept.trim_end())
}

/// Rounded down, so that 49.9 is not shown as the 50 from which on a difference is marked.
fn percent(share: f64) -> usize {
    (share.clamp(0.0, 1.0) * 100.0 + 1e-9).floor() as usize
}

/// With a capital letter.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A kind's sign in an element of its own, which is not read aloud: the word stands beside it.
fn sign(kind: Kind) -> String {
    format!("<span class=\"sign\" aria-hidden=\"true\">{}</span>", glyph(kind))
}

fn glyph(kind: Kind) -> char {
    match kind {
        Kind::Added => '+',
        Kind::LeftOut => '−',
        Kind::Changed => '≠',
        Kind::Moved => '⇅',
        Kind::Untranslated => 'T',
    }
}

/// A kind's class in the style sheet.
fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Added => "added",
        Kind::LeftOut => "gone",
        Kind::Changed => "changed",
        Kind::Moved => "moved",
        Kind::Untranslated => "foreign",
    }
}

/// Key of a kind's name for whoever reads: a reviser speaks of errors.
pub fn kind_key(profile: Profile, kind: Kind) -> &'static str {
    match (profile, kind) {
        (Profile::FactChecker, Kind::Added) => "kind-added",
        (Profile::FactChecker, Kind::LeftOut) => "kind-left-out",
        (Profile::FactChecker, Kind::Changed) => "kind-changed",
        (Profile::FactChecker, Kind::Moved) => "kind-moved",
        (Profile::FactChecker, Kind::Untranslated) => "kind-untranslated",
        (Profile::Reviser, Kind::Added) => "reviser-addition",
        (Profile::Reviser, Kind::LeftOut) => "reviser-omission",
        (Profile::Reviser, Kind::Changed) => "reviser-mistranslation",
        (Profile::Reviser, Kind::Moved) => "reviser-order",
        (Profile::Reviser, Kind::Untranslated) => "reviser-untranslated",
    }
}

/// Key of an aspect's name.
pub fn aspect_key(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Paragraph => "aspect-paragraph",
        Aspect::Sentence => "aspect-sentence",
        Aspect::Words => "aspect-words",
        Aspect::Number => "aspect-number",
        Aspect::Percent => "aspect-percent",
        Aspect::Money => "aspect-money",
        Aspect::Measure => "aspect-measure",
        Aspect::Age => "aspect-age",
        Aspect::Date => "aspect-date",
        Aspect::Time => "aspect-time",
        Aspect::Reference => "aspect-reference",
        Aspect::Address => "aspect-address",
        Aspect::Name => "aspect-name",
        Aspect::Quotation => "aspect-quotation",
        Aspect::Negation => "aspect-negation",
        Aspect::Strength => "aspect-strength",
    }
}

fn verdict_key(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        None => "report-possible",
        Some(Verdict::Confirmed) => "verdict-confirmed",
        Some(Verdict::Dismissed) => "verdict-dismissed",
        Some(Verdict::Unsure) => "verdict-unsure",
    }
}
