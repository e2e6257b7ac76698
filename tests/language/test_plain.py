"""Plain values, as JSON and files have them, are read as what they state."""

import pytest

from advisor.language.reading.plain import from_plain
from advisor.model import Has, NotAnyOf, OneOf, Range, Statement

Plain = str | list[str] | dict[str, str | list[str]] | None


@pytest.mark.parametrize(
    ("plain", "statement"),
    [
        ("red", "red"),
        (None, None),
        (["axe", "saw"], frozenset({"axe", "saw"})),
        ({"one_of": ["green", "red"]}, OneOf(("green", "red"))),
        ({"not": ["red"]}, NotAnyOf(("red",))),
        ({"at_least": "medium"}, Range("medium", None)),
        ({"at_least": "medium", "at_most": "large"}, Range("medium", "large")),
        ({"has": ["saw"]}, Has(("saw",))),
        ({"has": [], "not": ["axe"]}, Has((), ("axe",))),
    ],
)
def test_a_mapping_narrows_an_answer_as_its_members_are_named(
    plain: Plain, statement: Statement | None
) -> None:
    assert from_plain(plain) == statement
