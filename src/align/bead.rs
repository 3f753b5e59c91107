//! Bead, Alignment, Pin.

use crate::similarity::Grounds;
use std::collections::BTreeSet;

/// The units of base and version that correspond: 1:1, 1:2, 0:1 and so on.
#[derive(Clone, Debug, PartialEq)]
pub struct Bead {
    /// Units of the base, ascending; empty for what only the version has.
    pub base: Vec<usize>,
    /// Units of the version, ascending; empty for what the version leaves out.
    pub version: Vec<usize>,
    /// Probability that a person would agree, 0 to 1.
    pub confidence: f64,
    /// Whether it stands at another place in the version than its neighbours do.
    pub moved: bool,
    /// Whether a person fixed it.
    pub pinned: bool,
    /// What it rests on; told of linked paragraphs only.
    pub grounds: Option<Grounds>,
}

impl Bead {
    /// Whether both sides have units.
    pub fn is_linked(&self) -> bool {
        !self.base.is_empty() && !self.version.is_empty()
    }
}

/// Beads that cover every unit of both sides exactly once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    /// Over paragraphs, in the order of the base; what only the version has follows its predecessor there.
    pub paragraphs: Vec<Bead>,
    /// Over sentences, numbered through the whole version, in the same order.
    pub sentences: Vec<Bead>,
}

/// A bead of paragraphs that a person fixed.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Pin {
    /// Number of the version it belongs to.
    pub version: usize,
    /// Paragraphs of the base, ascending.
    pub base_paragraphs: Vec<usize>,
    /// Paragraphs of the version, ascending.
    pub version_paragraphs: Vec<usize>,
}

impl Pin {
    /// Whether two pins of one version hold a paragraph in common.
    pub fn shares_with(&self, other: &Self) -> bool {
        let any = |one: &[usize], other: &[usize]| one.iter().any(|p| other.contains(p));
        self.version == other.version
            && (any(&self.base_paragraphs, &other.base_paragraphs)
                || any(&self.version_paragraphs, &other.version_paragraphs))
    }
}

/// The paragraphs that pins hold, each by one pin of a version.
#[derive(Default)]
pub struct Held {
    base: BTreeSet<(usize, usize)>,
    version: BTreeSet<(usize, usize)>,
}

impl Held {
    /// Holds what a pin holds, unless another pin of its version holds any of it; says whether it does.
    pub fn take(&mut self, pin: &Pin) -> bool {
        let of = |own: &[usize]| own.iter().map(|paragraph| (pin.version, *paragraph)).collect::<Vec<_>>();
        let (base, version) = (of(&pin.base_paragraphs), of(&pin.version_paragraphs));
        let is_free =
            !base.iter().any(|one| self.base.contains(one)) && !version.iter().any(|one| self.version.contains(one));
        if is_free {
            self.base.extend(base);
            self.version.extend(version);
        }
        is_free
    }

    /// Whether any pin holds this paragraph of the base, or that of the version with this number.
    pub fn holds(&self, number: usize, base: usize, version: usize) -> bool {
        self.base.contains(&(number, base)) || self.version.contains(&(number, version))
    }
}
