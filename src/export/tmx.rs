//! A translation memory of all versions: TMX 1.4b (LISA/GALA, 2005).
//!
//! A `tu` a row, with a `tuv` for each version that stands in it, so a row that one version alone has is a unit of one
//! language. Rows and paragraphs of page debris stay out; several paragraphs of a cell stand in one `seg`, a line each.
//! The source language is the base's; a row that the base has not says `*all*` instead. Two versions of one language are
//! two `tuv` of that language, which TMX allows; a property with the version's number tells them apart. What a person
//! said is in properties named `x-sammenhold-…` and in notes, a note at the version whose words it stands on. No
//! date is written, for the same comparison gives the same bytes.

use super::{
    PROGRAM, PROGRAM_VERSION, Subject,
    json::{rounded, status_name},
    text::{self, said_of},
    xml::{attribute, content},
};
use crate::text::Version;
use std::fmt::Write;

/// The memory.
pub(super) fn memory(subject: &Subject) -> String {
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n");
    let source = language(subject, subject.collation.base);
    let _ = writeln!(
        text,
        "  <header creationtool=\"{PROGRAM}\" creationtoolversion=\"{PROGRAM_VERSION}\" segtype=\"paragraph\" \
         o-tmf=\"{PROGRAM}\" adminlang=\"en\" srclang=\"{}\" datatype=\"plaintext\">",
        attribute(&source)
    );
    for (number, version) in subject.versions().iter().enumerate() {
        property(&mut text, 4, "version", &described(number, version));
    }
    text.push_str("  </header>\n  <body>\n");
    for row in (0..subject.collation.rows.len()).filter(|row| subject.is_content(*row)) {
        unit(&mut text, subject, row);
    }
    text.push_str("  </body>\n</tmx>\n");
    text
}

fn described(number: usize, version: &Version) -> String {
    let hash = version.source.as_ref().map_or(String::new(), |source| format!(", SHA-256 {}", source.sha256));
    format!("{}: {} ({}){hash}", number + 1, version.name, version.language.tag())
}

fn unit(text: &mut String, subject: &Subject, row: usize) {
    let cells: Vec<(usize, String)> = (0..subject.versions().len())
        .filter_map(|version| {
            let paragraphs = subject.cell(row, version).into_iter().filter(|paragraph| paragraph.is_content());
            let texts: Vec<&str> = paragraphs.map(|paragraph| paragraph.text.as_str()).collect();
            (!texts.is_empty()).then(|| (version, texts.join("\n")))
        })
        .collect();
    let has_base = cells.iter().any(|(version, _)| *version == subject.collation.base);
    let source = if has_base { "" } else { " srclang=\"*all*\"" };
    let _ = writeln!(text, "    <tu tuid=\"r{}\"{source}>", row + 1);
    if let Some(of_row) = subject.of_rows.get(row) {
        of_row.status.into_iter().for_each(|status| property(text, 6, "status", status_name(status)));
        of_row.tags.iter().for_each(|tag| property(text, 6, "tag", tag));
    }
    if let Some(confidence) = subject.confidence(row) {
        property(text, 6, "confidence", &rounded(confidence).to_string());
    }
    for &number in subject.differences_of(row) {
        let verdict = subject.verdicts.get(number).copied().flatten();
        let said = verdict.map_or(String::new(), |verdict| format!(" ({})", said_of(verdict)));
        let told = format!("{}{said}. {}", text::heading(subject, number), text::reason(subject, number));
        property(text, 6, "difference", &told);
    }
    for (version, words) in &cells {
        variant(text, subject, row, *version, words);
    }
    text.push_str("    </tu>\n");
}

fn variant(text: &mut String, subject: &Subject, row: usize, version: usize, words: &str) {
    let own = language(subject, version);
    let _ = writeln!(text, "      <tuv xml:lang=\"{}\">", attribute(&own));
    let is_shared = (0..subject.versions().len()).any(|other| other != version && language(subject, other) == own);
    if is_shared {
        property(text, 8, "version-number", &(version + 1).to_string());
    }
    for (_, note, _) in subject.notes_of(row).iter().filter(|(_, note, _)| note.anchor.version == version) {
        let _ = writeln!(text, "        <note>{}</note>", content(&note.text));
    }
    let _ = writeln!(text, "        <seg>{}</seg>\n      </tuv>", content(words));
}

fn property(text: &mut String, indent: usize, name: &str, value: &str) {
    let _ = writeln!(text, "{:indent$}<prop type=\"x-sammenhold-{name}\">{}</prop>", "", content(value));
}

fn language(subject: &Subject, version: usize) -> String {
    subject.versions().get(version).map_or("und", |version| version.language.tag()).to_owned()
}
