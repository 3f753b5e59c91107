//! Whether the files that the versions were read from still hold what was read.

use crate::{
    import::LARGEST_BYTES,
    review::file::Stamp,
    ui::changed::{Changed, SourceFile},
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The files that hold something else. One that is not there, or cannot be read, says nothing: a review opens anywhere.
pub fn changed(sources: &[SourceFile], beside: Option<&Path>) -> Vec<Changed> {
    let look = |source: &SourceFile| {
        let found = find(&source.path, beside)?;
        let bytes = fs::read(&found).ok()?;
        let sha256 = Stamp::of(&bytes).to_string();
        (sha256 != source.sha256).then(|| Changed { of: source.clone(), found, sha256 })
    };
    sources.iter().filter_map(look).collect()
}

/// The file where it was; a relative path is looked for beside the review too.
fn find(path: &Path, beside: Option<&Path>) -> Option<PathBuf> {
    let is_small_file = |path: &PathBuf| fs::metadata(path).is_ok_and(|m| m.is_file() && m.len() <= LARGEST_BYTES);
    let near = || beside.filter(|_| path.is_relative()).map(|folder| folder.join(path));
    Some(path.to_owned()).filter(is_small_file).or_else(|| near().filter(is_small_file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_there_and_other_is_changed() {
        let folder = tempfile::tempdir().unwrap();
        let (path, beside) = (folder.path().join("a.txt"), Some(folder.path()));
        let source = |path: &Path| SourceFile { path: path.to_owned(), sha256: Stamp::of(b"one").to_string() };
        let relative = source(Path::new("gone/../a.txt"));
        let all = [source(&path), relative];
        assert_eq!(changed(&all, beside), [], "nothing is there");
        fs::create_dir(folder.path().join("gone")).unwrap();
        fs::write(&path, "one").unwrap();
        assert_eq!(changed(&all, beside), []);
        fs::write(&path, "two").unwrap();
        let found = changed(&all, beside);
        assert_eq!(found.len(), 2);
        assert_eq!((&found[0].found, &found[0].sha256), (&path, &Stamp::of(b"two").to_string()));
        assert_eq!(changed(&all, None).len(), 1);
        assert_eq!(changed(&[source(folder.path())], None), [], "a folder");
    }
}
