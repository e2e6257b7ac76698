"""Answers as YAML that people can read and `--answers` takes back."""

from collections.abc import Iterable

import yaml

from advisor.formats.recommendation import answer_value
from advisor.language.reading.answers import Given
from advisor.language.reading.spellings import UNKNOWN_WORD
from advisor.model import RuleBase


def to_yaml(base: RuleBase, given: Iterable[Given]) -> str:
    """Return the answers in the order given, "don't know" among them."""
    answers = {
        said.fact: UNKNOWN_WORD if said.answer is None else answer_value(base, said.fact, said.answer)
        for said in given
    }
    return yaml.safe_dump(answers, sort_keys=False, default_flow_style=None, width=100) if answers else "{}\n"
