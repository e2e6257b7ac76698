"""Random bases in the whole language, in YAML and CSV: laid out they say the same, and editors mark nothing that is read."""

import json
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from random import Random
from typing import Any as Anything

import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from jsonschema_rs import Draft202012Validator
from test_schema import CHECKED

from advisor.language.fmt.canonical import canonical
from advisor.language.fmt.tables import spelled_sheet
from advisor.language.schemas.files import schema_of
from advisor.model import All, Any, Condition, Not, RuleBase
from advisor.problems import AdvisorError
from effort import tried
from language_bases import draw_document
from language_texts import texts_of
from number_checks import read
from yaml_as_json import yaml_1_2

WORD = re.compile(r"[\w.+-]+")
STYLES: Mapping[str, Callable[[str], str]] = {
    "a line for each rule": lambda text: text,
    "in brackets": lambda text: json.dumps(words_in(text)),
    "below each other": lambda text: yaml.safe_dump(words_in(text), sort_keys=False, allow_unicode=True),
}


CONSTRUCTS = (
    "first_of:", "otherwise:", "tables:", "file:", "hit: first", "kind: sum", "add:", "kind: all_that_apply", "include:",
    "exclude:", "choose:", "none_of:", "all_of:", "any_of:", "only:", "count:", "where:", "default:",
)  # fmt: skip


def words_in(text: str) -> Anything:
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506  # it makes words of everything


def drawn() -> st.SearchStrategy[tuple[str, dict[str, str]]]:
    """Draw the text of a base, and the CSV files beside it."""
    return st.integers(0, 10**9).map(lambda seed: texts_of(draw_document(Random(seed))))  # noqa: S311


def drawn_anew(examples: int) -> settings:
    """Return the settings of a property of drawn bases: a seed that is smaller draws no smaller base."""
    return settings(tried(examples), phases=(Phase.reuse, Phase.generate))


def laid_out(text: str, files: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    sheets = {name: spelled_sheet(sheet.encode(), name) for name, sheet in files.items()}
    return canonical(text.encode(), "drawn.yaml"), sheets


def meaning(base: RuleBase) -> list[object]:
    """Return all that a base says, whatever the order in which things are joined, and but for where it stands."""
    rules = [
        (rule.id, rule.title, rule.because, unordered(rule.condition), rule.effects, rule.table, rule.last)
        for rule in base.rules.values()
    ]
    tables = [(table.id, table.title, table.hit, table.rows) for table in base.tables.values()]
    findings = [
        (finding.id, finding.kind, finding.values, finding.default) for finding in base.findings.values()
    ]
    defined = {
        each.id: (each.title, each.opposite, unordered(each.definition))
        for each in base.propositions.values()
        if not each.made
    }
    facts = [
        (fact.id, fact.kind, fact.values, fact.measure, unordered(fact.ask_if))
        for fact in base.facts.values()
    ]
    ends = [(each.id, each.kind, each.candidate_ids) for each in base.decisions.values()]
    return [rules, tables, findings, defined, facts, ends]


def unordered(condition: Condition | None) -> object:
    match condition:
        case All(parts) | Any(parts):
            return type(condition), frozenset(map(unordered, parts))
        case Not(part):
            return Not, unordered(part)
        case leaf:
            return leaf


@given(drawn(), st.sampled_from([*STYLES]))
@drawn_anew(20)
def test_a_base_that_is_laid_out_says_the_same_and_stays_so(
    texts: tuple[str, dict[str, str]], style: str
) -> None:
    text, files = texts
    once = laid_out(STYLES[style](text), files)
    assert laid_out(*once) == once
    assert meaning(read(*once)) == meaning(read(text, files))


@given(drawn(), st.sampled_from([*STYLES]))
@drawn_anew(15)
def test_a_base_that_is_laid_out_is_not_marked(texts: tuple[str, dict[str, str]], style: str) -> None:
    text, files = laid_out(STYLES[style](texts[0]), texts[1])
    assert marked(text, read(text, files)) == []


@given(drawn(), st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=4, max_size=4))
@drawn_anew(20)
def test_a_base_with_a_word_for_another_is_not_marked_if_it_reads(
    texts: tuple[str, dict[str, str]], slips: list[tuple[float, float]]
) -> None:
    text, files = texts
    for at, by in slips:
        slipped = with_another_word(text, at, by)
        with suppress(AdvisorError):
            assert marked(slipped, read(slipped, files)) == []


def with_another_word(text: str, at: float, by: float) -> str:
    words = [*WORD.finditer(text)]
    slip, other = (words[min(int(share * len(words)), len(words) - 1)] for share in (at, by))
    return text[: slip.start()] + other[0] + text[slip.end() :]


def marked(text: str, base: RuleBase) -> list[str]:
    """Return what an editor marks in a file of this base."""
    validator = Draft202012Validator(schema_of("rule", base, CHECKED))
    return [*map(str, validator.iter_errors(yaml_1_2(text)))]


@pytest.mark.parametrize("what", CONSTRUCTS)
def test_what_is_drawn_has_it_now_and_then(what: str) -> None:
    assert sum(what in text for text in some_texts()) >= 3


@cache
def some_texts() -> list[str]:
    return [texts_of(draw_document(Random(seed)))[0] for seed in range(40)]  # noqa: S311
