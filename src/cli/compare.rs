//! `sammenhold compare`: files in, a report or a record out.

use super::{Outcome, batch, collated, default_jobs, input, output::Output};
use crate::{
    collate::{Collation, Collator, Options},
    diff::Profile,
    export::{
        json::Record,
        text::{Colour, ledger, report},
    },
    review::Edit,
    text::{Language, Version},
};
use anyhow::{Result, anyhow, bail};
use clap::{Args, ValueEnum};
use std::{
    io::{IsTerminal, Write, stdout},
    path::{Path, PathBuf},
    str::FromStr,
};

const USAGE: &str = "\
sammenhold compare [OPTIONS] FILES...
       sammenhold compare --batch IN.jsonl [--output OUT.jsonl] [--jobs N] [--profile PROFILE] [--exit-code]";

const EXAMPLES: &str = "\
Examples:
  sammenhold compare artikel.da.txt article.en.txt
  sammenhold compare samples/nordkorea-kursk --base en
  sammenhold compare samples/nordkorea-kursk --ledger
  sammenhold compare a.txt b.txt --language da,- --format json --output record.json
  sammenhold compare --batch articles.jsonl --output records.jsonl --jobs 4

A line of a batch: {\"id\": …, \"base\": 0, \"versions\": [{\"name\": …, \"language\": \"da\",
\"paragraphs\": [\"…\", …]}, …]}. Only versions and paragraphs are needed; here base counts from 0.

Exit code: 0 done, 1 with --exit-code when differences are marked, 2 trouble.";

/// What `compare` is asked for.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, override_usage = USAGE)]
pub struct Arguments {
    /// Texts to compare, folders of them, - for standard input, and at most one review (.sammenhold), whose notes and
    /// verdicts are kept
    #[arg(required_unless_present = "batch")]
    files: Vec<PathBuf>,
    /// The version that the others are compared with: its number from 1, its language or its file's name
    /// [default: the first]
    #[arg(long, value_name = "VERSION")]
    base: Option<String>,
    /// Languages of the versions, one each in order (BCP 47, such as da,en,de); - leaves one to be detected
    #[arg(long, value_name = "TAG", value_delimiter = ',', allow_hyphen_values = true)]
    language: Vec<Choice>,
    /// What to write: a report for people or a record for programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// File to write to; it appears when it is whole, and is never one of those read [default: standard output]
    #[arg(long, short, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Who reads it: it decides which differences come first, and a reviser's record has their MQM and ITS categories
    #[arg(long, value_enum, default_value_t = Reader::FactChecker)]
    profile: Reader,
    /// Also list all facts behind the report, a column a version (a record always has them)
    #[arg(long)]
    ledger: bool,
    /// End with code 1 when differences are marked
    #[arg(long)]
    exit_code: bool,
    /// Compare the articles of a file with one JSON object a line (- is standard input), a record a line
    #[arg(long, value_name = "IN.jsonl", conflicts_with_all = ["files", "base", "language", "format", "ledger"])]
    batch: Option<PathBuf>,
    /// Articles of a batch to compare at once [default: the number of processors]
    #[arg(long, value_name = "N", requires = "batch", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// A [`Profile`] as it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Reader {
    FactChecker,
    Reviser,
}

impl From<Reader> for Profile {
    fn from(reader: Reader) -> Self {
        match reader {
            Reader::FactChecker => Self::FactChecker,
            Reader::Reviser => Self::Reviser,
        }
    }
}

/// A language that is said, or left to be detected.
#[derive(Clone, Debug)]
pub(super) enum Choice {
    Detect,
    Said(Language),
}

impl FromStr for Choice {
    type Err = <Language as FromStr>::Err;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "-" { Ok(Self::Detect) } else { text.parse().map(Self::Said) }
    }
}

/// Compares and writes.
pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let output = arguments.output.as_deref();
    let outcome = match &arguments.batch {
        Some(input) => {
            let jobs = arguments.jobs.map_or_else(default_jobs, usize::from);
            batch::run(input, output, jobs, arguments.profile.into())?
        }
        None => compare(arguments, output)?,
    };
    Ok(if outcome == Outcome::Different && !arguments.exit_code { Outcome::Done } else { outcome })
}

fn compare(arguments: &Arguments, output: Option<&Path>) -> Result<Outcome> {
    let (mut review, reading) = input::read(&arguments.files, &arguments.language)?;
    let versions = review.versions();
    if versions.len() < 2 {
        bail!("{}; give two or more files, or a folder that holds them", found(versions));
    }
    if let Some(named) = &arguments.base {
        let base = base(named, versions)?;
        review.apply(Edit::make_base(&review, base));
    }
    let options = Options { profile: arguments.profile.into(), ..review.options() };
    let sources = review.versions().iter().filter_map(|version| version.source.as_ref());
    let inputs = arguments.files.iter().map(PathBuf::as_path).chain(sources.map(|source| source.path.as_path()));
    let inputs: Vec<&Path> = inputs.collect();
    let mut to = Output::open(output, inputs.into_iter())?;
    let collation = collated(Collator::default(), review.versions(), &options).map_err(|message| anyhow!(message))?;
    match arguments.format {
        Format::Text => {
            to.write_all(report(review.versions(), &collation, colour(output)).as_bytes())?;
            if arguments.ledger {
                to.write_all(ledger(review.versions(), &collation).as_bytes())?;
            }
        }
        Format::Json => Record::new(&serde_json::Value::Null, review.versions(), &collation).write(&mut to)?,
    }
    to.finish()?;
    Ok(match reading {
        Outcome::Done if is_marked(&collation) => Outcome::Different,
        reading => reading,
    })
}

pub(super) fn found(versions: &[Version]) -> String {
    match versions {
        [] => "there is no version".to_owned(),
        [only] => format!("there is only one version, {}", only.name),
        more => format!("there are {} versions", more.len()),
    }
}

/// The version that a person names by number from 1, name or language.
fn base(named: &str, versions: &[Version]) -> Result<usize> {
    if let Ok(number) = named.parse::<usize>() {
        return match number.checked_sub(1) {
            Some(base) if base < versions.len() => Ok(base),
            _ => bail!("--base {named}: the versions have the numbers 1 to {}", versions.len()),
        };
    }
    let is_named = |version: &Version| {
        let source = version.source.as_ref().map(|source| source.path.as_path());
        version.name == named || source == Some(Path::new(named))
    };
    let language: Option<Language> = named.parse().ok();
    let speaks = |version: &Version| language.as_ref().is_some_and(|language| version.language.same_as(language));
    let all =
        |is: &dyn Fn(&Version) -> bool| -> Vec<usize> { (0..versions.len()).filter(|&n| is(&versions[n])).collect() };
    let by_name = all(&is_named);
    match if by_name.is_empty() { all(&speaks) } else { by_name }.as_slice() {
        [only] => Ok(*only),
        [] => {
            bail!("--base {named}: no version has that name or language; give its number from 1 to {}", versions.len())
        }
        [first, ..] => {
            bail!("--base {named}: several versions answer to that; give a number, such as {} for the first", first + 1)
        }
    }
}

fn is_marked(collation: &Collation) -> bool {
    collation.differences.iter().any(|difference| difference.is_marked())
}

/// Colour is for terminals whose owner has not asked for none (no-color.org).
fn colour(output: Option<&Path>) -> Colour {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    let to_terminal = output.is_none_or(super::lines::is_standard) && stdout().is_terminal();
    if to_terminal && !refused && !is_dumb { Colour::Always } else { Colour::Never }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::LanguageSource;

    fn check(named: &str, expected: Result<usize, &str>) {
        let version = |name: &str, tag: &str| {
            Version::new(name, Vec::new()).with_language(tag.parse().unwrap(), LanguageSource::Declared)
        };
        let versions =
            [version("a.txt", "da"), version("b.txt", "en-GB"), version("c.txt", "en-US"), version("da", "de")];
        let found = base(named, &versions).map_err(|error| error.to_string());
        assert_eq!(found, expected.map_err(str::to_owned), "{named}");
    }

    #[test]
    fn the_base_by_number_name_or_language() {
        check("1", Ok(0));
        check("b.txt", Ok(1));
        check("de", Ok(3));
        check("da", Ok(3));
        check("0", Err("--base 0: the versions have the numbers 1 to 4"));
        check("5", Err("--base 5: the versions have the numbers 1 to 4"));
        check("fr", Err("--base fr: no version has that name or language; give its number from 1 to 4"));
        check("en", Err("--base en: several versions answer to that; give a number, such as 2 for the first"));
    }
}
