//! The sample cases against their `gold.json`: read from the folder as a person opens it, compared, and held
//! against what a careful person would find.
//!
//! Every gold difference that is not `later` has to be found and marked, with its kind, aspect and place, and
//! nothing else may be marked.

#![allow(clippy::unwrap_used)]

use crate::numbers::{numbers, other as other_number};
use sammenhold::{
    align::Bead,
    collate::{Collation, Options, Row, collate, unwatched},
    diff::{Aspect, Difference, Kind},
    import,
    segment::prepare,
    text::{Place, Role, Span, Version},
};
use serde::Deserialize;
use std::{collections::BTreeMap, fs, path::Path};

/// A case's `gold.json`; `samples/README.md` says what its fields mean.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Gold {
    base: String,
    versions: Vec<GoldVersion>,
    debris: BTreeMap<String, Vec<usize>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GoldVersion {
    file: String,
    language: String,
    beads: Vec<Sides>,
    moved: Vec<Vec<usize>>,
    differences: Vec<GoldDifference>,
}

/// Paragraphs of the base and of the version.
type Sides = (Vec<usize>, Vec<usize>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GoldDifference {
    kind: Kind,
    /// As the file has it; some are no [`Aspect`] yet.
    aspect: String,
    base: Vec<Quoted>,
    version: Vec<Quoted>,
    #[serde(default)]
    later: bool,
}

/// A gold difference with its places in base and version.
type Placed<'a> = (&'a GoldDifference, (Vec<Place>, Vec<Place>));

/// A place by its words; without words the whole paragraph.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Quoted {
    paragraph: usize,
    text: Option<String>,
}

/// A case as it was read and compared.
struct Case {
    gold: Gold,
    versions: Vec<Version>,
    collation: Collation,
}

impl Case {
    fn open(name: &str) -> Self {
        Self::with_gold(name, read_gold(name))
    }

    fn with_gold(name: &str, gold: Gold) -> Self {
        let mut versions = import::read(&Path::new("samples").join(name)).unwrap();
        versions.iter_mut().for_each(prepare);
        let base = number(&versions, &gold.base);
        let collation = collate(&versions, &Options { base, ..Options::default() }, &unwatched).unwrap();
        Self { gold, versions, collation }
    }

    fn base(&self) -> &Version {
        &self.versions[self.collation.base]
    }

    /// Where a gold difference stands in base and version.
    fn places(&self, version: usize, gold: &GoldDifference) -> (Vec<Place>, Vec<Place>) {
        let places = |of: &Version, quoted: &[Quoted]| quoted.iter().map(|q| q.place(of)).collect();
        (places(self.base(), &gold.base), places(&self.versions[version], &gold.version))
    }

    fn found(&self, version: usize) -> impl Iterator<Item = &Difference> {
        self.collation.differences.iter().filter(move |d| d.version == version)
    }

    /// A found or a gold difference with its words, for people.
    fn tell(&self, version: usize, what: &str, places: (&[Place], &[Place])) -> String {
        let words = |of: &Version, places: &[Place]| {
            let quote =
                |p: &Place| format!("¶{} “{}”", p.paragraph, short(p.span.of(&of.paragraphs[p.paragraph].text)));
            if places.is_empty() {
                "nothing".to_owned()
            } else {
                places.iter().map(quote).collect::<Vec<_>>().join(" + ")
            }
        };
        format!("{what}: {} → {}", words(self.base(), places.0), words(&self.versions[version], places.1))
    }
}

fn read_gold(name: &str) -> Gold {
    let path = Path::new("samples").join(name).join("gold.json");
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

impl Gold {
    /// What a careful person would find of the base against one version, when that is made the base.
    fn turned(self, version: usize) -> Self {
        let mut turned = self.versions.into_iter().nth(version).unwrap();
        let beads = turned.beads.iter();
        let of_moved = |base: &Vec<usize>| beads.clone().find(|(own, _)| own == base).unwrap().1.clone();
        turned.moved = turned.moved.iter().map(of_moved).collect();
        turned.moved.sort_unstable();
        turned.beads.iter_mut().for_each(|(base, version)| std::mem::swap(base, version));
        for difference in &mut turned.differences {
            std::mem::swap(&mut difference.base, &mut difference.version);
            difference.kind = match difference.kind {
                Kind::Added => Kind::LeftOut,
                Kind::LeftOut => Kind::Added,
                kind => kind,
            };
        }
        let base = std::mem::replace(&mut turned.file, self.base);
        turned.language = "da".to_owned();
        Self { base, versions: vec![turned], debris: self.debris }
    }
}

impl Quoted {
    fn place(&self, of: &Version) -> Place {
        let Self { paragraph, text } = self;
        let whole = &of.paragraphs[*paragraph].text;
        let span = text.as_ref().map_or(Span::whole(whole), |text| {
            assert_eq!(whole.matches(text.as_str()).count(), 1, "{} ¶{paragraph} has “{text}” once", of.name);
            let start = whole[..whole.find(text.as_str()).unwrap()].chars().count();
            Span::new(start, start + text.chars().count())
        });
        Place { paragraph: *paragraph, span }
    }
}

fn number(versions: &[Version], file: &str) -> usize {
    versions.iter().position(|v| v.name == file).unwrap_or_else(|| panic!("{file} was not read"))
}

fn short(text: &str) -> String {
    if text.chars().count() <= 70 { text.to_owned() } else { text.chars().take(67).chain("…".chars()).collect() }
}

/// Number of code points that both have.
fn shared(a: &[Place], b: &[Place]) -> usize {
    let both = |a: &Place, b: &Place| {
        let inside = Span::new(a.span.start.max(b.span.start), a.span.end.min(b.span.end));
        if a.paragraph == b.paragraph { inside.len() } else { 0 }
    };
    a.iter().map(|a| b.iter().map(|b| both(a, b)).sum::<usize>()).sum()
}

/// A found place may be wider by so much: a unit or scale word ("184 mio."), but no clause.
const WIDER: usize = 12;

/// Whether each covers at least half of the other, a unit aside; nothing is covered by nothing alone.
fn is_there(found: &[Place], gold: &[Place]) -> bool {
    let length = |places: &[Place]| places.iter().map(|p| p.span.len()).sum::<usize>();
    let both = shared(found, gold);
    2 * both >= length(gold) && (2 * both >= length(found) || both > 0 && length(found) - both <= WIDER)
}

/// An untranslated sentence or heading may be told as a whole paragraph or by its words.
fn is_aspect(found: Aspect, gold: &GoldDifference) -> bool {
    gold.kind == Kind::Untranslated || serde_json::to_value(found).unwrap() == gold.aspect.as_str()
}

/// What does not hold, a line each.
fn failures(case: &Case) -> Vec<String> {
    let mut failures = debris(case);
    for gold in &case.gold.versions {
        let version = number(&case.versions, &gold.file);
        let tag = case.versions[version].language.tag();
        if tag != gold.language {
            failures.push(format!("{}: language {tag}, not {}", gold.file, gold.language));
        }
        let found = beads(case, version, gold).into_iter().chain(differences(case, version, gold));
        failures.extend(found.map(|failure| format!("{}: {failure}", gold.file)));
    }
    failures
}

fn debris(case: &Case) -> Vec<String> {
    let wrong = |version: &Version| {
        let all = version.paragraphs.iter().enumerate();
        let found: Vec<usize> = all.filter(|(_, p)| p.role == Role::Debris).map(|(at, _)| at).collect();
        let gold = case.gold.debris.get(&version.name).cloned().unwrap_or_default();
        (found != gold).then(|| format!("{}: debris {found:?}, not {gold:?}", version.name))
    };
    case.versions.iter().filter_map(wrong).collect()
}

fn beads(case: &Case, version: usize, gold: &GoldVersion) -> Vec<String> {
    let pair = case.collation.pairs.iter().find(|pair| pair.version == version).unwrap();
    let content = |of: &Version, own: &[usize]| own.iter().all(|p| of.paragraphs[*p].is_content());
    let is_content = |b: &&Bead| content(case.base(), &b.base) && content(&case.versions[version], &b.version);
    let found: Vec<&Bead> = pair.alignment.paragraphs.iter().filter(is_content).collect();
    let sides = |bead: &Bead| (bead.base.clone(), bead.version.clone());
    let missing = gold.beads.iter().filter(|gold| !found.iter().any(|bead| sides(bead) == **gold));
    let surplus = found.iter().filter(|bead| !gold.beads.contains(&sides(bead)));
    let mut failures: Vec<String> = missing.map(|(b, v)| format!("bead missing: {b:?} → {v:?}")).collect();
    failures.extend(
        surplus.map(|bead| {
            format!("bead surplus: {:?} → {:?} (confidence {:.2})", bead.base, bead.version, bead.confidence)
        }),
    );
    let moved: Vec<Vec<usize>> = found.iter().filter(|b| b.moved).map(|b| b.base.clone()).collect();
    if moved != gold.moved {
        failures.push(format!("moved: {moved:?}, not {:?}", gold.moved));
    }
    failures
}

fn differences(case: &Case, version: usize, gold: &GoldVersion) -> Vec<String> {
    let golds: Vec<Placed<'_>> = gold.differences.iter().map(|gold| (gold, case.places(version, gold))).collect();
    let mut failures = Vec::new();
    for (gold, (base, other)) in golds.iter().filter(|(gold, _)| !gold.later) {
        let matching = || case.found(version).filter(|d| is_match(d, gold, (base, other)));
        if matching().any(Difference::is_marked) {
            continue;
        }
        let unsure = matching().map(|d| format!(" (only at {:.2})", d.confidence)).next().unwrap_or_default();
        let what = format!("missing {:?} {}{unsure}", gold.kind, gold.aspect);
        failures.push(case.tell(version, &what, (base, other)));
    }
    for found in case.found(version).filter(|d| d.is_marked()) {
        let explains = |(gold, (base, other)): &Placed<'_>| {
            let touches = shared(&found.base_spans, base) + shared(&found.version_spans, other) > 0;
            if gold.later { touches } else { is_match(found, gold, (base, other)) }
        };
        if !golds.iter().any(explains) {
            let Difference { kind, aspect, confidence, .. } = found;
            let what = format!("surplus {kind:?} {aspect:?} at {confidence:.2}");
            failures.push(case.tell(version, &what, (&found.base_spans, &found.version_spans)));
        }
    }
    failures
}

fn is_match(found: &Difference, gold: &GoldDifference, (base, version): (&[Place], &[Place])) -> bool {
    found.kind == gold.kind
        && is_aspect(found.aspect, gold)
        && is_there(&found.base_spans, base)
        && is_there(&found.version_spans, version)
}

fn check(name: &str) {
    let case = Case::open(name);
    let failures = failures(&case);
    assert!(failures.is_empty(), "{name}: {} failures\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn nordkorea_kursk() {
    check("nordkorea-kursk");
}

#[test]
fn byraad_skole() {
    check("byraad-skole");
}

/// Any version can be made the base: the same is found of the Danish one, turned round.
#[test]
fn turned_round() {
    let mut told = Vec::new();
    for name in ["nordkorea-kursk", "byraad-skole"] {
        for version in 0..read_gold(name).versions.len() {
            let case = Case::with_gold(name, read_gold(name).turned(version));
            told.extend(failures(&case).into_iter().map(|f| format!("{} as base: {f}", case.base().name)));
        }
    }
    assert!(told.is_empty(), "{} failures\n{}", told.len(), told.join("\n"));
}

/// The check can fail: each way of being wrong shows.
#[test]
fn wrong_results_are_told() {
    let told = |change: &dyn Fn(&mut Case)| {
        let mut case = Case::open("nordkorea-kursk");
        let before = failures(&case);
        change(&mut case);
        failures(&case).into_iter().filter(|f| !before.contains(f)).collect::<Vec<_>>()
    };
    let is_number = |d: &Difference| d.aspect == Aspect::Number && d.is_marked();
    let gone = told(&|case| case.collation.differences.retain(|d| !is_number(d)));
    assert!(gone.iter().any(|f| f.contains("missing Changed number")), "{gone:?}");
    let unsure = told(&|case| case.collation.differences.iter_mut().for_each(|d| d.confidence = 0.49));
    assert!(unsure.iter().any(|f| f.contains("(only at 0.49)")), "{unsure:?}");
    let surplus = told(&|case| {
        let mut more = case.collation.differences.iter().find(|d| is_number(d)).unwrap().clone();
        (more.base_spans, more.version_spans) = (vec![Place::new(0, 0, 6)], vec![Place::new(0, 0, 6)]);
        case.collation.differences.push(more);
    });
    assert!(surplus.len() == 1 && surplus[0].contains("surplus Changed Number"), "{surplus:?}");
    let elsewhere = told(&|case| {
        let shift = |p: &mut Place| p.span = Span::new(p.span.start + 40, p.span.end + 40);
        case.collation
            .differences
            .iter_mut()
            .filter(|d| is_number(d))
            .for_each(|d| d.base_spans.iter_mut().for_each(shift));
    });
    assert!(elsewhere.iter().any(|f| f.contains("missing")), "{elsewhere:?}");
    let beads = told(&|case| case.collation.pairs[0].alignment.paragraphs.retain(|b| b.base != [3]));
    assert!(beads.iter().any(|f| f.contains("bead missing: [3]")), "{beads:?}");
    let debris = told(&|case| case.versions[0].paragraphs[1].role = Role::Body);
    assert!(debris.iter().any(|f| f.contains("debris")), "{debris:?}");
}

/// A number changed in a faithful place of a translation is told there, alone or by what it counts, and nothing else becomes different.
#[test]
fn a_number_changed_in_a_translation_is_told() {
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for name in ["nordkorea-kursk", "byraad-skole"] {
        let case = Case::open(name);
        for gold in &case.gold.versions {
            let version = number(&case.versions, &gold.file);
            let differs =
                |p: &Place| gold.differences.iter().any(|d| d.version.iter().any(|q| q.paragraph == p.paragraph));
            for place in numbers(&case.versions[version]).into_iter().filter(|p| !differs(p)) {
                let (told, changed) = case.with_other_number(version, place);
                let before: Vec<_> = case.found(version).filter(|d| d.is_marked()).map(what).collect();
                let new: Vec<&Difference> =
                    told.differences.iter().filter(|d| d.is_marked() && !before.contains(&what(d))).collect();
                let is_right = new.len() == 1
                    && new[0].kind == Kind::Changed
                    && is_value(new[0].aspect)
                    && shared(&new[0].version_spans, &[place]) == place.span.len()
                    && told.differences.iter().filter(|d| d.is_marked()).count() == before.len() + 1;
                if !is_right {
                    let quote = |d: &&Difference| {
                        case.tell(
                            version,
                            &format!("{:?} {:?} {:.2}", d.kind, d.aspect, d.confidence),
                            (&d.base_spans, &d.version_spans),
                        )
                    };
                    wrong.push(format!(
                        "{} ¶{} {changed}: {:?}",
                        gold.file,
                        place.paragraph,
                        new.iter().map(quote).collect::<Vec<_>>()
                    ));
                }
                tried += 1;
            }
        }
    }
    assert!(tried > 50 && wrong.is_empty(), "{} of {tried} wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// Dates, times and amounts hold numbers too.
fn is_value(aspect: Aspect) -> bool {
    use Aspect::{Age, Date, Measure, Money, Number, Percent, Reference, Time};
    matches!(aspect, Number | Percent | Money | Measure | Age | Date | Time | Reference)
}

/// What a difference says, without what may shift when another one appears.
fn what(d: &Difference) -> (Kind, Aspect, Vec<Place>, Vec<Place>) {
    (d.kind, d.aspect, d.base_spans.clone(), d.version_spans.clone())
}

impl Case {
    /// The version against the base again with another last digit, and how the number reads now.
    fn with_other_number(&self, version: usize, place: Place) -> (Collation, String) {
        let mut other = self.versions[version].clone();
        let text = &mut other.paragraphs[place.paragraph].text;
        let old = place.span.of(text).to_owned();
        let new = other_number(&old);
        text.replace_range(place.span.bytes(text), &new);
        let versions = [self.base().clone(), other];
        (collate(&versions, &Options::default(), &unwatched).unwrap(), format!("{old} → {new}"))
    }
}

/// What two versions add alike stands in one row and is one group.
#[test]
fn the_same_addition_in_two_versions_is_one() {
    let case = Case::open("nordkorea-kursk");
    let group = |file: &str, aspect: Aspect| {
        let version = number(&case.versions, file);
        let added = |d: &&Difference| d.kind == Kind::Added && d.aspect == aspect && d.is_marked();
        let of_version: Vec<usize> = case.found(version).filter(added).map(|d| d.group).collect();
        assert_eq!(of_version.len(), 1, "{file}: {of_version:?}");
        of_version[0]
    };
    assert_eq!(group("article.de.txt", Aspect::Paragraph), group("article.nb.txt", Aspect::Paragraph));
    assert_eq!(group("article.de.txt", Aspect::Sentence), group("article.sv.txt", Aspect::Sentence));
    let [de, nb] = ["article.de.txt", "article.nb.txt"].map(|file| number(&case.versions, file));
    let base = case.collation.base;
    let shared = |row: &&Row| row.cells[base].is_empty() && !row.cells[de].is_empty() && !row.cells[nb].is_empty();
    assert_eq!(case.collation.rows.iter().filter(shared).count(), 1);
}

/// Every group of paragraphs says what holds it together, and nothing else does.
#[test]
fn linked_paragraphs_say_what_they_rest_on() {
    let mut versions = import::read(Path::new("samples/nordkorea-kursk")).unwrap();
    versions.iter_mut().for_each(prepare);
    let collation = collate(&versions, &Options::default(), &unwatched).unwrap();
    for pair in &collation.pairs {
        let beads = &pair.alignment.paragraphs;
        assert!(beads.iter().all(|bead| bead.grounds.is_some() == bead.is_linked()));
        let words: Vec<f32> = beads.iter().filter_map(|bead| bead.grounds?.words).collect();
        let mean = words.iter().sum::<f32>() / words.len() as f32;
        assert!(mean > 0.5, "{}: words {mean}", versions[pair.version].name);
        assert!(beads.iter().filter_map(|bead| bead.grounds?.numbers).any(|share| share == 1.0));
    }
}
