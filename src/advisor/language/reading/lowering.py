"""What is written of sets, findings with values, sums and other rules, in the conditions that evaluators know."""

from collections.abc import Sequence

from advisor.language.reading.nodes import Node, Text
from advisor.language.reading.vocabulary import Compared, Vocabulary
from advisor.language.reading.words import AWAITED, no_such
from advisor.model import (
    ALWAYS,
    NEVER,
    All,
    Any,
    AtLeast,
    AtMost,
    Condition,
    Fact,
    Finding,
    Found,
    Is,
    Kind,
    Not,
    Proposition,
    Said,
    Span,
    all_of,
    any_of,
    at_most,
    has_value,
    others,
    reaches,
    with_parts,
)
from advisor.problems import BAD_SHAPE, Place, Problem
from advisor.texts import listing

NOTHING = All(())


def titles(fact: Fact, values: Sequence[str], word: str) -> str:
    return listing([value.title for value in fact.values if value.id in values], word)


def in_set(fact: Fact, operator: str, values: tuple[str, ...]) -> Condition:
    """Return what an operator says of the values in an answer."""
    match operator:
        case "all_of":
            return all_of(Is(fact.id, (value,)) for value in values)
        case "any_of":
            return Is(fact.id, values)
        case "none_of":
            return Not(Is(fact.id, values))
        case _:
            rest = tuple(value for value in fact.value_ids if value not in values)
            said = f"{name_of(fact)}: nothing but {titles(fact, values, 'and')}"
            opposite = f"{name_of(fact)}: not only {titles(fact, values, 'and')}"
            return Said((Not(Is(fact.id, rest)),), said, opposite)


def name_of(fact: Fact) -> str:
    """Return what people call a fact, or a finding that is read as one, which has a title and no topic."""
    if not fact.topic:
        return fact.ask
    return fact.id.replace("_", " ")


def counted(names: Vocabulary, fact: Fact, least: int, values: tuple[str, ...]) -> Condition:
    """Return that at least so many of these values are in an answer, by a ladder of steps that people never see."""
    is_finding = fact.id in names.findings
    options = [Found(has_value(fact.id, value)) if is_finding else Is(fact.id, (value,)) for value in values]
    said = f"{name_of(fact)}: at least {least} of {titles(fact, values, 'and')}"
    opposite = f"{name_of(fact)}: fewer than {least} of {titles(fact, values, 'and')}"

    def step(among: int, count: int) -> Condition:
        if count == 0:
            return ALWAYS
        if count > among:
            return NEVER
        name = f"{fact.id}@{count}-of-{'+'.join(values[:among])}"
        if name not in names.steps:
            with_it = All((options[among - 1], step(among - 1, count - 1)))
            ways = Any((with_it, step(among - 1, count)))
            names.steps[name] = Proposition(name, said, opposite, "", ways, made=True)
        return Found(name)

    return Said((step(len(values), least),), said, opposite)


def on_values(finding: Finding, condition: Condition) -> Condition:
    """Return a condition on a finding with values that was read as if the finding were asked."""
    match condition:
        case Is(_, values):
            return any_of(Found(has_value(finding.id, value)) for value in values)
        case AtLeast(_, value):
            return Found(reaches(finding.id, value))
        case AtMost(_, value):
            return Found(at_most(finding.id, value))
        case _:
            return with_parts(condition, lambda part: on_values(finding, part))


def sum_within(names: Vocabulary, fact: Fact, spans: Sequence[Span], place: Place) -> Condition:
    """Return that a sum lies in one of these spans."""
    return any_of(sum_between(names, fact, span, place) for span in spans)


def sum_between(names: Vocabulary, fact: Fact, span: Span, place: Place) -> Condition:
    least, most = fact.measure.ends if fact.measure else (0, 0)
    from_there = (span.least,) if span.least > least else ()
    up_to_there = (span.most + 1,) if span.most < most else ()
    names.compared.append(Compared(fact.id, span, (*from_there, *up_to_there), place))
    reached = (Found(reaches(fact.id, number)) for number in from_there)
    missed = (Not(Found(reaches(fact.id, number))) for number in up_to_there)
    return all_of((*reached, *missed))


def over_others(node: Node, names: Vocabulary, stem: str, problems: list[Problem]) -> Condition:
    """Return that no rule applies that is about a decision, a finding with values, a table or a list of rules."""
    if not isinstance(node, Text) or not node.text:
        what = "'otherwise' takes one name"
        hint = "name a decision, a finding with values, a table or a list of rules"
        problems.append(Problem(node.place, what, hint, BAD_SHAPE))
        return NOTHING
    tables = {name.rpartition("/")[2]: name for name in names.tables} | {
        name.removeprefix(f"{stem}/"): name for name in names.tables
    }
    valued = [name for name, finding in names.findings.items() if finding.kind not in (Kind.YES_NO, Kind.SUM)]
    known = {name: name for name in (*names.decisions, *valued)} | tables
    if target := known.get(node.text) or (node.text if node.text in names.tables else ""):
        names.awaited[target] = None
        return Not(Found(others(target)))
    problems.append(no_such(AWAITED, node, tuple(known), problems))
    return NOTHING
