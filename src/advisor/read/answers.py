"""The answers of a person: from a file, from `fact=value` words, or typed for one fact."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from advisor.model import Answer, Fact, Kind, Profile
from advisor.problems import AdvisorError, Place, Problem, did_you_mean
from advisor.read.nodes import Entries, Items, Node, Text, UnreadableError, compose, load
from advisor.read.shapes import entries, words

UNKNOWN_WORD = "unknown"


@dataclass(frozen=True, slots=True)
class Given:
    """What was answered to a fact; None stands for "don't know"."""

    fact: str
    answer: Answer | None


def profile_of(given: Iterable[Given]) -> Profile:
    """Return the known answers; what was answered "don't know" is left out."""
    return {one.fact: one.answer for one in given if one.answer is not None}


def read_profile(node: Node, facts: Mapping[str, Fact], problems: list[Problem]) -> Profile:
    """Return the answers of a mapping, for an example: known ones only."""
    return profile_of(read_given(node, facts, problems))


def read_given(node: Node, facts: Mapping[str, Fact], problems: list[Problem]) -> tuple[Given, ...]:
    """Return the answers of a mapping, in the order written."""
    found = []
    for key, value in entries(node, "answers", problems):
        if key.text not in facts:
            hint = did_you_mean(key.text, tuple(facts))
            problems.append(Problem(key.place, f"there is no fact '{key.text}'", hint))
            continue
        found.append(Given(key.text, read_answer(facts[key.text], value, problems)))
    return tuple(found)


def read_answer(fact: Fact, node: Node, problems: list[Problem]) -> Answer | None:
    """Return the answer to one fact; None for `unknown`, and for what is in the problems now."""
    if isinstance(node, Text) and node.text == UNKNOWN_WORD:
        return None
    if isinstance(node, Items) and fact.kind is not Kind.SEVERAL:
        problems.append(Problem(node.place, f"'{fact.id}' takes one value, not a list"))
        return None
    before = len(problems)
    chosen = words(node, f"the answer to '{fact.id}'", problems)
    if fact.value_ids:  # else its definition is broken, and that is reported there
        problems.extend(
            Problem(
                word.place, f"'{fact.id}' has no value '{word.text}'", did_you_mean(word.text, fact.value_ids)
            )
            for word in chosen
            if word.text not in fact.value_ids
        )
    if len(problems) > before:
        return None
    return frozenset(word.text for word in chosen) if fact.kind is Kind.SEVERAL else chosen[0].text


def answers_from_file(path: Path, facts: Mapping[str, Fact]) -> tuple[Given, ...]:
    """Return the answers in a YAML or JSON file, which may be a case file. Raises AdvisorError."""
    problems: list[Problem] = []
    node = load(path, str(path), problems)
    return answers_from_node(node, facts, problems)


def answers_from_bytes(content: bytes, shown: str, facts: Mapping[str, Fact]) -> tuple[Given, ...]:
    """Return the answers in YAML or JSON text, such as standard input. Raises AdvisorError."""
    problems: list[Problem] = []
    try:
        node = compose(content, shown, problems)
    except UnreadableError as error:
        raise AdvisorError([error.problem]) from error
    return answers_from_node(node, facts, problems)


def answers_from_node(
    node: Node | None, facts: Mapping[str, Fact], problems: list[Problem]
) -> tuple[Given, ...]:
    """Return the answers of a whole document: a mapping of facts, or one that has them under `answers`."""
    if isinstance(node, Entries) and (inner := node.get("answers")):
        node = inner
    given = read_given(node, facts, problems) if node else ()
    if problems:
        raise AdvisorError(problems)
    return given


def answer_from_words(word: str, facts: Mapping[str, Fact]) -> Given:
    """Return the answer that `fact=value` or `fact=value,value` states. Raises AdvisorError."""
    place = Place(f"'{word}'")
    fact, equals, value = (part.strip() for part in word.partition("="))
    if not equals:
        raise AdvisorError([Problem(place, "an answer is written fact=value")])
    parts = tuple(Text(part.strip(), place) for part in value.split(",") if part.strip())
    plain = len(parts) == 1 and (parts[0].text == UNKNOWN_WORD or takes_one(fact, facts))
    node = Entries(((Text(fact, place), parts[0] if plain else Items(parts, place)),), place)
    return answers_from_node(node, facts, [])[0]


def takes_one(fact: str, facts: Mapping[str, Fact]) -> bool:
    """Return whether the fact takes a single value."""
    return fact in facts and facts[fact].kind is not Kind.SEVERAL
