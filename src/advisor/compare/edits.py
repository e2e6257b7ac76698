"""What was edited between two versions of a rule base, besides rules, by what it means."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeAlias

from advisor.model import (
    Advice,
    Candidate,
    Condition,
    Decision,
    Fact,
    Finding,
    Guarantee,
    Impossible,
    Kind,
    Passage,
    RuleBase,
    Source,
    Topic,
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
        return self.what in COUNTING and self.how in (How.ADDED, How.REMOVED, How.CHANGED)


# What says nothing more of a fact with other values.
OF_VALUES = ("titles", "order")
COUNTING = ("rule", "fact", "candidate", "impossibility")

Parts: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of things that are edited: where a base has them, what they mean, and what they only say."""

    what: str
    found: Callable[[RuleBase], Mapping[Any, Any]]
    meaning: Callable[[Any], Parts]
    texts: Callable[[Any], Parts]


def fact_meaning(fact: Fact) -> Parts:
    """Return what counts of a fact; the order of values counts for a scale."""
    values = fact.value_ids if fact.kind is Kind.SCALE else frozenset(fact.value_ids)
    return {"kind": fact.kind, "values": values}


def fact_texts(fact: Fact) -> Parts:
    """Return what is shown of a fact."""
    shown = {"question": fact.ask, "reason": fact.why, "topic": fact.topic, "source": fact.source}
    titles = {value.id: (value.title, value.help) for value in fact.values}
    return {**shown, "titles": titles, "order": fact.value_ids}


def candidate_texts(candidate: Candidate) -> Parts:
    """Return what is shown of a candidate, and the attributes that `each` rules read."""
    return {
        "title": candidate.title,
        "summary": candidate.summary,
        "attributes": dict(candidate.attributes),
        "warning": candidate.watch_out,
        "source": candidate.source,
    }


def guarantees(base: RuleBase) -> Mapping[str, tuple[Guarantee, ...]]:
    """Return the guarantees by the id under which they are written."""
    found: dict[str, list[Guarantee]] = {}
    for one in base.guarantees.values():
        found.setdefault(one.written_as, []).append(one)
    return {name: tuple(made) for name, made in found.items()}


def guarantee_meaning(made: tuple[Guarantee, ...]) -> Parts:
    """Return what a guarantee claims, and of which interviews, for each candidate that it is made for."""
    return {
        "condition": {one.each: one.condition for one in made},
        "claim": {one.each: one.requirement for one in made},
    }


def guarantee_texts(made: tuple[Guarantee, ...]) -> Parts:
    """Return what a guarantee says of itself."""
    return {
        "title": [one.title for one in made],
        "reason": [one.because for one in made],
        "source": [one.source for one in made],
    }


def nothing(_one: object) -> Parts:
    """Return that nothing of it counts."""
    return {}


def candidate_homes(base: RuleBase) -> Mapping[str, tuple[Decision, Candidate]]:
    """Return each candidate with its decision."""
    return {one.id: (decision, one) for decision in base.decisions.values() for one in decision.candidates}


def conditions(base: RuleBase) -> Mapping[object, Impossible]:
    """Return each impossibility by its condition; it has no name."""
    return {one.condition: one for one in base.impossible}


def finding_texts(one: Finding) -> Parts:
    """Return what is shown of a finding."""
    return {"title": one.title, "source": one.source}


def advice_texts(one: Advice) -> Parts:
    """Return what is shown of a piece of advice, and with whom."""
    return {"text": one.text, "candidates": frozenset(one.about), "source": one.source}


def source_texts(one: Source) -> Parts:
    """Return what is shown of a source."""
    return {"title": one.title, "author": one.author, "date": one.date, "publisher": one.publisher}


def passage_texts(one: Passage) -> Parts:
    """Return what is shown of a passage."""
    return {"text": one.says, "guidance": one.guidance}


def topic_texts(one: Topic) -> Parts:
    """Return what is shown of a topic."""
    return {"title": one.title}


SORTS = (
    Sort("fact", lambda base: base.facts, fact_meaning, fact_texts),
    Sort("impossibility", conditions, nothing, lambda one: {"reason": one.because}),
    Sort("finding", lambda base: base.findings, nothing, finding_texts),
    Sort("decision", lambda base: base.decisions, nothing, lambda one: {"title": one.title}),
    Sort(
        "candidate", candidate_homes, lambda one: {"decision": one[0].id}, lambda one: candidate_texts(one[1])
    ),
    Sort("advice", lambda base: base.advice, nothing, advice_texts),
    Sort("guarantee", guarantees, guarantee_meaning, guarantee_texts),
    Sort("topic", lambda base: {one.id: one for one in base.topics}, nothing, topic_texts),
    Sort("source", lambda base: {one.id: one for one in base.sources}, nothing, source_texts),
    Sort("passage", lambda base: base.passages, nothing, passage_texts),
    Sort(
        "accepted remark",
        lambda base: {f"{one.check} of {one.subject}": one for one in base.accepted},
        nothing,
        lambda one: {"reason": one.because},
    ),
)


def other_edits(old: RuleBase, new: RuleBase) -> Iterator[Edit]:
    """Yield the edits of everything but rules."""
    if old.title != new.title:
        yield Edit("title", new.title, How.TEXTS, before=old.title)
    for sort in SORTS:
        yield from edits_of(sort, sort.found(old), sort.found(new))


def edits_of(sort: Sort, old: Mapping[Any, Any], new: Mapping[Any, Any]) -> Iterator[Edit]:
    """Yield the edits of one sort of things, in the order of the newer version, then what was removed."""
    for key, one in new.items():
        if key not in old:
            yield named(sort, key, one, How.ADDED)
            continue
        meaning = unequal(sort.meaning(old[key]), sort.meaning(one))
        texts = unequal(sort.texts(old[key]), sort.texts(one))
        if "values" in meaning:
            texts = [part for part in texts if part not in OF_VALUES]
        if meaning or texts:
            how = How.CHANGED if meaning else How.TEXTS
            yield named(sort, key, one, how, (*meaning, *texts))
    yield from (named(sort, key, one, How.REMOVED) for key, one in old.items() if key not in new)


def named(sort: Sort, key: object, one: object, how: How, parts: tuple[str, ...] = ()) -> Edit:
    """Return an edit under an id; an impossibility goes by its reason."""
    if isinstance(one, Impossible):
        return Edit(sort.what, one.because, how, parts, key=one.condition)
    return Edit(sort.what, str(key), how, parts)


def unequal(old: Parts, new: Parts) -> list[str]:
    """Return the parts that are not as they were."""
    return [part for part in new if old.get(part) != new[part]]
