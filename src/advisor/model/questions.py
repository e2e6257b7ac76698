"""The questions of a base and what their answers cannot be, without any rules."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from advisor.model.base import RuleBase
from advisor.model.conditions import owner_of
from advisor.model.facts import Fact
from advisor.model.findings import Proposition
from advisor.model.written_base import Impossible


def ruleless(
    base: RuleBase,
    facts: Mapping[str, Fact],
    impossible: tuple[Impossible, ...],
    steps: Iterable[Proposition],
) -> RuleBase:
    """Return these questions and impossibilities alone, with those steps that count their values."""
    return replace(
        base,
        facts=facts,
        impossible=impossible,
        steps=tuple(step for step in steps if owner_of(step.id) in facts),
        findings={},
        advice={},
        rules={},
        guarantees={},
        tables={},
        thresholds={},
        awaited=(),
    )
