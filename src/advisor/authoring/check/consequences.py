"""One mistake, one notice: what follows plainly from something else that is said is put under that.

It is seen from what is said and written, without a proof: a rule never fires because a finding that it needs is never
true, and no answer to a question matters because the decision always ends the same.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from advisor.authoring.check.findings import concluding, concluding_others
from advisor.authoring.check.notice import Notice
from advisor.conditions import FALSE, TRUE, UNKNOWN, Known, judge, not_applying, truth
from advisor.model import (
    All,
    Any,
    Condition,
    Decision,
    Guarded,
    RuleBase,
    Somebody,
    builds_on,
    facts_read,
    findings_read,
    grouped,
    resting_on,
    with_parts,
)

NEVER = ("never-fires", "row-shadowed", "otherwise-never")
FATES = (*NEVER, "always-fires")
TRUTHS = {"finding-never-true": FALSE, "finding-always-true": TRUE}
WRONG = ("example-fails", *FATES, *TRUTHS)
"""What is said of rules and findings that are wrong, and then all that builds on them may be."""

Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Remarks:
    """All notices by their numbers; `first` is that of the first one of each check and of what it is about.

    `wrong_below` are for each rule and finding the wrong ones that it builds on.
    """

    base: RuleBase
    notices: tuple[Notice, ...]
    first: Mapping[tuple[str, str], int]
    wrong_below: Mapping[str, frozenset[str]]

    def of(self, checks: Collection[str], names: Iterable[str]) -> Numbers:
        """Return the numbers of the notices that these checks have of any of these names."""
        keys = ((check, name) for name in names for check in checks)
        return tuple(dict.fromkeys(self.first[key] for key in keys if key in self.first))

    def of_all(self, checks: Collection[str], names: Collection[str]) -> Numbers:
        """Return the numbers of the notices that these checks have of these names; none unless of each there is one."""
        return self.of(checks, names) if all(self.of(checks, [name]) for name in names) else ()


def gathered(base: RuleBase, notices: tuple[Notice, ...]) -> tuple[Notice, ...]:
    """Return the notices, with what plainly follows from others under those."""
    first: dict[tuple[str, str], int] = {}
    for number, notice in enumerate(notices):
        for name in notice.about:
            first.setdefault((notice.check, name), number)
    wrong = frozenset(name for check, name in first if check in WRONG)
    said = Remarks(base, notices, first, builds_on(base, wrong))
    causes = {
        number: CAUSES[notice.check](said, notice)
        for number, notice in enumerate(notices)
        if notice.check in CAUSES
    }
    follows = grouped(
        (root, notice)
        for number, notice in enumerate(notices)
        if causes.get(number)
        for root in roots(number, causes)
    )
    return tuple(
        replace(notice, follows=follows.get(number, ()))
        for number, notice in enumerate(notices)
        if not causes.get(number)
    )


def roots(number: int, causes: Mapping[int, Numbers]) -> frozenset[int]:
    """Return the notices that a notice follows from, step by step, and that follow from no other."""
    if not causes.get(number):
        return frozenset({number})
    return frozenset[int]().union(*(roots(cause, causes) for cause in causes[number]))


def of_example(said: Remarks, notice: Notice) -> Numbers:
    """Return why an example fails: its rule never fires or always does, or the findings that it needs are wrong.

    They are if the example holds once each of them that builds on something wrong is the opposite.
    """
    rule, profile = said.base.rules[notice.subject], notice.witness or {}
    findings = judge(said.base, profile).findings
    fires = truth(rule.condition, Known(said.base, profile, findings)) is TRUE
    if own := said.of(["always-fires"] if fires else NEVER, [rule.id]):
        return own
    wrong = {name for name in findings_read(rule.condition) if said.wrong_below.get(name)}
    opposite = {name: FALSE if findings[name] is TRUE else TRUE for name in wrong}
    mended = Known(said.base, profile, {**findings, **opposite})
    if (truth(rule.condition, mended) is TRUE) is fires:
        return ()
    return said.of(WRONG, sorted(said.wrong_below[rule.id]))


def of_unasked(said: Remarks, notice: Notice) -> Numbers:
    """Return why an example answers what nobody is asked: nobody ever is, or by findings that are never or always true."""
    rules = (rule for rule in said.base.rules.values() if rule.written_as == notice.subject)
    examples = (example for rule in rules for example in rule.examples if example.place == notice.place)
    profile = next(example.profile for example in examples)
    idle = sorted(not_applying(said.base, profile).intersection(profile))
    if never := said.of(["never-asked"], idle):
        return never
    read = {name for fact in idle for name in findings_read(said.base.facts[fact].ask_if or All(()))}
    below = read.union(*(said.wrong_below.get(name, ()) for name in read))
    return said.of((*FATES, *TRUTHS), sorted(below))


def of_fate(said: Remarks, notice: Notice) -> Numbers:
    """Return why rules never fire or always do: by findings that are never or always true alone."""
    conditions = [said.base.rules[name].condition for name in notice.about]
    check = "never-met" if notice.check == "never-fires" else "always-met"
    return deciding(said, conditions) or said.of_all([check], notice.about)


def deciding(said: Remarks, conditions: Collection[Condition]) -> Numbers:
    """Return what is said of findings that are never or always true, and of facts that nobody is asked, if they alone decide these conditions."""
    idle = frozenset(name for check, name in said.first if check == "never-asked")
    findings = {
        finding: next((value for check, value in TRUTHS.items() if (check, finding) in said.first), UNKNOWN)
        for finding in said.base.propositions
    }
    known = Known(said.base, {}, findings)
    if any(truth(without(condition, idle), known) is UNKNOWN for condition in conditions):
        return ()
    read = (findings_read(condition) | facts_read(condition) & idle for condition in conditions)
    return said.of((*TRUTHS, "never-asked"), [name for names in read for name in sorted(names)])


def without(condition: Condition, idle: frozenset[str]) -> Condition:
    """Return a condition that is false of facts that nobody is asked, where it was written."""
    if isinstance(condition, Guarded) and facts_read(condition.guarded) <= idle:
        return Any(())
    return with_parts(condition, lambda part: without(part, idle))


def rivals(said: Remarks, notice: Notice) -> list[str]:
    decisions = (decision.candidate_ids for decision in said.base.decisions.values())
    (names,) = (names for names in decisions if notice.subject in names)
    return [name for name in names if name != notice.subject]


def of_nobody(said: Remarks, notice: Notice) -> Numbers:
    """Return why nobody is left: all are always ruled out; or what promises that somebody is, and fails."""
    promised = [
        guarantee.id
        for guarantee in said.base.guarantees.values()
        if isinstance(guarantee.requirement, Somebody) and notice.subject in guarantee.requirement.decisions
    ]
    vetoed = said.of_all(["unavoidable-veto"], said.base.decisions[notice.subject].candidate_ids)
    return vetoed or said.of(["guarantee-fails"], promised)


def of_guarantee(said: Remarks, notice: Notice) -> Numbers:
    """Return what says the same of a guarantee that was made of the same written one, if that comes first."""
    home = said.base.guarantees[notice.subject].written_as
    same = [guarantee.id for guarantee in said.base.guarantees.values() if guarantee.written_as == home]
    (first, *_), own = said.of([notice.check], same), said.of([notice.check], [notice.subject])
    return () if (first,) == own else (first,)


def of_question(said: Remarks, notice: Notice) -> Numbers:
    """Return why no answer matters: all that it reaches always ends the same, or nothing reads it."""
    base, names = said.base, resting_on(said.base, {notice.subject})
    rules = [rule for rule in base.rules.values() if rule.id in names]
    touched = {candidate for rule in rules for candidate in rule.touches}
    counting = [rule for rule in rules if rule.touches]
    if never := said.of(["never-asked"], [notice.subject]):
        return never
    if constant := said.of_all(FATES, [rule.id for rule in counting or rules]):
        return constant
    if touched:
        decisions = [
            decision for decision in base.decisions.values() if touched.intersection(decision.candidate_ids)
        ]
        causes = [settled(said, decision) for decision in decisions]
        return tuple(dict.fromkeys(number for numbers in causes for number in numbers)) if all(causes) else ()
    if any(rule.advises for rule in rules):
        return ()
    return said.of(["unread-finding"], [finding for rule in rules for finding in rule.speaks_of])


def settled(said: Remarks, decision: Decision) -> Numbers:
    """Return the notices that say that a decision always ends the same; none if it does not."""
    names = decision.candidate_ids
    if always := said.of(["always-wins"], names) or said.of_all(["unavoidable-veto"], names):
        return always
    losers = {name for name in names if said.of(["cannot-win", "unavoidable-veto"], [name])}
    groups = said.of(["inseparable"], names)
    return tuple(group for group in groups if losers.union(said.notices[group].members) == set(names))


def of_missing(said: Remarks, notice: Notice) -> Numbers:
    """Return the answers between two rows of a table, for which it has no row."""
    rows = set(said.base.tables[notice.subject].rows)
    gaps = ((number, each) for number, each in enumerate(said.notices) if each.check == "gap-between")
    return tuple(number for number, gap in gaps if rows.issuperset(gap.others))


CAUSES: Mapping[str, Callable[[Remarks, Notice], Numbers]] = {
    "example-fails": of_example,
    "unasked-answer": of_unasked,
    "never-fires": of_fate,
    "row-missing": of_missing,
    "row-shadowed": lambda said, notice: said.of(["always-fires"], notice.others),
    "always-fires": of_fate,
    # None of the rules that conclude it ever fires, or one of them always does.
    "finding-never-true": lambda said, notice: said.of_all(NEVER, concluding(said.base, notice.about[0])),
    "finding-always-true": lambda said, notice: (
        said.of(["always-fires"], concluding(said.base, notice.about[0]))
        or said.of_all(NEVER, concluding_others(said.base, notice.about[0]))
    ),
    # A rule that rules it out always fires; another always wins; all others are always ruled out.
    "unavoidable-veto": lambda said, notice: said.of(
        ["always-fires"], [rule.id for rule in said.base.vetoing[notice.subject]]
    ),
    "cannot-win": lambda said, notice: (
        said.of(["always-wins"], rivals(said, notice))
        or said.of(["always-fires"], [rule.id for rule in said.base.vetoing[notice.subject]])
    ),
    "always-wins": lambda said, notice: said.of_all(["unavoidable-veto"], rivals(said, notice)),
    "nobody-left": of_nobody,
    "idle-question": of_question,
    "guarantee-fails": of_guarantee,
    "unproved-guarantee": of_guarantee,
    # Another of the same written one is empty too, or findings alone decide its condition.
    "empty-guarantee": lambda said, notice: (
        of_guarantee(said, notice) or deciding(said, [said.base.guarantees[notice.subject].condition])
    ),
}
