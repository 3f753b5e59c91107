//! Floors under the engine's accuracy on the gold alignments, where the shared folder is at hand.
//!
//! All articles in all languages, edited and clean. The floors stand a little under what the engine reaches, so
//! that a loss shows and noise does not.

#![allow(clippy::unwrap_used)]

use sammenhold::{
    collate::{Options, collate, unwatched},
    evaluate::{Gold, Score, Scores, score},
};
use std::{
    fs,
    path::Path,
    thread::{available_parallelism, scope},
};

const GOLD: &str = "../shared/gold/ntrex-dev-align.jsonl";
const LANGUAGES: [&str; 10] = ["en", "de", "sv", "nb", "nl", "fr", "es", "pl", "fi", "uk"];
const ARTICLES: usize = 36;

/// Mean over some languages of the strict F1 in a mode.
struct Floor {
    mode: &'static str,
    languages: &'static [&'static str],
    f1: f64,
}

const FLOORS: [Floor; 3] = [
    Floor { mode: "edited", languages: &LANGUAGES, f1: 0.975 },
    Floor { mode: "edited", languages: &["en", "de", "sv", "nb"], f1: 0.985 },
    Floor { mode: "clean", languages: &LANGUAGES, f1: 0.997 },
];

#[test]
fn alignments_stand_above_their_floors() {
    let path = Path::new(GOLD);
    if !path.exists() {
        println!("skipped: {GOLD} is not here; it is part of the shared folder, not of the repository");
        return;
    }
    let text = fs::read_to_string(path).unwrap();
    let lines = sample(&text);
    assert_eq!(lines.len(), ARTICLES * LANGUAGES.len() * 2, "the gold file is another one");
    let mut scores = Scores::default();
    let workers = available_parallelism().map_or(1, usize::from);
    scope(|scope| {
        let share = |n: usize| lines.iter().skip(n).step_by(workers).map(|line| compare(line)).collect::<Vec<_>>();
        let running: Vec<_> = (0..workers).map(|n| scope.spawn(move || share(n))).collect();
        running.into_iter().flat_map(|worker| worker.join().unwrap()).for_each(|score| scores.add(score));
    });
    println!("{}", scores.lines().join("\n"));
    let figures = serde_json::to_value(scores.figures()).unwrap();
    let under: Vec<String> = FLOORS.iter().filter_map(|floor| floor.missed(&figures)).collect();
    assert!(under.is_empty(), "{}", under.join("\n"));
}

impl Floor {
    /// What is under it, if something is.
    fn missed(&self, figures: &serde_json::Value) -> Option<String> {
        let f1 = |language: &&str| figures["align"][format!("{} {language}", self.mode)]["f1"].as_f64().unwrap();
        let mean = self.languages.iter().map(f1).sum::<f64>() / self.languages.len() as f64;
        println!("{} {}: mean F1 {mean:.4}, floor {}", self.mode, self.languages.join(" "), self.f1);
        (mean < self.f1).then(|| format!("{} {}: {mean:.4} < {}", self.mode, self.languages.join(" "), self.f1))
    }
}

/// The lines of the modes that have a floor.
fn sample(text: &str) -> Vec<&str> {
    let mode = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["mode"].clone();
    text.lines().filter(|line| FLOORS.iter().any(|floor| mode(line) == floor.mode)).collect()
}

fn compare(line: &str) -> Score {
    let gold = Gold::parse(line.as_bytes()).unwrap();
    let article = gold.article().unwrap();
    let options = Options { base: article.base, ..Options::default() };
    score(&gold, &collate(&article.versions().unwrap(), &options, &unwatched).unwrap())
}

#[test]
fn a_floor_is_missed_below_it() {
    let figures = serde_json::json!({"align": {"edited en": {"f1": 0.9}, "edited de": {"f1": 0.84}}});
    let floor = |f1| Floor { mode: "edited", languages: &["en", "de"], f1 };
    assert_eq!(floor(0.869).missed(&figures), None);
    assert_eq!(floor(0.88).missed(&figures).unwrap(), "edited en de: 0.8700 < 0.88");
}
