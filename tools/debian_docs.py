"""Print the Russian prose of unpacked Debian packages, a paragraph a line: for frequencies and word pairs.

    mkdir x; for f in *.deb; do dpkg-deb -x $f x; done
    python tools/debian_docs.py x /usr/share/locale/ru > docs.txt

Used: aptitude-doc-ru debian-faq-ru developers-reference-ru maint-guide-ru doublecmd-help-ru kicad-doc-ru manpages-ru
manpages-ru-dev gimp-help-ru libreoffice-help-ru libreoffice-l10n-ru gnome-user-docs debian-handbook
installation-guide-amd64
ubuntu-packaging-guide-html-ru inkscape-tutorials. Only counts of words go into the project, never a sentence.
"""

from __future__ import annotations

import gettext
import gzip
import html
import re
import sys
from collections.abc import Iterator
from pathlib import Path

RUSSIAN_PATH = re.compile(r"/ru\b|/ru-|\.ru\b|-ru/|doublecmd|instead")
OBJECT = " \ufffc "  # code and names of options: something stood here


def from_html(text: str) -> str:
    text = re.sub(r"(?is)<(script|style|head|pre|code|tt|kbd|samp)\b.*?</\1>", OBJECT, text)
    text = re.sub(
        r"(?i)</?(p|div|li|td|th|tr|h\d|dt|dd|br|title|table|ul|ol|item|section|page|desc|note)\b[^>]*>", "\n\n", text
    )
    return html.unescape(re.sub(r"<[^>]+>", "", text))


def from_man(text: str) -> str:
    text = re.sub(r'(?m)^\.\\".*$', "", text)
    text = re.sub(r"(?m)^\.(SH|SS|TP|PP|P|IP|LP|TH|sp|HP|RS|RE|nf|fi|EX|EE|br)\b.*$", "\n\n", text)
    text = re.sub(r"(?m)^\.(BR?|I|IR|BI|RB|RI|IB|SM|SB|UR|UE|MT|ME)\b.*$", OBJECT, text)
    text = re.sub(r"(?m)^\..*$", "\n", text)
    for mark, sign in (("\\-", "-"), ("\\(em", "—"), ("\\(Fo", "«"), ("\\(Fc", "»"), ("\\&", "")):
        text = text.replace(mark, sign)
    text = re.sub(r"\\f[BI][^\\]*\\f[RP]", OBJECT, text)
    return re.sub(r"\\f.|\\s[+-]?\d|\\[^ ]", " ", text)


def from_catalog(path: Path) -> str:
    with path.open("rb") as file:
        catalog = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    return "\n\n".join(re.sub(r"[_&](?=\w)", "", str(text)) for key, text in catalog.items() if key)


def read(path: Path) -> str:
    """Give the text of a file in one of the known formats, "" for the rest."""
    name = path.name
    if name.endswith(".mo"):
        return from_catalog(path)
    raw = gzip.decompress(path.read_bytes()) if name.endswith(".gz") else path.read_bytes()
    text = raw.decode("utf-8", "ignore")
    if re.search(r"\.(html?|page)(\.gz)?$", name):
        return from_html(text)
    return from_man(text) if "/man/" in str(path) and name.endswith(".gz") else ""


def paragraphs(folders: list[Path]) -> Iterator[str]:
    """Yield every distinct paragraph that is mostly Russian."""
    seen = set()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if not RUSSIAN_PATH.search(str(path)) or not path.is_file():
                continue
            for piece in re.split(r"\n\s*\n", read(path)):
                line = " ".join(piece.split())
                if len(line) >= 15 and 2 * len(re.findall("[а-яё]", line)) >= len(line) and line not in seen:
                    seen.add(line)
                    yield line


if __name__ == "__main__":
    for paragraph in paragraphs([Path(argument) for argument in sys.argv[1:]]):
        print(paragraph)
