"""Two versions of a random base with numbers and guards, and what trying every exact number shows of the two."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from json import dumps
from random import Random

from advisor.authoring.compare.difference import Difference, compare
from advisor.authoring.compare.endings import differing
from advisor.authoring.compare.witness import Differs, Same
from advisor.formats.difference import to_document
from advisor.model import Answer, Fact, Partial, Profile, spans_of
from advisor.problems import AdvisorError
from naive_completions import completions, whole
from naive_interview import Interview
from naive_language import Known, NaiveBase
from naive_questions import NUMBERS, Left, Written, question
from number_bases import draw_document
from number_checks import Trial
from number_conditions import spelt

LONG, ROWS = 60.0, 200
CONDITIONS = ("if", "unless", "ask_if")

Answers = tuple[Left, ...]
Ends = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Threshold:
    """A number in a document: the fact it is about, and what holds it under which key."""

    fact: str
    holder: Written
    key: str | int


def thresholds(document: Written) -> Iterator[Threshold]:
    """Yield all numbers in conditions."""
    facts = {name for name, fact in document["facts"].items() if fact["kind"] in NUMBERS}
    entries = [*document["facts"].values(), *document["rules"].values(), *document.get("impossible", ())]
    for entry in entries:
        for key in CONDITIONS:
            yield from under(entry.get(key), facts)


def under(condition: Written, facts: set[str]) -> Iterator[Threshold]:
    if isinstance(condition, list):
        for part in condition:
            yield from under(part, facts)
    for key, value in condition.items() if isinstance(condition, dict) else ():
        if key not in facts:
            yield from under(value, facts)
        elif isinstance(value, str):
            yield Threshold(key, condition, key)
        else:
            yield from numbers_in(key, value)


def numbers_in(fact: str, value: Written) -> Iterator[Threshold]:
    for key, part in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(part, str):
            yield Threshold(fact, value, key)
        else:
            yield from numbers_in(fact, part)


def is_name(threshold: Threshold, document: Written) -> bool:
    word = str(threshold.holder[threshold.key])
    return word.startswith("it.") or word in document["facts"][threshold.fact].get("ranges", {})


def move_threshold(chance: Random, document: Written) -> None:
    """Move one number of a condition by a step or two; names of numbers and of attributes stay."""
    found = [each for each in thresholds(document) if not is_name(each, document)]
    if found:
        moved = chance.choice(found)
        fact = question(document["facts"][moved.fact])
        number = fact.counted(moved.holder[moved.key]) + chance.choice((-2, -1, 1, 2))
        lowest, highest = fact.order(fact.answers[0]), fact.order(fact.answers[-1])
        moved.holder[moved.key] = spelt(fact, max(lowest, min(highest, number)))


def widen(chance: Random, document: Written) -> None:
    """Let a number be lower or higher than it could."""
    numbers = [fact for fact in document["facts"].values() if fact["kind"] in NUMBERS]
    fact = chance.choice(numbers)
    end, by = chance.choice((("min", -1), ("min", -2), ("max", 1), ("max", 2)))
    fact[end] = spelt(question(fact), question(fact).counted(fact[end]) + by)


def unguard(chance: Random, document: Written) -> None:
    """Let a fact apply always."""
    guarded = [fact for fact in document["facts"].values() if "ask_if" in fact]
    if guarded:
        del chance.choice(guarded)["ask_if"]


CHANGES = (move_threshold, move_threshold, move_threshold, widen, unguard)


class NumberVersions:
    """Two documents, read by the program and naively."""

    def __init__(self, old: Written, new: Written) -> None:
        self.old, self.new = Trial(old, []), Trial(new, [])

    @cached_property
    def difference(self) -> Difference:
        return compare(self.old.base, self.new.base, seconds=LONG, rows=ROWS)

    @property
    def naive(self) -> tuple[NaiveBase, NaiveBase]:
        return self.old.naive, self.new.naive

    @cached_property
    def whole(self) -> dict[Answers, tuple[Ends, Ends]]:
        """How the complete interviews that both can hold end in both."""
        before, after = (
            {tuple(each.known[name] for name in self.old.naive.facts): each for each in whole(base)}
            for base in self.naive
        )
        return {known: (before[known].winners, after[known].winners) for known in before if known in after}


def draw_versions(seed: int, number: int) -> NumberVersions:
    """Draw the versions with this number of a seed: a base, and another with one to three changes."""
    chance = Random(f"versions {seed}/{number}")  # noqa: S311  # chance, not secrecy
    while True:
        old = draw_document(chance)
        new = deepcopy(old)
        for change in chance.choices(CHANGES, k=chance.choice((1, 1, 2, 3))):
            change(chance, new)
        try:
            return NumberVersions(*chance.sample([old, new], 2))
        except AdvisorError:  # a condition is left without a number
            continue


def check_versions(versions: NumberVersions) -> None:
    """Check that the verdict is what trying every number shows, and that the interview ends differently, at a threshold."""
    difference = versions.difference
    apart = [known for known, (before, after) in versions.whole.items() if differing(before, after)]
    match difference.verdict:
        case Same(throughout):
            old, new = (base.facts for base in versions.naive)
            assert not apart
            assert not throughout or all(old[name].answers == new[name].answers for name in old)
        case Differs(profile, decisions, unknown_only=unknown_only):
            assert unknown_only is (not apart if versions.whole else None)
            known = known_of(difference, profile)
            before, after = (ending(base, known) for base in versions.naive)
            assert set(decisions) == set(differing(before, after))
            check_thresholds(versions, known)
        case verdict:
            raise AssertionError(verdict)
    assert "@" not in dumps(to_document(difference, ("old", "new")))


def check_thresholds(versions: NumberVersions, known: Known) -> None:
    """Check that a number beside each one of an interview ends the same, or cannot be answered in both."""
    for name, left in known.items():
        for number in left if len(left) == 1 else ():
            if isinstance(number, int):
                beside = [{**known, name: frozenset({number + by})} for by in (-1, 1)]
                assert any(ends_alike(versions, each) for each in beside) or whole_range(
                    versions, known, name
                )


def whole_range(versions: NumberVersions, known: Known, name: str) -> bool:
    answers = [
        answer
        for answer in versions.old.naive.facts[name].answers
        if answer in versions.new.naive.facts[name].answers
    ]
    return not any(ends_alike(versions, {**known, name: frozenset({answer})}) for answer in answers)


def ends_alike(versions: NumberVersions, known: Known) -> bool:
    if not all(completions(base, heard(base, known)) for base in versions.naive):
        return True
    before, after = (ending(base, known) for base in versions.naive)
    return not differing(before, after)


def ending(base: NaiveBase, known: Known) -> Ends:
    """Return who wins each decision: whoever does in every completion, else whoever leads."""
    every, lead = completions(base, heard(base, known)), Interview(base, heard(base, known)).winners
    certain = {name: {each.winners[name] for each in every} for name in base.decisions}
    return {name: next(iter(won)) if len(won) == 1 else lead[name] for name, won in certain.items()}


def heard(base: NaiveBase, known: Known) -> Known:
    """Return what tells a base anything."""
    return {name: left for name, left in known.items() if not left >= {*base.facts[name].answers}}


def known_of(difference: Difference, profile: Profile) -> Known:
    return {
        name: left_of(
            difference.old.facts[name]
            if fits(difference.old.facts[name], answer)
            else difference.new.facts[name],
            answer,
        )
        for name, answer in profile.items()
    }


def fits(fact: Fact, answer: Answer) -> bool:
    return fact.limits(answer).may <= {*fact.value_ids}


def left_of(fact: Fact, answer: Answer) -> Left:
    """Return the exact answers that are left."""
    if fact.measure:
        return frozenset(
            number for span in spans_of(fact, answer) for number in range(span.least, span.most + 1)
        )
    if isinstance(answer, Partial):
        return frozenset(each for each in question_answers(fact) if answer.must <= as_set(each) <= answer.may)
    return frozenset({answer})


def question_answers(fact: Fact) -> tuple[str | frozenset[str], ...]:
    return tuple(question({"kind": fact.kind.value, "values": fact.value_ids}).answers)  # type: ignore[return-value]


def as_set(answer: str | frozenset[str]) -> frozenset[str]:
    return answer if isinstance(answer, frozenset) else frozenset({answer})
