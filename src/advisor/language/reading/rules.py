"""Rules as experts write them, with `each` rules made into one rule for each candidate."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from advisor.language.grammar.rules import ADD, ADDING, INFERENCE, ROW, RULE, SHARED, THEN
from advisor.language.grammar.shapes import Fields
from advisor.language.reading.conditions import Reader
from advisor.language.reading.each import read_each
from advisor.language.reading.effects import read_then, too_bold
from advisor.language.reading.examples import read_examples
from advisor.language.reading.lowering import NOTHING
from advisor.language.reading.nodes import Entries, Node, Text
from advisor.language.reading.shapes import members
from advisor.language.reading.terms import Terms
from advisor.language.reading.vocabulary import Vocabulary, cited, read_accepted
from advisor.language.reading.words import EACH, REASON_OF_ROWS, known_word, name, text, too_long
from advisor.model import YES, All, Condition, DecisionTable, Guarantee, Hit, Not, Rule, chained
from advisor.names import nearest
from advisor.problems import BAD_SHAPE, BAD_VALUE, NAME_TAKEN, Cause, Problem

# What may be meant to be filled in.
PLACEHOLDER = re.compile(r"\{\s*(?P<word>\w*)[\w.\s]*\}")
REASON = "the short reason"
ONLY_IT = ("the title", REASON)
FILLS = "write '{it}' for the title of the candidate, or leave the brackets out"
FILLS_EACH = "add 'each: ' with the name of a decision, or leave the brackets out"


@dataclass(frozen=True, slots=True)
class Header:
    """What a rule file says of all its rules: the first part of their ids, and when they were reviewed."""

    stem: str
    reviewed: str


def read_rules(
    node: Node, header: Header, names: Vocabulary, rules: dict[str, Rule], problems: list[Problem]
) -> None:
    """Add the rules of one file; their ids are `file/slug`, or of a list of rules `file/slug/row`."""
    taken = {rule.written_as: rule for rule in rules.values()}
    for key, written, reader, whole in each_made(node, rule_shape, header.stem, names, problems):
        if "first_of" in written:
            table = names.tables.get(f"{header.stem}/{key.text}")
            if table and table.place != key.place:
                problems.append(written_before(key, "list of rules", table.id, table))
            rules |= read_list(key, written, header, reader, whole=whole)
            continue
        rule = read_rule(key, written, header, reader)
        if first := rules.get(rule.id) or taken.get(rule.written_as):
            problems.append(written_before(key, "rule", rule.written_as, first))
        rules[rule.id] = rule


def rule_shape(node: Node) -> Fields:
    """Return what a rule has to have: one that only adds no condition."""
    written = {key.text: value for key, value in node.entries} if isinstance(node, Entries) else {}
    then = written.get("then") or written.get(nearest("then", written) or "")
    effects = [key.text for key, _ in then.entries] if isinstance(then, Entries) else []
    may_add = len(effects) == 1 and (nearest(effects[0], THEN.known) or ADD) == ADD
    return ADDING if may_add else RULE


def each_made(
    node: Node,
    shape: Fields | Callable[[Node], Fields],
    stem: str,
    names: Vocabulary,
    problems: list[Problem],
) -> Iterator[tuple[Text, Mapping[str, Node], Reader, bool]]:
    """Yield the rules or guarantees of a file, once for each candidate, and whether their fields are in order."""
    before, what = len(problems), RULE.what if callable(shape) else shape.what
    for key, written in members(node, f"{what.removeprefix('a ')}s", shape, problems):
        whole = len(problems) == before
        name(key, what, {}, problems)
        read_accepted(written.get("accept"), f"{stem}/{key.text}", names, problems)
        candidates = read_each(written, names, problems, key)
        each = tuple(candidate for candidate in candidates if candidate)
        for candidate in candidates:
            yield (
                key,
                written,
                Reader(names, problems, candidate, each, written.get("where"), key, stem),
                whole,
            )
        before = len(problems)


def written_before(key: Text, what: str, name: str, first: Rule | Guarantee | DecisionTable) -> Problem:
    return Problem(key.place, f"the {what} '{name}' is already written", f"see {first.place}", NAME_TAKEN)


def read_rule(key: Text, written: Mapping[str, Node], header: Header, reader: Reader) -> Rule:
    """Return one rule; what could not be read of it is empty, and in the problems."""
    candidate, problems = reader.candidate, reader.problems
    inference = known_word(written.get("basis"), "basis", (INFERENCE,), problems) == INFERENCE
    problems += too_bold(written["then"]) if inference and "then" in written else ()
    return Rule(
        id=f"{header.stem}/{key.text}" + (f"/{candidate.id}" if candidate else ""),
        title=filled(written.get("title"), "the title", reader),
        because=filled(written.get("because"), "the reason", reader),
        condition=read_condition(written, reader),
        effects=read_then(written["then"], reader) if "then" in written else (),
        source=cited(written.get("source"), reader.names, problems),
        examples=tuple(read_examples(written["examples"], reader)) if "examples" in written else (),
        place=key.place,
        reviewed=header.reviewed,
        each=candidate.id if candidate else "",
        pattern=text(written.get("title"), "the title", problems) if candidate else "",
        reason=read_reason(written.get("reason"), reader),
        reason_pattern=text(written.get("reason"), REASON, problems) if candidate else "",
        factor=known_word(written.get("factor"), "factor", reader.names.factors, problems),
        inference=inference,
    )


def declare_lists(node: Node, stem: str, names: Vocabulary) -> None:
    """Add the lists of rules of a file by their names, so that `otherwise` can name them before they are read."""
    for key, written in node.entries if isinstance(node, Entries) else ():
        if isinstance(written, Entries) and written.get("first_of"):
            declare_list(key, written.get("title"), stem, names)


def declare_list(key: Text, title: Node | None, stem: str, names: Vocabulary) -> DecisionTable:
    """Return a list of rules without its rows; without a title it is called by its name."""
    words = text(title, "the title", []) or key.text.replace("-", " ").capitalize()
    table = f"{stem}/{key.text}"
    return names.tables.setdefault(table, DecisionTable(table, words, Hit.FIRST, (), key.place))


def read_list(
    key: Text, written: Mapping[str, Node], header: Header, terms: Terms, *, whole: bool
) -> dict[str, Rule]:
    """Return the rules of a list of which the first that applies counts."""
    names, problems = terms.names, terms.problems
    text(written.get("title"), "the title", problems)
    table = declare_list(key, written.get("title"), header.stem, names)
    shared = {field: written[field] for field in SHARED if field in written and field != "title"}
    rows: list[Rule] = []
    for row, own in members(written["first_of"], "'first_of'", ROW, problems):
        title = Text(f"{table.title}: {row.text.replace('-', ' ')}", row.place)
        fields = {"title": title, **shared, **own}
        name(row, "a row", {}, problems)
        read_accepted(own.get("accept"), f"{table.id}/{row.text}", names, problems)
        problems += row_problems(row, fields, key) if whole else ()
        reader = Reader(names, problems, key=row, stem=header.stem)
        rule = read_rule(row, fields, header, reader)
        last = "otherwise" in own and "if" not in own
        rows.append(replace(rule, id=f"{table.id}/{row.text}", table=table.id, last=last))
    problems += [*without_rows(key, written["first_of"]), *never_reached(rows)]
    names.tables[table.id] = replace(table, rows=tuple(row.id for row in rows))
    return {rule.id: rule for rule in chained(table, rows)}


def row_problems(row: Text, written: Mapping[str, Node], table: Text) -> Iterator[Problem]:
    """Yield what is wrong in a row of a list: no reason of its own or of the list, or `otherwise` that is not yes."""
    if "because" not in written:
        hint = f"write it here, or once for the whole of '{table.text}'"
        cause = Cause(REASON_OF_ROWS, str(table.place))
        yield Problem(row.place, "this row has no 'because'", hint, BAD_SHAPE, cause)
    last = written.get("otherwise")
    if last and last != Text(YES, last.place):
        yield Problem(last.place, "'otherwise' takes 'yes' in a row", "", BAD_VALUE)


def without_rows(table: Text, node: Node) -> Iterator[Problem]:
    if node == Entries((), node.place):
        yield Problem(node.place, f"the list of rules '{table.text}' has no rows", "write one", BAD_SHAPE)


def never_reached(rows: Iterable[Rule]) -> Iterator[Problem]:
    """Yield the problem of a row that follows one that applies wherever no row before it does."""
    for row, following in pairwise(rows):
        if row.last:
            what = f"no row behind '{row.id.rpartition('/')[2]}' ever applies"
            yield Problem(following.place, what, "let the row with 'otherwise' be the last", BAD_VALUE)


def read_reason(node: Node | None, reader: Reader) -> str:
    """Return the short reason, which must be short for every candidate that the rule is made for."""
    reason = filled(node, REASON, reader)
    titles = [each.title for each in reader.each] or ["{it}"]
    most, pattern = RULE.by_key["reason"].longest, text(node, REASON, [])
    length = max(len(pattern.replace("{it}", title)) for title in titles)
    if node and length > most:
        what = f"{REASON}, with the longest title in it," if length > len(pattern) else REASON
        reader.problems.append(too_long(node, what, length, most))
    return reason


def filled(node: Node | None, what: str, reader: Reader) -> str:
    """Return a sentence with the title of the candidate for `{it}`; some have no other words in brackets."""
    candidate = reader.candidate
    sentence = text(node, what, reader.problems)
    known = "{it}" if candidate else None
    for blank in PLACEHOLDER.finditer(sentence) if node else ():
        means_it = blank["word"].casefold() == "it"
        if node and blank[0] != known and (means_it or what in ONLY_IT):
            strange = f"{what} has a '{blank[0]}' that nothing fills in"
            hint, cause = (FILLS, None) if candidate else (FILLS_EACH, Cause(EACH, str(reader.key.place)))
            reader.problems.append(Problem(node.place, strange, hint, BAD_VALUE, cause))
    return sentence.replace("{it}", candidate.title) if candidate else sentence


def read_condition(written: Mapping[str, Node], reader: Reader) -> Condition:
    """Return `if` and not `unless`."""
    condition = reader.condition(written["if"]) if "if" in written else NOTHING
    if "unless" not in written:
        return condition
    return All((condition, Not(reader.condition(written["unless"]))))
