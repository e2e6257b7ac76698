"""What the cells of a table may hold, in columns of every type, and what is said of those that hold no answer."""

from collections.abc import Callable

import pandas as pd
import pyarrow as pa
import pytest

from advisor.evaluators.sweep.codes import decode
from advisor.language.reading.cells import read_cell
from advisor.model import Answer, Partial
from advisor.tables.encode import encode, encode_rows
from advisor.tables.encoded import Encoded
from advisor.tables.files.texts import answer_text
from advisor.tables.frames import encode_frame
from lunch_tables import LUNCH, sweep, winners

SET, ALL = frozenset, frozenset({"bread", "broth", "basil"})

ANSWERS: list[tuple[str, object, Answer | None]] = [
    ("cold", None, None),
    ("cold", "", None),
    ("cold", "  ", None),
    ("cold", "unknown", None),
    ("cold", "yes", "yes"),
    ("cold", " no\n", "no"),
    ("cold", "Yes", "yes"),
    ("cold", True, "yes"),
    ("cold", False, "no"),
    ("cold", b"yes", "yes"),
    ("hunger", "very", "very"),
    ("has", None, None),
    ("has", "unknown", None),
    ("has", "bread", SET({"bread"})),
    ("has", "bread;broth", SET({"bread", "broth"})),
    ("has", " bread , broth ,", SET({"bread", "broth"})),
    ("has", "none", SET()),
    ("has", [], SET()),
    ("has", ["bread", "basil", "bread"], SET({"bread", "basil"})),
    ("has", [b"bread"], SET({"bread"})),
    ("cold", "-yes", "no"),
    ("cold", "'-yes", "no"),
    ("hunger", {"not": ["little", "much"], "at_least": None}, "very"),
    ("cold", "yes/no", None),
    ("cold", {"one_of": [True, False]}, None),
    ("cold", {"not": [True]}, "no"),
    ("cold", {"not": False}, "yes"),
    ("has", "...", None),
    ("has", ["..."], None),
    ("has", "bread;...", Partial(SET({"bread"}), ALL)),
    ("has", ["bread", "..."], Partial(SET({"bread"}), ALL)),
    ("has", [b"bread", b"..."], Partial(SET({"bread"}), ALL)),
    ("has", "bread,-broth,...", Partial(SET({"bread"}), ALL - {"broth"})),
    ("has", ["bread", "-broth", "..."], Partial(SET({"bread"}), ALL - {"broth"})),
    ("has", {"has": ["bread"], "not": ["broth"]}, Partial(SET({"bread"}), ALL - {"broth"})),
    ("has", "-broth", Partial(SET(), ALL - {"broth"})),
    ("has", ["-broth"], Partial(SET(), ALL - {"broth"})),
    ("has", ["-broth", "-bread", "-basil"], SET()),
]

KNOWN = {"cold": "known are: yes, no", "has": "known are: bread, broth, basil"}
FIELDS = "known are: one_of, at_least, at_most, has, not"
PROBLEMS: list[tuple[str, object, str]] = [
    ("cold", "perhaps", f"'cold' has no value 'perhaps'; {KNOWN['cold']}"),
    ("cold", "Yess", "'cold' has no value 'Yess'; did you mean 'yes'?"),
    ("cold", "yes;no", "'cold' takes one value, not a list"),
    ("cold", "none", f"'cold' has no value 'none'; {KNOWN['cold']}"),
    ("cold", 1, f"'cold' has no value '1'; {KNOWN['cold']}"),
    ("cold", 1.5, f"'cold' has no value '1.5'; {KNOWN['cold']}"),
    ("cold", b"\xff", f"'cold' has no value '\N{REPLACEMENT CHARACTER}'; {KNOWN['cold']}"),
    ("cold", ["yes"], "'cold' takes one value, not a list"),
    ("cold", {"yes": True}, f"a partial answer has no field 'yes'; {FIELDS}"),
    ("cold", {"not": ["yes", "no"]}, "no answer to 'cold' is left; name the values that it can be"),
    ("cold", "yes/maybe", f"'cold' has no value 'maybe'; {KNOWN['cold']}"),
    ("cold", "x" * 400, f"'cold' has no value '{'x' * 279} ... (422 characters); {KNOWN['cold']}"),
    ("hunger", "verry", "'hunger' has no value 'verry'; did you mean 'very'?"),
    ("has", "bread;butter", "'butter' is not covered by this base; 'has' offers: bread, broth and basil"),
    ("has", True, f"'has' has no value 'True'; {KNOWN['has']}"),
    ("has", ["bread", None], "'has' takes words, or a list of words"),
    ("has", ["bread", ""], "the answer to 'has' must be a list of single words"),
    ("has", ["bread", "-bread", "..."], "bread cannot be both in 'has' and not; say it once"),
    ("has", " ; ", f"'has' has no value ';'; {KNOWN['has']}"),
    ("has", "bread:", "'has' has no value 'bread:'; did you mean 'bread'?"),
    ("has", [1], f"'has' has no value '1'; {KNOWN['has']}"),
    ("has", [["bread"]], "'has' takes words, or a list of words"),
]


def as_row(fact: str, cell: object) -> Encoded:
    return encode_rows(LUNCH, [{fact: cell}])


def as_array(fact: str, cell: object) -> Encoded:
    return encode(LUNCH, pa.record_batch({fact: pa.array([cell])}))


def as_series(fact: str, cell: object) -> Encoded:
    return encode_frame(LUNCH, pd.DataFrame({fact: pd.Series([cell], dtype=object)}))


def beside_a_list(fact: str, cell: object) -> Encoded:
    """Return the cell out of a column that Arrow has no type for."""
    return encode_frame(LUNCH, pd.DataFrame({fact: [cell, ("bread",), 1.5]}).iloc[:1])


FORMS = [as_row, as_array, as_series, beside_a_list]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("fact", "cell", "answer"), ANSWERS)
def test_a_cell_gives_the_same_answer_in_every_kind_of_table(
    form: Callable[[str, object], Encoded], fact: str, cell: object, answer: Answer | None
) -> None:
    found = form(fact, cell)
    assert found.wrong == {}
    assert decode(LUNCH, [int(column[0]) for column in found.columns]) == (
        {fact: answer} if answer is not None else {}
    )


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("fact", "cell", "words"), PROBLEMS)
def test_a_cell_that_is_no_answer_has_its_problem_in_every_kind_of_table(
    form: Callable[[str, object], Encoded], fact: str, cell: object, words: str
) -> None:
    assert form(fact, cell).wrong == {0: words}


def test_half_a_character_is_a_problem_that_can_be_written() -> None:
    found = sweep(pd.DataFrame({"cold": pd.Series(["\ud800", "yes"], dtype=object)}))
    assert found["problems"].tolist()[0] == f"'cold' has no value '?'; {KNOWN['cold']}"
    assert found["dish.winner"].tolist()[1] == "soup"


WORDS = pa.array(["yes", "no", None, "maybe"])
EXPECTED = ["soup", "salad", "soup;salad;toast", None]
COLUMNS = {
    "string": WORDS,
    "large_string": WORDS.cast(pa.large_string()),
    "binary": WORDS.cast(pa.binary()),
    "dictionary": WORDS.dictionary_encode(),
    "narrow dictionary": WORDS.dictionary_encode().cast(pa.dictionary(pa.int8(), pa.large_string())),
    "dictionary with more than is used": pa.DictionaryArray.from_arrays(
        pa.array([3, 1, None, 2], pa.int16()), pa.array(["of no use", "no", "maybe", "yes"])
    ),
    "dictionary with nothing in it": pa.DictionaryArray.from_arrays(
        pa.array([0, 1, 2, 3]), pa.array(["yes", "no", None, "maybe"])
    ),
    "slice": pa.array(["no", *WORDS.to_pylist()])[1:],
    "chunks": pa.chunked_array([["yes", "no"], [], [None, "maybe"]]),
    "runs": pa.RunEndEncodedArray.from_arrays([1, 2, 3, 4], WORDS),
}


@pytest.mark.parametrize("name", COLUMNS)
def test_words_are_read_from_every_type_of_column(name: str) -> None:
    assert winners(pa.table({"cold": COLUMNS[name]})) == EXPECTED


LISTS = [["bread"], [], None, ["bread", "broth"], ["butter"]]
SOUPLESS = ["salad;toast", "salad;toast", "soup;salad;toast", "soup;salad;toast", None]
LIST_TYPES = {
    "list": pa.list_(pa.string()),
    "large list": pa.large_list(pa.large_string()),
    "list of binary": pa.list_(pa.binary()),
    "list of dictionary": pa.list_(pa.dictionary(pa.int32(), pa.string())),
}


@pytest.mark.parametrize("name", LIST_TYPES)
def test_sets_are_read_from_every_type_of_lists(name: str) -> None:
    column = pa.array(LISTS, LIST_TYPES[name])
    assert winners(pa.table({"has": column})) == SOUPLESS
    assert winners(pa.table({"has": pa.concat_arrays([column[:1], column])[1:]})) == SOUPLESS


def test_lists_of_one_length_are_sets_too() -> None:
    column = pa.array([["bread"], None, ["broth"]], pa.list_(pa.string(), 1))
    assert winners(pa.table({"has": column})) == ["salad;toast", "soup;salad;toast", "soup;salad;toast"]


@pytest.mark.parametrize(
    ("fact", "cell", "text"),
    [
        ("hunger", {"one_of": ["little", "very"]}, "little/very"),
        ("hunger", {"at_least": "much"}, "much.."),
        ("cold", {"not": "yes"}, "-yes"),
        ("cold", {"one_of": [True, False]}, "true/false"),
        ("cold", {"not": True}, "-true"),
        ("has", {"has": ["bread"], "not": ["broth"]}, "bread,-broth,..."),
        ("has", ["bread", "..."], "bread;..."),
    ],
)
def test_a_partial_answer_out_of_json_stands_in_csv_as_signs_that_say_the_same(
    fact: str, cell: object, text: str
) -> None:
    assert answer_text(cell) == text
    assert read_cell(LUNCH.facts[fact], text) == read_cell(LUNCH.facts[fact], cell)
