"""What was edited between two versions of a rule base, besides rules, by what it means."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from advisor.authoring.compare.editable import EDITABLE, TABLE, Editable, Parts
from advisor.model import (
    Condition,
    Impossible,
    RuleBase,
)


class How(Enum):
    """What became of something; what is rewritten, moved or renamed is proved to mean the same."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    REWRITTEN = "rewritten"
    MOVED = "moved"
    RENAMED = "renamed"
    TEXTS = "texts"


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit as an expert makes it: of a rule as it is written, a fact, a candidate and so on.

    `name` is the id, of what was removed its last one, and `before` the earlier id if that was another.
    `parts` are what of it changed. `old_rules` and `new_rules` are the ids of the rules that it is about;
    `key` is the condition of an impossibility, which has no id.
    """

    what: str
    name: str
    how: How
    parts: tuple[str, ...] = ()
    before: str = ""
    old_rules: tuple[str, ...] = ()
    new_rules: tuple[str, ...] = ()
    key: Condition | None = None

    @property
    def counts(self) -> bool:
        """Whether it can change how an interview ends."""
        return self.how in COUNTING.get(self.what, ())


# What says nothing more of a fact with other values.
OF_VALUES = ("titles", "synonyms", "order")
AT_ODDS = (How.ADDED, How.REMOVED, How.CHANGED)
RULES = ("rule", "row")
"""What rules are called as they are written, by themselves or in a table."""
COUNTING: Mapping[str, tuple[How, ...]] = {
    **dict.fromkeys((*RULES, "fact", "candidate", "impossibility"), AT_ODDS),
    # Rules count that draw a finding, and the rows of a table.
    **dict.fromkeys(("finding", "table"), (How.CHANGED,)),
}


def other_edits(old: RuleBase, new: RuleBase) -> Iterator[Edit]:
    if old.title != new.title:
        yield Edit("title", new.title, How.TEXTS, before=old.title)
    if parts := order_edited(old, new):
        yield Edit("interview", "order of questions", How.TEXTS, parts)
    yield from edits_of(TABLE, *(TABLE.things(base) for base in with_same_rows(old, new)))
    for kind in EDITABLE:
        yield from edits_of(kind, kind.things(old), kind.things(new))


def with_same_rows(*bases: RuleBase) -> Iterator[RuleBase]:
    """Yield versions with the rows of their tables that both have: what was added or removed is told as a rule."""
    rows = [{row for table in base.tables.values() for row in table.rows} for base in bases]
    both = rows[0].intersection(*rows)
    for base in bases:
        tables = {
            name: replace(table, rows=tuple(row for row in table.rows if row in both))
            for name, table in base.tables.items()
        }
        yield replace(base, tables=tables)


def order_edited(old: RuleBase, new: RuleBase) -> tuple[str, ...]:
    """Return where two bases say otherwise in which order questions are asked, and which are expected."""
    both = {topic.id for topic in old.topics} & {topic.id for topic in new.topics}
    before, after = (
        {
            "opening": base.opening,
            "expected": base.expected,
            "topics": [topic.id for topic in base.topics if topic.id in both],
        }
        for base in (old, new)
    )
    return tuple(part for part in before if before[part] != after[part])


def edits_of(kind: Editable, old: Mapping[Any, Any], new: Mapping[Any, Any]) -> Iterator[Edit]:
    """Yield the edits of things of one kind, in the order of the newer version, then what was removed."""

    def edit(key: object, thing: object, how: How, parts: tuple[str, ...] = ()) -> Edit:
        if isinstance(thing, Impossible):  # it goes by its reason
            return Edit(kind.what, thing.because, how, parts, key=thing.condition)
        return Edit(kind.what, str(key), how, parts)

    for key, thing in new.items():
        if key not in old:
            yield edit(key, thing, How.ADDED)
            continue
        meaning = unequal(kind.meaning(old[key]), kind.meaning(thing))
        texts = unequal(kind.texts(old[key]), kind.texts(thing))
        if "values" in meaning:
            texts = [part for part in texts if part not in OF_VALUES]
        if meaning or texts:
            yield edit(key, thing, How.CHANGED if meaning else How.TEXTS, (*meaning, *texts))
    yield from (edit(key, thing, How.REMOVED) for key, thing in old.items() if key not in new)


def unequal(old: Parts, new: Parts) -> list[str]:
    return [part for part in new if old.get(part) != new[part]]
