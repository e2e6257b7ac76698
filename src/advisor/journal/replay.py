"""A record's answers again, under the rules that it was made with, or under others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from advisor import __version__
from advisor.explain.explanation import Explanation, explain_answers
from advisor.formats import FIRST_RECOMMENDATION
from advisor.formats.applied import is_list
from advisor.formats.canonical import canonical
from advisor.formats.recommendation import in_first_format, to_document
from advisor.journal.chain import Entry
from advisor.journal.database import Journal
from advisor.journal.knowledge import base_of, knowledge_of
from advisor.journal.references import unknown_names
from advisor.journal.steps import given_in
from advisor.language.reading.documents import Document
from advisor.model import RuleBase, keeping_out
from advisor.problems import AdvisorError, Place, Problem

Values = Mapping[str, Any]
DIFFERENT = "its answers and the rules stored with it give another result"


@dataclass(frozen=True, slots=True)
class Replayed:
    """A result as it was recorded, and as it comes out again, as JSON values.

    What was drawn at random can only be the same if it was drawn by the same prior.
    """

    then: Values
    now: Values

    @property
    def same(self) -> bool:
        return canonical(self.then) == canonical(self.now)

    @property
    def agrees(self) -> bool:
        """Whether both are the same but for what was not known in time in one of them, or drawn otherwise."""
        then, now = self.then, self.now
        if self.same or then["decisions"].keys() != now["decisions"].keys():
            return self.same
        endings = [(then["decisions"][name], now["decisions"][name]) for name in then["decisions"]]
        late = any(is_late(*pair) for pair in endings)
        drawn = () if then.get("prior") == now.get("prior") else ("stay", "level")
        matter, matters = set(then["could_matter"]), set(now["could_matter"])  # in doubt a fact does
        apart = ("decisions", "could_matter", "prior", *(("advice",) if late or drawn else ()))
        return (
            equal_but(then, now, apart)
            and (late or matter <= matters or matters <= matter)
            and all(ending_agrees(*pair, drawn) for pair in endings)
        )


def equal_but(then: Values, now: Values, apart: Iterable[str]) -> bool:
    return {**then, **dict.fromkeys(apart)} == {**now, **dict.fromkeys(apart)}


def is_late(then: Values, now: Values) -> bool:
    """Return whether it is not known in time of one of two endings whether it is settled, and so who wins."""
    return None in (then["settled"], now["settled"])


def ending_agrees(then: Values, now: Values, drawn: Iterable[str]) -> bool:
    """Return whether a decision ends the same, but for what is not known in time in one of two endings.

    Of what is not settled, what was drawn is left out too.
    """
    if is_list(now) or is_list(then):
        return bool(then.get("rules") == now.get("rules")) if is_late(then, now) else then == now
    if is_late(then, now):
        return bool(then["standings"] == now["standings"])
    apart = ["flips", *(() if then["settled"] else drawn)]
    if None in (then.get("core"), now.get("core")):
        apart.append("core")
    open_ = {flip["candidate"] for flip in (*then["flips"], *now["flips"]) if not flip["proved"]}
    flips = [
        [flip for flip in sorted(flips, key=itemgetter("candidate")) if flip["candidate"] not in open_]
        for flips in (then["flips"], now["flips"])
    ]
    return equal_but(then, now, apart) and flips[0] == flips[1]


def replay(journal: Journal, entry: Entry) -> Replayed:
    """Return the result of a record and of its answers under the rules stored with it. Raises AdvisorError."""
    return compared(entry, *again(journal, entry))


def explained(journal: Journal, entry: Entry) -> tuple[RuleBase, Explanation]:
    """Return the rules that a record was made by, and what they make of its answers.

    Raises AdvisorError if that is not what is recorded.
    """
    base, explanation = again(journal, entry)
    if compared(entry, base, explanation).agrees:
        return base, explanation
    raise journal.refusal([f"the record {entry.id} cannot be explained: {DIFFERENT}{made_by(entry)}"])


def compared(entry: Entry, base: RuleBase, explanation: Explanation) -> Replayed:
    """Return the result of a record beside that of today, in the format of the record."""
    then, now = entry.part("result"), to_document(base, explanation)
    if then["format"] == FIRST_RECOMMENDATION:
        return Replayed(then, in_first_format(now))
    for name, ending in now["decisions"].items():
        if "tradeoffs" not in then["decisions"].get(name, ()):
            ending.pop("tradeoffs", None)  # no version before told them
    return Replayed(then, now)


def made_by(entry: Entry) -> str:
    """Return which version of the program made a record, if it was another one."""
    by = entry.head["advisor"]
    return "" if by == __version__ else f"; it was made by advisor {by}"


def again(journal: Journal, entry: Entry) -> tuple[RuleBase, Explanation]:
    """Return the rules that a record was made by, and what they make of its answers. Raises AdvisorError."""
    return explained_by(rules_of(journal, entry), entry)


def explained_by(base: RuleBase, entry: Entry) -> tuple[RuleBase, Explanation]:
    """Return the rules that a record was made by, and what they make of its answers."""
    given = given_in(base, entry.sections["answers"], entry.sections["steps"])
    return base, explain_answers(base, given, entry.part("head")["locked"])


def rules_of(journal: Journal, entry: Entry) -> RuleBase:
    """Return the rules that a record was made by, without who was kept out of it.

    Raises AdvisorError if they are not stored, or lack what is left of the record.
    """
    documents = knowledge_of(journal, entry.head["knowledge"])
    return rules_in(documents, entry, Place(str(journal.path)))


def rules_in(documents: Iterable[Document], entry: Entry, place: Place) -> RuleBase:
    """Return the rules in the documents that a record rests on, without who was kept out of it. Raises AdvisorError."""
    base = base_of(documents, entry.head["knowledge"]["name"])
    if wrong := list(unknown_names(base, entry)):
        raise AdvisorError(Problem(place, f"the record {entry.id}: {what}") for what in wrong)
    return keeping_out(base, entry.exclusions)
