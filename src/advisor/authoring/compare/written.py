"""Edits as experts made them: what became of rules gathered by the rule that is written, or the candidate."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from advisor.authoring.compare.editable import ASKED_IF
from advisor.authoring.compare.edits import AT_ODDS, Edit, How, other_edits
from advisor.authoring.compare.rules import RuleChange, Sameness, rule_changes, under_new_names
from advisor.model import facts_read, unguarded

# What became of a rule if different things became of the rules made of it: the first that did.
SEVERITY = (How.CHANGED, How.ADDED, How.REMOVED, How.RENAMED, How.MOVED, How.REWRITTEN, How.TEXTS)


def edits(same: Sameness) -> tuple[Edit, ...]:
    """Return all edits between two versions, those of rules first."""
    old, new = same.old.base, same.new.base
    others = list(with_renamed(other_edits(old, new), same.findings))
    # The edits of candidates for which `each` rules are made otherwise.
    candidates = (edit for edit in others if edit.what == "candidate")
    touched = {edit.name for edit in candidates if edit.how is not How.TEXTS or "attributes" in edit.parts}
    by_fact, changes = by_guards(same, {edit.name for edit in others if ASKED_IF in edit.parts})
    by_rule, by_candidate = sorted_out(changes, old.written.keys() & new.written.keys(), touched)
    rules = (edit_of_rule(key, group) for key, group in by_rule.items() if group)
    about = {"candidate": by_candidate, "fact": by_fact}
    return (*rules, *(with_rules(edit, about.get(edit.what, {}).get(edit.name, ())) for edit in others))


def with_renamed(edits: Iterable[Edit], renamed: Mapping[str, str]) -> Iterator[Edit]:
    """Yield edits with findings renamed that would else be one added and one removed."""
    before = {new: old for old, new in renamed.items()}
    for edit in edits:
        if edit.what != "finding" or edit.name not in {*renamed, *before}:
            yield edit
        elif edit.name in before:
            yield replace(edit, how=How.RENAMED, before=before[edit.name])


def by_guards(
    same: Sameness, edited: Collection[str]
) -> tuple[Mapping[str, list[RuleChange]], list[RuleChange]]:
    """Return by fact the changes that come of when it applies, of which this was edited; and all others.

    They do if the rule was written as it is.
    """
    by_fact: dict[str, list[RuleChange]] = {}
    others: list[RuleChange] = []
    for change in rule_changes(same):
        name = next(iter(guards_of(same, change, edited)), None)
        (by_fact.setdefault(name, []) if name else others).append(change)
    return by_fact, others


def guards_of(same: Sameness, change: RuleChange, edited: Collection[str]) -> list[str]:
    """Return the facts of which an edit of when they apply is all that changed a rule."""
    if not edited or not change.old or not change.new or change.parts != ("condition",):
        return []
    before, now = under_new_names(change.old.condition, same.findings), change.new.condition
    if unguarded(before) != unguarded(now):
        return []
    read = facts_read(before) | facts_read(now)
    return [name for name in same.new.base.facts if name in edited and name in read]


def sorted_out(
    changes: Iterable[RuleChange], kept: Collection[str], touched: set[str]
) -> tuple[Mapping[tuple[str, str], list[RuleChange]], Mapping[str, list[RuleChange]]]:
    """Return changes by the written rule, and by candidate those that come of edits of the candidate.

    They do if the rule was and is written, and all that is at odds was made for candidates that were edited.
    """
    by_rule: dict[tuple[str, str], list[RuleChange]] = {}
    by_candidate: dict[str, list[RuleChange]] = {}
    for change in changes:
        before, now = change.written
        key = (now or before, now or before) if (now or before) in kept else (before, now)
        by_rule.setdefault(key, []).append(change)
    for (_, now), group in by_rule.items():
        odds = [change for change in group if change.how in AT_ODDS]
        if now in kept and all(change.candidate in touched for change in odds):
            for change in odds:
                group.remove(change)
                by_candidate.setdefault(change.candidate, []).append(change)
    return by_rule, by_candidate


def edit_of_rule(key: tuple[str, str], group: Sequence[RuleChange]) -> Edit:
    """Return the edit of one written rule; one that is in both versions was changed if any of it was."""
    before, now = key
    how = min((change.how for change in group), key=SEVERITY.index)
    parts = tuple(dict.fromkeys(part for change in group for part in change.parts))
    if before == now and how in (How.ADDED, How.REMOVED):
        how, parts = How.CHANGED, ("candidates", *parts)
    what = "row" if any(rule.table for rule in (group[0].new, group[0].old) if rule) else "rule"
    edit = Edit(what, now or before, how, parts, before if before != now and now else "")
    return with_rules(edit, group)


def with_rules(edit: Edit, changes: Sequence[RuleChange]) -> Edit:
    """Return an edit with the rules that it is about; a candidate for which rules changed is changed."""
    remade = changes and edit.what == "candidate" and edit.how is How.TEXTS
    return replace(
        edit,
        how=How.CHANGED if remade else edit.how,
        old_rules=tuple(change.old.id for change in changes if change.old),
        new_rules=tuple(change.new.id for change in changes if change.new),
    )
