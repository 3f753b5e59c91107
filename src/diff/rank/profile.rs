//! How much each class of difference matters, and what others call it: one table, a line a class.
//!
//! A *fact-checker* asks first who did it and whether it happened; a *reviser* of translations what is wrong, missing
//! or not translated at all. Categories are those of the MQM definition of 2015 (branch, issue and its sub-issue) and
//! the values of ITS 2.0's localization quality issue type. Both speak of errors, so only a reviser is told them.

use crate::diff::{Aspect, Difference, Kind, Reason};
use serde::{Deserialize, Serialize};

/// Who reads the differences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Profile {
    /// Wants to know what changes the story.
    #[default]
    FactChecker,
    /// Checks a translation.
    Reviser,
}

/// What a difference is called by those who assess translations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Category {
    /// MQM: branch, issue, sub-issue.
    pub mqm: &'static str,
    /// ITS 2.0: localization quality issue type.
    pub its: &'static str,
}

/// A line of the table: differences that weigh the same.
struct Class {
    /// Which kinds; the first line that fits holds.
    kinds: &'static [Kind],
    aspects: &'static [Aspect],
    /// How much it matters to a fact-checker and to a reviser, if it is a difference.
    weights: [f64; 2],
    category: Category,
}

const ANY: &[Kind] = &[Kind::Added, Kind::LeftOut, Kind::Changed, Kind::Moved, Kind::Untranslated];
const ADDED: &[Kind] = &[Kind::Added];
const LEFT_OUT: &[Kind] = &[Kind::LeftOut];
const CHANGED: &[Kind] = &[Kind::Changed];
const MOVED: &[Kind] = &[Kind::Moved];
const UNTRANSLATED: &[Kind] = &[Kind::Untranslated];

const ALL: &[Aspect] = &[];
const AMOUNTS: &[Aspect] = &[Aspect::Number, Aspect::Money, Aspect::Percent];
const DATES: &[Aspect] = &[Aspect::Date, Aspect::Time];
const REFERENCES: &[Aspect] = &[Aspect::Reference, Aspect::Address];

/// What a program should have filled in, whatever its kind.
const PLACEHOLDER: Class = class(ANY, ALL, [41.0, 90.0], "fluency/pattern-problem", "pattern-problem");
/// What stands there more than once, whatever its kind.
const REPEATED: Class = class(ANY, ALL, [40.0, 60.0], "fluency/duplication", "duplication");
/// What no line fits; there is none such today.
const OTHER: Class = class(ANY, ALL, [10.0, 10.0], "other", "other");

/// The most important to a fact-checker first.
#[rustfmt::skip]
const TABLE: &[Class] = &[
    class(UNTRANSLATED, ALL, [42.0, 92.0], "accuracy/untranslated", "untranslated"),
    class(MOVED, ALL, [30.0, 30.0], "other", "other"),
    class(LEFT_OUT, &[Aspect::Name], [100.0, 86.0], "accuracy/omission", "omission"),
    class(ADDED, &[Aspect::Name], [100.0, 71.0], "accuracy/addition", "addition"),
    class(ANY, &[Aspect::Name], [100.0, 96.0], "accuracy/mistranslation/entity", "inconsistent-entities"),
    class(ANY, &[Aspect::Negation], [97.0, 100.0], "accuracy/mistranslation", "mistranslation"),
    class(LEFT_OUT, AMOUNTS, [94.0, 88.0], "accuracy/omission", "omission"),
    class(ADDED, AMOUNTS, [94.0, 73.0], "accuracy/addition", "addition"),
    class(ANY, AMOUNTS, [94.0, 98.0], "accuracy/mistranslation/number", "numbers"),
    class(LEFT_OUT, &[Aspect::Measure], [94.0, 88.0], "accuracy/omission", "omission"),
    class(ADDED, &[Aspect::Measure], [94.0, 73.0], "accuracy/addition", "addition"),
    class(ANY, &[Aspect::Measure], [94.0, 98.0], "accuracy/mistranslation/unit-conversion", "numbers"),
    class(LEFT_OUT, DATES, [86.0, 85.0], "accuracy/omission", "omission"),
    class(ADDED, DATES, [86.0, 72.0], "accuracy/addition", "addition"),
    class(ANY, DATES, [86.0, 95.0], "accuracy/mistranslation/date-time", "inconsistent-entities"),
    class(LEFT_OUT, &[Aspect::Age], [86.0, 85.0], "accuracy/omission", "omission"),
    class(ADDED, &[Aspect::Age], [86.0, 72.0], "accuracy/addition", "addition"),
    class(ANY, &[Aspect::Age], [86.0, 95.0], "accuracy/mistranslation/number", "numbers"),
    class(LEFT_OUT, REFERENCES, [86.0, 85.0], "accuracy/omission", "omission"),
    class(ADDED, REFERENCES, [86.0, 72.0], "accuracy/addition", "addition"),
    class(ANY, REFERENCES, [86.0, 94.0], "accuracy/mistranslation/entity", "inconsistent-entities"),
    class(LEFT_OUT, &[Aspect::Quotation], [78.0, 87.0], "accuracy/omission", "omission"),
    class(ADDED, &[Aspect::Quotation], [78.0, 74.0], "accuracy/addition", "addition"),
    class(ANY, &[Aspect::Quotation], [78.0, 84.0], "accuracy/mistranslation", "mistranslation"),
    class(LEFT_OUT, &[Aspect::Strength], [72.0, 82.0], "accuracy/over-translation", "mistranslation"),
    class(ADDED, &[Aspect::Strength], [72.0, 82.0], "accuracy/under-translation", "mistranslation"),
    class(ANY, &[Aspect::Strength], [72.0, 82.0], "accuracy/mistranslation", "mistranslation"),
    class(LEFT_OUT, &[Aspect::Paragraph], [66.0, 89.0], "accuracy/omission", "omission"),
    class(LEFT_OUT, &[Aspect::Sentence], [63.0, 86.0], "accuracy/omission", "omission"),
    class(LEFT_OUT, &[Aspect::Words], [60.0, 80.0], "accuracy/omission", "omission"),
    class(ADDED, &[Aspect::Paragraph], [54.0, 70.0], "accuracy/addition", "addition"),
    class(ADDED, &[Aspect::Sentence], [51.0, 68.0], "accuracy/addition", "addition"),
    class(ADDED, &[Aspect::Words], [48.0, 64.0], "accuracy/addition", "addition"),
    class(CHANGED, ALL, [20.0, 50.0], "accuracy/mistranslation", "mistranslation"),
];

const fn class(
    kinds: &'static [Kind],
    aspects: &'static [Aspect],
    weights: [f64; 2],
    mqm: &'static str,
    its: &'static str,
) -> Class {
    Class { kinds, aspects, weights, category: Category { mqm, its } }
}

impl Profile {
    /// How much a difference can change what this reader believes, if it is one.
    pub(super) fn consequence(self, difference: &Difference) -> f64 {
        let [fact_checker, reviser] = Class::of(difference).weights;
        match self {
            Self::FactChecker => fact_checker,
            Self::Reviser => reviser,
        }
    }

    /// What the reader calls it; none for one who does not speak of errors.
    pub fn category(self, difference: &Difference) -> Option<Category> {
        (self == Self::Reviser).then(|| Class::of(difference).category)
    }
}

impl Class {
    fn of(difference: &Difference) -> &'static Self {
        match difference.reason {
            Reason::Placeholder => return &PLACEHOLDER,
            Reason::Repeated => return &REPEATED,
            _ => {}
        }
        let fits = |class: &&Self| {
            class.kinds.contains(&difference.kind)
                && (class.aspects.is_empty() || class.aspects.contains(&difference.aspect))
        };
        TABLE.iter().find(fits).unwrap_or(&OTHER)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASPECTS: [Aspect; 16] = [
        Aspect::Paragraph,
        Aspect::Sentence,
        Aspect::Words,
        Aspect::Number,
        Aspect::Percent,
        Aspect::Money,
        Aspect::Measure,
        Aspect::Age,
        Aspect::Date,
        Aspect::Time,
        Aspect::Reference,
        Aspect::Address,
        Aspect::Name,
        Aspect::Quotation,
        Aspect::Negation,
        Aspect::Strength,
    ];

    fn difference(kind: Kind, aspect: Aspect, reason: Reason) -> Difference {
        let (base_spans, version_spans) = (Vec::new(), Vec::new());
        Difference { version: 1, group: 0, kind, aspect, base_spans, version_spans, confidence: 0.9, rank: 0, reason }
    }

    #[test]
    fn every_difference_has_its_line() {
        for kind in ANY {
            for aspect in ASPECTS {
                let class = Class::of(&difference(*kind, aspect, Reason::Unlinked));
                assert!(class.weights != OTHER.weights, "{kind:?} {aspect:?}");
                assert!(class.category.mqm != "other" || *kind == Kind::Moved, "{kind:?} {aspect:?}");
            }
        }
    }

    #[test]
    fn categories() {
        let check = |kind, aspect, reason: Reason, mqm: &'static str, its: &'static str| {
            let difference = difference(kind, aspect, reason);
            assert_eq!(Profile::Reviser.category(&difference), Some(Category { mqm, its }));
            assert_eq!(Profile::FactChecker.category(&difference), None);
        };
        let none = || Reason::NoCounterpart { best: 0.0 };
        check(Kind::LeftOut, Aspect::Sentence, none(), "accuracy/omission", "omission");
        check(Kind::Added, Aspect::Words, Reason::Unlinked, "accuracy/addition", "addition");
        check(Kind::Changed, Aspect::Number, none(), "accuracy/mistranslation/number", "numbers");
        check(Kind::Changed, Aspect::Name, none(), "accuracy/mistranslation/entity", "inconsistent-entities");
        check(Kind::Untranslated, Aspect::Paragraph, Reason::SameWords, "accuracy/untranslated", "untranslated");
        check(Kind::Added, Aspect::Paragraph, Reason::Repeated, "fluency/duplication", "duplication");
    }
}
