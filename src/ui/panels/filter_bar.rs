//! The row above the list of differences: what is listed, and how much of it.

use super::{
    filter::{Filter, VerdictFilter},
    scene::Scene,
    statistics::KINDS,
};
use crate::ui::{
    command::Command,
    describe,
    i18n::{Texts, Told},
};
use crate::{diff::Aspect, review::Verdict};
use egui::{RichText, Ui, vec2};

const VERDICTS: [(VerdictFilter, &str); 6] = [
    (VerdictFilter::NotDismissed, "list-not-dismissed"),
    (VerdictFilter::All, "list-all"),
    (VerdictFilter::Open, "list-open"),
    (VerdictFilter::Only(Verdict::Confirmed), "verdict-confirmed"),
    (VerdictFilter::Only(Verdict::Dismissed), "verdict-dismissed"),
    (VerdictFilter::Only(Verdict::Unsure), "verdict-unsure"),
];

/// Draws it; `shown` of `all` differences are listed.
pub fn show(ui: &mut Ui, scene: Scene<'_>, shown: usize, all: usize, out: &mut Vec<Command>) {
    let (texts, filter) = (scene.texts, &scene.document.filter);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 3.0);
        ui.spacing_mut().button_padding = vec2(6.0, 2.0);
        let mut choose = |ui: &mut Ui, label: String, content: &dyn Fn(&mut Ui) -> Option<Filter>| {
            ui.menu_button(RichText::new(label).small(), |ui| {
                if let Some(filter) = content(ui) {
                    out.push(Command::Filter(filter));
                    ui.close();
                }
            });
        };
        choose(ui, kinds_label(texts, filter), &|ui| kinds(ui, scene));
        choose(ui, label(texts, "list-about", filter.aspect.map(|a| texts.get(describe::aspect_key(a)))), &|ui| {
            aspects(ui, scene)
        });
        let version = filter.version.map(|v| describe::version_name(texts, scene.document, v));
        choose(ui, label(texts, "list-version", version), &|ui| versions(ui, scene));
        let verdict = VERDICTS.iter().find(|(verdict, _)| *verdict == filter.verdict);
        let verdict = verdict.filter(|(verdict, _)| *verdict != VerdictFilter::NotDismissed);
        choose(ui, label(texts, "list-verdict", verdict.map(|(_, key)| texts.get(key))), &|ui| {
            verdicts(ui, texts, filter)
        });
        if filter.is_set() && ui.button(RichText::new(texts.get("list-clear")).small()).clicked() {
            out.push(Command::Filter(Filter::default()));
        }
        let told = Told::new("list-shown").arg("shown", shown).arg("all", all);
        ui.label(RichText::new(texts.say(&told)).small().weak());
    });
    ui.add_space(2.0);
}

fn label(texts: &Texts, key: &'static str, chosen: Option<String>) -> String {
    let name = texts.get(key);
    chosen.map_or(name.clone(), |chosen| format!("{name}: {chosen}"))
}

fn kinds_label(texts: &Texts, filter: &Filter) -> String {
    let kinds = KINDS.len() - filter.without_kinds.len();
    let chosen = (kinds < KINDS.len() || filter.without_unsure).then(|| {
        let told = Told::new("list-kinds-chosen").arg("kinds", kinds).arg("all", KINDS.len());
        if kinds < KINDS.len() { texts.say(&told) } else { texts.get("list-sure-only") }
    });
    label(texts, "list-kind", chosen)
}

fn kinds(ui: &mut Ui, scene: Scene<'_>) -> Option<Filter> {
    let (texts, filter) = (scene.texts, &scene.document.filter);
    let mut chosen = None;
    for kind in KINDS {
        let mut is_listed = !filter.without_kinds.contains(&kind);
        let name = texts.get(describe::kind_word(scene.state.settings.profile, kind));
        if ui.checkbox(&mut is_listed, name).changed() {
            chosen = Some(filter.toggled(kind));
        }
    }
    ui.separator();
    let mut with_unsure = !filter.without_unsure;
    if ui.checkbox(&mut with_unsure, texts.get("list-unsure-too")).changed() {
        chosen = Some(Filter { without_unsure: !with_unsure, ..filter.clone() });
    }
    chosen
}

fn aspects(ui: &mut Ui, scene: Scene<'_>) -> Option<Filter> {
    let (texts, document) = (scene.texts, scene.document);
    let filter = &document.filter;
    let of = |finding: &crate::ui::rows::Finding| Some(document.collation.differences.get(finding.difference)?.aspect);
    let mut present: Vec<Aspect> = document.rows.findings.iter().filter_map(of).collect();
    present.sort_unstable();
    present.dedup();
    let mut chosen = None;
    for aspect in std::iter::once(None).chain(present.into_iter().map(Some)) {
        let name = texts.get(aspect.map_or("list-all", describe::aspect_key));
        if ui.radio(filter.aspect == aspect, name).clicked() {
            chosen = Some(Filter { aspect, ..filter.clone() });
        }
    }
    chosen
}

fn versions(ui: &mut Ui, scene: Scene<'_>) -> Option<Filter> {
    let (texts, document) = (scene.texts, scene.document);
    let filter = &document.filter;
    let all = (0..document.review.versions().len()).filter(|version| *version != document.collation.base);
    let mut chosen = None;
    for version in std::iter::once(None).chain(all.map(Some)) {
        let name = version.map_or_else(|| texts.get("list-all"), |v| describe::version_title(texts, document, v));
        if ui.radio(filter.version == version, name).clicked() {
            chosen = Some(Filter { version, ..filter.clone() });
        }
    }
    chosen
}

fn verdicts(ui: &mut Ui, texts: &Texts, filter: &Filter) -> Option<Filter> {
    let mut chosen = None;
    for (verdict, key) in VERDICTS {
        if ui.radio(filter.verdict == verdict, texts.get(key)).clicked() {
            chosen = Some(Filter { verdict, ..filter.clone() });
        }
    }
    chosen
}
