"""Answers as YAML that people can read and `--answers` takes back."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

import yaml

from advisor.model import RuleBase
from advisor.read.answers import Given
from advisor.read.spellings import UNKNOWN_WORD
from advisor.record.recommendation import answer_value


def to_yaml(base: RuleBase, given: Iterable[Given]) -> str:
    """Return the answers in the order given, "don't know" among them."""
    answers = {
        one.fact: UNKNOWN_WORD if one.answer is None else answer_value(base, one.fact, one.answer)
        for one in given
    }
    return yaml.safe_dump(answers, sort_keys=False, default_flow_style=None, width=100) if answers else "{}\n"


def save(path: Path, text: str) -> None:
    """Write a text so that the file holds either what it held before, or all of the text. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".new")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
