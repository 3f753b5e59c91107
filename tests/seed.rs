//! One Danish article against itself with one thing changed: exactly that has to be told, in the right place.
//!
//! Run on the seed article where the shared folder is at hand, and on the sample's Danish version everywhere. The
//! changed article is made as text, a paragraph a line as in both files, and read like any other.

#![allow(clippy::unwrap_used)]

use crate::numbers::{numbers, other as other_number};
use sammenhold::{
    collate::{Options, collate, unwatched},
    diff::{Aspect, Difference, Kind, Reason},
    import::from_text,
    segment::{prepare, segment, tokens},
    text::{Place, Role, Span, TokenKind, Version},
};
use std::{fs, path::Path};

const FILES: [&str; 2] = ["../shared/seed/danish-article.txt", "samples/nordkorea-kursk/article.da.txt"];

/// An article by its lines.
struct Article {
    file: &'static str,
    lines: Vec<String>,
    version: Version,
}

/// Both articles, or the one that is at hand.
fn articles() -> Vec<Article> {
    let open = |file: &'static str| {
        if !Path::new(file).exists() {
            println!("skipped: {file} is not here; it is part of the shared folder, not of the repository");
            return None;
        }
        let lines: Vec<String> = fs::read_to_string(file).unwrap().lines().map(|l| l.trim().to_owned()).collect();
        let version = read(&lines);
        assert_eq!(version.language.tag(), "da");
        let article = Article { file, lines, version };
        assert!(article.body().len() >= 8, "{file} has too little text");
        Some(article)
    };
    FILES.into_iter().filter_map(open).collect()
}

fn read(lines: &[String]) -> Version {
    let mut version = from_text("article.txt", &lines.join("\n"));
    prepare(&mut version);
    version
}

impl Article {
    /// Numbers of the paragraphs of text and of headings, without the title (which debris repeats).
    fn body(&self) -> Vec<usize> {
        let all = self.version.paragraphs.iter().enumerate();
        all.filter(|(_, p)| matches!(p.role, Role::Body | Role::Heading)).map(|(at, _)| at).collect()
    }

    /// Numbers of all paragraphs of the article.
    fn content(&self) -> Vec<usize> {
        let all = self.version.paragraphs.iter().enumerate();
        all.filter(|(_, p)| p.is_content()).map(|(at, _)| at).collect()
    }

    fn text(&self, paragraph: usize) -> &str {
        &self.version.paragraphs[paragraph].text
    }

    /// The line that a paragraph stands in.
    fn line(&self, paragraph: usize) -> usize {
        let same = self.version.paragraphs[..paragraph].iter().filter(|p| p.text == self.text(paragraph)).count();
        let lines = self.lines.iter().enumerate().filter(|(_, line)| *line == self.text(paragraph));
        lines.map(|(at, _)| at).nth(same).unwrap_or_else(|| panic!("{} ¶{paragraph} is no line", self.file))
    }

    /// The article with some lines changed, against itself.
    fn with(&self, change: impl FnOnce(&mut Vec<String>)) -> (Version, Vec<Difference>) {
        let mut lines = self.lines.clone();
        change(&mut lines);
        assert_ne!(lines, self.lines, "nothing was changed");
        self.against(read(&lines))
    }

    /// The article with a stretch of one paragraph replaced, against itself.
    fn replaced(&self, place: Place, by: &str) -> (Version, Vec<Difference>) {
        let line = self.line(place.paragraph);
        self.with(|lines| lines[line].replace_range(place.span.bytes(self.text(place.paragraph)), by))
    }

    fn against(&self, version: Version) -> (Version, Vec<Difference>) {
        let versions = [self.version.clone(), version];
        let collation = collate(&versions, &Options::default(), &unwatched).unwrap();
        let [_, version] = versions;
        (version, collation.differences)
    }

    fn whole(&self, paragraph: usize) -> Place {
        Place { paragraph, span: self.version.paragraphs[paragraph].span() }
    }
}

/// What is wrong with the differences found, if anything; each case of a test is held against one expectation.
struct Wrong(Vec<String>);

impl Wrong {
    fn check(&mut self, article: &Article, case: &str, version: &Version, found: &[Difference], is_right: bool) {
        if is_right {
            return;
        }
        let quote = |of: &Version, places: &[Place]| {
            let one = |p: &Place| format!("¶{} “{}”", p.paragraph, p.span.of(&of.paragraphs[p.paragraph].text));
            places.iter().map(one).collect::<Vec<_>>().join(" + ")
        };
        let tell = |d: &Difference| {
            let (base, other) = (quote(&article.version, &d.base_spans), quote(version, &d.version_spans));
            format!("    {:?} {:?} at {:.2}: {base} → {other}; {:?}", d.kind, d.aspect, d.confidence, d.reason)
        };
        let found: Vec<String> = found.iter().map(tell).collect();
        self.0.push(format!("{}: {case}: {} found\n{}", article.file, found.len(), found.join("\n")));
    }

    fn none(self, of: usize) {
        assert!(of > 0, "nothing was tried");
        assert!(self.0.is_empty(), "{} of {of} wrong\n{}", self.0.len(), self.0.join("\n"));
    }
}

/// The only difference, if it is one that would be marked.
fn only(found: &[Difference]) -> Option<&Difference> {
    found.first().filter(|d| found.len() == 1 && d.is_marked())
}

fn is(found: &[Difference], kind: Kind, aspect: Aspect, base: &[Place], version: &[Place]) -> bool {
    only(found)
        .is_some_and(|d| (d.kind, d.aspect) == (kind, aspect) && d.base_spans == base && d.version_spans == version)
}

/// Whether the only difference is a changed fact that holds both places: a date, an amount with its unit, a name.
fn is_fact_around(found: &[Difference], base: Place, version: Place) -> bool {
    let holds = |places: &[Place], inner: Place| match places {
        [place] => {
            let (place, span) = (place.paragraph, place.span);
            place == inner.paragraph && span.start <= inner.span.start && inner.span.end <= span.end
        }
        _ => false,
    };
    let is_fact = |aspect| !matches!(aspect, Aspect::Words | Aspect::Sentence | Aspect::Paragraph);
    only(found).is_some_and(|d| {
        let is_changed = d.kind == Kind::Changed && is_fact(d.aspect);
        is_changed && holds(&d.base_spans, base) && holds(&d.version_spans, version)
    })
}

/// Whether the word in a place is told beside what it leaves of a fact: "den 23. kvanteost 2024" is no date any more.
fn is_fact_broken(found: &[Difference], place: Place) -> bool {
    let holds =
        |p: &Place| p.paragraph == place.paragraph && p.span.start <= place.span.start && place.span.end <= p.span.end;
    let (facts, words): (Vec<_>, Vec<_>) =
        found.iter().partition(|d| matches!(d.reason, Reason::FactsDiffer { .. } | Reason::FactUnmatched { .. }));
    let is_told = |d: &&Difference| d.is_marked() && d.version_spans.iter().any(holds);
    facts.len() <= 1 && matches!(&words[..], [word] if is_told(word))
}

#[test]
fn an_article_does_not_differ_from_itself() {
    for article in articles() {
        let (_, found) = article.against(article.version.clone());
        assert_eq!(found, [], "{}", article.file);
    }
}

#[test]
fn a_paragraph_left_out_is_told_alone() {
    let (mut wrong, mut tried) = (Wrong(Vec::new()), 0);
    for article in articles() {
        for paragraph in article.body() {
            let (version, found) = article.with(|lines| drop(lines.remove(article.line(paragraph))));
            let is_right = is(&found, Kind::LeftOut, Aspect::Paragraph, &[article.whole(paragraph)], &[]);
            wrong.check(&article, &format!("without ¶{paragraph}"), &version, &found, is_right);
            tried += 1;
        }
    }
    wrong.none(tried);
}

#[test]
fn a_title_left_out_is_told_alone() {
    let mut wrong = Wrong(Vec::new());
    for article in articles() {
        let title = article.content()[0];
        assert_eq!(article.version.paragraphs[title].role, Role::Title);
        let text = article.text(title).to_owned();
        let (version, found) = article.with(|lines| lines.retain(|line| *line != text));
        let is_right = is(&found, Kind::LeftOut, Aspect::Paragraph, &[article.whole(title)], &[]);
        wrong.check(&article, "without title", &version, &found, is_right);
    }
    wrong.none(1);
}

#[test]
fn two_paragraphs_swapped_are_moved() {
    let (mut wrong, mut tried) = (Wrong(Vec::new()), 0);
    for article in articles() {
        let body = article.body();
        let distances = [1, 2, 3, 5, body.len() - 1];
        for (at, distance) in distances.iter().flat_map(|d| (0..body.len()).map(move |at| (at, *d))) {
            let Some(&right) = body.get(at + distance) else { continue };
            let left = body[at];
            let (version, found) = article.with(|lines| lines.swap(article.line(left), article.line(right)));
            // Which ones count as moved is a matter of taste where few stand between them.
            let between = |place: &Place| (left..=right).contains(&place.paragraph);
            let is_moved = |d: &Difference| {
                d.is_marked()
                    && (d.kind, d.aspect) == (Kind::Moved, Aspect::Paragraph)
                    && [&d.base_spans, &d.version_spans].iter().all(|s| s.len() == 1 && s.iter().all(between))
            };
            let is_right = (1..=2).contains(&found.len()) && found.iter().all(is_moved);
            wrong.check(&article, &format!("¶{left} and ¶{right} swapped"), &version, &found, is_right);
            tried += 1;
        }
    }
    wrong.none(tried);
}

#[test]
fn a_number_changed_is_told_with_its_values() {
    let (mut wrong, mut tried) = (Wrong(Vec::new()), 0);
    for article in articles() {
        for place in numbers(&article.version) {
            let old = place.span.of(article.text(place.paragraph)).to_owned();
            let new = other_number(&old);
            if article.version.paragraphs[place.paragraph].role == Role::Title {
                continue; // the doubled title would keep the old one
            }
            let (version, found) = article.replaced(place, &new);
            let value = |form: &str| form.replace('.', "");
            let reason = Reason::FactsDiffer { base: value(&old), version: value(&new) };
            let is_number = is(&found, Kind::Changed, Aspect::Number, &[place], &[place]) && found[0].reason == reason;
            let is_right = is_number || is_fact_around(&found, place, place);
            wrong.check(&article, &format!("¶{} {old} → {new}", place.paragraph), &version, &found, is_right);
            tried += 1;
        }
    }
    wrong.none(tried);
}

#[test]
fn a_sentence_left_out_is_told_alone() {
    let (mut wrong, mut tried) = (Wrong(Vec::new()), 0);
    for article in articles() {
        let cut = segment(&article.version);
        for paragraph in article.body() {
            let sentences = cut.of_paragraph(paragraph);
            for (at, sentence) in sentences.iter().enumerate().filter(|_| sentences.len() > 1) {
                // With the space behind it, or before it where it is the last.
                let span = match sentences.get(at + 1) {
                    Some(next) => Span::new(sentence.place.span.start, next.place.span.start),
                    None => Span::new(sentences[at - 1].place.span.end, sentence.place.span.end),
                };
                let (version, found) = article.replaced(Place { paragraph, span }, "");
                let is_right = is(&found, Kind::LeftOut, Aspect::Sentence, &[sentence.place], &[]);
                let case = format!("¶{paragraph} without “{}”", sentence.text);
                wrong.check(&article, &case, &version, &found, is_right);
                tried += 1;
            }
        }
    }
    wrong.none(tried);
}

#[test]
fn a_sentence_elsewhere_is_moved() {
    let (mut wrong, mut tried) = (Wrong(Vec::new()), 0);
    for article in articles() {
        let cut = segment(&article.version);
        let several = |p: &usize| cut.of_paragraph(*p).len() > 1;
        let long: Vec<usize> = article.body().into_iter().filter(several).collect();
        for (paragraph, target) in long.windows(2).flat_map(|w| [(w[0], w[1]), (w[1], w[0])]) {
            let texts: Vec<&str> = cut.of_paragraph(paragraph).iter().map(|s| s.text.as_str()).collect();
            for at in 0..texts.len() {
                let border = at == 0 && target + 1 == paragraph; // only the border between the two becomes another
                if border || !article.text(target).ends_with(['.', '!', '?']) {
                    continue;
                }
                let mut rest = texts.clone();
                let moved = rest.remove(at);
                let (version, found) = article.with(|lines| {
                    lines[article.line(target)] += &format!(" {moved}");
                    lines[article.line(paragraph)] = rest.join(" ");
                });
                // Where two sentences change places, either may be called the one that moved.
                let words = |of: &Version, places: &[Place]| {
                    let word = |p: &Place| p.span.of(&of.paragraphs[p.paragraph].text).to_owned();
                    places.iter().map(word).collect::<Vec<_>>().join(" ")
                };
                let is_right = only(&found).is_some_and(|d| {
                    (d.kind, d.aspect) == (Kind::Moved, Aspect::Sentence)
                        && !d.base_spans.is_empty()
                        && words(&article.version, &d.base_spans) == words(&version, &d.version_spans)
                });
                let case = format!("“{moved}” from ¶{paragraph} to the end of ¶{target}");
                wrong.check(&article, &case, &version, &found, is_right);
                tried += 1;
            }
        }
    }
    wrong.none(tried);
}

/// Not every word, to keep the test short; a prime step meets words of all kinds.
const WORD_STEP: usize = 7;

#[test]
fn a_word_changed_is_told_alone() {
    let (mut wrong, mut tried) = (Wrong(Vec::new()), 0);
    for article in articles() {
        let words = article.body().into_iter().flat_map(|p| {
            let all = tokens(article.text(p), 0).into_iter().filter(|t| t.kind == TokenKind::Word);
            all.map(move |t| Place { paragraph: p, span: t.span })
        });
        for place in words.step_by(WORD_STEP) {
            let old = place.span.of(article.text(place.paragraph)).to_owned();
            let new = if old.starts_with(char::is_uppercase) { "Kvanteost" } else { "kvanteost" };
            let (version, found) = article.replaced(place, new);
            let Place { paragraph, span } = place;
            let there = Place::new(paragraph, span.start, span.start + new.len());
            let is_words = is(&found, Kind::Changed, Aspect::Words, &[place], &[there]);
            let is_right = is_words || is_fact_around(&found, place, there) || is_fact_broken(&found, there);
            wrong.check(&article, &format!("¶{paragraph} {old} → {new}"), &version, &found, is_right);
            tried += 1;
        }
    }
    wrong.none(tried);
}
