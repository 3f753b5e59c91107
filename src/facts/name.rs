//! Names of persons, places and organisations, and whether two of them are the same in two languages.
//!
//! Places are compared by the gazetteer, organisations by the tables, all else by spelling: the words of a name are
//! folded to Latin letters and to what related spellings share, without the endings of their language. Names that
//! are not alike need not differ: only two countries, two towns, two organisations, and two persons that share one of
//! two names and clearly not the other, do.

mod run;
mod spelling;

use super::{Fact, Passage, Verdict};
use crate::lexicon::{Entity, EntityKind};
use spelling::Spelling;

pub(super) use run::find;

/// A name as it is written, and what it names if the tables know.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    written: String,
    meaning: Meaning,
    /// Of its words, without particles.
    words: Vec<Spelling>,
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Place(Entity),
    /// By its key in the tables.
    Organisation(&'static str),
    Unknown,
}

impl Name {
    /// As it stands in the text.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// The country, region or town that it names, if the tables know it.
    pub fn entity(&self) -> Option<Entity> {
        match self.meaning {
            Meaning::Place(entity) => Some(entity),
            Meaning::Organisation(_) | Meaning::Unknown => None,
        }
    }

    /// Equal where both name the same by the tables or by their spelling, or one is a part of the other; none where
    /// that cannot be told.
    pub fn compare(&self, other: &Self) -> Option<Verdict> {
        match (self.meaning, other.meaning) {
            (Meaning::Organisation(a), Meaning::Organisation(b)) if a == b => Some(Verdict::Equal),
            (Meaning::Place(a), Meaning::Place(b)) if a == b => Some(Verdict::Equal),
            _ if self.is_spelled_like(other) => Some(Verdict::Equal),
            (Meaning::Organisation(_), Meaning::Organisation(_)) => Some(Verdict::Differs),
            (Meaning::Place(a), Meaning::Place(b)) => (a.kind == b.kind && is_one(a)).then_some(Verdict::Differs),
            (Meaning::Unknown, Meaning::Unknown) => self.is_namesake_of(other).then_some(Verdict::Differs),
            _ => None,
        }
    }

    fn is_spelled_like(&self, other: &Self) -> bool {
        let (few, many) = if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        let is_part = !few.words.is_empty() && few.words.iter().all(|a| many.words.iter().any(|b| a.is_like(b)));
        // "Jong-un" is "Jong Un".
        let is_joined = || Spelling::joined(&self.words).is_like(&Spelling::joined(&other.words));
        is_part || !self.is_namesake_of(other) && is_joined()
    }

    /// Whether both are names of two words that share one of them and clearly not the other.
    fn is_namesake_of(&self, other: &Self) -> bool {
        let ([a, b], [c, d]) = (&self.words[..], &other.words[..]) else { return false };
        a.is_like(c) && b.is_clearly_not(d) || b.is_like(d) && a.is_clearly_not(c)
    }
}

/// Whether places of this kind lie beside each other and not inside one another, as regions may.
fn is_one(entity: Entity) -> bool {
    matches!(entity.kind, EntityKind::Country | EntityKind::City)
}
