# The interface in English. A key here is a key in every other file.

sentence = { $sentence }
title = { $name } – Sammenhold
title-changed = { $name } (not saved) – Sammenhold

## Menus

menu-file = File
menu-edit = Edit
menu-view = View
menu-go = Go
menu-help = Help
menu-recent = Open recent
menu-forget-recent = Forget these
recent-more = { $name } and { $count } more
theme-system = As the system
theme-light = Light
theme-dark = Dark
interface-system = Language of the system
interface-own-name = English

## Actions

## Nothing open

welcome-title = Compare an article’s language versions
welcome-what = See paragraph by paragraph what each version adds, leaves out or changes. Everything stays on this computer.
welcome-open = Open files…
welcome-other-ways = Or drop the files here: text or Markdown, one file for each language, or a folder of them.

## Headers

base = Base
base-tip = The other versions are compared with this one
version-counts = { $paragraphs ->
    [one] { $paragraphs } paragraph
   *[other] { $paragraphs } paragraphs
}, { $words ->
    [one] { $words } word
   *[other] { $words } words
}
language-menu = This version is in
language-unknown = language?
language-source-unknown = Nothing says which language this is; click to choose it
language-source-detected = { $language }, told from the words; click to correct it
language-source-declared = { $language }, as the file or its name says; click to correct it
language-source-chosen = { $language }, as you chose; click to choose another

## Summary

summary-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
summary-agree = { $count ->
    [one] { $count } agrees
   *[other] { $count } agree
}
summary-left-out = { $count } left out
summary-added = { $count } added
summary-changed = { $count } changed
summary-moved = { $count } moved
summary-untranslated = { $count } untranslated
summary-unsure = { $count } unsure
summary-unsure-tip = Places where the program is not sure; they are dotted. U goes to the next one
summary-unknown-rows = { $count ->
    [one] { $count } row cannot be told
   *[other] { $count } rows cannot be told
}
summary-unknown-rows-tip = Rows with a question mark: whether their paragraphs belong together is doubtful
summary-unknown-versions = { $count ->
    [one] { $count } version cannot be told
   *[other] { $count } versions cannot be told
}
summary-unknown-versions-tip = No dictionary connects its language with that of the base; what is found rests on letters and numbers
position = { $at } of { $count }
position-count = { $count ->
    [one] { $count } difference
   *[other] { $count } differences
}
position-none = No differences
hint-one-version = One version is open. Add another to compare it with: File, Add version.
not-compared = These versions have not been compared.

## Work

job-reading = Reading…
job-comparing = Comparing…

## Cells and rows

cell-left-out = left out in this version
cell-perhaps-left-out = perhaps left out in this version
cell-only-in = only in: { $versions }
cell-debris = Left over from the page:
cell-spoken = Row { $row }, { $version }: { $said }
row-spoken = Row { $row }: { $state }{ $notes ->
    [0] { "" }
    [one] , one note
   *[other] , { $notes } notes
}
row-agrees = no difference found
row-debris = left over from the page
row-unsure = perhaps { $happened }
row-cannot-tell = cannot be told, for whether the paragraphs belong together is doubtful

## Differences

kind-added = added
kind-left-out = left out
kind-changed = changed
kind-moved = moved
kind-untranslated = untranslated
aspect-paragraph = Paragraph
aspect-sentence = Sentence
aspect-words = Words
aspect-number = Number
aspect-percent = Percentage
aspect-money = Amount
aspect-measure = Quantity
aspect-age = Age
aspect-date = Date
aspect-time = Time
aspect-reference = Reference
aspect-address = Address
aspect-name = Name
aspect-quotation = Quotation
aspect-negation = Negation
aspect-strength = Caveat
number-thousands = ,
number-decimals = .
headline = { $what } { $happened }
reason-no-counterpart = Nothing { $inother } corresponds to it; the likeliest place does with { $percent } % probability.
reason-no-counterpart-at-all = Nothing { $inother } corresponds to it.
reason-other-place = By what stands around it, it belongs at paragraph { $expected } { $inversion }; it stands at paragraph { $found }.
reason-facts-differ = It is { $left } { $inbase } and { $right } { $inversion }.
reason-fact-only = There is { $value } { $inhere }, and nothing of the kind { $inother }.
reason-fact-unmatched = Nothing { $inother } corresponds to { $value }.
reason-name-unmatched = { $value } is not named { $inother }.
reason-quotation-differs = The words are given to { $left } { $inbase }, and to { $right } { $inversion }.
reason-quotation-unmatched = This is not quoted { $inother }.
reason-negation-only = There is a “{ $value }” { $inhere }, and none { $inother }.
reason-negation-unmatched = It is denied here, and not { $inother }.
reason-strength-differs = It is told as { $left } { $inbase }, and as { $right } { $inversion }.
reason-strength-unmatched = It is told as { $value } here, and not { $inother }.
strength-alleged = alleged
strength-possible = possible
strength-attributed = somebody’s word
value-years = { $count ->
    [one] { $amount } year
   *[other] { $amount } years
}
value-points = { $count ->
    [one] { $amount } percentage point
   *[other] { $amount } percentage points
}
agreement-of-versions = { $most } of the { $all } versions that tell it say { $value }: { $versions }.
agreement-without-base = { $base } is the odd one out.
reason-words-differ = “{ $left }” became “{ $right }”.
reason-words-inserted = “{ $right }” was inserted.
reason-words-deleted = “{ $left }” was deleted.
reason-other-order = Its sentence stands at another place { $inversion }.
reason-same-words = The very same words stand { $inbase } and { $inversion }.
reason-unlinked = Nothing { $inother } corresponds to these words.
reason-other-language = It is in { $found }, not in the language of the version.
reason-repeated = It stands more than once { $inversion }.
reason-placeholder = It looks like something that a program should have filled in.
confidence-very-sure = very sure, { $percent } %
confidence-sure = fairly sure, { $percent } %
confidence-likely = likely, { $percent } %
confidence-unsure = unsure, { $percent } %
ground-heading = The paragraphs are held together by:
ground-numbers = numbers, { $percent } % in both
ground-names = names, { $percent } % in both
ground-words = words, { $percent } % in both
ground-meaning = meaning, { $percent } % alike
ground-length = length, { $percent } % alike
legend-title = Marks
legend-unsure = few dots and a question mark: the program is not sure

## Values

inside-language = in { $name }
inside-file = in { $name }
agreement-of-negations = These versions deny it: { $versions }.
value-nothing = nothing
value-nobody = nobody by name
value-percent = { $amount } per cent
value-time = { $hours }:{ $minutes }
negation-not = not
negation-without = without
negation-hardly = hardly
number-million = { $amount } million
number-billion = { $amount } billion
bound-about = about { $amount }
bound-almost = almost { $amount }
bound-just = just over { $amount }
bound-at-least = at least { $amount }
bound-more-than = more than { $amount }
bound-at-most = at most { $amount }
bound-less-than = less than { $amount }
date-day = { $day } { $month }
date-weekday = { $weekday } { $date }
date-decade = the { $year }s
date-decade-alone = the { $year }s
date-century = the { $year }s
date-today = today
date-tomorrow = tomorrow
date-yesterday = yesterday
date-coming = in { $days } days
date-past = { $days } days ago
month-january = January
month-february = February
month-march = March
month-april = April
month-may = May
month-june = June
month-july = July
month-august = August
month-september = September
month-october = October
month-november = November
month-december = December
weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday
unit-mile = { $count ->
    [one] { $amount } mile
   *[other] { $amount } miles
}
unit-acre = { $count ->
    [one] { $amount } acre
   *[other] { $amount } acres
}
unit-barrel = { $count ->
    [one] { $amount } barrel
   *[other] { $amount } barrels
}
unit-second = { $count ->
    [one] { $amount } second
   *[other] { $amount } seconds
}
unit-minute = { $count ->
    [one] { $amount } minute
   *[other] { $amount } minutes
}
unit-hour = { $count ->
    [one] { $amount } hour
   *[other] { $amount } hours
}
unit-day = { $count ->
    [one] { $amount } day
   *[other] { $amount } days
}
unit-week = { $count ->
    [one] { $amount } week
   *[other] { $amount } weeks
}
unit-month = { $count ->
    [one] { $amount } month
   *[other] { $amount } months
}
unit-year = { $count ->
    [one] { $amount } year
   *[other] { $amount } years
}
unit-decade = { $count ->
    [one] { $amount } decade
   *[other] { $amount } decades
}
unit-century = { $count ->
    [one] { $amount } century
   *[other] { $amount } centuries
}
unit-kilometres-an-hour = { $amount } km/h
unit-krone = { $count ->
    [one] { $amount } krone
   *[other] { $amount } kroner
}
unit-dollar = { $count ->
    [one] { $amount } dollar
   *[other] { $amount } dollars
}
unit-pound = { $count ->
    [one] { $amount } pound
   *[other] { $amount } pounds
}

## Panel

inspector-nothing = No difference found here.
inspector-no-differences = No differences found.
inspector-where = Row { $row }, { $version }
inspector-no-words = nothing
inspector-shared = The same in:
inspector-line = { $headline }, row { $row }, { $version }

## Notes

notes-title = Notes on this row
note-write = Write a note
note-another = Another note
note-on = On { $version }
note-change = Change
note-remove = Remove
note-field = Your note
note-hint = What should be remembered about this row?
note-keep = Keep note
note-cancel = Cancel

## Dialogs

dialog-open = Open versions or a review
dialog-add = Add versions
dialog-save = Save the review
filter-articles = Articles and reviews
filter-reviews = Reviews
filter-all = All files
unsaved-title = Save the changes?
unsaved-question = There are notes or other changes that are in no file yet.
unsaved-save = Save
unsaved-discard = Discard
unsaved-cancel = Cancel
path-open-explanation = This system shows no file dialog. Write the paths of the files or of a folder, one a line:
path-save-explanation = This system shows no file dialog. Write the path of the review file:
path-open = Open
path-save = Save here
path-cancel = Cancel
keys-title = Keys and marks
keys-close = Close

## Messages

toast-saved = Saved to { $path }
toast-stopped = Stopped
toast-no-differences = No differences found
toast-no-unsure = There are no unsure places
toast-from-the-top = That was the last one; this is the first again
toast-from-the-end = That was the first one; this is the last
toast-note-cancelled = What you typed was not kept
toast-restore-note = Bring it back
problem-dismiss = Dismiss
problem-crash = The program ran into a fault of its own and stopped this work. What was open is as it was; please report the file that led to it.
problem-review-among-files = { $path }: a review has its own notes and verdicts, so it cannot be added as a version; open it instead, or add its articles.
problem-two-reviews = These are several reviews, but only one can be open at a time; choose one of them. Articles chosen with it are added to it.
toast-added-without-alignment = Added. The alignment in the file is not used, because none of its texts is the base
problem-sample = The sample could not be laid out in the folder for temporary files: { $reason }

## Errors

error-missing = { $path }: there is no such file; check the spelling of the path.
error-forbidden = { $path }: you may not read this file; give yourself the right to read it, or ask its owner for a copy.
error-is-a-folder = { $path }: this is a folder and not a file; choose a file in it.
error-through-a-file = { $path }: a part of this path is a file and not a folder; check the spelling of the path.
error-no-texts = { $path }: there is no article in this folder; put the versions into it, such as .docx, .odt, .pdf, .html or .txt files, or choose another folder.
error-empty = { $path }: there is no text in this file; check that the article was saved in it.
error-binary = { $path }: { $looks ->
    [Pdf] this looks like a PDF and not like a text; save it as plain text (.txt) and open that.
    [Picture] this looks like a picture and not like a text; type its text into a .txt file and open that.
    [Archive] this looks like packed files and not like a text; unpack them and open the texts among them.
    [Sound] this looks like sound or film and not like a text; write its words into a .txt file and open that.
    [Program] this looks like a program and not like a text; choose the article instead.
    [OldOffice] this looks like an older Office document; save it in its own program as .docx or .odt and open that.
    [Utf32] this looks like text in UTF-32; save it as UTF-8 in a text editor and open that.
   *[other] this is not a text (byte { $byte }); save the article as plain text (.txt) and open that.
}
error-unsupported = { $path }: files of the kind .{ $extension } are not read; save the article as .docx, .odt, .pdf, .html or .txt and open that.
error-broken = { $path }{ $place }: the file is damaged or was not written as its kind asks ({ $detail }); open it in the program that it comes from, save it anew and open that.
error-excessive = { $path }: { $what }, far more than an article; save the article alone in a file and open that.
error-locked = { $path }: the file is locked with a password; open it in its own program, save it without the password and open that.
error-scanned = { $path }: the pages of this PDF are pictures without a text layer; run a text recognition over it (OCR), or type its text into a .txt file, and open that.
error-ladder-alone = { $path }: a ladder only numbers the lines of two texts; open it together with these two.
error-ladder-among-texts = { $path }: a ladder pairs the lines of two texts, but { $texts } texts stand beside it; open it with its own two alone.
error-too-large = { $path }: the file is larger than { $limit } MiB, far more than an article; save the article alone and open that.
error-damaged = { $path }, line { $line }, byte { $byte }: up to here the file is { $encoding }, but what follows is not; mend this place in a text editor and save the file as UTF-8.
error-unreadable = { $path }: the system could not read it ({ $reason }); try again, or copy it to another disk and open the copy.
error-review-missing = { $path }: there is no such file; { $backup ->
    [none] check the spelling of the path.
   *[other] the one saved before it is still there as { $backup }, copy it and open the copy.
}
error-not-a-review = { $path }: this is not a review saved by Sammenhold; open texts as versions instead.
error-review-newer = { $path }: a newer Sammenhold saved this review; update the program to open it.
error-review-damaged = { $path }: the review is damaged at line { $line }, column { $column }; { $backup ->
    [none] restore it from a backup of your own.
   *[other] the one saved before it is still there as { $backup }, copy it and open the copy.
}
error-review-inconsistent = { $path }: the review contradicts itself in { $place }; { $backup ->
    [none] restore it from a backup of your own.
   *[other] the one saved before it is still there as { $backup }, copy it and open the copy.
}
error-review-write = { $path }: cannot be saved ({ $reason }); save it in another place. What was there before is untouched.

## Languages

language-ar = Arabic
language-bg = Bulgarian
language-cs = Czech
language-da = Danish
language-de = German
language-el = Greek
language-en = English
language-es = Spanish
language-et = Estonian
language-fa = Persian
language-fi = Finnish
language-fo = Faroese
language-fr = French
language-he = Hebrew
language-hu = Hungarian
language-is = Icelandic
language-it = Italian
language-ja = Japanese
language-kl = Greenlandic
language-ko = Korean
language-lt = Lithuanian
language-lv = Latvian
language-nb = Norwegian Bokmål
language-nl = Dutch
language-nn = Norwegian Nynorsk
language-pl = Polish
language-pt = Portuguese
language-ro = Romanian
language-ru = Russian
language-sk = Slovak
language-sv = Swedish
language-tr = Turkish
language-uk = Ukrainian
language-und = Unknown language
language-zh = Chinese
