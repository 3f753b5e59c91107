//! Packed files (.zip): each article in it as a file of its own, in folders too.
//!
//! What a system packs along (`__MACOSX`), hidden files, readmes, saved reviews and packed files inside are passed over,
//! as in a folder. Office documents in it are unpacked in their turn; what that takes counts for the whole.

use super::{
    Document, Format, ImportError, Input, Parsed,
    container::{self, Container, LARGEST_WHOLE},
    declared,
    error::Fault,
    folder, sniff,
};
use crate::text::{Language, Source};
use std::path::Path;

/// Articles in one packed file.
const MOST_MEMBERS: usize = 500;

/// Reads one as a whole; what cannot be read in it is left out, unless it is all.
pub(super) fn read(input: &Input) -> Result<Parsed, Fault> {
    let (mut whole, mut first_fault) = (Parsed::default(), None);
    for_each(input.bytes, |member, read| match read {
        Ok(parsed) => {
            whole.encoding = parsed.encoding;
            whole.versions.extend(parsed.versions.into_iter().map(|mut version| {
                version.name.get_or_insert_with(|| member.name.clone());
                version.language = version.language.or_else(|| member.language.clone());
                version
            }));
        }
        Err(fault) => first_fault = first_fault.take().or(Some(fault)),
    })?;
    match first_fault {
        Some(fault) if whole.versions.is_empty() => Err(fault),
        _ => Ok(whole),
    }
}

/// Reads each article in the packed file by itself. Trouble is told of its path inside the file.
pub(super) fn documents(input: &Input, path: &Path) -> Vec<Result<Document, ImportError>> {
    let (mut documents, sha256) = (Vec::new(), super::sha256(input.bytes));
    let listed = for_each(input.bytes, |member, read| {
        let document = read.and_then(|parsed| {
            let encoding = parsed.encoding.clone();
            let source = Source { path: path.to_owned(), sha256: sha256.clone(), encoding };
            super::finished(parsed, &member.name, member.language.as_ref(), &source)
        });
        documents.push(document.map_err(|fault| ImportError::of(&path.join(&member.path), fault)));
    });
    match listed {
        Err(fault) => vec![Err(ImportError::of(path, fault))],
        Ok(()) if documents.is_empty() => vec![Err(ImportError::of(path, Fault::Empty))],
        Ok(()) => documents,
    }
}

/// An article in a packed file.
struct Member {
    number: usize,
    /// Its path in the file.
    path: String,
    /// What its version is called: the last step of the path, or all of it where several have the same.
    name: String,
    /// What its name, or else its folder's, declares.
    language: Option<Language>,
}

/// Unpacks and reads one article after the other.
fn for_each(bytes: &[u8], mut take: impl FnMut(&Member, Result<Parsed, Fault>)) -> Result<(), Fault> {
    let mut container = Container::open(bytes)?;
    let members = members(&container)?;
    let mut left = LARGEST_WHOLE;
    for member in &members {
        let read = container.read(member.number).and_then(|bytes| {
            left = left.checked_sub(cost(&bytes)).ok_or_else(|| container::too_large(0))?;
            let input = Input { name: &member.name, bytes: &bytes, declared: member.language.clone() };
            match Format::of(&input)? {
                Format::Archive => Err(Fault::Unsupported { extension: "zip".to_owned() }),
                format => format.read(&input),
            }
        });
        take(member, read);
    }
    Ok(())
}

/// What reading a file takes, in bytes: its own and, if it is packed, what is unpacked of it.
fn cost(bytes: &[u8]) -> u64 {
    let packed = sniff::is_packed(bytes).then(|| Container::open(bytes).map_or(0, |inner| inner.xml_size()));
    packed.unwrap_or_default().saturating_add(bytes.len() as u64)
}

/// The articles among the parts, in the order of their paths.
fn members(container: &Container) -> Result<Vec<Member>, Fault> {
    let mut members: Vec<Member> = Vec::new();
    for (number, part) in container.parts.iter().enumerate() {
        let steps: Vec<&str> = part.name.split('/').filter(|step| !matches!(*step, "" | "." | "..")).collect();
        let Some((file, folders)) = steps.split_last() else { continue };
        let passed_over = |step: &&str| step.starts_with('.') || *step == "__MACOSX";
        let is_packed = Format::of_known_name(file) == Some(Format::Archive);
        if part.name.ends_with('/') || folders.iter().any(passed_over) || is_packed || !folder::can_be_a_version(file) {
            continue;
        }
        let language =
            declared::from_name(file).or_else(|| folders.iter().rev().find_map(|step| declared::from_name(step)));
        members.push(Member { number, path: steps.join("/"), name: (*file).to_owned(), language });
    }
    // Of several with one path, the first in the file's own list.
    members.sort_by(|a, b| a.path.cmp(&b.path));
    members.dedup_by(|later, first| later.path == first.path);
    if members.len() > MOST_MEMBERS {
        return Err(Fault::Excessive { what: format!("{} texts are packed in it", members.len()) });
    }
    let names: Vec<String> = members.iter().map(|member| member.name.clone()).collect();
    for member in &mut members {
        if names.iter().filter(|name| **name == member.name).count() > 1 {
            member.name.clone_from(&member.path);
        }
    }
    Ok(members)
}
