//! Edits that give verdicts, row statuses and tags.

use super::{About, Edit, Judgement, JudgementId, Likeness, Review, RowStatus, Verdict};
use crate::{collate::Collation, text::Place};

impl Edit {
    /// A verdict on differences of the collation by their numbers, in one edit; none takes verdicts back, with those
    /// on all like them. No edit when nothing would change.
    pub fn judge(review: &Review, collation: &Collation, numbers: &[usize], verdict: Option<Verdict>) -> Option<Self> {
        let mut next = review.next_judgement_id();
        let mut steps: Vec<Self> = Vec::new();
        for difference in numbers.iter().filter_map(|number| collation.differences.get(*number)) {
            let after = verdict
                .map(|verdict| Judgement::Difference { about: About::of(review, collation, difference), verdict });
            let mut own = review.judgements_on(collation.base, difference);
            let (id, before) = own.next().map_or((next, None), |(id, judgement)| (id, Some(judgement.clone())));
            let mut new = Vec::new();
            if verdict_of(before.as_ref()) != verdict {
                new.push(Self::Judgement { id, before, after });
            }
            new.extend(own.map(|(id, judgement)| Self::take_back(id, judgement)));
            if verdict.is_none() {
                let alike = review.likeness_of(collation.base, difference);
                new.extend(alike.map(|(id, judgement)| Self::take_back(id, judgement)));
            }
            next += Self::add(&mut steps, new);
        }
        (!steps.is_empty()).then(|| Self::joined(steps))
    }

    /// Dismisses all differences that are like some of the collation, those to come as well. Verdicts given one by one
    /// go before it, but for those on these very differences. No edit when all are dismissed so already.
    pub fn dismiss_alike(review: &Review, collation: &Collation, numbers: &[usize]) -> Option<Self> {
        let mut next = review.next_judgement_id();
        let mut steps: Vec<Self> = Vec::new();
        for difference in numbers.iter().filter_map(|number| collation.differences.get(*number)) {
            let own = review.judgements_on(collation.base, difference);
            let mut new: Vec<Self> = own.map(|(id, judgement)| Self::take_back(id, judgement)).collect();
            if review.likeness_of(collation.base, difference).is_none() {
                let likeness = Likeness::of(review.versions(), collation.base, difference);
                new.push(Self::Judgement { id: next, before: None, after: Some(Judgement::Alike(likeness)) });
            }
            next += Self::add(&mut steps, new);
        }
        (!steps.is_empty()).then(|| Self::joined(steps))
    }

    /// Where the row with these paragraphs of each version stands; none takes it back.
    pub fn set_row_status(review: &Review, cells: &[Vec<usize>], status: Option<RowStatus>) -> Option<Self> {
        Self::change_row(review, cells, |of_row| of_row.status = status)
    }

    /// Gives a row a tag, or takes it away when it has it.
    pub fn toggle_tag(review: &Review, cells: &[Vec<usize>], tag: &str) -> Option<Self> {
        let tag = tag.trim().to_owned();
        if tag.is_empty() {
            return None;
        }
        Self::change_row(review, cells, |of_row| match of_row.tags.binary_search(&tag) {
            Ok(at) => drop(of_row.tags.remove(at)),
            Err(at) => of_row.tags.insert(at, tag.clone()),
        })
    }

    /// Puts what is said of a row, which may stand in several judgements after rows were merged, into one.
    fn change_row(review: &Review, cells: &[Vec<usize>], change: impl FnOnce(&mut OfRow)) -> Option<Self> {
        let known: Vec<(JudgementId, &Judgement)> = review.judgements_of_row(cells).collect();
        let before = OfRow::of(known.iter().map(|(_, judgement)| *judgement));
        let mut after = before.clone();
        change(&mut after);
        if after == before {
            return None;
        }
        let mut known = known.into_iter();
        let first = known.next();
        let anchor = match first {
            Some((_, Judgement::Row { anchor, .. })) => anchor.clone(),
            _ => review.anchor_of_row(cells)?,
        };
        let judgement = (after.status.is_some() || !after.tags.is_empty()).then_some(Judgement::Row {
            anchor,
            status: after.status,
            tags: after.tags,
        });
        let mut steps: Vec<Self> = known.map(|(id, judgement)| Self::take_back(id, judgement)).collect();
        let (id, before) = first.map_or((review.next_judgement_id(), None), |(id, j)| (id, Some(j.clone())));
        steps.push(Self::Judgement { id, before, after: judgement });
        Some(Self::joined(steps))
    }

    /// Adds steps, and says how many of them take a new number: one at most. Two differences on the very same words share a
    /// judgement: it is changed once.
    fn add(steps: &mut Vec<Self>, mut new: Vec<Self>) -> JudgementId {
        new.retain(|step| !steps.iter().any(|earlier| earlier.judges_as(step)));
        let is_new = new.iter().any(|step| matches!(step, Self::Judgement { before: None, .. }));
        steps.extend(new);
        u64::from(is_new)
    }

    /// Whether both change one judgement, or give the same new one.
    fn judges_as(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Judgement { before: None, after: a, .. }, Self::Judgement { before: None, after: b, .. }) => a == b,
            (Self::Judgement { id: a, .. }, Self::Judgement { id: b, .. }) => a == b,
            _ => false,
        }
    }

    pub(super) fn take_back(id: JudgementId, judgement: &Judgement) -> Self {
        Self::Judgement { id, before: Some(judgement.clone()), after: None }
    }
}

fn verdict_of(judgement: Option<&Judgement>) -> Option<Verdict> {
    match judgement {
        Some(Judgement::Difference { verdict, .. }) => Some(*verdict),
        _ => None,
    }
}

/// What is said of a row, all judgements together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfRow {
    /// Where it stands: what asks for most attention holds.
    pub status: Option<RowStatus>,
    /// Its tags, ascending.
    pub tags: Vec<String>,
}

impl OfRow {
    /// Puts judgements of one row together.
    pub fn of<'a>(judgements: impl Iterator<Item = &'a Judgement>) -> Self {
        let mut all = Self::default();
        for judgement in judgements {
            if let Judgement::Row { status, tags, .. } = judgement {
                all.status = all.status.max(*status);
                all.tags.extend(tags.iter().cloned());
            }
        }
        all.tags.sort_unstable();
        all.tags.dedup();
        all
    }
}

impl Review {
    /// All tags that rows have, ascending, each once.
    pub fn tags(&self) -> Vec<String> {
        OfRow::of(self.judgements().map(|(_, judgement)| judgement)).tags
    }

    /// Where a row stands and its tags.
    pub fn of_row(&self, cells: &[Vec<usize>]) -> OfRow {
        OfRow::of(self.judgements_of_row(cells).map(|(_, judgement)| judgement))
    }

    /// A row is known by a paragraph of it: the base's first one, else the first version's that has one.
    fn anchor_of_row(&self, cells: &[Vec<usize>]) -> Option<super::Anchor> {
        let first = |version: usize| Some((version, *cells.get(version)?.first()?));
        let (version, paragraph) = first(self.base()).or_else(|| (0..cells.len()).find_map(first))?;
        let span = self.versions().get(version)?.paragraphs.get(paragraph)?.span();
        Some(self.anchor(version, Place { paragraph, span }))
    }
}
