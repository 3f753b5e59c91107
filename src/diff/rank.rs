//! What matters most comes first: by consequence, then by confidence.

use super::{Aspect, Difference, Kind};
use std::collections::BTreeMap;

/// How much a difference can change what a reader believes, if it is one.
fn consequence(kind: Kind, aspect: Aspect) -> f64 {
    match (kind, aspect) {
        (_, Aspect::Number) => 100.0,
        (Kind::LeftOut, Aspect::Paragraph) => 80.0,
        (Kind::Added, Aspect::Paragraph) => 75.0,
        (Kind::LeftOut, Aspect::Sentence) => 70.0,
        (Kind::Added, Aspect::Sentence) => 65.0,
        (Kind::Untranslated, _) => 55.0,
        (Kind::Changed, _) => 50.0,
        (Kind::LeftOut, _) => 45.0,
        (Kind::Added, _) => 40.0,
        (Kind::Moved, _) => 30.0,
    }
}

/// Orders the differences of all versions, numbers their ranks and groups. `name` tells versions apart without
/// their numbers, so that the order of the columns does not matter. `same` gives added places that are the same in
/// several versions one key.
pub fn rank<K: Ord>(
    differences: &mut [Difference],
    name: impl Fn(usize) -> K,
    same: impl Fn(&Difference) -> Option<usize>,
) {
    let weigh = |d: &Difference| consequence(d.kind, d.aspect) * d.confidence;
    differences.sort_by(|a, b| {
        let sure = b.is_marked().cmp(&a.is_marked());
        let weight = weigh(b).total_cmp(&weigh(a));
        sure.then(weight)
            .then_with(|| a.reading_key().cmp(&b.reading_key()))
            .then_with(|| name(a.version).cmp(&name(b.version)))
    });
    let mut groups = BTreeMap::new();
    for (at, difference) in differences.iter_mut().enumerate() {
        difference.rank = at + 1;
        let place = match same(difference) {
            Some(row) => Err(row),
            None if !difference.base_spans.is_empty() => Ok(difference.base_spans.clone()),
            None => Err(usize::MAX - at),
        };
        let key = (difference.kind, difference.aspect, difference.reason.outcome().to_owned(), place);
        let next = groups.len();
        difference.group = *groups.entry(key).or_insert(next);
    }
}
