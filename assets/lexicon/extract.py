"""From the packages to plain tables, which `sammenhold lexicon` packs: extract.py PACKAGES OUT

Writes into OUT, all sorted, tab between fields:
  words.LANGUAGE      word, frequency class (0 none, else 1 + 32·(-log10 f - 1)), layer (`words` or a layer of sources.py)
  LAYER.FROM-TO       word, translation, class of the score (see `sixteenths`): both directions of every pair, best first
  counts.tsv          layer, pair, words with a translation, translations
"""

import collections
import functools
import math
import os
import re
import sys
import unicodedata

import snowballstemmer
import wordfreq

import apertium
import freedict
from sources import APERTIUM, FORMS, FREEDICT, LANGUAGES, LAYERS, THREE

CANDIDATES = 5  # a word, a direction
COMMON = 4200  # full forms that each language has for their frequency alone
MOST_LETTERS = 26
LISTED = 1e-7  # words that are rarer than this in wordfreq's lists are often misspellings
SHORT_LISTS = ("da", "is")  # end at one in a million, and have no end of compounds and inflected forms
NEAR = {"da", "sv", "nb"}
COMPOUND = {"da", "sv", "nb", "de", "nl", "fi", "is"}
BASES = {"da", "sv", "nb", "de", "en"}

SCRIPTS = collections.defaultdict(lambda: "LATIN", ru="CYRILLIC", uk="CYRILLIC", el="GREEK")
WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")

# Articles, particles and pronouns before a translation.
BEFORE = dict(
    da="en et at den det de sig", nb="en ei et å den det de seg", sv="en ett att den det de sig",
    de="der die das ein eine einen sich zu", en="to a an the", nl="de het een zich te", fr="le la les un une des se",
    es="el la los las un una unos unas", it="il lo la i gli le un uno una", pt="o a os as um uma se", el="ο η το οι τα ένας μία ένα",
)
BEFORE = collections.defaultdict(set, {language: set(words.split()) for language, words in BEFORE.items()})

ALGORITHMS = dict(da="danish", sv="swedish", nb="norwegian", de="german", en="english", fr="french", es="spanish",
                  it="italian", pt="portuguese", nl="dutch", ru="russian", fi="finnish", tr="turkish", el="greek")
STEMMERS = {language: snowballstemmer.stemmer(name) for language, name in ALGORITHMS.items()}

FREQUENCIES = {language: wordfreq.get_frequency_dict(language) for language in LANGUAGES}
FREQUENCIES["el"] |= {word[:-1] + "ς": value for word, value in FREQUENCIES["el"].items() if word.endswith("σ")}
FREQUENT = {
    language: set(sorted(table, key=lambda word: (-table[word], word))[:150]) for language, table in FREQUENCIES.items()
}


def frequency(word, language):
    """The lists are case-folded: no ß, no final sigma."""
    return FREQUENCIES[language].get(word.casefold(), 0)


def is_listed(word, language, least=LISTED):
    return all(frequency(part, language) >= least for part in word.split())


def is_possible(word, language, least):
    """A word of a language whose list ends at one in a million may well be in use without being listed."""
    return is_listed(word, language, least) or language in SHORT_LISTS and len(word) > 3


def lower(word, language):
    if language == "tr":
        word = word.replace("I", "ı").replace("İ", "i")
    return word.lower()


def clean(text, language):
    """A word as texts write it, lower case; None for what is no word or no pair of words of the language."""
    text = unicodedata.normalize("NFC", text.replace("’", "'").replace("‑", "-").replace("ĳ", "ij").replace("\xad", ""))
    if language in ("ru", "uk"):
        text = unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).replace("\u0301", ""))
    words = lower(text, language).strip(" .!?-…~*").split()
    while len(words) > 1 and words[0] in BEFORE[language]:
        words = words[1:]
    if language in ("fr", "it") and words and re.match(r"(l|s|d|un)'\w", words[0]):
        words[0] = words[0].split("'", 1)[1]
    if not 1 <= len(words) <= 2 or sum(map(len, words)) > MOST_LETTERS:
        return None
    for word in words:
        if not WORD.fullmatch(word):
            return None
        if any(not unicodedata.name(c, "").startswith(SCRIPTS[language]) for c in word if c.isalpha()):
            return None
    return " ".join(words)


@functools.cache
def stem(word, language):
    if language in STEMMERS:
        return STEMMERS[language].stemWord(word)
    return word if len(word) < 5 else word[: max(4, len(word) - (3 if len(word) > 8 else 2 if len(word) > 6 else 1))]


def is_phrase_kept(phrase, language, word, other):
    """Two words stand for one only where that is a compound and both mean something: *prime minister*, not *of the*."""
    if language in COMPOUND or other not in BASES - {"en"}:
        return False
    if frequency(word, other) < (1.5e-6 if other == "de" else 3e-7) and other != "da":
        return False
    return all(word not in FREQUENT[language] and frequency(word, language) >= 1e-6 for word in phrase.split())


def is_leaked(word, language, source):
    """A word of the source language among the translations: a definition, or a loan that nobody uses."""
    if " " in word:
        return all(frequency(w, source) > 30 * frequency(w, language) for w in word.split())
    return len(word) > 3 and frequency(word, language) < LISTED and frequency(word, source) > 1e-7


def tables(folder):
    """(layer, from, to) → [(word, [translation, …])]: one list for each dictionary, in the order of candidates."""
    found = collections.defaultdict(list)
    for pair, _, layer, reader in FREEDICT:
        a, b = (THREE[name] for name in pair.split("-"))
        table = {}
        for head, senses in freedict.read(f"{folder}/usr/share/dictd", pair, reader).items():
            word = clean(head, a)
            if not word:
                continue
            senses = [sense for sense in (clean(sense, b) for sense in senses) if sense]
            known = table.setdefault(word, [])
            known += [s for s in dict.fromkeys(senses) if s not in known and is_kept(word, s, a, b, reader)]
        if reader in ("unranked", "prose"):
            by_frequency(table, b)
            table = {word: known[:5] for word, known in table.items()}
        found[layer, a, b].append(table)
        print(pair, len(table), file=sys.stderr, flush=True)
    for package, _, name, layer in APERTIUM:
        a, b = (THREE[part] for part in name.split("-"))
        table = collections.defaultdict(list)
        for left, right, tag in sorted(apertium.read(f"{folder}/usr/share/apertium/{package}/{name}.autobil.bin")):
            x, y = clean(left, a), clean(right, b)
            if not x or not y or y in table[x]:
                continue
            is_name = tag == "<np>"
            if is_name and (x == y or frequency(x, a) + frequency(y, b) < 2e-6):
                continue
            if is_kept(x, y, a, b, "apertium"):
                table[x].append(y)
        by_frequency(table, b)
        found[layer, a, b].append(table)
        print(name, len(table), file=sys.stderr, flush=True)
    return found


def forms(folder, words):
    """(layer, language) → {form: its lemmas}: frequent forms whose stem is another than that of their lemma."""
    found = {}
    for package, name, language, is_generator, layer in FORMS:
        table = FREQUENCIES[language]
        least = 3e-6 if language in ("ru", "uk", "is") else 5e-7
        frequent = sorted(w for w, value in table.items() if value >= least and clean(w, language) == w)
        path = f"{folder}/usr/share/apertium/{package}/{name}.bin"
        known = {}
        for form, lemmas in sorted(apertium.lemmas(path, frequent, is_generator).items()):
            lemmas = {lower(lemma, language) for lemma in lemmas}
            if form not in lemmas:
                new = sorted(lemma for lemma in lemmas if lemma in words[language] and not is_regular(form, lemma, language))
                known[form] = sorted(new, key=lambda lemma: -frequency(lemma, language))[:2]
        found[layer, language] = {form: lemmas for form, lemmas in known.items() if lemmas}
    return found


def is_regular(form, lemma, language):
    if language in STEMMERS:
        return stem(form, language) == stem(lemma, language)
    return form.startswith(lemma[: max(3, len(lemma) - 2)])


def by_frequency(table, language):
    for word, known in table.items():
        known.sort(key=lambda sense: (-phrase_frequency(sense, language), sense))


def phrase_frequency(phrase, language):
    return min(frequency(word, language) for word in phrase.split()) / (100 if " " in phrase else 1)


def is_kept(x, y, a, b, reader):
    if " " in x and " " in y or any(" " in p and not is_phrase_kept(p, of, q, o) for p, of, q, o in ((x, a, y, b), (y, b, x, a))):
        return False
    if is_leaked(y, b, a) and x != y:
        return False
    listed, familiar = thresholds(a, b, reader)
    if not (is_listed(x, a, familiar) or is_listed(y, b, familiar)):
        return False
    return {a, b} <= NEAR or is_possible(x, a, listed) and is_possible(y, b, listed)


def thresholds(a, b, reader):
    """How frequent the rarer and the more frequent word of a pair are at least."""
    if {a, b} <= NEAR:
        return LISTED, LISTED if "da" in (a, b) else 3e-7
    if {a, b} <= BASES and reader != "unranked":
        return LISTED, 7e-7
    return (2e-7, 1e-6) if {a, b} & {"fr", "es", "nl", "ru", "de"} and reader != "unranked" else (3e-7, 3.2e-6)


def scored(forward, backward):
    """word → {translation: score}: 1/(1 + .35 rank)/√n in each dictionary of this direction and in each turned around."""
    scores = collections.defaultdict(lambda: collections.defaultdict(float))
    for table in forward:
        for word, known in table.items():
            for rank, sense in enumerate(known[:12]):
                scores[word][sense] += weight(rank, len(known))
    for table in backward:
        turned = collections.defaultdict(list)
        for word, known in table.items():
            for rank, sense in enumerate(known[:12]):
                turned[sense].append((-weight(rank, len(known)), word))
        for word, known in turned.items():
            known.sort()
            for rank, (_, sense) in enumerate(known[:12]):
                scores[word][sense] += weight(rank, len(known))
    return scores


def weight(rank, count):
    return 1 / (1 + 0.35 * rank) / math.sqrt(min(count, 8))


def without_inflections(scores, a, b):
    """Of pairs with the same stems and endings of a letter or two the shortest stays: *treaty – aftale*, not
    *treaties – aftaler* too; but *government – Regierung* beside *govern – regieren*."""
    groups = collections.defaultdict(list)
    for word, senses in scores.items():
        for sense in senses:
            groups[stem(word, a), stem(sense, b)].append((len(word) + len(sense), word, sense))
    kept = set()
    for pairs in groups.values():
        shortest = []
        for _, word, sense in sorted(pairs):
            if not any(is_inflected(word, w) and is_inflected(sense, s) for w, s in shortest):
                shortest.append((word, sense))
        kept.update(shortest)
    return {w: {s: score for s, score in senses.items() if (w, s) in kept} for w, senses in scores.items()}


def is_inflected(form, word):
    return 0 <= len(form) - len(word) <= 2 and form.startswith(word[: max(3, len(word) - 1)])


def sixteenths(score):
    """4 bits on a logarithmic scale: 15 is 2, each step below a factor of 2^(1/3)."""
    return max(0, min(15, round(12 + 3 * math.log2(score))))


def frequency_class(word, language):
    value = frequency(word, language)
    return 0 if value <= 0 or " " in word else 1 + min(254, max(0, round(32 * (-math.log10(value) - 1))))


def main(folder, out):
    found = tables(folder)
    os.makedirs(out, exist_ok=True)
    layers = collections.defaultdict(dict)  # language → word → the first layer that has it
    counts = []
    directions = sorted({(layer, x, y) for layer, a, b in found for x, y in ((a, b), (b, a))})
    for layer, a, b in directions:
        scores = scored(found.get((layer, a, b), []), found.get((layer, b, a), []))
        scores = without_inflections(scores, a, b)
        lines = total = words = 0
        with open(f"{out}/{layer}.{a}-{b}", "w", encoding="utf8") as file:
            for word in sorted(scores):
                best = sorted(scores[word].items(), key=lambda item: (-item[1], item[0]))[:CANDIDATES]
                words += bool(best)
                total += len(best)
                for sense, score in best:
                    file.write(f"{word}\t{sense}\t{sixteenths(score)}\n")
                    for w, language in ((word, a), (sense, b)):
                        known = layers[language].get(w, layer)
                        layers[language][w] = min(known, layer, key=LAYERS.index)
        counts.append(f"{layer}\t{a}-{b}\t{words}\t{total}\n")
    for (layer, language), table in sorted(forms(folder, layers).items()):
        with open(f"{out}/{layer}.{language}-{language}", "w", encoding="utf8") as file:
            for form, lemmas in sorted(table.items()):
                file.writelines(f"{form}\t{lemma}\t12\n" for lemma in lemmas)
                layers[language].setdefault(form, layer)
        counts.append(f"{layer}\t{language}-{language}\t{len(table)}\t{sum(map(len, table.values()))}\n")
    with open(f"{out}/counts.tsv", "w", encoding="utf8") as file:
        file.writelines(counts)
    for language in LANGUAGES:
        table = FREQUENCIES[language]
        common = sorted((w for w in table if clean(w, language) == w and not w.endswith("σ")), key=lambda w: (-table[w], w))[:COMMON]
        words = dict.fromkeys(common, "words")
        for word, layer in layers[language].items():
            words[word] = "words" if layer == LAYERS[0] or frequency(word, language) > 0 else layer
        with open(f"{out}/words.{language}", "w", encoding="utf8") as file:
            for word in sorted(words):
                file.write(f"{word}\t{frequency_class(word, language)}\t{words[word]}\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
