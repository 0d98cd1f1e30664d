"""Read the metadata of a file as MkDocs and Pelican do; print a JSON line for each.

python pythons.py FILE      (where mkdocs, pelican and Markdown are installed)
"""

import json
import logging
import sys
from pathlib import Path

from mkdocs.utils import meta
from pelican.readers import MarkdownReader
from pelican.settings import DEFAULT_CONFIG

logging.disable()
path = sys.argv[1]
data = meta.get_data(Path(path).read_text(encoding="utf-8-sig"))[1]  # as mkdocs/structure/pages.py
print(json.dumps(["mkdocs", data], default=str))
try:
    found = MarkdownReader(dict(DEFAULT_CONFIG)).read(path)[1]
    found = {key: [str(v) for v in value] if isinstance(value, list) else str(value) for key, value in found.items()}
except Exception:  # whatever stops it
    found = None
print(json.dumps(["pelican", found]))
