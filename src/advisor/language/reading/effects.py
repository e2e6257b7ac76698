"""What stands under `then`: what a firing does."""

import re
from collections.abc import Iterator, Mapping
from operator import itemgetter

from advisor.language.grammar.rules import THEN
from advisor.language.reading.conditions import Reader
from advisor.language.reading.findings import as_fact
from advisor.language.reading.nodes import Entries, Items, Node, Text
from advisor.language.reading.shapes import entries, fields
from advisor.language.reading.vocabulary import Touched
from advisor.language.reading.words import known_words, missing, no_such, some_words, without_each, words
from advisor.model import (
    POINTS,
    YES,
    Add,
    Advise,
    Award,
    Conclude,
    Decision,
    Effect,
    Finding,
    Kind,
    RuleOut,
    concluded,
)
from advisor.problems import BAD_SHAPE, BAD_VALUE, NAME_TAKEN, Place, Problem, cut

SIGNS = {"favour": 1, "weigh_against": -1}
MAX_POINTS = 1000
MOST_DIGITS = 6
ADDITION = re.compile(f"[-+]?[0-9]{{1,{MOST_DIGITS}}}")
POINTS_LINE = "candidate: points"
NONE = Entries((), Place(""))

# What no inference does.
OUTRIGHT = {
    "choose": "an inference chooses nobody",
    "include": "an inference includes nobody",
    "exclude": "an inference excludes nobody",
}
INCLUDED = 2
"""The points of what is included; that it does not apply has one."""


def read_then(node: Node, reader: Reader) -> tuple[Effect, ...]:
    """Return what a firing does: something, and to each candidate one thing."""
    names, problems = reader.names, reader.problems
    before = len(problems)
    written = fields(node, THEN, problems)
    concluded = tuple(conclusions(written["conclude"], reader)) if "conclude" in written else ()
    added = tuple(sums(written["add"], reader)) if "add" in written else ()
    on = tuple(once(on_candidates(written, reader), problems))
    advised = known_words(written.get("advise"), "piece of advice", names.advice, problems)
    effects = (*map(Conclude, concluded), *added, *on, *map(Advise, advised))
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


def on_candidates(written: Mapping[str, Node], reader: Reader) -> Iterator[tuple[Text, Award | RuleOut]]:
    """Yield what a firing does to each candidate, with the word that names it."""
    problems = reader.problems
    for field in (field for field in SIGNS if field in written):
        for key, value in entries(written[field], f"'{field}'", problems, POINTS_LINE):
            for candidate in touched(key, reader, field):
                yield key, Award(candidate, SIGNS[field] * read_points(value, problems))
    if "choose" in written:
        for word in outright(written["choose"], reader):
            for candidate in touched(word, reader, "choose"):
                yield word, Award(candidate, POINTS["decisive"])
    for field in ("include", "exclude", "rule_out"):
        for word in some_words(written.get(field), "candidate", problems):
            for candidate in touched(word, reader, field):
                yield word, Award(candidate, INCLUDED) if field == "include" else RuleOut(candidate)


def touched(word: Text, reader: Reader, field: str) -> Iterator[str]:
    """Yield the candidate that an effect is about, and remember which effect."""
    for candidate in candidate_named(word, reader):
        reader.names.touched += [Touched(field, candidate, word.place)] if candidate else []
        yield candidate


def outright(node: Node, reader: Reader) -> Iterator[Text]:
    """Yield the candidates that are chosen: one, or one for each decision."""
    if not isinstance(node, Entries):
        chosen = some_words(node, "candidate", reader.problems)
        if len(chosen) > 1:
            what, hint = (
                "one candidate is chosen of a decision",
                "write {decision: candidate, ...} for several decisions",
            )
            reader.problems.append(Problem(node.place, what, hint, BAD_VALUE))
        yield from chosen if len(chosen) == 1 else ()
        return
    for key, value in entries(node, "'choose'", reader.problems, "decision: candidate"):
        decision = reader.names.decisions.get(key.text)
        if decision is None:
            reader.problems.append(no_such("decision", key, reader.names.decisions, reader.problems))
            continue
        yield from of_decision(decision, value, reader.problems)


def of_decision(decision: Decision, node: Node, problems: list[Problem]) -> Iterator[Text]:
    """Yield the one candidate of a decision that is chosen."""
    chosen = some_words(node, "candidate", problems)
    if len(chosen) > 1:
        what = f"one candidate of '{decision.id}' is chosen"
        problems.append(Problem(node.place, what, "name one", BAD_VALUE))
    for word in chosen if len(chosen) == 1 else ():
        if word.text in (*decision.candidate_ids, "it"):
            yield word
        else:
            what = f"'{decision.id}' has no candidate '{word.text}'"
            problems.append(missing(what, "candidate", word, decision.candidate_ids, problems))


def once(
    effects: Iterator[tuple[Text, Award | RuleOut]], problems: list[Problem]
) -> Iterator[Award | RuleOut]:
    """Yield effects on candidates; a candidate that is named twice is a problem."""
    named: set[str] = set()
    for word, effect in effects:
        if effect.candidate in named:
            what = f"'then' names the candidate '{effect.candidate}' more than once"
            problems.append(Problem(word.place, what, "say one thing about each", NAME_TAKEN))
        named.add(effect.candidate)
        yield effect


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


def candidate_named(word: Text, reader: Reader) -> Iterator[str]:
    """Yield the id of a candidate, unless there is none; `it` is the candidate that an `each` rule is made for."""
    if word.text == "it" and reader.candidate:
        yield reader.candidate.id
    elif word.text in reader.names.candidates:
        yield word.text
    elif word.text == "it":
        reader.problems.append(without_each(word, "it", reader.key))
    else:
        reader.problems.append(no_such("candidate", word, reader.names.candidates, reader.problems))


def read_points(node: Node, problems: list[Problem]) -> int:
    """Return the points that a word or a whole number stands for."""
    match node:
        case Text(written, _) if written in POINTS:
            return POINTS[written]
        case Text(written, _) if re.fullmatch(r"[0-9]{1,4}", written) and 0 < int(written) <= MAX_POINTS:
            return int(written)
        case Text(written, _) if written:
            what = f"'{written}' is not a number of points"
        case _:
            what = "points are one word or number"
    choice = ", ".join(f"{word} ({points})" for word, points in POINTS.items())
    hint = f"write {choice}, or a whole number from 1 to {MAX_POINTS}"
    if isinstance(node, Text) and node.text.startswith("-"):
        hint = "to take points away, write them without the minus under 'weigh_against'"
    problems.append(Problem(node.place, what, hint, BAD_VALUE))
    return 0
