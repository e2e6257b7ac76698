"""Whether evidence holds: one record with its rules and its place in a chain, checked without the journal."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from advisor.journal.clean_replay import LATE
from advisor.journal.decisions_taken import decisions_in, in_force
from advisor.journal.evidence import RecordEvidence, read_evidence
from advisor.journal.evidence_faults import broken_seals, chain_faults, contradicted, other_rules
from advisor.journal.importing import read_knowledge
from advisor.journal.replay import DIFFERENT, compared, explained_by, made_by, rules_in
from advisor.problems import Place, attempted, briefly
from advisor.texts import count
from advisor.views.headlines import recorded_ending
from advisor.views.verified import VerifiedClaim

Check = Callable[[RecordEvidence], Iterable[str]]


@dataclass(frozen=True, slots=True)
class VerifiedEvidence:
    """What evidence says and whether that holds, and what it cannot show."""

    claims: tuple[VerifiedClaim, ...]
    limits: tuple[str, ...]


def verify_evidence(values: Mapping[str, Any], shown: str, noted: str = "") -> VerifiedEvidence:
    """Return what the record in evidence says, and whether that holds; `noted` is a head that somebody noted earlier.

    Raises AdvisorError if the values have not the structure of evidence.
    """
    evidence = read_evidence(values, shown)
    checked = list(integrity(evidence))
    if all(claim.holds for claim in checked):
        checked = [*sayings(evidence), *checked, replayed(evidence, shown)]
    else:
        checked.append(
            VerifiedClaim("replay", "not tried, as what it would rest on does not hold", holds=False)
        )
    return VerifiedEvidence((*checked, *head_claims(evidence, noted)), tuple(limits(evidence, noted)))


def integrity(evidence: RecordEvidence) -> Iterator[VerifiedClaim]:
    """Yield whether all is there as it was sealed, and contradicts nothing else in the file."""
    for check in CHECKS:
        yield from judged(evidence, *check)


def judged(
    evidence: RecordEvidence, subject: str, good: Callable[[RecordEvidence], str], faults: Check
) -> Iterator[VerifiedClaim]:
    wrong = tuple(faults(evidence))
    yield from (VerifiedClaim(subject, what, holds=False) for what in wrong)
    if not wrong:
        yield VerifiedClaim(subject, good(evidence), holds=True)


def contents(evidence: RecordEvidence) -> str:
    about = ", ".join(f"{entry.sort.value} {entry.id}" for entry in evidence.about) or "nothing"
    return f"every part that is there is what was sealed; about the record: {about}"


def way(evidence: RecordEvidence) -> str:
    first, last = evidence.links[0].number, evidence.links[-1].number
    return f"entry {first} of its journal, {count(last - first, 'entry', 'entries')} before the head {evidence.head}"


def rules(evidence: RecordEvidence) -> str:
    return "those that the record names" if evidence.knowledge else "none, as the record was deleted"


# What is checked: the word for it, what is said if nothing is wrong, and what is wrong.
CHECKS: tuple[tuple[str, Callable[[RecordEvidence], str], Check], ...] = (
    ("seals", contents, broken_seals),
    ("chain", way, chain_faults),
    ("rules", rules, other_rules),
    ("sense", lambda _: "its parts, marks and decisions agree with each other", contradicted),
)


def sayings(evidence: RecordEvidence) -> Iterator[VerifiedClaim]:
    """Yield what the record says: what was recommended, and what people decided."""
    for outcome in evidence.record.outcome:
        level = f" ({outcome['level']})" if outcome.get("level") else ""
        yield VerifiedClaim("recommended", f"{outcome['decision']}: {recorded_ending(outcome)}{level}")
    decisions = [kept.taken for kept in decisions_in(evidence.about)]
    current = in_force(decisions)
    for taken in decisions:
        chosen = "; ".join(
            f"{name}: {what}{'' if current[name] is taken else ' (decided otherwise since)'}"
            for name, what in taken.chosen.items()
        )
        yield VerifiedClaim("decided", f"{chosen}, by {', '.join(taken.decided_by)} on {taken.at[:10]}")


def replayed(evidence: RecordEvidence, shown: str) -> VerifiedClaim:
    """Return whether the answers and the rules in the file give the recorded result."""
    record = evidence.record
    if not record.is_whole or evidence.knowledge is None:
        return VerifiedClaim(
            "replay",
            f"the record is {record.gone}, so it cannot be replayed: {removals(evidence)}",
            holds=False,
        )
    documents = read_knowledge(evidence.knowledge, shown)
    base, problems = attempted(lambda: rules_in(documents, record, Place(shown)))
    if base is None:
        return VerifiedClaim("replay", briefly(problems), holds=False)
    result = compared(record, *explained_by(base, record))
    if result.agrees:
        return VerifiedClaim("replay", "the same, byte for byte" if result.same else LATE, holds=True)
    return VerifiedClaim("replay", DIFFERENT + made_by(record), holds=False)


def removals(evidence: RecordEvidence) -> str:
    """Return what was taken out of the record, when and why, as the marks say it."""
    marks = [entry.part("removal") for entry in evidence.about if entry.of == evidence.record.id]
    said = [
        f"{count(len(mark['parts']), 'part')} taken out on {mark['at'][:10]}, {mark['because'] or 'no reason given'}"
        for mark in marks
        if mark
    ]
    return "; ".join(said) or "it was imported so, and the marks are in the other journal"


def head_claims(evidence: RecordEvidence, noted: str) -> Iterator[VerifiedClaim]:
    """Yield whether the head that somebody noted is in the chain since the record."""
    if not noted:
        return
    number = next((link.number for link in evidence.links if link.hash == noted), None)
    if number:
        yield VerifiedClaim(
            "noted head", f"entry {number}, which holds the record and all up to there", holds=True
        )
    else:
        what = "not in the chain from the record on: that is another one, or the head was noted before the record"
        yield VerifiedClaim("noted head", what, holds=False)


def limits(evidence: RecordEvidence, noted: str) -> Iterator[str]:
    """Yield what evidence cannot show, however sound it is."""
    record = evidence.record
    if not noted:
        yield (
            "that the head is one that a journal had: whoever wrote the file can have made all of it."
            " With --head it is compared with one that was noted where they could not change it"
        )
    yield f"what came after entry {evidence.links[-1].number}, such as another decision, or answers taken out"
    yield "whether what was answered is true, who typed the names in it, and whether clocks were right"
    if record.origin:
        yield f"whether the journal that it was imported from holds it, as entry {record.origin.number}"
    if record.predecessor:
        yield f"what the record {record.predecessor.id} says, from which it began"
