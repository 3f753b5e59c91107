# Gemme uden at miste noget, filer, som andre ændrer, tegn, der ikke kan ses.

## Gemme

error-write-not-a-file = { $path }: kan ikke gemmes, for det, der er der, er ikke en fil; gem under et andet navn (Gem som…).
error-write-circle = { $path }: kan ikke gemmes, for dens symbolske links går i ring; gem et andet sted (Gem som…).
error-write-no-folder = { $path }: kan ikke gemmes, for mappen { $folder } findes ikke længere; gem et andet sted (Gem som…).
error-write-protected = { $path }: er skrivebeskyttet og blev ikke ændret; tillad skrivning i den, eller gem under et andet navn (Gem som…).
error-write-folder-protected = { $path }: kan ikke gemmes, for mappen { $folder } er skrivebeskyttet; gem et andet sted (Gem som…).
error-write-full = { $path }: kan ikke gemmes, for disken er fuld, eller der må ikke gemmes mere der; skaf plads, og gem igen, eller gem et andet sted (Gem som…). Det, der var der før, er urørt.
error-review-beside = { $path }: kunne ikke erstattes ({ $reason }). Intet er tabt: det nyeste ligger i { $copy }, og arbejdet går videre der.
settings-not-stored = Indstillingerne kan ikke gemmes i { $path } ({ $reason }). De gælder, til vinduet lukkes.
toast-saved-anew = Gemt: { $path } (filen var flyttet eller slettet)
toast-saved-put-aside = Gemt. Det, der var der, hedder nu { $path }

## Filer, som andre skriver i

also-open = { $path } er også åben i et andet vindue, og det, der gemmes der, ses ikke her. Du bliver spurgt, før det erstattes; gem under et andet navn for at beholde begge.
foreign-changed-title = Filen er ændret
foreign-changed = { $path } er ikke længere det, der blev åbnet eller gemt her: en anden har gemt den siden, eller et andet program har ændret den.
foreign-there-title = Der er en fil med det navn
foreign-there = { $path } findes i forvejen og er ikke den fil, der er åben her.
foreign-kept = Hvis du erstatter den, gemmes det, den indeholder nu, ved siden af med “(replaced)” i navnet.
foreign-save-as = Gem under et andet navn…
foreign-replace = Erstat den
foreign-cancel = Gem ikke
changed-on-disk = “{ $name }” er ændret på disken, siden den blev læst.
changed-replace = Erstat versionen
changed-replace-tip = Læser filen igen; noter og vurderinger følger med, og ændrede rækker markeres
changed-keep = Behold
changed-keep-tip = Lader versionen være, som den blev læst
changed-not-matched = { $path }: ikke alle dens versioner kunne findes igen i den ændrede fil; dem, der mangler, bliver, som de er.

## Intet at gøre

toast-nothing-to-undo = Der er intet at fortryde
toast-nothing-to-redo = Der er intet at gøre om
toast-nothing-changed = Det står, som det stod

## Tegn, der ikke kan ses

unseen-character = Et tegn, der ikke kan ses: { $name }
unseen-in-version = Teksten har tegn, der ikke kan ses. De vises som □ i en ramme, og de, der vender skriveretningen, som ↔ i en ramme.
unseen-turning = { $count ->
    [one] { $versions }: teksten har tegn, der vender skriveretningen, så den kan se anderledes ud andre steder. De vises som ↔ i en ramme.
   *[other] { $versions }: teksterne har tegn, der vender skriveretningen, så de kan se anderledes ud andre steder. De vises som ↔ i en ramme.
}
