"""Plain scalars: what the readers themselves gave (PyYAML 6.0, Psych 4.0, js-yaml 3.15 and 4.3, goccy/go-yaml 1.19)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml

from pravka.frontmatter.scalars import resolve

READERS = ("pyyaml", "psych", "js-yaml-3", "js-yaml", "goccy")

# as written | pyyaml | psych | js-yaml-3 | js-yaml | goccy
RECORDED = """
2024                         | 2024     | 2024     | 2024     | 2024     | 2024
3.10                         | 3.1      | 3.1      | 3.1      | 3.1      | 3.1
12:30                        | 750      | 45000    | 750      | text     | text
12:30:45                     | 45045    | 45045    | 45045    | text     | text
2024-05-01                   | date     | date     | date     | date     | text
Yes                          | bool     | bool     | text     | text     | text
on                           | bool     | bool     | text     | text     | text
y                            | text     | text     | text     | text     | text
нет                          | text     | text     | text     | text     | text
~                            | null     | null     | null     | null     | null
null                         | null     | null     | null     | null     | null
010                          | 8        | 8        | 8        | 10       | 8
1_000                        | 1000     | 1000     | 1000     | text     | 1000
1,000                        | text     | 1000     | text     | text     | text
1e3                          | text     | text     | 1000     | 1000     | text
0x1F                         | 31       | 31       | 31       | 31       | 31
08                           | text     | text     | text     | 8        | text
0o17                         | text     | text     | text     | 15       | 15
+7                           | 7        | 7        | 7        | 7        | 7
.5                           | 0.5      | 0.5      | 0.5      | 0.5      | 0.5
1.                           | 1        | 1        | 1        | 1        | 1
2024-5-1                     | text     | date     | text     | text     | text
2024-05-01 10:00             | text     | text     | text     | text     | text
2024-05-01 10:00:00          | date     | date     | date     | date     | text
2024-05-01 10:00:00 +0300    | text     | date     | text     | text     | text
2024-05-01T10:00:00+03:00    | date     | date     | date     | date     | text
2024-05-01T10:00:00Z         | date     | date     | date     | date     | text
2024-13-45                   | error    | text     | date     | date     | text
2024-02-30                   | error    | text     | date     | date     | text
01.05.2024                   | text     | text     | text     | text     | text
2024-02-30 10:00:00          | error    | date     | date     | date     | text
1:2                          | 62       | 3720     | 62       | text     | text
1e5                          | text     | text     | 100000   | 100000   | text
12e03                        | text     | text     | 12000    | 12000    | text
685e230                      | text     | text     | 6.85e+232 | 6.85e+232 | text
1.2.3                        | text     | text     | text     | text     | text
5 %                          | text     | text     | text     | text     | text
NaN                          | text     | text     | text     | text     | text
.nan                         | nan      | nan      | nan      | nan      | nan
Infinity                     | text     | text     | text     | text     | text
2024/05/01                   | text     | text     | text     | text     | text
True                         | bool     | bool     | bool     | bool     | bool
n                            | text     | text     | text     | text     | text
190:20:30                    | 685230   | 685230   | 685230   | text     | text
0b11                         | 3        | 3        | 3        | 3        | 3
1 000                        | text     | text     | text     | text     | text
Off                          | bool     | bool     | text     | text     | text
20:59                        | 1259     | 75540    | 1259     | text     | text
24:00                        | 1440     | 86400    | 1440     | text     | text
8:05                         | 485      | 29100    | 485      | text     | text
12:3                         | 723      | 43380    | 723      | text     | text
1:60                         | text     | text     | text     | text     | text
2024-05-01 10:00:00 MSK      | text     | text     | text     | text     | text
0777                         | 511      | 511      | 511      | 777      | 511
1__0                         | 10       | text     | 10       | text     | 10
1.5_0                        | 1.5      | text     | 1.5      | text     | 1.5
12.                          | 12       | 12       | 12       | 12       | 12
1.e3                         | text     | text     | 1000     | 1000     | 1000
1e-3                         | text     | text     | 0.001    | 0.001    | text
1.5e3                        | text     | text     | 1500     | 1500     | 1500
1.5e+3                       | 1500     | 1500     | 1500     | 1500     | 1500
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in RECORDED.strip().splitlines()]


def shown(value: Any) -> str:
    """Write a value as the table does."""
    if value is None or isinstance(value, bool):
        return "null" if value is None else "bool"
    if isinstance(value, (int, float)):
        return str(float(value)).removesuffix(".0")
    if isinstance(value, date):
        return "date"
    return "error" if isinstance(value, ValueError) else "text"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_scalar_is_read_as_the_reader_itself_reads_it(row: list[str]) -> None:
    raw, *recorded = row
    got = {reader: shown(resolve(raw, reader)) for reader in READERS}
    wanted = dict(zip(READERS, recorded, strict=True))
    for reader in ("psych", "js-yaml-3", "js-yaml"):  # they move a day that does not exist, which is an error to us
        if got[reader] == "error":
            assert wanted.pop(reader) == "date"
            got.pop(reader)
    assert got == wanted


@pytest.mark.parametrize("raw", [row[0] for row in ROWS])
def test_pyyaml_still_reads_as_recorded(raw: str) -> None:
    try:
        value = yaml.safe_load(f"title: {raw}")["title"]
    except (ValueError, yaml.YAMLError) as error:
        value = ValueError(error)
    assert shown(value) == shown(resolve(raw, "pyyaml"))


@pytest.mark.parametrize(
    ("raw", "value"), [("010", 10), ("0o17", 15), ("12:30", "12:30"), ("yes", "yes"), ("2024-05-01", "2024-05-01")]
)
def test_the_values_of_a_block_follow_the_core_schema(raw: str, value: Any) -> None:
    assert resolve(raw) == value


def test_a_huge_number_stays_text() -> None:
    assert resolve("9" * 100_000) == "9" * 100_000
