# Finding, choosing commands, keys, recovery.

