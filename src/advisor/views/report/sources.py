"""The passages behind what a report says, and what on it cites them."""

from collections.abc import Iterable, Iterator

from advisor.explain.handbook.entries import Line, Link
from advisor.explain.handbook.links import to_candidate
from advisor.explain.sources import passage_words
from advisor.model import RuleBase
from advisor.views.report.entries import FiringGroup, GuaranteeEntry, PassageEntry


def passage_entries(
    base: RuleBase,
    winners: Iterable[str],
    firings: Iterable[FiringGroup],
    guarantees: Iterable[GuaranteeEntry],
) -> Iterator[PassageEntry]:
    """Yield each passage that is cited, in the order of the base."""
    links: dict[str, dict[Link, None]] = {}
    for link, line in citing(base, winners, firings, guarantees):
        for part in line:
            if isinstance(part, Link):
                links.setdefault(part.id, {})[link] = None
    for name, passage in base.passages.items():
        if name in links:
            yield PassageEntry(Link("passage", name, name), passage_words(base, passage), tuple(links[name]))


def citing(
    base: RuleBase,
    winners: Iterable[str],
    firings: Iterable[FiringGroup],
    guarantees: Iterable[GuaranteeEntry],
) -> Iterator[tuple[Link, Line]]:
    """Yield what can cite a passage: rules that fired, as they are written, guarantees, and the winners."""
    for group in firings:
        yield group.link or group.firings[0].link, group.firings[0].source
    for one in guarantees:
        yield one.link, one.source
    for winner in winners:
        yield (
            to_candidate(base, winner),
            tuple(
                Link("passage", name, name)
                for name in base.candidates[winner].source
                if name in base.passages
            ),
        )
