"""What stands under `then`: what a firing does."""

import re
from collections.abc import Iterator
from operator import itemgetter

from advisor.language.grammar.rules import THEN
from advisor.language.reading.awards import SIGNS, on_candidates, once, read_points
from advisor.language.reading.conditions import Reader
from advisor.language.reading.findings import as_fact
from advisor.language.reading.nodes import Entries, Items, Node, Text
from advisor.language.reading.shapes import entries, fields
from advisor.language.reading.words import known_words, no_such, some_words, words
from advisor.model import (
    POINTS,
    YES,
    Add,
    Advise,
    Conclude,
    Effect,
    Finding,
    Kind,
    concluded,
)
from advisor.problems import BAD_SHAPE, BAD_VALUE, Place, Problem, cut

MOST_DIGITS = 6
ADDITION = re.compile(f"[-+]?[0-9]{{1,{MOST_DIGITS}}}")
NONE = Entries((), Place(""))

# What no inference does.
OUTRIGHT = {
    "choose": "an inference chooses nobody",
    "include": "an inference includes nobody",
    "exclude": "an inference excludes nobody",
}


def read_then(node: Node, reader: Reader) -> tuple[Effect, ...]:
    """Return what a firing does: something, and to each candidate one thing."""
    names, problems = reader.names, reader.problems
    before = len(problems)
    written = fields(node, THEN, problems)
    findings = tuple(conclusions(written["conclude"], reader)) if "conclude" in written else ()
    added = tuple(sums(written["add"], reader)) if "add" in written else ()
    on = tuple(once(on_candidates(written, reader), problems))
    advised = known_words(written.get("advise"), "piece of advice", names.advice, problems)
    effects = (*map(Conclude, findings), *added, *on, *map(Advise, advised))
    if len(problems) == before and not any(map(says_something, written.values())):
        hint = "it may hold: " + ", ".join(THEN.known)
        problems.append(Problem(node.place, "there is nothing under 'then'", hint, BAD_SHAPE))
    return effects


def says_something(node: Node) -> bool:
    match node:
        case Text(written):
            return bool(written)
        case Items(items):
            return bool(items)
        case Entries(lines):
            return bool(lines)


def conclusions(node: Node, reader: Reader) -> Iterator[str]:
    """Yield the propositions that a rule concludes: findings, and of a finding with values one of them, or a list."""
    names, problems = reader.names, reader.problems
    if not isinstance(node, Entries):
        for word in some_words(node, "finding", problems):
            finding = names.findings.get(word.text)
            if finding is None:
                problems.append(no_such("finding", word, names.findings, problems))
            elif finding.kind is Kind.YES_NO:
                yield finding.id
            elif finding.values or finding.kind is Kind.SUM:  # else its definition is broken
                problems.append(needs_value(word, finding))
        return
    for key, value in entries(node, "'conclude'", problems, "finding: value"):
        if key.text in names.findings:
            yield from valued(names.findings[key.text], key, value, reader)
        else:
            problems.append(no_such("finding", key, names.findings, problems))


def needs_value(word: Text, finding: Finding) -> Problem:
    if finding.kind is Kind.SUM:
        what, hint = f"'{finding.id}' is a sum: rules add to it", f"write add: {{{finding.id}: 5}}"
    else:
        what, hint = (
            f"'{finding.id}' has values",
            f"write conclude: {{{finding.id}: {'|'.join(finding.value_ids)}}}",
        )
    return Problem(word.place, what, hint, BAD_VALUE)


def valued(finding: Finding, key: Text, node: Node, reader: Reader) -> Iterator[str]:
    problems = reader.problems
    match finding.kind:
        case Kind.SUM:
            problems.append(needs_value(key, finding))
        case Kind.YES_NO if node == Text(YES, node.place):
            yield finding.id
        case Kind.YES_NO:
            what = f"'{finding.id}' is concluded or not"
            problems.append(Problem(node.place, what, f"write conclude: {finding.id}", BAD_VALUE))
        case kind:
            chosen = words(node, f"the value of '{finding.id}'", problems)
            if len(chosen) > 1 and finding.values and kind is not Kind.SEVERAL:
                what = f"'{finding.id}' takes one value from a rule"
                problems.append(Problem(node.place, what, "write one of them", BAD_VALUE))
            fact = as_fact(finding)
            values = [value for word in chosen for value in reader.values(fact, word)]
            yield from (concluded(finding.id, value) for value in dict.fromkeys(values))


def sums(node: Node, reader: Reader) -> Iterator[Add]:
    """Yield what a rule adds to sums."""
    names, problems = reader.names, reader.problems
    known = [name for name, finding in names.findings.items() if finding.kind is Kind.SUM]
    for key, value in entries(node, "'add'", problems, "sum: number"):
        finding, points = names.findings.get(key.text), read_addition(value, problems)
        if finding is None:
            problems.append(no_such("sum", key, known, problems))
        elif finding.kind is Kind.SUM and points is not None:
            yield Add(key.text, points)
        elif finding.values or finding.kind is Kind.YES_NO:  # else its definition is broken
            what = f"'{finding.id}' is no sum"
            problems.append(Problem(key.place, what, "give it kind: sum, or conclude it", BAD_VALUE))


def read_addition(node: Node, problems: list[Problem]) -> int | None:
    written = node.text if isinstance(node, Text) else ""
    if ADDITION.fullmatch(written):
        return int(written)
    what = f"'{cut(written)}' is not a number to add" if written else "one number belongs here"
    problems.append(
        Problem(node.place, what, "write a whole number of at most six digits, such as 32 or -5", BAD_VALUE)
    )
    return None


def too_bold(node: Node) -> Iterator[Problem]:
    """Yield what is more than a rule may do that no passage states: points above the lowest word, and vetoes."""
    written = fields(node, THEN, [])
    least, points = min(POINTS.items(), key=itemgetter(1))
    hint = f"write '{least}', or leave 'basis' out and cite the passage that says it"
    for value in (value for field in SIGNS for _, value in entries(written.get(field, NONE), field, [])):
        if read_points(value, []) > points:
            yield Problem(value.place, f"an inference gives or takes at most {points} point", hint, BAD_VALUE)
    for field, what in OUTRIGHT.items():
        if field in written:
            hint = "leave 'basis' out and cite the passage that says it"
            yield Problem(written[field].place, what, hint, BAD_VALUE)
    if "rule_out" in written:
        hint = f"weigh against it with '{least}', or leave 'basis' out and cite the passage that excludes it"
        yield Problem(written["rule_out"].place, "an inference rules nobody out", hint, BAD_VALUE)
