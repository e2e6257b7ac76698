"""Checks in which a planted fault must show: tried on drawn examples, the same each time."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy

from advisor.evaluators.prove import program
from advisor.model import Profile, RuleBase
from strategies import profiles, rule_bases

Check = Callable[[RuleBase, Profile], None]
Tried = Callable[[Callable[..., None]], Callable[[], None]]


def first_failure(most: int, *drawn: SearchStrategy[Any]) -> Tried:
    """Return what tries a check on drawn examples up to the first that fails; it is not made smaller."""
    limits = settings(
        max_examples=most,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],
    )
    return lambda check: limits(given(*drawn)(check))


def examples_of(check: Check, most: int = 1000) -> Callable[[], None]:
    """Return the check over drawn rule bases and profiles, up to the first that fails."""

    @first_failure(most, rule_bases(), profiles())
    def run(base: RuleBase, profile: Profile) -> None:
        check(base, profile)

    return run


def plant(monkeypatch: pytest.MonkeyPatch, right: str, wrong: str = "") -> None:
    """Put something wrong, or nothing, in the place of a text of the interpreter."""
    text = program.interpreter()
    assert right in text
    monkeypatch.setattr(program, "interpreter", lambda: text.replace(right, wrong))
