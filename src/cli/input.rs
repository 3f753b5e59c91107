//! What `compare` is given, as a review: files, folders and standard input, or a review with what a person said in it
//! and further versions behind its own.
//!
//! A file that a person named must be readable. Of a folder the readable files are compared, and each other one is
//! told; the program then ends as one that met trouble.

use super::{
    Outcome,
    compare::{Choice, found},
    complain,
};
use crate::{
    import::{self, Document, ImportError, LARGEST_BYTES},
    review::{
        Edit, Review,
        file::{is_named_as_review, load},
    },
    segment,
};
use anyhow::{Context, Result, bail};
use std::{
    io::{Read, stdin},
    path::{Path, PathBuf},
};

/// What standard input is called among versions.
const STANDARD_INPUT: &str = "standard input";

/// Reads files, folders of them, standard input (`-`) and a review; `languages` are what the command line says of
/// their versions, in order. The outcome is [`Outcome::Trouble`] when a folder had files that could not be read.
pub(super) fn read(files: &[PathBuf], languages: &[Choice]) -> Result<(Review, Outcome)> {
    let (reviews, texts): (Vec<&PathBuf>, Vec<&PathBuf>) = files.iter().partition(|path| is_named_as_review(path));
    let mut review = match reviews.as_slice() {
        [] => Review::default(),
        [review] => load(review)?,
        [_, second, ..] => bail!("{}: only one review can be compared at a time; leave it out", second.display()),
    };
    let (documents, outcome) = documents(&texts)?;
    if reviews.is_empty() {
        review = Review::of(documents);
    } else {
        for document in documents {
            review.apply(Edit::add_document(&review, document));
        }
    }
    if languages.len() > review.versions().len() {
        bail!("--language says {} languages, but {}", languages.len(), found(review.versions()));
    }
    for (number, choice) in languages.iter().enumerate() {
        if let Choice::Said(language) = choice
            && let Some(edit) = Edit::set_language(&review, number, language.clone())
        {
            review.apply(edit);
        }
    }
    Ok((review, outcome))
}

/// The documents of some paths, in their order and ready to be compared.
fn documents(paths: &[&PathBuf]) -> Result<(Vec<Document>, Outcome)> {
    let mut inputs = (0..paths.len()).filter(|at| is_standard(paths[*at]));
    let (input, second) = (inputs.next(), inputs.next());
    if second.is_some() {
        bail!("-: standard input can be read only once; name it once");
    }
    let owned: Vec<PathBuf> = paths.iter().map(|path| (*path).clone()).collect();
    let (before, after) = owned.split_at(input.unwrap_or(owned.len()));
    let mut read = import::read_all(before);
    if input.is_some() {
        read.push(Ok(from_standard_input()?));
        read.extend(import::read_all(&after[1..]));
    }
    let (mut documents, mut outcome) = (Vec::new(), Outcome::Done);
    for read in read {
        match read {
            Ok(mut document) => {
                segment::prepare_document(&mut document);
                documents.push(document);
            }
            Err(error) if is_named(&error, &owned) => return Err(error.into()),
            Err(error) => {
                complain(&error.to_string());
                outcome = Outcome::Trouble;
            }
        }
    }
    Ok((documents, outcome))
}

fn from_standard_input() -> Result<Document> {
    let mut bytes = Vec::new();
    stdin().take(LARGEST_BYTES + 1).read_to_end(&mut bytes).context("standard input cannot be read")?;
    if bytes.len() as u64 > LARGEST_BYTES {
        return Err(ImportError::TooLarge { path: STANDARD_INPUT.into() }.into());
    }
    let mut document = import::from_bytes(STANDARD_INPUT, &bytes)?;
    document.versions.iter_mut().for_each(|version| version.source = None);
    Ok(document)
}

fn is_standard(path: &Path) -> bool {
    path == Path::new("-")
}

/// Whether an error is about a path that a person named, and not about a file in a folder.
fn is_named(error: &ImportError, paths: &[PathBuf]) -> bool {
    paths.iter().any(|path| path == error.path())
}
