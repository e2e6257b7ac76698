"""Names that are unknown only because their declarations could not be read."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from advisor.language.reading.nodes import ANY_NAME, Entries, Items, Node, Text
from advisor.language.reading.words import AWAITED, READABLE, SPACES
from advisor.model import RuleBase
from advisor.names import nearest
from advisor.problems import BAD_NAME, BAD_YAML, NAME_TAKEN, UNKNOWN_NAME, Cause, Place, Problem, lines_of

# Sections that declare no name that others use.
NAMELESS = ("rules", "guarantees", "impossible")

# A name that is declared, in the text of a file that is not valid YAML, or in a table.
DECLARED = re.compile(r"(?<![\w-])[\w-]{1,80}(?=['\"]? ?[:,;|\t])")

# What is no part of a name; maximum characters of a line in which names are looked for.
NO_PART = re.compile(r"[^\w-]")
LONGEST = 300

# The name of a clause: that of its passage, and a letter.
CLAUSE = re.compile("(.+)[a-z]")

# A name that is unknown in so many places was forgotten rather than misspelt.
MANY = 4

# Maximum problems that are compared with others: nobody reads the rest, and comparing takes time.
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
    symptoms = alike([with_passage(problem, base) for problem in problems if is_symptom(problem)])
    unread = sorted({word for text in sources.unread if sources.complete for word in DECLARED.findall(text)})
    broken = broken_words(problems)
    lost = {*unread, *broken, *lost_words(problems, symptoms, sources)}
    refused = [problem.cause for problem in problems if problem.cause and not is_symptom(problem)]
    uses = Counter(symptom.cause for symptom in symptoms)
    for number, symptom in enumerate(symptoms):
        cause = symptom.cause
        if cause is None or symptom.check != UNKNOWN_NAME:
            yield symptom
        elif number < MOST_COMPARED and nearest(cause.name, broken):
            continue  # it was not given whole
        elif sources.complete and not is_given(cause, lost, refused[:MOST_COMPARED], base, uses[cause]):
            yield with_nearest(symptom, cause, unread if number < MOST_COMPARED else ())


def alike(symptoms: Sequence[Problem]) -> list[Problem]:
    """Return the symptoms; where a name is used for one kind of names and for any of several, it is one name."""
    causes = [symptom.cause for symptom in symptoms if symptom.cause and symptom.check == UNKNOWN_NAME]
    kinds = {cause.name: cause for cause in causes if cause.kind != AWAITED}
    return [
        replace(symptom, cause=kinds.get(symptom.cause.name, symptom.cause))
        if symptom.cause and symptom.cause.kind == AWAITED
        else symptom
        for symptom in symptoms
    ]


def broken_words(problems: Iterable[Problem]) -> tuple[str, ...]:
    """Return the words of lines that are no YAML, without what stands inside or around them."""
    places = [problem.place for problem in problems if problem.check == BAD_YAML and problem.place.text]
    lines = [lines_of(place.text)[place.line - 1] for place in places[:MOST_COMPARED]]
    words = {NO_PART.sub("", word) for line in lines for word in line[:LONGEST].split()}
    return tuple(sorted(words - {""}))


def with_passage(problem: Problem, base: RuleBase) -> Problem:
    """Return the problem of an unknown clause as one of its passage, if that is unknown too."""
    cause = problem.cause
    clause = CLAUSE.fullmatch(cause.name) if cause and cause.kind == "passage" else None
    if not cause or not clause or clause[1] in base.passages:
        return problem
    return replace(problem, cause=replace(cause, name=clause[1]))


def is_given(cause: Cause, lost: Container[str], refused: Iterable[Cause], base: RuleBase, uses: int) -> bool:
    """Return whether an unknown name may be one that was given where something could not be read."""
    whole = base.decisions and all(decision.candidates for decision in base.decisions.values())
    return (
        (cause.kind in ("candidate", "decision", AWAITED) and not whole)
        or cause.name in lost
        or any(may_be(cause, other, uses) for other in refused)
    )


def with_nearest(problem: Problem, cause: Cause, unread: Sequence[str]) -> Problem:
    """Return a problem of an unknown name with a hint that reckons with the names in files that were not read."""
    if not unread or cause.guess:
        return problem
    guess = nearest(cause.name, unread)
    hint = f"did you mean '{guess}'?" if guess else ""
    return replace(problem, hint=hint, cause=replace(cause, guess=guess))


def lost_words(problems: Iterable[Problem], symptoms: Iterable[Problem], sources: Sources) -> set[str]:
    """Return the words where something could not be read, in files that could."""
    named = {symptom.place for symptom in symptoms if symptom.check == UNKNOWN_NAME}
    troubled = {problem.place for problem in problems if problem.check != UNKNOWN_NAME}
    words = (word for root in sources.roots if named for word in beneath(root, troubled))
    return {NO_PART.sub("", part) for word in words if word.place not in named for part in word.text.split()}


def beneath(node: Node, troubled: set[Place]) -> Iterator[Text]:
    """Yield the words that stand at, or under, a place where something is wrong, and the names above it."""
    if node.place in troubled:
        yield from every_word(node)
    elif isinstance(node, Items):
        for item in node.items:
            yield from beneath(item, troubled)
    elif isinstance(node, Entries):
        for dropped in node.dropped:
            yield from every_word(dropped)
        for key, value in node.entries:
            if not troubled.isdisjoint((key.place, value.place)):
                yield from every_word(Items((key, value), key.place))
            elif key.text not in NAMELESS:
                spoilt = tuple(beneath(value, troubled))
                yield from (key, *spoilt) if spoilt else ()


def every_word(node: Node) -> Iterator[Text]:
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
    is_awaited = missing.kind == AWAITED and kind in (READABLE, "decision", "rule")
    if not is_awaited and missing.kind != kind and not missing.kind.startswith(f"{kind} of "):
        return False
    return missing.guess in (None, spoilt.name) or nearest(missing.name, (spoilt.name,)) is not None
