//! Draws the list of differences.

use super::{
    filter::Filter,
    filter_bar,
    list::{self, Line},
    roving::{self, Extent, Roving},
    scene::{Revision, Scene},
    signs,
};
use crate::review::Verdict;
use crate::ui::{cached::Cached, command::Command, describe, i18n::Told, marks, rows::Certainty, theme::Palette};
use egui::{Rect, Response, RichText, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Height of a line, in points.
const LINE: f32 = 46.0;

/// The list with what it remembers between frames.
#[derive(Default)]
pub struct ListView {
    lines: Cached<(Revision, Filter), Vec<Line>>,
    roving: Roving,
}

impl ListView {
    /// Draws filter and list.
    pub fn show(&mut self, ui: &mut Ui, scene: Scene<'_>, out: &mut Vec<Command>) {
        let document = scene.document;
        let Self { lines, roving } = self;
        let lines = lines.of((scene.revision(), document.filter.clone()), || list::lines(document));
        let all = document.rows.findings.len();
        if all == 0 {
            if document.review.versions().len() > 1 {
                ui.label(RichText::new(scene.texts.get("inspector-no-differences")).weak());
            }
            return;
        }
        filter_bar::show(ui, scene, lines.len(), all, out);
        if lines.is_empty() {
            ui.label(RichText::new(scene.texts.get("list-nothing-left")).weak());
            return;
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let chosen = document.chosen().and_then(|chosen| document.finding_of(chosen));
        let chosen = chosen.and_then(|chosen| lines.iter().position(|line| line.difference == chosen.difference));
        let extent = Extent { lines: lines.len(), cells: 1, line_height: LINE };
        let height = ui.available_height();
        let mut area = roving.area(ScrollArea::vertical().id_salt("list").auto_shrink(false), height, extent);
        if let Some(top) = roving.follow(document.number, chosen, height, LINE) {
            area = area.vertical_scroll_offset(top);
        }
        let drawn = area.show_rows(ui, LINE, lines.len(), |ui, seen| {
            for (number, line) in lines.iter().enumerate().take(seen.end).skip(seen.start) {
                let response = draw(ui, scene, number, line, chosen == Some(number));
                roving.walk(ui, &response, (number, 0), extent);
                if response.clicked() {
                    out.push(Command::PickDifference(line.difference));
                }
            }
        });
        roving.drawn(drawn.state.clamped_offset().y);
    }
}

fn draw(ui: &mut Ui, scene: Scene<'_>, number: usize, line: &Line, is_chosen: bool) -> Response {
    let palette = Palette::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), LINE));
    let response = ui.interact(rect, roving::id("difference", number, 0), Sense::click());
    if is_chosen {
        ui.painter().rect_filled(rect, 6.0, palette.accent_tint);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 6.0, palette.raised);
    }
    focus_ring(ui, &response, rect);
    let centre = pos2(rect.left() + 16.0, rect.center().y);
    marks::badge(ui.painter(), palette, centre, 19.0, line.kind, line.certainty);
    let mut right = rect.right() - 6.0;
    if let Some(verdict) = line.verdict {
        right -= 16.0;
        let ink = if verdict == Verdict::Dismissed { palette.dim } else { palette.accent };
        signs::verdict(ui.painter(), pos2(right + 7.0, rect.top() + 14.0), 13.0, ink, verdict);
    }
    let first = headline(scene, line);
    let is_dismissed = line.certainty == Certainty::Dismissed;
    let mut head = RichText::new(&first).size(13.5);
    if is_dismissed {
        head = head.strikethrough().color(palette.dim);
    }
    let text = Rect::from_min_max(pos2(rect.left() + 34.0, rect.top()), pos2(right - 4.0, rect.bottom()));
    one_line(ui, text, head, 5.0);
    let words = RichText::new(&line.words).size(12.5).color(palette.dim);
    one_line(ui, text.with_max_x(rect.right() - 6.0), words, 24.0);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, spoken(scene, &first, line)));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A frame around what has the keyboard's focus.
pub fn focus_ring(ui: &Ui, response: &Response, rect: Rect) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, Palette::of(ui).accent);
        ui.painter().rect_stroke(rect.shrink(1.0), 5.0, stroke, egui::StrokeKind::Inside);
    }
}

fn headline(scene: Scene<'_>, line: &Line) -> String {
    let document = scene.document;
    let names: Vec<_> =
        line.versions.iter().map(|version| describe::version_name(scene.texts, document, *version)).collect();
    let headline = document.collation.differences.get(line.difference).map_or_else(String::new, |difference| {
        describe::headline_for(scene.texts, scene.state.settings.profile, difference)
    });
    let told = Told::new("inspector-line")
        .arg("headline", headline)
        .arg("version", names.join(", "))
        .arg("row", line.row.map_or(0, |row| row + 1));
    scene.texts.say(&told)
}

fn spoken(scene: Scene<'_>, headline: &str, line: &Line) -> String {
    let mut said = format!("{headline}. {}", line.words.trim_end_matches('.'));
    if line.certainty == Certainty::Unsure {
        said = format!("{said}. {}", scene.texts.get("list-unsure"));
    }
    if let Some(verdict) = line.verdict {
        said = format!("{said}. {}", scene.texts.get(describe::verdict_key(verdict)));
    }
    let category = category_of(scene, line);
    category.map_or(said.clone(), |category| format!("{said}. {category}"))
}

fn category_of(scene: Scene<'_>, line: &Line) -> Option<&'static str> {
    let difference = scene.document.collation.differences.get(line.difference)?;
    Some(scene.state.settings.profile.category(difference)?.mqm)
}

fn one_line(ui: &Ui, area: Rect, text: RichText, y: f32) {
    let text = egui::WidgetText::from(text);
    let galley = text.into_galley(ui, Some(egui::TextWrapMode::Truncate), area.width(), egui::TextStyle::Body);
    ui.painter().galley(pos2(area.left(), area.top() + y), galley, ui.visuals().text_color());
}
