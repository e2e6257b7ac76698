"""The checks of cores and agendas can fail: each planted fault makes one of them fail."""

from collections.abc import Iterable, Mapping, Sequence

import pytest

from advisor.evaluators.prove import subsets
from advisor.model import Profile, RuleBase
from agreement_agenda import agendas_agree
from agreement_core import cores_agree
from brute_force import completions
from fault_detection import Check, examples_of, plant


def resolved(base: RuleBase, profile: Profile) -> None:
    if any(True for _ in completions(base, profile)):
        agendas_agree(base, profile, ["flag", "size", "tools"])


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
    monkeypatch.setattr(subsets, "smallest_hitting", all_of_each)
    with pytest.raises(AssertionError):
        examples_of(cores_agree, most=300)()


@pytest.mark.parametrize("check", [resolved, cores_agree])
def test_without_a_fault_the_same_examples_agree(check: Check) -> None:
    examples_of(check, most=30)()
