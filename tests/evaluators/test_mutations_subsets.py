"""The checks of cores and agendas can fail: each planted fault makes one of them fail."""

from collections.abc import Iterable, Mapping, Sequence

import pytest

from advisor.evaluators.prove import subsets
from advisor.model import Any, Is, Kind, Profile, RuleBase
from agreement_agenda import agendas_agree
from agreement_core import cores_agree
from brute_force import completions
from builders import answers, base, fact, when
from fault_detection import Check, examples_of, plant


def resolved(drawn: RuleBase, profile: Profile) -> None:
    if any(True for _ in completions(drawn, profile)):
        agendas_agree(drawn, profile, ["flag", "size", "tools"])


# A line of the interpreter, and what a fault makes of it.
FAULTS: Mapping[str, tuple[Check, str, str]] = {
    "answers that are unlike are taken as alike": (resolved, "unlike(F) :- option(F,O), apart(O).", ""),
    "an impossibility is dropped for agendas": (resolved, ":- impossible(N), yes(_,N).", ""),
    "an impossibility is dropped for cores": (cores_agree, ":- impossible(N), yes(_,N).", ""),
    "a veto is ignored for cores": (cores_agree, "out(S,C)    :- side(S,W,B), veto(B,C,N), yes(W,N).", ""),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_the_interpreter_is_noticed(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    check, right, wrong = FAULTS[fault]
    plant(monkeypatch, right, wrong)
    with pytest.raises(AssertionError):
        examples_of(check)()


def all_of_each(names: Sequence[str], sets: Iterable[frozenset[str]]) -> tuple[str, ...]:
    """Return names that hit every set, more of them than it may take."""
    hitting = frozenset[str]().union(*sets)
    return tuple(name for name in names if name in hitting)


def test_a_set_that_is_not_smallest_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = [fact("flag", Kind.YES_NO), fact("size", Kind.CHOICE, ("small", "large"))]
    either = base(facts, [when(Any((Is("flag", ("yes",)), Is("size", ("small",)))), a=4)])
    profile = answers(flag="yes", size="small")
    cores_agree(either, profile)
    monkeypatch.setattr(subsets, "smallest_hitting", all_of_each)
    with pytest.raises(AssertionError):
        cores_agree(either, profile)


@pytest.mark.parametrize("check", [resolved, cores_agree])
def test_without_a_fault_the_same_examples_agree(check: Check) -> None:
    examples_of(check, most=30)()
