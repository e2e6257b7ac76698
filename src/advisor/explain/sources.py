"""Which passages of the sources the knowledge rests on, and where each is cited."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from advisor.model import Passage, RuleBase, Source, grouped


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage with everything that cites it, each as its kind and id."""

    passage: Passage
    by: tuple[tuple[str, str], ...]


def coverage(base: RuleBase) -> tuple[Cited, ...]:
    """Return every passage in the order of the files, with what cites it."""
    cites = list(citations(base))
    return tuple(
        Cited(passage, tuple(dict.fromkeys(by for cited, by in cites if cited == passage.id)))
        for passage in base.passages.values()
    )


def credited(base: RuleBase, passages: Iterable[str]) -> Iterator[tuple[tuple[Source, ...], tuple[str, ...]]]:
    """Yield passages in groups, each with the sources that they are taken from.

    A file's passages are of the sources in that file, and of none if it has none: a passage of one's own
    is not credited to whoever wrote the rest. Where no passages are declared, all sources are meant.
    """
    if not base.passages:
        yield base.sources, tuple(passages)
        return
    files = {name: passage.place.file for name, passage in base.passages.items()}
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
    for rule in base.rules.values():
        for passage in rule.source:
            yield passage, ("rule", rule.written_as)
    for kind, named in (("finding", base.findings), ("advice", base.advice), ("candidate", base.candidates)):
        for citing in named.values():
            for passage in citing.source:
                yield passage, (kind, citing.id)


def uncovered(base: RuleBase) -> tuple[Passage, ...]:
    """Return the passages with guidance that no rule, finding, candidate or piece of advice cites."""
    return tuple(entry.passage for entry in coverage(base) if entry.passage.guidance and not entry.by)
