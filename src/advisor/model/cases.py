"""Cases: what experts expect to be recommended for some answers."""

from dataclasses import dataclass
from typing import TypeAlias

from advisor.model.facts import Profile
from advisor.problems import Place


@dataclass(frozen=True, slots=True)
class Wins:
    """One of these candidates wins alone."""

    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Several candidates share the first place."""


@dataclass(frozen=True, slots=True)
class NobodyLeft:
    """Every candidate is ruled out."""


@dataclass(frozen=True, slots=True)
class JustThese:
    """Of a list these candidates apply, and no others."""

    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """The expert has not decided yet, and asks what comes out."""


Ending: TypeAlias = Wins | Tie | NobodyLeft | JustThese | Asked
"""How a decision is expected to end."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """How one decision is expected to end, and where that stands."""

    decision: str
    ending: Ending
    place: Place


@dataclass(frozen=True, slots=True)
class Mention:
    """The id of a rule or of a candidate, and where a case names it."""

    name: str
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """Answers, and what a fair expert would accept for them.

    The id is the path of its file without the suffix; `unknown` are the facts answered "don't know". `cites` are rules that must fire, where the id of an
    `each` rule stands for any of the rules made from it; `excluded` are candidates that must not win, or apply.
    """

    id: str
    title: str
    profile: Profile
    unknown: tuple[str, ...]
    expectations: tuple[Expectation, ...]
    cites: tuple[Mention, ...]
    excluded: tuple[Mention, ...]
    because: str
    place: Place
