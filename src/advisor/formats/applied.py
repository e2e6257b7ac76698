"""What applies of a list, as JSON: one entry among decisions, under the name of the list."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from advisor.recommend import Applied, AppliedList

ALL_THAT_APPLY = "all_that_apply"


def list_document(applied: "AppliedList") -> dict[str, Any]:
    """Return what applies of a list, what does not, and what is open; of that, `so_far` applies by the answers so far."""
    from advisor.recommend import Applies  # an interview that is kept needs no result yet

    names = {state.value: names_of(applied.those(state)) for state in Applies}
    so_far = names_of(each for each in applied.those(Applies.OPEN) if each.so_far)
    return {"kind": ALL_THAT_APPLY, **names, "so_far": so_far, "settled": applied.settled}


def names_of(those: Iterable["Applied"]) -> list[str]:
    return [each.candidate for each in those]


def with_rules(applied: "AppliedList") -> dict[str, Any]:
    """Return the same with the rules that include or exclude each candidate, where any does."""
    rules = {
        each.candidate: {"included_by": list(each.includes), "excluded_by": list(each.excludes)}
        for each in applied.candidates
        if each.includes or each.excludes
    }
    return {**list_document(applied), "rules": rules}


def is_list(ending: Mapping[str, Any]) -> bool:
    return ending.get("kind") == ALL_THAT_APPLY


def winners_in(ending: Mapping[str, Any]) -> Sequence[str]:
    """Return who won a decision that ended so, or what applies so far of a list."""
    if is_list(ending):
        return [*ending["applies"], *ending["so_far"]]
    return list(ending["winners"])


def chose_nothing(ending: Mapping[str, Any]) -> bool:
    """Return whether rules choose in a decision and none did: all are level then, and no level says how sure that is."""
    level = ending.get("level", "")  # results of the first edition have none
    return not is_list(ending) and ending["status"] == "tie" and level is None and ending["margin"] is None


def candidates_in(ending: Mapping[str, Any]) -> list[str]:
    """Return all candidates of a decision in a result."""
    if is_list(ending):
        return [*ending["applies"], *ending["does_not"], *ending["open"]]
    return [standing["candidate"] for standing in ending["standings"]]
