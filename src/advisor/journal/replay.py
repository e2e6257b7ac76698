"""A record's answers again, under the rules that it was made with, or under others."""

from collections.abc import Iterable
from dataclasses import dataclass

from advisor.explain.whole import Explanation, explain
from advisor.journal.chain import Entry
from advisor.journal.database import Journal
from advisor.journal.knowledge import knowledge_of
from advisor.model import Answer, RuleBase
from advisor.read.answers import Given, profile_of
from advisor.read.base import read_documents
from advisor.read.documents import Collected, Document
from advisor.recommend import recommend
from advisor.record.canonical import canonical
from advisor.record.recommendation import to_document


@dataclass(frozen=True, slots=True)
class Replayed:
    """The canonical JSON of a result as it was recorded, and as it comes out again."""

    then: bytes
    now: bytes

    @property
    def same(self) -> bool:
        """Whether both are the same, byte for byte."""
        return self.then == self.now


def replay(journal: Journal, entry: Entry) -> Replayed:
    """Return the result of a record and of its answers under the rules stored with it. Raises AdvisorError."""
    return Replayed(canonical(entry.part("result")), canonical(to_document(*explained(journal, entry))))


def explained(journal: Journal, entry: Entry) -> tuple[RuleBase, Explanation]:
    """Return the rules that a record was made by, and what they make of its answers. Raises AdvisorError."""
    base, given = base_for(journal, entry), given_in(entry)
    return base, explain(base, given, recommend(base, profile_of(given)), entry.part("head")["locked"])


def base_for(journal: Journal, entry: Entry) -> RuleBase:
    """Return the rule base that a record was made with, from the files stored with it. Raises AdvisorError."""
    knowledge = entry.part("head")["knowledge"]
    return base_of(knowledge_of(journal, knowledge), knowledge["name"])


def base_of(documents: Iterable[Document], name: str) -> RuleBase:
    """Return the rule base in stored documents; without a title of its own it has this name. Raises AdvisorError."""
    return read_documents(Collected(tuple(documents)), name, name)


def given_in(entry: Entry) -> tuple[Given, ...]:
    """Return the answers of a record, in the order given."""
    return tuple(Given(one["fact"], answer_in(one["answer"])) for one in entry.sections["answers"])


def answer_in(value: str | list[str] | None) -> Answer | None:
    """Return the answer that a JSON value stands for; null is "don't know"."""
    return frozenset(value) if isinstance(value, list) else value
