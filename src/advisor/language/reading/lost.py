"""Names that are unknown only because what gives them could not be read."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from advisor.language.reading.nodes import ANY_NAME, Entries, Items, Node, Text
from advisor.language.reading.words import SPACES
from advisor.model import RuleBase
from advisor.problems import BAD_NAME, NAME_TAKEN, UNKNOWN_NAME, Cause, Place, Problem, nearest

# What stands in these sections gives no name that others use.
NAMELESS = ("rules", "guarantees", "impossible")

# A name that is declared, in the text of a file that is not valid YAML, or in a table.
DECLARED = re.compile(r"(?<![\w-])[\w-]{1,80}(?=['\"]? ?[:,;|\t])")

# A name that is unknown in so many places is one that was forgotten rather than misspelt.
MANY = 4

# With so many problems nobody reads the last, and comparing takes time.
MOST_COMPARED = 100


@dataclass(frozen=True, slots=True)
class Sources:
    """What the rule base was read from: whole files, and the texts of files that could not be composed.

    `complete` says that there is no file of which not even the text is known; `place` stands for all files.
    """

    place: str
    roots: tuple[Node, ...]
    unread: tuple[str, ...]
    complete: bool


def is_symptom(problem: Problem) -> bool:
    """Return whether a problem may come of a mistake elsewhere."""
    return problem.cause is not None and problem.check not in (BAD_NAME, NAME_TAKEN)


def without_lost(problems: Sequence[Problem], base: RuleBase, sources: Sources) -> Iterator[Problem]:
    """Yield the symptoms but for names that may have been given where something could not be read."""
    symptoms = [one for one in problems if is_symptom(one)]
    unread = sorted({word for text in sources.unread if sources.complete for word in DECLARED.findall(text)})
    lost = {*unread, *lost_words(problems, symptoms, sources)}
    refused = [one.cause for one in problems if one.cause and not is_symptom(one)][:MOST_COMPARED]
    uses = Counter(one.cause for one in symptoms)
    for number, one in enumerate(symptoms):
        if one.cause is None or one.check != UNKNOWN_NAME:
            yield one
        elif sources.complete and not is_given(one.cause, lost, refused, base, uses[one.cause]):
            yield compared(one, one.cause, unread if number < MOST_COMPARED else ())


def is_given(cause: Cause, lost: Container[str], refused: Iterable[Cause], base: RuleBase, uses: int) -> bool:
    """Return whether an unknown name may be one that was given where something could not be read."""
    whole = base.decisions and all(one.candidates for one in base.decisions.values())
    return (
        (cause.kind in ("candidate", "decision") and not whole)
        or cause.name in lost
        or any(may_be(cause, other, uses) for other in refused)
    )


def compared(problem: Problem, cause: Cause, unread: Sequence[str]) -> Problem:
    """Return a problem of an unknown name with a hint that reckons with the names in files that were not read."""
    if not unread or cause.guess:
        return problem
    guess = nearest(cause.name, unread)
    hint = f"did you mean '{guess}'?" if guess else ""
    return replace(problem, hint=hint, cause=replace(cause, guess=guess))


def lost_words(problems: Iterable[Problem], symptoms: Iterable[Problem], sources: Sources) -> set[str]:
    """Return the words that stand where something could not be read, in files that could."""
    named = {one.place for one in symptoms if one.check == UNKNOWN_NAME}
    troubled = {one.place for one in problems if one.check != UNKNOWN_NAME}
    found: set[str] = set()
    for root in sources.roots if named else ():
        found |= {one.text for one in beneath(root, troubled) if one.place not in named}
    return found


def beneath(node: Node, troubled: set[Place]) -> Iterator[Text]:
    """Yield the words that stand at, or under, a place where something is wrong."""
    if node.place in troubled:
        yield from every_word(node)
    elif isinstance(node, Items):
        for one in node.items:
            yield from beneath(one, troubled)
    elif isinstance(node, Entries):
        for dropped in node.dropped:
            yield from every_word(dropped)
        for key, value in node.entries:
            if key.place in troubled:
                yield from every_word(Items((key, value), key.place))
            elif key.text not in NAMELESS:
                yield from beneath(value, troubled)


def every_word(node: Node) -> Iterator[Text]:
    """Yield every word in a node."""
    if isinstance(node, Text):
        yield node
        return
    parts = node.items if isinstance(node, Items) else chain(*node.entries, node.dropped)
    for part in parts:
        yield from every_word(part)


def may_be(missing: Cause, spoilt: Cause, uses: int) -> bool:
    """Return whether a missing name may be one whose declaration was refused."""
    kind = SPACES.get(spoilt.kind, spoilt.kind)
    if kind == ANY_NAME:
        return not missing.guess or uses >= MANY
    if missing.kind != kind and not missing.kind.startswith(f"{kind} of "):
        return False
    return not missing.guess or nearest(missing.name, (spoilt.name,)) is not None
