//! Candidate beads of gold articles, with the answer.

use super::Lesson;
use crate::{
    align::{Cut, SHAPES},
    similarity::{Candidate, Evidence, Features, Help, Known, Matching, Reading},
    text::{Segmented, Sentence},
};
use std::collections::{BTreeMap, BTreeSet};

/// Share of neighbouring sentences of a paragraph that are glued together, in a hundred.
const GLUED: u64 = 15;
/// Of the wrong candidates near the diagonal one in so many is kept, and counts for as many.
const KEPT_NEAR: u64 = 3;
/// The same far from the diagonal.
const KEPT_FAR: u64 = 12;

/// A candidate bead and whether it is one.
pub struct Example {
    /// What the model sees.
    pub features: Features,
    /// What they were worked out from.
    pub known: Known,
    /// The answer.
    pub is_bead: bool,
    /// For how many candidates it stands.
    pub weight: f32,
}

/// Sentences of the base and of versions that translate each other, by language.
pub struct Partners {
    of_base: BTreeMap<(String, String), String>,
    of_version: BTreeSet<(String, String)>,
}

impl Partners {
    /// Learns them from clean articles: paragraphs with as many sentences on both sides.
    pub fn of_clean(lessons: &[Lesson<'_>]) -> Self {
        let mut new = Self { of_base: BTreeMap::new(), of_version: BTreeSet::new() };
        for lesson in lessons.iter().filter(|lesson| lesson.gold.is_clean()) {
            let language = lesson.language();
            let (base, version) = (lesson.base.side().text, lesson.version.side().text);
            for paragraph in 0..base.by_paragraph.len().min(version.by_paragraph.len()) {
                let (left, right) = (base.of_paragraph(paragraph), version.of_paragraph(paragraph));
                for (a, b) in left.iter().zip(right).filter(|_| left.len() == right.len()) {
                    new.of_base.insert((language.clone(), a.text.clone()), b.text.clone());
                    new.of_version.insert((language.clone(), b.text.clone()));
                }
            }
        }
        new
    }

    /// The candidates of an article whose sentences have known partners, with words matched by this help.
    pub fn examples(&self, lesson: &Lesson<'_>, help: Help) -> Vec<Example> {
        let mut dice = Dice::new(lesson);
        let base = Glued::new(lesson.base.side().text, &mut dice);
        let version = Glued::new(lesson.version.side().text, &mut dice);
        if base.sentences.is_empty() || version.sentences.is_empty() {
            return Vec::new();
        }
        let (beads, known) = self.answers(lesson, &base, &version);
        let (left, right) = (base.read(&lesson.base), version.read(&lesson.version));
        let all = |glued: &Glued| (0..glued.sentences.len()).collect::<Vec<_>>();
        let matching = Matching::new(&left, &right, help);
        let mut evidence = Evidence::new((&left, &all(&base)), (&right, &all(&version)), &matching);
        if help == Help::Dictionary {
            evidence.encode(|_| true, |_| true);
        }
        let mut examples = Vec::new();
        for candidate in candidates(evidence.size()).filter(|c| known.covers(*c)) {
            let is_bead = beads.contains(&candidate);
            let kept = if near_diagonal(candidate, evidence.size()) { KEPT_NEAR } else { KEPT_FAR };
            if is_bead || dice.one_in(kept) {
                let weight = if is_bead { 1.0 } else { kept as f32 };
                let (features, known) = evidence.features(candidate);
                examples.push(Example { features, known, is_bead, weight });
            }
        }
        examples
    }

    /// The true beads, and which sentences the answer is known of.
    fn answers(&self, lesson: &Lesson<'_>, base: &Glued, version: &Glued) -> (BTreeSet<Candidate>, Certain) {
        let language = lesson.language();
        let mut known =
            Certain { base: vec![true; base.sentences.len()], version: vec![true; version.sentences.len()] };
        let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, sentence) in lesson.version.side().text.sentences.iter().enumerate() {
            places.entry(&sentence.text).or_default().push(version.part_of[at]);
            known.version[version.part_of[at]] &= self.of_version.contains(&(language.clone(), sentence.text.clone()));
        }
        let mut edges = BTreeSet::new();
        for (at, sentence) in lesson.base.side().text.sentences.iter().enumerate() {
            match self.of_base.get(&(language.clone(), sentence.text.clone())) {
                Some(partner) => {
                    let found = places.get(partner.as_str()).into_iter().flatten();
                    edges.extend(found.map(|j| (base.part_of[at], *j)));
                }
                None => known.base[base.part_of[at]] = false,
            }
        }
        let beads = crate::align::components(edges.into_iter());
        let run = |own: &[usize]| (own[own.len() - 1] - own[0] + 1 == own.len()).then_some((own[0], own.len()));
        let bead = |(left, right): &(Vec<usize>, Vec<usize>)| {
            let ((i, n), (j, m)) = (run(left)?, run(right)?);
            Some(Candidate { i, n, j, m })
        };
        (beads.iter().filter_map(bead).collect(), known)
    }
}

/// Which sentences have known partners.
struct Certain {
    base: Vec<bool>,
    version: Vec<bool>,
}

impl Certain {
    fn covers(&self, Candidate { i, n, j, m }: Candidate) -> bool {
        self.base[i..i + n].iter().chain(&self.version[j..j + m]).all(|known| *known)
    }
}

/// A text with some neighbouring sentences glued together.
struct Glued {
    sentences: Vec<Sentence>,
    /// For each sentence of the text, which glued one it is part of.
    part_of: Vec<usize>,
}

impl Glued {
    fn new(text: &Segmented, dice: &mut Dice) -> Self {
        let mut new = Self { sentences: Vec::new(), part_of: Vec::new() };
        for sentence in &text.sentences {
            let in_paragraph = |last: &Sentence| last.place.paragraph == sentence.place.paragraph;
            // Headings get stuck to what follows them on many a page.
            let is_open = |last: &Sentence| !last.text.ends_with(|c: char| !c.is_alphanumeric());
            let before = new.sentences.last_mut().filter(|last| in_paragraph(last) || is_open(last));
            match before {
                Some(last) if dice.roll(100) < GLUED => {
                    last.text.push(' ');
                    last.text.push_str(&sentence.text);
                    last.tokens.extend(sentence.tokens.iter().cloned());
                    last.place.span.end = sentence.place.span.end;
                }
                _ => new.sentences.push(sentence.clone()),
            }
            new.part_of.push(new.sentences.len() - 1);
        }
        new
    }
}

impl Glued {
    fn read(&self, cut: &Cut) -> Reading {
        let text = Segmented { sentences: self.sentences.clone(), by_paragraph: Vec::new() };
        Reading::new(&cut.version, &text)
    }
}

fn candidates((height, width): (usize, usize)) -> impl Iterator<Item = Candidate> {
    SHAPES.into_iter().flat_map(move |(n, m)| {
        let starts = move |i| (0..(width + 1).saturating_sub(m)).map(move |j| Candidate { i, n, j, m });
        (0..(height + 1).saturating_sub(n)).flat_map(starts)
    })
}

fn near_diagonal(candidate: Candidate, (height, width): (usize, usize)) -> bool {
    (candidate.i as f32 / height as f32 - candidate.j as f32 / width as f32).abs() < 0.15
}

/// A small fixed generator of numbers (Knuth's linear congruential one), seeded by the article.
struct Dice(u64);

impl Dice {
    fn new(lesson: &Lesson<'_>) -> Self {
        let letters = lesson.base.version.paragraphs.iter().flat_map(|p| p.text.bytes());
        Self(letters.fold(7, |seed: u64, byte| seed.wrapping_mul(31).wrapping_add(u64::from(byte))))
    }

    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn one_in(&mut self, count: u64) -> bool {
        self.roll(count) == 0
    }
}

impl Lesson<'_> {
    fn language(&self) -> String {
        self.version.version.language.tag().to_owned()
    }
}
