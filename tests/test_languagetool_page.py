"""docs/languagetool.md: what it shows is what was measured last."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

import languagetool_page


def test_the_page_is_what_its_sources_make() -> None:
    assert languagetool_page.PAGE.read_text(encoding="utf-8") == languagetool_page.render()
