"""What people may name who look for records: it is in the rules of one of them, or in those of today."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial

from advisor.journal.database import Journal
from advisor.journal.knowledge import StoredRules
from advisor.journal.listing import ListedRecord, base_behind, last_by_knowledge
from advisor.journal.wanted import StatedAnswer, Wanted, is_cited, is_meant, is_of
from advisor.language.reading.answers import answer_from_words
from advisor.model import RuleBase
from advisor.names import meant, spelt, unknown
from advisor.problems import Problem, RequestError, attempted
from advisor.usecases.names import find_candidate


@dataclass
class KnownNames:
    """The records of a journal, and the rules of today, which are read if they are needed."""

    journal: Journal
    records: tuple[ListedRecord, ...]
    today: Callable[[], RuleBase]

    @cached_property
    def stored(self) -> StoredRules:
        return StoredRules(self.journal)

    @cached_property
    def lasts(self) -> dict[str, ListedRecord]:
        """The last record that rests on each knowledge, by its fingerprint."""
        return last_by_knowledge(self.records)

    @cached_property
    def bases(self) -> tuple[RuleBase, ...]:
        """The rules of today, and all that records rest on and this version can read. Raises AdvisorError."""
        today = self.today()
        past = (
            base_behind(self.stored, each) for name, each in self.lasts.items() if name != today.fingerprint
        )
        return (today, *filter(None, past))

    def likely_first(self) -> Iterator[RuleBase]:
        """Yield the rules of the last record, then all others. Raises AdvisorError."""
        last = self.records[-1] if self.records else None
        first = base_behind(self.stored, last) if last else None
        yield from [first] if first else []
        yield from (base for base in self.bases if not first or base.fingerprint != first.fingerprint)

    def stated(self, words: Iterable[str]) -> tuple[StatedAnswer, ...]:
        """Return the answers that `fact=value` words state. Raises RequestError for what no rules ask or know."""
        return tuple(self.stated_answer(word) for word in words)

    def stated_answer(self, word: str) -> StatedAnswer:
        problems: list[Problem] = []
        for base in self.likely_first():
            given, wrong = attempted(partial(answer_from_words, word, base.facts))
            if given:
                return StatedAnswer(base.facts[given.fact], given)
            problems += wrong
        raise RequestError("; ".join(filter(None, (f"{word}: {problems[0].what}", problems[0].hint))))

    def meant(self, wanted: Wanted) -> Wanted:
        """Return what is wanted with the ids of candidates by their titles. Raises RequestError with the nearest name."""
        for name in filter(None, (wanted.rule, wanted.decided)):
            self.require_rule(name)
        if wanted.passage:
            self.require_passage(wanted.passage)
        if wanted.rests_on:
            self.require_knowledge(wanted.rests_on)
        return replace(wanted, winner=self.candidate(wanted.winner), chosen=self.choice(wanted.chosen))

    def candidate(self, name: str) -> str:
        """Return the id of a candidate, or an empty text for one. Raises RequestError."""
        today = {each.id: each.title for each in self.today().written_candidates.values()} if name else {}
        return name and (spelt(name, today) or find_candidate(self.bases[0], name, self.bases))

    def choice(self, name: str) -> str:
        """Return the id of a candidate, or words that were chosen in place of one. Raises RequestError."""
        words = {
            word: "" for each in self.records for taken in each.decisions for word in taken.chosen.values()
        }
        return meant(name, words) or self.candidate(name)

    def require_rule(self, name: str) -> None:
        rules = [rule for base in self.bases for rule in base.written_rules]
        if not any(is_meant(rule.id, name) for rule in rules):
            names = dict.fromkeys(rule.written_as for rule in rules)
            raise unknown("rule", name, names, [written.rpartition("/")[2] for written in names])

    def require_passage(self, name: str) -> None:
        passages = [passage for base in self.bases for passage in base.passages.values()]
        names = dict.fromkeys(each.id for passage in passages for each in (passage, *passage.parts))
        if not any(is_cited(each, name) for each in names):
            raise unknown("passage", name, names)

    def require_knowledge(self, name: str) -> None:
        today = self.today()
        own = {"fingerprint": today.fingerprint, "name": today.title}
        known = (own, *(last.summary.knowledge for last in self.lasts.values()))
        if not any(is_of(knowledge, name) for knowledge in known):
            raise unknown(
                "knowledge", name, dict.fromkeys(knowledge["name"] for knowledge in known), listed=20
            )
