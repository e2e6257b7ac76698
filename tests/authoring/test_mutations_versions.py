"""The checks on two versions can fail: a fault planted in the comparison makes one of them fail."""

from collections.abc import Callable, Mapping

import pytest
from test_compare_random import check as compared_as_tried
from test_versions import LONG, fewest

from advisor.authoring.compare import difference
from advisor.authoring.compare.share import Estimate
from advisor.conditions import broken
from advisor.evaluators.prove import merge, versions
from advisor.evaluators.prove.claims import Proved
from advisor.evaluators.prove.program import within
from advisor.model import (
    All,
    Any,
    AtLeast,
    Conclude,
    Condition,
    Found,
    Is,
    Kind,
    Not,
    Profile,
    RuleBase,
    RuleOut,
    measures,
    recutting,
)
from brute_force import winners
from builders import base, both, fact, rule, when
from compared_versions import CHANGES, interviews
from edited_versions import versions_of_rules, with_same_meaning
from fault_detection import first_failure, plant
from naive_questions import Written
from number_versions import NumberVersions, check_versions

FLAG = fact("flag", Kind.YES_NO)
SIZE = fact("size", Kind.SCALE, ("small", "medium", "large"))

COLOUR = fact("colour", Kind.CHOICE, ("red", "green", "blue"))
YES, RED, ANY_COLOUR = Is("flag", ("yes",)), Is("colour", ("red",)), Is("colour", COLOUR.value_ids)

Pair = tuple[RuleBase, RuleBase]
Check = Callable[[RuleBase, RuleBase], None]
Shown = Callable[[], None]


def leaders_agree(old: RuleBase, new: RuleBase) -> None:
    """Check that what is found differs, and is no longer than the shortest that differs of those without partial answers."""

    def differs(profile: Profile) -> bool:
        possible = not broken(old, profile) and not broken(new, profile)
        return possible and winners(old, profile) != winners(new, profile)

    differing = list(filter(differs, interviews(old, new, in_part=False)))
    found = fewest(old, new)
    assert found is None or differs(found)
    assert not differing or (found is not None and len(found) <= min(map(len, differing)))


def rewritten_is_same(old: RuleBase, _new: RuleBase) -> None:
    assert versions.versions(old, with_same_meaning(old), within(LONG)).unlike == ()


def never_true_is_not_yet_false() -> None:
    """A condition that no answer makes true is unknown before the answer, and another one is false at once."""

    def reading(condition: Condition) -> RuleBase:
        concluded = rule("concluded", condition, Conclude("odd"))
        return base([FLAG], [concluded, when(Not(Found("odd")), a=1)], findings=["odd"])

    contradiction = both(Is("flag", ("yes",)), Is("flag", ("no",)))
    leaders_agree(reading(Any(())), reading(contradiction))


def true_at_once_is_not_yet_true() -> None:
    """What is true before the answer is not what every answer makes true, though neither is ever false."""
    answered = Any((Is("flag", ("yes",)), Is("flag", ("no",))))
    leaders_agree(*(base([FLAG], [when(one, a=1)]) for one in (All(()), answered)))


def a_list_is_not_any_of_its_values() -> None:
    """One of two values is true before it is known which, and neither of them is."""
    listed = Is("size", ("small", "medium"))
    parts = Any(tuple(Is("size", (value,)) for value in listed.values))
    assert fewest(*(base([SIZE], [when(one, a=1)]) for one in (listed, parts))) is not None


def what_a_version_lacks_is_not_left_open() -> None:
    """What is known of an answer excludes the values that only one version has."""
    fewer = fact("size", Kind.SCALE, ("small", "medium"))
    assert fewest(*(base([size], [when(AtLeast("size", "medium"), a=1)]) for size in (SIZE, fewer))) is None


def either_is_the_same_in_other_words() -> None:
    about = base([FLAG, SIZE], [when(Any((YES, Is("size", ("small",)))), a=1)])
    rewritten_is_same(about, about)


# Versions that differ in one way; what they are called is where their leaders differ.
VERSIONS: Mapping[str, Pair] = {
    "by points": (base([FLAG], [when(YES, a=1)]), base([FLAG], [when(YES, b=1)])),
    "by a veto": (base([FLAG], [rule("rule/out", YES, RuleOut("a"))]), base([FLAG], [])),
    "in a tie": (base([FLAG], [when(YES, a=1, b=1)]), base([FLAG], [when(YES, a=1)])),
    "where it cannot be": (
        base([FLAG], [when(YES, a=1)], impossible=[YES]),
        base([FLAG], [when(YES, b=1)], impossible=[YES]),
    ),
    "with a colour and without": (base([FLAG, COLOUR], [when(YES, a=1)]), base([FLAG, COLOUR], [])),
}


def led_apart(where: str) -> Shown:
    return lambda: leaders_agree(*VERSIONS[where])


def examples_of(check: Check, most: int = 1000) -> Shown:
    """Return the check over drawn pairs, up to the first that fails; it is not made smaller."""

    @first_failure(most, versions_of_rules())
    def run(pair: Pair) -> None:
        check(*pair)

    return run


# A line of the interpreter, and what a fault makes of it.
FAULTS: Mapping[str, tuple[Shown, str, str]] = {
    "what is false is not compared": (
        never_true_is_not_yet_false,
        "parted(N,M) :- pair(N,M), no(0,N), not no(0,M).\nparted(N,M) :- pair(N,M), no(0,M), not no(0,N).",
        "",
    ),
    "what is true is not compared": (
        true_at_once_is_not_yet_true,
        "parted(N,M) :- pair(N,M), yes(0,N), not yes(0,M).",
        "",
    ),
    "who led before and no longer does is no difference": (
        led_apart("in a tie"),
        "differs(D) :- candidate(_,D,C), top(0,C), not top(1,C).",
        "",
    ),
    "a list is any of its values": (
        a_list_is_not_any_of_its_values,
        "yes(W,N) :- gone(W,N).",
        "",
    ),
    "what only one version has is left open": (
        what_a_version_lacks_is_not_left_open,
        ":- known(F), foreign(O), option(F,O), not no(0,O).",
        "",
    ),
    "a difference needs a veto": (
        led_apart("by points"),
        "moved(D) :- candidate(0,D,C), candidate(1,D,C), rival(0,C,E,K), rival(1,C,E,L), shifted(K,L).",
        "",
    ),
    "a difference needs points": (
        led_apart("by a veto"),
        "moved(D) :- candidate(0,D,C), candidate(1,D,C), out(0,C), not out(1,C).",
        "",
    ),
    "an impossibility is dropped": (led_apart("where it cannot be"), ":- impossible(N), yes(_,N).", ""),
    "more answers are better": (
        led_apart("with a colour and without"),
        "#minimize { 1@2,F : known(F);",
        "#maximize { 1@2,F : known(F);",
    ),
    "what is unknown is told apart from what is not": (
        either_is_the_same_in_other_words,
        "parted(N,M) :- pair(N,M), yes(0,N), not yes(0,M).",
        "parted(N,M) :- pair(N,M), not yes(0,N).",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_the_interpreter_is_noticed(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown, right, wrong = FAULTS[fault]
    shown()
    plant(monkeypatch, right, wrong)
    with pytest.raises(AssertionError):
        shown()


def test_merging_what_is_not_equal_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merge, "prove_equal", lambda _network, pairs, *_: [True] * len(pairs))
    with pytest.raises(AssertionError):
        examples_of(leaders_agree)()


def test_taking_every_decision_for_alike_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "reckoning", lambda *_: None)
    with pytest.raises(AssertionError):
        led_apart("by points")()


ONE_COLOUR, EVERY_COLOUR = (base([COLOUR], [when(about, a=4)]) for about in (RED, ANY_COLOUR))
BARRED = base([FLAG], []), base([FLAG], [], impossible=[YES])

# What is left out of the comparison, the versions that show it, and what a fault makes of it.
LEFT_OUT: Mapping[str, tuple[Pair, str, object]] = {
    "values are not named": (
        (EVERY_COLOUR, CHANGES["a renamed value"](EVERY_COLOUR)),
        "advisor.authoring.compare.scope.missing",
        lambda *_: iter(()),
    ),
    "kinds are not named": (
        (ONE_COLOUR, CHANGES["one becomes several"](ONE_COLOUR)),
        "advisor.authoring.compare.scope.reshaped",
        lambda _: (),
    ),
    "impossibilities are not named": (
        BARRED,
        "advisor.authoring.compare.scope.barring",
        lambda *_: iter(()),
    ),
    "all can be held": (
        (ONE_COLOUR, CHANGES["a new value that rules read"](ONE_COLOUR)),
        "advisor.authoring.compare.difference.unheld",
        lambda *_: Estimate(0, 200),
    ),
    "rules mean the same that read a renamed value": (
        (EVERY_COLOUR, CHANGES["a renamed value"](EVERY_COLOUR)),
        "advisor.authoring.compare.rules.other_answers",
        lambda *_: frozenset(),
    ),
    "another impossibility is taken for the same": (
        BARRED,
        "advisor.authoring.compare.scope.prove",
        lambda *_, **__: Proved(vacuous=True),
    ),
}


@pytest.mark.parametrize("fault", LEFT_OUT)
def test_what_is_left_out_in_silence_is_noticed(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pair, target, wrong = LEFT_OUT[fault]
    compared_as_tried(*pair)
    monkeypatch.setattr(target, wrong)
    with pytest.raises(AssertionError):
        compared_as_tried(*pair)


@pytest.mark.parametrize("check", [leaders_agree, rewritten_is_same])
def test_without_a_fault_drawn_pairs_agree(check: Check) -> None:
    examples_of(check, most=30)()


def rule_about(condition: Written, favoured: str, points: int) -> Written:
    return {"title": "T", "because": "B", "if": condition, "then": {"favour": {favoured: points}}}


def ages(bound: str, *, most: int = 40, old: int = 30, known: int = 0) -> Written:
    """Return a document about ages up to some, with a rule about a bound, another bound, and one that any age fulfils unless it is another."""
    asked = {"topic": "all", "ask": "A", "why": "W"}
    return {
        "knowledge": {"title": "Ages"},
        "topics": {"all": "All"},
        "facts": {
            "age": {**asked, "kind": "number", "min": "0", "max": str(most)},
            "car": {**asked, "kind": "yes_no"},
        },
        "decisions": {"loan": {"title": "L", "candidates": {"low": {"title": "L"}, "high": {"title": "H"}}}},
        "rules": {
            "grown": rule_about({"age": dict([bound.split(": ")])}, "low", 2),
            "old": rule_about({"age": {"at_least": str(old)}}, "high", 1),
            "known": rule_about({"age": {"at_least": str(known)}}, "low", 1),
            "car": rule_about({"car": "yes"}, "high", 3),
        },
    }


MOVED = ages("at_least: 21", known=21), ages("at_least: 25", known=21)
OTHER_CUT = ages("at_most: 30"), ages("at_most: 30", old=26)
OTHER_END = ages("at_least: 23"), ages("at_least: 23", most=35)
NUMBER_FAULTS: Mapping[str, tuple[tuple[Written, Written], str, Callable[..., object]]] = {
    "versions stay cut as they are": (MOVED, f"{difference.__name__}.cut_alike", lambda *bases: bases),
    "the number lies between thresholds": (
        MOVED,
        f"{measures.__name__}.Measure.threshold",
        lambda _, span: (span.least + span.most) // 2,
    ),
    "of a region that was parted only the first part is left": (
        OTHER_CUT,
        f"{recutting.__name__}.parts",
        lambda value, *_: (value,),
    ),
    "ends are no cuts": (
        OTHER_END,
        f"{recutting.__name__}.cuts_and_ends",
        lambda fact: fact.measure.cuts if fact.measure else (),
    ),
    "of more is heard than before": (OTHER_END, f"{recutting.__name__}.any_number", lambda _: ()),
}


@pytest.mark.parametrize("fault", NUMBER_FAULTS)
def test_a_fault_in_what_is_made_of_numbers_shows(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    versions, place, wrong = NUMBER_FAULTS[fault]
    check_versions(NumberVersions(*versions))
    monkeypatch.setattr(place, wrong)
    with pytest.raises((AssertionError, LookupError)):
        check_versions(NumberVersions(*versions))
