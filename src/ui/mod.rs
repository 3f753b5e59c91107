//! The window. Views read the [`State`] and send [`Command`]s; [`update()`] alone changes the state and hands
//! back [`Effect`]s for everything outside: dialogs, files, threads.
//!
//! | part | files |
//! |---|---|
//! | behaviour, tested without a window | `update`, and what it hands on to: `files` `jobs` `walk` `writing` `working` `find` `recovery` `changed` `exporting`; `state` `settings` |
//! | what can be asked for | `command`, with keys, palette and key list in `command/` |
//! | outside: dialogs, files, threads | `effect/`; `sample` |
//! | view-models | `rows` `describe` `values` `trouble`; beside what draws them in `grid/` and `panels/` |
//! | the grid: columns, cells, ghosts, lights, ruler, selection | `grid`, `grid/` |
//! | the panels: difference, list, notes, facts, statistics | `panels`, `panels/` |
//! | the rest of the window | `app` `bars` `dialogs` `welcome` `find/`; `marks`, `theme` |
//! | small helps to drawing | `cached` (made anew only when it changed), `settling` (done when it rests), `direction` (text from right to left) |
//! | words | `i18n` |

mod app;
mod bars;
mod cached;
mod changed;
mod command;
mod describe;
mod dialogs;
mod direction;
mod effect;
mod exporting;
mod files;
mod find;
mod grid;
mod i18n;
mod jobs;
mod marks;
mod panels;
mod recovery;
mod rows;
mod sample;
mod settings;
mod settling;
mod state;
mod theme;
mod trouble;
mod update;
mod values;
mod walk;
mod welcome;
mod working;
mod writing;

pub use app::App;
pub use changed::{Changed, ChangedAnswer, Changes, SourceFile};
pub use command::keymap::{Keys, Preset};
pub use command::palette::{Palette, PaletteChange};
pub use command::{Action, Command, Entry, ForeignAnswer, Menu, TABLE, Unsaved};
pub use effect::{Answer, Effect, Outcome, Runner, SaveEnd};
pub use exporting::wording::InWindow;
pub use exporting::{CHOICES as EXPORT_CHOICES, Existing, ExportChange};
pub use find::{Find, FindChange, Match};
pub use grid::columns::{Columns, ColumnsChange};
pub use grid::ghosts::{Ghost, Side};
pub use grid::selection::{Point, Selection};
pub use i18n::{Arg, SHIPPED, Texts, Told};
pub use panels::coverage::{Cover, map as coverage_map};
pub use panels::filter::{Filter, VerdictFilter};
pub use panels::ledger::{Choice, Scope, Sign, Table, first_choice, table as ledger_table};
pub use panels::list::{Line, lines as list_lines};
pub use panels::notebook::{Notebook, notebook};
pub use panels::statistics::{Length, OfVersion, Statistics, lengths, statistics};
pub use panels::{Arrangement, Panel, Panels, PanelsChange};
pub use recovery::{Leftover, Recovery, RecoveryAnswer};
pub use rows::{
    Cell, CellView, Certainty, Counts, Empty, Finding, Mark, ParagraphView, RowState, RowView, Rows, Stop, rows,
};
pub use settings::{InterfaceLanguage, Settings, ThemeChoice, Walk};
pub use state::{
    Compared, Cursor, Dialog, Document, Draft, DraftOf, Foreign, Job, Next, Purpose, Saving, State, Toast, Work,
};
pub use update::update;

use std::path::PathBuf;

/// Width and height of the window before it was ever open, in points.
const WINDOW: [u16; 2] = [1360, 860];

/// The smallest window that is of use.
const SMALLEST: [f32; 2] = [560.0, 360.0];

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
    let settings_path = effect::settings_path();
    let (settings, trouble) = effect::load_settings(settings_path.as_deref());
    let [width, height] = settings.window.unwrap_or(WINDOW).map(f32::from);
    let viewport = egui::ViewportBuilder::default()
        .with_app_id("org.sammenhold.Sammenhold")
        .with_title("Sammenhold")
        .with_inner_size([width.max(SMALLEST[0]), height.max(SMALLEST[1])])
        .with_min_inner_size(SMALLEST)
        .with_maximized(settings.is_maximized)
        .with_icon(icon());
    let options = eframe::NativeOptions { renderer, viewport, ..eframe::NativeOptions::default() };
    let create = |creation: &eframe::CreationContext<'_>| -> Result<Box<dyn eframe::App>, _> {
        let mut app = App::new(&creation.egui_ctx, settings, settings_path);
        if let Some(folder) = effect::recovery_folder() {
            app = app.with_copies_in(folder);
        }
        if !paths.is_empty() {
            app.send(Command::Open(paths));
        }
        if let Some(told) = trouble {
            app.send(Command::Came(Outcome::Trouble(told)));
        }
        Ok(Box::new(app))
    };
    eframe::run_native("sammenhold", options, Box::new(create))
}

/// The program's icon; an empty one if the shipped picture were damaged.
fn icon() -> egui::IconData {
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon/sammenhold-256.png")).unwrap_or_default()
}
