"""An answer means the same through every door: options, cells, files in YAML and JSON, cases, and the prompt."""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.evaluators.sweep.codes import decode
from advisor.language.reading.answers import answer_from_words, answers_from_bytes
from advisor.language.reading.cells import NOWHERE, read_cell
from advisor.language.reading.replies import read_reply
from advisor.language.reading.written import in_word
from advisor.model import Answer, Fact, Kind, Numbers, RuleBase, Statement, Value, lower
from advisor.problems import AdvisorError, Problem
from advisor.tables.encode import encode
from advisor.tables.frames import encode_frame
from batch_files import judged
from builders import base, fact
from effort import tried
from stated_numbers import STATED
from strategies import FACTS, sayable, spelt, statements_about

Door = Callable[[Fact, str], "Answer | None"]

TITLES = {"red": "Crimson red", "huge": "Very, very large", "saw": "Hand saw", "small": "None"}
TITLED = tuple(
    replace(one, values=tuple(Value(name, TITLES.get(name, name)) for name in one.value_ids)) for one in FACTS
)


def alone(one: Fact) -> RuleBase:
    return base([one], [])


def from_file(one: Fact, text: str) -> Answer | None:
    (answered,) = answers_from_bytes(text.encode(), "answers", alone(one).facts)
    return answered.answer


def from_array(one: Fact, text: str) -> Answer | None:
    encoded = encode(alone(one), pa.record_batch({one.id: pa.array([text, None])}))
    assert encoded.wrong == {}
    return decode(alone(one), [int(column[0]) for column in encoded.columns]).get(one.id)


def from_frame(one: Fact, text: str) -> Answer | None:
    encoded = encode_frame(alone(one), pd.DataFrame({one.id: [text, 1.5]}).iloc[:1])
    assert encoded.wrong == {}
    return decode(alone(one), [int(column[0]) for column in encoded.columns]).get(one.id)


def from_cell(one: Fact, text: str) -> Answer | None:
    answer = read_cell(one, text)
    assert not isinstance(answer, Problem)
    return answer


def from_prompt(one: Fact, text: str) -> Answer | None:
    if text.casefold() == "unknown":  # a command, and no answer
        return None
    answer = read_reply(one, text)
    assert not isinstance(answer, Problem), answer
    return lower(one, answer)


DOORS: Mapping[str, Door] = {
    "--set": lambda one, text: answer_from_words(f"{one.id}={text}", {one.id: one}).answer,
    "--set, the name in capitals": lambda one, text: (
        answer_from_words(f"{one.id.upper()}={text}", {one.id: one}).answer
    ),
    "YAML": lambda one, text: from_file(one, f'{one.id}: "{text}"'),
    "YAML without quotes": lambda one, text: from_file(one, f"{one.id}: {text}\n"),
    "JSON": lambda one, text: from_file(one, json.dumps({one.id: text})),
    "a case": lambda one, text: from_file(one, f"answers: {{{one.id}: '{text}'}}\nexpect: {{}}\n"),
    "a cell": from_cell,
    "a column": from_array,
    "a frame": from_frame,
    "the prompt": from_prompt,
}


@st.composite
def statements_as_written(draw: st.DrawFn) -> tuple[Fact, Statement | None, str]:
    one = draw(st.sampled_from(TITLED))
    statement = draw(st.none() | statements_about(one).filter(sayable))
    return one, statement, draw(spelt(one, statement))


@given(statements_as_written())
@tried(300)
def test_every_spelling_of_an_answer_means_the_same_through_every_door(
    drawn: tuple[Fact, Statement | None, str],
) -> None:
    one, statement, text = drawn
    meant = None if statement is None else lower(one, statement)
    assert {name: door(one, text) for name, door in DOORS.items()} == dict.fromkeys(DOORS, meant)


@given(STATED)
@tried(40)
def test_a_number_means_the_same_through_every_door(stated: tuple[Fact, Numbers]) -> None:
    one, numbers = stated
    word, meant = in_word(one, numbers), lower(one, numbers)
    assert {name: door(one, word) for name, door in DOORS.items()} == dict.fromkeys(DOORS, meant)


@pytest.mark.parametrize(
    ("text", "answer"), [("[red, blue]", {"red", "blue"}), ("[red]", {"red"}), (" [ ] ", ()), ("[]", ())]
)
def test_a_set_may_stand_in_brackets_everywhere_as_hints_write_it(text: str, answer: Collection[str]) -> None:
    one = fact("hues", Kind.SEVERAL, ["red", "blue"])
    assert {name: door(one, text) for name, door in DOORS.items()} == dict.fromkeys(DOORS, frozenset(answer))


@pytest.mark.parametrize("truth", [True, False])
def test_true_and_false_of_a_format_are_yes_and_no(truth: bool) -> None:  # noqa: FBT001
    one, meant = fact("flag", Kind.YES_NO), "yes" if truth else "no"
    assert read_cell(one, truth) == meant
    assert from_file(one, json.dumps({"flag": truth})) == meant
    assert from_file(one, f"flag: {truth}") == meant
    assert encode_frame(alone(one), pd.DataFrame({"flag": [truth]})).columns[0][0] == ["yes", "no"].index(
        meant
    )


def test_nothing_null_and_unknown_say_that_a_fact_is_not_known() -> None:
    for one in (fact("flag", Kind.YES_NO), fact("tools", Kind.SEVERAL, ("saw", "axe"))):
        for cell in (None, "", "  ", "unknown", "UNKNOWN", "null"):
            assert read_cell(one, cell) is None
            assert answer_from_words(f"{one.id}={cell or ''}", {one.id: one}).answer is None
        assert from_file(one, json.dumps({one.id: None})) is None


TAKEN = (Value("none", "Something"), Value("true", "False"), Value("other", "Unknown"), Value("y", "Yes"))


@pytest.mark.parametrize("word", ["none", "true", "y"])
def test_the_name_of_a_value_means_that_value_whatever_else_it_could_mean(word: str) -> None:
    for kind in (Kind.CHOICE, Kind.SEVERAL):
        one = replace(fact("odd", kind), values=TAKEN)
        meant = frozenset({word}) if kind is Kind.SEVERAL else word
        assert {name: door(one, word) for name, door in DOORS.items()} == dict.fromkeys(DOORS, meant)
        assert DOORS["--set"](one, "unknown") is None


def test_a_title_that_two_values_have_is_no_answer_and_both_are_named() -> None:
    one = replace(fact("size", Kind.CHOICE), values=(Value("s", "Small"), Value("xs", "small")))
    hint = "'size' has no value 'Small'; it could be s or xs"
    assert read_cell(one, "Small") == Problem(NOWHERE, *hint.split("; "))
    with pytest.raises(AdvisorError) as error:
        answer_from_words("size=Small", {"size": one})
    assert str(error.value) == f"'size=Small': {hint}"


def test_a_title_that_is_nearly_right_leads_to_its_value() -> None:
    one = replace(
        fact("domain", Kind.CHOICE), values=(Value("shop", "Online retail"), Value("bank", "Banking"))
    )
    with pytest.raises(AdvisorError) as error:
        from_file(one, "domain: Online retial")
    assert str(error.value).endswith("'domain' has no value 'Online retial'; did you mean 'shop'?")


def test_a_fact_that_is_answered_under_two_spellings_is_answered_twice() -> None:
    with pytest.raises(AdvisorError) as error:
        from_file(fact("flag", Kind.YES_NO), "flag: yes\nFlag: no")
    assert str(error.value) == "answers:2:1: 'flag' is answered twice"


def test_a_table_with_truth_in_capitals_is_read(tmp_path: Path) -> None:
    rows = judged(tmp_path, b"id,cold\n1,True\n2,false\n3,TRUE\n4,\n")
    assert [row["dish.winner"] for row in rows] == ["soup", "salad", "soup", "soup;salad;toast"]
    assert {row["problems"] for row in rows} == {""}
