//! The stem of a word: Snowball where it has the language, else the longest known ending taken off.
//!
//! The endings of Polish, Ukrainian, Czech and Icelandic are the common ones of nouns, adjectives and verbs, from
//! general knowledge. A stem need not be a word; it only has to be the same for the forms of one.

use crate::text::Language;
use rust_stemmers::{Algorithm, Stemmer};

/// Letters that stay at least where endings are taken off.
const SHORTEST: usize = 3;

/// Endings by language, the longest that fits is taken.
const ENDINGS: &[(&str, &str)] = &[
    (
        "pl",
        "owie owi ów om ami ach ego emu ymi imi ych ich ym im ej iem em ie ią ię ia iu io ą ę a e i o u y \
         ować ował owała owało owali ują uje ość ości ością ać ał ała ało ali ają ić ił iła iło ili eć yć ył yła",
    ),
    (
        "uk",
        "ового овому ові еві єві ами ями ого ього ому ьому ими іми ою ею єю ою ої ій ий их іх ах ях ів їв ам ям им ім ем \
         єм ом а я у ю о е є и і ї ь й ість ості істю ння нням ння нню ння ти ть ла ло ли в ють ять ує ує ують ив ила \
         ити ав ала али ати ала ало",
    ),
    (
        "cs",
        "ových ovými ovým ového ovému ovat oval ovala ovali uje ují ého ému ými ích ách ech ami emi ími ým ím ům ám em ém \
         ou ové ový ová ovi ů ý á é í ě a e i o u y ost osti ostí it il ila ili ilo at al ala ali alo et el ela eli ět ěl ení",
    ),
    (
        "is",
        "arinnar anna inni innar unni arnir irnir urnar arnar inum unum unar inna num anum ina una ins inn ið nna in \
         um ar ir ur a i u s an aði uðu aður uð að t",
    ),
];

/// The stem of a word in any case, as text has it.
pub fn stem(word: &str, language: &Language) -> String {
    stem_lower(&lower(word, language.primary()), language.primary())
}

/// The stem of a word in lower case.
pub(super) fn stem_lower(word: &str, language: &str) -> String {
    match algorithm(language) {
        Some(algorithm) => Stemmer::create(algorithm).stem(word).into_owned(),
        None => without_ending(word, language).to_owned(),
    }
}

/// Lower case as the word lists have it, one kind of apostrophe and hyphen.
pub(super) fn lower(word: &str, language: &str) -> String {
    let is_turkish = language == "tr";
    let mut lower = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            '’' | 'ʼ' => lower.push('\''),
            '‑' | '‐' => lower.push('-'),
            '\u{ad}' => {}
            'I' if is_turkish => lower.push('ı'),
            'İ' if is_turkish => lower.push('i'),
            c => lower.push(c),
        }
    }
    lower.to_lowercase()
}

fn without_ending<'a>(word: &'a str, language: &str) -> &'a str {
    let endings = ENDINGS.iter().find(|(of, _)| *of == language).map_or("", |(_, endings)| endings);
    let fits = |ending: &&str| word.strip_suffix(ending).is_some_and(|rest| rest.chars().nth(SHORTEST - 1).is_some());
    let longest = endings.split_whitespace().filter(fits).map(str::len).max();
    word.get(..word.len() - longest.unwrap_or(0)).unwrap_or(word)
}

fn algorithm(language: &str) -> Option<Algorithm> {
    Some(match language {
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "es" => Algorithm::Spanish,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "it" => Algorithm::Italian,
        "nb" | "nn" => Algorithm::Norwegian,
        "nl" => Algorithm::Dutch,
        "pt" => Algorithm::Portuguese,
        "ru" => Algorithm::Russian,
        "sv" => Algorithm::Swedish,
        "tr" => Algorithm::Turkish,
        "ar" => Algorithm::Arabic,
        "hu" => Algorithm::Hungarian,
        "ro" => Algorithm::Romanian,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(language: &str, forms: &str) {
        let language: Language = language.parse().unwrap();
        let stems: Vec<String> = forms.split(' ').map(|form| stem(form, &language)).collect();
        assert!(stems.iter().all(|other| *other == stems[0]), "{forms}: {stems:?}");
    }

    #[test]
    fn forms_share_a_stem() {
        check("da", "aftale Aftalerne aftalen");
        check("sv", "regering regeringen regeringarna");
        check("de", "Regierung Regierungen");
        check("en", "attack attacks ATTACKED");
        check("pl", "prezydent prezydenta prezydentowi");
        check("uk", "президент президента президентом");
        check("uk", "війна війни війну");
        check("cs", "prezident prezidenta prezidentem");
        check("is", "forseti forseta forsetinn forsetanum");
        check("tr", "IRAK ırak");
        check("et", "sõda SÕDA");
    }

    #[test]
    fn strange_words_are_stemmed_too() {
        for word in ["", "a", "'", "日本", "ა", "e\u{301}", "ß", &"å".repeat(10_000)] {
            for language in ["da", "uk", "el", "is", "tr", "und"] {
                let _ = stem(word, &language.parse().unwrap());
            }
        }
    }
}
