"""What was written of a draft: where it stands, what is left blank, and what can be typed next."""

from collections.abc import Iterator, Sequence

from advisor.authoring.scaffold.shelf import Change
from advisor.texts import count
from advisor.views.document.blocks import Block, Blocks, Bullets, Paragraph, Preformatted
from advisor.views.document.spans import Tone, Toned


def draft(what: str, changes: Sequence[Change], notes: Sequence[str]) -> Blocks:
    """Return what was written where, each blank in it, and what else there is to say."""
    return (
        Paragraph((Toned("Wrote ", Tone.GOOD), f"{what}.")),
        *(block for change in changes for block in changed(change)),
        *(Paragraph((note,)) for note in notes),
    )


def changed(change: Change) -> Iterator[Block]:
    """Yield which lines of a file are new, and the blanks in them."""
    yield Paragraph((Toned(change.shown, Tone.STRONG), f", {new_lines(change)}"))
    if change.blanks:
        blanks = (f"line {blank.line}, {blank.name}: {blank.what}" for blank in change.blanks)
        yield Bullets(tuple((Paragraph((words,)),) for words in blanks))


def new_lines(change: Change) -> str:
    lines = (
        f"line {change.first}" if change.first == change.last else f"lines {change.first} to {change.last}"
    )
    blanks = f"with {count(len(change.blanks), 'blank')} to fill in" if change.blanks else "with no blanks"
    return f"{lines}, {blanks}"


def next_commands(commands: Sequence[str]) -> Blocks:
    """Return what can be typed next."""
    return (
        Paragraph(("Then:",)),
        Preformatted(tuple((Toned(command, Tone.FAINT),) for command in commands)),
    )
