//! `sammenhold compare`: files in, a report or a record out.

use super::{
    Outcome, batch, collated, complain, default_jobs, input,
    lines::is_standard,
    output::{Output, is_direct, refuse_inputs},
};
use crate::{
    collate::{Collator, Options},
    diff::Profile,
    export::{
        English, Format, Subject, pair_names,
        text::{Colour, ledger, reviewed},
        write,
    },
    review::Edit,
    text::{Language, Version},
};
use anyhow::{Result, anyhow, bail};
use clap::{Args, ValueEnum, builder::PossibleValue};
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
  sammenhold compare a.txt b.txt --language da,- --output record.json
  sammenhold compare review.sammenhold --output review.xlsx
  sammenhold compare review.sammenhold --format xliff --output review.xlf
  sammenhold compare --batch articles.jsonl --output records.jsonl --jobs 4

A line of a batch: {\"id\": …, \"base\": 0, \"versions\": [{\"name\": …, \"language\": \"da\",
\"paragraphs\": [\"…\", …]}, …]}. Only versions and paragraphs are needed; here base counts from 0.

Exit code: 0 done, 1 with --exit-code when differences are marked, 2 trouble.";

/// Endings of formats that a person might hope for and that are not written.
const FOREIGN: &[&str] = &[
    "doc",
    "docx",
    "md",
    "ods",
    "odt",
    "pdf",
    "png",
    "po",
    "rtf",
    "sammenhold",
    "srt",
    "tei",
    "vtt",
    "xls",
    "xml",
    "yaml",
    "zip",
];

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
    /// What to write; xliff and ladder are a file for each pair of base and version
    /// [default: what the ending of --output says, else text]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// File to write to; it appears when it is whole, and is never one of those read. Several pairs get a file each,
    /// such as review.da-en.xlf for review.xlf [default: standard output]
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

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
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
    // Before the ending is looked at: what is wrong with it matters more.
    output.map_or(Ok(()), |path| refuse_inputs(path, inputs.iter().copied()))?;
    let format = format(arguments.format, output)?;
    let targets = targets(format, output, review.versions(), review.base())?;
    let open = |target: &Option<PathBuf>| Output::open(target.as_deref(), inputs.iter().copied());
    let mut outputs = targets.iter().map(open).collect::<Result<Vec<Output>>>()?;
    let collation = collated(Collator::default(), review.versions(), &options).map_err(|message| anyhow!(message))?;
    let subject = Subject::new(&review, &collation);
    for (to, bytes) in outputs.iter_mut().zip(contents(format, &subject, arguments, output)) {
        to.write_all(&bytes)?;
    }
    outputs.into_iter().try_for_each(Output::finish)?;
    if targets.len() > 1 {
        let written: Vec<String> = targets.iter().flatten().map(|path| path.display().to_string()).collect();
        complain(&format!("a file for each pair was written: {}", written.join(", ")));
    }
    Ok(match reading {
        Outcome::Done if subject.is_different() => Outcome::Different,
        reading => reading,
    })
}

/// What is asked for: a format by its name, else by the ending of the file.
fn format(asked: Option<Format>, output: Option<&Path>) -> Result<Format> {
    let ending = output.filter(|path| !is_standard(path)).and_then(|path| path.extension()?.to_str());
    match (asked, ending) {
        (Some(format), _) => Ok(format),
        (None, None) => Ok(Format::Text),
        (None, Some(ending)) => match Format::of_extension(ending) {
            Some(format) => Ok(format),
            None if FOREIGN.iter().any(|foreign| ending.eq_ignore_ascii_case(foreign)) => {
                let names: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
                bail!("no format is written as .{ending}; choose one with --format ({})", names.join(", "))
            }
            None => Ok(Format::Text),
        },
    }
}

/// Where the files of a comparison go; none is standard output.
fn targets(format: Format, output: Option<&Path>, versions: &[Version], base: usize) -> Result<Vec<Option<PathBuf>>> {
    let path = output.filter(|path| !is_standard(path));
    if path.is_none() && format.is_binary() && stdout().is_terminal() {
        bail!("{} is not for a terminal; give a file with --output", format.name());
    }
    let names = pair_names(versions, base);
    if !format.is_by_pair() || names.len() < 2 {
        return Ok(vec![path.map(Path::to_path_buf)]);
    }
    let Some(path) = path.filter(|path| !is_direct(path)) else {
        let cure = format!("give a file with --output, such as review.{}", format.extension());
        bail!("{} makes a file for each of the {} pairs; {cure}", format.name(), names.len());
    };
    Ok(names.iter().map(|(_, pair)| Some(of_pair(path, pair))).collect())
}

/// `review.da-en.xlf` for `review.xlf`.
fn of_pair(path: &Path, pair: &str) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(format!(".{pair}"));
    if let Some(ending) = path.extension() {
        name.push(".");
        name.push(ending);
    }
    path.with_file_name(name)
}

/// What each file holds.
fn contents(format: Format, subject: &Subject, arguments: &Arguments, output: Option<&Path>) -> Vec<Vec<u8>> {
    if format != Format::Text {
        return write(format, subject, &English).into_iter().map(|output| output.bytes).collect();
    }
    let mut text = reviewed(subject, colour(output));
    if arguments.ledger {
        text.push_str(&ledger(subject.versions(), subject.collation));
    }
    vec![text.into_bytes()]
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

/// Colour is for terminals whose owner has not asked for none (no-color.org).
fn colour(output: Option<&Path>) -> Colour {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    let to_terminal = output.is_none_or(is_standard) && stdout().is_terminal();
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
    fn the_ending_says_the_format() {
        let format = |output: Option<&str>| format(None, output.map(Path::new)).map_err(|error| error.to_string());
        for (output, expected) in [
            (None, Format::Text),
            (Some("-"), Format::Text),
            (Some("a"), Format::Text),
            (Some("a.TXT"), Format::Text),
            (Some("/dev/null"), Format::Text),
            (Some("mappe.csv/a.b.XLIFF"), Format::Xliff),
            (Some("a.2024"), Format::Text),
            (Some("a.jsonld"), Format::JsonLd),
        ] {
            assert_eq!(format(output), Ok(expected), "{output:?}");
        }
        assert!(
            format(Some("a.docx"))
                .unwrap_err()
                .starts_with("no format is written as .docx; choose one with --format (text,")
        );
    }

    #[test]
    fn files_of_pairs() {
        assert_eq!(of_pair(Path::new("a/b.c.xlf"), "da-en"), Path::new("a/b.c.da-en.xlf"));
        assert_eq!(of_pair(Path::new("b"), "da-en"), Path::new("b.da-en"));
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
