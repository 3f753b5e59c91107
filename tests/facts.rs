//! Facts by value: tables of cases in `tests/facts/`, one file a family of facts.
//!
//! A case is a line of five columns between bars: the base with its language, the version with its, the facts that
//! are read of each (kind and normalised value, between semicolons; `-` for none), and how they relate, in the order
//! of the base's facts, what only the version has behind them. A file checks only facts of its own family, so a
//! sentence may well hold others.
//!
//! ```text
//! da: Broen kostede 1,2 mia. kr. | en: The bridge cost 1.2 billion kroner. | money 1200000000 krone | money … | equal
//! ```

#![allow(clippy::unwrap_used)]

use sammenhold::{
    facts::{Fact, FactKind, paired, read},
    segment::tokens,
    text::{Language, Place, Sentence, Span},
};

const AMOUNTS: &[FactKind] = &[FactKind::Number, FactKind::Percent, FactKind::Money, FactKind::Measure];
const DATES: &[FactKind] = &[FactKind::Age, FactKind::Date, FactKind::Time, FactKind::Reference, FactKind::Address];
const SPEECH: &[FactKind] = &[FactKind::Name, FactKind::Quotation, FactKind::Negation, FactKind::Hedge];

#[test]
fn amounts() {
    check(include_str!("facts/amounts.txt"), AMOUNTS);
}

#[test]
fn dates() {
    check(include_str!("facts/dates.txt"), DATES);
}

#[test]
fn speech() {
    check(include_str!("facts/speech.txt"), SPEECH);
}

/// Checks every case and tells all that are wrong at once.
fn check(table: &str, kinds: &[FactKind]) {
    let mut wrong = Vec::new();
    for line in table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let columns: Vec<&str> = line.split(" | ").map(str::trim).collect();
        let [base, version, of_base, of_version, verdicts] = columns[..] else { panic!("five columns: {line}") };
        let (base, version) = (facts(base, kinds), facts(version, kinds));
        let related: Vec<String> = paired(&base, &version).iter().map(|p| name(&p.verdict)).collect();
        let found = [told(&base), told(&version), joined(&related)];
        if found != [of_base, of_version, verdicts] {
            wrong.push(format!("{line}\n    found: {}", found.join(" | ")));
        }
    }
    assert!(wrong.is_empty(), "{} cases are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Facts of "da: text"; "da 2025-04-24: text" has a dateline.
fn facts(column: &str, kinds: &[FactKind]) -> Vec<Fact> {
    let (head, text) = column.split_once(": ").unwrap();
    let (tag, dateline) = head.split_once(' ').map_or((head, None), |(tag, day)| (tag, Some(day.parse().unwrap())));
    let language: Language = tag.parse().unwrap();
    let place = Place { paragraph: 0, span: Span::whole(text) };
    let sentence = Sentence { place, text: text.to_owned(), tokens: tokens(text, 0) };
    let found = read(&[sentence], &language, dateline).remove(0);
    found.into_iter().filter(|fact| kinds.contains(&fact.kind())).collect()
}

fn told(facts: &[Fact]) -> String {
    joined(&facts.iter().map(|fact| format!("{} {}", name(&fact.kind()), fact.normalised())).collect::<Vec<_>>())
}

fn joined(all: &[String]) -> String {
    if all.is_empty() { "-".to_owned() } else { all.join("; ") }
}

/// As the record has it.
fn name(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}
