//! A line of a batch: an article whose paragraphs are taken as they are.
//!
//! `{"id", "base"?, "versions": [{"name"?, "language"?, "paragraphs": […]}]}`; other fields are passed over,
//! so that gold files can be fed in as they are.

use crate::{
    segment::prepare_as_it_is,
    text::{LanguageSource, Paragraph, Role, Version},
};
use serde::Deserialize;

/// One article of a batch.
#[derive(Clone, Debug, Deserialize)]
#[serde(expecting = "an object with versions")]
pub struct Article {
    /// Given back in the record; any JSON value.
    #[serde(default)]
    pub id: serde_json::Value,
    /// Number of the base, from 0.
    #[serde(default)]
    pub base: usize,
    /// The versions as they are given.
    pub versions: Vec<Given>,
}

/// A version as it is given.
#[derive(Clone, Debug, Deserialize)]
#[serde(expecting = "an object with paragraphs")]
pub struct Given {
    /// What to call it.
    pub name: Option<String>,
    /// Its BCP 47 tag; detected when missing.
    pub language: Option<String>,
    /// Its paragraphs, all of them running text.
    pub paragraphs: Vec<String>,
}

impl Article {
    /// Reads a line. The error is a sentence without the place, which the caller knows.
    pub fn parse(line: &[u8]) -> Result<Self, String> {
        let article: Self = serde_json::from_slice(line).map_err(|error| explain(&error))?;
        let count = article.versions.len();
        match article {
            _ if count < 2 => Err(format!("it has {count} of the two versions that a comparison needs")),
            Self { base, .. } if base >= count => {
                Err(format!("base is {base}, but the last of its versions is {}", count - 1))
            }
            article => Ok(article),
        }
    }

    /// Its versions. The error names a language that is none.
    pub fn versions(&self) -> Result<Vec<Version>, String> {
        self.versions.iter().enumerate().map(|(number, given)| given.version(number)).collect()
    }
}

impl Given {
    fn version(&self, number: usize) -> Result<Version, String> {
        let name = self.name.clone().unwrap_or_else(|| format!("version {}", number + 1));
        let paragraphs = self.paragraphs.iter().map(|text| Paragraph::new(text.as_str(), Role::Body)).collect();
        let mut version = Version::new(name, paragraphs);
        match &self.language {
            Some(tag) => {
                let language = tag.parse().map_err(|error| format!("versions[{number}]: {error}"))?;
                Ok(version.with_language(language, LanguageSource::Declared))
            }
            None => {
                prepare_as_it_is(&mut version);
                Ok(version)
            }
        }
    }
}

/// What serde says, with the column only: in a batch every error stands in line 1 of its own line.
pub fn explain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let what = text.split(" at line ").next().unwrap_or_default();
    if error.column() == 0 { what.to_owned() } else { format!("{what} at column {}", error.column()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Result<&[&str], &str>) {
        let tags = |versions: Vec<Version>| versions.iter().map(|v| v.language.to_string()).collect::<Vec<_>>();
        let found = Article::parse(line.as_bytes()).and_then(|article| article.versions()).map(tags);
        let expected = expected.map(|tags| tags.iter().map(|&tag| tag.to_owned()).collect());
        assert_eq!(found, expected.map_err(str::to_owned), "{line}");
    }

    #[test]
    fn lines() {
        check(
            r#"{"id":1,"mode":"x","versions":[{"language":"da","paragraphs":["a"]},{"language":"en-gb","paragraphs":[]}]}"#,
            Ok(&["da", "en-GB"]),
        );
        check(r#"{"versions":[{"paragraphs":["a"]}]}"#, Err("it has 1 of the two versions that a comparison needs"));
        check(
            r#"{"base":2,"versions":[{"paragraphs":[]},{"paragraphs":[]}]}"#,
            Err("base is 2, but the last of its versions is 1"),
        );
        check(
            r#"{"versions":[{"paragraphs":[]},{"language":"danish","paragraphs":[]}]}"#,
            Err("versions[1]: “danish” is not a language tag; write it as in BCP 47, such as da, nb or en-GB"),
        );
        check("5", Err("invalid type: integer `5`, expected an object with versions at column 1"));
        check(r#"{"versions":[null]}"#, Err("invalid type: null, expected an object with paragraphs at column 17"));
        check(r#"{"versions":"#, Err("EOF while parsing a value at column 12"));
        check(r#"{"versions":[{"paragraphs":[3]}]}"#, Err("invalid type: integer `3`, expected a string at column 29"));
    }
}
