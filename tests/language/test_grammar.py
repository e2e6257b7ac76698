"""The table of the language: what it lists is read, laid out and offered to editors, and nothing else is."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from test_schema import CHECKED, errors, kind_of

from advisor.authoring.scaffold.blanks import Tree, text_of
from advisor.authoring.scaffold.starter import starter
from advisor.language.fmt.forms import is_open, under
from advisor.language.fmt.meaning import said
from advisor.language.grammar import answers, cases, conditions, rules, sections
from advisor.language.grammar.shapes import Field, Fields, Listed, Named, Shape, Takes
from advisor.language.reading import awards as award_reading
from advisor.language.reading import bounds as number_reading
from advisor.language.reading import cases as case_reading
from advisor.language.reading import comparisons as comparing
from advisor.language.reading import conditions as condition_reading
from advisor.language.reading import statements as statement_reading
from advisor.language.reading.base import read_documents
from advisor.language.reading.cases import read_cases
from advisor.language.reading.documents import Collected, Document
from advisor.language.reading.nodes import compose
from advisor.language.schemas.files import schema_of
from advisor.model import Kind, RuleBase
from advisor.problems import AdvisorError
from reference import PAGE, page
from yaml_as_json import yaml_1_2

GUIDE = (PAGE.parents[1] / "rules" / "README.md").read_text(encoding="utf-8")

# Under no key it is right.
NONSENSE = (("x",),)
ADVICE = "advice:\n  take-a-lamp: {text: It gets dark early.}\n"
FACTORS = "factors:\n  time: {title: Time on the way, says: How soon one is there.}\n"
WAYS = "row,distance,favour walk\nr1,near,strong\n"
MORE = """facts:
  minutes: {topic: way, kind: number, unit: minutes, min: 0, max: 120, ask: How long may it take?, why: Walking takes long.}
findings:
  burden: {kind: scale, title: Burden, default: light, values: {light: Light, heavy: Heavy}}
  effort: {kind: sum, title: Effort}
decisions:
  stop: {title: On the way, candidates: {bakery: {title: The bakery}, none-at-all: {title: No stop}}}
  luggage: {title: To take along, kind: all_that_apply, candidates: {coat: {title: A coat}, umbrella: {title: An umbrella}}}
rules:
  burdens: {title: T, because: B, if: {carrying: child}, then: {add: {effort: 50}, conclude: {burden: heavy}}}
"""
RULE = {"title": "T", "because": "B", "if": {"rain": "no"}, "then": {"rule_out": "bus"}}


def bounds(kind: Kind, *, beside: tuple[Kind, ...] = ()) -> Fields:
    """Return the bounds that facts of a kind have, and those of other kinds have not."""
    fields = [bound for bound in conditions.BOUNDS if kind in bound.kinds]
    return Fields("bounds", tuple(bound for bound in fields if not {*bound.kinds} & {*beside}), open=False)


BOUND, OF_NUMBER = bounds(Kind.SCALE), bounds(Kind.NUMBER, beside=(Kind.SCALE,))
OF_SETS = Fields("a set", conditions.SETS, open=False)
CONDITION = Fields(
    "a condition",
    (
        Field("distance", BOUND, "", example="near"),
        Field("minutes", OF_NUMBER, "", example="20"),
        Field("carrying", OF_SETS, "", example="papers"),
        Field("effort", OF_NUMBER, "", example="20"),
        *conditions.OPERATORS.values(),
    ),
    open=False,
)


def partial_answer(kind: Kind, *keys: str) -> Fields:
    """Return these fields of a partial answer to a fact of this kind."""
    fields = tuple(answers.ANSWER.by_key[key] for key in keys)
    assert all(not field.kinds or kind in field.kinds for field in fields)
    return Fields("a partial answer", fields, open=False, some=True)


ANSWERS = Fields(
    "answers",
    (
        Field("distance", partial_answer(Kind.SCALE, "one_of", "at_least", "at_most", "not"), ""),
        Field("carrying", partial_answer(Kind.SEVERAL, "has"), ""),
        Field("minutes", answers.NUMBER_ANSWER, ""),
    ),
)


@dataclass(frozen=True)
class Step:
    """A field in its entry, with the steps that lead to the entry."""

    above: tuple["Step", ...]
    entry: Fields
    field: Field

    def __str__(self) -> str:
        return "/".join(step.field.key for step in (*self.above, self))


def steps(entry: Fields, above: tuple[Step, ...] = ()) -> Iterator[Step]:
    """Yield every field of the language that may stand in an entry or deeper."""
    for field in entry.fields:
        step = Step(above, entry, field)
        yield step
        inner = inside(field.takes) if entry is not CONDITION or isinstance(field.takes, Fields) else None
        if inner:
            yield from steps(inner, (*above, step))


def inside(shape: Shape) -> Fields | None:
    if shape is Takes.CONDITION:
        return CONDITION
    if shape is Takes.ANSWERS:
        return ANSWERS
    inner = shape.each if isinstance(shape, Named | Listed) else shape
    return inner if isinstance(inner, Fields) else None


def is_possible(step: Step) -> bool:
    """Return whether what a field goes with may stand above it: rows of a list have no `each`."""
    return step.field.needs != "each" or all(above.entry is not rules.ROW for above in step.above)


STEPS = [*filter(is_possible, steps(sections.FILE)), *steps(cases.CASE)]


def example(field: Field) -> Tree:
    """Return what the example of a field says, or what those of its fields do."""
    if field.example:
        return parsed(f"x: {field.example}")["x"]
    inner = inside(field.takes)
    assert inner, field.key
    return wrapped(field.takes, whole(inner, set()))


def parsed(text: str) -> Any:
    return said(compose(text.encode(), "", []))


def wrapped(shape: Shape, tree: Tree) -> Tree:
    """Return an entry as it stands under its key: under a name, in a list, or as it is."""
    match shape:
        case Named(like=like):
            return {like: tree}
        case Listed():
            return (tree,)
        case _:
            return tree


def whole(entry: Fields, keys: set[str]) -> Mapping[str, Tree]:
    """Return an entry with what it needs and with these fields, last things first."""
    keys = {*keys, *(entry.by_key[key].needs for key in keys if key in entry.by_key)}
    if entry.claims and keys.isdisjoint(entry.claims):
        keys.add(entry.claims[0])
    if not keys.intersection(entry.by_key) and entry.some:
        keys.add(entry.known[0])
    replaced = {other for key in keys if key in entry.by_key for other in entry.by_key[key].replaces}
    needed = {*entry.required} - replaced
    usual = Kind.SCALE if entry is sections.FINDING and "kind" in keys else None
    usual = Kind.CHOICE if "kind" in entry.required else usual
    kind = next((kind for key in keys if key in entry.by_key for kind in entry.by_key[key].kinds), usual)
    fields = [
        field
        for field in entry.fields
        if field.key in {*keys, *needed} or (field.required and kind in field.kinds)
    ]
    tree = {field.key: example(field) for field in reversed(fields)}
    return {**tree, "kind": kind.value} if kind and "kind" in entry.by_key else tree


def tree_with(step: Step, tree: Tree) -> Mapping[str, Tree]:
    """Return what a file says in which this stands under a field, with all that it needs."""
    needed = {each.field.needs for each in (*step.above, step)}
    inner = tree
    for each in (step, *reversed(step.above)):
        around = whole(each.entry, {each.field.key, *needed.intersection(each.entry.by_key)})
        inner = {**around, each.field.key: inner if each is step else wrapped(each.field.takes, inner)}
    assert isinstance(inner, Mapping)
    return {"rules": {"r": RULE}, **inner} if "answers" not in inner else inner


def documents() -> dict[str, str]:
    """Return the base that examples speak of; its title and sources are left to them."""
    made = starter("Going to work", "here", "2026-01-31")
    texts = {path: text for path, text in made.items() if path.startswith(("facts/", "rules/"))}
    whole_text = {
        path: text.replace("    source: [everyday experience]\n", "") for path, text in texts.items()
    }
    topics = whole_text["facts/knowledge.yaml"].replace("knowledge:\n  title: Going to work\n", "")
    return {
        **whole_text,
        "facts/knowledge.yaml": topics,
        "facts/advice.yaml": ADVICE,
        "facts/factors.yaml": FACTORS,
        "rules/ways.csv": WAYS,
        "rules/more.yaml": MORE,
    }


@cache
def base() -> RuleBase:
    return read({"rules/r.yaml": "rules: {}\n"})


def read(texts: Mapping[str, str]) -> RuleBase:
    """Return the base with these files. Raises AdvisorError."""
    found = {**documents(), **texts}
    return read_documents(
        Collected(tuple(Document(path, path, one.encode()) for path, one in found.items())), "", ""
    )


def read_with(tree: Mapping[str, Tree], text: str) -> RuleBase:
    """Return the base with one knowledge file more, or that a case is about. Raises AdvisorError."""
    if "answers" not in tree:
        return read({"rules/f.yaml": text})
    read_cases([Document("cases/c.yaml", "cases/c.yaml", text.encode())], base())
    return base()


@cache
def laid_out(step: Step) -> str:
    """Return a file with the example of a field, as `fmt` writes it: it takes long, and several tests look at it."""
    return text_of(tree_with(step, example(step.field)))


@pytest.mark.parametrize("step", STEPS, ids=str)
def test_each_example_reads_is_canonical_and_fits_the_schema(step: Step) -> None:
    text = laid_out(step)
    known = read_with(tree_with(step, example(step.field)), text)
    if step.field.example and not is_open(under(step.entry, step.field.key)):
        assert f"{step.field.key}: {step.field.example}" in text
    kind = kind_of(yaml_1_2(text))
    assert errors(Draft202012Validator(schema_of(kind, known, CHECKED)), yaml_1_2(text)) == []


@pytest.mark.parametrize("step", STEPS, ids=str)
def test_the_fields_around_each_are_laid_out_in_the_order_of_the_table(step: Step) -> None:
    found = parsed(laid_out(step))
    for above in step.above:
        found = found[above.field.key]
        found = found[0] if isinstance(found, tuple) else found
        found = next(iter(found.values())) if isinstance(above.field.takes, Named) else found
    listed = [field.key for field in step.entry.fields if field.key in found]
    assert step.field.key in listed
    assert step.entry is CONDITION or [key for key in found if key in listed] == listed


@pytest.mark.parametrize("step", STEPS, ids=str)
def test_each_field_is_read(step: Step) -> None:
    tree = tree_with(step, NONSENSE)
    with pytest.raises(AdvisorError):
        read_with(tree, json.dumps(tree))


@pytest.mark.parametrize("step", [step for step in STEPS if inside(step.field.takes)], ids=str)
def test_a_key_that_is_not_listed_is_refused(step: Step) -> None:
    inner = inside(step.field.takes)
    assert inner
    more = wrapped(step.field.takes, {**whole(inner, set()), "zzz": "x"})
    tree = tree_with(step, more)
    with pytest.raises(AdvisorError):
        read_with(tree, json.dumps(tree))


def test_what_the_reader_tells_apart_is_what_the_table_lists() -> None:
    assert [*condition_reading.GROUPS, "not", "otherwise"] == list(conditions.OPERATORS)
    of_scales = [bound.key for bound in conditions.BOUNDS if Kind.SCALE in bound.kinds]
    assert list(comparing.BOUNDS) == of_scales
    assert list(comparing.SET_OPERATORS) == [operator.key for operator in conditions.SETS]
    assert list(number_reading.BOUNDED) == [bound.key for bound in conditions.BOUNDS]
    assert [bound.key for bound in answers.NUMBER_BOUNDS] == list(number_reading.BOUNDED)
    assert set(award_reading.SIGNS) <= set(rules.THEN.by_key)
    assert list(case_reading.ENDINGS) == list(cases.ENDINGS)
    assert set(statement_reading.NEEDS) == {field.key for field in answers.ANSWER.fields if field.kinds}


def test_the_reference_for_authors_is_made_from_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python tests/support/reference.py"


@pytest.mark.parametrize(
    ("heading", "keys"),
    [
        ("There are eight kinds", [kind.value for kind in conditions.KINDS]),
        ("**Effects**", list(rules.THEN.by_key)),
        ("**Guarantees**", list(rules.GUARANTEE.claims)),
    ],
)
def test_the_guide_explains_what_the_table_lists(heading: str, keys: list[str]) -> None:
    rows = GUIDE.partition(heading)[2].partition("\n\n")[2].partition("\n\n")[0].splitlines()[2:]
    explained = {key for row in rows for key in re.findall(r"(?:^\| |, )`(\w+)", row.split(" | ")[0])}
    assert explained == set(keys)


def test_the_guide_names_every_operator_and_section() -> None:
    named = [*conditions.OPERATORS, *(bound.key for bound in conditions.BOUNDS), *sections.FILE.by_key]
    assert [key for key in named if f"`{key}" not in GUIDE and f"{{{key}:" not in GUIDE] == []
