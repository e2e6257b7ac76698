"""Answers as YAML that people can read and `--answers` takes back."""

from collections.abc import Iterable

import yaml

from advisor.language.reading.answers import Given
from advisor.language.reading.written import as_written
from advisor.model import RuleBase


def to_yaml(base: RuleBase, given: Iterable[Given]) -> str:
    """Return the answers in the order given, "don't know" among them."""
    answers = as_written(base.facts, {reply.fact: reply.statement for reply in given})
    return yaml.safe_dump(answers, sort_keys=False, default_flow_style=None, width=100) if answers else "{}\n"
