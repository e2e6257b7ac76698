"""Whoever reads a result on a terminal, in Markdown or in a page reads the same words."""

from collections.abc import Callable, Iterable, Mapping
from typing import get_args

import pytest

from advisor.language.reading.base import read_base
from advisor.views.document.blocks import Block, Blocks
from advisor.views.document.contents import every_block as all_inside
from every_block import every_block
from every_view import every_view, every_view_of_authors
from folders import read
from interview_views import every_view_of_an_interview
from long_consultation import MANY
from program import ROOT
from writers_words import in_html, in_markdown, on_terminal, only_words

SMALL = read(ROOT / "tests" / "small")
LUNCH = {"hunger": "very", "cold": "yes", "has": frozenset({"bread"})}
VIEWS: Mapping[str, Callable[[], Iterable[tuple[str, Blocks]]]] = {
    "every block": lambda: [("every block", every_block())],
    "lunch": lambda: every_view(SMALL, LUNCH),
    "lunch, to authors": lambda: every_view_of_authors(SMALL),
    "lunch, an interview": lambda: every_view_of_an_interview(SMALL, LUNCH),
    "shipped": lambda: every_view(read_base(), MANY),
}


def test_every_kind_of_block_is_among_them() -> None:
    assert {type(block) for block in all_inside(every_block())} == set(get_args(Block))


@pytest.mark.parametrize("views", VIEWS)
def test_all_three_say_the_same(views: str) -> None:
    for name, blocks in VIEWS[views]():
        said = only_words(on_terminal(blocks))
        assert said, name
        assert only_words(in_markdown(blocks)) == said, name
        assert only_words(in_html(blocks)) == said, name
