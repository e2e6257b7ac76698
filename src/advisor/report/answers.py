"""What was asked and answered, in order, with every change, and what is not known."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from advisor.conditions import Answered
from advisor.explain.handbook.entries import Link
from advisor.explain.handbook.links import to_fact
from advisor.explain.unknowns import Unknown
from advisor.explain.words import answer_words
from advisor.journal.steps import answer_in
from advisor.model import RuleBase
from advisor.read.answers import Given
from advisor.render.firmness import unknown_words
from advisor.report.entries import AnswerEntry, StepEntry, UnknownEntry
from advisor.report.links import Scene


def answer_entries(scene: Scene) -> Iterator[AnswerEntry]:
    """Yield the answers in the order given."""
    for one in scene.found.given:
        fact = scene.base.facts[one.fact]
        words = answer_words(fact, one.answer)
        yield AnswerEntry(to_fact(one.fact), fact.ask, words, one.answer is not None, counted_in(scene, one))


def counted_in(scene: Scene, one: Given) -> tuple[Link, ...]:
    """Return the rules that fired on an answer."""
    if one.answer is None:
        return ()
    return tuple(scene.joint(scene.resting.get(Answered(one.fact, one.answer), ())))


def step_entries(base: RuleBase, steps: Iterable[Mapping[str, Any]]) -> Iterator[StepEntry]:
    """Yield the steps of a record in words."""
    for one in steps:
        fact = base.facts[one["fact"]]
        words = answer_words(fact, answer_in(one["answer"]))
        yield StepEntry(one["at"], one["deed"].replace("_", " "), fact.ask, words)


def unknown_entries(scene: Scene) -> Iterator[UnknownEntry]:
    """Yield the facts that are not known, those that matter first."""
    for one in scene.found.unknowns.facts:
        ask = scene.base.facts[one.fact].ask
        yield UnknownEntry(to_fact(one.fact), ask, one.dont_know, one.matters, could_change(scene.base, one))


def could_change(base: RuleBase, one: Unknown) -> str:
    """Return what a fact could change, in words."""
    return "".join(unknown_words(base, one)) if one.matters else ""
