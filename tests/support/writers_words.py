"""The words that each writer makes of blocks, without white space and typographic signs."""

import re
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from io import StringIO
from typing import Any

from advisor.views.document.blocks import Blocks, Page, Table
from advisor.views.document.contents import EVERY, opened
from advisor.views.document.drawing import Drawing
from advisor.views.writers.html import html
from advisor.views.writers.markdown import markdown
from advisor.views.writers.screen import screen
from advisor.views.writers.terminal import write
from html_pages import Element, parsed, rendered

WIDE = 1_000_000
# What only a page needs: the drawing has its words beside it, and to these words something leads.
ONLY_IN_PAGES = {"svg", "button"}
IN_WORDS = "The same in words"


def on_terminal(blocks: Blocks) -> str:
    shown = StringIO()
    console = screen(shown)
    console.width = WIDE
    write(console, unbroken(opened(blocks, {EVERY})))
    return shown.getvalue()


def unbroken(part: Any, *, head: bool = False) -> Any:
    """Return blocks with no blanks in the heads of tables, which would be broken into lines side by side."""
    match part:
        case str():
            return part.replace(" ", "_") if head else part
        case tuple():
            return tuple(unbroken(each, head=head) for each in part)
        case Table():
            return replace(part, head=unbroken(part.head, head=True))
        case Enum() | Drawing():
            return part
        case _ if is_dataclass(part) and not isinstance(part, type):
            inner = {each.name: unbroken(getattr(part, each.name), head=head) for each in fields(part)}
            return replace(part, **inner)
        case _:
            return part


def in_markdown(blocks: Blocks) -> str:
    return read(rendered(markdown(blocks)))


def in_html(blocks: Blocks) -> str:
    (main,) = parsed(html(Page("title", blocks))).all("main")
    return read(main)


def read(element: Element) -> str:
    """Return the words of an element, with the numbers of ordered points."""
    words, number = [], 0
    for inner in element.inside:
        if isinstance(inner, str):
            words.append(inner.removesuffix(IN_WORDS))
        elif inner.tag not in ONLY_IN_PAGES:
            number += 1
            words.append(f"{number}. " if element.tag == "ol" else "")
            words.append(read(inner))
    return " ".join(words)


def only_words(text: str) -> str:
    """Return a text without white space and typographic signs; what tells numbers apart stays."""
    return re.sub(r"[^\w+]|_", "", re.sub(r"(?<!\w)[-\N{MINUS SIGN}](?=\d)", "minus", text).casefold())
