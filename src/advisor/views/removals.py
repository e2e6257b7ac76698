"""What taking something out of a record takes with it: what goes, what stays, and who still has it."""

from collections.abc import Iterator

from advisor.journal.chain import EntryKind
from advisor.journal.keep_and_remove import ForeseenRemoval
from advisor.texts import count, listing
from advisor.views.document.blocks import Blocks
from advisor.views.document.spans import Code
from advisor.views.lists import paragraph, points, under

REPLIES = {"answers": "answer", "steps": "step", "locked": "lock"}
"""The sections of a record that tell what was answered, and what one of their parts is."""


def removal_view(removal: ForeseenRemoval) -> Blocks:
    """Return what a redaction or a deletion is going to do."""
    facts = f": {listing(removal.facts)}" if removal.kind is EntryKind.REDACTION else " everything"
    return (
        *paragraph("Out of the record ", Code(removal.record), f" this takes for good{facts}."),
        *under("It takes with it:", points((words,) for words in going(removal))),
        *under("What stays:", points((words,) for words in staying(removal))),
        *under(
            "These records are linked with it and still have answers of it; take them out there too:",
            points((Code(name),) for name in removal.linked),
        ),
    )


def going(removal: ForeseenRemoval) -> Iterator[str]:
    replies = [count(number, REPLIES[name]) for name, number in removal.parts.items() if name in REPLIES]
    if replies:
        yield listing(replies)
    if removal.parts.get("result"):
        yield "the full result: the record can no longer be replayed, explained or audited"
    if removal.kind is EntryKind.DELETION:
        yield "its head and who won"
    if number := removal.along.get(EntryKind.DOCUMENT):
        yield f"the digests of {count(number, 'decision record')}: 'adr verify' can no longer tell what was altered"
    if number := removal.along.get(EntryKind.DECISION):
        yield f"{count(number, 'decision')} that people took, with who took them and why"


def staying(removal: ForeseenRemoval) -> Iterator[str]:
    if removal.kind is EntryKind.DELETION:
        yield "its place in the chain, its id, and a mark that says when it was deleted and why"
        return
    yield "its head, the other answers, and who won: think of what they tell"
    if number := removal.left.get(EntryKind.DECISION):
        yield f"{count(number, 'decision')} that people took, with the reasons in their words"
