"""What a page is made of. No block knows who reads it where: three writers write every one of them."""

from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from advisor.views.document.drawing import Drawing
from advisor.views.document.spans import Code, Line, Link


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of what follows: 2 opens a section, 3 and deeper a part of one. A link leads to its anchor."""

    line: Line
    level: int = 2
    anchor: Link | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line on its own."""

    line: Line


class Sign(Enum):
    """Which way a sentence speaks."""

    FOR = "+"
    AGAINST = "-"
    NEITHER = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what it rests on: `rule ID`, `answer FACT`, `candidate ID` or `result`."""

    line: Line
    rests_on: str
    sign: Sign = Sign.NEITHER


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; most of its points are one paragraph or sentence each."""

    points: tuple["Blocks", ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labels, each with what stands behind it."""

    pairs: tuple[tuple[Line, "Blocks"], ...]


class RowKind(Enum):
    """What a row of a table is: one of many, the head of those that follow, their sum, or an aside."""

    PLAIN = "plain"
    GROUP = "group"
    SUM = "sum"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row; that of a group has a single cell, over all columns."""

    cells: tuple[Line, ...]
    kind: RowKind = RowKind.PLAIN
    anchor: Link | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The first column holds words, the others numbers, or words where `wordy` says so."""

    head: tuple[Line, ...]
    rows: tuple[TableRow, ...]
    wordy: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A number with its bar, which shows nothing below zero; one without a value tells why in its note."""

    label: Line
    value: int | None
    wins: bool = False
    note: Line = ()
    anchor: Link | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars on one scale, the longest as long as there is room."""

    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A line, and what stands below it."""

    line: Line
    below: tuple["TreeNode", ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """Lines, each below what it carries."""

    nodes: tuple[TreeNode, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a decision came to: which, the choice, the level as one word or two (empty if none), and its strength."""

    decision: str
    choice: Line
    level: str
    strength: Line = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The choices of all decisions, first on every page."""

    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """What is shown only when asked for, by its name."""

    name: str
    title: Line
    blocks: "Blocks"


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing with its title, and the same in words for whoever does not see it."""

    name: str
    title: str
    drawing: Drawing
    words: "Blocks"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line of a file as it is, parted at the word that is meant."""

    before: str
    word: str
    after: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What is so or wrong at a place: its severity, the line of the file as it is, and what to do about it."""

    place: str
    severity: Line
    line: Line
    excerpt: Excerpt | None = None
    blocks: "Blocks" = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Preformatted:
    """Lines that stand as they are and are never wrapped: commands to copy, changed lines of a file."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class FoundBy:
    """What an entry is found by: the facts it rests on, the candidates it speaks of, the passages it cites."""

    facts: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """Anything with a name, and all that is said of it; `about` is what is good to know beside its id."""

    link: Link
    about: Line
    blocks: "Blocks"
    found_by: FoundBy = field(default_factory=FoundBy)

    @property
    def below_title(self) -> Line:
        """Its id, where the title does not end with it, and what is good to know beside it."""
        name: Line = () if self.link.title.endswith(self.link.id) else (Code(self.link.id),)
        return (*name, *([", "] if name and self.about else []), *self.about)


Block: TypeAlias = (
    Heading
    | Paragraph
    | Sentence
    | Bullets
    | Pairs
    | Table
    | Bars
    | Tree
    | Verdict
    | Fold
    | Figure
    | Diagnostic
    | Preformatted
    | Card
)
Blocks: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A whole document; the kicker says what kind of page it is, the footer what made it.

    Only a `searchable` page has a script, which finds its cards.
    """

    title: str
    blocks: Blocks
    kicker: str = ""
    footer: Line = ()
    searchable: bool = False
