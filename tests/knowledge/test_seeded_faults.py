"""A hundred faults seeded into the shipped knowledge: each is reported, or proved to change nothing."""

from collections import Counter
from dataclasses import replace

import pytest

from advisor.authoring.check.catalogue import Severity
from advisor.authoring.check.check import check
from advisor.authoring.compare.difference import other_advice
from advisor.authoring.compare.witness import Differs, Same, find_witness
from advisor.evaluators.prove.program import within
from advisor.evaluators.prove.versions import versions
from advisor.language.reading.base import read_base, read_documents
from advisor.language.reading.documents import Collected, collect, shipped
from advisor.model import RuleBase
from advisor.problems import AdvisorError
from effort import LONG
from seeded_faults import Fault, seeded

SEED = 2026
COUNTS = {
    "a value changed": 20,
    "a condition dropped": 15,
    "points changed": 20,
    "an id misspelt": 15,
    "a rule removed": 10,
    "a negation added": 15,
    "a guarantee broken": 5,
}
UNCHANGED = "proved to change nothing"
REPORTS = ("reading", "check", "diff", "diff, of advice", UNCHANGED)
BASE = read_base()
FAULTS = list(seeded(BASE, collect(shipped()), SEED, COUNTS))


def read(fault: Fault) -> RuleBase | None:
    """Return the rule base with the fault; None if reading reports it."""
    try:
        return read_documents(Collected(fault.documents), "knowledge", "knowledge")
    except AdvisorError:
        return None


def reported(fault: Fault) -> str:
    """Return what reports a fault, or that it is proved to change nothing; an empty text if nothing does.

    What is quickest comes first, so a fault that several report counts for the first of them.
    """
    base = read(fault)
    if base is None:
        return "reading"
    if remarked(base, seconds=0):
        return "check"
    return compared(base) or ("check" if remarked(base, seconds=20) else UNCHANGED)


def remarked(base: RuleBase, *, seconds: float) -> bool:
    """Return whether `check` finds an error or a warning."""
    return any(notice.severity is not Severity.NOTE for notice in check(base, seconds).notices)


def compared(base: RuleBase) -> str:
    """Return how the base differs from the shipped one; an empty text if every interview is proved to end the same.

    Raises AssertionError if neither is known in time.
    """
    deadline = within(20)
    found = versions(BASE, base, deadline)
    verdict = find_witness(BASE, base, found, deadline, throughout=True)
    if isinstance(verdict, Differs):
        return "diff"
    assert isinstance(verdict, Same)
    assert verdict.throughout
    return "diff, of advice" if list(other_advice(*found.readings)) else ""


@pytest.mark.parametrize("fault", FAULTS if LONG else FAULTS[::8], ids=str)
def test_a_seeded_fault_is_reported_or_proved_to_change_nothing(fault: Fault) -> None:
    assert reported(fault) in REPORTS  # if neither is so, `compared` fails


def test_what_is_only_written_otherwise_is_proved_to_change_nothing() -> None:
    found = collect(shipped()).documents
    rewritten = tuple(
        replace(
            one, content=one.content.replace(b"if: {teams: one}", b"if: {all: [{teams: {at_most: one}}]}")
        )
        for one in found
    )
    assert rewritten != found
    assert reported(Fault("the same in other words", "rules/architecture.yaml", rewritten)) == UNCHANGED


def test_there_are_a_hundred_faults_of_every_kind_and_no_two_at_one_spot() -> None:
    assert Counter(fault.kind for fault in FAULTS) == COUNTS
    assert len({str(fault) for fault in FAULTS}) == 100


def test_the_knowledge_itself_is_not_reported() -> None:
    assert not [notice for notice in check(BASE).notices if notice.severity is not Severity.NOTE]
