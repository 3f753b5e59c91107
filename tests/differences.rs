//! What a person would miss if it were not told, and what a person would be cross to be told: short texts in two
//! languages with one thing changed, or nothing.
//!
//! Every difference that is expected has to be marked, in its place and with its kind and aspect, and nothing else.
//! A place may be a word or two wider or narrower than written here, as people would also mark it differently.

#![allow(clippy::unwrap_used)]

use sammenhold::{
    collate::{Options, collate, unwatched},
    diff::{Aspect, Difference, Kind},
    segment::prepare,
    text::{LanguageSource, Paragraph, Place, Role, Version},
};

/// A language and the paragraphs of a text.
type Text<'a> = (&'a str, &'a [&'a str]);
/// Kind and aspect, and the words of base and version; empty where a side has none.
type Expected<'a> = (Kind, Aspect, &'a str, &'a str);

fn version((language, paragraphs): Text<'_>) -> Version {
    let paragraphs = paragraphs.iter().map(|text| Paragraph::new(*text, Role::Body)).collect();
    let mut version =
        Version::new(language, paragraphs).with_language(language.parse().unwrap(), LanguageSource::Declared);
    prepare(&mut version);
    version
}

fn words(version: &Version, places: &[Place]) -> String {
    places.iter().map(|p| p.span.of(&version.paragraphs[p.paragraph].text)).collect::<Vec<_>>().join(" + ")
}

/// Whether one lies in the other and has at least half of its letters.
fn is_about(found: &str, expected: &str) -> bool {
    let (found, expected) = (found.trim_matches(|c: char| !c.is_alphanumeric()), expected);
    if expected.is_empty() {
        return found.is_empty();
    }
    let length = |text: &str| text.chars().count();
    let (short, long) = if length(found) < length(expected) { (found, expected) } else { (expected, found) };
    !short.is_empty() && long.contains(short) && 2 * length(short) >= length(long)
}

/// What is wrong with what is marked in a version, if anything.
fn wrong(base: Text<'_>, other: Text<'_>, expected: &[Expected<'_>]) -> Option<String> {
    let versions = [version(base), version(other)];
    let mut found = collate(&versions, &Options::default(), &unwatched).unwrap().differences;
    found.retain(|d| d.confidence >= 0.2);
    let told = |d: &Difference| (words(&versions[0], &d.base_spans), words(&versions[1], &d.version_spans));
    let is_expected = |d: &Difference, (kind, aspect, one, two): &Expected<'_>| {
        let (base, version) = told(d);
        (d.kind, d.aspect) == (*kind, *aspect) && is_about(&base, one) && is_about(&version, two)
    };
    let marked: Vec<&Difference> = found.iter().filter(|d| d.is_marked()).collect();
    let is_missing = |e: &&Expected<'_>| !marked.iter().any(|d| is_expected(d, e));
    let is_surplus = |d: &Difference| !expected.iter().any(|e| is_expected(d, e));
    if marked.len() == expected.len()
        && !expected.iter().any(|e| is_missing(&e))
        && !marked.iter().any(|d| is_surplus(d))
    {
        return None;
    }
    let tell = |d: &Difference| {
        let (base, version) = told(d);
        format!("    {:.2} {:?} {:?} “{base}” → “{version}”", d.confidence, d.kind, d.aspect)
    };
    let found: Vec<String> = found.iter().map(tell).collect();
    Some(format!("{} → {}: {}\n  expected {expected:?}, found\n{}", base.0, other.0, other.1[0], found.join("\n")))
}

fn check(cases: &[(Text<'_>, Text<'_>, &[Expected<'_>])]) {
    let wrong: Vec<String> =
        cases.iter().filter_map(|(base, other, expected)| wrong(*base, *other, expected)).collect();
    assert!(wrong.is_empty(), "{} of {} wrong\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// Cases with nothing to tell.
fn check_silent(cases: &[(Text<'_>, Text<'_>)]) {
    check(&cases.iter().map(|(base, other)| (*base, *other, &[][..])).collect::<Vec<_>>());
}

const CHANGED: Kind = Kind::Changed;

#[test]
fn an_amount_is_another() {
    check(&[
        (
            ("da", &["Kommunen har købt 184 nye cykler til skolerne, og de skal stå klar efter sommerferien."]),
            (
                "en",
                &[
                    "The municipality has bought 148 new bicycles for the schools, and they are to be ready after the summer holidays.",
                ],
            ),
            &[(CHANGED, Aspect::Number, "184", "148")],
        ),
        (
            ("da", &["Omkring 1.500 mennesker stod i kø foran museet, da dørene gik op om morgenen."]),
            ("de", &["Rund 15.000 Menschen standen vor dem Museum Schlange, als sich am Morgen die Türen öffneten."]),
            &[(CHANGED, Aspect::Number, "Omkring 1.500", "Rund 15.000")],
        ),
        (
            ("da", &["Huslejen stiger med 12 procent i de gamle ejendomme ved havnen."]),
            ("sv", &["Hyran stiger med 21 procent i de gamla fastigheterna vid hamnen."]),
            &[(CHANGED, Aspect::Percent, "12 procent", "21 procent")],
        ),
        (
            ("da", &["Den nye svømmehal har kostet 32 mio. kr., og regningen deler de to kommuner."]),
            ("nb", &["Den nye svømmehallen har kostet 23 mill. kr., og regningen deler de to kommunene."]),
            &[(CHANGED, Aspect::Money, "32 mio. kr.", "23 mill. kr.")],
        ),
        (
            ("da", &["Broen er 420 meter lang og bæres af seks piller af beton."]),
            ("fr", &["Le pont mesure 240 mètres de long et repose sur six piliers en béton."]),
            &[(CHANGED, Aspect::Measure, "420 meter", "240 mètres")],
        ),
        (
            ("da", &["Bageriet sælger 350 brød om dagen, og de fleste går til hotellerne."]),
            ("es", &["La panadería vende 530 panes al día, y la mayoría va a los hoteles."]),
            &[(CHANGED, Aspect::Number, "350", "530")],
        ),
        (
            ("da", &["I alt 27 af skibets passagerer blev bragt i land med helikopter."]),
            ("fi", &["Kaikkiaan 72 laivan matkustajaa tuotiin maihin helikopterilla."]),
            &[(CHANGED, Aspect::Number, "27", "72")],
        ),
    ]);
}

#[test]
fn a_day_or_a_time_is_another() {
    check(&[
        (
            ("da", &["Udstillingen åbner den 3. marts 2026 og kan ses hele foråret."]),
            ("en", &["The exhibition opens on 13 March 2026 and can be seen all spring."]),
            &[(CHANGED, Aspect::Date, "den 3. marts 2026", "13 March 2026")],
        ),
        (
            ("da", &["Fabrikken blev bygget i 1924 og gav arbejde til hele byen."]),
            ("de", &["Die Fabrik wurde 1942 gebaut und gab der ganzen Stadt Arbeit."]),
            &[(CHANGED, Aspect::Date, "1924", "1942")],
        ),
        (
            ("da", &["Mødet begynder kl. 19.00 på biblioteket, og alle er velkomne."]),
            ("nl", &["De bijeenkomst begint om 18.00 uur in de bibliotheek, en iedereen is welkom."]),
            &[(CHANGED, Aspect::Time, "kl. 19.00", "om 18.00 uur")],
        ),
        (
            ("da", &["Fristen for at søge er den 12. maj, og svaret kommer inden sommerferien."]),
            ("pl", &["Termin składania wniosków upływa 12 czerwca, a odpowiedź przyjdzie przed wakacjami."]),
            &[(CHANGED, Aspect::Date, "den 12. maj", "12 czerwca")],
        ),
    ]);
}

#[test]
fn somebody_else_is_named() {
    check(&[
        (
            ("da", &["Aftalen blev underskrevet i Pyongyang i juni, og den gælder i ti år."]),
            ("nb", &["Avtalen ble undertegnet i Moskva i juni, og den gjelder i ti år."]),
            &[(CHANGED, Aspect::Name, "Pyongyang", "Moskva")],
        ),
        (
            ("da", &["Ministeren rejser til Frankrig i næste uge for at tale om fiskeriet i Nordsøen."]),
            ("en", &["The minister will travel to Spain next week to talk about fishing in the North Sea."]),
            &[(CHANGED, Aspect::Name, "Frankrig", "Spain")],
        ),
        (
            ("da", &["Sagen føres af advokat Mette Holm, som har arbejdet med den i flere år."]),
            ("sv", &["Målet drivs av advokaten Anna Holm, som har arbetat med det i flera år."]),
            &[(CHANGED, Aspect::Name, "Mette Holm", "Anna Holm")],
        ),
    ]);
}

#[test]
fn something_is_denied_on_one_side_only() {
    check(&[
        (
            ("da", &["Bestyrelsen har godkendt planen, og arbejdet går i gang til foråret."]),
            ("en", &["The board has not approved the plan, and work will begin in the spring."]),
            &[(CHANGED, Aspect::Negation, "godkendt", "not")],
        ),
        (
            ("da", &["Situationen er svær, men byen er ikke omringet, skriver hæren i en meddelelse."]),
            ("sv", &["Läget är svårt, men staden är omringad, skriver armén i ett meddelande."]),
            &[(CHANGED, Aspect::Negation, "ikke", "omringad")],
        ),
        (
            ("da", &["Vandet i søen er ikke rent nok til at bade i, siger kommunen."]),
            ("en", &["The water in the lake is clean enough to bathe in, the municipality says."]),
            &[(CHANGED, Aspect::Negation, "ikke", "clean")],
        ),
        (
            ("da", &["Lægerne anbefaler vaccinen til alle over 65 år."]),
            ("de", &["Die Ärzte empfehlen die Impfung nicht für alle über 65 Jahre."]),
            &[(CHANGED, Aspect::Negation, "alle", "nicht")],
        ),
    ]);
}

#[test]
fn who_speaks_is_told_on_one_side_only() {
    let second = "Om aftenen var der stadig mange mennesker på torvet.";
    check(&[
        (
            (
                "da",
                &[
                    "»Vi har ventet på den bro i tyve år, og nu er den her endelig,« siger borgmester Hanne Vestrup.",
                    second,
                ],
            ),
            (
                "en",
                &[
                    "“We have waited for that bridge for twenty years, and now it is finally here.”",
                    "In the evening there were still many people in the square.",
                ],
            ),
            &[(
                CHANGED,
                Aspect::Quotation,
                "siger borgmester Hanne Vestrup",
                "We have waited for that bridge for twenty years, and now it is finally here",
            )],
        ),
        (
            (
                "da",
                &[
                    "»Vi har ventet på den bro i tyve år, og nu er den her endelig,« siger borgmester Hanne Vestrup.",
                    second,
                ],
            ),
            (
                "de",
                &[
                    "„Wir haben zwanzig Jahre auf diese Brücke gewartet, und nun ist sie endlich da.“",
                    "Am Abend waren noch viele Menschen auf dem Platz.",
                ],
            ),
            &[(
                CHANGED,
                Aspect::Quotation,
                "siger borgmester Hanne Vestrup",
                "Wir haben zwanzig Jahre auf diese Brücke gewartet, und nun ist sie endlich da",
            )],
        ),
        (
            ("da", &["»Børnene har brug for et sted, hvor de kan være sammen efter skole.«", second]),
            (
                "sv",
                &[
                    "”Barnen behöver ett ställe där de kan vara tillsammans efter skolan”, säger läraren Olof Lindgren.",
                    "På kvällen var det fortfarande många människor på torget.",
                ],
            ),
            &[(
                CHANGED,
                Aspect::Quotation,
                "Børnene har brug for et sted, hvor de kan være sammen efter skole",
                "säger läraren Olof Lindgren",
            )],
        ),
    ]);
}

#[test]
fn words_are_added_or_left_out() {
    check(&[
        (
            (
                "da",
                &["Politiet fandt bilen i skoven, hvor to drenge havde set den brænde i nat, og en mand er anholdt."],
            ),
            ("en", &["The police found the car in the forest, and a man has been arrested."]),
            &[(Kind::LeftOut, Aspect::Words, "hvor to drenge havde set den brænde i nat", "")],
        ),
        (
            ("da", &["Politiet fandt bilen i skoven, og en mand er anholdt."]),
            (
                "sv",
                &[
                    "Polisen hittade bilen i skogen, där två pojkar hade sett den brinna under natten, och en man är gripen.",
                ],
            ),
            &[(Kind::Added, Aspect::Words, "", "där två pojkar hade sett den brinna under natten")],
        ),
        (
            ("da", &["Biblioteket (der har til huse i en gammel mejeribygning) får længere åbningstider fra januar."]),
            ("en", &["The library will have longer opening hours from January."]),
            &[(Kind::LeftOut, Aspect::Words, "der har til huse i en gammel mejeribygning", "")],
        ),
        (
            ("da", &["Festivalen slutter søndag aften med en koncert i parken, hvis vejret tillader det."]),
            ("nb", &["Festivalen slutter søndag kveld med en konsert i parken."]),
            &[(Kind::LeftOut, Aspect::Words, "hvis vejret tillader det", "")],
        ),
    ]);
}

#[test]
fn sentences_and_paragraphs_are_added_or_left_out() {
    check(&[
        (
            ("da", &["Færgen sejler fra på fredag. Turen til øen tager en time."]),
            (
                "en",
                &[
                    "The ferry leaves on Friday. The trip to the island takes an hour. Dogs must be kept on a lead on board.",
                ],
            ),
            &[(Kind::Added, Aspect::Sentence, "", "Dogs must be kept on a lead on board")],
        ),
        (
            ("da", &["Færgen sejler fra på fredag. Hunde skal holdes i snor om bord. Turen til øen tager en time."]),
            ("de", &["Die Fähre fährt am Freitag ab. Die Fahrt zur Insel dauert eine Stunde."]),
            &[(Kind::LeftOut, Aspect::Sentence, "Hunde skal holdes i snor om bord", "")],
        ),
        (
            (
                "da",
                &[
                    "Færgen sejler fra på fredag, og turen til øen tager en time.",
                    "På øen bor der kun fyrre mennesker hele året rundt.",
                    "Billetter kan købes på havnen.",
                ],
            ),
            (
                "fr",
                &[
                    "Le ferry part vendredi et la traversée vers l'île dure une heure.",
                    "Les billets peuvent être achetés au port.",
                ],
            ),
            &[(Kind::LeftOut, Aspect::Paragraph, "På øen bor der kun fyrre mennesker hele året rundt", "")],
        ),
        (
            ("da", &["Færgen sejler fra på fredag, og turen til øen tager en time.", "Billetter kan købes på havnen."]),
            (
                "es",
                &[
                    "El ferry sale el viernes y el viaje a la isla dura una hora.",
                    "En la isla solo viven cuarenta personas durante todo el año.",
                    "Los billetes se pueden comprar en el puerto.",
                ],
            ),
            &[(Kind::Added, Aspect::Paragraph, "", "En la isla solo viven cuarenta personas durante todo el año")],
        ),
    ]);
}

#[test]
fn values_in_another_spelling_are_the_same() {
    check_silent(&[
        (
            ("da", &["Fonden giver 1.500 kr. til hver af de 24 skoler, der har søgt."]),
            ("en", &["The foundation is giving 1,500 kroner to each of the 24 schools that have applied."]),
        ),
        (
            ("da", &["Ruten er 2,5 kilometer lang og går forbi møllen."]),
            ("en", &["The route is 2.5 kilometres long and passes the mill."]),
        ),
        (
            ("da", &["Tunnelen kommer til at koste 1,2 mia. kr. og står færdig i 2031."]),
            ("de", &["Der Tunnel wird 1,2 Milliarden Kronen kosten und 2031 fertig sein."]),
        ),
        (
            ("da", &["Halvanden million mennesker bor i området omkring byen."]),
            ("en", &["One and a half million people live in the area around the city."]),
        ),
        (
            ("da", &["Toget kører kl. 14.30 og er fremme kl. 16.05."]),
            ("en", &["The train leaves at 2.30 p.m. and arrives at 4.05 p.m."]),
        ),
        (
            ("da", &["Loven træder i kraft den 3. marts 2026 i hele landet."]),
            ("fr", &["La loi entre en vigueur le 3 mars 2026 dans tout le pays."]),
        ),
        (
            ("da", &["Omkring 12.000 elever går på kommunens skoler."]),
            ("sv", &["Omkring 12 000 elever går i kommunens skolor."]),
        ),
    ]);
}

#[test]
fn names_in_another_spelling_are_the_same() {
    check_silent(&[
        (
            ("da", &["USA og Storbritannien har lovet at hjælpe landet med mad og medicin."]),
            ("en", &["The United States and Britain have promised to help the country with food and medicine."]),
        ),
        (
            ("da", &["De Forenede Stater har lukket sin ambassade i hovedstaden."]),
            ("de", &["Die USA haben ihre Botschaft in der Hauptstadt geschlossen."]),
        ),
        (
            ("da", &["FN sender observatører til Kyiv, siger generalsekretær António Guterres."]),
            ("uk", &["ООН відправляє спостерігачів до Києва, каже генеральний секретар Антоніу Гутерріш."]),
        ),
        (
            ("da", &["Præsident Volodymyr Zelenskyj besøgte København i weekenden."]),
            ("pl", &["Prezydent Wołodymyr Zełenski odwiedził w weekend Kopenhagę."]),
        ),
        (
            ("da", &["Nordkorea og Rusland underskrev aftalen i juni."]),
            ("fr", &["La Corée du Nord et la Russie ont signé l'accord en juin."]),
        ),
    ]);
}

#[test]
fn the_same_in_other_words_is_the_same() {
    check_silent(&[
        (
            ("da", &["Retten fandt ham ikke skyldig i svindel, og han forlod salen som en fri mand."]),
            ("en", &["The court found him not guilty of fraud, and he left the room a free man."]),
        ),
        (
            ("da", &["Retten fandt ham ikke skyldig i svindel."]),
            ("de", &["Das Gericht befand ihn des Betrugs für nicht schuldig."]),
        ),
        (
            ("da", &["Han var ikke i stand til at huske, hvor han havde stillet bilen."]),
            ("en", &["He was unable to remember where he had parked the car."]),
        ),
        (
            ("da", &["Ingen kom til skade ved branden, der blev slukket i løbet af natten."]),
            ("sv", &["Ingen skadades i branden, som släcktes under natten."]),
        ),
        (
            ("da", &["Det regnede hele dagen, men det tog humøret ikke skade af."]),
            ("nb", &["Det regnet hele dagen, men det gikk ikke ut over humøret."]),
        ),
        (
            ("da", &["»Vi er meget glade for hjælpen,« siger Ida Holm, som leder skolen."]),
            ("en", &["Ida Holm, who heads the school, says: “We are very happy about the help.”"]),
        ),
        (
            ("da", &["»Vi er meget glade for hjælpen,« siger Ida Holm. »Uden den havde vi måttet lukke.«"]),
            (
                "de",
                &["Ida Holm freut sich. „Wir sind sehr froh über die Hilfe. Ohne sie hätten wir schließen müssen.“"],
            ),
        ),
        (
            ("da", &["Butikkerne holder lukket om søndagen, og det er de handlende trætte af."]),
            ("nl", &["De winkels zijn op zondag gesloten, en dat zijn de winkeliers beu."]),
        ),
    ]);
}
