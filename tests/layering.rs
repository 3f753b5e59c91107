//! The walls of the architecture: what a module may name.
//!
//! Every path in the sources is read (`use` lists with their nesting, `crate::`, `super::` and `self::` in any
//! place, the modules that are written inside a file) and resolved to the module that it names. Comments and
//! strings are not read. The checker is itself checked on snippets that break each wall.

#![allow(clippy::unwrap_used)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// The layers, lowest first. A module may name those of lower layers and its own.
const LAYERS: &[&[&str]] = &[
    &["progress"],
    &["text"],
    &["import"],
    &["segment"],
    &["lexicon", "encoder"],
    &["facts"],
    &["similarity"],
    &["align"],
    &["diff"],
    &["collate"],
    &["summary"],
    &["review"],
    &["export"],
    &["evaluate"],
    &["train"],
    &["cli", "ui"],
];

/// Names that stand only in certain files, and what is behind the wall.
struct Wall {
    what: &'static str,
    /// Crates, types and macros by name, wherever they stand.
    names: &'static [&'static str],
    /// Paths below `std`.
    std: &'static [&'static str],
    /// Methods that reach outside without a path.
    methods: &'static [&'static str],
    /// Files and folders below `src/` that may.
    inside: &'static [&'static str],
}

const WALLS: &[Wall] = &[
    Wall {
        what: "the window's crates",
        names: &["egui", "eframe", "egui_extras", "egui_kittest", "epaint", "rfd", "winit"],
        std: &[],
        methods: &[],
        inside: &["ui/", "main.rs"],
    },
    Wall {
        what: "files",
        names: &["tempfile"],
        std: &["fs"],
        methods: &["canonicalize", "metadata", "symlink_metadata", "read_link", "read_dir", "exists", "try_exists"],
        inside: &["import/", "review/file/", "review/file.rs", "export/", "export.rs", "cli/", "cli.rs", "ui/effect/"],
    },
    Wall {
        what: "colours",
        names: &["Color32", "Rgba", "Hsva", "HsvaGamma", "ecolor", "hex_color", "from_rgb", "from_hex"],
        std: &[],
        methods: &[],
        inside: &["ui/theme"],
    },
    Wall {
        what: "the network",
        names: &[
            "TcpStream",
            "TcpListener",
            "UdpSocket",
            "UnixStream",
            "UnixListener",
            "UnixDatagram",
            "ToSocketAddrs",
        ],
        std: &["net"],
        methods: &[],
        inside: &[],
    },
];

/// Crates that reach the network.
const NETWORK_CRATES: &[&str] = &[
    "attohttpc",
    "curl",
    "curl-sys",
    "hyper",
    "isahc",
    "minreq",
    "quinn",
    "reqwest",
    "tokio-net",
    "tungstenite",
    "ureq",
];

/// What talks to the desktop's portal and screen readers, over the local bus.
const BUS: &str = "zbus";

/// The lock file is for all platforms; this one's crates are for programs inside a browser.
const IN_BROWSERS: &str = "wasm-bindgen-futures";

/// Crates that open sockets of any kind.
const SOCKET_CRATES: &[&str] =
    &["async-io", "async-net", "async-std", "mio", "quinn-udp", "smol", "socket2", "tokio", "zbus"];

#[test]
fn the_sources_keep_the_walls() {
    let mut files = Vec::new();
    collect(Path::new("src"), &mut files);
    assert!(files.len() > 60, "only {} sources were found", files.len());
    let mut broken = Vec::new();
    for path in &files {
        let name = path.strip_prefix("src/").unwrap();
        broken.extend(check_file(name, &fs::read_to_string(path).unwrap()));
    }
    assert!(broken.is_empty(), "{} names break a wall:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn every_module_has_a_layer() {
    let lib = fs::read_to_string("src/lib.rs").unwrap();
    let modules = declared_modules(&lib);
    let layered: Vec<&str> = LAYERS.concat();
    let strange: Vec<&String> = modules.iter().filter(|m| !layered.contains(&m.as_str())).collect();
    assert!(modules.len() > 10 && strange.is_empty(), "without a layer: {strange:?}");
}

#[test]
fn no_crate_reaches_the_network() {
    let lock = fs::read_to_string("Cargo.lock").unwrap();
    let needs = needs(&lock);
    assert!(needs.contains_key("serde"), "Cargo.lock was not understood");
    let found: Vec<&&str> = needs.keys().filter(|name| NETWORK_CRATES.contains(name)).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn sockets_are_there_for_the_desktops_own_bus_alone() {
    let lock = fs::read_to_string("Cargo.lock").unwrap();
    let needs = needs(&lock);
    assert!(reachable(&needs, &[]).contains(BUS), "the check looks for a way that is not there any more");
    let without_bus = reachable(&needs, &[BUS, IN_BROWSERS]);
    let found: Vec<&&str> = without_bus.iter().filter(|name| SOCKET_CRATES.contains(name)).collect();
    assert!(found.is_empty(), "beside {BUS} there is another way to {found:?}");
}

/// For each crate of a lock file the names of those that it needs, whatever their version or platform.
fn needs(lock: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut needs: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in lock.split("[[package]]").skip(1) {
        let name = package.lines().find_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')).unwrap();
        let list = package.split_once("dependencies = [").map_or("", |(_, list)| list);
        let names = list.lines().filter_map(|line| line.trim().strip_prefix('"')?.split(['"', ' ']).next());
        needs.entry(name).or_default().extend(names);
    }
    needs
}

/// The crates that the program needs by ways that do not lead over some of them.
fn reachable<'a>(needs: &BTreeMap<&'a str, BTreeSet<&'a str>>, but: &[&str]) -> BTreeSet<&'a str> {
    let (mut found, mut open) = (BTreeSet::new(), vec!["sammenhold"]);
    while let Some(name) = open.pop() {
        if !but.contains(&name) && found.insert(name) {
            open.extend(needs.get(name).into_iter().flatten());
        }
    }
    found
}

fn collect(folder: &Path, files: &mut Vec<String>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path.to_str().unwrap().replace('\\', "/"));
        }
    }
}

/// What a file names that it may not, a line each.
fn check_file(name: &str, source: &str) -> Vec<String> {
    let tokens = tokens(source);
    let module = module_of(name);
    let mut broken = upward(name, &module, &tokens);
    for wall in WALLS.iter().filter(|wall| !wall.inside.iter().any(|inside| name.starts_with(inside))) {
        broken.extend(behind(name, wall, &tokens));
    }
    broken
}

/// The path of a file's module below the crate, such as `["ui", "rows"]`.
fn module_of(name: &str) -> Vec<String> {
    let stem = name.strip_suffix(".rs").unwrap();
    let mut parts: Vec<String> = stem.split('/').map(str::to_owned).collect();
    if matches!(parts.last().unwrap().as_str(), "mod" | "lib" | "main") {
        parts.pop();
    }
    parts
}

/// Names of modules of higher layers, and of the other one of the same layer.
fn upward(name: &str, module: &[String], tokens: &[Token]) -> Vec<String> {
    let Some(own) = module.first() else { return Vec::new() }; // lib.rs and main.rs stand above all
    let layer = |of: &str| LAYERS.iter().position(|layer| layer.contains(&of));
    let mut broken = Vec::new();
    for (line, path) in paths(module, tokens) {
        let wrong = match path.first().map(String::as_str) {
            None | Some("*" | "self") => Some("the crate's root, behind which anything may stand".to_owned()),
            Some(other) if other == own => None,
            Some(other) if layer(other).is_none() => Some(format!("{other}, which has no layer")),
            Some(other) if layer(other) >= layer(own) => Some(format!("{other}, which is not below {own}")),
            Some(_) => None,
        };
        broken.extend(wrong.map(|wrong| format!("src/{name}:{line}: names {wrong}")));
    }
    broken.dedup();
    broken
}

fn behind(name: &str, wall: &Wall, tokens: &[Token]) -> Vec<String> {
    let tell = |line: usize, word: &str| format!("src/{name}:{line}: {word} is of {}", wall.what);
    let is = |at: usize, text: &str| tokens.get(at).is_some_and(|t| t.text == text);
    let mut broken = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let is_method = at > 0 && is(at - 1, ".") && wall.methods.contains(&token.text.as_str());
        if wall.names.contains(&token.text.as_str()) || is_method {
            broken.push(tell(token.line, &token.text));
        }
    }
    for (line, path) in paths_from(&["std"], &[], tokens) {
        let is_all = path.get(1).is_none_or(|part| part == "*");
        if !wall.std.is_empty() && (is_all || path.iter().any(|part| wall.std.contains(&part.as_str()))) {
            broken.push(tell(line, &path.join("::")));
        }
    }
    broken
}

/// A word, `::`, or one other character, and its line.
#[derive(Debug, PartialEq)]
struct Token {
    text: String,
    line: usize,
}

/// Paths that begin in this crate, resolved to its root: `crate::`, `super::`, `self::` and its name.
fn paths(module: &[String], tokens: &[Token]) -> Vec<(usize, Vec<String>)> {
    paths_from(&["crate", "super", "self", "sammenhold"], module, tokens)
}

/// Paths that begin with one of the words, with the line they begin in, each branch of a nested list by itself.
/// The words for this crate are resolved against the module that they stand in; others stay as they are.
fn paths_from(heads: &[&str], module: &[String], tokens: &[Token]) -> Vec<(usize, Vec<String>)> {
    let text = |at: usize| tokens.get(at).map_or("", |t| t.text.as_str());
    let mut inside: Vec<String> = module.to_vec();
    let mut blocks: Vec<bool> = Vec::new(); // for each open brace, whether it is a module's
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let in_use = text(at) == "use" && text(at + 1) != "<"; // not `impl X + use<'a>`
        let behind = at > 0 && (text(at - 1) == "." || text(at - 1) == "::" && at > 1 && is_word(text(at - 2)));
        if in_use || heads.contains(&text(at)) && text(at + 1) == "::" && !behind {
            let mut ends = Vec::new();
            let start = at + usize::from(in_use);
            let next = tree(tokens, start + usize::from(text(start) == "::"), &mut Vec::new(), &mut ends);
            ends.retain(|path| path.first().is_some_and(|head| heads.contains(&head.as_str())));
            found.extend(ends.into_iter().map(|path| (tokens[at].line, resolved(&inside, path))));
            at = next.max(at + 1);
            continue;
        }
        match text(at) {
            "{" => {
                let is_module = at >= 2 && text(at - 2) == "mod";
                if is_module {
                    inside.push(text(at - 1).to_owned());
                }
                blocks.push(is_module);
            }
            "}" if blocks.pop() == Some(true) => drop(inside.pop()),
            _ => {}
        }
        at += 1;
    }
    found
}

/// Reads a path and the lists it branches into from `at` on; answers where it ends.
fn tree(tokens: &[Token], mut at: usize, prefix: &mut Vec<String>, ends: &mut Vec<Vec<String>>) -> usize {
    let text = |at: usize| tokens.get(at).map_or("", |t| t.text.as_str());
    let depth = prefix.len();
    loop {
        match text(at) {
            "{" => {
                at += 1;
                while !matches!(text(at), "}" | "") {
                    at = tree(tokens, at, prefix, ends).max(at + 1);
                    while !matches!(text(at), "," | "}" | "") {
                        at += 1; // `as name`
                    }
                    at += usize::from(text(at) == ",");
                }
                at += 1;
                break;
            }
            word if word == "*" || is_word(word) => {
                prefix.push(word.to_owned());
                at += 1;
            }
            _ => {
                ends.push(prefix.clone());
                break;
            }
        }
        if text(at) == "::" {
            at += 1;
        } else {
            ends.push(prefix.clone());
            break;
        }
    }
    prefix.truncate(depth);
    at
}

fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// A path seen from the crate's root.
fn resolved(module: &[String], path: Vec<String>) -> Vec<String> {
    let mut parts = path.into_iter().peekable();
    let mut root: Vec<String> = match parts.peek().map(String::as_str) {
        Some("crate" | "sammenhold") => {
            parts.next();
            Vec::new()
        }
        Some("self") => {
            parts.next();
            module.to_vec()
        }
        Some("super") => module.to_vec(),
        _ => Vec::new(),
    };
    while parts.next_if(|part| part == "super").is_some() {
        root.pop();
    }
    root.extend(parts);
    root
}

/// Names of the modules that a file declares.
fn declared_modules(source: &str) -> Vec<String> {
    let tokens = tokens(source);
    let declares = |w: &[Token]| w[0].text == "mod" && w[2].text == ";";
    tokens.windows(3).filter(|w| declares(w)).map(|w| w[1].text.clone()).collect()
}

/// Cuts a source into tokens without its comments, strings, characters and lifetimes.
fn tokens(source: &str) -> Vec<Token> {
    let chars: Vec<char> = source.chars().collect();
    let get = |at: usize| chars.get(at).copied().unwrap_or('\0');
    let mut found: Vec<Token> = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < chars.len() {
        let from = at;
        at = match (get(at), get(at + 1)) {
            ('/', '/') => until(&chars, at, "\n"),
            ('/', '*') => block_comment(&chars, at),
            ('"', _) => string(&chars, at),
            ('\'', _) => character(&chars, at),
            ('r' | 'b' | 'c', _) if raw_hashes(&chars, at).is_some() => raw_string(&chars, at),
            (':', ':') => at + 2,
            (c, _) if c.is_alphanumeric() || c == '_' => {
                chars[at..].iter().position(|c| !c.is_alphanumeric() && *c != '_').map_or(chars.len(), |n| at + n)
            }
            _ => at + 1,
        };
        let text: String = chars[from..at].iter().collect();
        let is_read = !text.starts_with(['"', '\'']) && !text.starts_with("//") && !text.starts_with("/*");
        if is_read && !text.contains('"') && !text.trim().is_empty() {
            found.push(Token { text, line });
        }
        line += chars[from..at].iter().filter(|c| **c == '\n').count();
    }
    found
}

fn until(chars: &[char], at: usize, end: &str) -> usize {
    let end: Vec<char> = end.chars().collect();
    (at..chars.len()).find(|k| chars[*k..].starts_with(&end)).map_or(chars.len(), |k| k + end.len())
}

fn block_comment(chars: &[char], at: usize) -> usize {
    let mut depth = 0;
    let mut k = at;
    while k < chars.len() {
        match chars[k..] {
            ['/', '*', ..] => (depth, k) = (depth + 1, k + 2),
            ['*', '/', ..] => (depth, k) = (depth - 1, k + 2),
            _ => k += 1,
        }
        if depth == 0 {
            break;
        }
    }
    k
}

fn string(chars: &[char], at: usize) -> usize {
    let mut k = at + 1;
    while k < chars.len() && chars[k] != '"' {
        k += if chars[k] == '\\' { 2 } else { 1 };
    }
    (k + 1).min(chars.len())
}

/// A character, or a lifetime, of which only the quote is passed over.
fn character(chars: &[char], at: usize) -> usize {
    match chars[at + 1..] {
        ['\\', _, ..] => until(chars, at + 3, "'"),
        [_, '\'', ..] => at + 3,
        _ => at + 1,
    }
}

/// Number of `#` of a raw string that begins here, if one does.
fn raw_hashes(chars: &[char], at: usize) -> Option<usize> {
    if at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_') {
        return None;
    }
    let prefix = chars[at..].iter().take(2).take_while(|c| matches!(**c, 'r' | 'b' | 'c')).count();
    let is_raw = chars[at..at + prefix].contains(&'r');
    let hashes = chars[at + prefix..].iter().take_while(|c| **c == '#').count();
    (chars.get(at + prefix + hashes) == Some(&'"') && (is_raw || hashes == 0)).then_some(hashes)
}

fn raw_string(chars: &[char], at: usize) -> usize {
    let hashes = raw_hashes(chars, at).unwrap_or_default();
    let quote = until(chars, at, "\"");
    if chars[at..quote].contains(&'r') {
        until(chars, quote, &format!("\"{}", "#".repeat(hashes)))
    } else {
        string(chars, quote - 1)
    }
}

/// Snippets that break a wall, and what is told of each.
#[test]
fn the_checker_fails_on_what_breaks_a_wall() {
    let broken = [
        ("text/span.rs", "use crate::ui::State;", "names ui, which is not below text"),
        ("text/mod.rs", "use super::segment;", "names segment"),
        ("text/span.rs", "use super::super::collate::Row;", "names collate"),
        ("align/mod.rs", "use crate::{progress::Progress, text::{Span, Place}, diff::{self, Kind}};", "names diff"),
        ("align/mod.rs", "use std::{fmt, io};\nuse {crate::text::Span, crate::review::Review};", "names review"),
        ("align/mod.rs", "fn f() { let x = crate::collate::collate(&[]); }", "names collate"),
        ("align/mod.rs", "fn f(x: &dyn Fn(crate::export::json::Record)) {}", "names export"),
        ("align/lift.rs", "mod tests {\n    use super::*;\n    use super::super::super::cli;\n}", ":3: names cli"),
        ("align/lift.rs", "use crate::*;", "the crate's root"),
        ("align/lift.rs", "use crate as all;", "the crate's root"),
        ("align/mod.rs", "use super::*;", "the crate's root"),
        ("align/mod.rs", "pub(crate) use super::diff as other;", "names diff"),
        ("cli/mod.rs", "use crate::ui::run;", "names ui"),
        ("ui/mod.rs", "use sammenhold::cli::run;", "names cli"),
        ("ui/app.rs", "pub(in crate::cli) fn f() {}", "names cli"),
        ("facts/mod.rs", "use crate::brandnew::Thing;", "brandnew, which has no layer"),
        ("segment/mod.rs", "const Q: char = '\"'; use crate::facts::Number; const R: char = '\"';", "names facts"),
        ("segment/mod.rs", "fn f<'a>(x: &'a str) { x; } use crate::facts::Number; fn g<'a>() {}", "names facts"),
        ("segment/mod.rs", "const A: &str = \"\\\"\"; use crate::facts::Number; // \"", "names facts"),
        ("segment/mod.rs", "const A: &str = r#\"a \" b\"#; use crate::facts::Number;", "names facts"),
        ("segment/mod.rs", "/* a /* b */ */ use crate::facts::Number;", "names facts"),
        ("review/mod.rs", "use egui::Ui;", "egui is of the window's crates"),
        ("cli/mod.rs", "fn f() { rfd::FileDialog::new(); }", "rfd is of the window's crates"),
        ("lib.rs", "pub use eframe;", "eframe is of the window's crates"),
        ("segment/mod.rs", "use std::fs;", "std::fs is of files"),
        ("segment/mod.rs", "use std::{io, fs::{self, File}};", "std::fs::self is of files"),
        ("review/edit.rs", "fn f() { std::fs::write(\"a\", \"b\"); }", "std::fs::write is of files"),
        ("review/edit.rs", "use std::os::unix::fs::symlink;", "std::os::unix::fs::symlink is of files"),
        ("ui/settings.rs", "fn f(p: &std::path::Path) { p.exists(); }", "exists is of files"),
        ("summary.rs", "use tempfile::NamedTempFile;", "tempfile is of files"),
        ("summary.rs", "use std as s;", "std is of files"),
        ("summary.rs", "use std::*;", "std::* is of files"),
        ("summary.rs", "fn f() { ::std::fs::read(a); }", "std::fs::read is of files"),
        ("ui/grid.rs", "use egui::{Color32, Ui};", "Color32 is of colours"),
        ("ui/grid.rs", "const RED: egui::Rgba = x();", "Rgba is of colours"),
        ("ui/effect.rs", "use std::net::TcpStream;", "std::net::TcpStream is of the network"),
        ("ui/effect.rs", "fn f() { UdpSocket::bind(a); }", "UdpSocket is of the network"),
    ];
    for (name, source, told) in broken {
        let found = check_file(name, source).join("\n");
        assert!(found.contains(told), "{name}: {source}\ntold: {found:?}\nnot:  {told:?}");
    }
}

/// Snippets that look as if, and keep the walls.
#[test]
fn the_checker_passes_what_keeps_the_walls() {
    let kept = [
        ("ui/rows.rs", "use crate::{collate::Collation, diff::{Aspect, Kind}, review};\nuse super::state::State;"),
        (
            "align/lift.rs",
            "use super::Link;\nuse crate::text::Segmented;\nmod tests { use super::*; use crate::align::Bead; }",
        ),
        ("align/lift.rs", "mod a { mod b { use super::super::x; } } use super::Bead;"),
        ("align/mod.rs", "pub use bead::{Alignment, Bead}; pub(crate) fn f() {} pub(super) fn g(&self) { self.x(); }"),
        ("align/mod.rs", "//! [`crate::ui`]\n/// See crate::ui::State.\n/* use crate::ui; */ fn f() {}"),
        ("align/mod.rs", "const A: &str = \"use crate::ui::State; egui std::fs::read\"; const B: &[u8] = b\"rfd::x\";"),
        ("align/mod.rs", "const A: &str = r#\"use crate::ui::State; \"egui\" \"#;"),
        ("align/mod.rs", "fn f(self) -> Self { Self::new(self.fs.net, other::fs::x()) }"),
        ("import/mod.rs", "use std::{fs::{self, File}, path::Path}; fn f(p: &Path) { p.exists(); }"),
        ("review/file/mod.rs", "use std::fs; use crate::review::Review;"),
        ("ui/theme.rs", "use egui::Color32;"),
        ("main.rs", "use sammenhold::{cli, ui}; use eframe::egui;"),
        ("diff/mod.rs", "use std::collections::BTreeMap; use similar::Algorithm;"),
    ];
    for (name, source) in kept {
        assert_eq!(check_file(name, source), Vec::<String>::new(), "{name}: {source}");
    }
    let lock = "[[package]]\nname = \"hyper\"\nversion = \"1\"\n\n[[package]]\nname = \"hypher\"\n";
    let found: Vec<&str> = needs(lock).into_keys().filter(|name| NETWORK_CRATES.contains(name)).collect();
    assert_eq!(found, ["hyper"]);
    let lock = "[[package]]\nname = \"sammenhold\"\ndependencies = [\n \"rfd\",\n \"zbus 5.1.0\",\n]\n\n[[package]]\n\
                name = \"rfd\"\ndependencies = [\n \"mio\",\n]\n\n[[package]]\nname = \"zbus\"\ndependencies = [\n \"tokio\",\n]\n";
    let found: Vec<&str> = reachable(&needs(lock), &[BUS]).into_iter().collect();
    assert_eq!(found, ["mio", "rfd", "sammenhold"]);
}
