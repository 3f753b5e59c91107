//! The command line as a user meets it: the built program, its output, its exit codes.

#![allow(clippy::unwrap_used)]

use sammenhold::{
    review::{Edit, Review, file},
    text::{LanguageSource, Paragraph, Place, Role, Version},
};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

fn sammenhold() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sammenhold"));
    command.env_remove("NO_COLOR").stdin(Stdio::null());
    command
}

fn run(arguments: &[&str], input: &str) -> Output {
    let mut child = sammenhold()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let feeder = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    output
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// Exit code, lines of standard output, standard error.
fn check(arguments: &[&str], input: &str, code: i32, lines: usize, trouble: &str) -> String {
    let output = run(arguments, input);
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {err}");
    assert_eq!(out.lines().count(), lines, "{arguments:?}: {out}");
    assert!(err.contains(trouble) && (err.is_empty() == trouble.is_empty()), "{arguments:?}: {err}");
    out.to_owned()
}

fn article(id: usize) -> String {
    let versions =
        r#"[{"language":"da","paragraphs":["Et.","To."]},{"name":"b","language":"en","paragraphs":["One."]}]"#;
    format!("{{\"id\":{id},\"other\":[],\"versions\":{versions}}}\n")
}

fn review_in(folder: &Path) -> PathBuf {
    let version = |name: &str, tag: &str, texts: &[&str]| {
        let paragraphs = texts.iter().map(|text| Paragraph::new(*text, Role::Body)).collect();
        Version::new(name, paragraphs).with_language(tag.parse().unwrap(), LanguageSource::Declared)
    };
    let texts = ["Byrådet mødes på fredag i den gamle havn.", "Der er 40 pladser til alle de gæster som kommer."];
    let one = version("a.txt", "da", &texts);
    let mut review = Review::new(vec![one, version("b.txt", "da", &texts[..1])]);
    let anchor = review.anchor(0, Place::new(0, 0, 7));
    review.apply(Edit::write_note(&review, anchor, "hvilket?"));
    let path = folder.join("r.sammenhold");
    file::save(&path, &review).unwrap();
    path
}

#[test]
fn a_batch_keeps_order_and_goes_on_after_bad_lines() {
    let mut input = String::from("\u{feff}");
    for id in 0..200 {
        input.push_str(&if id == 77 { "{\"versions\":\n\n  \n".to_owned() } else { article(id) });
    }
    let trouble = "sammenhold: 1 of 200 lines could not be compared";
    let one = check(&["compare", "--batch", "-", "--jobs", "1"], &input, 2, 200, trouble);
    let three = check(&["compare", "--batch", "-", "--output", "-", "--jobs", "3"], &input, 2, 200, trouble);
    assert_eq!(one, three);
    for (number, line) in one.lines().enumerate() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(record["schema"], "sammenhold/1");
        if number == 77 {
            let message = "EOF while parsing a value at column 12";
            assert_eq!(record["error"], serde_json::json!({"line": null, "message": message}));
        } else {
            assert_eq!(record["id"], number);
            assert_eq!(record["versions"][0]["name"], "version 1");
            assert_eq!(record["versions"][0]["paragraphs"], serde_json::json!(["Et.", "To."]));
        }
    }
    check(&["compare", "--batch", "-"], "", 0, 0, "");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("in.jsonl");
    fs::write(&path, &input).unwrap();
    let named = check(&["compare", "--batch", path.to_str().unwrap()], "", 2, 200, trouble);
    assert_eq!(named.replace("\"line\":78", "\"line\":null"), one, "only a file's lines have numbers");
    // A filter: wherever the stream is cut, the parts give the same bytes.
    let lines: Vec<&str> = input.trim_start_matches('\u{feff}').split_inclusive('\n').collect();
    let parts = lines.chunks(90).map(|part| run(&["compare", "--batch", "-", "--jobs", "1"], &part.concat()).stdout);
    assert_eq!(text(&parts.flatten().collect::<Vec<u8>>()), one);
}

#[test]
fn output_files_appear_whole_and_inputs_are_never_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (input, output) = (path("in.jsonl"), path("ud.jsonl"));
    fs::write(&input, article(1)).unwrap();
    check(&["compare", "--batch", &input, "--output", &output], "", 0, 0, "");
    assert_eq!(fs::read_to_string(&output).unwrap().lines().count(), 1);
    let same = path("./in.jsonl");
    check(&["compare", "--batch", &input, "--output", &same], "", 2, 0, "is one of the files that are read");
    assert_eq!(fs::read_to_string(&input).unwrap(), article(1));
    check(&["compare", "--batch", &path("no.jsonl"), "--output", &path("x")], "", 2, 0, "no.jsonl: cannot be read");
    check(&["compare", "--batch", &input, "--output", &path("no/x")], "", 2, 0, "choose another place");
    check(&["compare", "--batch", folder.path().to_str().unwrap()], "", 2, 0, "is a folder");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    if cfg!(unix) {
        check(&["compare", "--batch", &input, "--output", "/dev/null"], "", 0, 0, "");
    }
}

#[test]
fn reviews_are_compared_and_errors_are_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let review = review_in(folder.path());
    let review = review.to_str().unwrap();
    let report = run(&["compare", review], "");
    assert_eq!(report.status.code(), Some(0));
    assert!(text(&report.stdout).starts_with("1. a.txt (da), 2 paragraphs, the base\n2. b.txt (da), 1 paragraph\n"));
    assert!(!text(&report.stdout).contains('\u{1b}'));
    let record = check(&["compare", review, "--format", "json", "--base", "b.txt", "--language", "-,nb"], "", 0, 1, "");
    let record: serde_json::Value = serde_json::from_str(&record).unwrap();
    assert_eq!((&record["base"], &record["versions"][1]["language"]), (&1.into(), &"nb".into()));

    let record = check(&["compare", review, "--format", "json", "--profile", "reviser"], "", 0, 1, "");
    let record: serde_json::Value = serde_json::from_str(&record).unwrap();
    let left_out = &record["differences"][0];
    assert_eq!((&record["profile"], &left_out["its"]), (&"reviser".into(), &"omission".into()));
    assert_eq!((&left_out["mqm"], &left_out["band"]), (&"accuracy/omission".into(), &"marked".into()));
    assert!(record["ledger"].is_array() && record["cannot_tell"]["rows"].is_array());
    let with_ledger = run(&["compare", review, "--ledger"], "");
    assert!(text(&with_ledger.stdout).starts_with(text(&report.stdout)));
    assert!(with_ledger.stdout.len() > report.stdout.len());
    check(&["compare", "--batch", "-", "--ledger"], "", 2, 0, "--ledger");

    let before = fs::read(review).unwrap();
    check(&["compare", review, "--output", review], "", 2, 0, "is one of the files that are read");
    check(&["compare", review, "other.txt"], "", 2, 0, "other.txt: there is no such file");
    check(&["compare", review, review], "", 2, 0, "only one review can be compared at a time");
    check(&["compare", review, "--base", "fr"], "", 2, 0, "no version has that name or language");
    check(
        &["compare", review, "--language", "da,en,de"],
        "",
        2,
        0,
        "--language says 3 languages, but there are 2 versions",
    );
    check(&["compare", review, "--language", "danish"], "", 2, 0, "“danish” is not a language tag");
    check(&["compare"], "", 2, 0, "<FILES>");
    check(&["compare", "no-such-file.txt"], "", 2, 0, "no-such-file.txt: there is no such file");
    assert_eq!(fs::read(review).unwrap(), before);
}

#[test]
fn help_and_version() {
    for arguments in [&["--help"][..], &["compare", "--help"], &["evaluate", "--help"]] {
        let output = run(arguments, "");
        let help = text(&output.stdout);
        assert!(output.status.success() && help.contains("Usage: sammenhold"), "{help}");
    }
    assert_eq!(text(&run(&["--version"], "").stdout), format!("sammenhold {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn gold_is_scored_and_bad_gold_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (words, bad) = (path("words.jsonl"), path("bad.jsonl"));
    let text = r#"{"language":"da","tokens":["Broen","lukkes","mandag"]}"#;
    let links = r#"[[[0],[0],""],[[1],[1],""],[[2],[2],""]]"#;
    fs::write(&words, format!("{{\"base\":{text},\"version\":{text},\"links\":{links}}}\n")).unwrap();
    fs::write(&bad, "\n{\"id\":1}\n").unwrap();
    check(&["evaluate", &words], "", 0, 1, "");
    check(&["evaluate", &words, &words], "", 0, 4, "");
    let figures = check(&["evaluate", "--json", "--jobs", "2", &words], "", 0, 1, "");
    let figures: serde_json::Value = serde_json::from_str(&figures).unwrap();
    assert_eq!(figures["files"][0]["words"]["da-da"]["f1"], 1.0);
    check(&["evaluate", &bad], "", 2, 0, "bad.jsonl, line 2: it has none of the fields");
    check(&["evaluate", "/dev/null"], "", 2, 0, "holds no gold");
}

#[test]
fn a_reader_that_goes_away_is_no_trouble() {
    let mut child = sammenhold()
        .args(["compare", "--batch", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    let _ = (0..2000).try_for_each(|id| stdin.write_all(article(id).as_bytes()));
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
}

/// The most memory that a batch takes, in kilobytes, does not grow with its length.
#[cfg(target_os = "linux")]
#[test]
fn a_batch_takes_constant_memory() {
    let peak_kb = |articles: usize| {
        let mut child = sammenhold()
            .args(["compare", "--batch", "-", "--output", "/dev/null", "--jobs", "2"])
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let padding = "ord ".repeat(2000);
        let line = article(0).replace("One.", &padding);
        (0..articles).for_each(|_| stdin.write_all(line.as_bytes()).unwrap());
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
        drop(stdin);
        assert!(child.wait().unwrap().success());
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        peak.trim().trim_end_matches(" kB").parse::<usize>().unwrap()
    };
    // So many that every buffer has found its size.
    let (few, many) = (peak_kb(500), peak_kb(2000));
    assert!(many < few + 6_000, "{few} kB for 500 articles, {many} kB for 2000");
}
