//! PDF with a text layer.
//!
//! A PDF has no paragraphs, only letters at places. Their way: letters by page (`letters`, drawn by `hayro-interpret`
//! onto a device that notes them), words and rows, columns in reading order (`columns`), lines without what repeats
//! over pages (`running`), paragraphs by their shape (`paragraphs`), and at last words that were parted at line ends
//! (`hyphens`). Pictures are not looked at; a PDF of nothing else is said to be scanned.
//!
//! Reading takes place in a thread of its own: a file that was made to, can nest deeper than a small stack, and may
//! hit a bug in the crates; neither may end the program.

mod bursting;
mod columns;
mod hyphens;
mod letters;
mod paragraphs;
mod running;

use super::{Input, Parsed, ParsedVersion, declared, error::Fault, page};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf, object::Dict, object::String as PdfString};
use letters::Page;
use std::thread;

/// Pages that are read.
const MOST_PAGES: usize = 2_000;
/// Bytes of stack for reading; only what is used of it is taken.
const STACK_BYTES: usize = 64 * 1024 * 1024;

/// What is noted of a PDF.
struct Noted {
    pages: Vec<Page>,
    /// As the catalog has it.
    language: Option<String>,
}

/// Reads one.
pub(super) fn read(input: &Input) -> Result<Parsed, Fault> {
    bursting::check(input.bytes)?;
    let Noted { pages, language } = thread::scope(|scope| {
        let reading = thread::Builder::new().name("pdf".to_owned()).stack_size(STACK_BYTES);
        let reading = reading.spawn_scoped(scope, || noted(input.bytes)).map_err(|_| broken("no room to read it"))?;
        reading.join().unwrap_or_else(|_| Err(broken("it is built in a way that cannot be read")))
    })?;
    let letters: usize = pages.iter().map(|page| page.letters.len()).sum();
    let unknown: usize = pages.iter().map(|page| page.unknown).sum();
    if letters == 0 && unknown == 0 {
        let pictures = pages.iter().any(|page| page.pictures > 0);
        return Err(if pictures { Fault::Scanned } else { Fault::Empty });
    }
    if unknown > letters {
        return Err(broken("its letters do not say which characters they are"));
    }
    let paragraphs = paragraphs::of(&pages);
    let language = language.as_deref().and_then(|tag| declared::from_value(&tag.replace('_', "-")));
    let language = language.filter(|language| !page::is_contradicted(language, &paragraphs));
    let version = ParsedVersion { name: None, language, paragraphs };
    Ok(Parsed { versions: vec![version], rows: Vec::new(), encoding: "PDF".to_owned() })
}

fn noted(bytes: &[u8]) -> Result<Noted, Fault> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Fault::Locked,
        LoadPdfError::Decryption(_) => broken("it is locked in a way that is not known"),
        LoadPdfError::Invalid => broken("it has no pages that can be found"),
    })?;
    if pdf.pages().len() > MOST_PAGES {
        return Err(Fault::Excessive { what: format!("it has {} pages", pdf.pages().len()) });
    }
    let pages = letters::of(&pdf)?;
    let catalog = pdf.xref().get::<Dict>(pdf.xref().root_id());
    let language = catalog.and_then(|catalog| catalog.get::<PdfString>("Lang".as_bytes()));
    Ok(Noted { pages, language: language.map(|language| text(language.as_bytes())) })
}

/// A text of the document's own, in UTF-16 or in what is near enough to Latin 1.
fn text(bytes: &[u8]) -> String {
    match bytes.strip_prefix(b"\xfe\xff") {
        Some(utf16) => encoding_rs::UTF_16BE.decode_without_bom_handling(utf16).0.into_owned(),
        None => bytes.iter().map(|&byte| char::from(byte)).collect(),
    }
}

fn broken(detail: &str) -> Fault {
    Fault::Broken { place: String::new(), detail: detail.to_owned() }
}
