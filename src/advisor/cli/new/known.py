"""What can be named in an answer, as lines to read."""

from collections.abc import Iterable, Iterator

from advisor.drafts.words import Scope, condition, effect, typed
from advisor.model import POINTS, Fact
from advisor.problems import AdvisorError
from advisor.read.conditions import KIND_WORDS
from advisor.read.nodes import Text
from advisor.read.shapes import no_such
from advisor.read.vocabulary import Vocabulary

MOST_PASSAGES = 60


def row(what: str, names: Iterable[str]) -> Iterator[str]:
    """Yield one line of names, none if there are none."""
    listed = ", ".join(names)
    if listed:
        yield f"{what}: {listed}"


def condition_lines(names: Vocabulary) -> tuple[str, ...]:
    """Return what a condition may speak of."""
    return (*row("facts", names.facts), *row("findings", names.findings))


def effect_lines(names: Vocabulary) -> tuple[str, ...]:
    """Return what a rule may do, and to whom."""
    candidates = (
        line for one in names.decisions.values() for line in row(one.id, (each.id for each in one.candidates))
    )
    points = ", ".join(f"{word} {number}" for word, number in POINTS.items())
    return (*candidates, *row("findings", names.findings), *row("advice", names.advice), f"points: {points}")


def passage_lines(names: Vocabulary) -> tuple[str, ...]:
    """Return the passages that can be cited, with what they say."""
    lines = [f"{one.id}: {one.says}" for one in names.passages.values()]
    return tuple(lines if len(lines) <= MOST_PASSAGES else row("passages", names.passages))


def on_condition(scope: Scope, line: str) -> str | None:
    """Judge one line of a condition; the name of a fact alone asks for its values. Raises AdvisorError."""
    if "=" in line:
        condition(scope, line)
        return None
    fact = scope.names.facts.get(line)
    if fact:
        return values_words(fact)
    if line in scope.names.findings:
        return f"{scope.names.findings[line].title}: write {line}=yes or {line}=no"
    raise AdvisorError([no_such("fact or finding", Text(line, typed(line)), scope.names.readable)])


def on_effect(scope: Scope, line: str) -> None:
    """Judge one line of what a rule does. Raises AdvisorError."""
    effect(scope, *field_and_word(line))


def field_and_word(line: str) -> tuple[str, str]:
    """Return the field of `then` that a line names, and what it says of it."""
    field, _, word = line.partition(" ")
    return field.replace("-", "_"), word.strip()


def values_words(fact: Fact) -> str:
    """Return the question and the values of a fact."""
    values = ", ".join(
        f"{one.id} ({one.title})" if one.title.casefold() != one.id else one.id for one in fact.values
    )
    return f"{fact.ask} {values}; {KIND_WORDS[fact.kind]}"
