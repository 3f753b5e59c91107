# The panels: differences, notes, facts, statistics.

tab-difference = Details
tab-differences = Differences ({ $count })
tab-notes = Notes ({ $count })
tab-facts = Facts ({ $count })
tab-statistics = Statistics
panel-close = Close the panel
summary-confirmed = { $count } confirmed
summary-confirmed-tip = Differences that you confirmed
summary-dismissed = { $count } dismissed
summary-dismissed-tip = Differences that you dismissed; they count nowhere else

## What a person said

verdict-confirmed = Confirmed
verdict-dismissed = Dismissed
verdict-unsure = Needs another look
status-accepted = Looked at and done
status-needs-look = Needs another look
status-changed = Changed since the review

## For those who check translations

reviser-headline = { $happened }: { $what }
reviser-addition = Addition
reviser-omission = Omission
reviser-mistranslation = Mistranslation
reviser-order = Other order
reviser-untranslated = Untranslated

## The list

list-all = All
list-kind = Kind
list-about = About
list-version = Version
list-verdict = Verdict
list-kinds-chosen = { $kinds } of { $all }
list-sure-only = only marked ones
list-unsure-too = Also those the program is not sure of
list-not-dismissed = All but the dismissed
list-open = Without a verdict
list-clear = Show all again
list-shown = { $shown } of { $all } shown
list-nothing-left = No difference is left with this choice.
list-unsure = Unsure

## The chosen difference

inspector-value = Value: { $value }
inspector-category = MQM: { $category }
inspector-grounds = What it rests on
inspector-tags = Tags: { $tags }
inspector-pinned = Fixed by hand: { $versions }
inspector-facts = Facts here: { $facts }

## Notes

notes-others = Notes on other rows
notes-rows = Rows that you marked
notes-where = Row { $row }, { $version }
notes-row = Row { $row }
notes-quote = “{ $words }”
notes-lost = Its words are no longer in the text.
notes-tag = Tag:

## Facts

facts-none = No facts were found.
facts-nothing-left = No fact is left with this choice.
facts-title = { $count ->
    [one] One fact
   *[other] { $count } facts
}, { $differing ->
    [0] none differs
    [one] one differs
   *[other] { $differing } differ
}
facts-kind = Kind: { $chosen }
facts-all = all
facts-not-alike = not alike everywhere
facts-differing = values that differ
facts-base = { $version }, base
facts-line = { $kind }, row { $row }
facts-spoken = { $line }, { $version }: { $said }
facts-written = written “{ $words }”
facts-outlier = the odd one out
sign-base = base
sign-equal = the same
sign-rounded = the same, rounded
sign-converted = the same in another unit
sign-differs = differs
sign-missing = missing
sign-only-here = only here
sign-cannot-tell = cannot be told
sign-nothing = not there

## Statistics

statistics-counts = Counts
statistics-words = words
statistics-ratio = length
statistics-paragraphs = paragraphs covered
statistics-sentences = sentences covered
statistics-covered-words = words covered
statistics-alone = without counterpart
statistics-unsure = unsure
statistics-percent = { $percent } %
statistics-length = Words, compared with the base
statistics-covered = Sentences of the base that are covered
statistics-shared = Additions in common: { $pairs }
statistics-pair = { $one } and { $other } { $count }
map-title = What each version has
map-cell = Row { $row }, { $version }: { $said }
map-spoken = Map of what each version has. { $cell }
map-base = base
map-agrees = same
map-differs = differs
map-unsure = perhaps differs
map-left-out = left out
map-only-here = only here
map-cannot-tell = cannot be told
map-debris = left over from the page
map-nothing = not here
