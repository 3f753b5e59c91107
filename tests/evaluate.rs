//! The figures of `evaluate` against those that the reference scorer gave for the same gold and records.
//!
//! Gold and collations are made by hand. Run with `SAMMENHOLD_TEST_DUMP` set to a folder, this writes them there
//! as files for the reference scorer.

#![allow(clippy::unwrap_used)]

use sammenhold::{
    align::{Alignment, Bead},
    collate::{Collation, Pair},
    diff::{Aspect, Difference, Kind, Reason},
    evaluate::{Gold, Scores, score},
    export::json::Record,
    text::Place,
};
use std::{fs, path::Path};

type Sides<'a> = (&'a [usize], &'a [usize]);

fn with_beads(beads: &[Sides]) -> Collation {
    let bead = |&(base, version): &Sides| Bead {
        base: base.to_vec(),
        version: version.to_vec(),
        confidence: 0.9,
        moved: false,
        pinned: false,
        grounds: None,
    };
    let alignment = Alignment { paragraphs: beads.iter().map(bead).collect(), sentences: Vec::new() };
    Collation { pairs: vec![Pair { version: 1, alignment, ..Pair::default() }], ..Collation::default() }
}

/// Spans in the only paragraph of the base and of the version, and a confidence.
type Mark<'a> = (&'a [(usize, usize)], &'a [(usize, usize)], f64);

fn with_marks(marks: &[Mark]) -> Collation {
    let places = |spans: &[(usize, usize)]| spans.iter().map(|&(start, end)| Place::new(0, start, end)).collect();
    let difference = |&(base, version, confidence): &Mark| Difference {
        version: 1,
        group: 1,
        kind: Kind::Changed,
        aspect: Aspect::Words,
        base_spans: places(base),
        version_spans: places(version),
        confidence,
        rank: 1,
        reason: Reason::SameWords,
    };
    let differences = marks.iter().map(difference).collect();
    Collation { differences, ..with_beads(&[(&[0], &[0])]) }
}

fn check(name: &str, cases: &[(&str, Collation)], expected: &[&str]) {
    let (mut scores, mut records) = (Scores::default(), Vec::new());
    for (line, collation) in cases {
        let gold = Gold::parse(line.as_bytes()).unwrap();
        scores.add(score(&gold, collation));
        let article = gold.article().unwrap();
        Record::new(&article.id, &article.versions().unwrap(), collation).write(&mut records).unwrap();
    }
    if let Some(folder) = std::env::var_os("SAMMENHOLD_TEST_DUMP") {
        let lines: Vec<&str> = cases.iter().map(|(line, _)| *line).collect();
        fs::write(Path::new(&folder).join(format!("{name}.gold.jsonl")), lines.join("\n")).unwrap();
        fs::write(Path::new(&folder).join(format!("{name}.out.jsonl")), records).unwrap();
    }
    assert_eq!(scores.lines(), expected);
}

const ALIGN: [&str; 3] = [
    r#"{"id":"1","mode":"edited","versions":[{"language":"da","paragraphs":["a","b","c","d","e"]},{"language":"en","paragraphs":["A","B","C","X"]}],"beads":[[[0],[0]],[[1,2],[1]],[[3],[2]],[[4],[]],[[],[3]]],"paragraph_pairs":[[0,0],[1,1],[2,1],[3,2]]}"#,
    r#"{"id":"2","mode":"edited","versions":[{"language":"da","paragraphs":["a","b","c"]},{"language":"de","paragraphs":["B","A","C"]}],"beads":[[[0],[1]],[[1],[0]],[[2],[2]]],"paragraph_pairs":[[0,1],[1,0],[2,2]]}"#,
    r#"{"id":"3","mode":"clean","versions":[{"language":"da","paragraphs":["a","b"]},{"language":"en","paragraphs":["A","B"]}],"beads":[[[0],[0]],[[1],[1]]],"paragraph_pairs":[[0,0],[1,1]]}"#,
];

#[test]
fn beads() {
    let found = [
        with_beads(&[(&[0], &[0]), (&[1], &[1]), (&[2], &[]), (&[3], &[2]), (&[4], &[]), (&[], &[3])]),
        with_beads(&[(&[0], &[1]), (&[1], &[]), (&[], &[0]), (&[2], &[2])]),
        with_beads(&[(&[0], &[0]), (&[1], &[1])]),
    ];
    check(
        "align",
        &ALIGN.into_iter().zip(found).collect::<Vec<_>>(),
        &[
            "clean             1 articles  strict P 1.000 R 1.000 F1 1.000  pair F1 1.000  drop F1 1.000  add F1 1.000  whole article right 1.000",
            "clean en          1 articles  strict P 1.000 R 1.000 F1 1.000  pair F1 1.000  drop F1 1.000  add F1 1.000  whole article right 1.000",
            "edited            2 articles  strict P 0.600 R 0.667 F1 0.632  pair F1 0.833  drop F1 0.500  add F1 0.667  whole article right 0.000",
            "edited de         1 articles  strict P 0.500 R 0.667 F1 0.571  pair F1 0.800  drop F1 0.000  add F1 0.000  whole article right 0.000",
            "edited en         1 articles  strict P 0.667 R 0.667 F1 0.667  pair F1 0.857  drop F1 0.667  add F1 1.000  whole article right 0.000",
            "confidence 0.9 to 1.0      12 beads  told 0.900  right 0.667",
        ],
    );
}

const DIFFERENCES: [&str; 5] = [
    r#"{"id":"1","kind":"number","exact":true,"versions":[{"language":"da","paragraphs":["Der kom 40 mænd på 3 både."]},{"language":"en","paragraphs":["50 men came in 3 boats."]}],"base_spans":[[8,10,"number"]],"version_spans":[[0,2,"number"]]}"#,
    r#"{"id":"2","kind":"clause_drop","exact":false,"versions":[{"language":"da","paragraphs":["Han gik, fordi det regnede."]},{"language":"en","paragraphs":["He left."]}],"base_spans":[[7,26,"clause"]],"version_spans":[]}"#,
    r#"{"id":"3","kind":"number","exact":true,"versions":[{"language":"da","paragraphs":["Fem år."]},{"language":"de","paragraphs":["Sechs Jahre."]}],"base_spans":[[0,3,"number"]],"version_spans":[[0,5,"number"]]}"#,
    r#"{"id":"4","kind":"none","exact":true,"versions":[{"language":"da","paragraphs":["En dag\u00a0i \u001cmaj."]},{"language":"en","paragraphs":["A day in May."]}],"base_spans":[],"version_spans":[]}"#,
    r#"{"id":"5","kind":"none","exact":true,"versions":[{"language":"da","paragraphs":["Ro."]},{"language":"en","paragraphs":["Calm."]}],"base_spans":[],"version_spans":[]}"#,
];

#[test]
fn marks() {
    let mut found = [
        with_marks(&[(&[(8, 10)], &[(1, 3)], 0.9), (&[(0, 26)], &[], 0.499_96)]),
        with_marks(&[(&[(9, 20)], &[], 0.5)]),
        with_marks(&[(&[(0, 3)], &[], 0.8)]),
        with_marks(&[(&[(3, 10)], &[(2, 99)], 0.6)]),
        with_marks(&[]),
    ];
    found[3].differences[0].aspect = Aspect::Number;
    check(
        "differences",
        &DIFFERENCES.into_iter().zip(found).collect::<Vec<_>>(),
        &[
            "all  clause_drop 1.000 number 0.500 | light 0.4643, pairs with any light 0.500",
            "de   number 0.000 | light 0.0000, pairs with any light 0.000",
            "en   clause_drop 1.000 number 1.000 | light 0.4643, pairs with any light 0.500",
            "all  wrong fact 0.5000 of 2 untouched pairs",
            "de   wrong fact 0.0000 of 0 untouched pairs",
            "en   wrong fact 0.5000 of 2 untouched pairs",
            "light by aspect: number 0.46429",
            "confidence 0.5 to 0.6       2 differences  told 0.500  right 0.500",
            "confidence 0.6 to 0.7       1 differences  told 0.600  right 0.000",
            "confidence 0.8 to 0.9       1 differences  told 0.800  right 1.000",
            "confidence 0.9 to 1.0       1 differences  told 0.900  right 1.000",
        ],
    );
}

const TOKENS: [&str; 2] = [
    r#"{"id":"1","versions":[{"language":"en","paragraphs":["We met in Åbo  yesterday ."]},{"language":"de","paragraphs":["Wir trafen uns ."]}],"base_labels":[0.0,0.2,0.2,0.6,-1.0,1.0,-1.0],"version_labels":[0.0,0.4,0.0,-1.0]}"#,
    r#"{"id":"2","versions":[{"language":"en","paragraphs":["Yes , please"]},{"language":"it","paragraphs":["Sì , grazie"]}],"base_labels":[0.0,-1.0,0.8],"version_labels":[0.0,-1.0,0.6]}"#,
];

#[test]
fn tokens() {
    let found = [
        with_marks(&[(&[(10, 12)], &[], 0.3), (&[(11, 20)], &[(4, 5)], 0.700_01), (&[(0, 1)], &[(13, 90)], 0.7)]),
        with_marks(&[(&[(6, 12)], &[(5, 8)], 0.2), (&[(0, 1)], &[], 0.1)]),
    ];
    check(
        "tokens",
        &TOKENS.into_iter().zip(found).collect::<Vec<_>>(),
        &["en-de: Spearman x100 29.0 over 8 tokens", "en-it: Spearman x100 88.9 over 4 tokens"],
    );
}

#[test]
fn what_is_no_gold() {
    let check = |line: &str, expected: &str| {
        assert_eq!(Gold::parse(line.as_bytes()).unwrap_err(), expected);
    };
    check("{}", "it has none of the fields beads, base_spans, base_labels and links that gold has");
    check("{", "EOF while parsing an object at column 1");
    check(r#"{"id":1,"versions":[],"base_labels":[]}"#, "missing field `version_labels`");
    check(r#"{"id":1,"links":[]}"#, "missing field `base`");
}
