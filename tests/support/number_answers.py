"""Random answers to facts of every kind, numbers among them: whole, in part, and in all spellings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from naive_questions import Left, Question, WholeAnswer
from number_bases import flow
from number_conditions import VALUES, some, spelt


@dataclass(frozen=True)
class Said:
    """What is said of one fact: in a word, in a file, and the answers that it leaves."""

    word: str
    written: str
    left: Left


def draw_said(chance: Random, facts: Mapping[str, Question]) -> dict[str, Said]:
    """Draw what is said of some facts; the chance of these answers is their own."""
    known, whole = chance.random() ** 0.5, chance.random() ** 2
    return {
        name: say(chance, fact, chance.random() < whole)
        for name, fact in facts.items()
        if chance.random() < known
    }


def say(chance: Random, fact: Question, whole: bool) -> Said:  # noqa: FBT001  # it is drawn
    parts: Mapping[str, Callable[[Random, Question], Said]] = {
        "yes_no": say_value,
        "choice": say_some_values,
        "scale": say_range,
        "several": say_set_in_part,
    }
    if whole:
        return say_set(chance, fact) if fact.kind == "several" else say_value(chance, fact)
    return parts.get(fact.kind, say_spans)(chance, fact)


def word_of(fact: Question, whole: WholeAnswer) -> str:
    """Return a whole answer in one word."""
    if isinstance(whole, int):
        return spelt(fact, whole)
    return whole if isinstance(whole, str) else ",".join(sorted(whole)) or "none"


def say_value(chance: Random, fact: Question) -> Said:
    answer = chance.choice(fact.answers)
    word = spelt(fact, answer, short=chance.random() < 0.5) if isinstance(answer, int) else str(answer)
    return Said(word, word, frozenset({answer}))


def say_some_values(chance: Random, fact: Question) -> Said:
    values = some(chance, fact.answers, 1, 2)
    if chance.random() < 0.5 and len(values) < len(fact.answers):
        return Said(
            ",".join(f"-{value}" for value in values),
            flow({"not": values}),
            frozenset(fact.answers) - {*values},
        )
    return Said("/".join(map(str, values)), flow({"one_of": values}), frozenset(values))


def say_range(chance: Random, fact: Question) -> Said:
    low, high = sorted(chance.choices(range(len(fact.answers)), k=2))
    left = frozenset(fact.answers[low : high + 1])
    bounds = {"at_least": fact.answers[low], "at_most": fact.answers[high]}
    return Said("..".join(map(str, bounds.values())), flow(bounds), left)


def say_set(chance: Random, fact: Question) -> Said:
    chosen = chance.choice(fact.answers)
    values = sorted(chosen) if isinstance(chosen, frozenset) else []
    return Said(word_of(fact, chosen), flow(values), frozenset({chosen}))


def say_set_in_part(chance: Random, fact: Question) -> Said:
    chosen, open_too = chance.choice(fact.answers), chance.choice(fact.answers)
    assert isinstance(chosen, frozenset)
    assert isinstance(open_too, frozenset)
    has, lacks = (
        sorted(chosen),
        [value for value in VALUES if {value} in fact.answers and value not in chosen | open_too],
    )
    if not has and not lacks:
        return say_set(chance, fact)
    words = [*has, *(f"-{value}" for value in lacks), "..."]
    written = {"has": has, "not": lacks} if has and lacks else {"has": has} if has else {"not": lacks}
    left = [
        some
        for some in fact.answers
        if isinstance(some, frozenset) and chosen <= some and not some & {*lacks}
    ]
    return Said(",".join(words), flow(written), frozenset(left))


def say_spans(chance: Random, fact: Question) -> Said:
    """Draw spans, and single numbers among them: open to one side only where there is but one."""
    if fact.ranges and chance.random() < 0.5:
        return say_ranges(chance, fact)
    lowest, highest = fact.answers[0], fact.answers[-1]
    spans = [sorted(chance.choices(fact.answers, k=2)) for _ in range(chance.choice((1, 1, 1, 2, 3)))]
    if chance.random() < 0.4:
        spans = [[low, low] if chance.random() < 0.7 else [low, high] for low, high in spans]
    left = frozenset(answer for low, high in spans for answer in fact.answers if low <= answer <= high)
    words = [(spelt(fact, low), spelt(fact, high)) for low, high in spans]
    word = "/".join(low if low == high else f"{low}..{high}" for low, high in words)
    if len(words) > 1:
        parts = word.split("/")
        return Said(word, flow({"one_of": parts}) if chance.random() < 0.5 else word, left)
    ((low, high),) = words
    if low == high:
        return Said(word, word, left)
    if spans[0][1] == highest and chance.random() < 0.7:
        return Said(f"{low}..", flow({"at_least": low}), left)
    if spans[0][0] == lowest and chance.random() < 0.7:
        return Said(f"..{high}", flow({"at_most": high}), left)
    bounds = {"between": [low, high]} if chance.random() < 0.5 else {"at_least": low, "at_most": high}
    return Said(word, flow(bounds), left)


def say_ranges(chance: Random, fact: Question) -> Said:
    """Draw what is said by the names of ranges."""
    chosen = some(chance, list(fact.ranges), 1, 2)
    named = frozenset().union(*map(fact.accepting, chosen))
    if chance.random() < 0.3 and len(named) < len(fact.answers):
        excluded = chosen[0] if len(chosen) == 1 and chance.random() < 0.5 else chosen
        return Said(
            ",".join(f"-{name}" for name in chosen), flow({"not": excluded}), frozenset(fact.answers) - named
        )
    if chance.random() < 0.5:
        word = "/".join(chosen)
        return Said(word, flow({"one_of": chosen}) if chance.random() < 0.5 else word, named)
    key, word = chance.choice((("at_least", "{}.."), ("at_most", "..{}"), ("above", ">{}"), ("below", "<{}")))
    left = fact.bounded(key, chosen[0])
    if left and len(left) < len(fact.answers):
        return Said(word.format(chosen[0]), flow({key: chosen[0]}), left)
    low, high = sorted((chosen[0], chosen[-1]), key=fact.ends)
    left = fact.bounded("between", [low, high])
    return Said(f"{low}..{high}", flow({"between": [low, high]}), left)
