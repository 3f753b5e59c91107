//! The lexicon as shipped.

use super::*;
use std::{collections::BTreeSet, fmt::Write as _};

fn language(tag: &str) -> Language {
    tag.parse().unwrap()
}

fn dictionary(from: &str, to: &str) -> Dictionary<'static> {
    Lexicon::shipped().between(&language(from), &language(to)).unwrap_or_else(|| panic!("no {from}-{to}"))
}

const ALL: [&str; 18] =
    ["cs", "da", "de", "el", "en", "es", "fi", "fr", "is", "it", "nb", "nl", "pl", "pt", "ru", "sv", "tr", "uk"];

/// Everyday words of Danish news, as they stand in texts.
const NEWS: &str = "regeringen krig aftale politiet præsident minister angreb soldater våben land byen fred valget \
    parti retten dømt penge økonomi virksomhed skole hospital børn kvinder mænd død fængsel vejr hus vand verden \
    statsministeren myndighederne";

#[test]
fn the_files_are_whole() {
    assert_eq!(Lexicon::shipped().languages().collect::<Vec<_>>(), ALL);
    for (from, to) in Lexicon::shipped().relations.keys() {
        assert!(Lexicon::shipped().relations.contains_key(&(*to, *from)));
    }
    for base in ["da", "sv", "nb", "en", "de"] {
        for to in ALL.iter().filter(|to| **to != base) {
            dictionary(base, to);
            dictionary(to, base);
        }
    }
    let none = |from: &str, to: &str| Lexicon::shipped().between(&language(from), &language(to)).is_none();
    assert!(none("da", "et") && none("da", "da") && none("und", "en") && none("da", "da-DK"));
}

/// Checks that one of the translations (separated by `|`) is among the candidates of each form.
fn check(from: &str, to: &str, expected: &[(&str, &str)]) {
    let dictionary = dictionary(from, to);
    for (form, translations) in expected {
        let found: Vec<String> = dictionary.candidates(form).into_iter().map(|candidate| candidate.word).collect();
        assert!(translations.split('|').any(|one| found.iter().any(|f| f == one)), "{from}-{to} {form}: {found:?}");
    }
}

#[test]
fn news_words_have_their_translations() {
    check(
        "da",
        "en",
        &[
            ("Overgreb", "assault|abuse|infringement|encroachment"),
            ("forsvarsminister", "defence|defense|minister"),
            ("folkeretten", "international law"),
            ("våbenhvile", "truce|ceasefire|armistice"),
            ("aftalerne", "agreement|deal"),
            ("statsministeren", "prime minister|premier"),
            ("massegrav", "mass grave|grave"),
            ("flygtninge", "refugee"),
        ],
    );
    check(
        "da",
        "de",
        &[
            ("overgreb", "übergriff"),
            ("forsvarsminister", "verteidigungsminister|minister"),
            ("folkeretten", "völkerrecht"),
            ("våbenhvile", "waffenstillstand|waffenruhe"),
            ("aftalerne", "abkommen|vereinbarung|vertrag"),
            ("statsministeren", "ministerpräsident|premierminister"),
            ("massegrav", "massengrab|grab"),
            ("flygtninge", "flüchtling"),
        ],
    );
    check(
        "da",
        "sv",
        &[
            ("overgreb", "övergrepp"),
            ("forsvarsminister", "försvarsminister|försvar"),
            ("folkeretten", "folkrätt"),
            ("våbenhvile", "vapenvila"),
            ("aftalerne", "avtal"),
            ("statsministeren", "statsminister"),
            ("massegrav", "massgrav"),
            ("flygtninge", "flykting"),
        ],
    );
    check(
        "da",
        "nb",
        &[
            ("overgreb", "overgrep"),
            ("forsvarsminister", "forsvarsminister"),
            ("folkeretten", "folkerett"),
            ("våbenhvile", "våpenhvile"),
            ("aftalerne", "avtale"),
            ("flygtninge", "flyktning"),
        ],
    );
    check("da", "fr", &[("våbenhvile", "armistice|trêve"), ("aftalerne", "accord"), ("flygtninge", "réfugié")]);
    check("sv", "de", &[("regeringen", "regierung"), ("kriget", "krieg")]);
    check(
        "en",
        "de",
        &[("governments", "regierung"), ("attacked", "angreifen|angegriffen|angriff"), ("agreement", "abkommen")],
    );
    check("ru", "uk", &[("войны", "війна"), ("правительство", "уряд")]);
    check("en", "cs", &[("government", "vláda"), ("war", "válka")]);
}

#[test]
fn every_language_has_the_everyday_words() {
    let mut told = String::new();
    for to in ALL.iter().filter(|to| **to != "da") {
        let dictionary = dictionary("da", to);
        let (known, unknown): (Vec<&str>, Vec<&str>) =
            NEWS.split_whitespace().partition(|form| dictionary.candidates(form).iter().any(|c| !c.part));
        let _ = writeln!(told, "{to} {} of {} {unknown:?}", known.len(), known.len() + unknown.len());
        assert!(known.len() >= 28, "{told}");
    }
    println!("{told}");
}

#[test]
fn a_gloss_is_one_word_or_the_parts_of_a_compound() {
    let dictionary = dictionary("da", "en");
    assert_eq!(dictionary.gloss("krigen").as_deref(), Some("war"));
    assert_eq!(dictionary.gloss("Regeringens").as_deref(), Some("government"));
    assert_eq!(dictionary.gloss("droneangreb").as_deref(), Some("drone attack"));
    assert_eq!(dictionary.gloss("xqzt"), None);
    let parts = dictionary.candidates("droneangreb");
    assert!(!parts.is_empty() && parts.iter().all(|candidate| candidate.part && candidate.score <= 0.6));
}

#[test]
fn frequent_words_are_less_rare() {
    let rarity = |word: &str, tag: &str| Lexicon::shipped().rarity(word, &language(tag));
    let (and, government) = (rarity("og", "da").unwrap(), rarity("regering", "da").unwrap());
    assert!(and < 2. && (3.5..5.5).contains(&government), "{and} {government}");
    assert!(rarity("the", "en-GB") < rarity("government", "en"));
    assert!(rarity("Regeringernes", "da").is_some());
    assert_eq!((rarity("xqzt", "da"), rarity("og", "et")), (None, None));
    assert!(
        Lexicon::shipped().has_frequencies(&language("no")) && !Lexicon::shipped().has_frequencies(&language("et"))
    );
}

#[test]
fn sources_can_be_left_out() {
    let free = Lexicon::with(Sources { gpl: false, cc_by_sa: true });
    let found = |lexicon: &Lexicon, to: &str, form: &str| {
        lexicon.between(&language("da"), &language(to)).map_or(0, |dictionary| dictionary.candidates(form).len())
    };
    assert!(found(&free, "en", "regering") > 0 && found(&free, "de", "regering") > 0);
    assert_eq!(found(&free, "uk", "regering"), 0);
    assert!(found(&Lexicon::with(Sources { gpl: true, cc_by_sa: false }), "en", "regering") > 0);
    let none = Lexicon::with(Sources { gpl: false, cc_by_sa: false });
    assert!(found(&none, "en", "regering") == 0 && none.rarity("og", &language("da")).is_some());
}

#[test]
fn strange_words_find_nothing_and_take_no_time() {
    let long = "ab".repeat(5_000);
    for to in ["en", "sv", "uk"] {
        let dictionary = dictionary("da", to);
        for form in ["", " ", "-", "--", "'", "日本語", "кrig", "\u{301}", "a\u{0}b", "𝒜", &long, &"krig-".repeat(20)]
        {
            assert!(dictionary.candidates(form).len() <= 8);
            let _ = (dictionary.gloss(form), Lexicon::shipped().rarity(form, &language("da")));
        }
        let worst = "krigskrigskrigskrigskrigskrigskrigskrigx";
        assert!(dictionary.candidates(worst).len() <= 8);
    }
}

#[test]
fn candidates_are_unlike_each_other_and_best_first() {
    for (from, to) in [("da", "en"), ("da", "uk"), ("de", "is"), ("en", "tr")] {
        let dictionary = dictionary(from, to);
        for form in NEWS.split_whitespace() {
            let found = dictionary.candidates(form);
            let words: BTreeSet<(&str, bool)> = found.iter().map(|c| (c.word.as_str(), c.part)).collect();
            assert!(found.len() <= 8 && (words.len() == found.len() || found[0].part));
            assert!(found.iter().all(|c| c.score > 0. && c.score <= 1. && !c.word.is_empty()));
            assert!(found.windows(2).all(|pair| pair[0].score >= pair[1].score));
        }
    }
}
