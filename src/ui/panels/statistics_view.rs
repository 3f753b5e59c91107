//! Draws counts, shares, lengths and the map of what is covered.

use super::{
    coverage_view::CoverageView,
    scene::{Revision, Scene},
    statistics::{KINDS, Length, OfVersion, Statistics, lengths, statistics},
};
use crate::collate::Collation;
use crate::ui::{
    cached::Cached,
    command::Command,
    describe,
    i18n::{Texts, Told},
    theme::Palette,
};
use egui::{RichText, ScrollArea, Ui, vec2};
use egui_plot::{Bar, BarChart, Plot};
use std::sync::Arc;

/// The panel with what it remembers between frames.
#[derive(Default)]
pub struct StatisticsView {
    lengths: Option<(u64, Arc<Collation>, Vec<Length>)>,
    counts: Cached<Revision, Statistics>,
    map: CoverageView,
}

impl StatisticsView {
    /// Draws the panel.
    pub fn show(&mut self, ui: &mut Ui, scene: Scene<'_>, out: &mut Vec<Command>) {
        let document = scene.document;
        let Self { lengths: held, counts, map } = self;
        let versions = document.review.versions();
        // Verdicts change the counts but not the texts, and cutting texts into sentences takes a while.
        held.take_if(|(number, collation, lengths)| {
            *number != document.number
                || !Arc::ptr_eq(collation, &document.collation)
                || lengths.len() != versions.len()
        });
        let (_, _, lengths) = held.get_or_insert_with(|| {
            (document.number, Arc::clone(&document.collation), lengths(versions, &document.collation))
        });
        let counts = counts.of(scene.revision(), || statistics(document, lengths));
        ScrollArea::vertical().id_salt("statistics").auto_shrink(false).min_scrolled_height(20.0).show(ui, |ui| {
            heading(ui, scene.texts.get("map-title"));
            map.show(ui, scene, out);
            heading(ui, scene.texts.get("statistics-counts"));
            ScrollArea::horizontal().id_salt("counts").show(ui, |ui| table(ui, scene, counts));
            shared(ui, scene, counts);
            ui.horizontal_wrapped(|ui| {
                let wide = ui.available_width() >= 700.0;
                let width = if wide { ui.available_width() / 2.0 - 12.0 } else { ui.available_width() };
                let ratio = |of: &OfVersion| of.length.ratio;
                plot(ui, scene, "statistics-length", width, counts, &ratio);
                let covered = |of: &OfVersion| of.length.covered.map(|[_, sentences, _]| sentences);
                plot(ui, scene, "statistics-covered", width, counts, &covered);
            });
        });
    }
}

fn heading(ui: &mut Ui, text: String) {
    ui.add_space(4.0);
    ui.label(RichText::new(text).strong());
}

fn table(ui: &mut Ui, scene: Scene<'_>, counts: &Statistics) {
    let texts = scene.texts;
    egui::Grid::new("table of counts").striped(true).spacing(vec2(16.0, 4.0)).show(ui, |ui| {
        let heads = ["statistics-words", "statistics-ratio", "statistics-paragraphs", "statistics-sentences"];
        let more = ["statistics-covered-words", "statistics-alone"];
        ui.label("");
        for key in heads.into_iter().chain(more) {
            ui.label(RichText::new(texts.get(key)).small().weak());
        }
        for kind in KINDS {
            let word = texts.get(describe::kind_word(scene.state.settings.profile, kind));
            ui.label(RichText::new(word).small().weak());
        }
        ui.label(RichText::new(texts.get("statistics-unsure")).small().weak());
        ui.end_row();
        for (version, of) in counts.versions.iter().enumerate() {
            let is_base = version == scene.document.collation.base;
            let name = describe::version_title(texts, scene.document, version);
            ui.label(if is_base { texts.say(&Told::new("facts-base").arg("version", name)) } else { name });
            number(ui, of.length.words);
            percent(ui, texts, of.length.ratio);
            let covered = of.length.covered.map_or([None; 3], |shares| shares.map(Some));
            covered.into_iter().for_each(|share| percent(ui, texts, share));
            percent(ui, texts, of.length.alone);
            if !is_base {
                of.counts.iter().chain([&of.unsure]).for_each(|count| number(ui, *count));
            }
            ui.end_row();
        }
    });
}

fn number(ui: &mut Ui, number: usize) {
    ui.label(number.to_string());
}

fn percent(ui: &mut Ui, texts: &Texts, share: Option<f64>) {
    match share {
        Some(share) => ui.label(percent_of(texts, share)),
        None => ui.label(""),
    };
}

fn percent_of(texts: &Texts, share: f64) -> String {
    texts.say(&Told::new("statistics-percent").arg("percent", (share * 100.0).round() as usize))
}

/// Which versions share additions.
fn shared(ui: &mut Ui, scene: Scene<'_>, counts: &Statistics) {
    if counts.shared.is_empty() {
        return;
    }
    let name = |version: usize| describe::version_name(scene.texts, scene.document, version);
    let pair = |&(one, other, count): &(usize, usize, usize)| {
        let told = Told::new("statistics-pair").arg("one", name(one)).arg("other", name(other)).arg("count", count);
        scene.texts.say(&told)
    };
    let pairs: Vec<_> = counts.shared.iter().map(pair).collect();
    let told = Told::new("statistics-shared").arg("pairs", pairs.join("; "));
    ui.add_space(4.0);
    ui.add(egui::Label::new(scene.texts.say(&told)).wrap());
}

/// A bar for each version but the base, 100 % being the base; the same as a sentence for those who cannot see it.
fn plot(
    ui: &mut Ui,
    scene: Scene<'_>,
    title: &'static str,
    width: f32,
    counts: &Statistics,
    share: &dyn Fn(&OfVersion) -> Option<f64>,
) {
    let base = scene.document.collation.base;
    let all = counts.versions.iter().enumerate().filter(|(version, _)| *version != base);
    let shown: Vec<(String, f64)> = all
        .filter_map(|(version, of)| Some((describe::version_title(scene.texts, scene.document, version), share(of)?)))
        .collect();
    if shown.is_empty() {
        return;
    }
    let palette = Palette::of(ui);
    ui.allocate_ui(vec2(width, 0.0), |ui| {
        ui.vertical(|ui| {
            heading(ui, scene.texts.get(title));
            let last = shown.len();
            let bar = |(at, (name, share)): (usize, &(String, f64))| {
                Bar::new((last - at) as f64, share * 100.0).name(name).width(0.6).fill(palette.accent)
            };
            let bars: Vec<Bar> = shown.iter().enumerate().map(bar).collect();
            let names: Vec<String> = shown.iter().map(|(name, _)| name.clone()).collect();
            let label = move |mark: egui_plot::GridMark, _: &std::ops::RangeInclusive<f64>| {
                let at = last as f64 - mark.value;
                let is_whole = (at - at.round()).abs() < 0.01 && at >= 0.0;
                if is_whole { names.get(at.round() as usize).cloned().unwrap_or_default() } else { String::new() }
            };
            let response = Plot::new(title)
                .width(width)
                .height(30.0 + 22.0 * last as f32)
                .include_x(0.0)
                .include_x(100.0)
                .include_y(0.4)
                .include_y(last as f64 + 0.6)
                .allow_zoom(false)
                .allow_drag(false)
                .allow_scroll(false)
                .allow_boxed_zoom(false)
                .allow_axis_zoom_drag(false)
                .allow_double_click_reset(false)
                .show_background(false)
                .show_y(false)
                .show_grid([true, false])
                .y_axis_min_width(90.0)
                .y_grid_spacer(move |_| {
                    (1..=last).map(|at| egui_plot::GridMark { value: at as f64, step_size: 1.0 }).collect()
                })
                .y_axis_formatter(label)
                .x_axis_formatter(|mark, _| format!("{} %", mark.value.round()))
                .show(ui, |plot| plot.bar_chart(BarChart::new(title, bars).horizontal()))
                .response;
            let said = shown.iter().map(|(name, share)| format!("{name} {}", percent_of(scene.texts, *share)));
            let said = format!("{}: {}", scene.texts.get(title), said.collect::<Vec<_>>().join(", "));
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &said));
        });
    });
}
