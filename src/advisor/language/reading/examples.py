"""The examples of a rule: answers on which it must fire, or must not."""

from collections.abc import Iterator

from advisor.language.grammar.rules import EXAMPLES
from advisor.language.reading.answering import read_written
from advisor.language.reading.answers import profile_of, read_given
from advisor.language.reading.conditions import Reader
from advisor.language.reading.each import SOMEBODY, passed_over
from advisor.language.reading.nodes import Entries, Items, Node, Text
from advisor.language.reading.shapes import fields
from advisor.language.reading.words import no_such, without_each, words
from advisor.model import Example
from advisor.names import nearest
from advisor.problems import BAD_SHAPE, BAD_VALUE, Problem


def read_examples(node: Node, reader: Reader) -> Iterator[Example]:
    """Yield the examples of a rule; those of an `each` rule go to the candidate that `it` names."""
    written = fields(node, EXAMPLES, reader.problems)
    for field in EXAMPLES.by_key:
        match written.get(field):
            case None:
                continue
            case Items(items, _):
                for item in items:
                    yield from read_example(item, reader, fires=field == "fires")
            case other:
                what = f"'{field}' must be a list of examples"
                reader.problems.append(Problem(other.place, what, "such as [{fact: value}]", BAD_SHAPE))


def read_example(node: Node, reader: Reader, *, fires: bool) -> Iterator[Example]:
    """Yield the example, unless it is about another candidate than this rule's."""
    about: tuple[str, ...] = ()
    if isinstance(node, Entries):
        key = key_of_it(node, reader)
        about = read_about(node, key, reader, fires=fires)
        node = Entries(tuple(entry for entry in node.entries if entry[0] is not key), node.place)
    names = reader.names
    given = read_given(node, names.facts, reader.problems, names.findings, read_written)
    if not reader.candidate or not about or reader.candidate.id in about:
        yield Example(profile_of(given), fires, node.place)


def key_of_it(node: Entries, reader: Reader) -> Text | None:
    """Return the word that says which candidate an example is about, also if it is misspelt; None if there is none."""
    keys = [key for key, _ in node.entries]
    strange = [key for key in keys if reader.candidate and key.text not in reader.names.readable]
    slips = [key for key in strange if nearest(key.text, ("it",))]
    return next((key for key in keys if key.text == "it"), slips[0] if slips else None)


def read_about(node: Entries, key: Text | None, reader: Reader, *, fires: bool) -> tuple[str, ...]:
    """Return the candidates that an example of an `each` rule is about; none may fire if it names none."""
    problems = reader.problems
    if not reader.candidate:
        problems += [without_each(key, "it", reader.key)] if key else []
        return ()
    if key is None and fires:
        what = "an example that fires must say for which candidate"
        hint = f"add 'it: {reader.each[0].id or 'CANDIDATE'}', say"
        problems.append(Problem(node.place, what, hint, BAD_SHAPE))
    elif key and key.text != "it":
        problems.append(no_such("fact", key, (*reader.names.facts, "it"), problems))
    about = words(node.get(key.text) if key else None, "the candidate", problems)
    for word in about:
        problems += unfit_candidates(word, reader, fires=fires)
    return tuple(word.text for word in about)


def unfit_candidates(word: Text, reader: Reader, *, fires: bool) -> Iterator[Problem]:
    """Yield the problem of an unknown candidate, or of one that no rule is made for though it must fire."""
    names, chosen = reader.names, [candidate.id for candidate in reader.each]
    if word.text not in names.candidates:
        yield no_such("candidate", word, names.candidates, reader.problems)
    elif fires and word.text not in (*chosen, *names.partial) and SOMEBODY not in reader.each:
        what = f"no rule is made for '{word.text}', so none can fire"
        plain = Problem(word.place, what, "look at 'each' and 'where'", BAD_VALUE)
        yield passed_over(word.text, reader.where, names) or plain
