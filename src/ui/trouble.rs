//! Errors of reading and writing put into the interface's language; each names file, place and cure.

use super::i18n::Told;
use crate::{
    import::{ImportError, LARGEST_BYTES},
    review::file::{FileError, atomic::Fault},
};
use std::path::{Path, PathBuf};

/// Why an article could not be read.
pub fn import(error: &ImportError) -> Told {
    let told = Told::new(match error {
        ImportError::Missing { .. } => "error-missing",
        ImportError::Forbidden { .. } => "error-forbidden",
        ImportError::IsAFolder { .. } => "error-is-a-folder",
        ImportError::ThroughAFile { .. } => "error-through-a-file",
        ImportError::NoTexts { .. } => "error-no-texts",
        ImportError::Empty { .. } => "error-empty",
        ImportError::Binary { .. } => "error-binary",
        ImportError::Unsupported { .. } => "error-unsupported",
        ImportError::Broken { .. } => "error-broken",
        ImportError::Excessive { .. } => "error-excessive",
        ImportError::Locked { .. } => "error-locked",
        ImportError::Scanned { .. } => "error-scanned",
        ImportError::LadderAlone { .. } => "error-ladder-alone",
        ImportError::LadderAmongTexts { .. } => "error-ladder-among-texts",
        ImportError::Review { .. } => "problem-review-among-files",
        ImportError::TooLarge { .. } => "error-too-large",
        ImportError::Damaged { .. } => "error-damaged",
        ImportError::Unreadable { .. } => "error-unreadable",
    })
    .arg("path", name(error.path()));
    match error {
        // The variant's name is what the text chooses by.
        ImportError::Binary { looks, byte, .. } => told.arg("looks", format!("{looks:?}")).arg("byte", *byte),
        ImportError::Unsupported { extension, .. } => told.arg("extension", extension.as_str()),
        ImportError::TooLarge { .. } => {
            told.arg("limit", usize::try_from(LARGEST_BYTES / 1024 / 1024).unwrap_or(usize::MAX))
        }
        ImportError::Damaged { encoding, line, byte, .. } => {
            told.arg("encoding", *encoding).arg("line", *line).arg("byte", *byte)
        }
        ImportError::Broken { place, detail, .. } => told.arg("place", place.as_str()).arg("detail", detail.as_str()),
        ImportError::Excessive { what, .. } => told.arg("what", what.as_str()),
        ImportError::LadderAmongTexts { texts, .. } => told.arg("texts", *texts),
        ImportError::Unreadable { source, .. } => told.arg("reason", source.to_string()),
        _ => told,
    }
}

/// Why a review file could not be read or written.
pub fn review_file(error: &FileError) -> Told {
    let about = |key: &'static str, path: &Path| Told::new(key).arg("path", name(path));
    match error {
        FileError::Missing { path, backup } => about("error-review-missing", path).arg("backup", backup_name(backup)),
        FileError::Read { path, source } => about("error-unreadable", path).arg("reason", source.to_string()),
        FileError::NotAReview { path } => about("error-not-a-review", path),
        FileError::Newer { path, .. } => about("error-review-newer", path),
        FileError::Damaged { path, line, column, backup, .. } => about("error-review-damaged", path)
            .arg("line", *line)
            .arg("column", *column)
            .arg("backup", backup_name(backup)),
        FileError::Inconsistent { path, place, backup, .. } => {
            about("error-review-inconsistent", path).arg("place", place.as_str()).arg("backup", backup_name(backup))
        }
        FileError::Write { path, fault } => not_written(path, fault),
        FileError::Beside { path, copy, source, .. } => {
            about("error-review-beside", path).arg("copy", name(copy)).arg("reason", source.to_string())
        }
        FileError::Changed { path } => about("foreign-changed", path),
    }
}

/// Why a review is not on the disk.
fn not_written(path: &Path, fault: &Fault) -> Told {
    let told = Told::new(match fault {
        Fault::NotAFile => "error-write-not-a-file",
        Fault::Circle => "error-write-circle",
        Fault::NoFolder(_) => "error-write-no-folder",
        Fault::Protected => "error-write-protected",
        Fault::FolderProtected(_) => "error-write-folder-protected",
        Fault::Full => "error-write-full",
        Fault::Beside { .. } => "error-review-beside",
        Fault::System(_) => "error-review-write",
    })
    .arg("path", name(path));
    match fault {
        Fault::NoFolder(folder) | Fault::FolderProtected(folder) => told.arg("folder", name(folder)),
        Fault::Beside { copy, source } => told.arg("copy", name(copy)).arg("reason", source.to_string()),
        Fault::System(error) => told.arg("reason", error.to_string()),
        Fault::NotAFile | Fault::Circle | Fault::Protected | Fault::Full => told,
    }
}

fn name(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// The backup's path; `none` is what the texts choose by.
fn backup_name(backup: &Option<PathBuf>) -> String {
    backup.as_ref().map_or_else(|| "none".to_owned(), |path| name(path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        import::Looks,
        ui::{InterfaceLanguage, Texts},
    };

    #[track_caller]
    fn check(told: &Told, english: &str, danish: &str) {
        assert_eq!(Texts::new(InterfaceLanguage::English).say(told), english);
        assert_eq!(Texts::new(InterfaceLanguage::Danish).say(told), danish);
    }

    #[test]
    fn errors_are_said_in_both_languages() {
        let path = PathBuf::from("a.pdf");
        check(
            &import(&ImportError::Binary { path: path.clone(), looks: Looks::Pdf, byte: 7 }),
            "a.pdf: this looks like a PDF and not like a text; save it as plain text (.txt) and open that.",
            "a.pdf: det ligner en PDF og ikke en tekst; gem den som ren tekst (.txt), og åbn den.",
        );
        check(
            &review_file(&FileError::Missing { path, backup: Some("a~".into()) }),
            "a.pdf: there is no such file; the one saved before it is still there as a~, copy it and open the copy.",
            "a.pdf: den fil findes ikke; den, der blev gemt før, ligger stadig som a~, kopiér den, og åbn kopien.",
        );
    }
}
