"""Claims: whether a candidate wins whatever is still answered, cannot win, or may, and what becomes of the reasons."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import cycle, product
from pathlib import Path
from random import Random
from typing import TypeAlias

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from advisor.conditions import TRUE, broken, judge
from advisor.explain.claimed_reasons import RuleGroups
from advisor.explain.claims import Beaten, CheckedClaim, Clash, Supported, Undetermined, check_claim
from advisor.language.reading.answers import Given
from advisor.language.reading.base import read_base
from advisor.language.reading.cases import documents_of, read_cases
from advisor.language.reading.documents import shipped
from advisor.model import (
    All,
    Answer,
    Any,
    Award,
    Conclude,
    Exclusion,
    Fact,
    Found,
    Is,
    Kind,
    Not,
    Profile,
    RuleBase,
    RuleOut,
    is_whole,
    keeping_out,
)
from advisor.model.cases import Case
from benefits_base import benefits
from brute_force import answers_of, cases, completions, winners
from builders import base, both, decision, fact, rule, when
from effort import LONG, tried
from strategies import CANDIDATES, COMPLETE, FACTS, profiles, rule_bases

ROOT = Path(__file__).parents[2]


def stated(profile: Profile) -> tuple[Given, ...]:
    return tuple(Given(name, answer) for name, answer in profile.items())


def claimed(rules: RuleBase, candidate: str, profile: Profile, **because: Answer) -> CheckedClaim:
    return check_claim(rules, candidate, stated(because), stated(profile))


def names(groups: RuleGroups) -> list[str]:
    return [each.id for group in groups for each in group]


# What is proved, by trying everything


Ways: TypeAlias = list[tuple[Profile, bool]]
"""Ways to answer everything, each with whether a candidate wins."""


def swaying(wins: Ways) -> set[str]:
    """Return the facts in which alone two profiles differ of which one wins."""
    apart = (
        {name for name in first if first[name] != second[name]}
        for first, won in wins
        for second, lost in wins
        if won and not lost
    )
    return {name for differing in apart if len(differing) == 1 for name in differing}


def agrees(claim: CheckedClaim, wins: Ways) -> bool:
    """Return whether the judgement is that of all completions, each with whether the candidate wins."""
    match claim.judgement:
        case Supported():
            return all(won for _, won in wins)
        case Beaten():
            return not any(won for _, won in wins)
        case Undetermined(facts, late, proved):
            alone = swaying(wins)
            return (
                {True, False} == {won for _, won in wins}
                and proved
                and not late
                and (set(facts) == alone if alone else bool(facts))
            )
        case Clash():
            return False


@given(rule_bases(), profiles(), st.sampled_from(CANDIDATES))
@tried(60)
def test_what_is_said_of_a_candidate_is_so_in_every_completion(
    rules: RuleBase, profile: Profile, candidate: str
) -> None:
    tried_all = cases(rules, profile)
    assume(tried_all)
    claim = claimed(rules, candidate, profile)
    assert agrees(claim, [(case.profile, candidate in case.top) for case in tried_all])
    if isinstance(claim.judgement, Supported):
        won = [case.winners[claim.decision] - {candidate} for case in tried_all]
        assert set(claim.judgement.beside) == set().union(*won)
        assert claim.judgement.always is all(won)


@given(rule_bases(), profiles(), st.sampled_from(CANDIDATES), COMPLETE, st.sampled_from(FACTS))
@tried(45)
def test_a_reason_is_needed_if_without_it_the_result_is_not_proved(
    rules: RuleBase, profile: Profile, candidate: str, whole: Profile, asked: Fact
) -> None:
    others = {name: answer for name, answer in profile.items() if name != asked.id}
    claim = claimed(rules, candidate, others, **{asked.id: whole[asked.id]})
    assume(not isinstance(claim.judgement, Clash))
    known = {each.fact: each.answer for each in claim.given if each.answer is not None}
    with_it, without = (
        {candidate in winners(rules, each)[claim.decision] for each in completions(rules, some)}
        for some in (known, others)
    )
    (reason,) = claim.reasons
    assert reason.needed is claim.needed
    assert claim.needed is (None if len(with_it) > 1 else without != with_it)


@pytest.fixture(scope="module")
def social(tmp_path_factory: pytest.TempPathFactory) -> RuleBase:
    return benefits(tmp_path_factory.mktemp("benefits"))


def wins_unweighed(rules: RuleBase, profile: Profile, candidate: str) -> bool:
    """Return whether rules include or choose a candidate on a complete profile, and none is against it."""
    truths = judge(rules, profile).rules
    fired = [each for each in rules.written_rules if truths[each.id] is TRUE]
    chosen = any(
        isinstance(does, Award) and does.candidate == candidate for each in fired for does in each.effects
    )
    return chosen and not any(candidate in each.vetoes for each in fired)


@pytest.mark.parametrize("candidate", ["housing", "child", "heating", "transfer", "cash"])
def test_what_applies_and_what_rules_choose_are_claimed_as_what_is_weighed(
    social: RuleBase, candidate: str
) -> None:
    states = [[None, *answers_of(each)] for each in social.facts.values()]
    for answers in product(*states):
        profile = {
            name: answer for name, answer in zip(social.facts, answers, strict=True) if answer is not None
        }
        wins = [(each, wins_unweighed(social, each, candidate)) for each in completions(social, profile)]
        assert agrees(claimed(social, candidate, profile), wins), profile


def test_where_no_rule_chooses_nobody_is_chosen(tmp_path: Path) -> None:
    rules = benefits(
        tmp_path,
        rules="""\
topic: Benefits
rules:
  pay: {title: An account is paid into, because: So., if: {account: yes}, then: {choose: transfer}}
""",
    )
    assert claimed(rules, "transfer", {"account": "no"}).judgement == Beaten((), None, ())
    assert claimed(rules, "cash", {}).judgement == Beaten((), None, ())
    assert isinstance(claimed(rules, "transfer", {}).judgement, Undetermined)


# A hundred claims made from the agreed cases

MADE = {Supported: 34, Beaten: 33, Undetermined: 33}
"""So many claims of each kind."""
MOST_WAYS = 12


@dataclass(frozen=True)
class MadeClaim:
    """A claim of which trying everything says what it is."""

    profile: Profile
    candidate: str
    ways: Ways

    @property
    def kind(self) -> type:
        won = {won for _, won in self.ways}
        return Undetermined if len(won) > 1 else Supported if True in won else Beaten


@pytest.fixture(scope="module")
def today() -> RuleBase:
    return read_base(shipped())


def completed(rules: RuleBase, profile: Profile, chance: Random) -> Profile:
    """Return a possible whole interview in which all that is known for certain is so; of sets few values are in it."""
    while True:
        whole = {
            name: answer if is_whole(answer := profile.get(name)) else drawn(each, chance)
            for name, each in rules.facts.items()
        }
        if not broken(rules, whole):
            return whole


def drawn(asked: Fact, chance: Random) -> Answer:
    several = asked.kind is Kind.SEVERAL
    return (
        frozenset(chance.sample(asked.value_ids, chance.randint(0, 2)))
        if several
        else chance.choice(asked.value_ids)
    )


def taken_away(rules: RuleBase, whole: Profile, chance: Random) -> Profile:
    """Return an interview without so many answers that few ways to answer the rest are left."""
    ways, single = 1, [each for each in rules.facts.values() if each.kind is not Kind.SEVERAL]
    for asked in chance.sample(single, len(single)):
        if (ways := ways * len(asked.values)) > MOST_WAYS:
            break
        whole = {fact: answer for fact, answer in whole.items() if fact != asked.id}
    return whole


def made_claims(rules: RuleBase, case: Case, chance: Random) -> Iterator[MadeClaim]:
    """Yield claims on what is left of an agreed case once it is completed and answers are taken away.

    Of many candidates that cannot win only one is claimed.
    """
    profile = taken_away(rules, completed(rules, case.profile, chance), chance)
    ends = [(each, frozenset().union(*winners(rules, each).values())) for each in completions(rules, profile)]
    every = [
        MadeClaim(profile, candidate, [(each, candidate in won) for each, won in ends])
        for candidate in chance.sample(tuple(rules.candidates), len(rules.candidates))
    ]
    beaten = [made for made in every if made.kind is Beaten]
    yield from (*beaten[:1], *(made for made in every if made.kind is not Beaten))


def test_a_hundred_claims_made_from_the_agreed_cases_are_judged_right(today: RuleBase) -> None:
    chance = Random(19)  # noqa: S311
    left = Counter({kind: number * (10 if LONG else 1) for kind, number in MADE.items()})
    agreed = cycle(sorted(read_cases(documents_of(ROOT, []), today), key=lambda case: case.id))
    wrong = []
    while +left:
        for made in made_claims(today, next(agreed), chance):
            if left[made.kind]:
                left[made.kind] -= 1
                claim = claimed(today, made.candidate, made.profile)
                if not agrees(claim, made.ways):
                    wrong.append((made, claim.judgement))
    assert not wrong


# What becomes of the reasons

TOOLS = fact("tools", Kind.SEVERAL, ("saw", "axe", "file"))
WET, COLD, IDLE = (fact(name, Kind.YES_NO) for name in ("wet", "cold", "idle"))


def yes(name: str) -> Is:
    return Is(name, ("yes",))


@pytest.fixture(scope="module")
def trip() -> RuleBase:
    return base(
        (TOOLS, WET, COLD, IDLE),
        (
            rule("rule/saw-for-tent", Is("tools", ("saw",)), Award("tent", 4)),
            rule("rule/axe-for-hotel", Is("tools", ("axe",)), Award("hotel", 2)),
            rule("rule/wet-is-bad", yes("wet"), Conclude("bad")),
            rule("rule/no-tent-when-bad", Found("bad"), RuleOut("tent")),
            rule("rule/cold-without-hut", yes("cold"), RuleOut("hut")),
            rule("rule/dry-and-warm", Not(yes("cold")), Award("tent", -1), Award("hotel", 1)),
        ),
        findings=("bad",),
        decisions=[decision("sleep", "tent", "hotel", "hut")],
    )


def reason_of(trip: RuleBase, candidate: str, profile: Profile, **because: Answer) -> tuple[list[str], ...]:
    (reason,) = claimed(trip, candidate, profile, **because).reasons
    return names(reason.backing), names(reason.against), names(reason.elsewhere)


def test_the_rule_that_carries_a_reason_is_named(trip: RuleBase) -> None:
    assert reason_of(trip, "tent", {}, tools=frozenset({"saw"})) == (["rule/saw-for-tent"], [], [])


def test_a_rule_that_rules_out_a_rival_carries_a_reason(trip: RuleBase) -> None:
    assert reason_of(trip, "tent", {}, cold="yes") == (["rule/cold-without-hut"], [], [])


def test_a_rule_counts_against_a_reason_through_what_it_concludes(trip: RuleBase) -> None:
    assert reason_of(trip, "tent", {}, wet="yes") == ([], ["rule/no-tent-when-bad"], [])
    assert reason_of(trip, "hotel", {}, wet="yes") == (["rule/no-tent-when-bad"], [], [])
    assert reason_of(trip, "tent", {}, cold="no") == ([], ["rule/dry-and-warm"], [])


def test_a_rule_that_speaks_of_a_rival_only_is_told_apart(trip: RuleBase) -> None:
    assert reason_of(trip, "hut", {}, tools=frozenset({"saw"})) == ([], [], ["rule/saw-for-tent"])


def test_no_rule_is_named_for_a_fact_that_none_reads(trip: RuleBase) -> None:
    assert reason_of(trip, "tent", {"tools": frozenset({"saw"})}, idle="yes") == ([], [], [])


def test_what_else_is_in_a_set_is_no_part_of_a_reason(trip: RuleBase) -> None:
    every = {"tools": frozenset({"saw", "axe"})}
    assert reason_of(trip, "hotel", every, tools=frozenset({"saw"})) == ([], [], ["rule/saw-for-tent"])
    assert reason_of(trip, "hotel", every, tools=frozenset({"axe"})) == (["rule/axe-for-hotel"], [], [])


def test_a_reason_that_contradicts_the_answers_decides_the_claim(trip: RuleBase) -> None:
    assert claimed(trip, "tent", {"wet": "yes"}, wet="no").judgement == Clash((Given("wet", "no"),), ())
    saw = {"tools": frozenset({"saw"})}
    clash = claimed(trip, "hotel", saw, tools=frozenset({"axe"})).judgement
    assert isinstance(clash, Clash)
    assert [each.fact for each in clash.claimed] == ["tools"]
    bound = replace(trip, impossible=base((), (), impossible=[both(yes("wet"), yes("cold"))]).impossible)
    (reason,) = broken(bound, {"wet": "yes", "cold": "yes"})
    assert claimed(bound, "tent", {"wet": "yes"}, cold="yes").judgement == Clash((), (reason,))


def test_what_somebody_did_not_know_can_be_a_reason(trip: RuleBase) -> None:
    claim = check_claim(trip, "tent", [Given("cold", "yes")], [Given("cold", None)])
    assert names(claim.reasons[0].backing) == ["rule/cold-without-hut"]


def test_two_reasons_of_which_each_would_do_are_needed_together() -> None:
    rules = base(
        (WET, COLD),
        (when(Any((yes("wet"), yes("cold"))), tent=2), when(All(()), hut=1)),
        decisions=[decision("sleep", "tent", "hut")],
    )
    claim = claimed(rules, "tent", {}, wet="yes", cold="yes")
    assert [reason.needed for reason in claim.reasons] == [False, False]
    assert claim.needed is True


def test_whom_people_keep_out_cannot_win_by_their_own_word(trip: RuleBase) -> None:
    narrowed = keeping_out(trip, (Exclusion("tent", "no pegs"),))
    claim = claimed(narrowed, "tent", {}, tools=frozenset({"saw"}))
    assert isinstance(claim.judgement, Beaten)
    assert [each.because for each in claim.judgement.ruled_out_by] == ["no pegs"]
    assert names(claim.reasons[0].backing) == ["rule/saw-for-tent"]
    assert claim.needed is False


def test_who_is_ahead_is_told_by_the_rules_that_put_it_there_largest_first() -> None:
    rules = base(
        (WET, COLD),
        (when(yes("wet"), hut=2), when(yes("cold"), hut=3, tent=-1), when(yes("cold"), tent=4)),
        decisions=[decision("sleep", "tent", "hut")],
    )
    judged = claimed(rules, "tent", {"wet": "yes", "cold": "yes"}).judgement
    assert isinstance(judged, Beaten)
    assert judged.ahead == "hut"
    assert [gap.points for gap in judged.differences] == [4, 2]


@pytest.mark.parametrize(("cold", "always"), [("yes", True), (None, False)])
def test_who_may_share_the_first_place_is_told_from_who_does_so_in_any_case(
    cold: str | None, *, always: bool
) -> None:
    rules = base(
        (WET, COLD),
        (when(yes("wet"), tent=2, hut=1), when(yes("cold"), hut=1)),
        decisions=[decision("sleep", "tent", "hut")],
    )
    profile = {"wet": "yes"} | ({"cold": cold} if cold else {})
    assert claimed(rules, "tent", profile).judgement == Supported(("hut",), always)


def test_facts_that_are_tied_together_are_told_where_none_counts_by_itself() -> None:
    rules = base(
        (WET, COLD, IDLE),
        (when(yes("wet"), tent=2), when(All(()), hut=1)),
        decisions=[decision("sleep", "tent", "hut")],
        impossible=[both(yes("wet"), Not(yes("cold"))), both(yes("cold"), Not(yes("wet")))],
    )
    judged = claimed(rules, "tent", {}).judgement
    assert isinstance(judged, Undetermined)
    assert sorted(judged.facts) == ["cold", "wet"]
