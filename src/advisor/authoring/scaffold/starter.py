"""A small knowledge base to begin with: complete and in order, for an expert to replace piece by piece."""

import re
import sys
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import TYPE_CHECKING

from advisor.language.fmt.scalars import value

if TYPE_CHECKING:
    if sys.version_info >= (3, 11):
        from importlib.resources.abc import Traversable
    else:
        from importlib.abc import Traversable

TITLE, TODAY, FOLDER = "TITLE", "TODAY", "DIR"


def starter(title: str, folder: str, today: str) -> Mapping[str, str]:
    """Return the files of a knowledge base with this title, by their paths below its folder.

    `folder` is how people name that folder in a command.
    """
    return {
        path: filled(path, text, title, folder, today) for path, text in texts(files(__package__) / "starter")
    }


def texts(folder: "Traversable", above: str = "") -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file in a folder of the program."""
    for part in sorted(folder.iterdir(), key=lambda part: part.name):
        if part.is_dir():
            yield from texts(part, f"{above}{part.name}/")
        elif part.name.endswith((".yaml", ".md")):
            yield above + part.name, part.read_text(encoding="utf-8")


def filled(path: str, text: str, title: str, folder: str, today: str) -> str:
    """Return a text with what is particular to this knowledge base."""
    plain = path.endswith(".md")
    words = {TITLE: title if plain else value(title, flow=False), FOLDER: folder, TODAY: today}
    return re.sub(rf"\b({TITLE}|{FOLDER}|{TODAY})\b", lambda blank: words[blank[0]], text)


def title_from(name: str) -> str:
    """Return a title made of the name of a folder."""
    words = name.replace("-", " ").replace("_", " ").strip() or "Knowledge"
    return words[0].upper() + words[1:]
