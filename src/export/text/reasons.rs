//! The reasons of a finding in sentences, and what most versions say.

use super::{
    Finding, Report, WIDTH, values,
    words::{facts_differ, percent, unmatched, words_differ},
};
use crate::{
    diff::{Aspect, Difference, Reason},
    export::wrap::{shorten, tame},
};

/// A reason with the versions that it holds for, and those that it sets them against.
struct Told<'a> {
    difference: &'a Difference,
    versions: Vec<&'a str>,
    others: Vec<&'a str>,
}

impl Report<'_> {
    /// What most versions say, where that can be counted.
    pub(super) fn agreement(&self, difference: &Difference) -> String {
        // Who is quoted is a reason; how long the words are says nothing.
        let is_told = difference.aspect != Aspect::Quotation;
        let entry = self.collation.entry_of(difference).filter(|entry| is_told && entry.mention_count() > 2);
        let Some(entry) = entry else { return String::new() };
        let Some((mention, versions)) = entry.majority() else { return String::new() };
        let labels: Vec<&str> = versions.iter().map(|version| self.label(*version)).collect();
        let base = match entry.outliers.contains(&self.collation.base) {
            true => format!("; here {}, the base, is the outlier", self.label(self.collation.base)),
            false => String::new(),
        };
        if difference.aspect == Aspect::Negation {
            return format!("It is denied in {}{base}.", labels.join(", "));
        }
        let value = shorten(&tame(&values::value(difference.aspect, &mention.normalised)), WIDTH / 2);
        let (most, all) = (versions.len(), entry.mention_count());
        format!("{most} of the {all} versions that tell it say {value} ({}){base}.", labels.join(", "))
    }

    /// A sentence for each reason, with all versions that it holds for.
    pub(super) fn reasons(&self, finding: &Finding<'_>) -> Vec<String> {
        let mut told: Vec<Told<'_>> = Vec::new();
        let mut likeliest = 0.0_f64;
        for &(difference, _) in &finding.0 {
            if let Reason::NoCounterpart { best } = difference.reason {
                likeliest = likeliest.max(best);
            }
            let (version, other) = (self.label(difference.version), self.other_side(difference));
            match told.iter_mut().find(|told| have_one_reason(told.difference, difference)) {
                Some(told) => {
                    told.versions.push(version);
                    if !told.others.contains(&other) {
                        told.others.push(other);
                    }
                }
                None => told.push(Told { difference, versions: vec![version], others: vec![other] }),
            }
        }
        told.iter().map(|told| self.reason(told, likeliest)).collect()
    }

    fn reason(&self, told: &Told<'_>, likeliest: f64) -> String {
        let (base, version, other) =
            (self.label(self.collation.base), told.versions.join(", "), told.others.join(", "));
        match &told.difference.reason {
            Reason::NoCounterpart { .. } => {
                let rest = match likeliest {
                    best if best >= 0.01 => format!("; the likeliest place does with {} probability", percent(best)),
                    _ => String::new(),
                };
                format!("Nothing in {other} corresponds to it{rest}.")
            }
            Reason::OtherPlace { expected, found } => format!(
                "Its neighbours stand at paragraph {} of {version}, it stands at paragraph {}.",
                expected + 1,
                found + 1
            ),
            Reason::OtherOrder => format!("It stands at another place among the sentences of {version}."),
            Reason::FactsDiffer { base: one, version: two } => {
                facts_differ(told.difference.aspect, (base, one), (&version, two))
            }
            Reason::FactUnmatched { value } => unmatched(told.difference.aspect, value, &other),
            Reason::WordsDiffer { base: one, version: two } => words_differ(one, two),
            Reason::Unlinked => format!("Nothing in {other} corresponds to these words."),
            Reason::OtherLanguage { found } => format!("It is in {found}, not in the language of {version}."),
            Reason::Repeated => format!("It stands in {version} more than once."),
            Reason::Placeholder => "It looks like something that a program should have filled in.".to_owned(),
            Reason::SameWords => {
                format!("{base} and {version} have the same words here, although their languages differ.")
            }
        }
    }

    /// The version that a difference has nothing in.
    fn other_side(&self, difference: &Difference) -> &str {
        self.label(if difference.base_spans.is_empty() { self.collation.base } else { difference.version })
    }
}

/// Whether one sentence gives the reason of both.
fn have_one_reason(one: &Difference, other: &Difference) -> bool {
    match (&one.reason, &other.reason) {
        (Reason::NoCounterpart { .. }, Reason::NoCounterpart { .. }) => true,
        (one, other) => one == other,
    }
}
