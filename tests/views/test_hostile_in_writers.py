"""Whatever people write stays text: in every view, on a terminal, in Markdown and in a page."""

from collections.abc import Collection, Iterator
from functools import cache

import pytest

from advisor.model import Numbers, Span
from advisor.texts import clean
from advisor.views.document.blocks import Blocks, Page
from advisor.views.writers.html import html
from advisor.views.writers.markdown import markdown
from effort import every
from every_block import every_block
from every_view import every_view, every_view_of_authors
from hostile_texts import HOSTILE, STEERING, base_saying
from html_pages import Element, parsed, rendered
from interview_views import every_view_of_an_interview
from writers_words import on_terminal, only_words

ANSWERS = {"yes_no": "no", "several": frozenset[str](), "number": Numbers((Span(3, 7),))}
HARMLESS = "harmless"
# These leave out or cut what is longer.
ROOM = {"verdict": 80, "problems": 80, "opening": 20, "in brief": 20}


def views(words: str) -> Iterator[tuple[str, Blocks]]:
    """Yield every view of a base in which every text is these words, and every kind of block."""
    base = base_saying(words)
    yield from every_view(base, ANSWERS)
    yield from every_view_of_authors(base)
    yield from every_view_of_an_interview(base, ANSWERS)
    yield "every block", every_block(words)


def page_of(words: str, blocks: Blocks) -> Page:
    return Page(words, blocks, words, (words,), searchable=True)


def in_page(words: str, blocks: Blocks) -> Element:
    return parsed(html(page_of(words, blocks)))


def in_markdown(words: str, blocks: Blocks) -> Element:
    return rendered(markdown(page_of(words, blocks)))


@cache
def harmless() -> dict[str, tuple[Element, Element, str]]:
    return {
        name: (in_page(HARMLESS, blocks), in_markdown(HARMLESS, blocks), only_words(on_terminal(blocks)))
        for name, blocks in views(HARMLESS)
    }


def tags(page: Element, besides: Collection[str] = ()) -> list[str]:
    """Return the tags of a page, save the lines of labels in a drawing, which depend on how long they are."""
    return [tag for tag in page.skeleton if not tag.startswith("text ") and tag not in besides]


def times(page: Element, words: str) -> int:
    """Return how often a page says words outside of its drawings."""
    drawn = sum(drawing.text.count(words) for drawing in page.all("svg"))
    return page.text.count(words) - drawn


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: words[:20])
def test_hostile_words_are_only_words(words: str) -> None:
    said = " ".join(clean(words).split())
    letters = only_words(said)
    signs = () if letters else ("strong",)  # Markdown has no bold signs
    for name, blocks in every(2, views(words), first=HOSTILE.index(words)):
        if len(words) > ROOM.get(name, len(words)):
            continue
        page, text, shown = harmless()[name]
        for found, plain in ((in_page(words, blocks), page), (in_markdown(words, blocks), text)):
            assert (name, tags(found, signs)) == (name, tags(plain, signs))
            assert (name, times(found, said)) == (name, times(plain, HARMLESS))
        if letters:
            assert only_words(on_terminal(blocks)).count(letters) == shown.count(HARMLESS), name


def test_what_turns_or_steers_is_a_question_mark() -> None:
    for _, blocks in views(STEERING):
        page = page_of(STEERING, blocks)
        for written in (html(page), markdown(page), on_terminal(blocks)):
            assert not any(char in written for char in "\u202e\u2066\x1b\x07\ud800\u2028")
            assert "a?b?c\u200bd?[31me?f?g?h" in written.replace("\\", "").replace("A?B?C", "a?b?c")
