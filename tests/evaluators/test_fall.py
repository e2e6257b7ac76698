"""How many rules would have to be wrong is what taking away every few of them says."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from advisor.conditions import FALSE, TRUE, truth
from advisor.evaluators import fall as falls
from advisor.evaluators import split
from advisor.evaluators.fall import MOST, Fall, fall
from advisor.model import (
    All,
    Award,
    Conclude,
    Exclusion,
    Found,
    Is,
    Kind,
    Not,
    Profile,
    Rule,
    RuleBase,
    RuleOut,
    keeping_out,
)
from bearing_leads import bearing_leads
from builders import base, fact, rule, when
from effort import LONG
from leads import Lead, fewest_removals, leads

COUNT, SEED = (5000 if LONG else 200), 20261129
BEARING = 2000 if LONG else 20
"""How many leads are tried where rules add to sums, are rows, or are waited for."""

FLAG = fact("flag", Kind.YES_NO)
SAID = Is("flag", ("yes",))
NEVER = Is("flag", ("no",))

WEIGHTIEST, SUMS = falls.weightiest, falls.sums

# What is put in the place of a part, by what is wrong then.
FAULTS: Mapping[str, tuple[str, Callable[..., Any]]] = {
    "a rule that concludes a finding is taken for any other": ("concluding", lambda _base, _rules: iter(())),
    "only what is true whatever is found is pivotal": (
        "truth",
        lambda condition, known: TRUE if truth(condition, known) is TRUE else FALSE,
    ),
    "the lightest rules are taken first": ("weightiest", lambda *rules: WEIGHTIEST(*rules)[::-1]),
    "one rule at most is taken beside the pivotal ones": (
        "weightiest",
        lambda *rules: WEIGHTIEST(*rules)[:1],
    ),
    "what has turned is forgotten": ("turned_rules", lambda _base, _contest, _many: ()),
    "each rule counts apart from those written with it": (
        "sums",
        lambda gains, rules: SUMS(
            {rule.id: gains[rule.id] for rule in rules}, [replace(rule, each="") for rule in rules]
        ),
    ),
}


def falls_after(lead: Lead) -> Fall:
    return fall(lead.base, lead.profile, lead.decision, lead.leader)


def agree(drawn: Iterable[Lead] = ()) -> None:
    for lead in drawn or leads(COUNT, SEED):
        fewest = fewest_removals(lead, MOST)
        assert falls_after(lead) == (Fall(len(fewest)) if fewest else Fall(MOST, more=True))


def test_a_lead_falls_without_as_few_rules_as_trying_everything_finds() -> None:
    agree()


def test_a_lead_that_rests_on_sums_rows_and_waiting_falls_as_trying_everything_finds() -> None:
    agree(bearing_leads(BEARING, SEED))


BEARING_FAULTS: Mapping[str, tuple[str, Callable[..., Any]]] = {
    "a sum has what the missing rules add": ("sum_without", lambda *_given: iter(())),
    "a row that is gone still takes from those behind it": (
        "parts_without",
        lambda splitter, proposition: iter([splitter.split(proposition.definition)]),
    ),
}


@pytest.mark.parametrize("fault", BEARING_FAULTS)
def test_a_fault_in_what_rests_on_rules_is_noticed(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(split, *BEARING_FAULTS[fault])
    with pytest.raises((AssertionError, KeyError)):
        agree(bearing_leads(BEARING, SEED))


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_noticed(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(falls, *FAULTS[fault])
    with pytest.raises(AssertionError):
        agree()


def test_where_sets_are_too_many_it_says_less_but_nothing_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(falls, "MAX_SETS", 2)
    for lead in leads(COUNT, SEED):
        fewest = fewest_removals(lead, MOST)
        exact, said = len(fewest) if fewest else MOST + 1, falls_after(lead)
        assert said.least <= exact
        assert said.more or said.rules == exact


def lead_of_a(*rules: Rule, without: tuple[Exclusion, ...] = (), **answers: str) -> Fall:
    """Return when the lead of the first of three candidates falls, with a fact that is answered with yes."""
    named = [rule(f"rule/{number}", each.condition, *each.effects) for number, each in enumerate(rules)]
    known: RuleBase = base([FLAG], named, findings=["first", "second"])
    profile: Profile = {"flag": "yes", **answers}
    return fall(keeping_out(known, without), profile, known.decisions["choice"], "a")


def test_a_tie_ends_a_lead() -> None:
    assert lead_of_a(when(SAID, a=2), when(SAID, b=2), when(SAID, a=1)) == Fall(1)


def test_the_weightiest_rules_are_taken_first() -> None:
    assert lead_of_a(when(SAID, a=1), when(SAID, a=4), when(SAID, a=2), when(SAID, b=2)) == Fall(2)


def test_a_rule_against_a_rival_counts_like_one_for_the_leader() -> None:
    assert lead_of_a(when(SAID, b=-3, c=-3), when(SAID, a=1)) == Fall(2)


def test_all_vetoes_of_a_rival_have_to_go() -> None:
    b_out, c_out = (rule(f"no/{name}", SAID, RuleOut(name)) for name in "bc")
    assert lead_of_a(when(SAID, a=1, b=1), b_out) == Fall(1)
    assert lead_of_a(when(SAID, a=1, b=1), b_out, b_out, c_out, c_out) == Fall(2)


def test_a_finding_that_many_rules_read_falls_with_the_one_that_concludes_it() -> None:
    concluder = rule("finding", SAID, Conclude("first"))
    assert lead_of_a(concluder, *(when(Found("first"), a=2) for _ in range(5))) == Fall(1)
    assert lead_of_a(concluder, concluder, *(when(Found("first"), a=2) for _ in range(5))) == Fall(2)


def test_a_rule_that_is_not_known_to_be_true_can_hold_a_finding_open() -> None:
    open_rule = rule("finding", Is("flag", ("yes",)), Conclude("first"))
    against = when(Not(Found("first")), a=-9)
    known = base([FLAG], [open_rule, when(All(()), a=1), when(All(()), a=1), against], findings=["first"])
    assert fall(known, {}, known.decisions["choice"], "a") == Fall(1)


def test_a_rule_that_another_one_keeps_silent_can_matter() -> None:
    silencing = rule("finding", SAID, Conclude("first"))
    silent = rule("other", Not(Found("first")), Conclude("second"))
    for_a = [when(Found(name), a=4) for name in ("first", "second") for _ in range(3)]
    assert lead_of_a(silencing, silent, *for_a) == Fall(2)


def test_a_veto_that_comes_to_life_ends_the_lead() -> None:
    concluder = rule("finding", SAID, Conclude("first"))
    veto = rule("no", Not(Found("first")), RuleOut("a"))
    assert lead_of_a(concluder, veto, *(when(SAID, a=8) for _ in range(5))) == Fall(1)


def test_a_rule_written_once_for_each_candidate_is_one() -> None:
    pattern = [
        Rule(f"all/{name}", "", "", SAID, (Award("a", 2),), (), (), FLAG.place, each=name) for name in "xyz"
    ]
    known = base([FLAG], pattern)
    assert fall(known, {"flag": "yes"}, known.decisions["choice"], "a") == Fall(1)


def test_what_people_rule_out_themselves_stays_out() -> None:
    strong = [when(SAID, a=1, b=1)] * 2
    nobody_else = tuple(Exclusion(name, "we do not want it") for name in "bc")
    assert lead_of_a(*strong, without=nobody_else) == Fall(MOST, more=True)
    assert lead_of_a(*strong, without=nobody_else[:1]) == Fall(2)


def test_rules_that_say_nothing_of_the_decision_do_not_count() -> None:
    assert lead_of_a(when(NEVER, b=9), *(when(SAID, a=1) for _ in range(4))) == Fall(MOST, more=True)
