"""Why the questions end."""

from collections.abc import Collection

from advisor.explain.words import name_of
from advisor.interview.outlook import Outlook
from advisor.model import Kind, RuleBase
from advisor.texts import count
from advisor.views.document.blocks import Blocks
from advisor.views.document.spans import Line, Tone, Toned
from advisor.views.lists import paragraph

HOW_TO_ANSWER = {
    Kind.SCALE: "  (or such as: at least 2)",
    Kind.SEVERAL: "  (several, such as: 1, 3 or 1, 3, ...; or none)",
}


def stop(base: RuleBase, outlook: Outlook, asked: Collection[str]) -> Blocks:
    """Return why no more questions are asked, and which ones that saved: all but those `asked`, or out of place."""
    why: Line = ("No open question can change who wins, unless you learn what you do not know.",)
    if len(outlook.settled) == len(base.decisions):
        why = (Toned("That is enough: ", Tone.STRONG), "no further answer can change who wins.")
    saved = [name_of(fact) for fact in base.facts if fact not in asked]
    words = f"{count(len(saved), 'question')} saved: {', '.join(saved)}."
    advising = f"{len(outlook.advising)} of them can still add advice."
    return (
        *paragraph(*why),
        *(paragraph(Toned(words, Tone.FAINT)) if saved else ()),
        *(paragraph(advising) if outlook.advising else ()),
    )
