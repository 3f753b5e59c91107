//! The one function that changes the state. It does no I/O and knows no window: what has to happen outside is
//! handed back as effects, whose answers come in as commands.

use super::{
    command::{Action, Command, Unsaved},
    effect::{Effect, Outcome},
    files, jobs,
    rows::Cell,
    state::{Dialog, Next, Purpose, State},
    walk, writing,
};
use crate::{
    review::{Edit, Review},
    text::{Language, LanguageSource},
};

/// Does what the command says and returns what has to be done outside.
pub fn update(state: &mut State, command: Command) -> Vec<Effect> {
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
        Command::MakeBase(version) => make_base(state, version),
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
        Command::Unsaved(answer) => answer_unsaved(state, answer),
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
    if state.dialog.is_some() && action != Action::KeyList {
        return Vec::new();
    }
    match action {
        Action::OpenFiles => files::go(state, Next::ChooseFiles),
        Action::AddVersion if state.document.is_none() => files::go(state, Next::ChooseFiles),
        Action::AddVersion => vec![Effect::ChooseFiles(Purpose::Add)],
        Action::OpenSample => files::go(state, Next::Sample),
        Action::Save => files::save(state),
        Action::SaveAs => files::save_as(state),
        Action::Quit => files::go(state, Next::Quit),
        Action::Undo => step_history(state, Step::Back),
        Action::Redo => step_history(state, Step::Forward),
        Action::Note => writing::start(state),
        Action::CopyText => copy(state),
        Action::MakeBase => make_base_of_cursor(state),
        Action::CompareAgain => jobs::compare(state),
        Action::NextDifference => walk::to_difference(state, walk::Toward::Next),
        Action::PreviousDifference => walk::to_difference(state, walk::Toward::Previous),
        Action::FirstDifference => walk::to_difference(state, walk::Toward::First),
        Action::LastDifference => walk::to_difference(state, walk::Toward::Last),
        Action::NextUnsure => walk::to_unsure(state, walk::Toward::Next),
        Action::PreviousUnsure => walk::to_unsure(state, walk::Toward::Previous),
        Action::NextRow => walk::step(state, 1, 0),
        Action::PreviousRow => walk::step(state, -1, 0),
        Action::NextColumn => walk::step(state, 0, 1),
        Action::PreviousColumn => walk::step(state, 0, -1),
        Action::LargerText => change_settings(state, |settings| settings.grow_text(1)),
        Action::SmallerText => change_settings(state, |settings| settings.grow_text(-1)),
        Action::NormalText => change_settings(state, super::settings::Settings::normal_text),
        Action::KeyList => {
            state.dialog =
                if state.dialog == Some(Dialog::Keys) { None } else { state.dialog.take().or(Some(Dialog::Keys)) };
            Vec::new()
        }
        Action::CancelJob => jobs::cancel(state),
    }
}

fn came(state: &mut State, outcome: Outcome) -> Vec<Effect> {
    match outcome {
        Outcome::Chosen { purpose, answer } => files::chosen(state, purpose, answer),
        Outcome::Progress { generation, fraction } => jobs::progress(state, generation, fraction),
        Outcome::Versions { generation, purpose, paths, versions, problems } => {
            jobs::versions(state, generation, purpose, &paths, versions, problems)
        }
        Outcome::Review { generation, path, review } => jobs::review(state, generation, path, *review),
        Outcome::Collated { generation, collation } => jobs::collated(state, generation, collation),
        Outcome::Failed { generation, told } => jobs::failed(state, generation, told),
        Outcome::Saved { document, path, revision, result } => files::saved(state, document, path, revision, result),
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
    let edit = match step {
        Step::Back => document.review.undo(),
        Step::Forward => document.review.redo(),
    };
    let Some(edit) = edit else { return Vec::new() };
    let only_note = matches!(edit, Edit::Note { .. });
    if only_note {
        document.refresh_rows();
        return Vec::new();
    }
    jobs::compare(state)
}

fn make_base_of_cursor(state: &mut State) -> Vec<Effect> {
    let column = state.document.as_ref().map(|document| document.cursor.cell.column);
    column.map_or_else(Vec::new, |column| make_base(state, column))
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

fn change_settings(state: &mut State, change: impl FnOnce(&mut super::settings::Settings)) -> Vec<Effect> {
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

/// The text of the cursor's cell, a blank line between its paragraphs.
fn copy(state: &State) -> Vec<Effect> {
    let Some(document) = &state.document else { return Vec::new() };
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
