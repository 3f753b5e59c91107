//! Files of versions that were changed after they were read: noticed when a review is opened and when the window gets
//! the focus again, offered to be read anew, and never read unasked.

pub mod changed_bar;

use super::{
    effect::Effect,
    i18n::Told,
    jobs,
    state::{Compared, Document, Purpose, State},
    writing,
};
use crate::{
    import,
    review::Edit,
    text::{LanguageSource, Version},
};
use std::{collections::BTreeSet, path::PathBuf};

/// The file that one or more versions were read from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceFile {
    /// Its path as the versions have it.
    pub path: PathBuf,
    /// What it held, as SHA-256 in hexadecimal.
    pub sha256: String,
}

/// One that holds something else now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// What the versions know of it.
    pub of: SourceFile,
    /// Where it was found.
    pub found: PathBuf,
    /// What it holds now.
    pub sha256: String,
}

/// What is known of changed files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Those that are offered.
    pub offered: Vec<Changed>,
    /// Those of which a person said that the versions are to stay as they are.
    pub kept: Vec<Changed>,
}

/// What to do with the versions of a changed file, by its number among those offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangedAnswer {
    /// Read it anew; notes and verdicts go along.
    Replace(usize),
    /// Leave the versions as they are.
    Keep(usize),
}

/// Has the files of the open document looked at.
pub fn look(state: &mut State) -> Vec<Effect> {
    let Some(document) = &state.document else { return Vec::new() };
    let source = |version: &Version| {
        let source = version.source.as_ref()?;
        Some(SourceFile { path: source.path.clone(), sha256: source.sha256.clone() })
    };
    let sources: BTreeSet<SourceFile> = document.review.versions().iter().filter_map(source).collect();
    if sources.is_empty() {
        return Vec::new();
    }
    let beside = document.file.as_ref().and_then(|file| file.parent()).map(PathBuf::from);
    vec![Effect::LookAtSources { document: document.number, sources: sources.into_iter().collect(), beside }]
}

/// They were looked at.
pub fn looked(state: &mut State, document: u64, changed: Vec<Changed>) -> Vec<Effect> {
    if state.document.as_ref().is_some_and(|open| open.number == document) {
        let kept = &state.changes.kept;
        state.changes.offered = changed.into_iter().filter(|changed| !kept.contains(changed)).collect();
    }
    Vec::new()
}

/// Answers.
pub fn update(state: &mut State, answer: ChangedAnswer) -> Vec<Effect> {
    let (ChangedAnswer::Replace(number) | ChangedAnswer::Keep(number)) = answer;
    if number >= state.changes.offered.len() {
        return Vec::new();
    }
    let changed = state.changes.offered.remove(number);
    if matches!(answer, ChangedAnswer::Keep(_)) {
        state.changes.kept.push(changed);
        return Vec::new();
    }
    let first = state.document.as_ref().and_then(|document| of_file(document, &changed.of).next());
    first.map_or_else(Vec::new, |first| jobs::read(state, vec![changed.found], Purpose::Renew(first)))
}

/// The file of this version was read anew: all versions of it are exchanged, each for its own.
pub fn renew(state: &mut State, number: usize, documents: Vec<import::Document>) -> Vec<Effect> {
    writing::commit(state);
    let Some(document) = &mut state.document else { return Vec::new() };
    let source = document.review.versions().get(number).and_then(|version| version.source.clone());
    let Some(source) = source else { return jobs::go_on(state) };
    let file = SourceFile { path: source.path, sha256: source.sha256 };
    let old: Vec<usize> = of_file(document, &file).collect();
    let (mut renewed, mut steps) = (Vec::new(), 0);
    let versions = documents.into_iter().flat_map(|document| document.versions).collect();
    for (version, mut new) in partners(document, &old, versions) {
        let before = &document.review.versions()[version];
        if before.language_source == LanguageSource::Chosen {
            new = new.with_language(before.language.clone(), LanguageSource::Chosen);
        }
        if let Some(source) = &mut new.source {
            source.path.clone_from(&file.path);
        }
        // Rows of an older state would name other paragraphs.
        let is_first = steps == 0 && document.compared == Compared::Done;
        let rows = if is_first { document.collation.rows.as_slice() } else { &[] };
        let name = new.name.clone();
        let edit = Edit::replace_version(&document.review, version, new, rows);
        if edit.is_some_and(|edit| document.review.apply(edit)) {
            steps += 1;
            renewed.push(name);
        }
    }
    if renewed.len() < old.len() {
        let path = file.path.to_string_lossy().into_owned();
        state.problems.push(Told::new("changed-not-matched").arg("path", path));
    }
    match renewed.into_iter().next() {
        Some(name) => {
            state.tell(Told::new("toast-replaced").arg("name", name));
            jobs::compare(state)
        }
        None => jobs::go_on(state),
    }
}

/// Which new version stands for which old one: in their order, or by name and language where there are not as many.
fn partners(document: &Document, old: &[usize], new: Vec<Version>) -> Vec<(usize, Version)> {
    if old.len() == new.len() {
        return old.iter().copied().zip(new).collect();
    }
    let mut new: Vec<Option<Version>> = new.into_iter().map(Some).collect();
    let partner = |number: &usize| {
        let before = document.review.versions().get(*number)?;
        let is_same =
            |after: &Version| after.name == before.name && after.language.primary() == before.language.primary();
        let found = new.iter_mut().find(|after| after.as_ref().is_some_and(is_same))?.take()?;
        Some((*number, found))
    };
    old.iter().filter_map(partner).collect()
}

/// The versions that were read from a file when it held what it held then.
fn of_file(document: &Document, file: &SourceFile) -> impl Iterator<Item = usize> {
    let is_of = |version: &Version| {
        version.source.as_ref().is_some_and(|own| (&own.path, &own.sha256) == (&file.path, &file.sha256))
    };
    document.review.versions().iter().enumerate().filter(move |(_, version)| is_of(version)).map(|(number, _)| number)
}
