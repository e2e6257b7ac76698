"""What was asked and answered, in order, with every change, and what is not known."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from advisor.conditions import Answered
from advisor.explain.firmness_words import unknown_words
from advisor.explain.handbook.entries import Link
from advisor.explain.handbook.links import to_fact
from advisor.explain.words import answer_words
from advisor.language.reading.answers import Given
from advisor.language.reading.plain import from_plain
from advisor.model import RuleBase
from advisor.views.report.entries import AnswerEntry, StepEntry, UnknownEntry
from advisor.views.report.links import Scene


def answer_entries(scene: Scene) -> Iterator[AnswerEntry]:
    """Yield the answers in the order given."""
    for one in scene.found.given:
        fact = scene.base.facts[one.fact]
        words, known = answer_words(fact, one.statement), one.statement is not None
        yield AnswerEntry(to_fact(one.fact), fact.ask, words, known, counted_in(scene, one))


def counted_in(scene: Scene, one: Given) -> tuple[Link, ...]:
    """Return the rules that fired on an answer."""
    if one.answer is None:
        return ()
    return tuple(scene.joint(scene.resting.get(Answered(one.fact, one.answer), ())))


def step_entries(base: RuleBase, steps: Iterable[Mapping[str, Any]]) -> Iterator[StepEntry]:
    """Yield the steps of a record in words."""
    for step in steps:
        fact = base.facts[step["fact"]]
        words = answer_words(fact, from_plain(step["answer"]))
        yield StepEntry(step["at"], step["deed"].replace("_", " "), fact.ask, words)


def unknown_entries(scene: Scene) -> Iterator[UnknownEntry]:
    """Yield the facts that are not known, those that matter first."""
    for unknown in scene.found.unknowns.facts:
        ask = scene.base.facts[unknown.fact].ask
        words = unknown_words(scene.base, unknown) if unknown.matters else ""
        yield UnknownEntry(to_fact(unknown.fact), ask, unknown.dont_know, unknown.matters, words)
