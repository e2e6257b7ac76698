"""What is wrong with text that is not valid YAML, in plain words; PyYAML's own words speak to programmers."""

import re
from collections.abc import Callable, Mapping

import yaml

from advisor.problems import BAD_YAML, Place, Problem, lines_of
from advisor.read.faults import Fault

QUOTE_ALL = "put quotes around the whole text"
FAR = 1_000_000
CLOSES = {"[": "]", "{": "}"}


def fault(error: yaml.MarkedYAMLError, shown: str, text: str) -> Problem:
    """Return the problem that made PyYAML stop."""
    stopped = error.problem_mark or error.context_mark
    if stopped is None:
        return Problem(Place(shown), f"this is not valid YAML: {error.problem}", "", BAD_YAML)
    found = Fault(shown, text, lines_of(text), stopped, error.context_mark or stopped)
    told = f"{error.problem} {error.context}"
    if "\t" in f"{found.before}{found.character}" and not found.before.strip():
        return a_tab(found)
    for sign, tell in SIGNS.items():
        if re.search(sign, told):
            return tell(found)
    return found.at(stopped, f"this is not valid YAML: {error.problem}")


def a_tab(found: Fault) -> Problem:
    """Tell that a line begins with a tab."""
    shift = f"{found.before}{found.character}".index("\t") - found.stopped.column
    return found.at(
        found.stopped, "a tab stands before the first word of this line", "use spaces, not tabs", shift=shift
    )


def unclosed_bracket(found: Fault) -> Problem:
    """Tell that a list in brackets does not end where it should."""
    opened = found.opening
    closing = CLOSES.get(opened, "]")
    if found.stopped.line > found.began.line:
        return found.at(
            found.began, f"the bracket '{opened}' is not closed", f"write '{closing}' where it ends"
        )
    if found.character in CLOSES.values():
        what = f"'{found.character}' does not close the bracket '{opened}'"
        return found.at(found.stopped, what, f"write '{closing}' first")
    return found.at(
        found.stopped, f"a ',' or '{closing}' is missing before this", f"{QUOTE_ALL} if it is one", width=0
    )


def unclosed_quote(found: Fault) -> Problem:
    """Tell that a text in quotes does not end."""
    quote = found.opening
    return found.at(
        found.began, f"the quote {quote} is not closed", f"write {quote} again where the text ends"
    )


def colon(found: Fault) -> Problem:
    """Tell that a colon stands where no name can stand before it."""
    if ": " in found.before:
        return found.at(
            found.stopped, "a second ':' cannot stand here", f"{QUOTE_ALL} if it belongs to a text"
        )
    number, _ = found.above(FAR)
    return found.on_line(*too_far_right(number))


def too_far_right(number: int) -> tuple[str, str]:
    """Return what is wrong, and what to do, where a line stands under a line that cannot hold it."""
    what = f"this line starts too far right, or line {number} above it too far left"
    hint = "lines that belong together start at the same column"
    return what, f"{hint}; put quotes around a text that goes on with ': ' in it"


def no_colon(found: Fault) -> Problem:
    """Tell that a line has no colon though its neighbours do."""
    what = "there is no ': ' in this line"
    return found.at(found.began, what, "write 'name: value', with a space after the colon", width=0)


def no_space(found: Fault) -> Problem:
    """Tell that a colon in brackets has no space after it."""
    return found.at(found.stopped, "a space is missing after this ':'", "write 'name: value'")


def misplaced(found: Fault) -> Problem:
    """Tell that something stands at a column, or behind the end of a value, where nothing is expected."""
    if found.character and found.character in CLOSES.values():
        return found.at(
            found.stopped, f"'{found.character}' closes nothing", "delete it, or open the bracket before"
        )
    if found.before.strip():
        what = "nothing may follow the quote or bracket that closes before this"
        return found.at(found.stopped, what, QUOTE_ALL, width=0)
    if found.character == ":":
        return found.at(found.stopped, "there is no name before this ':'", "write 'name: value'")
    here = found.stopped.column + 1
    owner, column = found.above(here + 1)
    if column == here:
        what, hint = (
            f"this line does not go with line {owner} above it",
            "begin both with '- ', or none of them",
        )
        return found.at(found.stopped, what, hint, width=0)
    number, column = found.below(owner)
    if number > found.stopped.line:
        return found.at(found.stopped, *too_far_right(owner), width=0)
    what = f"this line starts at column {here}, but line {number} at column {column}"
    hint = f"both stand under line {owner}: start them at the same column, or move line {owner}"
    return found.at(found.stopped, what, hint, width=0)


def no_dash(found: Fault) -> Problem:
    """Tell that a line of a list does not begin like the others."""
    if found.before.strip():
        return misplaced(found)
    hint = f"the list from line {found.began.line + 1} on has its '-' at column {found.began.column + 1}"
    return found.at(found.stopped, "this line does not begin with '- ' as its list does", hint, width=0)


def begins_badly(found: Fault) -> Problem:
    """Tell that a text begins with a character that means something else."""
    if found.opening == "\t":
        return found.at(found.began, "a tab stands here", "use spaces, not tabs")
    return found.at(found.began, f"a text cannot begin with '{found.opening}'", QUOTE_ALL)


def no_value(found: Fault) -> Problem:
    """Tell that a value is missing, or begins with a character that means something else."""
    if found.character and found.character in ",]}":
        what = f"a value is missing before this '{found.character}'"
        return found.at(found.stopped, what, "write it, or delete what is too much")
    return begins_badly(found) if found.character else never_closed(found)


def never_closed(found: Fault) -> Problem:
    """Tell that the file ends behind an open bracket."""
    for number in range(found.stopped.line, -1, -1):
        line = found.lines[number] if number < len(found.lines) else ""
        column = max(line.rfind(opening) for opening in CLOSES)
        if column >= 0:
            what, hint = (
                f"the bracket '{line[column]}' is not closed",
                f"write '{CLOSES[line[column]]}' where it ends",
            )
            return Problem(Place(found.shown, number + 1, column + 1, found.text, 1), what, hint, BAD_YAML)
    return begins_badly(found)


def backslash(found: Fault) -> Problem:
    """Tell that a backslash stands between double quotes."""
    at = found.line(found.stopped).rfind("\\", 0, found.stopped.column + 1)
    what = "a backslash means something else between double quotes"
    return found.at(
        found.stopped, what, "use single quotes around this text", shift=at - found.stopped.column
    )


def a_list(found: Fault) -> Problem:
    """Tell that a list begins on the line of its name."""
    hint = "start the list on the next line, or put quotes around a text that begins with '-'"
    return found.at(found.stopped, "a list cannot begin with '- ' on this line", hint)


def block(found: Fault) -> Problem:
    """Tell that something follows the sign for a text of several lines."""
    sign = found.opening
    what = f"the text must start on the line below '{sign}'"
    return found.at(found.stopped, what, f"or put quotes around a text that begins with '{sign}'", width=0)


def directive(found: Fault) -> Problem:
    """Tell that a line begins with a percent sign."""
    what = "a line that begins with '%' is not read"
    return found.at(found.began, what, "delete it, or put quotes around its first word", width=0)


def after_end(found: Fault) -> Problem:
    """Tell that something follows the end of the whole."""
    if found.before.strip():
        return misplaced(found)
    return found.at(
        found.stopped, "this stands behind the end of the file's content", "delete the line above", width=0
    )


# What PyYAML says, from its reader in C or its own, to what people did.
SIGNS: Mapping[str, Callable[[Fault], Problem]] = {
    "flow (sequence|mapping)": unclosed_bracket,
    "unexpected (end of stream|document)": unclosed_quote,
    "escape (character|code|sequence)|hexdecimal": backslash,
    "values are not allowed": colon,
    "unexpected ':'": no_space,
    "keys are not allowed": begins_badly,
    "sequence entries are not allowed": a_list,
    "simple key": no_colon,
    "'-' indicator|block collection": no_dash,
    "block mapping": misplaced,
    "block scalar": block,
    "directive|incompatible YAML": directive,
    "cannot start any token|an (alias|anchor)": begins_badly,
    "node content": no_value,
    "a tag|undefined tag|parsing a node": begins_badly,
    "document start": after_end,
}
