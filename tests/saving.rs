//! Saving under the worst of circumstances: killed at any moment, no room, nothing writable, a file that cannot be
//! replaced or that somebody else has written. Nothing is lost, and every refusal is a sentence.

#![allow(clippy::unwrap_used)]

use sammenhold::{
    review::{
        Edit, Review, Verdict,
        file::{FileError, Over, Saved, Stamp, Took, backup_path, load, open, save, save_over},
    },
    text::{LanguageSource, Locator, Paragraph, Place, Role, Version},
};
use std::{
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant, SystemTime},
};

/// Set for the process that saves until it is killed: the path to save to.
const SAVE_LOOP: &str = "SAMMENHOLD_TEST_SAVE_LOOP";
/// Set for the process that saves once: the path to save to.
const SAVE_ONCE: &str = "SAMMENHOLD_TEST_SAVE_ONCE";
const KILLS: u64 = 100;

fn version(name: &str, texts: &[&str]) -> Version {
    let paragraphs = texts.iter().map(|text| Paragraph::new(*text, Role::Body)).collect();
    Version::new(name, paragraphs).with_language("da".parse().unwrap(), LanguageSource::Declared)
}

/// A review with so many notes.
fn with_notes(count: usize) -> Review {
    let mut review = Review::new(vec![version("a.da.txt", &["Byrådet mødes på fredag."])]);
    (0..count).for_each(|_| add_note(&mut review));
    review
}

fn add_note(review: &mut Review) {
    let anchor = review.anchor(0, Place::new(0, 0, 7));
    let text = format!("note {} {}", review.notes().count(), "ord ".repeat(100));
    assert!(review.apply(Edit::write_note(review, anchor, text)));
}

fn count(path: &Path) -> usize {
    load(path).unwrap().notes().count()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = entries.map(|name| name.into_string().unwrap()).collect();
    names.sort_unstable();
    names
}

fn in_folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.sammenhold");
    (folder, path)
}

fn this_test(name: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", name, "--nocapture"]);
    command
}

// Killed

/// Not a test of its own: the process that [`a_hundred_kills_lose_no_note`] starts and kills.
#[test]
fn saves_until_killed() {
    let Some(path) = std::env::var_os(SAVE_LOOP) else { return };
    let path = Path::new(&path);
    let mut review = load(path).unwrap();
    loop {
        add_note(&mut review);
        save(path, &review).unwrap();
        println!("\nsaved {}", review.notes().count());
    }
}

#[test]
fn a_hundred_kills_lose_no_note() {
    let (folder, path) = in_folder();
    save(&path, &with_notes(1)).unwrap();
    let start = Instant::now();
    let mut seed = 1_u64;
    let mut told = 1;
    for round in 0..KILLS {
        let mut child =
            this_test("saving::saves_until_killed").env(SAVE_LOOP, &path).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let saved = |line: String| line.strip_prefix("saved ").and_then(|number| number.parse::<usize>().ok());
        told = lines.by_ref().find_map(saved).unwrap();
        // Not by chance, but as if: somewhere within the first saves.
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(Duration::from_micros((seed >> 33) % 15_000));
        child.kill().unwrap();
        child.wait().unwrap();
        told = lines.filter_map(saved).last().unwrap_or(told);
        let found = count(&path);
        assert!(found >= told && found <= told + 1, "round {round}: told of {told} notes, found {found}");
        assert!(count(&backup_path(&path)) + 1 >= found, "the backup is the one before");
    }
    assert!(told > 100, "it came to saving: {told}");
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
    // What the killed ones left behind goes with the next save, once nobody can be writing to it any more.
    for name in names(folder.path()).iter().filter(|name| name.ends_with(".part")) {
        let part = fs::File::options().write(true).open(folder.path().join(name)).unwrap();
        part.set_modified(SystemTime::now() - Duration::from_secs(3600)).unwrap();
    }
    save(&path, &load(&path).unwrap()).unwrap();
    assert_eq!(names(folder.path()), ["r.sammenhold", "r.sammenhold~"]);
}

// No room, nothing writable

/// Not a test of its own: a process in which there is no room for a larger file.
#[test]
fn saves_once() {
    let Some(path) = std::env::var_os(SAVE_ONCE) else { return };
    match save(Path::new(&path), &with_notes(200)) {
        Ok(()) => println!("\nsaved"),
        Err(error) => println!("\ntold {error}"),
    }
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_old_file_and_says_so() {
    let (folder, path) = in_folder();
    save(&path, &with_notes(1)).unwrap();
    let before = fs::read(&path).unwrap();
    // A limit on the size of files stands for the end of the disk; without the signal it is an error like that one.
    let script = "trap '' XFSZ; ulimit -f 16; exec \"$0\" --exact saving::saves_once --nocapture";
    let output = Command::new("sh")
        .args(["-c", script])
        .arg(std::env::current_exe().unwrap())
        .env(SAVE_ONCE, &path)
        .output()
        .unwrap();
    let output = String::from_utf8(output.stdout).unwrap();
    let told = output.lines().find_map(|line| line.strip_prefix("told ")).unwrap_or(&output);
    assert!(told.starts_with(&path.display().to_string()), "{told}");
    assert!(told.contains("the disk is full") && told.contains("make room, or save it in another place"), "{told}");
    assert_eq!((fs::read(&path).unwrap(), names(folder.path())), (before, vec!["r.sammenhold".to_owned()]));
}

/// A small file system of its own, for root; gone again when dropped.
#[cfg(target_os = "linux")]
struct Mounted(PathBuf);

#[cfg(target_os = "linux")]
impl Mounted {
    fn new(at: &Path, args: &[&str]) -> Option<Self> {
        let is_mounted = Command::new("mount").args(args).arg(at).output().is_ok_and(|output| output.status.success());
        if !is_mounted {
            println!("SKIPPED: only root can mount {args:?}");
        }
        is_mounted.then(|| Self(at.to_owned()))
    }
}

#[cfg(target_os = "linux")]
impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).output();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_really_full_and_one_that_is_read_only() {
    let folder = tempfile::tempdir().unwrap();
    let disk = folder.path();
    let Some(_mounted) = Mounted::new(disk, &["-t", "tmpfs", "-o", "size=64k", "tmpfs"]) else { return };
    let path = disk.join("r.sammenhold");
    save(&path, &with_notes(1)).unwrap();
    let before = fs::read(&path).unwrap();
    let told = save(&path, &with_notes(200)).unwrap_err().to_string();
    assert!(told.contains("the disk is full"), "{told}");
    assert_eq!((fs::read(&path).unwrap(), names(disk)), (before, vec!["r.sammenhold".to_owned()]));
    save(&path, &with_notes(2)).unwrap();
    assert!(Command::new("mount").args(["-o", "remount,ro"]).arg(disk).status().unwrap().success());
    let told = save(&path, &with_notes(3)).unwrap_err().to_string();
    assert!(told.contains("it is write-protected"), "{told}");
    let told = save(&disk.join("new.sammenhold"), &with_notes(3)).unwrap_err().to_string();
    assert!(told.contains(&format!("the folder {} is write-protected", disk.display())), "{told}");
    assert_eq!(count(&path), 2);
}

#[cfg(unix)]
#[test]
fn what_is_write_protected_is_left_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path) = in_folder();
    save(&path, &with_notes(1)).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let told = save(&path, &with_notes(2)).unwrap_err().to_string();
    assert!(told.ends_with("(it is write-protected); allow writing to it, or save it under another name"), "{told}");
    assert_eq!((count(&path), names(folder.path()).len()), (1, 1));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();

    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(folder.path().join("probe"), "").is_ok() {
        println!("SKIPPED: root writes into read-only folders");
        fs::remove_file(folder.path().join("probe")).unwrap();
    } else {
        let told = save(&path, &with_notes(2)).unwrap_err().to_string();
        assert!(told.contains("the folder") && told.contains("is write-protected"), "{told}");
        assert_eq!(count(&path), 1);
    }
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
}

// A file that cannot be replaced

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_cannot_be_replaced_costs_nothing() {
    let (folder, path) = in_folder();
    let other = folder.path().join("other");
    save(&path, &with_notes(1)).unwrap();
    fs::copy(&path, &other).unwrap();
    // A file that another one is mounted on is busy, as one on a network may be.
    let Some(mounted) = Mounted::new(&path, &["--bind", other.to_str().unwrap()]) else { return };
    let error = save(&path, &with_notes(2)).unwrap_err();
    let copy = folder.path().join("r (saved copy).sammenhold");
    assert!(error.to_string().ends_with(&format!("what was saved is whole in {}", copy.display())), "{error}");
    let FileError::Beside { copy: told, stamp, .. } = error else { panic!("{error}") };
    assert_eq!((&told, count(&copy), count(&path)), (&copy, 2, 1));
    assert_eq!(stamp, Stamp::of(&fs::read(&copy).unwrap()));
    drop(mounted);
    save(&path, &with_notes(3)).unwrap();
    assert_eq!(count(&path), 3);
    let expected = ["other", "r (saved copy).sammenhold", "r.sammenhold", "r.sammenhold~"];
    assert_eq!(names(folder.path()), expected);
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere_are_told() {
    use std::os::unix::fs::symlink;
    let (folder, path) = in_folder();
    let check = |to: &str, expected: &str| {
        symlink(to, &path).unwrap();
        let told = save(&path, &with_notes(1)).unwrap_err().to_string();
        assert!(told.contains(expected), "{told}");
        assert!(path.is_symlink());
        fs::remove_file(&path).unwrap();
    };
    check("r.sammenhold", "its symbolic links go round in a circle");
    check("gone/r.sammenhold", &format!("there is no folder {}", folder.path().join("gone").display()));
    // A link to a file that is not there yet is followed.
    symlink("real.sammenhold", &path).unwrap();
    save(&path, &with_notes(1)).unwrap();
    assert!(path.is_symlink() && count(&folder.path().join("real.sammenhold")) == 1);
}

// Somebody else

fn saved(path: &Path, notes: usize, over: &Over) -> Result<Saved, FileError> {
    save_over(path, &with_notes(notes), over)
}

#[test]
fn what_others_saved_is_not_replaced_unasked() {
    let (folder, path) = in_folder();
    let first = saved(&path, 1, &Over::Known(None)).unwrap();
    assert_eq!((first.took, open(&path).unwrap().1), (Took::Usual, first.stamp.clone()));
    let second = saved(&path, 2, &Over::Known(Some(first.stamp.clone()))).unwrap();
    for over in [Over::Known(None), Over::Known(Some(first.stamp))] {
        let error = saved(&path, 3, &over).unwrap_err();
        assert!(matches!(error, FileError::Changed { .. }), "{error}");
    }
    assert_eq!((count(&path), names(folder.path()).len()), (2, 2));
    // The very same content is no conflict: a save whose answer was lost.
    saved(&path, 2, &Over::Known(None)).unwrap();

    let aside = folder.path().join("r (replaced).sammenhold");
    assert_eq!(saved(&path, 5, &Over::PutAside).unwrap().took, Took::PutAside(aside.clone()));
    assert_eq!((count(&path), count(&aside), count(&backup_path(&path))), (5, 2, 2));

    fs::remove_file(&path).unwrap();
    assert_eq!(saved(&path, 6, &Over::Known(Some(second.stamp))).unwrap().took, Took::Gone);
    assert_eq!(count(&path), 6);
}

// Older and later formats

fn old(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats").join(name)
}

#[test]
fn reviews_of_older_programs_open_and_are_saved_in_the_new_format() {
    for (name, judgements) in [("review-v1.sammenhold", 0), ("review-v2.sammenhold", 1)] {
        let review = load(&old(name)).unwrap();
        let note = review.notes().next().unwrap().1;
        assert_eq!(
            (review.versions().len(), review.base(), note.text.as_str()),
            (2, 0, "Forty or fourteen?"),
            "{name}"
        );
        assert_eq!((review.judgements().count(), review.pins().len()), (judgements, 1), "{name}");
        assert!(review.can_undo() && review.can_redo(), "{name}");
        let (_folder, path) = in_folder();
        save(&path, &review).unwrap();
        assert_eq!(load(&path).unwrap(), review, "{name}");
        let json: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        assert_eq!(json["version"], 2, "{name}");
    }
    let review = load(&old("review-v2.sammenhold")).unwrap();
    assert_eq!(review.versions()[1].paragraphs[1].locator, Some(Locator::Line(3)));
    assert_eq!(load(&old("review-v1.sammenhold")).unwrap().versions()[1].paragraphs[1].locator, None);
    let verdict = review.judgements().find_map(|(_, judgement)| match judgement {
        sammenhold::review::Judgement::Difference { verdict, .. } => Some(*verdict),
        _ => None,
    });
    assert_eq!(verdict, Some(Verdict::Confirmed));
}
