"""What was done to a word to get the misspelling: the kinds of slips between two spellings. No lexicon here."""

from __future__ import annotations

from pravka.speller.sounds import CONSONANT_PAIRS, VOWEL_PAIRS

ROWS = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
VOWELS = frozenset("аеиоуыэюя")
SIGNS = frozenset("ьъ")


def _neighbours() -> frozenset[tuple[str, str]]:
    """List the pairs of letters whose keys touch on the ЙЦУКЕН layout."""
    places = {letter: (x + y / 2, y) for y, row in enumerate(ROWS) for x, letter in enumerate(row)}
    return frozenset(
        (a, b)
        for a, (ax, ay) in places.items()
        for b, (bx, by) in places.items()
        if a != b and abs(ax - bx) <= 1 and abs(ay - by) <= 1
    )


def _both_ways(pairs: str) -> frozenset[tuple[str, str]]:
    return frozenset(couple for pair in pairs.split() for couple in ((pair[0], pair[1]), (pair[1], pair[0])))


TOUCHING = _neighbours()
REDUCED = _both_ways(VOWEL_PAIRS)
VOICED = _both_ways(CONSONANT_PAIRS)
SAME_KEY = _both_ways("ьъ хъ")


def replaced(a: str, b: str) -> str:
    """Name the slip that writes `a` for `b`."""
    if (a, b) in REDUCED:
        return "vowel"
    if (a, b) in VOICED:
        return "voice"
    if a in SIGNS and b in SIGNS:
        return "sign"
    if (a, b) in TOUCHING:
        return "key"
    return "letter"


def added(letter: str, before: str, after: str) -> str:
    """Name the slip that writes a letter too many between two others."""
    if letter in (before, after):
        return "doubled"
    if letter in SIGNS:
        return "extra-sign"
    if (letter, before) in TOUCHING or (letter, after) in TOUCHING:
        return "extra-key"
    return "extra"


def dropped(letter: str, before: str, after: str) -> str:
    """Name the slip that leaves a letter out between two others."""
    if letter in (before, after):
        return "halved-n" if letter == "н" else "halved"
    if letter in SIGNS:
        return "missing-sign"
    return "missing-vowel" if letter in VOWELS else "missing"


COST = {"vowel": 0.7, "voice": 0.8, "sign": 0.6, "key": 0.9, "letter": 1.2, "swap": 0.9}


def classify(written: str, meant: str) -> list[str]:
    """Name the slips that turn `meant` into `written`, the likeliest way."""
    start, a_end, b_end = 0, len(written), len(meant)
    while start < min(a_end, b_end) and written[start] == meant[start]:
        start += 1
    while a_end > start and b_end > start and written[a_end - 1] == meant[b_end - 1]:
        a_end, b_end = a_end - 1, b_end - 1
    # A dropped or added letter may belong to a pair whose twin is in the common part; so letters around the core count.
    sizes = a_end - start, b_end - start
    if sizes == (1, 1):  # the three commonest need no table
        return [replaced(written[start], meant[start])]
    if sizes == (1, 0):
        return [added(written[start], written[start - 1 : start], written[a_end : a_end + 1])]
    if sizes == (0, 1):
        return [dropped(meant[start], meant[start - 1 : start], meant[b_end : b_end + 1])]
    return _align(written, meant, (start, a_end), (start, b_end))


def _align(written: str, meant: str, a_span: tuple[int, int], b_span: tuple[int, int]) -> list[str]:
    """Fill the table of the cheapest slips between two cores."""
    (a0, a1), (b0, b1) = a_span, b_span
    best: dict[tuple[int, int], tuple[float, list[str]]] = {(a0, b0): (0.0, [])}
    for i in range(a0, a1 + 1):
        for j in range(b0, b1 + 1):
            if (i, j) == (a0, b0):
                continue
            options: list[tuple[float, list[str]]] = []
            if i > a0 and j > b0:
                cost, slips = best[i - 1, j - 1]
                if written[i - 1] == meant[j - 1]:
                    options.append((cost, slips))
                else:
                    kind = replaced(written[i - 1], meant[j - 1])
                    options.append((cost + COST[kind], [*slips, kind]))
            if i > a0:
                cost, slips = best[i - 1, j]
                options.append((cost + 1, [*slips, added(written[i - 1], written[i - 2 : i - 1], written[i : i + 1])]))
            if j > b0:
                cost, slips = best[i, j - 1]
                options.append((cost + 1, [*slips, dropped(meant[j - 1], meant[j - 2 : j - 1], meant[j : j + 1])]))
            if i > a0 + 1 and j > b0 + 1 and written[i - 2 : i] == meant[j - 1] + meant[j - 2] != written[i - 1] * 2:
                cost, slips = best[i - 2, j - 2]
                options.append((cost + COST["swap"], [*slips, "swap"]))
            best[i, j] = min(options)
    return best[a1, b1][1]
