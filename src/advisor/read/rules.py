"""Rules as experts write them, with `each` rules made into one rule for each candidate."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from advisor.model import (
    POINTS,
    Advise,
    All,
    Award,
    Candidate,
    Conclude,
    Condition,
    Decision,
    Effect,
    Example,
    Not,
    Rule,
    RuleOut,
)
from advisor.problems import Problem, did_you_mean
from advisor.read.answers import read_profile
from advisor.read.conditions import NOTHING, Reader, only_with_each
from advisor.read.nodes import Entries, Items, Node, Text
from advisor.read.shapes import Shape, entries, fields, known_words, name, no_such, text, words
from advisor.read.vocabulary import Vocabulary, cited, read_accepted

RULE = Shape(
    "a rule", ("title", "because", "if", "then"), ("unless", "source", "examples", "each", "where", "accept")
)
THEN = Shape("'then'", (), ("conclude", "favour", "weigh_against", "rule_out", "advise"))
EXAMPLES = Shape("'examples'", (), ("fires", "stays_silent"))
SIGNS = {"favour": 1, "weigh_against": -1}
MAX_POINTS = 1000
POINTS_LINE = "candidate: points"


@dataclass(frozen=True, slots=True)
class Header:
    """What a rule file says of all its rules: the first part of their ids, and when they were reviewed."""

    stem: str
    reviewed: str


def read_rules(
    node: Node, header: Header, names: Vocabulary, rules: dict[str, Rule], problems: list[Problem]
) -> None:
    """Add the rules of one file; their ids are `file/slug`."""
    for key, value in entries(node, "rules", problems):
        name(key, "a rule", {}, problems)
        written = fields(value, RULE, problems)
        read_accepted(written.get("accept"), f"{header.stem}/{key.text}", names, problems)
        made = read_each(written, names, problems)
        each = tuple(it for it in made if it)
        for it in made:
            one = read_rule(key, written, header, Reader(names, problems, it, each))
            if one.id in rules:
                first = rules[one.id].place
                problems.append(Problem(key.place, f"the rule '{one.id}' is already written", f"see {first}"))
            rules[one.id] = one


def read_each(
    written: Mapping[str, Node], names: Vocabulary, problems: list[Problem]
) -> tuple[Candidate | None, ...]:
    """Return the candidates that a rule is made for: (None,) for a rule without `each`."""
    if "each" not in written:
        if "where" in written:
            problems.append(only_with_each(written["where"], "where"))
        return (None,)
    chosen = known_words(written["each"], "decision", names.decisions, problems)
    found = tuple(
        candidate
        for decision in chosen
        if decision in names.decisions
        for candidate in candidates_where(names.decisions[decision], written.get("where"), problems)
    )
    if "where" in written and chosen and not found:
        what = "no candidate is like this, so there is no rule"
        problems.append(Problem(written["where"].place, what, where_hint(written["where"], names)))
    return found


def where_hint(node: Node, names: Vocabulary) -> str:
    """Return which attribute was probably meant by one that no candidate has."""
    known = tuple({name: None for one in names.candidates.values() for name in one.attributes})
    asked = [key.text for key, _ in node.entries] if isinstance(node, Entries) else []
    return next((did_you_mean(key, known) for key in asked if key not in known), "")


def candidates_where(decision: Decision, where: Node | None, problems: list[Problem]) -> Iterator[Candidate]:
    """Yield the candidates of a decision that have, for every attribute named, one of the words given."""
    wanted = entries(where, "'where'", problems) if where else ()
    asked = {key.text: {word.text for word in words(value, "'where'", problems)} for key, value in wanted}
    for candidate in decision.candidates:
        if all(some.intersection(candidate.attributes.get(key, ())) for key, some in asked.items()):
            yield candidate


def read_rule(key: Text, written: Mapping[str, Node], header: Header, reader: Reader) -> Rule:
    """Return one rule; what could not be read of it is empty, and in the problems."""
    it, problems = reader.it, reader.problems
    return Rule(
        id=f"{header.stem}/{key.text}" + (f"/{it.id}" if it else ""),
        title=filled(text(written.get("title"), "the title", problems), it),
        because=filled(text(written.get("because"), "the reason", problems), it),
        condition=read_condition(written, reader),
        effects=read_then(written["then"], reader) if "then" in written else (),
        source=cited(written.get("source"), reader.names, problems),
        examples=tuple(read_examples(written["examples"], reader)) if "examples" in written else (),
        place=key.place,
        reviewed=header.reviewed,
        each=it.id if it else "",
        pattern=text(written.get("title"), "the title", problems) if it else "",
    )


def filled(sentence: str, it: Candidate | None) -> str:
    """Return a sentence with the title of the candidate for `{it}`."""
    return sentence.replace("{it}", it.title) if it else sentence


def read_condition(written: Mapping[str, Node], reader: Reader) -> Condition:
    """Return `if` and not `unless`."""
    condition = reader.condition(written["if"]) if "if" in written else NOTHING
    if "unless" not in written:
        return condition
    return All((condition, Not(reader.condition(written["unless"]))))


def read_then(node: Node, reader: Reader) -> tuple[Effect, ...]:
    """Return what a firing does: something, and to each candidate one thing."""
    before = len(reader.problems)
    effects = tuple(read_effects(node, reader))
    named = Counter(one.candidate for one in effects if isinstance(one, Award | RuleOut))
    for candidate in [one for one, times in named.items() if times > 1]:
        what = f"'then' names the candidate '{candidate}' more than once"
        reader.problems.append(Problem(node.place, what, "say one thing about each"))
    if not effects and len(reader.problems) == before:
        hint = "it may hold: " + ", ".join(THEN.optional)
        reader.problems.append(Problem(node.place, "nothing stands under 'then'", hint))
    return effects


def read_effects(node: Node, reader: Reader) -> Iterator[Effect]:
    """Yield every single effect of a firing."""
    names, problems = reader.names, reader.problems
    found = fields(node, THEN, problems)
    for finding in known_words(found.get("conclude"), "finding", names.findings, problems):
        yield Conclude(finding)
    for field, sign in SIGNS.items():
        for key, value in (
            entries(found[field], f"'{field}'", problems, POINTS_LINE) if field in found else ()
        ):
            for candidate in read_candidates((key,), reader):
                yield Award(candidate, sign * read_points(value, problems))
    for candidate in read_candidates(words(found.get("rule_out"), "the candidate", problems), reader):
        yield RuleOut(candidate)
    for advice in known_words(found.get("advise"), "piece of advice", names.advice, problems):
        yield Advise(advice)


def read_candidates(found: tuple[Text, ...], reader: Reader) -> Iterator[str]:
    """Yield candidate ids; `it` is the candidate that an `each` rule is made for."""
    for word in found:
        if word.text == "it" and reader.it:
            yield reader.it.id
        elif word.text in reader.names.candidates:
            yield word.text
        elif word.text == "it":
            reader.problems.append(only_with_each(word, "it"))
        else:
            reader.problems.append(no_such("candidate", word, reader.names.candidates))


def read_points(node: Node, problems: list[Problem]) -> int:
    """Return the points that a word or a whole number stands for."""
    match node:
        case Text(written, _) if written in POINTS:
            return POINTS[written]
        case Text(written, _) if re.fullmatch(r"[0-9]{1,4}", written) and 0 < int(written) <= MAX_POINTS:
            return int(written)
        case Text(written, _) if written:
            what = f"'{written}' is no number of points"
        case _:
            what = "points are one word or number"
    choice = ", ".join(f"{word} ({points})" for word, points in POINTS.items())
    hint = f"write {choice}, or a whole number from 1 to {MAX_POINTS}"
    if isinstance(node, Text) and node.text.startswith("-"):
        hint = "to take points away, write them without the minus under 'weigh_against'"
    problems.append(Problem(node.place, what, hint))
    return 0


def read_examples(node: Node, reader: Reader) -> Iterator[Example]:
    """Yield the examples of a rule; those of an `each` rule go to the candidate that `it` names."""
    found = fields(node, EXAMPLES, reader.problems)
    for field in ("fires", "stays_silent"):
        match found.get(field):
            case None:
                continue
            case Items(items, _):
                for item in items:
                    yield from read_example(item, reader, fires=field == "fires")
            case other:
                what = f"'{field}' must be a list of examples"
                reader.problems.append(Problem(other.place, what, "such as [{fact: value}]"))


def read_example(node: Node, reader: Reader, *, fires: bool) -> Iterator[Example]:
    """Yield the example, unless it is about another candidate than this rule's."""
    about: tuple[str, ...] = ()
    if reader.it and isinstance(node, Entries):
        about = read_about(node, reader, fires=fires)
        node = Entries(tuple(entry for entry in node.entries if entry[0].text != "it"), node.place)
    profile = read_profile(node, reader.names.facts, reader.problems, reader.names.findings)
    if not reader.it or not about or reader.it.id in about:
        yield Example(profile, fires, node.place)


def read_about(node: Entries, reader: Reader, *, fires: bool) -> tuple[str, ...]:
    """Return the candidates that an example of an `each` rule is about; none may fire if it names none."""
    candidates, made = reader.names.candidates, [one.id for one in reader.each]
    about = known_words(node.get("it"), "candidate", candidates, reader.problems)
    if fires and "it" not in [key.text for key, _ in node.entries]:
        what = "an example that fires must say for which candidate"
        reader.problems.append(Problem(node.place, what, f"add 'it: {made[0]}', say"))
    for one in about if fires else ():
        if one in candidates and one not in made:
            what = f"no rule is made for '{one}', so none can fire"
            reader.problems.append(Problem(node.place, what, "look at 'each' and 'where'"))
    return about
