# Søgning, valg af kommandoer, taster, gendannelse.

