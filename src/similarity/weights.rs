//! The trained model: a logistic regression over the features, and the costs of the search.

use super::evidence::{FEATURES, Features};
use serde::{Deserialize, Serialize};

/// Weights of the model and costs of the search, as `sammenhold train` writes them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Weights {
    /// One weight a feature, in the order of [`Features`].
    pub features: Vec<f32>,
    /// Constant of the regression.
    pub bias: f32,
    /// Added for every sentence left without counterpart (log-odds, below 0).
    pub null: f32,
    /// Added where a run of sentences without counterpart begins (log-odds, below 0).
    pub null_run: f32,
    /// Taken off every bead that is not one to one (log-odds).
    pub merge: f32,
    /// A pair out of order is taken from this log-odds on.
    pub crossing: f32,
    /// Slope and constant that make a linked paragraph's log-odds a probability that people agree.
    pub linked: [f32; 2],
    /// The same for a paragraph left alone.
    pub alone: [f32; 2],
}

/// Log-odds are cut at this size, so that no single bead outweighs an article.
const STRONGEST: f32 = 14.0;

impl Weights {
    /// Those shipped with the program.
    pub fn shipped() -> &'static Self {
        static SHIPPED: std::sync::OnceLock<Weights> = std::sync::OnceLock::new();
        SHIPPED.get_or_init(|| {
            let parsed: Option<Self> = serde_json::from_str(include_str!("../../assets/weights/lexical.json")).ok();
            parsed.filter(|w| w.features.len() == FEATURES).unwrap_or_else(Self::untrained)
        })
    }

    /// A model that knows only that likeness is good, to start a training from.
    pub fn untrained() -> Self {
        let mut features = vec![0.0; FEATURES];
        features[0] = 10.0;
        features[4] = 10.0;
        Self {
            features,
            bias: -4.0,
            null: -2.0,
            null_run: 0.0,
            merge: 2.0,
            crossing: 0.0,
            linked: [1.0, 0.0],
            alone: [1.0, 0.0],
        }
    }

    /// Log-odds that a bead with these features is right.
    pub fn log_odds(&self, features: &Features) -> f32 {
        let sum: f32 = self.features.iter().zip(features).map(|(w, x)| w * x).sum();
        (sum + self.bias).clamp(-STRONGEST, STRONGEST)
    }
}
