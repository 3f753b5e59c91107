//! The chosen difference with its evidence, and what one can do with it; where none is chosen, what can be told of the
//! row.

use super::{ledger, list::shortened, notebook::Notebook, scene::Scene, signs};
use crate::ui::{
    bars,
    command::{Action, Command},
    describe,
    i18n::Told,
    marks,
    rows::Certainty,
    theme::Palette,
    values::value,
};
use crate::{
    diff::{Aspect, Band, Difference, Reason},
    review::{RowStatus, Verdict},
    text::Place,
};
use egui::{
    Align, Button, CollapsingHeader, Frame, Label, Layout, Margin, Rect, RichText, Sense, Stroke, Ui, pos2, vec2,
};

/// Width in points from which on the words stand beside what is said of them.
const WIDE: f32 = 720.0;
/// Longest words that are shown, in code points.
const LONGEST: usize = 320;

/// Draws it.
pub fn show(ui: &mut Ui, scene: Scene<'_>, notebook: &Notebook, out: &mut Vec<Command>) {
    let Some(difference) = scene.document.chosen() else { return row(ui, scene, out) };
    if ui.available_width() < WIDE {
        told(ui, scene, difference);
        sureness(ui, scene, difference, out);
        sides(ui, scene, difference);
        verdicts(ui, scene, out);
        notes(ui, scene, notebook, difference, out);
        grounds(ui, scene, difference);
        return;
    }
    ui.columns(2, |columns| {
        let [left, right] = columns else { return };
        // Columns justify their text; words in narrow boxes are better left as they are.
        let plain = Layout::top_down(Align::Min);
        left.with_layout(plain, |ui| {
            // Below the grid there may be room for little more than what one does with it.
            told(ui, scene, difference);
            verdicts(ui, scene, out);
            sureness(ui, scene, difference, out);
            grounds(ui, scene, difference);
        });
        right.with_layout(plain, |ui| {
            ui.columns(2, |columns| {
                let [left, right] = columns else { return };
                let [base, version] = both(scene, difference);
                left.with_layout(plain, |ui| side(ui, scene, difference, base));
                right.with_layout(plain, |ui| side(ui, scene, difference, version));
            });
            notes(ui, scene, notebook, difference, out);
        });
    });
}

/// What is said of the difference.
fn told(ui: &mut Ui, scene: Scene<'_>, difference: &Difference) {
    let (palette, texts, document) = (Palette::of(ui), scene.texts, scene.document);
    let profile = scene.state.settings.profile;
    ui.horizontal_wrapped(|ui| {
        let (badge, _) = ui.allocate_exact_size(vec2(22.0, 22.0), Sense::hover());
        let certainty = Certainty::of(difference, verdict(scene));
        marks::badge(ui.painter(), palette, badge.center(), 20.0, difference.kind, certainty);
        let headline = describe::headline_for(texts, profile, difference);
        ui.label(RichText::new(headline).size(scene.size + 1.0).strong());
        ui.label(RichText::new(versions(scene, difference)).weak());
    });
    if let Some(category) = profile.category(difference) {
        let told = Told::new("inspector-category").arg("category", category.mqm);
        ui.label(RichText::new(texts.say(&told)).small().weak());
    }
    ui.add(Label::new(describe::reason(texts, document, difference)).wrap());
    if let Some(agreement) = describe::agreement(texts, document, difference) {
        ui.add(Label::new(agreement).wrap());
    }
}

/// How sure it is, and which other versions have it.
fn sureness(ui: &mut Ui, scene: Scene<'_>, difference: &Difference, out: &mut Vec<Command>) {
    confidence(ui, scene, difference);
    shared(ui, scene, difference, out);
}

/// What a person said of the chosen difference.
fn verdict(scene: Scene<'_>) -> Option<Verdict> {
    let number = scene.document.cursor.difference?;
    scene.document.rows.verdict(number)
}

/// Row and version of a difference, and the other versions that have it.
fn versions(scene: Scene<'_>, difference: &Difference) -> String {
    let (texts, document) = (scene.texts, scene.document);
    let shared = document.finding_of(difference).map_or(&[][..], |finding| &finding.versions);
    let others = shared.iter().copied().filter(|version| *version != difference.version);
    let names: Vec<_> = std::iter::once(difference.version)
        .chain(others)
        .map(|version| describe::version_name(texts, document, version))
        .collect();
    let told = Told::new("inspector-where").arg("row", document.cursor.cell.row + 1).arg("version", names.join(", "));
    texts.say(&told)
}

/// A version's part of a difference.
struct Side<'a> {
    version: usize,
    places: &'a [Place],
    /// Its value in one spelling, where there is one.
    value: Option<String>,
}

fn both<'a>(scene: Scene<'_>, difference: &'a Difference) -> [Side<'a>; 2] {
    let base = scene.document.collation.base;
    let [of_base, of_version] = plain_values(scene, difference);
    [
        Side { version: base, places: &difference.base_spans, value: of_base },
        Side { version: difference.version, places: &difference.version_spans, value: of_version },
    ]
}

/// The values of both sides in one spelling: those that the reason tells, else those of the ledger.
fn plain_values(scene: Scene<'_>, difference: &Difference) -> [Option<String>; 2] {
    match &difference.reason {
        _ if difference.aspect == Aspect::Quotation => [None, None],
        Reason::FactsDiffer { base, version } => [Some(base.clone()), Some(version.clone())],
        Reason::FactUnmatched { value } if difference.version_spans.is_empty() => [Some(value.clone()), None],
        Reason::FactUnmatched { value } => [None, Some(value.clone())],
        _ => {
            let entry = scene.document.collation.entry_of(difference);
            let of = |version: usize| Some(entry?.mentions.get(version)?.as_ref()?.normalised.clone());
            [of(scene.document.collation.base), of(difference.version)]
        }
    }
}

fn sides(ui: &mut Ui, scene: Scene<'_>, difference: &Difference) {
    for of in both(scene, difference) {
        side(ui, scene, difference, of);
    }
}

fn side(ui: &mut Ui, scene: Scene<'_>, difference: &Difference, side: Side<'_>) {
    let (palette, texts, document) = (Palette::of(ui), scene.texts, scene.document);
    let words = describe::words(document, side.version, side.places);
    let frame = Frame::new().fill(palette.paper).stroke(Stroke::new(1.0, palette.line)).corner_radius(6);
    frame.inner_margin(Margin::same(8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let title = describe::version_title(texts, document, side.version);
        ui.label(RichText::new(title).small().color(palette.dim));
        if words.is_empty() {
            ui.label(RichText::new(texts.get("inspector-no-words")).weak().italics());
        } else {
            let words = RichText::new(shortened(&words, LONGEST)).size(scene.size - 1.0);
            ui.add(Label::new(words).wrap());
        }
        if let Some(plain) = side.value.filter(|plain| !plain.is_empty() && *plain != words) {
            let told = Told::new("inspector-value").arg("value", value(texts, difference.aspect, &plain));
            ui.label(RichText::new(texts.say(&told)).strong());
        }
    });
}

/// A bar as long as the confidence, beside the same in words.
fn confidence(ui: &mut Ui, scene: Scene<'_>, difference: &Difference) {
    let palette = Palette::of(ui);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(64.0, 8.0), Sense::hover());
        ui.painter().rect_filled(rect, 4.0, palette.hovered);
        let width = rect.width() * difference.confidence.clamp(0.0, 1.0) as f32;
        let filled = Rect::from_min_max(rect.min, pos2(rect.left() + width, rect.bottom()));
        ui.painter().rect_filled(filled, 4.0, palette.ink_of(difference.kind));
        ui.label(RichText::new(describe::confidence(scene.texts, difference)).small());
    });
}

/// What the difference rests on, folded away.
fn grounds(ui: &mut Ui, scene: Scene<'_>, difference: &Difference) {
    let Some(grounds) = describe::grounds(scene.texts, scene.document, difference) else { return };
    let mut lines = grounds.lines();
    let heading = RichText::new(scene.texts.get("inspector-grounds")).small();
    CollapsingHeader::new(heading).id_salt("grounds").show(ui, |ui| {
        ui.add(Label::new(RichText::new(lines.next().unwrap_or_default()).small()).wrap());
        lines.for_each(|line| drop(ui.label(RichText::new(line).small())));
    });
}

/// The other versions that have the same difference.
fn shared(ui: &mut Ui, scene: Scene<'_>, difference: &Difference, out: &mut Vec<Command>) {
    let all = scene.document.collation.differences.iter().enumerate();
    let is_told = |other: &Difference| other.band() > Band::Silent && other.version != difference.version;
    let others: Vec<(usize, &Difference)> =
        all.filter(|(_, other)| other.group == difference.group && is_told(other)).collect();
    if others.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(scene.texts.get("inspector-shared")).weak());
        for (number, other) in others {
            if ui.link(describe::version_name(scene.texts, scene.document, other.version)).clicked() {
                out.push(Command::PickDifference(number));
            }
        }
    });
}

/// What a person says of it: the present verdict, and buttons for every other.
fn verdicts(ui: &mut Ui, scene: Scene<'_>, out: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let present = verdict(scene);
    ui.add_space(2.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(5.0, 5.0);
        if let Some(verdict) = present {
            let (place, _) = ui.allocate_exact_size(vec2(18.0, 22.0), Sense::hover());
            signs::verdict(ui.painter(), place.center(), 15.0, palette.accent, verdict);
            ui.label(RichText::new(scene.texts.get(describe::verdict_key(verdict))).strong());
            ui.end_row();
        }
        for (action, verdict) in [
            (Action::Confirm, Some(Verdict::Confirmed)),
            (Action::Dismiss, Some(Verdict::Dismissed)),
            (Action::DismissAlike, None),
            (Action::AnotherLook, Some(Verdict::Unsure)),
        ] {
            button(ui, scene, action, verdict.is_some() && verdict == present, out);
        }
        if present.is_some() {
            button(ui, scene, Action::ClearVerdict, false, out);
        }
    });
}

fn button(ui: &mut Ui, scene: Scene<'_>, action: Action, is_chosen: bool, out: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let label = RichText::new(scene.texts.get(action.entry().label));
    let button = Button::new(label).selected(is_chosen).stroke(Stroke::new(1.0, palette.line));
    if ui.add(button).on_hover_text(bars::tip(ui, scene.texts, action)).clicked() {
        out.push(Command::Do(action));
    }
}

/// The notes on the words of the difference, and how to write one.
fn notes(ui: &mut Ui, scene: Scene<'_>, notebook: &Notebook, difference: &Difference, out: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let touches = |version: usize, place: Place| {
        let places = both(scene, difference).into_iter().filter(|side| side.version == version);
        places.flat_map(|side| side.places).any(|own| own.paragraph == place.paragraph && own.span.overlaps(place.span))
    };
    let here = notebook.notes.iter().filter(|note| !note.is_lost && touches(note.version, note.place));
    for note in here {
        let frame = Frame::new().fill(palette.accent_tint).corner_radius(6).inner_margin(Margin::symmetric(8, 5));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.add(Label::new(RichText::new(&note.text).size(scene.size - 1.0)).wrap());
            if ui.small_button(scene.texts.get("note-change")).clicked() {
                out.push(Command::EditNote(note.id));
            }
        });
    }
    ui.add_space(2.0);
    button(ui, scene, Action::NoteOnWords, false, out);
}

/// What can be told of a row without a chosen difference, and what one can do with it.
fn row(ui: &mut Ui, scene: Scene<'_>, out: &mut Vec<Command>) {
    let (texts, document) = (scene.texts, scene.document);
    let number = document.cursor.cell.row;
    let Some(view) = document.rows.rows.get(number) else {
        ui.label(RichText::new(texts.get("inspector-nothing")).weak());
        return;
    };
    ui.add(Label::new(RichText::new(describe::row(texts, document, number)).size(scene.size).strong()).wrap());
    if let Some(status) = view.review.status {
        ui.label(texts.get(status_key(status)));
    }
    if !view.review.tags.is_empty() {
        ui.label(texts.say(&Told::new("inspector-tags").arg("tags", view.review.tags.join(", "))));
    }
    let pinned = view.cells.iter().enumerate().filter(|(_, cell)| cell.is_pinned);
    let pinned: Vec<_> = pinned.map(|(version, _)| describe::version_name(texts, document, version)).collect();
    if !pinned.is_empty() {
        ui.label(texts.say(&Told::new("inspector-pinned").arg("versions", pinned.join(", "))));
    }
    let entries = document.collation.ledger.iter().filter(|entry| {
        let base = entry.mentions.get(document.collation.base).and_then(Option::as_ref);
        base.is_some_and(|m| document.rows.row_of(document.collation.base, m.place.paragraph) == Some(number))
    });
    let facts: Vec<_> = entries
        .filter(|entry| entry.kind != crate::facts::FactKind::Quotation)
        .filter_map(|entry| {
            let mention = entry.mentions.get(document.collation.base)?.as_ref()?;
            Some(value(texts, ledger::aspect(entry.kind), &mention.normalised))
        })
        .collect();
    if !facts.is_empty() {
        let told = Told::new("inspector-facts").arg("facts", facts.join(", "));
        ui.add(Label::new(RichText::new(texts.say(&told)).weak()).wrap());
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        for action in [Action::NextDifference, Action::AcceptRow, Action::AnotherLook, Action::TagRow, Action::Note] {
            button(ui, scene, action, false, out);
        }
    });
}

/// Key of what a row's status is called.
pub fn status_key(status: RowStatus) -> &'static str {
    match status {
        RowStatus::Accepted => "status-accepted",
        RowStatus::NeedsLook => "status-needs-look",
        RowStatus::Changed => "status-changed",
    }
}
