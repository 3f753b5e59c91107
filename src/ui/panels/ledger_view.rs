//! Draws the table of facts. Only the lines in view are drawn; the heads of the columns stay above them.

use super::{
    ledger::{self, Cell, Choice, Line, Scope, Sign, Table},
    list::shortened,
    list_view::focus_ring,
    roving::{self, Extent, Roving},
    scene::{Revision, Scene},
    signs,
};
use crate::ui::{
    cached::Cached,
    command::Command,
    describe,
    i18n::{Texts, Told},
    theme::Palette,
    values::value,
};
use crate::{diff::Aspect, facts::FactKind};
use egui::{Rect, Response, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Height of a line, in points.
const LINE: f32 = 28.0;
/// Width of the column that says what a fact is.
const KIND: f32 = 150.0;
/// Least width of a version's column.
const COLUMN: f32 = 130.0;
/// Longest words that are read out, in code points.
const LONGEST: usize = 120;

/// The table with what it remembers between frames.
#[derive(Default)]
pub struct LedgerView {
    table: Cached<(Revision, Vec<usize>, Choice), Table>,
    /// What is shown of which document, once somebody or the number of facts has decided it.
    choice: Option<(u64, Choice)>,
    roving: Roving,
}

impl LedgerView {
    /// Draws head, filters and table.
    pub fn show(&mut self, ui: &mut Ui, scene: Scene<'_>, out: &mut Vec<Command>) {
        let document = scene.document;
        let kept = self.choice.filter(|(number, _)| *number == document.number);
        let choice = kept.map_or_else(|| ledger::first_choice(document), |(_, choice)| choice);
        let columns = document.columns.visible(document.review.versions().len());
        let Self { table, roving, .. } = self;
        let table = table.of((scene.revision(), columns, choice), || ledger::table(document, choice));
        if table.all == 0 {
            ui.label(RichText::new(scene.texts.get("facts-none")).weak());
            return;
        }
        if let Some(choice) = head(ui, scene, table, choice) {
            self.choice = Some((document.number, choice));
            ui.ctx().request_repaint();
        }
        if table.lines.is_empty() {
            ui.label(RichText::new(scene.texts.get("facts-nothing-left")).weak());
            return;
        }
        let count = table.columns.len().max(1) as f32;
        let width = ((ui.available_width() - KIND - 12.0) / count).max(COLUMN);
        let whole = KIND + width * count + 12.0;
        ScrollArea::horizontal().id_salt("facts across").auto_shrink(false).show(ui, |ui| {
            ui.set_width(whole);
            ui.spacing_mut().item_spacing.y = 0.0;
            heads(ui, scene, table, width);
            lines(ui, scene, table, width, roving, out);
        });
    }
}

fn lines(ui: &mut Ui, scene: Scene<'_>, table: &Table, width: f32, roving: &mut Roving, out: &mut Vec<Command>) {
    let extent = Extent { lines: table.lines.len(), cells: table.columns.len(), line_height: LINE };
    let height = ui.available_height();
    let area = roving.area(ScrollArea::vertical().id_salt("facts").auto_shrink(false), height, extent);
    let drawn = area.show_rows(ui, LINE, table.lines.len(), |ui, seen| {
        for (number, line) in table.lines.iter().enumerate().take(seen.end).skip(seen.start) {
            let (_, rect) = ui.allocate_space(vec2(KIND + width * line.cells.len() as f32, LINE));
            let palette = Palette::of(ui);
            if number % 2 == 0 {
                ui.painter().rect_filled(rect, 0.0, palette.paper);
            }
            let kind = kind_of(scene.texts, line);
            text(ui, rect.with_max_x(rect.left() + KIND - 8.0), RichText::new(&kind).small().color(palette.dim));
            for (at, (cell, &version)) in line.cells.iter().zip(&table.columns).enumerate() {
                let left = rect.left() + KIND + width * at as f32;
                let place = Rect::from_min_size(pos2(left, rect.top()), vec2(width, LINE));
                let response = ui.interact(place, roving::id("fact", number, at), Sense::click());
                draw(ui, scene, place, &response, (line, cell));
                let spoken = || spoken(scene, &kind, version, line.kind, cell);
                response.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken()));
                roving.walk(ui, &response, (number, at), extent);
                let response = response.on_hover_ui(|ui| drop(ui.label(spoken())));
                if response.clicked() {
                    out.extend(jump(line, cell, version));
                }
            }
        }
    });
    roving.drawn(drawn.state.clamped_offset().y);
}

/// Where a cell leads: to its own words, else to the row of the fact.
fn jump(line: &Line, cell: &Cell, version: usize) -> Option<Command> {
    match &cell.mention {
        Some(mention) => Some(Command::GoTo { version, place: mention.place }),
        None => Some(Command::Pick { row: line.row?, column: version }),
    }
}

/// The counts and what is shown; the choice that was made.
fn head(ui: &mut Ui, scene: Scene<'_>, table: &Table, choice: Choice) -> Option<Choice> {
    let texts = scene.texts;
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().button_padding = vec2(6.0, 2.0);
        let told = Told::new("facts-title").arg("count", table.all).arg("differing", table.differing);
        ui.label(RichText::new(texts.say(&told)).strong());
        let kind = choice.kind.map_or_else(|| texts.get("list-all"), |kind| kind_name(texts, kind));
        let label = texts.say(&Told::new("facts-kind").arg("chosen", kind));
        ui.menu_button(RichText::new(label).small(), |ui| {
            for kind in std::iter::once(None).chain(table.kinds.iter().copied().map(Some)) {
                let name = kind.map_or_else(|| texts.get("list-all"), |kind| kind_name(texts, kind));
                if ui.radio(choice.kind == kind, name).clicked() {
                    chosen = Some(Choice { kind, ..choice });
                    ui.close();
                }
            }
        });
        for (scope, key) in
            [(Scope::All, "facts-all"), (Scope::NotAlike, "facts-not-alike"), (Scope::Differing, "facts-differing")]
        {
            let text = RichText::new(texts.get(key)).small();
            if ui.add(egui::Button::selectable(choice.scope == scope, text)).clicked() {
                chosen = Some(Choice { scope, ..choice });
            }
        }
        if table.lines.len() < table.all {
            let told = Told::new("list-shown").arg("shown", table.lines.len()).arg("all", table.all);
            ui.label(RichText::new(texts.say(&told)).small().weak());
        }
    });
    chosen
}

fn heads(ui: &mut Ui, scene: Scene<'_>, table: &Table, width: f32) {
    let palette = Palette::of(ui);
    let (_, rect) = ui.allocate_space(vec2(KIND + width * table.columns.len() as f32, LINE));
    for (at, &version) in table.columns.iter().enumerate() {
        let name = describe::version_title(scene.texts, scene.document, version);
        let is_base = version == scene.document.collation.base;
        let name = if is_base { scene.texts.say(&Told::new("facts-base").arg("version", name)) } else { name };
        let left = rect.left() + KIND + width * at as f32 + 22.0;
        let place = Rect::from_min_max(pos2(left, rect.top()), pos2(left + width - 26.0, rect.bottom()));
        text(ui, place, RichText::new(name).small().strong());
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.line));
}

fn draw(ui: &Ui, scene: Scene<'_>, place: Rect, response: &Response, (line, cell): (&Line, &Cell)) {
    let palette = Palette::of(ui);
    if response.hovered() {
        ui.painter().rect_filled(place.shrink(1.0), 4.0, palette.hovered);
    }
    let changed = palette.ink_of(crate::diff::Kind::Changed);
    let is_loud = cell.sign == Sign::Differs || cell.is_outlier;
    if cell.is_outlier {
        let tint = palette.tint_of(crate::diff::Kind::Changed);
        ui.painter().rect(place.shrink2(vec2(1.0, 2.0)), 4.0, tint, Stroke::new(1.5, changed), StrokeKind::Inside);
    }
    let ink = match cell.sign {
        _ if is_loud => changed,
        Sign::OnlyHere => palette.ink_of(crate::diff::Kind::Added),
        Sign::Missing => palette.ink_of(crate::diff::Kind::LeftOut),
        _ => palette.dim,
    };
    signs::ledger(ui.painter(), pos2(place.left() + 12.0, place.center().y), 11.0, ink, cell.sign);
    if let Some(said) = said(scene.texts, line.kind, cell) {
        let said = RichText::new(said).size(13.5);
        let said = if is_loud { said.strong() } else { said };
        text(ui, Rect::from_min_max(pos2(place.left() + 22.0, place.top()), place.max - vec2(4.0, 0.0)), said);
    }
    focus_ring(ui, response, place);
}

/// What a cell says: a value in the interface's language where there is one to compare, else the words as they stand.
fn said(texts: &Texts, kind: FactKind, cell: &Cell) -> Option<String> {
    let mention = cell.mention.as_ref()?;
    Some(match kind {
        FactKind::Name | FactKind::Quotation | FactKind::Negation | FactKind::Hedge => mention.written.clone(),
        _ => value(texts, ledger::aspect(kind), &mention.normalised),
    })
}

fn kind_name(texts: &Texts, kind: FactKind) -> String {
    texts.get(describe::aspect_key(Aspect::from(kind)))
}

fn kind_of(texts: &Texts, line: &Line) -> String {
    let kind = kind_name(texts, line.kind);
    match line.row {
        Some(row) => texts.say(&Told::new("facts-line").arg("kind", kind).arg("row", row + 1)),
        None => kind,
    }
}

/// A cell as a sentence: "Amount, row 7, English: differs, 1.2 million DKK, written “1.2 million kroner”".
fn spoken(scene: Scene<'_>, line: &str, version: usize, kind: FactKind, cell: &Cell) -> String {
    let texts = scene.texts;
    let mut parts = vec![texts.get(sign_key(cell.sign))];
    if let (Some(said), Some(mention)) = (said(texts, kind, cell), &cell.mention) {
        parts.push(shortened(&said, LONGEST));
        if said != mention.written {
            let written = shortened(&mention.written, LONGEST);
            parts.push(texts.say(&Told::new("facts-written").arg("words", written)));
        }
    }
    if cell.is_outlier {
        parts.push(texts.get("facts-outlier"));
    }
    let version = describe::version_name(texts, scene.document, version);
    let told = Told::new("facts-spoken").arg("line", line).arg("version", version).arg("said", parts.join(", "));
    texts.say(&told)
}

fn sign_key(sign: Sign) -> &'static str {
    match sign {
        Sign::Base => "sign-base",
        Sign::Equal => "sign-equal",
        Sign::Rounded => "sign-rounded",
        Sign::Converted => "sign-converted",
        Sign::Differs => "sign-differs",
        Sign::Missing => "sign-missing",
        Sign::OnlyHere => "sign-only-here",
        Sign::CannotTell => "sign-cannot-tell",
        Sign::Nothing => "sign-nothing",
    }
}

/// One line of text, cut where it is too long, in the middle of the area's height.
fn text(ui: &Ui, area: Rect, text: RichText) {
    let text = egui::WidgetText::from(text);
    let galley = text.into_galley(ui, Some(egui::TextWrapMode::Truncate), area.width(), egui::TextStyle::Body);
    let top = area.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(area.left(), top), galley, ui.visuals().text_color());
}
