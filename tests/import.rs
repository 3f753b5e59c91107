//! Files into versions: the shapes of plain text, encodings, errors and their sentences, any bytes at all.

#![allow(clippy::unwrap_used, reason = "a test that cannot write its files has failed")]

use proptest::{prelude::*, test_runner::RngSeed};
use sammenhold::{
    import::{self, ImportError, LARGEST_BYTES},
    text::{LanguageSource, Paragraph, Role, Version},
};
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// Writes a file into a folder of its own and reads it; the folder goes when the test ends.
fn read_bytes(name: &str, bytes: &[u8]) -> Result<Version, ImportError> {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    import::read(&path).map(|mut versions| versions.remove(0))
}

/// Each paragraph in a line, after `T`, `H` or nothing for its role.
fn shown(paragraphs: &[Paragraph]) -> Vec<String> {
    let sign = |role| match role {
        Role::Title => "T ",
        Role::Heading => "H ",
        Role::Body => "",
        Role::Debris => "D ",
    };
    paragraphs.iter().map(|paragraph| format!("{}{}", sign(paragraph.role), paragraph.text)).collect()
}

fn check(shape: &str, text: &str, expected: &[&str]) {
    for line_end in ["\n", "\r\n", "\r", "\u{2028}"] {
        let version = read_bytes("a.txt", text.replace('\n', line_end).as_bytes()).unwrap();
        assert_eq!(shown(&version.paragraphs), expected, "{shape}, {line_end:?}");
    }
}

const BRIDGE: &str = "Den nye bro til øen åbnede mandag, og borgmesteren klippede selv snoren over.";
const GUESTS: &str = "Omkring 1.500 gæster var mødt frem. De fleste kom på cykel, siger politiet.";
const LONG: &str = "Broen har været ti år undervejs og har kostet mere end 1,2 mia. kr., hvoraf staten betaler det meste. \
     Resten skal bilisterne betale. Det har vakt vrede på øen, hvor mange pendler til fastlandet hver eneste dag.";

#[test]
fn blank_lines_and_wrapped_lines() {
    check(
        "wrapped, with headings alone and glued to their text",
        "Ny bro til øen\n\nDen nye bro til øen åbnede mandag, og\nborgmesteren klippede selv snoren over. Omkring\n\
         1.500 gæster var mødt frem.\n\nBaggrund\nDet er ti år siden, at folketinget vedtog\nat bygge broen. Så længe har \
         øen ventet.\n\n\nSlut.\n",
        &[
            "T Ny bro til øen",
            "Den nye bro til øen åbnede mandag, og borgmesteren klippede selv snoren over. Omkring 1.500 gæster var mødt frem.",
            "H Baggrund",
            "Det er ti år siden, at folketinget vedtog at bygge broen. Så længe har øen ventet.",
            "Slut.",
        ],
    );
    check("a short sentence over two lines", "Dette er en\nkort tekst.\n", &["Dette er en kort tekst."]);
    check(
        "German, with its capitals, and a hyphen at a line end",
        "Die neue Brücke zur Insel wurde am Montag eröffnet. Der\nBürgermeister durchschnitt selbst das Band. Rund 1.500\n\
         Gäste waren gekommen, viele mit dem Fahrrad, sagte die Insel-\npolizei am Abend.\n\nNun warten alle auf den ersten \
         Winter. Dann zeigt sich,\nob die Brücke dem Eis standhält.",
        &[
            "Die neue Brücke zur Insel wurde am Montag eröffnet. Der Bürgermeister durchschnitt selbst das Band. Rund 1.500 \
             Gäste waren gekommen, viele mit dem Fahrrad, sagte die Insel- polizei am Abend.",
            "Nun warten alle auf den ersten Winter. Dann zeigt sich, ob die Brücke dem Eis standhält.",
        ],
    );
    check(
        "wrapped, paragraphs told by indents and short last lines only",
        "  Den nye bro til øen åbnede mandag, og borgmesteren\nklippede selv snoren over.\n  Omkring 1.500 gæster var mødt \
         frem, og de fleste\nkom på cykel, siger politiet.\n  Om aftenen var der fest på havnen for alle, der\nhavde været \
         med til at bygge.",
        &[
            "Den nye bro til øen åbnede mandag, og borgmesteren klippede selv snoren over.",
            "Omkring 1.500 gæster var mødt frem, og de fleste kom på cykel, siger politiet.",
            "Om aftenen var der fest på havnen for alle, der havde været med til at bygge.",
        ],
    );
    check(
        "double spaced",
        "Den nye bro til øen åbnede mandag, og borgmesteren\n\nklippede selv snoren over. Omkring 1.500 gæster var\n\n\
         mødt frem, siger politiet.\n\n\nOm aftenen var der fest på havnen for alle, der\n\nhavde været med til at bygge.",
        &[
            "Den nye bro til øen åbnede mandag, og borgmesteren klippede selv snoren over. Omkring 1.500 gæster var mødt frem, \
             siger politiet.",
            "Om aftenen var der fest på havnen for alle, der havde været med til at bygge.",
        ],
    );
    check(
        "numbers at line starts, by chance and as a list",
        "Die neue Brücke zur Insel wurde nach langem Warten am\n3. März eröffnet, und alle waren froh. Das sagte der\n\
         Bürgermeister gleich zu Beginn seiner Rede.\n\n1. Die Brücke ist für alle da, die zur Insel wollen, und\n2. die Fahrt \
         kostet 50 Kronen\n",
        &[
            "Die neue Brücke zur Insel wurde nach langem Warten am 3. März eröffnet, und alle waren froh. Das sagte der \
             Bürgermeister gleich zu Beginn seiner Rede.",
            "1. Die Brücke ist für alle da, die zur Insel wollen, und",
            "2. die Fahrt kostet 50 Kronen",
        ],
    );
    check(
        "a sentence a line",
        "Broen åbnede mandag.\nBorgmesteren klippede snoren.\n\nGæsterne jublede.\nSå kom regnen.\n",
        &["Broen åbnede mandag. Borgmesteren klippede snoren.", "Gæsterne jublede. Så kom regnen."],
    );
}

#[test]
fn a_line_a_paragraph() {
    check(
        "short paragraphs",
        &format!("Ny bro\n{BRIDGE}\n{GUESTS}\nBaggrund\n{BRIDGE}"),
        &["T Ny bro", BRIDGE, GUESTS, "H Baggrund", BRIDGE],
    );
    check(
        "an occasional blank line",
        &format!("Ny bro!\n\n{LONG}\n{BRIDGE}\n{GUESTS}\n\nbaggrund og frygt\n{LONG}\n"),
        &["T Ny bro!", LONG, BRIDGE, GUESTS, "H baggrund og frygt", LONG],
    );
    check(
        "a blank line after every line",
        &format!("Ny bro\n\n{BRIDGE}\n\n{GUESTS}\n\n{LONG}\n\n"),
        &["T Ny bro", BRIDGE, GUESTS, LONG],
    );
    let open = LONG.trim_end_matches('.');
    check(
        "a line without its full stop before a small letter",
        &format!("{LONG}\n{open}\nbaggrund og frygt\n{LONG}"),
        &[LONG, open, "H baggrund og frygt", LONG],
    );
    check(
        "debris of a page",
        &format!("Ny bro\n{LONG}\nDetails | |\n---|---|\nOrt | Ærø |\nQuellen |\nKommentare (0)"),
        &["T Ny bro", LONG, "Details | |", "---|---|", "Ort | Ærø |", "Quellen |", "Kommentare (0)"],
    );
    check(
        "two paragraphs of sections",
        &format!("{BRIDGE} {GUESTS}\n{GUESTS}\n\n{GUESTS}\n{BRIDGE}"),
        &[&format!("{BRIDGE} {GUESTS}"), GUESTS, GUESTS, BRIDGE],
    );
}

#[test]
fn lists_labels_and_rules() {
    check(
        "a list among wrapped lines",
        "Den nye bro til øen åbnede mandag, og med den\nkom tre nye regler for alle, der vil over:\n\n\
         - Det koster 50 kr. at køre over, og prisen er\n  den samme hele året\n- Cykler er gratis\n- heste må ikke\n\nReglerne gælder \
         fra i morgen og indtil\nvidere.",
        &[
            "Den nye bro til øen åbnede mandag, og med den kom tre nye regler for alle, der vil over:",
            "- Det koster 50 kr. at køre over, og prisen er den samme hele året",
            "- Cykler er gratis",
            "- heste må ikke",
            "Reglerne gælder fra i morgen og indtil videre.",
        ],
    );
    check(
        "short lines",
        &format!("{BRIDGE}\n\næbler\npærer\nbananer\n\n{GUESTS}"),
        &[BRIDGE, "æbler", "pærer", "bananer", GUESTS],
    );
    check(
        "labels",
        &format!("{BRIDGE}\n\nBy: Ærøskøbing\nPris: 1,2 mia. kr.\nbygherre: staten\n\n{GUESTS}"),
        &[BRIDGE, "By: Ærøskøbing", "Pris: 1,2 mia. kr.", "bygherre: staten", GUESTS],
    );
    check(
        "underlined headings and rules",
        "NY BRO\n======\nDen nye bro er åben, siger\nborgmesteren.\n\n* * *\n\nHvad nu?\n--------\nDet ved \
         ingen.",
        &["T NY BRO", "Den nye bro er åben, siger borgmesteren.", "H Hvad nu?", "Det ved ingen."],
    );
    check(
        "speech and dates at line starts",
        "Den nye bro til øen åbnede efter lang tid den\n3. marts, og alle var \
         glade. Borgmesteren – som\n– kunne man se – havde grædt, takkede alle.\n- Vi er stolte, sagde hun til avisen og til\nradioen.",
        &[
            "Den nye bro til øen åbnede efter lang tid den 3. marts, og alle var glade. Borgmesteren – som – kunne man se – havde \
         grædt, takkede alle.",
            "- Vi er stolte, sagde hun til avisen og til radioen.",
        ],
    );
    check(
        "verses",
        "Broen\n\nO bro, o bro\nså lang og ny\ndu fører mig\nfra ø til by\n",
        &["T Broen", "O bro, o bro", "så lang og ny", "du fører mig", "fra ø til by"],
    );
    check(
        "Chinese",
        "新桥\n\n新桥于周一开通，市长亲自剪\n彩。\n\n居民们都很高兴。",
        &["T 新桥", "新桥于周一开通，市长亲自剪彩。", "居民们都很高兴。"],
    );
    check(
        "white space of all kinds",
        "\u{feff}\n \u{a0}\nEn bro.\u{a0} \n\u{3000}\n\u{200b}\n\tTo  broer.\n",
        &["En bro.", "To  broer."],
    );
}

/// The text broken at spaces so that no line is longer than `width` characters.
fn wrapped(text: &str, width: usize) -> String {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => *line += &format!(" {word}"),
            _ => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}

#[test]
fn the_samples_read_the_same_in_every_shape() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    for case in ["nordkorea-kursk", "byraad-skole"] {
        for version in import::read(&samples.join(case)).unwrap() {
            // Rows of the page's debris are no paragraphs that anybody wraps.
            let texts: Vec<String> = version.paragraphs.iter().map(|paragraph| paragraph.text.clone()).collect();
            let texts = &texts
                [..texts.iter().position(|text| text.contains('|') || text.ends_with(')')).unwrap_or(texts.len())];
            let mut shapes = vec![
                ("a line a paragraph".to_owned(), texts.join("\n")),
                ("a blank line".to_owned(), texts.join("\n\n")),
            ];
            shapes.push((
                "a blank line now and then".to_owned(),
                texts.chunks(4).map(|part| part.join("\n")).collect::<Vec<_>>().join("\n\n"),
            ));
            for width in 40..=150 {
                let lines: Vec<String> = texts.iter().map(|text| wrapped(text, width)).collect();
                shapes.push((format!("wrapped at {width}"), lines.join("\n\n")));
                let indented: Vec<String> = lines.iter().map(|text| format!("   {text}")).collect();
                shapes.push((format!("wrapped at {width}, indented"), indented.join("\n")));
            }
            for (shape, text) in shapes {
                let read = import::from_text("a", &text);
                let found: Vec<&str> = read.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
                assert_eq!(found, texts, "{case}, {}, {shape}", version.name);
            }
        }
    }
}

#[test]
fn the_seed_article_has_a_paragraph_a_line() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seed/danish-article.txt");
    if !path.exists() {
        println!("skipped: {} is not there", path.display());
        return;
    }
    let version = import::read(&path).unwrap().remove(0);
    let lines = fs::read_to_string(&path).unwrap();
    let texts: Vec<&str> = version.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
    assert_eq!(texts, lines.lines().map(str::trim).collect::<Vec<_>>());
    let roles: String = shown(&version.paragraphs)
        .iter()
        .map(|text| {
            if text.starts_with("T ") {
                'T'
            } else if text.starts_with("H ") {
                'H'
            } else {
                '.'
            }
        })
        .collect();
    assert_eq!(roles, "T...H.H........");
}

#[test]
fn encodings_are_recognised_and_kept() {
    let text = "Ny bro på Ærø\n\n“Åh, hvor er den flot”, sagde hun – og græd en smule over det hele.";
    let expected = ["T Ny bro på Ærø", "“Åh, hvor er den flot”, sagde hun – og græd en smule over det hele."];
    let utf16 = |to_bytes: fn(u16) -> [u8; 2], text: &str| text.encode_utf16().flat_map(to_bytes).collect::<Vec<u8>>();
    let marked = format!("\u{feff}{text}");
    let cases = [
        (text.as_bytes().to_vec(), "UTF-8"),
        (marked.as_bytes().to_vec(), "UTF-8"),
        (utf16(u16::to_le_bytes, &marked), "UTF-16LE"),
        (utf16(u16::to_be_bytes, &marked), "UTF-16BE"),
        (utf16(u16::to_le_bytes, text), "UTF-16LE"),
        (utf16(u16::to_be_bytes, text), "UTF-16BE"),
        (encoding_rs::WINDOWS_1252.encode(text).0.into_owned(), "windows-1252"),
    ];
    for (bytes, encoding) in cases {
        let version = read_bytes("Å 報告.da.txt", &bytes).unwrap();
        assert_eq!(shown(&version.paragraphs), expected, "{encoding}");
        assert_eq!(version.name, "Å 報告.da.txt");
        assert_eq!(version.source.unwrap().encoding, encoding);
    }
    let version = read_bytes("a.txt", b"abc").unwrap();
    assert_eq!(version.source.unwrap().sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

#[test]
fn languages_are_declared_by_the_file_before_its_name() {
    let declared = |name, text: &str| {
        let version = read_bytes(name, text.as_bytes()).unwrap();
        (version.language.tag().to_owned(), version.language_source, shown(&version.paragraphs))
    };
    let body = || vec!["Tekst om broen.".to_owned()];
    let yes = LanguageSource::Declared;
    assert_eq!(declared("a.en.md", "Tekst om broen."), ("en".to_owned(), yes, body()));
    assert_eq!(declared("a.en.md", "---\nlang: da\n---\nTekst om broen."), ("da".to_owned(), yes, body()));
    assert_eq!(declared("a.txt", "---\r\nlanguage: nb\r\n---\r\n\r\nTekst om broen."), ("nb".to_owned(), yes, body()));
    assert_eq!(declared("a.old.txt", "Tekst om broen."), ("und".to_owned(), LanguageSource::Unknown, body()));
    let titled = "---\ntitle: Ny bro\nlang: da\n---\nTekst om broen.";
    assert_eq!(declared("a.md", titled).2, ["T Ny bro", "Tekst om broen."]);
}

#[test]
fn a_folder_opens_as_its_versions() {
    let folder = TempDir::new().unwrap();
    let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    put("b.en.txt", "Text.");
    put("a.da.MD", "Tekst.");
    put("README.md", "Om mappen.");
    put(".skjult.txt", "Skjult.");
    put("gold.json", "{}");
    put("noter.sammenhold", "{}");
    fs::create_dir(folder.path().join("c.txt")).unwrap();
    let names = |versions: &[Version]| versions.iter().map(|version| version.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&import::read(folder.path()).unwrap()), ["a.da.MD", "b.en.txt"]);

    put("aa.txt", " \n");
    assert!(matches!(import::read(folder.path()), Err(ImportError::Empty { .. })));
    let all = import::read_all(&[folder.path().to_owned(), folder.path().join("b.en.txt")]);
    assert_eq!(all.iter().map(|read| read.is_ok()).collect::<Vec<_>>(), [true, false, true, true]);
}

#[test]
fn errors_name_file_place_and_cure() {
    let folder = TempDir::new().unwrap();
    let sentence = |path: PathBuf| {
        let error = import::read(&path).unwrap_err();
        assert_eq!(error.path(), path);
        error.to_string().replace(&folder.path().display().to_string(), "M")
    };
    let written = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        sentence(path)
    };
    fs::create_dir(folder.path().join("tom")).unwrap();
    assert_eq!(
        sentence(folder.path().join("tom")),
        "M/tom: there is no article in this folder; put the versions into it, such as .docx, .odt, .pdf, .html or .txt files, or \
         choose another folder"
    );
    assert_eq!(sentence(folder.path().join("Å.txt")), "M/Å.txt: there is no such file; check the spelling of the path");
    let empty = "M/a.md: there is no text in this file; check that the article was saved in it";
    for nothing in ["", "\u{feff}", " \r\n\u{a0}\t\n", "<!-- senere -->"] {
        assert_eq!(written("a.md", nothing.as_bytes()), empty, "{nothing:?}");
    }
    #[cfg(unix)]
    assert_eq!(
        sentence(folder.path().join("a.md/b.txt")),
        "M/a.md/b.txt: a part of this path is a file and not a folder; check the spelling of the path"
    );
    assert_eq!(
        written("b.txt", b"\x89PNG\r\n\x1a\n\0\0"),
        "M/b.txt: this looks like a picture and not like a text; type its text into a .txt file and open that"
    );
    assert_eq!(
        written("b.txt", b"abc\0\x01\0\0"),
        "M/b.txt, byte 4: this is not a text; save the article as plain text (.txt) and open that"
    );
    assert_eq!(
        written("b.XLSX", b"PK\x03\x04"),
        "M/b.XLSX: the file is damaged or was not written as its kind asks (the list of packed files at its end is missing or \
         damaged); open it in the program that it comes from, save it anew and open that"
    );
    assert_eq!(
        written("b.DOC", b"Hej"),
        "M/b.DOC: files of the kind .doc are not read; save the article as .docx, .odt, .pdf, .html or .txt and open that"
    );
    assert_eq!(
        written("b.sammenhold", b"{}"),
        "M/b.sammenhold: this is a saved review and not an article; open it by itself, without other files"
    );
    assert_eq!(
        written("b.txt", b"\xc3\xa6\xc3\xb8\xc3\xa5\n\xc3\xa6\xe6"),
        "M/b.txt, line 2, byte 10: up to here the file is UTF-8, but what follows is not; mend this place in a text editor and \
         save the file as UTF-8"
    );
    File::create(folder.path().join("stor.txt")).unwrap().set_len(LARGEST_BYTES + 1).unwrap();
    assert_eq!(
        sentence(folder.path().join("stor.txt")),
        "M/stor.txt: the file is larger than 64 MiB, far more than an article; save the article alone in a file and open that"
    );
}

#[test]
fn pasted_text_has_no_file() {
    let version = import::from_text("Pasted", "Ny bro\n\nBroen er åben.");
    assert_eq!(
        (shown(&version.paragraphs), version.source),
        (vec!["T Ny bro".to_owned(), "Broen er åben.".to_owned()], None)
    );
    assert!(import::from_text("Pasted", "\u{feff} \n").paragraphs.is_empty());
}

/// What every version that was read keeps to.
fn check_invariants(version: &Version) {
    assert!(!version.paragraphs.is_empty());
    for paragraph in &version.paragraphs {
        assert!(!paragraph.text.is_empty() && paragraph.text.trim() == paragraph.text, "{:?}", paragraph.text);
        assert!(!paragraph.text.contains(['\n', '\r', '\u{2028}', '\u{2029}']), "{:?}", paragraph.text);
    }
    assert!(version.paragraphs.iter().filter(|paragraph| paragraph.role == Role::Title).count() <= 1);
}

/// Pieces that texts are made of, put together at random.
fn pieces_of_text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "\n", "\r\n", "\r", "\u{2029}", "\n\n", " ", "\t", "- ", "1. ", "# ", "> ", "|", "---", "+++", "```", "<p>",
        "<!--", "-->", "<", "&", "&#0;", "[", "](", "![", "*", "**", "`", ":", "lang: da", "bro", "Ny bro", "Æ", "好",
        ".", "!", "\u{a0}", "\u{feff}", "\u{301}", "[^1]", "[^1]: ", "{#x}", "    ", "\u{1f}", "[x] ", BRIDGE, LONG,
    ]);
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), name in "(da|a\\.en|b)\\.(txt|md|dat)") {
        if let Ok(version) = read_bytes(&name, &bytes) {
            check_invariants(&version);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in pieces_of_text(), name in "a\\.(txt|md)", wide in any::<bool>()) {
        let bytes = if wide { text.encode_utf16().flat_map(u16::to_le_bytes).collect() } else { text.into_bytes() };
        if let Ok(version) = read_bytes(&name, &bytes) {
            check_invariants(&version);
        }
    }

    #[test]
    fn plain_text_keeps_its_words(text in "([A-Za-zæøå0-9,.:|]{1,12}[ \n]{1,3}){1,60}") {
        if let Ok(version) = read_bytes("a.txt", text.as_bytes()) {
            let read: Vec<String> = version.paragraphs.iter().flat_map(|p| p.text.split_whitespace()).map(str::to_owned).collect();
            prop_assert_eq!(read, text.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        }
    }
}
