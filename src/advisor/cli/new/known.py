"""What can be named in an answer, as lines to read."""

from collections.abc import Iterable, Iterator

from advisor.authoring.scaffold.words import Scope, condition, effect, factor, passages, typed
from advisor.cli.new.asking import Question
from advisor.language.grammar.conditions import KINDS
from advisor.language.grammar.rules import RULE
from advisor.language.reading.nodes import Text
from advisor.language.reading.vocabulary import Vocabulary
from advisor.language.reading.words import no_such
from advisor.model import POINTS, Fact, Finding, Kind, Value
from advisor.problems import AdvisorError
from advisor.views.typed_numbers import limits_words, ranges_words

MOST_PASSAGES = 12


def row(what: str, names: Iterable[str]) -> Iterator[str]:
    """Yield one line of names, none if there are none."""
    listed = ", ".join(names)
    if listed:
        yield f"{what}: {listed}"


def condition_lines(names: Vocabulary) -> tuple[str, ...]:
    """Return what a condition may speak of: the facts by their topics, and the findings."""
    facts = names.facts.values()
    topics = (
        row(topic.title, (fact.id for fact in facts if fact.topic == topic.id))
        for topic in names.topics.values()
    )
    rest = row("facts", (fact.id for fact in facts if fact.topic not in names.topics))
    return (*(line for lines in topics for line in lines), *rest, *row("findings", names.findings))


def effect_lines(names: Vocabulary) -> tuple[str, ...]:
    candidates = (
        line for decision in names.decisions.values() for line in row(decision.id, decision.candidate_ids)
    )
    points = ", ".join(f"{word} {number}" for word, number in POINTS.items())
    return (*candidates, *row("findings", names.findings), *row("advice", names.advice), f"points: {points}")


def source_question(names: Vocabulary, what: str) -> Question:
    """Return the question for what something rests on; where there are many passages, only their names are shown."""
    lines = tuple(f"{passage.id}: {passage.says}" for passage in names.citable.values())
    few = len(lines) <= MOST_PASSAGES
    known = lines if few else tuple(row("passages, '?' shows what they say", names.citable))
    return Question(
        "source", what, lambda line: passages(names, [line]), known=known, more=() if few else lines
    )


def factor_question(names: Vocabulary) -> Iterator[Question]:
    """Yield the question for the factor of a rule, where there are any."""
    if names.factors:
        known = tuple(f"{each.id}: {each.says}" for each in names.factors.values())
        what = RULE.by_key["factor"].says
        yield Question("factor", what, lambda line: factor(names, line), known=known)


def on_condition(scope: Scope, line: str) -> str | None:
    """Judge one line of a condition; the name of a fact alone asks for its values. Raises AdvisorError."""
    if "=" in line:
        condition(scope, line)
        return None
    fact = scope.names.facts.get(line)
    if fact:
        return values_words(fact)
    finding = scope.names.findings.get(line)
    if finding:
        return finding_words(finding)
    raise AdvisorError([no_such("fact or finding", Text(line, typed(line)), scope.names.readable)])


def on_effect(scope: Scope, line: str) -> None:
    """Judge one line of what a rule does. Raises AdvisorError."""
    effect(scope, *field_and_word(line))


def field_and_word(line: str) -> tuple[str, str]:
    """Return the field of `then` that a line names, and what it says of it."""
    field, _, word = line.partition(" ")
    return field.replace("-", "_"), word.strip()


def values_words(fact: Fact) -> str:
    """Return what is asked, and what an answer may be."""
    if fact.measure:
        names = ranges_words(fact.measure)
        return f"{fact.ask} {limits_words(fact.measure)}{names and f'; also: {names}'}"
    return f"{fact.ask} {listed_values(fact.values)}; {KINDS[fact.kind].words}"


def finding_words(finding: Finding) -> str:
    """Return what a finding is about, and how it may stand in a condition."""
    match finding.kind:
        case Kind.YES_NO:
            return f"{finding.title}: write {finding.id}=yes or {finding.id}=no"
        case Kind.SUM:
            return f"{finding.title}: write a number, such as {finding.id}=at_least:5"
        case kind:
            return f"{finding.title}: {listed_values(finding.values)}; {KINDS[kind].words}"


def listed_values(values: Iterable[Value]) -> str:
    return ", ".join(
        f"{value.id} ({value.title})" if value.title.casefold() != value.id else value.id for value in values
    )
