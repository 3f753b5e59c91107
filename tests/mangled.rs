//! Every seed file mangled in many ways (bits turned, pieces cut out, doubled, exchanged, put in) and read: nothing
//! panics, and what is read holds together. The mangling is seeded, so a failure names what brings it about again.
//! `SAMMENHOLD_MANGLED` says how often each seed is mangled; the fuzz targets in `tests/fuzz` go on where this ends.

#![allow(clippy::unwrap_used)]

#[path = "fuzz/check.rs"]
mod check;

use proptest::test_runner::{RngAlgorithm, TestRng};
use std::{
    fs,
    io::{Cursor, Read},
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
};
use zip::ZipArchive;

/// How often a seed is mangled by a plain `cargo test`.
const TIMES: usize = 40;

/// Pieces of the formats, put in at any place.
const PIECES: &[&str] = &[
    "<",
    ">",
    "</",
    "/>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "&amp;",
    "&#0;",
    "&#x202e;",
    "\"",
    "\t",
    "\r\n",
    "\n\n",
    "{",
    "}",
    "\\par ",
    "\\u-10179?",
    "\\'e6",
    "-->",
    " --> 00:00:00,000",
    "WEBVTT",
    "\u{feff}",
    "\u{2029}",
    "\0",
    "æ",
    "obj",
    "endstream",
    "<<",
    ">>",
    "%PDF-1.7",
    "[0]",
    "-1",
    "99999999999999999999",
    "null",
    "[[[[",
    "~~~",
    "1\t2\t3",
];

fn seeds(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() { seeds(&path, found) } else { found.push(path) }
    }
}

/// The bytes with one to four things done to them.
fn mangle(seed: &[u8], rng: &mut TestRng) -> Vec<u8> {
    use proptest::prelude::Rng;
    let mut below = |limit: usize| rng.next_u64() as usize % limit.max(1);
    let mut bytes = seed.to_vec();
    for _ in 0..=below(4) {
        let (at, length) = (below(bytes.len() + 1), 1 + below(64));
        let end = (at + length).min(bytes.len());
        match below(7) {
            0 if at < bytes.len() => bytes[at] ^= 1 << below(8),
            1 => bytes.truncate(at),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let piece = bytes[at..end].to_vec();
                let times = 1 + below(20);
                bytes.splice(at..at, piece.repeat(times));
            }
            4 => {
                let other = below(bytes.len() + 1);
                let piece = bytes[at..end].to_vec();
                bytes.splice(other..other, piece);
            }
            _ => {
                let piece = PIECES[below(PIECES.len())].as_bytes();
                bytes.splice(at..end.min(at + below(4)), piece.iter().copied());
            }
        }
    }
    bytes
}

fn times() -> usize {
    std::env::var("SAMMENHOLD_MANGLED").ok().and_then(|times| times.parse().ok()).unwrap_or(TIMES)
}

/// Mangles a seed many times and has it read; a panic is told with what brought it about.
fn try_all(what: &str, seed: &[u8], read: impl Fn(&[u8])) {
    // The seeds of the big formats are mangled less often: their readers take longer.
    for round in 0..(times() * 20_000 / (20_000 + seed.len())).max(1) {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&(round as u64).to_le_bytes());
        let bytes = mangle(seed, &mut TestRng::from_seed(RngAlgorithm::ChaCha, &key));
        if catch_unwind(AssertUnwindSafe(|| read(&bytes))).is_err() {
            let path = std::env::temp_dir().join(format!("sammenhold-mangled-{round}"));
            let _ = fs::write(&path, &bytes);
            panic!("{what}, round {round}; the bytes are in {}", path.display());
        }
    }
}

#[test]
fn mangled_files_are_read_or_refused_with_a_sentence() {
    let mut files = Vec::new();
    seeds(Path::new("tests/formats"), &mut files);
    seeds(Path::new("samples"), &mut files);
    for path in files {
        let name = path.file_name().unwrap().to_str().unwrap();
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        if !sammenhold::import::EXTENSIONS.contains(&extension) {
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        try_all(name, &bytes, |bytes| check::import(name, bytes));
        for member in members(extension, &bytes) {
            let mut content = Vec::new();
            let mut archive = ZipArchive::new(Cursor::new(&bytes)).unwrap();
            archive.by_name(member).unwrap().read_to_end(&mut content).unwrap();
            try_all(&format!("{name}, {member}"), &content, |mangled| check::member(name, &bytes, member, mangled));
        }
    }
}

/// The texts inside a packed document.
fn members(extension: &str, bytes: &[u8]) -> Vec<&'static str> {
    let names: &[&'static str] = match extension {
        "docx" => &["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"],
        "odt" => &["content.xml", "styles.xml"],
        _ => return Vec::new(),
    };
    let Ok(archive) = ZipArchive::new(Cursor::new(bytes)) else { return Vec::new() };
    names.iter().copied().filter(|name| archive.index_for_name(name).is_some()).collect()
}

#[test]
fn mangled_texts_are_cut_into_sentences_that_stand_in_them() {
    let mut files = Vec::new();
    seeds(Path::new("samples"), &mut files);
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    assert!(!files.is_empty());
    for path in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        try_all(&name, &fs::read(&path).unwrap(), |bytes| check::sentences(&String::from_utf8_lossy(bytes)));
    }
}

#[test]
fn mangled_reviews_are_read_or_refused_with_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.sammenhold");
    let mut files = Vec::new();
    seeds(Path::new("tests/formats"), &mut files);
    files.retain(|path| path.extension().is_some_and(|extension| extension == "sammenhold"));
    assert!(!files.is_empty());
    for seed in files {
        let name = seed.file_name().unwrap().to_string_lossy().into_owned();
        try_all(&name, &fs::read(&seed).unwrap(), |bytes| check::review(&path, bytes));
    }
}
