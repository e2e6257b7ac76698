"""What a firing does to candidates: points, choices, vetoes, and what applies."""

import re
from collections.abc import Iterator, Mapping

from advisor.language.reading.conditions import Reader
from advisor.language.reading.nodes import Entries, Node, Text
from advisor.language.reading.shapes import entries
from advisor.language.reading.vocabulary import Touched
from advisor.language.reading.words import missing, no_such, some_words, without_each
from advisor.model import POINTS, Award, Decision, RuleOut
from advisor.problems import BAD_VALUE, NAME_TAKEN, Problem

SIGNS = {"favour": 1, "weigh_against": -1}
MAX_POINTS = 1000
POINTS_LINE = "candidate: points"
INCLUDED = 2
"""The points of what is included; that it does not apply has one."""


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
