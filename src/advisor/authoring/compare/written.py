"""Edits as experts made them: what became of rules gathered by the rule that is written, or the candidate."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from advisor.authoring.compare.edits import Edit, How, other_edits
from advisor.authoring.compare.rules import Change, changes, sameness
from advisor.evaluators.prove.versions import Versions

AT_ODDS = (How.ADDED, How.REMOVED, How.CHANGED)
# What became of a rule if different things became of the rules made of it: the first that did.
SEVERITY = (How.CHANGED, How.ADDED, How.REMOVED, How.RENAMED, How.MOVED, How.REWRITTEN, How.TEXTS)


def edits(found: Versions) -> tuple[Edit, ...]:
    """Return all edits between two versions, those of rules first."""
    same = sameness(*found.readings)
    old, new = same.old.base, same.new.base
    others = list(with_renamed(other_edits(old, new), same.findings))
    touched = {one.name for one in others if one.what == "candidate" and of_candidate(one)}
    kept = {one.written_as for one in old.rules.values()} & {one.written_as for one in new.rules.values()}
    by_rule, by_candidate = sorted_out(changes(same), kept, touched)
    rules = (edit_of_rule(key, group) for key, group in by_rule.items() if group)
    about = {"candidate": by_candidate}
    return (*rules, *(with_rules(one, about.get(one.what, {}).get(one.name, ())) for one in others))


def of_candidate(edit: Edit) -> bool:
    """Return whether an edit of a candidate is one that `each` rules are made otherwise for."""
    return edit.how is not How.TEXTS or "attributes" in edit.parts


def with_renamed(found: Iterable[Edit], renamed: Mapping[str, str]) -> Iterator[Edit]:
    """Yield edits with findings renamed that would else be one added and one removed."""
    before = {new: old for old, new in renamed.items()}
    for one in found:
        if one.what != "finding" or one.name not in {*renamed, *before}:
            yield one
        elif one.name in before:
            yield replace(one, how=How.RENAMED, before=before[one.name])


def sorted_out(
    found: Iterable[Change], kept: set[str], touched: set[str]
) -> tuple[Mapping[tuple[str, str], list[Change]], Mapping[str, list[Change]]]:
    """Return changes by the written rule, and by candidate those that come of edits of the candidate.

    They do if the rule was and is written, and all that is at odds was made for candidates that were edited.
    """
    by_rule: dict[tuple[str, str], list[Change]] = {}
    by_candidate: dict[str, list[Change]] = {}
    for one in found:
        before, now = one.written
        key = (now or before, now or before) if (now or before) in kept else (before, now)
        by_rule.setdefault(key, []).append(one)
    for (_, now), group in by_rule.items():
        odds = [one for one in group if one.how in AT_ODDS]
        if now in kept and all(one.candidate in touched for one in odds):
            for one in odds:
                group.remove(one)
                by_candidate.setdefault(one.candidate, []).append(one)
    return by_rule, by_candidate


def edit_of_rule(key: tuple[str, str], group: Sequence[Change]) -> Edit:
    """Return the edit of one written rule; one that is in both versions was changed if any of it was."""
    before, now = key
    how = min((one.how for one in group), key=SEVERITY.index)
    parts = list(dict.fromkeys(part for one in group for part in one.parts))
    if before == now and how in (How.ADDED, How.REMOVED):
        how = How.CHANGED
        parts.insert(0, "candidates")
    return with_rules(
        Edit("rule", now or before, how, tuple(parts), before if before != now and now else ""), group
    )


def with_rules(edit: Edit, found: Iterable[Change]) -> Edit:
    """Return an edit with the rules that it is about; a candidate for which rules changed is changed."""
    found = tuple(found)
    how = How.CHANGED if found and edit.what == "candidate" and edit.how is How.TEXTS else edit.how
    old_rules = tuple(one.old.id for one in found if one.old)
    return replace(
        edit, how=how, old_rules=old_rules, new_rules=tuple(one.new.id for one in found if one.new)
    )
