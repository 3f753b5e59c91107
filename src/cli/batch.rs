//! Comparing a stream of articles: a JSON object a line in, a record a line out, in the same order.
//!
//! Memory does not grow with the stream. A line that cannot be compared becomes an error record, and the rest goes on.
//! From standard input this is a pure filter: a record depends on its own line and on nothing else, not even on how many
//! lines stand before it, so that a corpus may be cut anywhere and spread over many processes and machines.

use super::{
    Outcome, collated, complain,
    lines::{Lines, is_standard},
    ordered::ordered,
    output::Output,
};
use crate::{
    collate::{Collator, Options},
    diff::Profile,
    export::{
        json::{Record, write_error},
        line::Article,
    },
};
use anyhow::{Context, Result};
use serde_json::Value;
use std::{
    io::{self, ErrorKind, Write},
    path::Path,
};

/// What became of a line.
struct Answer {
    record: Vec<u8>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Same,
    Different,
    Failed,
}

/// Compares every line of `input` for a reader, with `jobs` threads.
pub(super) fn run(input: &Path, output: Option<&Path>, jobs: usize, profile: Profile) -> Result<Outcome> {
    let lines = Lines::open(input)?;
    let mut output = Output::open(output, [input].into_iter())?;
    let (mut count, mut failed, mut different) = (0_usize, 0_usize, false);
    let is_stream = is_standard(input);
    ordered(
        jobs,
        lines,
        |(number, line)| answer((!is_stream).then_some(number), line, profile),
        |answer: Result<Answer>| {
            let Answer { record, kind } =
                answer.with_context(|| format!("{}: cannot be read further", input.display()))?;
            count += 1;
            failed += usize::from(kind == Kind::Failed);
            different |= kind == Kind::Different;
            Ok(output.write_all(&record)?)
        },
    )?;
    output.finish()?;
    match (failed, different) {
        (0, false) => Ok(Outcome::Done),
        (0, true) => Ok(Outcome::Different),
        _ => {
            let lines = if count == 1 { "line" } else { "lines" };
            complain(&format!(
                "{failed} of {count} {lines} could not be compared; each is an error record in the output"
            ));
            Ok(Outcome::Trouble)
        }
    }
}

fn answer(number: Option<usize>, line: io::Result<Vec<u8>>, profile: Profile) -> Result<Answer> {
    let mut record = Vec::new();
    let line = match line {
        Err(error) if error.kind() == ErrorKind::InvalidData => {
            write_error(number, &Value::Null, &error.to_string(), &mut record)?;
            return Ok(Answer { record, kind: Kind::Failed });
        }
        line => line?,
    };
    let kind = match compare(&line, profile, &mut record) {
        Ok(kind) => kind,
        Err(message) => {
            record.clear();
            let id = serde_json::from_slice::<Value>(&line).ok().and_then(|line| line.get("id").cloned());
            write_error(number, &id.unwrap_or_default(), &message, &mut record)?;
            Kind::Failed
        }
    };
    Ok(Answer { record, kind })
}

fn compare(line: &[u8], profile: Profile, record: &mut Vec<u8>) -> Result<Kind, String> {
    let article = Article::parse(line)?;
    let versions = article.versions()?;
    let collation = collated(
        Collator::default().alone(),
        &versions,
        &Options { base: article.base, profile, ..Options::default() },
    )?;
    Record::new(&article.id, &versions, &collation).write(record).map_err(|error| error.to_string())?;
    let is_different = collation.differences.iter().any(|difference| difference.is_marked());
    Ok(if is_different { Kind::Different } else { Kind::Same })
}
