"""What applies of a list, in words: the same wherever it is told."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from advisor.model import RuleBase
from advisor.recommend import Applied, AppliedList, Applies
from advisor.texts import count, listing

# Of more than so many only the number is told where they are not what the sentence is about.
MOST_NAMED = 3


def apply_words(names: Sequence[str], *, most: int = MOST_NAMED, settled: bool = True) -> str:
    """Return what applies, by name; of more than `most` only how many."""
    so_far = "" if settled else " so far"
    if not names:
        return f"nothing applies{so_far}"
    who = listing(names) if len(names) <= most else str(len(names))
    return f"{who} {'apply' if names[1:] else 'applies'}{so_far}"


def changed_words(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    """Yield what applies now of a list and did not before, then what applies no longer, by name."""
    gained = [name for name in after if name not in before]
    lost = [name for name in before if name not in after]
    for names, when in ((gained, "now"), (lost, "no longer")):
        if names:
            yield f"{apply_words(names, most=len(names))} {when}"


def tally_words(applied: AppliedList) -> str:
    """Return of how many candidates what is known."""
    yes = len(applied.those(Applies.YES))
    return ", ".join(filter(None, (count(yes, "applies", "apply") if yes else "", rest_words(applied))))


def rest_words(applied: AppliedList) -> str:
    """Return how many candidates are open, and how many do not apply."""
    left, no = (len(applied.those(state)) for state in (Applies.OPEN, Applies.NO))
    parts = (f"{left} open" if left else "", f"{no} {'does' if no == 1 else 'do'} not" if no else "")
    return ", ".join(filter(None, parts))


def applied_line(base: RuleBase, applied: AppliedList) -> str:
    """Return what applies of a list on one line, by name as far as it is known to."""
    names = titles(base, applied.those(Applies.YES))
    return f"{base.lists[applied.decision].title}: {listing(names) or 'nothing'}; {tally_words(applied)}."


def recorded_words(ending: Mapping[str, Any]) -> str:
    """Return what applies of a list as JSON has it, by ids, and how much is open."""
    so_far, left = [*ending["applies"], *ending["so_far"]], len(ending["open"])
    return f"{apply_words(so_far, settled=not left)}{f', {left} open' if left else ''}"


def state_words(each: Applied) -> str:
    """Return whether a candidate applies, as far as that is known."""
    match each.state:
        case Applies.YES:
            return "applies"
        case Applies.NO:
            return "does not apply"
        case Applies.OPEN:
            return f"is open and {'applies' if each.so_far else 'does not apply'} so far"


def by_rules(each: Applied) -> str:
    """Return which rules make it so, by their ids."""
    if each.excludes:
        return f"excluded by {listing(each.excludes)}"
    return f"included by {listing(each.includes)}" if each.includes else "no rule includes it"


def titles(base: RuleBase, those: Sequence[Applied]) -> list[str]:
    return [base.candidates[each.candidate].title for each in those]
