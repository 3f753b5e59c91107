//! The journeys of the people it is for, by keyboard alone, with the real engine on the samples.

use super::window::{Window, app, document, empty_window, press, wait};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use sammenhold::{
    diff::{Aspect, Kind, Profile},
    review::{RowStatus, Verdict, file},
    ui::{Answer, Command, Compared, Outcome, Panel, Purpose},
};
use std::path::{Path, PathBuf};

const NONE: Modifiers = Modifiers::NONE;

fn sample(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(folder)
}

/// The window with these files, compared.
fn opened(paths: Vec<PathBuf>) -> Window {
    let mut window = empty_window([1360.0, 860.0]);
    app(&mut window).send(Command::Open(paths));
    is_compared(&mut window);
    window
}

fn is_compared(window: &mut Window) {
    wait(window, |app| {
        let state = app.state();
        state.job.is_none() && state.document.as_ref().is_some_and(|document| document.compared == Compared::Done)
    });
}

/// What the chosen difference is.
fn chosen(window: &mut Window) -> (Kind, Aspect) {
    let difference = document(window).chosen().expect("a difference is chosen").clone();
    (difference.kind, difference.aspect)
}

fn type_text(window: &mut Window, role: Role, label: &str, text: &str) {
    window.get_by_role_and_label(role, label).type_text(text);
    window.run();
}

/// By arrows to the version with this number.
fn to_column(window: &mut Window, column: usize) {
    for _ in 0..8 {
        press(window, NONE, Key::ArrowLeft);
    }
    for _ in 0..column {
        press(window, NONE, Key::ArrowRight);
    }
}

fn choose_in_palette(window: &mut Window, name: &str) {
    press(window, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    window.event(egui::Event::Text(name.to_owned()));
    window.run();
    press(window, NONE, Key::Enter);
}

/// 4.1: twelve minutes before the deadline.
#[test]
fn a_fact_checker_finds_judges_and_hands_over() {
    let folder = sample("nordkorea-kursk");
    let names = ["article.da.txt", "article.de.txt", "article.en.md", "article.nb.txt", "article.sv.txt"];
    let mut window = opened(names.map(|name| folder.join(name)).to_vec());
    // The cursor stands on what matters most: who it was; both values and the versions that share it are told.
    assert_eq!(chosen(&mut window), (Kind::Changed, Aspect::Name));
    assert!(window.query_all_by_label_contains("Sanne Rask").next().is_some());
    assert!(window.query_all_by_label_contains("Signe Rask").next().is_some());
    press(&mut window, NONE, Key::A);
    let confirmed = |window: &mut Window| {
        document(window).rows.verdicts.iter().filter(|verdict| **verdict == Some(Verdict::Confirmed)).count()
    };
    assert_eq!(confirmed(&mut window), 2, "one key for both versions that share it");
    // Then by importance, whatever the order of the text; each is judged with one key.
    let mut seen = Vec::new();
    for key in [Key::X, Key::R, Key::A] {
        press(&mut window, NONE, Key::N);
        let rank = document(&mut window).chosen().unwrap().rank;
        assert!(seen.last().is_none_or(|last| rank > *last), "{rank} after {seen:?}");
        seen.push(rank);
        press(&mut window, NONE, key);
    }
    let given: Vec<_> = document(&mut window).rows.verdicts.iter().flatten().copied().collect();
    for verdict in [Verdict::Confirmed, Verdict::Dismissed, Verdict::Unsure] {
        assert!(given.contains(&verdict), "{given:?}");
    }
    // All facts on one screen, and away again.
    press(&mut window, NONE, Key::F);
    assert_eq!(app(&mut window).state().settings.panels.below, Some(Panel::Facts));
    assert!(window.query_all_by_label_contains("13.000").next().is_some());
    press(&mut window, NONE, Key::F);
    assert_eq!(app(&mut window).state().settings.panels.below, None);
    // A note, a tag.
    press(&mut window, NONE, Key::Enter);
    type_text(&mut window, Role::MultilineTextInput, "Your note", "Ask the desk");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    press(&mut window, NONE, Key::T);
    window.event(egui::Event::Text("ask desk".to_owned()));
    window.run();
    press(&mut window, NONE, Key::Enter);
    let row = document(&mut window).cursor.cell.row;
    let rows = document(&mut window).rows.clone();
    assert_eq!((rows.rows[row].notes.len(), rows.rows[row].review.tags.clone()), (1, vec!["ask desk".to_owned()]));
    // Handed over in one file.
    let scratch = tempfile::tempdir().unwrap();
    let path = scratch.path().join("kursk.sammenhold");
    press(&mut window, Modifiers::COMMAND, Key::S);
    let answer = Answer::Paths(vec![path.clone()]);
    app(&mut window).send(Command::Came(Outcome::Chosen { purpose: Purpose::SaveAs, answer }));
    wait(&mut window, |app| !app.state().is_dirty());
    let kept = file::load(&path).unwrap();
    assert_eq!((kept.notes().count(), kept.tags()), (1, vec!["ask desk".to_owned()]));
    // Two hours later the German edition changes: what was done stays, only its row is marked.
    let text = std::fs::read_to_string(folder.join("article.de.txt")).unwrap();
    let changed = scratch.path().join("article.de.txt");
    let first = text.split_once("\n\n").unwrap().1.split_once('\n').unwrap().0.to_owned();
    std::fs::write(&changed, text.replace(&first, &format!("{first} Das wurde spaeter ergaenzt."))).unwrap();
    app(&mut window).send(Command::ReplaceVersion(1));
    let answer = Answer::Paths(vec![changed]);
    app(&mut window).send(Command::Came(Outcome::Chosen { purpose: Purpose::Replace(1), answer }));
    wait(&mut window, |app| app.state().document.as_ref().is_some_and(|d| d.compared == Compared::Stale));
    is_compared(&mut window);
    let rows = document(&mut window).rows.clone();
    let marked = rows.rows.iter().filter(|row| row.review.status == Some(RowStatus::Changed)).count();
    assert_eq!((marked, confirmed(&mut window)), (1, 3));
    assert_eq!(document(&mut window).review.notes().count(), 1);
}

/// 4.2: row by row through a translation.
#[test]
fn a_reviser_puts_the_alignment_right_and_silences_false_alarms() {
    let mut window = opened(vec![sample("byraad-skole")]);
    choose_in_palette(&mut window, "reviser");
    is_compared(&mut window);
    assert_eq!(app(&mut window).state().settings.profile, Profile::Reviser);
    // Row by row, version by version.
    press(&mut window, NONE, Key::Home);
    for _ in 0..3 {
        press(&mut window, NONE, Key::ArrowDown);
    }
    to_column(&mut window, 1);
    let cell = document(&mut window).cursor.cell;
    assert_eq!((cell.row, cell.column), (3, 1));
    // Space on one cell, Space on the other: held together; one step back brings all rows back.
    let before = document(&mut window).collation.rows.clone();
    press(&mut window, NONE, Key::Space);
    press(&mut window, NONE, Key::ArrowDown);
    press(&mut window, NONE, Key::ArrowLeft);
    press(&mut window, NONE, Key::Space);
    is_compared(&mut window);
    assert_eq!(document(&mut window).review.pins().len(), 1);
    assert_ne!(document(&mut window).collation.rows, before);
    press(&mut window, Modifiers::COMMAND, Key::R);
    is_compared(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    is_compared(&mut window);
    assert_eq!(document(&mut window).collation.rows, before);
    // Never again: one like it is dismissed, and all others.
    press(&mut window, Modifiers::ALT, Key::Home);
    let walk = document(&mut window).rows.walk.len();
    press(&mut window, Modifiers::SHIFT, Key::X);
    assert!(document(&mut window).rows.walk.len() < walk);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(document(&mut window).rows.walk.len(), walk);
    // A note on the very words of a difference.
    press(&mut window, NONE, Key::N);
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    type_text(&mut window, Role::MultilineTextInput, "Your note", "Omission");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    let note = document(&mut window).review.notes().next().unwrap().1.clone();
    let chosen = document(&mut window).chosen().unwrap().clone();
    let words = chosen.version_spans.first().or(chosen.base_spans.first()).unwrap();
    assert_eq!(note.anchor.place, *words);
}

/// 4.3: many rows, reproducible.
#[test]
fn a_researcher_sees_who_has_what_and_turns_the_base() {
    let mut window = opened(vec![sample("nordkorea-kursk")]);
    assert_eq!(document(&mut window).review.versions().len(), 5);
    // Status for every row, by key.
    press(&mut window, NONE, Key::Home);
    for _ in 0..4 {
        press(&mut window, Modifiers::SHIFT, Key::A);
        press(&mut window, NONE, Key::ArrowDown);
    }
    let rows = document(&mut window).rows.clone();
    assert_eq!(rows.rows.iter().filter(|row| row.review.status == Some(RowStatus::Accepted)).count(), 4);
    // The map of what is covered.
    press(&mut window, Modifiers::SHIFT, Key::S);
    assert_eq!(app(&mut window).state().settings.panels.below, Some(Panel::Statistics));
    // Only what differs.
    let shown = document(&mut window).visible_rows().len();
    press(&mut window, NONE, Key::D);
    assert!(document(&mut window).visible_rows().len() < shown);
    press(&mut window, NONE, Key::D);
    // Another edition as the base, with the place kept; and back.
    to_column(&mut window, 1);
    press(&mut window, NONE, Key::B);
    is_compared(&mut window);
    assert_eq!(document(&mut window).review.base(), 1);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    is_compared(&mut window);
    assert_eq!(document(&mut window).review.base(), 0);
    // What was found of a word, in all editions.
    press(&mut window, Modifiers::COMMAND, Key::F);
    window.event(egui::Event::Text("rask".to_owned()));
    window.run();
    let find = app(&mut window).state().find.clone().unwrap();
    assert!(find.matches.len() >= 5, "{find:?}");
    press(&mut window, NONE, Key::F3);
    let cell = document(&mut window).cursor.cell;
    assert!(app(&mut window).state().find.as_ref().unwrap().matches.iter().any(|m| m.row == cell.row));
    press(&mut window, NONE, Key::Escape);
    assert!(app(&mut window).state().find.is_none());
}
