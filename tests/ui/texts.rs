//! Every text the code asks for is there, in every language.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

fn keys(language: &str) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/i18n").join(language);
    let files = fs::read_dir(folder).unwrap();
    let lines: String = files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    let key = |line: &str| {
        Some(line.split_once(" =")?.0.to_owned()).filter(|key| key.starts_with(|c: char| c.is_ascii_lowercase()))
    };
    lines.lines().filter_map(key).collect()
}

/// All string literals of the window's code that look like a key: small letters with a hyphen between.
fn literals() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
    let mut found = BTreeSet::new();
    for file in code_files(&folder) {
        let code = fs::read_to_string(file).unwrap();
        let code = code.replace("'\"'", "");
        for literal in code.split('"').skip(1).step_by(2) {
            if literal.starts_with(|c: char| c.is_ascii_lowercase())
                && literal.contains('-')
                && literal.chars().all(|c| c.is_ascii_lowercase() || c == '-')
            {
                found.insert(literal.to_owned());
            }
        }
    }
    found.extend(report_literals());
    found
}

/// The same of the report, whose texts are told from the names of its styles by how they begin.
fn report_literals() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/export/html");
    let files = code_files(&folder).into_iter().chain([folder.with_extension("rs")]);
    let code: String = files.map(|file| fs::read_to_string(file).unwrap().replace("\\\"", "")).collect();
    let literals = code.split('"').skip(1).step_by(2).filter(|literal| literal.starts_with("report-"));
    literals.filter(|literal| !literal.ends_with('-')).map(str::to_owned).collect()
}

fn code_files(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { code_files(&path) } else { vec![path] }).collect()
}

#[test]
fn what_the_code_asks_for_is_there() {
    const NO_TEXTS: &[&str] = &["note-field-opened", "language-", "no-such-key", "zh-hant"];
    let english = keys("en");
    let missing: Vec<_> =
        literals().into_iter().filter(|key| !english.contains(key) && !NO_TEXTS.contains(&key.as_str())).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn nothing_is_translated_that_nobody_asks_for() {
    let asked = literals();
    let single = ["sentence", "title", "base", "headline", "position"];
    let unused: Vec<_> = keys("en")
        .into_iter()
        .filter(|key| !asked.contains(key) && !single.contains(&key.as_str()) && !key.starts_with("language-"))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}
