"""What stands under `then`: what a firing does."""

import re
from collections.abc import Iterator, Mapping
from operator import itemgetter

from advisor.language.grammar.rules import THEN
from advisor.language.reading.conditions import Reader
from advisor.language.reading.nodes import Entries, Node, Text
from advisor.language.reading.shapes import entries, fields
from advisor.language.reading.words import known_words, no_such, without_each, words
from advisor.model import POINTS, Advise, Award, Conclude, Effect, RuleOut
from advisor.problems import BAD_SHAPE, BAD_VALUE, NAME_TAKEN, Place, Problem

SIGNS = {"favour": 1, "weigh_against": -1}
MAX_POINTS = 1000
POINTS_LINE = "candidate: points"
NONE = Entries((), Place(""))


def read_then(node: Node, reader: Reader) -> tuple[Effect, ...]:
    """Return what a firing does: something, and to each candidate one thing."""
    names, problems = reader.names, reader.problems
    before = len(problems)
    written = fields(node, THEN, problems)
    concluded = known_words(written.get("conclude"), "finding", names.findings, problems)
    on = tuple(once(on_candidates(written, reader), problems))
    advised = known_words(written.get("advise"), "piece of advice", names.advice, problems)
    effects = (*map(Conclude, concluded), *on, *map(Advise, advised))
    if not effects and len(problems) == before:
        hint = "it may hold: " + ", ".join(THEN.known)
        problems.append(Problem(node.place, "there is nothing under 'then'", hint, BAD_SHAPE))
    return effects


def on_candidates(written: Mapping[str, Node], reader: Reader) -> Iterator[tuple[Text, Award | RuleOut]]:
    """Yield what a firing does to each candidate, with the word that names it."""
    problems = reader.problems
    for field in (field for field in SIGNS if field in written):
        for key, value in entries(written[field], f"'{field}'", problems, POINTS_LINE):
            for candidate in candidate_named(key, reader):
                yield key, Award(candidate, SIGNS[field] * read_points(value, problems))
    for word in words(written.get("rule_out"), "the candidate", problems):
        for candidate in candidate_named(word, reader):
            yield word, RuleOut(candidate)


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
