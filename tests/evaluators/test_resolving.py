"""The agenda: the fewest disputed facts whose resolution, however it turns out, settles every decision."""

from hypothesis import assume, given
from hypothesis import strategies as st

from advisor.evaluators.prove.program import Unproven
from advisor.evaluators.prove.resolving import Agenda, agenda, fewest_deciding, fewest_settling
from advisor.model import Is, Kind, Not, Profile, RuleBase
from agreement_agenda import agendas_agree
from brute_force import completions
from builders import answers, base, both, fact, when
from effort import tried
from strategies import FACTS, profiles, rule_bases

SOME_FACTS = st.frozensets(st.sampled_from([each.id for each in FACTS]))
ASKED = [fact(name, Kind.YES_NO) for name in ("first", "second", "third")]


@given(rule_bases(), profiles(), SOME_FACTS)
@tried(60)
def test_the_agenda_is_the_first_of_the_fewest_facts_whose_resolution_settles(
    rules: RuleBase, profile: Profile, disputed: frozenset[str]
) -> None:
    assume(any(True for _ in completions(rules, profile)))
    agendas_agree(rules, profile, disputed)


def yes(name: str) -> Is:
    return Is(name, ("yes",))


# Whoever answers the first with yes answers the second so, and the reverse.
TIED = (both(yes("first"), Not(yes("second"))), both(yes("second"), Not(yes("first"))))


def test_answers_that_are_tied_need_one_of_them_resolved_though_neither_matters_alone() -> None:
    rules = base(ASKED, [when(yes("first"), a=3), when(yes("second"), a=3, b=1)], impossible=TIED)
    assert agenda(rules, {}, ["first", "second"]) == Agenda(("first",), settles=True)
    assert fewest_deciding(rules, {}, ["first", "second"]) == ("first",)


def test_two_facts_that_stand_for_each_other_in_the_rules_are_both_to_be_resolved() -> None:
    rules = base(ASKED, [when(both(yes("first"), yes("second")), a=3)])
    assert agenda(rules, {}, ["first", "second"]) == Agenda(("first", "second"), settles=True)
    assert agenda(rules, answers(second="no"), ["first"]) == Agenda((), settles=True)


def test_what_nobody_disputes_can_keep_it_open_and_the_agenda_is_what_matters_beside_it() -> None:
    rules = base(ASKED, [when(yes("first"), a=3), when(yes("third"), b=5)])
    assert fewest_settling(rules, {}, ["first", "second"]) is None
    assert agenda(rules, {}, ["first", "second"]) == Agenda(("first",), settles=False)


def test_what_is_not_known_in_time_is_said_to_be_so() -> None:
    rules = base(ASKED, [when(yes("first"), a=3)])
    assert agenda(rules, {}, ["first"], seconds=0) == Unproven(0)
