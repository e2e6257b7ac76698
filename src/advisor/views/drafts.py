"""What was written of a draft: where it stands, what is left blank, and what can be typed next."""

from collections.abc import Sequence

from advisor.authoring.scaffold.shelf import Change
from advisor.texts import count
from advisor.views.document.blocks import Blocks, Bullets, Diagnostic, Paragraph, Preformatted
from advisor.views.document.spans import Tone, Toned


def draft(what: str, changes: Sequence[Change], notes: Sequence[str]) -> Blocks:
    """Return what was written where, each blank in it, and what else there is to say."""
    return (
        Paragraph((Toned("Wrote ", Tone.GOOD), f"{what}.")),
        *map(change, changes),
        *(Paragraph((note,)) for note in notes),
    )


def change(change: Change) -> Diagnostic:
    """Return which lines of a file are new, and the blanks in them."""
    blanks = tuple(
        (Paragraph((f"line {blank.line}, {blank.name}: {blank.what}",)),) for blank in change.blanks
    )
    return Diagnostic(change.shown, (), (new_lines(change),), blocks=(Bullets(blanks),) if blanks else ())


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
