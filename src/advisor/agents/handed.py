"""What an agent hands over, as JSON values, read as the answers of a person are read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from advisor.interview.session import refusals
from advisor.language.reading.answers import Given, answer_from_words, checked, profile_of
from advisor.language.reading.cells import node_of, text_of
from advisor.language.reading.nodes import Entries, Text
from advisor.language.reading.spellings import EMPTY_SET
from advisor.model import Exclusion, Fact, RuleBase
from advisor.names import meant, unknown
from advisor.problems import AdvisorError, Place, Problem, RequestError, attempts, cut
from advisor.usecases.answers import read_exclusions

Values: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class HandedAnswers:
    """Answers that an agent hands over, or does not: no answers are some."""

    values: Values | None

    def __bool__(self) -> bool:
        return self.values is not None

    def narrow(self, base: RuleBase) -> RuleBase:
        """Return the rule base: nobody is kept out who is not of a record."""
        return base

    def load(self, base: RuleBase) -> tuple[Given, ...]:
        """Return the answers. Raises RequestError."""
        return read_together(base, self.values or {})


def read_values(base: RuleBase, values: Values) -> tuple[Given, ...]:
    """Return the answers that JSON values are, by fact. Raises RequestError with all that is wrong."""
    wrong: list[str] = []
    given = tuple(attempts(lambda name: read_value(base.facts, name, values[name]), values, wrong))
    wrong += twice(given)
    if wrong:
        raise RequestError("\n".join(wrong))
    return given


def read_together(base: RuleBase, values: Values, given: Iterable[Given] = ()) -> tuple[Given, ...]:
    """Return the answers that JSON values are. Raises RequestError, also if they cannot be beside those that are given."""
    read = read_values(base, values)
    answers = {each.fact: each for each in (*given, *read)}
    if reasons := refusals(base, profile_of(answers.values())):
        raise RequestError(f"the answers contradict each other: {' '.join(reasons)}")
    return read


def read_value(facts: Mapping[str, Fact], name: str, value: object) -> Given:
    """Return the answer that a JSON value is to a fact; null is "don't know". Raises AdvisorError, RequestError."""
    if not meant(name, facts):
        raise unknown("fact", cut(name), facts, listed=len(facts))
    if value == [EMPTY_SET]:  # what a form says for none of these
        value = EMPTY_SET
    if isinstance(value, str | bool | int | float):
        return answer_from_words(f"{name}={text_of(value)}", facts)
    if value is None:
        return answer_from_words(f"{name}=", facts)
    place = Place(f"'{cut(name)}'")
    node = node_of(value, place)
    if node is None:
        what = "an answer is a text, a number, a list of texts, or an object that says a part of it"
        raise AdvisorError([Problem(place, what)])
    return checked(Entries(((Text(name, place), node),), place), facts, [])[0]


def twice(given: Iterable[Given]) -> list[str]:
    """Return a sentence for each fact that is answered under two spellings of its name."""
    names = [each.fact for each in given]
    return [f"'{fact}' is answered twice" for fact in dict.fromkeys(names) if names.count(fact) > 1]


def read_without(base: RuleBase, reasons: Mapping[str, str]) -> tuple[Exclusion, ...]:
    """Return which candidates are kept out, and why. Raises RequestError."""
    return read_exclusions(base, [f"{candidate}={reason}" for candidate, reason in reasons.items()])
