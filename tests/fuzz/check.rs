//! What must hold whatever stands in a file: shared by the fuzz targets and by the property tests of `tests/mangled.rs`.

use sammenhold::{
    import::{self, Document},
    review::{Review, file},
    segment::{prepare, segment},
    text::Version,
};
use std::{
    io::{Cursor, Read, Write},
    path::Path,
};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

/// Reads bytes as a file of that name: versions that hold together, or a sentence that begins with the name.
pub fn import(name: &str, bytes: &[u8]) {
    match import::from_bytes(name, bytes) {
        Ok(document) => holds_together(document),
        Err(error) => {
            let sentence = error.to_string();
            assert!(sentence.starts_with(name) && sentence.len() > name.len() + 20, "{sentence}");
        }
    }
}

/// Reads a packed document with one member exchanged for these bytes.
pub fn member(name: &str, packed: &[u8], member: &str, bytes: &[u8]) {
    import(name, &repacked(packed, member, bytes));
}

/// Reads bytes as a review file: one that can be saved and read again, or a sentence that begins with the path.
pub fn review(path: &Path, bytes: &[u8]) {
    std::fs::write(path, bytes).expect("the scratch folder can be written");
    match file::load(path) {
        Ok(review) => {
            file::save(path, &review).expect("the scratch folder can be written");
            assert_eq!(file::load(path).expect("what was saved can be read"), review);
        }
        Err(error) => assert!(error.to_string().starts_with(&path.display().to_string()), "{error}"),
    }
}

/// Cuts a text into sentences and words.
pub fn sentences(text: &str) {
    segmented(&mut [import::from_text("text", text)]);
}

fn holds_together(document: Document) {
    let Document { mut versions, rows } = document;
    assert!(versions.iter().any(|version| !version.paragraphs.is_empty()));
    for paragraph in versions.iter().flat_map(|version| &version.paragraphs) {
        assert!(!paragraph.text.trim().is_empty() && !paragraph.text.contains(['\n', '\r']), "{:?}", paragraph.text);
    }
    for row in &rows {
        assert_eq!(row.cells.len(), versions.len());
        for (cell, version) in row.cells.iter().zip(&versions) {
            assert!(cell.is_sorted_by(|a, b| a < b) && cell.iter().all(|&at| at < version.paragraphs.len()));
        }
    }
    let review = Review::of(vec![Document { versions: versions.clone(), rows }]);
    assert_eq!(review.versions().len(), versions.len());
    segmented(&mut versions);
}

fn segmented(versions: &mut [Version]) {
    for version in versions {
        prepare(version);
        let before = version.clone();
        prepare(version);
        assert!(*version == before, "preparing twice changes nothing");
        let cut = segment(version);
        for sentence in &cut.sentences {
            let text = &version.paragraphs[sentence.place.paragraph].text;
            assert_eq!(sentence.place.span.of(text), sentence.text);
            assert!(sentence.tokens.iter().all(|token| token.span.of(text) == token.form));
        }
    }
}

fn repacked(packed: &[u8], exchanged: &str, bytes: &[u8]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(packed)).expect("the seed is sound");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for number in 0..archive.len() {
        let mut member = archive.by_index(number).expect("the seed is sound");
        let name = member.name().expect("the seed is sound").into_owned();
        let mut content = Vec::new();
        member.read_to_end(&mut content).expect("the seed is sound");
        writer.start_file(&*name, stored).expect("memory can be written");
        writer.write_all(if name == exchanged { bytes } else { &content }).expect("memory can be written");
    }
    writer.finish().expect("memory can be written").into_inner()
}
