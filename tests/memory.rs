//! A collator's memory never shows: after any change it answers what a fresh one answers.

#![allow(clippy::unwrap_used)]

use sammenhold::{
    align::Pin,
    collate::{Collator, Options, collate, unwatched},
    import,
    segment::prepare,
    text::Version,
};
use std::path::Path;

fn versions() -> Vec<Version> {
    let mut versions = import::read(Path::new("samples/nordkorea-kursk")).unwrap();
    versions.iter_mut().for_each(prepare);
    versions
}

#[test]
fn pins_bases_and_versions_change_as_if_nothing_was_remembered() {
    let mut collator = Collator::default();
    let check = |collator: &mut Collator, versions: &[Version], options: &Options| {
        let remembered = collator.collate(versions, options, &unwatched).unwrap();
        assert_eq!(remembered, collate(versions, options, &unwatched).unwrap(), "{options:?}");
        remembered
    };
    let mut versions = versions();
    let first = check(&mut collator, &versions, &Options::default());
    let pin = |version, base: &[usize], other: &[usize]| Pin {
        version,
        base_paragraphs: base.to_vec(),
        version_paragraphs: other.to_vec(),
    };
    let pins = vec![pin(1, &[3], &[5]), pin(2, &[2, 3], &[4])];
    let pinned = Options { pins, ..Options::default() };
    let second = check(&mut collator, &versions, &pinned);
    assert_ne!(first, second, "the pins change nothing");
    assert_eq!(first, check(&mut collator, &versions, &Options::default()));
    check(&mut collator, &versions, &Options { base: 1, pins: vec![pin(0, &[1], &[])], ..Options::default() });
    versions.swap(0, 2);
    check(&mut collator, &versions, &pinned);
    versions[1].paragraphs.remove(4);
    check(&mut collator, &versions, &pinned);
    versions.truncate(2);
    check(&mut collator, &versions, &Options::default());
}
