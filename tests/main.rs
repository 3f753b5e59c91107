#[cfg(feature = "gui")]
mod ui;
