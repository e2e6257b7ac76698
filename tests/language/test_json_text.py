"""JSON from outside: within bounds it is read as it stands, and else the first thing wrong is said with its place."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.language.reading.json_text import (
    DEPTH,
    DIGITS,
    NotJsonError,
    fault,
    parse,
    read_json,
    read_json_lines,
)
from advisor.problems import AdvisorError
from effort import tried


def refusal(text: str | bytes) -> str:
    with pytest.raises(AdvisorError) as error:
        read_json(text.encode() if isinstance(text, str) else text, "f")
    return str(error.value)


NOT_CLOSED = "this text is not closed, or a character in it needs a backslash"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "f:1:1: there is no JSON in it"),
        (" \n ", "f:1:1: there is no JSON in it"),
        ("\ufeff", "f:1:1: there is no JSON in it"),
        ("[1,\n 2", "f:1:1: the bracket '[' is not closed"),
        ('{"a": {"b": 1}', "f:1:1: the bracket '{' is not closed"),
        ("[1 2]", "f:1:4: a ',' or ']' is missing before this"),
        ("[1, ]", "f:1:5: a value is missing before this"),
        ("[,]", "f:1:2: a value or ']' is missing before this"),
        ('{"a" 1}', "f:1:6: a ':' is missing before this"),
        ('{"a": 1,}', "f:1:9: a name in double quotes is missing before this"),
        ("{a: 1}", "f:1:2: a name in double quotes or '}' is missing before this"),
        ('{"a": 1]', "f:1:8: a ',' or '}' is missing before this"),
        ("[1]]", "f:1:4: nothing may follow the end of the JSON"),
        ("{} {}", "f:1:4: nothing may follow the end of the JSON"),
        ("not json", "f:1:1: 'not' is not a JSON value; texts need double quotes"),
        ("['a']", "f:1:2: ''a'' is not a JSON value; texts need double quotes"),
        ("[01]", "f:1:3: a ',' or ']' is missing before this"),
        ('["a\nb"]', f"f:1:2: {NOT_CLOSED}"),
        (r'["a\x"]', f"f:1:2: {NOT_CLOSED}"),
        ('{"a', f"f:1:2: {NOT_CLOSED}"),
        ("[NaN]", "f:1:2: 'NaN' is not a JSON value; texts need double quotes"),
        ("[-Infinity]", "f:1:2: '-Infinity' is not a JSON value; texts need double quotes"),
        ("[1e999]", "f:1:2: this number is too large"),
        ("[-1.5E+999]", "f:1:2: this number is too large"),
        ("[" + "9" * 100_000 + "]", "f:1:2: this number has too many digits"),
        (r'["\ud800"]', "f:1:2: this text has half a character in it (a lone surrogate)"),
        (r'{"\udc00x": 1}', "f:1:2: this text has half a character in it (a lone surrogate)"),
        ('{"a": 1,\n "\\u0061": 2}', "f:2:2: the name 'a' is in this object twice"),
        ("[" * 100_000, "f:1:201: lists and objects are nested more than 200 deep"),
        ("[" * 201 + "]" * 201, "f:1:201: lists and objects are nested more than 200 deep"),
        (b'["\xff"]', "f:1:3: the file is not UTF-8 text; save it in the encoding UTF-8"),
        ("[1]".encode("utf-16"), "f: the file is UTF-16 text; save it in the encoding UTF-8"),
        ("[1]".encode("utf-16-le"), "f: the file is UTF-16 text; save it in the encoding UTF-8"),
        ("[1]".encode("utf-16-be"), "f: the file is UTF-16 text; save it in the encoding UTF-8"),
    ],
)  # fmt: skip
def test_what_is_not_read_is_said_with_its_place(text: str | bytes, problem: str) -> None:
    assert refusal(text) == problem


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("\ufeff[1]", [1]),
        (r'"\ud83d\ude00"', "\U0001f600"),
        ('{"a": 1, "b": {"a": 2}}', {"a": 1, "b": {"a": 2}}),
        ("9" * DIGITS, int("9" * DIGITS)),
        ("-0.5e-999", -0.0),
        ("[" * DEPTH + "]" * DEPTH, None),
    ],
)
def test_what_is_within_bounds_is_read_as_it_stands(text: str, values: Any) -> None:
    assert values is None or read_json(text.encode(), "f") == values
    assert read_json(text.encode(), "f") == json.loads(text.removeprefix("\ufeff"))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner, max_size=3),
    max_leaves=8,
)
PIECES = st.sampled_from(
    [*'[]{},:"\\ae0-.\n\x00', '"a"', "1e999", "NaN", "null", r'"\ud800"', '"a":1,"a":1', ""]
)


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """Draw a text of JSON in which a part was replaced."""
    text = json.dumps(draw(VALUES), ensure_ascii=draw(st.booleans()))
    start = draw(st.integers(0, len(text)))
    return text[:start] + draw(PIECES) + text[start + draw(st.integers(0, 3)) :]


@given(spoilt())
@tried(600)
def test_whatever_is_refused_has_a_reason_and_a_place_in_the_text(text: str) -> None:
    try:
        values = parse(text)
    except NotJsonError as error:
        found = error
    else:
        assert values == json.loads(text)
        return
    assert not text.strip(" \t\n\r") or found.what != fault(" ").what
    assert 0 <= found.at <= len(text)


def test_lines_of_json_are_read_each_and_a_fault_has_the_place_in_the_whole() -> None:
    assert read_json_lines(b'{"a": 1}\n\n[2]\r\n', "f") == [{"a": 1}, [2]]
    assert read_json_lines(b'{"a":\n1}', "f") == [{"a": 1}]
    with pytest.raises(AdvisorError) as error:
        read_json_lines(b'{"a": 1}\n\n [2\n', "f")
    assert str(error.value) == "f:3:2: the bracket '[' is not closed"
