"""Strict reading of nodes: which fields stand under a name, and which of them must."""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from advisor.language.grammar.sections import FILE
from advisor.language.grammar.shapes import Field, Fields, Takes
from advisor.language.reading.misshapen import LINE, instead
from advisor.language.reading.nodes import Entries, Node, Text, is_empty, too_far_right
from advisor.language.reading.numbers import split_at_comma
from advisor.language.reading.words import FIELD, FOREIGN, MOST_GUESSES, TOO_MUCH, spelling
from advisor.names import did_you_mean, nearest
from advisor.problems import BAD_SHAPE, Cause, Problem
from advisor.texts import listing

# Maximum problems in one section: more are no mistakes of one person, the file is none of knowledge.
MOST_PROBLEMS = 5000

# Fields whose readers report by themselves that nothing stands under them.
PASSED_ON = ("each",)

# Maximum fields that are listed where nothing else helps.
LISTED = 20


def entries(
    node: Node, what: str, problems: list[Problem], like: str = LINE, alone: str = ""
) -> tuple[tuple[Text, Node], ...]:
    """Return the entries of a mapping; anything else is a problem and gives none.

    The rest of a number that YAML has split at a comma is no entry of its own. What a text in their place is meant
    for may be known: the one field that must be there.
    """
    if isinstance(node, Entries):
        split = {key: split_at_comma(key, value, before) for before, (key, value) in pairwise(node.entries)}
        problems += filter(None, split.values())
        return tuple(entry for entry in node.entries if not split.get(entry[0]))
    shape = f"{what} must be written in lines of '{like}'"
    problems.append(Problem(node.place, shape, instead(node, like, alone), BAD_SHAPE))
    return ()


def members(
    node: Node, what: str, shape: Fields | Callable[[Node], Fields], problems: list[Problem]
) -> Iterator[tuple[Text, dict[str, Node]]]:
    """Yield the names in a mapping with their fields; those that slid out of one are put back and reported once.

    The shape may depend on what stands under the name.
    """
    left = list(entries(node, what, problems))[::-1]
    elsewhere = Cause(FOREIGN, str(node.place))
    alike = sum(is_foreign(value, shape_of(shape, value), least=1) for _, value in left[:2])
    least = 1 if alike > 1 else 2
    while left:
        key, value = left.pop()
        if len(problems) >= MOST_PROBLEMS:
            what = f"there are more than {MOST_PROBLEMS} problems; reading stops here"
            problems.append(Problem(key.place, what, "fix these first", BAD_SHAPE, Cause(TOO_MUCH, "")))
            return
        fitting = shape_of(shape, value)
        if slid := list(strayed(value, reversed(left), fitting)):
            del left[-len(slid) :]
            what = f"'{slid[0][0].text}' starts too far left to belong to '{key.text}'"
            hint = "start it, and the lines that go with it, further right"
            problems.append(Problem(slid[0][0].place, what, hint, BAD_SHAPE))
            own = value.entries if isinstance(value, Entries) else ()
            yield key, fields(Entries((*own, *slid), key.place), fitting, problems)
        elif is_empty(value) and key.text in FILE.by_key:
            below = [too_far_right(name, "sections") for name, _ in ((key, value), *left)]
            problems += (replace(problem, cause=elsewhere) for problem in below)
            return
        elif misplaced := out_of_place(key, value, left, fitting, least):
            problems.append(replace(misplaced, cause=elsewhere))
        elif is_empty(value):
            problems.append(nothing_under(key))
            yield key, {}
        else:
            yield key, fields(value, fitting, problems)


def out_of_place(
    key: Text, value: Node, left: list[tuple[Text, Node]], shape: Fields, least: int
) -> Problem | None:
    """Return the problem of a line that is no name of its section: a section, a field, or a name of another one."""
    if is_empty(value):
        is_section = left and is_foreign(left[-1][1], shape, least=least)
        return too_far_right(key, "sections") if is_section else None
    if key.text in shape.known and not isinstance(value, Entries):
        what = f"there is no name above '{key.text}', a field of {shape.what}"
        hint = "write the name above it, and start this line further right"
        return Problem(key.place, what, hint, BAD_SHAPE)
    if is_foreign(value, shape, least=least):
        needed = ", ".join(f"'{name}'" for name in shape.required)
        what = f"'{key.text}' has none of the fields of {shape.what}"
        hint = f"it needs {needed}; or is the line missing above that says what these names are?"
        return Problem(key.place, what, hint, BAD_SHAPE)
    return None


def shape_of(shape: Fields | Callable[[Node], Fields], node: Node) -> Fields:
    return shape(node) if callable(shape) else shape


def is_foreign(node: Node, shape: Fields, *, least: int = 2) -> bool:
    """Return whether something has so many fields, and none of them is, or was meant to be, one of a shape."""
    own = [key.text for key, _ in node.entries[:MOST_GUESSES]] if isinstance(node, Entries) else []
    return len(own) >= least and not any(name in shape.known or nearest(name, shape.known) for name in own)


def strayed(
    value: Node, following: Iterable[tuple[Text, Node]], shape: Fields
) -> Iterator[tuple[Text, Node]]:
    """Yield the entries that follow a name but are fields that it lacks, and no names with fields of their own."""
    has = [key.text for key, _ in value.entries] if isinstance(value, Entries) else []
    for key, node in following if isinstance(value, Entries) or is_empty(value) else ():
        named = isinstance(node, Entries) and any(node.get(name) for name in shape.required)
        if key.text not in shape.known or key.text in has or named:
            return
        yield key, node


def nothing_under(key: Text, hint: str = "") -> Problem:
    return Problem(key.place, f"there is nothing under '{key.text}'", hint, BAD_SHAPE)


def fields(node: Node, shape: Fields, problems: list[Problem]) -> dict[str, Node]:
    """Return the known fields of a mapping; unknown, empty and missing ones are problems, each once.

    A misspelt field is taken for the one that was meant, so that nothing else is said of it.
    """
    if is_foreign(node, shape):
        problems += unknown_fields(node, [key for key, _ in entries(node, shape.what, problems)], shape)
        return {}
    known: dict[str, Node] = {}
    empty: dict[str, Problem] = {}
    strange: dict[str, tuple[Text, Node]] = {}
    last: Text | None = None
    for key, value in entries(node, shape.what, problems, alone=sole_text(shape)):
        listed = shape.by_key.get(key.text)
        if is_empty(value) and listed and listed.takes is Takes.PASSAGES:
            last = None  # whether a rule needs a source is no question of its shape
        elif key.text in shape.known:
            last = key if is_empty(value) and key.text not in PASSED_ON else None
            known[key.text] = value
            if last:
                empty[key.text] = nothing_under(key)
        elif last:
            empty[last.text] = nothing_under(last, "start the lines that belong to it further right")
        else:
            strange[key.text] = (key, value)
    problems += empty.values()
    problems += put_back(known, shape)
    problems += replaced(node, known, shape)
    if isinstance(node, Entries):
        problems += list(misfits(node, shape, known, strange, guessing=len(problems) < MOST_GUESSES))
    return {name: value for name, value in known.items() if name not in empty}


def sole_text(shape: Fields) -> str:
    """Return the text that must be there if nothing else must; an empty text if there is no such field."""
    match [shape.by_key[name] for name in shape.required]:
        case [Field(key=key, takes=Takes.TEXT)]:
            return key
        case _:
            return ""


def replaced(node: Node, known: Container[str], shape: Fields) -> Iterator[Problem]:
    """Yield the problems of fields that stand beside another that is in their place."""
    keys = {key.text: key for key, _ in node.entries} if isinstance(node, Entries) else {}
    for field in shape.fields:
        beside = [key for key in field.replaces if key in keys and key in known]
        if beside and field.key in keys:
            what = f"'{field.key}' stands in the place of {listing(map(repr, beside))}"
            yield Problem(keys[field.key].place, what, "leave the one or the other out", BAD_SHAPE)


def put_back(known: dict[str, Node], shape: Fields) -> list[Problem]:
    """Return the problem of a field that slid under the one above it, and put it back."""
    for name in shape.required if len(known) < len(shape.known) else ():
        for owner, value in list(known.items()) if name not in known else ():
            slid = value.get(name) if isinstance(value, Entries) else None
            if not isinstance(value, Entries) or not slid or value.place != value.entries[0][0].place:
                continue  # it has no such field, or stands in brackets
            key = next(key for key, _ in value.entries if key.text == name)
            kept = tuple(entry for entry in value.entries if entry[0] is not key)
            known |= {name: slid, owner: Entries(kept, value.place, value.dropped)}
            return [too_far_right(key, "fields")]
    return []


def unknown_fields(node: Node, keys: Iterable[Text], shape: Fields) -> list[Problem]:
    """Return the problems of unknown fields that have one cause: all of them belong elsewhere."""
    cause = Cause(FOREIGN, str(node.place))
    hint = did_you_mean("", shape.known, listed=LISTED)
    return [
        Problem(key.place, f"{shape.what} has no field '{key.text}'", hint, BAD_SHAPE, cause) for key in keys
    ]


def misfits(
    node: Entries,
    shape: Fields,
    known: dict[str, Node],
    strange: dict[str, tuple[Text, Node]],
    *,
    guessing: bool,
) -> Iterator[Problem]:
    """Yield the problems of unknown fields, and of missing ones unless unknown ones stand for all of them.

    What was meant by an unknown field is found under its right name then.
    """
    unlike = [word for word in strange if not (guessing and nearest(word, shape.known))]
    absent = [name for name in shape.known if name not in known]
    written = dict.fromkeys(known)
    if len(unlike) > max(1, len(known)):
        yield from unknown_fields(node, [strange.pop(word)[0] for word in unlike], shape)
        absent = [name for name in absent if name not in shape.required]
    for word, (key, value) in strange.items():
        meant = nearest(word, absent) if guessing else None
        hint = spelling(word, ()) or did_you_mean(word, shape.known, listed=LISTED) if guessing else ""
        written |= {meant: None} if meant else {}
        if meant and not is_empty(value):
            known[meant] = value
        missing = [name for name in shape.needed(written) if name in absent]
        if word in unlike and 0 < len(missing) <= len(unlike):
            meant = missing[0]
            hint = f"is it the field '{meant}', which is missing here?"
        absent = [name for name in absent if name != meant]
        cause = Cause(FIELD, f"{shape.what}: {word}") if word in unlike else None
        yield Problem(key.place, f"{shape.what} has no field '{word}'", hint, BAD_SHAPE, cause)
    missing = [f"'{name}'" for name in shape.needed(written) if name in absent]
    if missing:
        kind = "field" if len(missing) == 1 else "fields"
        yield Problem(node.place, f"{shape.what} needs the {kind} {', '.join(missing)}", check=BAD_SHAPE)
