//! The window: draws the state, turns input into commands, and has the effects done.

use super::{
    bars,
    changed::changed_bar,
    command::keyboard,
    command::keymap::{Keymap, Keys},
    command::palette::PaletteChange,
    command::panes,
    command::{Action, Command},
    dialogs,
    effect::{Effect, Outcome, Runner},
    grid::Grid,
    i18n::{Texts, Told},
    panels::layout::Panes,
    settings::{Settings, ThemeChoice},
    settling::Settling,
    state::{Compared, State},
    theme, update, welcome,
};
use egui::{CentralPanel, Context, Event, Frame, Id, Margin, Panel, RichText, Ui, ViewportCommand};
use std::{path::PathBuf, time::Duration};

/// How long a toast is shown, in seconds.
const TOAST_SECONDS: f64 = 5.0;
/// How long nothing must change before a copy of unsaved work is kept, and how long it is put off at most, in seconds.
const AUTOSAVE_SECONDS: (f64, f64) = (3.0, 15.0);
/// The same for the size of the window.
const RESIZED_SECONDS: (f64, f64) = (0.7, 5.0);
/// Files of versions are not looked at more often than this, in seconds.
const LOOK_SECONDS: f64 = 3.0;
/// How long the clipboard may take, in seconds.
const CLIPBOARD_SECONDS: f64 = 1.0;

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
    ctx: Context,
    /// The area that the panels stand in.
    root: Id,
    /// The keys that are installed.
    keys: Option<Keys>,
    zoom: u16,
    /// When the clipboard was asked for a version.
    pasting: Option<f64>,
    /// Whether the window had the focus, and when the files of the versions were looked at for it.
    focus: (bool, f64),
    unsaved: Settling<Unsaved>,
    size: Settling<Option<([u16; 2], bool)>>,
}

/// What tells one state of unsaved work from another: document, edit count, the note being written; none when all is
/// saved.
type Unsaved = Option<(u64, u64, Option<String>)>;

impl App {
    /// A window with these settings, which are stored at the path if there is one.
    pub fn new(ctx: &Context, settings: Settings, settings_path: Option<PathBuf>) -> Self {
        theme::install(ctx);
        Self {
            texts: Texts::new(settings.language),
            state: State { settings, settings_path: settings_path.clone(), ..State::default() },
            runner: Runner::new(ctx.clone(), settings_path),
            grid: Grid::default(),
            panes: Panes::default(),
            theme: None,
            toast_since: None,
            title: String::new(),
            ctx: ctx.clone(),
            root: Id::NULL,
            keys: None,
            zoom: 100,
            pasting: None,
            focus: (true, 0.0),
            unsaved: Settling::new(None),
            size: Settling::new(None),
        }
    }

    /// The same, keeping copies of unsaved work in this folder, and offering those that were left there.
    #[must_use]
    pub fn with_copies_in(mut self, folder: PathBuf) -> Self {
        let runner = std::mem::replace(&mut self.runner, Runner::new(self.ctx.clone(), None));
        self.runner = runner.with_copies_in(folder);
        self.runner.perform(Effect::FindLeftovers, &self.texts);
        self
    }

    /// The state as it is.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Does a command and has its effects done.
    pub fn send(&mut self, command: Command) {
        if matches!(command, Command::Do(Action::NextPane) | Command::Palette(PaletteChange::Do(Action::NextPane))) {
            panes::next(&self.ctx, self.root);
        }
        for effect in update(&mut self.state, command) {
            if matches!(effect, Effect::AskClipboard) {
                self.pasting = Some(self.ctx.time());
            }
            self.runner.perform(effect, &self.texts);
        }
        if self.state.settings.language != self.texts.language() {
            self.texts = Texts::new(self.state.settings.language);
        }
    }

    /// One frame: what came in, then what is to be seen.
    pub fn body(&mut self, ui: &mut Ui) {
        self.root = ui.scope_id();
        self.install_settings();
        for outcome in self.runner.outcomes() {
            self.send(Command::Came(outcome));
        }
        self.take_input(ui);
        self.set_title(ui);
        let mut commands = Vec::new();
        self.draw(ui, &mut commands);
        theme::ring_focus(ui);
        self.time_toast(ui, &mut commands);
        self.time_copies(&mut commands);
        self.time_size(&mut commands);
        self.notice_focus(&mut commands);
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

    /// Follows the settings where they are another's state than ours: keys, theme, zoom.
    fn install_settings(&mut self) {
        let settings = &self.state.settings;
        if self.theme != Some(settings.theme) {
            self.theme = Some(settings.theme);
            theme::choose(&self.ctx, settings.theme);
        }
        if self.zoom != settings.zoom {
            self.zoom = settings.zoom;
            self.ctx.set_zoom_factor(f32::from(settings.zoom) / 100.0);
        }
        if self.keys.as_ref() == Some(&settings.keys) {
            return;
        }
        let is_first = self.keys.replace(settings.keys.clone()).is_none();
        let keymap = Keymap::new(&settings.keys);
        let path = self.state.settings_path.as_ref().map(|path| path.to_string_lossy().into_owned());
        let path = path.unwrap_or_else(|| "settings.json".to_owned());
        let told: Vec<Told> = keymap.problems.iter().map(|problem| problem.told(&path)).collect();
        keymap.install(&self.ctx);
        for told in told.into_iter().filter(|_| is_first) {
            self.send(Command::Came(Outcome::Trouble(told)));
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
        self.take_paste(ctx);
        if self.state.dialog.is_none() {
            for action in keyboard::actions(ctx) {
                self.send(Command::Do(action));
            }
        }
    }

    /// A pasted text is a version, unless it belongs into a field.
    fn take_paste(&mut self, ctx: &Context) {
        let is_ours = self.pasting.is_some() || self.state.dialog.is_none() && !ctx.text_edit_focused();
        if !is_ours {
            return;
        }
        let mut pasted = None;
        ctx.input_mut(|input| {
            input.events.retain_mut(|event| match event {
                Event::Paste(text) => {
                    pasted = Some(std::mem::take(text));
                    false
                }
                _ => true,
            });
        });
        let since = self.pasting.map(|since| ctx.time() - since);
        match (pasted, since) {
            (Some(text), _) => {
                self.pasting = None;
                self.send(Command::Pasted(text));
            }
            // An empty clipboard answers nothing at all.
            (None, Some(since)) if since > CLIPBOARD_SECONDS => {
                self.pasting = None;
                self.send(Command::Pasted(String::new()));
            }
            (None, Some(_)) => ctx.request_repaint_after(Duration::from_secs_f64(CLIPBOARD_SECONDS * 1.1)),
            (None, None) => {}
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
            changed_bar::show(ui, state, texts, out);
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

    /// A copy of unsaved work is kept a while after the last change.
    fn time_copies(&mut self, out: &mut Vec<Command>) {
        let open = self.state.document.as_ref().filter(|document| document.is_dirty());
        let unsaved: Unsaved = open.map(|document| {
            let draft = document.draft.as_ref().map(|draft| draft.text.clone());
            (document.number, document.review.revision(), draft)
        });
        if self.due(|app| &mut app.unsaved, unsaved, AUTOSAVE_SECONDS) {
            out.push(Command::AutosaveDue);
        }
    }

    /// Who comes back to the window may have changed a file elsewhere.
    fn notice_focus(&mut self, out: &mut Vec<Command>) {
        let (has_focus, now) = (self.ctx.input(|input| input.focused), self.ctx.time());
        let (had_focus, looked) = self.focus;
        let is_due = has_focus && !had_focus && now - looked >= LOOK_SECONDS;
        if is_due {
            out.push(Command::Focused);
        }
        self.focus = (has_focus, if is_due { now } else { looked });
    }

    /// The size of the window is remembered once it has settled. It is told as it is without zoom.
    fn time_size(&mut self, out: &mut Vec<Command>) {
        if self.state.settings_path.is_none() {
            return;
        }
        let zoom = self.ctx.zoom_factor();
        let found = self.ctx.input(|input| {
            let viewport = input.viewport();
            let is_maximized = viewport.maximized == Some(true) || viewport.fullscreen == Some(true);
            let size = viewport.inner_rect?.size() * zoom;
            // Casting keeps to the bounds.
            Some(([size.x.round() as u16, size.y.round() as u16], is_maximized))
        });
        if self.due(|app| &mut app.size, found, RESIZED_SECONDS)
            && let Some((size, is_maximized)) = found
        {
            out.push(Command::Resized { size, is_maximized });
        }
    }

    /// Whether a value has settled; wakes the window when that is still to come.
    fn due<T: PartialEq>(
        &mut self,
        settling: impl FnOnce(&mut Self) -> &mut Settling<T>,
        value: T,
        seconds: (f64, f64),
    ) -> bool {
        let now = self.ctx.time();
        let Some(left) = settling(self).left(value, now, seconds) else { return false };
        if left > 0.0 {
            self.ctx.request_repaint_after(Duration::from_secs_f64(left));
        }
        left <= 0.0
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
