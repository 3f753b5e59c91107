//! Opening, adding and saving, as far as it is a matter of state: nothing unsaved is lost without a question.

use super::{
    command::ForeignAnswer,
    effect::{Answer, Effect, SaveEnd},
    exporting::{self, Existing},
    i18n::Told,
    jobs, recovery,
    state::{Dialog, Foreign, Next, Purpose, Saving, State},
    writing,
};
use crate::review::file::{self, Over, Stamp, Took};
use std::path::PathBuf;

/// Does `next`, after a question when there are unsaved changes.
pub fn go(state: &mut State, next: Next) -> Vec<Effect> {
    writing::commit(state);
    let Some(document) = &state.document else { return follow(state, next) };
    if !document.is_dirty() {
        return follow(state, next);
    }
    if state.saving.as_ref().is_some_and(|saving| saving.revision == document.review.revision()) {
        state.after_save = Some(next);
    } else {
        state.dialog = Some(Dialog::Unsaved(next));
    }
    Vec::new()
}

/// Does `next` without any question.
pub fn follow(state: &mut State, next: Next) -> Vec<Effect> {
    match next {
        Next::ChooseFiles => vec![Effect::ChooseFiles(Purpose::Open)],
        Next::ChooseFolder => vec![Effect::ChooseFolder],
        Next::Open(paths) => jobs::read(state, paths, Purpose::Open),
        Next::Paste(text) => jobs::read_text(state, text, Purpose::Open),
        Next::Recover(number) => recovery::open(state, number),
        Next::Sample(number) => jobs::read_sample(state, number),
        Next::Quit => {
            state.closing = true;
            let mut effects = recovery::let_go(state);
            effects.push(Effect::CloseWindow);
            effects
        }
    }
}

/// Files dropped into the window are added to what is open; a review file is opened in its place.
pub fn dropped(state: &mut State, paths: Vec<PathBuf>) -> Vec<Effect> {
    if paths.is_empty() {
        Vec::new()
    } else if state.document.is_none() || paths.iter().any(|path| file::is_named_as_review(path)) {
        go(state, Next::Open(paths))
    } else {
        jobs::read(state, paths, Purpose::Add)
    }
}

/// Asks for a file to take the place of a version.
pub fn replace(state: &mut State, version: usize) -> Vec<Effect> {
    let is_there = state.document.as_ref().is_some_and(|document| version < document.review.versions().len());
    if is_there { vec![Effect::ChooseFiles(Purpose::Replace(version))] } else { Vec::new() }
}

/// A text from the clipboard becomes a version of what is open, or opens.
pub fn pasted(state: &mut State, text: String) -> Vec<Effect> {
    if text.trim().is_empty() {
        state.tell(Told::new("toast-clipboard-empty"));
        Vec::new()
    } else if state.document.is_none() {
        go(state, Next::Paste(text))
    } else {
        jobs::read_text(state, text, Purpose::Add)
    }
}

/// Saves to the review's file, or asks for one.
pub fn save(state: &mut State) -> Vec<Effect> {
    let own = state.document.as_ref().and_then(|document| Some((document.file.clone()?, document.stamp.clone())));
    match own {
        Some((path, stamp)) => save_to(state, path, Over::Known(stamp)),
        None => save_as(state),
    }
}

/// Asks where to save.
pub fn save_as(state: &mut State) -> Vec<Effect> {
    let Some(document) = &state.document else { return Vec::new() };
    vec![Effect::ChooseSavePath { suggested: suggested_path(document) }]
}

/// The system's dialog was answered, or could not be had.
pub fn chosen(state: &mut State, purpose: Purpose, answer: Answer) -> Vec<Effect> {
    match answer {
        Answer::Paths(paths) => with_paths(state, purpose, paths, Existing::Replace),
        Answer::Nothing => {
            state.after_save = None;
            Vec::new()
        }
        Answer::NoDialog => {
            let text = match (purpose, &state.document) {
                (Purpose::SaveAs, Some(document)) => suggested_path(document).to_string_lossy().into_owned(),
                (Purpose::Export(format), Some(document)) => {
                    exporting::suggested_path(document, format).to_string_lossy().into_owned()
                }
                _ => String::new(),
            };
            state.dialog = Some(Dialog::Path { purpose, text });
            Vec::new()
        }
    }
}

/// The path field is done: a path a line, with or without quotation marks around it.
pub fn path_typed(state: &mut State) -> Vec<Effect> {
    let Some(Dialog::Path { purpose, text }) = state.dialog.take() else { return Vec::new() };
    let lines = text.lines().map(|line| line.trim().trim_matches(['"', '\'']));
    let paths: Vec<PathBuf> = lines.filter(|line| !line.is_empty()).map(PathBuf::from).collect();
    if paths.is_empty() { Vec::new() } else { with_paths(state, purpose, paths, Existing::Keep) }
}

/// The save is done, or needs an answer, or has failed.
pub fn saved(state: &mut State, document: u64, path: PathBuf, revision: u64, end: SaveEnd) -> Vec<Effect> {
    state.saving.take_if(|saving| saving.revision == revision);
    let Some(open) = state.document.as_ref().filter(|open| open.number == document) else { return Vec::new() };
    match end {
        SaveEnd::Done { stamp, took } => {
            let (key, path_of) = match took {
                Took::Usual => ("toast-saved", path.clone()),
                Took::Gone => ("toast-saved-anew", path.clone()),
                Took::PutAside(aside) => ("toast-saved-put-aside", aside),
            };
            state.tell(Told::new(key).arg("path", path_of.to_string_lossy().into_owned()));
            written(state, path, revision, stamp)
        }
        SaveEnd::Beside { copy, stamp, told } => {
            state.problems.push(told);
            written(state, copy, revision, stamp)
        }
        SaveEnd::Foreign => {
            let found = if open.file.as_ref() == Some(&path) { Foreign::Changed } else { Foreign::There };
            state.dialog = Some(Dialog::Foreign { path, found });
            Vec::new()
        }
        SaveEnd::Failed(told) => {
            state.problems.push(told);
            state.after_save = None;
            Vec::new()
        }
    }
}

/// A person says what to do with a file that a save would replace unseen.
pub fn answer_foreign(state: &mut State, answer: ForeignAnswer) -> Vec<Effect> {
    let Some(Dialog::Foreign { path, .. }) = state.dialog.take() else { return Vec::new() };
    match answer {
        ForeignAnswer::SaveAs => save_as(state),
        ForeignAnswer::Replace => save_to(state, path, Over::PutAside),
        ForeignAnswer::Cancel => {
            state.after_save = None;
            Vec::new()
        }
    }
}

/// The review stands in this file now.
fn written(state: &mut State, path: PathBuf, revision: u64, stamp: Stamp) -> Vec<Effect> {
    let Some(open) = &mut state.document else { return Vec::new() };
    let is_first = open.saved_revision == recovery::NEVER_SAVED;
    open.saved_revision = if is_first { revision } else { open.saved_revision.max(revision) };
    (open.file, open.stamp) = (Some(path.clone()), Some(stamp));
    state.settings.remember(std::slice::from_ref(&path));
    let mut effects = if state.is_dirty() { Vec::new() } else { recovery::let_go(state) };
    effects.push(Effect::StoreSettings(state.settings.clone()));
    effects.push(Effect::Hold(Some(path)));
    if let Some(next) = state.after_save.take() {
        effects.extend(go(state, next));
    }
    effects
}

fn with_paths(state: &mut State, purpose: Purpose, paths: Vec<PathBuf>, existing: Existing) -> Vec<Effect> {
    match purpose {
        Purpose::Open => follow(state, Next::Open(paths)),
        Purpose::Add | Purpose::Replace(_) | Purpose::Renew(_) => jobs::read(state, paths, purpose),
        Purpose::SaveAs => match paths.into_iter().next() {
            // The dialog has not asked about the name with the ending.
            Some(path) if path.extension().is_none() => {
                save_under(state, path.with_extension(file::EXTENSION), Existing::Keep)
            }
            Some(path) => save_under(state, path, existing),
            None => Vec::new(),
        },
        Purpose::Export(format) => match paths.into_iter().next() {
            Some(path) => exporting::to(state, format, path, existing),
            None => Vec::new(),
        },
    }
}

/// Saves under a name that a person gave.
fn save_under(state: &mut State, path: PathBuf, existing: Existing) -> Vec<Effect> {
    let Some(document) = &state.document else { return Vec::new() };
    let over = match existing {
        _ if document.file.as_ref() == Some(&path) => Over::Known(document.stamp.clone()),
        Existing::Replace => Over::Anything,
        Existing::Keep => Over::Known(None),
    };
    save_to(state, path, over)
}

fn save_to(state: &mut State, path: PathBuf, over: Over) -> Vec<Effect> {
    writing::commit_and_go_on(state);
    let Some(document) = &state.document else { return Vec::new() };
    let (document, review) = (document.number, Box::new(document.review.clone()));
    let revision = review.revision();
    state.saving = Some(Saving { revision });
    vec![Effect::Save { document, review, path, revision, over }]
}

/// Beside the base's file, with the ending of review files.
fn suggested_path(document: &super::state::Document) -> PathBuf {
    document.file.clone().unwrap_or_else(|| beside(document))
}

/// What is made of an article, beside the base's file: `article.sammenhold`.
pub fn beside(document: &super::state::Document) -> PathBuf {
    let base = document.review.versions().get(document.review.base());
    let path = base.map_or(PathBuf::new(), |base| {
        base.source.as_ref().map_or_else(|| PathBuf::from(&base.name), |source| source.path.clone())
    });
    // `article.da.md` is one of several; the review of all of them is `article.sammenhold`.
    let stem = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let shared = match stem.rsplit_once('.') {
        Some((front, tag)) if tag.parse::<crate::text::Language>().is_ok() && !front.is_empty() => front,
        _ => &stem,
    };
    path.with_file_name(format!("{shared}.{}", file::EXTENSION))
}
