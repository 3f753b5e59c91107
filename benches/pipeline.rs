//! How long the parts of the pipeline take: `cargo bench --no-default-features`, with the window's rows `cargo bench`.
//!
//! The texts are the sample case, repeated to the wanted length. In every repetition the vowels are turned by one
//! and the numbers raised, alike in all languages, so that repetitions differ from each other while words that the
//! languages share stay shared.

use divan::{Bencher, black_box};
use sammenhold::{
    align::{Cut, Pin, Prospect, align_by},
    collate::{Collation, Collator, Options, collate, unwatched},
    diff::{self, Compared, compare},
    encoder::Encoder,
    facts, import,
    segment::{prepare, segment},
    similarity::Weights,
    text::{Paragraph, Version},
};
use std::path::Path;

const FOLDER: &str = "samples/nordkorea-kursk";
/// Paragraphs of a long news article.
const ARTICLE: usize = 60;
/// Paragraphs of a long report, and versions of it.
const REPORT: usize = 500;
#[cfg(feature = "gui")]
const VERSIONS: usize = 8;

fn main() {
    divan::main();
}

/// Reading a file: encoding, layout, paragraphs, hash.
#[divan::bench]
fn reading_60_paragraphs(bencher: Bencher<'_, '_>) {
    let text: Vec<String> = article(0, ARTICLE).paragraphs.into_iter().map(|p| p.text).collect();
    let folder = tempfile::tempdir().expect("a folder for the bench");
    let path = folder.path().join("article.da.txt");
    std::fs::write(&path, text.join("\n\n")).expect("a file for the bench");
    assert_eq!(import::read(&path).map(|read| read[0].paragraphs.len()).ok(), Some(ARTICLE));
    bencher.bench_local(|| import::read(black_box(&path)));
}

/// Roles and language.
#[divan::bench]
fn preparing_60_paragraphs(bencher: Bencher<'_, '_>) {
    let undeclared = |number| Version::new("article", article(number, ARTICLE).paragraphs);
    bencher.with_inputs(|| undeclared(0)).bench_local_refs(prepare);
}

/// Sentences and tokens.
#[divan::bench]
fn segmenting_60_paragraphs(bencher: Bencher<'_, '_>) {
    let version = article(0, ARTICLE);
    bencher.bench_local(|| segment(black_box(&version)));
}

/// Facts of all sentences.
#[divan::bench]
fn reading_facts_of_60_paragraphs(bencher: Bencher<'_, '_>) {
    let version = article(0, ARTICLE);
    let sentences = segment(&version).sentences;
    bencher.bench_local(|| facts::read(black_box(&sentences), &version.language, None));
}

/// Sentences of an article pair to unit vectors, one core.
#[divan::bench(sample_count = 20)]
fn encoding_60_sentences(bencher: Bencher<'_, '_>) {
    let texts = content(60);
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    encoding(bencher, &texts);
}

/// Single words to unit vectors.
#[divan::bench(sample_count = 20)]
fn encoding_300_words(bencher: Bencher<'_, '_>) {
    let texts = content(120).join(" ");
    let mut words: Vec<&str> = texts.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 2).collect();
    words.sort_unstable();
    words.dedup();
    assert!(words.len() > 300);
    let step = words.len() / 300;
    let words: Vec<&str> = words.into_iter().step_by(step).take(300).collect();
    encoding(bencher, &words);
}

/// Making the tables ready, which the first call pays.
#[divan::bench(sample_count = 20)]
fn starting_the_encoder(bencher: Bencher<'_, '_>) {
    bencher.bench_local(Encoder::load);
}

fn encoding(bencher: Bencher<'_, '_>, texts: &[&str]) {
    let encoder = Encoder::shipped();
    bencher.bench_local(|| encoder.vectors(&encoder.pool(black_box(texts))));
}

/// So many sentences, half of the sample's German version, half of its English one.
fn content(count: usize) -> Vec<String> {
    let of = |number: usize| {
        let sentences = segment(&article(number, REPORT)).sentences;
        sentences.into_iter().map(|sentence| sentence.text).take(count / 2)
    };
    let sentences: Vec<String> = of(1).chain(of(2)).collect();
    assert_eq!(sentences.len(), count);
    sentences
}

/// Word links, runs and fact differences of two aligned versions; what the encoder said of their sentences' parts is
/// forgotten each time.
#[divan::bench(sample_count = 20)]
fn comparing_2_times_60(bencher: Bencher<'_, '_>) {
    let weights = Weights::shipped();
    let aligned = || {
        let cuts = [1, 0].map(|number| Cut::new(article(number, ARTICLE)));
        let prospect = Prospect::new(cuts[0].side(), cuts[1].side(), weights, &unwatched).expect("nobody cancels");
        let alignment = align_by(&prospect, cuts[0].side(), cuts[1].side(), &[], weights, &unwatched);
        (alignment.expect("nobody cancels"), prospect, cuts)
    };
    bencher.with_inputs(aligned).bench_local_refs(|(alignment, prospect, [base, version])| {
        let (base, version, matching) = (base.side(), version.side(), prospect.matching());
        compare(Compared { number: 1, base, version, alignment, matching, weights: diff::Weights::shipped() })
    });
}

/// The whole engine on five languages of a long article.
#[divan::bench(sample_count = 20)]
fn collating_5_times_60(bencher: Bencher<'_, '_>) {
    let versions = articles(5, ARTICLE);
    bencher.bench_local(|| collated(black_box(&versions)));
}

/// What a person's new pin costs in five languages of a long article: everything else is remembered.
#[divan::bench(sample_count = 20)]
fn realigning_5_times_60_after_a_pin(bencher: Bencher<'_, '_>) {
    let versions = articles(5, ARTICLE);
    let pinned = |at: usize| Options {
        pins: vec![Pin { version: 1, base_paragraphs: vec![at], version_paragraphs: vec![at] }],
        ..Options::default()
    };
    let mut collator = Collator::default();
    collator.collate(&versions, &Options::default(), &unwatched).expect("nobody cancels");
    let mut at = 0;
    bencher.bench_local(|| {
        at = (at + 7) % ARTICLE;
        collator.collate(&versions, &pinned(at), &unwatched)
    });
}

/// The whole engine on two versions of a long report.
#[divan::bench(sample_count = 1, sample_size = 1)]
fn collating_2_times_500(bencher: Bencher<'_, '_>) {
    let versions = articles(2, REPORT);
    bencher.bench_local(|| collated(black_box(&versions)));
}

/// The window's view-model of eight versions of a long report, with a difference in every second row.
#[cfg(feature = "gui")]
#[divan::bench(sample_count = 20)]
fn rows_of_8_times_500(bencher: Bencher<'_, '_>) {
    let collation = level();
    let review = sammenhold::review::Review::new(articles(VERSIONS, REPORT));
    bencher.bench_local(|| sammenhold::ui::rows(black_box(&review), black_box(&collation)));
}

/// A collation in which every paragraph stands opposite its like; made by hand, for the engine would take long.
#[cfg(feature = "gui")]
fn level() -> Collation {
    use sammenhold::{
        collate::Row,
        diff::{Aspect, Difference, Kind, Reason},
        text::Place,
    };
    let difference = |paragraph: usize| Difference {
        version: 1 + paragraph / 2 % (VERSIONS - 1),
        group: paragraph,
        kind: Kind::Changed,
        aspect: Aspect::Words,
        base_spans: vec![Place::new(paragraph, 3, 9)],
        version_spans: vec![Place::new(paragraph, 3, 9)],
        confidence: 0.9,
        rank: 1 + paragraph / 2,
        reason: Reason::SameWords,
    };
    Collation {
        rows: (0..REPORT).map(|paragraph| Row { cells: vec![vec![paragraph]; VERSIONS] }).collect(),
        differences: (0..REPORT).step_by(2).map(difference).collect(),
        ..Collation::default()
    }
}

fn collated(versions: &[Version]) -> Collation {
    collate(versions, &Options::default(), &unwatched).unwrap_or_default()
}

/// So many versions, the languages of the sample over and over.
fn articles(versions: usize, paragraphs: usize) -> Vec<Version> {
    (0..versions).map(|number| article(number, paragraphs)).collect()
}

/// The version of the sample with this number, repeated to a length.
fn article(number: usize, paragraphs: usize) -> Version {
    let mut samples = import::read(Path::new(FOLDER)).unwrap_or_default();
    assert!(!samples.is_empty(), "{FOLDER} is read from the package's root");
    samples.iter_mut().for_each(prepare);
    let mut version = samples.swap_remove(number % samples.len());
    let content: Vec<Paragraph> = version.paragraphs.iter().filter(|p| p.is_content()).cloned().collect();
    let repeated = (0..).flat_map(|turn| content.iter().map(move |p| Paragraph::new(turned(&p.text, turn), p.role)));
    version.paragraphs = repeated.take(paragraphs).collect();
    version
}

/// The text with its vowels turned and its digits raised.
fn turned(text: &str, by: u32) -> String {
    const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];
    let turn = |c: char| match (VOWELS.iter().position(|v| *v == c), c.to_digit(10)) {
        (Some(at), _) => VOWELS[(at + by as usize) % VOWELS.len()],
        (_, Some(digit)) => char::from_digit((digit + by) % 10, 10).unwrap_or(c),
        _ => c,
    };
    text.chars().map(turn).collect()
}
