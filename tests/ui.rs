//! The window in three tiers: behaviour through `update()`, the grid's view-model as a snapshot, and the
//! window itself by keyboard and accessible labels.

#![expect(clippy::unwrap_used, reason = "a test that has not got what it needs is to stop")]

mod article;
mod behaviour;
mod comfort;
mod exporting;
mod grid;
mod journeys;
mod panels;
mod reach;
mod safety;
mod texts;
mod view;
mod window;
mod working;
