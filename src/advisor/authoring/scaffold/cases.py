"""Drafts of cases: answers, with what is expected of them left open."""

from collections.abc import Iterable, Mapping, Sequence

from advisor.authoring.scaffold.blanks import Known, Tree, drafted
from advisor.authoring.scaffold.shelf import Change, Target, new_file
from advisor.authoring.scaffold.words import attributes, node_of, refuse, typed
from advisor.language.grammar.cases import CASE
from advisor.language.reading.answers import Given
from advisor.language.reading.cases import read_expect
from advisor.language.reading.decisions import as_not_covered
from advisor.language.reading.written import as_written
from advisor.model import RuleBase
from advisor.problems import Problem

ASKED = "?"


def case_change(
    base: RuleBase, given: Iterable[Given], expect: Known, known: Known, target: Target
) -> Change:
    """Return the change that makes the file of a case; what is not expected yet is asked for."""
    answers = as_written(base.facts, {reply.fact: reply.statement for reply in given})
    asked = {decision: expect.get(decision, ASKED) for decision in base.written_decisions}
    return new_file(target, {**drafted(CASE, known), "answers": answers, "expect": asked})


def expectations(base: RuleBase, words: Sequence[str]) -> Mapping[str, Tree]:
    """Return how decisions must end by words such as `framework=django`. Raises AdvisorError."""
    tree = attributes(words)
    problems: list[Problem] = []
    if tree:
        read_expect(node_of(tree, typed(" ".join(words))), base, problems)
    refuse(as_not_covered(problem, base.not_covered) for problem in problems)
    return tree
