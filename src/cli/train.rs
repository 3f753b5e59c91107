//! `sammenhold train`: the learned weights, from gold; and how well they do on articles they have not seen.

use super::{Outcome, default_jobs, lines::Lines, ordered::ordered, output::Output};
use crate::{
    collate::{Collator, Options, unwatched},
    diff,
    evaluate::{AlignGold, Gold, Score, Scores, score},
    export::json::write_line,
    train::{Lessons, Split, train_alignment, train_differences},
};
use anyhow::{Result, anyhow, bail};
use clap::Args;
use std::{io::Write, path::PathBuf, sync::Arc};

/// What `train` is asked for.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Gold files, a JSON object a line: either beads, in the modes clean, edited and free, for the weights of the
    /// alignment; or known differences and labelled tokens, for those of the differences
    #[arg(required = true, value_name = "GOLD.jsonl")]
    files: Vec<PathBuf>,
    /// Where to write the weights [default: standard output]
    #[arg(long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Write no weights but scores: cut the articles into N parts and score each by what was learned from the others
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(2..=20), conflicts_with = "output")]
    held_out: Option<u8>,
}

/// Reads all gold, trains and writes.
pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let gold = read(arguments)?;
    if gold.is_empty() {
        bail!("there is nothing to learn from: the files hold no gold; they should have one JSON object a line");
    }
    let mut output = Output::open(arguments.output.as_deref(), arguments.files.iter().map(PathBuf::as_path))?;
    let articles: Vec<AlignGold> = gold
        .iter()
        .filter_map(|gold| if let Gold::Align(article) = gold { Some(article.clone()) } else { None })
        .collect();
    match (articles.len(), arguments.held_out) {
        (0, None) => write_line(&train_differences(&lessons(&gold)?, None), &mut output)?,
        (0, Some(count)) => {
            let scores = held_out(&gold, usize::from(count))?;
            scores.lines().iter().try_for_each(|line| writeln!(output, "{line}"))?;
        }
        (_, Some(_)) => bail!("--held-out takes gold of differences and labelled tokens; beads are not held out yet"),
        (count, None) if count == gold.len() => {
            write_line(&train_alignment(&articles).map_err(|message| anyhow!(message))?, &mut output)?;
        }
        _ => {
            bail!("some gold is of beads and some is not; train the alignment and the differences one after the other")
        }
    }
    output.finish()?;
    Ok(Outcome::Done)
}

fn read(arguments: &Arguments) -> Result<Vec<Gold>> {
    let mut gold = Vec::new();
    for path in &arguments.files {
        for (number, line) in Lines::open(path)? {
            match Gold::parse(&line?) {
                Ok(Gold::Words(_)) => bail!("{}, line {number}: nothing is learned from word links", path.display()),
                Ok(read) => gold.push(read),
                Err(message) => bail!("{}, line {number}: {message}", path.display()),
            }
        }
    }
    Ok(gold)
}

fn lessons(gold: &[Gold]) -> Result<Lessons> {
    let mut all = Lessons::default();
    let lesson = |gold: &Gold| {
        let mut own = Lessons::default();
        own.add(gold).map(|()| own)
    };
    ordered(default_jobs(), gold.iter(), lesson, |own: Result<Lessons, String>| {
        all = std::mem::take(&mut all).and(own.map_err(|message| anyhow!(message))?);
        Ok(())
    })?;
    Ok(all)
}

/// Scores every article by what was learned from those of the other parts.
fn held_out(gold: &[Gold], count: usize) -> Result<Scores> {
    let lessons = lessons(gold)?;
    let split = Split::new(gold, count);
    let weights: Vec<Arc<diff::Weights>> =
        (0..count).map(|part| Arc::new(train_differences(&lessons, Some((&split, part))))).collect();
    let mut scores = Scores::default();
    let scored = |gold: &Gold| -> Result<Option<Score>, String> {
        let Some(article) = gold.article() else { return Ok(None) };
        let versions = article.versions()?;
        let mut collator = Collator::with(Arc::clone(&weights[split.part_of(gold)])).alone();
        let options = Options { base: article.base, ..Options::default() };
        let collation = collator.collate(&versions, &options, &unwatched).map_err(|error| error.to_string())?;
        Ok(Some(score(gold, &collation)))
    };
    ordered(default_jobs(), gold.iter(), scored, |scored| {
        scored.map_err(|message| anyhow!(message))?.into_iter().for_each(|score| scores.add(score));
        Ok(())
    })?;
    Ok(scores)
}
