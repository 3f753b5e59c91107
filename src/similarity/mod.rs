//! How alike sentences of a base and of a version are, from their words, numbers, names and lengths.
//!
//! [`Evidence`] is worked out once for two texts; it answers for any bead of neighbouring sentences what speaks
//! for it ([`Features`]), and [`Weights`] turn that into the log-odds that the bead is right.

mod coverage;
mod evidence;
mod fold;
mod vocabulary;
mod weights;

pub use evidence::{Candidate, Evidence, FEATURES, Features, SIGNS, Sign, Text};
pub use fold::fold;
pub use weights::Weights;
