//! Number words: cut into their parts and put together to a value.
//!
//! "hundrede og femoghalvfjerds" is 100, and, 5, and, 70. A word is cut into parts that the table knows, longest
//! first, and the parts of neighbouring words are added up as long as they make one number: 100 may be followed by
//! what is smaller, a ten by a digit, a digit by "and" and a ten within the same word.

use super::{
    item::{Case, Gap, Item, Kind},
    lexicon::{Lexicon, atoms},
};
use crate::facts::table::Table;
use std::collections::{HashMap, HashSet};

/// A part of a number word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Atom {
    /// A value that is added; below 1,000.
    Add(f64),
    /// A word for 1 that may as well be an article: a number only together with others.
    One,
    /// Multiplies what is before it.
    Scale {
        /// By how much.
        value: f64,
        /// Whether it is a number without one before it: "tusind" is, "tusinder" is not.
        alone: bool,
        /// Whether it is told roughly: "une centaine".
        about: bool,
    },
    /// "og" before what is left below a hundred, and between digit and ten in one word.
    And,
    /// The same, and between ten and digit as well: "treinta y cinco".
    AndDigit,
}

/// All parts of number words of a language.
#[derive(Debug)]
pub struct Atoms {
    whole: HashMap<&'static str, Atom>,
    stems: HashMap<&'static str, Atom>,
    /// Parts that occur only within words: "vent" in "ventuno".
    inner: HashMap<&'static str, Atom>,
    longest: usize,
    /// The first two letters of all of them, so that most words are not cut at all.
    begins: HashSet<String>,
}

/// A number in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Spelt {
    /// Its value.
    pub value: f64,
    /// What one in its last part is worth: 1, or its scale from a thousand.
    pub step: f64,
    /// Whether the words tell it roughly.
    pub about: bool,
    /// One past its last piece.
    pub end: usize,
    /// Bytes of the last piece that belong to the number, where another word follows in it: "fem" of "femdages".
    pub cut: Option<usize>,
    /// Whether it is only a word for 1, which may be an article.
    pub only_one: bool,
    /// Whether it is a scale that nothing counts: "tusind".
    pub only_scale: bool,
}

impl Atoms {
    /// From the sections `numbers`, `scales`, `number joints` and `number parts`.
    pub fn read(table: &Table) -> Self {
        let (mut whole, mut stems, mut inner) = (HashMap::new(), HashMap::new(), HashMap::new());
        for (word, atom) in atoms(table) {
            match word.strip_suffix('*') {
                Some(stem) => stems.insert(stem, atom),
                None => whole.insert(word, atom),
            };
        }
        for line in table.section("number parts") {
            let Ok(value) = line.key.parse::<f64>() else { continue };
            let scale = Atom::Scale { value, alone: true, about: false };
            let atom = if value == 100.0 || value >= 1000.0 { scale } else { Atom::Add(value) };
            inner.extend(line.words.iter().map(|word| (*word, atom)));
        }
        let longest = whole.keys().chain(inner.keys()).map(|word| word.len()).max().unwrap_or(0);
        let begins =
            whole.keys().chain(stems.keys()).chain(inner.keys()).map(|word| beginning(word).to_owned()).collect();
        Self { whole, stems, inner, longest, begins }
    }

    /// Whether a word is one that means 1 and may be an article.
    pub fn is_one(&self, word: &str) -> bool {
        self.whole.get(word) == Some(&Atom::One)
    }

    /// The part that a whole word is.
    fn of_word(&self, word: &str) -> Option<Atom> {
        self.whole.get(word).copied().or_else(|| self.of_stem(word))
    }

    fn of_stem(&self, word: &str) -> Option<Atom> {
        if self.stems.is_empty() {
            return None;
        }
        let shortest = word.len().saturating_sub(10).max(2);
        let ends = (shortest..=word.len()).rev().filter(|end| word.is_char_boundary(*end));
        ends.filter_map(|end| self.stems.get(&word[..end])).next().copied()
    }

    /// The parts of a word, and where they end if another word follows that `is_noun` knows.
    fn cut(&self, word: &str, is_noun: &dyn Fn(&str) -> bool) -> Option<(Vec<Atom>, Option<usize>)> {
        if !self.begins.contains(beginning(word)) {
            return None;
        }
        if let Some(atom) = self.of_word(word) {
            return Some((vec![atom], None));
        }
        let mut parts = Vec::new();
        let noun = self.cut_from(word, 0, &mut parts, is_noun)?;
        (!parts.is_empty()).then_some((parts, noun))
    }

    /// Cuts `word` from byte `at` on; gives where the noun begins, if there is one.
    fn cut_from(
        &self,
        word: &str,
        at: usize,
        parts: &mut Vec<Atom>,
        is_noun: &dyn Fn(&str) -> bool,
    ) -> Option<Option<usize>> {
        let rest = &word[at..];
        if rest.is_empty() {
            return is_number(parts).then_some(None);
        }
        for end in (2..=self.longest.min(rest.len())).rev().filter(|end| rest.is_char_boundary(*end)) {
            let part = &rest[..end];
            let at_end = if end == rest.len() { self.of_stem(part) } else { None };
            for atom in [self.whole.get(part).copied(), self.inner.get(part).copied(), at_end].into_iter().flatten() {
                parts.push(atom);
                if let Some(noun) = self.cut_from(word, at + end, parts, is_noun) {
                    return Some(noun);
                }
                parts.pop();
            }
        }
        let has_value = parts.iter().any(|p| matches!(p, Atom::Add(v) if *v >= 2.0)) && is_number(parts);
        (has_value && rest.len() >= 3 && is_noun(rest)).then_some(Some(at))
    }
}

/// The number that begins with the word `at`.
pub fn read(items: &[Item], at: usize, lexicon: &Lexicon) -> Option<Spelt> {
    let is_noun = |rest: &str| lexicon.units.inflected(rest).is_some();
    let mut sum = Sum::default();
    let mut end = at;
    let mut cut = None;
    let mut next = at;
    let mut pending = None;
    while let Some(item) = items.get(next).filter(|item| item.kind == Kind::Word) {
        if next > at && (!item.gap.is_plain() || item.gap == Gap::Touch) {
            break;
        }
        let is_word = item.gap != Gap::Hyphen;
        let Some((parts, noun)) = lexicon.atoms.cut(&item.text, &is_noun) else { break };
        if let [joint @ (Atom::And | Atom::AndDigit)] = parts[..] {
            if next == at || pending.is_some() {
                break;
            }
            pending = Some(joint);
            next += 1;
            continue;
        }
        if next > at && item.case == Case::Capital && is_word && items[at].case == Case::Small && !is_scale(&parts) {
            break;
        }
        let mut longer = sum;
        let inner = !is_word && next > at;
        if !longer.add_all(pending.take(), &parts, inner) {
            break;
        }
        sum = longer;
        next += 1;
        end = next;
        cut = noun;
        if cut.is_some() {
            break;
        }
    }
    (end > at && sum.count > 0).then(|| sum.spelt(end, cut))
}

/// The first two letters.
fn beginning(word: &str) -> &str {
    word.char_indices().nth(2).map_or(word, |(end, _)| &word[..end])
}

fn is_scale(parts: &[Atom]) -> bool {
    matches!(parts, [Atom::Scale { .. }])
}

fn is_number(parts: &[Atom]) -> bool {
    let is_vague = |part: &Atom| matches!(part, Atom::Scale { value, alone: false, .. } if *value < 1e6);
    if parts.len() > 1 && parts.iter().any(is_vague) {
        // "Zehntausende"
        return false;
    }
    let mut sum = Sum::default();
    sum.add_all(None, parts, true) && parts.last().is_some_and(|part| !matches!(part, Atom::And | Atom::AndDigit))
}

/// A number while it is put together.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    /// What is finished by a scale from a thousand.
    total: f64,
    /// What is below the next such scale.
    group: f64,
    /// The last such scale; 0 for none.
    scale: f64,
    /// How many parts it has.
    count: usize,
    last_scale: f64,
    about: bool,
    only_one: bool,
}

impl Sum {
    /// Adds the parts of one word with the joint before it; `inner` where it is joined to the word before.
    fn add_all(&mut self, mut joint: Option<Atom>, parts: &[Atom], mut inner: bool) -> bool {
        for part in parts {
            match part {
                Atom::And | Atom::AndDigit if joint.is_none() && self.count > 0 => joint = Some(*part),
                Atom::And | Atom::AndDigit => return false,
                _ if !self.add(*part, joint.take(), inner) => return false,
                _ => {}
            }
            inner = true;
        }
        true
    }

    fn add(&mut self, part: Atom, joint: Option<Atom>, inner: bool) -> bool {
        let fits = match part {
            Atom::Add(value) => self.add_value(value, joint, inner),
            Atom::One => self.add_value(1.0, joint, inner),
            Atom::Scale { value, alone, .. } => {
                let counted = self.group > 0.0 || self.total > 0.0;
                (alone || counted) && (joint.is_none() || self.total > 0.0 && value == 100.0) && self.scale_by(value)
            }
            Atom::And | Atom::AndDigit => false,
        };
        if !fits {
            return false;
        }
        self.only_one = self.count == 0 && part == Atom::One;
        self.count += 1;
        self.last_scale = match part {
            Atom::Scale { value, about, .. } => {
                self.about |= about;
                value
            }
            _ => 0.0,
        };
        true
    }

    fn add_value(&mut self, value: f64, joint: Option<Atom>, inner: bool) -> bool {
        let low = self.group % 100.0;
        let is_ten = |v: f64| (20.0..100.0).contains(&v) && v % 10.0 == 0.0;
        let fits = if self.count == 0 {
            true
        } else if value <= 0.0 || value.fract() != 0.0 || self.group.fract() != 0.0 || self.is_closed() {
            false
        } else if self.group == 0.0 {
            self.total > 0.0
        } else if low == 0.0 {
            value < 100.0
        } else if is_ten(low) && value < 10.0 {
            joint.is_none() || inner || joint == Some(Atom::AndDigit)
        } else if (low == 60.0 || low == 80.0) && (10.0..20.0).contains(&value) {
            joint.is_none() || value == 11.0
        } else if low < 10.0 && inner && joint.is_some() {
            is_ten(value)
        } else if low == 10.0 && inner && joint.is_none() {
            // "dix-sept"
            (7.0..10.0).contains(&value)
        } else if low == 4.0 && inner && joint.is_none() && value == 20.0 {
            // "quatre-vingts"
            self.group += 56.0;
            true
        } else {
            false
        };
        if fits {
            self.group += value;
        }
        fits
    }

    /// Whether a dozen or score ends it.
    fn is_closed(&self) -> bool {
        matches!(self.last_scale, 10.0 | 12.0 | 20.0)
    }

    fn scale_by(&mut self, value: f64) -> bool {
        if self.is_closed() {
            return false;
        }
        if value < 1000.0 {
            let fits = self.group < 100.0 && (value == 100.0 || self.total == 0.0);
            if fits {
                self.group = if self.group == 0.0 { value } else { self.group * value };
            }
            return fits;
        }
        if self.scale == 0.0 || value < self.scale {
            if self.group == 0.0 && self.total > 0.0 {
                return false;
            }
            self.total += if self.group == 0.0 { value } else { self.group * value };
        } else if value > self.scale {
            self.total = (self.total + self.group) * value;
        } else {
            return false;
        }
        self.group = 0.0;
        self.scale = value;
        true
    }

    fn spelt(&self, end: usize, cut: Option<usize>) -> Spelt {
        let only_scale = self.count == 1 && self.last_scale > 0.0;
        let step = if self.last_scale >= 1000.0 { self.last_scale } else { 1.0 };
        Spelt { value: self.total + self.group, step, about: self.about, end, cut, only_one: self.only_one, only_scale }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{facts::amount::item::items, segment::tokens, text::Language};

    fn check(language: &str, text: &str, expected: Option<(f64, usize)>) {
        let language: Language = language.parse().unwrap();
        let chars: Vec<char> = text.chars().collect();
        let items = items(&chars, &tokens(text, 0), 0, false);
        let found = read(&items, 0, Lexicon::of(&language)).map(|number| (number.value, number.end));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn every_number_to_a_hundred_in_danish() {
        let ones = ["", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni"];
        let tens = ["tyve", "tredive", "fyrre", "halvtreds", "tres", "halvfjerds", "firs", "halvfems"];
        for (ten, word) in (2u32..).zip(tens) {
            for (one, digit) in (0u32..).zip(ones) {
                let text = if one == 0 { word.to_owned() } else { format!("{digit}og{word}") };
                check("da", &text, Some((f64::from(ten * 10 + one), 1)));
            }
        }
    }

    #[test]
    fn parts_are_put_together() {
        check("da", "to hundrede og tre tusind fire hundrede", Some((203_400.0, 7)));
        check("en", "two million three hundred thousand", Some((2_300_000.0, 5)));
        check("en", "nineteen hundred and four", Some((1904.0, 4)));
        check("en", "twenty five", Some((25.0, 2)));
        check("de", "hundertfünfundzwanzigtausend", Some((125_000.0, 1)));
        check("es", "dos mil millones", Some((2e9, 3)));
        check("fr", "quatre-vingt-dix-neuf mille", Some((99_000.0, 5)));
        check("fi", "kaksisataakolmekymmentäneljä", Some((234.0, 1)));
        check("it", "trentotto", Some((38.0, 1)));
        check("uk", "дві тисячі п’ятсот", Some((2500.0, 3)));
    }

    #[test]
    fn what_is_no_number() {
        check("da", "to tre", Some((2.0, 1)));
        check("da", "fem og tyve", Some((5.0, 1)));
        check("da", "titusinder", None);
        check("da", "trekant", None);
        check("da", "tusinder", None);
        check("de", "Zehntausende", None);
        check("sv", "femtedel", None);
    }
}
