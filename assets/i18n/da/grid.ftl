# Gitteret: kolonner, markering, skygger, oversigten.

column-menu = Kolonnen { $version }
column-wider = Bredere
column-narrower = Smallere
columns-even = Lige brede
columns-hidden = { $count } skjult
rows-folded = { $count ->
    [one] { $count } række uden forskelle
   *[other] { $count } rækker uden forskelle
 }
rows-folded-tip = Vis disse rækker
ghost-stands-with = flyttet: står ved række { $row }
cell-pinned = Fastgjort.
cell-linking = Her begynder koblingen.
spoken-confirmed = bekræftet
spoken-dismissed = afvist
spoken-another-look = skal ses på igen
spoken-accepted = færdig
spoken-changed-since = ændret siden gennemgangen
spoken-tags = mærker: { $tags }
ruler-name = Overblik over alle forskelle
ruler-said = { $version }, række { $row }: { $said }
ruler-note = note
ruler-match = fundet her
legend-confirmed = ubrudt, med et flueben: bekræftet
legend-possible = prikket: muligt
