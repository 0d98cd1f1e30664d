"""Checks of images: what stands in place of one for those who do not see it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence

from pravka import outline
from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.waking import needs

LONGEST = 60  # of the descriptions that may be generic
IMAGES = ("image", "image-reference")
FILE_NAME = r"""
    [\w.@-]+\.(?:png|jpe?g|gif|webp|svg|avif|bmp|heic)
  | (?:IMG|DSC|DSCN|PXL|Screenshot)[_ -]?\d[\w.\ -]*
  | image\d+ | \d+
"""


@needs(part=IMAGES)
def no_alt(doc: Document) -> Iterator[Hit]:
    """Find images without a description. In HTML alt="" says that the image is mere decoration."""
    for link in doc.links:
        if link.kind in IMAGES and link.text.start >= link.text.end:
            source = doc.text[slice(*link.span)]
            if source.startswith("!") or not re.search(r"\salt(?=[\s=/>])", source):
                yield Hit(link.span, fields={"url": link.url})


@needs(part=IMAGES)
def generic_alt(doc: Document, *, texts: Sequence[str] = ()) -> Iterator[Hit]:
    """Find descriptions that would fit any image; `texts` in small letters."""
    for link in doc.links:
        if link.kind in IMAGES and 0 < link.text.end - link.text.start < LONGEST:
            alt = outline.title(doc, link.text)
            if alt.casefold().strip(" .:!№0123456789") in texts:
                yield Hit(link.text, fields={"alt": alt})


@needs(part=IMAGES)
def file_name_alt(doc: Document) -> Iterator[Hit]:
    """Find descriptions that are the name of a file."""
    for link in doc.links:
        if link.kind in IMAGES and link.text.start < link.text.end:
            alt = doc.text[slice(*link.text)].strip()
            if " " in alt and not re.search(r"\d", alt):
                continue  # a name of a file with a space is numbered
            stem = os.path.splitext(os.path.basename(link.url))[0]
            is_stem = alt == stem and bool(re.search(r"[\d_-]", alt)) and " " not in alt
            if is_stem or re.fullmatch(FILE_NAME, alt, re.IGNORECASE | re.VERBOSE):
                yield Hit(link.text, fields={"alt": alt})


@needs(part=IMAGES)
def long_alt(doc: Document, *, signs: int = 300) -> Iterator[Hit]:
    """Find descriptions longer than so many characters: a listener cannot skip them."""
    for link in doc.links:
        length = link.text.end - link.text.start
        if link.kind in IMAGES and length > signs:
            yield Hit(Span(*link.text), fields={"count": str(length), "signs": str(signs)})
