"""Build the lexicon additions from `tools/lexicon`: words that OpenCorpora lacks, with all their forms and grammemes.

    python tools/build_lexicon.py                  write src/pravka/data/additions.dawg and variants.tsv
    python tools/build_lexicon.py --show хук       print the paradigm of a lemma of ours
    python tools/build_lexicon.py --known          print the lemmas that OpenCorpora knows as well (they may be deleted)
    python tools/build_lexicon.py --neighbours     print forms one slip away from a far more frequent word, to be read

A source file is sections: `[сервис]` names a word of OpenCorpora, and the lemmas below it are declined or conjugated
like it. `[озон Orgn]` adds grammemes where the sample has several readings. `{за,пере}деплоить` is two lemmas. `#`
opens a comment. `withheld.txt` lists forms that are never accepted, because they are mostly slips for other words.

additions.dawg has the layout of OpenCorpora's words.dawg: form -> (paradigm id, index of the form), big-endian,
the paradigm being the sample's own, so one reader serves both files.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from opencorpora import Dictionary
from replacing import replace

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "tools" / "lexicon"
DATA = ROOT / "src" / "pravka" / "data"
NOT_SECTIONS = {"withheld.txt"}


class SourceError(Exception):
    """A line of the sources that cannot be used: where, what was expected, what was got."""


class Entry(NamedTuple):
    lemma: str
    sample: str
    place: str


class Form(NamedTuple):
    text: str
    paradigm: int
    place: int
    lemma: str


def read_entries(paths: Iterable[Path]) -> Iterator[Entry]:
    for path in paths:
        sample = ""
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            content = line.split("#", 1)[0].strip()
            place = f"{path.name}:{number}"
            if content.startswith("["):
                if not content.endswith("]"):
                    raise SourceError(f"{place}: expected [образец], got {content}")
                sample = content[1:-1]
            elif content and not sample:
                raise SourceError(f"{place}: expected a [образец] line before the first lemma")
            else:
                for word in re.findall(r"(?:\{[^}]*\}|\S)+", content):
                    yield from (Entry(lemma.lower(), sample, place) for lemma in expand_braces(word))


def expand_braces(word: str) -> list[str]:
    """Turn `{за,пере}деплоить` into its two words."""
    match = re.search(r"\{([^}]*)\}", word)
    if not match:
        return [word]
    choices = (choice.strip() for choice in match[1].split(","))
    return [done for c in choices for done in expand_braces(word[: match.start()] + c + word[match.end() :])]


def find_paradigm(sample: str, dictionary: Dictionary, place: str) -> int:
    """Find the paradigm whose lemma is the sample and whose first tag has the grammemes asked for."""
    word, *grammemes = sample.split()
    asked = set(grammemes)
    found = [
        number
        for number, index in dictionary.readings(word.lower())
        if index == 0 and asked <= set(re.split(r"[ ,]", dictionary.paradigm(number)[0][2]))
    ]
    if len(found) != 1:
        tags = "; ".join(dictionary.paradigm(number)[0][2] for number in found) or "none"
        raise SourceError(f"{place}: [{sample}] expected one reading as a lemma, got {tags}")
    return found[0]


def expand(entry: Entry, number: int, dictionary: Dictionary) -> list[Form]:
    paradigm = dictionary.paradigm(number)
    prefix, suffix, _ = paradigm[0]
    if not (entry.lemma.startswith(prefix) and entry.lemma.endswith(suffix)):
        raise SourceError(f"{entry.place}: {entry.lemma} expected to end like [{entry.sample}] in -{suffix}")
    stem = entry.lemma[len(prefix) : len(entry.lemma) - len(suffix)]
    if not re.search("[аеёиоуыэюя]", entry.lemma) or not re.fullmatch("[а-яё]+(-[а-яё]+)*", entry.lemma):
        raise SourceError(f"{entry.place}: expected a Cyrillic lemma with a vowel, got {entry.lemma!r}")
    pattern = entry.sample.lower().split()[0]
    pattern = pattern[len(prefix) : len(pattern) - len(suffix)]
    varies = len({p + s for p, s, _ in paradigm}) > 1 and not re.match("ьн|ова|т[^ь]|[бвгджзлмнпрсфхцчшщ]", suffix)
    if varies and last_sound(stem) != last_sound(pattern):
        raise SourceError(f"{entry.place}: {entry.lemma} expected a stem that ends like [{entry.sample}], got {stem}-")
    return [Form(p + stem + s, number, index, entry.lemma) for index, (p, s, _) in enumerate(paradigm)]


def last_sound(stem: str) -> str:
    """Name the class of the last letter, on which the spelling of endings depends."""
    classes = {"г": "гкх", "ж": "жшчщ", "б": "бвдзлмнпрстф", "а": "аеёоыэюя"}
    return next((letters for letters in classes.values() if stem[-1:] in letters), stem[-1:])


def is_known(form: Form, dictionary: Dictionary) -> bool:
    """Tell whether OpenCorpora has the form with the same lemma and tag."""
    tag = dictionary.paradigm(form.paradigm)[form.place][2]
    return any(
        dictionary.lemma(form.text, number, index) == form.lemma and dictionary.paradigm(number)[index][2] == tag
        for number, index in dictionary.readings(form.text)
    )


def read_withheld() -> set[str]:
    lines = (SOURCES / "withheld.txt").read_text("utf-8").splitlines()
    return {word for line in lines for word in line.split("#", 1)[0].split()}


def collect(dictionary: Dictionary) -> list[Form]:
    """Expand every source and drop the withheld forms and what OpenCorpora has."""
    entries = list(read_entries(sorted(p for p in SOURCES.glob("*.txt") if p.name not in NOT_SECTIONS)))
    numbers: dict[str, int] = {}
    for entry in entries:
        if entry.sample not in numbers:
            numbers[entry.sample] = find_paradigm(entry.sample, dictionary, entry.place)
    withheld = read_withheld()
    forms = {form for entry in entries for form in expand(entry, numbers[entry.sample], dictionary)}
    return sorted(form for form in forms if form.text not in withheld and not is_known(form, dictionary))


class Variant(NamedTuple):
    """A form as some write it, the same form in the preferred spelling, and whose preference it is."""

    text: str
    preferred: str
    source: str


def expand_variants(forms: Iterable[Form], dictionary: Dictionary) -> Iterator[Variant]:
    """Decline both spellings of each line of variants.tsv by the paradigms of the preferred one."""
    ours: dict[str, set[int]] = {}
    for form in forms:
        ours.setdefault(form.lemma, set()).add(form.paradigm)
    for number, line in enumerate((SOURCES / "variants.tsv").read_text("utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        variant, preferred, source = line.split("\t")
        known = {para for para, index in dictionary.readings(preferred) if index == 0} | ours.get(preferred, set())
        if not known:
            raise SourceError(f"variants.tsv:{number}: expected a known preferred lemma, got {preferred}")
        pairs = {
            pair
            for para in known
            for pair in zip(decline(variant, para, dictionary), decline(preferred, para, dictionary), strict=False)
        }
        for wrong, right in pairs or {(variant, preferred)}:
            if wrong != right and all(dictionary.lemma(wrong, *r) == variant for r in dictionary.readings(wrong)):
                yield Variant(wrong, right, source)


def decline(lemma: str, number: int, dictionary: Dictionary) -> list[str]:
    """List the forms of a lemma by a paradigm; none if its ending does not fit."""
    paradigm = dictionary.paradigm(number)
    prefix, suffix, _ = paradigm[0]
    stem = lemma[len(prefix) : len(lemma) - len(suffix)]
    return [p + stem + s for p, s, _ in paradigm] if prefix + stem + suffix == lemma else []


def write_variants(variants: Iterable[Variant]) -> str:
    lines = {variant.text: variant for variant in sorted(variants, reverse=True)}
    body = "".join("\t".join(lines[text]) + "\n" for text in sorted(lines))
    return "# generated from tools/lexicon/variants.tsv by tools/build_lexicon.py, do not edit\n" + body


def compile_forms(forms: Iterable[Form]) -> bytes:
    records = [(form.text, (form.paradigm, form.place)) for form in forms]
    import dawg  # wanted for writing alone: the tests read without it

    return bytes(dawg.RecordDAWG(">HH", records).tobytes())


def show(lemma: str, forms: Iterable[Form], dictionary: Dictionary) -> None:
    for form in sorted((f for f in forms if f.lemma == lemma), key=lambda f: (f.paradigm, f.place)):
        print(form.text, dictionary.paradigm(form.paradigm)[form.place][2])


def list_known(dictionary: Dictionary) -> Iterator[tuple[Entry, str]]:
    """List the entries whose lemma OpenCorpora has with the same part of speech, with its tag there."""
    for entry in read_entries(sorted(p for p in SOURCES.glob("*.txt") if p.name not in NOT_SECTIONS)):
        ours = dictionary.paradigm(find_paradigm(entry.sample, dictionary, entry.place))[0][2]
        for number, index in dictionary.readings(entry.lemma):
            tag = dictionary.paradigm(number)[0][2]
            if index == 0 and tag[:4] == ours[:4]:
                yield entry, tag


def main(arguments: list[str]) -> None:
    dictionary = Dictionary()
    if arguments[:1] == ["--known"]:
        for entry, tag in list_known(dictionary):
            print(entry.place, entry.lemma, f"[{entry.sample}]", tag, sep="\t")
        return
    forms = collect(dictionary)
    if arguments[:1] == ["--show"]:
        for lemma in arguments[1:]:
            show(lemma, forms, dictionary)
        return
    replace(DATA / "additions.dawg", compile_forms(forms))
    replace(DATA / "variants.tsv", write_variants(expand_variants(forms, dictionary)))
    print(f"{len({form.lemma for form in forms})} lemmas, {len({form.text for form in forms})} forms")


if __name__ == "__main__":
    main(sys.argv[1:])
