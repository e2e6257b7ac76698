"""What is written into files: of a draft where it stands and what is left blank, of a new layout what it changes."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from advisor.authoring.scaffold.shelf import Change
from advisor.texts import count
from advisor.views.document.blocks import Block, Blocks, Preformatted
from advisor.views.document.spans import Code, Line, Tone, Toned
from advisor.views.lists import paragraph, paragraphs, points


def draft(what: str, changes: Sequence[Change], notes: Sequence[str]) -> Blocks:
    """Return what was written where, each blank in it, and what else there is to say."""
    return (
        *paragraph(Toned("Wrote ", Tone.GOOD), f"{what}."),
        *(block for change in changes for block in changed(change)),
        *paragraphs((note,) for note in notes),
    )


def changed(change: Change) -> Blocks:
    last = "" if change.first == change.last else f" to {change.last}"
    blanks = f"with {count(len(change.blanks), 'blank')} to fill in" if change.blanks else "with no blanks"
    where = f", line{'s' if last else ''} {change.first}{last}, {blanks}"
    return (
        *paragraph(Toned(change.shown, Tone.STRONG), where),
        *points((f"line {blank.line}, {blank.name}: {blank.what}",) for blank in change.blanks),
    )


def next_commands(commands: Sequence[str]) -> Blocks:
    lines = tuple((Toned(command, Tone.FAINT),) for command in commands)
    return *paragraph("Then:"), Preformatted(lines)


def file_changes(shown: str, before: str, after: str) -> Blocks:
    """Return which lines of a file would go and which would come; the line named is one of the file as it is."""
    old, new = before.splitlines(), after.splitlines()
    if old == new:
        return paragraph(Code(shown), ": only line ends, or the mark at its beginning, are different")
    return tuple(line_changes(shown, old, new))


def line_changes(shown: str, old: list[str], new: list[str]) -> Iterator[Block]:
    for change, start, end, first, last in SequenceMatcher(None, old, new).get_opcodes():
        if change != "equal":
            yield from paragraph(Toned(f"{shown}:{start + 1}", Tone.STRONG))
            yield Preformatted(
                (*signed("-", old[start:end], Tone.BAD), *signed("+", new[first:last], Tone.GOOD))
            )


def signed(sign: str, texts: list[str], tone: Tone) -> Iterator[Line]:
    return ((Toned(f"{sign} {text}", tone),) for text in texts)
