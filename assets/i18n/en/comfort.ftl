# Finding, choosing commands, keys, recovery.

## Finding

find-label = Find
find-previous = Previous
find-next = Next
find-close = Close
find-exact = Match case
find-regex = Expression
find-regex-tip = A regular expression: \d+ finds any number, (aim|goal) finds either word
find-everywhere = All versions
find-scope-tip = Where to look
find-nothing = Not found
find-count = { $count ->
    [one] { $count } match
   *[other] { $count } matches
}
find-too-many = The first { $count } matches; write more to find fewer
find-unclosed-group = A bracket ( is opened and not closed. For the sign itself write \(
find-unopened-group = A bracket ) is closed that was not opened. For the sign itself write \)
find-unclosed-class = A bracket [ is opened and not closed. For the sign itself write \[
find-nothing-to-repeat = There is nothing before * + or ? to repeat. For the sign itself write a \ before it
find-bad-repetition = How often something repeats is written as {"{"}2,5{"}"}. For the sign itself write \{"{"}
find-lonely-backslash = There is nothing behind the \. For the sign itself write \\
find-unknown-escape = This sign means nothing behind a \. Leave the \ out
find-bad-range = A range in [ ] runs the wrong way; write [a-z]
find-no-look-around = Looking ahead or back, and \1, cannot be used here
find-too-large = The expression becomes too large; repeat less
find-unreadable = The expression cannot be read yet

## Commands

palette-field = Name of the command
palette-hint = What do you want to do? Type any part of it
palette-nothing = No command has these words
view-profile = Reading as
profile-fact-checker = Fact-checker
profile-reviser = Reviser
view-theme = Theme
theme-high-contrast = High contrast
view-language = Language of the window
go-order = Walking over the differences
walk-importance = By importance
walk-reading = As they stand in the text
help-keys = Keys of
position-by-importance = { $at } of { $count } by importance
position-in-text = { $at } of { $count } in the text

## Keys

action-keys-file = Keys of your own…
action-keys-file-tip = Where the settings file is, and how keys are written in it
preset-own = Sammenhold
preset-winmerge = WinMerge
preset-jetbrains = JetBrains
keys-in-fields = In fields and dialogs
keys-next-field = Next button or field
keys-file-title = Keys of your own
keys-file-explanation = They stand in the settings file, and hold from the next start on:
keys-file-none = (settings are not stored on this system)
keys-file-example = For example:
keys-file-names = A command has the name of its label in English, such as next-difference or save-as; an empty list takes all its keys away.
keys-no-such-action = { $file }: there is no command named “{ $name }”; correct the name under “keys”, “own”, and start again.
keys-no-such-key = { $file }: “{ $key }” for { $name } is no key; write it like Ctrl+Shift+P, Alt+Down or F8, and start again.
keys-twice = { $file }: { $key } is given to { $first } and to { $second }; { $first } has it. Give { $second } another one, and start again.
settings-damaged = { $path }: the settings cannot be read (line { $line }, column { $column }), so everything is as at the first start. The file as it was is { $aside }; mend it and copy it back.

## Recovery

recovery-title = Work that was not saved was found
recovery-explanation = Sammenhold ended before this work was saved. Open it and save it, or discard it.
recovery-open = Open
recovery-discard = Discard
recovery-later = Later
recovery-of = of { $path }
recovery-never-saved = never saved
recovery-damaged = { $path }: this copy of unsaved work cannot be read ({ $reason }). It stays where it is; open the review that you saved last.
recovery-not-kept = { $path }: no copy of your unsaved work can be kept there ({ $reason }). Save often, and make room on the disk or give yourself the right to write there.

## Samples, text from right to left

sample-news = Sample: news in five languages
sample-notice = Sample: a notice in four languages
action-open-other-sample = Open the other sample
action-open-other-sample-tip = A notice from a town in Danish, English, Polish and Ukrainian
welcome-paste = Or paste the text of an article with Ctrl+V.
welcome-commands = F1 shows all keys, Ctrl+Shift+P all commands.
hint-leftward = { $versions } is written from right to left: its letters are right, but the order of the words on a line is not. What is found, notes and exports are not touched by it.
