//! Files that were cut, doubled or mixed up: read or refused, never a panic, and what is read keeps to its rules.

use super::corpus;
use proptest::{prelude::*, test_runner::RngSeed};
use sammenhold::import::{self, Document};
use std::{collections::BTreeSet, fs, path::PathBuf};

/// What every document keeps to.
fn check_invariants(document: &Document) {
    assert!(!document.versions.is_empty());
    let mut held: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); document.versions.len()];
    for row in &document.rows {
        assert_eq!(row.cells.len(), document.versions.len());
        assert!(row.cells.iter().any(|cell| !cell.is_empty()));
        for (cell, held) in row.cells.iter().zip(&mut held) {
            assert!(cell.is_sorted_by(|a, b| a < b));
            cell.iter().for_each(|paragraph| assert!(held.insert(*paragraph), "a paragraph stands in one row"));
        }
    }
    for (version, held) in document.versions.iter().zip(&held) {
        assert!(held.last().is_none_or(|last| *last < version.paragraphs.len()));
        for paragraph in &version.paragraphs {
            assert!(!paragraph.text.is_empty() && paragraph.text.trim() == paragraph.text, "{:?}", paragraph.text);
            assert!(!paragraph.text.contains(['\n', '\r', '\u{2028}', '\u{2029}']), "{:?}", paragraph.text);
        }
    }
}

const NAMES: [&str; 6] = ["memory.tmx", "memory-utf16.tmx", "old.xlf", "new.xliff", "pairs.tsv", "hunalign.tab"];

fn mangled(bytes: &[u8], cuts: &[(usize, usize, u8)]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (at, length, what) in cuts {
        let at = at % bytes.len().max(1);
        let end = (at + length).min(bytes.len());
        match what % 4 {
            0 => drop(bytes.drain(at..end)),
            1 => bytes.truncate(at.max(1)),
            2 => {
                let piece = bytes[at..end].to_vec();
                bytes.splice(end..end, piece);
            }
            _ => bytes[at.min(end)..end].fill(*what),
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

/// Pieces that these files are made of.
fn soup(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(pieces), 0..60).prop_map(|pieces| pieces.concat())
}

const TMX: &[&str] = &[
    "<tmx>",
    "</tmx>",
    "<header srclang='en'/>",
    "<body>",
    "</body>",
    "<tu>",
    "<tu tuid='1'>",
    "</tu>",
    "<tuv xml:lang='en'>",
    "<tuv xml:lang='da'>",
    "<tuv>",
    "</tuv>",
    "<seg>",
    "</seg>",
    "<ph>",
    "</ph>",
    "<sub>",
    "</sub>",
    "<hi>",
    "</hi>",
    "<note>",
    "</note>",
    "Bro. ",
    "\u{2029}",
    "&lt;br/>",
    "<ut/>",
];

const XLIFF: &[&str] = &[
    "<xliff>",
    "<xliff srcLang='en' trgLang='da'>",
    "</xliff>",
    "<file source-language='en'>",
    "<file>",
    "</file>",
    "<body>",
    "</body>",
    "<unit>",
    "<trans-unit id='1'>",
    "</unit>",
    "</trans-unit>",
    "<segment>",
    "</segment>",
    "<ignorable>",
    "</ignorable>",
    "<source>",
    "</source>",
    "<target>",
    "<target order='9'>",
    "</target>",
    "<cp hex='D800'/>",
    "<cp hex='41'/>",
    "<g>",
    "</g>",
    "<mrk>",
    "</mrk>",
    "Bro. ",
    " ",
    "<alt-trans>",
    "</alt-trans>",
];

const PAIRS: &[&str] = &[
    "en\tda\n", "en|da\n", "a\tb\n", "\t", "\t", "|", "\"", "\"\"", ",", "\n", "\r\n", "Bro", " ~~~ ", "<p>", "1.5",
    "æ", "\u{2028}",
];

const RUNGS: &[&str] = &["0", "1", "2", "3", "5", "9", "\t", " ", "\n", "\n", "-1", "0.5", "99999999999999999999", "x"];

fn read(name: &str, bytes: &[u8]) {
    if let Ok(document) = import::from_bytes(name, bytes) {
        check_invariants(&document);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(6), ..ProptestConfig::default() })]
    #[test]
    fn files_of_the_corpus(name in prop::sample::select(&NAMES[..]), cuts in prop::collection::vec((any::<usize>(), 1..80_usize, any::<u8>()), 1..6)) {
        read(name, &mangled(&fs::read(corpus(name)).unwrap(), &cuts));
    }

    #[test]
    fn soups(tmx in soup(TMX), xliff in soup(XLIFF), pairs in soup(PAIRS)) {
        read("a.tmx", tmx.as_bytes());
        read("a.tmx", format!("<tmx><body><tu><tuv><seg>{tmx}").as_bytes());
        read("a.xlf", xliff.as_bytes());
        read("a.xlf", format!("<xliff><file><unit><segment>{xliff}").as_bytes());
        read("a.tsv", pairs.as_bytes());
        read("a.txt", format!("en|da\n{pairs}").as_bytes());
    }

    #[test]
    fn units_of_any_text(texts in prop::collection::vec(("\\PC{0,20}", "\\PC{0,20}"), 1..6)) {
        let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
        let unit = |(en, da): &(String, String)| {
            let (en, da) = (escaped(en), escaped(da));
            format!("<tu><tuv xml:lang='en'><seg>{en}</seg></tuv><tuv xml:lang='da'><seg>{da}</seg></tuv></tu>")
        };
        let units: String = texts.iter().map(unit).collect();
        read("a.tmx", format!("<tmx><body>{units}</body></tmx>").as_bytes());
    }

    #[test]
    fn ladders(ladder in soup(RUNGS), first in "(a|\n|\r\n|<p>|\u{2028}| ){0,12}", second in "(b|\n){0,12}") {
        let folder = tempfile::tempdir().unwrap();
        let paths: Vec<PathBuf> = ["a.txt", "b.txt", "c.ladder"].iter().map(|name| folder.path().join(name)).collect();
        for (path, text) in paths.iter().zip([first, second, ladder]) {
            fs::write(path, text).unwrap();
        }
        import::read_all(&paths).iter().flatten().for_each(check_invariants);
    }
}
