"""Changes to one answer, and how they are said."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.conditions import broken
from advisor.explain.words import answer_words, name_of, titles
from advisor.model import Answer, Fact, Kind, Profile, RuleBase


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """Another answer to one fact; `now` is None where nothing is known."""

    fact: str
    now: Answer | None
    then: Answer


def changed(profile: Profile, change: AnswerChange) -> Profile:
    return {**profile, change.fact: change.then}


def single_changes(base: RuleBase, profile: Profile) -> Iterator[tuple[AnswerChange, Profile]]:
    """Yield every change of one answer that leads to a possible profile, with that profile.

    Of a set one value is added or taken away; a set that is not known becomes one value, or none.
    """
    for fact in base.facts.values():
        now = profile.get(fact.id)
        for then in other_answers(fact, now):
            change = AnswerChange(fact.id, now, then)
            after = changed(profile, change)
            if not broken(base, after):
                yield change, after


def other_answers(fact: Fact, now: Answer | None) -> Iterator[Answer]:
    """Yield the answers to a fact that are one step from this one."""
    if fact.kind is not Kind.SEVERAL:
        yield from (value for value in fact.value_ids if value != now)
        return
    if not isinstance(now, frozenset):
        yield frozenset()
    before = now if isinstance(now, frozenset) else frozenset[str]()
    yield from (before ^ {value} for value in fact.value_ids)


def change_words(base: RuleBase, change: AnswerChange) -> str:
    """Return a change of one answer in words."""
    fact = base.facts[change.fact]
    if isinstance(change.now, frozenset) and isinstance(change.then, frozenset) and change.now & change.then:
        added = [f"also {title}" for title in titles(fact, change.then - change.now)]
        dropped = [f"not {title}" for title in titles(fact, change.now - change.then)]
        return f"{name_of(fact.id)}: {', '.join((*added, *dropped))}"
    instead = f" instead of {answer_words(fact, change.now)}" if change.now is not None else ""
    return f"{name_of(fact.id)}: {answer_words(fact, change.then)}{instead}"
