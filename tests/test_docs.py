"""The generated documentation is fresh and the schema accepts what the program does."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema

ROOT = Path(__file__).parents[1]


def test_the_generated_documentation_is_fresh() -> None:
    done = subprocess.run(
        [sys.executable, "tools/build_docs.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_schema_knows_the_keys_of_the_config() -> None:
    schema = json.loads((ROOT / "docs/config.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    accepts = jsonschema.Draft202012Validator(schema).is_valid
    assert accepts(
        {"words": ["хук"], "rules": {"typography": False, "spelling/unknown-word": "error", "folders": ["x"]}}
    )
    assert accepts({"rules": ["my-rules"], "overrides": [{"files": ["a/**"], "ignore": ["style"]}]})
    assert not accepts({"lnag": "ru"})
    assert not accepts({"lang": "de"})
    assert not accepts({"overrides": [{"words": []}]})
