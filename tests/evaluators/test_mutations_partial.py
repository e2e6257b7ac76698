"""The checks of partial answers can fail: each fault that is planted in what reads them makes one of them fail."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

import numpy as np
import pytest

from advisor import conditions
from advisor.certify import kernel, search
from advisor.conditions import Truth
from advisor.evaluators import horn, network, next_answer
from advisor.evaluators.network import FactOption, Network
from advisor.evaluators.prove import ground, relevance
from advisor.evaluators.prove.ground import Prover
from advisor.evaluators.prove.program import within
from advisor.evaluators.prove.versions import versions
from advisor.evaluators.split import Splitter
from advisor.evaluators.sweep import samples, truths
from advisor.evaluators.sweep.codes import Column
from advisor.evaluators.sweep.left import Counts, answer_count
from advisor.model import (
    All,
    Answer,
    AtLeast,
    AtMost,
    Condition,
    Fact,
    Is,
    Kind,
    Not,
    Partial,
    Profile,
    RuleBase,
)
from agreement import changes_agree
from builders import answers, base, fact, when
from fault_detection import plant
from partial_kinds import compare


def disagrees(kind: str, first: int) -> None:
    """Assert that a fault shows in one of the random bases; it does in the first of these, unless others are drawn now."""
    with pytest.raises((AssertionError, KeyError)):
        compare_all(kind, range(first, first + 300))


def compare_all(kind: str, numbers: range) -> None:
    for number in numbers:
        compare(kind, 3, number)


# The question in which a fault shows and the base to begin with; a line of the interpreter, and what becomes of it.
INTERPRETER_FAULTS: Mapping[str, tuple[str, int, str, str]] = {
    "a list is no more than its values one by one": (
        "flips",
        127,
        "yes(W,N) :- gone(W,N).",
        "",
    ),
    "a list holds though values beyond it are open": (
        "flips",
        7,
        "yes(W,N) :- gone(W,N).",
        "yes(W,N) :- open(W), among(N), no(W,O), beyond(N,O).",
    ),
    "no value is ever excluded": (
        "versions",
        1,
        "{ no(W,O) }  :- open(W), option(F,O), not lone(F), not without(W,F).",
        "",
    ),
    "no value of a set is ever required": (
        "versions",
        16,
        "{ yes(W,O) } :- open(W), option(F,O), several(F), not without(W,F).",
        "",
    ),
    "the only value is never the answer": (
        "versions",
        8,
        "{ yes(W,O) } :- open(W), option(F,O), lone(F), not without(W,F).",
        "",
    ),
    "the last value left is not the answer": (
        "versions",
        1,
        "yes(W,O) :- open(W), option(F,O), single(F), not lone(F), not without(W,F), not number(F), no(W,P) : option(F,P), P != O.",
        "",
    ),
    "a value is required and excluded": ("versions", 16, ":- open(W), option(F,O), yes(W,O), no(W,O).", ""),
    "what is excluded is not known": ("versions", 5, "known(F) :- open(0), option(F,O), no(0,O).", ""),
    "a vague answer is a whole one": (
        "telling",
        12,
        "vague(F) :- open(0), option(F,O), not yes(0,O), not no(0,O).",
        "",
    ),
    "a value that one version lacks is left": (
        "versions",
        9,
        ":- known(F), foreign(O), option(F,O), not no(0,O).",
        "",
    ),
    "an excluded value that comes is no change": (
        "flips",
        7,
        "moved(O) :- option(F,O), barred(O), yes(0,O).",
        "",
    ),
    "a required value that goes is no change": (
        "flips",
        43,
        "moved(O) :- option(F,O), several(F), given(O), no(0,O).",
        "",
    ),
    "a required value becomes open": (
        "out",
        43,
        ":- option(F,O), several(F), given(O), not moved(O), not yes(0,O).",
        "",
    ),
    "an open value of a set is taken up": (
        "flips",
        0,
        ":- option(F,O), several(F), not given(O), not barred(O), yes(0,O).",
        "",
    ),
    "an open value of a set is dropped": (
        "flips",
        7,
        ":- option(F,O), several(F), not given(O), not barred(O), no(0,O).",
        "",
    ),
    "an excluded value is open again": (
        "flips",
        85,
        ":- option(F,O), single(F), not changed(F), barred(O), not no(0,O).",
        "",
    ),
    "a choice is made among the values left": (
        "flips",
        1,
        ":- option(F,O), single(F), not changed(F), not barred(O), no(0,O).",
        "",
    ),
    "the only value is taken as given": (
        "flips",
        3,
        ":- option(F,O), single(F), not changed(F), not given(O), yes(0,O).",
        "",
    ),
    "steps are counted from values that were excluded": (
        "flips",
        104,
        "passed(P,D) :- passed(O,D), beside(O,P,D), barred(P).",
        "",
    ),
    "nothing was excluded before": (
        "flips",
        5,
        "{ given(O); barred(O) } :- option(_,O).",
        "{ given(O) } :- option(_,O).",
    ),
    "nothing was required before": (
        "flips",
        5,
        "{ given(O); barred(O) } :- option(_,O).",
        "{ barred(O) } :- option(_,O).",
    ),
    "what a completion may not have is forgotten": ("flips", 85, ":- option(F,O), no(0,O), yes(1,O).", ""),
    "what a completion must have is forgotten": ("flips", 289, ":- option(F,O), yes(0,O), not yes(1,O).", ""),
    "without its answer nothing is required of a fact": (
        "telling",
        14,
        "yes(1,O) :- option(F,O), without(1,F), given(O).",
        "",
    ),
    "without its answer nothing is excluded": (
        "telling",
        3,
        "no(1,O)  :- option(F,O), without(1,F), barred(O).",
        "",
    ),
    "with the dropped answer others lose what they exclude": (
        "telling",
        221,
        ":- option(F,O), not without(1,F), no(0,O), not no(1,O).",
        "",
    ),
    "with the dropped answer others exclude more": (
        "telling",
        183,
        ":- option(F,O), not without(1,F), no(1,O), not no(0,O).",
        "",
    ),
    "with the dropped answer others require more": (
        "telling",
        32,
        ":- option(F,O), not without(1,F), yes(1,O), not yes(0,O).",
        "",
    ),
}


@pytest.mark.parametrize("fault", INTERPRETER_FAULTS)
def test_a_fault_in_the_interpreter_is_noticed(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kind, first, right, wrong = INTERPRETER_FAULTS[fault]
    plant(monkeypatch, right, wrong)
    disagrees(kind, first)


LAMP, TOOLS = fact("lamp", Kind.CHOICE, ("oil",)), fact("tools", Kind.SEVERAL, ("saw", "axe"))
OIL, SAW = Is("lamp", ("oil",)), Is("tools", ("saw",))
B_RULES = [when(All(()), b=1), when(SAW, b=5)]


# Answers that few random bases have, and a line without which b is said to win with no change at all.
@pytest.mark.parametrize(
    ("condition", "profile", "line"),
    [
        (
            Not(SAW),
            answers(tools=[]),
            ":- option(F,O), several(F), barred(O), not moved(O), not no(0,O).",
        ),
        (OIL, answers(lamp="oil"), ":- option(F,O), single(F), not changed(F), given(O), not yes(0,O)."),
    ],
)
def test_an_answer_that_is_forgotten_is_noticed(
    condition: Condition, profile: Profile, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = [when(condition, a=2), *B_RULES]
    changes_agree(base([LAMP, TOOLS], rules), profile, locked=frozenset())
    plant(monkeypatch, line)
    with pytest.raises(AssertionError):
        changes_agree(base([LAMP, TOOLS], rules), profile, locked=frozenset())


def test_the_only_value_is_never_excluded(monkeypatch: pytest.MonkeyPatch) -> None:
    pair = base([LAMP], [when(Not(OIL), a=1)]), base([LAMP], [])
    assert versions(*pair, within(60)).fewest(within(60)) is None
    line = "{ no(W,O) }  :- open(W), option(F,O), not lone(F),"
    plant(monkeypatch, line, line.replace(" not lone(F),", ""))
    assert versions(*pair, within(60)).fewest(within(60)) is not None


def one_by_one(leaf: Is | AtLeast | AtMost, fact: Fact, nodes: Network) -> int:
    """Return a reference to a leaf that takes a list for its values one by one."""
    return nodes.either([nodes.add(FactOption(fact.id, value)) for value in network.accepted(leaf, fact)])


def unheard(leaf: Is | AtLeast | AtMost, fact: Fact, answer: Answer | None) -> Truth:
    """Return the truth of a leaf with a partial answer taken as none."""
    return LEAF_TRUTH(leaf, fact, None if isinstance(answer, Partial) else answer)


def start_with(*, required: bool, excluded: bool) -> Callable[[RuleBase, Profile], kernel.Possible]:
    """Return a start of the kernel that knows only required values, or only excluded ones."""
    return lambda base, profile: {
        option: known for option, known in START(base, profile).items() if (required if known else excluded)
    }


def start_closed(base: RuleBase, profile: Profile) -> kernel.Possible:
    """Return a start that takes what is open of an answer as excluded."""
    known = START(base, profile)
    rest = {(fact, value): False for fact in profile for value in base.facts[fact].value_ids}
    return {**rest, **known}


def in_one_world(prover: Prover, profile: Profile, world: int = 0) -> list[int]:
    return [] if world else LITERALS(prover, profile)


def only_required(prover: Prover, profile: Profile) -> Iterator[tuple[FactOption, bool]]:
    return ((option, required) for option, required in SIGNS(prover, profile) if required)


def without_lists(
    fact_rows: truths.FactRows, known: truths.PartlyKnown, bits: truths.Bits, nodes: int
) -> None:
    PARTS(replace(fact_rows, among={}), known, bits, nodes)


def any_answers(fact: Fact, column: Column, random: np.random.Generator) -> Counts:
    return random.integers(answer_count(fact), size=len(column))


LEAF_TRUTH, START = conditions.leaf_truth, kernel.start
LITERALS, SIGNS, PARTS = relevance.answer_literals, ground.signs_of, truths.parts

Fault: TypeAlias = tuple[str, int, object, str, object]
"""The question in which a fault shows and the base to begin with; where it is planted, and what stands there then."""

FAULTS: Mapping[str, Fault] = {
    "a list is an `any` of its values, to the sweep": ("sweep", 1, network, "refer_to_leaf", one_by_one),
    "a list is an `any` of its values, to flips": ("flips", 22, network, "refer_to_leaf", one_by_one),
    "a partial answer is none, to the engine": ("fire", 0, horn, "leaf_truth", unheard),
    "a partial answer is none, to bounds": ("bounds", 0, conditions, "leaf_truth", unheard),
    "required values are open, to certificates": (
        "certificates",
        8,
        search,
        "start",
        start_with(required=False, excluded=True),
    ),
    "excluded values are open, to certificates": (
        "certificates",
        1,
        search,
        "start",
        start_with(required=True, excluded=False),
    ),
    "excluded values are open, to the kernel": (
        "certificates",
        1,
        kernel,
        "start",
        start_with(required=True, excluded=False),
    ),
    "open values are excluded, to the kernel": ("kernel", 0, kernel, "start", start_closed),
    "nothing is known to be lacking": (
        "split",
        0,
        Splitter,
        "lacking",
        lambda self, _options: self.crowd.everyone,
    ),
    "nothing is known in the second of two completions": (
        "relevance",
        24,
        relevance,
        "answer_literals",
        in_one_world,
    ),
    "excluded values are left, to prospects": ("prospects", 0, ground, "signs_of", only_required),
    "excluded values are left, to what is still possible": ("values", 0, ground, "signs_of", only_required),
    "excluded values are left, to ways out": ("out", 1, ground, "signs_of", only_required),
    "what is partly answered is not asked": (
        "next",
        4,
        next_answer,
        "open_facts",
        lambda base, profile: [name for name in base.facts if name not in profile],
    ),
    "a partial answer is none, to the sweep": ("sweep", 0, truths, "parts", lambda *_: None),
    "a list of what is left is unknown, to the sweep": ("sweep", 1, truths, "parts", without_lists),
    "samples go beyond what is left": ("samples", 0, samples, "drawn_evenly", any_answers),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_an_evaluator_is_noticed(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kind, first, place, name, wrong = FAULTS[fault]
    monkeypatch.setattr(place, name, wrong)
    disagrees(kind, first)
