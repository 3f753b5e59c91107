"""What the lexicon is made of: languages, packages with version and licence, and how each is read.

`build.sh` downloads what is named here, `extract.py` reads it.
"""

LANGUAGES = "da en de sv nb fr es nl pl fi it pt uk ru is cs el tr".split()

# FreeDict's three-letter names.
THREE = dict(dan="da", eng="en", deu="de", swe="sv", nor="nb", fra="fr", spa="es", nld="nl", pol="pl", fin="fi",
             ita="it", por="pt", ukr="uk", rus="ru", isl="is", ces="cs", ell="el", tur="tr", nob="nb")


# Layers: one file of relations for each. GPL-2-only data (apertium-isl-swe) and GFDL data (eng-pol) are left out.
# FreeDict's Danish-English says "GPL 3 or later, and all changes after version 0.3 also CC BY-SA 3.0 or later".
LAYERS = CC_BY_SA, EITHER, GPL, GPL_3_ONLY = "cc-by-sa", "gpl-or-cc-by-sa", "gpl", "gpl-3-only"

OLD, NEW = "2022.04.21-1", "2022.12.07-2"

# FreeDict packages: pair, version, layer, reader.
#   wikdict   translations on the first line of a sense, its definition below
#   classic   translations separated by commas; truncated headwords are told by their long pronunciation
#   unranked  as classic, but the order of the translations means nothing (one a line, or sorted by the other side)
#   prose     as classic, with sentences and notes between the translations
FREEDICT = [
    *[(pair, NEW, CC_BY_SA, "wikdict") for pair in """
        swe-deu deu-swe swe-fra fra-swe swe-spa swe-fin swe-ita ita-swe swe-nld nld-swe swe-pol pol-swe swe-por
        swe-rus swe-tur swe-ell swe-nor eng-nor eng-fin fin-eng pol-eng ell-eng deu-fra fra-deu
        deu-spa deu-pol pol-deu deu-rus""".split()],
    ("dan-eng", OLD, EITHER, "classic"),
    *[(pair, OLD, GPL, "classic") for pair in """
        eng-fra fra-eng eng-spa spa-eng eng-ita ita-eng eng-nld nld-eng eng-por por-eng eng-swe swe-eng eng-rus
        isl-eng deu-nld nld-deu ces-eng tur-eng eng-dan""".split()],
    *[(pair, OLD, GPL, "unranked") for pair in "deu-eng eng-deu eng-ces".split()],
    ("eng-tur", OLD, GPL, "prose"),
    ("eng-ell", OLD, GPL, "classic"),
]

# Apertium packages: package, version, transducer, layer.
APERTIUM = [
    ("apertium-dan-nor", "1.5.0-2", "dan-nob", GPL),
    ("apertium-swe-dan", "0.8.1-3", "dan-swe", GPL),
    ("apertium-swe-dan", "0.8.1-3", "swe-dan", GPL),
    ("apertium-swe-nor", "0.4.0-1", "swe-nob", GPL),
    ("apertium-rus-ukr", "0.2.1-4", "rus-ukr", GPL),
    ("apertium-rus-ukr", "0.2.1-4", "ukr-rus", GPL),
    ("apertium-isl-eng", "0.1.2-1", "isl-eng", GPL_3_ONLY),
]

# Analysers of Apertium, for forms whose lemma the stem does not tell (*mænd – mand*): package, transducer, language,
# whether it has lemmas on the left (a generator), layer.
FORMS = [
    ("apertium-dan-nor", "dan-nob.automorf", "da", False, GPL),
    ("apertium-dan-nor", "nob-dan.automorf", "nb", False, GPL),
    ("apertium-swe-nor", "swe-nob.automorf", "sv", False, GPL),
    ("apertium-rus-ukr", "rus-ukr.automorf", "ru", False, GPL),
    ("apertium-rus-ukr", "ukr-rus.automorf", "uk", False, GPL),
    ("apertium-isl-eng", "isl-eng.automorf", "is", False, GPL_3_ONLY),
    ("apertium-isl-eng", "isl-eng.autogen", "en", True, GPL_3_ONLY),
]


def packages():
    """All Debian packages as name=version."""
    names = [f"dict-freedict-{pair}={version}" for pair, version, _, _ in FREEDICT]
    return names + sorted({f"{name}={version}" for name, version, _, _ in APERTIUM})


if __name__ == "__main__":
    print("\n".join(packages()))
