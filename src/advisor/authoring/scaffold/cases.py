"""Drafts of cases: answers, with what is expected of them left open."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from advisor.authoring.scaffold.blanks import Blank, Tree
from advisor.authoring.scaffold.shelf import Change, Target, new_file
from advisor.authoring.scaffold.words import attributes, node_of, refuse, typed
from advisor.language.reading.answers import Given
from advisor.language.reading.cases import read_expect
from advisor.language.reading.spellings import UNKNOWN_WORD
from advisor.model import RuleBase
from advisor.problems import Problem

ASKED = "?"
TITLE = Blank("who asks, in one line, such as: Bank ledger, Java team, one team")
BECAUSE = Blank("what a fair expert would accept for these answers, and why")


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """What is known of a case that is to be written; what is not expected yet is asked for."""

    given: tuple[Given, ...]
    title: str = ""
    because: str = ""
    expect: Mapping[str, Tree] = field(default_factory=dict)


def case_change(base: RuleBase, draft: CaseDraft, target: Target) -> Change:
    """Return the change that makes the file of a case."""
    expect = {name: draft.expect.get(name, ASKED) for name in base.decisions}
    tree = case_tree(dict(answers(base, draft.given)), expect, draft.title or TITLE, draft.because or BECAUSE)
    return new_file(target, tree)


def case_tree(
    answers: Mapping[str, Tree], expect: Mapping[str, Tree], title: Tree, because: Tree
) -> Mapping[str, Tree]:
    """Return a case as it stands in a file."""
    return {"title": title, "answers": answers, "expect": expect, "because": because}


def answers(base: RuleBase, given: Iterable[Given]) -> Iterable[tuple[str, Tree]]:
    """Yield the answers as they stand in a file, "don't know" among them."""
    for one in given:
        yield one.fact, UNKNOWN_WORD if one.answer is None else base.facts[one.fact].in_order(one.answer)


def expectations(base: RuleBase, words: Sequence[str]) -> Mapping[str, Tree]:
    """Return how decisions must end by words such as `framework=django`. Raises AdvisorError."""
    tree = attributes(words)
    problems: list[Problem] = []
    if tree:
        read_expect(node_of(tree, typed(" ".join(words))), base, problems)
    refuse(problems)
    return tree
