//! A language by its BCP 47 tag.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A BCP 47 language tag in its usual spelling: `da`, `nb`, `en-GB`, `zh-Hant`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Language(String);

/// The text is no BCP 47 tag.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a language tag; write it as in BCP 47, such as da, nb or en-GB")]
pub struct NotALanguage(String);

impl Language {
    /// Not known (`und`), as BCP 47 writes it.
    pub fn undetermined() -> Self {
        Self("und".to_owned())
    }

    /// Whether nothing is known of it.
    pub fn is_undetermined(&self) -> bool {
        self.0 == "und"
    }

    /// The whole tag.
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// The language without region and script: `en` of `en-GB`; Norwegian `no` counts as `nb`.
    pub fn primary(&self) -> &str {
        match self.0.split('-').next() {
            Some("no") => "nb",
            Some(primary) => primary,
            None => "und",
        }
    }

    /// Whether both are the same language, whatever their region; an unknown one is like no other.
    pub fn same_as(&self, other: &Self) -> bool {
        !self.is_undetermined() && self.primary() == other.primary()
    }
}

impl FromStr for Language {
    type Err = NotALanguage;

    fn from_str(text: &str) -> Result<Self, NotALanguage> {
        let no = || NotALanguage(text.to_owned());
        let mut parts = text.trim().split(['-', '_']);
        let primary = parts.next().unwrap_or_default();
        if !(2..=3).contains(&primary.len()) || !primary.chars().all(|c| c.is_ascii_alphabetic()) {
            return Err(no());
        }
        let mut tag = primary.to_ascii_lowercase();
        for part in parts {
            if part.is_empty() || part.len() > 8 || !part.chars().all(|c| c.is_ascii_alphanumeric()) {
                return Err(no());
            }
            tag.push('-');
            match part.len() {
                2 => tag.push_str(&part.to_ascii_uppercase()),
                4 if part.starts_with(|c: char| c.is_ascii_alphabetic()) => {
                    tag.push_str(&part[..1].to_ascii_uppercase());
                    tag.push_str(&part[1..].to_ascii_lowercase());
                }
                _ => tag.push_str(&part.to_ascii_lowercase()),
            }
        }
        Ok(Self(tag))
    }
}

impl TryFrom<String> for Language {
    type Error = NotALanguage;

    fn try_from(text: String) -> Result<Self, NotALanguage> {
        text.parse()
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.0
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_get_their_usual_spelling() {
        for (given, tag, primary) in
            [("DA", "da", "da"), ("en_gb", "en-GB", "en"), ("zh-hant", "zh-Hant", "zh"), ("no", "no", "nb")]
        {
            let language: Language = given.parse().unwrap();
            assert_eq!((language.tag(), language.primary()), (tag, primary));
        }
        for bad in ["", "d", "danish", "da-", "1a", "da-æ"] {
            assert!(bad.parse::<Language>().is_err(), "{bad}");
        }
    }
}
