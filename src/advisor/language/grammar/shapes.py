"""What may stand under a key: a word of some sort, fields, entries under chosen names, or a list."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from typing import TypeAlias

from advisor.model import Kind


class Takes(Enum):
    """What stands under a key and has no fields of its own; the value says so to authors."""

    TEXT = "a text"
    ADDRESS = "an address on the web"
    DATE = "a date, such as 2026-01-31"
    PASSAGES = "passages, or texts where none are declared"
    REASONS = "the ids of checks, each with your reason"
    TOPIC = "a topic"
    FACTOR = "a factor"
    FACTS = "a fact, or a list"
    SCALE = "a fact that is a scale"
    VALUE = "a value"
    VALUES = "a value, or a list"
    NUMBER = "a number, or a date"
    ENDS = "two numbers or dates, the lower one first"
    WORDS = "a word, or a list"
    DECISION = "a decision"
    DECISIONS = "a decision, or a list"
    SUM = "a finding that is a sum"
    FINDINGS = "a finding, or a list; a finding with values, and one of them"
    SUMS = "sums, each with a whole number"
    OUTRIGHT = "a candidate, or a decision with a candidate"
    AWAITED = "a decision, a finding with values, a table or a list of rules"
    ADVICE = "a piece of advice, or a list"
    CANDIDATE = "a candidate of the decision"
    CANDIDATES = "a candidate, or a list"
    CANDIDATES_OR_IT = "a candidate, or a list; `it` beside `each`"
    APPLICABLE = "a candidate of what may all apply, or a list; `it` beside `each`"
    RULES = "a rule, or a list"
    POINTS = "candidates, each with points"
    WINNERS = "a decision with a candidate, or a list"
    ENDING = "a candidate, a list, tie, none or '?'"
    ATTRIBUTES = "attributes, each with a word or a list"
    WHERE = "attributes, each with a word or a list that candidates have; `not` with those that they must not have"
    TABLE_FILE = "the name of a CSV file"
    COLUMNS = "the headings of a table"
    CELLS = "the cells of a row"
    CONDITION = "a condition"
    CONDITION_ON_ANSWERS = "a condition on facts only"
    ANSWERS = "facts, each with its answer"


@dataclass(frozen=True, eq=False)
class Field:
    """A key, what stands under it, and a sentence that tells authors what it is.

    With `kinds`, only facts of these kinds have it; `needs` is a field that it goes with. It stands in the place of
    those that it `replaces`, and beside it those that it `relieves` may be left out. A text has at most `longest`
    characters, if that is not 0.
    `cell` is how it is written in a cell of a table. `blank` is what a draft asks for in its place, if it stands in
    drafts. `example` speaks of the base that
    `advisor new knowledge` makes, and of a number `minutes`; where it is left out, the fields below have theirs.
    """

    key: str
    takes: "Shape"
    says: str
    required: bool = False
    kinds: tuple[Kind, ...] = ()
    needs: str = ""
    replaces: tuple[str, ...] = ()
    relieves: tuple[str, ...] = ()
    longest: int = 0
    blank: str = ""
    example: str = ""
    cell: str = ""


@dataclass(frozen=True, eq=False)
class Fields:
    """A mapping with fields of its own, in their canonical order; `what` names it with its article.

    An `open` one is never written on one line. `some` of the fields must be there, whichever, and exactly one of the
    `claims`. `or_text` is one in whose place a text may stand. Names that are no fields of it stand before them, `names_first`,
    and under each of them may stand what `others` is.
    """

    what: str
    fields: tuple[Field, ...]
    open: bool = True
    spaced: bool = False
    some: bool = False
    claims: tuple[str, ...] = ()
    or_text: bool = False
    names_first: bool = False
    others: "Shape" = Takes.VALUE

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The keys that must be there."""
        return tuple(field.key for field in self.fields if field.required and not field.kinds)

    def needed(self, written: Collection[str]) -> tuple[str, ...]:
        """Return the keys that must be there where these are written."""
        spared = {key for name in written if name in self.by_key for key in spared_by(self.by_key[name])}
        return tuple(key for key in self.required if key not in spared)

    @cached_property
    def known(self) -> tuple[str, ...]:
        """All keys, those first that must be there."""
        return tuple(dict.fromkeys((*self.required, *self.by_key)))

    @cached_property
    def by_key(self) -> dict[str, Field]:
        """The fields by their keys, in canonical order."""
        return {field.key: field for field in self.fields}

    def requiring(self, what: str, *keys: str) -> "Fields":
        """Return the entry, called so, where these keys must be there, and only these."""
        fields = (replace(field, required=field.key in keys, kinds=()) for field in self.fields)
        return replace(self, what=what, fields=tuple(fields))

    def of_kind(self, kind: Kind) -> "Fields":
        """Return the entry with the fields that must be there in facts of this kind."""
        ours = [field for field in self.fields if not field.kinds or kind in field.kinds]
        return self.requiring(
            f"{self.what} of the kind '{kind.value}'", *(field.key for field in ours if field.required)
        )


def spared_by(field: Field) -> tuple[str, ...]:
    """Return the fields that need not be there beside a field."""
    return (*field.replaces, *field.relieves)


@dataclass(frozen=True, eq=False)
class Named:
    """Entries under names that authors choose, such as `like`; where names are `free`, any text is one.

    Between `spaced` entries blank lines stay as they were written.
    """

    each: "Shape"
    like: str
    free: bool = False
    spaced: bool = True
    least: int = 0
    most: int = 0


@dataclass(frozen=True, eq=False)
class Listed:
    """A list of these. An `open` one has each on lines of its own."""

    each: "Shape"
    open: bool = True
    spaced: bool = False
    least: int = 0


@dataclass(frozen=True, eq=False)
class OneWord:
    """One of a few words of the language, each with what it says."""

    words: Mapping[str, str]


Shape: TypeAlias = Takes | OneWord | Fields | Named | Listed
