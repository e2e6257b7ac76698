"""What people may name who look for records: it is in the rules of one of them, or in those of today."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial

from advisor.journal.database import Journal
from advisor.journal.knowledge import knowledge_of
from advisor.journal.listing import ListedRecord
from advisor.journal.replay import readable
from advisor.journal.store import entry_of
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
    def titles(self) -> dict[str, str]:
        """The titles of the knowledge that records rest on, by its fingerprint, the latest last."""
        rested_on = (record.summary.knowledge for record in self.records if record.summary.knowledge)
        return {knowledge["fingerprint"]: knowledge["name"] for knowledge in rested_on}

    @cached_property
    def bases(self) -> tuple[RuleBase, ...]:
        """The rules of today, and all that records rest on and this version can read. Raises AdvisorError."""
        today = self.today()
        past = (self.base_of(name) for name in self.titles if name != today.fingerprint)
        return (today, *filter(None, past))

    def base_of(self, fingerprint: str) -> RuleBase | None:
        """Return rules that a record rests on; None if this version cannot read them. Raises AdvisorError."""
        last = next(
            each.summary.id
            for each in reversed(self.records)
            if each.summary.knowledge.get("fingerprint") == fingerprint
        )
        entry = entry_of(self.journal, last)
        return readable(knowledge_of(self.journal, entry.head["knowledge"])) if entry and entry.head else None

    def likely_first(self) -> Iterator[RuleBase]:
        """Yield the rules of the last record, then all others. Raises AdvisorError."""
        last = next(reversed(self.titles), None)
        if last and (base := self.base_of(last)):
            yield base
        yield from (base for base in self.bases if base.fingerprint != last)

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
        if wanted.knowledge:
            self.require_knowledge(wanted.knowledge)
        return replace(wanted, winner=self.candidate(wanted.winner), chosen=self.choice(wanted.chosen))

    def candidate(self, name: str) -> str:
        """Return the id of a candidate, or an empty text for one. Raises RequestError."""
        today = {each.id: each.title for each in self.today().candidates.values()} if name else {}
        return name and (spelt(name, today) or find_candidate(self.bases[0], name, self.bases))

    def choice(self, name: str) -> str:
        """Return the id of a candidate, or words that were chosen in place of one. Raises RequestError."""
        words = {
            word: "" for each in self.records for taken in each.decisions for word in taken.chosen.values()
        }
        return meant(name, words) or self.candidate(name)

    def require_rule(self, name: str) -> None:
        rules = [rule for base in self.bases for rule in base.rules.values()]
        if not any(is_meant(rule.id, name) for rule in rules):
            raise unknown("rule", name, dict.fromkeys(rule.written_as for rule in rules))

    def require_passage(self, name: str) -> None:
        passages = [passage for base in self.bases for passage in base.passages.values()]
        names = dict.fromkeys(each.id for passage in passages for each in (passage, *passage.parts))
        if not any(is_cited(each, name) for each in names):
            raise unknown("passage", name, names)

    def require_knowledge(self, name: str) -> None:
        today = self.today()
        titles = {today.fingerprint: today.title, **self.titles}
        if not any(is_of({"fingerprint": own, "name": title}, name) for own, title in titles.items()):
            raise unknown("knowledge", name, dict.fromkeys(titles.values()), listed=20)
