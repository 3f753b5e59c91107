//! Where the panels stand: the chosen difference with list or notes beside the grid and facts or statistics below it;
//! where the window is too narrow for that, all of them at one place below the grid, behind tabs.

use super::{
    inspector, ledger_view::LedgerView, list_view::ListView, notes::NotesView, scene::Scene,
    statistics_view::StatisticsView,
};
use crate::ui::{
    command::Command,
    grid,
    i18n::{Texts, Told},
    panels::{Arrangement, Panel, Panels, PanelsChange},
    state::{Document, State},
    theme::Palette,
};
use egui::{Button, CentralPanel, Frame, Margin, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, vec2};

/// Width of the panel beside the grid, in points.
const SIDE: f32 = 340.0;
/// Least width of the grid beside the panel.
const NARROW: f32 = 780.0;
/// Share of the height that a panel below the grid takes at first.
const BELOW: f32 = 0.38;
/// The height that it takes at first where that share is less, in points, as long as the grid gets nearly as much.
const FIRST: f32 = 150.0;
/// Least height of lists and tables; where there is less they are scrolled as a whole.
const LEAST: f32 = 150.0;
/// Largest share of it that one may drag it to.
const LARGEST: f32 = 0.7;

/// The panels with what they remember between frames.
#[derive(Default)]
pub struct Panes {
    list: ListView,
    notes: NotesView,
    ledger: LedgerView,
    statistics: StatisticsView,
}

impl Panes {
    /// Draws the open panels at the edges of `ui`; what is left is the grid's.
    pub fn show(&mut self, ui: &mut Ui, state: &State, document: &Document, texts: &Texts, out: &mut Vec<Command>) {
        let scene = Scene { state, document, texts, size: f32::from(state.settings.text_size) };
        let mut panels = state.settings.panels;
        let arrangement = arrangement(ui, document);
        if panels.arrangement != arrangement {
            panels.arrangement = arrangement;
            out.push(Command::Panels(PanelsChange::Arrange(arrangement)));
        }
        // What is being written has to be seen.
        if document.draft.is_some() {
            (panels.is_side_open, panels.list, panels.front) = (true, Panel::Notes, Panel::Notes);
        }
        match arrangement {
            Arrangement::Around => self.around(ui, scene, panels, out),
            Arrangement::Stacked => self.stacked(ui, scene, panels, out),
        }
    }

    fn around(&mut self, ui: &mut Ui, scene: Scene<'_>, panels: Panels, out: &mut Vec<Command>) {
        let frame = frame(ui);
        if panels.is_side_open {
            let side = egui::Panel::right("side").frame(frame).default_size(SIDE).size_range(260.0..=560.0);
            side.show(ui, |ui| self.side(ui, scene, panels, out));
        }
        if let Some(below) = panels.below {
            self.below(ui, "below", scene, (&[Panel::Facts, Panel::Statistics], below), out);
        }
    }

    fn side(&mut self, ui: &mut Ui, scene: Scene<'_>, panels: Panels, out: &mut Vec<Command>) {
        let height = ui.available_height();
        let list = egui::Panel::bottom(("list beside", window_height(ui)))
            .frame(Frame::new().inner_margin(Margin { top: 8, ..Margin::ZERO }))
            .resizable(true)
            .default_size(height * 0.42)
            .size_range((height * 0.2).min(120.0)..=height * 0.8);
        list.show(ui, |ui| self.tabbed(ui, scene, (&[Panel::Differences, Panel::Notes], panels.list), out));
        CentralPanel::no_frame().show(ui, |ui| self.content(ui, scene, Panel::Difference, out));
    }

    fn stacked(&mut self, ui: &mut Ui, scene: Scene<'_>, panels: Panels, out: &mut Vec<Command>) {
        if panels.is_any_open() {
            self.below(ui, "stacked", scene, (&Panel::ALL, panels.front), out);
        }
    }

    fn below(
        &mut self,
        ui: &mut Ui,
        name: &'static str,
        scene: Scene<'_>,
        tabs: (&[Panel], Panel),
        out: &mut Vec<Command>,
    ) {
        let height = ui.available_height();
        let panel = egui::Panel::bottom((name, window_height(ui)))
            .frame(frame(ui))
            .resizable(true)
            .default_size((height * BELOW).max(FIRST).min(height * 0.6))
            .size_range((height * 0.45).min(110.0)..=height * LARGEST);
        panel.show(ui, |ui| self.tabbed(ui, scene, tabs, out));
    }

    fn tabbed(&mut self, ui: &mut Ui, scene: Scene<'_>, (tabs, front): (&[Panel], Panel), out: &mut Vec<Command>) {
        strip(ui, scene, tabs, front, out);
        ui.add_space(2.0);
        self.content(ui, scene, front, out);
    }

    fn content(&mut self, ui: &mut Ui, scene: Scene<'_>, panel: Panel, out: &mut Vec<Command>) {
        ui.push_id(format!("{panel:?}"), |ui| match panel {
            Panel::Difference => {
                let area = ScrollArea::vertical().id_salt("chosen").auto_shrink(false).min_scrolled_height(20.0);
                area.show(ui, |ui| inspector::show(ui, scene, self.notes.all(scene), out));
            }
            Panel::Differences => roomy(ui, |ui| self.list.show(ui, scene, out)),
            Panel::Notes => self.notes.show(ui, scene, out),
            Panel::Facts => roomy(ui, |ui| self.ledger.show(ui, scene, out)),
            Panel::Statistics => self.statistics.show(ui, scene, out),
        });
    }
}

/// Content with its own scrolled part, which needs some height to be of use.
fn roomy(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    if ui.available_height() >= LEAST {
        return content(ui);
    }
    let area = ScrollArea::vertical().id_salt("roomy").auto_shrink(false).min_scrolled_height(20.0);
    area.show(ui, |ui| ui.allocate_ui(vec2(ui.available_width(), LEAST), content));
}

/// The window's height in steps: panels keep the height that they were dragged to, but not in a window of another
/// size, where it would leave the grid too little.
fn window_height(ui: &Ui) -> u32 {
    const STEP: f32 = 120.0;
    (ui.ctx().content_rect().height() / STEP) as u32
}

/// Whether the window has room for panels around the grid.
fn arrangement(ui: &Ui, document: &Document) -> Arrangement {
    let columns = document.columns.visible(document.review.versions().len()).len() as f32 * grid::COMFORTABLE;
    let has_room = ui.available_width() - SIDE >= columns.max(NARROW);
    if has_room { Arrangement::Around } else { Arrangement::Stacked }
}

fn frame(ui: &Ui) -> Frame {
    Frame::new().fill(ui.visuals().panel_fill).inner_margin(Margin::symmetric(12, 8))
}

/// The tabs of one place, and what closes it.
fn strip(ui: &mut Ui, scene: Scene<'_>, tabs: &[Panel], front: Panel, out: &mut Vec<Command>) {
    let corner = ui.max_rect().right_top();
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width() - 34.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 2.0);
            ui.spacing_mut().button_padding = vec2(8.0, 3.0);
            tabs.iter().for_each(|tab| tab_of(ui, scene, *tab, *tab == front, out));
        });
    });
    if close(ui, scene.texts, Rect::from_min_size(corner - vec2(24.0, -1.0), vec2(24.0, 24.0))) {
        out.push(Command::Panels(PanelsChange::Close(front)));
        if tabs.len() == Panel::ALL.len() {
            let other = if front.is_below() { Panel::Difference } else { Panel::Facts };
            out.push(Command::Panels(PanelsChange::Close(other)));
        }
    }
}

fn tab_of(ui: &mut Ui, scene: Scene<'_>, tab: Panel, is_front: bool, out: &mut Vec<Command>) {
    let response = ui.add(Button::selectable(is_front, title(scene, tab)));
    if is_front {
        // The front tab is known by its line as well as by its colour.
        let line = response.rect.shrink2(vec2(6.0, 0.0));
        let stroke = Stroke::new(2.0, Palette::of(ui).accent);
        ui.painter().line_segment([line.left_bottom(), line.right_bottom()], stroke);
    }
    if response.clicked() {
        out.push(Command::Panels(PanelsChange::Show(tab)));
    }
}

fn title(scene: Scene<'_>, panel: Panel) -> String {
    let document = scene.document;
    let (key, count) = match panel {
        Panel::Difference => ("tab-difference", 0),
        Panel::Differences => ("tab-differences", document.rows.findings.len()),
        Panel::Notes => ("tab-notes", document.review.notes().count()),
        Panel::Facts => ("tab-facts", document.collation.ledger.len()),
        Panel::Statistics => ("tab-statistics", 0),
    };
    scene.texts.say(&Told::new(key).arg("count", count))
}

/// A cross to click on.
fn close(ui: &mut Ui, texts: &Texts, rect: Rect) -> bool {
    let palette = Palette::of(ui);
    let response = ui.interact(rect, ui.scope_id().with("close"), Sense::click());
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 6.0, palette.hovered);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 6.0, Stroke::new(2.0, palette.accent), egui::StrokeKind::Inside);
    }
    let (centre, stroke) = (rect.center(), Stroke::new(1.6, palette.ink));
    for way in [1.0, -1.0] {
        let arm = vec2(5.0, 5.0 * way);
        ui.painter().line_segment([centre - arm, centre + arm], stroke);
    }
    let name = texts.get("panel-close");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    response.on_hover_text(&name).clicked()
}
