"""The checks of `.ci/readers`: readers.py PROGRAM FOLDER. Writes all formats there and reads them."""

import csv
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys

import openpyxl
from lxml import etree
from translate.storage import tmx, xliff2

FORMATS = {
    "text": "txt", "html": "html", "csv": "csv", "tsv": "tsv", "xlsx": "xlsx", "json": "json", "jsonl": "jsonl",
    "tmx": "tmx", "xliff": "xlf", "jsonld": "jsonld", "ladder": "ladder", "svg": "svg",
}
CASES = {
    "kursk": ["samples/nordkorea-kursk"],
    "byraad": ["samples/byraad-skole"],
    "review": ["tests/formats/review.sammenhold"],
    "reviser": ["tests/formats/review.sammenhold", "--profile", "reviser"],
}
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
XML = "{http://www.w3.org/XML/1998/namespace}"
XLF = "{urn:oasis:names:tc:xliff:document:2.0}"
ITS = "{http://www.w3.org/2005/11/its}"
SVG = "{http://www.w3.org/2000/svg}"
ITS_TYPES = set(
    "terminology mistranslation omission untranslated addition duplication inconsistency grammar legal register"
    " locale-specific-content locale-violation style characters misspelling typographical formatting"
    " inconsistent-entities numbers markup pattern-problem whitespace internationalization length non-conformance"
    " uncategorized other".split()
)
NMTOKEN = re.compile(r"[-.:\w]+\Z")
IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+\Z", re.I)
failures = 0


def check(name, problem):
    """Prints a line; `problem` is empty when all is well."""
    global failures
    failures += bool(problem)
    print(f"{'FAIL' if problem else 'ok  '} {name}{': ' + str(problem) if problem else ''}", flush=True)


def first(problems):
    return next((problem for problem in problems if problem), "")


def shown(text):
    """What the program makes of control characters in XML."""
    def picture(c):
        code = ord(c)
        if code < 0x20 and c not in "\t\n":
            return chr(0x2400 + code)
        return "\u2421" if code == 0x7F else "\ufffd" if 0x80 <= code <= 0x9F else c
    return "".join(map(picture, text))


def tamed(text):
    """The same in tables, where overrides of direction are shown too."""
    return shown(text).replace("\u202d", "[U+202D]").replace("\u202e", "[U+202E]")


def unguarded(cell):
    return cell[1:] if cell.startswith("'") and cell[1:].lstrip("'").startswith(FORMULA) else cell


class Case:
    """What a comparison wrote, and the record and rows that the checks hold it against."""

    def __init__(self, program, name, arguments, folder):
        self.name, self.folder = name, folder
        self.files = {}
        for round_ in ("one", "two"):
            into = folder / round_ / name
            into.mkdir(parents=True)
            for format_, ending in FORMATS.items():
                command = [program, "compare", *arguments, "--format", format_, "--output", into / f"{name}.{ending}"]
                done = subprocess.run(command, capture_output=True, text=True, check=False)
                if done.returncode:
                    check(f"{name}: {format_} is written", done.stderr.strip())
            written = {path.name: path.read_bytes() for path in sorted(into.iterdir())}
            if round_ == "two":
                check(f"{name}: {len(written)} files, the same bytes twice",
                      first(n for n in written if written[n] != self.files.get(n)) or written.keys() ^ self.files.keys())
            self.files = written
        self.record = json.loads(self.files[f"{name}.json"])
        self.header, *self.rows = [json.loads(line) for line in self.files[f"{name}.jsonl"].decode().splitlines()]
        self.debris = [[] for _ in self.record["versions"]]

    def of(self, ending):
        """The files with an ending, by pair where there are pairs."""
        return {name: data for name, data in self.files.items() if name.endswith(f".{ending}")}

    def text(self, row, version):
        """The text of a cell in the record."""
        return [self.record["versions"][version]["paragraphs"][at] for at in self.record["rows"][row]["cells"][version]]

    def others(self):
        return [at for at in range(len(self.record["versions"])) if at != self.record["base"]]


def check_jsonl(case):
    record, rows = case.record, case.rows
    problems = [
        case.header["schema"] != "sammenhold-rows/1" and "no schema",
        len(rows) != len(record["rows"]) and "not a line a row",
        any(v[k] != w[k] for v, w in zip(case.header["versions"], record["versions"]) for k in ("name", "language", "sha256"))
        and "other versions",
    ]
    for number, row in enumerate(rows):
        cells = {cell["version"]: cell for cell in row["cells"]}
        for version, paragraphs in enumerate(record["rows"][number]["cells"]):
            cell = cells.get(version, {"paragraphs": [], "text": ""})
            problems.append(cell["paragraphs"] != paragraphs and f"row {number}: other paragraphs")
            problems.append(cell["text"] != "\n".join(case.text(number, version)) and f"row {number}: another text")
        problems.append(any(f.get("verdict") == "dismissed" for f in row["findings"]) and f"row {number}: dismissed")
    check(f"{case.name}: JSON Lines hold the record's rows", first(problems))


def check_tables(case):
    for ending, options, between in (("csv", {}, "\n"), ("tsv", {"delimiter": "\t"}, " ¶ ")):
        data = case.files[f"{case.name}.{ending}"]
        text = data.decode("utf-8")
        has_mark = text.startswith("\ufeff")
        table = list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), strict=True, **options))
        versions = len(case.record["versions"])
        problems = [
            has_mark != (ending == "csv") and "byte order mark",
            len(table) != len(case.record["rows"]) + 1 and f"{len(table)} lines",
            any(len(line) != versions + 8 for line in table) and "lines of several lengths",
        ]
        for number, line in enumerate(table):
            problems += [cell.startswith(FORMULA) and f"line {number}: {cell[:20]!r} is a formula" for cell in line]
            problems += [any(ord(c) < 0x20 and c not in "\n\t" for c in cell) and f"line {number}: control" for cell in line]
            problems += [ending == "tsv" and ("\n" in cell or "\t" in cell) and f"line {number}: a line break" for cell in line]
        for number, line in enumerate(table[1:]):
            for version in range(versions):
                expected = tamed("\n".join(case.text(number, version)))
                if ending == "tsv":
                    expected = expected.replace("\t", " ").replace("\n", between)
                problems.append(unguarded(line[3 + version]) != expected and f"row {number + 1}: {line[3 + version][:40]!r}")
        check(f"{case.name}: {ending.upper()} by Python's csv, every text, no formula", first(problems))


def check_xlsx(case):
    data = case.files[f"{case.name}.xlsx"]
    book = openpyxl.load_workbook(io.BytesIO(data))
    problems = [book.sheetnames != ["Rows", "Differences", "Facts", "Notes", "About"] and book.sheetnames]
    for sheet in book:
        problems += [sheet.freeze_panes != "A2" and f"{sheet.title}: no frozen head", not sheet.auto_filter.ref and "no filter"]
        problems += [cell.data_type not in "sn" and f"{sheet.title} {cell.coordinate}: {cell.data_type}"
                     for row in sheet.iter_rows() for cell in row]
    sheet = book["Rows"]
    for number in range(len(case.record["rows"])):
        for version in range(len(case.record["versions"])):
            value = sheet.cell(number + 2, 4 + version).value or ""
            expected = tamed("\n".join(case.text(number, version)))
            problems.append(value != expected and f"row {number + 1}: {value[:40]!r}")
    told = sum(len(row["findings"]) for row in case.rows)
    problems.append(book["Differences"].max_row - 1 != told and f"{book['Differences'].max_row - 1} differences, not {told}")
    problems.append(book["Facts"].max_row - 1 != len(case.record["ledger"]) and "other facts")
    problems.append(book["Notes"].max_row - 1 != len(case.record.get("notes", [])) and "other notes")
    check(f"{case.name}: XLSX by openpyxl, five sheets, every text, no formula", first(problems))


def check_office(case):
    path = case.folder / "two" / case.name / f"{case.name}.xlsx"
    out = case.folder / "office"
    profile = f"-env:UserInstallation=file://{case.folder}/profile"
    subprocess.run(["soffice", profile, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir", out, path],
                   check=True, capture_output=True, timeout=100)
    table = list(csv.reader((out / f"{case.name}.csv").open(encoding="utf-8", newline="")))
    texts = [cell for line in table for cell in line]
    wanted = [tamed(text) for version in case.record["versions"] for text in version["paragraphs"]]
    problem = first(f"{text[:40]!r} is gone" for text in wanted if not any(text in cell for cell in texts))
    check(f"{case.name}: XLSX by LibreOffice, every paragraph", problem)


def content_rows(case):
    return [number for number, row in enumerate(case.rows) if row["content"]]


def check_tmx(case):
    data = case.files[f"{case.name}.tmx"]
    tree = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    problems = [tree.tag != "tmx" and tree.tag, tree.get("version") != "1.4" and "version"]
    # The rules of TMX 1.4b: which elements stand in which, in which order, with which attributes.
    children = {"tmx": ["header", "body"], "header": ["note", "prop", "ude"], "body": ["tu"], "tu": ["note", "prop", "tuv"],
                "tuv": ["note", "prop", "seg"], "seg": [], "note": [], "prop": []}
    required = {"tmx": {"version"}, "prop": {"type"}, "tuv": {XML + "lang"},
                "header": {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}}
    for element in tree.iter():
        inner = [child.tag for child in element]
        problems.append(set(inner) - set(children[element.tag]) and f"{element.tag} holds {set(inner)}")
        problems.append(required.get(element.tag, set()) - set(element.attrib) and f"{element.tag}: {element.attrib}")
        last = {"tu": "tuv", "tuv": "seg"}.get(element.tag)
        if last:
            problems.append((not inner or inner[-1] != last or last in inner[:inner.index(last)]) and f"order in {element.tag}")
            begins = inner.index(last)
            problems.append(any(tag != last for tag in inner[begins:]) and f"order in {element.tag}")
        if element.tag == "tuv":
            problems.append(inner.count("seg") != 1 and "a tuv has one seg")
    header = tree.find("header")
    languages = [version["language"] for version in case.record["versions"]]
    problems.append(header.get("segtype") not in ("block", "paragraph", "sentence", "phrase") and "segtype")
    problems.append(header.get("srclang") != languages[case.record["base"]] and "srclang")
    ids = [unit.get("tuid") for unit in tree.iter("tu")]
    problems.append(len(set(ids)) != len(ids) and "two units of one id")
    problems.append(any(key.endswith("date") for element in tree.iter() for key in element.attrib) and "a date")
    for unit in tree.iter("tu"):
        has = any(variant.get(XML + "lang") == header.get("srclang") for variant in unit.iter("tuv"))
        problems.append(not has and unit.get("srclang") != "*all*" and f"{unit.get('tuid')}: no source")
    check(f"{case.name}: TMX by the rules of 1.4b", first(problems))
    problems = []
    for version in case.others():
        store = tmx.tmxfile(sourcelanguage=languages[case.record["base"]], targetlanguage=languages[version])
        store.parse(data)
        problems.append(len(store.units) != len(content_rows(case)) and f"{len(store.units)} units")
        if languages.count(languages[version]) > 1 or languages[version] == languages[case.record["base"]]:
            continue
        for unit, number in zip(store.units, content_rows(case)):
            for side, at in ((unit.source, case.record["base"]), (unit.target, version)):
                expected = shown("\n".join(contents(case, number, at)))
                if contents(case, number, at) and contents(case, number, case.record["base"]):
                    problems.append(side != expected and f"row {number + 1}: {side!r}, not {expected!r}")
    check(f"{case.name}: TMX by translate-toolkit, every unit", first(problems))


def contents(case, row, version):
    """The paragraphs of a cell without page debris, which no fact and no table of ours tells apart: by the TMX itself."""
    paragraphs = case.record["rows"][row]["cells"][version]
    return [case.record["versions"][version]["paragraphs"][at] for at in paragraphs if at not in case.debris[version]]


def check_xliff(case):
    files = case.of("xlf")
    problems = [len(files) != len(case.others()) and f"{len(files)} files"]
    read = []
    for (name, data), version in zip(files.items(), pairs_in_order(case, files)):
        tree = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
        languages = [v["language"] for v in case.record["versions"]]
        problems += [
            tree.tag != XLF + "xliff" and tree.tag, tree.get("version") != "2.1" and "version",
            tree.get("srcLang") != languages[case.record["base"]] and "srcLang",
            tree.get("trgLang") != languages[version] and "trgLang",
        ]
        problems += xliff_rules(tree)
        rows = [n for n in content_rows(case) if contents(case, n, case.record["base"]) or contents(case, n, version)]
        units = list(tree.iter(XLF + "unit"))
        problems.append(len(units) != len(rows) and f"{name}: {len(units)} units, not {len(rows)}")
        for unit, number in zip(units, rows):
            segment = unit.find(XLF + "segment")
            source, target = segment.find(XLF + "source"), segment.find(XLF + "target")
            text = lambda element: "" if element is None else "".join(element.itertext())
            problems.append(unit.get("id") != f"r{number + 1}" and "id")
            problems.append(text(source) != shown("\n".join(contents(case, number, case.record["base"]))) and f"{name} r{number + 1}: source")
            problems.append(text(target) != shown("\n".join(contents(case, number, version))) and f"{name} r{number + 1}: target")
            accepted = case.rows[number]["status"] == "accepted"
            state = "initial" if target is None else "reviewed" if accepted else "translated"
            problems.append(segment.get("state") != state and f"r{number + 1}: state {segment.get('state')}, not {state}")
            told = {f["rank"] for f in case.rows[number]["findings"] if f["version"] == version}
            issues = len(list(unit.iter(ITS + "locQualityIssue"))) + sum(ITS + "locQualityIssueComment" in m.attrib for m in unit.iter(XLF + "mrk"))
            elsewhere = sum(note.get("category") == "difference" for note in unit.iter(XLF + "note"))
            problems.append(issues + elsewhere < len(told) and f"r{number + 1}: {issues} issues of {len(told)}")
        store = xliff2.Xliff2File()
        store.parse(data)
        read.append(len([unit for unit in store.units if not unit.isheader()]) != len(rows) and f"{name}: {len(store.units)} units")
        for unit, number in zip(store.units, rows):
            expected = shown("\n".join(contents(case, number, version)))
            has_mark = any(f["version"] == version for f in case.rows[number]["findings"])
            read.append(not has_mark and (unit.target or "") != expected and f"{name}: {unit.target!r}, not {expected!r}")
    check(f"{case.name}: XLIFF by the rules of 2.1 and its ITS module, every unit", first(problems))
    check(f"{case.name}: XLIFF by translate-toolkit, every unit", first(read))


def pairs_in_order(case, files):
    """The version of each file, by its note on the target."""
    for data in files.values():
        tree = etree.fromstring(data)
        told = next(n.text for n in tree.iter(XLF + "note") if n.get("category") == "file" and n.get("appliesTo") == "target")
        yield next(at for at in case.others() if told.split(", SHA-256")[0] == shown(case.record["versions"][at]["name"]))


def xliff_rules(tree):
    """What the core and ITS schemas ask for, as far as these files use them."""
    order = {
        "xliff": [["file"]], "file": [["notes"], ["unit"]], "notes": [["note"]], "note": [],
        "unit": [["locQualityIssues"], ["notes"], ["segment"]], "segment": [["source"], ["target"]],
        "source": [["mrk"]], "target": [["mrk"]], "mrk": [["mrk"]], "locQualityIssues": [["locQualityIssue"]], "locQualityIssue": [],
    }
    attributes = {
        "xliff": ({"version", "srcLang"}, {"trgLang", ITS + "version"}), "file": ({"id"}, {"original", XML + "space"}),
        "notes": (set(), set()), "note": (set(), {"id", "appliesTo", "category", "priority"}), "unit": ({"id"}, set()),
        "segment": (set(), {"id", "state", "subState"}), "source": (set(), set()), "target": (set(), set()),
        "mrk": ({"id"}, {"type", ITS + "locQualityIssuesRef", ITS + "locQualityIssueType", ITS + "locQualityIssueComment"}),
        "locQualityIssues": ({XML + "id"}, set()), "locQualityIssue": (set(), {"locQualityIssueType", "locQualityIssueComment"}),
    }
    xml_ids = set()
    for element in tree.iter():
        space, tag = element.tag[1:].split("}")
        its = space == ITS[1:-1]
        yield its != tag.startswith("locQuality") and f"{element.tag}: namespace"
        required, optional = attributes[tag]
        keys = set(element.attrib)
        yield required - keys and f"{tag} lacks {required - keys}"
        yield keys - required - optional and f"{tag} has {keys - required - optional}"
        steps = [at for child in element for at, names in enumerate(order[tag]) if etree.QName(child).localname in names]
        yield (len(steps) != len(element) or steps != sorted(steps)) and f"order in {tag}"
        for key in ("id", XML + "id"):
            yield key in keys and not NMTOKEN.match(element.get(key)) and f"{tag}: id {element.get(key)!r}"
        if tag == "segment":
            yield element.get("state") not in ("initial", "translated", "reviewed", "final") and "state"
            yield element.find(XLF + "source") is None and "a segment has a source"
        if tag == "note":
            yield not 1 <= int(element.get("priority", 1)) <= 10 and "priority"
            yield element.get("appliesTo") not in (None, "source", "target") and "appliesTo"
            yield not element.text and "an empty note"
        if tag == "mrk":
            yield element.get("type") != "its:generic" and "mrk of another type"
            own = keys & {ITS + "locQualityIssueType", ITS + "locQualityIssueComment"}
            yield (ITS + "locQualityIssuesRef" in keys) == bool(own) and "a mark has its issue or points to it"
            ref = element.get(ITS + "locQualityIssuesRef")
            unit = next(element.iterancestors(XLF + "unit"))
            there = {i.get(XML + "id") for i in unit.iter(ITS + "locQualityIssues")}
            yield ref and ref.removeprefix("#its=") not in there and f"{ref} is not in its unit"
        if its:
            kind = element.get("locQualityIssueType")
            yield kind and kind not in ITS_TYPES and kind
            yield tag == "locQualityIssue" and not keys and "an issue says nothing"
            yield tag == "locQualityIssues" and len(element) == 0 and "no issue"
        yield element.get(XML + "id") in xml_ids and f"two of xml:id {element.get(XML + 'id')}"
        if element.get(XML + "id"):
            xml_ids.add(element.get(XML + "id"))
        kind = element.get(ITS + "locQualityIssueType")
        yield kind and kind not in ITS_TYPES and kind
    for unit in tree.iter(XLF + "unit"):
        marks = [mark.get("id") for mark in unit.iter(XLF + "mrk")]
        yield len(set(marks)) != len(marks) and f"{unit.get('id')}: two marks of one id"
    units = [unit.get("id") for unit in tree.iter(XLF + "unit")]
    yield (len(set(units)) != len(units) or not units) and "units"


def check_ladder(case):
    files = case.of("ladder")
    problems = [len(files) != len(case.others()) and f"{len(files)} files"]
    count = lambda version: len(case.record["versions"][version]["paragraphs"]) - len(case.debris[version])
    for (name, data), version in zip(files.items(), pairs_in_order(case, case.of("xlf"))):
        rungs = [line.split("\t") for line in data.decode().splitlines()]
        problems.append(any(len(rung) != 3 for rung in rungs) and f"{name}: three columns")
        steps = [(int(left), int(right)) for left, right, _ in rungs]
        problems.append(steps[0] != (0, 0) and f"{name} begins at {steps[0]}")
        problems.append(steps[-1] != (count(case.record["base"]), count(version)) and f"{name} ends at {steps[-1]}")
        for one, next_ in zip(steps, steps[1:]):
            problems.append((next_[0] < one[0] or next_[1] < one[1] or next_ == one) and f"{name}: {one} to {next_}")
        problems.append(any(not 0 <= float(rung[2]) <= 1 for rung in rungs) and f"{name}: confidence")
    check(f"{case.name}: ladders ascend to the ends", first(problems))


def check_annotations(case):
    whole = json.loads(case.files[f"{case.name}.jsonld"])
    page = whole["first"]
    items = page["items"]
    problems = [
        whole["@context"] != "http://www.w3.org/ns/anno.jsonld" and "context",
        whole["type"] != "AnnotationCollection" and "type", page["type"] != "AnnotationPage" and "page",
        whole["total"] != len(items) and "total",
    ]
    ids = [whole["id"], page["id"], *(item["id"] for item in items)]
    problems += [not IRI.match(id_) and f"{id_} is no IRI" for id_ in ids]
    problems.append(len(set(ids)) != len(ids) and "two of one id")
    texts = ["\n".join(version["paragraphs"]) for version in case.record["versions"]]
    for item in items:
        problems += [key not in item and f"no {key}" for key in ("id", "type", "motivation", "body", "target")]
        problems.append(item["type"] != "Annotation" and item["type"])
        problems.append(item["motivation"] not in ("commenting", "assessing", "tagging") and item["motivation"])
        bodies = item["body"] if isinstance(item["body"], list) else [item["body"]]
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        problems += [(body["type"] != "TextualBody" or not isinstance(body["value"], str)) and "body" for body in bodies]
        problems.append(not (bodies and targets) and "no body or target")
        for target in targets:
            source = target["source"]
            problems.append((target["type"] != "SpecificResource" or not IRI.match(source["id"])) and "target")
            version = next(at for at, v in enumerate(case.record["versions"]) if v["name"] == source["label"])
            problems.append(source["language"] != case.record["versions"][version]["language"] and "language")
            selectors = target["selector"] if isinstance(target["selector"], list) else [target["selector"]]
            quote = next(s for s in selectors if s["type"] == "TextQuoteSelector")
            for place in (s for s in selectors if s["type"] == "TextPositionSelector"):
                text, start, end = texts[version], place["start"], place["end"]
                problems.append(not 0 <= start <= end <= len(text) and "outside the text")
                problems.append(text[start:end] != quote["exact"] and f"{text[start:end]!r} is not {quote['exact']!r}")
                problems.append(not text[:start].endswith(quote["prefix"]) and "prefix")
                problems.append(not text[end:].startswith(quote["suffix"]) and "suffix")
    judged = [d for d in case.record["differences"] if d.get("verdict")]
    rows = case.record.get("judged_rows", [])
    expected = len(case.record.get("notes", [])) + len(judged) + sum(bool(r["status"]) + bool(r["tags"]) for r in rows)
    problems.append(len(items) != expected and f"{len(items)} annotations, not {expected}")
    check(f"{case.name}: {len(items)} annotations by the model, words found at their places", first(problems))


def check_svg(case):
    tree = etree.fromstring(case.files[f"{case.name}.svg"], etree.XMLParser(resolve_entities=False, no_network=True))
    fields = [group for group in tree.iter(SVG + "g")]
    legend = 12
    expected = len(content_rows(case)) * len(case.record["versions"]) + legend
    outside = [v for e in tree.iter() for k, v in e.attrib.items() if "href" in k or "url(" in v and not v.startswith("url(#")]
    tags = {etree.QName(element).localname for element in tree.iter()}
    check(f"{case.name}: SVG by lxml, {len(fields)} fields with titles", first([
        tree.tag != SVG + "svg" and tree.tag, tree.find(SVG + "title") is None and "no title",
        tree.find(SVG + "desc") is None and "no description", len(fields) != expected and f"not {expected}",
        any(group.find(SVG + "title") is None for group in fields) and "a field without a title",
        outside, tags & {"script", "foreignObject", "image", "style", "use", "a"},
    ]))


def check_html(case):
    data = case.files[f"{case.name}.html"].decode()
    problem = first([not data and "empty", re.search(r"<script>alert|<script>note|<script>\.en", data)])
    check(f"{case.name}: HTML holds no script of a text", problem)


def check_dismissed(case):
    """What a person dismissed is in no table, and in the record with its verdict."""
    dismissed = [d for d in case.record["differences"] if d.get("verdict") == "dismissed"]
    table = csv.reader(io.StringIO(case.files[f"{case.name}.csv"].decode(), newline=""))
    problems = [case.name in ("review", "reviser") and len(dismissed) != 1 and "none in the record"]
    problems.append(any("dismissed" in line[-2] for line in table) and "in the table")
    problems.append(any(f.get("verdict") == "dismissed" for row in case.rows for f in row["findings"]) and "in the rows")
    text = case.files[f"{case.name}.txt"].decode()
    problems += [("1 dismissed" in text) != bool(dismissed) and "not counted in the report"]
    check(f"{case.name}: what is dismissed is counted and not told", first(problems))


def find_debris(case):
    """The record does not say which paragraphs are debris; a row of content tells it by the memory's segments."""
    tree = etree.fromstring(case.files[f"{case.name}.tmx"])
    kept = {}
    for unit in tree.iter("tu"):
        row = int(unit.get("tuid")[1:]) - 1
        kept[row] = [variant.find("seg").text or "" for variant in unit.iter("tuv")]
    for number, row in enumerate(case.record["rows"]):
        for version, cell in enumerate(row["cells"]):
            for at in cell:
                text = shown(case.record["versions"][version]["paragraphs"][at])
                if not any(text in segment.split("\n") or text in segment for segment in kept.get(number, [])):
                    case.debris[version].append(at)


def main(program, folder):
    folder = pathlib.Path(folder)
    cases = [Case(program, name, arguments, folder) for name, arguments in CASES.items()]
    for case in cases:
        find_debris(case)
        for of in (check_jsonl, check_tables, check_xlsx, check_tmx, check_xliff, check_ladder, check_annotations, check_svg,
                   check_html, check_dismissed):
            try:
                of(case)
            except Exception as error:  # a reader that does not read is a failed check
                check(f"{case.name}: {of.__name__}", f"{type(error).__name__}: {error}")
    if shutil.which("soffice"):
        check_office(cases[2])
    else:
        print("skip LibreOffice is not here")
    print(f"{failures} failed" if failures else "all well")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
