//! The grid: columns, folding, ghosts, selection, marks by verdict, overview.

use super::article::{collation, opened, opening_of, versions};
use egui::{Key, Modifiers, PointerButton, Pos2, accesskit::Role, vec2};
use egui_kittest::{Harness, kittest::Queryable as _};
use sammenhold::{
    collate::Collation,
    diff::{Aspect, Difference, Kind, Reason},
    review::{Edit, Review},
    text::Place,
    ui::{
        Action, App, CellView, ColumnsChange, Command, Effect, InterfaceLanguage, Point, Selection, Settings, Side,
        State, ThemeChoice, rows, update,
    },
};

fn columns(state: &mut State, change: ColumnsChange) -> Vec<usize> {
    update(state, Command::Columns(change));
    let document = state.document.as_ref().unwrap();
    document.columns.visible(document.review.versions().len())
}

fn act(state: &mut State, action: Action) -> Vec<Effect> {
    update(state, Command::Do(action))
}

fn column(state: &State) -> usize {
    state.document.as_ref().unwrap().cursor.cell.column
}

#[test]
fn columns_move_hide_and_come_back() {
    let mut state = opened();
    assert_eq!(columns(&mut state, ColumnsChange::Move { version: 0, to: 2 }), [1, 2, 0]);
    assert_eq!(column(&state), 1);
    act(&mut state, Action::NextColumn);
    act(&mut state, Action::NextColumn);
    assert_eq!(column(&state), 0);
    act(&mut state, Action::ColumnLeft);
    assert_eq!(columns(&mut state, ColumnsChange::Resize { version: 7, width: 2.0 }), [1, 0, 2]);
    act(&mut state, Action::HideColumn);
    assert_eq!(column(&state), 2);
    assert_eq!(columns(&mut state, ColumnsChange::Hide(1)), [2]);
    assert_eq!(columns(&mut state, ColumnsChange::Hide(2)), [2]);
    act(&mut state, Action::NextColumn);
    assert_eq!(column(&state), 2);
    act(&mut state, Action::ShowColumns);
    assert_eq!(columns(&mut state, ColumnsChange::Resize { version: 2, width: f32::NAN }), [1, 0, 2]);
}

#[test]
fn a_difference_of_a_hidden_version_is_shown_in_a_visible_column() {
    let mut state = opened();
    columns(&mut state, ColumnsChange::Hide(1));
    act(&mut state, Action::NextDifference);
    let cursor = state.document.as_ref().unwrap().cursor;
    assert_eq!((cursor.cell.row, cursor.cell.column, cursor.difference), (2, 2, Some(0)));
    act(&mut state, Action::NextDifference);
    assert_eq!(state.document.as_ref().unwrap().cursor.difference, Some(2));
}

#[test]
fn columns_follow_versions_that_go_and_come_back() {
    let mut state = opened();
    columns(&mut state, ColumnsChange::Move { version: 2, to: 0 });
    columns(&mut state, ColumnsChange::Resize { version: 2, width: 2.0 });
    columns(&mut state, ColumnsChange::Hide(0));
    update(&mut state, Command::Select(Some(selection(1, (1, 0), (1, 3)))));
    update(&mut state, Command::RemoveVersion(1));
    let document = state.document.as_ref().unwrap();
    assert_eq!((document.columns.visible(2), document.columns.share(1)), (vec![1], 2.0));
    assert_eq!((document.selection, document.cursor.cell.column), (None, 1));
    act(&mut state, Action::Undo);
    let document = state.document.as_ref().unwrap();
    assert_eq!((document.columns.visible(3), document.columns.share(2)), (vec![2, 1], 2.0));
    act(&mut state, Action::Redo);
    update(&mut state, Command::RemoveVersion(1));
    assert_eq!(state.document.as_ref().unwrap().columns.visible(1), [0]);
    act(&mut state, Action::Undo);
    update(&mut state, Command::MakeBase(1));
    assert!(!state.document.as_ref().unwrap().columns.visible(2).is_empty());
}

#[test]
fn rows_that_agree_are_folded_and_shown_again() {
    let mut state = opened();
    act(&mut state, Action::OnlyDifferences);
    let visible = |state: &State| state.document.as_ref().unwrap().visible_rows();
    assert_eq!(visible(&state), [1, 2, 3, 4]);
    update(&mut state, Command::Unfold { first: 5, count: 99 });
    assert_eq!(visible(&state), [1, 2, 3, 4, 5]);
    act(&mut state, Action::OnlyDifferences);
    act(&mut state, Action::OnlyDifferences);
    assert_eq!(visible(&state), [1, 2, 3, 4]);
}

/// The German version tells of the old bridge where the Danish one tells of the mayor, but before it the neighbours'
/// paragraph was put behind the others.
fn moved() -> (Review, Collation) {
    let mut collation = collation();
    let reason = Reason::OtherPlace { expected: 3, found: 5 };
    let (group, aspect, rank) = (9, Aspect::Paragraph, 5);
    let told = Difference {
        version: 2,
        group,
        kind: Kind::Moved,
        aspect,
        base_spans: vec![Place::new(3, 0, 56)],
        version_spans: vec![Place::new(4, 0, 60)],
        confidence: 0.8,
        rank,
        reason,
    };
    // The mayor's German paragraph is the last but one in its version and stands in the row of the second.
    collation.rows.swap(4, 2);
    collation.differences.push(told);
    (Review::new(versions()), collation)
}

fn ghosts(cell: &CellView) -> Vec<(usize, usize, Side)> {
    cell.ghosts.iter().map(|ghost| (ghost.paragraph, ghost.row, ghost.side)).collect()
}

#[test]
fn a_moved_paragraph_has_a_ghost_where_it_stands_in_its_version() {
    let (review, collation) = moved();
    let view = rows(&review, &collation);
    let all: Vec<_> =
        view.rows.iter().enumerate().filter(|(_, row)| row.cells.iter().any(|c| !c.ghosts.is_empty())).collect();
    assert_eq!(all.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [3]);
    assert_eq!(ghosts(&all[0].1.cells[2]), [(4, 2, Side::Below)]);
    assert!(all[0].1.cells[2].ghosts[0].text.starts_with("Die Bürgermeisterin"));
    assert_eq!(view.ghosts.iter().map(|(cell, home)| (cell.row, cell.column, *home)).collect::<Vec<_>>(), [(3, 2, 2)]);
}

#[test]
fn a_dismissed_move_has_no_ghost_and_the_first_paragraph_one_above() {
    let (mut review, mut collation) = moved();
    let number = collation.differences.len() - 1;
    collation.differences[number].version_spans = vec![Place::new(0, 0, 25)];
    let view = rows(&review, &collation);
    assert_eq!(ghosts(&view.rows[1].cells[2]), [(0, 0, Side::Above)]);
    let edit = Edit::judge(&review, &collation, &[number], Some(sammenhold::review::Verdict::Dismissed)).unwrap();
    assert!(review.apply(edit));
    assert!(rows(&review, &collation).ghosts.is_empty());
}

fn selection(version: usize, anchor: (usize, usize), head: (usize, usize)) -> Selection {
    let point = |(paragraph, at)| Point { paragraph, at };
    Selection { version, anchor: point(anchor), head: point(head) }
}

#[test]
fn copying_takes_the_selection_of_one_version_from_the_model() {
    let mut state = opened();
    update(&mut state, Command::Select(Some(selection(1, (2, 9), (1, 12)))));
    let effects = act(&mut state, Action::CopyText);
    let expected = "has set aside 15,000 kroner for the bridge. Work begins in May.\n\nThe mayor";
    assert!(matches!(&effects[..], [Effect::Copy(text)] if text == expected), "{effects:?}");
}

type Window = Harness<'static, Option<App>>;

fn window_of(size: [f32; 2], versions: Vec<sammenhold::text::Version>, collation: Collation) -> Window {
    let settings = Settings { language: InterfaceLanguage::English, theme: ThemeChoice::Light, ..Settings::default() };
    let body = move |ui: &mut egui::Ui, app: &mut Option<App>| {
        app.get_or_insert_with(|| App::new(ui.ctx(), settings.clone(), None)).body(ui);
    };
    let mut window =
        Harness::builder().with_size(size).with_max_steps(40).with_step_dt(1.0 / 60.0).build_ui_state(body, None);
    window.run();
    for command in opening_of(app(&mut window).state(), versions, collation) {
        app(&mut window).send(command);
    }
    window.run();
    window
}

fn window() -> Window {
    window_of([1300.0, 900.0], versions(), collation())
}

fn app(window: &mut Window) -> &mut App {
    window.state_mut().as_mut().unwrap()
}

fn selected(window: &mut Window) -> String {
    let document = app(window).state().document.as_ref().unwrap();
    document.selection.map_or_else(String::new, |selection| selection.text(document))
}

fn cell(window: &Window, label: &str) -> egui::Rect {
    window.get_by_label_contains(label).rect()
}

fn drag(window: &mut Window, from: Pos2, to: &[Pos2]) {
    let button = |pos, pressed| egui::Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    window.event(egui::Event::PointerMoved(from));
    window.event(button(from, true));
    window.step();
    for pos in to {
        window.event(egui::Event::PointerMoved(*pos));
        window.step();
    }
    let end = *to.last().unwrap();
    window.event(button(end, false));
    window.run();
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

#[test]
fn a_drag_over_two_rows_selects_words_of_one_column() {
    let mut window = window();
    let (first, second) = (cell(&window, "Row 1, English:"), cell(&window, "Row 2, English:"));
    let start = first.left_top() + vec2(31.0, 14.0);
    let end = second.right_bottom() - vec2(3.0, 3.0);
    drag(&mut window, start, &[start + vec2(30.0, 0.0), end + vec2(200.0, 0.0)]);
    let expected = "New bridge across the stream\n\n\
                    The council has set aside 15,000 kroner for the bridge. Work begins in May.";
    assert_eq!(selected(&mut window), expected);
    window.event(egui::Event::Copy);
    window.step();
    let copied = window.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(copied.as_deref(), Some(expected));
    window.get_by_label_contains("Row 2, German:").click();
    window.run();
    assert_eq!(selected(&mut window), "");
}

#[test]
fn a_drag_beyond_the_edge_scrolls_on() {
    let (versions, collation) = super::article::long(200);
    let mut window = window_of([1200.0, 700.0], versions, collation);
    app(&mut window).send(Command::Pick { row: 0, column: 0 });
    window.run();
    let start = cell(&window, "Row 1, a.txt:").left_top() + vec2(31.0, 14.0);
    let below = Pos2::new(start.x + 100.0, 699.0);
    let beyond = vec![below + vec2(0.0, 60.0); 40];
    drag(&mut window, start, &beyond);
    let document = app(&mut window).state().document.as_ref().unwrap();
    let selection = document.selection.unwrap();
    assert_eq!((selection.version, selection.anchor.paragraph), (0, 0));
    assert!(selection.head.paragraph > 3, "{selection:?}");
}

#[test]
fn two_clicks_take_a_word_and_three_the_paragraph() {
    let mut window = window();
    let at = cell(&window, "Row 2, English:").left_top() + vec2(40.0, 14.0);
    let click = |window: &mut Window| drag(window, at, &[at]);
    click(&mut window);
    assert_eq!(selected(&mut window), "");
    click(&mut window);
    assert_eq!(selected(&mut window), "The");
    click(&mut window);
    assert!(selected(&mut window).ends_with("Work begins in May."));
    assert!(app(&mut window).state().document.as_ref().unwrap().draft.is_none());
}

#[test]
fn shift_and_arrows_select() {
    let mut window = window();
    for _ in 0..3 {
        press(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    }
    assert_eq!(selected(&mut window), "The");
    press(&mut window, Modifiers::SHIFT | Modifiers::ALT, Key::ArrowRight);
    assert_eq!(selected(&mut window), "The council");
    press(&mut window, Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(selected(&mut window), "The counci");
    for _ in 0..9 {
        press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    }
    assert!(selected(&mut window).ends_with("Share this page"), "{}", selected(&mut window));
    for _ in 0..20 {
        press(&mut window, Modifiers::SHIFT, Key::ArrowUp);
    }
    assert!(selected(&mut window).starts_with("New bridge"), "{}", selected(&mut window));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(selected(&mut window), "");
}

#[test]
fn a_head_is_dragged_to_another_place() {
    let mut window = window();
    let head = |window: &Window, name: &str| window.get_by_role_and_label(Role::ColumnHeader, name).rect();
    let from = head(&window, "German");
    let to = head(&window, "Danish");
    let start = from.right_top() + vec2(-30.0, 10.0);
    drag(&mut window, start, &[start - vec2(40.0, 0.0), to.left_top() + vec2(20.0, 10.0)]);
    assert_eq!(app(&mut window).state().document.as_ref().unwrap().columns.visible(3), [2, 0, 1]);
    assert!(head(&window, "German").left() < head(&window, "Danish").left());
    assert!(cell(&window, "Row 1, German:").left() < cell(&window, "Row 1, Danish:").left());
}

#[test]
fn an_edge_is_dragged_and_made_even_again() {
    let mut window = window();
    let width = |window: &Window, name: &str| cell(window, &format!("Row 1, {name}:")).width();
    let even = width(&window, "Danish");
    let edge = cell(&window, "Row 1, English:").left_top() - vec2(0.0, 20.0);
    drag(&mut window, edge, &[edge + vec2(20.0, 0.0), edge + vec2(60.0, 0.0)]);
    assert!((width(&window, "Danish") - even - 60.0).abs() < 3.0, "{} {even}", width(&window, "Danish"));
    assert!((width(&window, "English") - even + 60.0).abs() < 3.0);
    assert!((width(&window, "German") - even).abs() < 3.0);
    let edge = cell(&window, "Row 1, English:").left_top() - vec2(0.0, 20.0);
    drag(&mut window, edge, &[edge]);
    drag(&mut window, edge, &[edge]);
    assert!((width(&window, "Danish") - even).abs() < 2.0);
}

#[test]
fn the_menu_of_a_column_hides_it_and_a_button_brings_it_back() {
    let mut window = window();
    window.get_by_label("Column of English").click();
    window.run();
    window.get_by_label("Hide version").click();
    window.run();
    assert!(window.query_by_label_contains("Row 1, English:").is_none());
    window.get_by_label("1 hidden").click();
    window.run();
    window.get_by_label_contains("Row 1, English:");
}

#[test]
fn folded_rows_are_a_line_to_click_on() {
    let mut window = window();
    press(&mut window, Modifiers::NONE, Key::D);
    assert!(window.query_by_label_contains("Row 6, English:").is_none());
    assert_eq!(window.get_all_by_label("1 row without differences").count(), 2);
    window.get_all_by_label("1 row without differences").last().unwrap().click();
    window.run();
    window.get_by_label_contains("Row 6, English:");
}

#[test]
fn a_ghost_leads_to_its_paragraph() {
    let (review, collation) = moved();
    let mut window = window_of([1300.0, 900.0], review.versions().to_vec(), collation);
    let at = cell(&window, "moved: stands with row 3");
    drag(&mut window, at.left_bottom() + vec2(60.0, -20.0), &[at.left_bottom() + vec2(60.0, -20.0)]);
    let cursor = app(&mut window).state().document.as_ref().unwrap().cursor;
    assert_eq!((cursor.cell.row, cursor.cell.column, cursor.difference), (2, 2, Some(4)));
}

#[test]
fn verdict_pin_and_tags_are_spoken() {
    let mut window = window();
    press(&mut window, Modifiers::NONE, Key::A);
    press(&mut window, Modifiers::SHIFT, Key::A);
    window.get_by_label_contains("Number changed (very sure, 97 %, confirmed)");
    app(&mut window).send(Command::Tag("desk".to_owned()));
    window.run();
    window.get_by_label_contains("Row 2: changed, done, tags: desk");
}

#[test]
fn the_ruler_scrolls_where_it_is_clicked() {
    let (versions, collation) = super::article::long(200);
    let mut window = window_of([1200.0, 700.0], versions, collation);
    let ruler = cell(&window, "Overview of all differences");
    let at = ruler.center_top() + vec2(0.0, ruler.height() / 2.0);
    drag(&mut window, at, &[at]);
    window.get_all_by_label_contains("Row 100, ").next().unwrap();
}

#[test]
fn words_under_the_pointer_light_nothing_up_for_ever() {
    let mut window = window();
    let at = cell(&window, "Row 2, English:").left_top() + vec2(40.0, 14.0);
    window.event(egui::Event::PointerMoved(at));
    window.run();
    assert_eq!(window.run(), 1);
}
