//! How alike sentences of a base and of a version are, from their words, numbers, names, meaning and lengths.
//!
//! A [`Reading`] is what is known of one version, worked out once and held against any other. [`Evidence`] holds
//! two readings side by side; it answers for any bead of neighbouring sentences what speaks for it ([`Features`]),
//! and a [`Model`] turns that into the log-odds that the bead is right.

mod coverage;
mod evidence;
mod features;
mod grounds;
mod matches;
mod meaning;
mod outline;
mod reading;
mod vocabulary;
mod weights;

pub use evidence::{Candidate, Evidence};
pub use features::{FEATURES, Features, Known, OF_MEANING, SIGNS, Sign};
pub use grounds::Grounds;
pub use matches::{Help, Matching};
pub use reading::Reading;
pub use weights::{Costs, Model, STRONGEST, Weights};
