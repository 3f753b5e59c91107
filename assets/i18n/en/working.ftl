# What is said while one reviews: verdicts, tags, alignment.

menu-review = Review
menu-alignment = Alignment
toast-confirmed = Confirmed
toast-dismissed = Dismissed
toast-another-look = Marked for another look
toast-verdict-cleared = Verdict cleared
toast-dismissed-alike = { $count ->
    [one] One difference dismissed
   *[other] { $count } differences dismissed
 }; Undo brings them back
toast-no-difference-chosen = Choose a difference first: press n, or click on one
toast-row-accepted = Row { $row } is done
toast-row-needs-look = Row { $row } is marked for another look
toast-row-cleared = Row { $row } has no mark any more
toast-still-comparing = Still comparing; try again in a moment
toast-cannot-merge = There is no row below to merge with
toast-cannot-split = There is only one paragraph on each side, so nothing to split
toast-cannot-move = There is no paragraph here, or no row to move it to
toast-cannot-link = These two cannot be linked: choose cells of two versions, one of them in a row that the base has text in
toast-cannot-unlink = Nothing is linked here
toast-cannot-pin = There is nothing here to pin
toast-link-begun = Now go to the other cell and press Space again; Esc leaves it
toast-link-ended = Linking left off
toast-last-version = The last version stays; open other files instead
toast-clipboard-empty = There is no text on the clipboard
toast-replaced = { $name } is in its place; rows whose text changed are marked
pasted-name = Pasted text { $number }
dialog-replace = Choose the new text
tag-title = Tag this row
tag-explanation = A word to find and sort rows by; one that the row has is taken away
tag-give = Tag
toast-fact-checker = For fact-checkers: what changes the story comes first
toast-reviser = For revisers: what is wrong or missing in the translation comes first
