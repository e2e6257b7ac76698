"""Which records are meant: by how they came about, date, winner, rules, passage, answer, knowledge, and what was decided."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from string import ascii_lowercase

from advisor.formats.record_kinds import RecordKind
from advisor.journal.decisions_taken import in_force
from advisor.journal.listing import ListedRecord
from advisor.journal.steps import is_answer
from advisor.journal.summaries import EntrySummary, Values
from advisor.language.reading.answers import Given
from advisor.language.reading.plain import from_plain
from advisor.model import Fact, Numbers, Statement, lower
from advisor.model.measures import in_both
from advisor.names import folded, meant


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which records are meant; what is empty does not matter. Dates are beginnings of ISO 8601, inclusive.

    Of the rules that fired one is `rule`, one that rests on the core of a settled decision is `decided`, and one cites
    `passage`. `answers` are spelt as they are given; `chosen` was decided for, and is to be looked at again by `due`. The
    knowledge that they rest on is meant by its title or fingerprint.
    """

    since: str = ""
    until: str = ""
    winner: str = ""
    rule: str = ""
    rests_on: str = ""
    kind: RecordKind | None = None
    decided: str = ""
    passage: str = ""
    answers: tuple[str, ...] = ()
    chosen: str = ""
    due: str = ""

    @property
    def by_rules(self) -> bool:
        """Whether it has to be known what the rules that a record rests on say of it."""
        return bool(self.decided or self.passage)


@dataclass(frozen=True, slots=True)
class StatedAnswer:
    """An answer that records are to have, as its fact understands it; thousands of records give the same few."""

    fact: Fact
    given: Given
    judged: dict[str, bool] = field(default_factory=dict)

    def is_said_by(self, answers: Values) -> bool:
        """Return whether one of a record's answers, by fact, says so: all that it leaves lies within."""
        if self.fact.id not in answers:
            return False
        said = answers[self.fact.id]
        if (words := str(said)) not in self.judged:
            statement = from_plain(said, self.fact)
            self.judged[words] = is_within(self.fact, statement, self.given.statement)
        return self.judged[words]


def is_within(fact: Fact, statement: Statement | None, wanted: Statement | None) -> bool:
    """Return whether every answer that a statement leaves is left by another one; "don't know" is within itself alone."""
    if statement is None or wanted is None or not is_answer(fact, statement):
        return statement is wanted
    if isinstance(statement, Numbers) and isinstance(wanted, Numbers):
        return in_both(statement.spans, wanted.spans) == statement.spans
    left, within = (fact.limits(lower(fact, each)) for each in (statement, wanted))
    return left.must >= within.must and left.may <= within.may


def fits(record: ListedRecord, wanted: Wanted, stated: Iterable[StatedAnswer] = ()) -> bool:
    """Return whether a record is wanted; one that was deleted is only if nothing is asked for."""
    said = record.summary
    if not said.finished:
        return wanted == Wanted()
    return (
        said.finished[: len(wanted.since)] >= wanted.since
        and said.finished[: len(wanted.until)] <= (wanted.until or said.finished)
        and (not wanted.kind or said.kind is wanted.kind)
        and (not wanted.winner or meant(wanted.winner, said.winners) is not None)
        and (not wanted.rests_on or is_of(said.knowledge, wanted.rests_on))
        and fits_rules(said, wanted)
        and all(each.is_said_by(said.answers) for each in stated)
        and fits_decisions(record, wanted)
    )


def fits_rules(said: EntrySummary, wanted: Wanted) -> bool:
    decided, cited = (said.grounds.decided, said.grounds.cited) if said.grounds else ("", "")
    return (
        (not wanted.rule or any(is_meant(rule, wanted.rule) for rule in said.fired.split()))
        and (not wanted.decided or any(is_meant(rule, wanted.decided) for rule in decided.split()))
        and (not wanted.passage or any(is_cited(clause, wanted.passage) for clause in cited.split()))
    )


def fits_decisions(record: ListedRecord, wanted: Wanted) -> bool:
    """Return whether one of the decisions in force about a record is for what is wanted, and is due."""
    if not (wanted.chosen or wanted.due):
        return True
    return any(
        (not wanted.chosen or meant(wanted.chosen, [taken.chosen[decision]]) is not None)
        and (not wanted.due or "" < taken.review[: len(wanted.due)] <= wanted.due)
        for decision, taken in in_force(record.decisions).items()
    )


@lru_cache(maxsize=4096)  # thousands of records name the same few rules
def is_meant(rule: str, wanted: str) -> bool:
    """Return whether a rule is meant by its id, by the end of it, or as the file has it that it was made from."""
    return f"/{folded(wanted)}/" in f"/{folded(rule)}/"


@lru_cache(maxsize=4096)
def is_cited(clause: str, passage: str) -> bool:
    """Return whether a passage is meant by its id, or a clause of it, such as P14a, by that of the passage."""
    return folded(passage) in {folded(clause), folded(clause.rstrip(ascii_lowercase))}


def is_of(knowledge: Values, wanted: str) -> bool:
    """Return whether knowledge has this title, or a fingerprint that begins so."""
    begins = knowledge["fingerprint"].startswith(f"sha256:{wanted.removeprefix('sha256:')}")
    return begins or folded(knowledge["name"]) == folded(wanted)
