"""The answers of a person: from a file, from `fact=value` words, or typed for one fact."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from advisor.model import Answer, Fact, Kind, Profile
from advisor.problems import BAD_SHAPE, BAD_VALUE, AdvisorError, Cause, Place, Problem
from advisor.read.nodes import Entries, Items, Node, Text, UnreadableError, compose, read_bytes
from advisor.read.shapes import Shape, entries, fields
from advisor.read.words import OTHER_KIND, no_such, no_value, words

CASE = Shape("a case file", ("answers",), ("title", "expect", "because"))
UNKNOWN_WORD = "unknown"


@dataclass(frozen=True, slots=True)
class Given:
    """What was answered to a fact; None stands for "don't know"."""

    fact: str
    answer: Answer | None


def profile_of(given: Iterable[Given]) -> Profile:
    """Return the known answers; what was answered "don't know" is left out."""
    return {one.fact: one.answer for one in given if one.answer is not None}


def read_profile(
    node: Node, facts: Mapping[str, Fact], problems: list[Problem], findings: Container[str] = ()
) -> Profile:
    """Return the answers of a mapping, for an example: known ones only."""
    return profile_of(read_given(node, facts, problems, findings))


def read_given(
    node: Node, facts: Mapping[str, Fact], problems: list[Problem], findings: Container[str] = ()
) -> tuple[Given, ...]:
    """Return the answers of a mapping, in the order written; `findings` are named by mistake at times."""
    found = []
    for key, value in entries(node, "answers", problems, "fact: value"):
        if key.text in facts:
            found.append(Given(key.text, read_answer(facts[key.text], value, problems)))
        elif key.text in findings:
            what = f"'{key.text}' is a finding, and nobody is asked for it"
            problems.append(Problem(key.place, what, "give the answers that it rests on", BAD_VALUE))
        else:
            problems.append(no_such("fact", key, facts, problems))
    return tuple(found)


def read_answer(fact: Fact, node: Node, problems: list[Problem]) -> Answer | None:
    """Return the answer to one fact; None for `unknown`, and for what is in the problems now."""
    if isinstance(node, Text) and node.text == UNKNOWN_WORD:
        return None
    if not fact.value_ids:  # its definition is broken, and that is reported there
        return None
    if isinstance(node, Items) and fact.kind is not Kind.SEVERAL:
        what, cause = f"'{fact.id}' takes one value, not a list", Cause(OTHER_KIND, fact.id)
        problems.append(Problem(node.place, what, check=BAD_VALUE, cause=cause))
        return None
    before = len(problems)
    chosen = words(node, f"the answer to '{fact.id}'", problems)
    for word in chosen:
        if word.text not in fact.value_ids:
            problems.append(no_value(fact, word, problems))
    if len(problems) > before:
        return None
    return frozenset(word.text for word in chosen) if fact.kind is Kind.SEVERAL else chosen[0].text


def answers_from_file(path: Path, facts: Mapping[str, Fact]) -> tuple[Given, ...]:
    """Return the answers in a YAML or JSON file, which may be a case file. Raises AdvisorError."""
    try:
        content = read_bytes(path, str(path))
    except UnreadableError as error:
        raise AdvisorError([error.problem]) from error
    return answers_from_bytes(content, str(path), facts)


def answers_from_bytes(content: bytes, shown: str, facts: Mapping[str, Fact]) -> tuple[Given, ...]:
    """Return the answers in YAML or JSON text, such as standard input. Raises AdvisorError."""
    problems: list[Problem] = []
    try:
        node = compose(content, shown, problems)
    except UnreadableError as error:
        raise AdvisorError([error.problem]) from error
    if isinstance(node, Entries) and node.get("answers"):
        node = fields(node, CASE, problems)["answers"]
    return checked(node, facts, problems)


def checked(node: Node, facts: Mapping[str, Fact], problems: list[Problem]) -> tuple[Given, ...]:
    """Return the answers of a mapping. Raises AdvisorError."""
    given = read_given(node, facts, problems)
    if problems:
        raise AdvisorError(problems)
    return given


def answer_from_words(word: str, facts: Mapping[str, Fact]) -> Given:
    """Return the answer that `fact=value`, `fact=value,value` or `fact=` (none of several) states.

    Raises AdvisorError.
    """
    place = Place(f"'{word}'")
    fact, equals, value = (part.strip() for part in word.partition("="))
    several = fact in facts and facts[fact].kind is Kind.SEVERAL
    if not equals or not (value or several):
        raise AdvisorError([Problem(place, "an answer is written fact=value", check=BAD_SHAPE)])
    parts = tuple(Text(part.strip(), place) for part in value.split(",") if part.strip())
    plain = value == UNKNOWN_WORD or (len(parts) == 1 and not several)
    node = parts[0] if plain else Items(parts, place)
    return checked(Entries(((Text(fact, place), node),), place), facts, [])[0]
