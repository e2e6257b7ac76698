"""All records under today's rules, one knowledge base after the other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from advisor.authoring.compare.edits import Edit
from advisor.authoring.compare.rules import sameness
from advisor.authoring.compare.undo import Undoing
from advisor.authoring.compare.written import edits
from advisor.evaluators.prior import PRIOR
from advisor.evaluators.prove.program import within
from advisor.evaluators.prove.versions import versions
from advisor.formats.applied import chose_nothing, is_list, winners_in
from advisor.interview.session import refusals
from advisor.journal.audit.quick import ends
from advisor.journal.audit.verdicts import Audited, End, Ends, Fate, fate
from advisor.journal.chain import Entry
from advisor.journal.database import Journal
from advisor.journal.knowledge import base_of, knowledge_of
from advisor.journal.steps import given_in, why_invalid
from advisor.language.reading.answers import profile_of
from advisor.language.reading.plain import from_plain
from advisor.model import Exclusion, Profile, RuleBase, absent, cut_alike, keeping_out
from advisor.problems import AdvisorError

# Maximum seconds to find out what was edited between two versions, and records judged at a time.
SECONDS = 10.0
BATCH = 1000

Knowledge = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class JudgedRecord:
    """What is judged of a record whose answers, as they were stated, fit the questions of a base: its `profile`."""

    record: str
    finished: str
    answers: Sequence[Mapping[str, Any]]
    profile: Profile
    then: Ends
    exclusions: tuple[Exclusion, ...] = ()

    def heard_by(self, base: RuleBase) -> Profile:
        """Return what another base hears, whose questions the answers fit: its values may part them otherwise."""
        return profile_of(given_in(base, self.answers))


def audit(journal: Journal, entries: Iterable[Entry], today: RuleBase) -> Iterator[Audited]:
    """Yield what became of each consultation under today's rules, those that cannot be judged first."""
    groups: dict[tuple[str, tuple[Exclusion, ...]], list[JudgedRecord]] = defaultdict(list)
    knowledge: dict[str, Knowledge] = {}
    for entry in entries:
        judgement = judged_record(entry, today)
        if isinstance(judgement, Audited):
            yield judgement
            continue
        knowledge[entry.fingerprint] = entry.head["knowledge"]
        groups[entry.fingerprint, judgement.exclusions].append(judgement)
    for (fingerprint, exclusions), judged in groups.items():
        yield from audit_group(journal, knowledge[fingerprint], judged, keeping_out(today, exclusions))


def audit_group(
    journal: Journal, knowledge: Knowledge, judged: Sequence[JudgedRecord], today: RuleBase
) -> Iterator[Audited]:
    """Yield what became of records that were made with the same knowledge and exclusions; those that changed come last."""
    changed: list[tuple[JudgedRecord, Audited]] = []
    edited = knowledge["fingerprint"] != today.fingerprint
    for start in range(0, len(judged), BATCH):
        batch = judged[start : start + BATCH]
        for record, now in zip(batch, ends_today(batch, today, edited=edited), strict=True):
            audited = Audited(record.record, record.finished, fate(record.then, now), record.then, now)
            if audited.fate is Fate.CHANGED:
                changed.append((record, audited))
            else:
                yield audited
    try:
        blamed = blame(journal, knowledge, [record for record, _ in changed], today) if changed else {}
    except AdvisorError as error:
        reason = f"which edit is to blame is not known: {error.problems[0].what}"
        yield from (replace(audited, reason=reason) for _, audited in changed)
    else:
        yield from (replace(audited, blame=blamed.get(audited.record, ())) for _, audited in changed)


def judged_record(entry: Entry, today: RuleBase) -> JudgedRecord | Audited:
    """Return a record with its answers if today's rules can judge them, or why it cannot be judged."""
    if any(not part.is_there for part in entry.parts if part.name != "result"):
        return unjudged(entry, f"it is {entry.gone}")
    then = dict(recorded_ends(entry))
    if missing := [name for name in then if name not in today.written_decisions]:
        return unjudged(entry, f"the decision '{missing[0]}' no longer exists")
    exclusions = entry.exclusions
    if name := absent(today, exclusions):
        return unjudged(entry, f"'{name}', which was kept out, no longer exists")
    answers = entry.sections["answers"]
    for given in answers:
        statement = from_plain(given["answer"], today.facts.get(given["fact"]))
        if reason := why_invalid(today, given["fact"], statement):
            return unjudged(entry, f"'{given['fact']}': {reason}")
    profile = profile_of(given_in(today, answers))
    edited = (
        entry.fingerprint != today.fingerprint
    )  # else they were judged by these rules when they were given
    if edited and (reasons := refusals(today, profile)):
        return unjudged(entry, f"the answers now contradict each other: {'; '.join(reasons)}")
    return JudgedRecord(entry.id, entry.head["finished"], answers, profile, then, exclusions)


def recorded_ends(entry: Entry) -> Iterator[tuple[str, End]]:
    """Yield how each decision of a record ended, at which level if that was told by the prior of today.

    What was not known in time tells no level.
    """
    same = (entry.part("result") or {}).get("prior") == asdict(PRIOR)
    for end in entry.outcome:
        level = end.get("level") if same and end["settled"] is not None else None
        named = frozenset(winners_in(end))
        kept = End(named, end.get("margin"), level, applies=is_list(end), nothing=chose_nothing(end))
        yield end["decision"], kept


def ends_today(records: Sequence[JudgedRecord], today: RuleBase, *, edited: bool) -> Iterator[Ends]:
    """Yield how records end today; by rules that were not edited they do so at the same levels."""
    now = ends(today, [record.profile for record in records], at_levels=edited)
    return now if edited else map(at_levels_of, (record.then for record in records), now)


def at_levels_of(then: Ends, now: Ends) -> Ends:
    return {name: replace(end, level=then[name].level) if name in then else end for name, end in now.items()}


def unjudged(entry: Entry, reason: str) -> Audited:
    return Audited(entry.id, entry.head.get("finished", ""), Fate.UNJUDGED, {}, {}, reason)


def blame(
    journal: Journal, knowledge: Knowledge, changed: Sequence[JudgedRecord], today: RuleBase
) -> Mapping[str, tuple[Edit, ...]]:
    """Return for each changed record the edits that alone are enough to undo for it to end as it did.

    Raises AdvisorError if the rules that it was made by are not stored any more.
    """
    old = base_of(knowledge_of(journal, knowledge), knowledge["name"])
    old, today = cut_alike(keeping_out(old, today.exclusions), today)
    same = sameness(*versions(old, today, within(SECONDS)).readings)
    undoing = Undoing(old, today, same.findings)
    blamed: dict[str, list[Edit]] = defaultdict(list)
    for edit in (edit for edit in edits(same) if edit.counts):
        undone = undoing.without([edit])
        if undone is None:
            continue
        profiles = [record.heard_by(undone) for record in changed]
        for record, now in zip(changed, ends(undone, profiles), strict=True):
            if fate(record.then, now) is not Fate.CHANGED:
                blamed[record.record].append(edit)
    return {name: tuple(alone) for name, alone in blamed.items()}
