"""Records as they are named or chosen."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.formats.decisions_taken import DecisionTaken
from advisor.journal.about import began_from, mentioning
from advisor.journal.chain import Entry
from advisor.journal.database import Journal
from advisor.journal.decisions_taken import decisions_about
from advisor.journal.faults import Walk
from advisor.journal.listing import ListedRecord, entries_of, listed_records
from advisor.journal.store import find
from advisor.journal.wanted import Wanted, fits
from advisor.model import RuleBase
from advisor.problems import Problem, attempted
from advisor.usecases.names_in_records import KnownNames

if TYPE_CHECKING:
    from advisor.explain.explanation import Explanation
    from advisor.views.report.record import Aftermath


def retold(journal: Journal, entry: Entry) -> "Explanation | tuple[Problem, ...]":
    """Return the result of a record explained anew, if that is what was recorded; else why not, if it is whole."""
    from advisor.journal.replay import explained  # who lists records explains none

    told, problems = attempted(lambda: explained(journal, entry)) if entry.is_whole else (None, ())
    return told[1] if told else problems


def aftermath(journal: Journal, entry: Entry) -> "Aftermath":
    """Return what came after a record. Raises AdvisorError if what was decided is damaged, or contradicts it."""
    from advisor.views.report.record import Aftermath

    named = tuple(mentioning(journal, entry.id))
    removals = filter(None, (mark.part("removal") for mark in named if mark.of == entry.id))
    later = tuple(each.id for each in named if began_from(each, entry.id))
    return Aftermath(tuple(removals), decisions_about(journal, entry), later)


@dataclass
class Records:
    """The records of a journal that are named, else those that are wanted; the walk sees what is wrong with it.

    What is wanted has to be in the rules of a record or in those of today, which are read only if it fits no record as
    it is spelt; else it is a RequestError. A record that is named and not there, or not what was sealed, is an AdvisorError.
    """

    path: Path
    opened: Callable[[Path], Journal]
    wanted: Wanted
    today: Callable[[], RuleBase]
    names: tuple[str, ...] = ()
    walk: Walk = field(default_factory=Walk)

    @cached_property
    def journal(self) -> Journal:
        return self.opened(self.path)

    @cached_property
    def fitting(self) -> tuple[ListedRecord, ...]:
        """Those that are wanted."""
        records = listed_records(self.journal, self.walk, by_rules=self.wanted.by_rules)
        known = KnownNames(self.journal, records, self.today)
        stated = known.stated(self.wanted.answers)
        fitting = tuple(record for record in records if fits(record, self.wanted, stated))
        if fitting or self.wanted == Wanted():
            return fitting
        meant = known.meant(self.wanted)
        return tuple(record for record in records if fits(record, meant, stated))

    def named(self) -> Iterator[Entry]:
        return (find(self.journal, name) for name in self.names)

    def entries(self) -> Iterator[Entry]:
        return self.named() if self.names else entries_of(self.journal, self.fitting, self.walk)

    def listed(self) -> tuple[ListedRecord, ...]:
        """Return what lists say of them."""
        if not self.names:
            return self.fitting
        meant = [entry.id for entry in self.named()]
        records = {record.summary.id: record for record in listed_records(self.journal, Walk())}
        return tuple(records[name] for name in meant)

    def decided(self) -> Mapping[str, Iterable[DecisionTaken]]:
        """Return what was decided about each, by its id, in order.

        What contradicts a record that is named is an AdvisorError; of those that are wanted it is left out.
        """
        if not self.names:
            return {record.summary.id: record.decisions for record in self.fitting}
        decisions = ((entry, decisions_about(self.journal, entry)) for entry in self.named())
        return {entry.id: [kept.taken for kept in kept_about] for entry, kept_about in decisions}
