//! The bars above the grid: menu, toolbar, summary, messages. All of them read the command table.

use super::{
    command::{Action, Command, Menu, TABLE},
    describe,
    i18n::{SHIPPED, Texts, Told},
    marks,
    rows::Certainty,
    settings::{InterfaceLanguage, ThemeChoice, recent_name},
    state::{Compared, Document, State, Work},
    theme::Palette,
    walk,
};
use crate::diff::Kind;
use egui::{Button, Frame, Margin, MenuBar, ProgressBar, RichText, ScrollArea, Sense, Sides, Stroke, Ui, vec2};

/// Width in points from which on menus and tools share a line.
const ONE_LINE: f32 = 860.0;
/// Share of the window's height that messages may take; more of them are scrolled.
const PROBLEMS: f32 = 0.3;

/// Menus and, where there is room for both in one line, the tools behind them.
pub fn top(ui: &mut Ui, state: &State, texts: &Texts, out: &mut Vec<Command>) {
    let in_one_line = ui.available_width() >= ONE_LINE;
    MenuBar::new().ui(ui, |ui| {
        menus(ui, state, texts, out);
        if in_one_line && state.document.is_some() {
            ui.add_space(10.0);
            tools(ui, state, texts, out);
        }
    });
    if !in_one_line && state.document.is_some() {
        ui.horizontal_wrapped(|ui| tools(ui, state, texts, out));
    }
}

fn menus(ui: &mut Ui, state: &State, texts: &Texts, out: &mut Vec<Command>) {
    for (menu, key) in [
        (Menu::File, "menu-file"),
        (Menu::Edit, "menu-edit"),
        (Menu::Review, "menu-review"),
        (Menu::Alignment, "menu-alignment"),
        (Menu::View, "menu-view"),
        (Menu::Go, "menu-go"),
        (Menu::Help, "menu-help"),
    ] {
        ui.menu_button(texts.get(key), |ui| {
            for entry in TABLE.iter().filter(|entry| entry.menu == menu) {
                item(ui, state, texts, entry.action, out);
                if entry.action == Action::OpenFiles {
                    recent(ui, state, texts, out);
                }
            }
            if menu == Menu::View {
                ui.separator();
                themes(ui, state, texts, out);
                ui.separator();
                languages(ui, state, texts, out);
            }
        });
    }
}

/// Buttons for what is done most.
fn tools(ui: &mut Ui, state: &State, texts: &Texts, out: &mut Vec<Command>) {
    // Menus have a style of their own.
    ui.set_style(ui.ctx().global_style());
    for action in [Action::OpenFiles, Action::AddVersion, Action::Save] {
        tool(ui, state, texts, action, out);
    }
    ui.separator();
    for action in [Action::PreviousDifference, Action::NextDifference] {
        tool(ui, state, texts, action, out);
    }
    if let Some(document) = &state.document {
        position(ui, state, document, texts);
    }
}

/// The line that says how the versions compare, or how far that is.
pub fn summary_line(ui: &mut Ui, state: &State, document: &Document, texts: &Texts, out: &mut Vec<Command>) {
    if state.job.is_some() {
        return job(ui, state, texts, out);
    }
    if document.compared == Compared::Not {
        return;
    }
    let counts = &document.rows.summary;
    let palette = Palette::of(ui);
    let number = |key: &'static str, count: usize| texts.say(&Told::new(key).arg("count", count));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        let mut start = number("summary-rows", counts.rows);
        if is_comparison(document) {
            start = format!("{start}, {}", number("summary-agree", counts.agree));
        }
        ui.label(RichText::new(start).strong());
        for (kind, key, count) in [
            (Kind::LeftOut, "summary-left-out", counts.left_out),
            (Kind::Added, "summary-added", counts.added),
            (Kind::Changed, "summary-changed", counts.changed),
            (Kind::Moved, "summary-moved", counts.moved),
            (Kind::Untranslated, "summary-untranslated", counts.untranslated),
        ] {
            if count > 0 {
                ui.add_space(8.0);
                let (place, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
                marks::badge(ui.painter(), palette, place.center(), 16.0, kind, Certainty::Marked);
                ui.label(RichText::new(number(key, count)).color(palette.ink_of(kind)));
            }
        }
        if counts.unsure > 0 {
            ui.add_space(8.0);
            ui.label(RichText::new(number("summary-unsure", counts.unsure)).weak())
                .on_hover_text(texts.get("summary-unsure-tip"));
        }
        for (key, tip, count) in [
            ("summary-confirmed", "summary-confirmed-tip", counts.confirmed),
            ("summary-dismissed", "summary-dismissed-tip", counts.dismissed),
            ("summary-unknown-rows", "summary-unknown-rows-tip", counts.unknown_rows),
            ("summary-unknown-versions", "summary-unknown-versions-tip", counts.unknown_versions),
        ] {
            if count > 0 {
                ui.add_space(8.0);
                ui.label(RichText::new(number(key, count)).weak()).on_hover_text(texts.get(tip));
            }
        }
    });
}

/// Messages that stay until they are taken away.
pub fn problems(ui: &mut Ui, state: &State, texts: &Texts, out: &mut Vec<Command>) {
    if state.problems.is_empty() {
        return;
    }
    let palette = Palette::of(ui);
    let height = ui.ctx().content_rect().height() * PROBLEMS;
    let area = ScrollArea::vertical().id_salt("problems").auto_shrink([false, true]);
    // The panel around it is as high as its content, so the area has to ask for its room.
    area.max_height(height).min_scrolled_height(height).show(ui, |ui| problem_lines(ui, state, texts, palette, out));
}

fn problem_lines(ui: &mut Ui, state: &State, texts: &Texts, palette: &Palette, out: &mut Vec<Command>) {
    for (number, problem) in state.problems.iter().enumerate() {
        let frame = Frame::new().fill(palette.problem_tint).corner_radius(6).inner_margin(Margin::symmetric(10, 6));
        frame.show(ui, |ui| {
            let message = RichText::new(texts.say(problem)).color(palette.problem);
            let (_, dismiss) = Sides::new().shrink_left().wrap().show(
                ui,
                |ui| ui.label(message),
                |ui| ui.small_button(texts.get("problem-dismiss")),
            );
            if dismiss.clicked() {
                out.push(Command::DismissProblem(number));
            }
        });
    }
}

/// Whether there is anything to agree or to differ.
fn is_comparison(document: &Document) -> bool {
    document.review.versions().len() > 1
}

/// A quiet line of advice.
pub fn hint(ui: &mut Ui, document: &Document, texts: &Texts) {
    if !is_comparison(document) {
        ui.label(RichText::new(texts.get("hint-one-version")).weak());
    }
}

/// What an action does, with its keys.
pub fn tip(ui: &Ui, texts: &Texts, action: Action) -> String {
    let entry = action.entry();
    let keys: Vec<_> = entry.keys.iter().map(|key| ui.ctx().format_shortcut(key)).collect();
    let tip = texts.get(entry.tip);
    if keys.is_empty() { tip } else { format!("{tip} ({})", keys.join(", ")) }
}

/// Whether there is anything for an action to act on.
pub fn is_enabled(state: &State, action: Action) -> bool {
    let document = state.document.as_ref();
    match action {
        Action::OpenFiles
        | Action::OpenFolder
        | Action::PasteVersion
        | Action::OpenSample
        | Action::Quit
        | Action::KeyList
        | Action::Palette
        | Action::LargerText
        | Action::SmallerText
        | Action::NormalText
        | Action::ZoomIn
        | Action::ZoomOut
        | Action::NormalZoom
        | Action::SwitchWalk
        | Action::SwitchProfile
        | Action::SwitchTheme
        | Action::SwitchLanguage
        | Action::CancelJob => true,
        Action::Undo => document.is_some_and(|document| document.review.can_undo()),
        Action::Redo => document.is_some_and(|document| document.review.can_redo()),
        Action::NextUnsure | Action::PreviousUnsure => {
            document.is_some_and(|document| !document.rows.unsure.is_empty())
        }
        Action::NextDifference | Action::PreviousDifference | Action::FirstDifference | Action::LastDifference => {
            document.is_some_and(|document| !document.rows.walk.is_empty())
        }
        _ => document.is_some(),
    }
}

fn item(ui: &mut Ui, state: &State, texts: &Texts, action: Action, out: &mut Vec<Command>) {
    let entry = action.entry();
    let mut button = Button::new(texts.get(entry.label));
    if let Some(key) = entry.keys.first() {
        button = button.shortcut_text(ui.ctx().format_shortcut(key));
    }
    let response = ui.add_enabled(is_enabled(state, action), button).on_hover_text(tip(ui, texts, action));
    if response.clicked() {
        out.push(Command::Do(action));
        ui.close();
    }
}

fn tool(ui: &mut Ui, state: &State, texts: &Texts, action: Action, out: &mut Vec<Command>) {
    let button = Button::new(texts.get(action.entry().label));
    let response = ui.add_enabled(is_enabled(state, action), button).on_hover_text(tip(ui, texts, action));
    if response.clicked() {
        out.push(Command::Do(action));
    }
}

fn recent(ui: &mut Ui, state: &State, texts: &Texts, out: &mut Vec<Command>) {
    ui.add_enabled_ui(!state.settings.recent.is_empty(), |ui| {
        ui.menu_button(texts.get("menu-recent"), |ui| {
            for (number, paths) in state.settings.recent.iter().enumerate() {
                if ui.button(recent_label(texts, paths)).on_hover_text(recent_paths(paths)).clicked() {
                    out.push(Command::OpenRecent(number));
                    ui.close();
                }
            }
            ui.separator();
            if ui.button(texts.get("menu-forget-recent")).clicked() {
                out.push(Command::ForgetRecent);
                ui.close();
            }
        });
    });
}

/// A recent entry's name: "article.da.md and 4 more".
pub fn recent_label(texts: &Texts, paths: &[std::path::PathBuf]) -> String {
    let (name, more) = recent_name(paths);
    if more == 0 { name } else { texts.say(&Told::new("recent-more").arg("name", name).arg("count", more)) }
}

fn recent_paths(paths: &[std::path::PathBuf]) -> String {
    paths.iter().map(|path| path.to_string_lossy()).collect::<Vec<_>>().join("\n")
}

fn themes(ui: &mut Ui, state: &State, texts: &Texts, out: &mut Vec<Command>) {
    for (theme, key) in
        [(ThemeChoice::System, "theme-system"), (ThemeChoice::Light, "theme-light"), (ThemeChoice::Dark, "theme-dark")]
    {
        if ui.radio(state.settings.theme == theme, texts.get(key)).clicked() {
            out.push(Command::SetTheme(theme));
            ui.close();
        }
    }
}

fn languages(ui: &mut Ui, state: &State, texts: &Texts, out: &mut Vec<Command>) {
    let system = (InterfaceLanguage::System, texts.get("interface-system"));
    // Every language is called by its own name, so that one finds it in whatever language the menu is.
    let shipped = SHIPPED.iter().map(|(language, _, _)| (*language, Texts::new(*language).get("interface-own-name")));
    for (language, name) in std::iter::once(system).chain(shipped) {
        if ui.radio(state.settings.language == language, name).clicked() {
            out.push(Command::SetInterfaceLanguage(language));
            ui.close();
        }
    }
}

fn position(ui: &mut Ui, state: &State, document: &Document, texts: &Texts) {
    let told = match walk::position(document, state.settings.walk) {
        (_, 0) if document.compared == Compared::Not || !is_comparison(document) => return,
        (_, 0) => Told::new("position-none"),
        (None, count) => Told::new("position-count").arg("count", count),
        (Some(at), count) => Told::new("position").arg("at", at).arg("count", count),
    };
    ui.label(RichText::new(texts.say(&told)).weak());
}

/// How far a job is, and the button that stops it.
pub fn job(ui: &mut Ui, state: &State, texts: &Texts, out: &mut Vec<Command>) {
    let Some(job) = &state.job else { return };
    let palette = Palette::of(ui);
    ui.horizontal(|ui| {
        ui.label(texts.get(match job.work {
            Work::Reading => "job-reading",
            Work::Comparing => "job-comparing",
        }));
        if let Some(fraction) = job.fraction {
            ui.add(ProgressBar::new(fraction).desired_width(120.0).desired_height(10.0).fill(palette.accent));
        }
        let stop = Button::new(texts.get(Action::CancelJob.entry().label)).stroke(Stroke::new(1.0, palette.line));
        if ui.add(stop).on_hover_text(tip(ui, texts, Action::CancelJob)).clicked() {
            out.push(Command::Do(Action::CancelJob));
        }
    });
}

/// Kinds with their marks, for the key list.
pub fn legend(ui: &mut Ui, texts: &Texts) {
    let palette = Palette::of(ui);
    ui.label(RichText::new(texts.get("legend-title")).strong());
    for kind in [Kind::Added, Kind::LeftOut, Kind::Changed, Kind::Moved, Kind::Untranslated] {
        ui.horizontal(|ui| {
            let (place, _) = ui.allocate_exact_size(vec2(22.0, 18.0), Sense::hover());
            marks::badge(ui.painter(), palette, place.center(), 17.0, kind, Certainty::Marked);
            let label = ui.label(texts.get(describe::kind_key(kind)));
            let line = egui::Rect::from_min_max(label.rect.min, label.rect.max + vec2(0.0, 1.0));
            marks::underline(ui.painter(), palette, line, kind, Certainty::Marked);
        });
    }
    for (key, certainty) in [
        ("legend-confirmed", Certainty::Confirmed),
        ("legend-possible", Certainty::Marked),
        ("legend-unsure", Certainty::Unsure),
    ] {
        ui.horizontal(|ui| {
            let (place, _) = ui.allocate_exact_size(vec2(22.0, 18.0), Sense::hover());
            marks::badge(ui.painter(), palette, place.center(), 17.0, Kind::Changed, certainty);
            let label = ui.label(texts.get(key));
            marks::underline(ui.painter(), palette, label.rect, Kind::Changed, certainty);
        });
    }
}
