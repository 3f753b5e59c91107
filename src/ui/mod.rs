//! The window. Views read the [`State`] and send [`Command`]s; [`update()`] alone changes the state and hands
//! back [`Effect`]s for everything outside: dialogs, files, threads.
//!
//! | part | files |
//! |---|---|
//! | behaviour, tested without a window | `command` `keyboard` `update` `files` `jobs` `walk` `writing` `state` `settings` |
//! | outside | `effect` `sample` |
//! | view-models | `rows` `ghosts` `lit` `describe` `trouble` `heights` |
//! | drawing | `app` `bars` `grid` `ruler` `header` `cell` `marks` `inspector` `notes` `dialogs` `welcome` `theme` |
//! | words | `i18n` |

mod app;
mod bars;
mod cached;
mod cell;
mod columns;
mod command;
mod coverage;
mod coverage_view;
mod describe;
mod dialogs;
mod effect;
mod files;
mod filter;
mod filter_bar;
mod find;
mod ghosts;
mod grid;
mod header;
mod heights;
mod i18n;
mod inspector;
mod jobs;
mod keyboard;
mod keymap;
mod layout;
mod ledger;
mod ledger_view;
mod list;
mod list_view;
mod lit;
mod marks;
mod notebook;
mod notes;
mod palette;
mod panels;
mod recovery;
mod roving;
mod rows;
mod ruler;
mod sample;
mod scene;
mod selection;
mod settings;
mod signs;
mod state;
mod statistics;
mod statistics_view;
mod theme;
mod trouble;
mod update;
mod values;
mod walk;
mod welcome;
mod working;
mod writing;

pub use app::App;
pub use columns::{Columns, ColumnsChange};
pub use command::{Action, Command, Entry, Menu, TABLE, Unsaved};
pub use coverage::{Cover, map as coverage_map};
pub use effect::{Answer, Effect, Outcome, Runner};
pub use filter::{Filter, VerdictFilter};
pub use find::{Find, FindChange, Match};
pub use ghosts::{Ghost, Side};
pub use i18n::{Arg, SHIPPED, Texts, Told};
pub use keymap::{Keys, Preset};
pub use ledger::{Choice, Scope, Sign, Table, first_choice, table as ledger_table};
pub use list::{Line, lines as list_lines};
pub use notebook::{Notebook, notebook};
pub use palette::{Palette, PaletteChange};
pub use panels::{Arrangement, Panel, Panels, PanelsChange};
pub use recovery::{Leftover, Recovery, RecoveryAnswer};
pub use rows::{
    Cell, CellView, Certainty, Counts, Empty, Finding, Mark, ParagraphView, RowState, RowView, Rows, Stop, rows,
};
pub use selection::{Point, Selection};
pub use settings::{InterfaceLanguage, Settings, ThemeChoice, Walk};
pub use state::{Compared, Cursor, Dialog, Document, Draft, DraftOf, Job, Next, Purpose, Saving, State, Toast, Work};
pub use statistics::{Length, OfVersion, Statistics, lengths, statistics};
pub use update::update;

use std::path::PathBuf;

/// The window could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// There is no screen to open it on.
    #[error(
        "there is no display to open a window on; `sammenhold compare FILES…` does the same work without one \
         (on Linux a desktop session sets DISPLAY or WAYLAND_DISPLAY)"
    )]
    NoDisplay,
    /// There is a screen, but it cannot be reached or drawn on: often a library that is missing.
    #[error(
        "the window could not be opened: {0}; check that the packages named in the README are installed, or use \
         `sammenhold compare FILES…`, which does the same work without a window"
    )]
    Graphics(String),
}

/// Opens the window with these files, folders or review file, and returns when it is closed.
pub fn run(paths: Vec<PathBuf>) -> Result<(), StartError> {
    if !has_display() {
        return Err(StartError::NoDisplay);
    }
    let failed = |error: eframe::Error| StartError::Graphics(error.to_string());
    // Linux builds have OpenGL alone, which a software renderer draws several times faster than wgpu.
    #[cfg(not(target_os = "linux"))]
    if let Err(error) = open(eframe::Renderer::Glow, paths.clone()) {
        eprintln!("OpenGL failed ({error}); trying another renderer");
        return open(eframe::Renderer::Wgpu, paths).map_err(failed);
    }
    #[cfg(target_os = "linux")]
    open(eframe::Renderer::Glow, paths).map_err(failed)?;
    Ok(())
}

fn has_display() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY") || is_set("WAYLAND_SOCKET")
}

fn open(renderer: eframe::Renderer, paths: Vec<PathBuf>) -> eframe::Result {
    let viewport = egui::ViewportBuilder::default()
        .with_app_id("sammenhold")
        .with_title("Sammenhold")
        .with_inner_size([1360.0, 860.0])
        .with_min_inner_size([560.0, 360.0])
        .with_icon(icon());
    let options = eframe::NativeOptions { renderer, viewport, ..eframe::NativeOptions::default() };
    let create = |creation: &eframe::CreationContext<'_>| -> Result<Box<dyn eframe::App>, _> {
        let settings_path = effect::settings_path();
        let settings = effect::load_settings(settings_path.as_deref());
        let mut app = App::new(&creation.egui_ctx, settings, settings_path);
        if !paths.is_empty() {
            app.send(Command::Open(paths));
        }
        Ok(Box::new(app))
    };
    eframe::run_native("sammenhold", options, Box::new(create))
}

/// The program's icon; an empty one if the shipped picture were damaged.
fn icon() -> egui::IconData {
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon/sammenhold-256.png")).unwrap_or_default()
}
