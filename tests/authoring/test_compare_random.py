"""The verdict on two versions is what trying every interview shows; with every edit undone the earlier one is back."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import pytest
from hypothesis import given

from advisor.authoring.compare.difference import Difference, compare
from advisor.authoring.compare.edits import How
from advisor.authoring.compare.endings import differing
from advisor.authoring.compare.rules import sameness
from advisor.authoring.compare.scope import restricted_to
from advisor.authoring.compare.undo import Undoing
from advisor.authoring.compare.witness import Differs, Same
from advisor.authoring.compare.written import edits
from advisor.conditions import broken, judge
from advisor.evaluators.prove.program import within
from advisor.evaluators.prove.versions import versions
from advisor.model import Answer, Profile, RuleBase, is_whole
from brute_force import Winners, completions, left, winners
from compared_versions import LONG, heard, interviews, versions_of_everything
from edited_versions import versions_of_rules
from effort import tried

ROWS = 200


@dataclass(frozen=True)
class Tried:
    """An interview, and who wins it in each version; and the decisions in which others lead by the answers so far."""

    profile: Profile
    before: Winners
    after: Winners
    led_apart: tuple[str, ...]

    @property
    def apart(self) -> tuple[str, ...]:
        return differing(self.before, self.after)


@dataclass(frozen=True)
class Ended:
    """Who wins an interview: whoever wins all its completions, else whoever leads; and who leads."""

    winners: Winners
    lead: Winners


Ends = Callable[[Profile], Ended | None]


def ends(base: RuleBase) -> Ends:
    """Return what tells how a profile ends, by trying its completions once for each.

    None if there is none, so also if the base does not take one of the answers.
    """
    complete = [(one, winners(base, one)) for one in completions(base, {})]

    @cache
    def agreeing(fact: str, answer: Answer) -> frozenset[int]:
        some = left(base.facts[fact], answer)
        return frozenset(number for number, (one, _) in enumerate(complete) if one[fact] in some)

    @cache
    def ending(*given: tuple[str, Answer]) -> Ended | None:
        answers = heard(base, dict(given))
        if answers is None:
            return None
        everyone = frozenset(range(len(complete)))
        numbers = everyone.intersection(*(agreeing(fact, answer) for fact, answer in answers.items()))
        if not numbers:
            return None
        certain = {name: {complete[number][1][name] for number in numbers} for name in base.decisions}
        lead = winners(base, answers)
        return Ended({n: next(iter(w)) if len(w) == 1 else lead[n] for n, w in certain.items()}, lead)

    return lambda profile: ending(*profile.items())


def try_all(profiles: Iterable[Profile], before: Ends, after: Ends) -> Iterator[Tried]:
    """Yield every interview that both versions can hold."""
    for profile in profiles:
        was, now = before(profile), after(profile)
        if was is not None and now is not None:
            yield Tried(profile, was.winners, now.winners, differing(was.lead, now.lead))


def check(old: RuleBase, new: RuleBase, *, in_part: bool = True) -> None:
    found = compare(old, new, seconds=LONG, rows=ROWS)
    before, after = ends(old), ends(new)
    tried_ones = list(try_all(interviews(old, new, in_part=in_part), before, after))
    check_verdict(found, tried_ones, in_part=in_part)
    check_scope(found, before, after)
    check_edits(found, before, after)


def check_verdict(found: Difference, held: list[Tried], *, in_part: bool) -> None:
    complete = {*found.old.facts, *found.new.facts}
    apart = [one for one in held if one.apart]
    led_apart = [one.profile for one in apart if one.led_apart]
    by_points = [one.profile for one in apart if {*one.apart} & {*one.led_apart}]
    whole = [
        one for one in held if complete == {name for name, answer in one.profile.items() if is_whole(answer)}
    ]
    match found.verdict:
        case Same(throughout):
            assert not by_points
            assert not any(one in whole for one in apart)
            assert not throughout or not apart
        case Differs(profile, fewest=fewest, unknown_only=unknown_only):
            assert profile in [one.profile for one in apart] or not in_part
            assert not fewest or not in_part or min(map(len, led_apart)) <= len(profile)
            assert not fewest or len(profile) <= min(map(len, by_points), default=len(complete))
            assert unknown_only is (not any(one in whole for one in apart) if whole else None)
        case verdict:
            pytest.fail(f"this takes no time: {verdict}")


def check_scope(found: Difference, before: Ends, after: Ends) -> None:
    """Check that no interview is left out of the comparison in silence, and how many are."""
    old, new = found.old, found.new
    alone = [
        one
        for one in interviews(old, new, complete=True)
        if (before(one) is None) is not (after(one) is None)
    ]
    named = {*found.scope.old.values, *found.scope.new.values, *found.scope.reshaped}
    assert not (alone and found.scope.whole)
    assert alone or named or found.scope.whole
    assert not (found.same and alone)
    assert len(found.unheld) == (0 if found.scope.whole else 2)
    for one, other, estimate in zip((old, new), (new, old), found.unheld, strict=False):
        whole = list(completions(one, {}))
        lost = sum(not takes(other, profile) for profile in whole)
        assert (estimate is None) is (not whole)
        if estimate:
            assert abs(estimate.share - lost / len(whole)) < 5 / (2 * ROWS**0.5)
            assert lost or not estimate.hits


def takes(base: RuleBase, profile: Profile) -> bool:
    """Return whether a version has the answers to its questions and does not call them impossible."""
    answers = heard(base, profile)
    return answers is not None and not broken(base, answers)


def check_edits(found: Difference, before: Ends, after: Ends) -> None:
    """Check that a rule with other words of the same meaning fires on the same interviews, of either version."""
    old, new = found.old, found.new
    either = [one for one in interviews(old, new) if before(one) or after(one)]
    reworded = [
        (was, now)
        for edit in found.edits
        if edit.what == "rule" and edit.how in (How.REWRITTEN, How.MOVED, How.RENAMED)
        for was, now in zip(edit.old_rules, edit.new_rules, strict=True)
        if old.rules[was].condition != new.rules[now].condition
    ]
    for one in either if reworded else ():
        mine, theirs = (judge(base, restricted_to(base, one)).rules for base in (old, new))
        assert [mine[was] for was, _ in reworded] == [theirs[now] for _, now in reworded]


@given(versions_of_rules())
@tried(3)
def test_the_verdict_is_what_trying_every_interview_shows(pair: tuple[RuleBase, RuleBase]) -> None:
    check(*pair)


@given(versions_of_everything())
@tried(3)
def test_so_it_is_with_other_facts_values_kinds_and_impossibilities(pair: tuple[RuleBase, RuleBase]) -> None:
    check(*pair)


@given(versions_of_rules(impossible=False))
@tried(20)
def test_with_every_edit_undone_a_version_is_the_earlier_one_again(pair: tuple[RuleBase, RuleBase]) -> None:
    old, new = pair
    same = sameness(*versions(old, new, within(LONG)).readings)
    undone = Undoing(old, new, same.findings).without(edit for edit in edits(same) if edit.counts)
    assert undone is not None
    assert versions(old, undone, within(LONG)).unlike == ()
