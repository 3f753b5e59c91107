# Saving without losing anything, files that others change, characters that cannot be seen.

## Saving

error-write-not-a-file = { $path }: cannot be saved, for what is there is not a file; save it under another name (Save as…).
error-write-circle = { $path }: cannot be saved, for its symbolic links go round in a circle; save it in another place (Save as…).
error-write-no-folder = { $path }: cannot be saved, for there is no folder { $folder } any more; save it in another place (Save as…).
error-write-protected = { $path }: is write-protected and was left as it is; allow writing to it, or save under another name (Save as…).
error-write-folder-protected = { $path }: cannot be saved, for the folder { $folder } is write-protected; save it in another place (Save as…).
error-write-full = { $path }: cannot be saved, for the disk is full or no more may be stored there; make room and save again, or save it in another place (Save as…). What was there before is untouched.
error-review-beside = { $path }: could not be replaced ({ $reason }). Nothing is lost: the newest state is in { $copy }, and work goes on there.
settings-not-stored = The settings cannot be stored in { $path } ({ $reason }). They hold until the window is closed.
toast-saved-anew = Saved: { $path } (it had been moved or deleted)
toast-saved-put-aside = Saved. What was there is now { $path }

## Files that others write

also-open = { $path } is also open in another window, and what is saved there does not show here. You are asked before it is replaced; save under another name to keep both.
foreign-changed-title = The file has changed
foreign-changed = { $path } is no longer what was opened or saved here: somebody else has saved it since, or it was changed by another program.
foreign-there-title = There is a file of this name
foreign-there = { $path } is there already, and is not the file that is open here.
foreign-kept = If you replace it, what it holds now is kept beside it, with “(replaced)” in its name.
foreign-save-as = Save under another name…
foreign-replace = Replace it
foreign-cancel = Do not save
changed-on-disk = “{ $name }” has changed on disk since it was read.
changed-replace = Replace version
changed-replace-tip = Reads the file anew; notes and verdicts go along, and changed rows are marked
changed-keep = Keep
changed-keep-tip = Leaves the version as it was read
changed-not-matched = { $path }: not all of its versions could be found again in the changed file; those stay as they are.

## Nothing to do

toast-nothing-to-undo = Nothing to undo
toast-nothing-to-redo = Nothing to redo
toast-nothing-changed = It stands as it was

## Characters that cannot be seen

unseen-character = A character that cannot be seen: { $name }
unseen-in-version = This text has characters that cannot be seen. A framed □ stands for each, and a framed ↔ for those that turn the direction of writing.
unseen-turning = { $count ->
    [one] { $versions }: this text has characters that turn the direction of writing, so it may look different elsewhere. A framed ↔ stands for each.
   *[other] { $versions }: these texts have characters that turn the direction of writing, so they may look different elsewhere. A framed ↔ stands for each.
}
