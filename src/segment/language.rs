//! Which language a text is in.
//!
//! Two witnesses. whatlang compares letter trigrams and knows the scripts; frequent words, endings and letters
//! (`assets/languages/words.txt`, `letters.txt`) tell near relatives apart and know the languages that whatlang
//! lacks (nn, is, fo, kl). For a language with a word list the words decide and whatlang adds its weight; for all
//! others, and where no known word occurs, whatlang decides. The confidence grows with the lead over the second
//! best language, so a heading of two words stays low.

use crate::text::Language;
use std::{collections::HashMap, sync::LazyLock};
use unicode_normalization::UnicodeNormalization;
use whatlang::Lang;

/// The language of a text and how sure that is.
#[derive(Clone, Debug, PartialEq)]
pub struct Detected {
    /// The language; [`Language::undetermined`] where there is nothing to tell it from.
    pub language: Language,
    /// Probability, 0 to 1, that it is right; 0 for an undetermined one.
    pub confidence: f64,
}

/// Tells which language `text` is in. Reads all of it; a long text is best given as a sample.
pub fn detect(text: &str) -> Detected {
    let text: String = text.nfc().collect();
    let trigrams = whatlang::detect(&text).map(|info| (two_letters(info.lang()), info.confidence()));
    let Some((spoken, weight)) = trigrams else { return Detected::nothing() };
    let evidence = Evidence::of(&text);
    let Some(lead) = evidence.best(spoken, weight) else {
        return Detected::new(spoken, weight * evidence.trust_in_trigrams());
    };
    let odds = LEAD_WEIGHT * lead.ahead - LEAD_NEEDED;
    let enough = evidence.words / (evidence.words + FEW_WORDS);
    Detected::new(TABLES.tags[lead.language], MOST_SURE * enough / (1.0 + (-odds).exp()))
}

/// Logistic curve from the lead (in words) to a probability, read off single sentences; fewer words than a sentence
/// has are less sure than the curve says.
const LEAD_WEIGHT: f64 = 1.8;
const LEAD_NEEDED: f64 = 0.6;
const FEW_WORDS: f64 = 0.8;
const MOST_SURE: f64 = 0.995;
/// What an ending and a foreign letter weigh against a whole word, which weighs 1, and whatlang when it is sure.
const ENDING: f64 = 0.5;
const FOREIGN_LETTER: f64 = 1.0;
const FOREIGN_LETTER_IN_NAME: f64 = 0.3;
const TRIGRAMS: f64 = 2.5;
/// Running text has more known words than this; with fewer the language is one without a word list.
const LEAST_KNOWN_SHARE: f64 = 0.12;
/// From so many words on, a small share of known words says something.
const ENOUGH_WORDS: f64 = 12.0;

impl Detected {
    fn nothing() -> Self {
        Self { language: Language::undetermined(), confidence: 0.0 }
    }

    fn new(tag: &str, confidence: f64) -> Self {
        tag.parse().map_or_else(|_| Self::nothing(), |language| Self { language, confidence })
    }
}

/// What the words of a text say, summed for each language of the tables.
struct Evidence {
    scores: Vec<f64>,
    known: Vec<f64>,
    words: f64,
}

struct Lead {
    language: usize,
    ahead: f64,
}

impl Evidence {
    fn of(text: &str) -> Self {
        let tables = &*TABLES;
        let languages = tables.tags.len();
        let mut evidence = Self { scores: vec![0.0; languages], known: vec![0.0; languages], words: 0.0 };
        let mut times: HashMap<String, f64> = HashMap::new();
        for word in text.split(|c: char| !is_letter(c)).filter(|w| !w.is_empty()) {
            let lower = word.to_lowercase();
            let has_case = word.chars().any(|c| c.is_lowercase() || c.is_uppercase());
            evidence.words += if has_case { 1.0 } else { word.chars().count() as f64 * WORDS_A_LETTER };
            let seen = times.entry(lower.clone()).or_insert(0.0);
            *seen += 1.0;
            // The n-th time counts 1/n: one word repeated through the text must not outvote the others.
            let weight = 1.0 / *seen;
            if let Some(&speakers) = tables.words.get(&lower) {
                evidence.add(speakers, weight, 1.0);
            } else {
                evidence.add(tables.ending(&lower), weight * ENDING, 0.5);
            }
            let name = word.chars().next().is_some_and(char::is_uppercase);
            evidence.subtract_foreign(&lower, weight * if name { FOREIGN_LETTER_IN_NAME } else { FOREIGN_LETTER });
        }
        evidence
    }

    fn add(&mut self, speakers: u64, weight: f64, known: f64) {
        for language in (0..self.scores.len()).filter(|n| speakers >> n & 1 == 1) {
            self.scores[language] += weight;
            self.known[language] += known;
        }
    }

    fn subtract_foreign(&mut self, word: &str, weight: f64) {
        let mut at_home = u64::MAX;
        for letter in word.chars().filter(|c| !c.is_ascii()) {
            at_home &= TABLES.letters.get(&letter).copied().unwrap_or(0);
        }
        for (language, score) in self.scores.iter_mut().enumerate() {
            *score -= if at_home >> language & 1 == 1 { 0.0 } else { weight };
        }
    }

    /// The language that the words speak for, or none where they hardly speak.
    fn best(&self, spoken: &str, weight: f64) -> Option<Lead> {
        let listed = TABLES.tags.iter().position(|tag| *tag == spoken);
        let mut ranked: Vec<(usize, f64)> = self.scores.iter().copied().enumerate().collect();
        for (language, score) in &mut ranked {
            *score += if listed == Some(*language) { TRIGRAMS * weight } else { 0.0 };
        }
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let &[(language, first), (_, second), ..] = ranked.as_slice() else { return None };
        let share = self.known[language] / self.words.max(1.0);
        let too_few = listed.is_none() && share < LEAST_KNOWN_SHARE;
        if self.known[language] == 0.0 || too_few {
            return None;
        }
        Some(Lead { language, ahead: first - second })
    }

    /// How far to believe whatlang where it is alone: on a few words it is often sure and wrong.
    fn trust_in_trigrams(&self) -> f64 {
        MOST_SURE * (self.words / ENOUGH_WORDS).clamp(0.2, 1.0)
    }
}

/// The word lists, a bit for each language.
struct Tables {
    tags: Vec<&'static str>,
    words: HashMap<String, u64>,
    endings: HashMap<&'static str, u64>,
    beginnings: HashMap<&'static str, u64>,
    letters: HashMap<char, u64>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    Tables::read(include_str!("../../assets/languages/words.txt"), include_str!("../../assets/languages/letters.txt"))
});

impl Tables {
    fn read(words: &'static str, letters: &'static str) -> Self {
        let mut tables = Self {
            tags: Vec::new(),
            words: HashMap::new(),
            endings: HashMap::new(),
            beginnings: HashMap::new(),
            letters: HashMap::new(),
        };
        for (tag, list) in entries(words) {
            let bit = tables.bit(tag);
            for word in list.split_whitespace() {
                if let Some(ending) = word.strip_prefix('-') {
                    *tables.endings.entry(ending).or_default() |= bit;
                } else if let Some(beginning) = word.strip_suffix('-') {
                    *tables.beginnings.entry(beginning).or_default() |= bit;
                } else {
                    *tables.words.entry(word.to_owned()).or_default() |= bit;
                }
            }
        }
        for (tag, list) in entries(letters) {
            let bit = tables.bit(tag);
            for letter in list.chars() {
                *tables.letters.entry(letter).or_default() |= bit;
            }
        }
        tables
    }

    fn bit(&mut self, tag: &'static str) -> u64 {
        let number = self.tags.iter().position(|known| *known == tag).unwrap_or_else(|| {
            self.tags.push(tag);
            self.tags.len() - 1
        });
        1_u64.checked_shl(number as u32).unwrap_or(0)
    }

    /// Who writes words with this beginning or its longest known ending.
    fn ending(&self, word: &str) -> u64 {
        let letters = word.chars().count();
        let mut cuts = word.char_indices().map(|(at, _)| at).skip(letters.saturating_sub(LONGEST_ENDING).max(2));
        let by_ending = cuts.find_map(|at| self.endings.get(&word[at..])).copied().unwrap_or(0);
        let starts = word.char_indices().map(|(at, _)| at).skip(2).take(2);
        let by_beginning = starts.filter(|_| letters > 4).find_map(|at| self.beginnings.get(&word[..at])).copied();
        by_ending | by_beginning.unwrap_or(0)
    }
}

/// Scripts without spaces have no words to count; a letter of theirs counts for this many.
const WORDS_A_LETTER: f64 = 0.5;

const LONGEST_ENDING: usize = 9;

/// `tag: words` lines, without comments.
fn entries(data: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    data.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(':'))
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c)
}

/// whatlang's ISO 639-3 code as a BCP 47 tag.
fn two_letters(language: Lang) -> &'static str {
    let code = language.code();
    BCP47.iter().find(|(long, _)| *long == code).map_or(code, |(_, short)| short)
}

#[rustfmt::skip]
const BCP47: [(&str, &str); 70] = [
    ("epo", "eo"), ("eng", "en"), ("rus", "ru"), ("cmn", "zh"), ("spa", "es"), ("por", "pt"), ("ita", "it"),
    ("ben", "bn"), ("fra", "fr"), ("deu", "de"), ("ukr", "uk"), ("kat", "ka"), ("ara", "ar"), ("hin", "hi"),
    ("jpn", "ja"), ("heb", "he"), ("yid", "yi"), ("pol", "pl"), ("amh", "am"), ("jav", "jv"), ("kor", "ko"),
    ("nob", "nb"), ("dan", "da"), ("swe", "sv"), ("fin", "fi"), ("tur", "tr"), ("nld", "nl"), ("hun", "hu"),
    ("ces", "cs"), ("ell", "el"), ("bul", "bg"), ("bel", "be"), ("mar", "mr"), ("kan", "kn"), ("ron", "ro"),
    ("slv", "sl"), ("hrv", "hr"), ("srp", "sr"), ("mkd", "mk"), ("lit", "lt"), ("lav", "lv"), ("est", "et"),
    ("tam", "ta"), ("vie", "vi"), ("urd", "ur"), ("tha", "th"), ("guj", "gu"), ("uzb", "uz"), ("pan", "pa"),
    ("aze", "az"), ("ind", "id"), ("tel", "te"), ("pes", "fa"), ("mal", "ml"), ("ori", "or"), ("mya", "my"),
    ("nep", "ne"), ("sin", "si"), ("khm", "km"), ("tuk", "tk"), ("aka", "ak"), ("zul", "zu"), ("sna", "sn"),
    ("afr", "af"), ("lat", "la"), ("slk", "sk"), ("cat", "ca"), ("tgl", "tl"), ("hye", "hy"), ("cym", "cy"),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Our own sentences on one small matter, in every language that must be told.
    const SAMPLES: [(&str, &str); 29] = [
        (
            "da",
            "Kommunen vil ikke længere betale for de gamle broer, og derfor har borgmesteren bedt staten om hjælp. Efter mødet sagde hun, at nogle af broerne er blevet farlige, men at der også er kommet et forslag, som alle partier kan støtte.",
        ),
        (
            "nb",
            "Kommunen vil ikke lenger betale for de gamle broene, og derfor har ordføreren bedt staten om hjelp. Etter møtet sa hun at noen av broene er blitt farlige, men at det også er kommet et forslag som alle partiene kan støtte.",
        ),
        (
            "nn",
            "Kommunen vil ikkje lenger betale for dei gamle bruene, og difor har ordføraren bede staten om hjelp. Etter møtet sa ho at nokre av bruene er vortne farlege, men at det òg er kome eit framlegg som alle partia kan støtte.",
        ),
        (
            "sv",
            "Kommunen vill inte längre betala för de gamla broarna, och därför har kommunalrådet bett staten om hjälp. Efter mötet sade hon att några av broarna har blivit farliga, men att det också har kommit ett förslag som alla partier kan stödja.",
        ),
        (
            "is",
            "Sveitarfélagið vill ekki lengur borga fyrir gömlu brýrnar og þess vegna hefur bæjarstjórinn beðið ríkið um hjálp. Eftir fundinn sagði hún að sumar brýrnar væru orðnar hættulegar en að einnig hefði komið fram tillaga sem allir flokkar geta stutt.",
        ),
        (
            "fo",
            "Kommunan vil ikki longur gjalda fyri tær gomlu brýrnar, og tí hevur borgarstjórin biðið landið um hjálp. Eftir fundin segði hon, at summar av brúnum eru vorðnar vandamiklar, men at eisini er komið eitt uppskot, sum allir flokkar kunnu stuðla.",
        ),
        (
            "en",
            "The council no longer wants to pay for the old bridges, and so the mayor has asked the state for help. After the meeting she said that some of the bridges have become dangerous, but that there is also a proposal which all parties can support.",
        ),
        (
            "de",
            "Die Gemeinde will nicht mehr für die alten Brücken bezahlen, und deshalb hat die Bürgermeisterin den Staat um Hilfe gebeten. Nach der Sitzung sagte sie, dass einige Brücken gefährlich geworden seien, aber auch ein Vorschlag vorliege, den alle Parteien unterstützen können.",
        ),
        (
            "nl",
            "De gemeente wil niet langer betalen voor de oude bruggen en daarom heeft de burgemeester de staat om hulp gevraagd. Na de vergadering zei ze dat sommige bruggen gevaarlijk zijn geworden, maar dat er ook een voorstel ligt dat alle partijen kunnen steunen.",
        ),
        (
            "fr",
            "La commune ne veut plus payer pour les vieux ponts, et la maire a donc demandé de l'aide à l'État. Après la réunion, elle a dit que certains ponts étaient devenus dangereux, mais qu'il y avait aussi une proposition que tous les partis peuvent soutenir.",
        ),
        (
            "es",
            "El municipio ya no quiere pagar por los puentes viejos y por eso la alcaldesa ha pedido ayuda al Estado. Después de la reunión dijo que algunos puentes se han vuelto peligrosos, pero que también hay una propuesta que todos los partidos pueden apoyar.",
        ),
        (
            "pt",
            "O município já não quer pagar pelas pontes antigas e por isso a presidente da câmara pediu ajuda ao Estado. Depois da reunião, ela disse que algumas pontes se tornaram perigosas, mas que também há uma proposta que todos os partidos podem apoiar.",
        ),
        (
            "it",
            "Il comune non vuole più pagare per i vecchi ponti e quindi la sindaca ha chiesto aiuto allo Stato. Dopo la riunione ha detto che alcuni ponti sono diventati pericolosi, ma che c'è anche una proposta che tutti i partiti possono sostenere.",
        ),
        (
            "pl",
            "Gmina nie chce już płacić za stare mosty i dlatego burmistrz poprosiła państwo o pomoc. Po spotkaniu powiedziała, że niektóre mosty stały się niebezpieczne, ale że jest też propozycja, którą mogą poprzeć wszystkie partie.",
        ),
        (
            "cs",
            "Obec už nechce platit za staré mosty, a proto starostka požádala stát o pomoc. Po jednání řekla, že některé mosty jsou nebezpečné, ale že existuje také návrh, který mohou podpořit všechny strany v zastupitelstvu během tohoto roku.",
        ),
        (
            "fi",
            "Kunta ei enää halua maksaa vanhoista silloista, ja siksi pormestari on pyytänyt valtiolta apua. Kokouksen jälkeen hän sanoi, että jotkin sillat ovat muuttuneet vaarallisiksi, mutta että on myös tehty ehdotus, jota kaikki puolueet voivat tukea.",
        ),
        (
            "et",
            "Vald ei taha enam vanade sildade eest maksta ja seepärast on vallavanem palunud riigilt abi. Pärast koosolekut ütles ta, et mõned sillad on muutunud ohtlikuks, kuid on tehtud ka ettepanek, mida kõik erakonnad võivad toetada.",
        ),
        (
            "lv",
            "Pašvaldība vairs nevēlas maksāt par vecajiem tiltiem, un tāpēc mēre ir lūgusi valstij palīdzību. Pēc sanāksmes viņa teica, ka daži tilti ir kļuvuši bīstami, bet ir arī priekšlikums, ko var atbalstīt visas partijas.",
        ),
        (
            "lt",
            "Savivaldybė nebenori mokėti už senus tiltus, todėl merė paprašė valstybės pagalbos. Po posėdžio ji sakė, kad kai kurie tiltai tapo pavojingi, bet yra ir pasiūlymas, kurį gali paremti visos partijos.",
        ),
        (
            "hu",
            "Az önkormányzat nem akar többet fizetni a régi hidakért, ezért a polgármester az állam segítségét kérte. Az ülés után azt mondta, hogy néhány híd veszélyessé vált, de van egy javaslat is, amelyet minden párt támogathat.",
        ),
        (
            "ro",
            "Primăria nu mai vrea să plătească pentru podurile vechi și de aceea primărița a cerut ajutorul statului. După ședință ea a spus că unele poduri au devenit periculoase, dar că există și o propunere pe care o pot susține toate partidele.",
        ),
        (
            "hr",
            "Općina više ne želi plaćati za stare mostove i zato je načelnica zatražila pomoć od države. Nakon sastanka rekla je da su neki mostovi postali opasni, ali da postoji i prijedlog koji mogu podržati sve stranke.",
        ),
        (
            "tr",
            "Belediye artık eski köprüler için para ödemek istemiyor ve bu nedenle başkan devletten yardım istedi. Toplantıdan sonra bazı köprülerin tehlikeli olduğunu, ama bütün partilerin destekleyebileceği bir öneri de bulunduğunu söyledi.",
        ),
        (
            "ru",
            "Община больше не хочет платить за старые мосты, и поэтому глава попросила помощи у государства. После заседания она сказала, что некоторые мосты стали опасными, но есть и предложение, которое могут поддержать все партии.",
        ),
        (
            "uk",
            "Громада більше не хоче платити за старі мости, і тому голова попросила допомоги в держави. Після засідання вона сказала, що деякі мости стали небезпечними, але є й пропозиція, яку можуть підтримати всі партії.",
        ),
        (
            "bg",
            "Общината вече не иска да плаща за старите мостове и затова кметицата поиска помощ от държавата. След заседанието тя каза, че някои мостове са станали опасни, но че има и предложение, което всички партии могат да подкрепят.",
        ),
        (
            "el",
            "Ο δήμος δεν θέλει πια να πληρώνει για τις παλιές γέφυρες και γι' αυτό η δήμαρχος ζήτησε βοήθεια από το κράτος. Μετά τη συνεδρίαση είπε ότι μερικές γέφυρες έχουν γίνει επικίνδυνες.",
        ),
        (
            "zh",
            "市政府不愿意再为旧桥付钱，因此市长向国家请求帮助。会后她说，有些桥已经变得危险，但是也有一个所有政党都能支持的建议。",
        ),
        (
            "ja",
            "町は古い橋の費用をもう払いたくないので、町長は国に助けを求めた。会議の後、彼女はいくつかの橋が危険になったと言った。",
        ),
    ];

    #[test]
    fn running_text_is_told_with_confidence() {
        let wrong: Vec<_> = SAMPLES
            .iter()
            .chain(&[
                ("ko", "시는 더 이상 오래된 다리에 돈을 내고 싶어 하지 않아서 시장은 국가에 도움을 요청했다."),
                (
                    "ar",
                    "لا تريد البلدية أن تدفع بعد الآن ثمن الجسور القديمة ولذلك طلبت رئيسة البلدية المساعدة من الدولة.",
                ),
                ("he", "העירייה אינה רוצה לשלם עוד על הגשרים הישנים ולכן ראש העיר ביקשה עזרה מן המדינה."),
            ])
            .map(|(tag, text)| (tag, detect(text)))
            .filter(|(tag, found)| found.language.tag() != **tag || found.confidence < 0.95)
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn little_text_is_little_sure() {
        for (text, least, most) in [
            ("", 0.0, 0.0),
            ("1.500 – 2024", 0.0, 0.0),
            ("Kursk", 0.0, 0.5),
            ("Brotherhood of Arms", 0.0, 0.8),
            ("Store broer", 0.0, 0.75),
        ] {
            let found = detect(text);
            assert!((least..=most).contains(&found.confidence), "{text}: {found:?}");
            assert_eq!(found.language.is_undetermined(), found.confidence == 0.0, "{text}: {found:?}");
        }
    }

    #[test]
    fn every_language_has_its_bit_and_its_letters() {
        assert!(TABLES.tags.len() <= 64);
        for tag in &TABLES.tags {
            assert!(tag.parse::<Language>().is_ok(), "{tag}");
            assert!(entries(include_str!("../../assets/languages/letters.txt")).any(|(t, _)| t == *tag), "{tag}");
        }
    }
}
