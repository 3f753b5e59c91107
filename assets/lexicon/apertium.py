"""Reads the bilingual transducers of Apertium, as `lt-print` prints them."""

import subprocess

LONGEST = 50  # arcs


def read(path):
    """All (word, other word, part of speech) of a transducer: paths from the start to the first tag on both sides."""
    pairs = set()
    for arcs in sections(path):
        for state in on_loops(arcs):
            arcs.pop(state, None)
        pairs |= walk(arcs)
    return pairs


def lemmas(path, forms, is_generator=False):
    """Form → its lemmas, for those of the forms that an analyser knows as one word."""
    found = {}
    for arcs in sections(path):
        for form in forms:
            known = analyse(arcs, form, is_generator)
            if known:
                found.setdefault(form, set()).update(known)
    return found


def analyse(arcs, form, is_generator):
    known, seen = set(), set()
    stack = [(0, 0, "", False)]
    while stack:
        item = stack.pop()
        if item in seen or len(seen) > 2000:
            continue
        seen.add(item)
        state, at, lemma, is_tagged = item
        if at == len(form) and is_tagged:
            known.add(lemma)
            continue
        for target, a, b in arcs.get(state, ()):
            surface, deep = (b, a) if is_generator else (a, b)
            if surface in ("ε", "@0@"):
                next_at = at
            elif at < len(form) and surface == form[at]:
                next_at = at + 1
            else:
                continue
            word, tag = step(lemma, is_tagged or None, deep)
            stack.append((target, next_at, word, bool(tag)))
    return {lemma for lemma in known if lemma and "+" not in lemma}


def sections(path):
    printed = subprocess.run(["lt-print", path], capture_output=True, check=True, text=True).stdout
    for section in printed.split("--\n"):
        arcs = {}
        for line in section.splitlines():
            field = line.split("\t")
            if len(field) >= 4:
                arcs.setdefault(int(field[0]), []).append((int(field[1]), field[2], field[3]))
        yield arcs


def on_loops(arcs):
    """States that can be reached again from themselves: numbers and regular expressions. Tarjan's components."""
    index, low, stack, on_stack, found = {}, {}, [], set(), set()
    for root in arcs:
        if root in index:
            continue
        work = [(root, iter(arcs.get(root, ())))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            state, following = work[-1]
            for target, _, _ in following:
                if target == state:
                    found.add(state)
                if target not in index:
                    index[target] = low[target] = len(index)
                    stack.append(target)
                    on_stack.add(target)
                    work.append((target, iter(arcs.get(target, ()))))
                    break
                if target in on_stack:
                    low[state] = min(low[state], index[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[state])
                if low[state] == index[state]:
                    component = set()
                    while state not in component:
                        component.add(stack.pop())
                    on_stack -= component
                    if len(component) > 1:
                        found |= component
    return found


def walk(arcs):
    pairs = set()
    stack = [(0, "", "", None, None, 0)]
    while stack:
        state, left, right, left_tag, right_tag, depth = stack.pop()
        if left_tag and right_tag:
            pairs.add((left, right, left_tag))
        elif depth < LONGEST:
            for target, a, b in arcs.get(state, ()):
                if not (a.isdigit() or b.isdigit()):
                    new_left, new_left_tag = step(left, left_tag, a)
                    new_right, new_right_tag = step(right, right_tag, b)
                    stack.append((target, new_left, new_right, new_left_tag, new_right_tag, depth + 1))
    return pairs


def step(word, tag, symbol):
    if tag or symbol in ("ε", "@0@"):
        return word, tag
    if len(symbol) > 1 and symbol.startswith("<"):
        return word, symbol
    return word + (" " if symbol in ("", "@_SPACE_@", "_") else symbol), None
