//! Names across languages: the same thing must be one entity, and common words must be none.

#![allow(clippy::unwrap_used)]

use sammenhold::{
    lexicon::{Entity, Gazetteer},
    segment::tokens,
    text::Language,
};

/// Pairs of language and text that name the same single thing.
const SAME: &str = "
da:Tyskland en:Germany | da:Tysklands de:Deutschlands | fr:Allemagne ru:Германии | fr:l’Allemagne es:Alemania
pl:Niemcy uk:Німеччина | pl:Niemczech cs:Německu | fi:Saksassa is:Þýskalandi | el:Γερμανίας tr:Almanya'da
da:USA de:Vereinigte_Staaten | da:De_Forenede_Stater fr:États-Unis | da:USA’s en:the_United_States
en:US es:Estados_Unidos | pl:Stanów_Zjednoczonych ru:Соединённых_Штатах | uk:Сполучених_Штатів cs:Spojených_států
fi:Yhdysvalloissa el:Ηνωμένων_Πολιτειών | it:Stati_Uniti pt:EUA | nl:Verenigde_Staten sv:USA:s | is:Bandaríkjunum tr:ABD'nin
da:Storbritannien en:UK | de:Großbritannien fr:Royaume-Uni | pl:Wielkiej_Brytanii it:Gran_Bretagna | en:Britain nb:Storbritannia
da:Rusland sv:Ryssland | pl:Rosji ru:России | uk:Росією fi:Venäjällä | sv:Ukrainas de:Ukraine | pl:Ukrainie uk:Україні
it:dell’Ucraina fr:l'Ukraine | cs:Ukrajině el:Ουκρανίας | da:Nordkorea en:North_Korea | ru:Северной_Кореи fi:Pohjois-Korean
da:Kina pl:Chinach | fi:Kiinan cs:Číně | da:Tyrkiet tr:Türkiye'de | da:Sverige fi:Ruotsissa | is:Danmerkur el:Δανία
da:Holland nl:Nederland | da:Hviderusland en:Belarus | en:Turkey de:Türkei | en:Czech_Republic cs:Česko
nn:Noreg nb:Norge | et:Saksamaal fo:Týskland | da:New_Zealand ru:Новой_Зеландии
da:København en:Copenhagen | da:København de:Kopenhagen | fr:Copenhague pl:Kopenhadze | ru:Копенгагене is:Kaupmannahöfn
da:Kyiv en:Kiev | de:Kiew pl:Kijowie | uk:Києві ru:Киеве | cs:Kyjevě fr:Kiev | fi:Kiovassa da:Kijev
da:Moskva en:Moscow | de:Moskauer ru:Москве | pl:Moskwie fi:Moskovassa | da:Rom it:Roma | da:Wien en:Vienna
fi:Helsingissä sv:Helsingfors | da:Paris fi:Pariisissa | en:London es:Londres | pl:Londynie ru:Лондоне | tr:Londra'da el:Λονδίνου
da:New_York es:Nueva_York | pl:Nowym_Jorku ru:Нью-Йорке | da:Bruxelles de:Brüssel | da:Prag cs:Praze | da:Beijing de:Peking
da:Haag fr:La_Haye | da:Skt._Petersborg ru:Санкт-Петербурге | da:Warszawa de:Warschau
da:dansk en:Danish | da:danske de:dänischen | es:danesa fr:danoises | pl:duńskiego ru:датских | uk:данської is:danskir
da:russisk en:Russian | da:russiske de:russischer | da:russerne en:Russians | pl:rosyjskie cs:ruského | fi:venäläisten sv:ryska
da:amerikansk en:American | da:amerikanerne de:Amerikaner | es:estadounidenses pl:amerykańskiej | fr:américaines ru:американские
da:ukrainske en:Ukrainian | pl:ukraińskich uk:українського | da:tyske nl:Duitse | da:britiske it:britannici | da:kinesiske fr:chinoise
da:israelske ru:израильских | fi:suomalaiset sv:finska | el:δανικής da:danske
da:kroner en:kroner | da:kr. de:Kronen | fr:couronnes pl:koron | cs:korun ru:крон | da:dollar pl:dolarów | fi:dollaria ru:долларов
da:euro fi:euroa | uk:євро el:ευρώ | da:pund en:pounds | da:rubler ru:рублей | tr:doları is:dalir
da:EU fr:UE | da:EU’s ru:ЕС | da:FN en:UN | es:ONU ru:ООН | da:Europa en:Europe | pl:Europie ru:Европе | da:Afrika fr:l'Afrique
da:EU-landene de:EU-Staaten | da:Nato uk:НАТО | da:Mellemøsten en:Middle_East | da:Krim ru:Крыму | da:Californien en:California
";

/// Texts in which nothing may be found.
const NOTHING: &str = "
en:nice | en:bath | en:Nice_try | en:Most_of_them | en:Reading_books | en:Split_it | en:Male_voters | en:Man | en:March
en:us | en:Us | en:turkey | en:polish | en:china | en:It_is_of_no_use | en:Are_you_there | da:mand | da:eu | da:fn
da:By_og_land | da:Vi_har_set_det | da:Han_sagde_nej | sv:Han_var_under_tak | de:Das_Essen_ist_gut | de:Berge_und_Hagen
de:Die_Halle_war_voll | fr:livres | fr:Nous_avons_lu | es:Santa_y_pura | es:nuevo | it:solo | tr:Van_ve_ordu | pl:Most
uk:мир | ru:мир | ru:Орёл | nb:Moss | nl:Best_dag | fi:Suomalaisuus_kasvaa | da:danskvand | da:polarforsker
en:GIVE_IT_TO_US_NOW | da:tyskheden | da:Danmarksmesterskabet
";

/// Pairs that name different things.
const DIFFERENT: &str = "
en:Austria en:Australia | da:Iran da:Irak | en:Niger en:Nigeria | pl:Słowacja pl:Słowenia | da:Østrig da:Australien
da:Nordkorea da:Sydkorea | en:Guinea en:Guinea-Bissau | da:Danmark da:dansk | ru:Иран ru:Ирак | da:kroner da:dollar
uk:Росія uk:російська | da:Paris da:Prag | en:Sudan en:South_Sudan | de:Irland de:Island | da:Island da:Irland
es:Irán es:Irak | fi:Saksa fi:saksa | da:Georgien en:Jordan | en:Mali en:Malta | pl:Rosja pl:Rosjanie
en:New_York en:York | en:London en:Leeds | da:amerikansk da:Amerika | en:Dominica en:Dominican_Republic
";

fn entities(text: &str) -> Vec<Entity> {
    let (language, text) = text.split_once(':').unwrap();
    let language: Language = language.parse().unwrap();
    let tokens = tokens(&text.replace('_', " "), 0);
    let forms: Vec<&str> = tokens.iter().map(|t| t.form.as_str()).collect();
    Gazetteer::shipped().find(&forms, &language).into_iter().map(|m| m.entity).collect()
}

fn pairs(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let cells = table.split(['|', '\n']).map(str::trim).filter(|cell| !cell.is_empty());
    cells.map(|cell| cell.split_once(' ').unwrap())
}

#[test]
fn the_same_thing_is_one_entity() {
    let wrong: Vec<_> = pairs(SAME)
        .map(|(a, b)| (a, entities(a), b, entities(b)))
        .filter(|(_, a, _, b)| a.len() != 1 || a != b)
        .collect();
    assert!(pairs(SAME).count() >= 60);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn common_words_are_no_names() {
    let texts = || NOTHING.split(['|', '\n']).map(str::trim).filter(|cell| !cell.is_empty());
    let wrong: Vec<_> = texts().map(|t| (t, entities(t))).filter(|(_, found)| !found.is_empty()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn different_things_are_different_entities() {
    let wrong: Vec<_> = pairs(DIFFERENT)
        .map(|(a, b)| (a, entities(a), b, entities(b)))
        .filter(|(_, a, _, b)| a.is_empty() || b.is_empty() || a.iter().any(|e| b.contains(e)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
