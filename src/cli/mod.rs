//! The command line: what can be asked for without a window, with the same engine.
//!
//! Results go to standard output or a file, troubles as one sentence to standard error. Exit codes: 0 done,
//! 1 with `--exit-code` when differences are marked, 2 trouble. A reader that goes away (`| head`) ends the
//! program quietly.

mod batch;
mod compare;
mod evaluate;
mod input;
mod lexicon;
mod lines;
mod manual;
mod ordered;
mod output;
mod train;

use crate::{
    collate::{Collation, Collator, Options, unwatched},
    text::Version,
};
use clap::{Parser, Subcommand};
use std::{
    io::{self, Write},
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    process::ExitCode,
};

const EXAMPLES: &str = "\
Examples:
  sammenhold artikel.da.txt article.en.txt     open both in the window
  sammenhold compare samples/nordkorea-kursk   report on a folder of versions
  sammenhold compare --help                    all that compare can do";

/// Compares the language versions of an article: aligns them paragraph by paragraph and marks what each adds,
/// leaves out or changes. Works offline and never writes to the files it reads.
///
/// Without a command the window opens, with the given files in it.
#[derive(Debug, Parser)]
#[command(name = "sammenhold", version, args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
pub struct Arguments {
    /// Texts in any language versions, folders of them, or a review (.sammenhold) to open in the window
    pub files: Vec<PathBuf>,
    /// What to do instead of opening the window.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What to do without a window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Compare versions and report on their differences
    Compare(compare::Arguments),
    /// Score the engine on gold files
    Evaluate(evaluate::Arguments),
    /// Train the weights of alignment or differences on gold files (for developers)
    Train(train::Arguments),
    /// Pack the tables of the lexicon (for developers)
    #[command(hide = true)]
    Lexicon(lexicon::Arguments),
    /// Write man pages and shell completions (for packages)
    #[command(hide = true)]
    Manual(manual::Arguments),
}

/// How it went, as the exit code tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Done.
    Done,
    /// Done, differences are marked, and the caller wanted to know.
    Different,
    /// Something could not be done; a sentence said what.
    Trouble,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::Different => Self::from(1),
            Outcome::Trouble => Self::from(2),
        }
    }
}

/// The arguments of this process; none when there is nothing more to do: help was given, or a sentence said
/// what is wrong with them.
pub fn arguments() -> Result<Arguments, Outcome> {
    Arguments::try_parse().map_err(|error| {
        if error.use_stderr() {
            let sentence = error.to_string();
            complain(sentence.strip_prefix("error: ").unwrap_or(&sentence).trim_end());
            return Outcome::Trouble;
        }
        let _ = error.print();
        Outcome::Done
    })
}

/// Does what a command says and reports trouble.
pub fn run(command: &Command) -> Outcome {
    let result = match command {
        Command::Compare(arguments) => compare::run(arguments),
        Command::Evaluate(arguments) => evaluate::run(arguments),
        Command::Train(arguments) => train::run(arguments),
        Command::Lexicon(arguments) => lexicon::run(arguments),
        Command::Manual(arguments) => manual::run(arguments),
    };
    match result {
        Ok(outcome) => outcome,
        Err(error) if is_broken_pipe(&error) => Outcome::Done,
        Err(error) => {
            complain(&told(&error));
            Outcome::Trouble
        }
    }
}

/// An error with its causes, each told once: many sentences hold that of their cause already.
fn told(error: &anyhow::Error) -> String {
    error.chain().map(ToString::to_string).fold(String::new(), |told, cause| match told.as_str() {
        "" => cause,
        _ if told.contains(&cause) => told,
        _ => format!("{told}: {cause}"),
    })
}

/// Says a sentence on standard error; nobody listening is no further trouble. Control characters, which a path may
/// have, do not reach the terminal.
pub fn complain(sentence: &str) {
    let tame = |c: char| if c.is_control() && c != '\n' { char::REPLACEMENT_CHARACTER } else { c };
    let _ = writeln!(io::stderr(), "sammenhold: {}", sentence.chars().map(tame).collect::<String>());
}

/// Collates to the end. A fault inside the engine is told instead of ending a long batch.
fn collated(mut collator: Collator, versions: &[Version], options: &Options) -> Result<Collation, String> {
    match catch_unwind(AssertUnwindSafe(|| collator.collate(versions, options, &unwatched))) {
        Ok(Ok(collation)) => Ok(collation),
        Ok(Err(cancelled)) => Err(cancelled.to_string()),
        Err(_) => Err("comparing failed; this is a fault of the program, please report it with the texts".to_owned()),
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let is_broken = |error: &io::Error| error.kind() == io::ErrorKind::BrokenPipe;
    error.chain().any(|cause| cause.downcast_ref().is_some_and(is_broken))
}

/// As many as the machine has processors.
fn default_jobs() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_sound() {
        Arguments::command().debug_assert();
    }
}
