//! The spelling of a word of a name, so that it can be found again in another language.
//!
//! *Gerassimow* and *Герасимов*, *Trumpin* and *Трампа* are near each other when both are folded, sibilants are one
//! letter, doubled letters single, and endings of cases may be left out.

use crate::lexicon::fold;

/// Letters that are left at least where an ending is taken off.
const SHORTEST: usize = 3;

/// What is one sound in names, however it is spelled; longer ones first. The left side is folded.
const SOUNDS: &[(&str, &str)] = &[
    ("shtsh", "s"),
    ("tskh", "s"),
    ("tsh", "s"),
    ("skh", "s"),
    ("tsz", "s"),
    ("ts", "s"),
    ("sh", "s"),
    ("zh", "s"),
    ("kz", "s"),
    ("sz", "s"),
    ("kh", "h"),
    ("gh", "g"),
    ("th", "t"),
    ("dzh", "s"),
    ("z", "s"),
    ("ie", "e"),
    ("ia", "a"),
    ("iu", "u"),
    ("io", "o"),
    ("ou", "u"),
    ("oe", "o"),
    ("ae", "a"),
    ("ue", "u"),
];

/// A word as it may be spelled elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spelling {
    /// Sounds of the whole word, and of it without each of the endings that it may have; at least one.
    forms: Vec<String>,
    /// Whether it is written in Latin letters.
    is_latin: bool,
    /// Whether it is made of capitals only, so that each letter counts.
    is_abbreviation: bool,
    /// Whether another language may have another word for it.
    pub may_be_translated: bool,
}

impl Spelling {
    /// Of a word with the endings that words of its language have, folded.
    pub fn new(word: &str, endings: &[String]) -> Self {
        let folded = fold(word);
        let bare = endings.iter().filter_map(|ending| folded.strip_suffix(ending.as_str()));
        let bare = bare.filter(|rest| rest.chars().count() >= SHORTEST);
        let mut forms: Vec<String> = std::iter::once(folded.as_str()).chain(bare).map(sounds).collect();
        forms.dedup();
        let is_latin = word.chars().all(|c| !c.is_alphabetic() || u32::from(c) < 0x250);
        let is_abbreviation = word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        Self { forms, is_latin, is_abbreviation, may_be_translated: false }
    }

    /// Several words as one.
    pub fn joined(words: &[Self]) -> Self {
        let first = |word: &Self| word.forms.first().cloned().unwrap_or_default();
        let last = words.last().map_or(&[][..], |word| &word.forms[..]);
        let before: String = words.iter().rev().skip(1).rev().map(first).collect();
        Self {
            forms: last.iter().map(|form| format!("{before}{form}")).collect(),
            is_latin: words.iter().all(|word| word.is_latin),
            is_abbreviation: words.iter().all(|word| word.is_abbreviation),
            may_be_translated: false,
        }
    }

    /// Whether both may be one word.
    pub fn is_like(&self, other: &Self) -> bool {
        self.forms.iter().any(|a| other.forms.iter().any(|b| a == b || self.is_near(other, a, b)))
    }

    /// Whether they cannot be one word, nor one short for the other.
    pub fn is_clearly_not(&self, other: &Self) -> bool {
        let is_foreign = self.is_latin != other.is_latin;
        let tenths = if is_foreign { 6 } else { 4 };
        let is_far = |a: &str, b: &str| {
            let (letters, fewest) = (longest(a, b), a.chars().count().min(b.chars().count()));
            let is_short_for = a.starts_with(b) || b.starts_with(a);
            let is_far = distance(a, b) * 10 >= letters * tenths;
            // Vowels are heard as well as read: Drake, Дрейк.
            fewest >= SHORTEST && !is_short_for && is_far && (!is_foreign || has_other_consonants(a, b))
        };
        if self.may_be_translated || other.may_be_translated {
            return false;
        }
        let both = || self.forms.iter().flat_map(|a| other.forms.iter().map(move |b| (a, b)));
        !self.is_like(other) && !self.is_abbreviation && !other.is_abbreviation && both().all(|(a, b)| is_far(a, b))
    }

    fn is_near(&self, other: &Self, a: &str, b: &str) -> bool {
        if self.is_abbreviation || other.is_abbreviation {
            return false;
        }
        let most = match (self.is_latin == other.is_latin, longest(a, b)) {
            (true, 0..5) | (false, 0..4) => 0,
            (true, 5..8) | (false, 4..6) => 1,
            (true, 8..) | (false, 6..8) => 2,
            (false, 8..) => 3,
        };
        a.chars().count().abs_diff(b.chars().count()) <= most && distance(a, b) <= most
    }
}

/// Whether two words share hardly a consonant.
fn has_other_consonants(a: &str, b: &str) -> bool {
    let is_consonant = |c: &char| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'h' | 'v');
    let (a, b): (String, String) = (a.chars().filter(is_consonant).collect(), b.chars().filter(is_consonant).collect());
    distance(&a, &b) * 10 > longest(&a, &b) * 7
}

fn longest(a: &str, b: &str) -> usize {
    a.chars().count().max(b.chars().count())
}

/// A folded word by its sounds.
fn sounds(folded: &str) -> String {
    let mut rest = folded;
    let mut heard = String::with_capacity(folded.len());
    while let Some(letter) = rest.chars().next() {
        let sound = SOUNDS.iter().find(|(spelled, _)| rest.starts_with(spelled));
        let (taken, heard_as) =
            sound.map_or((letter.len_utf8(), None), |(spelled, sound)| (spelled.len(), Some(sound)));
        match heard_as {
            Some(sound) => sound.chars().for_each(|c| push(&mut heard, c)),
            None if letter.is_alphanumeric() => push(&mut heard, letter),
            None => {}
        }
        rest = &rest[taken..];
    }
    heard
}

/// Adds a letter unless it doubles the last.
fn push(heard: &mut String, letter: char) {
    if !heard.ends_with(letter) {
        heard.push(letter);
    }
}

/// Letters to change, add, leave out or swap with their neighbour (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, own) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, other) in b.iter().enumerate() {
            let mut best = (last[j] + usize::from(own != other)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *own == b[j - 1] && a[i - 1] == *other {
                best = best.min(before_last[j - 1] + 1);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelling(word: &str) -> Spelling {
        let endings = ["s", "a", "u", "in", "n", "ові"].map(fold);
        Spelling::new(word, &endings)
    }

    #[test]
    fn the_same_name_in_other_spellings() {
        for (a, b) in [
            ("Gerassimow", "Герасимов"),
            ("Lukasjenko", "Lukaschenko"),
            ("Lukasjenko", "Лукашенко"),
            ("Zelenskyj", "Зеленського"),
            ("Trumps", "Trumpin"),
            ("Birkelund", "Біркелунду"),
            ("Poutine", "Путін"),
        ] {
            assert!(spelling(a).is_like(&spelling(b)), "{a} {b} {:?} {:?}", spelling(a), spelling(b));
        }
    }

    #[test]
    fn other_names() {
        for (a, b) in [("Signe", "Sanne"), ("FN", "FM"), ("Rask", "Rasch"), ("Ford", "Lord")] {
            assert!(!spelling(a).is_like(&spelling(b)), "{a} {b}");
        }
        assert!(spelling("Signe").is_clearly_not(&spelling("Sanne")));
        assert!(!spelling("Chris").is_clearly_not(&spelling("Christopher")));
        assert!(spelling("Jonas").is_clearly_not(&spelling("Йоаким")));
        assert!(!spelling("Drake").is_clearly_not(&spelling("Дрейк")));
        assert!(!spelling("Кецян").is_clearly_not(&spelling("Keqiang")));
    }

    #[test]
    fn distances() {
        for (a, b, expected) in [("", "abc", 3), ("paul", "palu", 1), ("abc", "abc", 0), ("kitten", "sitting", 3)] {
            assert_eq!(distance(a, b), expected, "{a} {b}");
        }
    }
}
