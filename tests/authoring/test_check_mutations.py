"""The agreement of `check` with trying everything can fail: each planted fault in a check makes it fail."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import ModuleType

import pytest
from test_check_agreement import BASES, opposed

from advisor.authoring.check import (
    decisions,
    examined,
    findings,
    guarantees,
    moot,
    questions,
    redundancy,
    ties,
    violations,
)
from advisor.evaluators.prove import program
from advisor.evaluators.prove.claims import Proved, Refuted, Verdict
from advisor.evaluators.prove.sorting import Sorted
from advisor.model import Any, Award, Conclude, Found, Is, Not, RuleBase, RuleOut
from agreement_check import check_agrees
from effort import LONG
from fault_detection import first_failure
from strategies import rule_base


def run(most: int) -> None:
    """Try drawn rule bases up to the first on which `check` is wrong."""
    first_failure(most, BASES)(check_agrees)()


def forgetful(sort: Callable[..., Sorted]) -> Callable[..., Sorted]:
    """Return a search that takes all that it finds impossible for possible."""
    return lambda *given: replace(sort(*given), impossible=frozenset())


def hasty(sort: Callable[..., Sorted]) -> Callable[..., Sorted]:
    """Return a search that takes all for impossible but the first that it finds."""

    def sorted_(*given: object) -> Sorted:
        found = sort(*given)
        kept = frozenset(sorted(found.possible)[:1])
        return replace(found, possible=kept, impossible=found.impossible | found.possible - kept)

    return sorted_


def speaking(prove: Callable[..., Verdict]) -> Callable[..., Verdict]:
    """Return a prover that never finds that a guarantee speaks of no interview."""

    def proved(*given: object, **kept: object) -> Verdict:
        found = prove(*given, **kept)
        return Proved(vacuous=False) if isinstance(found, Proved) else found

    return proved


FAULTS: Mapping[str, tuple[ModuleType, str, Callable[..., object]]] = {
    "rules that cannot fire are passed over": (examined, "sort", forgetful),
    "findings that cannot be true are passed over": (findings, "sort", forgetful),
    "findings that can be true are not seen": (findings, "sort", hasty),
    "rules that are the same are passed over": (redundancy, "sort", forgetful),
    "points that change nothing are passed over": (moot, "proved_pairs", lambda _: lambda *_: ([], [])),
    "a veto that is always there is passed over": (decisions, "sort", forgetful),
    "candidates that differ are called the same": (ties, "sort", hasty),
    "every question is taken to matter": (
        questions,
        "relevant",
        lambda _: lambda base, *_, **__: Every(base),
    ),
    "a guarantee is taken to hold": (guarantees, "prove", lambda _: lambda *_, **__: Proved(vacuous=False)),
    "an empty guarantee is passed over": (guarantees, "prove", speaking),
    "no answers are taken for those that break a guarantee": (
        violations,
        "needed",
        lambda _: lambda _base, _claim, refuted, **_kept: {} if isinstance(refuted, Refuted) else None,
    ),
    "an impossibility is dropped": (
        program,
        "interpreter",
        lambda text: lambda: text().replace(":- impossible(N), yes(_,N).", ""),
    ),
    "a veto is ignored": (
        program,
        "interpreter",
        lambda text: lambda: text().replace("out(S,C)    :- side(S,W,B), veto(B,C,N), yes(W,N).", ""),
    ),
}


YES, RED = Is("flag", ("yes",)), Is("colour", ("red",))

# Faults that drawn rule bases hardly show, or late, with one that is made to show them.
SHOWN_BY: Mapping[str, RuleBase] = {
    "points that change nothing are passed over": opposed(rule_base([(YES, [Award("a", 1)])], [])),
    "candidates that differ are called the same": rule_base(
        [(YES, [Award("a", 1)]), (RED, [Award("b", 1)])], []
    ),
    "rules that are the same are passed over": rule_base(
        [(condition, [Award("a", 1)]) for condition in (YES, Not(Not(YES)))], []
    ),
    "findings that can be true are not seen": rule_base(
        [
            (YES, [Conclude("first")]),
            (RED, [Conclude("second")]),
            (Found("first"), [Award("a", 1)]),
            (Found("second"), [Award("b", 1)]),
        ],
        [],
    ),
    "a veto that is always there is passed over": rule_base([(Not(Any(())), [RuleOut("a")])], []),
    "a veto is ignored": rule_base([(YES, [RuleOut(name) for name in ("a", "b", "c")])], []),
}


class Every:
    """What says of every question that it matters."""

    def __init__(self, base: RuleBase) -> None:
        self.facts, self.undecided = tuple(base.facts), ()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_a_check_is_noticed(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    module, name, spoil = FAULTS[fault]
    monkeypatch.setattr(module, name, spoil(getattr(module, name)))
    with pytest.raises(AssertionError):
        # A copy: what is prepared for a base stays with it, and the fault would too.
        check_agrees(replace(SHOWN_BY[fault])) if fault in SHOWN_BY else run(1000)


def test_without_a_fault_the_same_rule_bases_agree() -> None:
    run(most=30 if LONG else 15)


@pytest.mark.parametrize("fault", SHOWN_BY)
def test_without_a_fault_what_is_made_to_show_one_agrees(fault: str) -> None:
    check_agrees(SHOWN_BY[fault])
