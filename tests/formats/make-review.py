#!/usr/bin/env python3
"""Makes review.sammenhold anew: a small review whose texts, names, notes and tags try what they can do to a reader.

make-review.py PROGRAM

The texts are written here. Verdicts hold to words, so the program is asked which differences there are.
"""

import json
import pathlib
import subprocess
import sys

OUT = pathlib.Path(__file__).with_name("review.sammenhold")
CONTEXT = 24

VERSIONS = [
    ("=cmd().da.txt", "da", [
        ("title", "Byrådet siger ja til ny havn"),
        ("body", "=cmd() står først i dette afsnit, som handler om formler i regneark."),
        ("body", "Havnen skal koste 40 millioner kroner og være færdig i 2027."),
        ("body", "Borgmesteren <script>alert('hej')</script> kalder planen \"et løft\" for byen & oplandet."),
        ("body", "Et tabulatortegn\tskiller to ord her, og et styretegn\u0001 står midt i sætningen."),
        ("body", "Teksten \u202evender\u202c om her, men betydningen af sætningen er den samme."),
        ("body", "-5 grader og blæst ventes på lørdag, når der holdes folkefest ved kajen."),
        ("body", "Naboerne frygter støj og har samlet 120 underskrifter mod planen."),
        ("body", "@havnen er også navnet på kommunens nye side for borgerne."),
        ("debris", "Del artiklen"),
    ]),
    ("<script>.en.txt", "en", [
        ("title", "The town council says yes to a new harbour"),
        ("body", "=cmd() stands first in this paragraph, which is about formulas in spreadsheets."),
        ("body", "The harbour is to cost 60 million kroner and be finished in 2027."),
        ("body", "A jazz orchestra from Aarhus plays on Friday evening at 19.30, and 300 chairs are set out in the old fish hall."),
        ("body", "The mayor <script>alert('hello')</script> calls the plan \"a boost\" for the town & the country around it."),
        ("body", "A tab\tparts two words here, and a control character\u0001 stands in the middle of the sentence."),
        ("body", "The text \u202eturns\u202c round here, but the meaning of the sentence is the same."),
        ("body", "Minus 5 degrees and wind are expected on Saturday, when there is a public feast on the quay."),
        ("body", "@havnen is also the name of the municipality's new page for the citizens."),
    ]),
    ("B \"\u202egnp\".en.txt", "en", [
        ("title", "Council approves new harbour"),
        ("body", "=cmd() comes first in this paragraph, which deals with formulas in spreadsheets."),
        ("body", "The harbour will cost 40 million kroner and be ready in 2027."),
        ("body", "The mayor <script>alert('hi')</script> calls the plan \"a boost\" for the town & its surroundings."),
        ("body", "A tab character\tseparates two words here, and a control character\u0001 is in the middle of the sentence."),
        ("body", "The text \u202eturns\u202c around here, but the meaning of the sentence is the same."),
        ("body", "Minus 5 degrees and wind are expected on Saturday, when a public feast is held at the quay."),
        ("body", "The neighbours fear noise and have collected 120 signatures against the plan."),
        ("body", "@havnen is also the name of the municipality's new page for citizens."),
    ]),
]


def anchor(version, paragraph, start, end):
    text = VERSIONS[version][2][paragraph][1]
    return {
        "version": version, "paragraph": paragraph, "start": start, "end": end, "exact": text[start:end],
        "prefix": text[max(0, start - CONTEXT):start], "suffix": text[end:end + CONTEXT],
    }


def on(version, paragraph, words):
    start = VERSIONS[version][2][paragraph][1].index(words)
    return anchor(version, paragraph, start, start + len(words))


def notes():
    lost = {**anchor(0, 2, 0, 6), "exact": "Ord der ikke længere findes i teksten", "prefix": "", "suffix": ""}
    return [
        {"id": 1, **on(0, 2, "40 millioner kroner"), "text": "=HYPERLINK(\"x\") <script>note</script> & spørg økonomi"},
        {"id": 2, **on(1, 6, "turns"), "text": "\u202evendt\u202c med\u0001 styretegn\tog tabulator\nog ny linje"},
        {"id": 3, **lost, "text": "@løs note"},
    ]


def judged_rows():
    whole = lambda paragraph: anchor(0, paragraph, 0, len(VERSIONS[0][2][paragraph][1]))
    return [
        {"judgement": "row", "anchor": whole(0), "status": "accepted", "tags": []},
        {"judgement": "row", "anchor": whole(2), "status": "needs_look", "tags": ["+tal", "spørg"]},
    ]


def verdict(difference, said):
    first = lambda version, spans: anchor(version, *(spans[0][key] for key in ("paragraph", "start", "end"))) if spans else None
    return {
        "judgement": "difference", "kind": difference["kind"], "aspect": difference["aspect"], "base": 0,
        "version": difference["version"], "base_anchor": first(0, difference["base_spans"]),
        "version_anchor": first(difference["version"], difference["version_spans"]), "verdict": said,
    }


def write(judgements):
    review = {
        "format": "sammenhold-review", "version": 2, "base": 0,
        "versions": [
            {
                "name": name, "language": language, "language_confidence": 1.0, "language_source": "declared",
                "paragraphs": [{"role": role, "text": text} for role, text in paragraphs],
            }
            for name, language, paragraphs in VERSIONS
        ],
        "pins": [], "notes": notes(),
        "judgements": [{"id": number, **judgement} for number, judgement in enumerate(judgements, 1)],
        "done": [], "undone": [],
    }
    OUT.write_text(json.dumps(review, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main(program):
    write(judged_rows())
    record = json.loads(subprocess.run([program, "compare", OUT, "--format", "json"], check=True, capture_output=True).stdout)
    marked = [difference for difference in record["differences"] if difference["band"] == "marked"]
    kinds = {}
    for difference in marked:
        kinds.setdefault(difference["kind"], difference)
    said = [("changed", "confirmed"), ("left_out", "dismissed"), ("added", "unsure")]
    write(judged_rows() + [verdict(kinds[kind], what) for kind, what in said])


if __name__ == "__main__":
    main(*sys.argv[1:])
