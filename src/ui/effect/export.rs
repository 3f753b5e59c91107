//! Writing a comparison in a format. Every file appears whole or not at all; nothing that the comparison is made of, nor
//! the open review, is ever written over, by whatever name it is called.

use crate::{
    collate::Collation,
    export::{Format, Output, Subject, write},
    review::{
        Review,
        file::{atomic, backup_path},
    },
    ui::{
        exporting::{Existing, wording::InWindow},
        i18n::{Texts, Told},
        settings::InterfaceLanguage,
        state::Document,
    },
};
use std::{
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::Arc,
};

/// What is to be written, and where.
pub struct Export {
    /// In which format.
    pub format: Format,
    /// Versions, notes, verdicts.
    pub review: Box<Review>,
    /// What was found in them.
    pub collation: Arc<Collation>,
    /// The language that a report speaks.
    pub language: InterfaceLanguage,
    /// The review's own file.
    pub file: Option<PathBuf>,
    /// Where to write.
    pub path: PathBuf,
    /// What to do where something is there already.
    pub existing: Existing,
}

/// Writes it and says which files there are now.
pub fn run(export: Export) -> Result<Vec<PathBuf>, Told> {
    let Export { format, review, collation, language, file, path, existing } = export;
    let document = Document { collation, ..Document::new(*review, file) };
    let outputs = catch_unwind(AssertUnwindSafe(|| {
        let texts = Texts::new(language);
        let subject = Subject::new(&document.review, &document.collation);
        write(format, &subject, &InWindow::new(&texts, &document))
    }));
    let outputs = outputs.map_err(|_| Told::new("problem-crash"))?;
    if outputs.is_empty() {
        return Err(Told::new("export-empty"));
    }
    let targets: Vec<PathBuf> = outputs.iter().map(|output| target(&path, output)).collect();
    for target in &targets {
        check(&document, target)?;
        // The system's dialog asked about the chosen name alone.
        let is_asked = existing == Existing::Replace && *target == path;
        if !is_asked && fs::symlink_metadata(target).is_ok() {
            return Err(about("export-exists", target));
        }
    }
    for (target, output) in targets.iter().zip(&outputs) {
        atomic::write(target, &output.bytes)
            .map_err(|error| about("export-write-error", target).arg("reason", error.to_string()))?;
    }
    Ok(targets)
}

/// `article.da-en.xlf` for `article.xlf` where there are several.
fn target(path: &Path, output: &Output) -> PathBuf {
    let Some(pair) = &output.pair else { return path.to_owned() };
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(format!(".{pair}"));
    if let Some(ending) = path.extension() {
        name.push(".");
        name.push(ending);
    }
    path.with_file_name(name)
}

fn check(document: &Document, target: &Path) -> Result<(), Told> {
    let sources = document.review.versions().iter().filter_map(|version| version.source.as_ref());
    if sources.map(|source| source.path.as_path()).any(|source| is_same(source, target)) {
        return Err(about("export-over-source", target));
    }
    let is_review = |file: &PathBuf| is_same(file, target) || is_same(&backup_path(file), target);
    if document.file.as_ref().is_some_and(is_review) {
        return Err(about("export-over-review", target));
    }
    Ok(())
}

fn is_same(one: &Path, other: &Path) -> bool {
    let absolute = |path: &Path| std::path::absolute(path).ok();
    one == other
        || absolute(one).is_some_and(|one| Some(one) == absolute(other))
        || matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}

fn about(key: &'static str, path: &Path) -> Told {
    Told::new(key).arg("path", path.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_stand_before_the_ending() {
        let output = |pair: Option<&str>| Output { pair: pair.map(str::to_owned), bytes: Vec::new() };
        for (path, pair, expected) in
            [("a/b.xlf", Some("da-en"), "a/b.da-en.xlf"), ("a/b.xlf", None, "a/b.xlf"), ("b", Some("da-en"), "b.da-en")]
        {
            assert_eq!(target(Path::new(path), &output(pair)), Path::new(expected));
        }
    }
}
