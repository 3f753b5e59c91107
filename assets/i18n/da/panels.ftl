# Panelerne: forskelle, noter, fakta, tal.

tab-difference = Detaljer
tab-differences = Forskelle ({ $count })
tab-notes = Noter ({ $count })
tab-facts = Fakta ({ $count })
tab-statistics = Statistik
panel-close = Luk panelet
summary-confirmed = { $count } bekræftet
summary-confirmed-tip = Forskelle, du har bekræftet
summary-dismissed = { $count } afvist
summary-dismissed-tip = Forskelle, du har afvist; de tæller ikke med andre steder

## Hvad man har sagt

verdict-confirmed = Bekræftet
verdict-dismissed = Afvist
verdict-unsure = Skal ses igen
status-accepted = Set og i orden
status-needs-look = Skal ses igen
status-changed = Ændret siden gennemgangen

## For den, der retter oversættelser

reviser-headline = { $happened }: { $what }
reviser-addition = Tilføjelse
reviser-omission = Udeladelse
reviser-mistranslation = Fejloversættelse
reviser-order = Anden rækkefølge
reviser-untranslated = Ikke oversat

## Listen

list-all = Alle
list-kind = Art
list-about = Om
list-version = Version
list-verdict = Vurdering
list-kinds-chosen = { $kinds } af { $all }
list-sure-only = kun de markerede
list-unsure-too = Også dem, programmet er usikkert på
list-not-dismissed = Alle undtagen de afviste
list-open = Uden vurdering
list-clear = Vis alle igen
list-shown = { $shown } af { $all } vises
list-nothing-left = Der er ingen forskelle tilbage med dette valg.
list-unsure = Usikker

## Den valgte forskel

inspector-value = Værdi: { $value }
inspector-category = MQM: { $category }
inspector-grounds = Hvad det bygger på
inspector-tags = Mærker: { $tags }
inspector-pinned = Fastholdt i hånden: { $versions }
inspector-facts = Fakta her: { $facts }

## Noter

notes-others = Noter til andre rækker
notes-rows = Rækker, du har mærket
notes-where = Række { $row }, { $version }
notes-row = Række { $row }
notes-quote = »{ $words }«
notes-lost = Ordene findes ikke længere i teksten.
notes-tag = Mærke:

## Fakta

facts-none = Der er ikke fundet nogen fakta.
facts-nothing-left = Der er ingen fakta tilbage med dette valg.
facts-title = { $count ->
    [one] Ét faktum
   *[other] { $count } fakta
}, { $differing ->
    [0] ingen er forskellige
    [one] ét er forskelligt
   *[other] { $differing } er forskellige
}
facts-kind = Art: { $chosen }
facts-all = alle
facts-not-alike = ikke ens overalt
facts-differing = forskellige værdier
facts-base = { $version }, basis
facts-line = { $kind }, række { $row }
facts-spoken = { $line }, { $version }: { $said }
facts-written = skrevet »{ $words }«
facts-outlier = står alene med det
sign-base = basis
sign-equal = det samme
sign-rounded = det samme, afrundet
sign-converted = det samme i en anden enhed
sign-differs = forskelligt
sign-missing = mangler
sign-only-here = kun her
sign-cannot-tell = kan ikke afgøres
sign-nothing = findes ikke her

## Statistik

statistics-counts = Tal
statistics-words = ord
statistics-ratio = længde
statistics-paragraphs = afsnit dækket
statistics-sentences = sætninger dækket
statistics-covered-words = ord dækket
statistics-alone = uden modstykke
statistics-unsure = usikre
statistics-percent = { $percent } %
statistics-length = Antal ord i forhold til basis
statistics-covered = Sætninger i basis, som er dækket
statistics-shared = Fælles tilføjelser: { $pairs }
statistics-pair = { $one } og { $other } { $count }
map-title = Hvad hver version har med
map-cell = Række { $row }, { $version }: { $said }
map-spoken = Kort over, hvad hver version har med. { $cell }
map-base = basis
map-agrees = samme
map-differs = forskelligt
map-unsure = måske forskelligt
map-left-out = udeladt
map-only-here = kun her
map-cannot-tell = kan ikke afgøres
map-debris = levn fra siden
map-nothing = ikke her
