//! Which ending of a name may be replaced by which other, by language and kind.
//!
//! No grammar: a list of endings that names have and a list that their forms have. With the capital letter that
//! places must have and a shared beginning of four letters, that is seldom wrong. Endings are folded as the names
//! are (й is и, ą is a); `-` is none.

use super::EntityKind;

struct Endings {
    languages: &'static str,
    kinds: &'static str,
    names: &'static str,
    forms: &'static str,
}

const PLACES: &str = "CRT";
const ANY: &str = "CRTM";

const TABLE: &[Endings] = &[
    Endings { languages: "da nb nn sv fo en nl", kinds: PLACES, names: "-", forms: "s" },
    Endings { languages: "de", kinds: "CR", names: "-", forms: "s n es" },
    Endings { languages: "de", kinds: "T", names: "-", forms: "s er ern" },
    Endings {
        languages: "is",
        kinds: ANY,
        names: "- a ur i ir ar in",
        forms: "- s i u ar ur um a ins inu num na nna anna janna junum anum unum ja ina una",
    },
    Endings {
        languages: "pl",
        kinds: ANY,
        names: "- a o e y i ia ie ka ga cja",
        forms: "- a y i e ie u o em om ow ach ami ii ia iem owi iej ej ce ji ja ich ych im ym dze",
    },
    Endings {
        languages: "cs",
        kinds: ANY,
        names: "- a o e y ie ko i",
        forms: "- a u y e i em ou o ii ech ach im um ich ych ym ami ovi emi eho emu",
    },
    Endings {
        languages: "ru",
        kinds: ANY,
        names: "- а я и ы ь о е ая ые ие ое ии",
        forms: "- а у е о и ы ю я ом ем ои еи ою ею ии ию иеи ах ях ам ям ами ями ов ев ых их ым им ые ие ую х м ми",
    },
    Endings {
        languages: "uk",
        kinds: ANY,
        names: "- а я и і ь о е ія ии",
        forms: "- а у е о и і ю я ом ем ою ею єю єм ям ах ях ами ями ів их им ими оі іи іі ію ого ому х м",
    },
    Endings {
        languages: "el",
        kinds: ANY,
        names: "- α ασ ο οσ ι η εσ ησ",
        forms: "- α ασ ησ η ου ο ι ιου ων ιων εσ ουσ οσ σ υ ν",
    },
    Endings {
        languages: "et",
        kinds: ANY,
        names: "- a i e u",
        forms: "s st sse l le lt ks ga t d de i a e u is ist isse il ile ni na ta te it i",
    },
    Endings { languages: "tr", kinds: "M", names: "- i si", forms: "- i si ini sini lik luk dir nin" },
    Endings { languages: "da nb nn sv fo", kinds: "M", names: "- e", forms: "s n ne en ene et ets ar" },
    Endings { languages: "de", kinds: "M", names: "-", forms: "s n" },
    Endings { languages: "da nb nn", kinds: "L", names: "- e", forms: "- e s er ere eren erne ers erens ernes ene" },
    // The people: russisk, russerne; rysk, ryssarna; ukrainsk, ukrainarna.
    Endings { languages: "da nb nn", kinds: "L", names: "sk isk", forms: "er ere eren erne ers erens ernes ene" },
    Endings { languages: "sv", kinds: "L", names: "sk isk ska iska", forms: "are aren arna arnas ares er erna" },
    Endings { languages: "sv", kinds: "L", names: "- a", forms: "- t a e s ar arna arnas en" },
    Endings { languages: "de", kinds: "L", names: "- e", forms: "- e en er es em s n" },
    Endings { languages: "de", kinds: "L", names: "isch", forms: "er en ern ers erin erinnen" },
    Endings { languages: "en", kinds: "L", names: "-", forms: "s" },
    Endings { languages: "nl", kinds: "L", names: "- e", forms: "- e en s er ers se" },
    Endings { languages: "fr", kinds: "L", names: "- e", forms: "- e s es ne nes le les te tes" },
    Endings { languages: "es", kinds: "L", names: "- o a e", forms: "- a o as os es e s" },
    Endings { languages: "it", kinds: "L", names: "- o e a", forms: "o a e i he hi" },
    Endings { languages: "pt", kinds: "L", names: "- o a ao u", forms: "- o a s as os es ao aes us ia ias" },
    Endings {
        languages: "pl",
        kinds: "L",
        names: "- i a y",
        forms: "- a i ie iego iej iemu im imi ich o u y cy ego ej emu ym ymi ych e ow om ami ach iem em m mi ch",
    },
    Endings {
        languages: "cs",
        kinds: "L",
        names: "- y a e i",
        forms: "- y a e i u o ou eho emu em ych ym ymi ove ech um ch m mi",
    },
    Endings {
        languages: "ru",
        kinds: "L",
        names: "- ии и ая",
        forms: "- ая ое ие ого ому им ом ои ую их ими ою х м ми е а ам ами ах у",
    },
    Endings {
        languages: "uk",
        kinds: "L",
        names: "- а ии и",
        forms: "- а ии и е і ого ому им оі іи ою у их ими х м ми ам ами",
    },
    Endings {
        languages: "is fo",
        kinds: "L",
        names: "- a ur i",
        forms: "- a ur ri rar ra ir ar an u um i s t n nn na",
    },
    Endings { languages: "pl", kinds: "L", names: "ski", forms: "ie ow cy in ina om" },
    Endings { languages: "ru", kinds: "L", names: "скии", forms: "цы цев цам цами цах ец ца" },
    Endings {
        languages: "uk", kinds: "L", names: "ська ськии", forms: "ець ці ців цям цями цях ця"
    },
    Endings {
        languages: "el", kinds: "L", names: "- α οσ η", forms: "- α οσ η ο οι εσ ου ησ ων ουσ ασ ε υ σ ν"
    },
    Endings { languages: "tr", kinds: "L", names: "- ca ce", forms: "- lar ler larin lerin lari leri lara lere" },
    Endings {
        languages: "fi",
        kinds: "L",
        names: "nen",
        forms: "s sen set sia sta sten siin sille silla silta sissa ssa",
    },
];

/// Finnish cases; a vowel or a changed consonant may stand before them (Helsinki, Helsingissä).
const FINNISH_CASES: &[&str] = &["n", "ssa", "sta", "lla", "lta", "lle", "ksi", "na", "a", "ta"];
const FINNISH_NAMES: &[&str] = &["", "a", "e", "i", "o", "u", "ti", "ki", "ka", "pa", "ta", "at", "t", "us"];
const FINNISH_LINKS: &[&str] = &["", "a", "e", "i", "o", "u", "y", "ni", "gi", "oi", "ii", "aa", "se"];

/// Whether a name's ending `rest` may be replaced by `tail`.
pub(super) fn replaces(language: &str, kind: EntityKind, rest: &str, tail: &str) -> bool {
    if language == "fi" && kind != EntityKind::Language && finnish(rest, tail) {
        return true;
    }
    let letter = match kind {
        EntityKind::Country => 'C',
        EntityKind::Region => 'R',
        EntityKind::Language => 'L',
        EntityKind::Currency => 'M',
        EntityKind::City => 'T',
    };
    let fits = |row: &&Endings| row.kinds.contains(letter) && row.languages.split(' ').any(|l| l == language);
    let has = |endings: &str, ending: &str| endings.split(' ').any(|e| e == ending || e == "-" && ending.is_empty());
    TABLE.iter().filter(fits).any(|row| has(row.names, rest) && has(row.forms, tail))
}

fn finnish(rest: &str, tail: &str) -> bool {
    let is_ending = |case: &str| tail.strip_suffix(case).is_some_and(|link| FINNISH_LINKS.contains(&link));
    FINNISH_NAMES.contains(&rest) && FINNISH_CASES.iter().any(|case| is_ending(case))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(language: &str, kind: EntityKind, name: &str, form: &str, expected: bool) {
        let stem = super::super::shared(name, form);
        assert_eq!(replaces(language, kind, &name[stem..], &form[stem..]), expected, "{name} {form}");
    }

    #[test]
    fn endings_replace_each_other() {
        use EntityKind::{City, Country, Language};
        check("pl", Country, "polska", "polsce", true);
        check("fi", City, "helsinki", "helsingissa", true);
        check("fi", Country, "suomi", "suomalainen", false);
        check("da", Language, "russisk", "russerne", true);
        check("da", Country, "danmark", "danmarksmester", false);
        check("ru", Country, "австрия", "австралия", false);
        check("en", City, "york", "yorker", false);
    }

    #[test]
    fn endings_are_folded() {
        for row in TABLE {
            for ending in row.names.split(' ').chain(row.forms.split(' ')) {
                assert_eq!(super::super::key::fold(ending), ending, "{} {}", row.languages, row.kinds);
            }
        }
    }
}
