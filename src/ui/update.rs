//! The one function that changes the state. It does no I/O and knows no window: what has to happen outside is
//! handed back as effects, whose answers come in as commands.

use super::{
    changed,
    command::palette::{self, Palette},
    command::{Action, Command, Unsaved},
    effect::{Effect, Outcome},
    exporting, files, find,
    grid::columns::{self, ColumnsChange},
    grid::selection::{self, Selection},
    i18n::Told,
    jobs,
    panels::filter::Filter,
    panels::{self, Panel, PanelsChange},
    recovery,
    rows::Cell,
    settings::{Settings, Walk},
    state::{Dialog, Next, Purpose, State},
    walk, working, writing,
};
use crate::{
    diff::Profile,
    review::{Edit, Review, RowStatus, Verdict, Way},
    text::{Language, LanguageSource},
};

/// Does what the command says and returns what has to be done outside.
pub fn update(state: &mut State, command: Command) -> Vec<Effect> {
    let effects = change(state, command);
    find::refresh(state);
    effects
}

fn change(state: &mut State, command: Command) -> Vec<Effect> {
    match command {
        Command::Do(action) => act(state, action),
        Command::Open(paths) => files::go(state, Next::Open(paths)),
        Command::Drop(paths) => files::dropped(state, paths),
        Command::OpenRecent(number) => match state.settings.recent.get(number).cloned() {
            Some(paths) => files::go(state, Next::Open(paths)),
            None => Vec::new(),
        },
        Command::ForgetRecent => change_settings(state, |settings| settings.recent.clear()),
        Command::Pick { row, column } => walk::pick(state, row, column),
        Command::PickDifference(number) => walk::pick_difference(state, number),
        Command::GoTo { version, place } => working::go_to(state, version, place),
        Command::MakeBase(version) => make_base(state, version),
        Command::ReplaceVersion(version) => files::replace(state, version),
        Command::RemoveVersion(version) => remove_version(state, version),
        Command::Pasted(text) => files::pasted(state, text),
        Command::Tag(tag) => working::tag(state, &tag),
        Command::TagText(text) => working::tag_text(state, text),
        Command::Columns(change) => columns::update(state, change),
        Command::Select(selection) => select(state, selection),
        Command::Unfold { first, count } => unfold(state, first, count),
        Command::Export(change) => exporting::update(state, change),
        Command::Find(change) => find::update(state, change),
        Command::Panels(change) => panels::update(state, change),
        Command::Filter(filter) => set_filter(state, filter),
        Command::Palette(change) => palette::update(state, change),
        Command::SetLanguage { version, language } => set_language(state, version, language),
        Command::EditNote(id) => writing::edit(state, id),
        Command::NewNote => writing::start_new(state),
        Command::NoteText(text) => writing::typed(state, text),
        Command::CommitNote => writing::commit(state),
        Command::CancelNote => writing::cancel(state),
        Command::RestoreNote => writing::restore(state),
        Command::RemoveNote(id) => writing::remove(state, id),
        Command::SetTheme(theme) => change_settings(state, |settings| settings.theme = theme),
        Command::SetInterfaceLanguage(language) => change_settings(state, |settings| settings.language = language),
        Command::SetKeys(preset) => change_settings(state, |settings| settings.keys.preset = preset),
        Command::SetProfile(profile) => set_profile(state, profile),
        Command::SetWalk(walk) => change_settings(state, |settings| settings.walk = walk),
        Command::Recovery(answer) => recovery::update(state, answer),
        Command::AutosaveDue => recovery::keep(state),
        Command::Resized { size, is_maximized } => resized(state, size, is_maximized),
        Command::Unsaved(answer) => answer_unsaved(state, answer),
        Command::Foreign(answer) => files::answer_foreign(state, answer),
        Command::Changed(answer) => changed::update(state, answer),
        Command::Focused => changed::look(state),
        Command::PathText(typed) => type_path(state, typed),
        Command::PathDone => files::path_typed(state),
        Command::CloseDialog => close_dialog(state),
        Command::DismissProblem(number) => dismiss(state, number),
        Command::ToastSeen(number) => forget_toast(state, number),
        Command::CloseRequested => files::go(state, Next::Quit),
        Command::Came(outcome) => came(state, outcome),
    }
}

fn act(state: &mut State, action: Action) -> Vec<Effect> {
    if state.dialog.is_some() && !matches!(action, Action::KeyList | Action::Palette | Action::Back) {
        return Vec::new();
    }
    match action {
        Action::OpenFiles => files::go(state, Next::ChooseFiles),
        Action::OpenFolder => files::go(state, Next::ChooseFolder),
        Action::AddVersion if state.document.is_none() => files::go(state, Next::ChooseFiles),
        Action::AddVersion => vec![Effect::ChooseFiles(Purpose::Add)],
        Action::PasteVersion => vec![Effect::AskClipboard],
        Action::ReplaceVersion => of_column(state, files::replace),
        Action::RemoveVersion => of_column(state, remove_version),
        Action::OpenSample => files::go(state, Next::Sample(0)),
        Action::OpenOtherSample => files::go(state, Next::Sample(1)),
        Action::Save => files::save(state),
        Action::SaveAs => files::save_as(state),
        Action::Export => exporting::open(state),
        Action::Quit => files::go(state, Next::Quit),
        Action::Undo => step_history(state, Step::Back),
        Action::Redo => step_history(state, Step::Forward),
        Action::Note => writing::start(state),
        Action::NoteOnWords => writing::start_on_words(state),
        Action::CopyText => copy(state),
        Action::CancelJob => jobs::cancel(state),
        Action::Back => back(state),
        Action::Palette | Action::KeyList | Action::KeysFile => open_dialog(state, action),
        Action::Confirm
        | Action::Dismiss
        | Action::DismissAlike
        | Action::AnotherLook
        | Action::ClearVerdict
        | Action::AcceptRow
        | Action::TagRow => review(state, action),
        Action::MergeRows
        | Action::SplitRow
        | Action::MoveUp
        | Action::MoveDown
        | Action::Link
        | Action::Unlink
        | Action::Pin
        | Action::CompareAgain
        | Action::MakeBase => align(state, action),
        Action::LargerText
        | Action::SmallerText
        | Action::NormalText
        | Action::ZoomIn
        | Action::ZoomOut
        | Action::NormalZoom
        | Action::SwitchTheme
        | Action::SwitchLanguage
        | Action::SwitchWalk => change_settings(state, |settings| set(settings, action)),
        Action::SwitchProfile => switch_profile(state),
        Action::DetailsPanel => panels::update(state, PanelsChange::Toggle(Panel::Differences)),
        Action::NotesPanel => panels::update(state, PanelsChange::Toggle(Panel::Notes)),
        Action::FactsPanel => panels::update(state, PanelsChange::Toggle(Panel::Facts)),
        Action::StatisticsPanel => panels::update(state, PanelsChange::Toggle(Panel::Statistics)),
        Action::OnlyDifferences => only_differences(state),
        Action::HideColumn => of_column(state, |state, version| columns::update(state, ColumnsChange::Hide(version))),
        Action::ShowColumns => columns::update(state, ColumnsChange::ShowAll),
        Action::ColumnLeft => columns::shift(state, -1),
        Action::ColumnRight => columns::shift(state, 1),
        Action::SelectCell => selection::of_cell(state),
        Action::Find => find::open(state),
        Action::FindNext => find::step(state, walk::Toward::Next),
        Action::FindPrevious => find::step(state, walk::Toward::Previous),
        Action::NextPane => Vec::new(),
        _ => walk::act(state, action),
    }
}

/// Verdicts and tags.
fn review(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Confirm => working::judge(state, Some(Verdict::Confirmed)),
        Action::Dismiss => working::judge(state, Some(Verdict::Dismissed)),
        Action::DismissAlike => working::dismiss_alike(state),
        Action::AnotherLook => working::judge(state, Some(Verdict::Unsure)),
        Action::ClearVerdict => working::judge(state, None),
        Action::AcceptRow => working::row_status(state, Some(RowStatus::Accepted)),
        _ => working::ask_tag(state),
    }
}

/// Which paragraphs belong together.
fn align(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::MergeRows => {
            working::align(state, |r, c, at| Edit::merge_rows(r, c, at.row, at.column), "toast-cannot-merge")
        }
        Action::SplitRow => {
            working::align(state, |r, c, at| Edit::split_row(r, c, at.row, at.column), "toast-cannot-split")
        }
        Action::MoveUp => working::move_paragraph(state, Way::Up),
        Action::MoveDown => working::move_paragraph(state, Way::Down),
        Action::Link => working::link(state),
        Action::Unlink => {
            working::align(state, |r, c, at| Edit::unlink_cell(r, c, at.row, at.column), "toast-cannot-unlink")
        }
        Action::Pin => working::align(state, |r, c, at| Edit::toggle_pin(r, c, at.row, at.column), "toast-cannot-pin"),
        Action::CompareAgain => jobs::compare(state),
        _ => of_column(state, make_base),
    }
}

fn set(settings: &mut Settings, action: Action) {
    match action {
        Action::LargerText => settings.grow_text(1),
        Action::SmallerText => settings.grow_text(-1),
        Action::NormalText => settings.normal_text(),
        Action::ZoomIn => settings.grow_all(1),
        Action::ZoomOut => settings.grow_all(-1),
        Action::NormalZoom => settings.normal_zoom(),
        Action::SwitchTheme => settings.theme = settings.theme.next(),
        Action::SwitchLanguage => settings.language = settings.language.next(),
        _ => {
            settings.walk = match settings.walk {
                Walk::Importance => Walk::Reading,
                Walk::Reading => Walk::Importance,
            }
        }
    }
}

/// Does something with the version that the cursor stands on.
fn of_column(state: &mut State, act: impl FnOnce(&mut State, usize) -> Vec<Effect>) -> Vec<Effect> {
    let column = state.document.as_ref().map(|document| document.cursor.cell.column);
    column.map_or_else(Vec::new, |column| act(state, column))
}

fn open_dialog(state: &mut State, action: Action) -> Vec<Effect> {
    let wanted = match action {
        Action::KeyList => Dialog::Keys,
        Action::KeysFile => Dialog::KeysFile,
        _ => Dialog::Palette(Palette::default()),
    };
    let is_open = |open: &Dialog| std::mem::discriminant(open) == std::mem::discriminant(&wanted);
    match &state.dialog {
        Some(open) if is_open(open) => state.dialog = None,
        Some(_) => {}
        None => state.dialog = Some(wanted),
    }
    Vec::new()
}

/// One step out of whatever was begun.
fn back(state: &mut State) -> Vec<Effect> {
    if state.dialog.is_some() {
        return Vec::new();
    }
    if let Some(document) = &mut state.document {
        if document.linking.take().is_some() {
            state.tell(Told::new("toast-link-ended"));
            return Vec::new();
        }
        if document.selection.take().is_some() {
            return Vec::new();
        }
    }
    state.find = None;
    Vec::new()
}

fn only_differences(state: &mut State) -> Vec<Effect> {
    if let Some(document) = &mut state.document {
        document.only_differences = !document.only_differences;
        document.unfolded.clear();
    }
    Vec::new()
}

fn unfold(state: &mut State, first: usize, count: usize) -> Vec<Effect> {
    if let Some(document) = &mut state.document {
        document.unfolded.extend(first..first.saturating_add(count).min(document.rows.rows.len()));
    }
    Vec::new()
}

fn select(state: &mut State, selection: Option<Selection>) -> Vec<Effect> {
    if let Some(document) = &mut state.document {
        document.selection = selection;
    }
    Vec::new()
}

fn set_filter(state: &mut State, filter: Filter) -> Vec<Effect> {
    if let Some(document) = &mut state.document {
        document.filter = filter;
    }
    Vec::new()
}

fn switch_profile(state: &mut State) -> Vec<Effect> {
    let profile = match state.settings.profile {
        Profile::FactChecker => Profile::Reviser,
        Profile::Reviser => Profile::FactChecker,
    };
    state.tell(Told::new(match profile {
        Profile::FactChecker => "toast-fact-checker",
        Profile::Reviser => "toast-reviser",
    }));
    set_profile(state, profile)
}

/// A fact-checker walks by importance, a reviser through the text.
fn set_profile(state: &mut State, profile: Profile) -> Vec<Effect> {
    let mut effects = change_settings(state, |settings| {
        settings.profile = profile;
        settings.walk = match profile {
            Profile::FactChecker => Walk::Importance,
            Profile::Reviser => Walk::Reading,
        };
    });
    effects.extend(jobs::compare(state));
    effects
}

fn remove_version(state: &mut State, version: usize) -> Vec<Effect> {
    let is_last = state.document.as_ref().is_some_and(|document| document.review.versions().len() < 2);
    if is_last {
        state.tell(Told::new("toast-last-version"));
        return Vec::new();
    }
    apply(state, |review| Edit::remove_version(review, version))
}

fn resized(state: &mut State, size: [u16; 2], is_maximized: bool) -> Vec<Effect> {
    let settings = &mut state.settings;
    let size = if is_maximized { settings.window } else { Some(size) };
    if (size, is_maximized) == (settings.window, settings.is_maximized) {
        return Vec::new();
    }
    (settings.window, settings.is_maximized) = (size, is_maximized);
    vec![Effect::StoreSettings(settings.clone())]
}

fn came(state: &mut State, outcome: Outcome) -> Vec<Effect> {
    match outcome {
        Outcome::Chosen { purpose, answer } => files::chosen(state, purpose, answer),
        Outcome::Progress { generation, fraction } => jobs::progress(state, generation, fraction),
        Outcome::Versions { generation, purpose, paths, documents, problems } => {
            jobs::versions(state, generation, purpose, &paths, documents, problems)
        }
        Outcome::Review { generation, path, review, stamp, documents, problems } => {
            jobs::review(state, generation, (path, *review, stamp), documents, problems)
        }
        Outcome::Collated { generation, collation } => jobs::collated(state, generation, collation),
        Outcome::Failed { generation, told } => jobs::failed(state, generation, told),
        Outcome::Saved { document, path, revision, end } => files::saved(state, document, path, revision, end),
        Outcome::SourcesLooked { document, changed } => changed::looked(state, document, changed),
        Outcome::Exported(result) => exporting::done(state, result),
        Outcome::Leftovers(found) => recovery::found(state, found),
        Outcome::Recovered { generation, leftover, review } => {
            recovery::recovered(state, generation, leftover, *review)
        }
        Outcome::Trouble(told) => {
            state.problems.push(told);
            Vec::new()
        }
    }
}

/// Which way through the history.
#[derive(Clone, Copy)]
enum Step {
    Back,
    Forward,
}

fn step_history(state: &mut State, step: Step) -> Vec<Effect> {
    writing::commit(state);
    let Some(document) = &mut state.document else { return Vec::new() };
    let (edit, nothing) = match step {
        Step::Back => (document.review.undo(), "toast-nothing-to-undo"),
        Step::Forward => (document.review.redo(), "toast-nothing-to-redo"),
    };
    let Some(edit) = edit else {
        state.tell(Told::new(nothing));
        return Vec::new();
    };
    if !edit.changes_collation() {
        document.refresh_review();
        return Vec::new();
    }
    jobs::compare(state)
}

fn make_base(state: &mut State, version: usize) -> Vec<Effect> {
    let Some(document) = &state.document else { return Vec::new() };
    let review = &document.review;
    if version == review.base() || version >= review.versions().len() {
        return Vec::new();
    }
    apply(state, |review| Some(Edit::make_base(review, version)))
}

fn set_language(state: &mut State, number: usize, language: Language) -> Vec<Effect> {
    let version = state.document.as_ref().and_then(|document| document.review.versions().get(number));
    if version.is_none_or(|version| version.language == language && version.language_source == LanguageSource::Chosen) {
        return Vec::new();
    }
    apply(state, |review| Edit::set_language(review, number, language))
}

/// Does an edit that changes what the engine would say.
fn apply(state: &mut State, edit: impl FnOnce(&Review) -> Option<Edit>) -> Vec<Effect> {
    writing::commit(state);
    let Some(document) = &mut state.document else { return Vec::new() };
    let fitted = edit(&document.review).is_some_and(|edit| document.review.apply(edit));
    if fitted { jobs::compare(state) } else { Vec::new() }
}

fn change_settings(state: &mut State, change: impl FnOnce(&mut Settings)) -> Vec<Effect> {
    change(&mut state.settings);
    vec![Effect::StoreSettings(state.settings.clone())]
}

fn answer_unsaved(state: &mut State, answer: Unsaved) -> Vec<Effect> {
    let Some(Dialog::Unsaved(next)) = state.dialog.take() else { return Vec::new() };
    match answer {
        Unsaved::Cancel => Vec::new(),
        Unsaved::Discard => files::follow(state, next),
        Unsaved::Save => {
            state.after_save = Some(next);
            files::save(state)
        }
    }
}

/// The selected words; without any the text of the cursor's cell, a blank line between its paragraphs.
fn copy(state: &State) -> Vec<Effect> {
    let Some(document) = &state.document else { return Vec::new() };
    if let Some(selection) = document.selection {
        let text = selection.text(document);
        if !text.is_empty() {
            return vec![Effect::Copy(text)];
        }
    }
    let Cell { row, column } = document.cursor.cell;
    let cell = document.rows.rows.get(row).and_then(|row| row.cells.get(column));
    let texts: Vec<&str> = cell.into_iter().flat_map(|cell| &cell.paragraphs).map(|p| p.text.as_str()).collect();
    if texts.is_empty() { Vec::new() } else { vec![Effect::Copy(texts.join("\n\n"))] }
}

fn type_path(state: &mut State, typed: String) -> Vec<Effect> {
    if let Some(Dialog::Path { text, .. }) = &mut state.dialog {
        *text = typed;
    }
    Vec::new()
}

fn close_dialog(state: &mut State) -> Vec<Effect> {
    state.dialog = None;
    state.after_save = None;
    Vec::new()
}

fn dismiss(state: &mut State, number: usize) -> Vec<Effect> {
    if number < state.problems.len() {
        state.problems.remove(number);
    }
    Vec::new()
}

fn forget_toast(state: &mut State, number: u64) -> Vec<Effect> {
    state.toast.take_if(|toast| toast.number == number);
    Vec::new()
}
