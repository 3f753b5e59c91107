//! How much of running Danish text the lexicon knows.

#![allow(clippy::unwrap_used)]

use sammenhold::{
    lexicon::{Candidate, Lexicon, Sources},
    text::Language,
};
use std::collections::{BTreeMap, BTreeSet};

const TO: &str = "en de sv nb fr es nl pl fi it pt uk ru is cs el tr";

fn language(tag: &str) -> Language {
    tag.parse().unwrap()
}

#[test]
#[ignore = "for the README: prints the coverage of the gold's Danish texts and the time that look-ups take"]
fn coverage() {
    let gold = std::env::var("SAMMENHOLD_GOLD").unwrap();
    let text = std::fs::read_to_string(gold).unwrap();
    let mut articles: Vec<Vec<String>> = Vec::new();
    for line in text.lines().filter(|line| line.contains("/clean\"")) {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        let danish = value["versions"].as_array().unwrap().iter().find(|version| version["language"] == "da").unwrap();
        let paragraphs = danish["paragraphs"].as_array().unwrap().iter().map(|p| p.as_str().unwrap());
        let words =
            paragraphs.flat_map(|p| p.split(|c: char| !c.is_alphabetic() && c != '-')).filter(|w| !w.is_empty());
        articles.push(words.map(str::to_owned).collect());
    }
    let danish = language("da");
    for to in TO.split(' ') {
        for (name, sources) in [
            ("all", Sources::default()),
            ("cc-by-sa", Sources { gpl: false, cc_by_sa: true }),
            ("gpl", Sources { gpl: true, cc_by_sa: false }),
        ] {
            let lexicon = Lexicon::with(sources);
            let Some(dictionary) = lexicon.between(&danish, &language(to)) else { continue };
            let (mut words, mut known, mut whole, mut types) = (0, 0, 0, 0);
            let start = std::time::Instant::now();
            for article in &articles {
                let distinct: BTreeSet<&str> = article.iter().map(String::as_str).collect();
                types += distinct.len();
                let found: BTreeMap<&str, Vec<Candidate>> =
                    distinct.iter().map(|form| (*form, dictionary.candidates(form))).collect();
                for form in article {
                    let is_content = lexicon.rarity(form, &danish).is_none_or(|rarity| rarity > 3.2);
                    let is_name = form.starts_with(char::is_uppercase);
                    if is_content && !is_name {
                        words += 1;
                        known += usize::from(!found[form.as_str()].is_empty());
                        whole += usize::from(found[form.as_str()].iter().any(|c| !c.part));
                    }
                }
            }
            let share = |part: usize| 100. * part as f32 / words as f32;
            let micros = start.elapsed().as_micros() as usize / types.max(1);
            println!(
                "{to} {name}: {words} words, {:.1} % known, {:.1} % whole, {micros} µs a type",
                share(known),
                share(whole)
            );
        }
    }
}
