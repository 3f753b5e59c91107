//! `sammenhold train`: the weights of the alignment model, from gold.

use super::{Outcome, lines::Lines, output::Output};
use crate::{
    evaluate::{AlignGold, Gold},
    export::json::write_line,
    train::train,
};
use anyhow::{Result, anyhow, bail};
use clap::Args;
use std::path::PathBuf;

/// What `train` is asked for.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Gold files with beads, a JSON object a line, in the modes clean, edited and free
    #[arg(required = true, value_name = "GOLD.jsonl")]
    files: Vec<PathBuf>,
    /// Where to write the weights [default: standard output]
    #[arg(long, value_name = "PATH")]
    output: Option<PathBuf>,
}

/// Reads all gold, trains and writes.
pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let mut gold: Vec<AlignGold> = Vec::new();
    for path in &arguments.files {
        for (number, line) in Lines::open(path)? {
            match Gold::parse(&line?) {
                Ok(Gold::Align(article)) => gold.push(article),
                Ok(_) => bail!("{}, line {number}: this is no gold of beads", path.display()),
                Err(message) => bail!("{}, line {number}: {message}", path.display()),
            }
        }
    }
    let weights = train(&gold).map_err(|message| anyhow!(message))?;
    let mut output = Output::open(arguments.output.as_deref(), arguments.files.iter().map(PathBuf::as_path))?;
    write_line(&weights, &mut output)?;
    output.finish()?;
    Ok(Outcome::Done)
}
