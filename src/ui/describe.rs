//! Differences, rows and versions put into words, from data to sentences.

pub use crate::export::{aspect_key, kind_key as kind_word};

use super::{
    grid::ghosts::Ghost,
    i18n::{Texts, Told},
    rows::{Cell, CellView, Empty, RowState},
    state::Document,
    values::value,
};
use crate::{
    diff::{Aspect, Difference, Kind, Profile, Reason, Sureness},
    review::{RowStatus, Verdict},
    similarity::Grounds,
    text::{Language, Place, Role, visible},
};

/// What a version is called in sentences: its language; its file where two have the same one or none is known.
pub fn version_name(texts: &Texts, document: &Document, number: usize) -> String {
    named(document, number, |language| texts.language_name(language))
}

/// The same where it stands alone, with a capital letter.
pub fn version_title(texts: &Texts, document: &Document, number: usize) -> String {
    named(document, number, |language| texts.language_title(language))
}

fn named(document: &Document, number: usize, name_of: impl Fn(&Language) -> String) -> String {
    let versions = document.review.versions();
    let Some(version) = versions.get(number) else { return String::new() };
    let twins = versions.iter().filter(|other| other.language == version.language).count();
    if version.language.is_undetermined() || twins > 1 {
        return version.name.clone();
    }
    name_of(&version.language)
}

/// Key of a kind's name.
pub fn kind_key(kind: Kind) -> &'static str {
    kind_word(Profile::FactChecker, kind)
}

/// Key of a verdict's name.
pub fn verdict_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Confirmed => "verdict-confirmed",
        Verdict::Dismissed => "verdict-dismissed",
        Verdict::Unsure => "verdict-unsure",
    }
}

/// Kind and aspect: "paragraph left out", "number changed".
pub fn headline(texts: &Texts, difference: &Difference) -> String {
    let (what, happened) = (texts.get(aspect_key(difference.aspect)), texts.get(kind_key(difference.kind)));
    texts.say(&Told::new("headline").arg("what", what).arg("happened", happened))
}

/// The same in the words of whoever reads: "mistranslation: number" for a reviser.
pub fn headline_for(texts: &Texts, profile: Profile, difference: &Difference) -> String {
    if profile == Profile::FactChecker {
        return headline(texts, difference);
    }
    let what = texts.get(aspect_key(difference.aspect));
    let happened = texts.get(kind_word(profile, difference.kind));
    texts.say(&Told::new("reviser-headline").arg("what", what).arg("happened", happened))
}

/// "in English", "in artikel.txt".
fn inside(texts: &Texts, document: &Document, number: usize) -> String {
    let name = version_name(texts, document, number);
    let file = document.review.versions().get(number).map(|version| &version.name);
    let key = if file == Some(&name) { "inside-file" } else { "inside-language" };
    texts.say(&Told::new(key).arg("name", name))
}

/// The reason in one sentence.
pub fn reason(texts: &Texts, document: &Document, difference: &Difference) -> String {
    let (in_base, in_version) =
        (inside(texts, document, document.collation.base), inside(texts, document, difference.version));
    let in_other = if difference.version_spans.is_empty() { &in_version } else { &in_base }.as_str();
    let told = match &difference.reason {
        Reason::NoCounterpart { best } => {
            let in_other = if difference.kind == Kind::Added { in_base } else { in_version };
            let key = if *best < 0.05 { "reason-no-counterpart-at-all" } else { "reason-no-counterpart" };
            Told::new(key).arg("inother", in_other).arg("percent", percent(*best))
        }
        Reason::OtherPlace { expected, found } => Told::new("reason-other-place")
            .arg("inversion", in_version)
            .arg("expected", expected + 1)
            .arg("found", found + 1),
        Reason::OtherOrder => Told::new("reason-other-order").arg("inversion", in_version),
        Reason::FactsDiffer { base, version } => {
            facts_differ(texts, difference.aspect, (&in_base, base), (&in_version, version))
        }
        Reason::FactUnmatched { value: plain } => {
            let key = match difference.aspect {
                Aspect::Name => "reason-name-unmatched",
                Aspect::Quotation => "reason-quotation-unmatched",
                Aspect::Negation => "reason-negation-unmatched",
                Aspect::Strength => "reason-strength-unmatched",
                _ => "reason-fact-unmatched",
            };
            Told::new(key).arg("value", value(texts, difference.aspect, plain)).arg("inother", in_other)
        }
        Reason::WordsDiffer { base, version } => {
            let key = match (base.is_empty(), version.is_empty()) {
                (true, _) => "reason-words-inserted",
                (_, true) => "reason-words-deleted",
                _ => "reason-words-differ",
            };
            Told::new(key).arg("left", base.as_str()).arg("right", version.as_str())
        }
        Reason::Unlinked => Told::new("reason-unlinked").arg("inother", in_other),
        Reason::OtherLanguage { found } => Told::new("reason-other-language").arg("found", texts.language_name(found)),
        Reason::Repeated => Told::new("reason-repeated").arg("inversion", in_version),
        Reason::Placeholder => Told::new("reason-placeholder"),
        Reason::SameWords => Told::new("reason-same-words").arg("inversion", in_version).arg("inbase", in_base),
    };
    texts.say(&told)
}

/// Where base and version differ in a fact, each with where it stands; the value of a side that has none is empty.
fn facts_differ(texts: &Texts, aspect: Aspect, base: (&str, &str), version: (&str, &str)) -> Told {
    let only = |(here, plain): (&str, &str), (there, _): (&str, &str)| {
        let key = if aspect == Aspect::Negation { "reason-negation-only" } else { "reason-fact-only" };
        Told::new(key).arg("value", value(texts, aspect, plain)).arg("inhere", here).arg("inother", there)
    };
    if base.1.is_empty() {
        return only(version, base);
    }
    if version.1.is_empty() {
        return only(base, version);
    }
    let (left, right) = (value(texts, aspect, base.1), value(texts, aspect, version.1));
    let key = match aspect {
        Aspect::Strength => "reason-strength-differs",
        Aspect::Quotation if left != right => "reason-quotation-differs",
        _ => "reason-facts-differ",
    };
    Told::new(key).arg("inbase", base.0).arg("left", left).arg("inversion", version.0).arg("right", right)
}

/// How many versions say what, where most of three or more say the same.
pub fn agreement(texts: &Texts, document: &Document, difference: &Difference) -> Option<String> {
    let is_told = difference.aspect != Aspect::Quotation;
    let entry = document.collation.entry_of(difference).filter(|entry| is_told && entry.mention_count() > 2)?;
    let (mention, versions) = entry.majority()?;
    let names: Vec<_> = versions.iter().map(|version| version_name(texts, document, *version)).collect();
    if difference.aspect == Aspect::Negation {
        return Some(texts.say(&Told::new("agreement-of-negations").arg("versions", names.join(", "))));
    }
    let told = Told::new("agreement-of-versions")
        .arg("most", versions.len())
        .arg("all", entry.mention_count())
        .arg("value", value(texts, difference.aspect, &mention.normalised))
        .arg("versions", names.join(", "));
    let base = document.collation.base;
    if !entry.outliers.contains(&base) {
        return Some(texts.say(&told));
    }
    let alone = Told::new("agreement-without-base").arg("base", version_name(texts, document, base));
    Some(format!("{} {}", texts.say(&told), texts.say(&alone)))
}

/// How sure, in words and percent.
pub fn confidence(texts: &Texts, difference: &Difference) -> String {
    let key = match Sureness::of(difference.confidence) {
        Sureness::Unsure => "confidence-unsure",
        Sureness::Likely => "confidence-likely",
        Sureness::FairlySure => "confidence-sure",
        Sureness::VerySure => "confidence-very-sure",
    };
    texts.say(&Told::new(key).arg("percent", percent(difference.confidence)))
}

/// What holds the paragraphs of a difference together, a line each; none for paragraphs without a counterpart.
pub fn grounds(texts: &Texts, document: &Document, difference: &Difference) -> Option<String> {
    let pair = document.collation.pairs.iter().find(|pair| pair.version == difference.version)?;
    let base = difference.base_spans.first().map(|place| place.paragraph);
    let version = difference.version_spans.first().map(|place| place.paragraph);
    let holds = |own: &[usize], paragraph: Option<usize>| paragraph.is_some_and(|p| own.contains(&p));
    let bead = pair.alignment.paragraphs.iter().find(|b| holds(&b.base, base) || holds(&b.version, version))?;
    let Grounds { numbers, names, words, meaning, length } = bead.grounds?;
    let told = [
        ("ground-numbers", numbers),
        ("ground-names", names),
        ("ground-words", words),
        ("ground-meaning", meaning),
        ("ground-length", length),
    ];
    let mut lines = vec![texts.get("ground-heading")];
    let line = |(key, share): (&'static str, f32)| texts.say(&Told::new(key).arg("percent", percent(f64::from(share))));
    lines.extend(told.into_iter().filter_map(|(key, share)| Some(line((key, share?)))));
    Some(lines.join("\n"))
}

/// The words at `places` of a version, from one paragraph to the next joined by an ellipsis.
pub fn words(document: &Document, version: usize, places: &[Place]) -> String {
    let Some(version) = document.review.versions().get(version) else { return String::new() };
    let words = places.iter().filter_map(|place| Some(place.span.of(&version.paragraphs.get(place.paragraph)?.text)));
    visible::stood_in(&words.collect::<Vec<_>>().join(" … ")).into_owned()
}

/// What an empty cell says.
pub fn empty(texts: &Texts, document: &Document, cell: &CellView) -> Option<String> {
    Some(match cell.empty.as_ref()? {
        Empty::LeftOut(certainty) if certainty.is_marked() => texts.get("cell-left-out"),
        Empty::LeftOut(_) => texts.get("cell-perhaps-left-out"),
        Empty::OnlyIn(versions) => {
            let names: Vec<_> = versions.iter().map(|&number| version_name(texts, document, number)).collect();
            texts.say(&Told::new("cell-only-in").arg("versions", names.join(", ")))
        }
        Empty::Nothing => String::new(),
    })
}

/// Where a ghost's paragraph was put.
pub fn ghost(texts: &Texts, ghost: &Ghost) -> String {
    texts.say(&Told::new("ghost-stands-with").arg("row", ghost.row + 1))
}

/// A cell as one sentence for reading aloud: row, language, differences with what a person said of them, text.
pub fn cell(texts: &Texts, document: &Document, row: usize, column: usize) -> String {
    let Some(view) = document.rows.rows.get(row) else { return String::new() };
    let of_column = |number: &&usize| {
        document.collation.differences.get(**number).is_some_and(|difference| difference.version == column)
    };
    let mut said: Vec<String> =
        view.differences.iter().filter(of_column).filter_map(|&number| spoken(texts, document, number)).collect();
    if let Some(cell) = view.cells.get(column) {
        said.extend(cell.is_pinned.then(|| texts.get("cell-pinned")));
        said.extend(empty(texts, document, cell).filter(|said| !said.is_empty()));
        for paragraph in &cell.paragraphs {
            if paragraph.role == Role::Debris {
                said.push(texts.get("cell-debris"));
            }
            said.push(visible::spoken(&paragraph.text).into_owned());
        }
        for moved in &cell.ghosts {
            said.push(format!("{}: {}", ghost(texts, moved), visible::spoken(&moved.text)));
        }
    }
    if document.linking == Some(Cell { row, column }) {
        said.push(texts.get("cell-linking"));
    }
    let told = Told::new("cell-spoken")
        .arg("row", row + 1)
        .arg("version", version_name(texts, document, column))
        .arg("said", said.join(" "));
    texts.say(&told)
}

/// A difference with how sure it is and what a person said of it.
fn spoken(texts: &Texts, document: &Document, number: usize) -> Option<String> {
    let difference = document.collation.differences.get(number)?;
    let verdict = match document.rows.verdict(number) {
        Some(Verdict::Confirmed) => Some("spoken-confirmed"),
        Some(Verdict::Dismissed) => Some("spoken-dismissed"),
        Some(Verdict::Unsure) => Some("spoken-another-look"),
        None => None,
    };
    let sure = [Some(confidence(texts, difference)), verdict.map(|key| texts.get(key))];
    let sure: Vec<String> = sure.into_iter().flatten().collect();
    Some(format!("{} ({}): {}", headline(texts, difference), sure.join(", "), reason(texts, document, difference)))
}

/// A row's state as one sentence for reading aloud.
pub fn row(texts: &Texts, document: &Document, number: usize) -> String {
    let Some(view) = document.rows.rows.get(number) else { return String::new() };
    let state = match view.state {
        RowState::Agrees => texts.get("row-agrees"),
        RowState::CannotTell => texts.get("row-cannot-tell"),
        RowState::Debris => texts.get("row-debris"),
        RowState::Differs(kind) => texts.get(kind_key(kind)),
        RowState::Unsure(kind) => texts.say(&Told::new("row-unsure").arg("happened", texts.get(kind_key(kind)))),
    };
    let status = match view.review.status {
        Some(RowStatus::Accepted) => Some("spoken-accepted"),
        Some(RowStatus::NeedsLook) => Some("spoken-another-look"),
        Some(RowStatus::Changed) => Some("spoken-changed-since"),
        None => None,
    };
    let tags = view.review.tags.join(", ");
    let tags = (!tags.is_empty()).then(|| texts.say(&Told::new("spoken-tags").arg("tags", tags)));
    let state = [Some(state), status.map(|key| texts.get(key)), tags];
    let state: Vec<String> = state.into_iter().flatten().collect();
    let told = Told::new("row-spoken").arg("row", number + 1).arg("state", state.join(", "));
    texts.say(&told.arg("notes", view.notes.len()))
}

/// Percent of a probability, rounded down as in the report, so that 49.9 is not shown as the 50 from which on a
/// difference is marked.
pub fn percent(probability: f64) -> usize {
    (probability.clamp(0.0, 1.0) * 100.0 + 1e-9).floor() as usize
}
