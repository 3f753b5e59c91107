//! Writing the comparison to a file: which format, where to, and what is said of it. Only a result that is of the texts
//! as they are is written, never one that is out of date.

pub mod view;
pub mod wording;

use super::{
    effect::Effect,
    files,
    i18n::Told,
    state::{Compared, Dialog, Document, State},
    writing,
};
use crate::export::Format;
use std::path::{Path, PathBuf};

/// What happens in the dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportChange {
    /// This format is looked at.
    At(Format),
    /// It is wanted: the place is asked for.
    Choose(Format),
}

/// What to do where a file of that name is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// The system's dialog asked the person about it.
    Replace,
    /// Nobody was asked.
    Keep,
}

/// A format with what the dialog says of it.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// Which.
    pub format: Format,
    /// What it is called among those who know it.
    pub name: &'static str,
    /// Fluent key of what it is for.
    pub use_key: &'static str,
}

const fn choice(format: Format, name: &'static str, use_key: &'static str) -> Choice {
    Choice { format, name, use_key }
}

/// All formats, those for people first.
pub const CHOICES: &[Choice] = &[
    choice(Format::Html, "HTML", "export-for-reading"),
    choice(Format::Xlsx, "XLSX", "export-for-sheet"),
    choice(Format::Csv, "CSV", "export-for-commas"),
    choice(Format::Tsv, "TSV", "export-for-tabs"),
    choice(Format::Text, "TXT", "export-for-mail"),
    choice(Format::Svg, "SVG", "export-for-picture"),
    choice(Format::Tmx, "TMX", "export-for-memory"),
    choice(Format::Xliff, "XLIFF", "export-for-translators"),
    choice(Format::JsonLd, "JSON-LD", "export-for-annotations"),
    choice(Format::Json, "JSON", "export-for-programs"),
    choice(Format::Jsonl, "JSONL", "export-for-lines"),
    choice(Format::Ladder, "LADDER", "export-for-aligners"),
];

/// Asks which format, unless there is nothing that could be written.
pub fn open(state: &mut State) -> Vec<Effect> {
    writing::commit(state);
    if is_ready(state) {
        state.dialog = Some(Dialog::Export(state.settings.export.unwrap_or(Format::Html)));
    }
    Vec::new()
}

/// Does what happens in the dialog.
pub fn update(state: &mut State, change: ExportChange) -> Vec<Effect> {
    let Some(Dialog::Export(at)) = &mut state.dialog else { return Vec::new() };
    let format = match change {
        ExportChange::At(format) => {
            *at = format;
            return Vec::new();
        }
        ExportChange::Choose(format) => format,
    };
    state.dialog = None;
    state.settings.export = Some(format);
    let mut effects = vec![Effect::StoreSettings(state.settings.clone())];
    effects.extend(
        state
            .document
            .as_ref()
            .map(|document| Effect::ChooseExportPath { format, suggested: suggested_path(document, format) }),
    );
    effects
}

/// Writes to the place that was chosen.
pub fn to(state: &mut State, format: Format, path: PathBuf, existing: Existing) -> Vec<Effect> {
    writing::commit(state);
    if !is_ready(state) {
        return Vec::new();
    }
    let Some(document) = &state.document else { return Vec::new() };
    // The system's dialog asked about the name as it was typed.
    let (path, existing) = match path.extension() {
        Some(_) => (path, existing),
        None => (path.with_extension(format.extension()), Existing::Keep),
    };
    vec![Effect::Export {
        format,
        review: Box::new(document.review.clone()),
        collation: std::sync::Arc::clone(&document.collation),
        language: state.settings.language,
        file: document.file.clone(),
        path,
        existing,
    }]
}

/// The files are written, or not.
pub fn done(state: &mut State, result: Result<Vec<PathBuf>, Told>) -> Vec<Effect> {
    match result {
        Err(told) => state.problems.push(told),
        Ok(paths) => {
            let told = match paths.as_slice() {
                [path] => Told::new("toast-exported").arg("path", path.to_string_lossy().into_owned()),
                paths => several(paths),
            };
            state.tell(told);
        }
    }
    Vec::new()
}

fn several(paths: &[PathBuf]) -> Told {
    let folder = paths.first().and_then(|path| path.parent()).unwrap_or(Path::new(""));
    let names: Vec<_> = paths.iter().filter_map(|path| Some(path.file_name()?.to_string_lossy())).collect();
    Told::new("toast-exported-several")
        .arg("count", paths.len())
        .arg("folder", folder.to_string_lossy().into_owned())
        .arg("names", names.join(", "))
}

/// Whether there is a result of the texts as they are; where there is none it says why.
fn is_ready(state: &mut State) -> bool {
    let told = match state.document.as_ref().map(|document| document.compared) {
        Some(Compared::Done) => return true,
        None => "toast-export-nothing-open",
        Some(_) if state.job.is_some() => "toast-export-comparing",
        Some(_) => "toast-export-not-compared",
    };
    state.tell(Told::new(told));
    false
}

/// Beside the base's file, with the ending of the format; another name where that is a version's own file.
pub fn suggested_path(document: &Document, format: Format) -> PathBuf {
    let path = files::beside(document).with_extension(format.extension());
    let mut sources = document.review.versions().iter().filter_map(|version| version.source.as_ref());
    if !sources.any(|source| source.path == path) {
        return path;
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-export.{}", format.extension()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_can_be_chosen_once() {
        let mut chosen: Vec<&str> = CHOICES.iter().map(|choice| choice.format.name()).collect();
        let mut all: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
        chosen.sort_unstable();
        all.sort_unstable();
        assert_eq!(chosen, all);
    }
}
