"""Two versions of the knowledge about lamps, and `advisor diff` over them."""

from pathlib import Path
from typing import Any

import pytest

from advisor.cli import run
from folders import FACTS, write
from published_schemas import valid

OLD = """\
rules:
  dark-needs-tube:
    title: A dark room needs a tube
    because: It is bright.
    if: {dark: yes}
    then: {favour: {tube: strong}}
  old-style-has-candles:
    title: Old rooms have candles
    because: They match.
    if: {style: old}
    then: {favour: {candle: moderate}}
"""
NEW = OLD.replace("tube: strong", "tube: slight")


def write_version(root: Path, rules: str, facts: str = FACTS) -> Path:
    return write(root, {"facts/f.yaml": facts, "rules/r.yaml": rules})


def run_diff(*words: str | Path) -> int:
    return run(["diff", "--sample", "2000", *map(str, words)])


def diff_document(capsys: pytest.CaptureFixture[str], *words: str | Path) -> Any:
    run_diff("--json", *words)
    return valid("difference", capsys.readouterr().out)
