//! `compare` with such files, with a review among versions, with standard input, and with a folder that has a bad file.

use super::corpus;
use sammenhold::{
    review::{Edit, Review, file},
    text::{LanguageSource, Paragraph, Place, Role, Version},
};
use serde_json::{Value, json};
use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};
use tempfile::TempDir;

fn run(arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sammenhold"));
    command.arg("compare").args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

/// The record of a comparison that ends with this code and these words on standard error.
#[track_caller]
fn record(arguments: &[&str], input: &str, code: i32, told: &str) -> Value {
    let output = run(&[arguments, &["--format", "json"]].concat(), input);
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{error}");
    assert!(error.contains(told) && error.is_empty() == told.is_empty(), "{error}");
    if output.stdout.is_empty() { Value::Null } else { serde_json::from_slice(&output.stdout).unwrap() }
}

fn tags(record: &Value) -> Vec<&str> {
    record["versions"].as_array().unwrap().iter().map(|version| version["language"].as_str().unwrap()).collect()
}

fn texts(folder: &Path) -> [String; 3] {
    let put = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    [
        put("a.da.txt", "Broen åbner på mandag, siger borgmesteren.\n\nDer er plads til 40 gæster.\n"),
        put("b.en.txt", "The bridge opens on Monday, the mayor says.\n\nThere is room for 50 guests.\n"),
        put("c.txt", "Die Brücke öffnet am Montag, sagt der Bürgermeister.\n\nEs ist Platz für 40 Gäste.\n"),
    ]
}

fn review_in(folder: &Path) -> String {
    let version = |name: &str, tag: &str, texts: [&str; 2]| {
        let paragraphs = texts.map(|text| Paragraph::new(text, Role::Body)).to_vec();
        Version::new(name, paragraphs).with_language(tag.parse().unwrap(), LanguageSource::Declared)
    };
    let mut review = Review::new(vec![
        version("a.txt", "da", ["Broen åbner på mandag.", "Der er plads til 40 gæster."]),
        version("b.txt", "en", ["The bridge opens on Monday.", "There is room for 50 guests."]),
    ]);
    let anchor = review.anchor(0, Place::new(0, 0, 5));
    review.apply(Edit::write_note(&review, anchor, "hvilken?"));
    let path: PathBuf = folder.join("r.sammenhold");
    file::save(&path, &review).unwrap();
    path.display().to_string()
}

#[test]
fn files_with_an_alignment() {
    let memory = corpus("memory.tmx").display().to_string();
    let found = record(&[&memory], "", 0, "");
    assert_eq!((tags(&found), &found["base"]), (vec!["da", "en-GB", "de"], &json!(0)));
    let found = record(&[&memory, "--base", "de"], "", 0, "");
    assert_eq!((tags(&found), &found["base"]), (vec!["da", "en-GB", "de"], &json!(2)));
    let [da, en, ladder] =
        ["ladder/a.da.txt", "ladder/b.en.txt", "ladder/c.ladder"].map(|n| corpus(n).display().to_string());
    assert_eq!(tags(&record(&[&da, &en, &ladder], "", 0, "")), ["da", "en"]);
    record(&[&da, &ladder], "", 2, "open it together with these two");
    let hunalign = corpus("hunalign.tab").display().to_string();
    assert_eq!(tags(&record(&[&hunalign, "--language", "nb,-"], "", 0, "")), ["nb", "en"]);
}

#[test]
fn a_review_with_versions_added_to_it() {
    let folder = TempDir::new().unwrap();
    let (review, [_, _, german]) = (review_in(folder.path()), texts(folder.path()));
    let before = fs::read(&review).unwrap();
    for arguments in [[&review, &german], [&german, &review]] {
        let found = record(&arguments.map(String::as_str), "", 0, "");
        assert_eq!((tags(&found), &found["base"]), (vec!["da", "en", "de"], &json!(0)));
    }
    let found = record(&[&review, &german, "--base", "c.txt", "--language", "-,-,nl"], "", 0, "");
    assert_eq!((tags(&found), &found["base"]), (vec!["da", "en", "nl"], &json!(2)));
    record(&[&review, &german, &review], "", 2, "only one review can be compared at a time");
    record(&[&review, "-"], "Die Brücke öffnet am Montag, sagt der Bürgermeister.", 0, "");
    assert_eq!(fs::read(&review).unwrap(), before, "the review is only read");
    // In a folder, a review is no version.
    let found = record(&[folder.path().to_str().unwrap()], "", 0, "");
    assert_eq!(tags(&found), ["da", "en", "de"]);
}

#[test]
fn bad_files_of_a_folder_are_told_and_the_others_compared() {
    let folder = TempDir::new().unwrap();
    let [danish, english, _] = texts(folder.path());
    let bad = folder.path().join("bad.txt");
    fs::write(&bad, b"abc\0\x01").unwrap();
    fs::write(folder.path().join("bad.tmx"), "<tmx>").unwrap();
    let all = folder.path().to_str().unwrap();
    let found = record(&[all], "", 2, "bad.txt, byte 4: this is not a text");
    assert_eq!(tags(&found), ["da", "en", "de"]);
    assert!(String::from_utf8_lossy(&run(&[all], "").stderr).contains("bad.tmx, line 1: the file is damaged"));
    let found = record(&[all, "--exit-code"], "", 2, "bad.txt");
    assert_eq!(tags(&found).len(), 3);
    // What a person names must be readable.
    assert_eq!(record(&[&danish, &english, bad.to_str().unwrap()], "", 2, "bad.txt"), Value::Null);
}

#[test]
fn standard_input_is_a_version() {
    let folder = TempDir::new().unwrap();
    let [danish, english, _] = texts(folder.path());
    let text = "The bridge opens on Monday, the mayor says.\n\nThere is room for 50 guests.";
    let found = record(&["-", &danish, "--base", "da"], text, 0, "");
    assert_eq!((tags(&found), &found["versions"][0]["name"]), (vec!["en", "da"], &json!("standard input")));
    let memory = fs::read_to_string(corpus("pairs.txt")).unwrap();
    assert_eq!(tags(&record(&["-"], &memory, 0, "")), ["da", "en-GB"]);
    record(&["-", &english, "-"], text, 2, "standard input can be read only once");
    record(&["-", &english], " \n", 2, "standard input: there is no text");
}
