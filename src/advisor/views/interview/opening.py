"""What stands before the first question, and which unfinished interview goes on."""

from collections.abc import Iterable, Iterator

from advisor.explain.words import name_of
from advisor.model import Kind, RuleBase
from advisor.texts import count
from advisor.views.counts import rules_written
from advisor.views.document.blocks import Blocks, Heading
from advisor.views.document.spans import Code, Line, Tone, Toned
from advisor.views.lists import paragraph, paragraphs

HOW_TO_ANSWER = {
    Kind.SCALE: "  (or such as: at least 2)",
    Kind.SEVERAL: "  (several, such as: 1, 3 or 1, 3, ...; or none)",
}


def welcome(base: RuleBase, commands: Iterable[str]) -> Blocks:
    """Return the title, how to answer, and what else can be typed, once."""
    number = f"{rules_written(base)}, at most {count(len(base.facts), 'question')}"
    return (
        Heading((base.title,), 3),
        *paragraph(f"{number}; only those that can still count are asked."),
        *paragraph(f"Answer with a number, a name or its beginning. Also: {', '.join(commands)}."),
    )


def resumed(name: str, dropped: Iterable[tuple[str, str]], *, changed: bool) -> Blocks:
    """Return which interview goes on, whether the rules changed meanwhile, and which answers no longer fit."""
    return paragraphs((("Going on with ", Code(name), "."), *lost(dropped, changed=changed)))


def begun_from(name: str, dropped: Iterable[tuple[str, str]], *, changed: bool) -> Blocks:
    """Return which record an interview begins from, and the same of its answers."""
    begins = "Beginning with the answers of ", Code(name), "; ", Code("change"), " changes one."
    return paragraphs((begins, *lost(dropped, changed=changed)))


def lost(dropped: Iterable[tuple[str, str]], *, changed: bool) -> Iterator[Line]:
    if changed:
        yield ("The knowledge has changed since these answers were given.",)
    for fact, why in dropped:
        yield "No longer fits: ", Toned(name_of(fact), Tone.STRONG), f"; {why}."
