//! A small article in three languages with a collation made by hand, so that the tests hang on no engine.

use sammenhold::{
    collate::{Collation, Pair, Row},
    diff::{Aspect, Difference, Kind, Reason},
    import::Document,
    review::file::{Stamp, Took},
    text::{LanguageSource, Paragraph, Place, Role, Version},
    ui::{Command, Effect, Outcome, Purpose, SaveEnd, State, update},
};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

/// Documents with one version each.
pub fn plain(versions: Vec<Version>) -> Vec<Document> {
    versions.into_iter().map(Document::from).collect()
}

/// Danish, English and German.
pub fn versions() -> Vec<Version> {
    vec![
        version(
            "bro.da.md",
            "da",
            &[
                "Ny bro over åen",
                "Kommunen har sat 1.500 kroner af til broen. Arbejdet begynder i maj.",
                "Naboerne klagede over larmen.",
                "Borgmesteren er tilfreds. Hun klipper snoren til sommer.",
                "Del siden",
            ],
        ),
        version(
            "bro.en.md",
            "en",
            &[
                "New bridge across the stream",
                "The council has set aside 15,000 kroner for the bridge. Work begins in May.",
                "The mayor is pleased.",
                "Share this page",
            ],
        ),
        version(
            "bro.de.md",
            "de",
            &[
                "Neue Brücke über den Bach",
                "Die Gemeinde hat 1.500 Kronen für die Brücke vorgesehen. Die Arbeit beginnt im Mai.",
                "Die Nachbarn klagten über den Lärm.",
                "Die alte Brücke stammte aus dem Jahr 1911.",
                "Die Bürgermeisterin ist zufrieden. Sie eröffnet die Brücke im Sommer.",
                "Seite teilen",
            ],
        ),
    ]
}

/// One number changed, one paragraph left out, one added, one sentence perhaps left out.
pub fn collation() -> Collation {
    let rows = [
        [vec![0], vec![0], vec![0]],
        [vec![1], vec![1], vec![1]],
        [vec![2], vec![], vec![2]],
        [vec![], vec![], vec![3]],
        [vec![3], vec![2], vec![4]],
        [vec![4], vec![3], vec![5]],
    ];
    let pair = |version| Pair { version, ..Pair::default() };
    let number = Reason::FactsDiffer { base: "1500".to_owned(), version: "15000".to_owned() };
    let none = |best| Reason::NoCounterpart { best };
    Collation {
        base: 0,
        pairs: vec![pair(1), pair(2)],
        rows: rows.into_iter().map(|cells| Row { cells: cells.to_vec() }).collect(),
        differences: vec![
            difference(1, Kind::LeftOut, Aspect::Paragraph, (vec![Place::new(2, 0, 29)], vec![]), 0.9, 2, none(0.1)),
            difference(
                1,
                Kind::Changed,
                Aspect::Number,
                (vec![Place::new(1, 17, 22)], vec![Place::new(1, 26, 32)]),
                0.97,
                1,
                number,
            ),
            difference(2, Kind::Added, Aspect::Paragraph, (vec![], vec![Place::new(3, 0, 42)]), 0.8, 3, none(0.02)),
            difference(1, Kind::LeftOut, Aspect::Sentence, (vec![Place::new(3, 26, 56)], vec![]), 0.4, 4, none(0.4)),
        ],
        ..Collation::default()
    }
}

/// A state with the article open and compared.
pub fn opened() -> State {
    let mut state = State::default();
    open(&mut state);
    state
}

/// Opens the article as the window does, but answers for the threads.
pub fn open(state: &mut State) {
    for command in opening(state) {
        update(state, command);
    }
}

/// The commands that open and compare the article, for a state whose next job has these numbers.
pub fn opening(state: &State) -> Vec<Command> {
    opening_of(state, versions(), collation())
}

/// The same for any versions and their collation.
pub fn opening_of(state: &State, versions: Vec<Version>, collation: Collation) -> Vec<Command> {
    let generation = state.generation + 1;
    let paths: Vec<PathBuf> = versions.iter().map(|version| Path::new("/articles").join(&version.name)).collect();
    let (purpose, problems) = (Purpose::Open, Vec::new());
    let read = Outcome::Versions { generation, purpose, paths: paths.clone(), documents: plain(versions), problems };
    let collated = Outcome::Collated { generation: generation + 1, collation: Arc::new(collation) };
    vec![Command::Open(paths), Command::Came(read), Command::Came(collated)]
}

/// How a save goes that nothing stands in the way of.
pub fn written() -> SaveEnd {
    SaveEnd::Done { stamp: Stamp::of(b"what was written"), took: Took::Usual }
}

/// The number of the job that an effect starts.
pub fn generation(effects: &[Effect]) -> u64 {
    effects
        .iter()
        .find_map(|effect| match effect {
            Effect::Read { generation, .. }
            | Effect::ReadSample { generation, .. }
            | Effect::Recover { generation, .. }
            | Effect::ReadText { generation, .. }
            | Effect::Collate { generation, .. } => Some(*generation),
            _ => None,
        })
        .expect("a job")
}

fn version(name: &str, language: &str, texts: &[&str]) -> Version {
    let last = texts.len() - 1;
    let role = |at| match at {
        0 => Role::Title,
        at if at == last => Role::Debris,
        _ => Role::Body,
    };
    let paragraphs = texts.iter().enumerate().map(|(at, text)| Paragraph::new(*text, role(at))).collect();
    Version::new(name, paragraphs).with_language(language.parse().unwrap(), LanguageSource::Declared)
}

fn difference(
    version: usize,
    kind: Kind,
    aspect: Aspect,
    (base_spans, version_spans): (Vec<Place>, Vec<Place>),
    confidence: f64,
    rank: usize,
    reason: Reason,
) -> Difference {
    Difference { version, group: rank, kind, aspect, base_spans, version_spans, confidence, rank, reason }
}

/// Two versions of so many rows of many lengths, the last row changed.
pub fn long(rows: usize) -> (Vec<Version>, Collation) {
    let text = |row: usize, word: &str| format!("{} {row}.", [word].repeat(5 + row * 37 % 150).join(" "));
    let version = |name: &str, word: &str| {
        Version::new(name, (0..rows).map(|row| Paragraph::new(text(row, word), Role::Body)).collect())
    };
    let last = vec![Place::new(rows - 1, 0, 4)];
    let reason = Reason::FactUnmatched { value: "7".to_owned() };
    let collation = Collation {
        base: 0,
        pairs: vec![Pair { version: 1, ..Pair::default() }],
        rows: (0..rows).map(|row| Row { cells: vec![vec![row], vec![row]] }).collect(),
        differences: vec![difference(1, Kind::Changed, Aspect::Words, (last.clone(), last), 0.9, 1, reason)],
        ..Collation::default()
    };
    (vec![version("a.txt", "broen"), version("b.txt", "bridge")], collation)
}
