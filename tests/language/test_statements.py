"""Partial answers are read as they are meant, in signs and in fields, and what is written is read back."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from advisor.explain.words import answer_words
from advisor.formats.recommendation import answer_value
from advisor.language.reading.answers import answer_from_words, answers_from_bytes
from advisor.language.reading.cells import read_cell
from advisor.language.reading.replies import read_reply
from advisor.language.reading.written import as_written, in_word
from advisor.model import (
    Answer,
    Fact,
    Has,
    Kind,
    NotAnyOf,
    Numbers,
    OneOf,
    Range,
    Statement,
    Value,
    WholeAnswer,
    is_whole,
    lower,
    statement_of,
)
from advisor.problems import AdvisorError, Problem
from builders import base, fact
from effort import tried
from strategies import FACTS, partial_answers, sayable, spelt, statements_about


def titled(one: Fact) -> Fact:
    return replace(one, values=tuple(replace(value, title=value.id.title()) for value in one.values))


DOMAIN = titled(fact("domain", Kind.CHOICE, ("banking", "insurance", "retail", "health")))
TEAM = titled(fact("team", Kind.SCALE, ("small", "medium", "large")))
DELIVERY = titled(fact("delivery", Kind.SEVERAL, ("containers", "pipelines", "platform")))
FLAG = fact("flag", Kind.YES_NO)
ASKED = {one.id: one for one in (DOMAIN, TEAM, DELIVERY, FLAG)}


def wholes(one: Fact) -> Iterator[WholeAnswer]:
    """Yield every whole answer to a fact."""
    if one.kind is not Kind.SEVERAL:
        yield from one.value_ids
        return
    for size in range(len(one.values) + 1):
        yield from map(frozenset, combinations(one.value_ids, size))


def is_meant(one: Fact, statement: Statement, whole: WholeAnswer) -> bool:
    """Return whether words can be true of a whole answer, by what they mean."""
    chosen = {whole} if isinstance(whole, str) else set(whole)
    match statement:
        case OneOf(values):
            return whole in values
        case NotAnyOf(values):
            return not chosen.intersection(values)
        case Range(least, most):
            places = [one.value_ids.index(value) for value in (least or one.value_ids[0], *chosen)]
            return places[0] <= places[1] <= one.value_ids.index(most or one.value_ids[-1])
        case Numbers(spans) if one.measure:
            region = one.measure.regions[one.value_ids.index(str(whole))]
            return any(map(region.meets, spans))
        case Has(has, lacks):
            return chosen.issuperset(has) and not chosen.intersection(lacks)
        case _:
            return whole == statement


def is_left(one: Fact, known: Answer | None, whole: WholeAnswer) -> bool:
    """Return whether a whole answer is within what is known."""
    limits = one.limits(known)
    chosen = {whole} if isinstance(whole, str) else whole
    return limits.must <= chosen <= limits.may


@st.composite
def spelt_statements(draw: st.DrawFn) -> tuple[Fact, Statement, str]:
    one = draw(st.sampled_from(FACTS))
    statement = draw(statements_about(one).filter(sayable))
    return one, statement, draw(spelt(one, statement))


@given(spelt_statements())
@tried(300)
def test_words_leave_the_answers_of_which_they_can_be_true(drawn: tuple[Fact, Statement, str]) -> None:
    one, statement, text = drawn
    known = read_cell(one, text)
    assert not isinstance(known, Problem)
    for whole in wholes(one):
        assert is_left(one, known, whole) is is_meant(one, statement, whole), whole


@given(st.sampled_from(FACTS).flatmap(lambda one: st.tuples(st.just(one), statements_about(one))))
@tried(300)
def test_what_is_written_is_read_as_the_statement_that_it_was(drawn: tuple[Fact, Statement]) -> None:
    one, statement = drawn
    if not sayable(statement):
        return
    facts = {one.id: one}
    (read,) = answers_from_bytes(
        yaml.safe_dump(dict(as_written(facts, {one.id: statement}))).encode(), "", facts
    )
    again = read.statement
    assert again is not None
    assert lower(one, again) == lower(one, statement) == read.answer
    in_json = json.dumps({one.id: answer_value(base([one], []), one.id, again)})
    assert answers_from_bytes(in_json.encode(), "", facts) == (read,)
    assert answer_from_words(f"{one.id}={in_word(one, again)}", facts) == read


@pytest.mark.parametrize("one", FACTS, ids=lambda one: one.id)
def test_what_is_known_is_stated_so_that_it_says_just_that(one: Fact) -> None:
    for known in partial_answers(one):
        assert lower(one, statement_of(one, known)) == known


@pytest.mark.parametrize(
    ("word", "statement"),
    [
        ("team=medium..", Range("medium")),
        ("team=..Medium", Range(None, "medium")),
        ("team=small .. medium", Range("small", "medium")),
        ("domain=insurance/banking", OneOf(("banking", "insurance"))),
        ("domain=Banking/banking", "banking"),
        ("domain=-banking", NotAnyOf(("banking",))),
        ("domain=-banking,-Insurance", NotAnyOf(("banking", "insurance"))),
        ("flag=-y", NotAnyOf(("yes",))),
        ("delivery=containers,...", Has(("containers",))),
        ("delivery=containers,-platform,...", Has(("containers",), ("platform",))),
        ("delivery=-platform", NotAnyOf(("platform",))),
        ("delivery=-platform,...", NotAnyOf(("platform",))),
        ("delivery=...", Has(())),
        ("delivery=containers,\u2026", Has(("containers",))),
        ("delivery=containers", frozenset({"containers"})),
        ("delivery=none", frozenset()),
    ],
)
def test_signs_in_one_word_narrow_an_answer(word: str, statement: Statement) -> None:
    given_now = answer_from_words(word, ASKED)
    assert given_now.statement == statement
    assert given_now.answer == lower(ASKED[given_now.fact], statement)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("team: {at_least: medium}", Range("medium")),
        ("team: {at_most: medium, at_least: small}", Range("small", "medium")),
        ("team: medium..", Range("medium")),
        ("domain: {one_of: [insurance, banking]}", OneOf(("banking", "insurance"))),
        ("domain: {one_of: Banking}", "banking"),
        ("domain: {not: banking}", NotAnyOf(("banking",))),
        ("domain: [-banking, -insurance]", NotAnyOf(("banking", "insurance"))),
        ("delivery: {has: containers, not: [platform]}", Has(("containers",), ("platform",))),
        ("delivery: {not: platform}", NotAnyOf(("platform",))),
        ("delivery: [containers, ...]", Has(("containers",))),
        ("delivery:\n  - containers\n  - -platform\n  - ...\n", Has(("containers",), ("platform",))),
        ("delivery: [containers]", frozenset({"containers"})),
        ('{"delivery": ["containers", "..."]}', Has(("containers",))),
    ],
)
def test_fields_and_lists_in_files_narrow_an_answer(text: str, statement: Statement) -> None:
    (answered,) = answers_from_bytes(text.encode(), "a.yaml", ASKED)
    assert answered.statement == statement


@pytest.mark.parametrize("word", ["team=medium..", "team=small..large", "domain=-banking", "delivery=..."])
def test_what_is_said_in_part_beforehand_may_be_asked_again(word: str) -> None:
    assert not answer_from_words(word, ASKED).asked


@pytest.mark.parametrize(
    "word", ["team=..small", "domain=banking", "flag=-yes", "delivery=none", "team=unknown"]
)
def test_what_leaves_one_answer_or_is_not_known_is_not_asked_again(word: str) -> None:
    answered = answer_from_words(word, ASKED)
    assert answered.asked
    assert answered.answer is None or is_whole(answered.answer)


SIGNED = replace(
    fact("odd", Kind.SCALE),
    values=(
        Value("windows", "Windows"),
        Value("mac", "Mac"),
        Value("both", "Windows/Mac"),
        Value("few", "1..3"),
        Value("none-yet", "-none"),
        Value("open", "..."),
    ),
)


@pytest.mark.parametrize("kind", [Kind.CHOICE, Kind.SCALE, Kind.SEVERAL])
@pytest.mark.parametrize("value", SIGNED.values, ids=lambda value: value.id)
def test_a_title_with_signs_in_it_is_that_value_and_no_partial_answer(kind: Kind, value: Value) -> None:
    one = replace(SIGNED, kind=kind)
    meant = frozenset({value.id}) if kind is Kind.SEVERAL else value.id
    assert read_cell(one, value.title) == read_cell(one, value.id) == read_reply(one, value.title) == meant


@given(statements_about(SIGNED).filter(sayable))
@tried(100)
def test_one_word_for_a_statement_is_never_the_title_of_a_value(statement: Statement) -> None:
    read = answer_from_words(f"odd={in_word(SIGNED, statement)}", {"odd": SIGNED})
    assert read.answer == lower(SIGNED, statement)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("domain: {one_of: []}", "1:9: no answer to 'domain' is left; name the values that it can be"),
        ("domain: {not: [banking, insurance, retail, health]}", "1:9: no answer to 'domain' is left; name the values that it can be"),
        ("domain: {not: []}", "1:9: this answer says nothing; name what it can be: one/another, or write unknown"),
        ("domain: {}", "1:9: this answer is empty; write a value, or one of: one_of, at_least, at_most, has, not"),
        ("domain: {one_of: [banking, insurnce]}", "1:28: 'domain' has no value 'insurnce'; did you mean 'insurance'?"),
        ("domain: {one_off: [banking, retail]}", "1:10: a partial answer has no field 'one_off'; did you mean 'one_of'?"),
        ("domain: {one_of: [banking], not: retail}", "1:9: 'one_of' and 'not' do not go together; name what it can be: one/another"),
        ("domain: {at_least: banking}", "1:9: only a scale goes from low to high; 'domain' is a choice without an order; name what it can be: one/another"),
        ("domain: banking..", "1:9: only a scale goes from low to high; 'domain' is a choice without an order; name what it can be: one/another"),
        ("domain: {has: [banking]}", "1:9: only a set has others that may be open; 'domain' is a choice without an order; name what it can be: one/another"),
        ("domain: banking, ...", "1:9: only a set has others that may be open; 'domain' is a choice without an order; name what it can be: one/another"),
        ("domain: [banking, insurance]", "1:9: 'domain' takes one value, not a list; if it is one of them, write banking/insurance"),
        ("domain: -banking,insurance", "1:9: '-banking,insurance' can be read in two ways; write -banking,-insurance"),
        ("domain: -banking/-insurance", "1:9: '-banking/-insurance' can be read in two ways; write -banking,-insurance"),
        ("domain: -bankin", "1:9: 'domain' has no value 'bankin'; did you mean 'banking'?"),
        ("team: {at_least: large, at_most: small}", "1:7: 'large' is above 'small'; swap them: small..large"),
        ("team: large..small", "1:7: 'large' is above 'small'; swap them: small..large"),
        ("team: ..", "1:7: 'team' has no value '..'; known are: small, medium, large"),
        ("team: {at_least: [medium]}", "1:18: 'at_least' takes one value"),
        ("team: {at_least: }", "1:8: there is nothing under 'at_least'"),
        ("delivery: {one_of: [containers, pipelines]}", "1:11: 'one_of' is for what takes one value; 'delivery' is a set of several values; name what is in it and what is not: one,-another,..."),
        ("delivery: containers/platform", "1:11: 'one_of' is for what takes one value; 'delivery' is a set of several values; name what is in it and what is not: one,-another,..."),
        ("delivery: {has: containers, not: containers}", "1:11: containers cannot be both in 'delivery' and not; say it once"),
        ("delivery: containers, -containers, ...", "1:11: containers cannot be both in 'delivery' and not; say it once"),
        ("delivery: containers, -containers", "1:11: containers cannot be both in 'delivery' and not; say it once"),
        ("delivery: [containers, -platform]", "1:24: '-platform' goes without saying unless others are open; leave it out, or end with ... if others may be in 'delivery'"),
        ("delivery: [containers, -platfrom, ...]", "1:24: 'delivery' has no value 'platfrom'; did you mean 'platform'?"),
        ("delivery: containers..", "1:11: only a scale goes from low to high; 'delivery' is a set of several values; name what is in it and what is not: one,-another,..."),
        ("delivery: {has: {a: b}}", "1:17: what stands under 'has' must be one word or a list of words"),
    ],
)  # fmt: skip
def test_what_leaves_no_answer_or_does_not_fit_is_one_problem_with_what_to_write(
    text: str, problem: str
) -> None:
    with pytest.raises(AdvisorError) as error:
        answers_from_bytes(text.encode(), "a.yaml", ASKED)
    assert str(error.value) == f"a.yaml:{problem}"


def test_all_partial_answers_that_are_wrong_are_told_at_once() -> None:
    text = "domain: {one_of: []}\nteam: large..small\ndelivery: {has: x, not: y}\n"
    with pytest.raises(AdvisorError) as error:
        answers_from_bytes(text.encode(), "a.yaml", ASKED)
    places = [line.split(": ")[0] for line in str(error.value).splitlines()]
    assert places == ["a.yaml:1:9", "a.yaml:2:7", "a.yaml:3:17", "a.yaml:3:25"]


SIGNS = st.sampled_from(("/", "-", "..", "...", ",", " ", "[", "]", "not ", " or ", "at least ", "banking", "small", "containers"))  # fmt: skip


@given(st.sampled_from(tuple(ASKED.values())), st.lists(SIGNS, max_size=6).map("".join) | st.text(max_size=8))
@tried(300)
def test_whatever_is_written_is_an_answer_or_a_problem(one: Fact, text: str) -> None:
    for cell in (
        text,
        [text],
        {"one_of": text},
        {"has": [text], "not": text},
        {text: text},
        {"at_least": text},
    ):
        read = read_cell(one, cell)
        assert read is None or is_whole(read) or isinstance(read, Problem) or read in partial_answers(one)
    read_reply(one, text)


@pytest.mark.parametrize(
    ("one", "statement", "words"),
    [
        (DOMAIN, OneOf(("banking", "insurance")), "Banking or Insurance"),
        (DOMAIN, NotAnyOf(("banking",)), "not Banking"),
        (DOMAIN, NotAnyOf(("banking", "retail")), "not Banking, not Retail"),
        (TEAM, Range("medium"), "Medium or more"),
        (TEAM, Range(None, "small"), "Small"),
        (TEAM, Range("small", "medium"), "Small to Medium"),
        (DELIVERY, Has(("containers",)), "Containers, others open"),
        (DELIVERY, Has(("containers",), ("platform",)), "Containers, not Platform, others open"),
        (DELIVERY, NotAnyOf(("platform",)), "not Platform, others open"),
        (DELIVERY, frozenset({"containers"}), "Containers"),
        (DELIVERY, frozenset(), "none of these"),
        (DOMAIN, None, "don't know"),
    ],
)  # fmt: skip
def test_a_statement_is_told_in_words(one: Fact, statement: Statement | None, words: str) -> None:
    assert answer_words(one, statement) == words


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("domain=banking/insurance", "Banking or Insurance"),
        ("domain=banking/insurance/retail", "not Health"),
        ("team=small/medium", "Medium or less"),
        ("team=small/large", "not Medium"),
        ("team=medium/large", "Medium or more"),
        ("delivery=containers,...", "Containers, others open"),
    ],
)
def test_what_is_known_is_told_in_few_words(statement: str, words: str) -> None:
    answered = answer_from_words(statement, ASKED)
    assert answer_words(ASKED[answered.fact], answered.answer) == words


def test_at_least_the_highest_is_said_as_the_highest() -> None:
    size = fact("size", Kind.SCALE, ("small", "medium", "large"))
    assert answer_words(size, Range(least="large")) == answer_words(size, "large")
    assert answer_words(size, Range(most="small")) == answer_words(size, "small")
