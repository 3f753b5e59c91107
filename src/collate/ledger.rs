//! The ledger: all facts of a collation, an entry each, with what every version says.
//!
//! It is made of the base's facts, in the order of the rows, with what the pairing found for them in each version.
//! What only versions have follows what it stands behind there; equal facts of several versions in one row are one
//! entry. Who agrees with whom is found by holding all mentions against each other, so it needs no base.

use super::{Collation, Grid};
use crate::{
    diff::{Aspect, Difference, FactId, FactPair},
    facts::{Fact, FactKind, Verdict},
    text::Place,
};
use std::collections::{BTreeMap, BTreeSet};

/// A fact with its mention in each version.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Which kind of fact.
    pub kind: FactKind,
    /// For each version what it says; none where it says nothing of it.
    pub mentions: Vec<Option<Mention>>,
    /// For each version how that relates to the base; none for the base itself and where it cannot be told.
    pub verdicts: Vec<Option<Verdict>>,
    /// The versions that mention it, those of one value together, ascending; the value of most versions first.
    pub agreement: Vec<Vec<usize>>,
    /// Versions that differ from what more than half of those that mention it say, ascending. The base may be one.
    pub outliers: Vec<usize>,
}

/// A fact as it stands in a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where.
    pub place: Place,
    /// Its value in one spelling for all languages.
    pub normalised: String,
    /// As it is written there.
    pub written: String,
}

impl Entry {
    /// How many versions mention it.
    pub fn mention_count(&self) -> usize {
        self.mentions.iter().flatten().count()
    }

    /// The value that more than half of the versions that mention it have, at least two, and those versions.
    pub fn majority(&self) -> Option<(&Mention, &[usize])> {
        let most = self.agreement.first().filter(|group| group.len() >= 2 && 2 * group.len() > self.mention_count())?;
        let mention = self.mentions.get(*most.first()?)?.as_ref()?;
        Some((mention, most))
    }
}

impl Collation {
    /// The entry of the fact that a difference is about.
    pub fn entry_of(&self, difference: &Difference) -> Option<&Entry> {
        let stands = |entry: &Entry, version: usize, places: &[Place]| {
            let mention = entry.mentions.get(version).and_then(Option::as_ref);
            mention.is_some_and(|mention| places.contains(&mention.place))
        };
        self.ledger.iter().filter(|entry| Aspect::from(entry.kind) == difference.aspect).find(|entry| match difference
            .base_spans
            .is_empty()
        {
            false => stands(entry, self.base, &difference.base_spans),
            true => stands(entry, difference.version, &difference.version_spans),
        })
    }
}

/// All entries in the order of the rows. `pairs` holds the pairs of each version but the base, with its number; what
/// is missing in one of `unknown` cannot be told.
pub(super) fn ledger(grid: Grid<'_>, pairs: &[(usize, &[FactPair])], unknown: &[usize]) -> Vec<Entry> {
    let ledger = Ledger { grid, rows: grid.rows_of_paragraphs(), unknown };
    let base = ledger.facts_of(grid.base);
    let place_of: BTreeMap<FactId, usize> = base.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let mut drafts: Vec<Draft> = base.iter().map(|id| ledger.draft(*id)).collect();
    let mut extra: Vec<Extra> = Vec::new();
    for (version, pairs) in pairs {
        let paired: BTreeMap<FactId, usize> =
            pairs.iter().filter_map(|pair| Some((pair.version?, *place_of.get(&pair.base?)?))).collect();
        for pair in *pairs {
            let Some(draft) = pair.base.and_then(|id| place_of.get(&id)).and_then(|at| drafts.get_mut(*at)) else {
                continue;
            };
            draft.facts[*version] = pair.version;
            draft.verdicts[*version] = pair.verdict;
        }
        let untold: BTreeSet<FactId> =
            pairs.iter().filter(|pair| pair.verdict.is_none()).filter_map(|pair| pair.version).collect();
        let verdict = |id: &FactId| (!unknown.contains(version) && !untold.contains(id)).then_some(Verdict::OnlyHere);
        extra.extend(ledger.extra(*version, &base, &paired, verdict));
    }
    let clusters = ledger.clusters(extra);
    let mut entries = Vec::with_capacity(drafts.len() + clusters.len());
    let mut clusters = clusters.into_iter().peekable();
    for (at, draft) in drafts.into_iter().enumerate() {
        entries.extend(std::iter::from_fn(|| clusters.next_if(|(after, _)| *after <= at)).map(|(_, draft)| draft));
        entries.push(draft);
    }
    entries.extend(clusters.map(|(_, draft)| draft));
    entries.into_iter().filter_map(|draft| ledger.entry(draft)).collect()
}

/// An entry before its texts are written out.
struct Draft {
    facts: Vec<Option<FactId>>,
    verdicts: Vec<Option<Verdict>>,
}

/// A fact that the base has not.
struct Extra {
    version: usize,
    id: FactId,
    /// That only its version has it; none where that cannot be told.
    verdict: Option<Verdict>,
    row: usize,
    /// How many of the base's facts stand before it.
    after: usize,
}

struct Ledger<'a> {
    grid: Grid<'a>,
    rows: Vec<Vec<usize>>,
    unknown: &'a [usize],
}

impl<'a> Ledger<'a> {
    fn fact(&self, version: usize, (sentence, at): FactId) -> Option<&'a Fact> {
        self.grid.sides.get(version)?.facts.get(sentence)?.get(at)
    }

    fn place(&self, version: usize, id: FactId) -> Option<Place> {
        let sentence = self.grid.sides.get(version)?.text.sentences.get(id.0)?;
        Some(Place { paragraph: sentence.place.paragraph, span: self.fact(version, id)?.span })
    }

    fn row(&self, version: usize, id: FactId) -> usize {
        let row = self.place(version, id).and_then(|place| self.rows.get(version)?.get(place.paragraph).copied());
        row.unwrap_or_default()
    }

    /// The facts of a version's content in the order of the rows, and in that of the text within a row.
    fn facts_of(&self, version: usize) -> Vec<FactId> {
        let side = self.grid.sides[version];
        let is_content = |s: &usize| {
            let paragraph = side.text.sentences.get(*s).and_then(|s| side.version.paragraphs.get(s.place.paragraph));
            paragraph.is_some_and(crate::text::Paragraph::is_content)
        };
        let sentences = (0..side.facts.len()).filter(is_content);
        let mut facts: Vec<FactId> = sentences.flat_map(|s| (0..side.facts[s].len()).map(move |at| (s, at))).collect();
        facts.sort_by_key(|id| (self.row(version, *id), *id));
        facts
    }

    fn draft(&self, id: FactId) -> Draft {
        let count = self.grid.sides.len();
        // Unless a pair says something else, it is in a part of the text that the version has not.
        let verdict = |v: usize| (v != self.grid.base && !self.unknown.contains(&v)).then_some(Verdict::MissingHere);
        let mut facts = vec![None; count];
        facts[self.grid.base] = Some(id);
        Draft { facts, verdicts: (0..count).map(verdict).collect() }
    }

    /// What a version has beside the base's facts, in its order; `paired` are those that it has in common with `base`.
    fn extra(
        &self,
        version: usize,
        base: &[FactId],
        paired: &BTreeMap<FactId, usize>,
        verdict: impl Fn(&FactId) -> Option<Verdict>,
    ) -> Vec<Extra> {
        let mut last: Option<(usize, usize)> = None;
        let mut found = Vec::new();
        for id in self.facts_of(version) {
            let row = self.row(version, id);
            if let Some(at) = paired.get(&id) {
                last = Some((row, *at));
                continue;
            }
            let after = match last {
                Some((same, at)) if same == row => at + 1,
                _ => base.partition_point(|id| self.row(self.grid.base, *id) < row),
            };
            found.push(Extra { version, id, verdict: verdict(&id), row, after });
        }
        found
    }

    /// Puts equal facts of one row together, one a version, and gives each cluster its place.
    fn clusters(&self, mut extra: Vec<Extra>) -> Vec<(usize, Draft)> {
        extra.sort_by_key(|e| (e.row, self.grid.standing[e.version], e.id, e.version));
        let mut clusters: Vec<Vec<Extra>> = Vec::new();
        let mut row_begins = 0;
        for fact in extra {
            if clusters.last().is_some_and(|last| last[0].row != fact.row) {
                row_begins = clusters.len();
            }
            let admits = |cluster: &&mut Vec<Extra>| {
                cluster.iter().all(|other| other.version != fact.version && self.are_equal(other, &fact))
            };
            match clusters[row_begins..].iter_mut().find(admits) {
                Some(cluster) => cluster.push(fact),
                None => clusters.push(vec![fact]),
            }
        }
        let mut placed: Vec<(usize, Draft)> = clusters.iter().map(|cluster| self.draft_of(cluster)).collect();
        placed.sort_by_key(|(after, _)| *after);
        placed
    }

    fn are_equal(&self, one: &Extra, other: &Extra) -> bool {
        let facts = self.fact(one.version, one.id).zip(self.fact(other.version, other.id));
        facts.is_some_and(|(a, b)| a.kind() == b.kind() && a.compare(b) == Some(Verdict::Equal))
    }

    fn draft_of(&self, cluster: &[Extra]) -> (usize, Draft) {
        let count = self.grid.sides.len();
        let mut draft = Draft { facts: vec![None; count], verdicts: vec![None; count] };
        for fact in cluster {
            draft.facts[fact.version] = Some(fact.id);
            draft.verdicts[fact.version] = fact.verdict;
        }
        (cluster.iter().map(|fact| fact.after).min().unwrap_or_default(), draft)
    }

    fn entry(&self, draft: Draft) -> Option<Entry> {
        let Draft { facts, verdicts } = draft;
        let mut order: Vec<usize> = (0..facts.len()).filter(|v| facts[*v].is_some()).collect();
        order.sort_by_key(|v| (*v != self.grid.base, self.grid.standing[*v], *v));
        let told: Vec<(usize, &Fact)> = order.iter().filter_map(|v| Some((*v, self.fact(*v, facts[*v]?)?))).collect();
        let kind = told.first()?.1.kind();
        let differ = |a: usize, b: usize| self.is_told_apart(&verdicts, a, b);
        let groups = agreeing(&told, &differ);
        let outliers = outliers(&told, &groups, &differ);
        let mentions = facts.iter().enumerate().map(|(v, id)| self.mention(v, (*id)?)).collect();
        Some(Entry { kind, mentions, verdicts, agreement: groups, outliers })
    }

    /// Whether the pairing with the base has told two versions apart, which sees more than the facts alone.
    fn is_told_apart(&self, verdicts: &[Option<Verdict>], a: usize, b: usize) -> bool {
        let as_base = |v: usize| match verdicts.get(v).copied().flatten() {
            _ if v == self.grid.base => Some(true),
            Some(Verdict::Equal | Verdict::Converted) => Some(true),
            Some(Verdict::Differs) => Some(false),
            _ => None,
        };
        matches!((as_base(a), as_base(b)), (Some(a), Some(b)) if a != b)
    }

    fn mention(&self, version: usize, id: FactId) -> Option<Mention> {
        let (fact, place) = (self.fact(version, id)?, self.place(version, id)?);
        let paragraph = self.grid.sides.get(version)?.version.paragraphs.get(place.paragraph)?;
        Some(Mention { place, normalised: fact.normalised(), written: fact.span.of(&paragraph.text).to_owned() })
    }
}

/// The versions by value, those of the most common one first; else in the given order. `differ` tells of two versions
/// that they are known not to agree.
fn agreeing(told: &[(usize, &Fact)], differ: &impl Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<(usize, &Fact)>> = Vec::new();
    for (version, fact) in told {
        let says_the_same = |group: &&mut Vec<(usize, &Fact)>| {
            matches!(group[0].1.compare(fact), Some(Verdict::Equal | Verdict::Converted))
                && !group.iter().any(|(other, _)| differ(*version, *other))
        };
        match groups.iter_mut().find(says_the_same) {
            Some(group) => group.push((*version, fact)),
            None => groups.push(vec![(*version, fact)]),
        }
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    let mut groups: Vec<Vec<usize>> =
        groups.into_iter().map(|group| group.into_iter().map(|(v, _)| v).collect()).collect();
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups
}

/// Versions whose value differs from that of more than half of all.
fn outliers(told: &[(usize, &Fact)], groups: &[Vec<usize>], differ: &impl Fn(usize, usize) -> bool) -> Vec<usize> {
    let Some(most) = groups.first().filter(|group| group.len() >= 2 && 2 * group.len() > told.len()) else {
        return Vec::new();
    };
    let Some((_, common)) = told.iter().find(|(version, _)| most.contains(version)) else { return Vec::new() };
    let differs = |(version, fact): &&(usize, &Fact)| {
        let is_known = || most.iter().any(|other| differ(*version, *other));
        !most.contains(version) && (common.compare(fact) == Some(Verdict::Differs) || is_known())
    };
    let mut found: Vec<usize> = told.iter().filter(differs).map(|(version, _)| *version).collect();
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        align::Cut,
        collate::{
            Row,
            tests::{Known, rows_of},
        },
    };

    /// An entry in short: what each version says, its sign against the base, who agrees, who is alone.
    fn told(entry: &Entry) -> String {
        let cell = |(mention, verdict): (&Option<Mention>, &Option<Verdict>)| {
            let sign = match verdict {
                None => "",
                Some(Verdict::Equal) => "=",
                Some(Verdict::Differs) => "/",
                Some(Verdict::MissingHere) => "-",
                Some(Verdict::OnlyHere) => "+",
                Some(_) => "~",
            };
            format!("{sign}{}", mention.as_ref().map_or("", |m| &m.normalised))
        };
        let cells: Vec<String> = entry.mentions.iter().zip(&entry.verdicts).map(cell).collect();
        format!("{} {:?} {:?}", cells.join(" "), entry.agreement, entry.outliers)
    }

    fn ledger_of(cuts: &[Cut], base: usize, unknown: &[usize]) -> Vec<Entry> {
        let known = Known::new(cuts);
        let sides = known.sides(cuts);
        let pairs: Vec<(usize, Vec<FactPair>)> =
            (0..cuts.len()).filter(|v| *v != base).map(|v| (v, known.pairs(base, v))).collect();
        let pairs: Vec<(usize, &[FactPair])> = pairs.iter().map(|(v, pairs)| (*v, pairs.as_slice())).collect();
        let rows: Vec<Row> = rows_of(cuts);
        let standing = crate::collate::standing(&cuts.iter().map(|cut| cut.version.clone()).collect::<Vec<_>>());
        ledger(Grid { sides: &sides, standing: &standing, base, rows: &rows }, &pairs, unknown)
    }

    fn check(texts: &[&[&str]], base: usize, unknown: &[usize], expected: &[&str]) {
        let cuts: Vec<Cut> = texts.iter().enumerate().map(|(v, texts)| Known::cut(v, texts)).collect();
        let found: Vec<String> = ledger_of(&cuts, base, unknown).iter().map(told).collect();
        assert_eq!(found, expected, "{texts:?}");
    }

    #[test]
    fn verdicts_agreement_and_outliers() {
        let base: &[&str] = &["Sag #A1 og #B2.", "Sag #C3."];
        check(
            &[
                base,
                &["Case #A1 and #X9.", "Case #C3."],
                &["Fall #A1 und #X9.", "Fall #Y8."],
                &["Sak #A1 og #X9.", "Sak."],
            ],
            0,
            &[],
            &[
                "A1 =A1 =A1 =A1 [[0, 1, 2, 3]] []",
                "B2 /X9 /X9 /X9 [[1, 2, 3], [0]] [0]",
                "C3 =C3 /Y8 - [[0, 1], [2]] [2]",
            ],
        );
        let of_two = ["A1 =A1 =A1 [[0, 1, 2]] []", "B2 - - [[0]] []", "C3 -  [[0]] []"];
        check(&[base, &["Case #A1."], &["Juhtum #A1."]], 0, &[2], &of_two);
        check(
            &[base, &["Juhtum #A1 ja.", "Sag #C3.", "Uus #D4."]],
            0,
            &[1],
            &["A1 =A1 [[0, 1]] []", "B2 - [[0]] []", "C3 =C3 [[0, 1]] []", " D4 [[1]] []"],
        );
    }

    #[test]
    fn what_only_versions_have_stands_where_it_is_said() {
        check(
            &[
                &["Sag #A1 og #B2.", "Sag #C3."],
                &["Case #A1 with #N5, then #B2 and #N6.", "#N7 case #C3."],
                &["Fall #A1, auch #N5 und #B2.", "Fall #C3 mit #N7, #N7."],
            ],
            0,
            &[],
            &[
                "A1 =A1 =A1 [[0, 1, 2]] []",
                " +N5 +N5 [[1, 2]] []",
                "B2 =B2 =B2 [[0, 1, 2]] []",
                " +N6  [[1]] []",
                " +N7 +N7 [[1, 2]] []",
                "C3 =C3 =C3 [[0, 1, 2]] []",
                "  +N7 [[2]] []",
            ],
        );
    }

    #[test]
    fn the_order_of_the_columns_does_not_matter() {
        let texts: [&[&str]; 4] = [
            &["Sag #A1 og #B2.", "Sag #C3."],
            &["Case #N5, #A1 and #X9.", "Case #C3 with #N6."],
            &["Fall #A1 und #X9.", "Fall #Y8, #N6, #N5."],
            &["Sak #A1 og #N5, #X9.", "#N6 sak."],
        ];
        let cuts = |order: [usize; 4]| order.map(|v| Known::cut(v, texts[v]));
        let expected = ledger_of(&cuts([0, 1, 2, 3]), 0, &[]);
        for order in [[3, 1, 0, 2], [2, 3, 1, 0], [1, 0, 3, 2]] {
            let base = order.iter().position(|v| *v == 0).unwrap();
            let found = ledger_of(&cuts(order), base, &[]);
            let to = |v: &usize| order.iter().position(|other| other == v).unwrap();
            assert_eq!(found.len(), expected.len());
            for (found, expected) in found.iter().zip(&expected) {
                for (at, v) in order.iter().enumerate() {
                    assert_eq!(found.mentions[at], expected.mentions[*v]);
                    assert_eq!(found.verdicts[at], expected.verdicts[*v]);
                }
                let sorted = |mut group: Vec<usize>| {
                    group.sort_unstable();
                    group
                };
                let renamed = |group: &Vec<usize>| sorted(group.iter().map(to).collect());
                assert_eq!(found.agreement, expected.agreement.iter().map(renamed).collect::<Vec<_>>());
                assert_eq!(found.outliers, renamed(&expected.outliers));
            }
        }
    }
}
