//! A folder as the versions in it: its own texts in the order of their names, none of the folders inside it.

use super::{Format, ImportError};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The files in a folder that can be versions, in the order of their names.
pub(super) fn texts(folder: &Path) -> Result<Vec<PathBuf>, ImportError> {
    let failed = |error| ImportError::from_io(folder, error);
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if can_be_a_version(&path.file_name().unwrap_or_default().to_string_lossy()) && path.is_file() {
            texts.push(path);
        }
    }
    texts.sort();
    if texts.is_empty() { Err(ImportError::NoTexts { path: folder.to_owned() }) } else { Ok(texts) }
}

/// By its name: an article, neither hidden nor an editor's spare copy nor about the folder itself.
pub(super) fn can_be_a_version(name: &str) -> bool {
    let other = name.starts_with(['.', '~', '#']) || name.to_lowercase().starts_with("readme");
    !other && Format::of_known_name(name).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, version: bool) {
        assert_eq!(can_be_a_version(name), version, "{name}");
    }

    #[test]
    fn names_of_versions() {
        for name in [
            "da.txt",
            "Artikel Å.MD",
            "en.markdown",
            "kort.text",
            "artikel.da.docx",
            "a.PDF",
            "en.html",
            "a.srt",
            "a.zip",
        ] {
            check(name, true);
        }
        for name in [
            "README.md",
            "readme-da.txt",
            ".skjult.txt",
            "gold.json",
            "a.sammenhold",
            "a.txt~",
            "a.doc",
            "a",
            "~$a.docx",
            ".~lock.a.odt#",
        ] {
            check(name, false);
        }
    }
}
