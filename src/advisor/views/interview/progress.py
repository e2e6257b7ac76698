"""What an answer has changed: who can still win, by name once they are few, and about how much is left to ask."""

from collections.abc import Iterator

from advisor.explain.applied_words import apply_words
from advisor.interview.outlook import Outlook
from advisor.model import Decision, RuleBase
from advisor.texts import count, listing
from advisor.views.document.blocks import Blocks
from advisor.views.document.spans import Line, Tone, Toned
from advisor.views.lists import paragraphs

# As many are told by name; their order is that of the base, and tells nobody who leads.
FEW = 3


def progress(base: RuleBase, before: Outlook | None, outlook: Outlook, left: int | None = None) -> Blocks:
    """Return what is other than `before`, and how many questions are `left` about; nothing once the questions end."""
    if not outlook.ready or left == 0:
        return ()
    return paragraphs((*news(base, before, outlook), (Toned(f"{still(outlook, left)}.", Tone.FAINT),)))


def news(base: RuleBase, before: Outlook | None, outlook: Outlook) -> Iterator[Line]:
    for decision in base.written_decisions.values():
        if decision.id in base.lists:
            yield from list_news(base, before, outlook, decision)
            continue
        now = outlook.in_play[decision.id]
        earlier = before.in_play[decision.id] if before else frozenset(decision.candidate_ids)
        settled = decision.id in outlook.settled
        if now != earlier or settled is not (before is not None and decision.id in before.settled):
            late = " (at most; not proved in time)" if decision.id in outlook.unproven else ""
            yield (f"{decision.title}: {standing(decision, now, settled=settled)}{late}.",)


def list_news(base: RuleBase, before: Outlook | None, outlook: Outlook, decision: Decision) -> Iterator[Line]:
    """Yield how much of a list is settled, if that is more than before."""
    parts = [part for part in base.parts[decision.id] if part.id in outlook.settled]
    if len(parts) > sum(part.id in before.settled for part in base.parts[decision.id] if before):
        names = [part.title for part in parts if part.candidate_ids[0] in outlook.in_play[part.id]]
        left, no = len(decision.candidates) - len(parts), len(parts) - len(names)
        rest = (f"{no} {'does' if no == 1 else 'do'} not" if no else "", f"{left} open" if left else "")
        words = ", ".join(filter(None, (apply_words(names) if names else "", *rest)))
        yield (f"{decision.title}: {words}.",)


def standing(decision: Decision, winners: frozenset[str], *, settled: bool) -> str:
    """Return who can still win a decision."""
    names = [candidate.title for candidate in decision.candidates if candidate.id in winners]
    if settled:
        return f"{among(names, decision, 'and') if names else 'nobody is left'}, whatever else you answer"
    return f"{among(names, decision, 'or')} can still win"


def among(names: list[str], decision: Decision, word: str) -> str:
    return listing(names, word) if len(names) <= FEW else f"{len(names)} of {len(decision.candidates)}"


def still(outlook: Outlook, left: int | None) -> str:
    """Return about how many questions are left, never more than can be."""
    if left is None:
        return f"At most {count(outlook.most, 'more question')}"
    return f"About {count(min(left, outlook.most), 'more question')}"
