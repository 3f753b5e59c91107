//! Text that is written from right to left. Letters of it are drawn right and joined, but the words of a line are not
//! put in order; so it is said.

use crate::text::{Version, visible};

/// Languages that are written so.
const LANGUAGES: &[&str] = &["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"];

/// Letters of a version that are looked at.
const SAMPLE: usize = 1000;

/// The versions that are written from right to left: by their language, or by a quarter of their letters.
pub fn leftward(versions: &[Version]) -> impl Iterator<Item = &Version> {
    versions.iter().filter(|version| {
        let (all, leftward) = letters(version);
        let is_of_language = LANGUAGES.contains(&version.language.primary());
        // A language that is declared wrongly does not make Latin letters run the other way.
        leftward * 4 >= all.max(1) || is_of_language && leftward > 0
    })
}

fn letters(version: &Version) -> (usize, usize) {
    let letters = version.paragraphs.iter().filter(|paragraph| paragraph.is_content()).flat_map(|p| p.text.chars());
    letters
        .filter(|letter| letter.is_alphabetic())
        .take(SAMPLE)
        .fold((0, 0), |(all, leftward), letter| (all + 1, leftward + usize::from(visible::is_leftward(letter))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{LanguageSource, Paragraph, Role};

    #[track_caller]
    fn check(language: &str, text: &str, expected: bool) {
        let version = Version::new("x", vec![Paragraph::new(text, Role::Body)])
            .with_language(language.parse().unwrap(), LanguageSource::Declared);
        assert_eq!(leftward(&[version]).count() == 1, expected, "{text}");
    }

    #[test]
    fn letters_tell_the_direction() {
        check("ar", "قال الوزير إن الجسر سيفتح في الصيف", true);
        check("und", "השר אמר שהגשר ייפתח בקיץ", true);
        check("fa", "وزیر گفت", true);
        check("da", "Ordet سلام betyder fred, sagde ministeren i går.", false);
        check("ar", "Latin letters only", false);
        check("ru", "Мост откроют летом", false);
        check("da", "", false);
    }
}
