"""Combinations of answers that cannot be, and the examples that give such answers all the same."""

from collections.abc import Iterable, Iterator

from advisor.conditions import broken
from advisor.language.grammar.conditions import OTHERWISE
from advisor.language.grammar.sections import IMPOSSIBLE
from advisor.language.reading.conditions import Reader
from advisor.language.reading.nodes import Entries, Items, Node, Text
from advisor.language.reading.shapes import fields
from advisor.language.reading.vocabulary import Vocabulary
from advisor.language.reading.words import text
from advisor.model import All, Condition, Impossible, RuleBase, finding_of, findings_read
from advisor.problems import BAD_SHAPE, BAD_VALUE, IMPOSSIBLE_EXAMPLE, Cause, Problem


def read_impossible(
    sections: Iterable[Node], names: Vocabulary, problems: list[Problem]
) -> Iterator[Impossible]:
    """Yield the combinations of answers that cannot be; they speak of facts only."""
    for section in sections:
        for node in items_of(section, problems):
            before = len(problems)
            written = fields(node, IMPOSSIBLE, problems)
            because = text(written.get("because"), "the reason", problems)
            condition: Condition = All(())
            if "if" in written:
                condition = Reader(names, problems, key=Text("", node.place)).condition(written["if"])
                problems += beyond_answers(written["if"], names)
            if len(problems) == before:
                yield Impossible(condition, because, node.place)


def items_of(node: Node, problems: list[Problem]) -> tuple[Node, ...]:
    if isinstance(node, Items):
        return node.items
    hint = "start each line with '- '"
    problems.append(Problem(node.place, "'impossible' must be a list", hint, BAD_SHAPE))
    return ()


def beyond_answers(node: Node, names: Vocabulary) -> Iterator[Problem]:
    """Yield the problem of each name in a condition that reads what rules do; only answers may stand there."""
    inner = [value for _, value in node.entries] if isinstance(node, Entries) else []
    for key, _ in node.entries if isinstance(node, Entries) else ():
        guard = names.facts[key.text].ask_if if key.text in names.facts else None
        if key.text == OTHERWISE.key:
            what = "'otherwise' speaks of rules; an impossibility speaks of answers only"
            yield Problem(key.place, what, "name the answers instead", BAD_VALUE)
        elif key.text in names.findings:
            what = f"'{key.text}' is a finding; an impossibility speaks of answers only"
            yield Problem(key.place, what, "name the answers instead", BAD_VALUE)
        elif guard and (read := {finding_of(name) for name in findings_read(guard)} - names.facts.keys()):
            what = f"whether '{key.text}' is asked rests on rules about '{min(read)}'"
            hint = "an impossibility speaks of answers only; leave this one out"
            yield Problem(key.place, what, hint, BAD_VALUE)
    for part in node.items if isinstance(node, Items) else inner:
        yield from beyond_answers(part, names)


def impossible_examples(base: RuleBase) -> Iterator[Problem]:
    """Yield the examples that nobody can answer: they break a declared impossibility."""
    for rule in base.rules.values():
        for example in rule.examples:
            for reason in broken(base, example.profile)[:1]:
                what = f"the answers of this example contradict each other: {reason}"
                cause = Cause("impossibility", reason)
                yield Problem(example.place, what, "", IMPOSSIBLE_EXAMPLE, cause)
