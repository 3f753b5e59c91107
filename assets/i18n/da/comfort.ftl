# Søgning, valg af kommandoer, taster, gendannelse.

## Søgning

find-label = Find
find-previous = Forrige
find-next = Næste
find-close = Luk
find-exact = Store og små bogstaver
find-regex = Regulært udtryk
find-regex-tip = Et regulært udtryk: \d+ finder ethvert tal, (mål|sigte) finder begge ord
find-everywhere = Alle versioner
find-scope-tip = Hvor der søges
find-nothing = Ikke fundet
find-count = { $count ->
    [one] { $count } fund
   *[other] { $count } fund
}
find-too-many = De første { $count } fund; skriv mere for at finde færre
find-unclosed-group = Parentesen ( bliver ikke lukket. Selve tegnet skrives \(
find-unopened-group = Parentesen ) er ikke blevet åbnet. Selve tegnet skrives \)
find-unclosed-class = Klammen [ bliver ikke lukket. Selve tegnet skrives \[
find-nothing-to-repeat = Der står intet at gentage før * + eller ?. Selve tegnet skrives med \ foran
find-bad-repetition = Antal gentagelser skrives som {"{"}2,5{"}"}. Selve tegnet skrives \{"{"}
find-lonely-backslash = Der står intet efter \. Selve tegnet skrives \\
find-unknown-escape = Tegnet efter \ betyder intet dér. Lad \ være væk
find-bad-range = Rækken i [ ] går den gale vej; skriv [a-å]
find-no-look-around = Udtryk, der ser frem eller tilbage, og \1 kan ikke bruges her
find-too-large = Udtrykket bliver for stort; gentag mindre
find-unreadable = Udtrykket kan ikke læses endnu

## Kommandoer

palette-field = Kommandoens navn
palette-hint = Hvad vil du gøre? Skriv en del af det
palette-nothing = Ingen kommando har de ord
view-profile = Du læser som
profile-fact-checker = Faktatjekker
profile-reviser = Revisor af oversættelser
view-theme = Tema
theme-high-contrast = Høj kontrast
view-language = Vinduets sprog
go-order = Gå gennem forskellene
walk-importance = Efter vigtighed
walk-reading = Som de står i teksten
help-keys = Taster som i
position-by-importance = { $at } af { $count } efter vigtighed
position-in-text = { $at } af { $count } i teksten

## Taster

action-keys-file = Dine egne taster…
action-keys-file-tip = Hvor filen med indstillinger ligger, og hvordan taster skrives i den
preset-own = Sammenhold
preset-winmerge = WinMerge
preset-jetbrains = JetBrains
keys-in-fields = I felter og dialoger
keys-next-field = Næste knap eller felt
keys-file-title = Dine egne taster
keys-file-explanation = De står i filen med indstillinger og gælder fra næste start:
keys-file-none = (indstillinger bliver ikke gemt på dette system)
keys-file-example = For eksempel:
keys-file-names = En kommando hedder som på engelsk, for eksempel next-difference eller save-as; en tom liste tager alle dens taster væk.
keys-no-such-action = { $file }: der er ingen kommando, der hedder »{ $name }«; ret navnet under »keys«, »own«, og start igen.
keys-no-such-key = { $file }: »{ $key }« til { $name } er ikke en tast; skriv den som Ctrl+Shift+P, Alt+Down eller F8, og start igen.
keys-twice = { $file }: { $key } er givet til både { $first } og { $second }; { $first } har den. Giv { $second } en anden, og start igen.
settings-damaged = { $path }: indstillingerne kan ikke læses (linje { $line }, kolonne { $column }), så alt er som ved første start. Filen, som den var, ligger som { $aside }; ret den, og kopiér den tilbage.

## Gendannelse

recovery-title = Der er fundet arbejde, som ikke er gemt
recovery-explanation = Sammenhold sluttede, før dette arbejde blev gemt. Åbn det og gem det, eller kassér det.
recovery-open = Åbn
recovery-discard = Kassér
recovery-later = Senere
recovery-of = af { $path }
recovery-never-saved = aldrig gemt
recovery-damaged = { $path }: denne kopi af ugemt arbejde kan ikke læses ({ $reason }). Den bliver liggende; åbn den gennemgang, du sidst gemte.
recovery-not-kept = { $path }: der kan ikke lægges kopier af dit ugemte arbejde dér ({ $reason }). Gem tit, og skaf plads på disken eller ret til at skrive dér.

## Eksempler, tekst fra højre mod venstre

sample-news = Eksempel: en nyhed på fem sprog
sample-notice = Eksempel: en meddelelse på fire sprog
action-open-other-sample = Åbn det andet eksempel
action-open-other-sample-tip = En kommunal meddelelse på dansk, engelsk, polsk og ukrainsk
welcome-paste = Eller indsæt en artikels tekst med Ctrl+V.
welcome-commands = F1 viser alle taster, Ctrl+Shift+P alle kommandoer.
hint-leftward = { $versions } skrives fra højre mod venstre: bogstaverne er rigtige, men ordenes rækkefølge på linjen er det ikke. Det, der findes, noter og eksport er ikke berørt.
