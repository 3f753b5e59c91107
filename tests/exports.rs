//! What is written: the same bytes every time, nothing that works where it is only to be read, and what a person said.
//!
//! The review of `tests/formats` has formulas, scripts, control characters and an override of direction in its texts,
//! names, notes and tags; a confirmed, a dismissed and an unsure difference; notes, one of them on words that are gone.

#![allow(clippy::unwrap_used)]

use sammenhold::{
    collate::{collate, unwatched},
    export::{guarded, unguarded},
    review::{Edit, Review, Verdict, file},
    text::{LanguageSource, Paragraph, Role, Version},
};
use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

const REVIEW: &str = "tests/formats/review.sammenhold";

/// Exit code, standard output, standard error.
fn run(arguments: &[&str]) -> (i32, Vec<u8>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sammenhold"));
    let output = command.arg("compare").args(arguments).stdin(Stdio::null()).output().unwrap();
    (output.status.code().unwrap(), output.stdout, String::from_utf8(output.stderr).unwrap())
}

fn written(format: &str) -> Vec<u8> {
    let (code, bytes, trouble) = run(&[REVIEW, "--format", format]);
    assert_eq!((code, trouble.as_str()), (0, ""), "{format}");
    bytes
}

/// The file names in a folder, sorted.
fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// The review's files of a format that makes one for each pair.
fn written_by_pair(format: &str) -> Vec<(String, String)> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.x");
    let (code, _, told) = run(&[REVIEW, "--format", format, "--output", path.to_str().unwrap()]);
    assert_eq!(code, 0, "{told}");
    let names = names_in(folder.path());
    assert!(names.iter().all(|name| told.contains(name)), "{told}");
    let read = |name: String| (fs::read_to_string(folder.path().join(&name)).unwrap(), name);
    names.into_iter().map(read).map(|(text, name)| (name, text)).collect()
}

#[test]
fn the_same_bytes_twice_and_nothing_that_works() {
    for format in ["text", "html", "csv", "tsv", "json", "jsonl", "tmx", "jsonld", "svg"] {
        let bytes = written(format);
        assert_eq!(bytes, written(format), "{format}");
        let text = String::from_utf8(bytes).unwrap();
        let works = |c: &char| c.is_control() && !['\n', '\t', '\r'].contains(c);
        assert_eq!(text.chars().find(works), None, "{format}");
        if ["html", "tmx", "svg"].contains(&format) {
            assert!(!text.contains("<script>alert") && !text.contains("<script>note"), "{format}");
        }
        if ["csv", "tsv", "svg", "text"].contains(&format) {
            assert!(!text.contains('\u{202e}'), "{format}");
        }
    }
    let workbook = written("xlsx");
    assert!(workbook.starts_with(b"PK"));
    assert!(workbook == written("xlsx"));
    for (format, count) in [("xliff", 2), ("ladder", 2)] {
        let files = written_by_pair(format);
        assert_eq!(files.len(), count);
        assert_eq!(files, written_by_pair(format));
        assert!(files.iter().all(|(_, text)| !text.contains("<script>") && !text.contains('\u{1}')));
    }
}

#[test]
fn tables_are_read_back_and_hold_no_formula() {
    let review = file::load(Path::new(REVIEW)).unwrap();
    let texts: Vec<&str> = review.versions()[0].paragraphs.iter().map(|p| p.text.as_str()).collect();
    for (format, delimiter) in [("csv", b','), ("tsv", b'\t')] {
        let bytes = written(format);
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(bytes);
        let heads = reader.headers().unwrap().clone();
        assert!(heads.iter().chain([""]).all(|head| guarded(unguarded(head)) == head));
        let column = heads.iter().position(|head| head.contains(".da.txt")).unwrap();
        let mut found = Vec::new();
        for line in reader.records() {
            let line = line.unwrap();
            assert!(line.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])), "{line:?}");
            found.push(unguarded(&line[column]).to_owned());
        }
        for text in texts.iter().filter(|text| !text.contains(|c: char| c.is_control() || c == '\u{202e}')) {
            assert!(found.iter().any(|cell| cell == text), "{format}: {text}");
        }
    }
}

#[test]
fn a_side_that_is_missing_has_no_target_or_an_empty_source() {
    let files = written_by_pair("xliff");
    let (name, first) = files.iter().find(|(name, _)| name.contains("script")).unwrap();
    assert_eq!(name, "r.da-script-.en.txt.x");
    assert!(first.contains("<segment id=\"s1\" state=\"initial\">\n        <source>Naboerne frygter"), "{first}");
    assert!(first.contains("<source></source>\n        <target>"), "{first}");
    assert!(first.contains("state=\"reviewed\">\n        <source>Byrådet siger ja"), "{first}");
    assert!(first.contains("category=\"verdict\" priority=\"2\">confirmed: Changed in"), "{first}");
}

#[test]
fn pairs_get_a_file_each_and_never_an_input() {
    let (code, out, trouble) = run(&[REVIEW, "--format", "xliff"]);
    assert_eq!((code, out.len()), (2, 0));
    assert!(trouble.contains("xliff makes a file for each of the 2 pairs; give a file with --output"), "{trouble}");

    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let texts = [
        ("a.txt", "Byrådet mødes på fredag.\n"),
        ("o.da-en.txt", "The council meets.\n"),
        ("c.txt", "Der Rat tagt.\n"),
    ];
    texts.iter().for_each(|(name, text)| fs::write(path(name), text).unwrap());
    let inputs = texts.map(|(name, _)| path(name));
    let [one, two, three] = inputs.each_ref().map(String::as_str);
    let languages = ["--language", "da,en,de", "--format", "ladder", "--output"];
    let output = path("o.txt");
    let (code, _, trouble) = run(&[&[one, two, three][..], &languages, &[&output]].concat());
    assert_eq!(code, 2);
    assert!(trouble.contains("is one of the files that are read"), "{trouble}");
    assert_eq!(names_in(folder.path()), ["a.txt", "c.txt", "o.da-en.txt"]);
    assert_eq!(fs::read_to_string(two).unwrap(), texts[1].1);

    let output = path("p.ladder");
    let (code, _, told) = run(&[one, two, "--language", "da,en", "--output", &output]);
    assert_eq!((code, told.as_str()), (0, ""));
    assert!(fs::read_to_string(&output).unwrap().starts_with("0\t0\t"));
    let (code, _, trouble) = run(&[one, two, "--output", &path("x.docx")]);
    assert_eq!(code, 2);
    assert!(trouble.contains("no format is written as .docx; choose one with --format (text, html,"), "{trouble}");
    let (code, _, trouble) = run(&[one, two, "--output", one]);
    assert_eq!(code, 2);
    assert!(trouble.contains("is one of the files that are read"), "{trouble}");
    assert_eq!(fs::read_to_string(one).unwrap(), texts[0].1);
}

#[test]
fn verdicts_are_respected() {
    let report = String::from_utf8(written("text")).unwrap();
    let told = [
        "1 confirmed, 1 dismissed\n",
        "(very sure, 92 %; confirmed)\n",
        "to be looked at\n   again)\n",
        "\nRows: 1 accepted, 1 to be looked at again, 1 tagged “+tal”, 1 tagged “spørg”\n",
        "\n3 notes:\n - da, paragraph 3, on “40 millioner kroner”: =HYPERLINK(\"x\")",
        "which is not there any more:\n   @løs note\n",
    ];
    told.iter().for_each(|told| assert!(report.contains(told), "{told}\n{report}"));
    assert!(!report.contains("Left out in"), "{report}");

    let record: serde_json::Value = serde_json::from_slice(&written("json")).unwrap();
    let verdicts: Vec<&str> =
        record["differences"].as_array().unwrap().iter().filter_map(|d| d["verdict"].as_str()).collect();
    assert_eq!(verdicts.len(), 3);
    assert!(["confirmed", "dismissed", "unsure"].iter().all(|verdict| verdicts.contains(verdict)), "{verdicts:?}");
    assert_eq!(record["notes"].as_array().unwrap().len(), 3);
    assert_eq!(record["judged_rows"][0], serde_json::json!({"row": 0, "status": "accepted", "tags": []}));
    let rows = String::from_utf8(written("jsonl")).unwrap();
    assert!(!rows.contains("dismissed") && rows.contains("\"verdict\":\"confirmed\""), "{rows}");
}

#[test]
fn the_exit_code_follows_what_is_not_dismissed() {
    let version = |name: &str, number: usize| {
        let text = format!("Byrådet mødes på fredag i den gamle havn, hvor der er {number} pladser til gæster.");
        Version::new(name, vec![Paragraph::new(text, Role::Body)])
            .with_language("da".parse().unwrap(), LanguageSource::Declared)
    };
    let mut review = Review::new(vec![version("a", 40), version("b", 60)]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.sammenhold");
    file::save(&path, &review).unwrap();
    let arguments = [path.to_str().unwrap(), "--exit-code"];
    assert_eq!(run(&arguments).0, 1);
    let collation = collate(review.versions(), &review.options(), &unwatched).unwrap();
    let all: Vec<usize> = (0..collation.differences.len()).collect();
    review.apply(Edit::judge(&review, &collation, &all, Some(Verdict::Dismissed)).unwrap());
    file::save(&path, &review).unwrap();
    let (code, report, _) = run(&arguments);
    let report = String::from_utf8(report).unwrap();
    assert_eq!(code, 0, "{report}");
    assert!(report.contains("1 row, 1 agree, 1 dismissed\n\nNo difference is marked.\n"), "{report}");
}
