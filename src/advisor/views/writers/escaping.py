"""Markdown in which every text stays text: what is put into it is escaped, unless it is Markdown itself."""

import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from advisor.texts import clean

# What starts something anywhere: emphasis, code, links, tags, tables, characters by name, formulas, templates.
ANYWHERE = re.compile(r"[\\`*_\[\]<>|~&${]")
# What some readers of Markdown make a link, a face or a person of.
TAKEN_UP = re.compile(r":(?=//)|(?<=www)\.|(?<=\S)@(?=\S)|:(?=[\w+-]+:)")
# What starts a heading, a list or a rule at the beginning of a line, or closes a heading at its end.
AT_START = re.compile(r"(^\s*)([#+=-])|(?<=\s)(#)")
NUMBER_AT_START = re.compile(r"^(\s*\d+)([.)])")


class Markdown(Markup):
    """A piece of Markdown; `format`, `join` and `+` escape what is not."""

    __slots__ = ()

    @classmethod
    def escape(cls, s: object, /) -> "Markdown":
        """Return a text as Markdown that shows just that text."""
        return s if isinstance(s, cls) else cls(escaped(clean(str(s))))


def escaped(text: str) -> str:
    """Return a text with a backslash before all that Markdown would take for more."""
    text = ANYWHERE.sub(lambda found: f"\\{found[0]}", text)
    text = TAKEN_UP.sub(lambda found: f"\\{found[0]}", text)
    return NUMBER_AT_START.sub(r"\1\\\2", AT_START.sub(r"\1\\\2\3", text))


def started(line: Markdown) -> Markdown:
    """Return a line of several pieces that together begin nothing that no piece alone would begin."""
    return Markdown(NUMBER_AT_START.sub(r"\1\\\2", line))


def bold(text: str) -> Markdown:
    """Return a text in bold, which has to begin and end with a letter or a digit."""
    if not (found := re.fullmatch(r"([\W_]*)(.*[^\W_])([\W_]*)", clean(text))):
        return Markdown.escape(text)
    return Markdown("{}**{}**{}").format(*found.groups())


def comment(text: str) -> Markdown:
    """Return a comment that nothing in it can end."""
    return Markdown("<!-- {} -->").format(Markdown(re.sub("-(?=-)", "- ", clean(text).replace(">", "&gt;"))))


def code(text: str) -> Markdown:
    text = clean(text)
    room = " " if "`" in text or not text.strip() else ""
    fence = fence_around(text, 1)
    return Markdown(f"{fence}{room}{text}{room}{fence}")


def fenced(lines: Sequence[str]) -> list[Markdown]:
    """Return lines as they are, between fences that none of them can close."""
    fence = Markdown(fence_around("\n".join(lines), 3))
    return [fence, *(Markdown(clean(line)) for line in lines), fence]


def fence_around(text: str, least: int) -> str:
    longest = max(map(len, re.findall("`+", text)), default=0)
    return "`" * max(least, longest + 1)


def in_cell(cell: Markdown) -> Markdown:
    """Return a line for a table: a bar ends a cell even in code, unless a backslash stands before it."""
    return Markdown(re.sub(r"(?<!\\)\|", r"\\|", cell))


def linked(title: str, address: str) -> Markdown:
    """Return a link to an address that is made of plain letters only."""
    return Markdown("[{}]({})").format(title, Markdown(address))


def joined(parts: Iterable[Markdown | str]) -> Markdown:
    """Return parts one after the other; those that are no Markdown are escaped."""
    return Markdown("").join(parts)
