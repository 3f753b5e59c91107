//! What the window remembers between runs: recent files, theme, text size, language. Never needed to run: a
//! missing or damaged file gives the defaults. Reading and writing it are effects.

use super::{command::keymap::Keys, panels::Panels};
use crate::{diff::Profile, export::Format};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// How many recent entries are kept.
const RECENT: usize = 8;

/// Text sizes in points: smallest, normal, largest.
const SIZES: (u8, u8, u8) = (11, 16, 32);

/// Sizes of everything in percent: smallest, normal, largest; and the step between them.
const ZOOMS: (u16, u16, u16) = (50, 100, 300);
const ZOOM_STEP: u16 = 10;

/// All settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light, dark or as the system.
    pub theme: ThemeChoice,
    /// Size of the article's text in points.
    pub text_size: u8,
    /// Language of the interface.
    pub language: InterfaceLanguage,
    /// What was opened or saved last, newest first: a review file, or the files of a comparison.
    pub recent: Vec<Vec<PathBuf>>,
    /// Size of everything, in percent.
    pub zoom: u16,
    /// Who reads the differences.
    pub profile: Profile,
    /// In which order one walks over the differences.
    pub walk: Walk,
    /// What the comparison was exported as last.
    pub export: Option<Format>,
    /// Which panels are open.
    pub panels: Panels,
    /// The keys.
    pub keys: Keys,
    /// Width and height of the window in points; none before it was ever open.
    pub window: Option<[u16; 2]>,
    /// Whether the window fills the screen.
    pub is_maximized: bool,
}

/// In which order one walks over the differences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Walk {
    /// The most important first.
    #[default]
    Importance,
    /// As they stand in the text.
    Reading,
}

/// Light, dark or as the system.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemeChoice {
    /// As the system.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// The strongest contrast there is.
    HighContrast,
}

/// Language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InterfaceLanguage {
    /// As the system, English where there are no texts for it.
    #[default]
    System,
    /// English.
    English,
    /// Danish.
    Danish,
}

impl ThemeChoice {
    /// The one after it, and the first after the last.
    pub fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::HighContrast,
            Self::HighContrast => Self::System,
        }
    }
}

impl InterfaceLanguage {
    /// The one after it, and the first after the last.
    pub fn next(self) -> Self {
        match self {
            Self::System => Self::English,
            Self::English => Self::Danish,
            Self::Danish => Self::System,
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::default(),
            text_size: SIZES.1,
            language: InterfaceLanguage::default(),
            recent: Vec::new(),
            zoom: ZOOMS.1,
            profile: Profile::default(),
            walk: Walk::default(),
            export: None,
            panels: Panels::default(),
            keys: Keys::default(),
            window: None,
            is_maximized: false,
        }
    }
}

impl Settings {
    /// From the file's content; anything unreadable is the default.
    pub fn from_json(json: &str) -> Self {
        Self::parse(json).unwrap_or_default()
    }

    /// The same, saying where it cannot be read.
    pub fn parse(json: &str) -> Result<Self, serde_json::Error> {
        let mut settings: Self = serde_json::from_str(json)?;
        settings.text_size = settings.text_size.clamp(SIZES.0, SIZES.2);
        settings.zoom = settings.zoom.clamp(ZOOMS.0, ZOOMS.2);
        settings.recent.retain(|paths| !paths.is_empty());
        settings.recent.truncate(RECENT);
        Ok(settings)
    }

    /// The file's content.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Puts `paths` first among the recent entries.
    pub fn remember(&mut self, paths: &[PathBuf]) {
        if paths.is_empty() {
            return;
        }
        self.recent.retain(|known| known != paths);
        self.recent.insert(0, paths.to_vec());
        self.recent.truncate(RECENT);
    }

    /// Larger text by `steps` (smaller when negative).
    pub fn grow_text(&mut self, steps: i8) {
        self.text_size = self.text_size.saturating_add_signed(steps).clamp(SIZES.0, SIZES.2);
    }

    /// Everything larger by `steps` (smaller when negative).
    pub fn grow_all(&mut self, steps: i16) {
        let step = steps.saturating_mul(ZOOM_STEP.cast_signed());
        self.zoom = self.zoom.saturating_add_signed(step).clamp(ZOOMS.0, ZOOMS.2);
    }

    /// Everything in its normal size.
    pub fn normal_zoom(&mut self) {
        self.zoom = ZOOMS.1;
    }

    /// The normal text size.
    pub fn normal_text(&mut self) {
        self.text_size = SIZES.1;
    }
}

/// What the menu calls a recent entry: its first file's name and how many more there are.
pub fn recent_name(paths: &[PathBuf]) -> (String, usize) {
    let first = paths.first().map(PathBuf::as_path).unwrap_or(Path::new(""));
    let name = first.file_name().unwrap_or(first.as_os_str()).to_string_lossy().into_owned();
    (name, paths.len().saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_and_damage_gives_defaults() {
        let mut settings = Settings { theme: ThemeChoice::Dark, ..Settings::default() };
        settings.remember(&["a.md".into(), "b.md".into()]);
        settings.remember(&["c.sammenhold".into()]);
        settings.remember(&["a.md".into(), "b.md".into()]);
        assert_eq!(settings.recent.len(), 2);
        assert_eq!(recent_name(&settings.recent[0]), ("a.md".to_owned(), 1));
        assert_eq!(Settings::from_json(&settings.to_json()), settings);
        assert_eq!(Settings::from_json("{ broken"), Settings::default());
        assert_eq!(Settings::from_json(r#"{"text_size":200,"unknown":1}"#).text_size, SIZES.2);
    }
}
