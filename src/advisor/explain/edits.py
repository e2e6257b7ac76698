"""What was edited between two versions, in words."""

from collections.abc import Mapping

from advisor.authoring.compare.edits import Edit, How

HOW: Mapping[How, str] = {
    How.ADDED: "added",
    How.REMOVED: "removed",
    How.CHANGED: "changed",
    How.REWRITTEN: "rewritten, same meaning",
    How.MOVED: "moved",
    How.RENAMED: "renamed",
    How.TEXTS: "wording only",
}


def edit_words(edit: Edit) -> tuple[str, str, str, str]:
    """Return an edit in words that follow upon each other: of what, its name, how, and in which parts."""
    before = f", before: {edit.before}" if edit.before else ""
    parts = f" ({', '.join(edit.parts)})" if edit.parts else ""
    return f"{edit.what} ", edit.name, f": {HOW[edit.how]}{before}", parts
