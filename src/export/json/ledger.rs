//! The ledger in the record.

use crate::{
    collate::{Entry, Mention},
    facts::{FactKind, Verdict},
    text::Place,
};
use serde::Serialize;

/// A fact; the lists have a place for each version.
#[derive(Debug, Serialize)]
pub(super) struct EntryRecord<'a> {
    kind: FactKind,
    mentions: Vec<Option<MentionRecord<'a>>>,
    verdicts: &'a [Option<Verdict>],
    agreement: &'a [Vec<usize>],
    outliers: &'a [usize],
}

#[derive(Debug, Serialize)]
struct MentionRecord<'a> {
    #[serde(flatten)]
    place: Place,
    normalised: &'a str,
    written: &'a str,
}

impl<'a> EntryRecord<'a> {
    pub(super) fn new(entry: &'a Entry) -> Self {
        let mention = |mention: &'a Option<Mention>| {
            let Mention { place, normalised, written } = mention.as_ref()?;
            Some(MentionRecord { place: *place, normalised, written })
        };
        Self {
            kind: entry.kind,
            mentions: entry.mentions.iter().map(mention).collect(),
            verdicts: &entry.verdicts,
            agreement: &entry.agreement,
            outliers: &entry.outliers,
        }
    }
}
