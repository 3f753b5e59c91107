//! Untranslated text, repeated paragraphs, placeholders, order, and what must stay silent beside them: small
//! articles in two languages, compared as a person's files are.

#![allow(clippy::unwrap_used)]

use sammenhold::{
    collate::{Options, collate, unwatched},
    diff::{Aspect, Difference, Kind, Reason},
    segment::prepare,
    text::{LanguageSource, Paragraph, Role, Version},
};

const DA: &[&str] = &[
    "Byrådet vil samle de to skoler",
    "Byrådet i Lyngsund vil samle byens to skoler under ét tag, og det har mødt stor modstand blandt forældrene.",
    "Modstand fra forældrene",
    "Forældrene frygter, at børnene får en længere vej til skole. Mange af dem cykler i dag.",
    "Borgmesteren siger, at kommunen ikke længere har penge til at varme begge bygninger op om vinteren.",
];
const EN: &[&str] = &[
    "The council wants to merge the two schools",
    "The council of Lyngsund wants to bring the town's two schools under one roof, and many parents are against it.",
    "Resistance from the parents",
    "The parents fear that the children will have a longer way to school. Many of them cycle today.",
    "The mayor says that the municipality no longer has the money to heat both buildings in winter.",
];
const DE: &[&str] = &[
    "Der Stadtrat will die beiden Schulen zusammenlegen",
    "Der Stadtrat von Lyngsund will die zwei Schulen der Stadt unter einem Dach vereinen, und viele Eltern sind dagegen.",
    "Widerstand der Eltern",
    "Die Eltern fürchten, dass die Kinder einen längeren Weg zur Schule bekommen. Viele von ihnen fahren heute Rad.",
    "Die Bürgermeisterin sagt, die Gemeinde habe kein Geld mehr, um im Winter beide Gebäude zu heizen.",
];
const SV: &[&str] = &[
    "Kommunen vill slå ihop de två skolorna",
    "Kommunen i Lyngsund vill samla stadens två skolor under ett tak, och det har mött starkt motstånd bland föräldrarna.",
    "Motstånd från föräldrarna",
    "Föräldrarna fruktar att barnen får en längre väg till skolan. Många av dem cyklar i dag.",
    "Borgmästaren säger att kommunen inte längre har pengar att värma upp båda byggnaderna på vintern.",
];
const NB: &[&str] = &[
    "Bystyret vil samle de to skolene",
    "Bystyret i Lyngsund vil samle byens to skoler under ett tak, og det har møtt stor motstand blant foreldrene.",
    "Motstand fra foreldrene",
    "Foreldrene frykter at barna får en lengre vei til skolen. Mange av dem sykler i dag.",
    "Ordføreren sier at kommunen ikke lenger har penger til å varme opp begge bygningene om vinteren.",
];
const FR: &[&str] = &[
    "Le conseil veut réunir les deux écoles",
    "Le conseil de Lyngsund veut réunir les deux écoles de la ville sous un même toit, et beaucoup de parents s'y opposent.",
    "La résistance des parents",
    "Les parents craignent que les enfants aient un plus long chemin jusqu'à l'école. Beaucoup y vont à vélo aujourd'hui.",
    "La maire dit que la commune n'a plus d'argent pour chauffer les deux bâtiments en hiver.",
];
const UK: &[&str] = &[
    "Рада хоче об'єднати дві школи",
    "Рада Лінґсунда хоче зібрати дві школи міста під одним дахом, і це викликало сильний спротив серед батьків.",
    "Спротив батьків",
    "Батьки бояться, що діти матимуть довшу дорогу до школи. Багато з них сьогодні їздять велосипедом.",
    "Мерка каже, що громада більше не має грошей, щоб опалювати обидві будівлі взимку.",
];

fn version(language: &str, paragraphs: &[String]) -> Version {
    let roles = paragraphs.iter().enumerate().map(|(at, text)| {
        let is_heading = text.split_whitespace().count() <= 5 && !text.ends_with('.');
        Paragraph::new(
            text,
            if at == 0 {
                Role::Title
            } else if is_heading {
                Role::Heading
            } else {
                Role::Body
            },
        )
    });
    let mut version =
        Version::new(language, roles.collect()).with_language(language.parse().unwrap(), LanguageSource::Declared);
    prepare(&mut version);
    version
}

fn article(language: &str) -> Vec<String> {
    let all = [("da", DA), ("en", EN), ("de", DE), ("sv", SV), ("nb", NB), ("fr", FR), ("uk", UK)];
    all.iter().find(|(tag, _)| *tag == language).unwrap().1.iter().map(|text| (*text).to_owned()).collect()
}

/// The marked differences of a version against a base.
fn marked(base: (&str, &[String]), other: (&str, &[String])) -> (Vec<Difference>, [Version; 2]) {
    let versions = [version(base.0, base.1), version(other.0, other.1)];
    let mut found = collate(&versions, &Options::default(), &unwatched).unwrap().differences;
    found.retain(Difference::is_marked);
    (found, versions)
}

/// What a change of either side makes: for each marked difference its kind, aspect, and words on both sides.
fn check(
    (base, version): (&str, &str),
    change: impl Fn(&mut Vec<String>, &mut Vec<String>),
    expected: &[(Kind, Aspect, &str, &str)],
) -> Vec<Reason> {
    let (mut one, mut two) = (article(base), article(version));
    change(&mut one, &mut two);
    let (found, versions) = marked((base, &one), (version, &two));
    let words = |d: &Difference, v: usize| {
        let spans = if v == 0 { &d.base_spans } else { &d.version_spans };
        spans.iter().map(|p| p.span.of(&versions[v].paragraphs[p.paragraph].text)).collect::<Vec<_>>().join("|")
    };
    let told: Vec<_> = found.iter().map(|d| (d.kind, d.aspect, words(d, 0), words(d, 1))).collect();
    let told: Vec<_> = told.iter().map(|(k, a, b, v)| (*k, *a, b.as_str(), v.as_str())).collect();
    assert_eq!(told, expected, "{base} → {version}: {found:#?}");
    found.into_iter().map(|d| d.reason).collect()
}

const PARAGRAPH: Aspect = Aspect::Paragraph;

#[test]
fn faithful_versions_are_silent() {
    for version in ["en", "de", "sv", "nb", "fr", "uk"] {
        check(("da", version), |_, _| {}, &[]);
        check((version, "da"), |_, _| {}, &[]);
    }
}

#[test]
fn a_heading_in_another_language() {
    let cases = [
        ("da", "de", "Resistance from the parents", "en"),
        ("da", "sv", "Resistance from the parents", "en"),
        ("da", "nb", "Widerstand der Eltern", "de"),
        ("da", "fr", "Fear of the long way", "en"),
        ("da", "uk", "Resistance from the parents", "en"),
        ("en", "da", "Was die Eltern sagen", "de"),
        ("de", "da", "What the parents say", "en"),
        ("en", "fr", "Hvad forældrene siger", "da"),
    ];
    for (base, version, heading, language) in cases {
        let expected = [(Kind::Untranslated, PARAGRAPH, "", heading)];
        let reasons = check((base, version), |_, other| other[2] = heading.to_owned(), &expected);
        assert_eq!(reasons, [Reason::OtherLanguage { found: language.parse().unwrap() }], "{heading}");
    }
}

#[test]
fn a_heading_of_the_base_in_another_language() {
    for version in ["de", "sv", "nb", "fr", "uk"] {
        let heading = "Resistance from the parents";
        let expected = [(Kind::Untranslated, PARAGRAPH, heading, "")];
        check(("da", version), |base, _| base[2] = heading.to_owned(), &expected);
    }
}

#[test]
fn whole_paragraphs_in_another_language() {
    for (version, source, paragraph) in
        [("en", DA, 4), ("nb", DA, 4), ("sv", DA, 4), ("uk", EN, 1), ("fr", DE, 3), ("de", EN, 3)]
    {
        let text = source[paragraph];
        let base = if source == DA { text } else { "" };
        let expected = [(Kind::Untranslated, PARAGRAPH, base, text)];
        check(("da", version), |_, other| other[paragraph] = text.to_owned(), &expected);
    }
}

#[test]
fn a_sentence_in_another_language() {
    for (version, sentence) in
        [("en", "Mange af dem cykler i dag."), ("de", "Many of them cycle today."), ("uk", "Many of them cycle today.")]
    {
        let change = |_: &mut Vec<String>, other: &mut Vec<String>| {
            let first = other[3].split_inclusive('.').next().unwrap().to_owned();
            other[3] = format!("{first} {sentence}");
        };
        check(("da", version), change, &[(Kind::Untranslated, Aspect::Sentence, "", sentence)]);
    }
}

#[test]
fn what_is_meant_to_be_foreign() {
    let both = |heading: &'static str| {
        move |base: &mut Vec<String>, other: &mut Vec<String>| {
            base[2] = heading.to_owned();
            other[2] = heading.to_owned();
        }
    };
    // Names, titles in both, single words, a quotation.
    check(("da", "de"), both("Jens Stoltenberg"), &[]);
    check(("da", "fr"), both("New York Times"), &[]);
    check(("da", "en"), both("2025"), &[]);
    check(("da", "sv"), both("Lyngsund"), &[]);
    let quoted = |base: &mut Vec<String>, other: &mut Vec<String>| {
        base[3] += " »We will not give up,« siger en af dem.";
        other[3] += " “We will not give up,” sagt einer von ihnen.";
    };
    check(("da", "de"), quoted, &[]);
}

#[test]
fn a_paragraph_twice() {
    for (version, paragraph, at) in [("en", 1, 2), ("de", 3, 5), ("nb", 4, 3), ("uk", 1, 4), ("da", 3, 4), ("fr", 4, 1)]
    {
        let text = article(version)[paragraph].clone();
        let expected = [(Kind::Added, PARAGRAPH, "", text.as_str())];
        let reasons = check(("da", version), |_, other| other.insert(at, text.clone()), &expected);
        assert_eq!(reasons, [Reason::Repeated], "{version}");
        // Not when the base has it twice.
        let twice = |base: &mut Vec<String>, other: &mut Vec<String>| {
            base.insert(at, base[paragraph].clone());
            other.insert(at, text.clone());
        };
        check(("da", version), twice, &[]);
    }
}

#[test]
fn a_title_twice() {
    for version in ["da", "en", "de", "uk"] {
        let title = article(version)[0].clone();
        // Near the top it is taken for a part of the page; below it is told.
        check(("da", version), |_, other| other.insert(1, title.clone()), &[]);
        for at in [4, 5] {
            let expected = [(Kind::Added, PARAGRAPH, "", title.as_str())];
            let reasons = check(("da", version), |_, other| other.insert(at, title.clone()), &expected);
            assert_eq!(reasons, [Reason::Repeated], "{version}");
        }
    }
}

#[test]
fn placeholders() {
    for (version, left) in [
        ("en", "{{mayor}}"),
        ("de", "[NAME]"),
        ("da", "{{mayor}}"),
        ("sv", "%s"),
        ("nb", "[sett inn navn]"),
        ("fr", "Lorem ipsum"),
        ("uk", "&nbsp;"),
    ] {
        let change = |_: &mut Vec<String>, other: &mut Vec<String>| other[4] += &format!(" {left}");
        let expected = [(Kind::Added, Aspect::Words, "", left)];
        let reasons = check(("da", version), change, &expected);
        assert_eq!(reasons, [Reason::Placeholder], "{version}");
        let both = |base: &mut Vec<String>, other: &mut Vec<String>| {
            base[4] += &format!(" {left}");
            other[4] += &format!(" {left}");
        };
        check(("da", version), both, &[]);
    }
}

#[test]
fn page_debris_makes_no_difference() {
    for (version, line) in
        [("en", "Kommentare (0)"), ("de", "Læs også: Broen åbner"), ("uk", "Kommentarer (3)"), ("sv", "Read more")]
    {
        check(("da", version), |_, other| other.push(line.to_owned()), &[]);
    }
}

#[test]
fn order() {
    for version in ["en", "de", "nb", "uk", "da"] {
        let (found, _) = marked(
            ("da", &article("da")),
            (version, &{
                let mut other = article(version);
                other.swap(3, 4);
                other
            }),
        );
        assert!(!found.is_empty() && found.iter().all(|d| d.kind == Kind::Moved), "{version}: {found:#?}");
    }
}

#[test]
fn merged_and_split_paragraphs_are_no_difference() {
    for version in ["en", "de", "sv", "nb", "fr", "uk"] {
        let merge = |_: &mut Vec<String>, other: &mut Vec<String>| {
            let last = other.remove(4);
            other[3] += &format!(" {last}");
        };
        check(("da", version), merge, &[]);
        let split = |_: &mut Vec<String>, other: &mut Vec<String>| {
            let at = other[3].find(". ").unwrap();
            let rest = other[3].split_off(at + 2);
            other[3].truncate(at + 1);
            other.insert(4, rest);
        };
        check(("da", version), split, &[]);
    }
}
