"""What shrinking costs: the full model against the shrunk one, on article pairs (`ntrex-dev-align.jsonl`).

Sentences of Danish paragraphs that have the same number of sentences in two other languages are true pairs of these;
all other pairs within the article are false ones.
"""

import collections
import json
import re

import numpy as np

SENTENCE = re.compile(r'(?<=[.!?])["”“»]?\s+(?=[A-ZÀ-ÞŁŚŻ"„“«¿¡])')
PIVOT, OTHERS = "en", ("de", "fr", "es", "pl", "nl")
PER_LANGUAGE, WORDS, SEED = 80, 600, 1


def sentences(paragraphs, chosen):
    return [s for at in chosen for s in SENTENCE.split(paragraphs[at]) if s.strip()]


def translations(path):
    """For each article and Danish sentence its counterparts by language."""
    found = collections.defaultdict(dict)
    for line in open(path):
        pair = json.loads(line)
        if pair["mode"] != "clean":
            continue
        base, version = pair["versions"]
        for left, right in pair["beads"]:
            left, right = sentences(base["paragraphs"], left), sentences(version["paragraphs"], right)
            if len(left) == len(right):
                for danish, other in zip(left, right):
                    found[pair["id"].split("/")[1], danish][version["language"]] = other
    return found


def retrieval(left, right, articles):
    """Share of wrongly ordered true and false pairs, share of best hits that are true, d'."""
    cosines = left @ right.T
    same = articles[:, None] == articles[None, :]
    is_true = np.eye(len(left), dtype=bool)
    true, false = cosines[is_true], cosines[same & ~is_true]
    ranks = np.concatenate([true, false]).argsort().argsort()[: len(true)]
    right_order = (ranks.sum() - len(true) * (len(true) - 1) / 2) / len(true) / len(false)
    inside = np.where(same, cosines, -9)
    hits = [(inside.argmax(axis) == np.arange(len(left))).mean() for axis in (0, 1)]
    spread = np.sqrt((true.var() + false.var()) / 2)
    return 1 - right_order, np.mean(hits), (true.mean() - false.mean()) / spread


def measure(model, path):
    found = translations(path)
    random = np.random.RandomState(SEED)
    by_language = {tag: sorted({t[tag] for t in found.values() if tag in t}) for tag in (PIVOT, *OTHERS)}
    drawn = [texts[i] for texts in by_language.values() for i in random.permutation(len(texts))[:PER_LANGUAGE]]
    words = sorted({w for texts in by_language.values() for t in texts for w in re.findall(r"\w{4,}", t)})
    words = [words[i] for i in random.permutation(len(words))[:WORDS]]
    known = {"full": {}, "shrunk": {}}

    def vectors(kind, texts):
        make = model.full_vector if kind == "full" else model.shrunk_vector
        for text in texts:
            if text not in known[kind]:
                known[kind][text] = make(text)
        return np.stack([known[kind][text] for text in texts])

    package = (model.use.encode(drawn) * vectors("full", drawn)).sum(1)
    print(f"full against package: {len(drawn)} sentences, least cosine {package.min():.6f}")
    for name, texts in (("sentences", drawn), ("words", words)):
        cosines = (vectors("full", texts) * vectors("shrunk", texts)).sum(1)
        low = np.percentile(cosines, 5)
        print(f"shrunk against full: {len(texts)} {name}, mean cosine {cosines.mean():.3f}, 5th percentile {low:.3f}")
    for kind in known:
        rows = []
        for tag in OTHERS:
            both = [(key[0], t[PIVOT], t[tag]) for key, t in found.items() if PIVOT in t and tag in t]
            articles, left, right = zip(*both)
            rows.append(retrieval(vectors(kind, left), vectors(kind, right), np.array(articles)))
            tell(f"{kind} {PIVOT}-{tag}: {len(both)} pairs", rows[-1])
        tell(f"{kind} mean", np.mean(rows, 0))


def tell(what, scores):
    order, hit, spread = scores
    print(f"{what}: wrong order {order:.4%}, best hit {hit:.4f}, d' {spread:.3f}")
