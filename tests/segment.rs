//! Sentence splitting, language by language: "|" stands where a sentence must end and another begin.

use sammenhold::{
    segment::segment,
    text::{Language, LanguageSource, Paragraph, Role, Version},
};

/// Cuts each marked text without its marks and compares.
fn check(language: &str, marked: &[&str]) {
    let Ok(tag) = language.parse::<Language>() else { panic!("{language}") };
    let wrong: Vec<String> = marked
        .iter()
        .filter_map(|marked| {
            let text = marked.replace('|', "");
            let version = Version::new("test", vec![Paragraph::new(text, Role::Body)])
                .with_language(tag.clone(), LanguageSource::Declared);
            let found: Vec<String> = segment(&version).sentences.into_iter().map(|s| s.text).collect();
            let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
            (found != expected).then(|| format!("{language}: {}", found.join(" | ")))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn danish() {
    check(
        "da",
        &[
            "Broen er lukket.| Den åbner igen i maj.| Hvem betaler?",
            "Det gælder bl.a. Danmark, Norge m.fl. lande.| Men ikke Sverige.",
            "Byen købte f.eks. Nordbroen, Sydbroen osv.| Regningen kom senere.",
            "Mødet er den 3. marts kl. 19.30 på rådhuset.| Alle er velkomne.",
            "Den 24. april 2025 blev broen lukket.| Den 24. April står der på skiltet.",
            "Prisen er ca. 1,5 mio. kr. om året.| Det er dyrt.",
            "Det koster 5 mio. kr.| Regeringen betaler halvdelen.",
            "Andelen steg til 12 pct.| I fjor var den 9 pct.",
            "H. C. Andersen boede hos J. P. Jensen.| Det ved enhver.",
            "Dr. Hansen og hr. Olsen mødtes hos prof. Lund i Kbh. K.| Ingen andre kom.",
            "”Vi kommer igen.| Snart,” siger hun.",
            "»Hvem betaler?« spurgte borgmesteren.| »Det gør vi!« råbte de.| Så gik de hjem.",
            "Hun sagde: »Det er slut.«| Så gik hun.",
            "Det var sent. | (Klokken var to.) | Ingen sov.",
            "Broen (den gamle!) blev revet ned.| Nu er der en ny.",
            "Læs mere på www.dr.dk eller skriv til info@dr.dk.| Svaret kommer på mail.",
            "Version v. 2.0 kom i 2024.| Den fylder 1.500 kB.",
            "Her slutter den ene.|Her begynder den anden.",
            "Se booking.dk og Node.js til kl. 14.30.| Slut",
            "Jeg ved ikke … måske kommer han.| Men …| Måske ikke!",
            "Hvad?!| Det mener du ikke...| Jo.",
            "1. Broen lukkes.| 2. Vejen åbnes.",
            "Christian 4. og Christian X. var konger.| De byggede broer.",
            "Overskrift uden punktum",
            "Forslaget fra bl.a. S og SF blev vedtaget (jf. § 3, stk. 2).| Loven gælder fra d. 1. juli.",
            "Hun bor på 2. sal.| Han bor på 3.| De ses sjældent.",
            "Det kræver vitamin C.| Den findes i frugt.",
        ],
    );
}

#[test]
fn norwegian_and_swedish() {
    check(
        "nb",
        &[
            "Broen er stengt.| Den åpner igjen i mai.",
            "Det gjelder bl.a. Norge, f.eks. Oslo m.fl. byer.| Ikke Bergen.",
            "Møtet er 3. mars kl. 19.30.| Alle er velkomne.",
            "Prisen er ca. 1,5 mill. kroner.| Det er dyrt.",
            "Andelen steg til 12 prosent, dvs. nr. 2 i landet osv.| Så falt den.",
            "«Hvem betaler?» spurte hun.| «Det gjør vi!»| Så gikk de.",
            "«Vi kommer igjen. | Snart», sier hun.",
            "J. K. Hansen jr. kom med dr. Lie.| De gikk.",
            "Det var 17. mai.| Alle gikk i tog.",
            "Selskapet tjente 5 mrd. kr.| Aksjen steg.",
            "Kong Harald V. er på besøk.| Han reiser i dag.",
            "Se nrk.no.| Der står alt.",
            "Han (hvem ellers?) kom.| Så gikk han.",
            "Hun spurte hvorfor.|Ingen svarte.",
            "1. divisjon starter søndag.| Det blir spennende!",
        ],
    );
    check(
        "nn",
        &[
            "Brua er stengd.| Ho opnar att i mai.",
            "Det gjeld bl.a. Noreg, t.d. Bergen, osv.| Ikkje Oslo.",
            "Møtet er 3. mars kl. 19.30.| Alle er velkomne.",
            "«Kven betaler?» spurde ho.| Ingen svara.",
        ],
    );
    check(
        "sv",
        &[
            "Bron är stängd.| Den öppnar igen i maj.",
            "Det gäller bl.a. Sverige, t.ex. Malmö m.fl. städer.| Inte Lund.",
            "Det gäller bl. a. Sverige, t. ex. Malmö.| Inte Lund.",
            "Mötet är den 3 mars kl. 19.30.| Alla är välkomna.",
            "Priset är ca 1,5 milj. kronor.| Det är dyrt.",
            "”Vem betalar?” frågade hon.| ”Det gör vi!”| Sedan gick de.",
            "”Vi kommer igen.| Snart”, säger hon.",
            "Dr. Berg och f.d. ministern A. Lind kom.| De gick.",
            "De köpte bröd, mjölk osv.| Sedan åkte de.",
            "Enligt s.k. experter är det fel.| Andra håller med.",
            "Se svt.se.| Där står allt.",
            "Det var år 2024.| Då byggdes bron.",
            "Hon sade: ”Det är slut.”| Så gick hon.",
            "– Vi vet inte, säger han.| – Men vi hoppas.",
            "Karl XII och Gustav III var kungar.| De krigade.",
            "Man fick 12 proc.| Nu är det mindre.",
        ],
    );
}

#[test]
fn english() {
    check(
        "en",
        &[
            "The bridge is closed.| It opens again in May.| Who pays?",
            "Mr. Smith met Dr. Jones and Mrs. Brown.| They talked.",
            "J. K. Rowling and George W. Bush came.| Nobody else did.",
            "The U.S. President spoke in the U.S.| The talk was short.",
            "It costs $1.5 million, i.e. too much, e.g. for Denmark.| That is all.",
            "He said no.| Then he left.",
            "See No. 5 and Fig. 3.| They differ.",
            "\"Are you coming?\" asked the mayor.| \"Yes!\" she said.| \"Good.\"| They left.",
            "“We will be back. | Soon,” she says.",
            "He met her at 5 p.m. Tuesday in Washington, D.C.| They had dinner.",
            "“Are you ready?” Ann Lee asked.| “Yes!”| Nobody moved.| “Now!” CNN reported.",
            "They sell bread, milk, etc.| The shop is small.",
            "Acme Inc. bought Widget Ltd. and Foo Corp.| The price was low.",
            "Visit example.com or mail info@example.com.| Answers come soon.",
            "(It was late.)| Nobody slept.",
            "It ended in 1918.| Peace came.",
            "Wait...| What?!| No.",
            "The end.|The next one begins.",
            "She works for the iPhone maker.| iPhone sales fell.",
            "The St. Petersburg talks failed.| Lt. Col. Hart was there.",
            "Plan B.| It failed.",
            "In the study[3] it worked.[12]| Later it failed.",
        ],
    );
}

#[test]
fn german_and_dutch() {
    check(
        "de",
        &[
            "Die Brücke ist gesperrt.| Sie öffnet im Mai.",
            "Das gilt z. B. für Berlin, d. h. für alle.| Nicht für Bonn.",
            "Das gilt z.B. Berlin und u.a. Bonn.| Köln nicht.",
            "Am 3. Oktober und am 24. März 2025 war zu.| Sonst nicht.",
            "Im 19. Jahrhundert baute man viel.| Im 20. Jahrhundert auch.",
            "Ludwig der XIV. König kam.| Er ging.",
            "Der 3. Oktober und der 1. Preis sind wichtig.| Das ist alles.",
            "Es kostet ca. 5 Mio. Euro bzw. 5,5 Mrd. Yen.| Das ist viel.",
            "„Wir kommen wieder.“ sagte er.| „Wann?“ fragte sie.",
            "„Wir kommen wieder.| Bald“, sagte er.",
            "Sie sagte: „Das ist das Ende.“| Dann ging sie.",
            "Dr. Müller traf Prof. Schmidt in St. Gallen.| Sie sprachen.",
            "Er kam mit Brot, Milch usw.| Danach ging er.",
            "Der Vertrag (vgl. Abs. 3 Nr. 2) gilt.| Sofort.",
            "Das war 1945.| Danach kam Frieden.",
            "Er wohnt in der Nr. 5.| Sie wohnt in der Nr. 7.",
            "Im 2. Weltkrieg wurde sie zerstört.| Heute steht sie wieder.",
            "Caesar starb 44 v. Chr. in Rom.| Das ist bekannt.",
            "Das Buch kam am 24. 5. 2024 heraus.| Es ist gut.",
        ],
    );
    check(
        "nl",
        &[
            "De brug is dicht.| Hij gaat in mei weer open.",
            "Dat geldt bijv. voor Nederland, d.w.z. voor o.a. Delft.| Niet voor Gent.",
            "Dhr. Jansen en mevr. De Vries kwamen.| Ze praatten.",
            "‘Wie betaalt?’ vroeg de burgemeester.| ‘Wij!’| Toen gingen ze.",
            "’s Avonds is het stil.| ’s Ochtends niet.",
            "Het kost ca. 1,5 mln. euro.| Dat is veel.",
            "Ze verkopen brood, melk, enz.| De winkel is klein.",
            "J.P. Coen en prof. dr. A. de Wit kwamen.| Ze gingen.",
            "Op 3 maart om 19.30 uur begint het.| Iedereen is welkom.",
            "Zie nos.nl.| Daar staat alles.",
            "De V.S. Marine kwam.| De V.S. ook.",
            "‘We komen terug. | Gauw’, zegt ze.",
            "Hij zei: ‘Het is klaar.’| Toen ging hij.",
            "In 2024 gebeurde het.| In 2025 weer.",
            "Zie nr. 5 en blz. 12 i.v.m. de regels.| Dat helpt.",
        ],
    );
}

#[test]
fn romance() {
    check(
        "fr",
        &[
            "Le pont est fermé.| Il ouvre en mai.",
            "M. Dupont et Mme Martin sont venus.| Ils ont parlé.",
            "MM. Dupont et J.-P. Martin sont venus.| Ils ont parlé.",
            "« Qui paie ? » demande la maire.| « Nous ! »| Ils partent.",
            "« Nous reviendrons. | Bientôt », dit-elle.",
            "Elle a dit : « C'est fini. »| Puis elle est partie.",
            "Cela coûte env. 1,5 million, c.-à-d. trop.| C'est tout.",
            "Le 3 mars à 19 h 30, p. ex. ici.| Tous sont bienvenus.",
            "Il vend du pain, du lait, etc.| Le magasin est petit.",
            "Voir art. 5 et p. 12.| Cela aide.",
            "Né av. J.-C. à Rome, il est mort jeune.| On l'oublie.",
            "C'était en 1945.| La paix est venue.",
            "Voir lemonde.fr.| Tout y est.",
            "Où va l'art ?| Personne ne sait.",
            "Le Dr Martin et le Pr. Petit attendent.| Ils ont faim.",
        ],
    );
    check(
        "es",
        &[
            "El puente está cerrado.| Abre en mayo.",
            "El Sr. García y la Dra. López vinieron.| Hablaron.",
            "¿Quién paga?| ¡Nosotros!| Se fueron.",
            "«¿Quién paga?», preguntó.| «Nosotros.»| Se fueron.",
            "En EE. UU. el presidente habló en EE.UU.| La gente escuchó.",
            "Cuesta aprox. 1.500 euros.| Es mucho.",
            "Venden pan, leche, etc.| La tienda es pequeña.",
            "Véase pág. 12 y núm. 5.| Eso ayuda.",
            "Murió en 44 a. C. en Roma.| Se sabe.",
            "No.| No quiere.",
            "J. L. Borges escribió mucho.| Murió en Ginebra.",
            "La empresa Puente S.A. cerró.| Nadie sabe por qué.",
            "Ocurrió en 2024.| Volvió a ocurrir.",
            "“Volveremos. | Pronto”, dice.",
            "Dijo: “Se acabó.”| Luego se fue.",
        ],
    );
    check(
        "pt",
        &[
            "A ponte está fechada.| Abre em maio.",
            "O Sr. Silva e a Dra. Costa vieram.| Falaram.",
            "“Quem paga?” perguntou ela.| “Nós!”| Foram embora.",
            "Custa aprox. 1,5 milhões, p. ex. aqui.| É muito.",
            "Vendem pão, leite, etc.| A loja é pequena.",
            "Veja a pág. 12 e o n. 5.| Isso ajuda.",
            "Os EUA são grandes.| O Brasil também.",
            "Foi em 1974.| Veio a paz.",
            "A Av. Paulista fica em S. Paulo.| É longa.",
            "O Prof. J. Santos chegou.| Estava cansado.",
            "“Voltaremos. | Em breve”, diz ela.",
            "Disse: “Acabou.”| Depois saiu.",
            "Veja publico.pt.| Está tudo lá.",
            "Não sei… talvez.| Vamos ver!",
            "São 19h30.| Começa agora.",
        ],
    );
    check(
        "it",
        &[
            "Il ponte è chiuso.| Riapre a maggio.",
            "Il sig. Rossi e la dott.ssa Bianchi sono venuti.| Hanno parlato.",
            "«Chi paga?» chiede la sindaca.| «Noi!»| Se ne vanno.",
            "Costa ca. 1,5 milioni, p. es. qui.| È molto.",
            "Vendono pane, latte, ecc.| Il negozio è piccolo.",
            "Si veda pag. 12 e n. 5.| Aiuta.",
            "Morì nel 44 a.C. a Roma.| Si sa.",
            "No.| Non vuole.",
            "Era il 1945.| Venne la pace.",
            "La Ponti S.p.A. ha chiuso.| Nessuno sa perché.",
            "Il prof. G. Verdi è arrivato.| Era stanco.",
            "“Torneremo. | Presto”, dice.",
            "Ha detto: “È finita.”| Poi è uscita.",
            "Vedi rai.it.| C'è tutto.",
            "Che cosa?!| Non ci credo...| Davvero.",
        ],
    );
}

#[test]
fn slavic() {
    check(
        "pl",
        &[
            "Most jest zamknięty.| Otworzą go w maju.",
            "Dotyczy to m.in. Polski, np. Krakowa itd.| Nie Gdańska.",
            "Spotkanie odbędzie się 3. marca o godz. 19.30.| Zapraszamy.",
            "Prof. Kowalski i dr Nowak z ul. Długiej przyszli.| Rozmawiali.",
            "„Kto płaci?” zapytała.| „My!”| Poszli.",
            "„Wrócimy. | Niedługo” – mówi.",
            "Kosztuje ok. 1,5 mln zł.| To dużo.",
            "W 2024 r. Polska zbudowała most.| W 2025 r. zamknęła.",
            "Stało się to w 2024 r.| W maju go otwarto.",
            "Sprzedają chleb, mleko itp.| Sklep jest mały.",
            "J. Kowalski i A. Nowak przyszli.| Byli zmęczeni.",
            "Zob. s. 12 i nr 5.| To pomaga.",
            "Tzw. Stary Most stoi.| Nowego nie ma.",
            "Było to 24. 5. 2024 wieczorem.| Padało.",
            "Powiedział: „Koniec.”| Potem wyszedł.",
        ],
    );
    check(
        "cs",
        &[
            "Most je zavřený.| Otevře se v květnu.",
            "Týká se to např. Prahy, tj. všech.| Brna ne.",
            "Schůze je 3. března v 19.30 hod.| Všichni jsou vítáni.",
            "Ing. Novák a MUDr. Svoboda přišli.| Mluvili.",
            "„Kdo platí?“ zeptala se.| „My!“| Odešli.",
            "Stojí 5 mil. korun.| To je moc.",
            "Prodávají chléb, mléko atd.| Obchod je malý.",
            "Bylo to 24. 5. 2024 večer.| Pršelo.",
            "Karel IV. byl král.| Postavil most.",
        ],
    );
    check(
        "ru",
        &[
            "Мост закрыт.| Он откроется в мае.",
            "В 2024 г. Россия построила мост.| В 2025 г. закрыла.",
            "Это стоит 5 млн руб.| Это много.",
            "Там жили А. С. Пушкин, Л. Н. Толстой и др. писатели.| Их помнят.",
            "«Кто платит?» – спросила она.| «Мы!»| Они ушли.",
            "«Мы вернёмся. | Скоро», – говорит она.",
            "Он живёт на ул. Ленина в г. Москве.| Она живёт в с. Ивановка.",
            "См. стр. 12 и рис. 5.| Это поможет.",
            "Продают хлеб, молоко и т. д. и т. п.| Магазин мал.",
            "Т. е. так и есть, т. к. это верно.| Да.",
            "Это было 3 марта 1945 г.| Тогда настал мир.",
            "Им. Горького парк закрыт.| Жаль.",
            "Что?!| Не верю...| Правда.",
            "Он сказал: «Конец».| Потом ушёл.",
            "Площадь 5 тыс. кв. км.| Это много.",
        ],
    );
    check(
        "uk",
        &[
            "Міст закрито.| Він відкриється в травні.",
            "У 2024 р. Україна збудувала міст.| У 2025 р. закрила.",
            "Це коштує 5 млн грн.| Це багато.",
            "Там жили Т. Г. Шевченко та ін. поети.| Їх пам'ятають.",
            "«Хто платить?» – запитала вона.| «Ми!»| Вони пішли.",
            "«Ми повернемося. | Скоро», – каже вона.",
            "Він живе на вул. Шевченка в м. Києві.| Вона живе в с. Іванівка.",
            "Див. стор. 12 і рис. 5.| Це допоможе.",
            "Продають хліб, молоко і т. д.| Крамниця мала.",
            "Це було 3 березня 1945 р.| Тоді настав мир.",
            "Що?!| Не вірю...| Правда.",
            "Він сказав: «Кінець».| Потім пішов.",
            "Парк ім. Шевченка закрито.| Шкода.",
            "Площа 5 тис. кв. км.| Це багато.",
            "Див. bbc.com.| Там усе є.",
        ],
    );
}

#[test]
fn finnish_and_icelandic() {
    check(
        "fi",
        &[
            "Silta on suljettu.| Se avataan toukokuussa.",
            "Tämä koskee esim. Helsinkiä, ts. kaikkia.| Ei Turkua.",
            "Kokous on 3. maaliskuuta klo 19.30.| Kaikki ovat tervetulleita.",
            "Se maksaa n. 1,5 milj. euroa.| Se on paljon.",
            "”Kuka maksaa?” kysyi pormestari.| ”Me!”| He lähtivät.",
            "”Palaamme. | Pian”, hän sanoo.",
            "He myyvät leipää, maitoa jne.| Kauppa on pieni.",
            "Prof. Virtanen ja J. V. Snellman tulivat.| He puhuivat.",
            "Katso s. 12 ja nro 5.| Se auttaa.",
            "Se tapahtui vuonna 2024.| Silloin satoi.",
            "Hän asuu 2. kerroksessa.| Minä en.",
            "Se oli 24. 5. 2024.| Satoi.",
            "Katso yle.fi.| Siellä on kaikki.",
            "Hän sanoi: ”Loppu.”| Sitten hän lähti.",
            "Mitä?!| En usko...| Totta.",
        ],
    );
    check(
        "is",
        &[
            "Brúin er lokuð.| Hún opnar aftur í maí.",
            "Þetta á t.d. við um Ísland, þ.e. alla o.s.frv.| Ekki Noreg.",
            "Fundurinn er 3. mars kl. 19.30.| Allir eru velkomnir.",
            "Það kostar u.þ.b. 5 millj. kr.| Það er mikið.",
            "„Hver borgar?“ spurði hún.| „Við!“| Þau fóru.",
        ],
    );
}

#[test]
fn other_scripts_and_unknown_languages() {
    check("zh", &["桥关闭了。|五月再开放。|谁付钱？|“我们！”|他们走了。"]);
    check("ja", &["橋は閉鎖された。|「誰が払うのか？」|彼女は尋ねた。"]);
    check("hi", &["पुल बंद है।| यह मई में खुलेगा।| कौन भुगतान करेगा?"]);
    check("ar", &["الجسر مغلق.| سيفتح في مايو.| من يدفع؟| نحن."]);
    check("und", &["Dr. Test kom kl. 14.30.| Nu er den 3. marts.", "One.| Two?| Three!"]);
    check("da", &["…", "***", "– Hvad?| – Intet. –", "A.", "12. 13."]);
}
