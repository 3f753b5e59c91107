//! The window in three tiers: behaviour through `update()`, the grid's view-model as a snapshot, and the
//! window itself by keyboard and accessible labels.

mod article;
mod behaviour;
mod texts;
mod view;
mod window;
