"""Two versions of the knowledge about lamps, and `advisor diff` over them."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from advisor.cli import run
from folders import FACTS, write

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


def knowledge(root: Path, rules: str, facts: str = FACTS) -> Path:
    return write(root, {"facts/f.yaml": facts, "rules/r.yaml": rules})


def diff(*words: str | Path) -> int:
    return run(["diff", "--sample", "2000", *map(str, words)])


def document(capsys: pytest.CaptureFixture[str], *words: str | Path) -> Any:
    diff("--json", *words)
    found = json.loads(capsys.readouterr().out)
    text = files("advisor.record").joinpath("difference.schema.json").read_text(encoding="utf-8")
    Draft202012Validator.check_schema(json.loads(text))
    Draft202012Validator(json.loads(text)).validate(found)
    return found
