//! The trained model: a logistic regression over the features, and the costs of the search.

use super::features::{FEATURES, Features};
use serde::{Deserialize, Serialize};

/// A logistic regression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// One weight a feature, in the order of [`Features`].
    pub features: Vec<f32>,
    /// Constant of the regression.
    pub bias: f32,
}

/// What the search pays for all but beads one to one, in log-odds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Costs {
    /// Added for every sentence left without counterpart, below 0.
    pub null: f32,
    /// Added where a run of sentences without counterpart begins, below 0.
    pub null_run: f32,
    /// Taken off every bead that is not one to one.
    pub merge: f32,
}

/// Weights of the model and costs of the search, as `sammenhold train` writes them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Weights {
    /// The model where only letters, numbers and lengths speak: no dictionary knows the languages.
    pub bare: Model,
    /// The model where translations of words are known.
    pub lexical: Model,
    /// The model where the sentences' meaning is known too.
    pub meaning: Model,
    /// What the search pays.
    pub costs: Costs,
    /// A pair out of order is taken from this log-odds on.
    pub crossing: f32,
    /// Slope and constant that make a linked paragraph's log-odds a probability that people agree.
    pub linked: [f32; 2],
    /// The same for a paragraph left alone.
    pub alone: [f32; 2],
}

/// Log-odds are cut at this size, so that no single bead outweighs an article.
pub const STRONGEST: f32 = 14.0;

impl Weights {
    /// Those shipped with the program.
    pub fn shipped() -> &'static Self {
        static SHIPPED: std::sync::OnceLock<Weights> = std::sync::OnceLock::new();
        SHIPPED.get_or_init(|| {
            let parsed: Option<Self> = serde_json::from_str(include_str!("../../assets/weights/alignment.json")).ok();
            parsed
                .filter(|w| [&w.bare, &w.lexical, &w.meaning].iter().all(|model| model.features.len() == FEATURES))
                .unwrap_or_else(Self::untrained)
        })
    }

    /// A model that knows only that likeness is good, to start a training from.
    pub fn untrained() -> Self {
        let mut features = vec![0.0; FEATURES];
        features[0] = 10.0;
        features[4] = 10.0;
        Self {
            bare: Model { features: features.clone(), bias: -4.0 },
            lexical: Model { features: features.clone(), bias: -4.0 },
            meaning: Model { features, bias: -4.0 },
            costs: Costs { null: -2.0, null_run: 0.0, merge: 2.0 },
            crossing: 0.0,
            linked: [1.0, 0.0],
            alone: [1.0, 0.0],
        }
    }
}

impl Model {
    /// Log-odds that a bead with these features is right.
    pub fn log_odds(&self, features: &Features) -> f32 {
        let sum: f32 = self.features.iter().zip(features).map(|(w, x)| w * x).sum();
        (sum + self.bias).clamp(-STRONGEST, STRONGEST)
    }
}
