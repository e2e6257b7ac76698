"""What was edited between two versions, a line for each edit."""

from collections.abc import Mapping, Sequence

from advisor.authoring.compare.difference import Difference
from advisor.authoring.compare.edits import RULES, Edit, How
from advisor.explain.contrast import moved_bounds
from advisor.texts import count
from advisor.views.document.blocks import Blocks, Heading
from advisor.views.document.spans import Code, Line, Tone, Toned
from advisor.views.headlines import change
from advisor.views.lists import paragraph, points, under

MOST = 40

# What is not told by its own word.
HOW: Mapping[How, str] = {How.REWRITTEN: "rewritten, same meaning", How.TEXTS: "wording only"}
WITHOUT_ID = ("impossibility", "title", "interview", "accepted remark")


def edits_view(difference: Difference) -> Blocks:
    """Return what was edited; rules with nothing but a new date of review are counted."""
    edits = difference.edits
    shown = [
        edit
        for edit in edits
        if (edit.what, edit.parts, edit.how) != (edit.what, ("review",), How.TEXTS) or edit.what not in RULES
    ]
    reviewed = count(len(edits) - len(shown), "rule")
    return (
        Heading(("Edits",)),
        *points(((*edit_line(edit), *bounds_moved(difference, edit)) for edit in shown), MOST),
        *(paragraph(f"Another date of review: {reviewed}.") if edits[len(shown) :] else ()),
        *(() if edits else paragraph("None; only comments or layout can differ.")),
    )


def bounds_moved(difference: Difference, edit: Edit) -> Line:
    """Return what a condition asks of numbers now, and asked before."""
    moved = [f"{name}: {change(did, does)}" for name, did, does in moved_bounds(difference, edit)]
    return (f"; {'; '.join(moved)}",) if moved else ()


def blamed_view(edits: Sequence[Edit]) -> Blocks:
    """Return edits of which each alone is enough to undo; nothing if there are none."""
    which = "any one of these edits" if edits[1:] else "this edit"
    title = Toned(f"Undoing {which} restores the old result:", Tone.STRONG)
    return under(title, points(map(edit_line, edits)))


def edit_line(edit: Edit) -> Line:
    """Return what became of what, in which parts, and the id that it had before."""
    name = f"'{edit.name}'" if edit.what in WITHOUT_ID else Code(edit.name)
    before = (", before: ", Code(edit.before)) if edit.before else ()
    parts = (Toned(f" ({', '.join(edit.parts)})", Tone.FAINT),) if edit.parts else ()
    return f"{edit.what} ", name, f": {HOW.get(edit.how, edit.how.value)}", *before, *parts
