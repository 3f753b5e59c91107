//! Files that come with an alignment: from the file to the rows, whatever an automatic alignment would say; and review
//! files among versions.

#![allow(clippy::unwrap_used)]

#[path = "ready/command_line.rs"]
mod command_line;
#[path = "ready/mangled.rs"]
mod mangled;
#[cfg(feature = "gui")]
#[path = "ready/window.rs"]
mod window;

use sammenhold::{
    collate::{Row, collate, unwatched},
    import::{self, Document, ImportError},
    review::Review,
    segment,
    text::{Paragraph, Role},
};
use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

fn corpus(name: &str) -> PathBuf {
    Path::new("tests/formats/bilingual").join(name)
}

fn read(path: &Path) -> Document {
    let mut documents: Vec<Document> =
        import::read_all(&[path.to_owned()]).into_iter().collect::<Result<_, ImportError>>().unwrap();
    assert_eq!(documents.len(), 1);
    documents.remove(0)
}

/// The languages, then the rows: the paragraphs of a cell parted by ` / `, its cells by ` | `; with the last place.
fn told(document: &Document) -> Vec<String> {
    let tags: Vec<&str> = document.versions.iter().map(|version| version.language.tag()).collect();
    let mut told = vec![tags.join(" | ")];
    for row in &document.rows {
        let mut place = String::new();
        let cells = document.versions.iter().zip(&row.cells).map(|(version, cell)| {
            let paragraphs: Vec<&Paragraph> = cell.iter().map(|at| &version.paragraphs[*at]).collect();
            if let Some(locator) = paragraphs.last().and_then(|paragraph| paragraph.locator.as_ref()) {
                place = locator.to_string();
            }
            paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect::<Vec<_>>().join(" / ")
        });
        let cells: Vec<String> = cells.collect();
        told.push(format!("{} ({place})", cells.join(" | ")));
    }
    told
}

#[track_caller]
fn check(name: &str, expected: &[&str]) {
    assert_eq!(told(&read(&corpus(name))), expected, "{name}");
}

#[test]
fn a_memory_in_three_languages() {
    let expected = [
        "da | en-GB | de",
        "Den gamle færge er tilbage | The old ferry is back | Die alte Fähre ist zurück (unit title)",
        "Færgen Thyra blev bygget i 1913. | The ferry Thyra was built in 1913. | Die Fähre Thyra wurde 1913 gebaut. (unit 1)",
        "Den sejler to gange om dagen. Se fartplanen | It sails twice a day. |  (unit 2)",
        "En billet koster 40 kr. Børn sejler gratis & cykler med. |  | Eine Fahrkarte kostet 40 Kronen. / Ein Ticket kostet 40 Kronen. (unit 3)",
        " | Welcome on board! |  (unit 4)",
        "Vi ses på kajen. |  |  (unit 5)",
    ];
    check("memory.tmx", &expected);
    check("memory-utf16.tmx", &expected);
    let versions = read(&corpus("memory-utf16.tmx")).versions;
    assert!(versions.iter().all(|version| version.name == "memory-utf16.tmx"));
    assert_eq!(versions[0].source.as_ref().unwrap().encoding, "UTF-16LE");
}

#[test]
fn files_of_translation_programs() {
    check(
        "old.xlf",
        &[
            "en | da",
            "The old ferry is back | Den gamle færge er tilbage (unit head)",
            "The ferry Thyra was built in 1913. It is green. | Færgen Thyra blev bygget i 1913. Den er grøn. (unit p1)",
            "It sails twice a day. |  (unit p2)",
            "Ticket: 40 kroner | Billet: 40 kr. (unit p1)",
        ],
    );
    check(
        "new.xliff",
        &[
            "en | da",
            "The old ferry is back | Den gamle færge er tilbage (unit u1)",
            "The ferry Thyra was built in 1913. There are\u{a0}two. | Der er to. Den ældste er færgen Thyra fra 1913. (unit u2)",
            "It sails twice a day. |  (unit u3)",
        ],
    );
}

#[test]
fn texts_side_by_side() {
    check(
        "pairs.tsv",
        &[
            "da | en",
            "Den gamle færge er tilbage | The old ferry is back (line 2)",
            "\"Thyra\" blev bygget i 1913. | “Thyra” was built in 1913. (line 4)",
            "\"Er den grøn? spurgte de. | Was it green, they asked. (line 5)",
            "Den sejler to gange om dagen. |  (line 6)",
            " | Welcome on board! (line 7)",
        ],
    );
    check(
        "pairs.txt",
        &[
            "da | en-GB",
            "Den gamle færge er tilbage | The old ferry is back (line 2)",
            "Færgen blev bygget i 1913. | The ferry was built in 1913. (line 3)",
            "Vi ses på kajen. |  (line 4)",
        ],
    );
    check(
        "hunalign.tab",
        &[
            "und | und",
            "Den gamle færge er tilbage. | The old ferry is back. (line 2)",
            "Den blev bygget i 1913. / Den er grøn. | It was built in 1913 and is green. (line 3)",
            "Den sejler to gange om dagen, også om vinteren. |  (line 4)",
            " | Welcome on board! (line 5)",
        ],
    );
}

const LADDERED: [&str; 6] = [
    "da | en",
    "Den gamle færge er tilbage | The old ferry is back (line 1)",
    "Den blev bygget i 1913. / Den er grøn. | It was built in 1913 and is green. (line 3)",
    "Den sejler to gange om dagen. |  (line 5)",
    "En billet koster 40 kr. | A ticket costs 40 kroner. (line 4)",
    " | Welcome on board! (line 5)",
];

#[test]
fn a_ladder_pairs_two_texts() {
    check("ladder", &LADDERED);
    let [da, en, ladder] = ["ladder/a.da.txt", "ladder/b.en.txt", "ladder/c.ladder"].map(corpus);
    let read = |paths: &[&PathBuf]| -> Vec<Result<Document, String>> {
        let paths: Vec<PathBuf> = paths.iter().map(|path| (*path).clone()).collect();
        import::read_all(&paths).into_iter().map(|read| read.map_err(|error| error.to_string())).collect()
    };
    let all = read(&[&ladder, &da, &en]);
    assert_eq!((all.len(), told(all[0].as_ref().unwrap())), (1, LADDERED.map(str::to_owned).to_vec()));
    let sources = all[0].as_ref().unwrap().versions.iter().map(|version| version.source.clone().unwrap().path);
    assert_eq!(sources.collect::<Vec<_>>(), [da.clone(), en.clone()]);
    let turned = read(&[&en, &da, &ladder]);
    let turned = told(turned[0].as_ref().unwrap());
    assert_eq!(turned[2], "It was built in 1913 and is green. | Den blev bygget i 1913. / Den er grøn. (line 4)");
    // Among the texts of another format they are still its own.
    let memory = corpus("memory.tmx");
    let all = read(&[&memory, &da, &ladder, &en]);
    assert_eq!(all.iter().map(|one| one.as_ref().unwrap().versions.len()).collect::<Vec<_>>(), [3, 2]);
    let alone = read(&[&ladder, &da]);
    assert!(alone[0].as_ref().unwrap_err().contains("open it together with these two"), "{alone:?}");
    let pairs = corpus("pairs.txt");
    let among = read(&[&da, &pairs, &en, &ladder]);
    assert!(among[3].as_ref().unwrap_err().contains("but 3 texts stand beside it"), "{among:?}");
    assert!(among[..3].iter().all(Result::is_ok));
}

#[test]
fn ladders_that_fit_no_text_are_told_with_their_line() {
    let folder = TempDir::new().unwrap();
    let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    put("a.da.txt", "Et.\nTo.\n");
    put("b.en.txt", "One.\nTwo.\nThree.");
    let check = |ladder: &str, sentence: &str| {
        put("c.ladder", ladder);
        let read = import::read_all(&[folder.path().to_owned()]);
        assert_eq!(read.iter().filter(|read| read.is_ok()).count(), 2, "the texts are read all the same");
        let error = read.into_iter().find_map(Result::err).unwrap().to_string();
        assert!(error.contains(sentence), "{error}");
    };
    check("0 0 1\n\n2\tx\t1\n", "c.ladder, line 3: the file is damaged");
    check("0 0 1\n2\n", "c.ladder, line 2: the file is damaged");
    check(
        "0 0 1\n2 2 1\n1 3 1\n",
        "c.ladder, line 3: the file is damaged or was not written as its kind asks (its numbers are smaller",
    );
    check("0 0 1\n2 4 1\n", "(it counts 4 lines of b.en.txt, which has only 3)");
    put("c.ladder", "0 0\n1 1\n");
    assert_eq!(told(&read(folder.path()))[1..], ["Et. | One. (line 1)"], "what no rung counts is left to the engine");
}

/// The rows of a fresh review of a document, each as its texts.
fn rows(document: &Document) -> (Vec<Row>, Review) {
    let mut document = document.clone();
    segment::prepare_document(&mut document);
    let review = Review::of(vec![document]);
    let collation = collate(review.versions(), &review.options(), &unwatched).unwrap();
    (collation.rows, review)
}

/// The rows of the collation are those of the file, but for the order of neighbours that have nothing in common.
#[track_caller]
fn check_rows(document: &Document) {
    let (found, review) = rows(document);
    let sorted = |mut rows: Vec<Vec<Vec<usize>>>| {
        rows.sort();
        rows
    };
    let found: Vec<Vec<Vec<usize>>> = found.into_iter().map(|row| row.cells).collect();
    let expected: Vec<Vec<Vec<usize>>> = document.rows.iter().map(|row| row.cells.clone()).collect();
    let linked = |rows: &[Vec<Vec<usize>>]| rows.iter().filter(|row| !row[0].is_empty()).cloned().collect::<Vec<_>>();
    assert_eq!(linked(&found), linked(&expected), "rows of the base are in its order");
    assert_eq!(sorted(found), sorted(expected));
    assert!(review.versions().iter().flat_map(|version| &version.paragraphs).all(|p| p.role == Role::Body));
}

#[test]
fn the_rows_are_those_of_the_file() {
    for name in ["memory.tmx", "old.xlf", "new.xliff", "pairs.tsv", "pairs.txt", "hunalign.tab", "ladder"] {
        check_rows(&read(&corpus(name)));
    }
}

/// Short sentences that name the same things again and again; side by side they stand as no meaning would have them.
fn shuffled(versions: usize) -> Document {
    let (da, en, de) = (
        ["en færge", "tre biler", "to broer"],
        ["a ferry", "three cars", "two bridges"],
        ["eine Fähre", "drei Autos", "zwei Brücken"],
    );
    let mut text = ["da\ten\n", "da\ten\tde\n"][versions - 2].to_owned();
    for row in 0..24 {
        let of = |things: [&str; 3], turn: usize| things[(row + turn) % 3].to_owned();
        let (number, other) = (row / 2, (row + 5) / 2);
        let _ = match versions {
            2 => writeln!(text, "Her er {}, {number}.\tHere is {}, {other}.", of(da, 0), of(en, 1)),
            _ if row % 7 == 3 => writeln!(text, "Her er {}.\t\tHier ist {}.", of(da, 0), of(de, 1)),
            _ => writeln!(
                text,
                "Her er {}, {number}.\tHere is {}.\tHier ist {}, {other}.",
                of(da, 0),
                of(en, 1),
                of(de, 2)
            ),
        };
    }
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.tsv");
    fs::write(&path, text).unwrap();
    read(&path)
}

#[test]
fn no_meaning_moves_what_the_file_pairs() {
    for versions in [2, 3] {
        let document = shuffled(versions);
        assert_eq!((document.versions.len(), document.rows.len()), (versions, 24));
        check_rows(&document);
        let free = Document { rows: Vec::new(), ..document.clone() };
        assert_ne!(rows(&free).0, rows(&document).0, "the engine alone would pair otherwise");
    }
}

#[test]
fn what_looks_like_debris_is_taken_as_it_is() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.tsv");
    fs::write(&path, "Forside\tHome\nLæs også\tRead also\nDel\tShare\nForside\tHome\nBroen er åben, siger de.\tThe bridge is open, they say.\n").unwrap();
    let document = read(&path);
    check_rows(&document);
    let (_, review) = rows(&document);
    let tags: Vec<&str> = review.versions().iter().map(|version| version.language.tag()).collect();
    assert_eq!(tags, ["da", "en"], "only the languages are found out");
    let names: Vec<&str> = review.versions().iter().map(|version| version.name.as_str()).collect();
    assert_eq!(names, ["a.tsv #1", "a.tsv #2"]);
}

/// Not a test of every run: how long a memory of 20,000 units takes.
#[test]
#[ignore = "a measurement"]
fn a_large_memory() {
    let units: usize = std::env::var("UNITS").map_or(20_000, |units| units.parse().unwrap());
    let mut text = String::from("en\tda\n");
    for unit in 0..units {
        let _ = writeln!(
            text,
            "Unit {unit} of the memory opens the bridge of Mr. Hansen number {}.\tEnhed {unit} i hukommelsen åbner hr. Hansens bro nummer {}.",
            unit % 97,
            unit % 89
        );
    }
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.tsv");
    fs::write(&path, text).unwrap();
    let clock = std::time::Instant::now();
    let mut document = read(&path);
    eprintln!("read {:?}", clock.elapsed());
    segment::prepare_document(&mut document);
    eprintln!("prepared {:?}", clock.elapsed());
    let review = Review::of(vec![document]);
    eprintln!("review {:?}", clock.elapsed());
    let collation = collate(review.versions(), &review.options(), &unwatched).unwrap();
    eprintln!(
        "collated {:?}: {} rows, {} differences",
        clock.elapsed(),
        collation.rows.len(),
        collation.differences.len()
    );
}
