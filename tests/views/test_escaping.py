"""In Markdown every text stays a text, and no two entries share an anchor."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from advisor.views.writers.addresses import spelled
from advisor.views.writers.escaping import Markdown, code, joined, linked
from html_pages import rendered

MARKED_UP = (
    st.text(st.sampled_from("ab1 \\`*_{}[]()<>#+-.!|~&$:/@=;\"'"), min_size=1, max_size=12)
    .map(str.strip)
    .filter(bool)
)


@pytest.mark.parametrize(
    ("before", "after", "made"),
    [
        ("before ", " after", ["p"]),
        ("", "", ["p"]),
        ("# ", "", ["h1"]),
        ("- ", "", ["ul", "li"]),
        ("- **", "**", ["ul", "li", "strong"]),
    ],
)
@given(words=MARKED_UP)
@example(words="F and C #")
def test_no_words_at_all_are_more_than_words_in_markdown(
    before: str, after: str, made: list[str], words: str
) -> None:
    found = rendered(joined([Markdown(before), words, Markdown(after)]))
    assert found.skeleton == made
    assert found.text == shown(before.strip("#*- ") + " " + words + after.strip("*"))


@given(MARKED_UP, MARKED_UP)
def test_links_and_code_end_where_they_should(words: str, other: str) -> None:
    found = rendered(joined(["a ", linked(words, "#x"), other, code(other), words]))
    assert found.skeleton == ["p", "a href", "code"]
    assert found.text == shown(f"a {words}{other}{other}{words}")


def shown(words: str) -> str:
    """Return words with single blanks."""
    return " ".join(words.split())


def test_no_two_names_share_an_anchor() -> None:
    odd = ["P 1", "P~201", "P~1", "P/1", "P#1", "p 1", "P 1", "Ä", "~c3~84", "%20", " ", "~20"]
    assert len({spelled(name) for name in odd}) == len(set(odd))
    assert all(re.fullmatch(r"[A-Za-z0-9._/~-]+", spelled(name)) for name in odd)


@given(st.text(max_size=5), st.text(max_size=5))
def test_anchors_differ_where_names_do(one: str, other: str) -> None:
    assert (spelled(one) == spelled(other)) == (one == other)
