//! What `compare` is given, as a review: files and folders, or a review with what a person said in it.

use super::compare::{Choice, found};
use crate::{
    import::{self, Document},
    review::{
        Edit, Review,
        file::{is_named_as_review, load},
    },
    segment,
};
use anyhow::{Result, bail};
use std::path::PathBuf;

/// Reads files, folders of them, or a review; `languages` are what the command line says of them, in order.
pub(super) fn read(files: &[PathBuf], languages: &[Choice]) -> Result<Review> {
    let mut review = match files {
        [review] if is_named_as_review(review) => load(review)?,
        _ => {
            if let Some(review) = files.iter().find(|path| is_named_as_review(path)) {
                bail!("{}: a review holds its versions itself; compare it alone", review.display());
            }
            let mut documents: Vec<Document> = import::read_all(files).into_iter().collect::<Result<_, _>>()?;
            documents.iter_mut().flat_map(|document| &mut document.versions).for_each(segment::prepare);
            Review::of(documents)
        }
    };
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
    Ok(review)
}
