"""Record what a real LanguageTool says to the sentences of tests/data/languagetool/sentences.txt for the tests.

    python tools/record_languagetool.py [URL]

URL is that of a running server, http://127.0.0.1:8081 unless given (`make languagetool`).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pravka.languagetool import client
from pravka.languagetool.options import Options

FOLDER = Path(__file__).parents[1] / "tests/data/languagetool"


def main() -> None:
    """Write answers.json."""
    url = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8081"
    options = Options(mode="server", url=url)
    answers = {}
    for sentence in (FOLDER / "sentences.txt").read_text(encoding="utf-8").splitlines():
        answer = client.send(url, [{"text": sentence}], options)
        matches = [{k: v for k, v in match.items() if k not in ("context", "sentence")} for match in answer["matches"]]
        answers[sentence] = {"software": answer["software"], "matches": matches}
    text = json.dumps(answers, ensure_ascii=False, indent=1)
    (FOLDER / "answers.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
