"""What was edited between two versions of a rule base, besides rules, by what it means."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeAlias

from advisor.model import Advice, Condition, Fact, Guarantee, Impossible, Kind, RuleBase, together


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
        return self.what in COUNTING and self.how in (How.ADDED, How.REMOVED, How.CHANGED)


# What says nothing more of a fact with other values.
OF_VALUES = ("titles", "order")
COUNTING = ("rule", "fact", "candidate", "impossibility")

Parts: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of things that are edited: where a base has them, what they mean, and what they only say."""

    what: str
    things: Callable[[RuleBase], Mapping[Any, Any]]
    texts: Callable[[Any], Parts]
    meaning: Callable[[Any], Parts] = lambda _: {}


def shown(**attributes: str) -> Callable[[Any], Parts]:
    """Return what reads the attributes of a thing that are shown, under the names that people know."""
    return lambda thing: {part: getattr(thing, name) for part, name in attributes.items()}


def fact_meaning(fact: Fact) -> Parts:
    """Return what counts of a fact; the order of values counts for a scale."""
    values = fact.value_ids if fact.kind is Kind.SCALE else frozenset(fact.value_ids)
    return {"kind": fact.kind, "values": values}


def fact_texts(fact: Fact) -> Parts:
    """Return what is shown of a fact."""
    titles = {value.id: (value.title, value.help) for value in fact.values}
    texts = shown(question="ask", reason="why", topic="topic", source="source")(fact)
    return {**texts, "titles": titles, "order": fact.value_ids}


def advice_texts(advice: Advice) -> Parts:
    """Return what is shown of a piece of advice, and with whom, in any order."""
    return {"text": advice.text, "candidates": frozenset(advice.about), "source": advice.source}


def guarantees(base: RuleBase) -> Mapping[str, tuple[Guarantee, ...]]:
    """Return the guarantees by the id under which they are written."""
    return {alike[0].written_as: alike for alike in together(base.guarantees.values())}


def guarantee_meaning(written: tuple[Guarantee, ...]) -> Parts:
    """Return what a guarantee claims, and of which interviews, for each candidate that it is made for."""
    return {
        "condition": {guarantee.each: guarantee.condition for guarantee in written},
        "claim": {guarantee.each: guarantee.requirement for guarantee in written},
    }


def guarantee_texts(written: tuple[Guarantee, ...]) -> Parts:
    """Return what a guarantee says of itself, for each candidate that it is made for."""
    texts = [GUARANTEE(guarantee) for guarantee in written]
    return {part: [each[part] for each in texts] for part in texts[0]}


CANDIDATE = shown(
    title="title", summary="summary", attributes="attributes", warning="watch_out", source="source"
)
GUARANTEE = shown(title="title", reason="because", source="source")
SORTS = (
    Sort("fact", lambda base: base.facts, fact_texts, fact_meaning),
    Sort(
        "impossibility",
        lambda base: {each.condition: each for each in base.impossible},
        shown(reason="because"),
    ),
    Sort("finding", lambda base: base.findings, shown(title="title", source="source")),
    Sort("decision", lambda base: base.decisions, shown(title="title")),
    Sort(
        "candidate",
        lambda base: {each.id: (home, each) for home in base.decisions.values() for each in home.candidates},
        lambda thing: CANDIDATE(thing[1]),
        lambda thing: {"decision": thing[0].id},
    ),
    Sort("advice", lambda base: base.advice, advice_texts),
    Sort("guarantee", guarantees, guarantee_texts, guarantee_meaning),
    Sort("topic", lambda base: {topic.id: topic for topic in base.topics}, shown(title="title")),
    Sort(
        "source",
        lambda base: {source.id: source for source in base.sources},
        shown(title="title", author="author", date="date", publisher="publisher"),
    ),
    Sort("passage", lambda base: base.passages, shown(text="says", guidance="guidance")),
    Sort(
        "accepted remark",
        lambda base: {f"{remark.check} of {remark.subject}": remark for remark in base.accepted},
        shown(reason="because"),
    ),
)


def other_edits(old: RuleBase, new: RuleBase) -> Iterator[Edit]:
    """Yield the edits of everything but rules."""
    if old.title != new.title:
        yield Edit("title", new.title, How.TEXTS, before=old.title)
    for sort in SORTS:
        yield from edits_of(sort, sort.things(old), sort.things(new))


def edits_of(sort: Sort, old: Mapping[Any, Any], new: Mapping[Any, Any]) -> Iterator[Edit]:
    """Yield the edits of one sort of things, in the order of the newer version, then what was removed."""
    for key, thing in new.items():
        if key not in old:
            yield named(sort, key, thing, How.ADDED)
            continue
        meaning = unequal(sort.meaning(old[key]), sort.meaning(thing))
        texts = unequal(sort.texts(old[key]), sort.texts(thing))
        if "values" in meaning:
            texts = [part for part in texts if part not in OF_VALUES]
        if meaning or texts:
            yield named(sort, key, thing, How.CHANGED if meaning else How.TEXTS, (*meaning, *texts))
    yield from (named(sort, key, thing, How.REMOVED) for key, thing in old.items() if key not in new)


def named(sort: Sort, key: object, thing: object, how: How, parts: tuple[str, ...] = ()) -> Edit:
    """Return an edit under an id; an impossibility goes by its reason."""
    if isinstance(thing, Impossible):
        return Edit(sort.what, thing.because, how, parts, key=thing.condition)
    return Edit(sort.what, str(key), how, parts)


def unequal(old: Parts, new: Parts) -> list[str]:
    """Return the parts that are not as they were."""
    return [part for part in new if old.get(part) != new[part]]
