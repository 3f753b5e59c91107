//! `sammenhold evaluate`: the engine's scores on gold files.

use super::{
    Outcome, collated, default_jobs,
    lines::{Line, Lines},
    ordered::ordered,
    output::Output,
};
use crate::{
    collate::{Collation, Collator, Options},
    evaluate::{Figures, Gold, Score, Scores, score},
    export::json::write_line,
};
use anyhow::{Result, bail};
use clap::Args;
use serde::Serialize;
use std::{
    io::Write,
    path::{Path, PathBuf},
};

/// The shape of the figures and its number.
const SCHEMA: &str = "sammenhold-scores/1";

/// What `evaluate` is asked for.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Gold files, a JSON object a line: beads, differences, token labels or word links, recognised by their fields
    #[arg(required = true, value_name = "GOLD.jsonl")]
    files: Vec<PathBuf>,
    /// Write the figures as one JSON object
    #[arg(long)]
    json: bool,
    /// Articles to compare at once [default: the number of processors]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
}

#[derive(Serialize)]
struct AllFigures {
    schema: &'static str,
    files: Vec<FileFigures>,
}

#[derive(Serialize)]
struct FileFigures {
    file: String,
    #[serde(flatten)]
    figures: Figures,
}

/// Compares, scores and writes.
pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let jobs = arguments.jobs.map_or_else(default_jobs, usize::from);
    let mut output = Output::open(None, std::iter::empty())?;
    let mut all = AllFigures { schema: SCHEMA, files: Vec::new() };
    for path in &arguments.files {
        let scores = scores(path, jobs)?;
        let file = path.display().to_string();
        if arguments.json {
            all.files.push(FileFigures { file, figures: scores.figures() });
            continue;
        }
        if arguments.files.len() > 1 {
            writeln!(output, "{file}")?;
        }
        scores.lines().iter().try_for_each(|line| writeln!(output, "{line}"))?;
    }
    if arguments.json {
        write_line(&all, &mut output)?;
    }
    output.finish()?;
    Ok(Outcome::Done)
}

fn scores(path: &Path, jobs: usize) -> Result<Scores> {
    let mut scores = Scores::default();
    ordered(jobs, Lines::open(path)?, score_line, |(line, scored)| match scored {
        Ok(score) => {
            scores.add(score);
            Ok(())
        }
        Err(message) => bail!("{}, line {line}: {message}", path.display()),
    })?;
    if scores == Scores::default() {
        bail!("{}: holds no gold; it should have one JSON object a line", path.display());
    }
    Ok(scores)
}

fn score_line((number, line): Line) -> (usize, Result<Score, String>) {
    let scored = line.map_err(|error| error.to_string()).and_then(|line| {
        let gold = Gold::parse(&line)?;
        let Some(article) = gold.article() else { return Ok(score(&gold, &Collation::default())) };
        let versions = article.versions()?;
        let options = Options { base: article.base, ..Options::default() };
        Ok(score(&gold, &collated(Collator::default().alone(), &versions, &options)?))
    });
    (number, scored)
}
