"""Records as they are named or chosen."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain

from advisor.explain.explanation import Explanation
from advisor.journal.chain import Entry
from advisor.journal.database import Journal
from advisor.journal.faults import Walk
from advisor.journal.knowledge import knowledge_of
from advisor.journal.listing import Wanted, chosen, is_meant, is_of
from advisor.journal.replay import explained
from advisor.journal.store import entries, find
from advisor.model import RuleBase
from advisor.names import unknown
from advisor.problems import Problem, RequestError, attempted
from advisor.usecases.names import find_candidate


def retold(journal: Journal, entry: Entry) -> Explanation | tuple[Problem, ...]:
    """Return the result of a record explained anew, if that is what was recorded; else why not, if it is whole."""
    told, problems = attempted(lambda: explained(journal, entry)) if entry.is_whole else (None, ())
    return told[1] if told else problems


def named_or_chosen(
    journal: Journal, names: Iterable[str], wanted: Wanted, walk: Walk, today: Callable[[], RuleBase]
) -> Iterator[Entry]:
    """Return the records that are named, else those that are wanted; the walk sees what is wrong with the journal.

    Raises AdvisorError if a record that is named is not there, or not what was sealed, and RequestError if what is
    wanted is in no rules, neither in those of a record nor in those of today.
    """
    names = tuple(names)
    if names:
        return (find(journal, name) for name in names)
    records = chosen(entries(journal, walk), with_ids(wanted, today) if wanted.winner else wanted)
    for first in records:
        return chain([first], records)
    if wanted.rule or wanted.winner or wanted.knowledge:
        require_known(journal, wanted, today())
    return iter(())


def with_ids(wanted: Wanted, today: Callable[[], RuleBase]) -> Wanted:
    """Return what is wanted, with the id of the candidate of today whose title it gives."""
    try:
        return replace(wanted, winner=find_candidate(today(), wanted.winner))
    except RequestError:
        return wanted


def require_known(journal: Journal, wanted: Wanted, today: RuleBase) -> None:
    """Raise RequestError with the nearest name if something wanted is in no rules of a record or of today."""
    from advisor.journal.importing import readable

    rested_on = [head["knowledge"] for entry in entries(journal) if (head := entry.part("head"))]
    by_fingerprint = {knowledge["fingerprint"]: knowledge for knowledge in rested_on}
    past = (readable(knowledge_of(journal, knowledge)) for knowledge in by_fingerprint.values())
    bases = [today, *filter(None, past)]
    rules = [rule for base in bases for rule in base.rules.values()]
    titles = [today.title, *(knowledge["name"] for knowledge in by_fingerprint.values())]
    own = {"name": today.title, "fingerprint": today.fingerprint}
    if wanted.rule and not any(is_meant(rule.id, wanted.rule) for rule in rules):
        raise unknown("rule", wanted.rule, dict.fromkeys(rule.written_as for rule in rules))
    if wanted.winner:
        find_candidate(today, wanted.winner, bases)
    if wanted.knowledge and not any(
        is_of(knowledge, wanted.knowledge) for knowledge in (own, *by_fingerprint.values())
    ):
        raise unknown("knowledge", wanted.knowledge, dict.fromkeys(titles), listed=20)
