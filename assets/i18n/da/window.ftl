# Grænsefladen på dansk. De samme nøgler som i en.ftl.

sentence = { $sentence }
title = { $name } – Sammenhold
title-changed = { $name } (ikke gemt) – Sammenhold

## Menuer

menu-file = Filer
menu-edit = Rediger
menu-view = Vis
menu-go = Gå til
menu-help = Hjælp
menu-recent = Åbn seneste
menu-forget-recent = Glem disse
recent-more = { $name } og { $count } til
theme-system = Som systemet
theme-light = Lyst
theme-dark = Mørkt
interface-system = Systemets sprog
interface-own-name = Dansk

## Handlinger

## Intet åbent

welcome-title = Sammenlign en artikels sprogversioner
welcome-what = Se afsnit for afsnit, hvad hver version tilføjer, udelader eller ændrer. Alt bliver på denne computer.
welcome-open = Åbn filer…
welcome-other-ways = Eller slip filerne her: tekst eller Markdown, én fil for hvert sprog, eller en mappe med dem.

## Kolonnehoveder

base = Basis
base-tip = De andre versioner bliver sammenlignet med denne
version-counts = { $paragraphs } afsnit, { $words } ord
language-menu = Denne version er på
language-unknown = sprog?
language-source-unknown = Intet siger, hvilket sprog det er; klik for at vælge det
language-source-detected = { $language }, skønnet ud fra ordene; klik for at rette det
language-source-declared = { $language }, som filen eller dens navn siger; klik for at rette det
language-source-chosen = { $language }, som du har valgt; klik for at vælge et andet

## Optælling

summary-rows = { $count ->
    [one] { $count } række
   *[other] { $count } rækker
}
summary-agree = { $count ->
    [one] { $count } stemmer overens
   *[other] { $count } stemmer overens
}
summary-left-out = { $count } udeladt
summary-added = { $count } tilføjet
summary-changed = { $count } ændret
summary-moved = { $count } flyttet
summary-untranslated = { $count } uoversat
summary-unsure = { $count ->
    [one] { $count } usikker
   *[other] { $count } usikre
}
summary-unsure-tip = Steder, hvor programmet er i tvivl; de er prikkede. U går til det næste
summary-unknown-rows = { $count ->
    [one] { $count } række kan ikke afgøres
   *[other] { $count } rækker kan ikke afgøres
}
summary-unknown-rows-tip = Rækker med spørgsmålstegn: det er tvivlsomt, om deres afsnit hører sammen
summary-unknown-versions = { $count ->
    [one] { $count } version kan ikke bedømmes
   *[other] { $count } versioner kan ikke bedømmes
}
summary-unknown-versions-tip = Ingen ordbog forbinder dens sprog med basisversionens; det, der findes, bygger på bogstaver og tal
position = { $at } af { $count }
position-count = { $count ->
    [one] { $count } forskel
   *[other] { $count } forskelle
}
position-none = Ingen forskelle
hint-one-version = Én version er åben. Tilføj en til at sammenligne med: Filer, Tilføj version.
not-compared = Disse versioner er ikke blevet sammenlignet.

## Arbejde

job-reading = Læser…
job-comparing = Sammenligner…

## Celler og rækker

cell-left-out = udeladt i denne version
cell-perhaps-left-out = måske udeladt i denne version
cell-only-in = findes kun på: { $versions }
cell-debris = Rest fra websiden:
cell-spoken = Række { $row }, { $version }: { $said }
row-spoken = Række { $row }: { $state }{ $notes ->
    [0] { "" }
    [one] , én note
   *[other] , { $notes } noter
}
row-agrees = ingen forskel fundet
row-debris = rest fra websiden
row-unsure = måske { $happened }
row-cannot-tell = kan ikke afgøres, for det er tvivlsomt, om afsnittene hører sammen

## Forskelle

kind-added = tilføjet
kind-left-out = udeladt
kind-changed = ændret
kind-moved = flyttet
kind-untranslated = uoversat
aspect-paragraph = Afsnit
aspect-sentence = Sætning
aspect-words = Ord
aspect-number = Tal
aspect-percent = Procenttal
aspect-money = Beløb
aspect-measure = Størrelse
aspect-age = Alder
aspect-date = Dato
aspect-time = Klokkeslæt
aspect-reference = Nummer
aspect-address = Adresse
aspect-name = Navn
aspect-quotation = Citat
aspect-negation = Nægtelse
aspect-strength = Forbehold
number-thousands = .
number-decimals = ,
headline = { $what } { $happened }
reason-no-counterpart = Intet { $inother } svarer til det; det mest sandsynlige sted gør det med { $percent } % sandsynlighed.
reason-no-counterpart-at-all = Intet { $inother } svarer til det.
reason-other-place = Efter det, der står omkring det, hører det til ved afsnit { $expected } { $inversion }; det står ved afsnit { $found }.
reason-facts-differ = Samme sted står der { $left } { $inbase } og { $right } { $inversion }.
reason-fact-only = Der står { $value } { $inhere }, men intet tilsvarende { $inother }.
reason-fact-unmatched = Intet { $inother } svarer til { $value }.
reason-name-unmatched = { $value } nævnes ikke { $inother }.
reason-quotation-differs = Ordene tillægges { $left } { $inbase } og { $right } { $inversion }.
reason-quotation-unmatched = Det citeres ikke { $inother }.
reason-negation-only = Der står »{ $value }« { $inhere }, men intet tilsvarende { $inother }.
reason-negation-unmatched = Her benægtes det, men ikke { $inother }.
reason-strength-differs = Det fremstilles som { $left } { $inbase } og som { $right } { $inversion }.
reason-strength-unmatched = Her fremstilles det som { $value }, men ikke { $inother }.
strength-alleged = påstået
strength-possible = muligt
strength-attributed = andres ord
value-years = { $amount } år
value-points = { $amount } procentpoint
agreement-of-versions = I { $most } af de { $all } versioner, der oplyser det, står der { $value }: { $versions }.
agreement-without-base = { $base } står alene.
reason-words-differ = »{ $left }« blev til »{ $right }«.
reason-words-inserted = »{ $right }« er sat ind.
reason-words-deleted = »{ $left }« er taget ud.
reason-other-order = Sætningen står et andet sted { $inversion }.
reason-same-words = Der står ordret det samme { $inbase } og { $inversion }.
reason-unlinked = Intet { $inother } svarer til disse ord.
reason-other-language = Det er på { $found }, ikke på sprogversionens eget sprog.
reason-repeated = Det står flere gange { $inversion }.
reason-placeholder = Det ligner noget, som et program skulle have udfyldt.
confidence-very-sure = meget sikkert, { $percent } %
confidence-sure = ret sikkert, { $percent } %
confidence-likely = sandsynligt, { $percent } %
confidence-unsure = usikkert, { $percent } %
ground-heading = Afsnittene hører sammen, fordi:
ground-numbers = tal, { $percent } % i begge
ground-names = navne, { $percent } % i begge
ground-words = ord, { $percent } % i begge
ground-meaning = betydning, { $percent } % ens
ground-length = længde, { $percent } % ens
legend-title = Mærker
legend-unsure = få prikker og et spørgsmålstegn: programmet er ikke sikkert

## Værdier

inside-language = på { $name }
inside-file = i { $name }
agreement-of-negations = Det benægtes på: { $versions }.
value-nothing = intet
value-nobody = ingen ved navn
value-percent = { $amount } procent
value-time = kl. { $hours }.{ $minutes }
negation-not = ikke
negation-without = uden
negation-hardly = næppe
number-million = { $amount } mio.
number-billion = { $amount } mia.
bound-about = omkring { $amount }
bound-almost = knap { $amount }
bound-just = godt { $amount }
bound-at-least = mindst { $amount }
bound-more-than = mere end { $amount }
bound-at-most = højst { $amount }
bound-less-than = mindre end { $amount }
date-day = { $day }. { $month }
date-weekday = { $weekday } den { $date }
date-decade = { $year }’erne
date-decade-alone = { $year }’erne
date-century = { $year }-tallet
date-today = i dag
date-tomorrow = i morgen
date-yesterday = i går
date-coming = om { $days } dage
date-past = for { $days } dage siden
month-january = januar
month-february = februar
month-march = marts
month-april = april
month-may = maj
month-june = juni
month-july = juli
month-august = august
month-september = september
month-october = oktober
month-november = november
month-december = december
weekday-monday = mandag
weekday-tuesday = tirsdag
weekday-wednesday = onsdag
weekday-thursday = torsdag
weekday-friday = fredag
weekday-saturday = lørdag
weekday-sunday = søndag
unit-mile = { $amount } mil
unit-acre = { $count ->
    [one] { $amount } acre
   *[other] { $amount } acres
}
unit-barrel = { $count ->
    [one] { $amount } tønde
   *[other] { $amount } tønder
}
unit-second = { $count ->
    [one] { $amount } sekund
   *[other] { $amount } sekunder
}
unit-minute = { $count ->
    [one] { $amount } minut
   *[other] { $amount } minutter
}
unit-hour = { $count ->
    [one] { $amount } time
   *[other] { $amount } timer
}
unit-day = { $count ->
    [one] { $amount } dag
   *[other] { $amount } dage
}
unit-week = { $count ->
    [one] { $amount } uge
   *[other] { $amount } uger
}
unit-month = { $count ->
    [one] { $amount } måned
   *[other] { $amount } måneder
}
unit-year = { $amount } år
unit-decade = { $count ->
    [one] { $amount } årti
   *[other] { $amount } årtier
}
unit-century = { $count ->
    [one] { $amount } århundrede
   *[other] { $amount } århundreder
}
unit-kilometres-an-hour = { $amount } km/t
unit-krone = { $count ->
    [one] { $amount } krone
   *[other] { $amount } kroner
}
unit-dollar = { $amount } dollar
unit-pound = { $amount } pund

## Panel

inspector-nothing = Ingen forskel fundet her.
inspector-no-differences = Ingen forskelle fundet.
inspector-where = Række { $row }, { $version }
inspector-no-words = intet
inspector-shared = Det samme gælder:
inspector-line = { $headline }, række { $row }, { $version }

## Noter

notes-title = Noter til rækken
note-write = Skriv en note
note-another = Endnu en note
note-on = Til { $version }
note-change = Ret
note-remove = Fjern
note-field = Din note
note-hint = Hvad skal huskes om denne række?
note-keep = Behold noten
note-cancel = Annuller

## Dialoger

dialog-open = Åbn versioner eller en gennemgang
dialog-add = Tilføj versioner
dialog-save = Gem gennemgangen
filter-articles = Artikler og gennemgange
filter-reviews = Gennemgange
filter-all = Alle filer
unsaved-title = Skal ændringerne gemmes?
unsaved-question = Der er noter eller andre ændringer, som endnu ikke står i nogen fil.
unsaved-save = Gem
unsaved-discard = Kassér
unsaved-cancel = Annuller
path-open-explanation = Dette system viser ingen fildialog. Skriv stierne til filerne eller til en mappe, én på hver linje:
path-save-explanation = Dette system viser ingen fildialog. Skriv stien til gennemgangens fil:
path-open = Åbn
path-save = Gem her
path-cancel = Annuller
keys-title = Taster og mærker
keys-close = Luk

## Beskeder

toast-saved = Gemt i { $path }
toast-stopped = Stoppet
toast-no-differences = Ingen forskelle fundet
toast-no-unsure = Der er ingen usikre steder
toast-from-the-top = Det var den sidste; her er den første igen
toast-from-the-end = Det var den første; her er den sidste
toast-note-cancelled = Det, du skrev, blev ikke beholdt
toast-restore-note = Hent det frem igen
problem-dismiss = Fjern
problem-crash = Programmet løb ind i en fejl og standsede arbejdet. Det åbne er, som det var; meld gerne filen, der førte til det.
problem-review-among-files = { $path }: en gennemgang har sine egne noter og vurderinger, så den kan ikke tilføjes som version; åbn den i stedet, eller tilføj dens artikler.
problem-two-reviews = Det er flere gennemgange, men kun én kan være åben ad gangen; vælg en af dem. Artikler, der vælges sammen med den, bliver føjet til.
toast-added-without-alignment = Tilføjet. Filens egen parring bruges ikke, for ingen af dens tekster er basis
problem-sample = Eksemplet kunne ikke lægges i mappen til midlertidige filer: { $reason }

## Fejl

error-missing = { $path }: den fil findes ikke; se efter, om stien er stavet rigtigt.
error-forbidden = { $path }: du har ikke lov til at læse filen; giv dig selv lov, eller bed ejeren om en kopi.
error-is-a-folder = { $path }: det er en mappe og ikke en fil; vælg en fil i den.
error-through-a-file = { $path }: en del af stien er en fil og ikke en mappe; se efter, om stien er stavet rigtigt.
error-no-texts = { $path }: der er ingen artikel i mappen; læg versionerne i den, fx som .docx, .odt, .pdf, .html eller .txt, eller vælg en anden mappe.
error-empty = { $path }: der er ingen tekst i filen; se efter, om artiklen blev gemt i den.
error-binary = { $path }: { $looks ->
    [Pdf] det ligner en PDF og ikke en tekst; gem den som ren tekst (.txt), og åbn den.
    [Picture] det ligner et billede og ikke en tekst; skriv dets tekst i en .txt-fil, og åbn den.
    [Archive] det ligner pakkede filer og ikke en tekst; pak dem ud, og åbn teksterne i dem.
    [Sound] det ligner lyd eller film og ikke en tekst; skriv ordene ned i en .txt-fil, og åbn den.
    [Program] det ligner et program og ikke en tekst; vælg artiklen i stedet.
    [OldOffice] det ligner et ældre Office-dokument; gem det i dets eget program som .docx eller .odt, og åbn det.
    [Utf32] det ligner tekst i UTF-32; gem den som UTF-8 i et tekstprogram, og åbn den.
   *[other] det er ikke en tekst (byte { $byte }); gem artiklen som ren tekst (.txt), og åbn den.
}
error-unsupported = { $path }: filer af typen .{ $extension } kan ikke læses; gem artiklen som .docx, .odt, .pdf, .html eller .txt, og åbn den.
error-broken = { $path }{ $place }: filen er beskadiget eller ikke skrevet, som dens type kræver ({ $detail }); åbn den i det program, den kommer fra, gem den igen, og åbn den så.
error-excessive = { $path }: { $what }, langt mere end en artikel; gem artiklen alene i en fil, og åbn den.
error-locked = { $path }: filen er låst med en adgangskode; åbn den i dens eget program, gem den uden adgangskode, og åbn den så.
error-scanned = { $path }: siderne i denne PDF er billeder uden tekstlag; kør tekstgenkendelse på den (OCR), eller skriv teksten af i en .txt-fil, og åbn den.
error-ladder-alone = { $path }: en ladder-fil nummererer kun linjerne i to tekster; åbn den sammen med de to.
error-ladder-among-texts = { $path }: en ladder-fil parrer linjerne i to tekster, men der ligger { $texts } tekster ved siden af; åbn den kun sammen med sine egne to.
error-too-large = { $path }: filen er større end { $limit } MiB, langt mere end en artikel; gem artiklen alene, og åbn den.
error-damaged = { $path }, linje { $line }, byte { $byte }: hertil er filen { $encoding }, men det, der følger, er det ikke; ret stedet i et tekstprogram, og gem filen som UTF-8.
error-unreadable = { $path }: systemet kunne ikke læse den ({ $reason }); prøv igen, eller kopiér den til en anden disk, og åbn kopien.
error-review-missing = { $path }: den fil findes ikke; { $backup ->
    [none] se efter, om stien er stavet rigtigt.
   *[other] den, der blev gemt før, ligger stadig som { $backup }, kopiér den, og åbn kopien.
}
error-not-a-review = { $path }: det er ikke en gennemgang, som Sammenhold har gemt; åbn tekster som versioner.
error-review-newer = { $path }: en nyere udgave af Sammenhold har gemt gennemgangen; opdater programmet for at åbne den.
error-review-damaged = { $path }: gennemgangen er beskadiget i linje { $line }, kolonne { $column }; { $backup ->
    [none] hent den fra din egen sikkerhedskopi.
   *[other] den, der blev gemt før, ligger stadig som { $backup }, kopiér den, og åbn kopien.
}
error-review-inconsistent = { $path }: gennemgangen modsiger sig selv i { $place }; { $backup ->
    [none] hent den fra din egen sikkerhedskopi.
   *[other] den, der blev gemt før, ligger stadig som { $backup }, kopiér den, og åbn kopien.
}
error-review-write = { $path }: kan ikke gemmes ({ $reason }); gem den et andet sted. Det, der var der før, er urørt.

## Sprog

language-ar = arabisk
language-bg = bulgarsk
language-cs = tjekkisk
language-da = dansk
language-de = tysk
language-el = græsk
language-en = engelsk
language-es = spansk
language-et = estisk
language-fa = persisk
language-fi = finsk
language-fo = færøsk
language-fr = fransk
language-he = hebraisk
language-hu = ungarsk
language-is = islandsk
language-it = italiensk
language-ja = japansk
language-kl = grønlandsk
language-ko = koreansk
language-lt = litauisk
language-lv = lettisk
language-nb = norsk bokmål
language-nl = nederlandsk
language-nn = norsk nynorsk
language-pl = polsk
language-pt = portugisisk
language-ro = rumænsk
language-ru = russisk
language-sk = slovakisk
language-sv = svensk
language-tr = tyrkisk
language-uk = ukrainsk
language-und = ukendt sprog
language-zh = kinesisk
