//! Which differences are the same in several versions: they are one finding, told once.
//!
//! The same is what happened to the same words of the base with the same outcome. Runs of words need not be the very
//! same, for where a run begins is never sure; facts have the same outcome when their values are equal. What the base
//! has not is the same where versions aligned with each other say so, and for facts of equal value in one row.

use super::Grid;
use crate::{
    diff::{Aspect, Difference, Kind},
    facts::{Fact, Verdict},
    text::Place,
};
use std::collections::BTreeMap;

/// Where a difference stands, as far as versions have that in common.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Where {
    /// A paragraph of the base.
    Base(usize),
    /// Something added that several versions share.
    Shared(usize),
    /// A row, for facts that the base has not.
    Row(usize),
}

/// What differences of one group have alike at least.
type Key = (Kind, Aspect, Where);

/// Numbers the groups of ranked differences, the most important group first. `shared` gives added places that are the
/// same in several versions one number.
pub(super) fn group(differences: &mut [Difference], grid: Grid<'_>, shared: impl Fn(&Difference) -> Option<usize>) {
    let known = Facts::new(grid);
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut by_key: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for at in 0..differences.len() {
        let difference = &differences[at];
        let place = match (shared(difference), difference.base_spans.first()) {
            (Some(number), _) => Some(Where::Shared(number)),
            (None, Some(place)) => Some(Where::Base(place.paragraph)),
            (None, None) => known.fact(difference).and_then(|_| known.row(difference)).map(Where::Row),
        };
        let candidates = place.map(|place| by_key.entry((difference.kind, difference.aspect, place)).or_default());
        let joins = |group: &&usize| {
            let members = &groups[**group];
            let leader = &differences[members[0]];
            known.are_same(leader, difference)
                && (has_exact_place(difference)
                    || members.iter().all(|m| differences[*m].version != difference.version))
        };
        let found = candidates.as_ref().and_then(|candidates| candidates.iter().find(joins)).copied();
        let number = found.unwrap_or(groups.len());
        match found {
            Some(number) => groups[number].push(at),
            None => {
                groups.push(vec![at]);
                candidates.into_iter().for_each(|candidates| candidates.push(number));
            }
        }
        differences[at].group = number;
    }
}

/// Whether two differences with the same place in the base are the same, even in one version.
fn has_exact_place(difference: &Difference) -> bool {
    difference.aspect != Aspect::Words && !difference.base_spans.is_empty()
}

/// Whether two runs have at least half of the longer one in common.
fn are_mostly_same(one: &[Place], other: &[Place]) -> bool {
    let length = |places: &[Place]| places.iter().map(|place| place.span.len()).sum::<usize>();
    let in_both = |a: &Place, b: &Place| match a.paragraph == b.paragraph {
        true => a.span.end.min(b.span.end).saturating_sub(a.span.start.max(b.span.start)),
        false => 0,
    };
    let both: usize = one.iter().map(|a| other.iter().map(|b| in_both(a, b)).sum::<usize>()).sum();
    both > 0 && 2 * both >= length(one).max(length(other))
}

/// The facts of all versions by where they stand.
struct Facts<'a> {
    rows: Vec<Vec<usize>>,
    by_place: Vec<BTreeMap<(Place, Aspect), &'a Fact>>,
}

impl<'a> Facts<'a> {
    fn new(grid: Grid<'a>) -> Self {
        let of_version = |version: usize| {
            let side = grid.sides[version];
            let of_sentences = side.text.sentences.iter().zip(side.facts);
            let placed = of_sentences.flat_map(|(sentence, facts)| facts.iter().map(move |fact| (sentence, fact)));
            let key = |paragraph: usize, fact: &Fact| (Place { paragraph, span: fact.span }, Aspect::from(fact.kind()));
            placed.map(|(sentence, fact)| (key(sentence.place.paragraph, fact), fact)).collect()
        };
        Self { rows: grid.rows_of_paragraphs(), by_place: (0..grid.sides.len()).map(of_version).collect() }
    }

    /// The version's fact that a difference is about.
    fn fact(&self, difference: &Difference) -> Option<&'a Fact> {
        let place = difference.version_spans.first()?;
        self.by_place.get(difference.version)?.get(&(*place, difference.aspect)).copied()
    }

    fn row(&self, difference: &Difference) -> Option<usize> {
        let place = difference.version_spans.first()?;
        self.rows.get(difference.version)?.get(place.paragraph).copied()
    }

    /// Whether two differences of one [`Key`] are the same.
    fn are_same(&self, one: &Difference, other: &Difference) -> bool {
        match (one.base_spans.is_empty(), one.aspect) {
            (true, Aspect::Paragraph | Aspect::Sentence) => true,
            (true, _) => self.have_equal_facts(one, other),
            (false, Aspect::Words) => {
                one.reason.outcome() == other.reason.outcome() && are_mostly_same(&one.base_spans, &other.base_spans)
            }
            (false, _) => {
                let same_outcome = one.reason.outcome() == other.reason.outcome() || self.have_equal_facts(one, other);
                same_outcome && one.base_spans == other.base_spans
            }
        }
    }

    fn have_equal_facts(&self, one: &Difference, other: &Difference) -> bool {
        let facts = self.fact(one).zip(self.fact(other));
        facts.is_some_and(|(one, other)| one.compare(other) == Some(Verdict::Equal))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        align::Cut,
        collate::tests::{Known, rows_of},
        diff::{Profile, Reason, rank},
    };

    struct Given {
        version: usize,
        kind: Kind,
        aspect: Aspect,
        base: &'static [(usize, usize, usize)],
        own: &'static [(usize, usize, usize)],
        confidence: f64,
        outcome: &'static str,
    }

    fn difference(given: &Given) -> Difference {
        let places = |of: &[(usize, usize, usize)]| of.iter().map(|(p, s, e)| Place::new(*p, *s, *e)).collect();
        let reason = match given.outcome {
            "" => Reason::Unlinked,
            version => Reason::FactsDiffer { base: "x".to_owned(), version: version.to_owned() },
        };
        Difference {
            version: given.version,
            group: 0,
            kind: given.kind,
            aspect: given.aspect,
            base_spans: places(given.base),
            version_spans: places(given.own),
            confidence: given.confidence,
            rank: 0,
            reason,
        }
    }

    /// The versions of each group with more than one difference, the most important first.
    fn check(texts: &[&[&str]], given: &[Given], expected: &[&[usize]]) {
        let cuts: Vec<Cut> = texts.iter().enumerate().map(|(v, texts)| Known::cut(v, texts)).collect();
        let known = Known::new(&cuts);
        let (sides, rows) = (known.sides(&cuts), rows_of(&cuts));
        let standing: Vec<usize> = (0..cuts.len()).collect();
        let grid = Grid { sides: &sides, standing: &standing, base: 0, rows: &rows };
        let mut differences: Vec<Difference> = given.iter().map(difference).collect();
        rank(&mut differences, Profile::default(), |v| v);
        group(&mut differences, grid, |_| None);
        let mut groups: Vec<Vec<usize>> = vec![Vec::new(); differences.len()];
        differences.iter().for_each(|d| groups[d.group].push(d.version));
        groups.retain(|group| group.len() > 1);
        groups.iter_mut().for_each(|group| group.sort_unstable());
        assert_eq!(groups, expected);
    }

    const TEXTS: &[&[&str]] =
        &[&["Sag #A1 hos rådet i dag."], &["Case #X9 and #N5."], &["Fall #X9 mit #N5."], &["Sak #Y8 og #N5."]];

    #[test]
    fn facts_with_one_outcome() {
        let changed = |version: usize, outcome: &'static str, own| {
            let base = &[(0, 4, 7)];
            Given { version, kind: Kind::Changed, aspect: Aspect::Address, base, own, confidence: 0.9, outcome }
        };
        // The second is written otherwise, and of the same value.
        let given = [changed(1, "X9", &[(0, 5, 8)]), changed(2, "x 9", &[(0, 5, 8)]), changed(3, "Y8", &[(0, 4, 7)])];
        check(TEXTS, &given, &[&[1, 2]]);
        let added = |version: usize, own| {
            let (kind, aspect) = (Kind::Added, Aspect::Address);
            Given { version, kind, aspect, base: &[], own, confidence: 0.9, outcome: "" }
        };
        check(TEXTS, &[added(1, &[(0, 13, 16)]), added(2, &[(0, 13, 16)]), added(3, &[(0, 11, 14)])], &[&[1, 2, 3]]);
    }

    #[test]
    fn runs_of_words_that_mostly_overlap() {
        let left_out = |version: usize, base, confidence| {
            let (kind, aspect) = (Kind::LeftOut, Aspect::Words);
            Given { version, kind, aspect, base, own: &[], confidence, outcome: "" }
        };
        let given = [
            left_out(1, &[(0, 8, 17)], 0.9),
            left_out(2, &[(0, 8, 23)], 0.8),
            left_out(3, &[(0, 18, 23)], 0.8),
            // One version has one part in a group.
            left_out(1, &[(0, 10, 17)], 0.3),
        ];
        check(TEXTS, &given, &[&[1, 2]]);
    }
}
