# The grid: columns, selection, ghosts, the ruler.

column-menu = Column of { $version }
column-wider = Wider
column-narrower = Narrower
columns-even = Even widths
columns-hidden = { $count } hidden
rows-folded = { $count ->
    [one] { $count } row without differences
   *[other] { $count } rows without differences
 }
rows-folded-tip = Show these rows
ghost-stands-with = moved: stands with row { $row }
cell-pinned = Pinned.
cell-linking = Linking begins here.
spoken-confirmed = confirmed
spoken-dismissed = dismissed
spoken-another-look = needs another look
spoken-accepted = done
spoken-changed-since = changed since the review
spoken-tags = tags: { $tags }
ruler-name = Overview of all differences
ruler-said = { $version }, row { $row }: { $said }
ruler-note = note
ruler-match = found here
legend-confirmed = solid, with a check: confirmed
legend-possible = dotted: possible
