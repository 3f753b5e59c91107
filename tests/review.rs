//! Edits and undo, and what stands in the review file.

#![allow(clippy::unwrap_used)]

use proptest::{prelude::*, test_runner::RngSeed};
use sammenhold::{
    align::Pin,
    collate::{Collation, Row},
    diff::{Aspect, Difference, Kind, Reason},
    review::{
        Edit, Review, RowStatus, Verdict, Way,
        file::{FileError, backup_path, load, save},
    },
    text::{LanguageSource, Paragraph, Place, Role, Source, Version},
};
use std::{
    fs,
    path::{Path, PathBuf},
};

fn version(name: &str, texts: &[&str]) -> Version {
    let paragraphs = texts.iter().map(|text| Paragraph::new(*text, Role::Body)).collect();
    Version::new(name, paragraphs).with_language("da".parse().unwrap(), LanguageSource::Declared)
}

fn two_versions() -> Review {
    Review::new(vec![
        version("a.da.txt", &["Byrådet mødes på fredag.", "Der er 40 pladser."]),
        version("b.en.txt", &["The council meets on Friday.", "There are 40 seats.", "“Bring\tcake” \u{1f370}"]),
    ])
}

fn with_note(text: &str) -> Review {
    let mut review = two_versions();
    let anchor = review.anchor(1, Place::new(1, 10, 12));
    assert!(review.apply(Edit::write_note(&review, anchor, text)));
    review
}

fn in_folder(name: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    (folder, path)
}

/// What a collation of these versions might be: paragraphs of one number in a row, two to a row now and then.
fn found(review: &Review) -> Collation {
    let versions = review.versions();
    let longest = versions.iter().map(|version| version.paragraphs.len()).max().unwrap_or(0);
    let cell =
        |row: usize, version: &Version| (row * 2..row * 2 + 2).filter(|p| *p < version.paragraphs.len()).collect();
    let rows = (0..longest.div_ceil(2)).map(|row| Row { cells: versions.iter().map(|v| cell(row, v)).collect() });
    let difference = |number: usize, kind: Kind| Difference {
        version: (review.base() + 1 + number) % versions.len().max(1),
        group: number,
        kind,
        aspect: Aspect::Words,
        base_spans: if kind == Kind::Added { Vec::new() } else { vec![Place::new(0, number, number + 3)] },
        version_spans: if kind == Kind::LeftOut { Vec::new() } else { vec![Place::new(0, 1, 4)] },
        confidence: 0.9,
        rank: number + 1,
        reason: Reason::Unlinked,
    };
    let kinds = [Kind::Changed, Kind::Added, Kind::LeftOut];
    let differences = kinds.into_iter().enumerate().map(|(number, kind)| difference(number, kind)).collect();
    Collation { base: review.base(), rows: rows.collect(), differences, ..Collation::default() }
}

/// One random step of a person: which one, and what the numbers in it are made of.
type Step = (u8, usize, usize, String);

fn edit(review: &Review, (kind, a, b, text): &Step) -> Option<Edit> {
    let count = review.versions().len();
    let number = a % (count + 1);
    let ids: Vec<u64> = review.notes().map(|(id, _)| id).collect();
    let id = ids.get(b % ids.len().max(1)).copied().unwrap_or(99);
    let fresh = || {
        let mut version = version(text, &["En ny udgave.", text, "Den er kort."][..b % 4 % 3 + 1]);
        version.language_confidence = *b as f64 / 10_000.0;
        let path = PathBuf::from(format!("/æ/{text}.txt"));
        version.source = Some(Source { path, sha256: "00ff".to_owned(), encoding: "UTF-8".to_owned() });
        version
    };
    let found = found(review);
    let (row, cells) = (b % 4, found.rows.get(b % 4).map(|row| row.cells.clone()).unwrap_or_default());
    let way = if a % 2 == 0 { Way::Up } else { Way::Down };
    let verdict = [None, Some(Verdict::Confirmed), Some(Verdict::Dismissed), Some(Verdict::Unsure)][b % 4];
    let status = [None, Some(RowStatus::Accepted), Some(RowStatus::NeedsLook), Some(RowStatus::Changed)][a % 4];
    match kind % 18 {
        0 | 1 if number < count => {
            let anchor = review.anchor(number, Place::new(b % 5, b % 7, b % 7 + a % 9));
            Some(Edit::write_note(review, anchor, text.as_str()))
        }
        2 => Edit::change_note(review, id, text.as_str()),
        3 => Edit::remove_note(review, id),
        4 => Some(Edit::make_base(review, number)),
        5 => {
            let pin = Pin { version: number, base_paragraphs: vec![b % 3], version_paragraphs: vec![b % 2, 2] };
            Some(Edit::set_pins(review, review.pins().iter().cloned().chain([pin]).collect()))
        }
        6 if b % 3 == 0 => Some(Edit::add_version(review, fresh())),
        6 => Edit::replace_version(review, number, fresh(), &found.rows),
        7 if b % 2 == 0 => Edit::remove_version(review, number),
        7 => Edit::set_language(review, number, "en-GB".parse().unwrap()),
        9 => Edit::judge(review, &found, &[a % 3, b % 3], verdict),
        10 => Edit::dismiss_alike(review, &found, &[a % 3, b % 3]),
        11 => Edit::set_row_status(review, &cells, status),
        12 => Edit::toggle_tag(review, &cells, text),
        13 => Edit::merge_rows(review, &found, row, number),
        14 => Edit::split_row(review, &found, row, number),
        15 => Edit::move_paragraph(review, &found, row, number, way),
        16 if b % 2 == 0 => Edit::unlink_cell(review, &found, row, number),
        16 => Edit::toggle_pin(review, &found, row, number),
        17 => Edit::link_cells(review, &found, (row, number), (a % 3, b % 2)),
        // Made for another state: may or may not fit, but must not break anything.
        _ => Some(Edit::Version { number: *b, before: review.versions().get(*a).cloned().map(Box::new), after: None }),
    }
}

fn steps(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec((any::<u8>(), 0..6_usize, 0..10_usize, "\\PC{0,12}"), count)
}

/// What the file holds, without the redo list.
fn saved_without_undone(path: &Path, review: &Review) -> serde_json::Value {
    save(path, review).unwrap();
    let mut value: serde_json::Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    value.as_object_mut().unwrap().remove("undone").unwrap();
    value
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn a_hundred_edits_and_a_hundred_undos(before in steps(0..6), steps in steps(100..101)) {
        let (_folder, path) = in_folder("r.sammenhold");
        let mut review = two_versions();
        let walk = |review: &mut Review, steps: &[Step]| {
            let mut fitted = 0;
            for step in steps {
                let edit = edit(review, step).unwrap_or_else(|| Edit::add_version(review, version(&step.3, &["Ny."])));
                prop_assert_eq!(&edit.inverse().inverse(), &edit);
                let revision = review.revision();
                let fits = review.apply(edit);
                prop_assert_eq!(review.is_changed_since(revision), fits);
                if !fits {
                    let pins = Edit::set_pins(review, Vec::new());
                    prop_assert!(review.apply(pins));
                }
                fitted += 1;
            }
            Ok(fitted)
        };
        walk(&mut review, &before)?;
        let start = saved_without_undone(&path, &review);
        let fitted = walk(&mut review, &steps)?;
        prop_assert_eq!(fitted, 100);
        let end = review.clone();
        save(&path, &review).unwrap();
        prop_assert_eq!(&load(&path).unwrap(), &review);

        for _ in 0..fitted {
            prop_assert!(review.undo().is_some());
        }
        prop_assert_eq!(saved_without_undone(&path, &review), start);
        let mut loaded = load(&path).unwrap();
        prop_assert_eq!(&loaded, &review);
        while loaded.redo().is_some() {}
        prop_assert_eq!(loaded, end);
    }
}

#[test]
fn the_same_review_gives_the_same_bytes() {
    let (_folder, path) = in_folder("r.sammenhold");
    save(&path, &with_note("én\nto")).unwrap();
    let bytes = fs::read(&path).unwrap();
    save(&path, &load(&path).unwrap()).unwrap();
    assert_eq!(fs::read(&path).unwrap(), bytes);
    assert_eq!(fs::read(backup_path(&path)).unwrap(), bytes);
}

#[test]
fn taking_a_version_out_and_back() {
    let mut review = with_note("on the second");
    review.apply(Edit::add_version(&review, version("c.txt", &["Et.", "To."])));
    let anchor = review.anchor(2, Place::new(0, 0, 2));
    review.apply(Edit::write_note(&review, anchor, "on the third"));
    let pin = |version| Pin { version, base_paragraphs: vec![0], version_paragraphs: vec![1] };
    review.apply(Edit::set_pins(&review, vec![pin(1), pin(2)]));
    let before = review.clone();
    assert!(!review.apply(Edit::Version {
        number: 1,
        before: Some(Box::new(review.versions()[1].clone())),
        after: None
    }));
    review.apply(Edit::remove_version(&review, 1).unwrap());
    assert_eq!((review.versions().len(), review.base(), review.pins()), (2, 0, &[pin(1)][..]));
    let notes: Vec<_> = review.notes().map(|(id, note)| (id, note.anchor.version, note.text.as_str())).collect();
    assert_eq!(notes, [(2, 1, "on the third")]);
    assert_eq!(review.notes_at(1, 0).count(), 1);
    review.undo();
    assert_eq!((review.versions(), review.options()), (before.versions(), before.options()));
    assert!(review.notes().eq(before.notes()));
    review.apply(Edit::make_base(&review, 2));
    let turned = Pin { version: 0, base_paragraphs: vec![1], version_paragraphs: vec![0] };
    assert_eq!((review.base(), review.pins()), (2, &[turned][..]));
}

#[test]
fn notes_outlive_a_replaced_file() {
    let mut review = with_note("forty?");
    let other = version("b.en.txt", &["New first paragraph.", "The council meets on Friday.", "There are 40 seats."]);
    review.apply(Edit::replace_version(&review, 1, other, &[]).unwrap());
    assert_eq!((review.notes_at(1, 1).count(), review.notes_at(1, 2).count()), (0, 1));
    let (_folder, path) = in_folder("r.sammenhold");
    review.apply(Edit::replace_version(&review, 1, version("b.en.txt", &["All is new."]), &[]).unwrap());
    save(&path, &review).unwrap();
    let loaded = load(&path).unwrap();
    let (_, note) = loaded.notes_at(1, 0).next().unwrap();
    assert!(matches!(loaded.standing(note), sammenhold::review::Standing::Lost(_)));
}

#[test]
fn cut_off_anywhere_it_is_told_and_never_opened() {
    let (_folder, path) = in_folder("r.sammenhold");
    save(&path, &with_note("æøå “quoted”")).unwrap();
    let bytes = fs::read(&path).unwrap();
    for length in 0..bytes.len() - 1 {
        fs::write(&path, &bytes[..length]).unwrap();
        let error = load(&path).expect_err("cut off");
        assert!(matches!(error, FileError::Damaged { .. }), "{length}: {error}");
    }
}

fn check_broken(change: impl Fn(&mut serde_json::Value), expected: &str) {
    let (_folder, path) = in_folder("r.sammenhold");
    let mut review = with_note("x");
    review.apply(Edit::make_base(&review, 1));
    save(&path, &review).unwrap();
    let mut value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    change(&mut value);
    fs::write(&path, serde_json::to_vec(&value).unwrap()).unwrap();
    match load(&path) {
        Ok(_) => assert_eq!(expected, "opens"),
        Err(error) => {
            let sentence = error.to_string();
            assert!(sentence.starts_with(&path.display().to_string()), "{sentence}");
            assert!(sentence.contains(expected), "{sentence}");
        }
    }
}

#[test]
fn what_contradicts_itself_is_told() {
    let cure = "restore it from a backup of your own";
    check_broken(|file| file["format"] = "recipe".into(), "is not a review saved by Sammenhold");
    check_broken(|file| *file = serde_json::json!({}), "is not a review saved by Sammenhold");
    check_broken(|file| *file = serde_json::json!([1]), "line 1, column");
    check_broken(|file| file["version"] = 3.into(), "newer Sammenhold (format 3; this one reads up to 2)");
    check_broken(|file| file["version"] = 0.into(), "contradicts itself in version");
    check_broken(|file| file["base"] = 2.into(), "contradicts itself in base: it names version 2 of 2");
    check_broken(|file| file["notes"][0]["version"] = 9.into(), "note 1 names version 9 of 2");
    check_broken(|file| file["versions"][1]["language"] = "engelsk!".into(), "contradicts itself in versions[1]");
    check_broken(|file| file["done"][1]["after"] = 0.into(), "contradicts itself in done[1]");
    check_broken(|file| file["undone"] = file["done"].clone(), "contradicts itself in undone[1]");
    check_broken(|file| drop(file.as_object_mut().unwrap().remove("notes")), "missing field `notes`");
    check_broken(
        |file| file["pins"] = serde_json::json!([{"version": 0, "base_paragraphs": [9], "version_paragraphs": []}]),
        cure,
    );
    check_broken(|file| file["added_later"] = true.into(), "opens");
    check_broken(|file| file["notes"][0]["paragraph"] = 77.into(), "contradicts itself in done[0]");
}

#[test]
fn trouble_names_the_backup_and_the_old_file_stays() {
    let (folder, path) = in_folder("r.sammenhold");
    save(&path, &with_note("one")).unwrap();
    save(&path, &with_note("two")).unwrap();
    fs::write(&path, "{").unwrap();
    let error = load(&path).unwrap_err().to_string();
    assert!(error.contains("r.sammenhold~; copy it and open the copy"), "{error}");
    // A damaged file does not push a good backup out.
    save(&path, &with_note("three")).unwrap();
    let note = |path: &Path| load(path).unwrap().notes().next().unwrap().1.text.clone();
    assert_eq!((note(&path), note(&backup_path(&path))), ("three".to_owned(), "one".to_owned()));

    // A folder that cannot be written to, for root too: a path below a file.
    let below = path.join("r.sammenhold");
    assert!(matches!(save(&below, &with_note("four")), Err(FileError::Write { .. })));
    assert_eq!(note(&path), "three");
    assert!(matches!(save(folder.path(), &with_note("four")), Err(FileError::Write { .. })));
    assert!(matches!(load(folder.path()), Err(FileError::Read { .. })));
    let missing = load(&folder.path().join("no.sammenhold")).unwrap_err().to_string();
    assert!(missing.ends_with("there is no such file; check the spelling of the path"), "{missing}");
}

#[cfg(unix)]
#[test]
fn paths_that_are_no_unicode_survive() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
    let (_folder, path) = in_folder("r.sammenhold");
    let mut odd = version("odd", &["x"]);
    let source = Path::new(OsStr::from_bytes(b"/tmp/\xe6.txt")).to_owned();
    odd.source = Some(Source { path: source, sha256: String::new(), encoding: "windows-1252".to_owned() });
    let review = Review::new(vec![odd]);
    save(&path, &review).unwrap();
    assert_eq!(load(&path).unwrap(), review);
}
