//! The language that a file's name declares: `article.da.md`, `article_da.txt`, `article-en-GB.txt`, `da.txt`.
//!
//! A declared language beats detection, so a name must be clear: only well-known codes count, and a code after a
//! hyphen, an underscore or a space not where it ends a row of short words (`what-is-it.txt`).

use crate::text::Language;

/// Codes of two letters that count in a name. Left out are those that are rather a word, a country or an
/// abbreviation there: `am as my so to se ms ps`.
const CODES: &[&str] = &[
    "af", "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "el", "en", "eo", "es", "et", "eu", "fa",
    "fi", "fo", "fr", "ga", "gl", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "kl", "ko", "ku",
    "lb", "lt", "lv", "mk", "mn", "mt", "nb", "ne", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr",
    "sv", "sw", "ta", "te", "th", "tl", "tr", "uk", "ur", "uz", "vi", "yi", "zh",
];

/// Codes of three letters and the tag that BCP 47 has for them.
const LONG_CODES: &[(&str, &str)] = &[
    ("ces", "cs"),
    ("dan", "da"),
    ("deu", "de"),
    ("dut", "nl"),
    ("eng", "en"),
    ("est", "et"),
    ("fao", "fo"),
    ("fra", "fr"),
    ("fre", "fr"),
    ("ger", "de"),
    ("isl", "is"),
    ("ita", "it"),
    ("kal", "kl"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("nld", "nl"),
    ("nno", "nn"),
    ("nob", "nb"),
    ("nor", "no"),
    ("pol", "pl"),
    ("por", "pt"),
    ("rus", "ru"),
    ("sme", "sme"),
    ("spa", "es"),
    ("swe", "sv"),
    ("ukr", "uk"),
];

/// Regions and scripts that count even in small letters; in their usual spelling any does.
const SMALL_REGIONS: &[&str] =
    &["ar", "at", "au", "br", "ca", "ch", "cn", "dk", "gb", "gl", "hk", "mx", "no", "se", "tw", "us"];

/// The language that a file's name without its folder declares, if it does.
pub(super) fn from_name(name: &str) -> Option<Language> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let (before, last) = cut_last(stem);
    if let Some((rest, separator)) = before.filter(|(_, separator)| matches!(separator, '-' | '_'))
        && is_region(last)
    {
        let (before, language) = cut_last(rest);
        if let Some(code) = code(language)
            && (separator == '-' || before.is_none_or(|(_, first)| first == '.') || last != last.to_lowercase())
        {
            return format!("{code}-{last}").parse().ok();
        }
    }
    let code = code(last)?;
    let clear = match before {
        None | Some((_, '.')) => true,
        Some((rest, _)) => {
            let word = cut_last(rest).1;
            word.chars().count() > 3 || !word.chars().all(char::is_lowercase)
        }
    };
    if clear { code.parse().ok() } else { None }
}

/// The language that a value in a file declares: any tag, codes of three letters as the tag they stand for.
pub(super) fn from_value(value: &str) -> Option<Language> {
    let language: Language = value.parse().ok()?;
    let known = LONG_CODES.iter().find(|(long, _)| *long == language.tag());
    let language = known.and_then(|(_, tag)| tag.parse().ok()).unwrap_or(language);
    (!language.is_undetermined()).then_some(language)
}

/// What stands before the last separator, with that separator, and what stands after it.
fn cut_last(stem: &str) -> (Option<(&str, char)>, &str) {
    let Some(at) = stem.rfind(['.', '_', '-', ' ']) else { return (None, stem) };
    let separator = stem[at..].chars().next().unwrap_or('.');
    (Some((&stem[..at], separator)), &stem[at + 1..])
}

/// The tag of a code in small or in capital letters, never in mixed ones.
fn code(text: &str) -> Option<&'static str> {
    let small = text.to_ascii_lowercase();
    if text != small && text != text.to_ascii_uppercase() {
        return None;
    }
    let short = CODES.iter().find(|code| **code == small).copied();
    short.or_else(|| LONG_CODES.iter().find(|(long, _)| *long == small).map(|&(_, tag)| tag))
}

fn is_region(text: &str) -> bool {
    let country = text.len() == 2 && text.chars().all(|c| c.is_ascii_uppercase());
    let script = matches!(text, "Latn" | "Cyrl" | "Hans" | "Hant" | "Arab");
    country || script || SMALL_REGIONS.contains(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, tag: Option<&str>) {
        assert_eq!(from_name(name).as_ref().map(Language::tag), tag, "{name}");
    }

    #[test]
    fn names_declare_languages() {
        check("article.da.md", Some("da"));
        check("article_da.txt", Some("da"));
        check("artikel-DA.txt", Some("da"));
        check("nordkorea-kursk-da.txt", Some("da"));
        check("artikel dansk en.txt", Some("en"));
        check("da.txt", Some("da"));
        check("en-GB.md", Some("en-GB"));
        check("article-en-GB.txt", Some("en-GB"));
        check("article.pt-br.txt", Some("pt-BR"));
        check("article_zh_Hant.txt", Some("zh-Hant"));
        check("avis.1.dan.txt", Some("da"));
        check("avis.nb.md", Some("nb"));
        check("da", Some("da"));
    }

    #[test]
    fn other_names_declare_nothing() {
        for name in [
            "notes.old.txt",
            "my.to.txt",
            "danish-article.txt",
            "what-is-it.txt",
            "yes-or-no.txt",
            "agenda.txt",
            "draft.v2.txt",
            "Da.txt",
            "article-.txt",
            ".txt",
            "",
            "報告.txt",
            "article.æø.txt",
        ] {
            check(name, None);
        }
    }

    #[test]
    fn values_are_any_tag() {
        let tag = |value| from_value(value).map(|language| language.tag().to_owned());
        assert_eq!(tag("da-DK").as_deref(), Some("da-DK"));
        assert_eq!(tag("dan").as_deref(), Some("da"));
        assert_eq!(tag("danish"), None);
        assert_eq!(tag("und"), None);
    }
}
