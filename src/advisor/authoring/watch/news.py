"""What is news from one round to the next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from advisor.authoring.cases.verdicts import NotFired
from advisor.authoring.check.notice import Notice
from advisor.authoring.compare.edits import Edit
from advisor.authoring.compare.written import edits
from advisor.authoring.watch.look import Round, Run
from advisor.evaluators.prove.program import within
from advisor.evaluators.prove.versions import versions
from advisor.model import Rule, RuleBase, resting_on
from advisor.recommend import Status


@dataclass(frozen=True, slots=True)
class Turn:
    """A case that is new, is gone, or does not come out as it did."""

    before: Run | None
    after: Run | None


@dataclass(frozen=True, slots=True)
class News:
    """What is news: edits, the rules whose examples they concern, notices, and cases.

    `read_again` says that the knowledge files hold something else; `same`, that it is proved that no interview
    ends differently.
    """

    read_again: bool
    edits: tuple[Edit, ...]
    same: bool
    concerned: tuple[Rule, ...]
    come: tuple[Notice, ...]
    gone: tuple[Notice, ...]
    turned: tuple[Turn, ...]


def news(before: Round, after: Round, seconds: float) -> News:
    """Return what is news in a round."""
    found, same = edited(before.base, after.base, seconds)
    return News(
        before.base is not after.base,
        found,
        same,
        tuple(concerned(before.base, after.base, found)),
        tuple(missing_in(before.notices, after.notices)),
        tuple(missing_in(after.notices, before.notices)),
        tuple(turns(before.runs, after.runs)),
    )


def edited(before: RuleBase, after: RuleBase, seconds: float) -> tuple[tuple[Edit, ...], bool]:
    """Return the edits of a base, and whether it is proved that all interviews end as they did."""
    if before is after:
        return (), True
    found = versions(before, after, within(seconds))
    same = not found.unlike and found.same_profiles and before.decisions.keys() == after.decisions.keys()
    return tuple(one for one in edits(found) if written_anew(before, after, one)), same


def written_anew(before: RuleBase, after: RuleBase, one: Edit) -> bool:
    """Return whether something was edited itself: a rule may also mean something else as what it rests on does."""
    if one.what != "rule" or one.before:
        return True
    old, new = [before.rules[rule] for rule in one.old_rules], [after.rules[rule] for rule in one.new_rules]
    return list(map(wording, old)) != list(map(wording, new))


def wording(rule: Rule) -> tuple[object, ...]:
    """Return all that is written of a rule, wherever it stands."""
    examples = [(example.profile, example.fires) for example in rule.examples]
    texts = rule.title, rule.because, rule.source, rule.reviewed
    return rule.id, rule.condition, rule.effects, *texts, examples


def concerned(before: RuleBase, after: RuleBase, found: Iterable[Edit]) -> Iterator[Rule]:
    """Yield the rules that were edited, and those that rest on facts or findings that may be otherwise for it."""
    edited_rules = {rule for edit in found for rule in edit.new_rules}
    counting = [edit for edit in found if edit.counts]
    facts = {edit.name for edit in counting if edit.what == "fact"}
    concluding = [before.rules[name] for edit in counting for name in edit.old_rules]
    concluding += [after.rules[name] for edit in counting for name in edit.new_rules]
    otherwise = facts.union(*(rule.concludes for rule in concluding))
    rules = edited_rules | resting_on(after, otherwise)
    return (rule for rule in after.rules.values() if rule.id in rules)


def missing_in(earlier: Iterable[Notice], later: Iterable[Notice]) -> Iterator[Notice]:
    """Yield the later notices that the earlier ones neither say nor let follow from another."""
    said = {key_of(one) for each in earlier for one in (each, *each.follows)}
    yield from (one for one in later if key_of(one) not in said)


def key_of(one: Notice) -> tuple[str, str, str]:
    """Return what tells a notice from others, wherever its subject stands now."""
    return one.check, one.subject, one.problem.what


def turns(earlier: Iterable[Run], later: Iterable[Run]) -> Iterator[Turn]:
    """Yield the cases that are new, do not come out as they did, or are gone."""
    before = {one.case.place.file: one for one in earlier}
    after = {one.case.place.file: one for one in later}
    for file, run in after.items():
        if file not in before or came_out(before[file]) != came_out(run):
            yield Turn(before.get(file), run)
    yield from (Turn(run, None) for file, run in before.items() if file not in after)


Ending: TypeAlias = tuple[str, Status, tuple[str, ...]]


def came_out(run: Run) -> tuple[tuple[Ending, ...], frozenset[str], bool]:
    """Return what people look at in a case: how it ends, which cited rules are missing, and whether it holds."""
    outcomes = run.verdict.result.outcomes.values()
    endings = tuple((one.decision, one.status, one.winners) for one in outcomes)
    missing = frozenset(one.cited.name for one in run.verdict.failures if isinstance(one, NotFired))
    return endings, missing, run.verdict.holds
