# The panels: differences, notes, facts, statistics.

