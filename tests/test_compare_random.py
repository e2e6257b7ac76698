"""The verdict on two versions is what trying every interview shows; with every edit undone the earlier one is back."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.compare.rules import sameness
from advisor.compare.scope import heard
from advisor.compare.undo import Undoing
from advisor.compare.whole import compare
from advisor.compare.witness import Differs, Same
from advisor.compare.written import edits
from advisor.evaluators.prove.program import within
from advisor.evaluators.prove.versions import versions
from advisor.model import Award, Fact, Is, Kind, Profile, RuleBase, Value

from brute import Winners, answers_of, completions, winners
from builders import fact, rule
from effort import tried
from mutants import edited, versions_of_rules
from strategies import IMPOSSIBLE, RULES, rule_base

LONG = 60.0
LOUD = fact("loud", Kind.YES_NO)


@dataclass(frozen=True)
class Tried:
    """An interview, and who wins it in each version; and whether the answers so far lead to the same in both."""

    profile: Profile
    before: Winners
    after: Winners
    same_leaders: bool


def ends(base: RuleBase) -> Callable[[Profile], Winners | None]:
    """Return who wins a profile by trying its completions: whoever wins them all, else whoever leads; None without."""
    complete = [(one, winners(base, one)) for one in completions(base, {})]

    def ending(profile: Profile) -> Winners | None:
        given_answers = heard(base, profile)
        found = [won for one, won in complete if given_answers.items() <= one.items()]
        lead = winners(base, given_answers)
        certain = {name: {won[name] for won in found} for name in base.decisions}
        return {n: next(iter(w)) if len(w) == 1 else lead[n] for n, w in certain.items()} if found else None

    return ending


def understood_by(old: RuleBase, new: RuleBase) -> Mapping[str, Fact]:
    """Return the facts of both, each with the fewer values."""
    found = dict(old.facts)
    for name, one in new.facts.items():
        if len(one.values) <= len(found.get(name, one).values):
            found[name] = one
    return found


def try_all(old: RuleBase, new: RuleBase) -> Iterator[Tried]:
    """Yield every interview that both versions understand and that is possible in both."""
    facts, before, after = understood_by(old, new), ends(old), ends(new)
    for found in product(*([None, *answers_of(one)] for one in facts.values())):
        profile = {name: one for name, one in zip(facts, found, strict=True) if one is not None}
        was, now = before(profile), after(profile)
        if was is not None and now is not None:
            lead = winners(old, heard(old, profile)) == winners(new, heard(new, profile))
            yield Tried(profile, was, now, lead)


def check(old: RuleBase, new: RuleBase) -> None:
    facts = understood_by(old, new)
    differing = [one for one in try_all(old, new) if one.before != one.after]
    by_points = [one.profile for one in differing if not one.same_leaders]
    match compare(old, new, seconds=LONG, rows=200).verdict:
        case Same(throughout):
            assert not by_points
            assert not any(one.profile.keys() == facts.keys() for one in differing)
            assert not throughout or not differing
        case Differs(profile, fewest=fewest, unknown_only=unknown_only):
            assert profile in [one.profile for one in differing]
            assert not fewest or len(profile) == min(map(len, by_points))
            assert unknown_only is not any(one.profile.keys() == facts.keys() for one in differing)
        case verdict:
            pytest.fail(f"this takes no time: {verdict}")


@given(versions_of_rules())
@tried(20)
def test_the_verdict_is_what_trying_every_interview_shows(pair: tuple[RuleBase, RuleBase]) -> None:
    check(*pair)


def with_other_facts(base: RuleBase, kind: str, points: int) -> RuleBase:
    """Return a base with a value in the middle of a choice, a scale upside down, or a fact and a rule about it."""
    colour, size = base.facts["colour"], base.facts["size"]
    match kind:
        case "value":
            values = (colour.values[2], Value("pink", "pink"), *colour.values[:2])
            return replace(base, facts={**base.facts, "colour": replace(colour, values=values)})
        case "order":
            turned = replace(size, values=tuple(reversed(size.values)))
            return replace(base, facts={**base.facts, "size": turned})
        case "fact":
            about = rule("rule/loud", Is("loud", ("yes",)), Award("a", points))
            return replace(base, facts={**base.facts, "loud": LOUD}, rules={**base.rules, about.id: about})
        case _:
            return base


@st.composite
def versions_of_everything(draw: st.DrawFn) -> tuple[RuleBase, RuleBase]:
    """Draw versions with other rules, impossibilities and facts."""
    rules = draw(RULES)
    old = rule_base(rules, draw(IMPOSSIBLE))
    new = rule_base(draw(st.one_of(edited(rules), st.just(rules))), draw(IMPOSSIBLE))
    new = with_other_facts(
        new, draw(st.sampled_from(["value", "order", "fact", "none"])), draw(st.integers(0, 3))
    )
    return (old, new) if draw(st.booleans()) else (new, old)


@given(versions_of_everything())
@tried(20)
def test_so_it_is_with_other_facts_values_and_impossibilities(pair: tuple[RuleBase, RuleBase]) -> None:
    check(*pair)


@given(versions_of_rules(impossible=False))
@tried(20)
def test_with_every_edit_undone_a_version_is_the_earlier_one_again(pair: tuple[RuleBase, RuleBase]) -> None:
    old, new = pair
    found = versions(old, new, within(LONG))
    undoing = Undoing(old, new, sameness(*found.readings).findings)
    undone = undoing.without(one for one in edits(found) if one.counts)
    assert undone is not None
    assert versions(old, undone, within(LONG)).unlike == ()
