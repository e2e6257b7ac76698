"""What an evaluator must say of partial answers, by trying everything; rests on the naive interpreter alone."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import product
from typing import TypeAlias

from advisor.model import Answer, Fact, Kind, Profile, RuleBase, WholeAnswer, is_whole
from naive_interpreter import (
    Interview,
    answers_to,
    left,
    place,
    profiles_of,
    states_of,
    subsets,
    values_in,
)

Winners: TypeAlias = Mapping[str, frozenset[str]]
Cost: TypeAlias = tuple[int, int]


@cache
def state_of(fact: Fact, answers: frozenset[WholeAnswer]) -> Answer | None:
    """Return what is known if just these answers are left; of a fact with one answer it is taken as given."""
    if len(answers) == len(answers_to(fact)) > 1:
        return None
    return next(state for state in states_of(fact) if state is not None and answers == {*left(fact, state)})


def open_in(base: RuleBase, profile: Profile) -> list[str]:
    return [name for name in base.facts if not is_whole(profile.get(name))]


def fits(base: RuleBase, profile: Profile, complete: Profile) -> bool:
    """Return whether a complete profile agrees with all that is known."""
    return all(complete[name] in left(base.facts[name], known) for name, known in profile.items())


def relevant_to(base: RuleBase, whole: Collection[Interview]) -> set[str]:
    """Return the facts in which alone two of these complete interviews differ that have other winners."""
    ends: dict[tuple[str, tuple[Answer, ...]], set[tuple[frozenset[str], ...]]] = {}
    for interview in whole:
        won = tuple(interview.winners().values())
        for name in base.facts:
            rest = tuple(answer for other, answer in interview.profile.items() if other != name)
            ends.setdefault((name, rest), set()).add(won)
    return {name for (name, _), won in ends.items() if len(won) > 1}


def telling_in(
    base: RuleBase, profile: Profile, stuck: Collection[str], known: Mapping[str, bool]
) -> set[str]:
    """Return the open facts without whose answer other advice is given, for some answers to all but the stuck."""
    choices = [
        [profile.get(name)] if name in stuck else left(fact, profile.get(name))
        for name, fact in base.facts.items()
    ]
    advice = {}
    for answered in profiles_of(base.facts, choices):
        interview = Interview(base, answered)
        if not interview.impossible():
            advice[tuple(answered.items())] = interview.advice(known)
    return {
        name
        for name in set(open_in(base, profile)) - set(stuck)
        for answered, given in advice.items()
        if Interview(base, as_it_was(profile, dict(answered), name)).advice(known) != given
    }


def as_it_was(profile: Profile, answered: Mapping[str, Answer], name: str) -> Profile:
    """Return the answers with that to one fact taken back to what is known of it."""
    others = {other: answer for other, answer in answered.items() if other != name}
    return others | ({name: profile[name]} if name in profile else {})


def changed(base: RuleBase, profile: Profile, free: Collection[str], most: int) -> Iterator[Profile]:
    """Yield what a profile can become by flips of at most so many answers."""
    choices = [
        [known, *(flips(base.facts[name], known) if name in free else [])] for name, known in profile.items()
    ]
    for new in product(*choices):
        if sum(answer is not known for answer, known in zip(new, profile.values(), strict=True)) <= most:
            yield dict(zip(profile, new, strict=True))


def flips(fact: Fact, known: Answer) -> list[Answer]:
    """Return what an answer can become: a value that was excluded; of a set, closed values turn, open ones stay open."""
    answers = left(fact, known)
    if fact.kind is not Kind.SEVERAL:
        return [whole for whole in answers_to(fact) if whole not in answers]
    closed = [value for value in fact.value_ids if len({value in answer for answer in answers}) == 1]
    turned = [frozenset(values_in(answer) ^ some for answer in answers) for some in subsets(closed) if some]
    return [state for each in turned if (state := state_of(fact, each)) is not None]


def cost(base: RuleBase, old: Profile, new: Profile) -> Cost:
    """Return how many answers differ, and in how many steps."""
    facts = [fact for name, fact in base.facts.items() if old.get(name) != new.get(name)]
    return len(facts), sum(steps(fact, old[fact.id], new[fact.id]) for fact in facts)


def steps(fact: Fact, old: Answer, new: Answer) -> int:
    if fact.kind is Kind.SEVERAL:
        return min(
            len(values_in(one) ^ values_in(other)) for one in left(fact, old) for other in left(fact, new)
        )
    if fact.kind is not Kind.SCALE:
        return 1
    return min(abs(place(fact, str(new)) - place(fact, str(whole))) for whole in left(fact, old))


def in_order(base: RuleBase, old: Profile, new: Profile) -> tuple[object, ...]:
    """Return what sorts changes of equal cost: those of early facts, and to early values, come first."""
    facts = [base.facts[name] for name in base.facts if name in old]
    values = [
        [not all(value in values_in(whole) for whole in left(fact, new[fact.id])) for value in fact.value_ids]
        for fact in facts
    ]
    return [old[fact.id] == new[fact.id] for fact in facts], values


Heard: TypeAlias = tuple[frozenset[WholeAnswer] | None, ...]
"""For each question of two versions the answers that are left, None where nothing is known."""


def questions(old: RuleBase, new: RuleBase) -> list[str]:
    return list(dict.fromkeys((*old.facts, *new.facts)))


def hearable(old: RuleBase, new: RuleBase) -> Iterator[Heard]:
    """Yield all that both versions can hear: of a question in both, what is left is common to both."""
    for heard in product(*(states_in(old, new, name) for name in questions(old, new))):
        if not any(Interview(base, hearing(base, old, new, heard)).impossible() for base in (old, new)):
            yield heard


def states_in(old: RuleBase, new: RuleBase, name: str) -> list[frozenset[WholeAnswer] | None]:
    asked = [base.facts[name] for base in (old, new) if name in base.facts]
    if len({fact.kind is Kind.SEVERAL for fact in asked}) == 2:
        return [None]
    common = frozenset.intersection(*(frozenset(answers_to(fact)) for fact in asked))
    every = [frozenset(left(fact, state)) for fact in asked for state in states_of(fact) if state is not None]
    whole = [frozenset(answers_to(fact)) for fact in asked]
    return [
        None,
        *dict.fromkeys(state for state in (*every, *whole) if state <= common and known_of(asked, state)),
    ]


def known_of(asked: Collection[Fact], state: frozenset[WholeAnswer]) -> bool:
    """Return whether answers are left out, in either version, or the answer is whole."""
    return len(state) == 1 or any(len(state) < len(answers_to(fact)) for fact in asked)


def hearing(base: RuleBase, old: RuleBase, new: RuleBase, heard: Heard) -> Profile:
    """Return what one of two versions hears."""
    asked = zip(questions(old, new), heard, strict=True)
    answered = {name: answers for name, answers in asked if answers and name in base.facts}
    states = {name: state_of(base.facts[name], answers) for name, answers in answered.items()}
    return {name: state for name, state in states.items() if state is not None}


def apart(old: RuleBase, new: RuleBase, heard: Heard) -> list[str]:
    """Return the decisions that have other leaders in the other version."""
    one, other = (Interview(base, hearing(base, old, new, heard)).winners() for base in (old, new))
    return [name for name in old.decisions if name in new.decisions and one[name] != other[name]]
