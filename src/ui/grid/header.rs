//! The heads of the columns: name, language with its confidence and a menu to correct it, counts, base. Dragging a
//! head moves its column, dragging the edge between two of them changes their widths.

use super::columns::{self, ColumnsChange, Lane};
use crate::text::{Language, LanguageSource, Version, visible};
use crate::ui::{
    command::{Action, Command},
    describe,
    i18n::{Texts, Told},
    state::Document,
    theme::{Palette, deeper},
};
use egui::{
    Button, CursorIcon, Layout, Pos2, Rangef, Rect, RichText, Role, Sense, Shape, Stroke, TextStyle, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

/// Languages to choose from, by BCP 47 tag, in the order of the menu.
const CHOICES: &[&str] = &[
    "da", "en", "de", "sv", "nb", "nn", "fo", "is", "kl", "nl", "fr", "es", "it", "pt", "pl", "fi", "et", "lv", "lt",
    "cs", "sk", "hu", "ro", "bg", "el", "uk", "ru", "tr", "ar", "he", "fa", "zh", "ja", "ko",
];

/// Height of the heads in points.
pub fn height(ui: &Ui) -> f32 {
    let spacing = ui.spacing();
    let button =
        |style: TextStyle| (ui.text_style_height(&style) + 2.0 * spacing.button_padding.y).max(spacing.interact_size.y);
    button(TextStyle::Button) + button(TextStyle::Small) + spacing.item_spacing.y + 12.0
}

/// Where the heads stand.
pub struct Place {
    /// All of it.
    pub area: Rect,
    /// From where to where heads are seen.
    pub body: Rangef,
    /// The first head's corner, however far it is scrolled.
    pub first: Pos2,
    /// The corner beside the heads, above the gutter.
    pub corner: Rangef,
}

/// Points on both sides of an edge that take hold of it.
const EDGE: f32 = 4.0;
/// By how much the menu makes a column wider or narrower.
const WIDER: f32 = 1.25;

/// Draws the heads.
pub fn show(ui: &mut Ui, document: &Document, texts: &Texts, place: &Place, lanes: &[Lane], out: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let area = place.area;
    ui.painter().rect_filled(area, 0.0, palette.panel);
    let line = Stroke::new(1.0, palette.line);
    let visible = Rect::from_x_y_ranges(place.body, area.y_range());
    let rect_of =
        |lane: &Lane| Rect::from_min_size(place.first + vec2(lane.left, 0.0), vec2(lane.width, area.height()));
    let mut drop = None;
    for (at, lane) in lanes.iter().enumerate() {
        let (rect, number) = (rect_of(lane), lane.version);
        let Some(version) = document.review.versions().get(number).filter(|_| rect.intersects(visible)) else {
            continue;
        };
        let inside = rect.shrink2(vec2(12.0, 6.0));
        let mut ui =
            ui.new_child(UiBuilder::new().id_salt(("head", number)).max_rect(inside).layout(Layout::default()));
        ui.set_clip_rect(visible.intersect(rect).intersect(ui.clip_rect()));
        let grip = ui.interact(rect.intersect(visible), ui.scope_id().with("grip"), Sense::drag());
        let title = describe::version_title(texts, document, number);
        grip.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &title));
        head(&mut ui, document, texts, number, version, out);
        if at > 0 {
            ui.painter().vline(rect.left(), rect.y_range(), line);
        }
        if (grip.dragged() || grip.drag_stopped()) && lanes.len() > 1 {
            drop = grip.interact_pointer_pos().map(|pointer| (at, pointer, grip.drag_stopped()));
        }
    }
    ui.painter().hline(area.x_range(), area.bottom() - 0.5, line);
    for pair in lanes.windows(2) {
        edge(ui, document, (&pair[0], rect_of(&pair[0])), &pair[1], lanes, visible, out);
    }
    if let Some((at, pointer, is_done)) = drop {
        dragged(ui, place, lanes, (at, pointer, is_done), out);
    }
    hidden(ui, document, texts, place, out);
}

/// The edge between two columns: dragging it takes from one and gives to the other.
fn edge(
    ui: &Ui,
    document: &Document,
    (left, left_rect): (&Lane, Rect),
    right: &Lane,
    lanes: &[Lane],
    visible: Rect,
    out: &mut Vec<Command>,
) {
    let at = left_rect.right();
    if !visible.x_range().expand(EDGE).contains(at) {
        return;
    }
    let grip = Rect::from_x_y_ranges(at - EDGE..=at + EDGE, left_rect.y_range());
    let response = ui.interact(grip, ui.scope_id().with(("edge", left.version)), Sense::click_and_drag());
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
        ui.painter().vline(at, left_rect.y_range(), Stroke::new(2.0, Palette::of(ui).accent));
    }
    if response.double_clicked() {
        out.extend(even_widths(lanes));
    } else if response.dragged()
        && let Some(pointer) = response.interact_pointer_pos()
    {
        let both = left.width + right.width;
        let least = (both / 2.0).min(SLIMMEST);
        let wanted = (pointer.x - left_rect.left()).clamp(least, both - least);
        let shares = document.columns.share(left.version) + document.columns.share(right.version);
        for (lane, width) in [(left, wanted), (right, both - wanted)] {
            let change = ColumnsChange::Resize { version: lane.version, width: shares * width / both };
            out.push(Command::Columns(change));
        }
    }
}

/// No column is dragged narrower, in points.
const SLIMMEST: f32 = 130.0;

fn even_widths(lanes: &[Lane]) -> impl Iterator<Item = Command> {
    lanes.iter().map(|lane| Command::Columns(ColumnsChange::Resize { version: lane.version, width: 1.0 }))
}

/// A head that is being dragged: a mark says where it would go.
fn dragged(
    ui: &Ui,
    place: &Place,
    lanes: &[Lane],
    (at, pointer, is_done): (usize, Pos2, bool),
    out: &mut Vec<Command>,
) {
    let palette = Palette::of(ui);
    let middle = |lane: &Lane| place.first.x + lane.left + lane.width / 2.0;
    let before = lanes.iter().filter(|lane| middle(lane) < pointer.x).count();
    let to = if before > at { before - 1 } else { before };
    if is_done {
        if to != at {
            out.push(Command::Columns(ColumnsChange::Move { version: lanes[at].version, to }));
        }
        return;
    }
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    let lane = &lanes[at];
    let taken = Rect::from_min_size(place.first + vec2(lane.left, 0.0), vec2(lane.width, place.area.height()));
    ui.painter().rect_filled(taken, 0.0, deeper(palette.accent));
    if to != at {
        let x = match lanes.get(before) {
            Some(lane) => place.first.x + lane.left,
            None => place.first.x + lanes.last().map_or(0.0, Lane::right),
        };
        let (top, bottom) = (place.area.top() + 1.0, place.area.bottom());
        ui.painter().vline(x, top..=bottom, Stroke::new(3.0, palette.accent));
        for (y, way) in [(top, 1.0), (bottom, -1.0)] {
            let points = vec![pos2(x - 7.0, y), pos2(x + 7.0, y), pos2(x, y + 9.0 * way)];
            ui.painter().add(Shape::convex_polygon(points, palette.accent, Stroke::NONE));
        }
    }
}

/// How many versions are hidden, and the way to see them again.
fn hidden(ui: &mut Ui, document: &Document, texts: &Texts, place: &Place, out: &mut Vec<Command>) {
    let count = document.columns.hidden_of(document.review.versions().len());
    if count == 0 {
        return;
    }
    let corner = Rect::from_x_y_ranges(place.corner.shrink(2.0), place.area.y_range()).shrink2(vec2(0.0, 6.0));
    let mut ui = ui.new_child(UiBuilder::new().id_salt("hidden").max_rect(corner).layout(Layout::default()));
    ui.spacing_mut().button_padding = vec2(3.0, 3.0);
    let text = RichText::new(texts.say(&Told::new("columns-hidden").arg("count", count))).small();
    let button = ui.add(Button::new(text).wrap());
    if button.on_hover_text(texts.get(Action::ShowColumns.entry().label)).clicked() {
        out.push(Command::Columns(ColumnsChange::ShowAll));
    }
}

fn head(ui: &mut Ui, document: &Document, texts: &Texts, number: usize, version: &Version, out: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let path = version.source.as_ref().map(|source| source.path.to_string_lossy().into_owned());
    let is_base = number == document.review.base();
    ui.horizontal(|ui| {
        column_menu(ui, document, texts, number, out);
        if is_base {
            let badge = RichText::new(texts.get("base")).small().color(palette.accent);
            let badge = egui::Label::new(badge.background_color(palette.accent_tint)).selectable(false);
            ui.add(badge).on_hover_text(texts.get("base-tip"));
        }
        let shown = RichText::new(visible::stood_in(&version.name)).strong();
        let name = ui.add(egui::Label::new(shown).selectable(false).truncate());
        if let Some(path) = path {
            name.on_hover_text(visible::stood_in(&path));
        }
    });
    ui.horizontal(|ui| {
        language_menu(ui, texts, number, version, out);
        let counts = document.rows.counts.get(number).copied().unwrap_or_default();
        let told = Told::new("version-counts").arg("paragraphs", counts.paragraphs).arg("words", counts.words);
        let text = RichText::new(texts.say(&told)).small().color(palette.dim);
        let label = ui.add(egui::Label::new(text).selectable(false).truncate());
        if counts.unseen.is_some() {
            label.on_hover_text(texts.get("unseen-in-version"));
        }
    });
}

/// What can be done with a column and its version.
fn column_menu(ui: &mut Ui, document: &Document, texts: &Texts, number: usize, out: &mut Vec<Command>) {
    let title = describe::version_title(texts, document, number);
    let said = texts.say(&Told::new("column-menu").arg("version", title));
    let shifted = |by: isize| {
        columns::shifted(document, number, by).filter(|to| Some(*to) != columns::shifted(document, number, 0))
    };
    let resized =
        |factor: f32| ColumnsChange::Resize { version: number, width: document.columns.share(number) * factor };
    let versions = document.review.versions().len();
    let columns = document.columns.visible(versions);
    let go = |to: Option<usize>| to.map(|to| Command::Columns(ColumnsChange::Move { version: number, to }));
    let is_base = number == document.review.base();
    let entries = [
        (Action::MakeBase.entry().label, (!is_base).then_some(Command::MakeBase(number))),
        (Action::ReplaceVersion.entry().label, Some(Command::ReplaceVersion(number))),
        (Action::RemoveVersion.entry().label, (versions > 1).then_some(Command::RemoveVersion(number))),
        (
            Action::HideColumn.entry().label,
            (columns.len() > 1).then_some(Command::Columns(ColumnsChange::Hide(number))),
        ),
        (Action::ColumnLeft.entry().label, go(shifted(-1))),
        (Action::ColumnRight.entry().label, go(shifted(1))),
        ("column-wider", (columns.len() > 1).then(|| Command::Columns(resized(WIDER)))),
        ("column-narrower", (columns.len() > 1).then(|| Command::Columns(resized(1.0 / WIDER)))),
    ];
    let dots = Button::new("").min_size(vec2(22.0, 0.0));
    let (menu, _) = egui::containers::menu::MenuButton::from_button(dots).ui(ui, |ui| {
        for (label, command) in entries {
            if ui.add_enabled(command.is_some(), Button::new(texts.get(label))).clicked() {
                out.extend(command);
                ui.close();
            }
        }
        if ui.add_enabled(columns.len() > 1, Button::new(texts.get("columns-even"))).clicked() {
            let even = |version: usize| Command::Columns(ColumnsChange::Resize { version, width: 1.0 });
            out.extend(columns.iter().copied().map(even));
            ui.close();
        }
    });
    for x in [-5.0, 0.0, 5.0] {
        ui.painter().circle_filled(menu.rect.center() + vec2(x, 0.0), 1.6, Palette::of(ui).ink);
    }
    menu.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    menu.on_hover_text(said);
}

fn language_menu(ui: &mut Ui, texts: &Texts, number: usize, version: &Version, out: &mut Vec<Command>) {
    let shown = if version.language.is_undetermined() {
        texts.get("language-unknown")
    } else if version.language_source == LanguageSource::Detected {
        format!("{} {} %", version.language, describe::percent(version.language_confidence))
    } else {
        version.language.tag().to_owned()
    };
    let source = match version.language_source {
        LanguageSource::Unknown => "language-source-unknown",
        LanguageSource::Detected => "language-source-detected",
        LanguageSource::Declared => "language-source-declared",
        LanguageSource::Chosen => "language-source-chosen",
    };
    let name = texts.language_title(&version.language);
    let menu = ui.menu_button(RichText::new(shown).small(), |ui| {
        ui.set_max_width(240.0);
        ui.label(RichText::new(texts.get("language-menu")).small().weak());
        egui::ScrollArea::vertical().max_height(380.0).show(ui, |ui| {
            let choices = CHOICES.iter().filter_map(|tag| tag.parse::<Language>().ok());
            for language in choices {
                let text = format!("{} ({language})", texts.language_title(&language));
                if ui.selectable_label(language == version.language, text).clicked() {
                    out.push(Command::SetLanguage { version: number, language });
                    ui.close();
                }
            }
        });
    });
    menu.response.on_hover_text(texts.say(&Told::new(source).arg("language", name)));
}
