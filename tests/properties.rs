//! What holds for every input of `collate`: cover, spans, ranks, columns in any order, the same twice.
//!
//! Versions are made of each other (paragraphs kept, dropped, merged, split, moved, words changed), so that there is
//! something to align, and of random Unicode. There are many cases: the engine is fast enough.

#![allow(clippy::unwrap_used)]

use proptest::{prelude::*, test_runner::RngSeed};
use sammenhold::{
    collate::{Collation, Options, collate, unwatched},
    diff::Difference,
    export::json::Record,
    import,
    segment::{prepare, segment},
    text::{Language, LanguageSource, Paragraph, Place, Role, Version},
};
use std::{collections::BTreeSet, path::Path};

const TAGS: [&str; 6] = ["da", "nb", "en", "de", "zh", "und"];

/// A small vocabulary with cognates, numbers and names, so that chance makes sentences alike.
const WORDS: &str = "(broen|bridge|Brücke|bro|åbner|opens|öffnet|i|in|på|den|the|der|3\\. marts|1\\.500|1,500|12|kr\\.|\
    Hansen|Aarhus|Kursk|ikke|not|nicht|siger|says|og|and|und|vejen|road|lukket|closed|ministeren|minister)";

fn sentence() -> impl Strategy<Value = String> {
    (proptest::collection::vec(WORDS, 1..9), "[.!?]").prop_map(|(words, end)| words.join(" ") + &end)
}

fn text() -> impl Strategy<Value = String> {
    let sentences = || proptest::collection::vec(sentence(), 1..4).prop_map(|s| s.join(" "));
    prop_oneof![8 => sentences(), 1 => any::<String>(), 1 => "[\\PC\\n\u{301}\u{200d}]{0,12}"]
}

fn paragraph() -> impl Strategy<Value = Paragraph> {
    let role =
        prop_oneof![6 => Just(Role::Body), 1 => Just(Role::Heading), 1 => Just(Role::Title), 2 => Just(Role::Debris)];
    (text(), role).prop_map(|(text, role)| Paragraph::new(text, role))
}

/// What becomes of a paragraph of the first version in another one.
#[derive(Clone, Debug)]
enum Fate {
    Kept,
    Dropped,
    Joined,
    Split,
    Moved,
    Reworded(String),
    FollowedBy(Paragraph),
}

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        6 => Just(Fate::Kept),
        1 => Just(Fate::Dropped),
        1 => Just(Fate::Joined),
        1 => Just(Fate::Split),
        1 => Just(Fate::Moved),
        1 => WORDS.prop_map(Fate::Reworded),
        2 => paragraph().prop_map(Fate::FollowedBy),
    ]
}

fn edited(original: &[Paragraph], fates: &[Fate]) -> Vec<Paragraph> {
    let mut made: Vec<Paragraph> = Vec::new();
    let mut last = Vec::new();
    for (paragraph, fate) in original.iter().zip(fates) {
        let same = paragraph.clone();
        match fate {
            Fate::Kept => made.push(same),
            Fate::Dropped => {}
            Fate::Moved => last.push(same),
            Fate::FollowedBy(other) => made.extend([same, other.clone()]),
            Fate::Joined => match made.last_mut() {
                Some(before) => before.text = format!("{} {}", before.text, same.text),
                None => made.push(same),
            },
            Fate::Split => match same.text.split_once(". ") {
                Some((a, b)) => made.extend([Paragraph::new(format!("{a}."), same.role), Paragraph::new(b, same.role)]),
                None => made.push(same),
            },
            Fate::Reworded(word) => {
                let mut words: Vec<&str> = same.text.split(' ').collect();
                words[0] = word;
                made.push(Paragraph::new(words.join(" "), same.role));
            }
        }
    }
    made.extend(last);
    made
}

/// Versions with names of their own, and the number of the base.
fn articles(most: usize) -> impl Strategy<Value = (Vec<Version>, usize)> {
    let original = proptest::collection::vec(paragraph(), 0..9);
    let others = proptest::collection::vec((proptest::collection::vec(fate(), 9), 0..TAGS.len()), 1..most);
    (original, others, 0..TAGS.len(), any::<prop::sample::Index>()).prop_map(|(original, others, tag, base)| {
        let mut versions = vec![version(0, original.clone(), TAGS[tag])];
        for (fates, tag) in others {
            versions.push(version(versions.len(), edited(&original, &fates), TAGS[tag]));
        }
        let base = base.index(versions.len());
        (versions, base)
    })
}

fn version(number: usize, paragraphs: Vec<Paragraph>, tag: &str) -> Version {
    let language: Language = tag.parse().unwrap();
    Version::new(format!("version {number}"), paragraphs).with_language(language, LanguageSource::Declared)
}

fn collated(versions: &[Version], base: usize) -> Collation {
    collate(versions, &Options { base, ..Options::default() }, &unwatched).unwrap()
}

fn record(versions: &[Version], collation: &Collation) -> Vec<u8> {
    let mut bytes = Vec::new();
    Record::new(&serde_json::Value::Null, versions, collation).write(&mut bytes).unwrap();
    bytes
}

/// Whether the numbers are 0, 1 … `count` - 1, each once.
fn covers(numbers: impl Iterator<Item = usize>, count: usize) -> bool {
    let mut numbers: Vec<usize> = numbers.collect();
    numbers.sort_unstable();
    numbers.into_iter().eq(0..count)
}

/// What has to hold of every collation; the error says what does not.
fn check(versions: &[Version], collation: &Collation) -> Result<(), String> {
    let must = |holds: bool, what: &str| if holds { Ok(()) } else { Err(format!("{what}: {collation:#?}")) };
    let probability = |p: f64| (0.0..=1.0).contains(&p);
    let others: Vec<usize> = (0..versions.len()).filter(|v| *v != collation.base).collect();
    must(collation.pairs.iter().map(|p| p.version).eq(others), "a pair for each version but the base")?;
    for pair in &collation.pairs {
        let sizes = |of: usize| (versions[of].paragraphs.len(), segment(&versions[of]).sentences.len());
        let (base, version) = (sizes(collation.base), sizes(pair.version));
        for (beads, base, version) in
            [(&pair.alignment.paragraphs, base.0, version.0), (&pair.alignment.sentences, base.1, version.1)]
        {
            must(covers(beads.iter().flat_map(|b| b.base.clone()), base), "beads cover the base once")?;
            must(covers(beads.iter().flat_map(|b| b.version.clone()), version), "beads cover the version once")?;
            must(beads.iter().all(|b| probability(b.confidence)), "confidence of beads")?;
            must(beads.iter().all(|b| b.base.is_sorted() && b.version.is_sorted()), "beads ascend")?;
            must(beads.iter().all(|b| !b.base.is_empty() || !b.version.is_empty()), "no bead of nothing")?;
        }
    }
    must(collation.rows.iter().all(|row| row.cells.len() == versions.len()), "a cell for each version")?;
    for (number, version) in versions.iter().enumerate() {
        let all = collation.rows.iter().flat_map(|row| row.cells[number].clone());
        must(covers(all, version.paragraphs.len()), "rows cover every version once")?;
    }
    let differences = &collation.differences;
    must(differences.iter().map(|d| d.rank).eq(1..=differences.len()), "ranks count from 1")?;
    for d in differences {
        must(d.version != collation.base && d.version < versions.len(), "a difference of a version")?;
        must(probability(d.confidence), "confidence of differences")?;
        must(!d.base_spans.is_empty() || !d.version_spans.is_empty(), "a difference stands somewhere")?;
        let inside = |of: &Version, place: &Place| {
            let paragraph = of.paragraphs.get(place.paragraph);
            place.span.start < place.span.end
                && paragraph.is_some_and(|p| p.is_content() && place.span.end <= p.text.chars().count())
        };
        must(d.base_spans.iter().all(|p| inside(&versions[collation.base], p)), "spans inside the base")?;
        must(d.version_spans.iter().all(|p| inside(&versions[d.version], p)), "spans inside the version")?;
    }
    Ok(())
}

/// A collation under the names that the versions have at other places: version `v` becomes `to[v]`.
fn renamed(collation: &Collation, to: &[usize]) -> Collation {
    let mut new = collation.clone();
    new.base = to[new.base];
    new.pairs.iter_mut().for_each(|pair| pair.version = to[pair.version]);
    new.pairs.sort_by_key(|pair| pair.version);
    for row in &mut new.rows {
        let mut cells = vec![Vec::new(); to.len()];
        row.cells.iter().enumerate().for_each(|(v, cell)| cells[to[v]].clone_from(cell));
        row.cells = cells;
    }
    new.differences.iter_mut().for_each(|d| d.version = to[d.version]);
    let sorted = |mut versions: Vec<usize>| {
        versions.sort_unstable();
        versions
    };
    let of = |versions: &[usize]| sorted(versions.iter().map(|v| to[*v]).collect());
    for entry in &mut new.ledger {
        let before = entry.clone();
        for (v, at) in to.iter().enumerate() {
            entry.mentions[*at].clone_from(&before.mentions[v]);
            entry.verdicts[*at] = before.verdicts[v];
        }
        entry.agreement = before.agreement.iter().map(|group| of(group)).collect();
        entry.outliers = of(&before.outliers);
    }
    new.cannot_tell.versions = of(&collation.cannot_tell.versions);
    new.cannot_tell.rows.iter_mut().for_each(|(_, version)| *version = to[*version]);
    new.cannot_tell.rows.sort_unstable();
    new
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn collations_are_sound_and_the_same_twice((versions, base) in articles(4)) {
        let collation = collated(&versions, base);
        if let Err(what) = check(&versions, &collation) {
            prop_assert!(false, "{}", what);
        }
        let again = collated(&versions, base);
        prop_assert_eq!(&again, &collation);
        prop_assert_eq!(record(&versions, &again), record(&versions, &collation));
    }

    #[test]
    fn the_order_of_the_columns_does_not_matter(
        (versions, base, to) in articles(5).prop_flat_map(|(versions, base)| {
            let order = Just((0..versions.len()).collect::<Vec<usize>>()).prop_shuffle();
            (Just(versions), Just(base), order)
        })
    ) {
        let mut permuted = versions.clone();
        versions.iter().enumerate().for_each(|(v, version)| permuted[to[v]].clone_from(version));
        let expected = renamed(&collated(&versions, base), &to);
        let found = collated(&permuted, to[base]);
        prop_assert_eq!(&found.rows, &expected.rows);
        prop_assert_eq!(&found.differences, &expected.differences);
        prop_assert_eq!(&found, &expected);
    }
}

/// The samples with every version as base, and in other orders of the columns.
#[test]
fn the_samples_in_any_order_with_any_base() {
    for folder in ["samples/nordkorea-kursk", "samples/byraad-skole"] {
        let mut versions = import::read(Path::new(folder)).unwrap();
        versions.iter_mut().for_each(prepare);
        for base in 0..versions.len() {
            let collation = collated(&versions, base);
            check(&versions, &collation).unwrap_or_else(|what| panic!("{folder}, base {base}: {what}"));
            let to = permutation(7 * base + 5, versions.len());
            let mut permuted = versions.clone();
            versions.iter().enumerate().for_each(|(v, version)| permuted[to[v]].clone_from(version));
            assert_eq!(collated(&permuted, to[base]), renamed(&collation, &to), "{folder}, base {base}, {to:?}");
        }
    }
}

/// Versions that add nearly the same, in every order of the columns: which paragraphs share a row is a matter of the
/// texts alone.
#[test]
fn rivals_for_a_row_do_not_depend_on_the_columns() {
    let same = "Ministeren åbner broen i Aarhus den 3. marts.";
    let road =
        |until: &str| format!("Vejen ved Kursk er lukket i 12 dage, siger Hansen, og åbner igen den 4. {until}.");
    let (may, june) = (road("maj"), road("juni"));
    let added = [vec![&may], vec![&may, &june], vec![&june], vec![&june, &may]];
    let mut versions = vec![version(0, body(&[same, "Alle er glade."]), "da")];
    for (number, texts) in added.iter().enumerate() {
        let texts: Vec<&str> =
            [same].into_iter().chain(texts.iter().map(|t| t.as_str())).chain(["Alle er glade."]).collect();
        versions.push(version(number + 1, body(&texts), ["nb", "sv", "de", "en"][number]));
    }
    let first = collated(&versions, 0);
    for order in 0..120 {
        let to = permutation(order, versions.len());
        let mut permuted = versions.clone();
        versions.iter().enumerate().for_each(|(v, version)| permuted[to[v]].clone_from(version));
        assert_eq!(collated(&permuted, to[0]).rows, renamed(&first, &to).rows, "{to:?}");
    }
}

/// The permutation of `count` numbers with this number.
fn permutation(mut number: usize, count: usize) -> Vec<usize> {
    let mut left: Vec<usize> = (0..count).collect();
    let mut taken = Vec::new();
    while !left.is_empty() {
        taken.push(left.remove(number % left.len()));
        number /= left.len() + 1;
    }
    taken
}

fn body(texts: &[&str]) -> Vec<Paragraph> {
    texts.iter().map(|text| Paragraph::new(*text, Role::Body)).collect()
}

/// Inputs at the edges, each of which gives a sound collation.
#[test]
fn odd_inputs() {
    let text = body(&["Broen åbner den 3. marts.", "Vejen er lukket i 12 dage, siger ministeren."]);
    let debris = vec![Paragraph::new("Kommentare (0)", Role::Debris), Paragraph::new("Kilder |", Role::Debris)];
    let full = |n: usize| version(n, text.clone(), "da");
    let odd: Vec<(&str, Vec<Version>)> = vec![
        ("two empty versions", vec![version(0, vec![], "da"), version(1, vec![], "en")]),
        ("an empty base", vec![version(0, vec![], "da"), full(1), full(2)]),
        ("an empty version", vec![full(0), version(1, vec![], "en"), full(2)]),
        ("only debris", vec![version(0, debris.clone(), "da"), version(1, debris.clone(), "en")]),
        ("debris against text", vec![full(0), version(1, debris.clone(), "en")]),
        ("text against debris", vec![version(0, debris, "en"), full(1)]),
        ("one version", vec![full(0)]),
        ("blank paragraphs", vec![version(0, body(&["", " ", "\u{a0}"]), "da"), version(1, body(&["", "\n"]), "en")]),
        ("a blank against text", vec![full(0), version(1, body(&["", "Broen åbner den 3. marts.", ""]), "nb")]),
        ("marks alone", vec![version(0, body(&["…", "?!", "•"]), "da"), version(1, body(&["—", "!"]), "en")]),
        ("numbers alone", vec![version(0, body(&["1", "2", "3"]), "da"), version(1, body(&["3", "2", "1"]), "en")]),
        ("no spaces", vec![version(0, body(&["桥三月三日开放。道路关闭。"]), "zh"), full(1)]),
        ("marks over letters", vec![version(0, body(&["a\u{301}\u{302}\u{200d}👨‍👩‍👧 1\u{301}."]), "da"), full(1)]),
        ("a language unknown", vec![version(0, text.clone(), "und"), version(1, text.clone(), "und")]),
        ("the same over and over", vec![version(0, body(&["Ja."; 30]), "da"), version(1, body(&["Ja."; 17]), "da")]),
        ("eight versions", (0..8).map(|n| version(n, text.clone(), TAGS[n % TAGS.len()])).collect()),
    ];
    for (name, versions) in odd {
        for base in 0..versions.len() {
            let collation = collated(&versions, base);
            check(&versions, &collation).unwrap_or_else(|what| panic!("{name}, base {base}: {what}"));
        }
        for base in [versions.len(), usize::MAX] {
            let collation = collated(&versions, base);
            assert_eq!(collation, Collation { base, ..Collation::default() }, "{name}, base {base}");
            record(&versions, &collation);
        }
    }
    assert_eq!(collated(&[], 0), Collation::default());
}

/// Sizes that no article has: each is compared all the same, in no more time than it takes to read the test's name.
#[test]
fn hostile_sizes() {
    let article = body(&["Broen åbner den 3. marts.", "Vejen er lukket i 12 dage, siger ministeren."]);
    let one = |text: &str, count: usize| body(&[&text.repeat(count)]);
    let hostile: Vec<(&str, Vec<Paragraph>, Vec<Paragraph>)> = vec![
        ("a sentence of 1 MB", one("ord ", 250_000), article.clone()),
        ("a word of 1 MB", one("a", 1_000_000), one("b", 1_000_000)),
        ("a paragraph of 1 MB", one("Broen er lukket i dag. ", 45_000), article),
        ("ten thousand empty paragraphs", body(&[""; 10_000]), body(&[""; 10_000])),
        ("one word over and over", one("ja ", 50_000), one("yes ", 50_000)),
        ("one sentence over and over", one("Ja. ", 500), one("Yes. ", 400)),
    ];
    for (name, base, other) in hostile {
        let versions = [version(0, base, "da"), version(1, other, "en")];
        check(&versions, &collated(&versions, 0)).unwrap_or_else(|what| panic!("{name}: {what}"));
    }
}

/// A text long enough to be searched piece by piece, of words that stand in it a few times each.
fn long_text(paragraphs: usize) -> Vec<String> {
    const SYLLABLES: [&str; 16] = [
        "bro", "vej", "land", "by", "skov", "havn", "mand", "ord", "tal", "ild", "sten", "vand", "dag", "mål", "rum",
        "lys",
    ];
    let mut state: u32 = 7;
    let mut next = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % below
    };
    let mut sentence = || {
        let count = 4 + next(5);
        let words = (0..count).map(|_| [0; 3].map(|_| SYLLABLES[next(16) as usize]).concat());
        let mut words: Vec<String> = words.collect();
        words[0] = words[0][..1].to_uppercase() + &words[0][1..];
        words.insert(words.len() / 2, (100 + next(900)).to_string());
        words.join(" ") + "."
    };
    (0..paragraphs).map(|_| [sentence(), sentence(), sentence()].join(" ")).collect()
}

/// What is exact in a short text stays exact where a text is cut into pieces.
#[test]
fn long_texts() {
    let texts = long_text(200);
    let base =
        |texts: &[String]| version(0, texts.iter().map(|t| Paragraph::new(t.as_str(), Role::Body)).collect(), "da");
    let found = |change: &dyn Fn(&mut Vec<String>)| {
        let mut changed = texts.clone();
        change(&mut changed);
        let versions = [base(&texts), base(&changed)];
        let collation = collated(&versions, 0);
        assert_eq!(check(&versions, &collation).map_err(|what| what.lines().next().map(str::to_owned)), Ok(()));
        let places = |d: &Difference| d.base_spans.iter().map(|p| p.paragraph).collect::<Vec<_>>();
        let tell = |d: &Difference| format!("{:?} {:?} {:?}", d.kind, d.aspect, places(d));
        collation.differences.iter().map(tell).collect::<Vec<_>>()
    };
    let left_out = |numbers: std::ops::Range<usize>| -> Vec<String> {
        numbers.map(|p| format!("LeftOut Paragraph [{p}]")).collect()
    };
    let mut wrong = Vec::new();
    let mut expect = |case: &str, change: &dyn Fn(&mut Vec<String>), expected: Vec<String>| {
        let told = found(change);
        let missing: Vec<&String> = expected.iter().filter(|e| !told.contains(e)).collect();
        let surplus: Vec<&String> = told.iter().filter(|t| !expected.contains(t)).collect();
        if !missing.is_empty() || !surplus.is_empty() {
            wrong.push(format!("{case}: missing {missing:?}, surplus {surplus:?}"));
        }
    };
    let moved = |numbers: &[usize]| numbers.iter().map(|p| format!("Moved Paragraph [{p}]")).collect();
    let several = |t: &mut Vec<String>| [199, 100, 0].into_iter().for_each(|at| drop(t.remove(at)));
    expect("several left out", &several, [0, 100, 199].into_iter().flat_map(|p| left_out(p..p + 1)).collect());
    expect("the beginning left out", &|t| drop(t.drain(..40)), left_out(0..40));
    expect("the end left out", &|t| drop(t.drain(160..)), left_out(160..200));
    let digit = |c: char| c.is_ascii_digit();
    expect("a number", &|t| t[140] = t[140].replacen(digit, "0", 1), vec!["Changed Number [140]".to_owned()]);
    let shorter = if texts[10].len() <= texts[11].len() { 10 } else { 11 };
    expect("neighbours swapped", &|t| t.swap(10, 11), moved(&[shorter]));
    expect("far ones swapped", &|t| t.swap(20, 180), moved(&[20, 180]));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

type Change<'a> = &'a dyn Fn(&mut Collation);

/// The checks can fail.
#[test]
fn unsound_collations_are_told() {
    let texts = body(&["Broen åbner den 3. marts.", "Vejen er lukket i 12 dage."]);
    let other = body(&["Broen åbner den 3. marts.", "Vejen er lukket i 14 dage."]);
    let versions = [version(0, texts, "da"), version(1, other, "da")];
    let told = |change: Change<'_>| {
        let mut collation = collated(&versions, 0);
        assert_eq!(check(&versions, &collation), Ok(()));
        assert_eq!(collation.differences.len(), 1);
        change(&mut collation);
        check(&versions, &collation).unwrap_err().split(':').next().unwrap().to_owned()
    };
    let cases: [(&str, Change<'_>); 9] = [
        ("beads cover the base once", &|c| drop(c.pairs[0].alignment.paragraphs.remove(0))),
        ("beads cover the version once", &|c| c.pairs[0].alignment.sentences[0].version.push(1)),
        ("confidence of beads", &|c| c.pairs[0].alignment.paragraphs[0].confidence = f64::NAN),
        ("rows cover every version once", &|c| c.rows[0].cells[1].clear()),
        ("a cell for each version", &|c| drop(c.rows[0].cells.pop())),
        ("ranks count from 1", &|c| c.differences[0].rank = 2),
        ("confidence of differences", &|c| c.differences[0].confidence = 1.01),
        ("spans inside the base", &|c| c.differences[0].base_spans[0].span.end = 999),
        ("spans inside the version", &|c| c.differences[0].version_spans[0].paragraph = 2),
    ];
    let all: BTreeSet<&str> = cases.iter().map(|(what, _)| *what).collect();
    assert_eq!(all.len(), cases.len());
    for (what, change) in cases {
        assert_eq!(told(change), what);
    }
    let turned = renamed(&collated(&versions, 0), &[1, 0]);
    assert_eq!((turned.base, turned.pairs[0].version, turned.differences[0].version), (1, 0, 0));
    assert!(turned.differences.iter().all(|d: &Difference| d.version != turned.base));
}
