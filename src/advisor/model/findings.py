"""Findings as experts write them, and what evaluators know of them: propositions, each of which is so or not.

A finding that is said yes or no of is one proposition. A finding with values has one for each, `risk=high`, and on a
scale one for each but the lowest upwards, `risk>=high`; a sum has one for each number that rules compare it with,
`score>=120`. Others are `made`, with an `@` in their ids, and are never told: what rules conclude of a value
(`risk@high`), the steps to a sum, the rows before a row.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from advisor.model.conditions import Condition
from advisor.model.facts import Value
from advisor.model.kinds import Kind
from advisor.model.measures import NamedSpan
from advisor.problems import Place


@dataclass(frozen=True, slots=True)
class Finding:
    """What rules conclude; `said` is how it reads inside a sentence.

    It is yes or no, has one of its values or several of them, or is a sum of what rules add. `default` are the values
    that it has while none is concluded. `ranges` are numbers of a sum that have names.
    """

    id: str
    title: str
    source: tuple[str, ...]
    place: Place
    said: str = ""
    kind: Kind = Kind.YES_NO
    values: tuple[Value, ...] = ()
    default: tuple[str, ...] = ()
    ranges: tuple[NamedSpan, ...] = ()

    @property
    def value_ids(self) -> tuple[str, ...]:
        return tuple(value.id for value in self.values)


@dataclass(frozen=True, slots=True)
class Proposition:
    """What is so or not: if and only if its definition is, or, without one, if a rule concludes it.

    `rules` are those of which the definition is made; unless it is about a sum, its first parts are their conditions.
    """

    id: str
    title: str
    opposite: str
    finding: str
    definition: Condition | None = None
    said: str = ""
    made: bool = False
    rules: tuple[str, ...] = ()


Propositions = Mapping[str, Proposition]


def concluded(finding: str, value: str) -> str:
    """Return the proposition that a rule draws of a value."""
    return f"{finding}@{value}"


def has_value(finding: str, value: str) -> str:
    """Return the proposition that a finding has a value."""
    return f"{finding}={value}"


def reaches(finding: str, least: str | int) -> str:
    """Return the proposition that a finding has a value or a higher one, or that a sum is a number or more."""
    return f"{finding}>={least}"


def at_most(finding: str, value: str) -> str:
    """Return the proposition that a finding has a value or a lower one."""
    return f"{finding}<={value}"


def finding_of(proposition: str) -> str:
    """Return the finding that a proposition is about, by the name that authors gave it."""
    return re.split("[=<>@]", proposition, maxsplit=1)[0]


def is_bound(proposition: Proposition) -> bool:
    """Return whether it says that a finding has a value or a higher one, or one or a lower one."""
    return not proposition.made and proposition.id.startswith(
        (f"{proposition.finding}>", f"{proposition.finding}<")
    )


def yes_or_no(finding: Finding) -> Proposition:
    return Proposition(finding.id, finding.title, f"not so: {finding.title}", finding.id, said=finding.said)
