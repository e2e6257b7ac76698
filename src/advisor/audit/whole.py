"""All records under today's rules, one knowledge base after the other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from advisor.audit.quick import ends
from advisor.audit.verdicts import Audited, End, Ends, Fate, fate
from advisor.compare.edits import Edit
from advisor.compare.rules import sameness
from advisor.compare.undo import Undoing
from advisor.compare.written import edits
from advisor.evaluators.prove.program import within
from advisor.evaluators.prove.versions import versions
from advisor.interview.session import Session
from advisor.journal.chain import Entry
from advisor.journal.database import Journal
from advisor.journal.knowledge import stored_knowledge
from advisor.journal.listing import outcomes
from advisor.journal.replay import answer_in, base_of
from advisor.journal.steps import misfit, taken
from advisor.model import Profile, RuleBase
from advisor.problems import AdvisorError
from advisor.record.consultation import Deed, Step

SECONDS = 10.0
"""How long it may take to find out what was edited between two versions."""
BATCH = 500


@dataclass(frozen=True, slots=True)
class Judged:
    """A record whose answers fit today's questions."""

    entry: Entry
    profile: Profile
    then: Ends


def audit(journal: Journal, entries: Iterable[Entry], today: RuleBase) -> Iterator[Audited]:
    """Yield what became of each consultation under today's rules, grouped by the knowledge it was made with."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        head = entry.part("head")
        groups[head["knowledge"]["fingerprint"] if head else ""].append(entry)
    for fingerprint, found in groups.items():
        for start in range(0, len(found), BATCH):
            yield from audit_group(journal, fingerprint, found[start : start + BATCH], today)


def audit_group(
    journal: Journal, fingerprint: str, entries: Sequence[Entry], today: RuleBase
) -> Iterator[Audited]:
    """Yield what became of records that were made with the same knowledge."""
    judged = []
    for entry in entries:
        one = judge(entry, today)
        if isinstance(one, Judged):
            judged.append(one)
        else:
            yield one
    found = [
        result(one, now)
        for one, now in zip(judged, ends(today, [one.profile for one in judged]), strict=True)
    ]
    changed = [one for one, audited in zip(judged, found, strict=True) if audited.fate is Fate.CHANGED]
    blamed = blame(journal, fingerprint, changed, today) if changed else {}
    yield from (replace(one, blame=blamed.get(one.record, ())) for one in found)


def judge(entry: Entry, today: RuleBase) -> Judged | Audited:
    """Return a record with its answers as today's rules hear them, or why it cannot be judged."""
    sections = entry.sections
    if any(not part.is_there for part in entry.parts if part.name != "result"):
        return unjudged(entry, "parts of it were taken out")
    then = {one["decision"]: End(frozenset(one["winners"]), one["margin"]) for one in outcomes(entry)}
    if missing := [name for name in then if name not in today.decisions]:
        return unjudged(entry, f"the decision '{missing[0]}' is not made any more")
    session = Session()
    for one in sections["answers"]:
        step = Step("", Deed.GIVEN, one["fact"], answer_in(one["answer"]))
        if reason := misfit(today, session, step):
            return unjudged(entry, f"'{step.fact}': {reason}")
        session = taken(session, step)
    return Judged(entry, session.profile, then)


def unjudged(entry: Entry, reason: str) -> Audited:
    """Return that a record cannot be judged, and why."""
    head = entry.part("head")
    return Audited(entry.id, head["finished"] if head else "", Fate.UNJUDGED, {}, {}, reason)


def result(one: Judged, now: Ends) -> Audited:
    """Return what became of a record whose decisions end like this now."""
    return Audited(one.entry.id, one.entry.part("head")["finished"], fate(one.then, now), one.then, now)


def blame(
    journal: Journal, fingerprint: str, changed: Sequence[Judged], today: RuleBase
) -> Mapping[str, tuple[Edit, ...]]:
    """Return for each changed record the edits that alone are enough to undo for it to end as it did."""
    try:
        old = base_of(stored_knowledge(journal, fingerprint), fingerprint)
    except AdvisorError:
        return {}
    found = versions(old, today, within(SECONDS))
    undoing = Undoing(old, today, sameness(*found.readings).findings)
    blamed: dict[str, list[Edit]] = defaultdict(list)
    for edit in (one for one in edits(found) if one.counts):
        undone = undoing.without([edit])
        if undone is None:
            continue
        for one, now in zip(changed, ends(undone, [one.profile for one in changed]), strict=True):
            if fate(one.then, now) is not Fate.CHANGED:
                blamed[one.entry.id].append(edit)
    return {name: tuple(found) for name, found in blamed.items()}
