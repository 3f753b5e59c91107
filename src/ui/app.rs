//! The window: draws the state, turns input into commands, and has the effects done.

use super::{
    bars,
    command::{Action, Command},
    dialogs,
    effect::Runner,
    grid::Grid,
    i18n::{Texts, Told},
    keyboard,
    layout::Panes,
    settings::{Settings, ThemeChoice},
    state::{Compared, State},
    theme, update, welcome,
};
use egui::{CentralPanel, Frame, Margin, Panel, RichText, Ui, ViewportCommand};
use std::{path::PathBuf, time::Duration};

/// How long a toast is shown, in seconds.
const TOAST_SECONDS: f64 = 5.0;

/// The window with everything behind it.
pub struct App {
    state: State,
    texts: Texts,
    runner: Runner,
    grid: Grid,
    panes: Panes,
    theme: Option<ThemeChoice>,
    toast_since: Option<(u64, f64)>,
    title: String,
}

impl App {
    /// A window with these settings, which are stored at the path if there is one.
    pub fn new(ctx: &egui::Context, settings: Settings, settings_path: Option<PathBuf>) -> Self {
        theme::install(ctx);
        Self {
            texts: Texts::new(settings.language),
            state: State { settings, ..State::default() },
            runner: Runner::new(ctx.clone(), settings_path),
            grid: Grid::default(),
            panes: Panes::default(),
            theme: None,
            toast_since: None,
            title: String::new(),
        }
    }

    /// The state as it is.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Does a command and has its effects done.
    pub fn send(&mut self, command: Command) {
        for effect in update(&mut self.state, command) {
            self.runner.perform(effect, &self.texts);
        }
        if self.state.settings.language != self.texts.language() {
            self.texts = Texts::new(self.state.settings.language);
        }
    }

    /// One frame: what came in, then what is to be seen.
    pub fn body(&mut self, ui: &mut Ui) {
        for outcome in self.runner.outcomes() {
            self.send(Command::Came(outcome));
        }
        self.take_input(ui);
        if self.theme != Some(self.state.settings.theme) {
            self.theme = Some(self.state.settings.theme);
            theme::choose(ui.ctx(), self.state.settings.theme);
        }
        self.set_title(ui);
        let mut commands = Vec::new();
        self.draw(ui, &mut commands);
        theme::ring_focus(ui);
        self.time_toast(ui, &mut commands);
        if self.state.dialog.is_none() && !ui.ctx().any_popup_open() && keyboard::is_back(ui.ctx()) {
            commands.push(Command::Do(Action::Back));
        }
        if !commands.is_empty() {
            ui.ctx().request_repaint();
        }
        for command in commands {
            self.send(command);
        }
    }

    fn take_input(&mut self, ui: &Ui) {
        let ctx = ui.ctx();
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if !dropped.is_empty() {
            self.send(Command::Drop(dropped));
        }
        if ctx.input(|input| input.viewport().close_requested()) && !self.state.closing {
            self.send(Command::CloseRequested);
            if !self.state.closing {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            }
        }
        if self.state.dialog.is_none() {
            for action in keyboard::actions(ctx) {
                self.send(Command::Do(action));
            }
        }
    }

    fn draw(&mut self, ui: &mut Ui, out: &mut Vec<Command>) {
        let (state, texts) = (&self.state, &self.texts);
        let bar = Frame::new().fill(ui.visuals().panel_fill).inner_margin(Margin::symmetric(12, 5));
        let menu = bar.inner_margin(Margin::symmetric(8, 4));
        Panel::top("menu").frame(menu).show_separator_line(false).show(ui, |ui| bars::top(ui, state, texts, out));
        let Some(document) = &state.document else {
            if state.job.is_some() || !state.problems.is_empty() {
                Panel::top("problems").frame(bar).show_separator_line(false).show(ui, |ui| {
                    bars::problems(ui, state, texts, out);
                    bars::job(ui, state, texts, out);
                });
            }
            CentralPanel::no_frame().show(ui, |ui| welcome::show(ui, state, texts, out));
            dialogs::show(ui, state, texts, out);
            dialogs::toast(ui, state, texts, out);
            return;
        };
        Panel::top("tools").frame(bar).show(ui, |ui| {
            bars::summary_line(ui, state, document, texts, out);
            bars::hint(ui, document, texts);
            bars::problems(ui, state, texts, out);
        });
        let size = f32::from(state.settings.text_size);
        if document.compared != Compared::Not {
            self.panes.show(ui, state, document, texts, out);
        }
        let grid = &mut self.grid;
        CentralPanel::no_frame().show(ui, |ui| match document.compared {
            Compared::Not => waiting(ui, state, texts, out),
            Compared::Stale | Compared::Done => grid.show(ui, state, texts, size, out),
        });
        dialogs::show(ui, state, texts, out);
        dialogs::toast(ui, state, texts, out);
    }

    fn set_title(&mut self, ui: &Ui) {
        let name = self.state.document.as_ref().map(|document| {
            let name = match &document.file {
                Some(path) => path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
                None => document.review.versions().first().map(|version| version.name.clone()).unwrap_or_default(),
            };
            let key = if self.state.is_dirty() { "title-changed" } else { "title" };
            self.texts.say(&Told::new(key).arg("name", name))
        });
        let title = name.unwrap_or_else(|| "Sammenhold".to_owned());
        if title != self.title {
            ui.ctx().send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    fn time_toast(&mut self, ui: &Ui, out: &mut Vec<Command>) {
        let Some(toast) = &self.state.toast else { return };
        let now = ui.ctx().time();
        let since = match self.toast_since {
            Some((number, since)) if number == toast.number => since,
            _ => now,
        };
        self.toast_since = Some((toast.number, since));
        let left = TOAST_SECONDS - (now - since);
        if left > 0.0 {
            ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
        } else {
            out.push(Command::ToastSeen(toast.number));
        }
    }
}

/// In place of a grid that is still to come, or that never came.
fn waiting(ui: &mut Ui, state: &State, texts: &Texts, out: &mut Vec<Command>) {
    ui.painter().rect_filled(ui.max_rect(), 0.0, theme::Palette::of(ui).paper);
    ui.add_space(ui.available_height() * 0.4);
    ui.vertical_centered(|ui| {
        if state.job.is_some() {
            ui.label(RichText::new(texts.get("job-comparing")).size(18.0).weak());
        } else {
            ui.label(RichText::new(texts.get("not-compared")).weak());
            if ui.button(texts.get(Action::CompareAgain.entry().label)).clicked() {
                out.push(Command::Do(Action::CompareAgain));
            }
        }
    });
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.body(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.runner.finish();
    }
}
