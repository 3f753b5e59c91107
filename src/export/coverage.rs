//! The coverage map as a picture (SVG 1.1): which row stands in which version, and what differs there.
//!
//! A line a row of content, a column a version. Every state has a sign of its own, the one that the window paints, and
//! a filling that tells it apart without colour; a field's title says it in words. Nothing outside the file is named.

use super::{
    Subject,
    visible::shown,
    wrap::shorten,
    xml::{attribute, content},
};
use crate::{diff::Kind, review::Verdict};
use std::fmt::Write;

/// Sizes in user units, which are pixels where nothing scales the picture.
const FIELD_WIDTH: usize = 96;
const FIELD_HEIGHT: usize = 16;
const NUMBERS_WIDTH: usize = 44;
const HEAD_HEIGHT: usize = 30;
const MARGIN: usize = 12;
const LEGEND_WIDTH: usize = 300;
/// Columns of a version's short name that fit over its field.
const NAME: usize = 13;

/// What a version has of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cover {
    /// It is the base, with text here.
    Base,
    /// The same as the base, as far as the program can tell.
    Agrees,
    /// The same with a difference of this kind, marked or confirmed.
    Differs(Kind),
    /// The same, perhaps with a difference.
    Unsure,
    /// The base has it and this version has nothing.
    LeftOut,
    /// This version has it and the base has nothing.
    OnlyHere,
    /// Whether it corresponds cannot be told.
    CannotTell,
    /// Neither has it.
    Nothing,
}

/// How a state is drawn.
struct Look {
    cover: Cover,
    name: &'static str,
    /// Ground of the field.
    ground: &'static str,
    /// Sign and lines.
    ink: &'static str,
    /// Lines over the ground, in a square of 8.
    pattern: &'static str,
    /// The sign, in a square of 10.
    sign: &'static str,
    is_dashed: bool,
}

/// All states, in the order of the legend.
const LOOKS: &[Look] = &[
    look(Cover::Base, "the base", "#d9dee3", "#4a545e", "", "", false),
    look(Cover::Agrees, "agrees", "#eef1f4", "#8a949e", "", "M4 5H6", false),
    look(
        Cover::Differs(Kind::Changed),
        "changed",
        "#fde9b8",
        "#7a4b00",
        "M0 8L8 0",
        "M1 3.5H9M1 6.5H9M3.5 10L6.5 0",
        false,
    ),
    look(
        Cover::Differs(Kind::Moved),
        "moved",
        "#dde6fb",
        "#1d4fa8",
        "M0 4H8",
        "M3 9V1M1.5 3L3 1L4.5 3M7 1V9M5.5 7L7 9L8.5 7",
        false,
    ),
    look(
        Cover::Differs(Kind::Untranslated),
        "untranslated",
        "#eadcf5",
        "#6a2c91",
        "M0 0L8 8M0 8L8 0",
        "M1 1.5H9M5 1.5V9",
        false,
    ),
    look(Cover::Differs(Kind::LeftOut), "words or sentences left out", "#fbdcd8", "#a3201a", "M4 0V8", "M1 5H9", false),
    look(
        Cover::Differs(Kind::Added),
        "words or sentences added",
        "#d8f0dc",
        "#1a6b2c",
        "M1 1H2M5 5H6",
        "M1 5H9M5 1V9",
        false,
    ),
    look(Cover::LeftOut, "all left out", "#ffffff", "#a3201a", "", "M1 5H9", true),
    look(Cover::OnlyHere, "only here, not in the base", "#b9e3c1", "#1a6b2c", "M2 0V8M6 0V8", "M1 5H9M5 1V9", false),
    look(
        Cover::Unsure,
        "perhaps a difference",
        "#f6f6f0",
        "#5f5f52",
        "",
        "M2.5 3.2C2.5 0.5 7.5 0.5 7.5 3.2C7.5 5 5 4.8 5 6.8M5 8.6V9.4",
        false,
    ),
    look(Cover::CannotTell, "cannot be told", "#ffffff", "#5f5f52", "M0 6H3", "M1 1L9 9M9 1L1 9", true),
    look(Cover::Nothing, "nothing here", "#ffffff", "#c2c8ce", "", "", false),
];

const fn look(
    cover: Cover,
    name: &'static str,
    ground: &'static str,
    ink: &'static str,
    pattern: &'static str,
    sign: &'static str,
    is_dashed: bool,
) -> Look {
    Look { cover, name, ground, ink, pattern, sign, is_dashed }
}

/// The map in SVG.
pub(super) fn svg(subject: &Subject) -> String {
    let rows: Vec<usize> = (0..subject.collation.rows.len()).filter(|row| subject.is_content(*row)).collect();
    let versions = subject.versions().len();
    let map_width = NUMBERS_WIDTH + versions * FIELD_WIDTH;
    let legend_top = MARGIN + HEAD_HEIGHT;
    let width = MARGIN * 3 + map_width + LEGEND_WIDTH;
    let height = MARGIN * 2 + HEAD_HEIGHT + FIELD_HEIGHT * rows.len().max(LOOKS.len() * 3 / 2);
    let labels: Vec<&str> = (0..versions).map(|version| subject.label(version)).collect();
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        text,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"title desc\" xml:lang=\"en\" \
         font-family=\"sans-serif\" font-size=\"12\">"
    );
    let _ = writeln!(text, "  <title id=\"title\">Coverage of {}</title>", content(&shown(&labels.join(", "))));
    let described = format!(
        "A line a row, a column a version; {} is the base. {}.",
        subject.label(subject.collation.base),
        subject.summary()
    );
    let _ = writeln!(text, "  <desc id=\"desc\">{}</desc>", content(&shown(&described)));
    patterns(&mut text);
    let _ = writeln!(text, "  <rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>");
    head(&mut text, &labels);
    for (line, &row) in rows.iter().enumerate() {
        row_of_fields(&mut text, subject, row, legend_top + line * FIELD_HEIGHT);
    }
    legend(&mut text, MARGIN * 2 + map_width, legend_top);
    text.push_str("</svg>\n");
    text
}

fn patterns(text: &mut String) {
    text.push_str("  <defs>\n");
    for (number, look) in LOOKS.iter().enumerate() {
        let _ = writeln!(
            text,
            "    <pattern id=\"p{number}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect width=\"8\" height=\"8\" \
             fill=\"{}\"/><path d=\"{}\" stroke=\"{}\" stroke-opacity=\"0.3\" fill=\"none\"/></pattern>",
            look.ground,
            if look.pattern.is_empty() { "M0 0" } else { look.pattern },
            look.ink
        );
    }
    text.push_str("  </defs>\n");
}

fn head(text: &mut String, labels: &[&str]) {
    for (version, label) in labels.iter().enumerate() {
        let x = MARGIN + NUMBERS_WIDTH + version * FIELD_WIDTH + FIELD_WIDTH / 2;
        let _ = writeln!(
            text,
            "  <text x=\"{x}\" y=\"{}\" text-anchor=\"middle\" font-weight=\"bold\" fill=\"#1c2126\">{}</text>",
            MARGIN + HEAD_HEIGHT - 10,
            content(&shown(&shorten(label, NAME)))
        );
    }
}

fn row_of_fields(text: &mut String, subject: &Subject, row: usize, y: usize) {
    let number = row + 1;
    let _ = writeln!(
        text,
        "  <text x=\"{}\" y=\"{}\" text-anchor=\"end\" font-size=\"10\" fill=\"#4a545e\">{number}</text>",
        MARGIN + NUMBERS_WIDTH - 6,
        y + FIELD_HEIGHT - 4
    );
    for version in 0..subject.versions().len() {
        let cover = cover(subject, row, version);
        let title = format!("Row {number}, {}: {}", subject.label(version), of(cover).1.name);
        field(text, MARGIN + NUMBERS_WIDTH + version * FIELD_WIDTH, y, FIELD_WIDTH, cover, &title);
    }
}

/// A field with its sign in the middle.
fn field(text: &mut String, x: usize, y: usize, width: usize, cover: Cover, title: &str) {
    let (number, look) = of(cover);
    let dashes = if look.is_dashed { " stroke-dasharray=\"3 2\"" } else { "" };
    let _ = write!(
        text,
        "  <g><title>{}</title><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"url(#p{number})\" stroke=\"{}\"{dashes}/>",
        content(&shown(title)),
        x + 1,
        y + 1,
        width - 2,
        FIELD_HEIGHT - 2,
        attribute(look.ink)
    );
    if !look.sign.is_empty() {
        let _ = write!(
            text,
            "<path transform=\"translate({} {})\" d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.6\"/>",
            x + width / 2 - 5,
            y + FIELD_HEIGHT / 2 - 5,
            look.sign,
            look.ink
        );
    }
    text.push_str("</g>\n");
}

fn legend(text: &mut String, x: usize, y: usize) {
    for (line, look) in LOOKS.iter().enumerate() {
        let y = y + line * FIELD_HEIGHT * 3 / 2;
        field(text, x, y, FIELD_HEIGHT * 2, look.cover, look.name);
        let _ = writeln!(
            text,
            "  <text x=\"{}\" y=\"{}\" fill=\"#1c2126\">{}</text>",
            x + FIELD_HEIGHT * 2 + 8,
            y + FIELD_HEIGHT - 4,
            look.name
        );
    }
}

/// The look of a state with its number.
fn of(cover: Cover) -> (usize, &'static Look) {
    let found = LOOKS.iter().enumerate().find(|(_, look)| look.cover == cover);
    // Every state has a line in the table, which a test holds.
    found.unwrap_or((0, &LOOKS[0]))
}

fn cover(subject: &Subject, row: usize, version: usize) -> Cover {
    let base = subject.collation.base;
    let has = |version: usize| subject.cell(row, version).iter().any(|paragraph| paragraph.is_content());
    let unknown = &subject.collation.cannot_tell;
    let is_unknown = unknown.versions.contains(&version) || unknown.rows.contains(&(row, version));
    match (has(version), has(base)) {
        (true, true) if version == base => Cover::Base,
        (false, false) => Cover::Nothing,
        _ if is_unknown && version != base => Cover::CannotTell,
        (false, true) => Cover::LeftOut,
        (true, false) => Cover::OnlyHere,
        (true, true) => difference(subject, row, version),
    }
}

/// The most important difference of a field.
fn difference(subject: &Subject, row: usize, version: usize) -> Cover {
    let of_version = |&&number: &&usize| {
        subject.collation.differences.get(number).is_some_and(|difference| difference.version == version)
    };
    let told: Vec<usize> = subject.differences_of(row).iter().filter(of_version).copied().collect();
    let is_sure = |&&number: &&usize| {
        let is_confirmed = subject.verdicts.get(number).copied().flatten() == Some(Verdict::Confirmed);
        is_confirmed || subject.collation.differences.get(number).is_some_and(|difference| difference.is_marked())
    };
    match (told.iter().find(is_sure), told.first()) {
        (Some(&sure), _) => {
            subject.collation.differences.get(sure).map_or(Cover::Unsure, |difference| Cover::Differs(difference.kind))
        }
        (None, Some(_)) => Cover::Unsure,
        (None, None) => Cover::Agrees,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_state_has_a_look_that_tells_it_apart_without_colour() {
        let kinds = [Kind::Added, Kind::LeftOut, Kind::Changed, Kind::Moved, Kind::Untranslated].map(Cover::Differs);
        let others = [
            Cover::Base,
            Cover::Agrees,
            Cover::Unsure,
            Cover::LeftOut,
            Cover::OnlyHere,
            Cover::CannotTell,
            Cover::Nothing,
        ];
        let all: Vec<Cover> = kinds.into_iter().chain(others).collect();
        assert_eq!(all.len(), LOOKS.len());
        assert!(all.iter().all(|cover| of(*cover).1.cover == *cover));
        let shapes: BTreeSet<(&str, &str, bool)> =
            LOOKS.iter().map(|look| (look.pattern, look.sign, look.is_dashed)).collect();
        // The base's column and an empty field have no sign, and nothing else.
        assert_eq!(shapes.len(), LOOKS.len() - 1);
    }
}
