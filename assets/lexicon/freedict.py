"""Reads FreeDict dictionaries in the form of dictd: an index and a compressed text."""

import gzip
import re

DIGITS = {c: n for n, c in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")}

NO_TRANSLATION = re.compile(r"^(see:|Synonyms?:|Antonyms?:|Note:|Category|\"|\[)")
MARKS = re.compile(r"\([^()]*\)|<[^<>]*>|/[^/]*/|\[[^\[\]]*\]|\{[^{}]*\}|[„“”«»\"]")


def number(text):
    value = 0
    for c in text:
        value = value * 64 + DIGITS[c]
    return value


def entries(folder, pair):
    """The texts of all entries, in the order of the index, each once, as lists of lines."""
    with gzip.open(f"{folder}/freedict-{pair}.dict.dz") as file:
        raw = file.read()
    seen = set()
    with open(f"{folder}/freedict-{pair}.index", encoding="utf8") as index:
        for line in index:
            field = line.rstrip("\n").split("\t")
            if len(field) < 3 or field[0].startswith("00"):
                continue
            place = number(field[1]), number(field[2])
            if place not in seen:
                seen.add(place)
                yield raw[place[0] : sum(place)].decode("utf8", "replace").split("\n")


def read(folder, pair, reader):
    """Headword → its translations in order, both as written but for marks and notes."""
    found = {}
    shortest = {}
    for lines in entries(folder, pair):
        heads, sound = heading(lines[0])
        senses = translations(lines[1:], reader)
        for head in heads:
            if reader == "classic" and sound:
                # "good /gudmɔːniŋ/" is a truncated "good morning".
                if len(sound) > 1.8 * len(head) + 1:
                    continue
                if shortest.get(head, 99) < len(sound) - 1:
                    continue
                if shortest.get(head, 0) > len(sound) + 1:
                    found[head] = []
                shortest[head] = min(shortest.get(head, 99), len(sound))
            known = found.setdefault(head, [])
            known += [sense for sense in senses if sense not in known]
    return found


def heading(line):
    """The headwords before the pronunciation, and the first pronunciation's letters."""
    sound = re.search(r"/+\[?([^/]*?)\]?/", line)
    letters = re.sub(r"[ˈˌː.ʔ?°˘*#\s‿-]", "", sound.group(1)) if sound else ""
    head = re.split(r"\s*(?:/|<|\(|\[|\{)", line)[0]
    return [part.strip() for part in head.split(",") if part.strip()], letters


def translations(lines, reader):
    found = []
    is_first = True
    for line in lines:
        text = line.strip()
        if not text or re.fullmatch(r"\d+\.", text) or NO_TRANSLATION.match(text):
            if reader in ("unranked",) and text.startswith(("see:", "Synonym", "Note:")):
                break
            continue
        is_sense = bool(re.match(r"^\d+\.\s", text))
        text = re.sub(r"^(\d+|[IVX]+)\.\s*", "", text)
        if reader == "wikdict" and not (is_first or is_sense):
            continue  # the definition
        is_first = False
        text = re.sub(r"\s+\d+\.$", "", text)
        if reader == "prose":
            text = re.split(r"\.(?:\s|$)", MARKS.sub(" ", text))[0]
        found += [part for part in re.split(r"[,;]", MARKS.sub(" ", text)) if part.strip()]
    return found
