"""Which passages of the sources the knowledge rests on, and where each is cited."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.model import Passage, RuleBase


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage with everything that cites it, each as its kind and id."""

    passage: Passage
    by: tuple[tuple[str, str], ...]


def coverage(base: RuleBase) -> tuple[Cited, ...]:
    """Return every passage in the order of the files, with what cites it."""
    found = list(citations(base))
    return tuple(
        Cited(passage, tuple(dict.fromkeys(by for cited, by in found if cited == passage.id)))
        for passage in base.passages.values()
    )


def citations(base: RuleBase) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each passage cited with what cites it; the rules made from one `each` rule count as one."""
    for rule in base.rules.values():
        for passage in rule.source:
            yield passage, ("rule", rule.written_as)
    for kind, found in (("finding", base.findings), ("advice", base.advice), ("candidate", base.candidates)):
        for one in found.values():
            for passage in one.source:
                yield passage, (kind, one.id)


def uncovered(base: RuleBase) -> tuple[Passage, ...]:
    """Return the passages with guidance that no rule, finding, candidate or piece of advice cites."""
    return tuple(one.passage for one in coverage(base) if one.passage.guidance and not one.by)
