"""Which passages of the sources the knowledge rests on, and where each is cited."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from advisor.model import (
    Advice,
    Candidate,
    Factor,
    Finding,
    Passage,
    RuleBase,
    Source,
    ToldAttribute,
    grouped,
)

Citing: TypeAlias = Finding | Advice | Candidate | ToldAttribute | Factor


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage or clause with everything that cites it, each as its kind and id."""

    passage: Passage
    by: tuple[tuple[str, str], ...]


def coverage(base: RuleBase) -> tuple[Cited, ...]:
    """Return every passage in the order of the files, followed by its clauses, with what cites it."""
    cites = list(citations(base))
    return tuple(
        Cited(passage, tuple(dict.fromkeys(by for cited, by in cites if cited == passage.id)))
        for passage in base.citable.values()
    )


def credited(base: RuleBase, passages: Iterable[str]) -> Iterator[tuple[tuple[Source, ...], tuple[str, ...]]]:
    """Yield passages in groups, each with the sources that they are taken from.

    A file's passages are of the sources in that file, and of none if it has none: a passage of one's own
    is not credited to whoever wrote the rest. Where no passages are declared, all sources are meant.
    """
    if not base.passages:
        yield base.sources, tuple(passages)
        return
    files = {name: passage.place.file for name, passage in base.citable.items()}
    for file, names in grouped((files.get(name, ""), name) for name in passages).items():
        yield tuple(source for source in base.sources if source.place.file == file), names


def source_line(source: Source) -> str:
    """Return what is known of a source, as one sentence after the other."""
    origin = ", ".join(part for part in (source.author, source.publisher, source.date) if part)
    return f"{source.title}. {origin}." if origin else f"{source.title}."


def passage_words(base: RuleBase, passage: Passage) -> str:
    """Return what a passage says, and, where sources are named, that it is from none of them."""
    own = base.sources and passage.place.file not in {source.place.file for source in base.sources}
    return f"{passage.says} (from no source that is named)" if own else passage.says


def citations(base: RuleBase) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each passage cited with what cites it; the rules made from one `each` rule count as one."""
    for rule in base.written_rules:
        for passage in rule.source:
            yield passage, ("rule", rule.written_as)
    for kind, named in citing(base).items():
        for name, each in named.items():
            for passage in each.source:
                yield passage, (kind, name)


def citing(base: RuleBase) -> Mapping[str, Mapping[str, Citing]]:
    """Return by kind what rests on passages besides rules."""
    return {
        "finding": base.findings,
        "advice": base.advice,
        "candidate": base.written_candidates,
        "attribute": told_attributes(base),
        "factor": base.factors,
    }


def told_attributes(base: RuleBase) -> Mapping[str, ToldAttribute]:
    """Return the attributes that are told of winners, each under its decision and name."""
    return {f"{home.id}/{told.id}": told for home in base.written_decisions.values() for told in home.tells}


def uncovered(base: RuleBase) -> tuple[Passage, ...]:
    """Return the clauses with guidance, and passages that have none, on which nothing rests."""
    return tuple(entry.passage for entry in coverage(base) if entry.passage.is_to_cover and not entry.by)
