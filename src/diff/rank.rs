//! What matters most comes first: what is told surer, then by consequence and confidence, then by place.

mod profile;

pub use profile::{Category, Profile};

use super::Difference;

/// Orders the differences of all versions as `profile` weighs them, and numbers their ranks. `name` tells versions
/// apart without their numbers, so that the order of the columns does not matter.
pub fn rank<K: Ord>(differences: &mut [Difference], profile: Profile, name: impl Fn(usize) -> K) {
    let weigh = |d: &Difference| profile.consequence(d) * d.confidence;
    differences.sort_by(|a, b| {
        let told = b.band().cmp(&a.band());
        told.then(weigh(b).total_cmp(&weigh(a)))
            .then_with(|| a.reading_key().cmp(&b.reading_key()))
            .then_with(|| name(a.version).cmp(&name(b.version)))
    });
    differences.iter_mut().enumerate().for_each(|(at, difference)| difference.rank = at + 1);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        diff::{Aspect, Kind, Reason},
        text::Place,
    };

    fn check(profile: Profile, given: &[(Kind, Aspect, f64)], expected: &[usize]) {
        let mut differences: Vec<Difference> =
            given.iter().enumerate().map(|(at, given)| numbered(at, *given)).collect();
        rank(&mut differences, profile, |version| version);
        let found: Vec<usize> = differences.iter().map(|d| d.base_spans[0].paragraph).collect();
        assert_eq!(found, expected, "{profile:?}");
        assert!(differences.iter().map(|d| d.rank).eq(1..=given.len()));
    }

    /// A difference with its number as its paragraph.
    fn numbered(at: usize, (kind, aspect, confidence): (Kind, Aspect, f64)) -> Difference {
        let (base_spans, version_spans) = (vec![Place::new(at, 0, 4)], Vec::new());
        let reason = Reason::Unlinked;
        Difference { version: 1, group: 0, kind, aspect, base_spans, version_spans, confidence, rank: 0, reason }
    }

    #[test]
    fn each_profile_has_its_order() {
        let given = [
            (Kind::Changed, Aspect::Words, 0.9),
            (Kind::Moved, Aspect::Paragraph, 0.9),
            (Kind::Untranslated, Aspect::Sentence, 0.9),
            (Kind::Added, Aspect::Paragraph, 0.9),
            (Kind::LeftOut, Aspect::Words, 0.9),
            (Kind::LeftOut, Aspect::Paragraph, 0.9),
            (Kind::Changed, Aspect::Strength, 0.9),
            (Kind::Changed, Aspect::Quotation, 0.9),
            (Kind::Changed, Aspect::Date, 0.9),
            (Kind::Changed, Aspect::Money, 0.9),
            (Kind::LeftOut, Aspect::Negation, 0.9),
            (Kind::Changed, Aspect::Name, 0.9),
        ];
        check(Profile::FactChecker, &given, &[11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
        check(Profile::Reviser, &given, &[10, 9, 11, 8, 2, 5, 7, 6, 4, 3, 0, 1]);
    }

    #[test]
    fn bands_then_weight_then_place() {
        let given = [
            (Kind::Changed, Aspect::Name, 0.2),
            (Kind::Changed, Aspect::Name, 0.499),
            (Kind::Changed, Aspect::Words, 0.5),
            (Kind::Changed, Aspect::Words, 0.5),
            (Kind::Moved, Aspect::Sentence, 0.249),
            (Kind::Changed, Aspect::Name, 0.25),
        ];
        check(Profile::FactChecker, &given, &[2, 3, 1, 5, 0, 4]);
    }
}
