"""Each row of the grammar of rules and tables can be said, means what a naive reading says, and is refused if it is wrong."""

from collections.abc import Iterator, Mapping
from functools import cache
from random import Random

import pytest
import yaml
from jsonschema import Draft202012Validator
from test_schema import CHECKED

from advisor.explain.words import condition_words
from advisor.language.grammar import conditions, rules, sections, tables
from advisor.language.schemas.files import schema_of
from advisor.model import Kind, Rule, RuleBase
from advisor.problems import AdvisorError
from advisor.views.clauses import effect_words
from effort import LONG
from naive_interview import Truth
from naive_questions import Written, question
from number_answers import draw_said
from number_checks import NUMBER_KINDS, Trial, read
from sentences import BASE, CONDITIONS, EFFECTS, RULES, TABLES, Sentence
from yaml_as_json import yaml_1_2

# What is said about a rule or a table, and never changes when it counts.
ABOUT = {"title", "reason", "because", "factor", "basis", "source", "examples", "accept"}
PARTS: Mapping[str, Mapping[str, Sentence]] = {
    "condition": CONDITIONS,
    "effect": EFFECTS,
    "rule": RULES,
    "table": TABLES,
}
SENTENCES = {(part, key): each for part, those in PARTS.items() for key, each in those.items()}
NAMES = {about: f"s{number}" for number, about in enumerate(SENTENCES)}
ABOUTS = [pytest.param(about, id=" ".join(about)) for about in SENTENCES]
IN_SPREADSHEET = (";", "", ",")


def written(part: str, sentence: str) -> str:
    """Return a whole rule or table with a sentence in it."""
    match part:
        case "condition":
            rest = f"if: {{{sentence}}}, then: {{advise: take-a-lamp}}"
        case "effect":
            rest = f"if: {{rain: no, place: village}}, then: {{{sentence}}}"
        case _:
            rest = sentence
    return f"{{title: T, because: B, {rest}}}"


def text_of(sentences: Mapping[tuple[str, str], str]) -> str:
    """Return the base with all of these in it, each in a line of its own."""
    lines = {about: f"  {NAMES[about]}: {written(about[0], each)}" for about, each in sentences.items()}
    of_rules = [line for (part, _), line in lines.items() if part != "table"]
    of_tables = [line for (part, _), line in lines.items() if part == "table"]
    return "\n".join([BASE.rstrip(), *of_rules, *(["tables:", *of_tables] if of_tables else [])])


RIGHT = text_of({about: each.written for about, each in SENTENCES.items()})
WRONG = text_of({about: each.wrong for about, each in SENTENCES.items()})


@cache
def right() -> RuleBase:
    return read(RIGHT)


def test_each_row_of_the_grammar_has_a_sentence() -> None:
    assert {key for key in CONDITIONS if not key.startswith("count ")} == {*condition_rows()}
    assert {key.split()[-1] for key in CONDITIONS if key.startswith("count ")} == {"several"}
    assert {key.split()[0] for key in EFFECTS} == {*rules.THEN.by_key}
    assert {*(key.split()[0] for key in RULES)} - {"include"} == {
        *rules.RULE.by_key,
        *rules.ROW.by_key,
    } - ABOUT
    assert {*TABLES} == {*table_rows()}


def condition_rows() -> Iterator[str]:
    """Yield what may stand in a condition, and under each kind of fact, and of finding."""
    yield from conditions.OPERATORS
    yield from (f"value of {kind.value}" for kind in conditions.KINDS)
    yield from (f"value of a {kind.value}" for kind in sections.CONCLUDED_KINDS)
    for field in (*conditions.BOUNDS, *conditions.SETS):
        if field.takes is not conditions.COUNT:
            yield from (f"{field.key} of {kind.value}" for kind in field.kinds)
            concluded = [kind for kind in sections.CONCLUDED_KINDS if as_asked(kind) in field.kinds]
            yield from (f"{field.key} of a {kind.value}" for kind in concluded)


def as_asked(kind: Kind) -> Kind:
    return Kind.NUMBER if kind is Kind.SUM else kind


def table_rows() -> Iterator[str]:
    """Yield what may stand in a table: how rows count, what heads a column, what a cell says."""
    yield from {*tables.TABLE.by_key} - ABOUT - {"hit", "file", "columns", "rows"}
    yield from (f"hit {policy}" for policy in tables.HITS)
    yield from (f"column {key}" for key in (*tables.OUTPUTS, *tables.LISTS, *tables.ABOUT))
    yield from (f"cell {form.written}" for form in tables.FORMS)


@pytest.mark.parametrize("about", ABOUTS)
def test_a_sentence_is_said(about: tuple[str, str]) -> None:
    assert said(about, right()) == SENTENCES[about].said


def said(about: tuple[str, str], base: RuleBase) -> str:
    """Return what is said of the last rule that is made of a sentence."""
    rule = made_of(about, base)[-1]
    condition = condition_words(base, rule.condition)
    effects = "; ".join(effect_words(base, effect) for effect in rule.effects)
    match about[0]:
        case "condition":
            return f"{condition} / {condition_words(base, rule.condition, holds=False)}"
        case "effect":
            return effects
        case _:
            return (
                f"{rule.title}, {', '.join((rule.because, *rule.source))}: {condition or 'always'}: {effects}"
            )


def made_of(about: tuple[str, str], base: RuleBase) -> list[Rule]:
    return [rule for rule in base.rules.values() if NAMES[about] in rule.id.split("/")]


@cache
def document(*, in_files: bool) -> Written:
    """Return the base as a document; in files its tables are spreadsheets, which name their rows."""
    spelled = yaml.load(RIGHT, yaml.BaseLoader)  # noqa: S506  # it makes words of everything
    tables_in = spelled["tables"].values() if in_files else ()
    for table in tables_in:
        table["file"] = IN_SPREADSHEET
        if "row" not in table["columns"]:
            table["columns"] = ["row", *table["columns"]]
            table["rows"] = [[f"r{number}", *row] for number, row in enumerate(table["rows"], 1)]
    return spelled


@cache
def trial(*, in_files: bool) -> Trial:
    """Return all sentences on what some people say, each of whom leaves other things open."""
    whole, chance = document(in_files=in_files), Random(18)  # noqa: S311  # chance, not secrecy
    facts = {name: question(fact) for name, fact in whole["facts"].items()}
    return Trial(whole, [draw_said(chance, facts) for _ in range(400 if LONG else 60)])


@pytest.mark.parametrize("kind", ["spellings", "judge", "fire", "sweep"])
@pytest.mark.parametrize("in_files", [False, True])
def test_sentences_mean_what_is_read_naively(kind: str, *, in_files: bool) -> None:
    NUMBER_KINDS[kind](trial(in_files=in_files))


@pytest.mark.parametrize("about", ABOUTS)
def test_what_a_sentence_asks_is_so_of_some_answers_and_not_of_others(about: tuple[str, str]) -> None:
    tried = trial(in_files=False)
    truths = {truth for rule in made_of(about, tried.base) for truth in truths_of(rule.id)}
    assert truths >= ({True} if about == ("rule", "if left out") else {True, False})


def truths_of(rule: str) -> Iterator[Truth]:
    for heard in trial(in_files=False).heard:
        yield heard.meant.fires(heard.meant.base.rules[rule])


@pytest.mark.parametrize("about", [about for about in ABOUTS if about.values[0][0] == "table"])
def test_a_row_of_a_spreadsheet_says_what_a_row_in_yaml_says(about: tuple[str, str]) -> None:
    assert said(about, trial(in_files=True).base) == SENTENCES[about].said


def test_sentences_fit_the_schema_and_each_is_marked_if_it_is_wrong() -> None:
    validator = Draft202012Validator(schema_of("rule", right(), CHECKED))
    assert list(validator.iter_errors(yaml_1_2(RIGHT))) == []
    marked = {error.absolute_path[1] for error in validator.iter_errors(yaml_1_2(WRONG))}
    assert marked == {*NAMES.values()}


@pytest.mark.parametrize("about", ABOUTS)
def test_a_sentence_is_refused_if_it_is_wrong(about: tuple[str, str]) -> None:
    text = text_of({about: SENTENCES[about].wrong})
    with pytest.raises(AdvisorError) as refused:
        read(text)
    lines = [text.splitlines()[problem.place.line - 1] for problem in refused.value.problems]
    assert {line.split(":")[0].strip() for line in lines} == {NAMES[about]}
