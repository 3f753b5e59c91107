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
use std::collections::BTreeMap;

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
        extra.extend(ledger.extra(*version, &base, &paired));
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
    fn extra(&self, version: usize, base: &[FactId], paired: &BTreeMap<FactId, usize>) -> Vec<Extra> {
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
            found.push(Extra { version, id, row, after });
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
            draft.verdicts[fact.version] = Some(Verdict::OnlyHere);
        }
        (cluster.iter().map(|fact| fact.after).min().unwrap_or_default(), draft)
    }

    fn entry(&self, draft: Draft) -> Option<Entry> {
        let Draft { facts, verdicts } = draft;
        let mut order: Vec<usize> = (0..facts.len()).filter(|v| facts[*v].is_some()).collect();
        order.sort_by_key(|v| (*v != self.grid.base, self.grid.standing[*v], *v));
        let told: Vec<(usize, &Fact)> = order.iter().filter_map(|v| Some((*v, self.fact(*v, facts[*v]?)?))).collect();
        let kind = told.first()?.1.kind();
        let groups = agreeing(&told);
        let outliers = outliers(&told, &groups);
        let mentions = facts.iter().enumerate().map(|(v, id)| self.mention(v, (*id)?)).collect();
        Some(Entry { kind, mentions, verdicts, agreement: groups, outliers })
    }

    fn mention(&self, version: usize, id: FactId) -> Option<Mention> {
        let (fact, place) = (self.fact(version, id)?, self.place(version, id)?);
        let paragraph = self.grid.sides.get(version)?.version.paragraphs.get(place.paragraph)?;
        Some(Mention { place, normalised: fact.normalised(), written: fact.span.of(&paragraph.text).to_owned() })
    }
}

/// The versions by value, those of the most common one first; else in the given order.
fn agreeing(told: &[(usize, &Fact)]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<(usize, &Fact)>> = Vec::new();
    for (version, fact) in told {
        let says_the_same = |group: &&mut Vec<(usize, &Fact)>| {
            matches!(group[0].1.compare(fact), Some(Verdict::Equal | Verdict::Converted))
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
fn outliers(told: &[(usize, &Fact)], groups: &[Vec<usize>]) -> Vec<usize> {
    let Some(most) = groups.first().filter(|group| group.len() >= 2 && 2 * group.len() > told.len()) else {
        return Vec::new();
    };
    let Some((_, common)) = told.iter().find(|(version, _)| most.contains(version)) else { return Vec::new() };
    let differs =
        |(version, fact): &&(usize, &Fact)| !most.contains(version) && common.compare(fact) == Some(Verdict::Differs);
    let mut found: Vec<usize> = told.iter().filter(differs).map(|(version, _)| *version).collect();
    found.sort_unstable();
    found
}
