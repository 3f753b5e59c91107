//! Which files belong together: a folder is the files in it, a ladder goes with the two texts beside it.

use super::{Document, Format, ImportError, file_name, folder, ladder, read_file};
use std::path::{Path, PathBuf};

/// Something to read by itself.
pub(super) enum Source {
    File(PathBuf),
    Laddered {
        ladder: PathBuf,
        texts: [PathBuf; 2],
    },
    /// What cannot be read at all, and why.
    Nothing(ImportError),
}

/// What to read, in the order of the paths.
pub(super) fn sources(paths: &[PathBuf]) -> Vec<Source> {
    let named = (0..paths.len()).filter(|at| !paths[*at].is_dir());
    let mut found = grouped(&named.map(|at| (at, paths[at].clone())).collect::<Vec<_>>());
    for (at, folder) in paths.iter().enumerate().filter(|(_, path)| path.is_dir()) {
        match folder::texts(folder) {
            Ok(files) => found.extend(grouped(&files.into_iter().map(|file| (at, file)).collect::<Vec<_>>())),
            Err(error) => found.push((at, Source::Nothing(error))),
        }
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, source)| source).collect()
}

/// Files that stand beside each other, with their places.
fn grouped(files: &[(usize, PathBuf)]) -> Vec<(usize, Source)> {
    let all_that = |is: fn(&Path) -> bool| -> Vec<usize> { (0..files.len()).filter(|at| is(&files[*at].1)).collect() };
    let (ladders, texts) = (all_that(is_ladder), all_that(is_text));
    let mut grouped = Vec::new();
    for (number, (at, path)) in files.iter().enumerate() {
        let source = match (ladders.as_slice(), texts.as_slice()) {
            ([ladder], [first, second]) if number == *first => {
                Source::Laddered { ladder: files[*ladder].1.clone(), texts: [path.clone(), files[*second].1.clone()] }
            }
            ([ladder], [_, second]) if number == *second || number == *ladder => continue,
            ([ladder], [_, _, _, ..]) if number == *ladder => {
                Source::Nothing(ImportError::LadderAmongTexts { path: path.clone(), texts: texts.len() })
            }
            _ => Source::File(path.clone()),
        };
        grouped.push((*at, source));
    }
    grouped
}

impl Source {
    /// Reads it. Where a ladder does not fit its texts, they are read without it.
    pub fn read(self) -> Vec<Result<Document, ImportError>> {
        match self {
            Self::File(path) => read_file(&path),
            Self::Nothing(error) => vec![Err(error)],
            Self::Laddered { ladder, texts: [first, second] } => match ladder::read(&ladder, [&first, &second]) {
                Ok(document) => vec![Ok(document)],
                Err(error) => {
                    let texts: Vec<_> = [&first, &second].into_iter().flat_map(|text| read_file(text)).collect();
                    let is_told = texts.iter().any(|text| text.as_ref().is_err_and(|own| own.path() == error.path()));
                    texts.into_iter().chain((!is_told).then_some(Err(error))).collect()
                }
            },
        }
    }
}

fn is_ladder(path: &Path) -> bool {
    Format::of_known_name(&file_name(path)) == Some(Format::Ladder)
}

/// Whether a file is a text that can have been aligned line by line.
fn is_text(path: &Path) -> bool {
    matches!(Format::of_known_name(&file_name(path)), None | Some(Format::Text | Format::Markdown))
}
