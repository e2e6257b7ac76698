"""What a report is made of: plain words, in which names of other parts are links."""

from dataclasses import dataclass

from advisor.explain.handbook.entries import Line, Link
from advisor.explain.how import Part
from advisor.views.report.graph import Graph


@dataclass(frozen=True, slots=True)
class AnswerEntry:
    """A question with its answer, and the rules that fired on it; `known` is false for "don't know"."""

    link: Link
    ask: str
    words: str
    known: bool
    counted_in: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class StepEntry:
    """What was done at a time."""

    at: str
    deed: str
    ask: str
    words: str


@dataclass(frozen=True, slots=True)
class UnknownEntry:
    """A fact that is not known, whether it was asked, and what it could change."""

    link: Link
    ask: str
    asked: bool
    matters: bool
    words: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A candidate's standing; `share` is the length of its bar in percent."""

    link: Link
    summary: str
    rank: int | None
    points: int
    share: int
    wins: bool
    ruled_out_by: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A rule with its points for each candidate in the columns."""

    rule: Link
    points: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LedgerGroup:
    """The rows that rest on the same answers."""

    answers: tuple[Link, ...]
    rows: tuple[LedgerRow, ...]


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """Every firing that gave points to those in front; each column adds up."""

    columns: tuple[Link, ...]
    sums: tuple[int, ...]
    groups: tuple[LedgerGroup, ...]


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """A rule that counts differently for two candidates, from the rival's side."""

    points: int
    rule: Link
    side: str


@dataclass(frozen=True, slots=True)
class Miss:
    """A rule that one other answer would have made fire for a rival."""

    points: int
    title: str
    rule: str
    change: str


@dataclass(frozen=True, slots=True)
class WhyNotEntry:
    """A candidate that is not the winner, set against the winner; the rows add up to the sum.

    Of the rules that it missed by one answer, the first are told, the others named.
    """

    candidate: Link
    behind: str
    vetoes: tuple[Link, ...]
    rows: tuple[DifferenceRow, ...]
    misses: tuple[Miss, ...]
    more_misses: tuple[str, ...]

    @property
    def sum(self) -> int:
        """What the rows add up to."""
        return sum(one.points for one in self.rows)


@dataclass(frozen=True, slots=True)
class FlipEntry:
    """The fewest other answers, and who would win with them."""

    changes: tuple[str, ...]
    who: str


@dataclass(frozen=True, slots=True)
class DecisionEntry:
    """How one decision ended and why; `ending` is said large, `lead` after it."""

    link: Link
    ending: str
    lead: str
    firm: tuple[str, ...]
    bars: tuple[Bar, ...]
    vetoes: tuple[tuple[str, Link], ...]
    watch_out: tuple[tuple[Link, str], ...]
    ledger: LedgerEntry
    graph: Graph | None
    why_not: tuple[WhyNotEntry, ...]
    flips: tuple[FlipEntry, ...]
    no_flips: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FiringEntry:
    """A rule that fired: how each part of it stood, what it rested on, what it did, and why."""

    link: Link
    place: str
    reviewed: str
    parts: tuple[Part, ...]
    rests_on: tuple[Link, ...]
    effects: tuple[Line, ...]
    because: str
    source: Line


@dataclass(frozen=True, slots=True)
class FiringGroup:
    """Firings of rules that were made from one; alone it has no link of its own."""

    link: Link | None
    firings: tuple[FiringEntry, ...]


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """A finding, whether it is so, and what made it so."""

    link: Link
    truth: str
    by: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AdviceEntry:
    """A piece of advice with the rules that gave it."""

    text: str
    rules: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class GuaranteeEntry:
    """A promise that covers the case; `holds` is None where it takes more than one interview to show it."""

    link: Link
    condition: str
    claim: Line
    because: str
    source: Line
    holds: bool | None


@dataclass(frozen=True, slots=True)
class PassageEntry:
    """A passage, and what on the page cites it."""

    link: Link
    says: str
    cited_by: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Seal:
    """Where a record stands in its journal, and what it rests on; `files` are paths with digests."""

    record: str
    number: int
    previous: str
    hash: str
    head_number: int
    head: str
    started: str
    finished: str
    advisor: str
    engines: tuple[tuple[str, str], ...]
    fingerprint: str
    files: tuple[tuple[str, str], ...]
    locked: tuple[str, ...]
    origin: str = ""


@dataclass(frozen=True, slots=True)
class ReportPage:
    """All that a report says."""

    title: str
    decisions: tuple[DecisionEntry, ...]
    answers: tuple[AnswerEntry, ...]
    steps: tuple[StepEntry, ...]
    unknowns: tuple[UnknownEntry, ...]
    advice: tuple[AdviceEntry, ...]
    findings: tuple[FindingEntry, ...]
    firings: tuple[FiringGroup, ...]
    guarantees: tuple[GuaranteeEntry, ...]
    sources: tuple[str, ...]
    passages: tuple[PassageEntry, ...]
    seal: Seal

    @property
    def fired(self) -> int:
        """How many rules fired."""
        return sum(len(one.firings) for one in self.firings)
