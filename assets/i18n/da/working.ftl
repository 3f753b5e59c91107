# Hvad der siges under gennemgangen: vurderinger, mærker, opstilling.

menu-review = Gennemgang
menu-alignment = Opstilling
toast-confirmed = Bekræftet
toast-dismissed = Afvist
toast-another-look = Mærket til et blik til
toast-verdict-cleared = Vurdering fjernet
toast-dismissed-alike = { $count ->
    [one] Én forskel afvist
   *[other] { $count } forskelle afvist
 }; Fortryd henter dem tilbage
toast-no-difference-chosen = Vælg først en forskel: tryk n, eller klik på en
toast-row-accepted = Række { $row } er færdig
toast-row-needs-look = Række { $row } er mærket til et blik til
toast-row-cleared = Række { $row } har ikke længere noget mærke
toast-still-comparing = Sammenligner endnu; prøv igen om et øjeblik
toast-cannot-merge = Der er ingen række nedenunder at lægge sammen med
toast-cannot-split = Der er kun ét afsnit på hver side, så der er intet at dele
toast-cannot-move = Der er intet afsnit her eller ingen række at flytte det til
toast-cannot-link = De to kan ikke knyttes sammen: vælg celler i to versioner, den ene i en række, hvor basen har tekst
toast-cannot-unlink = Her er intet knyttet sammen
toast-cannot-pin = Her er intet at fastgøre
toast-link-begun = Gå nu til den anden celle, og tryk på mellemrum igen; Esc afbryder
toast-link-ended = Sammenknytning afbrudt
toast-last-version = Den sidste version bliver; åbn andre filer i stedet
toast-clipboard-empty = Der er ingen tekst på udklipsholderen
toast-replaced = { $name } er sat ind; rækker med ændret tekst er mærket
pasted-name = Indsat tekst { $number }
dialog-replace = Vælg den nye tekst
tag-title = Giv rækken et mærke
tag-explanation = Et ord at finde og ordne rækker efter; et, som rækken har, tages væk
tag-give = Mærk
toast-fact-checker = Til faktatjekkere: det, der ændrer historien, kommer først
toast-reviser = Til gennemsyn: det, der er forkert eller mangler i oversættelsen, kommer først
