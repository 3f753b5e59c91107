//! `sammenhold manual`: man pages and shell completions, made from the arguments themselves, for packages.

use super::{Arguments as Program, Outcome};
use anyhow::{Context, Result};
use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate_to};
use std::{fs, path::PathBuf};

/// The shells that packages for Linux know.
const SHELLS: &[Shell] = &[Shell::Bash, Shell::Zsh, Shell::Fish];

/// What `manual` is asked for.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The folder for the pages and completions
    #[arg(value_name = "FOLDER")]
    output: PathBuf,
}

/// Writes a man page for the program and each command, and a completion for each shell.
pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let problem = || format!("{}: cannot be written", arguments.output.display());
    fs::create_dir_all(&arguments.output).with_context(problem)?;
    clap_mangen::generate_to(Program::command(), &arguments.output).with_context(problem)?;
    for shell in SHELLS {
        generate_to(*shell, &mut Program::command(), "sammenhold", &arguments.output).with_context(problem)?;
    }
    Ok(Outcome::Done)
}
