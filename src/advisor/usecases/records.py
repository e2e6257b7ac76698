"""Records as they are named or chosen."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from advisor.explain.explanation import Explanation
from advisor.formats.decisions_taken import DecisionTaken
from advisor.journal.chain import Entry
from advisor.journal.database import Journal
from advisor.journal.decisions_taken import decisions_about
from advisor.journal.faults import Walk
from advisor.journal.listing import ListedRecord, entries_of, listed_records
from advisor.journal.replay import explained
from advisor.journal.store import entries_about, find, followers
from advisor.journal.wanted import Wanted, fits
from advisor.model import RuleBase
from advisor.problems import Problem, attempted
from advisor.usecases.names_in_records import KnownNames
from advisor.views.report.record import Aftermath


def retold(journal: Journal, entry: Entry) -> Explanation | tuple[Problem, ...]:
    """Return the result of a record explained anew, if that is what was recorded; else why not, if it is whole."""
    told, problems = attempted(lambda: explained(journal, entry)) if entry.is_whole else (None, ())
    return told[1] if told else problems


def aftermath(journal: Journal, entry: Entry) -> Aftermath:
    """Return what came after a record. Raises AdvisorError if what was decided is damaged, or contradicts it."""
    removals = filter(None, (mark.part("removal") for mark in entries_about(journal, entry.id)))
    later = tuple(follower.id for follower in followers(journal, entry.id))
    return Aftermath(tuple(removals), decisions_about(journal, entry), later)


def decided_about(journal: Journal, names: Iterable[str]) -> Mapping[str, Iterable[DecisionTaken]]:
    """Return what was decided about the records that are named, else about all, by their ids; in order.

    Raises AdvisorError if it contradicts a record that is named; of all records such decisions are left out.
    """
    if named := [find(journal, name) for name in names]:
        return {entry.id: [kept.taken for kept in decisions_about(journal, entry)] for entry in named}
    return {record.summary.id: record.decisions for record in listed_records(journal, Walk())}


def named_or_chosen(
    journal: Journal, names: Collection[str], wanted: Wanted, walk: Walk, today: Callable[[], RuleBase]
) -> Iterator[Entry]:
    """Return the records that are named, else those that are wanted; the walk sees what is wrong with the journal.

    Raises AdvisorError if a record that is named is not there, or not what was sealed, and RequestError if what is
    wanted is in no rules, neither in those of a record nor in those of today.
    """
    if names:
        return (find(journal, name) for name in names)
    return entries_of(journal, wanted_records(journal, wanted, walk, today), walk)


def listed(
    journal: Journal, names: Collection[str], wanted: Wanted, walk: Walk, today: Callable[[], RuleBase]
) -> tuple[ListedRecord, ...]:
    """Return what lists say of the records that are named, else of those that are wanted, as `named_or_chosen` does."""
    if not names:
        return wanted_records(journal, wanted, walk, today)
    meant = [find(journal, name).id for name in names]
    records = {record.summary.id: record for record in listed_records(journal, Walk())}
    return tuple(records[name] for name in meant)


def wanted_records(
    journal: Journal, wanted: Wanted, walk: Walk, today: Callable[[], RuleBase]
) -> tuple[ListedRecord, ...]:
    """Return the records that are wanted; the walk sees what is wrong with the journal. Raises AdvisorError.

    Raises RequestError if what is wanted is in no rules, neither in those of a record nor in those of today.
    """
    records = listed_records(journal, walk, by_rules=wanted.by_rules)
    known = KnownNames(journal, records, today)
    stated = known.stated(wanted.answers)
    fitting = tuple(record for record in records if fits(record, wanted, stated))
    if fitting or wanted == Wanted():
        return fitting
    meant = known.meant(wanted)
    return tuple(record for record in records if fits(record, meant, stated))
