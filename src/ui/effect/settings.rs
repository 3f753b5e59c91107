//! The settings file. The window writes it, but a person may have put keys into it by hand: those are taken from the
//! file whenever it is written, and a file that cannot be read is set aside rather than overwritten.

use crate::{
    review::file::atomic,
    ui::{i18n::Told, settings::Settings},
};
use std::{
    io,
    path::{Path, PathBuf},
};

/// Where the settings are; none on a system that has no such place.
pub fn path() -> Option<PathBuf> {
    Some(directories::ProjectDirs::from("", "", "sammenhold")?.config_dir().join("settings.json"))
}

/// Reads the settings, and what to say when they cannot be read; small enough to do before the window opens.
pub fn load(path: Option<&Path>) -> (Settings, Option<Told>) {
    let Some((path, json)) = path.and_then(|path| Some((path, std::fs::read_to_string(path).ok()?))) else {
        return (Settings::default(), None);
    };
    match Settings::parse(&json) {
        Ok(settings) => (settings, None),
        Err(error) => {
            let aside = set_aside(path);
            let told = Told::new("settings-damaged")
                .arg("path", path.to_string_lossy().into_owned())
                .arg("line", error.line())
                .arg("column", error.column())
                .arg("aside", aside.to_string_lossy().into_owned());
            (Settings::default(), Some(told))
        }
    }
}

/// Writes the settings.
pub fn store(mut settings: Settings, path: &Path) -> io::Result<()> {
    match std::fs::read_to_string(path).map(|json| Settings::parse(&json)) {
        Ok(Ok(old)) => settings.keys.own = old.keys.own,
        Ok(Err(_)) => drop(set_aside(path)),
        Err(_) => {}
    }
    replace(path, settings.to_json().as_bytes())
}

/// Writes a small file, wholly or not at all.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    std::fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
    atomic::write(path, bytes).map_err(io::Error::other)
}

fn set_aside(path: &Path) -> PathBuf {
    let aside = path.with_extension("damaged.json");
    if let Err(error) = std::fs::copy(path, &aside) {
        eprintln!("{}: could not be set aside: {error}", path.display());
    }
    aside
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_written_by_hand_outlive_the_windows_own_writing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/settings.json");
        let mut settings = Settings::default();
        settings.grow_text(3);
        store(settings.clone(), &path).unwrap();
        assert_eq!(load(Some(&path)), (settings.clone(), None));
        assert_eq!(load(None), (Settings::default(), None));

        settings.keys.own.insert("save".to_owned(), vec!["Ctrl+B".to_owned()]);
        std::fs::write(&path, settings.to_json()).unwrap();
        store(Settings::default(), &path).unwrap();
        assert_eq!(load(Some(&path)).0.keys.own, settings.keys.own);
    }

    #[test]
    fn a_damaged_file_is_told_and_set_aside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        std::fs::write(&path, "{ \"keys\": ").unwrap();
        let (settings, told) = load(Some(&path));
        assert_eq!(settings, Settings::default());
        assert!(told.is_some());
        store(settings, &path).unwrap();
        assert_eq!(std::fs::read_to_string(folder.path().join("settings.damaged.json")).unwrap(), "{ \"keys\": ");
    }
}
