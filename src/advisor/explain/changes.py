"""Changes to one answer, and how they are said."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.conditions import broken
from advisor.explain.bounds_words import asked_words
from advisor.explain.runs import distance
from advisor.explain.words import answer_words, name_of, opposite, titles
from advisor.model import Answer, Fact, Kind, Profile, RuleBase, is_whole, spans_of


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """Another answer to one fact, or one more known of; `now` is None where nothing is known."""

    fact: str
    now: Answer | None
    then: Answer


def changed(profile: Profile, change: AnswerChange) -> Profile:
    return {**profile, change.fact: change.then}


def single_changes(base: RuleBase, profile: Profile) -> Iterator[tuple[AnswerChange, Profile]]:
    """Yield every change of one answer that leads to a possible profile, with that profile."""
    for fact in base.facts.values():
        now = profile.get(fact.id)
        for then in other_answers(fact, now):
            change = AnswerChange(fact.id, now, then)
            after = changed(profile, change)
            if not broken(base, after):
                yield change, after


def other_answers(fact: Fact, now: Answer | None) -> Iterator[Answer]:
    """Yield the answers to a fact that are one step from this one: what it leaves open is no change.

    A single value becomes one that was excluded; of a set one value that is closed is taken up or dropped.
    Where nothing is known it is any value, of a set each alone, or none.
    """
    if fact.kind is not Kind.SEVERAL:
        others = [value for value in fact.value_ids if now is None or value not in fact.limits(now).may]
        yield from sorted(others, key=lambda value: distance(fact, now, [value])) if fact.measure else others
    elif now is None:
        yield from (frozenset(), *(frozenset({value}) for value in fact.value_ids))
    else:
        known = fact.limits(now)
        closed = filter(known.settles, fact.value_ids)
        turned = (fact.narrowed(known.must ^ {value}, known.may ^ {value}) for value in closed)
        yield from (answer for answer in turned if answer is not None)


def change_words(base: RuleBase, change: AnswerChange) -> str:
    """Return a change of one answer in words; of a set that stays whole what turns, else all that is known then."""
    fact = base.facts[change.fact]
    now, then = fact.limits(change.now), fact.limits(change.then)
    if fact.kind is Kind.SEVERAL and is_whole(change.then) and now.must & then.must:
        added = [f"also {title}" for title in titles(fact, then.must - now.must)]
        dropped = [opposite(title) for title in titles(fact, now.may - then.may)]
        return f"{name_of(fact.id)}: {', '.join((*added, *dropped))}"
    match change.now:
        case None:
            instead = ""
        case str(value) if fact.measure is None:
            instead = f", not {answer_words(fact, value)}"
        case known:
            instead = f" instead of {answer_words(fact, known)}"
    return f"{name_of(fact.id)}: {answer_words(fact, change.then)}{instead}"


def miss_words(base: RuleBase, change: AnswerChange) -> str:
    """Return what a rule missed: of a number what it asks for, and what there is."""
    fact = base.facts[change.fact]
    if fact.measure is None:
        return change_words(base, change)
    asked = asked_words(fact.measure, spans_of(fact, change.then))
    there = "" if change.now is None else f"; it is {answer_words(fact, change.now)}"
    return f"{name_of(fact.id)}: {asked}{there}"
