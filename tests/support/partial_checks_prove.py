"""Checks that proofs say of partial answers what trying everything says, on what a seeded generator draws."""

from collections.abc import Iterable
from random import Random

from advisor.evaluators.prove.changes import NewAnswers, smallest_change, smallest_way_out
from advisor.evaluators.prove.possible import (
    Future,
    NoProfile,
    Prospect,
    has_completion,
    prospects,
    values_left,
)
from advisor.evaluators.prove.program import within
from advisor.evaluators.prove.relevance import Relevance, relevant, telling
from advisor.evaluators.prove.versions import DifferingAnswers, Versions, versions
from advisor.model import Profile, RuleBase
from naive_answers import (
    Heard,
    apart,
    changed,
    cost,
    fits,
    hearable,
    hearing,
    in_order,
    open_in,
    questions,
    relevant_to,
    telling_in,
)
from naive_interpreter import Interview, completions, left, values_in
from random_bases import CANDIDATES, draw_edited, draw_profile, some

MOST = 3
LONG = 60.0


def prospects_agree(chance: Random, base: RuleBase) -> int:
    profile = draw_profile(chance, base)
    ends = [interview.winners() for interview in completions(base, profile)]
    meant = {name: prospect(name, {won[name] for won in ends}) for name in base.decisions}
    assert prospects(base, profile, seconds=LONG) == (meant if ends else NoProfile())
    assert has_completion(base, profile) is bool(ends)
    return 1


def prospect(decision: str, ends: set[frozenset[str]]) -> Prospect:
    return Prospect(
        decision,
        winners=frozenset().union(*ends),
        tie=max(map(len, ends), default=0) > 1,
        nobody=frozenset() in ends,
        settled=len(ends) == 1,
    )


def relevance_agrees(chance: Random, base: RuleBase) -> int:
    profile = draw_profile(chance, base)
    meant = relevant_to(base, list(completions(base, profile)))
    found = relevant(base, profile, seconds=LONG)
    assert found == Relevance(tuple(name for name in base.facts if name in meant), ())
    return 1


def telling_agrees(chance: Random, base: RuleBase) -> int:
    profile = draw_profile(chance, base)
    stuck = some(chance, open_in(base, profile), 0, 1)
    asked = [name for name in open_in(base, profile) if name not in stuck]
    known = {name: chance.random() < 0.5 for name in some(chance, CANDIDATES, 0, 2)}
    found = telling(base, profile, asked, stuck=stuck, known=known, seconds=LONG)
    assert found == telling_in(base, profile, stuck, known)
    return 1


def values_left_agree(chance: Random, base: RuleBase) -> int:
    profile = draw_profile(chance, base)
    whole = [interview.profile for interview in completions(base, profile)]
    found = values_left(base, profile, base.facts, seconds=LONG)
    for name in base.facts if whole else ():
        seen = [values_in(complete[name]) for complete in whole]  # type: ignore[arg-type]  # they are whole
        assert found[name] == Future(frozenset.union(*seen), frozenset.intersection(*seen))
    return len(base.facts)


def flips_agree(chance: Random, base: RuleBase) -> int:
    """The answers are the fewest, in the smallest steps, first in order, with which a candidate wins alone."""
    profile = draw_profile(chance, base)
    locked = some(chance, tuple(base.facts), 0, 1)
    whole = [(interview.profile, interview.winners()) for interview in completions(base, {})]
    tried = [
        (new, Interview(base, new).winners()) for new in changed(base, profile, {*profile} - {*locked}, MOST)
    ]
    for decision, candidate in (
        (one, name) for one in base.decisions for name in base.decisions[one].candidate_ids
    ):
        alone = [complete for complete, won in whole if won[decision] == {candidate}]
        leading = [new for new, won in tried if won[decision] == {candidate}]
        found = smallest_change(base, profile, candidate, locked=locked, seconds=LONG)
        is_smallest(base, profile, found, (new for new in leading if is_met(base, new, alone)))
    return len(base.candidates)


def is_met(base: RuleBase, profile: Profile, whole: Iterable[Profile]) -> bool:
    return any(fits(base, profile, complete) for complete in whole)


def is_smallest(base: RuleBase, old: Profile, found: object, fitting: Iterable[Profile]) -> None:
    best = min(fitting, key=lambda new: (cost(base, old, new), in_order(base, old, new)), default=None)
    if best is None:
        assert found is None
        return
    assert isinstance(found, NewAnswers)
    assert {**old, **found.answers} == best
    assert len(found.answers) == cost(base, old, best)[0]


def ways_out_agree(chance: Random, base: RuleBase) -> int:
    """The answers are the smallest change with which somebody is left in some completion."""
    profile = draw_profile(chance, base)
    locked = some(chance, tuple(base.facts), 0, 1)
    whole = [(interview.profile, interview.winners()) for interview in completions(base, {})]
    tried = list(changed(base, profile, {*profile} - {*locked}, MOST))
    for decision in base.decisions:
        somebody = [complete for complete, won in whole if won[decision]]
        found = smallest_way_out(base, profile, decision, locked=locked)
        is_smallest(base, profile, found, (new for new in tried if is_met(base, new, somebody)))
    return len(base.decisions)


def versions_agree(chance: Random, base: RuleBase) -> int:
    """Two versions are told apart by the fewest answers with which others lead, of all that both can hear."""
    old, new = base, draw_edited(chance, base)
    if chance.random() < 0.5:
        old, new = new, old
    held = list(hearable(old, new))
    differing = {heard: decisions for heard in held if (decisions := apart(old, new, heard))}
    found = versions(old, new, within(LONG))
    assert not {name for decisions in differing.values() for name in decisions}.intersection(found.alike)
    assert all(name in (*found.alike, *found.unlike) for name in old.decisions)
    is_fewest(found, old, new, set(differing), ())
    if differing:
        is_fewest(found, old, new, set(differing), (chance.choice(list(differing)),))
    return len(held)


def is_fewest(
    found: Versions, old: RuleBase, new: RuleBase, differing: set[Heard], passed: tuple[Heard, ...]
) -> None:
    skipped = [as_told(old, new, heard) for heard in passed]
    answers = found.fewest(within(LONG), passed=skipped)
    counts = {heard: sum(state is not None for state in heard) for heard in differing - {*passed}}
    if not counts:
        assert answers is None
        return
    assert isinstance(answers, DifferingAnswers)
    assert answers.fewest
    heard = as_heard(old, new, answers.profile)
    assert counts[heard] == min(counts.values()) == len(answers.profile)


def as_told(old: RuleBase, new: RuleBase, heard: Heard) -> Profile:
    return {**hearing(old, old, new, heard), **hearing(new, old, new, heard)}


def as_heard(old: RuleBase, new: RuleBase, profile: Profile) -> Heard:
    facts = {**new.facts, **old.facts}
    states = (
        frozenset(left(facts[name], profile[name])) if name in profile else None
        for name in questions(old, new)
    )
    return tuple(states)
