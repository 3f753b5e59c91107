//! The bars above the grid: menu, toolbar, summary, messages. All of them read the command table.

use super::{
    command::keymap::{self, Keymap, Preset},
    command::palette::menu_key,
    command::{Action, Command, Menu, TABLE},
    describe, direction,
    find::find_bar,
    i18n::{SHIPPED, Texts, Told},
    marks,
    rows::Certainty,
    settings::{InterfaceLanguage, ThemeChoice, Walk, recent_name},
    state::{Compared, Document, State, Work},
    theme::Palette,
    walk,
};
use crate::{
    diff::{Kind, Profile},
    text::visible::Unseen,
};
use egui::{Button, Frame, Margin, MenuBar, ProgressBar, RichText, ScrollArea, Sense, Sides, Stroke, Ui, vec2};

/// Width of the window in points from which on it is said in which order one walks.
const ROOMY: f32 = 1000.0;
/// Share of the window's height that messages may take; more of them are scrolled.
const PROBLEMS: f32 = 0.3;

/// Height of the window in points below which the article needs the room of a line of tools. What is done most then
/// stands behind the menus; the rest is in them.
const LOW: f32 = 700.0;
/// Width in points from which on there is room behind the menus.
const BESIDE_MENUS: f32 = 640.0;

/// Menus, the tools below them, and the bar for finding words.
pub fn top(ui: &mut Ui, state: &State, texts: &Texts, out: &mut Vec<Command>) {
    let is_low = ui.ctx().content_rect().height() < LOW && ui.available_width() >= BESIDE_MENUS;
    MenuBar::new().ui(ui, |ui| {
        menus(ui, state, texts, out);
        if is_low && state.document.is_some() {
            ui.add_space(10.0);
            // Menus have a style of their own.
            ui.set_style(ui.ctx().global_style());
            tools(ui, state, texts, &MOST_USED, out);
        }
    });
    if !is_low && state.document.is_some() {
        ui.horizontal_wrapped(|ui| tools(ui, state, texts, &TOOLS, out));
    }
    find_bar::show(ui, state, texts, out);
}

fn menus(ui: &mut Ui, state: &State, texts: &Texts, out: &mut Vec<Command>) {
    for menu in [Menu::File, Menu::Edit, Menu::Review, Menu::Alignment, Menu::View, Menu::Go, Menu::Help] {
        let Some(key) = menu_key(menu) else { continue };
        ui.menu_button(texts.get(key), |ui| {
            // A long menu in a low window is scrolled.
            let height = (ui.ctx().content_rect().height() - 60.0).max(120.0);
            ScrollArea::vertical().max_height(height).show(ui, |ui| {
                for entry in TABLE.iter().filter(|entry| entry.menu == menu) {
                    item(ui, state, texts, entry.action, out);
                    if entry.action == Action::OpenFiles {
                        recent(ui, state, texts, out);
                    }
                }
                choices(ui, menu, state, texts, out);
            });
        });
    }
}

/// What a menu has to choose between, below its actions.
fn choices(ui: &mut Ui, menu: Menu, state: &State, texts: &Texts, out: &mut Vec<Command>) {
    let settings = &state.settings;
    match menu {
        Menu::View => {
            heading(ui, texts, "view-profile");
            radios(ui, texts, PROFILES, settings.profile, Command::SetProfile, out);
            heading(ui, texts, "view-theme");
            radios(ui, texts, THEMES, settings.theme, Command::SetTheme, out);
            heading(ui, texts, "view-language");
            languages(ui, state, texts, out);
        }
        Menu::Go => {
            heading(ui, texts, "go-order");
            radios(ui, texts, WALKS, settings.walk, Command::SetWalk, out);
        }
        Menu::Help => {
            heading(ui, texts, "help-keys");
            radios(ui, texts, &Preset::ALL, settings.keys.preset, Command::SetKeys, out);
        }
        _ => {}
    }
}

const PROFILES: &[(Profile, &str)] =
    &[(Profile::FactChecker, "profile-fact-checker"), (Profile::Reviser, "profile-reviser")];

const THEMES: &[(ThemeChoice, &str)] = &[
    (ThemeChoice::System, "theme-system"),
    (ThemeChoice::Light, "theme-light"),
    (ThemeChoice::Dark, "theme-dark"),
    (ThemeChoice::HighContrast, "theme-high-contrast"),
];

const WALKS: &[(Walk, &str)] = &[(Walk::Importance, "walk-importance"), (Walk::Reading, "walk-reading")];

fn heading(ui: &mut Ui, texts: &Texts, key: &str) {
    ui.separator();
    ui.label(RichText::new(texts.get(key)).small().weak());
}

fn radios<T: Copy + PartialEq>(
    ui: &mut Ui,
    texts: &Texts,
    choices: &[(T, &str)],
    chosen: T,
    command: impl Fn(T) -> Command,
    out: &mut Vec<Command>,
) {
    for (choice, key) in choices {
        if ui.radio(chosen == *choice, texts.get(key)).clicked() {
            out.push(command(*choice));
            ui.close();
        }
    }
}

const TOOLS: [&[Action]; 4] = [
    &[Action::OpenFiles, Action::AddVersion, Action::Save, Action::Export],
    &[Action::Undo, Action::Redo],
    &[Action::Find],
    MOST_USED[0],
];

const MOST_USED: [&[Action]; 1] = [&[Action::PreviousDifference, Action::NextDifference]];

/// Buttons for what is done most.
fn tools(ui: &mut Ui, state: &State, texts: &Texts, groups: &[&[Action]], out: &mut Vec<Command>) {
    for (number, group) in groups.iter().enumerate() {
        if number > 0 {
            ui.add_space(10.0);
        }
        for action in *group {
            tool(ui, state, texts, *action, out);
        }
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
    let turning: Vec<String> = (0..document.review.versions().len())
        .filter(|number| document.rows.counts.get(*number).is_some_and(|c| c.unseen == Some(Unseen::Turning)))
        .map(|number| describe::version_title(texts, document, number))
        .collect();
    if !turning.is_empty() {
        let told = Told::new("unseen-turning").arg("versions", turning.join(", ")).arg("count", turning.len());
        ui.label(RichText::new(texts.say(&told)).color(Palette::of(ui).problem));
    }
    let leftward: Vec<String> = direction::leftward(document.review.versions())
        .map(|version| {
            if version.language.is_undetermined() {
                version.name.clone()
            } else {
                texts.language_title(&version.language)
            }
        })
        .collect();
    if !leftward.is_empty() {
        ui.label(RichText::new(texts.say(&Told::new("hint-leftward").arg("versions", leftward.join(", ")))).weak());
    }
}

/// What an action does, with its keys.
pub fn tip(ui: &Ui, texts: &Texts, action: Action) -> String {
    let entry = action.entry();
    let keys: Vec<_> = Keymap::current(ui.ctx()).of(action).iter().map(keymap::print).collect();
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
        | Action::OpenOtherSample
        | Action::Quit
        | Action::KeyList
        | Action::KeysFile
        | Action::NextPane
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
        | Action::SwitchLanguage => true,
        Action::CancelJob => state.job.is_some(),
        Action::FindNext | Action::FindPrevious => {
            document.is_some() && !(state.find.as_ref().unwrap_or(&state.sought).text.is_empty())
        }
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
    if let Some(key) = Keymap::current(ui.ctx()).of(action).first() {
        button = button.shortcut_text(keymap::print(key));
    }
    let response = ui.add_enabled(is_enabled(state, action), button).on_hover_text(tip(ui, texts, action));
    let response = match state.document {
        Some(_) => response,
        None => {
            let why = Told::new("disabled-no-document").arg("tip", texts.get(entry.tip));
            response.on_disabled_hover_text(texts.say(&why))
        }
    };
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

/// Where its files are, a line each.
pub fn recent_paths(paths: &[std::path::PathBuf]) -> String {
    paths.iter().map(|path| path.to_string_lossy()).collect::<Vec<_>>().join("\n")
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
        (Some(at), count) => Told::new(match state.settings.walk {
            _ if ui.ctx().content_rect().width() < ROOMY => "position",
            Walk::Importance => "position-by-importance",
            Walk::Reading => "position-in-text",
        })
        .arg("at", at)
        .arg("count", count),
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
