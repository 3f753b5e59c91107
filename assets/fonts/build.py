#!/usr/bin/env python3
"""Builds the two shipped fonts from the two of Source Sans 3: fewer letters, no hints, another name.

    python3 -m venv venv && venv/bin/pip install fonttools==4.68.0
    npm pack @expo-google-fonts/source-sans-3@0.4.1 && tar xzf expo-google-fonts-source-sans-3-0.4.1.tgz
    venv/bin/python build.py package/400Regular/SourceSans3_400Regular.ttf package/600SemiBold/SourceSans3_600SemiBold.ttf

The licence reserves the name "Source" for the unchanged fonts, so what is built here bears another one.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "Sammenhold Sans"
OUTPUTS = [("Regular", "SammenholdSans-Regular.ttf"), ("Semibold", "SammenholdSans-Semibold.ttf")]

# First and last code point of what is kept.
RANGES = [
    (0x0020, 0x024F),  # Latin with all its accents
    (0x0259, 0x0259),  # schwa
    (0x02B0, 0x036F),  # modifiers and combining accents
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Vietnamese and others
    (0x1F00, 0x1FFF),  # Greek with older accents
    (0x2000, 0x206F),  # dashes, quotation marks, spaces
    (0x2070, 0x209F),  # raised and lowered figures
    (0x20A0, 0x20CF),  # currencies
    (0x2100, 0x215F),  # numero, trade mark, fractions
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # unequal, about, minus
    (0x2300, 0x232A),
    (0x25A0, 0x25FF),  # squares, triangles, circles
    (0x2610, 0x2612),
    (0x2713, 0x2718),  # ticks
    (0xFB00, 0xFB06),  # ligatures that are written as such
    (0xFFFD, 0xFFFD),
]
# What the window's shaper uses, without ligatures: a mark may begin within one. Figures are of one width by themselves.
FEATURES = ["ccmp", "kern", "locl", "mark", "mkmk"]


def main(sources: list[str]) -> None:
    if len(sources) != len(OUTPUTS):
        sys.exit(__doc__)
    for source, (style, output) in zip(sources, OUTPUTS):
        font = TTFont(source)
        subset(font)
        rename(font, style)
        font["head"].modified = font["head"].created  # The same bytes at every run.
        font.recalcTimestamp = False
        path = Path(__file__).with_name(output)
        font.save(path)
        check(TTFont(path))
        print(f"{path.name}: {path.stat().st_size} bytes, {len(font.getGlyphOrder())} glyphs")


def subset(font: TTFont) -> None:
    options = Options(hinting=False, layout_features=FEATURES, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14], notdef_outline=True)
    options.drop_tables += ["DSIG", "STAT", "meta", "gasp"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    subsetter.subset(font)


def rename(font: TTFont, style: str) -> None:
    names = font["name"]
    compact = FAMILY.replace(" ", "")
    for name_id, text in [
        (1, FAMILY if style == "Regular" else f"{FAMILY} {style}"),
        (2, "Regular"),
        (3, f"{compact}-{style}"),
        (4, f"{FAMILY} {style}"),
        (6, f"{compact}-{style}"),
    ]:
        names.removeNames(nameID=name_id)
        names.setName(text, name_id, 3, 1, 0x409)


def check(font: TTFont) -> None:
    """Figures of one width, and what the interface writes."""
    letters, widths = font.getBestCmap(), font["hmtx"]
    assert len({widths[letters[ord(figure)]][0] for figure in "0123456789"}) == 1, "figures differ in width"
    missing = [letter for letter in "æøåÆØÅéßñçşğłőžїґёΩάếệữ„“”‘’«»‹›–—…·•×−→←↑↓≠≈✓№€½" if ord(letter) not in letters]
    assert not missing, f"missing: {missing}"


if __name__ == "__main__":
    main(sys.argv[1:])
