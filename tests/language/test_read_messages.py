"""Every message of reading is tried with its exact words: none can be written without a test that shows it."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import test_answers
import test_cases
import test_read_facts_problems
import test_read_files
import test_read_guarantee_problems
import test_read_number_problems
import test_read_problems
import yaml

from advisor.language.reading import nodes
from advisor.language.reading.unreadable import UnreadableError
from advisor.problems import BAD_YAML
from checkout import ROOT
from single_mistakes import SINGLE_MISTAKES

SOURCES = [
    *sorted((ROOT / "src" / "advisor" / "language" / "reading").rglob("*.py")),
    ROOT / "src" / "advisor" / "problems.py",
]

# Where words for people stand: what is called, and at which position it takes what is wrong, and what to do.
CALLS = {
    "Problem": (1, 2),
    "UnreadableError": (1, 2),
    "missing": (0,),
    "stop": (2, 3),
    "nothing_under": (1,),
}
KEYWORDS = ("what", "hint")
CHECKED = {"Problem": 3, "UnreadableError": 3}

# Functions that return such words.
RETURNING = ("did_you_mean", "spelling", "letters_hint", "more_places", "cut")

ANYTHING = "\0"


@dataclass(frozen=True)
class Words:
    """Words for people as they stand in a file, with what is filled in left open."""

    place: str
    text: str

    @property
    def pattern(self) -> str:
        """What a whole part of a message must look like."""
        return "(.|\n)*".join(map(re.escape, self.text.split(ANYTHING)))

    def is_shown_by(self, messages: Iterable[str]) -> bool:
        # Few messages have all parts in them, and looking for parts is quick: the longest part first.
        parts = sorted(self.text.split(ANYTHING), key=len, reverse=True)
        return any(
            re.search(rf"(^|: |; ){self.pattern}($|; )", message)
            for message in messages
            if parts[0] in message and all(part in message for part in parts)
        )


def texts(node: ast.expr, scope: ast.AST, module: ast.Module) -> Iterator[str]:
    """Yield the texts that an expression may be, with ANYTHING for what is not known here."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=values):
            yield "".join(next(texts(value, scope, module)) for value in values)
        case ast.BinOp(left=left, right=right):
            for one in texts(left, scope, module):
                yield from (one + two for two in texts(right, scope, module))
        case ast.IfExp() | ast.BoolOp() | ast.Name():
            for one in choices(node, scope, module):
                yield from texts(one, scope, module)
        case _:
            yield ANYTHING


def choices(node: ast.IfExp | ast.BoolOp | ast.Name, scope: ast.AST, module: ast.Module) -> list[ast.expr]:
    """Return the expressions of which one is meant."""
    match node:
        case ast.IfExp(body=body, orelse=other):
            return [body, other]
        case ast.BoolOp(values=values):
            return values
        case ast.Name(id=name):
            top = ast.Module([one for one in module.body if isinstance(one, ast.Assign)], [])
            return list(assigned(name, scope)) or list(assigned(name, top)) or [ast.Constant(None)]


def assigned(name: str, scope: ast.AST) -> Iterator[ast.expr]:
    """Yield what is assigned to a name, alone or together with others."""
    for node in ast.walk(scope):
        targets = node.targets if isinstance(node, ast.Assign) else []
        for target in targets:
            if isinstance(target, ast.Name) and target.id == name:
                yield node.value
            elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                for one, value in zip(target.elts, node.value.elts, strict=True):
                    if isinstance(one, ast.Name) and one.id == name:
                        yield value


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def functions(module: ast.Module) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(module) if isinstance(node, ast.FunctionDef))


def spoken(function: ast.FunctionDef) -> Iterator[ast.expr]:
    """Yield the expressions in a function that are words for people."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and called(node) in CALLS:
            yield from (node.args[at] for at in CALLS[called(node)] if at < len(node.args))
            yield from (one.value for one in node.keywords if one.arg in KEYWORDS)
        elif isinstance(node, ast.Call) and called(node) == "replace":
            yield from (one.value for one in node.keywords if one.arg in KEYWORDS)
        elif isinstance(node, ast.Return) and function.name in RETURNING and node.value:
            yield from node.value.elts if isinstance(node.value, ast.Tuple) else (node.value,)


def words_of(path: Path) -> Iterator[Words]:
    """Yield all words for people in a file."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    for function in functions(module):
        for node in spoken(function):
            for text in texts(node, function, module):
                if len(re.findall("[a-z]", text)) > 1:
                    yield Words(f"{path.name}:{node.lineno}", text)


def strings(found: object) -> Iterator[str]:
    """Yield all texts in nested tuples, lists and mappings."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        yield from strings(list(found.values()))
    elif isinstance(found, Iterable) and not isinstance(found, bytes):
        for one in found:
            yield from strings(one)


@cache
def shown() -> set[str]:
    """Return all texts that tests compare with: those of tables, and those that stand in the files of tests."""
    tables = (
        test_answers,
        test_cases,
        test_read_facts_problems,
        test_read_files,
        test_read_guarantee_problems,
        test_read_number_problems,
        test_read_problems,
    )
    marks = [
        mark.args[1]
        for module in tables
        for test in vars(module).values()
        for mark in getattr(test, "pytestmark", [])
        if mark.name == "parametrize"
    ]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(ROOT.glob("tests/**/test_*.py"))]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    written = [
        text.replace(ANYTHING, "...")
        for node in nodes
        if isinstance(node, ast.Constant | ast.JoinedStr)
        for text in texts(node, node, ast.Module([], []))
    ]
    return {
        *strings(marks),
        *strings(test_read_files.CONTENTS),
        *strings([mistake.said for mistake in SINGLE_MISTAKES]),
        *written,
    }


ALL = sorted({(one.place, one.text): one for path in SOURCES for one in words_of(path)}.values(), key=str)


def test_there_are_words_to_look_at() -> None:
    assert len({one.text for one in ALL}) > 150


@pytest.mark.parametrize("words", ALL, ids=lambda one: f"{one.place} {one.text.replace(ANYTHING, '_')}")
def test_every_message_and_every_hint_is_shown_by_a_test(words: Words) -> None:
    assert words.is_shown_by(shown())


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_every_problem_of_reading_says_what_class_it_belongs_to(path: Path) -> None:
    calls = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and called(node) == "Problem"
    ]
    without = [
        node.lineno for node in calls if len(node.args) < 4 and "check" not in [k.arg for k in node.keywords]
    ]
    assert without == []


class Unwilling(yaml.Loader):
    """A reader of YAML that takes nothing."""

    def check_event(self, *_: object) -> bool:
        raise yaml.MarkedYAMLError(problem="not today", problem_mark=self.get_mark())


def test_what_only_the_library_refuses_is_told_in_a_sentence_of_ours_with_its_words_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(nodes, "Loader", Unwilling)
    with pytest.raises(UnreadableError) as refused:
        nodes.compose(b"a: b", "r.yaml", [])
    assert str(refused.value) == "r.yaml:1:1: this is not valid YAML; PyYAML says: not today"
    assert refused.value.problem.check == BAD_YAML
