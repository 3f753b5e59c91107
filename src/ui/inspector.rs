//! The panel beside the grid: the chosen difference with its evidence, the row's notes, and all differences by
//! rank.

use super::{
    command::Command,
    describe,
    i18n::{Texts, Told},
    marks, notes,
    rows::{Certainty, Finding},
    state::Document,
    theme::Palette,
};
use crate::diff::{Band, Difference};
use egui::{Align, Frame, Layout, Margin, Rect, RichText, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Height of a line of the list, in points.
const LIST_LINE: f32 = 46.0;

/// Where the panel stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Beside the grid; all parts below one another.
    Right,
    /// Below it; all parts side by side.
    Bottom,
}

/// Draws the panel.
pub fn show(ui: &mut Ui, document: &Document, texts: &Texts, size: f32, place: Place, out: &mut Vec<Command>) {
    match place {
        Place::Right => {
            let half = (ui.available_height() * 0.66).max(200.0);
            ScrollArea::vertical().id_salt("chosen").max_height(half).auto_shrink([false, true]).show(ui, |ui| {
                chosen(ui, document, texts, size, place, out);
                ui.add_space(6.0);
                notes::show(ui, document, texts, size, out);
            });
            ui.separator();
            list(ui, document, texts, out);
        }
        Place::Bottom => {
            let height = ui.available_height();
            ui.columns(3, |columns| {
                let [first, second, third] = columns else { return };
                part(first, "chosen", height, |ui| chosen(ui, document, texts, size, place, out));
                part(second, "notes", height, |ui| notes::show(ui, document, texts, size, out));
                list(third, document, texts, out);
            });
        }
    }
}

fn part(ui: &mut Ui, name: &'static str, height: f32, content: impl FnOnce(&mut Ui)) {
    let area = ScrollArea::vertical().id_salt(name).max_height(height).auto_shrink(false);
    area.show(ui, |ui| ui.with_layout(Layout::top_down(Align::Min), content));
}

fn chosen(ui: &mut Ui, document: &Document, texts: &Texts, size: f32, place: Place, out: &mut Vec<Command>) {
    let Some(difference) = document.chosen() else {
        ui.label(RichText::new(texts.get("inspector-nothing")).weak());
        return;
    };
    let palette = Palette::of(ui);
    let verdict = document.cursor.difference.and_then(|n| document.rows.verdicts.get(n).copied().flatten());
    let certainty = Certainty::of(difference, verdict);
    let stands = RichText::new(versions(texts, document, difference)).weak();
    ui.horizontal_wrapped(|ui| {
        let (badge, _) = ui.allocate_exact_size(vec2(22.0, 22.0), Sense::hover());
        marks::badge(ui.painter(), palette, badge.center(), 20.0, difference.kind, certainty);
        ui.label(RichText::new(describe::headline(texts, difference)).size(size + 1.0).strong());
        // Below the grid every line counts.
        if place == Place::Bottom {
            ui.label(stands.clone());
        }
    });
    if place == Place::Right {
        ui.label(stands);
    }
    ui.add_space(2.0);
    ui.add(egui::Label::new(describe::reason(texts, document, difference)).wrap());
    if let Some(agreement) = describe::agreement(texts, document, difference) {
        ui.add(egui::Label::new(agreement).wrap());
    }
    confidence(ui, document, texts, difference);
    let base = document.collation.base;
    match place {
        Place::Right => {
            side(ui, document, texts, size, base, &difference.base_spans);
            side(ui, document, texts, size, difference.version, &difference.version_spans);
        }
        Place::Bottom => ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            // Columns justify their text; words in narrow boxes are better left as they are.
            let plain = Layout::top_down(Align::Min);
            left.with_layout(plain, |ui| side(ui, document, texts, size, base, &difference.base_spans));
            let version = difference.version;
            right.with_layout(plain, |ui| side(ui, document, texts, size, version, &difference.version_spans));
        }),
    }
    shared(ui, document, texts, difference, out);
}

/// Row and version of a difference, and the other versions that have it.
fn versions(texts: &Texts, document: &Document, difference: &Difference) -> String {
    let shared = document.finding_of(difference).map_or(&[][..], |finding| &finding.versions);
    let others = shared.iter().copied().filter(|version| *version != difference.version);
    let names: Vec<_> = std::iter::once(difference.version)
        .chain(others)
        .map(|version| describe::version_name(texts, document, version))
        .collect();
    let told = Told::new("inspector-where").arg("row", document.cursor.cell.row + 1).arg("version", names.join(", "));
    texts.say(&told)
}

fn side(ui: &mut Ui, document: &Document, texts: &Texts, size: f32, version: usize, places: &[crate::text::Place]) {
    let palette = Palette::of(ui);
    let words = describe::words(document, version, places);
    Frame::new()
        .fill(palette.paper)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(6)
        .inner_margin(Margin::same(8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.label(RichText::new(describe::version_title(texts, document, version)).small().color(palette.dim));
            if words.is_empty() {
                ui.label(RichText::new(texts.get("inspector-no-words")).weak().italics());
            } else {
                ui.add(egui::Label::new(RichText::new(shortened(&words)).size(size - 1.0)).wrap());
            }
        });
}

/// A bar as long as the confidence, beside the same in words; what it rests on for whoever points at it.
fn confidence(ui: &mut Ui, document: &Document, texts: &Texts, difference: &Difference) {
    let palette = Palette::of(ui);
    let bar = ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(64.0, 8.0), Sense::hover());
        ui.painter().rect_filled(rect, 4.0, palette.raised);
        let width = rect.width() * difference.confidence.clamp(0.0, 1.0) as f32;
        let filled = Rect::from_min_max(rect.min, pos2(rect.left() + width, rect.bottom()));
        ui.painter().rect_filled(filled, 4.0, palette.ink_of(difference.kind));
        ui.label(RichText::new(describe::confidence(texts, difference)).small());
    });
    if let Some(grounds) = describe::grounds(texts, document, difference) {
        bar.response.on_hover_text(grounds);
    }
}

/// The other versions that have the same difference.
fn shared(ui: &mut Ui, document: &Document, texts: &Texts, difference: &Difference, out: &mut Vec<Command>) {
    let all = document.collation.differences.iter().enumerate();
    let is_told = |other: &Difference| other.band() > Band::Silent && other.version != difference.version;
    let others: Vec<(usize, &Difference)> =
        all.filter(|(_, other)| other.group == difference.group && is_told(other)).collect();
    if others.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(texts.get("inspector-shared")).weak());
        for (number, other) in others {
            if ui.link(describe::version_name(texts, document, other.version)).clicked() {
                out.push(Command::PickDifference(number));
            }
        }
    });
}

fn list(ui: &mut Ui, document: &Document, texts: &Texts, out: &mut Vec<Command>) {
    let findings = &document.rows.findings;
    if findings.is_empty() {
        if document.review.versions().len() > 1 {
            ui.label(RichText::new(texts.get("inspector-no-differences")).weak());
        }
        return;
    }
    let marked = findings.iter().filter(|finding| finding.is_marked).count();
    let told = Told::new("inspector-list").arg("count", marked).arg("unsure", findings.len() - marked);
    ui.label(RichText::new(texts.say(&told)).small().weak());
    ui.spacing_mut().item_spacing.y = 0.0;
    let chosen = document.chosen().and_then(|chosen| {
        let chosen = document.finding_of(chosen)?;
        findings.iter().position(|finding| finding == chosen)
    });
    let id = ui.scope_id().with("shown");
    let shown: Shown = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let mut area = ScrollArea::vertical().id_salt("list").auto_shrink(false);
    if let Some(top) = chosen
        .filter(|_| shown.of != (document.number, chosen))
        .and_then(|line| shown.scrolled_to(line, ui.available_height()))
    {
        area = area.vertical_scroll_offset(top);
    }
    let drawn = area.show_rows(ui, LIST_LINE, findings.len(), |ui, lines| {
        for (number, finding) in findings.iter().enumerate().take(lines.end).skip(lines.start) {
            if list_line(ui, document, texts, finding, chosen == Some(number)) {
                out.push(Command::PickDifference(finding.difference));
            }
        }
    });
    let now = Shown { of: (document.number, chosen), top: drawn.state.clamped_offset().y };
    ui.data_mut(|data| data.insert_temp(id, now));
}

/// What the list showed in the last frame: document and chosen line, and how far it was scrolled, in points.
#[derive(Clone, Copy, Default)]
struct Shown {
    of: (u64, Option<usize>),
    top: f32,
}

impl Shown {
    /// Where to scroll for a line to be seen in a list `height` points high; none where it is in view.
    fn scrolled_to(self, line: usize, height: f32) -> Option<f32> {
        let top = line as f32 * LIST_LINE;
        let is_seen = top >= self.top && top + LIST_LINE <= self.top + height;
        (!is_seen).then(|| (top - (height - LIST_LINE).max(0.0) / 2.0).max(0.0))
    }
}

/// Whether the line was clicked.
fn list_line(ui: &mut Ui, document: &Document, texts: &Texts, finding: &Finding, is_chosen: bool) -> bool {
    let Some(difference) = document.collation.differences.get(finding.difference) else { return false };
    let palette = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LIST_LINE), Sense::click());
    if is_chosen {
        ui.painter().rect_filled(rect, 6.0, palette.accent_tint);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 6.0, palette.raised);
    }
    let centre = pos2(rect.left() + 16.0, rect.center().y);
    marks::badge(ui.painter(), palette, centre, 19.0, difference.kind, Certainty::of(difference, finding.verdict));
    let headline = describe::headline(texts, difference);
    let names: Vec<_> = finding.versions.iter().map(|v| describe::version_name(texts, document, *v)).collect();
    let version = names.join(", ");
    let row = document.rows.stands.get(finding.difference).copied().flatten().map_or(0, |cell| cell.row + 1);
    let told = Told::new("inspector-line").arg("headline", headline).arg("version", version).arg("row", row);
    let first = texts.say(&told);
    let second = words_of(document, difference);
    let text = Rect::from_min_max(pos2(rect.left() + 34.0, rect.top()), pos2(rect.right() - 6.0, rect.bottom()));
    line(ui, text, RichText::new(&first).size(13.5), 5.0);
    line(ui, text, RichText::new(&second).size(12.5).color(palette.dim), 24.0);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("{first}. {second}")));
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}

fn words_of(document: &Document, difference: &Difference) -> String {
    let base = describe::words(document, document.collation.base, &difference.base_spans);
    let version = describe::words(document, difference.version, &difference.version_spans);
    match (base.is_empty(), version.is_empty()) {
        (false, false) if difference.kind == crate::diff::Kind::Changed => {
            format!("{} / {}", shortened(&base), shortened(&version))
        }
        (_, false) => version,
        _ => base,
    }
}

fn line(ui: &Ui, area: Rect, text: RichText, y: f32) {
    let text = egui::WidgetText::from(text);
    let galley = text.into_galley(ui, Some(egui::TextWrapMode::Truncate), area.width(), egui::TextStyle::Body);
    ui.painter().galley(pos2(area.left(), area.top() + y), galley, ui.visuals().text_color());
}

/// The beginning of long words.
fn shortened(words: &str) -> String {
    const LONGEST: usize = 320;
    if words.chars().count() <= LONGEST {
        return words.to_owned();
    }
    let kept: String = words.chars().take(LONGEST).collect();
    format!("{} …", kept.trim_end())
}
