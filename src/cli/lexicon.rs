//! `sammenhold lexicon`: packs the tables that `assets/lexicon/extract.py` writes.

use super::Outcome;
use crate::lexicon::pack;
use anyhow::{Context, Result};
use clap::Args;
use std::{collections::BTreeMap, fs, path::PathBuf};

/// What `lexicon` is asked for.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The folder of tables
    #[arg(value_name = "TABLES")]
    tables: PathBuf,
    /// The folder for the packed files
    #[arg(value_name = "FOLDER")]
    output: PathBuf,
}

/// Reads all tables and writes a file for each layer.
pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let mut tables = BTreeMap::new();
    let folder = arguments.tables.display();
    for entry in fs::read_dir(&arguments.tables).with_context(|| format!("{folder}: cannot be read"))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).with_context(|| format!("{}: cannot be read", path.display()))?;
        tables.insert(name, text);
    }
    for (name, bytes) in pack(&tables)? {
        let path = arguments.output.join(name);
        fs::write(&path, &bytes).with_context(|| format!("{}: cannot be written", path.display()))?;
        println!("{} {}", bytes.len(), path.display());
    }
    Ok(Outcome::Done)
}
